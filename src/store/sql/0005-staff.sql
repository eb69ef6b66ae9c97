-- Who may sign in to the studio. Nothing else is kept about a person. "key" is the name without its capitals, so that two
-- people are never told apart by those alone; "password" is a hash with its salt and how it was made (passwords.ts).
CREATE TABLE staff (
  key       TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  roles     TEXT NOT NULL,
  languages TEXT NOT NULL,
  password  TEXT NOT NULL,
  added_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Browsers that are signed in. "mark" is the SHA-256 of what the browser holds: whoever reads the file cannot sign in.
CREATE TABLE staff_sessions (
  mark     BLOB PRIMARY KEY,
  staff    TEXT NOT NULL REFERENCES staff (key) ON DELETE CASCADE,
  began_at INTEGER NOT NULL,
  used_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_sessions_staff ON staff_sessions (staff);
