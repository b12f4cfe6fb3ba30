-- All words that an entry is found by. Entries keep them: whoever changes this rebuilds the projection "timeline".
CREATE OR REPLACE FUNCTION timeline_read.words_of(body jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', body ->> 'title'), 'A')
    || setweight(jsonb_to_tsvector('pg_catalog.english', jsonb_build_array(
         body -> 'summary', body -> 'note', jsonb_path_query_array(body, '$.citations[*].quote')), '["string"]'), 'B')
$$;
