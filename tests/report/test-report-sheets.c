/* The sheets of one meeting side by side: what each of them says of a member, and how it is set. */
#include "rk-councils.h"
#include "rk-meetings.h"
#include "rk-test-papers.h"

/* ── one number for one member ───────────────────────────────────────────────────────────── */

typedef struct
{
  guint number; /* columns */
  guint name;
  GHashTable *numbers; /* of names without blanks */
} Numbers;

static gboolean
take_number (const char *const *cells, gpointer data, GError **error)
{
  Numbers *self = data;

  if (g_strv_length ((char **)cells) > MAX (self->number, self->name))
    g_hash_table_insert (self->numbers, doc_squeeze (cells[self->name]),
                         g_strdup (cells[self->number]));
  return TRUE;
}

static GHashTable *
read_numbers (RkTestOffice *self, const char *name, RkReportOrder order, guint number, guint person)
{
  g_autoptr (GError) error = NULL;
  RkReportParams params = { .order = order };
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (self->store), name, &params, NULL, &error);
  Numbers numbers = { number, person };

  g_assert_no_error (error);
  numbers.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_true (rk_document_each_row (document, take_number, &numbers, &error));
  return numbers.numbers;
}

/* The number by which a member is keyed in stands beside the name on all lists, in whatever order
 * they are, and where a seat is vacant. */
static void
test_one_number (void)
{
  RkDb *db = rk_store_main_db (office->store);
  g_autoptr (GHashTable) there = read_numbers (office, "attendance", 0, 0, 4);
  g_autoptr (GHashTable) groups = read_numbers (office, "roster", RK_REPORT_ORDER_GROUPS, 2, 3);
  g_autoptr (GHashTable) reading = read_numbers (office, "roster", RK_REPORT_ORDER_READING, 0, 1);
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (GError) error = NULL;
  gint64 council;
  guint n = 0;

  g_assert_true (rk_councils_default (db, &council, &error));
  seats = rk_councils_members (db, council, "2026-07-02", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < seats->len; i++)
    {
      const RkSeatRow *seat = seats->pdata[i];
      g_autofree char *name = doc_squeeze (seat->name ? seat->name : "");
      g_autofree char *number = g_strdup_printf ("%d", seat->position);

      if (seat->appointment_id == 0)
        continue;
      g_assert_cmpstr (g_hash_table_lookup (there, name), ==, number);
      g_assert_cmpstr (g_hash_table_lookup (groups, name), ==, number);
      g_assert_cmpstr (g_hash_table_lookup (reading, name), ==, number);
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report/sheets/one-number", test_one_number);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
