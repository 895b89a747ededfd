-- Version 3: what the councils’ part gained.

-- Checklists: editions, rounds and answers.

-- Minutes: what the roster said when they were made final stays as it was, whatever people are
-- called afterwards.
ALTER TABLE attendance ADD COLUMN name_then TEXT;
ALTER TABLE attendance ADD COLUMN kana_then TEXT;
ALTER TABLE attendance ADD COLUMN body_then TEXT;
ALTER TABLE attendance ADD COLUMN post_then TEXT;
ALTER TABLE attendance ADD COLUMN role_then TEXT;
ALTER TABLE attendance ADD COLUMN position_then INTEGER;
ALTER TABLE statement ADD COLUMN name_then TEXT;
ALTER TABLE statement ADD COLUMN body_then TEXT;
ALTER TABLE meeting ADD COLUMN council_then TEXT;
ALTER TABLE meeting ADD COLUMN members_then INTEGER;
ALTER TABLE meeting ADD COLUMN quorum_rule_then TEXT;
ALTER TABLE meeting ADD COLUMN quorum_number_then INTEGER;
ALTER TABLE meeting ADD COLUMN deputies_count_then INTEGER;

-- 会議の準備: due days are counted from the meeting; only what was settled keeps its own.
CREATE TABLE todo (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  code TEXT,
  days INTEGER NOT NULL,
  title TEXT NOT NULL,
  hint TEXT,
  owner TEXT,
  note TEXT,
  outcome TEXT,
  settled_on TEXT,
  settled_by TEXT,
  due_kept TEXT
) STRICT;

CREATE INDEX todo_meeting ON todo (meeting_id, days);

-- People who look like one and were said to be two.
CREATE TABLE distinct_people (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  first_id INTEGER NOT NULL REFERENCES person (id),
  second_id INTEGER NOT NULL REFERENCES person (id),
  decided_on TEXT
) STRICT;

CREATE INDEX distinct_people_first ON distinct_people (first_id);
CREATE INDEX distinct_people_second ON distinct_people (second_id);

-- 改選: what is known of a seat before its new term is recorded.
CREATE TABLE renewal (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  seat_id INTEGER NOT NULL REFERENCES seat (id),
  start TEXT NOT NULL,
  nomination_sent_on TEXT,
  answer TEXT,
  name TEXT,
  kana TEXT,
  post TEXT,
  accepted_on TEXT
) STRICT;

CREATE UNIQUE INDEX renewal_seat ON renewal (seat_id, start);
