-- The tables of a projection stand in a schema of their own for each build, so that one can be built beside another;
-- projections/*.sql define them, and views in timeline_read show the live ones. What was folded before is folded anew.
DROP TABLE timeline_read.entry, timeline_read.catalogue, timeline_read.bulletin, timeline_read.representation, timeline_read.merge;
DELETE FROM timeline_read.projection;
ALTER TABLE timeline_read.projection
  ADD COLUMN build int NOT NULL DEFAULT 0,  -- 0: it has no tables that are built
  ADD COLUMN definition text;               -- the hash of the SQL that made its tables
