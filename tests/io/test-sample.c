/* The sample office: all invented, always the same, and worth looking at. */
#include <string.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-councils.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-minutes.h"
#include "rk-opinions.h"
#include "rk-query.h"
#include "rk-sample.h"
#include "rk-test-office.h"
#include "rk-text.h"

typedef struct
{
  char *folder;
  char *path;
  RkStore *store;
  GPtrArray *records; /* in the order in which they were made */
} Sample;

static GPtrArray *
fetch_all (RkDb *db, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = rk_query_ids (db, query, NULL, &error);
  GPtrArray *records;

  g_assert_no_error (error);
  records = rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, &error);
  g_assert_no_error (error);
  return records;
}

static Sample *
sample_new (void)
{
  Sample *sample = g_new0 (Sample, 1);
  g_autoptr (GError) error = NULL;

  sample->folder = g_dir_make_tmp ("rk-sample-XXXXXX", &error);
  g_assert_no_error (error);
  sample->path = g_build_filename (sample->folder, "見本.renkei", NULL);
  rk_sample_create_of (sample->path, RK_SAMPLE_FEW, &error);
  g_assert_no_error (error);
  sample->store = rk_store_open (sample->path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  sample->records = fetch_all (rk_store_main_db (sample->store), &rk_kind_workplace);
  return sample;
}

static void
sample_free (Sample *sample)
{
  g_ptr_array_unref (sample->records);
  rk_store_close (sample->store);
  g_object_unref (sample->store);
  rk_test_remove_tree (sample->folder);
  g_free (sample->folder);
  g_free (sample->path);
  g_free (sample);
}

static const char *
get (Sample *sample, guint i, const char *field)
{
  return rk_record_get (sample->records->pdata[i], field);
}

static gboolean
is_twin (Sample *sample, guint i)
{
  return rk_record_get_int (sample->records->pdata[i], "suspected_id") != 0;
}

static guint
count_values (Sample *sample, const char *field)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sample->records->len; i++)
    if (get (sample, i, field))
      g_hash_table_add (values, (gpointer)get (sample, i, field));
  return g_hash_table_size (values);
}

static void
test_size (void)
{
  Sample *sample = sample_new ();
  g_autoptr (RkRecord) office = rk_office_get (rk_store_main_db (sample->store), NULL);

  g_assert_cmpuint (sample->records->len, >=, 1200);
  g_assert_cmpuint (count_values (sample, "municipality"), ==, 35);
  g_assert_cmpuint (count_values (sample, "medical_area"), ==, 8);
  g_assert_cmpuint (count_values (sample, "industry"), >=, 15);
  g_assert_cmpuint (count_values (sample, "size_class"), ==, 8);
  g_assert_cmpstr (rk_record_get (office, "name"), ==, "静岡県（見本）");
  g_assert_true (rk_record_get_int (office, "sample"));
  sample_free (sample);
}

/* 団体種別 says what the name says. */
static void
test_kinds (void)
{
  static const char *const says[][2] = { { "株式会社", "会社" },
                                         { "有限会社", "会社" },
                                         { "㈱", "会社" },
                                         { "合同会社", "会社" },
                                         { "医療法人", "医療法人" },
                                         { "社会福祉法人", "社会福祉法人" },
                                         { "特定非営利活動法人", "NPO法人" },
                                         { "協同組合", "その他" } };
  Sample *sample = sample_new ();
  guint n = 0;

  for (guint i = 0; i < sample->records->len; i++)
    for (guint k = 0; get (sample, i, "body_kind") && k < G_N_ELEMENTS (says); k++)
      if (strstr (get (sample, i, "name"), says[k][0]))
        {
          g_assert_cmpstr (get (sample, i, "body_kind"), ==, says[k][1]);
          n++;
          break;
        }
  g_assert_cmpuint (n, >=, 700);
  sample_free (sample);
}

/* Nothing in it may be taken for a real workplace. */
static void
test_invented (void)
{
  static const char *const real[] = {
    "スズキ",     "ヤマハ",     "静岡銀行",   "清水銀行",     "スルガ銀行", "はごろも",
    "タミヤ",     "バンダイ",   "ホトニクス", "静岡鉄道",     "遠州鉄道",   "伊豆急",
    "大井川鐵道", "小糸製作所", "巴川",       "エンチョー",   "遠鉄",       "しずてつ",
    "鈴与",       "トヨタ",     "日本製紙",   "花王",         "資生堂",     "伊藤園",
    "ヤマト",     "日立",       "東芝",       "パナソニック", "ローランド", "河合楽器",
    "河西",       "旭化成",     "東レ",       "雪印",         "杏林堂",     "アオキトランス",
    "しずぎん",
  };
  Sample *sample = sample_new ();

  for (guint i = 0; i < sample->records->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (real); j++)
        g_assert_null (strstr (get (sample, i, "name"), real[j]));
      if (get (sample, i, "postal_code"))
        g_assert_true (g_str_has_suffix (get (sample, i, "postal_code"), "-0000"));
      if (get (sample, i, "phone"))
        g_assert_true (strstr (get (sample, i, "phone"), "-00-")
                       || strstr (get (sample, i, "phone"), "-000-"));
      if (get (sample, i, "corporate_number"))
        g_assert_true (g_str_has_prefix (get (sample, i, "corporate_number") + 1, "9999"));
      g_assert_null (get (sample, i, "email"));
    }
  sample_free (sample);
}

/* Every value is one that the program itself would have taken. */
static void
test_sound (void)
{
  Sample *sample = sample_new ();

  for (guint i = 0; i < sample->records->len; i++)
    {
      RkRecord *record = sample->records->pdata[i];
      g_autoptr (GPtrArray) problems = rk_record_validate (record);
      const RkArea *area = rk_area_find_in_address (get (sample, i, "address"), NULL, NULL);

      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_nonnull (area);
      g_assert_cmpstr (area->code, ==, get (sample, i, "municipality_code"));
      for (guint f = 0; f < rk_kind_workplace.n_fields; f++)
        {
          g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_workplace);
          g_autofree char *stored = rk_record_dup_text (record, (int)f);

          if (stored && !(rk_kind_workplace.fields[f].flags & RK_FIELD_DERIVED))
            g_assert_true (rk_draft_set_typed (draft, (int)f, stored, NULL));
        }
    }
  sample_free (sample);
}

static void
test_names_differ (void)
{
  Sample *sample = sample_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_twins = 0;

  for (guint i = 0; i < sample->records->len; i++)
    if (is_twin (sample, i))
      n_twins++;
    else
      g_assert_true (g_hash_table_add (keys, rk_text_name_key (get (sample, i, "name"))));
  g_assert_cmpuint (n_twins, ==, 6);
  sample_free (sample);
}

/* A dozen values that nobody can read, with their wording and the reason. */
static void
test_reviews (void)
{
  Sample *sample = sample_new ();
  g_autoptr (GPtrArray) reviews = fetch_all (rk_store_main_db (sample->store), &rk_kind_review);
  gboolean about_forty = FALSE;

  g_assert_cmpuint (reviews->len, ==, 12);
  for (guint i = 0; i < reviews->len; i++)
    {
      g_autoptr (RkRecord) of
          = rk_records_get (rk_store_main_db (sample->store), &rk_kind_workplace,
                            rk_record_get_int (reviews->pdata[i], "record_id"), NULL);
      int field = rk_kind_field (&rk_kind_workplace, rk_record_get (reviews->pdata[i], "field"));

      g_assert_nonnull (of);
      g_assert_true (rk_record_is_null (of, field));
      g_assert_true (*rk_record_get (reviews->pdata[i], "reason") != '\0');
      about_forty |= g_str_equal (rk_record_get (reviews->pdata[i], "value"), "約40");
    }
  g_assert_true (about_forty);
  sample_free (sample);
}

/* The words that the tour searches for. */
static void
test_findable (void)
{
  Sample *sample = sample_new ();
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 total;

  rk_query_set_search (query, "焼津 薬局");
  g_assert_true (rk_query_total (rk_store_main_db (sample->store), query, &total, NULL, NULL));
  g_assert_cmpuint (total, >=, 3);
  sample_free (sample);
}

static void
test_dates (void)
{
  Sample *sample = sample_new ();
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autofree char *soon = rk_date_to_iso (rk_date_add_days (rk_today (), 60));
  guint n_soon = 0;
  guint n_past = 0;

  for (guint i = 0; i < sample->records->len; i++)
    {
      const char *from = get (sample, i, "registered_on");
      const char *until = get (sample, i, "expires_on");

      if (from)
        {
          g_assert_cmpstr (from, >=, "2022-04-01");
          g_assert_cmpstr (from, <, today);
        }
      if (until == NULL)
        continue;
      n_past += strcmp (until, today) < 0;
      n_soon += strcmp (until, today) >= 0 && strcmp (until, soon) < 0;
    }
  g_assert_cmpuint (n_soon, >=, 20);
  g_assert_cmpuint (n_past, >=, 10);
  g_assert_cmpuint (n_past, <, 100);
  sample_free (sample);
}

/* The same words each time; only ids differ. */
static void
test_same (void)
{
  Sample *a = sample_new ();
  Sample *b = sample_new ();

  g_assert_cmpuint (a->records->len, ==, b->records->len);
  for (guint i = 0; i < a->records->len; i++)
    for (guint f = 0; f < rk_kind_workplace.n_fields; f++)
      {
        g_autofree char *one = rk_record_dup_text (a->records->pdata[i], (int)f);
        g_autofree char *other = rk_record_dup_text (b->records->pdata[i], (int)f);

        if (rk_kind_workplace.fields[f].type != RK_TYPE_ID)
          g_assert_cmpstr (one, ==, other);
      }
  sample_free (a);
  sample_free (b);
}

static void
test_history (void)
{
  Sample *sample = sample_new ();
  RkDb *db = rk_store_main_db (sample->store);
  g_autoptr (GPtrArray) entries = rk_history_list (db, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    {
      const RkHistoryEntry *entry = entries->pdata[i];
      g_autoptr (GPtrArray) changes = rk_history_changes (db, entry->id, 0, NULL);

      g_assert_cmpstr (entry->by, ==, "落合");
      g_assert_true (g_str_has_suffix (entry->what, "を直した"));
      g_assert_cmpuint (changes->len, ==, 1);
    }
  for (guint i = 0; i < 3; i++)
    g_assert_true (rk_store_undo (sample->store, NULL, NULL));
  /* How the file began is not history. */
  g_assert_false (rk_store_undo (sample->store, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  sample_free (sample);
}

/* Every paper of a meeting finds something for every entry. */
static void
test_meetings (void)
{
  static const char *const wanted[]
      = { "date", "start_time", "end_time", "place", "document_number", "noticed_on", "reply_due" };
  Sample *sample = sample_new ();
  RkDb *db = rk_store_main_db (sample->store);
  g_autoptr (GPtrArray) meetings = fetch_all (db, &rk_kind_meeting);
  guint n_final = 0;

  g_assert_cmpuint (meetings->len, >=, 30);
  for (guint i = 0; i < meetings->len; i++)
    {
      RkRecord *meeting = meetings->pdata[i];
      g_autoptr (GPtrArray) opinions = rk_opinions_load (db, rk_record_id (meeting), NULL, NULL);
      gboolean final = g_str_equal (rk_record_get (meeting, "minutes_state"), RK_MINUTES_FINAL);
      RkQuorum quorum;

      for (guint f = 0; f < G_N_ELEMENTS (wanted); f++)
        g_assert_nonnull (rk_record_get (meeting, wanted[f]));
      g_assert_true (rk_minutes_check (db, rk_record_id (meeting), NULL));
      g_assert_true (rk_meetings_quorum (db, rk_record_id (meeting), &quorum, NULL, NULL));
      g_assert_true (!final || quorum.met);
      g_assert_true (!final || opinions->len >= 6);
      n_final += final;
    }
  g_assert_cmpuint (n_final, ==, 22);
  sample_free (sample);
}

/* There is work to see: vacancies, terms that end, transfers, letters; and rare characters. */
static void
test_councils (void)
{
  Sample *sample = sample_new ();
  RkDb *db = rk_store_main_db (sample->store);
  g_autoptr (GPtrArray) work = rk_councils_work (db, 0, NULL, 60, NULL);
  g_autoptr (GPtrArray) people = fetch_all (db, &rk_kind_person);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n[4] = { 0 };
  guint n_twice = 0;
  gboolean rare = FALSE;

  for (guint i = 0; i < work->len; i++)
    n[((RkCouncilWork *)work->pdata[i])->duty]++;
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], >=, 2);
  for (guint i = 0; i < people->len; i++)
    {
      const char *name = rk_record_get (people->pdata[i], "name");

      n_twice += !g_hash_table_add (names, (gpointer)name);
      g_assert_nonnull (rk_record_get (people->pdata[i], "kana"));
      rare |= strstr (name, "髙") != NULL;
    }
  g_assert_true (rare);
  /* One was entered twice on purpose, so that there is something to decide. */
  g_assert_cmpuint (n_twice, ==, 1);
  sample_free (sample);
}

static void
test_no_overwrite (void)
{
  Sample *sample = sample_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_sample_create_of (sample->path, RK_SAMPLE_FEW, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_EXISTS);
  g_assert_true (g_file_test (sample->path, G_FILE_TEST_EXISTS));
  sample_free (sample);
}

static char *
dup_place (const RkRecord *attendance, const char *name)
{
  return g_strdup_printf ("%d %s", (int)rk_record_get_int (attendance, "meeting_id"), name);
}

/* Nobody who is there himself is there for somebody else. */
static void
test_deputies (void)
{
  Sample *sample = sample_new ();
  g_autoptr (GPtrArray) all = fetch_all (rk_store_main_db (sample->store), &rk_kind_attendance);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (there, dup_place (all->pdata[i], rk_record_get (all->pdata[i], "name")));
  for (guint i = 0; i < all->len; i++)
    if (rk_record_get (all->pdata[i], "deputy_name"))
      {
        g_autofree char *place
            = dup_place (all->pdata[i], rk_record_get (all->pdata[i], "deputy_name"));

        g_assert_false (g_hash_table_contains (there, place));
      }
  sample_free (sample);
}

/* Nobody is paid a way that was not gone. */
static void
test_travel (void)
{
  Sample *sample = sample_new ();
  RkDb *db = rk_store_main_db (sample->store);
  gint64 n_web, n_hall;

  g_assert_true (rk_db_ask (db,
                            "SELECT count(*) FROM payment p JOIN attendance a"
                            " USING (meeting_id, appointment_id)"
                            " WHERE a.presence = 'Web' AND p.travel > ?",
                            0, 0, &n_web, NULL));
  g_assert_true (
      rk_db_ask (db, "SELECT count(*) FROM payment WHERE travel > ?", 0, 0, &n_hall, NULL));
  g_assert_cmpint (n_web, ==, 0);
  g_assert_cmpint (n_hall, >, 0);
  sample_free (sample);
}

/* The bylaws say what the rules of the council say. */
static void
test_bylaws (void)
{
  Sample *sample = sample_new ();
  g_autoptr (GPtrArray) councils = fetch_all (rk_store_main_db (sample->store), &rk_kind_council);

  for (guint i = 0; i < councils->len; i++)
    {
      const char *bylaws = rk_record_get (councils->pdata[i], "bylaws");
      g_autofree char *rule
          = g_strdup_printf ("委員の%sの出席", rk_record_get (councils->pdata[i], "quorum_rule"));

      g_assert_nonnull (strstr (bylaws, rule));
      g_assert_nonnull (strstr (bylaws, rk_record_get (councils->pdata[i], "secretariat")));
      g_assert_null (strchr (bylaws, '{'));
    }
  sample_free (sample);
}

/* Who stays away says nothing; somebody stays away all the same. */
static void
test_speakers (void)
{
  Sample *sample = sample_new ();
  RkDb *db = rk_store_main_db (sample->store);
  g_autoptr (GPtrArray) all = fetch_all (db, &rk_kind_attendance);
  g_autoptr (GPtrArray) said = fetch_all (db, &rk_kind_statement);
  g_autoptr (GHashTable) away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (rk_record_get (all->pdata[i], "presence"), RK_REPLY_NO) == 0)
      g_hash_table_add (away, dup_place (all->pdata[i], rk_record_get (all->pdata[i], "name")));
  g_assert_cmpuint (g_hash_table_size (away), >=, 22);
  for (guint i = 0; i < said->len; i++)
    {
      const char *name = rk_record_get (said->pdata[i], "speaker_name");
      g_autofree char *place = dup_place (said->pdata[i], name ? name : "");

      g_assert_false (g_hash_table_contains (away, place));
    }
  sample_free (sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/size", test_size);
  g_test_add_func ("/sample/kinds", test_kinds);
  g_test_add_func ("/sample/invented", test_invented);
  g_test_add_func ("/sample/sound", test_sound);
  g_test_add_func ("/sample/names-differ", test_names_differ);
  g_test_add_func ("/sample/reviews", test_reviews);
  g_test_add_func ("/sample/findable", test_findable);
  g_test_add_func ("/sample/dates", test_dates);
  g_test_add_func ("/sample/same", test_same);
  g_test_add_func ("/sample/history", test_history);
  g_test_add_func ("/sample/meetings", test_meetings);
  g_test_add_func ("/sample/deputies", test_deputies);
  g_test_add_func ("/sample/travel", test_travel);
  g_test_add_func ("/sample/speakers", test_speakers);
  g_test_add_func ("/sample/bylaws", test_bylaws);
  g_test_add_func ("/sample/councils", test_councils);
  g_test_add_func ("/sample/no-overwrite", test_no_overwrite);
  return g_test_run ();
}
