-- What the questions are asked of. The projection "catalogue" owns the first table, "timeline" all others; each
-- can be emptied and folded from the log again.
CREATE TABLE timeline_read.catalogue (
  kind        text   NOT NULL CHECK (kind IN ('actor', 'topic', 'place')),
  id          text   NOT NULL,
  description jsonb  NOT NULL,
  sequence    bigint NOT NULL,            -- the event that described it last
  PRIMARY KEY (kind, id)
);

CREATE TABLE timeline_read.bulletin (
  id            text        PRIMARY KEY,
  description   jsonb       NOT NULL,
  published     date        NOT NULL,
  sha256        text        NOT NULL,
  registered_at timestamptz NOT NULL,
  sequence      bigint      NOT NULL
);

-- For whom each actor acts: kept here once more, so that "timeline" depends on the log alone.
CREATE TABLE timeline_read.representation (
  actor      text  PRIMARY KEY,
  represents jsonb NOT NULL
);

-- An entry as it was known over a range of the log and as documents had told it over a range of days: for every
-- sequence and every day there is at most one row. The present, all documents counted, is the row open at both ends.
CREATE TABLE timeline_read.entry (
  id               text    NOT NULL,
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
  actors           text[]  NOT NULL,      -- who took part
  standing         text[]  NOT NULL,      -- and all whom they stood for
  actor_roles      text[]  NOT NULL,      -- role and role:actor, who took part
  standing_roles   text[]  NOT NULL,      -- role and role:actor, and all whom they stood for
  topics           text[]  NOT NULL,
  bulletins        text[]  NOT NULL,
  search           tsvector NOT NULL,
  version          bigint  NOT NULL,
  sequence         bigint  NOT NULL,
  recorded_at      timestamptz NOT NULL,
  body             jsonb   NOT NULL,      -- the entry as shown, but for the names that the catalogue gives
  PRIMARY KEY (id, known_from, published_from)
);

CREATE INDEX entry_in_order ON timeline_read.entry (earliest, latest_or_ever, id)
  WHERE known_to IS NULL AND published_to IS NULL;
CREATE INDEX entry_standing ON timeline_read.entry USING gin (standing);
CREATE INDEX entry_actors ON timeline_read.entry USING gin (actors);
CREATE INDEX entry_topics ON timeline_read.entry USING gin (topics);
CREATE INDEX entry_bulletins ON timeline_read.entry USING gin (bulletins);
CREATE INDEX entry_search ON timeline_read.entry USING gin (search);
CREATE INDEX entry_occurred ON timeline_read.entry USING gist (occurred);
