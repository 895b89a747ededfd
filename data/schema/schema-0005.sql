-- Version 5: what the parts gained after version 4 went out. Only this script may still change.

-- Plans: a line is about a health indicator by its card. Where the words were a card's very name,
-- that card is meant.
ALTER TABLE measure ADD COLUMN indicator_id INTEGER REFERENCES indicator (id);
CREATE INDEX measure_indicator ON measure (indicator_id);
UPDATE measure SET indicator_id = (SELECT i.id FROM indicator i WHERE i.name = measure.indicator);
