-- Events that somebody decided a projection should go on without.
CREATE TABLE timeline_read.skipped_event (
  projection text        NOT NULL,
  sequence   bigint      NOT NULL,
  reason     text        NOT NULL,
  by         text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, sequence)
);
