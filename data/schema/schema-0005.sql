-- Version 5: what the parts gained after version 4 went out.

-- Councils: meetings held by several councils, reappointments over the limit, marks of every contact.
CREATE TABLE joint (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  council_id INTEGER NOT NULL REFERENCES council (id),
  council_then TEXT,
  members_then INTEGER,
  quorum_rule_then TEXT,
  quorum_number_then INTEGER,
  deputies_count_then INTEGER,
  attending_then INTEGER,
  deputies_then INTEGER,
  number INTEGER
) STRICT;
CREATE UNIQUE INDEX joint_meeting ON joint (meeting_id, council_id);
CREATE INDEX joint_council ON joint (council_id);
-- What final minutes count, of the council that calls as of the others.
ALTER TABLE meeting ADD COLUMN attending_then INTEGER;
ALTER TABLE meeting ADD COLUMN deputies_then INTEGER;

ALTER TABLE renewal ADD COLUMN limit_reason TEXT;
ALTER TABLE appointment ADD COLUMN limit_reason TEXT;

ALTER TABLE person ADD COLUMN mobile_shown TEXT;
ALTER TABLE person ADD COLUMN fax_shown TEXT;
ALTER TABLE person ADD COLUMN email_2_shown TEXT;
-- As it was until now: nobody but the secretariat saw them.
UPDATE person SET mobile_shown = '内部', fax_shown = '内部', email_2_shown = '内部';

-- Indicators: cards that are only a part of the answers to one question; the map that the office
-- supplies; the second indicator of a figure that shows two.
ALTER TABLE indicator ADD COLUMN detail INTEGER;
ALTER TABLE office ADD COLUMN map_id INTEGER REFERENCES attachment (id);
ALTER TABLE figure ADD COLUMN against_id INTEGER REFERENCES indicator (id);

-- Plans: a line is about a health indicator by its card. Where the words were a card's very name,
-- that card is meant.
ALTER TABLE measure ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
CREATE INDEX measure_indicator ON measure (indicator_id);
UPDATE measure SET indicator_id = (SELECT i.id FROM indicator i WHERE i.name = measure.indicator);
