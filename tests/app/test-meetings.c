/* The 会議 page: agenda, the record while it is typed, minutes; duties and the year strip
 * of the home page. */
#include "rk-test-meeting.h"

#include <cairo-pdf.h>

#include "rk-attachments.h"
#include "rk-duties.h"
#include "rk-meeting-after.h"
#include "rk-meeting-attendance.h"
#include "rk-meetings.h"
#include "rk-new-meeting-dialog.h"
#include "rk-note-box.h"
#include "rk-record-dialog.h"
#include "rk-year-strip.h"

/* 「1 報告, ア 協議」 */
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
  rk_test_wait (agenda_is (f, "1 報告, ア その他, 2 協議"));
  move (f, "報告", RK_ITEM_DOWN, NULL);
  rk_test_wait (agenda_is (f, "1 協議, 2 報告, ア その他"));
  move (f, "協議", RK_ITEM_DOWN, NULL); /* past the whole of the next one */
  rk_test_wait (agenda_is (f, "1 報告, ア その他, 2 協議"));
  move (f, "その他", RK_ITEM_OUT, NULL);
  rk_test_wait (agenda_is (f, "1 報告, 2 その他, 3 協議"));
  move (f, "協議", RK_ITEM_BEFORE, "報告");
  rk_test_wait (agenda_is (f, "1 協議, 2 報告, 3 その他"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (agenda_is (f, "1 報告, 2 その他, 3 協議"));
}

/* その他 ends the agenda: a key never moves across its border, where nothing would be seen. */
static void
test_other_stays_at_the_end (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  RkDraft *other = rk_draft_copy (find_item (meeting, "その他"));
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  RkDb *db = rk_store_main_db (f->office->store);
  gint64 id = rk_record_id (find_item (meeting, "協議"));

  g_assert_true (rk_test_set (other, "kind", "その他"));
  keep (f, other);
  before = rk_records_get (db, &rk_kind_agenda_item, id, NULL);
  move (f, "その他", RK_ITEM_UP, NULL);
  move (f, "協議", RK_ITEM_DOWN, NULL);
  move (f, "協議", RK_ITEM_UP, NULL);
  rk_test_wait (agenda_is (f, "1 協議, 2 報告, その他1 その他"));
  move (f, "協議", RK_ITEM_DOWN, NULL);
  rk_test_wait (agenda_is (f, "1 報告, 2 協議, その他1 その他"));
  after = rk_records_get (db, &rk_kind_agenda_item, id, NULL);
  g_assert_cmpint (rk_record_get_int (after, "position"), ==,
                   rk_record_get_int (before, "position"));
}

static gboolean
has_focus (Fixture *f, const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && rk_test_shows (row, name);
}

/* Search and links lead to the item, not to the top of its meeting. */
static void
test_an_item_is_gone_to (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  gint64 last = 0;

  open_page (f);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *title = g_strdup_printf ("議題の%u", i);

      last = add_item (f, title, 10 + i);
    }
  rk_test_wait (rk_test_shows (f->window, "議題の29"));
  rk_page_show_record (RK_PAGE (f->page), rk_record_id (find_item (meeting, "協議")));
  rk_test_wait (has_focus (f, "協議"));
  rk_meetings_page_show_tab (f->page, "attendance");
  rk_page_show_record (RK_PAGE (f->page), last);
  rk_test_wait (has_focus (f, "議題の29"));
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
test_papers_follow_their_items (Fixture *f, gconstpointer data)
{
  gint64 first = add_paper (f, "報告", "前年度の実績");
  gint64 second = add_paper (f, "協議", "案");
  g_autofree char *seen = NULL;

  move (f, "その他", RK_ITEM_UP, NULL);
  rk_test_wait (is_numbered (f, first, "資料1"));
  g_assert_true (is_numbered (f, second, "資料2"));
  rk_test_flush ();
  g_signal_connect (f->context, "toast", G_CALLBACK (rk_test_keep_toast), &seen);
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
attach_to (Fixture *f, RkRecord *record, const char *content, guint n_pages)
{
  g_autofree char *path = g_build_filename (f->office->folder, "配布.資料.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

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
  rk_attach_file (f->context, &rk_meeting_paper_file, record, file);
}

static void
attach (Fixture *f, gint64 paper, const char *content, guint n_pages)
{
  g_autoptr (RkRecord) record
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_material, paper, NULL);

  attach_to (f, record, content, n_pages);
}

/* A file that is attached to an item is a paper of its own, behind those that there are. */
static void
test_a_pdf_file_becomes_a_paper (Fixture *f, gconstpointer data)
{
  gint64 before = add_paper (f, "報告", "前年度の実績");
  g_autoptr (RkMeetingData) meeting = load (f);
  g_autoptr (RkMeetingData) after = NULL;
  RkDraft *draft = rk_draft_new (&rk_kind_material);
  g_autoptr (RkRecord) record = NULL;
  const RkRecord *paper;

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", rk_record_id (find_item (meeting, "報告")));
  record = rk_draft_end (draft);
  attach_to (f, record, NULL, 2);
  rk_test_wait (is_numbered (f, before, "資料1-1"));
  after = load (f);
  g_assert_cmpuint (after->papers->len, ==, 2);
  paper = after->papers->pdata[1];
  g_assert_cmpstr (rk_record_get (paper, "title"), ==, "配布.資料");
  g_assert_cmpstr (rk_record_get (paper, "number"), ==, "資料1-2");
  g_assert_cmpint (rk_record_get_int (paper, "pages"), ==, 2);
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

static void
test_a_locked_pdf_is_refused (Fixture *f, gconstpointer data)
{
  gint64 paper = add_paper (f, "報告", "前年度の実績");
  GtkWidget *report;

  attach (f, paper, "%PDF-1.4\ntrailer << /Encrypt 5 0 R >>\n%%EOF\n", 0);
  rk_test_wait ((report = rk_test_toplevel (GTK_TYPE_WINDOW, "The File Was Not Attached")) != NULL);
  gtk_window_destroy (GTK_WINDOW (report));
  g_assert_cmpint (paper_int (f, paper, "attachment_id"), ==, 0);
}

/* An item that is added later stands before その他, as on paper, with the number that it has there.
 */
static void
test_other_matters_come_last (Fixture *f, gconstpointer data)
{
  static const char *const expected[][2]
      = { { "報告", "1" }, { "協議", "2" }, { "追加の協議", "3" }, { "その他", "その他1" } };
  g_autoptr (RkMeetingData) before = load (f);
  g_autoptr (RkMeetingData) after = NULL;
  RkDraft *draft = rk_draft_copy (find_item (before, "その他"));

  rk_draft_put (draft, "kind", "その他");
  keep (f, draft);
  add_item (f, "追加の協議", 4);
  after = load (f);
  g_assert_cmpuint (after->items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < after->items->len; i++)
    {
      const RkMeetingItem *item = after->items->pdata[i];

      g_assert_cmpstr (rk_record_get (item->record, "title"), ==, expected[i][0]);
      g_assert_cmpstr (item->number, ==, expected[i][1]);
    }
}

static void
test_the_page_shows_the_agenda (Fixture *f, gconstpointer data)
{
  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "協議"));
  g_assert_true (rk_test_shows (f->window, "30 min in all"));
  /* With 開会, あいさつ, 成立報告, 選任, 閉会: as the script of the chair says. */
  set_meeting (f, "start_time", "13:30");
  rk_test_wait (rk_test_shows (f->window, "Items 30 min, ends at 14:15 with opening and closing"));
  set_meeting (f, "end_time", "14:10");
  rk_test_wait (rk_test_shows (f->window, "Items 30 min, ends at 14:15 with opening and closing: "
                                          "5 min after the time set"));
  g_assert_true (rk_test_shows (f->window, "Waiting for replies: 2 more are needed."));
  g_assert_true (rk_test_shows (f->window, "4 without reply"));
}

/* An item that is closed makes an open meeting a partly closed one; it is said in words, where the
 * agenda stands and where the talk is written down. */
static void
test_a_closed_item_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  RkDraft *draft = rk_draft_copy (find_item (meeting, "協議"));

  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "協議"));
  g_assert_true (rk_test_shows (f->window, "Open"));
  g_assert_false (rk_test_shows (f->window, "Closed"));
  g_assert_true (rk_test_set (draft, "closed", "1"));
  g_assert_true (rk_test_set (draft, "closed_reason", "個人に関する情報を扱うため"));
  keep (f, draft);
  rk_test_wait (rk_test_shows (f->window, "Partly closed"));
  g_assert_true (rk_test_shows (f->window, "Closed"));
  rk_meetings_page_show_tab (f->page, "notes");
  rk_test_wait (rk_test_shows (f->window, "Closed"));
  /* Where the whole meeting is closed nothing is left to be said of its items. */
  rk_meetings_page_show_tab (f->page, "agenda");
  draft = rk_draft_copy (meeting->meeting);
  set_int (draft, "open", FALSE);
  g_assert_true (rk_test_set (draft, "closed_reason", "個人に関する情報を扱うため"));
  keep (f, draft);
  rk_test_wait (!rk_test_shows (f->window, "Partly closed"));
  g_assert_true (rk_test_shows (f->window, "Closed"));
}

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, char **where)
{
  g_free (*where);
  *where = g_strdup_printf ("%s %" G_GINT64_FORMAT, page, id);
}

static gboolean
shows_figure (GtkWidget *button, gpointer data)
{
  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "agenda.show-figure")
         == 0;
}

static gint64
item_of_figure (Fixture *f)
{
  g_autoptr (RkMeetingData) data = load (f);

  return rk_record_get_int (data->figures->pdata[0], "agenda_item_id");
}

/* Below an item of the agenda stands its figure, which leads there; of what was said on it the line
 * of a plan is known. */
static void
test_figures_and_lines_of_an_item (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) before = load (f);
  g_autoptr (RkMeetingData) after = NULL;
  gint64 item = rk_record_id (find_item (before, "協議"));
  RkDraft *draft;
  g_autofree char *where = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *row;
  gint64 figure, statement, plan;

  draft = DRAFT (&rk_kind_figure, "form", "forest", "level", "medical_area", "title", "見本の図",
                 "position", "1");
  set_int (
      draft, "indicator_id",
      keep (f, DRAFT (&rk_kind_indicator, "code", "own", "name", "見本の指標", "measure", "割合")));
  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", item);
  figure = keep (f, draft);
  draft = DRAFT (&rk_kind_statement, "kind", "意見", "text", "喫煙所を減らしてはどうか。");
  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", item);
  statement = keep (f, draft);
  plan = keep (
      f, DRAFT (&rk_kind_plan, "title", "見本の計画", "first_year", "R6", "last_year", "R10"));
  draft = DRAFT (&rk_kind_measure, "title", "喫煙所を減らす");
  set_int (draft, "plan_id", plan);
  set_int (draft, "statement_id", statement);
  keep (f, draft);

  after = load (f);
  g_assert_cmpuint (after->lines->len, ==, 1);
  g_assert_cmpint (rk_record_get_int (after->lines->pdata[0], "statement_id"), ==, statement);
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &where);
  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "見本の図"));
  g_signal_emit_by_name (rk_test_find (f->window, GTK_TYPE_BUTTON, shows_figure, NULL), "clicked");
  expected = g_strdup_printf ("indicators %" G_GINT64_FORMAT, figure);
  g_assert_cmpstr (where, ==, expected);

  /* The keyboard takes it to the item above and back. */
  row = rk_test_find_called (f->window, GTK_TYPE_LIST_BOX_ROW, "図1 見本の図");
  gtk_widget_grab_focus (row);
  rk_test_press (row, GDK_KEY_Up, GDK_ALT_MASK);
  rk_test_wait (item_of_figure (f) == rk_record_id (find_item (before, "報告")));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (item_of_figure (f) == item);

  /* Taken out, the next one takes its number; that comes back. */
  draft = DRAFT (&rk_kind_figure, "form", "forest", "level", "medical_area", "title", "次の図",
                 "position", "2");
  set_int (draft, "indicator_id", rk_record_get_int (after->figures->pdata[0], "indicator_id"));
  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", item);
  keep (f, draft);
  rk_test_wait (rk_test_shows (f->window, "図2"));

  /* Figures are numbered in the order of the agenda. */
  row = rk_test_find_called (f->window, GTK_TYPE_LIST_BOX_ROW, "図2 次の図");
  gtk_widget_grab_focus (row);
  rk_test_press (row, GDK_KEY_Up, GDK_ALT_MASK);
  rk_test_wait (rk_test_shows (f->window, "図2"));
  rk_test_wait (rk_test_find_called (f->window, GTK_TYPE_LIST_BOX_ROW, "図1 次の図"));
  g_assert_nonnull (rk_test_find_called (f->window, GTK_TYPE_LIST_BOX_ROW, "図2 見本の図"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (rk_test_find_called (f->window, GTK_TYPE_LIST_BOX_ROW, "図2 次の図"));
  rk_test_click (
      rk_test_find_called (f->window, GTK_TYPE_BUTTON, "Take the Figure out of the Papers"));
  rk_test_wait (!rk_test_shows (f->window, "見本の図"));
  g_assert_true (rk_test_shows (f->window, "次の図") && !rk_test_shows (f->window, "図2"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (rk_test_shows (f->window, "見本の図") && rk_test_shows (f->window, "図2"));
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
  RkDraft *held = rk_draft_copy (meeting->meeting);
  GtkWidget *add;

  rk_draft_put (held, "date", "2026-07-01");
  keep (f, held);
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

/* An opinion leads to a direction written on the spot, that to homework, and late homework shows.
 */
static gboolean
is_direction_choice (GtkWidget *widget, gpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Which Direction It Leads To") == 0;
}

static gboolean
leads_somewhere (Fixture *f)
{
  g_autoptr (RkMeetingData) meeting = load (f);

  return meeting->directions->len == 1
         && rk_record_get_int (meeting->statements->pdata[0], "direction_id")
                == rk_record_id (meeting->directions->pdata[0]);
}

static guint
count_actions (Fixture *f)
{
  g_autoptr (RkMeetingData) meeting = load (f);

  return meeting->actions->len;
}

static void
test_opinion_to_homework (Fixture *f, gconstpointer data)
{
  RkDraft *opinion = DRAFT (&rk_kind_statement, "text", "健診車を増やす。", "kind", "意見");
  GtkWidget *choice, *dialog;
  g_autoptr (RkMeetingData) meeting = NULL;

  set_int (opinion, "meeting_id", f->meeting);
  set_int (opinion, "appointment_id", f->terms[0]);
  keep (f, opinion);
  open_page (f);
  rk_meetings_page_show_tab (f->page, "after");
  rk_test_wait ((choice = rk_test_find (f->window, GTK_TYPE_DROP_DOWN, is_direction_choice, NULL))
                != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1); /* a new one */
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, "Add a Direction")) != NULL);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "text", "3市で共同利用する。");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (leads_somewhere (f));
  rk_test_wait (rk_test_shows (f->window, "3市で共同利用する。"));
  meeting = load (f);
  gtk_widget_activate_action (rk_test_find (f->window, RK_TYPE_MEETING_AFTER, NULL, NULL),
                              "after.add-step", "x", rk_record_id (meeting->directions->pdata[0]));
  rk_test_wait ((dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, "Add Homework")) != NULL);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "owner", "健康増進課");
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "due", "R8.6.30");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (count_actions (f) == 1);
  rk_test_wait (rk_test_shows (f->window, "2 days late"));
  g_clear_pointer (&meeting, rk_meeting_data_unref);
  meeting = load (f);
  g_assert_cmpint (rk_record_get_int (meeting->actions->pdata[0], "direction_id"), ==,
                   rk_record_id (meeting->directions->pdata[0]));
  rk_test_click (rk_test_button (f->window, "Begin It"));
  rk_test_wait (rk_test_button (f->window, "Mark as Done") != NULL);
  rk_test_click (rk_test_button (f->window, "Mark as Done"));
  rk_test_wait (!rk_test_shows (f->window, "2 days late"));
}

static void
test_the_next_meeting_is_prefilled (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) before = load (f);
  g_autoptr (RkMeetingData) after = NULL;
  RkDraft *closed = rk_draft_copy (find_item (before, "協議"));
  GtkWidget *dialog = rk_new_meeting_dialog_new (f->context, NULL, f->council, NULL, NULL);
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget *focus;
  gint64 id = 0;

  g_assert_true (rk_test_set (closed, "closed", "1"));
  g_assert_true (rk_test_set (closed, "closed_reason", "個人に関する情報を扱うため"));
  keep (f, closed);
  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait (gtk_widget_get_mapped (dialog));
  g_assert_true (rk_test_shows (dialog, "令和8年度, meeting no. 2"));
  /* Begins with its first entry, not with the button that leaves it. */
  focus = gtk_root_get_focus (GTK_ROOT (dialog));
  g_assert_true (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN));
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
  f->meeting = id;
  after = load (f);
  g_assert_cmpint (after->openness, ==, RK_OPENNESS_PARTLY);
  g_assert_cmpstr (rk_record_get (find_item (after, "協議"), "closed_reason"), ==,
                   "個人に関する情報を扱うため");
}

static void
test_what_was_left_open_becomes_items (Fixture *f, gconstpointer data)
{
  RkDraft *last = DRAFT (&rk_kind_meeting, "year", "2025", "number", "2", "date", "2026-02-10");
  RkDraft *item = DRAFT (&rk_kind_agenda_item, "title", "出前講座", "put_off_on", "2026-02-10");
  RkDraft *action = DRAFT (&rk_kind_action, "what", "案を直す", "due", "2026-06-30");
  RkDraft *about = DRAFT (&rk_kind_agenda_item, "title", "共通の取組");
  RkDraft *said = DRAFT (&rk_kind_statement, "text", "案を直してほしい。");
  g_autoptr (RkMeetingData) meeting = NULL;
  gint64 id, put_off, origin;

  set_int (last, "council_id", f->council);
  id = keep (f, last);
  set_int (item, "meeting_id", id);
  set_int (about, "meeting_id", id);
  set_int (said, "meeting_id", id);
  set_int (action, "meeting_id", id);
  put_off = keep (f, item);
  origin = keep (f, about);
  set_int (said, "agenda_item_id", origin);
  set_int (action, "statement_id", keep (f, said));
  keep (f, action);
  meeting = load (f);
  g_assert_cmpuint (meeting->carry->len, ==, 2);
  rk_meeting_edits_take_up (f->context, meeting);
  rk_test_wait (agenda_is (f, "1 報告, 2 協議, 3 その他, 4 出前講座, 5 案を直す"));
  g_clear_pointer (&meeting, rk_meeting_data_unref);
  meeting = load (f);
  g_assert_cmpuint (meeting->carry->len, ==, 0);
  /* Both know where they come from. */
  g_assert_cmpint (rk_record_get_int (find_item (meeting, "出前講座"), "carried_from_id"), ==,
                   put_off);
  g_assert_cmpint (rk_record_get_int (find_item (meeting, "案を直す"), "carried_from_id"), ==,
                   origin);
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

/* As the papers count: an observer with a seat and a guest are no members. */
static void
test_observers_are_not_waited_for (Fixture *f, gconstpointer data)
{
  RkDb *db = rk_store_main_db (f->office->store);
  g_autoptr (RkRecord) term = rk_records_get (db, &rk_kind_appointment, f->terms[3], NULL);
  RkDraft *observer = rk_draft_copy (term);
  RkDraft *guest = DRAFT (&rk_kind_attendance, "guest_name", "客　一郎", "guest_role", "事務局");
  g_autoptr (GPtrArray) duties = NULL;

  rk_draft_put (observer, "role", RK_ROLE_OBSERVER);
  keep (f, observer);
  set_int (guest, "meeting_id", f->meeting);
  keep (f, guest);
  set_meeting (f, "reply_due", "2026-07-08");
  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "3 without reply"));
  duties = load_duties (f, rk_date (2026, 7, 2));
  g_assert_nonnull (strstr (duty_of (duties, "mail-unread-symbolic")->title, "3 without reply"));
}

/* Nobody is waited for any more. */
static void
test_a_cancelled_meeting_says_so (Fixture *f, gconstpointer data)
{
  open_page (f);
  rk_test_wait (rk_test_shows (f->window, "4 without reply"));
  set_meeting (f, "cancelled_on", "2026-07-01");
  rk_test_wait (rk_test_shows (
      f->window, "Cancelled on 令和8年7月1日（水）: the meeting will not take place."));
  g_assert_false (rk_test_shows (f->window, "4 without reply"));
  g_assert_false (gtk_widget_get_mapped (rk_test_button (f->window, "Enter the Replies")));
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
  /* What is begun this week without a day stands behind what has one. */
  for (guint i = 1; i < duties->len; i++)
    g_assert_true (((RkDuty *)duties->pdata[i - 1])->chip || !((RkDuty *)duties->pdata[i])->chip);
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

/* What can no longer be done is no duty: preparing a meeting that is over, calling people on its
 * day, filling the seats of a council that does not meet. */
static void
test_duties_end (Fixture *f, gconstpointer data)
{
  RkDraft *before = DRAFT (&rk_kind_todo, "title", "会場を探す", "days", "-700");
  RkDraft *after = DRAFT (&rk_kind_todo, "title", "お礼を書く", "days", "1");
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  g_autoptr (RkRecord) council = NULL;
  RkDraft *suspended;
  g_autoptr (GPtrArray) duties = NULL;

  set_int (before, "meeting_id", f->meeting);
  set_int (after, "meeting_id", f->meeting);
  set_int (seat, "council_id", f->council);
  keep (f, before);
  keep (f, after);
  keep (f, seat);
  duties = load_duties (f, rk_date (2026, 7, 19));
  g_assert_cmpstr (duty_of (duties, "task-due-symbolic")->title, ==, "会場を探す and 14 more");
  g_assert_nonnull (duty_of (duties, "document-send-symbolic"));
  g_assert_nonnull (duty_of (duties, "system-users-symbolic"));
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = load_duties (f, rk_date (2026, 7, 20));
  g_assert_null (duty_of (duties, "document-send-symbolic"));
  g_clear_pointer (&duties, g_ptr_array_unref);

  council
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_council, f->council, NULL);
  suspended = rk_draft_copy (council);
  g_assert_true (rk_test_set (suspended, "suspended_from", "2026-08-01"));
  keep (f, suspended);
  duties = load_duties (f, rk_date (2026, 8, 4));
  g_assert_true (g_str_has_prefix (duty_of (duties, "task-due-symbolic")->title, "お礼を書く"));
  g_assert_null (duty_of (duties, "system-users-symbolic"));
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

static void
on_seat_gone_to (RkContext *context, const char *page, gint64 id, RkQuery *query, gint64 *seen)
{
  *seen = id;
}

/* Whoever was chosen in a meeting is asked for where its other consequences are. */
static void
test_the_chair_is_asked_for (Fixture *f, gconstpointer data)
{
  static const char words[] = "Nobody is entered as chair. If the members chose one in this "
                              "meeting, enter the role in the roster.";
  g_autoptr (RkRecord) term = NULL;
  RkDraft *draft;
  gint64 seen = 0;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "after");
  rk_test_flush ();
  g_assert_false (rk_test_shows (f->window, words)); /* it is to come */
  set_meeting (f, "date", "2026-07-01");
  rk_test_wait (rk_test_shows (f->window, words));
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_seat_gone_to), &seen);
  gtk_widget_activate_action (rk_meetings_page_get_tab (f->page, "after"), "after.enter-chair",
                              NULL);
  g_assert_cmpint (seen, !=, 0);
  g_signal_handlers_disconnect_by_data (f->context, &seen);
  term = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_appointment, f->terms[0],
                         NULL);
  draft = rk_draft_copy (term);
  g_assert_true (rk_test_set (draft, "role", RK_ROLE_CHAIR));
  keep (f, draft);
  rk_test_wait (!rk_test_shows (f->window, words));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/meetings/agenda/move", test_items_move_with_what_is_below);
  ADD ("/meetings/duties/end", test_duties_end);
  ADD ("/meetings/agenda/other", test_other_stays_at_the_end);
  ADD ("/meetings/agenda/go-to-item", test_an_item_is_gone_to);
  ADD ("/meetings/agenda/papers", test_papers_follow_their_items);
  ADD ("/meetings/agenda/attach", test_a_pdf_file_is_attached);
  ADD ("/meetings/agenda/attach/new", test_a_pdf_file_becomes_a_paper);
  ADD ("/meetings/agenda/locked", test_a_locked_pdf_is_refused);
  ADD ("/meetings/agenda/page", test_the_page_shows_the_agenda);
  ADD ("/meetings/agenda/closed", test_a_closed_item_is_told);
  ADD ("/meetings/agenda/other-last", test_other_matters_come_last);
  ADD ("/meetings/agenda/figures", test_figures_and_lines_of_an_item);
  ADD ("/meetings/agenda/carry-over", test_what_was_left_open_becomes_items);
  ADD ("/meetings/after/opinion", test_opinion_to_homework);
  ADD ("/meetings/after/final", test_final_minutes_become_text);
  ADD ("/meetings/next", test_the_next_meeting_is_prefilled);
  ADD ("/meetings/observers", test_observers_are_not_waited_for);
  ADD ("/meetings/cancelled", test_a_cancelled_meeting_says_so);
  ADD ("/home/duties", test_duties_come_from_meetings);
  ADD ("/meetings/after/chair", test_the_chair_is_asked_for);
  g_test_add_func ("/home/year", test_the_year_is_walked_by_keys);
  return rk_test_app_run ();
}
