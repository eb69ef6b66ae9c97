-- How often an answer of an anonymous questionnaire was given, a week at a time: nothing here leads to a person.
CREATE TABLE counts (
  week   TEXT NOT NULL,
  answer TEXT NOT NULL,
  times  INTEGER NOT NULL,
  PRIMARY KEY (week, answer)
) STRICT, WITHOUT ROWID;
