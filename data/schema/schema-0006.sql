-- Version 6: what forms of declarations, reports and awards ask for beyond version 5.

-- Workplaces: the corporation by name where it has no number, the kind of the place, people by
-- group, who looks after health, the insurer's own numbers.
ALTER TABLE workplace ADD COLUMN alias TEXT;
ALTER TABLE workplace ADD COLUMN corporation_name TEXT;
ALTER TABLE workplace ADD COLUMN corporation_kana TEXT;
ALTER TABLE workplace ADD COLUMN body_kind TEXT;
ALTER TABLE workplace ADD COLUMN site_kind TEXT;
ALTER TABLE workplace ADD COLUMN parent TEXT;
ALTER TABLE workplace ADD COLUMN building TEXT;
ALTER TABLE workplace ADD COLUMN latitude REAL;
ALTER TABLE workplace ADD COLUMN longitude REAL;
ALTER TABLE workplace ADD COLUMN industry_group TEXT;
ALTER TABLE workplace ADD COLUMN employees_male INTEGER;
ALTER TABLE workplace ADD COLUMN employees_female INTEGER;
ALTER TABLE workplace ADD COLUMN employees_regular INTEGER;
ALTER TABLE workplace ADD COLUMN employees_other INTEGER;
ALTER TABLE workplace ADD COLUMN employees_40 INTEGER;
ALTER TABLE workplace ADD COLUMN capital INTEGER;
ALTER TABLE workplace ADD COLUMN contact_title TEXT;
ALTER TABLE workplace ADD COLUMN contact_phone TEXT;
ALTER TABLE workplace ADD COLUMN contact_fax TEXT;
ALTER TABLE workplace ADD COLUMN contact_email TEXT;
ALTER TABLE workplace ADD COLUMN physician TEXT;
ALTER TABLE workplace ADD COLUMN health_supervisor TEXT;
ALTER TABLE workplace ADD COLUMN health_staff TEXT;
ALTER TABLE workplace ADD COLUMN insurer_number TEXT;
ALTER TABLE workplace ADD COLUMN insurer_symbol TEXT;
ALTER TABLE workplace ADD COLUMN insurance_member TEXT;

-- Registrations: who took the application and who screened it, the declaration's day and goal in
-- numbers, undertakings each with its day.
ALTER TABLE status ADD COLUMN receiver TEXT;
ALTER TABLE status ADD COLUMN screener TEXT;
ALTER TABLE status ADD COLUMN copies INTEGER;
ALTER TABLE status ADD COLUMN declared_on TEXT;
ALTER TABLE status ADD COLUMN current_value REAL;
ALTER TABLE status ADD COLUMN target_value REAL;
ALTER TABLE status ADD COLUMN target_unit TEXT;
ALTER TABLE status ADD COLUMN target_by TEXT;
ALTER TABLE status ADD COLUMN announced TEXT;
ALTER TABLE status ADD COLUMN law_on TEXT;
ALTER TABLE status ADD COLUMN dues_on TEXT;
ALTER TABLE status ADD COLUMN antisocial_on TEXT;
ALTER TABLE status ADD COLUMN checkup_data_on TEXT;

-- Letters of release have a number of the ledger of their own.
ALTER TABLE appointment ADD COLUMN release_number TEXT;
ALTER TABLE appointment ADD COLUMN release_printed_on TEXT;

-- Reports and awards.
ALTER TABLE report ADD COLUMN cancer_people INTEGER;
ALTER TABLE report ADD COLUMN cancer_taken INTEGER;
ALTER TABLE award ADD COLUMN rank INTEGER;
