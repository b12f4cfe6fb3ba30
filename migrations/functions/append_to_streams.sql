-- Appends events to several streams, all or none: what append_events does for one, in one statement for all of them.
-- Streams come in ascending order, which is everybody's order of locks.
CREATE OR REPLACE FUNCTION timeline.append_to_streams(
  streams       varchar[],
  stream_types  varchar[],
  expected      bigint[],    -- 0 for a stream that is to begin
  event_places  int[],       -- of each event the place of its stream in "streams", from 1
  ids           uuid[],
  types         varchar[],
  dotnet_types  varchar[],
  data          jsonb[],
  at            timestamptz,
  by            varchar,
  correlation   varchar,
  causation     varchar,
  OUT sequence  bigint,
  OUT repeated  boolean      -- true when all events stood there already
)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  locked int;
  astray int[];   -- places of streams that are not at the expected version
  one record;
BEGIN
  -- Before any number the upsert, for the reason told in append_events.
  WITH given AS (
    SELECT s.stream, s.stream_type, s.expected, place, e.added
    FROM unnest(streams, stream_types, expected) WITH ORDINALITY AS s (stream, stream_type, expected, place)
    JOIN (SELECT u.place, count(*) AS added FROM unnest(event_places) AS u (place) GROUP BY u.place) AS e USING (place)
  ), reached AS (
    INSERT INTO timeline.mt_streams AS s (id, type, version, timestamp, created)
    SELECT g.stream, g.stream_type, g.added, at, at FROM given g ORDER BY g.place
    ON CONFLICT ON CONSTRAINT pkey_mt_streams_id
    DO UPDATE SET version = s.version + EXCLUDED.version, timestamp = EXCLUDED.timestamp
    RETURNING s.id, s.version
  )
  SELECT count(*), array_agg(g.place ORDER BY g.place) FILTER (WHERE r.version <> g.expected + g.added) INTO locked, astray
  FROM reached r JOIN given g ON g.stream = r.id;

  IF (locked > 0 AND locked = cardinality(streams)) IS NOT TRUE THEN
    RAISE EXCEPTION 'An append needs at least one event for each of its streams.' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  IF astray IS NOT NULL THEN
    -- A retry or a conflict: append_events tells, from where the stream was before.
    FOR one IN
      SELECT u.place, array_agg(u.id ORDER BY n) AS ids, array_agg(u.type ORDER BY n) AS types,
             array_agg(u.dotnet_type ORDER BY n) AS dotnet_types, array_agg(u.data ORDER BY n) AS data
      FROM unnest(event_places, ids, types, dotnet_types, data) WITH ORDINALITY AS u (place, id, type, dotnet_type, data, n)
      WHERE u.place = ANY (astray) GROUP BY u.place ORDER BY u.place
    LOOP
      UPDATE timeline.mt_streams SET version = version - cardinality(one.ids) WHERE id = streams[one.place];
      SELECT greatest(append_to_streams.sequence, told.sequence) INTO sequence
      FROM timeline.append_events(streams[one.place], stream_types[one.place], expected[one.place], one.ids, one.types,
                                  one.dotnet_types, one.data, at, by, correlation, causation) AS told;
    END LOOP;
  END IF;

  repeated := cardinality(astray) IS NOT DISTINCT FROM cardinality(streams);
  IF repeated THEN
    RETURN;
  END IF;

  -- Numbers are drawn in the order of the events.
  INSERT INTO timeline.mt_events
    (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, user_name, correlation_id, causation_id)
  SELECT nextval('timeline.mt_events_sequence'), e.id, e.stream, e.version, e.data, e.type, e.dotnet_type, at, by, correlation, causation
  FROM (SELECT u.id, u.type, u.dotnet_type, u.data, s.stream, s.expected + row_number() OVER (PARTITION BY place ORDER BY u.n) AS version
        FROM unnest(event_places, ids, types, dotnet_types, data) WITH ORDINALITY AS u (place, id, type, dotnet_type, data, n)
        JOIN unnest(streams, expected) WITH ORDINALITY AS s (stream, expected, place) USING (place)
        WHERE (place = ANY (astray)) IS NOT TRUE
        ORDER BY place, u.n) AS e;
  sequence := currval('timeline.mt_events_sequence');
END
$$;
