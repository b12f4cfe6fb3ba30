-- What the reader found in bulletins, and what was decided about it.
CREATE TABLE proposal (
  id         text COLLATE "C" PRIMARY KEY,
  bulletin   text COLLATE "C" NOT NULL,
  place      int     NOT NULL,            -- where its first passage begins
  kind       text    NOT NULL,            -- as proposed, or as amended
  state      text    NOT NULL,
  confidence numeric NOT NULL,
  version    bigint  NOT NULL,
  sequence   bigint  NOT NULL,
  body       jsonb   NOT NULL             -- the proposal as shown, but for the names that the catalogue gives
);
CREATE INDEX proposal_in_order ON proposal (bulletin, place, id);
CREATE INDEX proposal_open ON proposal (bulletin, place, id) WHERE state = 'open';

-- The bulletins that the program is to read, and how the last reading went.
CREATE TABLE reading (
  bulletin  text COLLATE "C" PRIMARY KEY,
  withdrawn boolean NOT NULL DEFAULT false,
  reader    text,                         -- the version of the rules that read it last; null: none has
  sentences int,
  dated     int,
  failure   text,
  sequence  bigint  NOT NULL
);
