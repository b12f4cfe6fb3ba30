-- The event store: Marten 9's own tables (single tenant, streams named by strings), column by column, so that
-- Marten itself can open it. Nothing may be added here: Marten's schema tool drops what it does not know.
CREATE SCHEMA IF NOT EXISTS timeline;

CREATE TABLE timeline.mt_streams (
  id          varchar     NOT NULL CONSTRAINT pkey_mt_streams_id PRIMARY KEY,
  type        varchar,
  version     bigint,
  timestamp   timestamptz NOT NULL DEFAULT now(),
  created     timestamptz NOT NULL DEFAULT now(),
  tenant_id   varchar     DEFAULT '*DEFAULT*',
  is_archived boolean     DEFAULT false
);

-- Cache 1: a session that drew numbers ahead would hand them out after younger ones were read.
CREATE SEQUENCE timeline.mt_events_sequence CACHE 1;

CREATE TABLE timeline.mt_events (
  seq_id         bigint       NOT NULL CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY,
  id             uuid         NOT NULL,
  stream_id      varchar      CONSTRAINT fkey_mt_events_stream_id REFERENCES timeline.mt_streams (id) ON DELETE CASCADE,
  version        bigint       NOT NULL,
  data           jsonb        NOT NULL,
  bdata          bytea,
  type           varchar(500) NOT NULL,
  timestamp      timestamptz  NOT NULL DEFAULT now(),
  tenant_id      varchar      DEFAULT '*DEFAULT*',
  mt_dotnet_type varchar,
  correlation_id varchar,
  causation_id   varchar,
  headers        jsonb,
  user_name      varchar,
  is_archived    boolean      DEFAULT false
);

CREATE UNIQUE INDEX idx_mt_events_event_id ON timeline.mt_events (id);
CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON timeline.mt_events (stream_id, version);

-- Marten's own marks, left empty for Marten.
CREATE TABLE timeline.mt_event_progression (
  name         varchar NOT NULL CONSTRAINT pk_mt_event_progression PRIMARY KEY,
  last_seq_id  bigint,
  last_updated timestamptz DEFAULT transaction_timestamp()
);
