-- What is remembered. No table holds a platform's own id, or a word about a person, in the clear:
-- "person" and "mark" are keyed hashes, "sealed" is encrypted. Times are ms since 1970.

CREATE TABLE sessions (
  person  TEXT PRIMARY KEY,
  sealed  BLOB NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_seen_at ON sessions (seen_at);

-- Numbered as they came, so that the oldest are found without an index on their time.
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  mark   TEXT NOT NULL UNIQUE,
  at     INTEGER NOT NULL
) STRICT;

-- AUTOINCREMENT: an id is never given twice, so a late "sent" cannot take away somebody else's reply. It begins with
-- the time, so that the ids of a database that had to be made anew are not those of the one before.
CREATE TABLE outbox (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  person  TEXT NOT NULL,
  sealed  BLOB NOT NULL,
  expires INTEGER NOT NULL
) STRICT;

INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', unixepoch() * 1000);

CREATE INDEX outbox_person ON outbox (person);

CREATE TABLE bundles (
  hash         TEXT PRIMARY KEY,
  json         TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

-- Which bundle was served from when; the last row is the one served now.
CREATE TABLE served (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  hash   TEXT NOT NULL REFERENCES bundles (hash),
  at     INTEGER NOT NULL
) STRICT;
