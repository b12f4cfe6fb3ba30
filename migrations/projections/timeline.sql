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

-- An entry as it was known over a range of the log and as documents had told it over a range of days: for every
-- sequence and every day there is at most one row. The present, all documents counted, has a partition of its own.
CREATE TABLE entry (
  id               text COLLATE "C" NOT NULL,
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
  first_published  date    NOT NULL,
  coding_type      text    NOT NULL,
  quad_class       text    NOT NULL,
  place            text,
  terms            text[] COLLATE "C" NOT NULL,  -- words by which entries are found: see EntryTerms
  parts            text[] COLLATE "C" NOT NULL,  -- words by which entries that were found are told apart
  version          bigint  NOT NULL,
  sequence         bigint  NOT NULL,
  recorded_at      timestamptz NOT NULL,
  body             jsonb   NOT NULL,      -- the entry as shown, but for the names that the catalogue gives
  search           tsvector,              -- words_of(body); null in the past, where nobody pays for it before somebody asks
  CHECK (present = (known_to IS NULL AND published_to IS NULL))
) PARTITION BY LIST (present);

-- Rows of some 2 kB are not worth the time that it takes to compress them.
CREATE TABLE entry_present PARTITION OF entry FOR VALUES IN (true) WITH (toast_tuple_target = 8160);
CREATE UNIQUE INDEX entry_present_id ON entry_present (id);
CREATE INDEX entry_present_known_from ON entry_present (known_from);
CREATE INDEX entry_present_in_order ON entry_present (earliest, latest_or_ever, id);
CREATE INDEX entry_present_recorded ON entry_present (sequence, id);
CREATE INDEX entry_present_terms ON entry_present USING gin (terms);
CREATE INDEX entry_present_search ON entry_present USING gin (search);

CREATE TABLE entry_past PARTITION OF entry FOR VALUES IN (false) WITH (toast_tuple_target = 8160);
CREATE UNIQUE INDEX entry_past_id ON entry_past (id, known_from, published_from);
CREATE INDEX entry_past_known_from ON entry_past (known_from);
CREATE INDEX entry_past_known_to ON entry_past (known_to);
CREATE INDEX entry_past_in_order ON entry_past (earliest, latest_or_ever, id);
CREATE INDEX entry_past_terms ON entry_past USING gin (terms);

-- What a timeline lists under a side or a topic, and under "all", in its order; rows are as wide as nothing of that
-- changes. A page, and how many there are, is read from the index alone.
CREATE TABLE listing (
  term             text COLLATE "C" NOT NULL,    -- side:SLUG, topic:SLUG, all
  width            smallint NOT NULL,            -- how long it lasted: see ListingWidth
  earliest         date    NOT NULL,
  latest_or_ever   date    NOT NULL,
  id               text COLLATE "C" NOT NULL,
  known_from       bigint  NOT NULL,
  known_to         bigint,
  published_from   date    NOT NULL,
  published_to     date,
  kind             text    NOT NULL,
  status           text    NOT NULL
);
CREATE INDEX listing_in_order ON listing (term, width, earliest, latest_or_ever, id)
  INCLUDE (known_from, known_to, published_from, published_to, kind, status);
