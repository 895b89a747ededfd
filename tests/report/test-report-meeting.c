/* Papers of a meeting, printed from the sample office and read back: as text, as an outline, page
 * by page. */
#include "rk-councils.h"
#include "rk-figures.h"
#include "rk-indicators.h"
#include "rk-meetings.h"
#include "rk-test-papers.h"

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

/* While answers are awaited nobody reads out that the meeting is not valid. */
static void
test_script_before_the_day (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  g_autofree char *text = NULL;

  change (own, (Change){ &rk_kind_council, "level", "県", "quorum_number", "60" });
  change (own, (Change){ &rk_kind_council, "level", "県", "quorum_rule", RK_QUORUM_NUMBER });
  text = print_joined (own, "script", NULL);
  assert_lacks (text, "成立していません");
  assert_has (text, "名足りない。当日、人数を確かめる。");
  rk_test_office_free (own);
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
      g_assert_cmpstr (error->message, ==, "There is no council yet. Add one first.");
    }
  rk_test_office_free (empty);
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

/* An office of a 圏域 has no council of the prefecture: its own is meant. */
static void
test_own_council (void)
{
  RkTestOffice *own = rk_test_office_new (0);
  gint64 meeting = 0;
  g_autofree char *attendance = NULL;
  g_autofree char *roster = NULL;

  rk_test_command (own, "協議会を作った", add_large_council, &meeting);
  attendance = print (own, "attendance", NULL, NULL);
  assert_has (attendance, "髙﨑");
  roster = print (own, "roster", NULL, NULL);
  assert_has (roster, "髙﨑");
  rk_test_office_free (own);
}

static void
test_seating_sample (void)
{
  guint pages;
  g_autofree char *text = print (office, "seating", NULL, &pages);
  g_autofree char *attendance = print (office, "attendance", NULL, NULL);

  /* Both papers of a packet say the same number. */
  assert_has (text, "出席予定 委員13人（会場）、その他4人");
  assert_has (text, "未回答 4人");
  assert_has (attendance, "13人（19人中）");

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
      RkSeatLabel *label;
      RkRect figure;

      g_assert_no_error (error);
      pages = rk_document_paginate (plan->document, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (rk_pages_get_figure (pages, 0, &figure));
      g_assert_cmpuint (plan->people->len, ==, MEMBERS);
      for (guint n = 0; n < plan->picture->seating->places->len; n++)
        g_assert_true (rk_seating_picture_fits (plan->picture, figure.width, figure.height, n));
      /* Not only the name is long. */
      label = rk_seating_picture_label (plan->picture, 1);
      g_free (label->body);
      label->body = g_strdup ("社会福祉法人しずおか健康長寿を考える働く世代と企業の連絡会");
      g_free (label->name);
      label->name = g_strdup (LONG_NAME);
      g_free (label->note);
      label->note = g_strdup ("（代理）");
      g_assert_true (rk_seating_picture_fits (plan->picture, figure.width, figure.height, 1));
      /* The check can say no. */
      g_free (rk_seating_picture_label (plan->picture, 0)->name);
      rk_seating_picture_label (plan->picture, 0)->name
          = g_strdup (LONG_NAME LONG_NAME LONG_NAME LONG_NAME LONG_NAME LONG_NAME);
      g_assert_false (rk_seating_picture_fits (plan->picture, figure.width, figure.height, 0));
    }
  rk_test_office_free (own);
}

static void
test_seating_words (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
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

/* その他 has numbers of its own, the same on every paper. */
static void
test_one_numbering (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
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

static gboolean
forget_staff (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *)data);
  g_autoptr (GPtrArray) staff = NULL;

  if (!rk_query_where (query, "meeting_id", of, error)
      || !rk_query_where (query, "guest_role", "事務局", error)
      || (staff = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < staff->len; i++)
    if (!rk_records_delete (db, &rk_kind_attendance, rk_record_id (staff->pdata[i]), error))
      return FALSE;
  return staff->len > 0;
}

/* What was not taken down is not said to have been none. */
static void
test_not_taken_down (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own) };
  g_autofree char *minutes = NULL;
  g_autofree char *full = NULL;
  static const char *const layout[] = { "全文", "委員" };

  change (own, (Change){ &rk_kind_meeting, NEXT, "observers", NULL });
  rk_test_command (own, "外した", forget_staff, &params.meeting);
  minutes = print_joined (own, "minutes", &params);
  assert_lacks (minutes, "0人");
  assert_has (minutes, "記録なし");
  assert_lacks (minutes, "事務局 なし");
  rk_test_command (own, "様式を変えた", set_layout, (gpointer)layout);
  full = print_joined (own, "minutes", &params);
  assert_lacks (full, "○事務局");
  assert_has (full, "○傍聴者");
  change (own, (Change){ &rk_kind_meeting, NEXT, "observers", "0" });
  g_free (full);
  full = print_joined (own, "minutes", &params);
  assert_has (full, "0人");
  rk_test_office_free (own);
}

/* Who explains is there as who observes is, on every paper. */
static void
test_who_explains (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own) };
  RkDraft *guest = RK_TEST_DRAFT (&rk_kind_attendance, "guest_name", "架空　語", "guest_role",
                                  "説明者", "guest_body", "見本大学");
  g_autofree char *minutes = NULL;
  g_autofree char *attendance = NULL;

  rk_draft_put_id (guest, "meeting_id", params.meeting);
  rk_test_keep (own, guest);
  minutes = print_joined (own, "minutes", &params);
  assert_has (minutes, "説明者");
  assert_has (minutes, "見本大学");
  attendance = print_joined (own, "attendance", &params);
  assert_has (attendance, "見本大学");
  rk_test_office_free (own);
}

static gboolean
carry_same_title (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *meetings = data; /* the one before, the next one */
  RkDraft *old = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "健診の日程", "position", "90");
  RkDraft *carried = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "健診の日程", "position", "91");
  RkDraft *other = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "独りの議題", "position", "92");
  gint64 from;

  if (!rk_minutes_correct (db, meetings[0], error))
    return FALSE;
  from = keep_of (db, old, meetings[0], error);
  set_int (carried, "carried_from_id", from);
  set_int (other, "carried_from_id", from);
  return from && keep_of (db, carried, meetings[1], error)
         && keep_of (db, other, meetings[1], error)
         && keep_of (db,
                     RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "健診の日程", "position", "93"),
                     meetings[1], error);
}

/* Two items with one title: the one that was put off says in which meeting. */
static void
test_same_titles (void)
{
  static const char *const names[] = { "agenda", "invitation", "minutes", "script" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  gint64 meetings[2] = { 0, next_meeting (own) };
  RkReportParams params = { .meeting = meetings[1] };

  g_assert_true (
      rk_meetings_previous (rk_store_main_db (own->store), meetings[1], &meetings[0], NULL));
  rk_test_command (own, "議題を入れた", carry_same_title, meetings);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = print_joined (own, names[i], &params);

      assert_has (text, "健診の日程（令和7年度第2回から）");
      assert_lacks (text, "独りの議題（令和");
    }
  rk_test_office_free (own);
}

/* So that the packet has 設置要綱 and 前回の主な意見と対応 by itself, not as papers of the meeting.
 */
static gboolean
forget_made (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_material);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *)data);
  g_autoptr (GPtrArray) materials = NULL;

  if (!rk_query_where (query, "meeting_id", of, error)
      || (materials = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < materials->len; i++)
    {
      RkDraft *draft = rk_draft_copy (materials->pdata[i]);

      set_text (draft, "document", NULL);
      if (save (db, draft, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* What is left out of the packet is not named as handed out. */
static void
test_handed_out (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own) };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *minutes = NULL;

  rk_test_command (own, "資料を外した", forget_made, &params.meeting);
  before = print_joined (own, "agenda", &params);
  assert_has (before, "出席者名簿・席次表");
  assert_has (before, "次第、委員名簿、出席者名簿、席次表、設置要綱、前回の主な意見と対応");
  change (own, (Change){ &rk_kind_meeting, NEXT, "packet_parts", "cover agenda -seating -bylaws" });
  after = print_joined (own, "agenda", &params);
  assert_has (after, "次第、委員名簿、出席者名簿");
  assert_lacks (after, "席次表");
  assert_lacks (after, "、設置要綱");
  minutes = print_joined (own, "minutes", &params);
  assert_has (minutes, "次第、委員名簿、出席者名簿");
  assert_lacks (minutes, "席次表");
  assert_lacks (minutes, "、設置要綱");
  rk_test_office_free (own);
}

/* Of the members of the next meeting, one who is an observer. */
static gboolean
send_deputy (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *)data);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) all = NULL;

  rk_query_where (query, "meeting_id", of, NULL);
  all = rk_query_records (db, query, NULL, error);
  for (guint i = 0; i < all->len; i++)
    if (rk_record_get_int (all->pdata[i], "appointment_id")
        && g_strcmp0 (rk_record_get (all->pdata[i], "role"), RK_ROLE_OBSERVER) == 0)
      {
        RkDraft *draft = rk_draft_copy (all->pdata[i]);

        set_text (draft, "reply", RK_REPLY_DEPUTY);
        set_text (draft, "deputy_name", "大久保　渚");
        return save (db, draft, error) != 0;
      }
  return FALSE;
}

/* An observer with a seat is told apart however he is there, as the counts are without him. */
static void
test_observer_is_marked (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  g_autofree char *before = print_joined (own, "attendance", NULL);
  g_autofree char *after = NULL;
  gint64 meeting = next_meeting (own);

  rk_test_command (own, "代理を入れた", send_deputy, &meeting);
  after = print_joined (own, "attendance", NULL);
  assert_has (after, "渚");
  g_assert_cmpuint (doc_count (after, RK_ROLE_OBSERVER), ==, doc_count (before, RK_ROLE_OBSERVER));
  rk_test_office_free (own);
}

typedef struct
{
  gint64 meeting;
  const char *of_guest;
} Presence;

/* Every member was there; of one of the guests it is said or not. */
static gboolean
take_presence (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Presence *presence = data;
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, presence->meeting);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) all = NULL;
  guint n = 0;

  rk_query_where (query, "meeting_id", of, NULL);
  all = rk_query_records (db, query, NULL, error);
  for (guint i = 0; i < all->len; i++)
    {
      gboolean member = rk_record_get_int (all->pdata[i], "appointment_id") != 0;
      const char *name = rk_record_get (all->pdata[i], "guest_name");
      RkDraft *draft;

      if (!member && g_strcmp0 (name, "落合　環") != 0)
        continue;
      draft = rk_draft_copy (all->pdata[i]);
      set_text (draft, "presence", member ? RK_REPLY_YES : presence->of_guest);
      if (!member)
        set_text (draft, "reply", NULL);
      n += !member;
      if (!save (db, draft, error))
        return FALSE;
    }
  return n == 1;
}

/* A guest is there unless it is said that he was not: the same on every paper. */
static void
test_guests (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own), .as_of = { 2026, 12, 1 } };
  static const char *const papers[] = { "minutes", "attendance", "seating" };
  static const char *const presences[] = { NULL, RK_PRESENCE_WEB, RK_REPLY_NO };

  for (guint i = 0; i < G_N_ELEMENTS (presences); i++)
    {
      Presence presence = { params.meeting, presences[i] };

      rk_test_command (own, "出欠", take_presence, &presence);
      for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
        {
          g_autofree char *text = print_joined (own, papers[p], &params);

          g_test_message ("%s %s", papers[p], presences[i] ? presences[i] : "");
          if (i == 2)
            assert_lacks (text, "落合");
          else
            assert_has (text, "落合");
          g_assert_true (i != 1 || p == 2 || strstr (text, "環（オンライン）"));
        }
    }
  rk_test_office_free (own);
}

static gboolean
forget_one (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_records_delete (db, &rk_kind_attendance, *(gint64 *)data, error);
}

/* Who became a member after the others were called is counted, and it is said who is missing. */
static void
test_not_called (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { 0 };
  g_autofree char *before = print_joined (own, "attendance", &params);
  g_autofree char *after = NULL;
  g_autofree char *seating = NULL;
  g_autofree char *minutes = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) all = NULL;
  gint64 id = 0;

  assert_lacks (before, "出欠にまだ入っていない");
  rk_query_where (query, "reply", RK_REPLY_NONE, NULL);
  all = rk_query_records (rk_store_main_db (own->store), query, NULL, NULL);
  for (guint i = 0; i < all->len && id == 0; i++)
    if (rk_record_get_int (all->pdata[i], "appointment_id")
        && rk_record_get (all->pdata[i], "presence") == NULL)
      {
        id = rk_record_id (all->pdata[i]);
        params.meeting = rk_record_get_int (all->pdata[i], "meeting_id");
      }
  rk_test_command (own, "外した", forget_one, &id);
  after = print_joined (own, "attendance", &params);
  assert_has (after, "出欠にまだ入っていない委員が1人いる");
  seating = print_joined (own, "seating", &params);
  assert_has (seating, "出欠に入っていない委員 1人");
  /* Who has not answered is not away. */
  minutes = print_joined (own, "minutes", &params);
  assert_has (minutes, "（未回答）");
  rk_test_office_free (own);
}

/* @meeting: 0: of any */
static const RkRecord *
item_with (GPtrArray *items, gint64 meeting, const char *point)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *own = rk_record_get (items->pdata[i], "point");

      if (own && g_str_has_prefix (own, point)
          && (meeting == 0 || rk_record_get_int (items->pdata[i], "meeting_id") == meeting))
        return items->pdata[i];
    }
  g_assert_not_reached ();
}

static void
keep_figure (
    RkTestOffice *own, gint64 indicator, const RkRecord *item, const char *form, gint64 position)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_figure, "form", form, "level", "medical_area", "title", "喫煙");

  rk_test_set_int (draft, "indicator_id", indicator);
  rk_test_set_int (draft, "meeting_id", rk_record_get_int (item, "meeting_id"));
  rk_test_set_int (draft, "agenda_item_id", rk_record_id (item));
  rk_test_set_int (draft, "position", position);
  rk_test_keep (own, draft);
}

/* Figures of two items of the agenda stand below what each is about; three of them on one page. */
static void
test_figures_of_items (void)
{
  static const char *const points[] = { "参加した事業所が増えた", "働く世代の喫煙" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  RkReportParams params = { 0 };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_agenda_item);
  g_autoptr (GPtrArray) items = rk_query_records (db, query, NULL, NULL);
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *three = NULL;
  const char *first, *second;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      const RkRecord *item = item_with (items, params.meeting, points[i]);

      params.meeting = rk_record_get_int (item, "meeting_id");
      keep_figure (own, rk_record_id (cards->pdata[0]), item, i == 0 ? "forest" : "tiles", i + 1);
    }
  text = print_joined (own, "meeting-page", &params);
  first = strstr (text, points[0]);
  second = strstr (text, points[1]);
  g_assert_true (first && second && first < second);
  g_assert_null (strstr (second + 1, points[0]));
  g_assert_cmpint (strstr (text, "図2") > second - strlen ("図2　"), ==, TRUE);
  keep_figure (own, rk_record_id (cards->pdata[0]), item_with (items, params.meeting, points[1]),
               "trend", 3);
  three = print_joined (own, "meeting-page", &params);
  assert_has (three, "図2～図3");
  assert_has (three, "1 / 1");
  rk_test_office_free (own);
}

/* One value of the newest year is of another table now. */
static void
bring_newer_table (RkTestOffice *own)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_observation);
  g_autoptr (GPtrArray) observations = NULL;
  RkDraft *draft;
  gint64 table = rk_test_keep (own, RK_TEST_DRAFT (&rk_kind_dataset, "file", "newer.csv", "hash",
                                                   "0", "imported_on", "2026-07-03"));

  rk_query_where (query, "area", "2204", NULL);
  rk_query_where (query, "year", "2021", NULL);
  observations = rk_query_records (rk_store_main_db (own->store), query, NULL, NULL);
  g_assert_cmpuint (observations->len, >, 0);
  for (guint i = 0; i < observations->len; i++)
    {
      draft = rk_draft_copy (observations->pdata[i]);
      rk_test_set_int (draft, "dataset_id", table);
      rk_test_keep (own, draft);
    }
}

/* A sentence that somebody wrote is not of its figure any more once a newer table came: whoever
 * prints it is told. */
static void
test_figure_with_an_old_number (void)
{
  static const char *const sentences[]
      = { "富士は１１３．７と高い。30代は聞いていない。", "富士は113.9と高い。" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_agenda_item);
  g_autoptr (GPtrArray) items = rk_query_records (db, query, NULL, NULL);
  const RkRecord *item = item_with (items, 0, "参加した事業所が増えた");
  RkReportParams params = { .meeting = rk_record_get_int (item, "meeting_id") };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_figure, "form", "forest", "level", "medical_area",
                                      "sentence", sentences[i], "saved_on", "2026-07-02");
      g_autoptr (RkDocument) document = NULL;
      const char *remark;

      rk_test_set_int (draft, "indicator_id", rk_record_id (cards->pdata[0]));
      rk_test_set_int (draft, "meeting_id", params.meeting);
      rk_test_set_int (draft, "position", i + 1);
      rk_test_keep (own, draft);
      document = rk_report_build (db, "meeting-page", &params, NULL, NULL);
      g_assert_nonnull (document);
      remark = rk_document_get_remark (document);
      if (i == 0)
        g_assert_null (remark);
      else
        g_assert_true (g_str_has_prefix (remark, "図2: ") && strstr (remark, "113.9"));
    }
  /* Also where no number gives it away. */
  bring_newer_table (own);
  {
    g_autoptr (RkDocument) document = rk_report_build (db, "meeting-page", &params, NULL, NULL);

    g_assert_true (g_str_has_prefix (rk_document_get_remark (document), "図1: "));
  }
  rk_test_office_free (own);
}

/* Nobody is chair any more, anywhere. */
static gboolean
depose (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autoptr (GPtrArray) chairs = NULL;

  if (!rk_query_where (query, "role", RK_ROLE_CHAIR, error)
      || (chairs = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < chairs->len; i++)
    {
      RkDraft *draft = rk_draft_copy (chairs->pdata[i]);

      rk_draft_put (draft, "role", "委員");
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Who is there by office is not elected. */
static void
test_election (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { 0 };
  const Change chair
      = { &rk_kind_council, "level", RK_LEVEL_PREFECTURE, "deputy_chair_selection", "あて職" };
  const Change deputy
      = { &rk_kind_council, "level", RK_LEVEL_PREFECTURE, "chair_selection", "あて職" };
  g_autofree char *settled = print_joined (own, "agenda", &params);
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;
  g_autofree char *none = NULL;

  assert_lacks (settled, "選任");
  rk_test_command (own, "会長を退いた", depose, NULL);
  both = print_joined (own, "agenda", &params);
  assert_has (both, "会長及び副会長の選任");
  change (own, chair);
  one = print_joined (own, "agenda", &params);
  assert_has (one, "会長の選任");
  change (own, deputy);
  none = print_joined (own, "agenda", &params);
  assert_lacks (none, "選任");
  rk_test_office_free (own);
}

/* How many are women is said of all members or not at all. */
static void
test_women_on_the_roster (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  RkReportParams params = { 0 };
  g_autoptr (RkRecord) council = find (db, &rk_kind_council, "level", RK_LEVEL_PREFECTURE);
  g_autoptr (GPtrArray) rows = rk_councils_members (db, rk_record_id (council), "2026-07-02", NULL);
  g_autofree char *before = print_joined (own, "roster", &params);
  g_autofree char *after = NULL;
  g_autoptr (RkRecord) person = NULL;
  RkDraft *draft;

  for (guint i = 0; i < rows->len && person == NULL; i++)
    if (g_strcmp0 (((RkSeatRow *)rows->pdata[i])->role, RK_ROLE_MEMBER) == 0)
      person = rk_records_get (db, &rk_kind_person, ((RkSeatRow *)rows->pdata[i])->person_id, NULL);
  draft = rk_draft_copy (person);
  rk_draft_clear (draft, rk_kind_field (&rk_kind_person, "sex"));
  rk_test_keep (own, draft);
  after = print_joined (own, "roster", &params);
  assert_has (before, "女性");
  assert_lacks (after, "女性");
  rk_test_office_free (own);
}

/* The one paper with figures is named at each item that one of them is about. */
static void
test_paper_of_figures_is_named (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  RkReportParams params = { .meeting = next_meeting (own) };
  g_autoptr (GPtrArray) items = rk_figures_items (db, params.meeting, NULL);
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, NULL);
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_material, "title", "健康指標", "document",
                                  RK_FIGURES_DOCUMENT, "number", "資料99");
  g_autofree char *agenda = NULL;
  g_auto (GStrv) parts = NULL;

  rk_test_set_int (draft, "meeting_id", params.meeting);
  rk_test_keep (own, draft);
  for (guint i = 0; i < 2; i++)
    {
      draft = RK_TEST_DRAFT (&rk_kind_figure, "form", "forest", "level", "medical_area", "title",
                             "喫煙");
      rk_test_set_int (draft, "indicator_id", rk_record_id (cards->pdata[0]));
      rk_test_set_int (draft, "meeting_id", params.meeting);
      rk_test_set_int (draft, "agenda_item_id", rk_record_id (items->pdata[i]));
      rk_test_set_int (draft, "position", i + 1);
      rk_test_keep (own, draft);
    }
  agenda = print_joined (own, "agenda", &params);
  parts = g_strsplit (agenda, "99", -1);
  /* Twice at an item, once in the list of papers. */
  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  rk_test_office_free (own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report/meeting/agenda", test_agenda);
  g_test_add_func ("/report/meeting/handed-out", test_handed_out);
  g_test_add_func ("/report/meeting/not-taken-down", test_not_taken_down);
  g_test_add_func ("/report/meeting/who-explains", test_who_explains);
  g_test_add_func ("/report/meeting/same-titles", test_same_titles);
  g_test_add_func ("/report/meeting/observer", test_observer_is_marked);
  g_test_add_func ("/report/meeting/guests", test_guests);
  g_test_add_func ("/report/meeting/not-called", test_not_called);
  g_test_add_func ("/report/meeting/figures-of-items", test_figures_of_items);
  g_test_add_func ("/report/meeting/figure-with-an-old-number", test_figure_with_an_old_number);
  g_test_add_func ("/report/meeting/figures-of-items-named", test_paper_of_figures_is_named);
  g_test_add_func ("/report/meeting/election", test_election);
  g_test_add_func ("/report/meeting/women", test_women_on_the_roster);
  g_test_add_func ("/report/meeting/script", test_script);
  g_test_add_func ("/report/meeting/script-before-the-day", test_script_before_the_day);
  g_test_add_func ("/report/meeting/attendance", test_attendance);
  g_test_add_func ("/report/meeting/seating", test_seating);
  g_test_add_func ("/report/meeting/seating-sample", test_seating_sample);
  g_test_add_func ("/report/meeting/own-council", test_own_council);
  g_test_add_func ("/report/meeting/seating-fits", test_seating_fits);
  g_test_add_func ("/report/meeting/seating-words", test_seating_words);
  g_test_add_func ("/report/meeting/one-numbering", test_one_numbering);
  g_test_add_func ("/report/meeting/none", test_none);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
