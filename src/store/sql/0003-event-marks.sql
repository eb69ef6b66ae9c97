-- Marks in the order of the events' own times: a batch then changes one page or two instead of one for each event, a
-- tenth of the time of a turn. "stamp" is the time the event itself names (0: none), "at" when it was turned. What was
-- marked before is let go: an event that is delivered again just over this change may be turned twice.
DROP TABLE events;

CREATE TABLE events (
  stamp INTEGER NOT NULL,
  mark  BLOB NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (stamp, mark)
) STRICT, WITHOUT ROWID;
