/* Papers about people and letters, from the sample office, read back as text. */
#include <string.h>

#include "doc-read.h"
#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-letter.h"
#include "rk-meetings.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-test-council-papers.h"

/* 30 characters, with characters that BIZ UD has and one that it lacks. */
#define LONG_NAME "髙﨑ジェファーソン　アレクサンドラマリアヴィクトリアエリザベ"
#define MANY 500

/* ── changing the data ───────────────────────────────────────────────────────────────────── */

typedef struct
{
  const RkKind *kind;
  const char *where; /* field of the first record that is changed, NULL: a new one */
  const char *is;
  const char *field;
  const char *value;
  gint64 council; /* of a new letter */
} Change;

static gint64
first_id (RkDb *db, const RkKind *kind, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, field, value, &error));
  ids = rk_query_ids (db, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, gint64, 0);
}

static gboolean
perform (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gint64 meeting = 0;
  g_autoptr (RkRecord) old = NULL;
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;

  /* No field: the meeting that papers are about. */
  if (change->where == NULL && !rk_meetings_default (db, 0, &meeting, error))
    return FALSE;
  old = rk_records_get (
      db, change->kind,
      change->where ? first_id (db, change->kind, change->where, change->is) : meeting, error);
  draft = rk_draft_copy (old);
  g_assert_true (rk_test_set (draft, change->field, change->value));
  if (change->council)
    {
      rk_draft_set_id (draft, 0);
      rk_draft_set_int (draft, rk_kind_field (change->kind, "council_id"), change->council);
    }
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static void
change (Fixture *f, Change what)
{
  rk_test_command (f->office, "直した", perform, &what);
}

/* The members of the prefecture's council on the day of its next meeting. */
static GPtrArray *
members_of_meeting (Fixture *f, char **iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, &error);
  GPtrArray *rows
      = rk_councils_members (db_of (f), f->council, rk_record_get (meeting, "date"), &error);

  g_assert_no_error (error);
  if (iso)
    *iso = g_strdup (rk_record_get (meeting, "date"));
  for (guint i = 0; i < rows->len;)
    if (((RkSeatRow *)rows->pdata[i])->appointment_id)
      i++;
    else
      g_ptr_array_remove_index (rows, i);
  return rows;
}

static char *
name_with_sama (const RkSeatRow *row)
{
  g_autofree char *name = doc_squeeze (row->name);

  return g_strconcat (name, "様", NULL);
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

static const char *const names[]
    = { "nomination", "acceptance", "appointment",   "roster", "invitation",
        "notice",     "reply-form", "public-notice", "bylaws", "name-plates",
        "labels",     "envelopes",  "payments" };

/* Each prints from the sample without anything missing, and nothing asks for a value in vain. */
static void
test_all (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RkReportParams params = { 0 };
      guint n;
      g_autofree char *text = print (f, names[i], &params, &n);

      g_assert_nonnull (rk_report_find (names[i]));
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (strlen (text), >, 100);
      assert_lacks (text, "{");
      assert_lacks (text, "}");
      assert_lacks (text, "(null)");
      assert_lacks (text, "未定");
      assert_has (text, "見本");
      if (!g_str_equal (names[i], "acceptance"))
        assert_lacks (text, "令和年月日");
    }
}

/* Every area's council prints every paper, too: none depends on the prefecture's. */
static void
test_every_council (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = rk_query_ids (db_of (f), query, NULL, &error);

  g_assert_cmpuint (ids->len, >, 8);
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        RkReportParams params = { .council = g_array_index (ids, gint64, i) };
        g_autoptr (RkPages) pages = build (f, names[k], &params);

        g_assert_cmpuint (rk_pages_get_n (pages), >, 0);
        g_assert_cmpuint (rk_pages_get_overflows (pages)->len, ==, 0);
      }
}

/* ── letters ─────────────────────────────────────────────────────────────────────────────── */

static void
test_invitation (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *iso = NULL;
  g_autoptr (GPtrArray) rows = members_of_meeting (f, &iso);
  g_autofree char *path = g_build_filename (f->office->folder, "out.pdf", NULL);
  RkDate day;
  g_autofree char *words = NULL;
  guint n;
  g_autofree char *all = print (f, "invitation", &params, &n);

  g_assert_true (rk_date_from_iso (iso, &day));
  words = rk_date_to_wareki_weekday (day);
  g_assert_cmpuint (n, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *raw = doc_read_page (path, i + 1);
      g_autofree char *text = doc_squeeze (raw);
      g_autofree char *to = name_with_sama (rows->pdata[i]);
      g_autofree char *when = g_strdup_printf ("%s午後1時30分から午後3時30分まで", words);

      assert_has (text, to);
      assert_has (text, when);
      assert_has (text, "健増第21号");
      assert_has (text, "令和8年度第1回静岡県地域・職域連携推進協議会の開催について（通知）");
      assert_has (text, "その他⑴小規模事業所への出前講座の進め方について");
      assert_has (text, "以上");
      assert_has (text, "担当静岡県健康づくり担当課");
    }
  g_assert_cmpuint (doc_count (all, "委員各位"), ==, 0);
}

/* Nobody is asked to come to a meeting in writing, or to a room there is not. */
static void
test_forms (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *form;
    const char *has[4];
    const char *lacks[3];
  } forms[] = {
    { "対面", { "御出席ください", "出欠回答票で", "当日お持ちください" }, { "Web会議", "書面" } },
    { "Web", { "Web会議により開催", "御参加ください", "お手元に" }, { "御出席ください", "書面" } },
    { "併用", { "会場又はWeb会議で御出席", "方法（会場又はWeb会議）" }, { "書面回答票" } },
    { "書面",
      { "書面により開催", "書面回答票で", "回答期限令和", "御覧の上" },
      { "御出席ください", "午後1時30分", "当日お持ち" } },
  };
  RkReportParams params = { 0 };
  g_autofree char *public = NULL;
  g_autofree char *agenda = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *letter = NULL;
      g_autofree char *note = NULL;
      g_autofree char *both = NULL;

      change (f, (Change){ &rk_kind_meeting, NULL, NULL, "form", forms[i].form });
      letter = print (f, "invitation", &params, NULL);
      note = print (f, "notice", &params, NULL);
      both = g_strconcat (letter, note, NULL);
      for (guint k = 0; k < 4 && forms[i].has[k]; k++)
        assert_has (both, forms[i].has[k]);
      for (guint k = 0; k < 3 && forms[i].lacks[k]; k++)
        assert_lacks (both, forms[i].lacks[k]);
    }
  /* Nobody looks on or has a seat where all is in writing. */
  public = print (f, "public-notice", &params, NULL);
  assert_lacks (public, "傍聴定員");
  agenda = print (f, "agenda", &params, NULL);
  assert_lacks (agenda, "出席者名簿");
  assert_lacks (agenda, "席次表");
}

static gboolean
note_invitation (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const RkReportParams params = { 0 };

  return rk_report_note_printed (db, "invitation", &params, data, error);
}

/* The day that is printed is kept; one that was kept before stays. */
static void
test_noted (Fixture *f, gconstpointer data)
{
  guint n = 9;
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_report_is_noted ("invitation"));
  g_assert_true (rk_report_is_noted ("appointment"));
  g_assert_false (rk_report_is_noted ("agenda"));
  rk_test_command (f->office, "印刷した", note_invitation, &n);
  g_assert_cmpuint (n, ==, 0);
  change (f, (Change){ &rk_kind_meeting, NULL, NULL, "noticed_on", "" });
  rk_test_command (f->office, "印刷した", note_invitation, &n);
  g_assert_cmpuint (n, ==, 1);
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rk_record_get (meeting, "noticed_on"), ==, "2026-07-02");
}

/* One member is chosen as in the program; the number may be given. */
static void
test_invitation_to_one (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = members_of_meeting (f, NULL);
  const RkSeatRow *row = rows->pdata[5];
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  RkReportParams params = { .query = query, .number = "見本第1234号" };
  g_autofree char *to = name_with_sama (row);
  g_autofree char *text = NULL;
  guint n;

  g_array_append_val (ids, row->appointment_id);
  rk_query_only_ids (query, ids);
  text = print (f, "invitation", &params, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, to);
  assert_has (text, "見本第1234号");
  assert_lacks (text, "健増第21号");
}

static void
test_own_letter (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  gint64 other = 0;
  g_autofree char *own = NULL;
  g_autofree char *common = NULL;

  change (f, (Change){ &rk_kind_letter, "document", "notice", "body", "　この会議だけの文面です。",
                       f->council });
  own = print (f, "notice", &params, NULL);
  assert_has (own, "この会議だけの文面です。");
  assert_has (own, "事務連絡");
  assert_has (own, "委員各位");
  g_assert_true (rk_councils_find (db_of (f), "志太榛原", &other, NULL));
  params.council = other;
  common = print (f, "notice", &params, NULL);
  assert_lacks (common, "この会議だけの文面です。");
  assert_has (common, "志太榛原圏域");
}

/* What is not settled is said so; an item without a value is left out. */
static void
test_unsettled (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autoptr (RkFields) fields = rk_fields_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *items = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *text = print (f, "public-notice", &params, NULL);

  assert_has (text, "傍聴定員10名");
  assert_has (text, "会議は公開です。");
  assert_lacks (text, "落合"); /* the person in charge is not for the public */
  rk_fields_set (fields, "議題", "⑴　一\n⑵　二");
  rk_fields_set (fields, "傍聴定員", "");
  items = rk_fields_fill (fields, "議　　題　{議題}\n傍聴定員　{傍聴定員}\nその他　{ 議題 }",
                          "見本", TRUE, &error);
  g_assert_cmpstr (items, ==, "議　　題　⑴　一\n　⑵　二\nその他　⑴　一\n　⑵　二");
  broken = rk_fields_fill (fields, "{議題", "見本", FALSE, &error);
  g_assert_cmpstr (broken, ==, "{議題");
}

static void
test_nomination (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2027, 1, 15) };
  g_autofree char *text = NULL;
  g_autofree char *few = NULL;
  guint n, n_few;

  /* In January the terms end in ten weeks: every body is asked, once. */
  text = print (f, "nomination", &params, &n);
  assert_has (text, "令和9年1月15日");
  assert_has (text, "の委員の任期が令和9年3月31日をもって満了します");
  assert_has (text, "任期令和9年4月1日から令和11年3月31日まで");
  g_assert_cmpuint (doc_count (text, "推薦人数"), ==, n);
  /* In July only what is vacant and who is transferred. */
  params.as_of = RK_DATE_NONE;
  few = print (f, "nomination", &params, &n_few);
  g_assert_cmpuint (n_few, <, n);
  assert_has (few, "任期の途中で退任されることとなりました");
  assert_has (few, "委嘱の日から令和9年3月31日まで（残任期間）");
  assert_lacks (few, "をもって満了します");
}

typedef struct
{
  RkReportParams params;
  guint n;
} Noted;

static gboolean
run_note_nominations (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Noted *noted = data;

  return rk_report_note_printed (db, "nomination", &noted->params, &noted->n, error);
}

static guint
count_asked (Fixture *f)
{
  g_autoptr (GPtrArray) rows
      = rk_councils_members (rk_store_main_db (f->office->store), 0, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      g_assert_true ((g_strcmp0 (row->renewal, "依頼中") == 0) == (row->asked_on != NULL));
      n += row->asked_on != NULL;
    }
  return n;
}

/* For new terms the letters bear the day on which they are printed, and the seats know it. */
static void
test_nomination_for_terms (Fixture *f, gconstpointer data)
{
  Noted noted = { .params = { .term = rk_date (2027, 4, 1) } };
  g_autofree char *today = rk_date_to_wareki_long (rk_today ());
  g_autofree char *text = NULL;
  guint n_letters;

  text = print (f, "nomination", &noted.params, &n_letters);
  assert_has (text, "の委員の任期が令和9年3月31日をもって満了します");
  assert_has (text, "任期令和9年4月1日から令和11年3月31日まで");
  assert_lacks (text, "残任期間");
  assert_has (text, "の委員に欠員があります"); /* of the one seat that somebody left early */
  assert_has (text, today);
  g_assert_cmpuint (count_asked (f), ==, 0);
  rk_test_command (f->office, "推薦依頼を印刷済みにした", run_note_nominations, &noted);
  g_assert_cmpuint (noted.n, >=, n_letters); /* a body may have several seats */
  g_assert_cmpuint (count_asked (f), ==, noted.n);
  noted.n = 0;
  rk_test_command (f->office, "推薦依頼を印刷済みにした", run_note_nominations, &noted);
  g_assert_cmpuint (noted.n, ==, 0); /* the first day stays */
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpuint (count_asked (f), ==, 0);
}

/* ── appointment ─────────────────────────────────────────────────────────────────────────── */

static const char *
remark_of (Fixture *f, const char *name, const RkReportParams *params)
{
  g_autoptr (RkPages) pages = build (f, name, params);

  return g_intern_string (rk_document_get_remark (rk_pages_get_document (pages)));
}

/* A letter that bears nobody's name does not go out unnoticed. */
static void
test_appointed_by_nobody (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council };

  g_assert_null (remark_of (f, "appointment", &params));
  change (f, (Change){ &rk_kind_council, "short_name", "県協議会", "appointer", "" });
  g_assert_nonnull (strstr (remark_of (f, "appointment", &params), "who appoints"));
  g_assert_nonnull (strstr (remark_of (f, "acceptance", &params), "who appoints"));
}

static void
test_appointed_by_order (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *text = NULL;

  change (f, (Change){ &rk_kind_council, "short_name", "県協議会", "appointing", "任命" });
  text = print (f, "appointment", &params, NULL);
  assert_has (text, "任命状");
  assert_has (text, "委員を任命する");
  assert_lacks (text, "委員を委嘱する");
}

/* ── roster ──────────────────────────────────────────────────────────────────────────────── */

static void
test_roster (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *text = print (f, "roster", &params, &n);

  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "静岡県地域・職域連携推進協議会委員名簿");
  assert_has (text, "任期令和7年4月1日から令和9年3月31日まで");
  assert_has (text, "令和8年7月2日現在敬称略・区分別");
  assert_has (text, "◎会長");
  assert_has (text, "（欠員）");
  assert_has (text, "委員数19人（");
  assert_has (text, "欠員1人");
  /* A group has one cell, though five members are of it. */
  g_assert_cmpuint (doc_count (text, "保健医療"), ==, 1);
  g_assert_cmpuint (doc_count (text, "事業者団体"), ==, 1);
}

static void
test_roster_orders (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  RkReportParams params = { .query = query };
  g_autofree char *with = NULL;
  g_autofree char *public = NULL;

  g_assert_true (rk_query_sort (query, "kana", NULL));
  with = print (f, "roster", &params, NULL);
  assert_has (with, "五十音順");
  assert_lacks (with, "区分");
  assert_has (with, "氏名（ふりがな）");
  params.for_public = TRUE;
  public = print (f, "roster", &params, NULL);
  assert_has (public, "（公開版）");
  assert_lacks (public, "ふりがな");
  /* As chosen in the preview, whatever the list sorts by. */
  params.for_public = FALSE;
  params.order = RK_REPORT_ORDER_ROSTER;
  params.without_kana = TRUE;
  g_free (with);
  with = print (f, "roster", &params, NULL);
  assert_has (with, "名簿順");
  assert_lacks (with, "ふりがな");
}

/* ── the others ──────────────────────────────────────────────────────────────────────────── */

static void
test_reply_form (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autoptr (GPtrArray) rows = members_of_meeting (f, NULL);
  guint n;
  g_autofree char *text = print (f, "reply-form", &params, &n);

  g_assert_cmpuint (n, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];
      g_autofree char *code = rk_reply_code (1, 1, (guint)row->position);

      assert_has (text, code);
    }
  assert_has (text, "回答期限令和8年");
  g_assert_cmpuint (doc_count (text, "1/1"), ==, n);
  assert_has (text, "代理の者が出席");
  change (f, (Change){ &rk_kind_council, "short_name", "県協議会", "deputies_count", "0" });
  g_free (text);
  text = print (f, "reply-form", &params, &n);
  assert_lacks (text, "代理の者が出席");
  /* In writing there is a vote on every item. */
  change (f, (Change){ &rk_kind_meeting, "title", "令和8年度第1回静岡県地域・職域連携推進協議会",
                       "form", "書面" });
  g_free (text);
  text = print (f, "reply-form", &params, NULL);
  assert_has (text, "書面回答票");
  assert_lacks (text, "御出席の可否");
  assert_lacks (text, "午後1時30分");
  /* Nothing is decided on a report, under その他, nor on what stands above others. */
  g_assert_cmpuint (doc_count (text, "反対"), ==, 3 * n);
  g_assert_cmpuint (doc_count (text, "⑵ア"), ==, n);
  g_assert_cmpuint (doc_count (text, "⑵イ"), ==, n);
}

/* Nobody opens, sits and closes where nobody comes. */
static void
test_in_writing (Fixture *f, gconstpointer data)
{
  static const char *const room[] = { "script", "attendance", "seating", "name-plates" };
  RkReportParams params = { 0 };
  g_autofree char *agenda = NULL;
  g_autofree char *payments = NULL;

  change (f, (Change){ &rk_kind_meeting, "title", "令和8年度第1回静岡県地域・職域連携推進協議会",
                       "form", RK_FORM_WRITTEN });
  for (guint i = 0; i < G_N_ELEMENTS (room); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (rk_report_build (db_of (f), room[i], &params, NULL, &refused));
      g_assert_error (refused, RK_ERROR, RK_ERROR_INVALID);
      assert_has (refused->message, rk_report_find (room[i])->title);
    }
  agenda = print (f, "agenda", &params, NULL);
  assert_has (agenda, "議事");
  assert_has (agenda, "前年度の取組の結果について");
  assert_has (agenda, "小規模事業所への出前講座");
  assert_lacks (agenda, "開会");
  assert_lacks (agenda, "会議の成立");
  assert_lacks (agenda, "出席者名簿");
  payments = print (f, "payments", &params, NULL);
  assert_lacks (payments, "午後1時30分");
}

static void
test_bylaws (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *text = print (f, "bylaws", &params, NULL);

  assert_has (text, "静岡県地域・職域連携推進協議会設置要綱");
  assert_has (text, "制定平成20年4月1日");
  assert_has (text, "最終改正令和2年4月1日");
  assert_has (text, "第8条");
  g_assert_cmpuint (doc_count (text, "附則"), ==, 2);
}

static void
test_post (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .per_sheet = 21, .from = 21 };
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) beyond = NULL;
  g_autofree char *first = NULL;
  guint n;
  double width, height;
  g_autoptr (RkPages) pages = NULL;

  /* Only one place is left on the first sheet. */
  first = print_page (f, "labels", &params, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (doc_count (first, "〒"), ==, 1);
  params.from = 22;
  g_assert_null (rk_report_build (db_of (f), "labels", &params, NULL, &beyond));
  g_assert_error (beyond, RK_ERROR, RK_ERROR_INVALID);
  params.per_sheet = 20;
  g_assert_null (rk_report_build (db_of (f), "labels", &params, NULL, &wrong));
  g_assert_error (wrong, RK_ERROR, RK_ERROR_INVALID);
  params.paper = RK_PAPER_KAKU2;
  pages = build (f, "envelopes", &params);
  rk_pages_get_size (pages, &width, &height);
  g_assert_cmpint ((int)(width / RK_MM + .5), ==, 240);
  g_assert_cmpint ((int)(height / RK_MM + .5), ==, 332);
}

/* Where the words of a page stand, in points, from its top left corner. */
static void
bounds_of (RkPages *pages, RkRect *rect)
{
  double width, height;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  rk_pages_get_page_size (pages, 0, &width, &height);
  rk_pages_draw (pages, 0, cr);
  cairo_recording_surface_ink_extents (surface, &rect->x, &rect->y, &rect->width, &rect->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpfloat (rect->x, >=, 0);
  g_assert_cmpfloat (rect->y, >=, 0);
  g_assert_cmpfloat (rect->x + rect->width, <=, width);
  g_assert_cmpfloat (rect->y + rect->height, <=, height);
}

static void
test_moved_for_a_printer (Fixture *f, gconstpointer data)
{
  static const double most[] = { -RK_PRINTER_SHIFT, RK_PRINTER_SHIFT };
  guint n_sheets;
  const RkLabelSheet *sheets = rk_label_sheets (&n_sheets);

  change (f, (Change){ &rk_kind_office, "sample", "1", "sample", "0" }); /* no mark at the edge */
  for (guint i = 0; i <= n_sheets; i++)
    {
      RkReportParams params = { .label_sheet = i < n_sheets ? &sheets[i] : NULL };
      const char *name = i < n_sheets ? "labels" : "envelopes";
      g_autoptr (RkPages) plain = build (f, name, &params);
      RkRect before, after;

      bounds_of (plain, &before);
      for (guint k = 0; k < G_N_ELEMENTS (most); k++)
        {
          g_autoptr (RkPages) pages = NULL;

          params.shift_x = params.shift_y = most[k];
          pages = build (f, name, &params);
          bounds_of (pages, &after);
          g_assert_cmpfloat (ABS (after.x - before.x - most[k] * RK_MM), <, 1.01);
          g_assert_cmpfloat (ABS (after.y - before.y - most[k] * RK_MM), <, 1.01);
        }
    }
}

/* Those who do not come have no plate; who comes for another has one. */
static void
test_name_plates (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council, .year = 2025 };
  guint n;
  g_autofree char *text = print (f, "name-plates", &params, &n);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);

  assert_has (text, "（代理）");
  assert_has (text, "主幹");
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 13);
}

/* Tables are printed on the paper that is asked for. */
static void
test_wide_paper (Fixture *f, gconstpointer data)
{
  static const char *const tables[] = { "roster", "payments" };
  RkReportParams params = { .paper = RK_PAPER_A3, .landscape = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      RkPages *pages = build (f, tables[i], &params);
      double width, height;

      rk_pages_get_size (pages, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, 420 * RK_MM, 1);
      g_assert_cmpfloat_with_epsilon (height, 297 * RK_MM, 1);
      rk_pages_free (pages);
    }
}

static void
test_payments (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council, .year = 2025 };
  g_autoptr (GError) refused = NULL;
  g_autofree char *held = print (f, "payments", &params, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  g_autofree char *early = NULL;
  g_autofree char *longer = NULL;

  assert_has (held, "令和7年度第2回静岡県地域・職域連携推進協議会支払一覧");
  assert_lacks (held, "見込み");
  assert_has (held, "支給対象外（公務員のため）");
  assert_has (held, "支給対象外（代理出席のため）");
  assert_has (held, "7,000");
  /* What is paid for the coming meeting follows from the rates. */
  params.year = 0;
  expected = print (f, "payments", &params, NULL);
  assert_has (expected, "（見込み）");
  assert_has (expected, "7,000");
  assert_has (expected, "出欠の回答待ち");
  assert_lacks (expected, "8,500");
  /* Presence typed before the day makes it no meeting that was held. */
  change (f, (Change){ &rk_kind_attendance, "meeting_id", id, "presence", RK_PRESENCE_WEB });
  early = print (f, "payments", &params, NULL);
  assert_has (early, "（見込み）");
  assert_has (early, "出欠の回答待ち");
  change (f, (Change){ &rk_kind_meeting, "title", "令和8年度第1回静岡県地域・職域連携推進協議会",
                       "end_time", "16:00" });
  longer = print (f, "payments", &params, NULL);
  assert_has (longer, "8,000");
  assert_lacks (longer, "7,000");
  params.for_public = TRUE;
  g_assert_null (rk_report_build (db_of (f), "payments", &params, NULL, &refused));
  g_assert_error (refused, RK_ERROR, RK_ERROR_INVALID);
}

/* ── hard names ──────────────────────────────────────────────────────────────────────────── */

static void
test_hard_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = members_of_meeting (f, NULL);
  const RkSeatRow *row = rows->pdata[4];
  g_autofree char *wanted = doc_squeeze (LONG_NAME);
  static const char *const with_name[]
      = { "acceptance", "appointment", "roster",   "invitation", "reply-form",
          "labels",     "envelopes",   "payments", "name-plates" };

  g_assert_cmpint (g_utf8_strlen (LONG_NAME, -1), ==, 30);
  change (f, (Change){ &rk_kind_person, "name", row->name, "name", LONG_NAME });
  for (guint i = 0; i < G_N_ELEMENTS (with_name); i++)
    {
      RkReportParams params = { 0 };
      g_autofree char *text = print (f, with_name[i], &params, NULL);

      g_test_message ("%s", with_name[i]);
      assert_has (text, wanted);
    }
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
keep (RkDb *db, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (db, record, id, error);
}

static gboolean
add_one (RkDb *db, gint64 council, guint n, GError **error)
{
  RkDraft *person = rk_draft_new (&rk_kind_person);
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  RkDraft *term = rk_draft_new (&rk_kind_appointment);
  g_autofree char *name = g_strdup_printf ("髙橋　見本%03u", n);
  gint64 person_id, seat_id;

  rk_test_set (person, "name", name);
  rk_draft_set_int (seat, rk_kind_field (&rk_kind_seat, "council_id"), council);
  rk_draft_set_int (seat, rk_kind_field (&rk_kind_seat, "position"), 100 + n);
  if (!keep (db, person, &person_id, error) || !keep (db, seat, &seat_id, error))
    return FALSE;
  rk_draft_set_int (term, rk_kind_field (&rk_kind_appointment, "seat_id"), seat_id);
  rk_draft_set_int (term, rk_kind_field (&rk_kind_appointment, "person_id"), person_id);
  rk_test_set (term, "term_start", "2025-04-01");
  rk_test_set (term, "post", "部長");
  return keep (db, term, NULL, error);
}

static gboolean
add_many (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MANY; i++)
    if (!add_one (db, ((Fixture *)data)->council, i, error))
      return FALSE;
  return TRUE;
}

static void
test_many (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *text = NULL;
  g_autofree char *path = g_build_filename (f->office->folder, "many.pdf", NULL);
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  rk_test_command (f->office, "用意した", add_many, f);
  pages = build (f, "invitation", &params);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  n = rk_pages_get_n (pages);
  g_assert_cmpuint (n, >=, MANY);
  text = doc_read_page (path, n);
  assert_has (text, "見本499");
}

/* What there is to do, with a box to tick or who did it; three years, landscape. */
static void
test_todos_and_series (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council, .meeting = f->meeting };
  g_autofree char *todos = print (f, "todos", &params, NULL);
  g_autofree char *series = NULL;

  assert_has (todos, "会議準備一覧");
  assert_has (todos, "60日前");
  assert_has (todos, "議題と論点を整理する");
  assert_has (todos, "済");
  assert_has (todos, "公式の一覧ではない");
  series = print (f, "series", &params, NULL);
  assert_has (series, "意見と対応の経過");
  assert_has (series, "主な意見");
  assert_has (series, "第2回");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/report/council/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("every-council", test_every_council);
  ADD ("invitation", test_invitation);
  ADD ("invitation/one", test_invitation_to_one);
  ADD ("invitation/forms", test_forms);
  ADD ("invitation/noted", test_noted);
  ADD ("letter/own", test_own_letter);
  ADD ("letter/unsettled", test_unsettled);
  ADD ("nomination", test_nomination);
  ADD ("nomination-for-terms", test_nomination_for_terms);
  ADD ("appointment/by-nobody", test_appointed_by_nobody);
  ADD ("appointment/order", test_appointed_by_order);
  ADD ("roster", test_roster);
  ADD ("roster/orders", test_roster_orders);
  ADD ("reply-form", test_reply_form);
  ADD ("in-writing", test_in_writing);
  ADD ("bylaws", test_bylaws);
  ADD ("post", test_post);
  ADD ("post/moved", test_moved_for_a_printer);
  ADD ("name-plates", test_name_plates);
  ADD ("payments", test_payments);
  ADD ("wide-paper", test_wide_paper);
  ADD ("todos-and-series", test_todos_and_series);
  ADD ("hard-names", test_hard_names);
  ADD ("many", test_many);
  status = g_test_run ();
  return status;
}
