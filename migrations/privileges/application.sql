-- What the application may do when it runs under a role of its own (GRANT timeline_application TO …): append
-- through the functions alone, so that no writer can draw a number outside the order it keeps.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'timeline_application') THEN
    CREATE ROLE timeline_application NOLOGIN;
  END IF;
EXCEPTION
  -- Roles belong to the server: the migration of another database may be making it at this moment.
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'This user may not create the role timeline_application; no privileges were granted.';
END
$$;

DO $$
BEGIN
  REVOKE EXECUTE ON FUNCTION timeline.append_events, timeline.append_to_streams FROM PUBLIC;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'timeline_application') THEN RETURN; END IF;

  GRANT USAGE ON SCHEMA timeline, timeline_read, timeline_text TO timeline_application;
  GRANT SELECT ON ALL TABLES IN SCHEMA timeline TO timeline_application;
  GRANT EXECUTE ON FUNCTION timeline.append_events, timeline.append_to_streams TO timeline_application;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA timeline_read TO timeline_application;
  GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA timeline_text TO timeline_application;

  -- And on the tables of later migrations: this file does not run again for them.
  ALTER DEFAULT PRIVILEGES IN SCHEMA timeline_read GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO timeline_application;
  ALTER DEFAULT PRIVILEGES IN SCHEMA timeline_text GRANT SELECT, INSERT, UPDATE ON TABLES TO timeline_application;
END
$$;
