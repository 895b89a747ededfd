-- Version 4: what the parts gained after version 3 went out.

-- 文書番号 of letters: of 推薦依頼 while it is under way and afterwards, of letters to workplaces.
ALTER TABLE renewal ADD COLUMN nomination_number TEXT;
ALTER TABLE appointment ADD COLUMN nomination_number TEXT;
ALTER TABLE ledger ADD COLUMN letter_number TEXT;

-- Checklists: evidence rests on an indicator or a line of a plan as well.
ALTER TABLE evidence ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
ALTER TABLE evidence ADD COLUMN measure_id INTEGER REFERENCES measure (id);
CREATE INDEX evidence_indicator ON evidence (indicator_id);
CREATE INDEX evidence_measure ON evidence (measure_id);

-- 事業所の登録: files of workplaces; consent to publication, entry by entry.
CREATE TABLE workplace_file (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  attachment_id INTEGER NOT NULL REFERENCES attachment (id),
  added_on TEXT,
  note TEXT
) STRICT;

CREATE INDEX workplace_file_workplace ON workplace_file (workplace_id);
CREATE INDEX workplace_file_attachment ON workplace_file (attachment_id);

ALTER TABLE status ADD COLUMN consent_address INTEGER;
ALTER TABLE status ADD COLUMN consent_industry INTEGER;
ALTER TABLE status ADD COLUMN consent_employees INTEGER;
ALTER TABLE status ADD COLUMN consent_declaration INTEGER;
ALTER TABLE status ADD COLUMN consent_website INTEGER;
-- Until now place and trade went with the name.
UPDATE status SET consent_address = consent_name, consent_industry = consent_name
  WHERE consent_name IS NOT NULL;

-- What shares of workplaces are taken of: how many there are of an area, trade and size.
CREATE TABLE establishment (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  area TEXT NOT NULL,
  year INTEGER NOT NULL,
  industry TEXT,
  size_lower INTEGER,
  size_upper INTEGER,
  number INTEGER,
  source TEXT
) STRICT;

CREATE UNIQUE INDEX establishment_cell ON establishment (year, area, ifnull(industry, ''),
  ifnull(size_lower, 0), ifnull(size_upper, 0));

-- Plans: what a target is fed from, what an actual value was taken from, indicators by their cards.
ALTER TABLE target ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
ALTER TABLE target ADD COLUMN scheme_id INTEGER REFERENCES scheme (id);
ALTER TABLE target ADD COLUMN rung TEXT;
ALTER TABLE target ADD COLUMN area TEXT;
ALTER TABLE target ADD COLUMN sex TEXT;
ALTER TABLE target_value ADD COLUMN as_of TEXT;
ALTER TABLE target_value ADD COLUMN source TEXT;
ALTER TABLE logic_node ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
CREATE INDEX target_indicator ON target (indicator_id);
CREATE INDEX target_scheme ON target (scheme_id);
CREATE INDEX logic_node_indicator ON logic_node (indicator_id);

-- Indicators: what the office wrote of the strengths and issues of a 圏域.
CREATE TABLE area_summary (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  area TEXT NOT NULL,
  name TEXT NOT NULL,
  strength_1 TEXT,
  strength_2 TEXT,
  strength_3 TEXT,
  issue_1 TEXT,
  issue_2 TEXT,
  issue_3 TEXT
) STRICT;
CREATE UNIQUE INDEX area_summary_area ON area_summary (area);

-- Which indicators were read from one table: found without a look at their values.
DROP INDEX observation_dataset;
CREATE INDEX observation_dataset ON observation (dataset_id, indicator_id);
