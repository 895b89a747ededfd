/* Letters while they are written: every field that is offered has a value, one that is not is
 * refused, the preview says what is typed. And the replies of a meeting held in writing on paper.
 */
#include <string.h>

#include "doc-read.h"
#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-letter-field.h"
#include "rk-letters.h"
#include "rk-db.h"
#include "rk-meetings.h"
#include "rk-packet-parts.h"
#include "rk-pdf.h"
#include "rk-records.h"
#include "rk-renewal.h"
#include "rk-statements.h"
#include "rk-test-council-papers.h"

/* ── fields ──────────────────────────────────────────────────────────────────────────────── */

/* A letter that holds every field that is offered for it: all of them can be filled in. */
static RkRecord *
letter_with_all (const char *document)
{
  g_autoptr (GPtrArray) fields = rk_letter_fields (document);
  g_autoptr (RkRecord) usual = rk_letters_default (document);
  RkDraft *draft = rk_draft_copy (usual);
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (body, "{%s}", ((RkLetterField *)fields->pdata[i])->name);
  rk_draft_take (draft, rk_kind_field (&rk_kind_letter, "body"), g_string_free (body, FALSE));
  return rk_draft_end (draft);
}

static void
test_every_field_has_a_value (Fixture *f, gconstpointer data)
{
  const char *const *documents = rk_letter_documents ();

  for (guint i = 0; documents[i]; i++)
    {
      g_autoptr (RkRecord) letter = letter_with_all (documents[i]);
      g_autoptr (GPtrArray) problems = rk_record_validate (letter);
      RkReportParams params = { .letter = letter };
      g_autoptr (GError) error = NULL;
      g_autoptr (RkDocument) document = rk_report_build (
          db_of (f), g_str_equal (documents[i], "release") ? "appointment" : documents[i], &params,
          NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* … and every field that could be filled in is offered. */
static void
test_every_value_is_offered (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council, .meeting = f->meeting };
  g_auto (RkPaperData) paper = { 0 };
  g_autoptr (RkFields) fields = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      rk_paper_data_load (&paper, db_of (f), &params, RK_PAPER_MEETING | RK_PAPER_MEMBERS, &error));
  fields = rk_paper_fields_member (&paper, paper.members->pdata[0]);
  names = rk_fields_list (fields);
  g_assert_cmpuint (names->len, >, 40);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("{%s}", (char *)names->pdata[i]);
      g_autofree char *unknown = rk_letter_unknown_field ("invitation", text);

      g_assert_cmpstr (unknown, ==, NULL);
    }
}

static RkRecord *
reworded (const char *document, const char *body)
{
  g_autoptr (RkRecord) usual = rk_letters_default (document);
  RkDraft *draft = rk_draft_copy (usual);

  rk_draft_take (draft, rk_kind_field (&rk_kind_letter, "body"), g_strdup (body));
  return rk_draft_end (draft);
}

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_records_save (db, data, NULL, error);
}

/* A field there is not: nothing is saved, nothing is printed, and it is named. */
static void
test_unknown_field (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) letter = reworded ("invitation", "　{会議名}に{持ち物}をお持ちください。");
  RkReportParams params = { .letter = letter };
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *member = rk_letter_unknown_field ("notice", "{氏名} 様");
  g_autofree char *brace = rk_letter_unknown_field ("notice", "{ は括弧、{ 会議名 } は欄");

  g_assert_false (rk_store_command (f->office->store, "直した", save, letter, NULL, &refused));
  g_assert_error (refused, RK_ERROR, RK_ERROR_INVALID);
  assert_has (refused->message, "{持ち物}");
  g_assert_null (rk_report_build (db_of (f), "invitation", &params, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "{持ち物}");
  assert_has (error->message, "開催通知");
  assert_has (error->message, "{開催日時}");
  g_assert_cmpstr (member, ==, "氏名"); /* nobody by name is written to */
  g_assert_cmpstr (brace, ==, "は括弧、{ 会議名");
}

/* What is being written is shown with real values, for one member only; the file stays. */
static void
test_preview (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) letter = reworded ("invitation", "　{氏名}様へ、試しの文面です。");
  RkReportParams params = { .letter = letter };
  RkReportParams plain = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *saved = NULL;
  guint n, n_all;

  text = print (f, "invitation", &params, &n);
  assert_has (text, "試しの文面です。");
  g_assert_null (strchr (text, '{'));
  saved = print (f, "invitation", &plain, &n_all);
  g_assert_null (strstr (saved, "試しの文面"));
  g_assert_cmpuint (n, <, n_all);
}

/* ── in writing ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  gint64 item;
} Written;

/* A meeting in writing with one item; all members but the last reply, the first with an opinion. */
static gboolean
hold_in_writing (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *of = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (RkRecord) changed = NULL;
  g_autoptr (RkRecord) item = NULL;
  RkDraft *draft;
  gint64 id;

  if (!rk_meetings_begin (db, f->council, "2027-02-10", &f->meeting, NULL, error))
    return FALSE;
  meeting = rk_records_get (db, &rk_kind_meeting, f->meeting, error);
  draft = rk_draft_copy (meeting);
  g_assert_true (rk_test_set (draft, "form", "書面"));
  changed = rk_draft_end (draft);
  draft = rk_draft_new (&rk_kind_agenda_item);
  g_assert_true (rk_test_set (draft, "title", "要綱の改正"));
  g_assert_true (rk_test_set (draft, "closed", "1"));
  g_assert_true (rk_test_set (draft, "closed_reason", "検討の途中にあるため"));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "meeting_id"), f->meeting);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "position"), 99);
  item = rk_draft_end (draft);
  of = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  if (!rk_records_save (db, changed, NULL, error) || !rk_records_save (db, item, &id, error)
      || !rk_query_where (query, "meeting_id", of, error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < ids->len; i++)
    {
      g_autoptr (RkRecord) row
          = rk_records_get (db, &rk_kind_attendance, g_array_index (ids, gint64, i), error);

      if (!rk_ballots_set (db, id, rk_record_get_int (row, "appointment_id"), RK_VOTE_FOR,
                           i ? NULL : "施行日を明記されたい。", "2027-02-01", error))
        return FALSE;
    }
  return TRUE;
}

static void
test_minutes_in_writing (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *text = NULL;

  rk_test_command (f->office, "用意した", hold_in_writing, f);
  params.council = f->council;
  params.meeting = f->meeting;
  text = print (f, "minutes", &params, NULL);
  assert_has (text, "書面による回答の結果");
  assert_has (text, "要綱の改正");
  assert_has (text, "可決");
  assert_has (text, "要綱の改正可決"); /* is what was decided */
  assert_lacks (text, "決定事項なし");
  assert_has (text, "不成立"); /* items to which nobody replied */
  assert_has (text, "施行日を明記されたい。");
  assert_has (text, "書面で回答した委員を出席とする。");
  g_assert_null (strstr (text, "発言はなかった"));
  /* Nobody had to be anywhere at any time. */
  assert_has (text, "開催場所書面による開催");
  params.for_public = TRUE; /* what was replied to an item that is closed is in no such edition */
  g_free (text);
  text = print (f, "minutes", &params, NULL);
  assert_lacks (text, "可決");
  g_assert_null (strstr (text, "席次表"));
  g_assert_null (strstr (text, "時30分"));
}

static gint64
add_item (Fixture *f, gint64 parent, const char *kind, const char *title, gint64 position)
{
  RkDraft *draft = rk_draft_new (&rk_kind_agenda_item);

  rk_draft_put_int (draft, "meeting_id", f->meeting);
  if (parent)
    rk_draft_put_int (draft, "parent_id", parent);
  rk_draft_put (draft, "kind", kind);
  rk_draft_put (draft, "title", title);
  rk_draft_put_int (draft, "position", position);
  return rk_test_keep (f->office, draft);
}

/* The paper asks what is counted, and nothing else. */
static void
test_asked_in_writing (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autofree char *form = NULL;
  g_autofree char *minutes = NULL;
  gint64 parent;

  rk_test_command (f->office, "用意した", hold_in_writing, f);
  parent = add_item (f, 0, RK_ITEM_DISCUSSION, "計画の素案", 100);
  add_item (f, parent, RK_ITEM_DISCUSSION, "目標の素案", 1);
  add_item (f, parent, RK_ITEM_DISCUSSION, "日程の素案", 2);
  add_item (f, 0, "その他", "見本の事務連絡", 101);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("続く議題%u", i + 1);

      add_item (f, 0, RK_ITEM_DISCUSSION, title, 102 + i);
    }
  params.council = f->council;
  params.meeting = f->meeting;
  form = print (f, "reply-form", &params, NULL);
  minutes = print (f, "minutes", &params, NULL);
  assert_has (form, "ア目標の素案");
  assert_has (form, "イ日程の素案");
  assert_has (form, "続く議題9");
  assert_lacks (form, "計画の素案");
  assert_lacks (form, "見本の事務連絡");
  assert_has (minutes, "ア目標の素案000");
  assert_lacks (minutes, "見本の事務連絡000");
}

/* What is withheld stays so when the years go out to the public. */
static void
test_series_for_the_public (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .council = f->council };
  g_autofree char *inner = print (f, "series", &params, NULL);
  g_autofree char *public = NULL;

  assert_has (inner, "治療と仕事");
  assert_has (inner, "公開版では伏せる");
  assert_has (inner, "内部用");
  params.for_public = TRUE;
  public = print (f, "series", &params, NULL);
  assert_lacks (public, "治療と仕事");
  assert_has (public, "（公開しない発言）");
  assert_has (public, "公開版");
  assert_lacks (public, "内部用");
}

/* ── 文書番号 ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *name;
  RkReportParams params;
  guint n;
} Noted;

static gboolean
run_note_printed (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Noted *noted = data;

  return rk_report_note_printed (db, noted->name, &noted->params, &noted->n, error);
}

/* The number that a letter bore when it was printed is there when it is printed again. */
static void
test_nomination_number (Fixture *f, gconstpointer data)
{
  Noted noted = { .name = "nomination",
                  .params = { .term = rk_date (2027, 4, 1), .number = "健企第501号" } };
  RkReportParams again = { .term = rk_date (2027, 4, 1) };
  RkReportParams later = { .term = rk_date (2029, 4, 1) };
  RkReportParams none = { .term = rk_date (2027, 4, 1), .number = "" };
  g_autofree char *first = print (f, "nomination", &noted.params, NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;
  guint n;

  assert_has (first, "健企第501号");
  rk_test_command (f->office, "推薦依頼を印刷済みにした", run_note_printed, &noted);
  second = print (f, "nomination", &again, NULL);
  assert_has (second, "健企第501号");
  third = print (f, "nomination", &later, NULL);
  assert_lacks (third, "健企第501号");
  fourth = print (f, "nomination", &none, NULL);
  assert_lacks (fourth, "健企第501号");
  n = noted.n;
  noted.params.number = "健企第502号";
  rk_test_command (f->office, "推薦依頼を印刷済みにした", run_note_printed, &noted);
  g_assert_cmpuint (noted.n, ==, n); /* of all of them the number is another one */
}

/* Until when the bodies answer is the office's to say. */
static void
test_nomination_deadline (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .term = rk_date (2027, 4, 1), .answer_until = rk_date (2027, 2, 19) };
  guint n;
  g_autofree char *text = print (f, "nomination", &params, &n);

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (doc_count (text, "令和9年2月19日（金）"), >=, n);
}

/* A seat that is free is asked for today; tomorrow the letter still knows its number. */
static void
test_nomination_number_of_free_seat (Fixture *f, gconstpointer data)
{
  Noted noted = { .name = "nomination", .params = { .number = "健企第504号" } };
  RkReportParams later = { .as_of = rk_date_add_days (rk_today (), 1) };
  g_autofree char *text = NULL;

  rk_test_command (f->office, "推薦依頼を印刷済みにした", run_note_printed, &noted);
  g_assert_cmpuint (noted.n, >, 0);
  text = print (f, "nomination", &later, NULL);
  assert_has (text, "健企第504号");
}

static void
test_invitation_number (Fixture *f, gconstpointer data)
{
  Noted noted = { .name = "invitation", .params = { .number = "健企第503号" } };
  RkReportParams again = { 0 };
  g_autofree char *before = print (f, "invitation", &again, NULL);
  g_autofree char *after = NULL;

  assert_lacks (before, "健企第503号");
  rk_test_command (f->office, "開催通知を印刷済みにした", run_note_printed, &noted);
  g_assert_cmpuint (noted.n, ==, 1);
  after = print (f, "invitation", &again, NULL);
  assert_has (after, "健企第503号");
}

/* What a member marked stands on the roster for those who may read it; 内部 nowhere. */
static void
test_roster_contacts (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autoptr (GPtrArray) rows = rk_councils_members (db_of (f), f->council, NULL, NULL);
  const RkSeatRow *member = rows->pdata[0];
  g_autoptr (RkRecord) person
      = rk_records_get (db_of (f), &rk_kind_person, member->person_id, NULL);
  g_autofree char *before = print (f, "roster", &params, NULL);
  g_autofree char *members = NULL;
  g_autofree char *public = NULL;
  g_autoptr (RkRecord) term
      = rk_records_get (db_of (f), &rk_kind_appointment, member->appointment_id, NULL);
  RkDraft *draft = rk_draft_copy (person);
  RkDraft *seat = rk_draft_copy (term);

  assert_lacks (before, "連絡先");
  g_assert_true (rk_test_set (seat, "post", "専属見本員"));
  rk_test_keep (f->office, seat);
  rk_test_set (draft, "mobile", "090-0000-0001");
  rk_test_set (draft, "fax", "054-000-0009");
  rk_test_set (draft, "email_2", "second@example.jp");
  rk_test_set (draft, "mobile_shown", RK_SHOWN_ROSTER);
  rk_test_set (draft, "fax_shown", RK_SHOWN_PUBLIC);
  rk_test_set (draft, "post_shown", RK_SHOWN_INTERNAL);
  rk_test_keep (f->office, draft);
  members = print (f, "roster", &params, NULL);
  assert_has (members, "連絡先");
  assert_has (members, "携帯090-0000-0001");
  assert_has (members, "FAX054-000-0009");
  assert_lacks (members, "second@example.jp");
  assert_lacks (members, "専属見本員");
  params.for_public = TRUE;
  public = print (f, "roster", &params, NULL);
  assert_has (public, "FAX054-000-0009");
  assert_lacks (public, "090-0000-0001");
}

/* ── held jointly ────────────────────────────────────────────────────────────────────────── */

/* The group's coming meeting of the sample is held with the insurers' council. */
static gint64
find_joint (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_joint);
  g_autoptr (GPtrArray) rows = rk_query_records (db_of (f), query, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return rk_record_get_int (rows->pdata[0], "meeting_id");
}

static gboolean
count_joint (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_joint);
  g_autoptr (GPtrArray) rows = rk_query_records (db, query, NULL, error);
  RkDraft *draft = rk_draft_copy (rows->pdata[0]);

  rk_draft_put_int (draft, "number", 7);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* The other council counts the meeting among its own: both numbers are printed. */
static void
test_joint_numbers (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .meeting = find_joint (f) };
  g_autofree char *agenda = NULL;
  g_autofree char *invitation = NULL;

  rk_test_command (f->office, "回を入れた", count_joint, NULL);
  agenda = print (f, "agenda", &params, NULL);
  assert_has (agenda, "第7回静岡県保険者協議会（見本）");
  invitation = print (f, "invitation", &params, NULL);
  assert_has (invitation, "第7回静岡県保険者協議会（見本）合同会議");
}

static void
test_joint_papers (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .meeting = find_joint (f) };
  g_autofree char *attendance = print (f, "attendance", &params, NULL);
  g_autofree char *roster = print (f, "roster", &params, NULL);
  g_autofree char *script = print (f, "script", &params, NULL);
  g_autofree char *seating = print (f, "seating", &params, NULL);
  g_autofree char *letters = NULL;
  guint n_letters, n_slips;

  g_free (print (f, "reply-form", &params, &n_slips));
  letters = print (f, "invitation", &params, &n_letters);
  g_assert_cmpuint (n_letters, >, 12);
  g_assert_cmpuint (n_slips, ==, n_letters);
  assert_has (letters, "合同会議");
  assert_has (attendance, "静岡県保険者協議会（見本）");
  assert_has (attendance, "過半数");
  assert_has (roster, "静岡県保険者協議会（見本）委員名簿");
  assert_has (script, "静岡県保険者協議会（見本）は、委員");
  assert_has (seating, "合同会議");
}

/* ── days ────────────────────────────────────────────────────────────────────────────────── */

static void
change (Fixture *f, const RkKind *kind, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), kind, id, &error);
  RkDraft *draft;

  g_assert_no_error (error);
  draft = rk_draft_copy (record);
  g_assert_true (rk_test_set (draft, field, value));
  rk_test_keep (f->office, draft);
}

static char *
remark_of (Fixture *f, const char *name)
{
  RkReportParams params = { .meeting = f->meeting };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), name, &params, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (rk_document_get_remark (document));
}

static const char *const secretariat[]
    = { "secretariat_head",  "secretariat",     "secretariat_person",
        "secretariat_phone", "secretariat_fax", "secretariat_email" };

/* An office that has entered nothing but names: no letter goes out as if it were complete. */
static void
test_blank_office (Fixture *f, gconstpointer data)
{
  static const char *const names[]
      = { "invitation", "notice", "public-notice", "reply-form", NULL };
  static const char sender[] = "The rules of this council do not say: Sender of letters、Section "
                               "in charge、Telephone、Fax、"
                               "E-mail.";
  g_autofree char *slip = NULL;
  g_autofree char *asked = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (secretariat); i++)
    change (f, &rk_kind_council, f->council, secretariat[i], NULL);
  change (f, &rk_kind_meeting, f->meeting, "place", NULL);
  change (f, &rk_kind_meeting, f->meeting, "start_time", NULL);
  for (guint i = 0; names[i]; i++)
    {
      RkReportParams params = { .meeting = f->meeting };
      g_autofree char *remark = remark_of (f, names[i]);
      g_autofree char *paper = print (f, names[i], &params, NULL);

      assert_has (remark, sender);
      assert_has (remark, "The meeting does not say: Venue、Begins at.");
      assert_lacks (paper, "未定未定");
      if (i < 3) /* the slip has 電話・メール to be filled in */
        assert_lacks (paper, "電話");
      else
        assert_has (paper, "事務局行");
    }
  asked = remark_of (f, "nomination");
  assert_has (asked, sender);
  change (f, &rk_kind_council, f->council, "secretariat_email", "chiiki@example.jp");
  slip = remark_of (f, "reply-form");
  assert_lacks (slip, "E-mail");
}

static gboolean
delete_bylaws (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = 0;

  return rk_db_ask (db,
                    "SELECT ifnull((SELECT id FROM material WHERE meeting_id = ? AND document ="
                    " 'bylaws'), 0)",
                    ((Fixture *)data)->meeting, 0, &id, error)
         && (id == 0 || rk_records_delete (db, &rk_kind_material, id, error));
}

static gboolean
is_in_packet (Fixture *f, const char *key)
{
  RkReportParams params = { .meeting = f->meeting };
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_packet_build (db_of (f), &params, &parts, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (g_str_equal (part->key, key))
        return part->chosen;
    }
  g_assert_not_reached ();
}

/* The bylaws of a council that has entered none are a title: not in the packet by themselves. */
static void
test_blank_bylaws (Fixture *f, gconstpointer data)
{
  g_autofree char *before = remark_of (f, "bylaws");
  g_autofree char *after = NULL;

  rk_test_command (f->office, "外した", delete_bylaws, f);
  g_assert_null (before);
  g_assert_true (is_in_packet (f, "bylaws"));
  change (f, &rk_kind_council, f->council, "bylaws", NULL);
  after = remark_of (f, "bylaws");
  assert_has (after, "a title only");
  g_assert_false (is_in_packet (f, "bylaws"));
}

/* A day that is not settled stays blank on paper; whoever prints it is told. */
static void
test_blank_days (Fixture *f, gconstpointer data)
{
  static const char *const names[]
      = { "invitation", "reply-form", "notice", "public-notice", NULL };
  static const char due[]
      = "The meeting has no day until when to reply. It is blank on this paper.";

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *remark = remark_of (f, names[i]);

      g_assert_null (remark);
    }
  change (f, &rk_kind_meeting, f->meeting, "reply_due", NULL);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *remark = remark_of (f, names[i]);

      g_assert_cmpstr (remark, ==, i < 2 ? due : NULL);
    }
  change (f, &rk_kind_meeting, f->meeting, "date", NULL);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *remark = remark_of (f, names[i]);

      g_assert_true ((remark != NULL) == !g_str_equal (names[i], "notice"));
    }
}

static gboolean
begin_meeting (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_meetings_begin (db, f->council, "2027-01-18", &f->meeting, NULL, error);
}

/* A new meeting has a day until when to reply: two weeks before, not at the turn of the year. */
static void
test_reply_due (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = NULL;
  g_autofree char *remark = NULL;

  rk_test_command (f->office, "作った", begin_meeting, f);
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  g_assert_cmpstr (rk_record_get (meeting, "reply_due"), ==, "2027-01-04");
  remark = remark_of (f, "invitation");
  g_assert_null (remark);
}

/* Homework taken up as an item of the agenda is a title, not a sentence. */
static void
test_homework_title (Fixture *f, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_action, "what", "夜間の講座を呼びかけたい。");
  g_autoptr (GPtrArray) left = NULL;
  gboolean found = FALSE;
  gint64 before;

  g_assert_true (rk_meetings_previous (db_of (f), f->meeting, &before, NULL));
  rk_test_set_int (draft, "meeting_id", before);
  rk_test_keep (f->office, draft);
  left = rk_meetings_carry_over (db_of (f), f->council, NULL, NULL);
  for (guint i = 0; i < left->len; i++)
    found |= g_str_equal (((RkCarryOver *)left->pdata[i])->title, "夜間の講座を呼びかけたい");
  g_assert_true (found);
}

/* A request written after a term says that it ended; an answer is due when offices are open, and
 * before the new term begins, as long as that leaves a week. */
static void
test_nomination_days (Fixture *f, gconstpointer data)
{
  RkReportParams soon = { .as_of = rk_date (2027, 3, 15), .term = rk_date (2027, 4, 1) };
  RkReportParams eve = { .as_of = rk_date (2027, 3, 30), .term = rk_date (2027, 4, 1) };
  RkReportParams before = { .as_of = rk_date (2027, 3, 1), .term = rk_date (2027, 4, 1) };
  RkReportParams after = { .as_of = rk_date (2027, 4, 5), .term = rk_date (2027, 4, 1) };
  g_autofree char *early = print (f, "nomination", &before, NULL);
  g_autofree char *late = print (f, "nomination", &after, NULL);
  g_autofree char *short_of_time = print (f, "nomination", &soon, NULL);
  g_autofree char *last_moment = print (f, "nomination", &eve, NULL);

  assert_has (short_of_time, "回答期限令和9年3月31日（水）");
  assert_has (last_moment, "回答期限令和9年4月6日（火）");
  assert_has (early, "令和9年3月31日をもって満了します");
  assert_has (early, "回答期限令和9年3月31日（水）");
  assert_has (late, "令和9年3月31日をもって満了しました");
  assert_has (late, "回答期限令和9年5月6日（木）"); /* 30 days on is こどもの日 */
}

/* After the terms are over nobody sits there any more: what is asked for is a whole new term. */
static void
test_nomination_after_term (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  RkReportParams params = { .as_of = rk_date (2027, 4, 5), .query = query };
  g_autofree char *text = NULL;

  rk_query_as_of (query, "2027-04-05"); /* says when, not who */
  text = print (f, "nomination", &params, NULL);
  assert_has (text,
              "静岡県地域・職域連携推進協議会の委員の任期が令和9年3月31日をもって満了しました");
  assert_has (text, "任期委嘱の日から令和11年3月31日まで");
  assert_has (text, "の委員に欠員があります"); /* of whoever left before the term ran out */
  assert_lacks (text, "残任期間");
  assert_lacks (text, "令和年月日");
}

/* A council that says nothing of terms asks for one without end, and whoever prints it is told. */
static void
test_nomination_without_term (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .as_of = rk_date (2027, 4, 5) };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, &error);
  RkDraft *draft = rk_draft_copy (council);
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *text = NULL;

  g_assert_true (rk_test_set (draft, "term_months", NULL));
  rk_test_keep (f->office, draft);
  text = print (f, "nomination", &params, NULL);
  assert_has (text, "任期委嘱の日から（期間の定めなし）");
  assert_lacks (text, "令和年月日");
  document = rk_report_build (db_of (f), "nomination", &params, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rk_document_get_remark (document));
}

/* ── 就任承諾書 of a 改選 ─────────────────────────────────────────────────────────────────── */

#define NEW_TERM "2027-04-01"

/* @same: how many seats are decided; @accepted: how many of these have accepted */
typedef struct
{
  gint64 council;
  guint same;
  guint accepted;
  gboolean keep;
} Renewal;

static gboolean
run_renewal (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Renewal *renewal = data;
  g_autoptr (GPtrArray) picks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  g_autoptr (GPtrArray) seats = rk_renewal_seats (db, renewal->council, 0, NEW_TERM, error);
  guint n;

  for (guint i = 0; seats && i < seats->len && picks->len < renewal->same; i++)
    {
      const RkRenewalSeat *seat = seats->pdata[i];
      RkRenewalPick *pick;

      if (g_strcmp0 (seat->role, RK_ROLE_OBSERVER) == 0)
        continue;
      pick = rk_renewal_pick_new (seat, RK_RENEWAL_SAME);
      pick->accepted_on = picks->len < renewal->accepted ? g_strdup ("2027-03-10") : NULL;
      g_ptr_array_add (picks, pick);
    }
  return renewal->keep ? rk_renewal_keep (db, picks, NEW_TERM, &n, error)
                       : rk_renewal_perform (db, picks, NEW_TERM, NULL, &n, error);
}

/* Forms go out with the requests, for the seats that are open; later for those who are recorded and
 * have not accepted, not for those who have. */
static void
test_acceptance_of_renewal (Fixture *f, gconstpointer data)
{
  Renewal renewal = { .council = f->council, .same = 3, .accepted = 2, .keep = TRUE };
  RkReportParams params = { .term = rk_date (2027, 4, 1) };
  RkReportParams joined = { .as_of = rk_date (2027, 4, 1), .term = rk_date (2027, 4, 1) };
  guint n_asked, n_before, n_kept, n_recorded, n_letters;
  g_autofree char *asked = print (f, "nomination", &params, &n_asked);
  g_autofree char *before = print (f, "acceptance", &params, &n_before);
  g_autofree char *kept = NULL;
  g_autofree char *recorded = NULL;
  g_autofree char *letters = NULL;

  g_assert_cmpuint (n_before, >=, n_asked); /* a body may have several seats */
  g_assert_cmpuint (doc_count (before, "任期令和9年4月1日から令和11年3月31日まで"), ==, n_before);
  rk_test_command (f->office, "改選の途中を保存した", run_renewal, &renewal);
  kept = print (f, "acceptance", &params, &n_kept);
  g_assert_cmpuint (n_kept, ==, n_before - 2);
  renewal.same = n_before - 1;
  renewal.keep = FALSE;
  rk_test_command (f->office, "改選を記録した", run_renewal, &renewal);
  recorded = print (f, "acceptance", &joined, &n_recorded);
  g_assert_cmpuint (n_recorded, ==, n_before - 2);
  letters = print (f, "appointment", &joined, &n_letters);
  g_assert_cmpuint (n_letters, ==, n_before - 1);
}

/* ── addresses ───────────────────────────────────────────────────────────────────────────── */

/* A letter to nowhere is told, and no mark stands without a code. */
static void
test_no_address (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autoptr (GPtrArray) rows = rk_councils_members (db_of (f), f->council, NULL, NULL);
  const RkSeatRow *row = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *before = print (f, "labels", &params, NULL);
  g_autofree char *after = NULL;
  g_autofree char *family = NULL;
  const RkKind *const kinds[] = { &rk_kind_body, &rk_kind_person };

  for (guint i = 0; i < rows->len && row == NULL; i++)
    if (((RkSeatRow *)rows->pdata[i])->appointment_id && ((RkSeatRow *)rows->pdata[i])->body_id)
      row = rows->pdata[i];
  g_assert_nonnull (row);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RkRecord) to
          = rk_records_get (db_of (f), kinds[i], i ? row->person_id : row->body_id, &error);
      RkDraft *draft = rk_draft_copy (to);

      g_assert_true (rk_test_set (draft, "address", NULL));
      g_assert_true (rk_test_set (draft, "postal_code", NULL));
      rk_test_keep (f->office, draft);
    }
  after = print (f, "labels", &params, NULL);
  g_assert_cmpuint (doc_count (after, "〒"), ==, doc_count (before, "〒") - 1);
  document = rk_report_build (db_of (f), "labels", &params, NULL, &error);
  g_assert_no_error (error);
  family = g_strndup (row->name, strlen ("青島"));
  g_assert_nonnull (strstr (rk_document_get_remark (document), family));
}

/* ── who sits at the table ───────────────────────────────────────────────────────────────── */

static const RkRecord *
who_comes (GPtrArray *attendances, guint from)
{
  for (guint i = from; i < attendances->len; i++)
    if (rk_record_get (attendances->pdata[i], "presence") == NULL
        && g_strcmp0 (rk_record_get (attendances->pdata[i], "reply"), RK_REPLY_YES) == 0)
      return attendances->pdata[i];
  g_assert_not_reached ();
}

/* Whoever is seen on a screen has no plate, as no seat. */
static void
test_plates_at_the_table (Fixture *f, gconstpointer data)
{
  RkReportParams params = { .meeting = f->meeting };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  g_autoptr (GPtrArray) attendances = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  const RkRecord *one;

  rk_query_where (query, "meeting_id", of, NULL);
  attendances = rk_query_records (db_of (f), query, NULL, NULL);
  one = who_comes (attendances, 0);
  name = doc_squeeze (rk_record_get (one, "name"));
  before = print (f, "name-plates", &params, NULL);
  change (f, &rk_kind_attendance, rk_record_id (one), "reply", RK_PRESENCE_WEB);
  after = print (f, "name-plates", &params, NULL);
  assert_has (before, name);
  assert_lacks (after, name);
}

#define ADD(name, func) g_test_add ("/letters/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-field", test_every_field_has_a_value);
  ADD ("every-value", test_every_value_is_offered);
  ADD ("unknown-field", test_unknown_field);
  ADD ("preview", test_preview);
  ADD ("days/blank", test_blank_days);
  ADD ("office/blank", test_blank_office);
  ADD ("office/blank-bylaws", test_blank_bylaws);
  ADD ("days/reply", test_reply_due);
  ADD ("days/nomination", test_nomination_days);
  ADD ("nomination/after-term", test_nomination_after_term);
  ADD ("nomination/without-term", test_nomination_without_term);
  ADD ("post/no-address", test_no_address);
  ADD ("acceptance/renewal", test_acceptance_of_renewal);
  ADD ("homework", test_homework_title);
  ADD ("plates", test_plates_at_the_table);
  ADD ("in-writing", test_minutes_in_writing);
  ADD ("in-writing-asked", test_asked_in_writing);
  ADD ("series-for-the-public", test_series_for_the_public);
  ADD ("number", test_nomination_number);
  ADD ("number-deadline", test_nomination_deadline);
  ADD ("number/later", test_nomination_number_of_free_seat);
  ADD ("number/of-invitation", test_invitation_number);
  ADD ("roster/contacts", test_roster_contacts);
  ADD ("joint", test_joint_papers);
  ADD ("joint/numbers", test_joint_numbers);
  return g_test_run ();
}
