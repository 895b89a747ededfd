/* A transcript is taken into the record: speakers by keyboard, items from a line on, one command.
 */
#include "rk-test-meeting.h"

#include <string.h>

#include "rk-transcript-window.h"

#define TALK                                                                   \
  "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v 青島 環>始めます。\n\n" \
  "00:00:20.000 --> 00:00:25.000\n<v 話者1>賛成です。\n\n"              \
  "00:20:00.000 --> 00:20:05.000\n<v 話者2>次の議題ですが。\n\n"     \
  "00:21:00.000 --> 00:21:05.000\n<v 話者1>費用は。\n"

typedef struct
{
  Fixture f;
  GtkWidget *window;
} Dialog;

static void
set_up_dialog (Dialog *d, gconstpointer data)
{
  g_autoptr (RkMeetingData) meeting = NULL;

  set_up (&d->f, NULL);
  set_meeting (&d->f, "start_time", "13:30");
  meeting = load (&d->f);
  d->window = rk_transcript_window_new (d->f.context, NULL, meeting,
                                        rk_record_id (find_item (meeting, "報告")));
  gtk_window_present (GTK_WINDOW (d->window));
  rk_test_wait (gtk_widget_get_mapped (d->window));
}

static void
tear_down_dialog (Dialog *d, gconstpointer data)
{
  if (d->window)
    {
      rk_test_hide (d->window);
      rk_test_gone (d->window);
    }
  tear_down (&d->f, NULL);
}

static RkTranscriptWindow *
window_of (Dialog *d)
{
  return RK_TRANSCRIPT_WINDOW (d->window);
}

static RkTranscriptPlan *
read_text (Dialog *d, const char *text)
{
  rk_transcript_window_read_text (window_of (d), text);
  rk_test_wait (rk_transcript_window_get_plan (window_of (d)) != NULL);
  return rk_transcript_window_get_plan (window_of (d));
}

static gboolean
is_transcript (GtkWidget *widget, gpointer data)
{
  return rk_test_is_called (widget, "Transcript");
}

static gboolean
press_key (Dialog *d, guint key, GdkModifierType state)
{
  GtkWidget *list = rk_test_find (d->window, GTK_TYPE_LIST_VIEW, is_transcript, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !done; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one)
          && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &done);
    }
  return done;
}

static void
enter (Dialog *d, const char *text)
{
  GtkWidget *entry = rk_test_find (d->window, GTK_TYPE_ENTRY, has_placeholder,
                                   (gpointer) "Who speaks: number, reading or name, then Enter");

  if (text)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* 「青島 環 報告|? 報告」 */
static void
expect (Dialog *d, const char *expected)
{
  RkTranscriptPlan *plan = rk_transcript_window_get_plan (window_of (d));
  g_autoptr (RkMeetingData) meeting = load (&d->f);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rk_transcript_plan_get_lines (plan)); i++)
    {
      const RkTranscriptLine *line = rk_transcript_plan_get (plan, i);
      g_autofree char *who = rk_transcript_plan_dup_speaker (plan, line);

      g_string_append_printf (
          words, "%s%s/%s%s", i ? "|" : "", who,
          rk_record_get (rk_meeting_data_item (meeting, line->item)->record, "title"),
          line->left_out ? "-" : "");
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_by_keyboard (Dialog *d, gconstpointer data)
{
  g_autoptr (RkMeetingData) after = NULL;
  const RkRecord *one;

  read_text (d, TALK);
  expect (d, "1　青島　環/報告|（話者1）/報告|（話者2）/報告|（話者1）/報告");
  g_assert_true (rk_test_shows (d->window, "3 without a speaker"));
  g_assert_true (rk_test_shows (d->window, "0:20:00"));
  /* A digit typed in the list goes to the entry; the same voice is settled everywhere. */
  g_assert_true (press_key (d, GDK_KEY_3, 0));
  enter (d, NULL);
  expect (d, "1　青島　環/報告|3　山﨑　恵/報告|（話者2）/報告|3　山﨑　恵/報告");
  enter (d, "99");
  g_assert_true (rk_test_shows (d->window, "There is no member number 99 in this meeting."));
  g_assert_true (press_key (d, GDK_KEY_Down, GDK_CONTROL_MASK)); /* the next item, from here on */
  enter (d, "たかは");
  expect (d, "1　青島　環/報告|3　山﨑　恵/報告|2　髙橋　誠/協議|3　山﨑　恵/協議");
  g_assert_true (rk_test_shows (d->window, "Every speaker is settled"));
  rk_test_click (rk_test_button (d->window, "Take In 4 Statements"));
  g_object_add_weak_pointer (G_OBJECT (d->window), (gpointer *)&d->window);
  rk_test_wait (d->window == NULL);
  after = load (&d->f);
  g_assert_cmpuint (after->statements->len, ==, 4);
  one = after->statements->pdata[2];
  g_assert_cmpstr (rk_record_get (one, "text"), ==, "次の議題ですが。");
  g_assert_cmpstr (rk_record_get (one, "time"), ==, "13:50");
  g_assert_cmpint (rk_record_get_int (one, "recorded_at"), ==, 1200);
  g_assert_cmpint (rk_record_get_int (one, "appointment_id"), ==, d->f.terms[1]);
  g_assert_true (rk_store_undo (d->f.office->store, NULL, NULL)); /* all of it at once */
  g_clear_pointer (&after, rk_meeting_data_unref);
  after = load (&d->f);
  g_assert_cmpuint (after->statements->len, ==, 0);
}

static void
test_lines_are_joined_and_left_out (Dialog *d, gconstpointer data)
{
  RkTranscriptPlan *plan
      = read_text (d, "会長：はい。\n注：ここは独り言\n\n以上です。\n岡：異議なし。");

  /* The chair is nobody here: none of the members has that role. 「注」 is no name. */
  expect (d, "（会長）/報告|（注）/報告|（注）/報告|4　岡　隆/報告");
  g_assert_true (press_key (d, GDK_KEY_equal, 0)); /* the first has none before it */
  enter (d, "事務局");
  expect (d, "事務局/報告|（注）/報告|（注）/報告|4　岡　隆/報告");
  g_assert_true (press_key (d, GDK_KEY_BackSpace, 0));
  g_assert_cmpstr (rk_transcript_plan_get (plan, 0)->text, ==, "はい。\n注：ここは独り言");
  expect (d, "事務局/報告|（注）/報告|4　岡　隆/報告");
  g_assert_true (press_key (d, GDK_KEY_Return, 0));
  g_assert_true (press_key (d, GDK_KEY_equal, 0));
  expect (d, "事務局/報告|事務局/報告|4　岡　隆/報告");
  g_assert_true (press_key (d, GDK_KEY_Delete, 0));
  g_assert_nonnull (rk_test_button (d->window, "Take In 2 Statements"));
  g_assert_true (press_key (d, GDK_KEY_Delete, 0));
  g_assert_nonnull (rk_test_button (d->window, "Take In 3 Statements"));
}

static void
test_bad_files (Dialog *d, gconstpointer data)
{
  g_autofree char *path = g_build_filename (d->f.office->folder, "a.vtt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rk_transcript_window_read_file (window_of (d), file);
  rk_test_wait (rk_test_find (d->window, GTK_TYPE_LABEL, NULL, NULL) != NULL);
  g_assert_true (g_file_set_contents (path, "WEBVTT\n\n1 --> 2\nx\n", -1, NULL));
  rk_transcript_window_read_file (window_of (d), file);
  rk_test_wait (rk_test_shows (
      d->window, "Line 3 of the transcript should say from when until when, as "
                 "“00:01:02.000 --> 00:01:05.000”, but says “1 --> 2”. Nothing was taken in."));
  g_assert_null (rk_transcript_window_get_plan (window_of (d)));
  g_assert_true (g_file_set_contents (path, TALK, -1, NULL)); /* and then the right one */
  rk_transcript_window_read_file (window_of (d), file);
  rk_test_wait (rk_transcript_window_get_plan (window_of (d)) != NULL);
}

static gboolean
on_tick (gpointer data)
{
  gint64 *clock = data;
  gint64 now = g_get_monotonic_time ();

  if (clock[0])
    clock[1] = MAX (clock[1], now - clock[0]);
  clock[0] = now;
  return G_SOURCE_CONTINUE;
}

/* Three hours: the main loop goes on while all of it is read and written. */
static void
test_three_hours (Dialog *d, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("WEBVTT\n\n");
  gint64 clock[2] = { 0, 0 };
  guint source;

  for (guint i = 0; i < 3600; i++)
    g_string_append_printf (
        text, "%02u:%02u:%02u.000 --> %02u:%02u:%02u.900\n<v 話者%u>発言その%u。\n\n", i * 3 / 3600,
        i * 3 / 60 % 60, i * 3 % 60, i * 3 / 3600, i * 3 / 60 % 60, i * 3 % 60, i / 2 % 20, i);
  source = g_timeout_add (5, on_tick, clock);
  read_text (d, text->str);
  rk_test_flush ();
  rk_test_click (rk_test_button (d->window, "Take In 1800 Statements"));
  g_object_add_weak_pointer (G_OBJECT (d->window), (gpointer *)&d->window);
  rk_test_wait (d->window == NULL);
  g_source_remove (source);
  {
    g_autoptr (RkMeetingData) after = load (&d->f);

    g_assert_cmpuint (after->statements->len, ==, 1800);
  }
  g_assert_cmpint (clock[1], <, 5 * G_TIME_SPAN_SECOND); /* under a sanitizer and full load */
  g_test_message ("longest pause of the main loop: %.0f ms", (double)clock[1] / 1000);
}

#define ADD(path, func) g_test_add (path, Dialog, NULL, set_up_dialog, func, tear_down_dialog)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/transcript/keyboard", test_by_keyboard);
  ADD ("/transcript/join", test_lines_are_joined_and_left_out);
  ADD ("/transcript/bad", test_bad_files);
  ADD ("/transcript/long", test_three_hours);
  return rk_test_app_run ();
}
