-- Version 1. Every table of records: id, owning office, then the columns of its kind's field table
-- (src/core/rk-kind-*.c; a test holds one against the other).

CREATE TABLE office (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  person TEXT,
  section TEXT,
  phone TEXT,
  sample INTEGER,
  screen_font TEXT,
  paper_gothic TEXT,
  paper_mincho TEXT,
  backups_kept INTEGER
) STRICT;

CREATE TABLE area (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kana TEXT,
  county TEXT,
  medical_area_code TEXT,
  medical_area TEXT,
  health_center TEXT
) STRICT;

CREATE TABLE size_class (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  lower INTEGER NOT NULL,
  upper INTEGER
) STRICT;

CREATE TABLE workplace (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  corporate_number TEXT,
  registration_number TEXT,
  registered_on TEXT,
  expires_on TEXT,
  postal_code TEXT,
  municipality_code TEXT,
  address TEXT,
  phone TEXT,
  fax TEXT,
  email TEXT,
  website TEXT,
  industry TEXT,
  business TEXT,
  employees INTEGER,
  representative_title TEXT,
  representative TEXT,
  contact_department TEXT,
  contact TEXT,
  insurer_kind TEXT,
  insurer TEXT,
  note TEXT,
  suspected_id INTEGER
) STRICT;
CREATE INDEX workplace_municipality ON workplace (municipality_code);
CREATE INDEX workplace_industry ON workplace (industry);
CREATE INDEX workplace_employees ON workplace (employees);
CREATE INDEX workplace_expires ON workplace (expires_on);

-- 要確認: the original wording of a value that could not be understood.
CREATE TABLE review (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL,
  proposal TEXT,
  source TEXT
) STRICT;
CREATE INDEX review_record ON review (record_id);

CREATE TABLE import_profile (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;

-- Derived from the records above and rebuilt at will: order, match keys and search text of every
-- record. Not in the history.
CREATE TABLE record_index (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  sort BLOB NOT NULL,
  match_0 TEXT,
  match_1 TEXT,
  match_2 TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX record_index_sort ON record_index (kind, sort);
CREATE INDEX record_index_match_0 ON record_index (match_0) WHERE match_0 IS NOT NULL;
CREATE INDEX record_index_match_1 ON record_index (match_1) WHERE match_1 IS NOT NULL;
CREATE INDEX record_index_match_2 ON record_index (match_2) WHERE match_2 IS NOT NULL;

-- What was done, by whom; each entry's hash covers the one before it.
CREATE TABLE history (
  id INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES history (id),
  what TEXT NOT NULL,
  changes INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_target ON history (target);

-- The last link and how many there are, so that the newest cannot go missing unnoticed.
CREATE TABLE history_head (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  hash TEXT NOT NULL,
  entries INTEGER NOT NULL
) STRICT;
INSERT INTO history_head VALUES (1, '', 0);

-- The changeset of an entry, compressed, in pieces.
CREATE TABLE history_piece (
  history_id INTEGER NOT NULL REFERENCES history (id) DEFERRABLE INITIALLY DEFERRED,
  piece INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (history_id, piece)
) STRICT, WITHOUT ROWID;
