-- Version 8. Only this script may still change.

-- What papers of a meeting whose minutes are final print, as it was then: the side and the division
-- of each member, the other councils of a joint meeting in which the member sat and as what, who
-- spoke for the secretariat.
ALTER TABLE attendance ADD COLUMN side_then TEXT;
ALTER TABLE attendance ADD COLUMN category_then TEXT;
ALTER TABLE attendance ADD COLUMN councils_then TEXT;
ALTER TABLE meeting ADD COLUMN secretariat_head_then TEXT;

-- What a workplace reports of each activity that it declared: a line of code, state and words each.
ALTER TABLE report ADD COLUMN items TEXT;

-- Workplaces are found by their other name, too: corporation and place where the two stand apart,
-- the place alone where one name says both. record_index is made anew (rk_store_fill_version()).
ALTER TABLE record_index ADD COLUMN match_3 TEXT;
CREATE INDEX record_index_match_3 ON record_index (match_3) WHERE match_3 IS NOT NULL;
