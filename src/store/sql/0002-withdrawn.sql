-- Who published a bundle, and why. Empty where a start published the files.
ALTER TABLE served ADD COLUMN who TEXT;
ALTER TABLE served ADD COLUMN why TEXT;

-- What staff took out at once, whatever is published: it stays out until they undo it.
CREATE TABLE withdrawn (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  why  TEXT NOT NULL,
  at   INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
