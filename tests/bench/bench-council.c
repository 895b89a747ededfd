/* Rosters as of a day: 8 councils of 25 seats over 10 years, every seat taken anew each second
 * year. Prints the milliseconds of the slowest day, of all councils at once; the goal is 20. */
#include <stdio.h>

#include "rk-calendar.h"
#include "rk-councils.h"
#include "rk-query.h"
#include "rk-test-office.h"

#define COUNCILS 8
#define SEATS 25
#define YEARS 10

static void
set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

static void
set_text (RkDraft *draft, const char *field, char *value)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

static gboolean
save (RkDb *db, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (db, record, id, error);
}

static gboolean
add_terms (RkDb *db, gint64 seat, guint n, GError **error)
{
  for (int year = 2026 - YEARS; year < 2026; year += 2)
    {
      RkDraft *person = rk_draft_new (&rk_kind_person);
      RkDraft *term = rk_draft_new (&rk_kind_appointment);
      gint64 id;

      set_text (person, "name", g_strdup_printf ("委員　%u-%d", n, year));
      if (!save (db, person, &id, error))
        return FALSE;
      set_int (term, "seat_id", seat);
      set_int (term, "person_id", id);
      set_text (term, "term_start", g_strdup_printf ("%d-04-01", year));
      set_text (term, "term_end", g_strdup_printf ("%d-03-31", year + 2));
      if (!save (db, term, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < COUNCILS * SEATS; i++)
    {
      static gint64 council;
      RkDraft *body = rk_draft_new (&rk_kind_body);
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      gint64 body_id, seat_id;

      if (i % SEATS == 0)
        {
          RkDraft *draft = rk_draft_new (&rk_kind_council);

          set_text (draft, "name", g_strdup_printf ("第%u圏域協議会", i / SEATS + 1));
          set_text (draft, "level", g_strdup ("圏域"));
          if (!save (db, draft, &council, error))
            return FALSE;
        }
      set_text (body, "name", g_strdup_printf ("見本機関%u", i));
      if (!save (db, body, &body_id, error))
        return FALSE;
      set_int (seat, "council_id", council);
      set_int (seat, "body_id", body_id);
      set_int (seat, "position", i % SEATS + 1);
      if (!save (db, seat, &seat_id, error) || !add_terms (db, seat_id, i, error))
        return FALSE;
    }
  return TRUE;
}

static double
ask (RkDb *db, const char *iso)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = rk_councils_members (db, 0, iso, NULL);

  g_assert_cmpuint (rows->len, ==, COUNCILS * SEATS);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkDb *db = rk_store_main_db (office->store);
  RkDate day = rk_date (2016, 4, 1);
  double slowest = 0;

  rk_test_command (office, "用意した", fill, NULL);
  ask (db, "2020-01-01");
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *iso = rk_date_to_iso (rk_date_add_days (day, i * 36));

      slowest = MAX (slowest, ask (db, iso));
    }
  printf ("%.2f\n", slowest);
  rk_test_office_free (office);
  return 0;
}
