#include "rk-match-window-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-files.h"
#include "rk-kinds.h"
#include "rk-match-row.h"
#include "rk-match-side.h"
#include "rk-message.h"
#include "rk-records.h"
#include "rk-reporter.h"
#include "rk-text.h"
#include "rk-width-bin.h"
#include "rk-words.h"

#define TICK_MS 100

G_DEFINE_FINAL_TYPE (RkMatchWindow, rk_match_window, ADW_TYPE_WINDOW)

static gboolean
may_write (RkMatchWindow *self)
{
  return !rk_context_is_read_only (self->context) && self->n_running == 0;
}

/* ── counts ──────────────────────────────────────────────────────────────────────────────── */

static guint
count (RkMatchWindow *self, RkLikeness likeness)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RkMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += item->likeness == likeness;
    }
  return n;
}

int
rk_match_window_get_n (RkMatchWindow *self, RkLikeness likeness)
{
  g_return_val_if_fail (RK_IS_MATCH_WINDOW (self), -1);

  return self->finding ? -1 : (int)count (self, likeness);
}

gboolean
rk_match_window_has_file (RkMatchWindow *self)
{
  g_return_val_if_fail (RK_IS_MATCH_WINDOW (self), FALSE);

  return self->list_name != NULL;
}

static void
show_counts (RkMatchWindow *self)
{
  static const char *const words[] = { N_ ("None"), N_ ("To Decide"), N_ ("Sure") };
  guint n_left = count (self, RK_ALIKE);
  guint n_asked = self->n_asked = MAX (self->n_asked, n_left);
  g_autofree char *done = rk_words_count (n_asked - n_left);
  g_autofree char *all = rk_words_count (n_asked);
  /* Translators: pairs: 「12／63 判断済み」 */
  g_autofree char *line = g_strdup_printf (_ ("%1$s of %2$s decided"), done, all);

  for (guint i = 0; i <= RK_SAME; i++)
    {
      g_autofree char *n = rk_words_count (count (self, (RkLikeness)i));
      g_autofree char *label = g_strdup_printf ("%s %s", _ (words[i]), n);

      gtk_button_set_label (GTK_BUTTON (self->verdict[i]), label);
    }
  gtk_label_set_text (self->count, self->asked == RK_ALIKE ? line : "");
}

void
rk_match_window_update_actions (RkMatchWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean pair = self->item && self->item->id && may_write (self);
  gboolean listed = !self->for_register && may_write (self);

  gtk_widget_action_set_enabled (widget, "match.same", pair && self->asked == RK_ALIKE);
  gtk_widget_action_set_enabled (widget, "match.apart", pair);
  gtk_widget_action_set_enabled (widget, "match.later", self->asked == RK_ALIKE);
  gtk_widget_action_set_enabled (widget, "match.fill", listed && count (self, RK_SAME) > 0);
  gtk_widget_action_set_enabled (widget, "match.register", listed && count (self, RK_SAME) > 0);
  gtk_widget_action_set_enabled (widget, "match.add", listed && count (self, RK_DIFFERENT) > 0);
  gtk_widget_action_set_enabled (widget, "match.save", self->list != NULL);
}

/* ── the pair ────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
load (RkMatchWindow *self, gint64 id)
{
  return id ? rk_records_get (rk_store_main_db (rk_context_get_store (self->context)),
                              &rk_kind_workplace, id, NULL)
            : NULL;
}

static char *
dup_line (const RkRecord *record)
{
  const char *number = rk_record_get (record, "registration_number");

  /* Translators: number in the register: 「登録番号 3-0412」 */
  return number ? g_strdup_printf (_ ("Registration number %s"), number) : NULL;
}

static void
show_why (RkMatchWindow *self)
{
  const RkMatchItem *item = self->item;
  /* Translators: score from 0 to 100, reasons: 「似ている度合い 88　電話番号が同じ、…」 */
  g_autofree char *line = item->score
                              ? g_strdup_printf (_ ("Likeness %1$s: %2$s"), item->score, item->why)
                              : g_strdup (item->why);

  gtk_label_set_text (self->why, line);
  gtk_label_set_text (self->question, self->asked == RK_ALIKE  ? _ ("Is this the same workplace?")
                                      : self->asked == RK_SAME ? _ ("This is the same workplace")
                                                               : _ ("This is not in the register"));
}

static void
show_records (RkMatchWindow *self, RkRecord *left, RkRecord *right)
{
  g_autofree char *left_line = dup_line (left);
  g_autofree char *right_line = self->item->other
                                    ? dup_line (right)
                                    /* Translators: row of the list: 「286行目」 */
                                    : g_strdup_printf (_ ("row %u"), self->item->number);

  rk_pair_view_set_choosing (self->pair,
                             self->asked == RK_ALIKE && !rk_context_is_read_only (self->context));
  rk_pair_view_show (self->pair, left, self->item->other ? _ ("Stays") : _ ("The register"),
                     left_line, right,
                     self->item->other ? _ ("Becomes part of it") : self->list_name, right_line);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* What a decision would lead to stands beside the pair, where there is room and a pair. */
static void
reveal_detail (RkMatchWindow *self)
{
  adw_flap_set_reveal_flap (
      self->flap, !adw_flap_get_folded (self->flap)
                      && g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "pair") == 0);
}

static void
show_content (RkMatchWindow *self, const char *name)
{
  gboolean other = g_strcmp0 (gtk_stack_get_visible_child_name (self->content), name) != 0;

  gtk_stack_set_visible_child_name (self->content, name);
  /* Of a pair it may have been put away. */
  if (other || g_strcmp0 (name, "pair") != 0)
    reveal_detail (self);
}

static void
show_item (RkMatchWindow *self)
{
  g_autoptr (RkRecord) left = NULL;
  g_autoptr (RkRecord) right = NULL;
  RkMatchItem *item = gtk_single_selection_get_selected_item (self->selection);

  g_set_object (&self->item, item);
  if (item)
    {
      left = item->id ? load (self, item->id) : rk_record_ref (item->row);
      right = item->other ? load (self, item->other) : rk_record_ref (item->row);
    }
  if (left && right)
    {
      show_why (self);
      show_records (self, left, right);
    }
  gtk_widget_set_visible (self->verbs, self->asked != RK_DIFFERENT);
  show_content (self, left && right ? "pair" : "nothing");
  rk_match_side_show (self->side, rk_store_main_db (rk_context_get_store (self->context)), item);
  rk_match_window_update_actions (self);
}

static void
on_selected (RkMatchWindow *self)
{
  if (!self->finding)
    show_item (self);
}

static void
on_activated (RkMatchWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "pair");
}

/* ── the queue ───────────────────────────────────────────────────────────────────────────── */

static gboolean
is_shown (gpointer item, gpointer data)
{
  return RK_MATCH_ITEM (item)->likeness == ((RkMatchWindow *)data)->asked;
}

static void
show_nothing (RkMatchWindow *self)
{
  g_autofree char *sure = rk_words_count (count (self, RK_SAME));
  g_autofree char *none = rk_words_count (count (self, RK_DIFFERENT));
  g_autofree char *records = rk_words_count (self->n_records);
  g_autofree char *text
      = self->for_register
            ? g_strdup_printf (_ ("%s workplaces were compared with each other."), records)
            : g_strdup_printf (_ ("%1$s rows are surely in the register, %2$s are not in it."),
                               sure, none);

  adw_status_page_set_description (self->nothing, text);
}

static void
refilter (RkMatchWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
  show_nothing (self);
  show_item (self);
}

static void
on_verdict (RkMatchWindow *self)
{
  for (guint i = 0; i <= RK_SAME; i++)
    if (gtk_toggle_button_get_active (self->verdict[i]) && self->asked != (RkLikeness)i)
      {
        self->asked = (RkLikeness)i;
        refilter (self);
      }
}

static void
create_queue (RkMatchWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = rk_match_row_factory_new ();

  self->items = g_list_store_new (RK_TYPE_MATCH_ITEM);
  self->shown
      = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                   GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_factory (self->queue, factory);
  gtk_list_view_set_model (self->queue, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_tick (gpointer data)
{
  gtk_progress_bar_pulse (((RkMatchWindow *)data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_title (RkMatchWindow *self)
{
  g_autofree char *subtitle
      = self->for_register ? g_strdup (_ ("Duplicates in the register"))
        : self->list_name  ? g_strdup_printf (_ ("“%s” against the register"), self->list_name)
                           : g_strdup ("");

  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_failure (RkMatchWindow *self, const GError *error)
{
  rk_message_describe (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
take_found (RkMatchWindow *self, RkMatchJob *job)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  g_clear_pointer (&self->list, rk_match_list_free);
  self->list = g_steal_pointer (&job->list);
  if (job->path)
    self->n_asked = 0;
  self->n_records = job->n_records;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       job->items->pdata, job->items->len);
  refilter (self);
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (
        self->selection, MIN (at, g_list_model_get_n_items (G_LIST_MODEL (self->shown))));
  show_item (self);
  /* Where only one of the two has room it is that which says something. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    adw_leaflet_set_visible_child_name (self->leaflet, "pair");
  gtk_stack_set_visible_child_name (self->stack, "pairs");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkMatchWindow) self = data;
  g_autoptr (GError) error = NULL;
  RkMatchJob *job = rk_match_job_find_finish (result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->finding);
  if (job)
    take_found (self, job);
  else
    show_failure (self, error);
}

/* @path: NULL: what was found is found anew */
void
rk_match_window_find (RkMatchWindow *self, const char *path)
{
  RkMatchJob *job = g_new0 (RkMatchJob, 1);
  gboolean again = path == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0;

  job->store = g_object_ref (rk_context_get_store (self->context));
  job->path = g_strdup (path);
  memcpy (job->pair, self->only, sizeof job->pair);
  if (path == NULL)
    job->list = g_steal_pointer (&self->list);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  if (!again)
    {
      gtk_stack_set_visible_child_name (self->stack, "busy");
      if (self->tick == 0)
        self->tick = g_timeout_add (TICK_MS, on_tick, self);
    }
  rk_match_job_find_async (job, self->finding, on_found, g_object_ref (self));
}

/* Somebody else's change, or an action taken back. */
static void
on_changed (RkMatchWindow *self)
{
  if (self->context && self->n_running == 0 && self->finding == NULL
      && (self->list || self->for_register))
    rk_match_window_find (self, NULL);
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

/* The record that has become part of another is no half of a pair any more. */
static void
settle (RkMatchWindow *self, RkMatchItem *item, gboolean same)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (RkMatchItem) other = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);

      if (other == item
              ? item->other != 0
              : same && item->other && (other->id == item->other || other->other == item->other))
        g_list_store_remove (self->items, i - 1);
    }
  item->likeness = same ? RK_SAME : RK_DIFFERENT;
  item->decided = TRUE;
}

static void
on_decided (gpointer owner, gpointer data, gboolean done)
{
  RkMatchWindow *self = owner;
  const RkMatchDecision *decision = data;
  guint at;
  g_autofree char *text = NULL;

  self->n_running--;
  if (self->context == NULL)
    return;
  if (!done)
    {
      rk_match_window_update_actions (self);
      return;
    }
  at = gtk_single_selection_get_selected (self->selection);
  settle (self, decision->item, decision->kept != NULL);
  text = g_strdup_printf (decision->kept ? _ ("%s: joined as one workplace")
                                         : _ ("%s: another workplace"),
                          decision->item->title);
  refilter (self);
  if (at < g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    gtk_single_selection_set_selected (self->selection, at);
  show_item (self);
  rk_context_toast (self->context, text, TRUE);
}

static void
decide (RkMatchWindow *self, gboolean same)
{
  RkMatchDecision *decision = g_new0 (RkMatchDecision, 1);
  g_autofree char *what = NULL;

  decision->item = g_object_ref (self->item);
  decision->source = g_strdup (self->list_name);
  decision->kept = same ? rk_pair_view_dup_merged (self->pair) : NULL;
  what = g_strdup_printf (same ? "「%s」を同じ事業所としてまとめた" : "「%s」は別の事業所とした",
                          self->item->title);
  self->n_running++;
  rk_match_window_update_actions (self);
  rk_context_run_command_async (self->context, self, what, NULL, rk_match_decision_run, decision,
                                rk_match_decision_free, on_decided);
}

static void
go_on (RkMatchWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n > 0)
    gtk_single_selection_set_selected (self->selection, (at + 1) % n);
}

void
rk_match_window_answer (RkMatchWindow *self, RkMatchAnswer answer)
{
  g_return_if_fail (RK_IS_MATCH_WINDOW (self));

  if (answer == RK_MATCH_LATER)
    go_on (self);
  else if (self->item && self->item->id && may_write (self)
           && (answer == RK_MATCH_APART || self->asked == RK_ALIKE))
    decide (self, answer == RK_MATCH_SAME);
}

static void
on_same (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_match_window_answer (RK_MATCH_WINDOW (widget), RK_MATCH_SAME);
}

static void
on_apart (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_match_window_answer (RK_MATCH_WINDOW (widget), RK_MATCH_APART);
}

static void
on_later (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_match_window_answer (RK_MATCH_WINDOW (widget), RK_MATCH_LATER);
}

/* Letters of any width, the kana of their keys, and 1 to 3. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        RkMatchWindow *self)
{
  static const char *const keys[] = { "sSｓＳと1１", "dDｄＤし2２", "lLｌＬり3３" };
  gunichar character = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || character == 0
      || self->asked != RK_ALIKE
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pairs") != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_utf8_strchr (keys[i], -1, character))
      {
        rk_match_window_answer (self, (RkMatchAnswer)i);
        return TRUE;
      }
  return FALSE;
}

/* ── files ───────────────────────────────────────────────────────────────────────────────── */

void
rk_match_window_open (RkMatchWindow *self, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (RK_IS_MATCH_WINDOW (self));

  path = g_file_get_path (file);
  if (path == NULL)
    return;
  g_free (self->list_name);
  self->list_name = g_filename_display_basename (path);
  show_title (self);
  rk_match_window_find (self, path);
}

static void
on_chosen (GFile *file, gpointer data)
{
  rk_match_window_open (data, file);
}

static void
on_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (
      GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a List"), _ ("Read the File"),
      NULL, "*.csv;*.CSV;*.xlsx;*.XLSX;*.xlsm;*.XLSM;*.txt;*.TXT;*.tsv;*.TSV",
      _ ("CSV, Excel and text files"), on_chosen, g_object_ref (widget), g_object_unref);
}

static void
on_save_chosen (GFile *file, gpointer data)
{
  RkMatchWindow *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path && self->list && !rk_match_list_save (self->list, path, &error))
    rk_reporter_show (GTK_WINDOW (self), error, _ ("The list was not saved"), NULL, NULL, NULL,
                      NULL);
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_files_choose (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the List as CSV"),
                   _ ("_Save"), "名寄せの結果.csv", "*.csv", _ ("CSV files"), on_save_chosen,
                   g_object_ref (widget), g_object_unref);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static void
on_queue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (RK_MATCH_WINDOW (widget)->leaflet, "queue");
}

static gboolean
on_detail (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AdwFlap *flap = RK_MATCH_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
  return TRUE;
}

/* The header bar may not change while it is being laid out. */
static gboolean
show_buttons (gpointer data)
{
  RkMatchWindow *self = data;

  if (self->context)
    {
      gtk_widget_set_visible (self->queue_button, adw_leaflet_get_folded (self->leaflet));
      gtk_widget_set_visible (self->detail_button, adw_flap_get_folded (self->flap));
    }
  return G_SOURCE_REMOVE;
}

static void
on_folded (RkMatchWindow *self)
{
  reveal_detail (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_buttons, g_object_ref (self), g_object_unref);
}

static GtkWidget *
window_new (RkContext *context, gboolean for_register, gint64 first, gint64 second)
{
  RkMatchWindow *self = g_object_new (RK_TYPE_MATCH_WINDOW, NULL);

  self->context = g_object_ref (context);
  self->only[0] = first;
  self->only[1] = second;
  self->for_register = for_register;
  gtk_widget_set_visible (self->verdicts, !for_register);
  gtk_widget_set_visible (self->more, !for_register);
  gtk_widget_set_visible (self->save, !for_register);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  rk_beside_keep_clear (GTK_WINDOW (self), self->above_verbs);
  show_title (self);
  rk_match_window_update_actions (self);
  if (for_register)
    rk_match_window_find (self, NULL);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_match_window_new_for_list (RkContext *context)
{
  return window_new (context, FALSE, 0, 0);
}

GtkWidget *
rk_match_window_new_for_register (RkContext *context)
{
  return window_new (context, TRUE, 0, 0);
}

GtkWidget *
rk_match_window_new_for_pair (RkContext *context, gint64 first, gint64 second)
{
  return window_new (context, TRUE, first, second);
}

static void
rk_match_window_dispose (GObject *object)
{
  RkMatchWindow *self = RK_MATCH_WINDOW (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->item);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_pointer (&self->list, rk_match_list_free);
  g_clear_pointer (&self->list_name, g_free);
  G_OBJECT_CLASS (rk_match_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "match.same", on_same },     { "match.apart", on_apart }, { "match.later", on_later },
    { "match.choose", on_choose }, { "match.save", on_save },   { "match.queue", on_queue },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  rk_match_verdict_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "match.choose",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F9, 0, on_detail, NULL);
}

static void
rk_match_window_class_init (RkMatchWindowClass *klass)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (RkMatchWindow, name) }
    CHILD (title),
    CHILD (stack),
    CHILD (failed),
    CHILD (nothing),
    CHILD (progress),
    CHILD (leaflet),
    CHILD (flap),
    CHILD (content),
    CHILD (verdicts),
    CHILD (count),
    CHILD (queue),
    CHILD (question),
    CHILD (why),
    CHILD (pair_slot),
    CHILD (verbs),
    CHILD (above_verbs),
    CHILD (side),
    CHILD (queue_button),
    CHILD (detail_button),
    CHILD (more),
    CHILD (save),
    CHILD (scroller),
#undef CHILD
    { "none", G_STRUCT_OFFSET (RkMatchWindow, verdict[RK_DIFFERENT]) },
    { "likely", G_STRUCT_OFFSET (RkMatchWindow, verdict[RK_ALIKE]) },
    { "sure", G_STRUCT_OFFSET (RkMatchWindow, verdict[RK_SAME]) },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_match_window_dispose;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-match-window.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
  install_actions (widget_class);
}

static void
rk_match_window_init (RkMatchWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->asked = RK_ALIKE;
  create_queue (self);
  self->pair = RK_PAIR_VIEW (rk_pair_view_new ());
  adw_bin_set_child (self->pair_slot, GTK_WIDGET (self->pair));
  for (guint i = 0; i <= RK_SAME; i++)
    g_signal_connect_object (self->verdict[i], "toggled", G_CALLBACK (on_verdict), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
