/* Papers of a meeting, printed from the sample office and read back: as text, as an outline, page
 * by page. */
#include <poppler.h>
#include <string.h>

#include "doc-read.h"
#include "rk-attachments.h"
#include "rk-council.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-minutes.h"
#include "rk-packet-parts.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-sample.h"
#include "rk-seating-plan.h"
#include "rk-test-office.h"

#define MEMBERS 40
#define LONG_NAME "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末太郎"

static RkTestOffice *office; /* the sample; tests that change it have their own */
static char *sample;         /* a copy of it, never opened */

static RkTestOffice *
open_sample (void)
{
  RkTestOffice *self = g_new0 (RkTestOffice, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("rk-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "sample.renkei", NULL);
  if (sample)
    {
      g_autoptr (GFile) from = g_file_new_for_path (sample);
      g_autoptr (GFile) to = g_file_new_for_path (self->path);

      g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
    }
  else
    {
      g_autoptr (GFile) to = NULL;
      g_autoptr (GFile) from = g_file_new_for_path (self->path);

      rk_sample_create (self->path, &error);
      g_assert_no_error (error);
      sample = g_build_filename (self->folder, "copy.renkei", NULL);
      to = g_file_new_for_path (sample);
      g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
    }
  g_assert_no_error (error);
  self->store = rk_store_open (self->path, 0, &error);
  g_assert_no_error (error);
  return self;
}

static char *
out_path (RkTestOffice *self)
{
  return g_build_filename (self->folder, "out.pdf", NULL);
}

/* Builds a document, writes it and reads its words back. */
static char *
print (RkTestOffice *self, const char *name, const RkReportParams *params, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = out_path (self);
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (self->store), name, params, NULL, &error);
  g_autoptr (RkPages) pages = NULL;
  char *text;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (n_pages)
    *n_pages = rk_pages_get_n (pages);
  g_assert_cmpuint (doc_count_pages (path), ==, rk_pages_get_n (pages));
  text = doc_read_page (path, 0);
  g_assert_null (strstr (text, "(null)"));
  return text;
}

/* The same without the ends of lines, where sentences are looked for. */
static char *
print_joined (RkTestOffice *self, const char *name, const RkReportParams *params)
{
  g_autofree char *text = print (self, name, params, NULL);
  g_autoptr (GString) joined = g_string_new (text);

  g_string_replace (joined, "\n", "", 0);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static void
set_text (RkDraft *draft, const char *field, const char *value)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (value));
}

static void
set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

static gint64
save (RkDb *db, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);
  gint64 id = 0;

  rk_records_save (db, record, &id, error);
  return id;
}

/* The oldest record of a kind with a value. */
static RkRecord *
find (RkDb *db, const RkKind *kind, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, field, value, NULL));
  ids = rk_query_ids (db, query, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  return rk_records_get (db, kind, g_array_index (ids, gint64, 0), NULL);
}

/* ── single papers ───────────────────────────────────────────────────────────────────────── */

static void
test_agenda (void)
{
  guint pages;
  g_autofree char *text = print (office, "agenda", NULL, &pages);

  g_assert_cmpuint (pages, ==, 1);
  assert_has (text, "令和8年度第1回");
  assert_has (text, "静岡県地域・職域連携推進協議会");
  assert_has (text, "午後1時30分から午後3時30分まで");
  assert_has (text, "会議の成立の報告");
  assert_has (text, "⑶");
  assert_has (text, "資料4-1、4-2");
  assert_has (text, "参考資料2");
  g_assert_true (strstr (text, "議事") < strstr (text, "その他"));
  g_assert_true (strstr (text, "その他") < strstr (text, "閉会"));
  assert_lacks (text, "想定"); /* what the secretariat keeps to itself */
}

static void
test_script (void)
{
  RkReportParams params = { .for_public = TRUE };
  guint pages;
  g_autofree char *text = print (office, "script", NULL, &pages);
  g_autoptr (GError) error = NULL;

  assert_has (text, "内部用");
  assert_has (text, "13:30");
  assert_has (text, "13:37"); /* 2 + 3 + 2 minutes later the first item */
  assert_has (text, "14:32"); /* 15 + 20 + 20: the item above them takes no time of its own */
  assert_has (text, "質問：費用は。");
  assert_has (text, "終了の時刻まで15分の余裕がある");
  g_assert_null (
      rk_report_build (rk_store_main_db (office->store), "script", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

static void
test_attendance (void)
{
  g_autofree char *text = print (office, "attendance", NULL, NULL);
  g_autoptr (RkRecord) held = find (rk_store_main_db (office->store), &rk_kind_meeting,
                                    "minutes_state", RK_MINUTES_FINAL);
  RkReportParams params = { .meeting = rk_record_id (held) };
  g_autofree char *past = print (office, "attendance", &params, NULL);

  assert_has (text, "会議は成立する見込みです。");
  assert_has (text, "出席の見込み");
  assert_has (text, "半数以上 10人以上");
  assert_has (text, "髙橋");
  assert_has (text, "主幹");
  assert_has (past, "会議は成立しています。");
  assert_lacks (past, "見込み");
}

static void
test_opinions (void)
{
  RkReportParams params = { .for_public = TRUE };
  g_autofree char *text = print (office, "previous-opinions", NULL, NULL);
  g_autofree char *public = print (office, "previous-opinions", &params, NULL);

  assert_has (text, "令和7年度第2回（令和8年2月3日開催）でいただいた意見 8件");
  assert_has (text, "済 5件");
  assert_has (text, "今後 1件");
  assert_has (text, "8事業所から訪問");
  assert_has (text, "治療と仕事");
  assert_lacks (public, "治療と仕事");
  assert_has (public, "（公開しない発言）");
}

static void
test_directions (void)
{
  g_autofree char *text = print (office, "directions", NULL, NULL);
  const char *presented = strstr (text, "に提示した内容");
  const char *voices = strstr (text, "委員の主な意見");
  const char *proposed = strstr (text, "予算要求");

  g_assert_true (presented && voices && proposed && presented < voices && voices < proposed);
  assert_has (text, "②について（喫煙・血圧の出前講座）");
  assert_has (text, "480千円");
  assert_has (text, "不要");
  assert_has (text, "外部講師の有無");
}

static void
test_none (void)
{
  RkTestOffice *empty = rk_test_office_new (0);
  static const char *const names[]
      = { "agenda",     "script",  "attendance", "seating", "previous-opinions",
          "directions", "minutes", "packet" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (rk_report_find (names[i]));
      g_assert_null (
          rk_report_build (rk_store_main_db (empty->store), names[i], NULL, NULL, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
    }
  rk_test_office_free (empty);
}

/* ── 会議録 ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
set_layout (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *words = data;
  g_autoptr (RkRecord) council = find (db, &rk_kind_council, "level", "県");
  RkDraft *draft = rk_draft_copy (council);

  set_text (draft, "minutes_layout", words[0]);
  set_text (draft, "record_style", words[1]);
  return save (db, draft, error) != 0;
}

#define SECRET "勤務時間を変えた例"

static void
test_minutes (void)
{
  static const char *const layouts[][4] = {
    { "会議概要", "委員", "議題及び", "（会長）" },
    { "項目別", "機関", "会議の結果", "国保事務連絡会" },
    { "審議結果", "氏名", "掲載するもの", "山﨑会長" },
    { "全文", "委員", "照会先", "（委員）" },
  };
  RkTestOffice *own = open_sample ();
  RkReportParams params = { .for_public = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *public = NULL;
      g_autofree char *internal = NULL;

      rk_test_command (own, "様式を変えた", set_layout, (gpointer)layouts[i]);
      internal = print_joined (own, "minutes", NULL);
      public = print_joined (own, "minutes", &params);
      assert_has (internal, layouts[i][2]);
      assert_has (public, layouts[i][3]);
      assert_has (internal, SECRET);
      assert_has (internal, "公開版では伏せる");
      assert_lacks (public, SECRET);
      assert_lacks (public, "治療と仕事");
      assert_has (public, "※1");
      assert_has (public, "事業所を特定できるおそれがあるため、公開しない。");
      assert_has (public, "公開版");
      assert_has (public, "確定 第1版");
      assert_has (public, "共通の取組は案2");
    }
  rk_test_office_free (own);
}

static gboolean
hide_part (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) statement = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_statement);
  g_autoptr (GArray) ids = NULL;
  RkReportParams params = { 0 };
  g_autoptr (RkDocument) document = rk_report_build (db, "minutes", &params, NULL, NULL);
  RkDraft *draft;

  g_assert_nonnull (document);
  rk_query_where (query, "withheld", "1", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_clear_pointer (&statement, rk_record_unref);
      statement = rk_records_get (db, &rk_kind_statement, g_array_index (ids, gint64, i), NULL);
      if (!rk_minutes_correct (db, rk_record_get_int (statement, "meeting_id"), NULL))
        continue; /* of a council of which it was opened before */
      draft = rk_draft_copy (statement);
      set_text (draft, "withheld_part", data);
      set_text (draft, "summary", NULL);
      if (save (db, draft, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Only the part is hidden, and the bar is as long whatever is under it. */
static void
test_minutes_part (void)
{
  RkTestOffice *own = open_sample ();
  RkReportParams params = { .for_public = TRUE };
  g_autofree char *text = NULL;

  rk_test_command (own, "伏せる箇所を決めた", hide_part, (gpointer) "従業員の通院のために");
  text = print_joined (own, "minutes", &params);
  assert_lacks (text, "通院");
  assert_has (text, "ある事業所では、");
  assert_has (text, SECRET);
  assert_has (text, "下書き 第2版");
  rk_test_office_free (own);
}

/* ── 席次表 ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
add_large_council (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *meeting_id = data;
  RkDraft *council = rk_draft_new (&rk_kind_council);
  RkDraft *meeting = rk_draft_new (&rk_kind_meeting);
  gint64 council_id;

  set_text (council, "name", "大きな協議会");
  set_text (council, "level", "圏域");
  council_id = save (db, council, error);
  set_int (meeting, "council_id", council_id);
  set_int (meeting, "year", 2026);
  set_int (meeting, "number", 1);
  set_text (meeting, "date", "2026-07-31");
  *meeting_id = save (db, meeting, error);
  for (guint i = 0; i < MEMBERS; i++)
    {
      RkDraft *person = rk_draft_new (&rk_kind_person);
      RkDraft *body = rk_draft_new (&rk_kind_body);
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      RkDraft *term = rk_draft_new (&rk_kind_appointment);
      RkDraft *attendance = rk_draft_new (&rk_kind_attendance);
      g_autofree char *name = g_strdup_printf ("髙﨑　第%u", i);
      g_autofree char *place = g_strdup_printf ("見本の機関第%u連絡会", i);
      gint64 id;

      set_text (person, "name", i == 5 ? LONG_NAME : name);
      set_text (body, "name", place);
      set_int (seat, "council_id", council_id);
      set_int (seat, "body_id", save (db, body, error));
      set_int (seat, "position", i + 1);
      set_int (term, "seat_id", save (db, seat, error));
      set_int (term, "person_id", save (db, person, error));
      set_text (term, "role", i == 9 ? "会長" : "委員");
      set_text (term, "term_start", "2026-04-01");
      id = save (db, term, error);
      set_int (attendance, "meeting_id", *meeting_id);
      set_int (attendance, "appointment_id", id);
      set_text (attendance, "reply", "出席");
      if (save (db, attendance, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
test_seating (void)
{
  RkTestOffice *own = rk_test_office_new (0);
  gint64 meeting = 0;
  RkReportParams params = { 0 };
  guint pages;
  g_autofree char *text = NULL;
  g_autofree char *path = out_path (own);
  g_autofree char *info = NULL;
  g_autoptr (GString) joined = NULL;

  rk_test_command (own, "協議会を作った", add_large_council, &meeting);
  params.meeting = meeting;
  text = print (own, "seating", &params, &pages);
  g_assert_cmpuint (pages, ==, 1);
  for (guint i = 0; i < MEMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u", i);

      if (i != 5)
        assert_has (text, name);
    }
  g_assert_cmpuint (doc_count (text, "髙﨑"), ==, MEMBERS - 1);
  assert_has (text, "◎会長");
  /* The name of thirty characters in several lines, nothing of it lost. */
  joined = g_string_new (text);
  g_string_replace (joined, "\n", "", 0);
  assert_has (joined->str, LONG_NAME);
  info = doc_run ("pdfinfo", path, NULL);
  assert_has (info, "A3"); /* forty seats are too small on A4 */
  rk_test_office_free (own);
}

static void
test_seating_sample (void)
{
  guint pages;
  g_autofree char *text = print (office, "seating", NULL, &pages);

  g_assert_cmpuint (pages, ==, 1);
  assert_has (text, "◎会長");
  assert_has (text, "（代理）");
  assert_has (text, "傍聴席");
  assert_has (text, "出入口");
  assert_lacks (text, "内山"); /* does not come */
}

/* On whichever paper, all words stand within their seats; a name of thirty characters as well. */
static void
test_seating_fits (void)
{
  RkTestOffice *own = rk_test_office_new (0);
  gint64 meeting = 0;
  static const RkPaperSize sizes[] = { RK_PAPER_A4, RK_PAPER_A3 };

  rk_test_command (own, "協議会を作った", add_large_council, &meeting);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      RkReportParams params = { .meeting = meeting, .paper = sizes[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (RkSeatingPlan) plan
          = rk_seating_plan_load (rk_store_main_db (own->store), &params, NULL, &error);
      g_autoptr (RkPages) pages = NULL;
      RkRect figure;

      g_assert_no_error (error);
      pages = rk_document_paginate (plan->document, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (rk_pages_get_figure (pages, 0, &figure));
      g_assert_cmpuint (plan->people->len, ==, MEMBERS);
      for (guint n = 0; n < plan->picture->seating->places->len; n++)
        g_assert_true (rk_seating_picture_fits (plan->picture, figure.width, figure.height, n));
      /* The check can say no. */
      g_free (rk_seating_picture_label (plan->picture, 0)->name);
      rk_seating_picture_label (plan->picture, 0)->name
          = g_strdup (LONG_NAME LONG_NAME LONG_NAME LONG_NAME LONG_NAME LONG_NAME);
      g_assert_false (rk_seating_picture_fits (plan->picture, figure.width, figure.height, 0));
    }
  rk_test_office_free (own);
}

/* ── changing the sample's meeting ───────────────────────────────────────────────────────── */

typedef struct
{
  const RkKind *kind;
  const char *where;
  const char *is;
  const char *field;
  const char *value;
} Change;

static gboolean
perform (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  RkReportParams params = { 0 };
  g_autoptr (RkSeatingPlan) plan = rk_seating_plan_load (db, &params, cancellable, error);
  g_autoptr (RkRecord) before = change->where
                                    ? find (db, change->kind, change->where, change->is)
                                    : rk_records_get (db, change->kind, plan->meeting, error);
  RkDraft *draft = rk_draft_copy (before);

  g_assert_true (rk_test_set (draft, change->field, change->value));
  return save (db, draft, error) != 0;
}

static void
change (RkTestOffice *own, Change what)
{
  rk_test_command (own, "直した", perform, &what);
}

/* The meeting that papers are about where none is named. */
#define NEXT NULL, NULL

static void
test_seating_words (void)
{
  RkTestOffice *own = open_sample ();
  g_autofree char *plain = print (own, "seating", NULL, NULL);
  g_autofree char *full = NULL;
  g_autofree char *names = NULL;

  assert_has (plain, "敬称略");
  assert_lacks (plain, "　様");
  change (own, (Change){ &rk_kind_meeting, NEXT, "seating_words", RK_SEAT_NAME });
  change (own, (Change){ &rk_kind_meeting, NEXT, "seating_honorific", "1" });
  names = print (own, "seating", NULL, NULL);
  assert_has (names, "様");
  assert_lacks (names, "敬称略");
  assert_lacks (names, "医師会");
  change (own, (Change){ &rk_kind_meeting, NEXT, "seating_words", RK_SEAT_BODY_POST });
  full = print (own, "seating", NULL, NULL);
  assert_has (full, "医師会");
  assert_has (full, "課長");
  rk_test_office_free (own);
}

/* ── 会議資料一式 ────────────────────────────────────────────────────────────────────────── */

static void
collect (PopplerIndexIter *iter, GString *words)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_string_append_printf (words, "%s@%d\n", action->any.title,
                              action->goto_dest.dest->page_num);
      poppler_action_free (action);
      if (child)
        collect (child, words);
      poppler_index_iter_free (child);
    }
  while (poppler_index_iter_next (iter));
}

static char *
read_outline (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  GString *words = g_string_new (NULL);

  g_object_unref (document);
  g_assert_nonnull (iter);
  collect (iter, words);
  poppler_index_iter_free (iter);
  return g_string_free (words, FALSE);
}

/* The sheet on which a through number stands; 0: on none. @sheets: the words of each */
static guint
page_of (char **sheets, guint through)
{
  g_autofree char *number = g_strdup_printf ("－ %u －", through);

  for (guint i = 2; sheets[i - 1]; i++)
    if (strstr (sheets[i - 1], number))
      return i;
  return 0;
}

static void
test_packet (void)
{
  guint pages;
  g_autofree char *text = print (office, "packet", NULL, &pages);
  g_autofree char *path = out_path (office);
  g_autofree char *outline = read_outline (path);
  g_autofree char *cover = doc_read_page (path, 1);
  g_autofree char *back = doc_read_page (path, 2);
  g_autofree char *info = doc_run ("pdfinfo", "-l", "99", path, NULL);
  g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);
  guint last = 0;

  assert_has (cover, "会 議 資 料");
  assert_has (cover, "【A3】");
  assert_lacks (cover, "－ 0 －");
  g_assert_cmpuint (strspn (back, " \n\f"), ==, strlen (back)); /* the back of the cover */
  g_assert_cmpuint (page_of (sheets, 1), ==, 3);
  /* Numbers grow with the sheets and skip only blank backs. */
  for (guint i = 1; i <= pages; i++)
    {
      guint sheet = page_of (sheets, i);

      g_assert_true (sheet == 0 || (sheet > last && sheet == i + 2));
      last = sheet ? sheet : last;
    }
  g_assert_cmpuint (last, ==, pages);
  /* Attached files as text, with the number and their own pages; the A3 one as A3. */
  assert_has (text, "Sample paper 3 - 1/1");
  assert_has (text, "資料4-2");
  assert_has (text, "【A3】1 / 1");
  assert_has (text, "2 / 2");
  assert_has (info, "1191 x 842");
  assert_has (outline, "表紙@1\n");
  assert_has (outline, "次第@3\n");
  assert_has (outline, "資料1　前回の主な意見と対応@");
  assert_has (outline, "資料4-1　共通の取組（案）@");
  assert_lacks (text, "治療と仕事"); /* an open meeting */
}

/* Every paper begins on an odd page where both sides are printed; else none is blank. */
static void
test_packet_sides (void)
{
  RkReportParams single = { .single_sided = TRUE };
  RkReportParams two_up = { .two_up = TRUE };
  guint both, one, two;
  g_autofree char *first = print (office, "packet", NULL, &both);
  g_autofree char *second = print (office, "packet", &single, &one);
  g_autofree char *third = print (office, "packet", &two_up, &two);
  g_autofree char *path = out_path (office);
  g_autofree char *info = doc_run ("pdfinfo", "-l", "99", path, NULL);

  g_assert_cmpuint (one, <, both);
  g_assert_cmpuint (two, <, one);
  assert_has (info, "Page    1 size:  841.89 x 595.276");
  assert_has (info, "1191 x 842");
  assert_has (third, "Sample paper 4 - 2/2");
}

static void
test_packet_parts (void)
{
  RkReportParams params = { .parts = "agenda,materials" };
  RkReportParams none = { .parts = "nothing" };
  g_autofree char *text = print (office, "packet", &params, NULL);
  g_autoptr (GError) error = NULL;

  assert_has (text, "次 第");
  assert_has (text, "Sample paper 3");
  assert_lacks (text, "会 議 資 料");
  assert_lacks (text, "傍聴席");
  g_assert_null (rk_report_build (rk_store_main_db (office->store), "packet", &none, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

static void
test_same_bytes (void)
{
  static const char *const names[] = { "minutes", "seating", "directions", "packet" };
  g_autofree char *path = out_path (office);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bytes[2] = { NULL, NULL };
      gsize sizes[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autofree char *text = print (office, names[i], NULL, NULL);

          g_assert_true (g_file_get_contents (path, &bytes[k], &sizes[k], NULL));
        }
      g_assert_cmpmem (bytes[0], sizes[0], bytes[1], sizes[1]);
      g_free (g_steal_pointer (&bytes[1]));
    }
}

/* ── files that cannot be printed ────────────────────────────────────────────────────────── */

/* Enough of a PDF file to be opened; @encrypt: (nullable): of the trailer */
static GBytes *
make_pdf (const char *encrypt)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  static const char *const objects[]
      = { "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" };
  gsize offsets[G_N_ELEMENTS (objects)];
  gsize start;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      offsets[i] = pdf->len;
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  start = pdf->len;
  g_string_append (pdf, "xref\n0 4\n0000000000 65535 f \n");
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (
      pdf, "trailer\n<< /Size 4 /Root 1 0 R %s >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      encrypt ? encrypt : "", start);
  return g_bytes_new (pdf->str, pdf->len);
}

#define ENCRYPT                                                                 \
  "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" \
  " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"                              \
  " /O <0101010101010101010101010101010101010101010101010101010101010101>"      \
  " /U <0202020202020202020202020202020202020202020202020202020202020202> >>"

static void
test_foreign (void)
{
  static const char junk[] = "これはPDFではない。";
  g_autoptr (GBytes) sound = make_pdf (NULL);
  g_autoptr (GBytes) locked = make_pdf (ENCRYPT);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) other = g_bytes_new_static (junk, sizeof junk);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (sound, 0, 60);
  GBytes *broken[] = { nothing, other, half };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkForeign) file = rk_foreign_new (sound, "資料.pdf", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rk_foreign_get_n (file), ==, 1);
  g_assert_null (rk_foreign_new (locked, "資料.pdf", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "password");
  assert_has (error->message, "資料.pdf");
  assert_has (error->message, "Nothing was changed");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_clear_error (&error);
      g_assert_null (rk_foreign_new (broken[i], "資料.pdf", &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
      assert_has (error->message, "damaged");
    }
}

static gboolean
attach_junk (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("junk", 4);
  g_autoptr (RkRecord) material = find (db, &rk_kind_material, "title", "役割分担表（案）");
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_material);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (!rk_attachments_add (db, "壊れた.pdf", "application/pdf", bytes, 1, &id, error))
    return FALSE;
  rk_query_where (query, "title", "役割分担表（案）", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (db, &rk_kind_material, g_array_index (ids, gint64, i), NULL);
      RkDraft *draft;

      if (rk_record_get_int (record, "attachment_id") == 0)
        continue;
      draft = rk_draft_copy (record);
      set_int (draft, "attachment_id", id);
      if (save (db, draft, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
build_parts (RkTestOffice *own, const RkReportParams *params, RkPages **pages)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *parts;
  g_autoptr (RkDocument) document
      = rk_packet_build (rk_store_main_db (own->store), params, &parts, NULL, &error);

  g_assert_no_error (error);
  *pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  return parts;
}

static const RkPacketPart *
part_of (GPtrArray *parts, const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (g_str_equal (part->key, key) || g_strcmp0 (part->number, key) == 0)
        return part;
    }
  g_assert_not_reached ();
}

/* What each part says of itself is where it stands. */
static void
check_parts (GPtrArray *parts, RkPages *pages)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];
      RkDocument *document = rk_pages_get_document (pages);

      if (!part->printed)
        continue;
      g_assert_cmpuint (part->first, ==, rk_document_get_part_start (document, part->part));
      g_assert_cmpuint (part->n_pages, ==, rk_document_get_part_size (document, part->part, NULL));
      g_assert_cmpuint (rk_pages_find_part (pages, part->part), <, rk_pages_get_n (pages));
    }
}

/* The order and the choice that the meeting keeps; what it does not name stands where it would. */
static void
test_packet_order (void)
{
  RkTestOffice *own = open_sample ();
  RkReportParams params = { 0 };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (RkPages) again = NULL;
  g_autoptr (GPtrArray) plain = build_parts (own, &params, &pages);
  g_autoptr (GPtrArray) ordered = NULL;
  g_autofree char *order = NULL;
  guint attendance, seating;

  check_parts (plain, pages);
  g_assert_cmpstr (((RkPacketPart *)plain->pdata[0])->key, ==, "cover");
  g_assert_cmpuint (part_of (plain, "agenda")->first, ==, 1);
  change (own, (Change){ &rk_kind_meeting, NEXT, "packet_parts",
                         "cover attendance seating -agenda nothing seating" });
  ordered = build_parts (own, &params, &again);
  check_parts (ordered, again);
  g_assert_cmpuint (ordered->len, ==, plain->len);
  g_assert_cmpstr (((RkPacketPart *)ordered->pdata[1])->key, ==, "attendance");
  g_assert_false (part_of (ordered, "agenda")->printed);
  attendance = part_of (ordered, "attendance")->first;
  seating = part_of (ordered, "seating")->first;
  g_assert_cmpuint (attendance, ==, 1);
  g_assert_cmpuint (seating, ==, 1 + part_of (ordered, "attendance")->n_pages);
  g_assert_true (part_of (ordered, "資料1")->printed);
  order = rk_packet_parts_dup_order (ordered);
  g_assert_true (g_str_has_prefix (order, "cover attendance "));
  g_assert_nonnull (strstr (order, " -agenda"));
  g_assert_null (strstr (order, "nothing"));
  rk_test_office_free (own);
}

/* Where the number over all parts stands, and what the cover says of it. */
static void
test_packet_numbers (void)
{
  static const struct
  {
    const char *place;
    const char *hint;
  } places[] = { { RK_PACKET_CENTRE, "頁の下の中央は通し頁" },
                 { RK_PACKET_RIGHT, "頁の右下は通し頁" },
                 { RK_PACKET_OUTER, "頁の下の外側は通し頁" } };
  RkTestOffice *own = open_sample ();
  g_autofree char *off = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = NULL;

      change (own, (Change){ &rk_kind_meeting, NEXT, "packet_numbers", places[i].place });
      text = print (own, "packet", NULL, NULL);
      assert_has (text, places[i].hint);
      assert_has (text, "－ 2 －");
    }
  change (own, (Change){ &rk_kind_meeting, NEXT, "packet_numbers", RK_PACKET_OFF });
  off = print (own, "packet", NULL, NULL);
  assert_lacks (off, "－ 2 －");
  assert_lacks (off, "通し頁（");
  rk_test_office_free (own);
}

/* Letters below eight points are not made smaller; others share a sheet. */
static void
test_packet_two_up (void)
{
  RkReportParams params = { .two_up = TRUE };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (GPtrArray) parts = build_parts (office, &params, &pages);
  double width, height;

  g_assert_true (part_of (parts, "attendance")->too_small);
  g_assert_false (part_of (parts, "agenda")->too_small);
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (!part->printed || !part->too_small)
        continue;
      rk_pages_get_page_size (pages, rk_pages_find_part (pages, part->part), &width, &height);
      g_assert_false (width > 840 && width < 843 && !g_str_equal (part->key, "seating"));
    }
  rk_pages_get_page_size (pages, rk_pages_find_part (pages, part_of (parts, "agenda")->part),
                          &width, &height);
  g_assert_cmpfloat (width, >, 840);
}

typedef struct
{
  gint64 id;
  gint64 version;
  const char *pages;
} Replaced;

static gboolean
replace (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Replaced *replaced = data;
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_material, replaced->id, error);
  RkDraft *draft = rk_draft_copy (before);

  set_int (draft, "version", replaced->version);
  set_text (draft, "replaced_pages", replaced->pages);
  return save (db, draft, error) != 0;
}

static guint
count_sheets (RkTestOffice *own, gboolean single)
{
  RkReportParams params = { .changed = TRUE, .single_sided = single };
  guint n;
  g_autofree char *text = print (own, "packet", &params, &n);

  assert_lacks (text, "会 議 資 料");
  return n;
}

/* Only what was replaced, with the numbers of the whole; on both sides with front and back. */
static void
test_packet_changed (void)
{
  RkTestOffice *own = open_sample ();
  RkReportParams plain = { 0 };
  RkReportParams changed = { .changed = TRUE, .single_sided = TRUE };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (GPtrArray) parts = build_parts (own, &plain, &pages);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Replaced replaced = { .version = 1 };

  for (guint i = 0; i < parts->len; i++)
    if (((RkPacketPart *)parts->pdata[i])->paper)
      {
        replaced.id = g_ascii_strtoll (((RkPacketPart *)parts->pdata[i])->key, NULL, 10);
        rk_test_command (own, "直した", replace, &replaced);
      }
  g_assert_null (rk_report_build (rk_store_main_db (own->store), "packet", &changed, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  /* The paper of two pages, its second one, as people write it. */
  for (guint i = 0; i < parts->len; i++)
    if (!((RkPacketPart *)parts->pdata[i])->made && ((RkPacketPart *)parts->pdata[i])->n_pages == 2)
      replaced.id = g_ascii_strtoll (((RkPacketPart *)parts->pdata[i])->key, NULL, 10);
  replaced.version = 2;
  replaced.pages = "２頁";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 1);
  g_assert_cmpuint (count_sheets (own, FALSE), ==, 2);
  text = print (own, "packet", &changed, NULL);
  assert_has (text, "Sample paper 4 - 2/2");
  assert_lacks (text, "Sample paper 4 - 1/2");
  replaced.pages = "1～2";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  replaced.pages = "全部";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  replaced.pages = "9"; /* there is none: rather too much than nothing */
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  rk_test_office_free (own);
}

/* The packet names the paper that is broken and makes nothing. */
static void
test_packet_broken (void)
{
  RkTestOffice *own = open_sample ();
  g_autoptr (GError) error = NULL;

  rk_test_command (own, "資料を添付した", attach_junk, NULL);
  g_assert_null (rk_report_build (rk_store_main_db (own->store), "packet", NULL, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "資料4-2");
  assert_has (error->message, "壊れた.pdf");
  /* Without it the rest is made, and the part says why it is not in it. */
  {
    RkReportParams lenient = { .lenient = TRUE };
    g_autoptr (RkPages) pages = NULL;
    g_autoptr (GPtrArray) parts = build_parts (own, &lenient, &pages);
    const RkPacketPart *part = part_of (parts, "資料4-2");

    g_assert_false (part->printed);
    assert_has (part->problem, "壊れた.pdf");
    g_assert_true (part_of (parts, "agenda")->printed);
  }
  rk_test_office_free (own);
}

/* その他 has numbers of its own, the same on every paper. */
static void
test_one_numbering (void)
{
  RkTestOffice *own = open_sample ();
  g_autofree char *agenda = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *letter = NULL;
  RkReportParams params = { 0 };

  agenda = print_joined (own, "agenda", &params);
  letter = print_joined (own, "invitation", &params);
  {
    g_autoptr (RkSeatingPlan) plan
        = rk_seating_plan_load (rk_store_main_db (own->store), &params, NULL, NULL);

    params.meeting = plan->meeting;
  }
  minutes = print_joined (own, "minutes", &params);
  assert_has (letter, "その他⑴");
  assert_lacks (letter, "⑷");
  assert_lacks (agenda, "⑷");
  assert_lacks (minutes, "議題⑷");
  assert_has (minutes, "その他⑴");
  rk_test_office_free (own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = open_sample ();
  g_test_add_func ("/report/meeting/agenda", test_agenda);
  g_test_add_func ("/report/meeting/script", test_script);
  g_test_add_func ("/report/meeting/attendance", test_attendance);
  g_test_add_func ("/report/meeting/seating", test_seating);
  g_test_add_func ("/report/meeting/seating-sample", test_seating_sample);
  g_test_add_func ("/report/meeting/seating-fits", test_seating_fits);
  g_test_add_func ("/report/meeting/seating-words", test_seating_words);
  g_test_add_func ("/report/meeting/one-numbering", test_one_numbering);
  g_test_add_func ("/report/meeting/packet-order", test_packet_order);
  g_test_add_func ("/report/meeting/packet-numbers", test_packet_numbers);
  g_test_add_func ("/report/meeting/packet-two-up", test_packet_two_up);
  g_test_add_func ("/report/meeting/packet-changed", test_packet_changed);
  g_test_add_func ("/report/meeting/opinions", test_opinions);
  g_test_add_func ("/report/meeting/directions", test_directions);
  g_test_add_func ("/report/meeting/minutes", test_minutes);
  g_test_add_func ("/report/meeting/minutes-part", test_minutes_part);
  g_test_add_func ("/report/meeting/none", test_none);
  g_test_add_func ("/report/meeting/packet", test_packet);
  g_test_add_func ("/report/meeting/packet-sides", test_packet_sides);
  g_test_add_func ("/report/meeting/packet-parts", test_packet_parts);
  g_test_add_func ("/report/meeting/packet-broken", test_packet_broken);
  g_test_add_func ("/report/meeting/foreign", test_foreign);
  g_test_add_func ("/report/meeting/same-bytes", test_same_bytes);
  status = g_test_run ();
  rk_test_office_free (office);
  g_free (sample);
  return status;
}
