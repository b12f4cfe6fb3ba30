-- The documents' own bytes, kept once each by their hash and never normalised.
CREATE SCHEMA IF NOT EXISTS timeline_text;

CREATE TABLE timeline_text.document (
  sha256   text  PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes    bytea NOT NULL,
  bulletin text  NOT NULL  -- the first to bring these bytes; the same bytes again are this bulletin
);
