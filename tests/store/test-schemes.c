/* What an office changes of its schemes: copies, menus for another year, names of fields; what a
 * workplace says of the registration that it holds. */
#include "rk-test-steps.h"

#include <string.h>

#include "rk-db.h"
#include "rk-error.h"
#include "rk-query.h"
#include "rk-schemes-edit.h"
#include "rk-schemes.h"
#include "rk-workplaces.h"

typedef struct
{
  RkTestOffice *office;
  gint64 scheme;
} Fixture;

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->office = rk_test_office_new (1);
  rk_schemes_default (db_of (f), FALSE, &f->scheme, &error);
  g_assert_no_error (error);
  g_assert_cmpint (f->scheme, !=, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

typedef struct
{
  gint64 from;
  const char *preset;
  int year;
  RkRecord *item;
  gint64 id;
} Job;

static gint64
first_workplace (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (db_of (f), query, NULL, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gboolean
run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->item)
    return rk_schemes_name_division (db, job->item, error);
  if (job->year)
    return rk_schemes_begin_menu (db, job->from, job->year, error);
  return job->preset ? rk_schemes_add_preset (db, job->preset, &job->id, error)
                     : rk_schemes_copy (db, job->from, &job->id, error);
}

static gboolean
run_delete (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_schemes_delete (db, *(gint64 *)data, error);
}

static gint64
count_of (Fixture *f, const RkKind *kind)
{
  gint64 n = -1;

  g_assert_true (rk_records_count (db_of (f), kind, &n, NULL));
  return n;
}

/* With its levels, its menu and the words of its papers, and back; not where somebody holds it. */
static void
test_delete (Fixture *f, gconstpointer data)
{
  Job job = { .from = f->scheme };
  gint64 n_schemes = count_of (f, &rk_kind_scheme);
  gint64 n_levels = count_of (f, &rk_kind_scheme_level);
  gint64 n_items = count_of (f, &rk_kind_scheme_item);
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GPtrArray) own = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (GError) error = NULL;
  RkDraft *draft;

  rk_test_command (f->office, "制度の写しを作った", run, &job);
  levels = rk_schemes_levels (db_of (f), job.id, NULL);
  /* A level of another scheme may ask for one of its own. */
  draft = rk_draft_copy (own->pdata[0]);
  rk_draft_put_id (draft, "needs_level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  draft = RK_TEST_DRAFT (&rk_kind_letter, "document", "certificate", "name", "登録証", "body",
                         "本文");
  rk_draft_put_id (draft, "scheme_id", job.id);
  rk_test_keep (f->office, draft);
  rk_test_command (f->office, "制度を削除した", run_delete, &job.id);
  g_assert_cmpint (count_of (f, &rk_kind_scheme), ==, n_schemes);
  g_assert_cmpint (count_of (f, &rk_kind_scheme_level), ==, n_levels);
  g_assert_cmpint (count_of (f, &rk_kind_scheme_item), ==, n_items);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_of (f, &rk_kind_scheme), ==, n_schemes + 1);
  g_assert_cmpint (count_of (f, &rk_kind_scheme_item), >, n_items);

  draft = RK_TEST_DRAFT (&rk_kind_status, "number", "R8-1");
  rk_draft_put_id (draft, "scheme_id", job.id);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_draft_put_id (draft, "workplace_id", first_workplace (f));
  rk_test_keep (f->office, draft);
  g_assert_false (
      rk_store_command (f->office->store, "制度を削除した", run_delete, &job.id, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  g_assert_cmpint (count_of (f, &rk_kind_scheme), ==, n_schemes + 1);
}

static GPtrArray *
menu_of (Fixture *f, gint64 scheme, int year)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *menu = rk_schemes_menu (db_of (f), scheme, year, &error);

  g_assert_no_error (error);
  return menu;
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  Job job = { .from = f->scheme };
  g_autoptr (RkRecord) copy = NULL;
  g_autoptr (RkRecord) original = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GPtrArray) own = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (GPtrArray) menu = NULL;
  g_autoptr (GPtrArray) before = menu_of (f, f->scheme, 2026);
  g_autoptr (GError) error = NULL;
  gint64 still;

  rk_test_command (f->office, "制度の写しを作った", run, &job);
  copy = rk_records_get (db_of (f), &rk_kind_scheme, job.id, NULL);
  original = rk_records_get (db_of (f), &rk_kind_scheme, f->scheme, NULL);
  g_assert_nonnull (strstr (rk_record_get (copy, "name"), "（写し）"));
  g_assert_cmpstr (rk_record_get (copy, "code"), ==, "fujinokuni-2");
  g_assert_cmpint (rk_record_get_int (copy, "years"), ==, rk_record_get_int (original, "years"));
  menu = menu_of (f, job.id, 2026);
  g_assert_cmpuint (menu->len, ==, before->len);

  /* What its second level asks for is its own first one, not that of the original. */
  levels = rk_schemes_levels (db_of (f), job.id, NULL);
  g_assert_cmpuint (levels->len, ==, own->len);
  g_assert_cmpint (rk_record_get_int (levels->pdata[1], "needs_level_id"), ==,
                   rk_record_id (levels->pdata[0]));
  g_assert_true (rk_schemes_default (db_of (f), FALSE, &still, NULL));
  g_assert_cmpint (still, ==, f->scheme);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_false (rk_schemes_find (db_of (f), "fujinokuni-2", &still, &error));
}

/* What belongs to a workplace is called by it, and by whose it is. */
static void
test_called_by_workplace (Fixture *f, gconstpointer data)
{
  gint64 workplace
      = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "焼津工場",
                                                "corporation_name", "見本製作所株式会社"));
  RkDraft *held = rk_draft_new (&rk_kind_status);
  RkDraft *report = rk_draft_new (&rk_kind_report);
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (RkRecord) status = NULL;
  g_autoptr (RkRecord) told = NULL;
  g_autofree char *name = NULL;
  g_autofree char *of_report = NULL;

  rk_draft_put_id (held, "workplace_id", workplace);
  rk_draft_put_id (held, "scheme_id", f->scheme);
  rk_draft_put_id (held, "level_id", rk_record_id (levels->pdata[0]));
  status = rk_records_get (db_of (f), &rk_kind_status, rk_test_keep (f->office, held), NULL);
  name = rk_record_dup_name (status);
  g_assert_cmpstr (name, ==, "見本製作所株式会社　焼津工場");
  rk_draft_put_id (report, "status_id", rk_record_id (status));
  rk_draft_put_int (report, "year", 2025);
  told = rk_records_get (db_of (f), &rk_kind_report, rk_test_keep (f->office, report), NULL);
  of_report = rk_record_dup_name (told);
  g_assert_cmpstr (of_report, ==, name);
}

static void
test_preset (Fixture *f, gconstpointer data)
{
  Job job = { .preset = "kenkokeiei" };
  Job unknown = { .preset = "no-such" };
  g_autoptr (RkRecord) added = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GError) error = NULL;

  rk_test_command (f->office, "制度を追加した", run, &job);
  added = rk_records_get (db_of (f), &rk_kind_scheme, job.id, NULL);
  g_assert_cmpstr (rk_record_get (added, "code"), ==, "kenkokeiei-2");
  g_assert_cmpstr (rk_record_get (added, "name"), ==, "健康経営優良法人（2）");
  g_assert_cmpstr (rk_record_get (added, "short"), ==, "優良法人（2）");
  levels = rk_schemes_levels (db_of (f), job.id, NULL);
  g_assert_cmpuint (levels->len, ==, 5);
  g_assert_false (
      rk_store_command (f->office->store, "制度を追加した", run, &unknown, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

static void
test_menu (Fixture *f, gconstpointer data)
{
  Job job = { .from = f->scheme, .year = 2026 };
  Job name = { 0 };
  g_autoptr (GPtrArray) now = menu_of (f, f->scheme, 2025);
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GArray) years = NULL;
  RkDraft *draft;

  rk_test_command (f->office, "取組の項目を改めた", run, &job);
  rk_test_command (f->office, "取組の項目を改めた", run, &job); /* there is nothing more to do */
  years = rk_schemes_menus (db_of (f), f->scheme, NULL);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2026);
  then = menu_of (f, f->scheme, 2026);
  g_assert_cmpuint (then->len, ==, now->len);
  g_assert_cmpint (rk_record_id (then->pdata[0]), !=, rk_record_id (now->pdata[0]));

  /* All of its field, and only of this year. */
  draft = rk_draft_copy (then->pdata[1]);
  rk_draft_put (draft, "division", "健診と保健指導");
  name.item = rk_draft_end (draft);
  rk_test_command (f->office, "取組の分野の名を直した", run, &name);
  rk_record_unref (name.item);
  renamed = menu_of (f, f->scheme, 2026);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (rk_record_get (renamed->pdata[i], "division"), ==, "健診と保健指導");
  g_assert_cmpstr (rk_record_get (renamed->pdata[3], "division"), ==, "がん検診");
  g_clear_pointer (&now, g_ptr_array_unref);
  now = menu_of (f, f->scheme, 2025);
  g_assert_cmpstr (rk_record_get (now->pdata[0], "division"), ==, "健診・保健指導");
}

/* A report is of its year: the menu of then names what was declared; before the first menu that one
 * does. */
static void
test_reported (Fixture *f, gconstpointer data)
{
  Job job = { .from = f->scheme, .year = 2026 };
  RkDraft *draft;
  g_autoptr (RkRecord) status = NULL;
  g_autoptr (GPtrArray) menu = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;

  rk_test_command (f->office, "取組の項目を改めた", run, &job);
  menu = menu_of (f, f->scheme, 2026);
  draft = rk_draft_copy (menu->pdata[0]);
  rk_draft_put (draft, "label", "健診を全員が受ける");
  rk_test_keep (f->office, draft);
  draft = rk_draft_new (&rk_kind_status);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put (draft, "applied_on", "2024-05-01");
  rk_draft_put (draft, "activities", "1-1 5-2");
  status = rk_draft_end (draft);
  then = rk_schemes_reported (db_of (f), status, 2019, "2-1 実施", NULL);
  g_assert_cmpuint (then->len, ==, 3);
  g_assert_cmpstr (rk_record_get (then->pdata[0], "label"), ==,
                   "定期健診・特定健診の受診率の目標を定める");
  g_assert_cmpstr (rk_record_get (then->pdata[1], "code"), ==, "2-1");
  now = rk_schemes_reported (db_of (f), status, 2026, NULL, NULL);
  g_assert_cmpuint (now->len, ==, 2);
  g_assert_cmpstr (rk_record_get (now->pdata[0], "label"), ==, "健診を全員が受ける");
}

static void
test_codes (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) menu = menu_of (f, f->scheme, 2026);
  g_autofree char *more = rk_schemes_next_code (&rk_kind_scheme_item, menu, "がん検診");
  g_autofree char *another = rk_schemes_next_code (&rk_kind_scheme_item, menu, "睡眠");
  g_autofree char *level = rk_schemes_next_code (&rk_kind_scheme_level, menu, NULL);

  g_assert_cmpstr (more, ==, "2-3");
  g_assert_cmpstr (another, ==, "8-1");
  g_assert_cmpstr (level, ==, "L1");
}

/* ── what a workplace was called ─────────────────────────────────────────────────────────── */

static gboolean
edit (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_workplaces_note_edit (db, data, error) && rk_records_save (db, data, NULL, error);
}

static void
change (Fixture *f, gint64 id, const char *field, const char *value)
{
  g_autoptr (RkRecord) before = rk_records_get (db_of (f), &rk_kind_workplace, id, NULL);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft = rk_draft_copy (before);

  rk_draft_put (draft, field, value);
  after = rk_draft_end (draft);
  rk_test_command (f->office, "事業所を直した", edit, after);
}

static void
assert_finds (Fixture *f, const char *words, guint64 n)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 total;

  rk_query_set_search (query, words);
  g_assert_true (rk_query_total (db_of (f), query, &total, NULL, NULL));
  g_assert_cmpuint (total, ==, n);
}

/* The name and address of before the day's first edit are kept, in the command of the edit. */
static void
test_past (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (db_of (f), query, NULL, NULL);
  gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (RkRecord) first = rk_records_get (db_of (f), &rk_kind_workplace, id, NULL);
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (GError) error = NULL;

  change (f, id, "kana", "べつのよみ");
  past = rk_workplaces_past (db_of (f), id, NULL);
  g_assert_cmpuint (past->len, ==, 0);
  g_ptr_array_unref (past);
  change (f, id, "name", "株式会社うみかぜ");
  change (f, id, "address", "焼津市本町2丁目");
  past = rk_workplaces_past (db_of (f), id, NULL);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpstr (rk_record_get (past->pdata[0], "name"), ==, rk_record_get (first, "name"));
  g_assert_cmpstr (rk_record_get (past->pdata[0], "until"), ==, "2026-07-02");
  assert_finds (f, rk_record_get (first, "name"), 1);
  assert_finds (f, "株式会社うみかぜ", 1);
  assert_finds (f, "株式会社", 1);
  assert_finds (f, "そんな名", 0);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_ptr_array_unref (past);
  past = rk_workplaces_past (db_of (f), id, NULL);
  g_assert_cmpuint (past->len, ==, 0);
}

/* ── number and days of a workplace ──────────────────────────────────────────────────────── */

static gboolean
run_delete_status (RkDb *db, gpointer status, GCancellable *cancellable, GError **error)
{
  return rk_records_delete (db, &rk_kind_status, *(gint64 *)status, error);
}

static gint64
apply (Fixture *f, gint64 workplace, gint64 scheme)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), scheme, NULL);
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-06-10", "screened_on",
                                  "2026-06-20", "result", RK_RESULT_GOOD);

  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  return rk_test_keep (f->office, draft);
}

static void
assert_own (Fixture *f, gint64 id, const char *number, const char *since, const char *until)
{
  g_autoptr (RkRecord) workplace = rk_records_get (db_of (f), &rk_kind_workplace, id, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 n;

  g_assert_cmpstr (rk_record_get (workplace, "registration_number"), ==, number);
  g_assert_cmpstr (rk_record_get (workplace, "registered_on"), ==, since);
  g_assert_cmpstr (rk_record_get (workplace, "expires_on"), ==, until);
  rk_query_set_search (query, number ? number : "R8-0001");
  g_assert_true (rk_query_total (db_of (f), query, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, number != NULL);
}

/* A registration that a list told of without a number gets one when it is renewed; who has one
 * keeps it. */
static void
test_number_at_renewal (Fixture *f, gconstpointer data)
{
  gint64 id = first_workplace (f);
  gint64 status = apply (f, id, f->scheme);
  g_autoptr (RkRecord) held = rk_records_get (db_of (f), &rk_kind_status, status, NULL);
  RkDraft *draft = rk_draft_copy (held);

  rk_draft_put (draft, "registered_on", "2024-07-02");
  rk_draft_put (draft, "expires_on", "2026-07-01");
  rk_test_keep (f->office, draft);
  assert_own (f, id, NULL, "2024-07-02", "2026-07-01");
  rk_test_take_step (f->office, status, RENEW, "2026-07-01");
  assert_own (f, id, "R8-0001", "2024-07-02", "2028-07-01");
  rk_test_take_step (f->office, status, RENEW, "2028-06-01");
  assert_own (f, id, "R8-0001", "2024-07-02", "2030-07-01");
}

/* Lists, the search, exports and the roster read what a registration came to by its steps. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  gint64 id = first_workplace (f);
  gint64 status = apply (f, id, f->scheme);
  g_autoptr (RkRecord) workplace = NULL;
  g_autoptr (GError) error = NULL;

  assert_own (f, id, NULL, NULL, NULL);
  rk_test_take_step (f->office, status, ENTER, "2026-07-02");
  assert_own (f, id, "R8-0001", "2026-07-02", "2028-07-01");
  rk_test_take_step (f->office, status, RENEW, "2028-06-01");
  assert_own (f, id, "R8-0001", "2026-07-02", "2030-07-01");
  /* Whoever leaves was in it until then, and nobody waits for a renewal. */
  rk_test_take_step (f->office, status, END, "2026-07-02");
  assert_own (f, id, "R8-0001", "2026-07-02", "2026-07-02");
  workplace = rk_records_get (db_of (f), &rk_kind_workplace, id, NULL);
  g_assert_null (rk_record_get (workplace, "stage_until"));
  g_assert_cmpint (rk_record_get_int (workplace, "left"), ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  assert_own (f, id, "R8-0001", "2026-07-02", "2028-07-01");
  rk_test_command (f->office, "登録を消した", run_delete_status, &status);
  assert_own (f, id, NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  assert_own (f, id, NULL, NULL, NULL);
}

/* What is written over them is of the registration, too; of other schemes they say nothing. */
static void
test_leads (Fixture *f, gconstpointer data)
{
  gint64 id = first_workplace (f);
  gint64 other;
  gint64 status;
  g_autoptr (RkRecord) held = NULL;

  change (f, id, "registration_number", "第12号");
  g_assert_true (rk_schemes_find (db_of (f), "kenkokeiei", &other, NULL));
  rk_test_take_step (f->office, apply (f, id, other), ENTER, "2026-07-02");
  assert_own (f, id, "第12号", NULL, NULL);
  status = apply (f, id, f->scheme);
  rk_test_take_step (f->office, status, ENTER, "2026-07-02");
  change (f, id, "registration_number", "R8-0007");
  change (f, id, "registered_on", "2026-07-01");
  change (f, id, "expires_on", "2028-06-30");
  held = rk_records_get (db_of (f), &rk_kind_status, status, NULL);
  g_assert_cmpstr (rk_record_get (held, "number"), ==, "R8-0007");
  g_assert_cmpstr (rk_record_get (held, "registered_on"), ==, "2026-07-01");
  g_assert_cmpstr (rk_record_get (held, "term_start"), ==, "2026-07-01");
  g_assert_cmpstr (rk_record_get (held, "expires_on"), ==, "2028-06-30");
}

static gboolean
forget (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db,
                     "UPDATE workplace SET registration_number = NULL, registered_on = NULL,"
                     " expires_on = '2020-01-01'",
                     error);
}

/* A file that was written before they followed is set right when it is opened. */
static void
test_old_file (Fixture *f, gconstpointer data)
{
  gint64 id = first_workplace (f);
  g_autoptr (GError) error = NULL;

  rk_test_take_step (f->office, apply (f, id, f->scheme), ENTER, "2026-07-02");
  rk_test_command (f->office, "古い版のようにした", forget, NULL);
  rk_store_close (f->office->store);
  g_object_unref (f->office->store);
  f->office->store = rk_store_open (f->office->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  assert_own (f, id, "R8-0001", "2026-07-02", "2028-07-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/schemes/copy", test_copy);
  ADD ("/schemes/delete", test_delete);
  ADD ("/schemes/called-by-workplace", test_called_by_workplace);
  ADD ("/schemes/preset", test_preset);
  ADD ("/schemes/menu", test_menu);
  ADD ("/schemes/reported", test_reported);
  ADD ("/schemes/codes", test_codes);
  ADD ("/schemes/past", test_past);
  ADD ("/schemes/number-at-renewal", test_number_at_renewal);
  ADD ("/schemes/workplace-follows", test_follows);
  ADD ("/schemes/workplace-leads", test_leads);
  ADD ("/schemes/old-file", test_old_file);
#undef ADD
  return g_test_run ();
}
