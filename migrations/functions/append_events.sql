-- Appends events to one stream: the only way in. Raises TL409 when the stream is not at the expected version,
-- unless exactly these events stand there already: then it answers what the first call answered (a retry).
CREATE OR REPLACE FUNCTION timeline.append_events(
  stream        varchar,
  stream_type   varchar,
  expected      bigint,      -- 0 for a stream that is to begin
  ids           uuid[],
  types         varchar[],
  dotnet_types  varchar[],
  data          jsonb[],
  at            timestamptz,
  by            varchar,
  correlation   varchar,
  causation     varchar
)
RETURNS TABLE (reached bigint, sequence bigint, repeated boolean)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  added CONSTANT int := cardinality(ids);
  found_at bigint;
BEGIN
  IF (added > 0) IS NOT TRUE THEN
    RAISE EXCEPTION 'An append needs at least one event.' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- Before any number the upsert: it locks the stream and gives this transaction its id. Readers prove a hole in the
  -- log dead by "every transaction older than the fence has ended", which holds only if no number is ever drawn
  -- by a transaction that has no id yet.
  INSERT INTO timeline.mt_streams AS s (id, type, version, timestamp, created)
  VALUES (stream, stream_type, added, at, at)
  ON CONFLICT ON CONSTRAINT pkey_mt_streams_id
  DO UPDATE SET version = s.version + added, timestamp = EXCLUDED.timestamp
  RETURNING s.version - added INTO found_at;

  IF found_at <> expected THEN
    SELECT max(e.version), max(e.seq_id) INTO reached, sequence
    FROM unnest(ids) WITH ORDINALITY AS given (id, n)
    JOIN timeline.mt_events e ON e.id = given.id AND e.stream_id = stream AND e.version = expected + given.n
    HAVING count(*) = added;

    IF reached IS NULL THEN
      RAISE EXCEPTION 'Stream % is at version %, not at %.', stream, found_at, expected
        USING ERRCODE = 'TL409', HINT = found_at::text;  -- for programs; Npgsql keeps a DETAIL back from them
    END IF;

    UPDATE timeline.mt_streams s
    SET version = found_at,
        timestamp = (SELECT e.timestamp FROM timeline.mt_events e WHERE e.stream_id = stream AND e.version = found_at)
    WHERE s.id = stream;
    repeated := true;
    RETURN NEXT;
    RETURN;
  END IF;

  INSERT INTO timeline.mt_events
    (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, user_name, correlation_id, causation_id)
  SELECT nextval('timeline.mt_events_sequence'), given.id, stream, expected + given.n, given.data, given.type,
         given.dotnet_type, at, by, correlation, causation
  FROM (SELECT * FROM unnest(ids, types, dotnet_types, data) WITH ORDINALITY AS u (id, type, dotnet_type, data, n)
        ORDER BY n) AS given;

  reached := expected + added;
  sequence := currval('timeline.mt_events_sequence');
  repeated := false;
  RETURN NEXT;
END
$$;
