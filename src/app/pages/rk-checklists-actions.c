#include <glib/gi18n-lib.h>

#include "rk-checklist-edits.h"
#include "rk-checklist-editions.h"
#include "rk-checklists-private.h"
#include "rk-edition-map-window.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

static RkContext *
context_of (RkChecklistsPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static const RkChecklistColumn *
open_column (RkChecklistsPage *self)
{
  return self->data && self->data->edition
             ? rk_checklist_data_column (self->data, self->data->about)
             : NULL;
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static const char *const papers[] = { "checklist-blank",  "checklist-filled", "checklist-result",
                                      "checklist-matrix", "checklist-years",  "checklist-binder" };

GMenuModel *
rk_checklists_page_papers (void)
{
  return rk_page_papers_menu (papers, G_N_ELEMENTS (papers));
}

void
rk_checklists_page_paper (RkChecklistsPage *self, const char *document)
{
  RkReportParams params = { 0 };
  const RkChecklistColumn *column;
  gint64 about;

  if (self->data == NULL || self->data->edition == NULL || rk_report_find (document) == NULL)
    return;
  params.edition = self->data->edition->id;
  params.year = self->data->year;
  /* Where all are side by side, the one whose mark is looked at, else all councils. */
  about = self->data->about ? self->data->about : rk_checklists_page_looked_at (self);
  column = rk_checklist_data_column (self->data, about);
  if (self->data->by_council)
    params.council = about;
  else if (column && column->now)
    params.round = column->now->round_id;
  rk_preview_window_present (context_of (self), GTK_WIDGET (self), document, &params);
}

static void
on_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_checklists_page_paper (RK_CHECKLISTS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* ── beginning a round ───────────────────────────────────────────────────────────────────── */

/* RkStoreFunc; @data is a round that is not yet saved. A meeting's council and year come with it.
 */
static gboolean
run_begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkRoundSubject subject;
  gint64 id;

  rk_checklists_subject (data, &subject);
  if (subject.meeting)
    {
      g_autoptr (RkRecord) meeting = rk_records_get (db, &rk_kind_meeting, subject.meeting, error);

      if (meeting == NULL)
        return FALSE;
      subject.council = rk_record_get_int (meeting, "council_id");
      subject.year = (int)rk_record_get_int (meeting, "year");
    }
  return rk_checklists_begin (db, &subject, &id, error);
}

static void
on_begun (gpointer owner, gint64 id)
{
  RkChecklistsPage *self = owner;

  self->to_open = TRUE;
  rk_checklists_page_reload (self);
}

static void
on_new_round (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const meetings[] = { "meeting_id", NULL };
  static const char *const workplaces[] = { "workplace_id", "year", NULL };
  static const char *const others[] = { "subject", "council_id", "year", NULL };
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);
  const char *unit = self->data->edition->unit;
  RkDraft *draft = rk_draft_new (&rk_kind_round);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_round, "edition_id"), self->data->edition->id);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_round, "year"), self->data->year);
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     _ ("Begin a Self-Assessment"), record,
                                     g_str_equal (unit, RK_UNIT_MEETING)     ? meetings
                                     : g_str_equal (unit, RK_UNIT_WORKPLACE) ? workplaces
                                                                             : others);
  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), run_begin, "自己評価を始めた",
                              _ ("The self-assessment has been begun"));
  rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_begun);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ── the round ───────────────────────────────────────────────────────────────────────────── */

static void
on_accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);
  RkProposalKind kind = g_str_equal (name, "page.accept-mapped")  ? RK_PROPOSAL_MAPPED
                        : g_str_equal (name, "page.accept-areas") ? RK_PROPOSAL_AREAS
                                                                  : RK_PROPOSAL_LAST_YEAR;

  rk_checklist_edits_accept (context_of (self), self->data, kind);
}

static void
on_close_response (GtkWidget *dialog, const char *response, RkChecklistsPage *self)
{
  if (g_str_equal (response, "close-round") && open_column (self))
    rk_checklist_edits_close (context_of (self), self->data);
}

static GtkWidget *
create_question (RkChecklistsPage *self,
                 const char *heading,
                 const char *body,
                 const char *id,
                 const char *verb,
                 GCallback on_response)
{
  GtkWidget *dialog
      = rk_message_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body, NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _ ("_Cancel"), id, verb,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), id,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), id);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_signal_connect_object (dialog, "response", on_response, self, 0);
  return dialog;
}

static void
on_close_round (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);
  const RkChecklistColumn *column = open_column (self);
  guint left = self->data->edition->items->len - column->now->n_answered;
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u item is not answered. Nothing of a closed self-assessment changes; a "
                "correction is made as a new version.",
                "%u items are not answered. Nothing of a closed self-assessment changes; a "
                "correction is made as a new version.",
                left),
      left);

  gtk_window_present (GTK_WINDOW (create_question (
      self, _ ("Close the Self-Assessment?"),
      left ? body
           : _ ("Nothing of a closed self-assessment changes; a correction is made as a new "
                "version."),
      "close-round", _ ("_Close It"), G_CALLBACK (on_close_response))));
}

static void
on_revise_response (GtkWidget *dialog, const char *response, RkChecklistsPage *self)
{
  g_autofree char *reason = rk_message_dup_typed (dialog);

  if (g_str_equal (response, "revise") && open_column (self))
    rk_checklist_edits_revise (context_of (self), self->data, reason);
}

static void
on_revise_round (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);
  GtkWidget *dialog = create_question (
      self, _ ("Make a Corrected Version?"),
      _ ("The closed self-assessment stays as it is. The new version begins with its answers."),
      "revise", _ ("_Make a Version"), G_CALLBACK (on_revise_response));

  rk_message_ask (dialog, _ ("Reason of the correction"), NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ── editions ────────────────────────────────────────────────────────────────────────────── */

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_checklist_editions_import (context_of (RK_CHECKLISTS_PAGE (widget)), widget);
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);

  rk_checklist_editions_export (context_of (self), widget, self->data->edition);
}

static void
on_edit_edition (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);

  rk_checklist_editions_edit (context_of (self), widget, self->data->edition);
}

static void
on_map_edition (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkChecklistsPage *self = RK_CHECKLISTS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (rk_edition_map_window_new (
      context_of (self), GTK_WINDOW (gtk_widget_get_root (widget)), self->data->edition)));
}

/* ── which of them make sense ────────────────────────────────────────────────────────────── */

static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_checklists_page_open (RK_CHECKLISTS_PAGE (widget), 0);
}

static void
on_detail (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_page_toggle_detail (RK_PAGE (widget));
}

static gboolean
has_proposal (RkChecklistsPage *self, RkProposalKind kind)
{
  for (guint i = 0; self->data->proposals && i < self->data->proposals->len; i++)
    if (((RkProposal *)self->data->proposals->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

void
rk_checklists_page_update_actions (RkChecklistsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const RkChecklistColumn *column = open_column (self);
  gboolean writable = !rk_context_is_read_only (context_of (self));
  gboolean edition = self->data && self->data->edition;
  gboolean closed = column && column->sheet && rk_checklist_is_closed (column->sheet);
  gboolean answering = writable && column && column->sheet && !closed;

  gtk_widget_action_set_enabled (widget, "page.back", column != NULL);
  gtk_widget_action_set_enabled (widget, "page.paper", edition);
  gtk_widget_action_set_enabled (widget, "page.new-round",
                                 writable && edition && !self->data->by_council);
  gtk_widget_action_set_enabled (widget, "page.accept-last-year",
                                 answering && has_proposal (self, RK_PROPOSAL_LAST_YEAR));
  gtk_widget_action_set_enabled (widget, "page.accept-mapped",
                                 answering && has_proposal (self, RK_PROPOSAL_MAPPED));
  gtk_widget_action_set_enabled (widget, "page.accept-areas",
                                 answering && has_proposal (self, RK_PROPOSAL_AREAS));
  gtk_widget_action_set_enabled (widget, "page.close-round", answering);
  gtk_widget_action_set_enabled (widget, "page.revise-round", writable && closed);
  gtk_widget_action_set_enabled (widget, "page.import", writable);
  gtk_widget_action_set_enabled (widget, "page.export", edition);
  gtk_widget_action_set_enabled (widget, "page.edit-edition", writable && edition);
  gtk_widget_action_set_enabled (widget, "page.map-edition", writable && edition);
}

void
rk_checklists_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "page.detail", NULL, on_detail);
  gtk_widget_class_install_action (widget_class, "page.paper", "s", on_paper);
  gtk_widget_class_install_action (widget_class, "page.new-round", NULL, on_new_round);
  gtk_widget_class_install_action (widget_class, "page.accept-last-year", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "page.accept-mapped", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "page.accept-areas", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "page.close-round", NULL, on_close_round);
  gtk_widget_class_install_action (widget_class, "page.revise-round", NULL, on_revise_round);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "page.edit-edition", NULL, on_edit_edition);
  gtk_widget_class_install_action (widget_class, "page.map-edition", NULL, on_map_edition);
}
