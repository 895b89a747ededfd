-- Version 4: what the parts gained after version 3 went out. Only this script may still change.

-- 文書番号 of letters: of 推薦依頼 while it is under way and afterwards, of letters to workplaces.
ALTER TABLE renewal ADD COLUMN nomination_number TEXT;
ALTER TABLE appointment ADD COLUMN nomination_number TEXT;
ALTER TABLE ledger ADD COLUMN letter_number TEXT;
-- Checklists: evidence rests on an indicator or a line of a plan as well.
ALTER TABLE evidence ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
ALTER TABLE evidence ADD COLUMN measure_id INTEGER REFERENCES measure (id);
CREATE INDEX evidence_indicator ON evidence (indicator_id);
CREATE INDEX evidence_measure ON evidence (measure_id);
