-- Version 4: what the parts gained after version 3 went out. Only this script may still change.

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
