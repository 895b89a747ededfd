-- Version 3: what the councils’ part gained.

-- Meetings held in writing: what each member answers to each item. Transcripts: where a statement
-- stands in the recording.
ALTER TABLE statement ADD COLUMN recorded_at INTEGER;

CREATE TABLE ballot (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  vote TEXT NOT NULL,
  opinion TEXT,
  replied_on TEXT
) STRICT;

CREATE UNIQUE INDEX ballot_member ON ballot (agenda_item_id, appointment_id);
CREATE INDEX ballot_meeting ON ballot (meeting_id);
CREATE INDEX ballot_appointment ON ballot (appointment_id);

-- Checklists: editions, rounds and answers.
CREATE TABLE edition (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  version TEXT NOT NULL,
  position INTEGER,
  target TEXT,
  unit TEXT,
  fidelity TEXT,
  source TEXT,
  scale TEXT,
  method TEXT NOT NULL,
  rule TEXT,
  fixed_on TEXT,
  copied_from_id INTEGER REFERENCES edition (id),
  retired_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE edition_level (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  position INTEGER,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  title TEXT
) STRICT;

CREATE TABLE edition_block (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  position INTEGER,
  code TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE edition_mark (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  position INTEGER,
  code TEXT NOT NULL,
  mark TEXT NOT NULL,
  label TEXT NOT NULL,
  points INTEGER
) STRICT;

CREATE TABLE edition_item (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  block_id INTEGER NOT NULL REFERENCES edition_block (id),
  level_id INTEGER REFERENCES edition_level (id),
  position INTEGER,
  code TEXT NOT NULL,
  required INTEGER,
  label TEXT NOT NULL,
  hint TEXT,
  effort TEXT,
  owner TEXT,
  examples TEXT,
  evidence TEXT,
  follows TEXT
) STRICT;

CREATE TABLE edition_map (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  from_item_id INTEGER NOT NULL REFERENCES edition_item (id),
  to_item_id INTEGER NOT NULL REFERENCES edition_item (id),
  note TEXT
) STRICT;

CREATE TABLE round (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  council_id INTEGER REFERENCES council (id),
  meeting_id INTEGER REFERENCES meeting (id),
  workplace_id INTEGER REFERENCES workplace (id),
  subject TEXT,
  year INTEGER NOT NULL,
  version INTEGER,
  due TEXT,
  closed_on TEXT,
  reason TEXT,
  note TEXT
) STRICT;

CREATE TABLE answer (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  round_id INTEGER NOT NULL REFERENCES round (id),
  item_id INTEGER NOT NULL REFERENCES edition_item (id),
  body_id INTEGER REFERENCES body (id),
  mark_id INTEGER REFERENCES edition_mark (id),
  comment TEXT,
  answered_by TEXT,
  answered_on TEXT
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  round_id INTEGER NOT NULL REFERENCES round (id),
  item_id INTEGER NOT NULL REFERENCES edition_item (id),
  text TEXT NOT NULL,
  meeting_id INTEGER REFERENCES meeting (id),
  material_id INTEGER REFERENCES material (id),
  attachment_id INTEGER REFERENCES attachment (id),
  action_id INTEGER REFERENCES action (id),
  query TEXT,
  added_on TEXT
) STRICT;

CREATE UNIQUE INDEX edition_code ON edition (code, version);
CREATE INDEX edition_copied ON edition (copied_from_id);
CREATE UNIQUE INDEX edition_level_code ON edition_level (edition_id, code);
CREATE UNIQUE INDEX edition_block_code ON edition_block (edition_id, code);
CREATE UNIQUE INDEX edition_mark_code ON edition_mark (edition_id, code);
CREATE UNIQUE INDEX edition_item_code ON edition_item (edition_id, code);
CREATE INDEX edition_item_block ON edition_item (block_id);
CREATE INDEX edition_item_level ON edition_item (level_id);
CREATE UNIQUE INDEX edition_map_items ON edition_map (from_item_id, to_item_id);
CREATE INDEX edition_map_to ON edition_map (to_item_id);
CREATE UNIQUE INDEX round_subject ON round (edition_id, year, ifnull(council_id, 0),
  ifnull(meeting_id, 0), ifnull(workplace_id, 0), ifnull(subject, ''), version);
CREATE INDEX round_council ON round (council_id, year);
CREATE INDEX round_meeting ON round (meeting_id);
CREATE INDEX round_workplace ON round (workplace_id);
CREATE UNIQUE INDEX answer_item ON answer (round_id, item_id, ifnull(body_id, 0));
CREATE INDEX answer_of_item ON answer (item_id);
CREATE INDEX answer_body ON answer (body_id);
CREATE INDEX answer_mark ON answer (mark_id);
CREATE INDEX evidence_item ON evidence (round_id, item_id);
CREATE INDEX evidence_of_item ON evidence (item_id);
CREATE INDEX evidence_meeting ON evidence (meeting_id);
CREATE INDEX evidence_material ON evidence (material_id);
CREATE INDEX evidence_attachment ON evidence (attachment_id);
CREATE INDEX evidence_action ON evidence (action_id);

-- Meetings: how the tables stand, and how the packet is put together.
ALTER TABLE meeting ADD COLUMN seating TEXT;
ALTER TABLE meeting ADD COLUMN seating_side INTEGER;
ALTER TABLE meeting ADD COLUMN seating_spare INTEGER;
ALTER TABLE meeting ADD COLUMN seating_words TEXT;
ALTER TABLE meeting ADD COLUMN seating_honorific INTEGER;
ALTER TABLE meeting ADD COLUMN packet_parts TEXT;
ALTER TABLE meeting ADD COLUMN packet_single_sided INTEGER;
ALTER TABLE meeting ADD COLUMN packet_two_up INTEGER;
ALTER TABLE meeting ADD COLUMN packet_numbers TEXT;
-- Until now the form was told by the places that were given by hand.
UPDATE meeting SET seating = (SELECT substr (a.place, 1, instr (a.place, ' ') - 1) FROM attendance a
  WHERE a.meeting_id = meeting.id AND a.place LIKE '% %' ORDER BY a.id LIMIT 1);
-- The invitation as offices began with it asks everybody to come, also to a meeting in writing.
UPDATE letter SET body = replace (replace (body,
    '下記のとおり開催しますので、御多用のところ恐れ入りますが、御出席くださいますようお願いします。',
    '下記のとおり{開催の方法}開催しますので、{出席の依頼}'),
    'なお、御出席の可否を{回答期限}までに出欠回答票で御回答ください。', '{回答の依頼}'),
  items = replace (items, '場　　所　{会場}' || char (10) || '議　　題',
    '場　　所　{会場}' || char (10) || '回答期限　{書面の期限}' || char (10) || '議　　題')
  WHERE document = 'invitation';
UPDATE letter SET body = replace (body, '送付しますので、当日お持ちください。',
  '送付しますので、{資料の扱い}') WHERE document = 'notice';

-- Minutes: what the roster said when they were made final stays as it was, whatever people are
-- called afterwards.
ALTER TABLE attendance ADD COLUMN name_then TEXT;
ALTER TABLE attendance ADD COLUMN kana_then TEXT;
ALTER TABLE attendance ADD COLUMN body_then TEXT;
ALTER TABLE attendance ADD COLUMN post_then TEXT;
ALTER TABLE attendance ADD COLUMN role_then TEXT;
ALTER TABLE attendance ADD COLUMN position_then INTEGER;
ALTER TABLE statement ADD COLUMN name_then TEXT;
ALTER TABLE statement ADD COLUMN body_then TEXT;
ALTER TABLE meeting ADD COLUMN council_then TEXT;
ALTER TABLE meeting ADD COLUMN members_then INTEGER;
ALTER TABLE meeting ADD COLUMN quorum_rule_then TEXT;
ALTER TABLE meeting ADD COLUMN quorum_number_then INTEGER;
ALTER TABLE meeting ADD COLUMN deputies_count_then INTEGER;

-- 会議の準備: due days are counted from the meeting; only what was settled keeps its own.
CREATE TABLE todo (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  code TEXT,
  days INTEGER NOT NULL,
  title TEXT NOT NULL,
  hint TEXT,
  owner TEXT,
  note TEXT,
  outcome TEXT,
  settled_on TEXT,
  settled_by TEXT,
  due_kept TEXT
) STRICT;

CREATE INDEX todo_meeting ON todo (meeting_id, days);

-- People who look like one and were said to be two.
CREATE TABLE distinct_people (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  first_id INTEGER NOT NULL REFERENCES person (id),
  second_id INTEGER NOT NULL REFERENCES person (id),
  decided_on TEXT
) STRICT;

CREATE INDEX distinct_people_first ON distinct_people (first_id);
CREATE INDEX distinct_people_second ON distinct_people (second_id);

-- 改選: what is known of a seat before its new term is recorded.
CREATE TABLE renewal (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  seat_id INTEGER NOT NULL REFERENCES seat (id),
  start TEXT NOT NULL,
  nomination_sent_on TEXT,
  answer TEXT,
  name TEXT,
  kana TEXT,
  post TEXT,
  accepted_on TEXT
) STRICT;

CREATE UNIQUE INDEX renewal_seat ON renewal (seat_id, start);

-- 事業所の登録: schemes, what a workplace holds of them, and what comes of it over the years.
CREATE TABLE scheme (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short TEXT,
  operator TEXT,
  position INTEGER,
  award INTEGER,
  years INTEGER,
  ends_on TEXT,
  renewal_months INTEGER,
  report_due TEXT,
  number_format TEXT,
  conditions TEXT,
  menu_least INTEGER,
  divisions TEXT,
  prizes TEXT,
  issuer TEXT,
  background_id INTEGER REFERENCES attachment (id),
  certificate_upright INTEGER,
  retired_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE scheme_level (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  scheme_id INTEGER NOT NULL REFERENCES scheme (id),
  position INTEGER,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  rung TEXT NOT NULL,
  certificate TEXT,
  conditions TEXT,
  needs_level_id INTEGER REFERENCES scheme_level (id),
  needs_terms INTEGER,
  needs_reports INTEGER
) STRICT;

CREATE TABLE scheme_item (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  scheme_id INTEGER NOT NULL REFERENCES scheme (id),
  since INTEGER NOT NULL,
  position INTEGER,
  code TEXT NOT NULL,
  division TEXT NOT NULL,
  short TEXT,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE status (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  scheme_id INTEGER NOT NULL REFERENCES scheme (id),
  level_id INTEGER NOT NULL REFERENCES scheme_level (id),
  number TEXT,
  terms INTEGER,
  source TEXT,
  applied_on TEXT,
  applied_by TEXT,
  checked_on TEXT,
  screened_on TEXT,
  result TEXT,
  screening TEXT,
  registered_on TEXT,
  certified_on TEXT,
  term_start TEXT,
  expires_on TEXT,
  noticed_on TEXT,
  renewal TEXT,
  renewal_on TEXT,
  ended_on TEXT,
  ended_as TEXT,
  ended_reason TEXT,
  activities TEXT,
  declaration TEXT,
  target TEXT,
  consent_name INTEGER,
  consent_activities INTEGER,
  consent_contact INTEGER,
  consented_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  status_id INTEGER NOT NULL REFERENCES status (id),
  year INTEGER NOT NULL,
  reminded_on TEXT,
  submitted_on TEXT,
  submitted_by TEXT,
  checked_on TEXT,
  done TEXT,
  checkup_people INTEGER,
  checkup_taken INTEGER,
  guidance_people INTEGER,
  guidance_done INTEGER,
  smokers_people INTEGER,
  smokers INTEGER,
  smoke_free TEXT,
  next_goal TEXT,
  impression TEXT,
  request TEXT,
  case_consent INTEGER,
  note TEXT
) STRICT;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  date TEXT NOT NULL,
  time TEXT,
  means TEXT NOT NULL,
  person TEXT,
  counterpart TEXT,
  subject TEXT NOT NULL,
  content TEXT,
  next_on TEXT,
  next_what TEXT,
  next_done_on TEXT
) STRICT;

CREATE TABLE award (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  scheme_id INTEGER NOT NULL REFERENCES scheme (id),
  year INTEGER NOT NULL,
  division TEXT,
  prize TEXT,
  proposed_on TEXT,
  recommender TEXT,
  recommended_on TEXT,
  reason TEXT,
  screened_on TEXT,
  score INTEGER,
  screening TEXT,
  decision TEXT,
  decided_on TEXT,
  number TEXT,
  ceremony_on TEXT,
  ceremony_order INTEGER,
  case_title TEXT,
  case_text TEXT,
  case_public INTEGER,
  note TEXT
) STRICT;

-- What was handed out: one line for each print, never changed.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  document TEXT NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  status_id INTEGER REFERENCES status (id),
  award_id INTEGER REFERENCES award (id),
  number TEXT,
  addressee TEXT NOT NULL,
  term INTEGER,
  edition INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  issued_by TEXT,
  reason TEXT
) STRICT;

CREATE UNIQUE INDEX scheme_code ON scheme (code);
CREATE INDEX scheme_background ON scheme (background_id);
CREATE UNIQUE INDEX scheme_level_code ON scheme_level (scheme_id, code);
CREATE INDEX scheme_level_needs ON scheme_level (needs_level_id);
CREATE UNIQUE INDEX scheme_item_code ON scheme_item (scheme_id, since, code);
CREATE INDEX status_workplace ON status (workplace_id, scheme_id);
CREATE INDEX status_scheme ON status (scheme_id, number);
CREATE INDEX status_level ON status (level_id);
CREATE UNIQUE INDEX report_year ON report (status_id, year);
CREATE INDEX visit_workplace ON visit (workplace_id, date);
CREATE INDEX award_workplace ON award (workplace_id);
CREATE INDEX award_scheme ON award (scheme_id, year);
CREATE INDEX ledger_workplace ON ledger (workplace_id);
CREATE INDEX ledger_status ON ledger (status_id);
CREATE INDEX ledger_award ON ledger (award_id);
ALTER TABLE letter ADD COLUMN scheme_id INTEGER REFERENCES scheme (id);

-- 健康指標: cards of indicators, the files they were read from, what was read, figures for papers.
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  position INTEGER,
  category TEXT,
  name TEXT NOT NULL,
  short_name TEXT,
  measure TEXT NOT NULL,
  direction TEXT,
  unit TEXT,
  multiplier REAL,
  decimals INTEGER,
  age_from INTEGER,
  age_to INTEGER,
  method TEXT,
  definition TEXT,
  numerator TEXT,
  denominator TEXT,
  item TEXT,
  classes TEXT,
  source TEXT,
  breaks TEXT,
  caution TEXT,
  retired_on TEXT
) STRICT;

CREATE UNIQUE INDEX indicator_code ON indicator (code);

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  file TEXT NOT NULL,
  sheet TEXT,
  cells TEXT,
  hash TEXT NOT NULL,
  imported_on TEXT,
  preset TEXT,
  title TEXT,
  source TEXT,
  year INTEGER,
  n_rows INTEGER,
  masked INTEGER,
  mask_words TEXT,
  differences TEXT,
  changes TEXT,
  note TEXT
) STRICT;

CREATE INDEX dataset_hash ON dataset (hash);

-- One row for an area, a year and a sex; its age classes are one text (core/rk-observation.h).
CREATE TABLE observation (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id),
  dataset_id INTEGER REFERENCES dataset (id),
  area TEXT NOT NULL,
  area_name TEXT,
  year INTEGER NOT NULL,
  sex TEXT NOT NULL,
  counts TEXT,
  value REAL,
  lower REAL,
  upper REAL,
  masked INTEGER
) STRICT;

CREATE UNIQUE INDEX observation_place ON observation (indicator_id, year, area, sex);
CREATE INDEX observation_dataset ON observation (dataset_id);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id),
  meeting_id INTEGER REFERENCES meeting (id),
  agenda_item_id INTEGER REFERENCES agenda_item (id),
  position INTEGER,
  form TEXT NOT NULL,
  level TEXT NOT NULL,
  year INTEGER,
  sex TEXT,
  reference TEXT,
  area TEXT,
  title TEXT,
  sentence TEXT,
  note TEXT,
  saved_on TEXT
) STRICT;

CREATE INDEX figure_indicator ON figure (indicator_id);
CREATE INDEX figure_meeting ON figure (meeting_id, position);
CREATE INDEX figure_agenda_item ON figure (agenda_item_id);
ALTER TABLE office ADD COLUMN mask_below INTEGER;
-- Plans: lines, schedule, targets, evaluations, issues, logic trees.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  council_id INTEGER REFERENCES council (id),
  first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL,
  version INTEGER,
  adopted_on TEXT,
  columns TEXT,
  idea TEXT,
  goal TEXT,
  reason TEXT,
  note TEXT,
  copied_from_id INTEGER REFERENCES plan (id)
) STRICT;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  parent_id INTEGER REFERENCES measure (id),
  position INTEGER,
  title TEXT NOT NULL,
  bodies TEXT,
  goal TEXT,
  budget TEXT,
  amount INTEGER,
  budget_year INTEGER,
  note TEXT,
  statement_id INTEGER REFERENCES statement (id),
  item_id INTEGER REFERENCES edition_item (id),
  material_id INTEGER REFERENCES material (id),
  indicator TEXT,
  copied_from_id INTEGER REFERENCES measure (id)
) STRICT;

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  layer TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT,
  first_month TEXT NOT NULL,
  last_month TEXT,
  lane INTEGER,
  state TEXT,
  reason TEXT
) STRICT;

CREATE TABLE target (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  measure_id INTEGER REFERENCES measure (id),
  position INTEGER,
  viewpoint TEXT NOT NULL,
  name TEXT NOT NULL,
  formula TEXT,
  unit TEXT,
  decimals INTEGER,
  direction TEXT,
  base_year INTEGER,
  base REAL,
  goal REAL,
  measured_by TEXT,
  measured_when TEXT,
  means TEXT,
  source TEXT,
  indicator TEXT,
  note TEXT,
  copied_from_id INTEGER REFERENCES target (id)
) STRICT;

CREATE TABLE target_value (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  target_id INTEGER NOT NULL REFERENCES target (id),
  year INTEGER NOT NULL,
  planned REAL,
  actual REAL,
  numerator REAL,
  denominator REAL,
  note TEXT
) STRICT;

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  year INTEGER NOT NULL,
  planned TEXT,
  done TEXT,
  progress TEXT,
  reason TEXT,
  structure TEXT,
  process TEXT,
  output TEXT,
  outcome TEXT,
  grade TEXT,
  revised TEXT,
  decision TEXT,
  evaluated_by TEXT,
  evaluated_on TEXT
) STRICT;

CREATE TABLE issue (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  plan_id INTEGER REFERENCES plan (id),
  measure_id INTEGER REFERENCES measure (id),
  meeting_id INTEGER REFERENCES meeting (id),
  position INTEGER,
  question TEXT NOT NULL,
  background TEXT,
  decision TEXT,
  decided_on TEXT
) STRICT;

CREATE TABLE issue_option (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  issue_id INTEGER NOT NULL REFERENCES issue (id),
  position INTEGER,
  text TEXT NOT NULL,
  pros TEXT,
  cons TEXT,
  chosen INTEGER
) STRICT;

CREATE TABLE logic_node (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  plan_id INTEGER REFERENCES plan (id),
  case_id INTEGER REFERENCES support_case (id),
  parent_id INTEGER REFERENCES logic_node (id),
  position INTEGER,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  measure_id INTEGER REFERENCES measure (id),
  indicator TEXT,
  folded INTEGER
) STRICT;

-- Support and training.
CREATE TABLE support_case (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  requester TEXT NOT NULL,
  type TEXT,
  contact TEXT,
  theme TEXT NOT NULL,
  wish TEXT,
  wished_on TEXT,
  chosen_on TEXT,
  declined_on TEXT,
  choice_reason TEXT,
  council_id INTEGER REFERENCES council (id),
  plan_id INTEGER REFERENCES plan (id),
  adviser_id INTEGER REFERENCES adviser (id),
  started_on TEXT,
  ended_on TEXT,
  hearing TEXT,
  analysis TEXT,
  choice TEXT,
  verification TEXT,
  result TEXT,
  remaining TEXT,
  spread TEXT,
  knowhow TEXT,
  headline TEXT,
  summary TEXT,
  carried_by TEXT,
  partners TEXT,
  audience TEXT,
  problem TEXT,
  activity TEXT,
  published_on TEXT
) STRICT;

CREATE TABLE case_visit (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  case_id INTEGER NOT NULL REFERENCES support_case (id),
  date TEXT NOT NULL,
  kind TEXT,
  place TEXT,
  people TEXT,
  observers TEXT,
  text TEXT,
  next_step TEXT
) STRICT;

CREATE TABLE adviser (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  body TEXT,
  post TEXT,
  themes TEXT,
  days INTEGER,
  fee INTEGER,
  phone TEXT,
  email TEXT,
  note TEXT
) STRICT;

CREATE TABLE training (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  start_time TEXT,
  end_time TEXT,
  place TEXT,
  form TEXT,
  audience TEXT,
  area_group TEXT,
  purpose TEXT,
  council_id INTEGER REFERENCES council (id),
  capacity INTEGER,
  apply_until TEXT,
  apply_to TEXT,
  document_number TEXT,
  noticed_on TEXT,
  follow_up TEXT,
  note TEXT
) STRICT;

CREATE TABLE training_session (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  training_id INTEGER NOT NULL REFERENCES training (id),
  position INTEGER,
  start_time TEXT,
  minutes INTEGER,
  title TEXT NOT NULL,
  lecturer TEXT,
  adviser_id INTEGER REFERENCES adviser (id),
  case_id INTEGER REFERENCES support_case (id),
  material TEXT
) STRICT;

CREATE TABLE trainee (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  training_id INTEGER NOT NULL REFERENCES training (id),
  name TEXT NOT NULL,
  kana TEXT,
  body TEXT,
  post TEXT,
  applied_on TEXT,
  presence TEXT,
  certificate TEXT,
  note TEXT
) STRICT;

CREATE TABLE question (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  training_id INTEGER NOT NULL REFERENCES training (id),
  position INTEGER,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  choices TEXT
) STRICT;

CREATE TABLE response (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL REFERENCES question (id),
  sheet INTEGER,
  answer TEXT NOT NULL
) STRICT;

CREATE INDEX plan_council ON plan (council_id);
CREATE INDEX plan_copied_from ON plan (copied_from_id);
CREATE INDEX measure_plan ON measure (plan_id);
CREATE INDEX measure_parent ON measure (parent_id);
CREATE INDEX measure_statement ON measure (statement_id);
CREATE INDEX measure_item ON measure (item_id);
CREATE INDEX measure_material ON measure (material_id);
CREATE INDEX measure_copied_from ON measure (copied_from_id);
CREATE INDEX schedule_measure ON schedule (measure_id);
CREATE INDEX target_plan ON target (plan_id);
CREATE INDEX target_measure ON target (measure_id);
CREATE INDEX target_copied_from ON target (copied_from_id);
CREATE UNIQUE INDEX target_value_target ON target_value (target_id, year);
CREATE UNIQUE INDEX evaluation_measure ON evaluation (measure_id, year);
CREATE INDEX issue_plan ON issue (plan_id);
CREATE INDEX issue_measure ON issue (measure_id);
CREATE INDEX issue_meeting ON issue (meeting_id);
CREATE INDEX issue_option_issue ON issue_option (issue_id);
CREATE INDEX logic_node_plan ON logic_node (plan_id);
CREATE INDEX logic_node_case ON logic_node (case_id);
CREATE INDEX logic_node_parent ON logic_node (parent_id);
CREATE INDEX logic_node_measure ON logic_node (measure_id);
CREATE INDEX support_case_council ON support_case (council_id);
CREATE INDEX support_case_plan ON support_case (plan_id);
CREATE INDEX support_case_adviser ON support_case (adviser_id);
CREATE INDEX case_visit_case ON case_visit (case_id);
CREATE INDEX training_council ON training (council_id);
CREATE INDEX training_session_training ON training_session (training_id);
CREATE INDEX training_session_adviser ON training_session (adviser_id);
CREATE INDEX training_session_case ON training_session (case_id);
CREATE INDEX trainee_training ON trainee (training_id);
CREATE INDEX question_training ON question (training_id);
CREATE INDEX response_question ON response (question_id);
-- Matching: what was decided of two records, or of a record and a row of another list. Neither is
-- referred to by a key: a decision outlives the record, which undo may bring back.
CREATE TABLE match_decision (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL,
  other_id INTEGER,
  key TEXT,
  name TEXT NOT NULL,
  phone TEXT,
  corporate_number TEXT,
  address TEXT,
  same INTEGER NOT NULL,
  decided_on TEXT,
  decided_by TEXT,
  source TEXT
) STRICT;

CREATE INDEX match_decision_workplace ON match_decision (workplace_id);
CREATE INDEX match_decision_other ON match_decision (other_id);
CREATE INDEX match_decision_key ON match_decision (key);

-- What a workplace was called, where and how large it was before.
CREATE TABLE workplace_past (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  workplace_id INTEGER NOT NULL REFERENCES workplace (id),
  name TEXT NOT NULL,
  kana TEXT,
  postal_code TEXT,
  municipality_code TEXT,
  address TEXT,
  employees INTEGER,
  until TEXT,
  reason TEXT
) STRICT;

CREATE INDEX workplace_past_workplace ON workplace_past (workplace_id);

-- Corporations as the 法人番号 list tells them; a workplace belongs to one by its number.
CREATE TABLE corporation (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  corporate_number TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  postal_code TEXT,
  address TEXT,
  closed_on TEXT,
  closed_for TEXT,
  successor_number TEXT,
  listed_on TEXT,
  note TEXT
) STRICT;

CREATE UNIQUE INDEX corporation_number ON corporation (corporate_number);
