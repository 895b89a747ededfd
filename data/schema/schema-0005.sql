-- Version 5: what the parts gained after version 4 went out. Only this script may still change.

-- Indicators: cards that are only a part of the answers to one question; the map that the office
-- supplies; the second indicator of a figure that shows two.
ALTER TABLE indicator ADD COLUMN detail INTEGER;
ALTER TABLE office ADD COLUMN map_id INTEGER REFERENCES attachment (id);
ALTER TABLE figure ADD COLUMN against_id INTEGER REFERENCES indicator (id);
