-- How many holes of the log each projection has passed over, each with proof that nothing will ever be written there.
-- One that is older counts from now on.
ALTER TABLE timeline_read.projection ADD COLUMN holes_passed bigint NOT NULL DEFAULT 0;
