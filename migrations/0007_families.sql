-- Which occurrences were ever merged into which, undone or not: their entries depend on each other.
CREATE TABLE timeline_read.merge (
  duplicate text NOT NULL,
  survivor  text NOT NULL,
  PRIMARY KEY (duplicate, survivor)
);
CREATE INDEX merge_survivor ON timeline_read.merge (survivor);

-- The event by which a bulletin was withdrawn, and why; null while its words count.
ALTER TABLE timeline_read.bulletin ADD COLUMN withdrawn bigint, ADD COLUMN withdrawn_because text;
