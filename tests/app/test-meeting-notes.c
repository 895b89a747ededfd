/* The record of a meeting: typed while people speak, kept through a power cut, corrected, taken
 * apart, moved; how late it is. */
#include "rk-test-meeting.h"

#include "rk-meeting-notes.h"
#include "rk-note-box.h"
#include "rk-note-draft.h"
#include "rk-search-window.h"
#include "rk-speaker-popover.h"
#include "rk-statement-list.h"

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
is_focused (Fixture *f, gint64 statement)
{
  GtkWidget *list = rk_test_find (f->window, RK_TYPE_STATEMENT_LIST, NULL, NULL);
  RkRecord *focused = list ? rk_statement_list_get_focused (RK_STATEMENT_LIST (list)) : NULL;

  return focused && rk_record_id (focused) == statement;
}

/* Search leads to what was said, however long ago, not to the end of the record. */
static void
test_a_statement_is_gone_to (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  gint64 ids[210];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      RkDraft *draft = DRAFT (&rk_kind_statement, "text", "健診車を増やしてほしい。");

      set_int (draft, "meeting_id", f->meeting);
      set_int (draft, "agenda_item_id", rk_record_id (find_item (meeting, "協議")));
      set_int (draft, "position", i + 1);
      ids[i] = keep (f, draft);
    }
  open_page (f);
  rk_page_show_record (RK_PAGE (f->page), ids[100]);
  rk_test_wait (is_focused (f, ids[100]));
  rk_page_show_record (RK_PAGE (f->page), ids[3]); /* of those not shown at first */
  rk_test_wait (is_focused (f, ids[3]));
}

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, gint64 *seen)
{
  *seen = id;
}

/* It is found from anywhere; Escape closes, though the keyboard is in the entry. */
static void
test_a_statement_is_found (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  RkDraft *draft = DRAFT (&rk_kind_statement, "text", "健診車を増やしてほしい。");
  GtkWidget *window, *row;
  gint64 statement, seen = 0;

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", rk_record_id (find_item (meeting, "協議")));
  statement = keep (f, draft);
  window = rk_search_window_new (f->context);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &seen);
  rk_search_window_search (RK_SEARCH_WINDOW (window), "健診車");
  rk_test_wait ((row = rk_test_find (window, ADW_TYPE_ACTION_ROW, NULL, NULL)) != NULL
                && gtk_widget_get_mapped (row));
  g_signal_emit_by_name (rk_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "activate");
  g_assert_cmpint (seen, ==, statement);
  g_signal_handlers_disconnect_by_data (f->context, &seen);
  rk_test_flush ();
  window = rk_search_window_new (f->context);
  gtk_window_present (GTK_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  g_signal_emit_by_name (rk_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "stop-search");
  rk_test_wait (window == NULL);
}

/* Whoever opens the record types what is said next. */
static void
test_the_record_takes_what_is_typed (Fixture *f, gconstpointer data)
{
  AdwViewStack *stack;
  RkNoteBox *box = open_notes (f);

  stack = ADW_VIEW_STACK (
      gtk_widget_get_ancestor (rk_meetings_page_get_tab (f->page, "notes"), ADW_TYPE_VIEW_STACK));
  adw_view_stack_set_visible_child_name (stack, "agenda");
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  adw_view_stack_set_visible_child_name (stack, "notes");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (box)));
  /* Nor is it lost where one went to another page meanwhile. */
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  rk_page_entered (RK_PAGE (f->page));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (box)));
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

/* What is promised in an answer follows from the question. */
static void
test_homework_of_an_answer (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autoptr (RkMeetingData) after = NULL;

  rk_note_box_set_speaker (box, f->terms[1], NULL);
  rk_note_box_set_kind (box, 1);
  rk_note_box_type (box, "回数を増やせないか。");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 1);
  rk_test_flush ();
  rk_note_box_toggle_homework (box);
  rk_note_box_type (box, "次の会議までに案を示す。");
  fill (f, "Who does it", "事務局");
  rk_note_box_store (box);
  rk_test_wait (count_statements (f) == 2);
  after = load (f);
  g_assert_cmpstr (rk_record_get (after->statements->pdata[1], "kind"), ==, "回答");
  g_assert_cmpuint (after->actions->len, ==, 1);
  g_assert_cmpint (rk_record_get_int (after->actions->pdata[0], "statement_id"), ==,
                   rk_record_id (after->statements->pdata[0]));
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

/* ── after the meeting ───────────────────────────────────────────────────────────────────── */

/* 「報告:a 協議:b」 in order */
static gboolean
record_is (Fixture *f, const char *expected)
{
  g_autoptr (RkMeetingData) data = load (f);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < data->statements->len; i++)
    {
      const RkRecord *one = data->statements->pdata[i];
      const RkMeetingItem *item
          = rk_meeting_data_item (data, rk_record_get_int (one, "agenda_item_id"));

      g_string_append_printf (words, "%s%s:%s", i ? " " : "",
                              item ? rk_record_get (item->record, "title") : "-",
                              rk_record_get (one, "text"));
    }
  return g_str_equal (words->str, expected);
}

static void
say (Fixture *f, const char *title, guint position, const char *text)
{
  g_autoptr (RkMeetingData) data = load (f);
  RkDraft *draft = DRAFT (&rk_kind_statement, "text", text, "kind", "意見");

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "agenda_item_id", rk_record_id (find_item (data, title)));
  set_int (draft, "appointment_id", f->terms[0]);
  set_int (draft, "position", position);
  keep (f, draft);
}

static GtkTextView *
view_of (RkNoteBox *box)
{
  return GTK_TEXT_VIEW (rk_test_find (GTK_WIDGET (box), GTK_TYPE_TEXT_VIEW, NULL, NULL));
}

static void
put_cursor (RkNoteBox *box, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view_of (box));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static gboolean
box_says (RkNoteBox *box, const char *expected)
{
  g_autofree char *text = rk_note_box_dup_text (box);

  return g_str_equal (text, expected);
}

/* Where the keys are caught before the text view, which would select everything at Ctrl+/. */
static GtkWidget *
notes_of (Fixture *f)
{
  return rk_test_find (f->window, RK_TYPE_MEETING_NOTES, NULL, NULL);
}

/* Ctrl+/ while something new is typed: the first part is stored, the rest stays and is kept. */
static void
test_new_text_is_split (Fixture *f, gconstpointer data)
{
  RkNoteBox *box = open_notes (f);
  g_autofree char *path = rk_note_draft_dup_path (f->meeting);
  g_autofree char *draft = NULL;

  rk_note_box_type (box, "賛成する。ただし費用を示すこと。");
  put_cursor (box, 0);
  g_assert_true (rk_test_press (notes_of (f), GDK_KEY_slash, GDK_CONTROL_MASK));
  g_assert_true (rk_test_shows (f->window, "Put the cursor where the statement is to be split."));
  put_cursor (box, 5);
  g_assert_true (rk_test_press (notes_of (f), GDK_KEY_slash, GDK_CONTROL_MASK));
  rk_test_wait (box_says (box, "ただし費用を示すこと。"));
  g_assert_true (record_is (f, "報告:賛成する。"));
  g_assert_true (g_file_get_contents (path, &draft, NULL, NULL)); /* at once */
  g_assert_nonnull (strstr (draft, "ただし費用"));
  rk_note_box_store (box);
  rk_test_wait (record_is (f, "報告:賛成する。 報告:ただし費用を示すこと。"));
}

/* … while one is corrected: it becomes two, and the second is shown. */
static void
test_a_statement_is_split (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) before = NULL;
  RkNoteBox *box;

  say (f, "報告", 1, "前半後半");
  say (f, "報告", 2, "次");
  before = load (f);
  box = open_notes (f);
  rk_note_box_correct (box, before->statements->pdata[0]);
  put_cursor (box, 2);
  g_assert_true (rk_test_press (notes_of (f), GDK_KEY_slash, GDK_CONTROL_MASK));
  rk_test_wait (box_says (box, "後半"));
  g_assert_true (record_is (f, "報告:前半 報告:後半 報告:次"));
  g_assert_nonnull (rk_note_box_get_correcting (box));
  rk_note_box_set_speaker (box, f->terms[1], NULL);
  rk_note_box_store (box);
  rk_test_wait (rk_note_box_get_correcting (box) == NULL);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (record_is (f, "報告:前半後半 報告:次"));
}

static GtkWidget *
list_of (Fixture *f)
{
  GtkWidget *list = rk_test_find (f->window, RK_TYPE_STATEMENT_LIST, NULL, NULL);

  return rk_test_find (list, GTK_TYPE_LIST_BOX, NULL, NULL);
}

/* Presses a key where the list of statements takes it, on the one that has the keyboard. */
static gboolean
press_on (Fixture *f, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list_of (f));
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !done; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &done);
    }
  return done;
}

static gboolean
focus_says (Fixture *f, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && rk_test_has_label (row, (gpointer)text);
}

static void
test_statements_are_moved_by_keys (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = NULL;
  RkStatementList *list;

  say (f, "報告", 1, "a");
  say (f, "報告", 2, "b");
  say (f, "協議", 3, "c");
  open_notes (f);
  rk_test_wait (rk_test_shows (f->window, "c"));
  list = RK_STATEMENT_LIST (rk_test_find (f->window, RK_TYPE_STATEMENT_LIST, NULL, NULL));
  rk_statement_list_focus_last (list);
  g_assert_true (focus_says (f, "c"));
  g_assert_true (press_on (f, GDK_KEY_Up, GDK_ALT_MASK)); /* over the edge of its item */
  rk_test_wait (record_is (f, "報告:a 報告:b 報告:c"));
  rk_test_wait (focus_says (f, "c"));
  g_assert_true (press_on (f, GDK_KEY_Up, GDK_ALT_MASK));
  rk_test_wait (record_is (f, "報告:a 報告:c 報告:b"));
  rk_test_wait (focus_says (f, "c")); /* the keyboard goes along */
  g_assert_true (press_on (f, GDK_KEY_j, GDK_CONTROL_MASK));
  rk_test_wait (record_is (f, "報告:a\nc 報告:b"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (focus_says (f, "b") || focus_says (f, "c") || focus_says (f, "a"));
  /* Ctrl+M asks for the item. */
  meeting = load (f);
  g_assert_true (press_on (f, GDK_KEY_m, GDK_CONTROL_MASK));
  g_assert_nonnull (rk_test_find (f->window, GTK_TYPE_POPOVER_MENU, NULL, NULL));
  rk_statement_list_choose_item (list, meeting->statements->pdata[0], GTK_WIDGET (list));
  gtk_widget_activate_action (GTK_WIDGET (list), "statement.move-to", "x",
                              rk_record_id (find_item (meeting, "その他")));
  rk_test_wait (record_is (f, "報告:c 報告:b その他:a"));
}

/* A whole recording: only the newest are made into rows, until the earlier ones are asked for. */
static gboolean
say_many (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  for (guint i = 0; i < 450; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_statement);
      g_autofree char *text = g_strdup_printf ("発言その%u", i + 1);
      g_autoptr (RkRecord) record = NULL;

      set_int (draft, "meeting_id", f->meeting);
      set_int (draft, "position", i + 1);
      rk_draft_take (draft, rk_kind_field (&rk_kind_statement, "text"), g_steal_pointer (&text));
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static guint
count_rows (Fixture *f)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list_of (f)); row;
       row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row);
  return n;
}

static void
test_a_long_record_comes_in_portions (Fixture *f, gconstpointer data)
{
  rk_test_command (f->office, "用意した", say_many, f);
  open_notes (f);
  rk_test_wait (count_rows (f) == 200);
  g_assert_true (rk_test_shows (f->window, "発言その450"));
  rk_test_click (rk_test_button (f->window, "Show 200 earlier statements"));
  g_assert_cmpuint (count_rows (f), ==, 400);
  rk_test_click (rk_test_button (f->window, "Show 50 earlier statements"));
  g_assert_cmpuint (count_rows (f), ==, 450);
}

static void
come_as (Fixture *f, guint n, const char *presence, const char *deputy)
{
  g_autoptr (RkMeetingData) data = load (f);
  RkRecord *before = rk_meeting_data_attendance (data, f->terms[n]);
  g_autoptr (RkRecord) with = rk_meeting_edits_with (before, "presence", presence);
  g_autoptr (RkRecord) after = rk_meeting_edits_with (with, "deputy_name", deputy);

  keep (f, rk_draft_copy (after));
}

static gboolean
has_words (GtkWidget *popover, const char *words)
{
  return rk_test_find (popover, GTK_TYPE_LABEL, rk_test_has_label, (gpointer)words) != NULL;
}

/* The list of speakers says who is absent and who comes for whom; what a deputy said is the
 * deputy's in what follows, too. */
static void
test_deputies_speak (Fixture *f, gconstpointer data)
{
  RkDraft *opinion = DRAFT (&rk_kind_statement, "text", "健診車を増やす。", "kind", "意見");
  g_autoptr (GtkWidget) popover = g_object_ref_sink (rk_speaker_popover_new ());
  g_autoptr (RkMeetingData) meeting = NULL;

  come_as (f, 0, RK_REPLY_DEPUTY, "清　水穂");
  come_as (f, 1, RK_REPLY_NO, NULL);
  meeting = load (f);
  rk_speaker_popover_set_people (RK_SPEAKER_POPOVER (popover), meeting->attendances);
  g_assert_true (has_words (popover, "Deputy: 清　水穂"));
  g_assert_true (has_words (popover, RK_REPLY_NO));
  set_int (opinion, "meeting_id", f->meeting);
  set_int (opinion, "appointment_id", f->terms[0]);
  keep (f, opinion);
  open_page (f);
  rk_meetings_page_show_tab (f->page, "after");
  rk_test_wait (rk_test_shows (f->window, "青島　環　見本医師会　Deputy: 清　水穂"));
}

/* Planned from 13:18, ten minutes each after the opening and the election of a chair. */
static void
test_late_by_the_plan (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *item;
    int hour, minute;
    int late;
  } rows[] = { { "報告", 13, 35, 0 }, { "報告", 13, 40, 0 },  { "報告", 13, 46, 6 },
               { "協議", 13, 46, 0 }, { "協議", 13, 38, -2 }, { "その他", 14, 10, 10 } };
  g_autoptr (RkMeetingData) meeting = NULL;
  g_autoptr (GDateTime) other = g_date_time_new_local (2026, 7, 21, 13, 46, 0);
  g_autoptr (GDateTime) noon = g_date_time_new_local (2026, 7, 20, 12, 0, 0);
  int late;

  set_meeting (f, "start_time", "13:18");
  meeting = load (f);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) now
          = g_date_time_new_local (2026, 7, 20, rows[i].hour, rows[i].minute, 0);
      gint64 id = rk_record_id (find_item (meeting, rows[i].item));

      g_assert_true (rk_meeting_data_late (meeting, id, now, &late));
      g_assert_cmpint (late, ==, rows[i].late);
    }
  g_assert_false (rk_meeting_data_late (meeting, rk_record_id (find_item (meeting, "報告")), other,
                                        &late)); /* another day */
  g_assert_false (rk_meeting_data_late (meeting, 0, noon, &late));
}

static gboolean
has_part (GtkWidget *label, gpointer part)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL;
}

/* Waits for a message. Returns: whether @part is in it */
static gboolean
message_says (const char *part)
{
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  return rk_test_find (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL), GTK_TYPE_LABEL, has_part,
                       (gpointer)part)
         != NULL;
}

static void
close_message (void)
{
  gtk_window_close (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
}

static void
put_meeting (Fixture *f, const char *field, const char *value)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  RkDraft *draft = rk_draft_copy (meeting->meeting);

  rk_draft_put (draft, field, value);
  keep (f, draft);
}

static void
be_present (Fixture *f, guint seat)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  RkDraft *draft = rk_draft_copy (rk_meeting_data_attendance (meeting, f->terms[seat]));

  rk_draft_put (draft, "presence", RK_REPLY_YES);
  keep (f, draft);
}

static void
add_spoken (Fixture *f, gint64 term, const char *speaker)
{
  RkDraft *draft = DRAFT (&rk_kind_statement, "text", "声をかけたい。");

  set_int (draft, "meeting_id", f->meeting);
  if (term)
    set_int (draft, "appointment_id", term);
  rk_draft_put (draft, "speaker", speaker);
  keep (f, draft);
}

/* Before the day it is refused without a question; after it the question says what may have been
 * forgotten. */
static void
test_making_final_asks_what_was_forgotten (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = NULL;
  g_autofree char *unsaid = NULL;

  put_meeting (f, "minutes_state", RK_MINUTES_REVIEW);
  open_page (f);
  rk_meetings_page_show_tab (f->page, "after");
  rk_test_wait (rk_test_button (f->window, "Make the Minutes Final…"));
  rk_test_click (rk_test_button (f->window, "Make the Minutes Final…"));
  g_assert_true (message_says ("has not come yet"));
  close_message ();
  put_meeting (f, "date", "2026-07-01");
  be_present (f, 0);
  add_spoken (f, f->terms[0], NULL);
  add_spoken (f, f->terms[1], NULL);
  add_spoken (f, 0, RK_SPEAKER_UNKNOWN);
  rk_test_wait (rk_test_shows (f->window, "Version 1, 3 statements"));
  rk_test_click (rk_test_button (f->window, "Make the Minutes Final…"));
  g_assert_true (message_says ("not taken down as present: 髙橋　誠."));
  g_assert_true (message_says ("1 statement does not say who spoke"));
  g_assert_true (message_says ("does not say: Venue、Begins at、Ends at. It cannot be entered"));
  close_message ();
  put_meeting (f, "form", RK_FORM_WEB);
  put_meeting (f, "start_time", "13:30");
  meeting = load (f);
  unsaid = rk_meeting_dup_unsaid (meeting->meeting, TRUE);
  g_assert_cmpstr (unsaid, ==, "Ends at");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/notes/store", test_a_statement_goes_under_its_item);
  ADD ("/notes/homework", test_homework_comes_with_its_statement);
  ADD ("/notes/homework-of-an-answer", test_homework_of_an_answer);
  ADD ("/notes/survives", test_what_is_typed_survives);
  ADD ("/notes/correct", test_correcting_changes_that_one);
  ADD ("/notes/speakers", test_speakers_by_number_and_reading);
  ADD ("/notes/split/new", test_new_text_is_split);
  ADD ("/notes/split/recorded", test_a_statement_is_split);
  ADD ("/notes/move", test_statements_are_moved_by_keys);
  ADD ("/notes/gone-to", test_a_statement_is_gone_to);
  ADD ("/notes/found", test_a_statement_is_found);
  ADD ("/notes/typed-at-once", test_the_record_takes_what_is_typed);
  ADD ("/notes/long", test_a_long_record_comes_in_portions);
  ADD ("/notes/late", test_late_by_the_plan);
  ADD ("/meetings/notes/deputies", test_deputies_speak);
  ADD ("/notes/making-final", test_making_final_asks_what_was_forgotten);
  return rk_test_app_run ();
}
