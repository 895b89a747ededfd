/* The 会議 page: agenda, replies, the record while it is typed, minutes; duties and the year strip
 * of the home page. */
#include "rk-test-app.h"

#include <cairo-pdf.h>

#include "rk-attachments.h"
#include "rk-council.h"
#include "rk-duties.h"
#include "rk-meeting-attendance.h"
#include "rk-meeting-data.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-notes.h"
#include "rk-meetings-page.h"
#include "rk-new-meeting-dialog.h"
#include "rk-note-box.h"
#include "rk-note-draft.h"
#include "rk-speaker-popover.h"
#include "rk-year-strip.h"

#define N_SEATS 4

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  gint64 council;
  gint64 meeting;
  gint64 terms[N_SEATS];
  GtkWidget *window;
  RkMeetingsPage *page;
} Fixture;

/* ── an office with one council and its meeting ──────────────────────────────────────────── */

typedef struct
{
  RkDraft *draft;
  gint64 id;
} Save;

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *job = data;
  g_autoptr (RkRecord) record = rk_draft_end (g_steal_pointer (&job->draft));

  return rk_records_save (db, record, &job->id, error);
}

static gint64
keep (Fixture *f, RkDraft *draft)
{
  Save job = { .draft = draft };

  rk_test_command (f->office, "用意した", save, &job);
  return job.id;
}

/* @fields: names and typed values by turns, NULL-terminated */
static RkDraft *
draft_of (const RkKind *kind, const char *const *fields)
{
  RkDraft *draft = rk_draft_new (kind);

  for (; *fields; fields += 2)
    g_assert_true (rk_test_set (draft, fields[0], fields[1]));
  return draft;
}

#define DRAFT(kind, ...) draft_of (kind, (const char *const[]){ __VA_ARGS__, NULL })

static void
set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

static gint64
add_member (Fixture *f, guint n)
{
  static const char *const bodies[] = { "見本医師会", "見本商工会", "見本労基", "見本市" };
  static const char *const names[] = { "青島　環", "髙橋　誠", "山﨑　恵", "岡　隆" };
  static const char *const kana[]
      = { "あおしま たまき", "たかはし まこと", "やまさき めぐみ", "おか たかし" };
  gint64 body = keep (f, DRAFT (&rk_kind_body, "name", bodies[n], "side", "地域"));
  gint64 person = keep (f, DRAFT (&rk_kind_person, "name", names[n], "kana", kana[n]));
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  RkDraft *term
      = DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end", "2028-03-31");

  set_int (seat, "council_id", f->council);
  set_int (seat, "body_id", body);
  set_int (seat, "position", n + 1);
  set_int (term, "seat_id", keep (f, seat));
  set_int (term, "person_id", person);
  return keep (f, term);
}

static gint64
add_item (Fixture *f, const char *title, guint position)
{
  RkDraft *draft = DRAFT (&rk_kind_agenda_item, "title", title, "minutes", "10");

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "position", position);
  return keep (f, draft);
}

static gboolean
begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_meetings_begin (db, f->council, "2026-07-20", &f->meeting, error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_office_new (0);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->council
      = keep (f, DRAFT (&rk_kind_council, "name", "見本圏域協議会", "short_name", "見本", "level",
                        "圏域", "quorum_rule", RK_QUORUM_HALF, "deputies_count", "1"));
  for (guint i = 0; i < N_SEATS; i++)
    f->terms[i] = add_member (f, i);
  rk_test_command (f->office, "会議を作った", begin, f);
  add_item (f, "報告", 1);
  add_item (f, "協議", 2);
  add_item (f, "その他", 3);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    {
      rk_test_flush ();
      rk_test_gone (f->window);
    }
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

static void
open_page (Fixture *f)
{
  GtkWidget *page = rk_meetings_page_new (f->context);

  f->page = RK_MEETINGS_PAGE (page);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  gtk_window_set_application (GTK_WINDOW (f->window), rk_test_application);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 760);
  gtk_window_present (GTK_WINDOW (f->window));
  rk_test_wait (gtk_widget_get_mapped (f->window));
  rk_test_wait (rk_meetings_page_get_meeting (f->page) == f->meeting);
}

static RkMeetingData *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RkMeetingData *data
      = rk_meeting_data_load (rk_store_main_db (f->office->store), f->meeting, &error);

  g_assert_no_error (error);
  return data;
}

/* 「1 報告, ⑴ 協議」 */
static char *
dup_agenda (Fixture *f)
{
  g_autoptr (RkMeetingData) data = load (f);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < data->items->len; i++)
    {
      const RkMeetingItem *item = data->items->pdata[i];

      g_string_append_printf (words, "%s%s %s", i ? ", " : "", item->number,
                              rk_record_get (item->record, "title"));
    }
  return g_string_free (words, FALSE);
}

static gboolean
agenda_is (Fixture *f, const char *expected)
{
  g_autofree char *agenda = dup_agenda (f);

  return g_str_equal (agenda, expected);
}

static RkRecord *
find_item (RkMeetingData *data, const char *title)
{
  for (guint i = 0; i < data->items->len; i++)
    if (g_str_equal (rk_record_get (((RkMeetingItem *)data->items->pdata[i])->record, "title"),
                     title))
      return ((RkMeetingItem *)data->items->pdata[i])->record;
  g_assert_not_reached ();
}

static void
move (Fixture *f, const char *title, RkItemMove how, const char *target)
{
  g_autoptr (RkMeetingData) data = load (f);

  rk_meeting_edits_move (f->context, f->meeting, find_item (data, title), how,
                         target ? rk_record_id (find_item (data, target)) : 0);
}

/* ── agenda ──────────────────────────────────────────────────────────────────────────────── */

static void
test_items_move_with_what_is_below (Fixture *f, gconstpointer data)
{
  g_assert_true (agenda_is (f, "1 報告, 2 協議, 3 その他"));
  move (f, "その他", RK_ITEM_UP, NULL);
  rk_test_wait (agenda_is (f, "1 報告, 2 その他, 3 協議"));
  move (f, "その他", RK_ITEM_UNDER, NULL);
  rk_test_wait (agenda_is (f, "1 報告, ⑴ その他, 2 協議"));
  move (f, "報告", RK_ITEM_DOWN, NULL);
  rk_test_wait (agenda_is (f, "1 協議, 2 報告, ⑴ その他"));
  move (f, "協議", RK_ITEM_DOWN, NULL); /* past the whole of the next one */
  rk_test_wait (agenda_is (f, "1 報告, ⑴ その他, 2 協議"));
  move (f, "その他", RK_ITEM_OUT, NULL);
  rk_test_wait (agenda_is (f, "1 報告, 2 その他, 3 協議"));
  move (f, "協議", RK_ITEM_BEFORE, "報告");
  rk_test_wait (agenda_is (f, "1 協議, 2 報告, 3 その他"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (agenda_is (f, "1 報告, 2 その他, 3 協議"));
}

static gint64
add_paper (Fixture *f, const char *item, const char *title)
{
  g_autoptr (RkMeetingData) data = load (f);
  RkDraft *draft = DRAFT (&rk_kind_material, "title", title, "kind", "資料");

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", rk_record_id (find_item (data, item)));
  return keep (f, draft);
}

static char *
dup_number (Fixture *f, gint64 paper)
{
  g_autoptr (RkRecord) record
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_material, paper, NULL);

  return g_strdup (rk_record_get (record, "number"));
}

static gint64
paper_int (Fixture *f, gint64 paper, const char *field)
{
  g_autoptr (RkRecord) record
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_material, paper, NULL);

  return rk_record_get_int (record, field);
}

static gboolean
is_numbered (Fixture *f, gint64 paper, const char *expected)
{
  g_autofree char *number = dup_number (f, paper);

  return g_strcmp0 (number, expected) == 0;
}

static void
on_toast (RkContext *context, AdwToast *toast, char **seen)
{
  g_free (*seen);
  *seen = g_strdup (adw_toast_get_title (toast));
}

static void
test_papers_follow_their_items (Fixture *f, gconstpointer data)
{
  gint64 first = add_paper (f, "報告", "前年度の実績");
  gint64 second = add_paper (f, "協議", "案");
  g_autofree char *seen = NULL;

  move (f, "その他", RK_ITEM_UP, NULL);
  rk_test_wait (is_numbered (f, first, "資料1"));
  g_assert_true (is_numbered (f, second, "資料2"));
  rk_test_flush ();
  g_signal_connect (f->context, "toast", G_CALLBACK (on_toast), &seen);
  move (f, "協議", RK_ITEM_BEFORE, "報告");
  rk_test_wait (is_numbered (f, second, "資料1"));
  rk_test_wait (seen != NULL);
  g_assert_nonnull (strstr (seen, "資料2 → 資料1"));
  /* An item that goes leaves its paper with the meeting. */
  move (f, "協議", RK_ITEM_REMOVE, NULL);
  rk_test_wait (agenda_is (f, "1 報告, 2 その他"));
  g_assert_cmpint (paper_int (f, second, "agenda_item_id"), ==, 0);
  g_signal_handlers_disconnect_by_data (f->context, &seen);
}

/* @content: NULL: a PDF file of so many pages */
static void
attach (Fixture *f, gint64 paper, const char *content, guint n_pages)
{
  g_autofree char *path = g_build_filename (f->office->folder, "資料.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RkRecord) record
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_material, paper, NULL);

  if (content)
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
  else
    {
      cairo_surface_t *pdf = cairo_pdf_surface_create (path, 595, 842);
      cairo_t *cr = cairo_create (pdf);

      for (guint i = 0; i < n_pages; i++)
        {
          cairo_rectangle (cr, 100, 100, 50, 50 + i);
          cairo_fill (cr);
          cairo_show_page (cr);
        }
      cairo_destroy (cr);
      cairo_surface_destroy (pdf);
    }
  rk_meeting_edits_attach (f->context, record, file);
}

static void
test_a_pdf_file_is_attached (Fixture *f, gconstpointer data)
{
  gint64 paper = add_paper (f, "報告", "前年度の実績");

  attach (f, paper, NULL, 2);
  rk_test_wait (paper_int (f, paper, "attachment_id") != 0);
  g_assert_cmpint (paper_int (f, paper, "pages"), ==, 2);
  g_assert_cmpint (paper_int (f, paper, "version"), ==, 1);
  attach (f, paper, NULL, 1);
  rk_test_wait (paper_int (f, paper, "version") == 2);
  g_assert_cmpint (paper_int (f, paper, "pages"), ==, 1);
}

static GtkWidget *
find_report (const char *words)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (rk_test_shows (window, words))
        return window;
    }
  return NULL;
}

static void
test_a_locked_pdf_is_refused (Fixture *f, gconstpointer data)
{
  gint64 paper = add_paper (f, "報告", "前年度の実績");
  GtkWidget *report;

  attach (f, paper, "%PDF-1.4\ntrailer << /Encrypt 5 0 R >>\n%%EOF\n", 0);
  rk_test_wait ((report = find_report ("The File Was Not Attached")) != NULL);
  gtk_window_destroy (GTK_WINDOW (report));
  g_assert_cmpint (paper_int (f, paper, "attachment_id"), ==, 0);
}

static void
test_the_page_shows_the_agenda (Fixture *f, gconstpointer data)
{
  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "協議"));
  g_assert_true (rk_test_shows (f->window, "30 min in all"));
  g_assert_true (rk_test_shows (f->window, "Expected not to be valid: 2 more are needed."));
  g_assert_true (rk_test_shows (f->window, "4 without reply"));
}

/* ── replies ─────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
attendance_of (Fixture *f, guint n)
{
  g_autoptr (RkMeetingData) data = load (f);
  RkRecord *record = rk_meeting_data_attendance (data, f->terms[n]);

  g_assert_nonnull (record);
  return rk_record_ref (record);
}

static gboolean
replied (Fixture *f, guint n, const char *expected)
{
  g_autoptr (RkRecord) record = attendance_of (f, n);

  return g_strcmp0 (rk_record_get (record, "reply"), expected) == 0;
}

/* Presses a key where the list of members takes it. */
static void
press (GtkWidget *list, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      gboolean done = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (one)
          && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &done);
    }
}

static gboolean
is_code (GtkWidget *widget, gpointer data)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), "Code of the reply slip")
         == 0;
}

static GtkWidget *
enter_code (Fixture *f, const char *code)
{
  GtkWidget *entry = rk_test_find (f->window, GTK_TYPE_ENTRY, is_code, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  g_signal_emit_by_name (entry, "activate");
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

static void
test_keys_answer_and_the_strip_counts (Fixture *f, gconstpointer data)
{
  g_autofree char *code = rk_reply_code (1, 1, 3);
  GtkWidget *row, *list;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  row = enter_code (f, code);
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_assert_true (rk_test_has_label (row, (gpointer) "山﨑　恵"));
  list = gtk_widget_get_parent (row);
  press (list, GDK_KEY_1);
  rk_test_wait (replied (f, 2, RK_REPLY_YES));
  /* The next member has the keyboard; a full-width digit does as well. */
  g_assert_true (
      rk_test_has_label (gtk_root_get_focus (GTK_ROOT (f->window)), (gpointer) "岡　隆"));
  press (list, gdk_unicode_to_keyval (0xff14));
  rk_test_wait (replied (f, 3, RK_PRESENCE_WEB));
  rk_test_wait (rk_test_shows (f->window, "The meeting is expected to be valid."));
  g_assert_true (rk_test_shows (f->window, "出席 2名　定足数 2名（委員4名の半数以上）"));
  g_assert_true (
      rk_test_has_label (gtk_root_get_focus (GTK_ROOT (f->window)), (gpointer) "岡　隆"));
}

static void
test_a_wrong_code_is_said (Fixture *f, gconstpointer data)
{
  g_autofree char *other = rk_reply_code (1, 2, 3);

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  enter_code (f, other);
  g_assert_true (rk_test_shows (f->window, "This slip is of meeting no. 2, not of this one"));
  enter_code (f, "1234567");
  g_assert_true (
      rk_test_shows (f->window, "This is not the code of a reply slip, or one digit is wrong"));
  g_assert_true (rk_test_has_label (enter_code (f, "２"), (gpointer) "髙橋　誠"));
}

static gboolean
is_deputy_name (GtkWidget *widget, gpointer data)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), "Name of the deputy") == 0;
}

static void
test_a_deputy_is_asked_for (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *row, *entry;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  row = enter_code (f, "1");
  press (gtk_widget_get_parent (row), GDK_KEY_3);
  entry = rk_test_find (f->window, GTK_TYPE_ENTRY, is_deputy_name, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "清　水穂");
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (replied (f, 0, RK_REPLY_DEPUTY));
  record = attendance_of (f, 0);
  g_assert_cmpstr (rk_record_get (record, "deputy_name"), ==, "清　水穂");
}

/* ── the record ──────────────────────────────────────────────────────────────────────────── */

static RkNoteBox *
open_notes (Fixture *f)
{
  GtkWidget *notes;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "notes");
  notes = rk_test_find (f->window, RK_TYPE_MEETING_NOTES, NULL, NULL);
  return rk_meeting_notes_get_box (RK_MEETING_NOTES (notes));
}

static guint
count_statements (Fixture *f)
{
  g_autoptr (RkMeetingData) data = load (f);

  return data->statements->len;
}

static void
test_a_statement_goes_under_its_item (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autoptr (RkMeetingData) meeting = load (f);
  g_autoptr (RkMeetingData) after = NULL;
  const RkRecord *statement;

  rk_note_box_set_item (box, rk_record_id (find_item (meeting, "協議")));
  rk_note_box_set_speaker (box, f->terms[1], NULL);
  g_assert_true (rk_page_take_number (RK_PAGE (f->page), 2)); /* 質問 */
  rk_note_box_type (box, "健診車を午後に置けるか。");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 1);
  after = load (f);
  statement = after->statements->pdata[0];
  g_assert_cmpstr (rk_record_get (statement, "kind"), ==, "質問");
  g_assert_cmpint (rk_record_get_int (statement, "appointment_id"), ==, f->terms[1]);
  g_assert_cmpint (rk_record_get_int (statement, "agenda_item_id"), ==,
                   rk_record_id (find_item (meeting, "協議")));
  rk_test_wait (rk_test_shows (f->window, "健診車を午後に置けるか。"));
  /* After a question comes its answer. */
  rk_note_box_set_speaker (box, 0, NULL);
  rk_note_box_type (box, "16時まで可能。");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 2);
  g_clear_pointer (&after, rk_meeting_data_unref);
  after = load (f);
  g_assert_cmpstr (rk_record_get (after->statements->pdata[1], "kind"), ==, "回答");
  g_assert_cmpint (rk_record_get_int (after->statements->pdata[1], "answer_to_id"), ==,
                   rk_record_id (after->statements->pdata[0]));
  g_assert_cmpstr (rk_record_get (after->statements->pdata[1], "speaker_name"), ==, "事務局");
}

static gboolean
has_placeholder (GtkWidget *widget, gpointer text)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), text) == 0;
}

static void
fill (Fixture *f, const char *placeholder, const char *text)
{
  GtkWidget *entry
      = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer)placeholder);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_homework_comes_with_its_statement (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autoptr (RkMeetingData) after = NULL;

  rk_note_box_toggle_homework (box);
  rk_note_box_type (box, "保健師の同席を市町に頼む。");
  fill (f, "Who does it", "各市町");
  fill (f, "Until (R8.8.30)", "いつか");
  rk_note_box_store (box);
  g_assert_cmpuint (count_statements (f), ==, 0); /* said, and nothing lost */
  fill (f, "Until (R8.8.30)", "R8.8.30");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 1);
  after = load (f);
  g_assert_cmpuint (after->actions->len, ==, 1);
  g_assert_cmpstr (rk_record_get (after->actions->pdata[0], "owner"), ==, "各市町");
  g_assert_cmpstr (rk_record_get (after->actions->pdata[0], "due"), ==, "2026-08-30");
  g_assert_cmpint (rk_record_get_int (after->actions->pdata[0], "statement_id"), ==,
                   rk_record_id (after->statements->pdata[0]));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL)); /* both at once */
  g_assert_cmpuint (count_statements (f), ==, 0);
}

static void
test_what_is_typed_survives (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autofree char *path = rk_note_draft_dup_path (f->meeting);
  g_autofree char *text = NULL;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  rk_note_box_set_speaker (box, f->terms[2], NULL);
  rk_note_box_type (box, "従業員の多くはパートで");
  rk_test_wait (g_file_test (path, G_FILE_TEST_EXISTS)); /* by itself, within a second */
  rk_test_flush ();
  rk_test_gone (f->window); /* as after a crash: never stored */
  f->window = NULL;
  box = open_notes (f);
  text = rk_note_box_dup_text (box);
  g_assert_cmpstr (text, ==, "従業員の多くはパートで");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 1);
  rk_test_wait (!g_file_test (path, G_FILE_TEST_EXISTS));
  {
    g_autoptr (RkMeetingData) after = load (f);

    g_assert_cmpint (rk_record_get_int (after->statements->pdata[0], "appointment_id"), ==,
                     f->terms[2]);
  }
}

static void
test_correcting_changes_that_one (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autoptr (RkMeetingData) first = NULL;
  g_autoptr (RkMeetingData) after = NULL;

  rk_note_box_type (box, "三十人未満では広すぎる。");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 1);
  rk_test_flush ();
  first = load (f);
  rk_note_box_correct (box, first->statements->pdata[0]);
  rk_note_box_type (box, "30人未満では広すぎる。");
  rk_note_box_store (box);
  rk_test_wait (rk_test_shows (f->window, "30人未満では広すぎる。"));
  after = load (f);
  g_assert_cmpuint (after->statements->len, ==, 1);
}

static void
test_speakers_by_number_and_reading (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);

  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, "3"), ==, 2);
  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, "３"), ==, 2);
  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, "たか"), ==, 1);
  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, "高橋"), ==, 1);
  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, "9"), ==, -1);
  g_assert_cmpint (rk_speaker_popover_find (meeting->attendances, ""), ==, -1);
}

/* ── minutes, the next meeting ───────────────────────────────────────────────────────────── */

static gboolean
is_final (Fixture *f)
{
  g_autoptr (RkMeetingData) meeting = load (f);

  return meeting->is_final;
}

static void
test_final_minutes_become_text (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  GtkWidget *add;

  open_page (f);
  add = rk_test_button (f->window, "Add an Item");
  g_assert_true (gtk_widget_get_visible (add));
  rk_meeting_edits_fix (f->context, meeting->meeting, NULL);
  rk_test_wait (is_final (f));
  rk_test_wait (!gtk_widget_get_visible (add));
  g_assert_true (rk_test_shows (f->window, "Minutes final, version 1"));
  rk_meetings_page_show_tab (f->page, "notes");
  g_assert_false (gtk_widget_get_visible (rk_test_find (f->window, RK_TYPE_NOTE_BOX, NULL, NULL)));
  rk_meetings_page_show_tab (f->page, "after");
  rk_test_click (rk_test_button (f->window, "Make a Corrected Version"));
  rk_test_wait (!is_final (f));
  rk_test_wait (rk_test_shows (f->window, "Version 2, 0 statements"));
}

static void
test_the_next_meeting_is_prefilled (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = rk_new_meeting_dialog_new (f->context, NULL, f->council, NULL, NULL);
  g_autoptr (GPtrArray) items = NULL;
  gint64 id = 0;

  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait (gtk_widget_get_mapped (dialog));
  g_assert_true (rk_test_shows (dialog, "令和8年度, meeting no. 2"));
  rk_new_meeting_dialog_enter (RK_NEW_MEETING_DIALOG (dialog), f->council, "R9.4.1");
  g_assert_true (rk_test_shows (dialog, "令和9年度, meeting no. 1"));
  rk_new_meeting_dialog_enter (RK_NEW_MEETING_DIALOG (dialog), f->council, "R9.3.31");
  g_assert_true (rk_test_shows (dialog, "令和8年度, meeting no. 2"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  rk_test_click (rk_test_button (dialog, "Make the Meeting"));
  rk_test_wait (dialog == NULL);
  g_assert_true (rk_meetings_default (rk_store_main_db (f->office->store), f->council, &id, NULL));
  g_assert_cmpint (id, !=, f->meeting);
  items = rk_meeting_data_children (rk_store_main_db (f->office->store), &rk_kind_agenda_item, id,
                                    NULL, NULL);
  g_assert_cmpuint (items->len, ==, 3); /* taken over */
}

static void
test_what_was_left_open_becomes_items (Fixture *f, gconstpointer data)
{
  RkDraft *last = DRAFT (&rk_kind_meeting, "year", "2025", "number", "2", "date", "2026-02-10");
  RkDraft *item = DRAFT (&rk_kind_agenda_item, "title", "出前講座", "put_off_on", "2026-02-10");
  RkDraft *action = DRAFT (&rk_kind_action, "what", "案を直す", "due", "2026-06-30");
  g_autoptr (RkMeetingData) meeting = NULL;
  gint64 id;

  set_int (last, "council_id", f->council);
  id = keep (f, last);
  set_int (item, "meeting_id", id);
  set_int (action, "meeting_id", id);
  keep (f, item);
  keep (f, action);
  meeting = load (f);
  g_assert_cmpuint (meeting->carry->len, ==, 2);
  rk_meeting_edits_take_up (f->context, meeting);
  rk_test_wait (agenda_is (f, "1 報告, 2 協議, 3 その他, 4 出前講座, 5 案を直す"));
  g_clear_pointer (&meeting, rk_meeting_data_unref);
  meeting = load (f);
  g_assert_cmpuint (meeting->carry->len, ==, 0);
}

/* ── home ────────────────────────────────────────────────────────────────────────────────── */

static const RkDuty *
duty_of (GPtrArray *duties, const char *icon)
{
  for (guint i = 0; i < duties->len; i++)
    if (g_str_equal (((RkDuty *)duties->pdata[i])->icon, icon))
      return duties->pdata[i];
  return NULL;
}

static GPtrArray *
load_duties (Fixture *f, RkDate today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *duties
      = rk_duties_load (rk_store_main_db (f->office->store), f->office->path, today, NULL, &error);

  g_assert_no_error (error);
  return duties;
}

static void
set_meeting (Fixture *f, const char *field, const char *value)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  g_autoptr (RkRecord) record = rk_meeting_edits_with (meeting->meeting, field, value);

  keep (f, rk_draft_copy (record));
}

static void
test_duties_come_from_meetings (Fixture *f, gconstpointer data)
{
  RkDraft *action = DRAFT (&rk_kind_action, "what", "案を直す", "due", "2026-06-30");
  g_autoptr (GPtrArray) duties = NULL;
  const RkDuty *duty;

  set_int (action, "meeting_id", f->meeting);
  keep (f, action);
  set_meeting (f, "reply_due", "2026-07-08");
  duties = load_duties (f, rk_date (2026, 7, 2));
  duty = duty_of (duties, "mail-unread-symbolic");
  g_assert_nonnull (duty);
  g_assert_cmpstr (duty->chip, ==, "6 days left");
  g_assert_nonnull (strstr (duty->title, "4 without reply"));
  /* This council sends its notices 14 days ahead: by 6 July. */
  duty = duty_of (duties, "document-send-symbolic");
  g_assert_nonnull (duty);
  g_assert_cmpstr (duty->chip, ==, "4 days left");
  g_assert_cmpint (duty->record, ==, f->meeting);
  duty = duty_of (duties, "task-past-due-symbolic");
  g_assert_nonnull (duty);
  g_assert_cmpstr (duty->title, ==, "案を直す");
  g_assert_null (duty_of (duties, "rk-speech-symbolic"));
  g_clear_pointer (&duties, g_ptr_array_unref);

  set_meeting (f, "noticed_on", "2026-06-22");
  duties = load_duties (f, rk_date (2026, 7, 2));
  g_assert_null (duty_of (duties, "document-send-symbolic"));
  g_clear_pointer (&duties, g_ptr_array_unref);

  /* Fourteen days after the meeting are 3 August; from the 4th on the minutes are late. */
  duties = load_duties (f, rk_date (2026, 8, 3));
  g_assert_null (duty_of (duties, "rk-speech-symbolic"));
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = load_duties (f, rk_date (2026, 8, 4));
  duty = duty_of (duties, "rk-speech-symbolic");
  g_assert_nonnull (duty);
  g_assert_cmpstr (duty->verb, ==, "Open the Minutes");
  g_assert_cmpstr (duty->chip, ==, "1 day late");
}

static RkYearMark *
create_mark (gint64 id, RkDate date, const char *name, gboolean held)
{
  RkYearMark *mark = g_new0 (RkYearMark, 1);

  *mark = (RkYearMark){ id, date, 0, g_strdup (name), 1, held };
  return mark;
}

static void
on_mark (RkYearStrip *strip, gint64 id, gint64 *seen)
{
  *seen = id;
}

static void
test_the_year_is_walked_by_keys (void)
{
  static const char *const rows[] = { "圏域", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *strip = rk_year_strip_new ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_year_mark_free);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gint64 seen = 0;

  g_ptr_array_add (marks, create_mark (11, rk_date (2026, 4, 1), "賀茂", TRUE));
  g_ptr_array_add (marks, create_mark (12, rk_date (2027, 3, 31), "西部", FALSE));
  rk_year_strip_set_marks (RK_YEAR_STRIP (strip), 2026, rk_date (2026, 7, 2), rows, marks);
  g_signal_connect (strip, "activated", G_CALLBACK (on_mark), &seen);
  gtk_window_set_child (GTK_WINDOW (window), strip);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (strip));
  g_assert_null (rk_year_strip_dup_reading (RK_YEAR_STRIP (strip)));
  rk_year_strip_walk (RK_YEAR_STRIP (strip), 1);
  first = rk_year_strip_dup_reading (RK_YEAR_STRIP (strip));
  g_assert_cmpstr (first, ==, "賀茂 no. 1, 令和8年4月1日（水）, held");
  rk_year_strip_walk (RK_YEAR_STRIP (strip), 1);
  rk_year_strip_walk (RK_YEAR_STRIP (strip), 1); /* there is no further one */
  last = rk_year_strip_dup_reading (RK_YEAR_STRIP (strip));
  g_assert_cmpstr (last, ==, "西部 no. 1, 令和9年3月31日（水）, planned");
  rk_year_strip_open (RK_YEAR_STRIP (strip));
  g_assert_cmpint (seen, ==, 12);
  rk_test_gone (window);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/meetings/agenda/move", test_items_move_with_what_is_below);
  ADD ("/meetings/agenda/papers", test_papers_follow_their_items);
  ADD ("/meetings/agenda/attach", test_a_pdf_file_is_attached);
  ADD ("/meetings/agenda/locked", test_a_locked_pdf_is_refused);
  ADD ("/meetings/agenda/page", test_the_page_shows_the_agenda);
  ADD ("/meetings/agenda/carry-over", test_what_was_left_open_becomes_items);
  ADD ("/meetings/attendance/keys", test_keys_answer_and_the_strip_counts);
  ADD ("/meetings/attendance/codes", test_a_wrong_code_is_said);
  ADD ("/meetings/attendance/deputy", test_a_deputy_is_asked_for);
  ADD ("/meetings/notes/store", test_a_statement_goes_under_its_item);
  ADD ("/meetings/notes/homework", test_homework_comes_with_its_statement);
  ADD ("/meetings/notes/survives", test_what_is_typed_survives);
  ADD ("/meetings/notes/correct", test_correcting_changes_that_one);
  ADD ("/meetings/notes/speakers", test_speakers_by_number_and_reading);
  ADD ("/meetings/after/final", test_final_minutes_become_text);
  ADD ("/meetings/next", test_the_next_meeting_is_prefilled);
  ADD ("/home/duties", test_duties_come_from_meetings);
  g_test_add_func ("/home/year", test_the_year_is_walked_by_keys);
  return rk_test_app_run ();
}
