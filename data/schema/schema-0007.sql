-- Version 7. Only this script may still change. Workplaces whose corporation is entered apart are
-- found by both names: record_index is made anew (rk_store_fill_version()).

-- Who follows an unpaid member is unpaid as well, or not: kept with the answer.
ALTER TABLE renewal ADD COLUMN no_pay INTEGER;
