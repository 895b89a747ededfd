-- Version 2: councils, people, meetings. Letters and attached files, too.

-- The fiscal year that is being worked on; none: the one of today.
ALTER TABLE office ADD COLUMN fiscal_year INTEGER;

CREATE TABLE letter (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  council_id INTEGER REFERENCES council (id),
  subject TEXT,
  body TEXT NOT NULL,
  items TEXT
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER
) STRICT;

CREATE TABLE body_kind (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  side TEXT NOT NULL,
  role TEXT,
  words TEXT,
  position INTEGER
) STRICT;

CREATE TABLE council (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  short_name TEXT,
  level TEXT NOT NULL,
  parent_id INTEGER REFERENCES council (id),
  position INTEGER,
  area TEXT,
  joint_areas TEXT,
  suspended_from TEXT,
  suspended_until TEXT,
  legal_basis TEXT,
  established_on TEXT,
  bylaws_title TEXT,
  bylaws TEXT,
  bylaws_enacted_on TEXT,
  bylaws_amended_on TEXT,
  bylaws_history TEXT,
  member_limit INTEGER,
  term_months INTEGER,
  term_end_day TEXT,
  reappointment_limit INTEGER,
  quorum_rule TEXT,
  quorum_number INTEGER,
  deputies_count INTEGER,
  chair_selection TEXT,
  deputy_chair_selection TEXT,
  appointing TEXT,
  appointer TEXT,
  open INTEGER,
  observer_quota INTEGER,
  notice_days INTEGER,
  record_style TEXT,
  minutes_layout TEXT,
  secretariat TEXT,
  secretariat_head TEXT,
  secretariat_person TEXT,
  secretariat_postal_code TEXT,
  secretariat_address TEXT,
  secretariat_phone TEXT,
  secretariat_fax TEXT,
  secretariat_email TEXT,
  note TEXT
) STRICT;

CREATE TABLE body (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  kind_id INTEGER REFERENCES body_kind (id),
  side TEXT,
  postal_code TEXT,
  address TEXT,
  phone TEXT,
  fax TEXT,
  email TEXT,
  head_title TEXT,
  head TEXT,
  contact_department TEXT,
  contact TEXT,
  contact_phone TEXT,
  contact_email TEXT,
  data TEXT,
  services TEXT,
  note TEXT
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kana TEXT,
  sex TEXT,
  postal_code TEXT,
  address TEXT,
  phone TEXT,
  mobile TEXT,
  fax TEXT,
  email TEXT,
  email_2 TEXT,
  kana_shown TEXT,
  post_shown TEXT,
  address_shown TEXT,
  phone_shown TEXT,
  email_shown TEXT,
  note TEXT
) STRICT;

CREATE TABLE seat (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  council_id INTEGER NOT NULL REFERENCES council (id),
  body_id INTEGER REFERENCES body (id),
  position INTEGER,
  category TEXT,
  public INTEGER,
  duty TEXT,
  valid_from TEXT,
  valid_until TEXT,
  note TEXT
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  seat_id INTEGER NOT NULL REFERENCES seat (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  post TEXT,
  role TEXT NOT NULL,
  term_start TEXT,
  term_end TEXT,
  left_reason TEXT,
  predecessor_id INTEGER REFERENCES appointment (id),
  nomination_sent_on TEXT,
  nominated_on TEXT,
  accepted_on TEXT,
  appointed_on TEXT,
  document_number TEXT,
  printed_on TEXT,
  transfer_reported_on TEXT,
  transfer_note TEXT,
  no_pay INTEGER,
  no_pay_reason TEXT,
  note TEXT
) STRICT;

CREATE TABLE pay_rate (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  council_id INTEGER NOT NULL REFERENCES council (id),
  role TEXT NOT NULL,
  minutes_to INTEGER,
  amount INTEGER NOT NULL,
  travel_included INTEGER,
  valid_from TEXT,
  valid_until TEXT
) STRICT;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  council_id INTEGER NOT NULL REFERENCES council (id),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  date TEXT,
  start_time TEXT,
  end_time TEXT,
  place TEXT,
  place_address TEXT,
  form TEXT,
  web_address TEXT,
  joint_with TEXT,
  cancelled_on TEXT,
  document_number TEXT,
  noticed_on TEXT,
  reply_due TEXT,
  open INTEGER,
  closed_reason TEXT,
  observer_quota INTEGER,
  observers INTEGER,
  announced_on TEXT,
  minutes_state TEXT,
  minutes_version INTEGER,
  minutes_hash TEXT,
  minutes_fixed_on TEXT,
  summary_reason TEXT,
  published_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  parent_id INTEGER REFERENCES agenda_item (id),
  position INTEGER,
  kind TEXT,
  title TEXT NOT NULL,
  point TEXT,
  minutes INTEGER,
  presenter TEXT,
  script TEXT,
  answers TEXT,
  closed INTEGER,
  closed_reason TEXT,
  put_off_on TEXT,
  carried_from_id INTEGER REFERENCES agenda_item (id)
) STRICT;

CREATE TABLE material (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER REFERENCES agenda_item (id),
  position INTEGER,
  kind TEXT NOT NULL,
  number TEXT,
  title TEXT NOT NULL,
  version INTEGER,
  replaced_on TEXT,
  replaced_pages TEXT,
  pages INTEGER,
  paper TEXT,
  source TEXT,
  document TEXT,
  attachment_id INTEGER REFERENCES attachment (id)
) STRICT;

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  appointment_id INTEGER REFERENCES appointment (id),
  reply TEXT,
  replied_on TEXT,
  presence TEXT,
  deputy_name TEXT,
  deputy_kana TEXT,
  deputy_post TEXT,
  deputy_body TEXT,
  vote TEXT,
  opinion TEXT,
  guest_name TEXT,
  guest_body TEXT,
  guest_post TEXT,
  guest_role TEXT,
  place TEXT,
  note TEXT
) STRICT;

CREATE TABLE direction (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER REFERENCES agenda_item (id),
  position INTEGER,
  strand TEXT,
  presented TEXT,
  text TEXT NOT NULL,
  budget TEXT,
  budget_year INTEGER,
  amount INTEGER,
  note TEXT
) STRICT;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER REFERENCES agenda_item (id),
  position INTEGER,
  time TEXT,
  appointment_id INTEGER REFERENCES appointment (id),
  speaker TEXT,
  speaker_kind TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  summary TEXT,
  answer_to_id INTEGER REFERENCES statement (id),
  direction_id INTEGER REFERENCES direction (id),
  withheld INTEGER,
  withheld_part TEXT,
  withheld_reason TEXT
) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  what TEXT NOT NULL,
  owner TEXT,
  due TEXT,
  meeting_id INTEGER REFERENCES meeting (id),
  statement_id INTEGER REFERENCES statement (id),
  direction_id INTEGER REFERENCES direction (id),
  started_on TEXT,
  done_on TEXT,
  result TEXT,
  note TEXT
) STRICT;

CREATE TABLE minutes (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  version INTEGER NOT NULL,
  fixed_on TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT
) STRICT;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY NOT NULL,
  office_id INTEGER NOT NULL,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  amount INTEGER,
  travel INTEGER,
  route TEXT,
  excluded INTEGER,
  excluded_reason TEXT,
  paid_on TEXT
) STRICT;

-- The bytes of an attached file, apart from its record so that no list reads them.
CREATE TABLE attachment_data (
  attachment_id INTEGER PRIMARY KEY NOT NULL REFERENCES attachment (id),
  data BLOB NOT NULL
) STRICT;

-- Who sat where on a day, from either end; and everything that is asked for by its meeting.
CREATE INDEX seat_council ON seat (council_id, position);
CREATE INDEX seat_body ON seat (body_id);
CREATE INDEX appointment_seat ON appointment (seat_id, term_start, term_end);
CREATE INDEX appointment_person ON appointment (person_id, term_start);
CREATE INDEX appointment_term_end ON appointment (term_end);
CREATE INDEX appointment_predecessor ON appointment (predecessor_id);
CREATE INDEX body_kind_of_body ON body (kind_id);
CREATE INDEX council_parent ON council (parent_id);
CREATE INDEX pay_rate_council ON pay_rate (council_id);
CREATE INDEX letter_council ON letter (council_id);
CREATE UNIQUE INDEX meeting_number ON meeting (council_id, year, number);
CREATE INDEX meeting_date ON meeting (date);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);
CREATE INDEX agenda_item_parent ON agenda_item (parent_id);
CREATE INDEX agenda_item_carried ON agenda_item (carried_from_id);
CREATE INDEX material_meeting ON material (meeting_id, position);
CREATE INDEX material_agenda_item ON material (agenda_item_id);
CREATE INDEX material_attachment ON material (attachment_id);
CREATE UNIQUE INDEX attendance_member ON attendance (meeting_id, appointment_id)
  WHERE appointment_id IS NOT NULL;
CREATE INDEX attendance_meeting ON attendance (meeting_id);
CREATE INDEX attendance_appointment ON attendance (appointment_id);
CREATE INDEX statement_meeting ON statement (meeting_id, position);
CREATE INDEX statement_agenda_item ON statement (agenda_item_id);
CREATE INDEX statement_appointment ON statement (appointment_id);
CREATE INDEX statement_answer ON statement (answer_to_id);
CREATE INDEX statement_direction ON statement (direction_id);
CREATE INDEX direction_meeting ON direction (meeting_id, position);
CREATE INDEX direction_agenda_item ON direction (agenda_item_id);
CREATE INDEX action_meeting ON action (meeting_id);
CREATE INDEX action_statement ON action (statement_id);
CREATE INDEX action_direction ON action (direction_id);
CREATE INDEX action_due ON action (due);
CREATE UNIQUE INDEX minutes_version ON minutes (meeting_id, version);
CREATE UNIQUE INDEX payment_member ON payment (meeting_id, appointment_id);
CREATE INDEX payment_appointment ON payment (appointment_id);

