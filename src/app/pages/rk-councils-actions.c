/* What can be done on the 協議会 page: every verb is an action, so that button, menu and key are
 * the same thing. */
#include "rk-councils-private.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-edits.h"
#include "rk-export-dialog.h"
#include "rk-kinds.h"
#include "rk-member-dialog.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-renewal-window.h"

static RkContext *
context_of (RkCouncilsPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static RkDb *
db_of (RkCouncilsPage *self)
{
  return rk_store_main_db (rk_context_get_store (context_of (self)));
}

static GtkWindow *
window_of (RkCouncilsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const RkSeatRow *
chosen_row (RkCouncilsPage *self)
{
  RkSeatItem *item = rk_roster_get_seat (self->roster);

  return item ? rk_seat_item_get_row (item) : NULL;
}

static RkRecord *
read_chosen (RkCouncilsPage *self)
{
  const RkSeatRow *row = chosen_row (self);

  return row && row->appointment_id
             ? rk_records_get (db_of (self), &rk_kind_appointment, row->appointment_id, NULL)
             : NULL;
}

/* ── adding ──────────────────────────────────────────────────────────────────────────────── */

/* What was added is what one goes on with: its members, its seats, its rules. */
static void
on_council_added (gpointer owner, gint64 id)
{
  rk_councils_page_go (owner, id, 0);
}

static void
present_new (RkCouncilsPage *self, const RkKind *kind, const char *field, gint64 value)
{
  RkDraft *draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

  if (field)
    rk_draft_set_int (draft, rk_kind_field (kind, field), value);
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new (context_of (self), window_of (self), kind, record);
  if (kind == &rk_kind_council)
    rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_council_added);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_member (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  RkRecord *council = self->data ? rk_councils_data_find (self->data, self->data->council) : NULL;

  if (council)
    gtk_window_present (GTK_WINDOW (rk_member_dialog_new (
        context_of (self), window_of (self), council, rk_day_control_get_day (self->day))));
  else
    present_new (self, &rk_kind_council, NULL, 0);
}

static gint64
next_position (RkCouncilsPage *self)
{
  int position = 0;

  for (guint i = 0; self->data->members && i < self->data->members->len; i++)
    position = MAX (position, ((RkSeatRow *)self->data->members->pdata[i])->position);
  return position + 1;
}

void
rk_councils_page_add_seat_of (RkCouncilsPage *self, gint64 body)
{
  RkDraft *draft = rk_draft_new (&rk_kind_seat);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_seat, "council_id"), self->data->council);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_seat, "position"), next_position (self));
  if (body)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_seat, "body_id"), body);
  record = rk_draft_end (draft);
  gtk_window_present (GTK_WINDOW (
      rk_record_dialog_new (context_of (self), window_of (self), &rk_kind_seat, record)));
}

static void
add_seat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_councils_page_add_seat_of (RK_COUNCILS_PAGE (widget), 0);
}

static void
add_body (GtkWidget *widget, const char *action, GVariant *parameter)
{
  present_new (RK_COUNCILS_PAGE (widget), &rk_kind_body, NULL, 0);
}

static void
add_council (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  gboolean below = self->data && self->data->council;

  present_new (self, &rk_kind_council, below ? "parent_id" : NULL, below ? self->data->council : 0);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  /* The one that is shown, also where none was asked for. */
  gint64 shown = self->council || self->data == NULL ? self->council : self->data->council;
  g_autofree char *target = g_strdup_printf ("members/%" G_GINT64_FORMAT, shown);

  gtk_widget_activate_action (widget, "win.import", "s", target);
}

/* ── changing ────────────────────────────────────────────────────────────────────────────── */

/* What was entered by mistake can be deleted there. */
static void
present_to_change (RkCouncilsPage *self, RkRecord *record)
{
  GtkWidget *dialog
      = rk_record_dialog_new (context_of (self), window_of (self), rk_record_kind (record), record);

  rk_record_dialog_offer_delete (RK_RECORD_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
rk_councils_page_edit_body (RkCouncilsPage *self, RkRecord *body)
{
  present_to_change (self, body);
}

/* A term and the person who serves it, in one form. */
void
rk_councils_page_edit (RkCouncilsPage *self)
{
  const RkSeatRow *row = chosen_row (self);
  g_autoptr (RkRecord) appointment = read_chosen (self);
  g_autoptr (RkRecord) person = NULL;
  GtkWidget *dialog;

  rk_councils_page_show_pane (self, "member");
  rk_councils_page_reveal (self, TRUE);
  if (row == NULL || !rk_councils_page_may_write (self))
    return;
  if (appointment == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "page.succeed", NULL);
      return;
    }
  dialog = rk_record_dialog_new (context_of (self), window_of (self), &rk_kind_appointment,
                                 appointment);
  person = rk_records_get (db_of (self), &rk_kind_person, row->person_id, NULL);
  if (person)
    rk_record_dialog_add (RK_RECORD_DIALOG (dialog), person);
  rk_record_dialog_offer_delete (RK_RECORD_DIALOG (dialog));
  gtk_window_set_title (GTK_WINDOW (dialog), row->name);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_councils_page_edit (RK_COUNCILS_PAGE (widget));
}

static void
edit_seat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  const RkSeatRow *row = chosen_row (self);
  g_autoptr (RkRecord) seat
      = row ? rk_records_get (db_of (self), &rk_kind_seat, row->seat_id, NULL) : NULL;

  if (seat)
    present_to_change (self, seat);
}

/* A term of before, from the list of those of a person or a seat. */
static void
edit_term (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  g_autoptr (RkRecord) term
      = rk_records_get (db_of (self), &rk_kind_appointment, g_variant_get_int64 (parameter), NULL);

  if (term)
    present_to_change (self, term);
}

static void
present_for (RkCouncilsPage *self,
             const char *title,
             const char *day_field,
             const char *const *fields)
{
  g_autoptr (RkRecord) appointment = read_chosen (self);
  g_autofree char *today = rk_date_to_wareki_long (rk_today ());
  GtkWidget *dialog;

  if (appointment == NULL)
    return;
  dialog
      = rk_record_dialog_new_for (context_of (self), window_of (self), title, appointment, fields);
  rk_record_dialog_offer (RK_RECORD_DIALOG (dialog), day_field, today);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
end_term (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const fields[] = { "term_end", "left_reason", "note", NULL };

  present_for (RK_COUNCILS_PAGE (widget), _ ("End the Term"), "term_end", fields);
}

static void
report_transfer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const fields[] = { "transfer_reported_on", "transfer_note", NULL };

  present_for (RK_COUNCILS_PAGE (widget), _ ("Report a Transfer"), "transfer_reported_on", fields);
}

static void
delete_council (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);

  rk_edits_delete_one (context_of (self), &rk_kind_council, self->data->council, NULL, NULL);
}

/* What was entered by mistake: whoever has the seat, or the seat that nobody has. */
static void
delete_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  const RkSeatRow *row = chosen_row (self);

  if (row && row->appointment_id)
    rk_edits_delete_one (context_of (self), &rk_kind_appointment, row->appointment_id, NULL, NULL);
  else if (row)
    rk_edits_delete_one (context_of (self), &rk_kind_seat, row->seat_id, NULL, NULL);
}

/* ── 改選 ────────────────────────────────────────────────────────────────────────────────── */

/* The day after a term that has ended or ends soon; no date: this seat is not due. */
static RkDate
due_from (const RkSeatRow *row, RkDate day)
{
  RkDate date = RK_DATE_NONE;

  if (row->vacant_since)
    rk_date_from_iso (row->vacant_since, &date);
  else if (row->term_end && rk_date_from_iso (row->term_end, &date) && rk_date_is_full (date))
    date = rk_date_add_days (date, 1);
  if (!rk_date_is_full (date))
    return RK_DATE_NONE;
  return date;
}

/* New terms begin when most of the present ones have ended. */
static RkDate
renewal_day (RkCouncilsPage *self)
{
  RkDate day = rk_day_control_get_day (self->day);
  RkDate best = day;
  guint most = 0;

  for (guint i = 0; i < self->data->members->len; i++)
    {
      RkDate date = due_from (self->data->members->pdata[i], day);
      guint n = 0;

      for (guint k = 0; rk_date_is_set (date) && k < self->data->members->len; k++)
        n += rk_date_compare (due_from (self->data->members->pdata[k], day), date) == 0;
      if (n <= most)
        continue;
      most = n;
      best = date;
    }
  return best;
}

/* One seat: the day after the term where that is near, else today. */
static RkDate
succession_day (RkCouncilsPage *self, const RkSeatRow *row)
{
  RkDate day = rk_day_control_get_day (self->day);
  RkDate due = due_from (row, day);

  if (row->appointment_id && rk_date_is_full (due)
      && rk_date_days_between (day, due) <= RK_COUNCILS_WITHIN + 1)
    return due;
  return day;
}

static void
present_renewal (RkCouncilsPage *self, gint64 seat, RkDate start)
{
  gtk_window_present (GTK_WINDOW (rk_renewal_window_new (
      context_of (self), window_of (self), rk_councils_data_find (self->data, self->data->council),
      seat, start)));
}

static void
renew (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);

  present_renewal (self, 0, renewal_day (self));
}

static void
succeed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  const RkSeatRow *row = chosen_row (self);

  if (row)
    present_renewal (self, row->seat_id, succession_day (self, row));
}

/* ── letters of appointment ──────────────────────────────────────────────────────────────── */

/* Worker thread. @data: array of appointment ids */
static gboolean
note_printed (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;

  return rk_councils_note_letters (db, (const gint64 *)(gpointer)ids->data, ids->len, NULL, error);
}

static void
run_note_printed (RkCouncilsPage *self, GArray *ids)
{
  g_autofree char *what = g_strdup_printf ("委嘱状 %u名分を印刷済みにした", ids->len);
  /* Translators: letters of appointment: 「委嘱状 3名分を印刷済みにしました」 */
  g_autofree char *toast
      = g_strdup_printf (ngettext ("Noted %u letter of appointment as printed",
                                   "Noted %u letters of appointment as printed", ids->len),
                         ids->len);

  if (ids->len)
    rk_context_run_command_async (context_of (self), NULL, what, toast, note_printed,
                                  g_array_ref (ids), (GDestroyNotify)g_array_unref, NULL);
}

static void
letter_printed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  const RkSeatRow *row = chosen_row (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (row && row->appointment_id)
    g_array_append_val (ids, row->appointment_id);
  run_note_printed (self, ids);
}

static GArray *
dup_letters (RkCouncilsPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->data && self->data->work && i < self->data->work->len; i++)
    {
      const RkCouncilWork *work = self->data->work->pdata[i];

      if (work->council_id == self->data->council && work->duty == RK_DUTY_LETTER)
        g_array_append_val (ids, work->appointment_id);
    }
  return ids;
}

static void
letters_printed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) ids = dup_letters (RK_COUNCILS_PAGE (widget));

  run_note_printed (RK_COUNCILS_PAGE (widget), ids);
}

/* ── paper and files ─────────────────────────────────────────────────────────────────────── */

static RkQuery *
roster_query (RkCouncilsPage *self)
{
  RkQuery *query = rk_query_new (&rk_kind_appointment);
  g_autofree char *council = g_strdup_printf ("%" G_GINT64_FORMAT, self->data->council);

  rk_query_where (query, "council_id", council, NULL);
  rk_query_as_of (query, self->data->iso);
  rk_query_sort (query, "position", NULL);
  return query;
}

/* The roster on paper is in the order of the one on the screen. */
static RkReportOrder
roster_order (RkCouncilsPage *self)
{
  switch ((RkRosterOrder)gtk_drop_down_get_selected (self->order))
    {
    case RK_ROSTER_BY_READING:
      return RK_REPORT_ORDER_READING;
    case RK_ROSTER_BY_SIDE:
      return RK_REPORT_ORDER_GROUPS;
    default:
      return RK_REPORT_ORDER_ROSTER;
    }
}

/* Papers that are not there (yet) are not offered. */
static void
print_with (RkCouncilsPage *self, const char *document, GArray *ids)
{
  g_autoptr (RkQuery) query = NULL;
  RkReportParams params = { 0 };

  if (rk_report_find (document) == NULL || self->data == NULL || self->data->council == 0)
    return;
  params.council = self->data->council;
  params.as_of = rk_councils_data_day (self->data);
  params.order = roster_order (self);
  if (ids)
    {
      query = roster_query (self);
      rk_query_only_ids (query, ids);
      params.query = query;
    }
  rk_preview_window_present (context_of (self), GTK_WIDGET (self), document, &params);
}

void
rk_councils_page_print (RkCouncilsPage *self, const char *document)
{
  print_with (self, document, NULL);
}

static void
print_roster (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_councils_page_print (RK_COUNCILS_PAGE (widget), "roster");
}

static void
print_bylaws (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_councils_page_print (RK_COUNCILS_PAGE (widget), "bylaws");
}

static void
print_letter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  const RkSeatRow *row = chosen_row (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (row && row->appointment_id)
    g_array_append_val (ids, row->appointment_id);
  print_with (self, "appointment", ids);
}

/* The letter of a term that is over, on whichever council: of who left before its end the one that
 * releases. */
static void
print_term (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  RkDb *db = rk_store_main_db (rk_context_get_store (context_of (self)));
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (RkRecord) term = rk_records_get (db, &rk_kind_appointment, id, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RkReportParams params = { .query = query };

  if (term == NULL)
    return;
  g_array_append_val (ids, id);
  rk_query_only_ids (query, ids);
  params.council = rk_record_get_int (term, "council_id");
  rk_preview_window_present (context_of (self), widget, "appointment", &params);
}

static void
print_letters (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) ids = dup_letters (RK_COUNCILS_PAGE (widget));

  print_with (RK_COUNCILS_PAGE (widget), "appointment", ids);
}

static void export(GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);
  g_autoptr (RkQuery) query = roster_query (self);

  gtk_window_present (GTK_WINDOW (
      rk_export_dialog_new (context_of (self), window_of (self), query,
                            self->data->summary.members + self->data->summary.observers)));
}

/* ── moving about ────────────────────────────────────────────────────────────────────────── */

static void
previous_month (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_day_control_step (RK_COUNCILS_PAGE (widget)->day, -1);
}

static void
next_month (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_day_control_step (RK_COUNCILS_PAGE (widget)->day, 1);
}

static void
today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_day_control_set_day (RK_COUNCILS_PAGE (widget)->day, rk_today ());
}

static void
detail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rk_page_toggle_detail (RK_PAGE (widget));
}

static void
clear_conditions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkCouncilsPage *self = RK_COUNCILS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rk_council_gaps_choose (self->gaps, NULL);
}

/* ── which there are, and when ───────────────────────────────────────────────────────────── */

void
rk_councils_page_update_actions (RkCouncilsPage *self)
{
  static const char *const writing[]
      = { "page.add", "page.add-body", "page.add-council", "page.import", "page.edit-term" };
  static const char *const writing_here[]
      = { "page.add-seat", "page.renew", "page.letters-printed", "page.delete-council" };
  static const char *const writing_row[] = { "page.edit-seat", "page.succeed", "page.delete-row" };
  static const char *const writing_member[]
      = { "page.end-term", "page.report-transfer", "page.letter-printed" };
  GtkWidget *widget = GTK_WIDGET (self);
  const RkSeatRow *row = self->data ? chosen_row (self) : NULL;
  gboolean may_write = rk_councils_page_may_write (self);
  gboolean here = self->data && self->data->council;
  gboolean member = row && row->appointment_id;
  g_autoptr (GArray) letters = dup_letters (self);

#define ENABLE(names, condition)                   \
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) \
  gtk_widget_action_set_enabled (widget, names[i], condition)
  ENABLE (writing, may_write);
  ENABLE (writing_here, may_write && here);
  ENABLE (writing_row, may_write && row);
  ENABLE (writing_member, may_write && member);
#undef ENABLE
  gtk_widget_action_set_enabled (widget, "page.edit", row != NULL);
  gtk_widget_action_set_enabled (widget, "page.export", here);
  gtk_widget_action_set_enabled (widget, "page.print", here && rk_report_find ("roster"));
  gtk_widget_action_set_enabled (widget, "page.print-bylaws", here && rk_report_find ("bylaws"));
  gtk_widget_action_set_enabled (widget, "page.print-letter",
                                 member && rk_report_find ("appointment"));
  gtk_widget_action_set_enabled (widget, "page.print-letters",
                                 letters->len && rk_report_find ("appointment"));
  gtk_widget_action_set_enabled (widget, "page.letters-printed", may_write && letters->len);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          !rk_context_is_read_only (context_of (self)));
  gtk_widget_set_visible (self->renew_button, here && !rk_context_is_read_only (context_of (self)));
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  const char *parameter;
} actions[] = {
  { "page.add", add_member },
  { "page.add-seat", add_seat },
  { "page.add-body", add_body },
  { "page.add-council", add_council },
  { "page.import", import },
  { "page.edit", edit },
  { "page.edit-seat", edit_seat },
  { "page.edit-term", edit_term, "x" },
  { "page.delete-row", delete_row },
  { "page.end-term", end_term },
  { "page.report-transfer", report_transfer },
  { "page.delete-council", delete_council },
  { "page.renew", renew },
  { "page.succeed", succeed },
  { "page.letter-printed", letter_printed },
  { "page.letters-printed", letters_printed },
  { "page.print", print_roster },
  { "page.print-bylaws", print_bylaws },
  { "page.print-letter", print_letter },
  { "page.print-letters", print_letters },
  { "page.print-term", print_term, "x" },
  { "page.export", export },
  { "page.previous-month", previous_month },
  { "page.next-month", next_month },
  { "page.today", today },
  { "page.detail", detail },
  { "page.clear-conditions", clear_conditions },
};

void
rk_councils_page_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "page.previous-month",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, GDK_ALT_MASK, "page.next-month", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "page.add", NULL);
}
