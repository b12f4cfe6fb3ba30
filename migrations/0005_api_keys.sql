-- Who may write. A key itself is shown once, when it is made; only its hash is kept.
CREATE TABLE timeline_read.api_key (
  name       text        PRIMARY KEY,
  role       text        NOT NULL CHECK (role IN ('analyst', 'admin')),
  sha256     text        NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
