CREATE TABLE bulletin (
  id                text        PRIMARY KEY,
  description       jsonb       NOT NULL,
  published         date        NOT NULL,
  sha256            text        NOT NULL,
  registered_at     timestamptz NOT NULL,
  sequence          bigint      NOT NULL,
  withdrawn         bigint,               -- the event by which it was withdrawn; null while its words count
  withdrawn_because text
);

-- For whom each actor acts: kept here once more, so that "timeline" depends on the log alone.
CREATE TABLE representation (
  actor      text  PRIMARY KEY,
  represents jsonb NOT NULL
);

-- Which occurrences were ever merged into which, undone or not: their entries depend on each other.
CREATE TABLE merge (
  duplicate text NOT NULL,
  survivor  text NOT NULL,
  PRIMARY KEY (duplicate, survivor)
);
CREATE INDEX merge_survivor ON merge (survivor);

-- All words that an entry is found by.
CREATE FUNCTION words_of(body jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', body ->> 'title'), 'A')
    || setweight(jsonb_to_tsvector('pg_catalog.english', jsonb_build_array(
         body -> 'summary', body -> 'note', jsonb_path_query_array(body, '$.citations[*].quote')), '["string"]'), 'B')
$$;

-- An entry as it was known over a range of the log and as documents had told it over a range of days: for every
-- sequence and every day there is at most one row. The present, all documents counted, has a partition of its own.
CREATE TABLE entry (
  id               text    NOT NULL,
  present          boolean NOT NULL,      -- open at both ends
  known_from       bigint  NOT NULL,      -- inclusive
  known_to         bigint,                -- exclusive; null: still
  published_from   date    NOT NULL,      -- inclusive
  published_to     date,                  -- exclusive; null: ever since
  kind             text    NOT NULL,
  status           text    NOT NULL,
  earliest         date    NOT NULL,
  latest           date,                  -- null: open or unknown end
  latest_or_ever   date    NOT NULL GENERATED ALWAYS AS (coalesce(latest, 'infinity')) STORED,
  occurred         daterange NOT NULL GENERATED ALWAYS AS (daterange(earliest, latest, '[]')) STORED,
  first_published  date    NOT NULL,
  coding_type      text    NOT NULL,
  quad_class       text    NOT NULL,
  place            text,
  terms            text[]  NOT NULL,      -- who, in which role, about what, by which document: see EntryTerms
  version          bigint  NOT NULL,
  sequence         bigint  NOT NULL,
  recorded_at      timestamptz NOT NULL,
  body             jsonb   NOT NULL,      -- the entry as shown, but for the names that the catalogue gives
  search           tsvector GENERATED ALWAYS AS (CASE WHEN present THEN words_of(body) END) STORED,
  CHECK (present = (known_to IS NULL AND published_to IS NULL))
) PARTITION BY LIST (present);

CREATE TABLE entry_present PARTITION OF entry FOR VALUES IN (true);
CREATE UNIQUE INDEX entry_present_id ON entry_present (id);
CREATE INDEX entry_present_in_order ON entry_present (earliest, latest_or_ever, id);
CREATE INDEX entry_present_terms ON entry_present USING gin (terms);
CREATE INDEX entry_present_search ON entry_present USING gin (search);
CREATE INDEX entry_present_occurred ON entry_present USING gist (occurred);

CREATE TABLE entry_past PARTITION OF entry FOR VALUES IN (false);
CREATE UNIQUE INDEX entry_past_id ON entry_past (id, known_from, published_from);
CREATE INDEX entry_past_in_order ON entry_past (earliest, latest_or_ever, id);
CREATE INDEX entry_past_terms ON entry_past USING gin (terms);
