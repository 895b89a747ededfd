#include "rk-target-feed-window.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-meeting-parts.h"
#include "rk-target-feed.h"

struct _RkTargetFeedWindow
{
  AdwWindow parent_instance;

  RkContext *context;
  RkPlan *plan;
  int year;
  GPtrArray *offers; /* RkTargetOffer */
  GPtrArray *checks; /* GtkCheckButton of each, NULL where there is nothing to take */
  GCancellable *reading;
  GtkWidget *list;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RkTargetFeedWindow, rk_target_feed_window, ADW_TYPE_WINDOW)

/* ── taking ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkPlan *plan;      /* the offers are about its targets */
  GPtrArray *offers; /* all of them */
  GPtrArray *chosen; /* RkTargetOffer, borrowed */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->chosen);
  g_ptr_array_unref (job->offers);
  rk_plan_unref (job->plan);
  g_free (job);
}

static gboolean
run_take (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  for (guint i = 0; i < job->chosen->len; i++)
    if (!rk_target_offer_take (db, job->chosen->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
on_taken (gpointer owner, gpointer data, gboolean done)
{
  RkTargetFeedWindow *self = owner;
  guint n = ((Job *)data)->chosen->len;
  g_autofree char *toast
      = g_strdup_printf (ngettext ("%u value taken in", "%u values taken in", n), n);

  if (!done || self->context == NULL)
    return;
  rk_context_toast (self->context, toast, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

void
rk_target_feed_window_take (RkTargetFeedWindow *self)
{
  Job *job;
  g_autofree char *label = NULL;
  g_autofree char *what = NULL;

  g_return_if_fail (RK_IS_TARGET_FEED_WINDOW (self));
  if (self->offers == NULL)
    return;
  job = g_new0 (Job, 1);
  job->plan = rk_plan_ref (self->plan);
  job->offers = g_ptr_array_ref (self->offers);
  job->chosen = g_ptr_array_new ();
  for (guint i = 0; i < self->offers->len; i++)
    if (self->checks->pdata[i] && gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (job->chosen, self->offers->pdata[i]);
  label = rk_fiscal_year_label (self->year);
  what = g_strdup_printf ("指標の実績%u件をデータから入れた（%s）", job->chosen->len, label);
  rk_context_run_command_async (self->context, self, what, NULL, run_take, job, job_free, on_taken);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
update_save (RkTargetFeedWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += self->checks->pdata[i] && gtk_check_button_get_active (self->checks->pdata[i]);
  gtk_widget_set_sensitive (self->save, n > 0);
}

/* 「いま － → 20.7　%」 and below it the formula and where the number comes from. */
static char *
dup_words (const RkTargetOffer *offer)
{
  const RkRecord *target = offer->target->record;
  guint decimals = (guint)rk_record_get_int (target, "decimals");
  g_autofree char *present = rk_plan_dup_value (offer->present, decimals);
  g_autofree char *value = rk_plan_dup_value (offer->value, decimals);
  g_autofree char *change = NULL;

  if (isnan (offer->value))
    return g_strdup (rk_part_or_empty (offer->reason));
  change = rk_target_offer_is_new (offer)
               /* Translators: what stands there, what the data say, unit */
               ? g_strdup_printf (_ ("Now %1$s → %2$s　%3$s"), *present ? present : "－", value,
                                  rk_part_or_empty (rk_record_get (target, "unit")))
               : g_strdup_printf (_ ("%1$s　%2$s stands there already"), value,
                                  rk_part_or_empty (rk_record_get (target, "unit")));
  return g_strdup_printf ("%s\n%s\n%s", change, rk_part_or_empty (offer->formula),
                          rk_part_or_empty (offer->source));
}

/* What would take the place of something is not ticked: that is for the person to decide. */
static void
add_offer (RkTargetFeedWindow *self, const RkTargetOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = rk_record_get (offer->target->record, "name");
  g_autofree char *words = dup_words (offer);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  GtkWidget *check = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (rk_target_offer_is_new (offer))
    {
      check = rk_part_name (gtk_check_button_new (), name);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), isnan (offer->present));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_save), self);
      if (!isnan (offer->present))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_part_chip (_ ("Differs"), "amber"));
    }
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_nothing (RkTargetFeedWindow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No target is fed from data yet"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Edit a target and choose a health indicator or a scheme under “Where the value comes "
         "from”. Until then values are entered by hand."));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkPlan *plan;
  int year;
  GPtrArray *offers;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->offers, g_ptr_array_unref);
  rk_plan_unref (reading->plan);
  g_free (reading);
}

static gboolean
run_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->offers = rk_target_offers (db, reading->plan, reading->year, error);
  return reading->offers != NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkTargetFeedWindow) self = data;
  Reading *read = rk_context_finish_read (self->context, source, result);

  if (read == NULL)
    return;
  self->offers = g_steal_pointer (&read->offers);
  for (guint i = 0; i < self->offers->len; i++)
    add_offer (self, self->offers->pdata[i]);
  if (self->offers->len == 0)
    show_nothing (self);
  update_save (self);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
rk_target_feed_window_dispose (GObject *object)
{
  RkTargetFeedWindow *self = RK_TARGET_FEED_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->plan, rk_plan_unref);
  G_OBJECT_CLASS (rk_target_feed_window_parent_class)->dispose (object);
}

static void
rk_target_feed_window_class_init (RkTargetFeedWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_target_feed_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rk_target_feed_window_init (RkTargetFeedWindow *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->checks = g_ptr_array_new ();
  self->save = gtk_button_new_with_label (_ ("Take In"));
  self->list = rk_part_list (_ ("What the data say"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (rk_target_feed_window_take), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->save);
  adw_window_set_content (ADW_WINDOW (self), rk_part_box (GTK_ORIENTATION_VERTICAL, 0, head,
                                                          rk_part_scrolled (self->list), NULL));
}

GtkWidget *
rk_target_feed_window_new (RkContext *context, GtkWindow *parent, RkPlan *plan, int year)
{
  RkTargetFeedWindow *self;
  Reading *reading = g_new0 (Reading, 1);
  g_autofree char *label = rk_fiscal_year_label (year);
  g_autofree char *title = g_strdup_printf (_ ("Actual Values of %s"), label);

  self = g_object_new (RK_TYPE_TARGET_FEED_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                       title, "default-width", 640, "default-height", 560, NULL);
  self->context = g_object_ref (context);
  self->plan = rk_plan_ref (plan);
  self->year = year;
  self->reading = g_cancellable_new ();
  reading->plan = rk_plan_ref (plan);
  reading->year = year;
  rk_store_read_async (rk_context_get_store (context), run_read, reading, reading_free,
                       self->reading, on_read, g_object_ref (self));
  return GTK_WIDGET (self);
}
