-- The last description of every actor, topic and place.
CREATE TABLE catalogue (
  kind        text   NOT NULL CHECK (kind IN ('actor', 'topic', 'place')),
  id          text   NOT NULL,
  description jsonb  NOT NULL,
  sequence    bigint NOT NULL,            -- the event that described it last
  PRIMARY KEY (kind, id)
);
