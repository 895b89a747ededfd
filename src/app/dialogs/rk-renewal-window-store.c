/* Keeping what is known so far, and recording. */
#include "rk-renewal-window-private.h"

#include <glib/gi18n-lib.h>

#include "rk-preview-window.h"

typedef struct
{
  GPtrArray *picks;
  char *start;
  char *appointed_on;
  char *council;
  guint n;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  g_ptr_array_unref (renewal->picks);
  g_free (renewal->start);
  g_free (renewal->appointed_on);
  g_free (renewal->council);
  g_free (renewal);
}

/* Worker thread. */
static gboolean
run_renewal (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Renewal *renewal = data;
  g_autofree char *what = NULL;

  if (!rk_renewal_perform (db, renewal->picks, renewal->start, renewal->appointed_on, &renewal->n,
                           error))
    return FALSE;
  what = g_strdup_printf ("%sの改選を記録した　%u席", renewal->council, renewal->n);
  rk_db_name_command (db, what);
  return TRUE;
}

/* Worker thread. */
static gboolean
run_keep (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Renewal *renewal = data;
  g_autofree char *what = NULL;

  if (!rk_renewal_keep (db, renewal->picks, renewal->start, &renewal->n, error))
    return FALSE;
  what = g_strdup_printf ("%sの改選の途中を保存した　%u席", renewal->council, renewal->n);
  rk_db_name_command (db, what);
  return TRUE;
}

static Renewal *
create_renewal (RkRenewalWindow *self)
{
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->picks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (renewal->picks, rk_renewal_row_create_pick (self->rows->pdata[i]));
  renewal->start = rk_date_to_iso (self->start);
  renewal->council = g_strdup (rk_record_get (self->council, "name"));
  return renewal;
}

static void
on_kept (gpointer owner, gpointer data, gboolean done)
{
  RkRenewalWindow *self = owner;
  const Renewal *renewal = data;
  g_autofree char *toast = NULL;

  if (!done || self->context == NULL)
    return;
  toast = g_strdup_printf (
      ngettext ("Kept what is known of %u seat", "Kept what is known of %u seats", renewal->n),
      renewal->n);
  if (renewal->n)
    rk_context_toast (self->context, toast, TRUE);
  rk_renewal_window_load (self);
}

gboolean
rk_renewal_window_keep (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), FALSE);

  if (!rk_renewal_window_take_start (self) || !rk_renewal_window_has_days (self))
    return FALSE;
  rk_context_run_command_async (self->context, self, "改選の途中を保存した", NULL, run_keep,
                                create_renewal (self), renewal_free, on_kept);
  return TRUE;
}

static void
on_paper_clicked (GtkButton *button, RkRenewalWindow *self)
{
  RkReportParams params = { .council = rk_record_id (self->council),
                            .as_of = self->start,
                            .term = self->start,
                            .seat = self->seat };

  rk_preview_window_present (self->context, GTK_WIDGET (self),
                             g_object_get_data (G_OBJECT (button), "rk-document"), &params);
}

/* Papers that are not there are not offered. */
static void
show_papers (RkRenewalWindow *self)
{
  static const char *const documents[] = { "acceptance", "appointment", "roster" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      const RkReportInfo *info = rk_report_find (documents[i]);
      g_autofree char *label = info ? g_strdup_printf (_ ("Print: %s"), info->title) : NULL;
      GtkWidget *button;

      if (info == NULL)
        continue;
      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "rk-document", (gpointer)info->name);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_paper_clicked), self, 0);
      gtk_box_append (self->papers, button);
    }
}

static void
on_recorded (gpointer owner, gpointer data, gboolean done)
{
  RkRenewalWindow *self = owner;
  Renewal *renewal = data;
  g_autofree char *title = NULL;

  self->is_done = done;
  rk_renewal_window_update (self);
  if (!done || self->context == NULL)
    return;
  /* Translators: seats filled: 「16席を記録しました」 */
  title = g_strdup_printf (ngettext ("Recorded %u Seat", "Recorded %u Seats", renewal->n),
                           renewal->n);
  adw_status_page_set_title (self->done, title);
  show_papers (self);
  gtk_widget_set_visible (self->record, FALSE);
  gtk_widget_set_visible (self->keep, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "done");
  rk_context_toast (self->context, title, TRUE);
}

/* A successor needs a name before anything is written. */
static gboolean
has_names (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!rk_renewal_row_ask_name (self->rows->pdata[i]))
        continue;
      gtk_label_set_text (self->problem, _ (RK_NAME_MISSING));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return FALSE;
    }
  return TRUE;
}

/* Going over the limit of the bylaws is done deliberately: the reason stays with the appointment.
 */
static gboolean
has_reasons (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRenewalSeat *seat = self->seats->pdata[i];
      g_autofree char *words = NULL;

      if (!rk_renewal_row_ask_reason (self->rows->pdata[i]))
        continue;
      /* Translators: name of a member, how many reappointments the bylaws allow */
      words = g_strdup_printf (
          _ ("%1$s has been reappointed as often as the bylaws allow (%2$d). Nothing was recorded "
             "yet: choose a successor, or write why the reappointment is made all the same."),
          seat->name, (int)rk_record_get_int (self->council, "reappointment_limit"));
      gtk_label_set_text (self->problem, words);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return FALSE;
    }
  return TRUE;
}

void
rk_renewal_window_perform (RkRenewalWindow *self)
{
  Renewal *renewal;
  RkDate appointed;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self));

  if (!rk_renewal_window_take_start (self)
      || !rk_renewal_window_read_day (self, self->appointed_row, &appointed) || !has_names (self)
      || !rk_renewal_window_has_days (self) || !has_reasons (self))
    return;
  gtk_widget_set_sensitive (self->record, FALSE);
  renewal = create_renewal (self);
  renewal->appointed_on = rk_date_to_iso (appointed);
  rk_context_run_command_async (self->context, self, "改選を記録した", NULL, run_renewal, renewal,
                                renewal_free, on_recorded);
}
