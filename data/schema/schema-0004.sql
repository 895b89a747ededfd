-- Version 4: what the parts gained after version 3 went out. Only this script may still change.

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
