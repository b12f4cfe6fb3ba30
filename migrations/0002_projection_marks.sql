-- How far each projection has folded the log. The row is also the lock by which one node leads.
CREATE TABLE timeline_read.projection (
  name            text        PRIMARY KEY,
  mark            bigint      NOT NULL DEFAULT 0,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  passed_over     bigint      NOT NULL DEFAULT 0,  -- events of types that nothing here knows
  paused_at       timestamptz,
  paused_sequence bigint,                          -- the event that it could not fold
  paused_reason   text
);
