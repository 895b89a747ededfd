/* What was said in a meeting, on paper: 会議録, 前回の主な意見と対応, 意見と方向性（案）. */
#include "rk-db.h"
#include "rk-meetings.h"
#include "rk-report-meeting.h"
#include "rk-test-papers.h"

/* ── opinions ────────────────────────────────────────────────────────────────────────────── */

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

/* Three opinions of the meeting before: homework that says it again, a direction, nothing. */
static gboolean
add_opinions (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const texts[] = { "夜間の健診を増やしてほしい。", "講座の案内を早めてほしい。",
                                       "資料を見やすくしてほしい。" };
  gint64 meeting = *(gint64 *)data;
  gint64 ids[G_N_ELEMENTS (texts)];
  RkDraft *direction = RK_TEST_DRAFT (&rk_kind_direction, "text", "案内は四半期ごとに送る。");
  RkDraft *action = RK_TEST_DRAFT (&rk_kind_action, "what", "夜間の健診を増やしてほしい", "owner",
                                   "見本健康増進課", "due", "2026-10-30");
  gint64 of;

  if (!rk_minutes_correct (db, meeting, error))
    return FALSE;
  of = keep_of (db, direction, meeting, error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      RkDraft *said = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "speaker_kind", "委員",
                                     "text", texts[i], "position", "90");

      if (i == 1)
        set_int (said, "direction_id", of);
      ids[i] = keep_of (db, said, meeting, error);
    }
  set_int (action, "statement_id", ids[0]);
  return of && keep_of (db, action, meeting, error);
}

/* What is done about an opinion is not the opinion again. */
static void
test_opinion_answers (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .for_public = TRUE };
  gint64 meeting = 0;
  g_autofree char *public = NULL;
  g_autofree char *inner = NULL;

  g_assert_true (
      rk_meetings_previous (rk_store_main_db (own->store), next_meeting (own), &meeting, NULL));
  rk_test_command (own, "意見を書いた", add_opinions, &meeting);
  public = print_joined (own, "previous-opinions", &params);
  g_assert_cmpuint (doc_count (public, "夜間の健診"), ==, 1);
  assert_has (public, "見本健康増進課が令和8年10月30日までに対応する。");
  assert_has (public, "方向性（案）：案内は四半期ごとに送る。");
  assert_has (public, "対応は決まっていない。");
  assert_lacks (public, "内部用");
  assert_lacks (public, "公開版では伏せる");
  params.for_public = FALSE;
  inner = print_joined (own, "previous-opinions", &params);
  assert_has (inner, "内部用");
  assert_has (inner, "〔公開版では伏せる：事業所を特定できるおそれがあるため〕");
  rk_test_office_free (own);
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
  assert_has (text, "外部講師の\n");
  assert_has (text, "有無による");
}

/* ── 会議録 ──────────────────────────────────────────────────────────────────────────────── */

#define SECRET "勤務時間を変えた例"

/* Final minutes keep their form until a corrected version follows the bylaws. */
static gboolean
follow_bylaws (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 meeting = *(gint64 *)data;

  return rk_minutes_correct (db, meeting, error) && rk_minutes_renew (db, meeting, error)
         && rk_minutes_fix (db, meeting, "2026-07-02", NULL, error);
}

#define NEW_NAME "あたらしい名の協議会"

static gboolean
rename_council (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, *(gint64 *)data, error);
  RkDraft *draft = rk_draft_copy (council);

  set_text (draft, "name", NEW_NAME);
  return save (db, draft, error) != 0;
}

/* A council is renamed: every paper of a meeting whose minutes are final calls it as they do. */
static void
test_a_council_is_renamed (void)
{
  static const char *const papers[]
      = { "minutes", "packet",     "agenda", "roster",     "attendance",
          "seating", "directions", "notice", "invitation", "reply-form" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  gint64 now = next_meeting (own);
  RkReportParams next = { .meeting = now };
  RkReportParams then = { 0 };
  g_autoptr (RkRecord) meeting = NULL;
  gint64 council;

  g_assert_true (rk_meetings_previous (rk_store_main_db (own->store), now, &then.meeting, NULL));
  meeting = rk_records_get (rk_store_main_db (own->store), &rk_kind_meeting, then.meeting, NULL);
  council = rk_record_get_int (meeting, "council_id");
  rk_test_command (own, "改名した", rename_council, &council);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *kept = print_joined (own, papers[i], &then);

      g_test_message ("%s", papers[i]);
      assert_lacks (kept, NEW_NAME);
      assert_has (kept, rk_record_get (meeting, "council"));
    }
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *new = print_joined (own, papers[i], &next);

      assert_has (new, NEW_NAME);
    }
  rk_test_office_free (own);
}

static void
test_minutes (void)
{
  static const char *const layouts[][4] = {
    { "会議概要", "委員", "議題及び", "（会長）" },
    { "項目別", "機関", "会議の結果", "国保事務連絡会" },
    { "審議結果", "氏名", "掲載するもの", "山﨑会長" },
    { "全文", "委員", "照会先", "（委員）" },
  };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .for_public = TRUE };
  gint64 meeting = 0;

  g_assert_true (
      rk_meetings_previous (rk_store_main_db (own->store), next_meeting (own), &meeting, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *version = g_strdup_printf ("確定 第%u版", i + 2);
      g_autofree char *as_before = NULL;
      g_autofree char *public = NULL;
      g_autofree char *internal = NULL;

      rk_test_command (own, "様式を変えた", set_layout, (gpointer)layouts[i]);
      as_before = print_joined (own, "minutes", &params);
      if (i == 2)
        assert_lacks (as_before, layouts[i][2]);
      rk_test_command (own, "会議録を訂正した", follow_bylaws, &meeting);
      internal = print_joined (own, "minutes", NULL);
      public = print_joined (own, "minutes", &params);
      assert_has (internal, layouts[i][2]);
      assert_has (internal, "人（うち代理");
      assert_has (internal, "池谷 正人");
      assert_has (public, layouts[i][3]);
      if (i == 2) /* two of them are 佐野 */
        assert_has (internal, "佐野拓也委員");
      assert_has (internal, SECRET);
      assert_has (internal, "公開版では伏せる");
      assert_lacks (public, SECRET);
      assert_lacks (public, "治療と仕事");
      assert_has (public, "※1");
      assert_has (public, "事業所を特定できるおそれがあるため、公開しない。");
      assert_has (public, "公開版");
      assert_has (public, version);
      assert_has (public, "共通の取組は案2");
    }
  rk_test_office_free (own);
}

/* As a version wrote them that left the blanks as they were typed. */
static gboolean
run_narrow (RkDb *db, gpointer meeting, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db,
                     "UPDATE attendance SET deputy_name = '甲斐 望' WHERE deputy_name IS NOT NULL;"
                     "UPDATE attendance SET guest_name = '乙部 光' WHERE guest_name IS NOT NULL;"
                     "UPDATE statement SET speaker = '乙部 光' WHERE speaker IS NOT NULL",
                     error);
}

/* Of members, of who came for them and of guests: between the names is one wide blank, where they
 * are typed from now on as on papers of what was typed before. */
static void
test_names (void)
{
  static const char *const names[][2]
      = { { "guest_name", "乙部\u00a0\u00a0光" }, { "deputy_name", "甲斐\u00a0\u00a0望" } };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  RkDraft *typed = RK_TEST_DRAFT (&rk_kind_attendance, "guest_name", "丙田 清", "guest_role",
                                  "説明者", "deputy_name", "丁野  泉");
  g_autoptr (RkRecord) kept = NULL;
  g_autoptr (RkRecord) before = NULL;
  gint64 id;

  rk_test_set_int (typed, "meeting_id", next_meeting (own));
  id = rk_test_keep (own, typed);
  kept = rk_records_get (db, &rk_kind_attendance, id, NULL);
  g_assert_cmpstr (rk_record_get (kept, "guest_name"), ==, "丙田　清");
  g_assert_cmpstr (rk_record_get (kept, "deputy_name"), ==, "丁野　泉");
  rk_test_command (own, "以前の版", run_narrow, NULL);
  before = rk_records_get (db, &rk_kind_attendance, id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = rk_report_unbroken_name (before, names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
  rk_test_office_free (own);
}

/* Somebody else spoke for a member whose opinion has a direction. */
static gboolean
send_deputy (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT a.id FROM attendance a JOIN statement t ON t.meeting_id ="
                       " a.meeting_id AND t.appointment_id = a.appointment_id JOIN appointment p"
                       " ON p.id = a.appointment_id WHERE a.meeting_id"
                       " = ?1 AND t.direction_id IS NOT NULL AND t.kind = '意見' AND"
                       " ifnull(t.withheld, 0) = 0 AND p.role = '委員' ORDER BY t.position LIMIT 1",
                       error);
  g_autoptr (RkRecord) attendance = NULL;
  RkDraft *draft;
  gboolean row;

  g_assert_true (rk_minutes_correct (db, *(gint64 *)data, error)
                 && rk_minutes_renew (db, *(gint64 *)data, error));
  rk_stmt_bind_int (stmt, 1, *(gint64 *)data);
  g_assert_true (rk_stmt_step (stmt, &row, error) && row);
  attendance = rk_records_get (db, &rk_kind_attendance, rk_stmt_int (stmt, 0), error);
  rk_stmt_reset (stmt);
  draft = rk_draft_copy (attendance);
  set_text (draft, "presence", RK_REPLY_DEPUTY);
  set_text (draft, "deputy_name", "早乙女　花子");
  set_text (draft, "deputy_post", "主査");
  return save (db, draft, error) != 0;
}

/* Who spoke for a member stands with the opinion as the council shows speakers: no name where
 * records have none. */
static void
test_deputy_who_spoke (void)
{
  static const char *const names[] = { "minutes", "directions", "previous-opinions", "series" };
  static const char *const styles[][3] = { { "会議概要", "氏名", "委員（代理早乙女）" },
                                           { "会議概要", "機関", "（代理）" },
                                           { "会議概要", "委員", "（委員（代理））" } };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  gint64 meeting = 0;

  g_assert_true (
      rk_meetings_previous (rk_store_main_db (own->store), next_meeting (own), &meeting, NULL));
  rk_test_command (own, "代理を書いた", send_deputy, &meeting);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      rk_test_command (own, "様式を変えた", set_layout, (gpointer)styles[i]);
      for (guint k = 0; k < 2 * G_N_ELEMENTS (names); k++)
        {
          const char *name = names[k / 2];
          gint64 of = g_str_equal (name, "previous-opinions") ? 0 : meeting;
          RkReportParams params = { .meeting = of, .for_public = k % 2 };
          g_autofree char *words = print (own, name, &params, NULL);
          g_autofree char *text = doc_squeeze (words);

          /* In a column the words go on in the next line, beside others. */
          assert_has (text, k / 2 > 1 ? (i ? "代理" : "早乙女") : styles[i][2]);
          if (i > 0 && !g_str_equal (name, "minutes")) /* it says who was there */
            assert_lacks (text, "早乙女");
        }
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

typedef struct
{
  gint64 meeting;
  gboolean answers_only;
} Hide;

static gboolean
hide_statements (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Hide *hide = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_statement);
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, hide->meeting);

  if (!rk_minutes_correct (db, hide->meeting, error)
      || !rk_query_where (query, "meeting_id", of, error)
      || (all = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      RkDraft *draft;

      if (hide->answers_only && rk_record_get_int (all->pdata[i], "answer_to_id") == 0)
        continue;
      draft = rk_draft_copy (all->pdata[i]);
      rk_draft_put (draft, "text", "伏せた言葉です。");
      rk_draft_put_int (draft, "withheld", TRUE);
      rk_draft_put (draft, "withheld_reason", "見本のため");
      set_text (draft, "summary", NULL);
      if (save (db, draft, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* An opinion may be public and what was answered not. */
static void
test_withheld_answers (void)
{
  static const char *const names[] = { "previous-opinions", "series" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  Hide hide = { .answers_only = TRUE };

  g_assert_true (rk_meetings_previous (rk_store_main_db (own->store), next_meeting (own),
                                       &hide.meeting, NULL));
  rk_test_command (own, "回答を伏せた", hide_statements, &hide);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RkReportParams params = { 0 };
      g_autofree char *inner = print_joined (own, names[i], &params);
      g_autofree char *public = NULL;

      params.for_public = TRUE;
      public = print_joined (own, names[i], &params);
      assert_has (inner, "伏せた言葉");
      assert_lacks (public, "伏せた言葉");
    }
  rk_test_office_free (own);
}

/* Every paper that holds what was said has an edition without what is withheld, which the preview
 * offers; the other one says at the top that it stays in the office. */
static void
test_withheld_everywhere (void)
{
  static const char *const names[] = { "minutes", "previous-opinions", "directions", "series" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  Hide hide = { 0 };

  g_assert_true (rk_meetings_previous (rk_store_main_db (own->store), next_meeting (own),
                                       &hide.meeting, NULL));
  rk_test_command (own, "すべて伏せた", hide_statements, &hide);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 of = g_str_equal (names[i], "previous-opinions") ? 0 : hide.meeting;
      RkReportParams params = { .meeting = of, .for_public = TRUE };
      g_autofree char *public = print_joined (own, names[i], &params);
      g_autofree char *inner = NULL;
      const char *mark;
      const char *words;

      params.for_public = FALSE;
      inner = print_joined (own, names[i], &params);
      mark = strstr (inner, "内部用");
      words = strstr (inner, "伏せた言葉");
      g_assert_false (rk_report_find (names[i])->flags & RK_REPORT_NO_PUBLIC);
      assert_lacks (public, "伏せた言葉");
      assert_lacks (public, "内部用");
      g_assert_true (mark && words && mark < words);
    }
  rk_test_office_free (own);
}

/* Only the part is hidden, and the bar is as long whatever is under it. */
static void
test_minutes_part (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
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

static gboolean
forget_place (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *)data;
  g_autoptr (RkRecord) meeting = NULL;
  RkDraft *draft;

  if (!rk_minutes_correct (db, id, error)
      || (meeting = rk_records_get (db, &rk_kind_meeting, id, error)) == NULL)
    return FALSE;
  draft = rk_draft_copy (meeting);
  set_text (draft, "place", NULL);
  set_text (draft, "end_time", NULL);
  return save (db, draft, error) != 0;
}

/* A record of the past does not announce where it will be, and who prints it is told what it lacks.
 */
static void
test_place_is_not_recorded (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { 0 };
  RkDb *db = rk_store_main_db (own->store);
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *text = NULL;

  g_assert_true (rk_meetings_previous (db, next_meeting (own), &params.meeting, NULL));
  document = rk_report_build (db, "minutes", &params, NULL, NULL);
  g_assert_null (rk_document_get_remark (document));
  g_clear_pointer (&document, rk_document_unref);
  rk_test_command (own, "会場を消した", forget_place, &params.meeting);
  document = rk_report_build (db, "minutes", &params, NULL, NULL);
  g_assert_cmpstr (rk_document_get_remark (document), ==,
                   "The meeting does not say: Venue、Ends at. The record lacks it.");
  text = print_joined (own, "minutes", &params);
  assert_has (text, "（会場の記録なし）");
  assert_lacks (text, "別途通知");
  rk_test_office_free (own);
}

/* ── who sits in both councils of a joint meeting ────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  gboolean seated;
  char *names[2];
} Both;

/* The first two members of the council that calls it sit in the other one, too; one stays away. */
static gboolean
sit_in_both (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Both *both = data;
  g_autoptr (RkQuery) joints = rk_query_new (&rk_kind_joint);
  g_autoptr (GPtrArray) held = rk_query_records (db, joints, NULL, error);
  const RkRecord *joint = held->pdata[0];
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *of = NULL;
  guint n = 0;

  both->meeting = rk_record_get_int (joint, "meeting_id");
  of = g_strdup_printf ("%" G_GINT64_FORMAT, both->meeting);
  meeting = rk_records_get (db, &rk_kind_meeting, both->meeting, error);
  if (!rk_query_where (query, "meeting_id", of, error)
      || (rows = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && n < 2; i++)
    {
      const RkRecord *row = rows->pdata[i];
      RkDraft *seat, *term, *presence;
      g_autoptr (RkRecord) own = NULL;

      if (rk_record_get_int (row, "council_id") != rk_record_get_int (meeting, "council_id")
          || rk_record_get_int (row, "appointment_id") == 0)
        continue;
      own = rk_records_get (db, &rk_kind_appointment, rk_record_get_int (row, "appointment_id"),
                            error);
      presence = rk_draft_copy (row);
      set_text (presence, "presence", n ? RK_REPLY_NO : RK_REPLY_YES);
      g_free (both->names[n]);
      both->names[n++] = g_strndup (
          rk_record_get (row, "name"),
          (gsize)(strstr (rk_record_get (row, "name"), "　") - rk_record_get (row, "name")));
      if (save (db, presence, error) == 0)
        return FALSE;
      if (!both->seated)
        continue;
      seat = rk_draft_new (&rk_kind_seat);
      set_int (seat, "council_id", rk_record_get_int (joint, "council_id"));
      set_int (seat, "position", 90 + n);
      term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end",
                            "2028-03-31");
      set_int (term, "seat_id", save (db, seat, error));
      set_int (term, "person_id", rk_record_get_int (own, "person_id"));
      if (save (db, term, error) == 0)
        return FALSE;
    }
  g_assert_cmpuint (n, ==, 2);
  return TRUE;
}

/* They are called once and named with both. */
static void
test_who_sits_in_both (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  Both both = { 0 };
  RkReportParams params = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *list = NULL;

  rk_test_command (own, "出欠を入れた", sit_in_both, &both);
  params.meeting = both.meeting;
  before = print_joined (own, "minutes", &params);
  both.seated = TRUE;
  rk_test_command (own, "両方の委員にした", sit_in_both, &both);
  minutes = print_joined (own, "minutes", &params);
  list = print_joined (own, "attendance", &params);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (doc_count (minutes, both.names[i]), ==,
                        doc_count (before, both.names[i]) + 1);
      g_free (both.names[i]);
    }
  assert_has (list, "の委員を兼ねる者");
  rk_test_office_free (own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report/meeting/renamed", test_a_council_is_renamed);
  g_test_add_func ("/report/minutes/opinions", test_opinions);
  g_test_add_func ("/report/minutes/opinion-answers", test_opinion_answers);
  g_test_add_func ("/report/minutes/directions", test_directions);
  g_test_add_func ("/report/minutes/deputy-who-spoke", test_deputy_who_spoke);
  g_test_add_func ("/report/minutes/minutes", test_minutes);
  g_test_add_func ("/report/minutes/names", test_names);
  g_test_add_func ("/report/minutes/minutes-part", test_minutes_part);
  g_test_add_func ("/report/minutes/withheld-everywhere", test_withheld_everywhere);
  g_test_add_func ("/report/minutes/both", test_who_sits_in_both);
  g_test_add_func ("/report/minutes/place", test_place_is_not_recorded);
  g_test_add_func ("/report/minutes/withheld-answers", test_withheld_answers);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
