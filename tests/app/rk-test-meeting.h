/* For tests of the 会議 page: an office with one council of four and its meeting of three items. */
#pragma once

#include "rk-test-app.h"

#include "rk-council.h"
#include "rk-meeting-data.h"
#include "rk-meeting-edits.h"
#include "rk-meetings-page.h"

G_BEGIN_DECLS

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

G_GNUC_UNUSED static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *job = data;
  g_autoptr (RkRecord) record = rk_draft_end (g_steal_pointer (&job->draft));

  return rk_records_save (db, record, &job->id, error);
}

G_GNUC_UNUSED static gint64
keep (Fixture *f, RkDraft *draft)
{
  Save job = { .draft = draft };

  rk_test_command (f->office, "用意した", save, &job);
  return job.id;
}

/* @fields: names and typed values by turns, NULL-terminated */
G_GNUC_UNUSED static RkDraft *
draft_of (const RkKind *kind, const char *const *fields)
{
  RkDraft *draft = rk_draft_new (kind);

  for (; *fields; fields += 2)
    g_assert_true (rk_test_set (draft, fields[0], fields[1]));
  return draft;
}

#define DRAFT(kind, ...) draft_of (kind, (const char *const[]){ __VA_ARGS__, NULL })

G_GNUC_UNUSED static void
set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

G_GNUC_UNUSED static gint64
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

G_GNUC_UNUSED static gint64
add_item (Fixture *f, const char *title, guint position)
{
  RkDraft *draft = DRAFT (&rk_kind_agenda_item, "title", title, "minutes", "10");

  set_int (draft, "meeting_id", f->meeting);
  set_int (draft, "position", position);
  return keep (f, draft);
}

G_GNUC_UNUSED static gboolean
begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_meetings_begin (db, f->council, "2026-07-20", &f->meeting, NULL, error);
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_office_new (0);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->council = keep (f, DRAFT (&rk_kind_council, "name", "見本圏域協議会", "short_name", "見本",
                               "level", "圏域", "quorum_rule", RK_QUORUM_HALF, "deputies_count",
                               "1", "position", "1"));
  for (guint i = 0; i < N_SEATS; i++)
    f->terms[i] = add_member (f, i);
  rk_test_command (f->office, "会議を作った", begin, f);
  add_item (f, "報告", 1);
  add_item (f, "協議", 2);
  add_item (f, "その他", 3);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    {
      rk_test_hide (f->window);
      rk_test_gone (f->window);
    }
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static RkMeetingData *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RkMeetingData *data
      = rk_meeting_data_load (rk_store_main_db (f->office->store), f->meeting, &error);

  g_assert_no_error (error);
  return data;
}

G_GNUC_UNUSED static RkRecord *
find_item (RkMeetingData *data, const char *title)
{
  for (guint i = 0; i < data->items->len; i++)
    if (g_str_equal (rk_record_get (((RkMeetingItem *)data->items->pdata[i])->record, "title"),
                     title))
      return ((RkMeetingItem *)data->items->pdata[i])->record;
  g_assert_not_reached ();
}

G_GNUC_UNUSED static gboolean
has_placeholder (GtkWidget *widget, gpointer text)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), text) == 0;
}

/* Presses a key where the list of members takes it. */
G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static GtkWidget *
enter_code (Fixture *f, const char *code)
{
  GtkWidget *entry = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder,
                                   (gpointer) "Code of the reply slip");

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  g_signal_emit_by_name (entry, "activate");
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

G_GNUC_UNUSED static void
set_meeting (Fixture *f, const char *field, const char *value)
{
  g_autoptr (RkMeetingData) meeting = load (f);
  g_autoptr (RkRecord) record = rk_meeting_edits_with (meeting->meeting, field, value);

  keep (f, rk_draft_copy (record));
}

G_END_DECLS
