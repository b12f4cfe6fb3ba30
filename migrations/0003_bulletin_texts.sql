-- The documents' own words, kept once each by the hash of their bytes and never normalised.
CREATE SCHEMA IF NOT EXISTS timeline_text;

CREATE TABLE timeline_text.document (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes  bytea NOT NULL
);
