/* For tests of the year of a secretariat: an office with three members and a meeting. Header only,
 * for one program each. */
#pragma once

#include <string.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-members.h"
#include "rk-minutes.h"
#include "rk-payments.h"
#include "rk-people.h"
#include "rk-query.h"
#include "rk-renewal.h"
#include "rk-series.h"
#include "rk-test-office.h"
#include "rk-todo.h"
#include "rk-todos.h"

typedef struct
{
  RkTestOffice *office;
  gint64 council;
  gint64 bodies[3];
  gint64 seats[3];
  gint64 people[3];
  gint64 terms[3];
  gint64 meeting;
} Fixture;

typedef struct
{
  Fixture *f;
  RkDraft *draft;
  gint64 id;
  gint64 other;
  const char *text;
  const char *day;
  GPtrArray *list;
  guint n;
} Job;

G_GNUC_UNUSED static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

G_GNUC_UNUSED static RkDraft *
change_of (Fixture *f, const RkKind *kind, gint64 id)
{
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), kind, id, NULL);

  return rk_draft_copy (record);
}

G_GNUC_UNUSED static RkRecord *
get (Fixture *f, const RkKind *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RkRecord *record = rk_records_get (db_of (f), kind, id, &error);

  g_assert_no_error (error);
  return record;
}

G_GNUC_UNUSED static gint64
add_meeting (Fixture *f, const char *year, const char *number, const char *date)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_meeting, "year", year, "number", number, "date", date,
                                  "start_time", "13:30", "end_time", "15:30");

  rk_test_set_int (draft, "council_id", f->council);
  return rk_test_keep (f->office, draft);
}

G_GNUC_UNUSED static gint64
add_of_meeting (Fixture *f, gint64 meeting, RkDraft *draft)
{
  rk_test_set_int (draft, "meeting_id", meeting);
  return rk_test_keep (f->office, draft);
}

/* Three members of 2026 and 2027, and a meeting on 2026-07-23. The clock says 2 July 2026. */
G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const bodies[] = { "見本医師会", "見本商工会", "見本市" };
  static const char *const names[] = { "青島　環", "髙橋　誠", "岡　隆" };
  static const char *const roles[] = { "会長", "委員", "委員" };

  f->office = rk_test_office_new (0);
  f->council = rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本圏域協議会", "level", "圏域"));
  for (guint i = 0; i < 3; i++)
    {
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      RkDraft *term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end",
                                     "2028-03-31", "post", "部長", "role", roles[i]);

      f->bodies[i] = rk_test_keep (
          f->office, RK_TEST_DRAFT (&rk_kind_body, "name", bodies[i], "side", "地域"));
      rk_test_set_int (seat, "council_id", f->council);
      rk_test_set_int (seat, "body_id", f->bodies[i]);
      rk_test_set_int (seat, "position", i + 1);
      f->seats[i] = rk_test_keep (f->office, seat);
      f->people[i] = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", names[i]));
      rk_test_set_int (term, "seat_id", f->seats[i]);
      rk_test_set_int (term, "person_id", f->people[i]);
      f->terms[i] = rk_test_keep (f->office, term);
    }
  f->meeting = add_meeting (f, "2026", "1", "2026-07-23");
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

G_GNUC_UNUSED static void
rename_to (Fixture *f, const RkKind *kind, gint64 id, const char *field, const char *name)
{
  RkDraft *draft = change_of (f, kind, id);

  g_assert_true (rk_test_set (draft, field, name));
  rk_test_keep (f->office, draft);
}
