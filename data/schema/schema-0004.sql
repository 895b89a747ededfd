-- Version 4: what the parts gained after version 3 went out. Only this script may still change.

-- 文書番号 of letters: of 推薦依頼 while it is under way and afterwards, of letters to workplaces.
ALTER TABLE renewal ADD COLUMN nomination_number TEXT;
ALTER TABLE appointment ADD COLUMN nomination_number TEXT;
ALTER TABLE ledger ADD COLUMN letter_number TEXT;
