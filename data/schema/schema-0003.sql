-- Version 3: what the councils’ part gained.

-- Meetings held in writing: what each member answers to each item. Transcripts: where a statement
-- stands in the recording.
ALTER TABLE statement ADD COLUMN recorded_at INTEGER;

CREATE TABLE ballot (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  vote TEXT NOT NULL,
  opinion TEXT,
  replied_on TEXT
) STRICT;

CREATE UNIQUE INDEX ballot_member ON ballot (agenda_item_id, appointment_id);
CREATE INDEX ballot_meeting ON ballot (meeting_id);
CREATE INDEX ballot_appointment ON ballot (appointment_id);

-- Checklists: editions, rounds and answers.
