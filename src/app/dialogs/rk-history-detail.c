#include "rk-history-detail.h"

#include <glib/gi18n-lib.h>

#include "rk-grid.h"
#include "rk-history-item.h"
#include "rk-moment.h"
#include "rk-words.h"

#define SHOWN_CHANGES 200
/* Looking for later edits of the same fields costs a query per record. */
#define CHECKED_RECORDS 20

struct _RkHistoryDetail
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *what;
  GtkLabel *facts;
  GtkLabel *undone;
  GtkGrid *grid;
  GtkLabel *more;
  GtkLabel *note;
  GtkWidget *undo_one;
  GtkWidget *undo_to;

  RkContext *context;
  gint64 shown; /* id of the action, 0: none */
  char *words;
  guint n_later;
  gboolean in_force;
};

G_DEFINE_FINAL_TYPE (RkHistoryDetail, rk_history_detail, ADW_TYPE_BIN)

/* ── what it changed, on a worker ────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 entry;
  GPtrArray *changes; /* of RkHistoryChange */
  char *conflict;     /* the later action that changed the same */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->changes, g_ptr_array_unref);
  g_free (load->conflict);
  g_free (load);
}

static gboolean
touches (GPtrArray *changes, gint64 record, const char *field)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const RkHistoryChange *change = changes->pdata[i];

      if (change->record_id == record && g_strcmp0 (change->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a later action in force changed a field of @record that this one changed, too. */
static char *
find_conflict (RkDb *db, Load *load, gint64 record)
{
  g_autoptr (GPtrArray) entries = rk_history_of_record (db, record, 0, NULL);

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const RkHistoryEntry *entry = entries->pdata[i];
      g_autoptr (GPtrArray) changes = NULL;

      if (entry->id <= load->entry || entry->undone)
        continue;
      changes = rk_history_changes (db, entry->id, SHOWN_CHANGES, NULL);
      for (guint k = 0; changes && k < changes->len; k++)
        {
          const RkHistoryChange *change = changes->pdata[k];

          if (change->record_id == record && touches (load->changes, record, change->field))
            return g_strdup (entry->what);
        }
    }
  return NULL;
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  gint64 last = 0;
  guint n = 0;

  load->changes = rk_history_changes (db, load->entry, SHOWN_CHANGES + 1, error);
  if (load->changes == NULL)
    return FALSE;
  for (guint i = 0; i < load->changes->len && n < CHECKED_RECORDS && !load->conflict; i++)
    {
      gint64 record = ((RkHistoryChange *)load->changes->pdata[i])->record_id;

      if (record == last)
        continue;
      last = record;
      n++;
      load->conflict = find_conflict (db, load, record);
    }
  return TRUE;
}

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

static void
attach_before (GtkGrid *grid, const char *text, int row)
{
  GtkWidget *label = rk_grid_attach (grid, text ? text : _ ("(none)"), "rk-before", 1, row, 1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *spoken = g_strdup_printf (_ ("before: %s"), text ? text : _ ("(none)"));

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
attach_heading (GtkGrid *grid)
{
  const char *const headings[] = { _ ("Entry"), _ ("Before"), _ ("After") };

  for (int i = 0; i < 3; i++)
    rk_grid_attach (grid, headings[i], "rk-grid-heading", i, 0, 1);
}

static void
show_changes (RkHistoryDetail *self, GPtrArray *changes)
{
  gint64 last = 0;
  gboolean several = FALSE;
  int row = 1;

  rk_grid_clear (self->grid);
  for (guint i = 1; i < changes->len; i++)
    several |= ((RkHistoryChange *)changes->pdata[i])->record_id
               != ((RkHistoryChange *)changes->pdata[0])->record_id;
  attach_heading (self->grid);
  for (guint i = 0; i < MIN (changes->len, SHOWN_CHANGES); i++)
    {
      const RkHistoryChange *change = changes->pdata[i];

      if (several && change->record_id != last)
        rk_grid_attach (self->grid, change->record ? change->record : "", "rk-grid-group", 0, row++,
                        3);
      last = change->record_id;
      rk_grid_attach (self->grid, change->field, "dim-label", 0, row, 1);
      attach_before (self->grid, change->before, row);
      rk_grid_attach (self->grid, change->after ? change->after : _ ("(none)"),
                      change->after ? "heading" : NULL, 2, row++, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->grid), changes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), changes->len > SHOWN_CHANGES);
}

/* ── the two verbs ───────────────────────────────────────────────────────────────────────── */

static void
show_verbs (RkHistoryDetail *self, const char *conflict)
{
  gboolean writable = !rk_context_is_read_only (self->context);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->undo_one, writable && self->in_force && conflict == NULL);
  gtk_widget_set_sensitive (self->undo_to, writable && self->n_later > 0);
  if (conflict && self->in_force)
    text = g_strdup_printf (_ ("Alone it cannot be undone: “%s” changed the same entries later."),
                            conflict);
  else if (self->n_later > 0)
    text = g_strdup_printf (
        ngettext (
            "“Return to Here” undoes the %u later action as well. Undoing stays in the history.",
            "“Return to Here” undoes the %u later actions as well. Undoing stays in the history.",
            self->n_later),
        self->n_later);
  else
    text = g_strdup (_ ("This is the newest action. Undoing stays in the history."));
  gtk_label_set_text (self->note, text);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkHistoryDetail) self = data;
  Load *load = rk_context_finish_read (self->context, source, result);

  if (load && self->shown == load->entry)
    {
      show_changes (self, load->changes);
      show_verbs (self, load->conflict);
    }
}

static void
on_undo_one (RkHistoryDetail *self)
{
  rk_context_undo_entry (self->context, self->shown, self->words);
}

static void
on_undo_to (RkHistoryDetail *self)
{
  rk_context_undo_to (self->context, self->shown);
}

static void
show_entry (RkHistoryDetail *self, const RkHistoryEntry *entry)
{
  g_autofree char *moment = rk_moment_dup_full (entry->at);
  g_autofree char *count = rk_words_count (entry->n_changes);
  g_autofree char *facts = NULL;
  g_autofree char *undone = NULL;

  /* Translators: when, who, number of records: 「令和6年7月3日（水）9:58:31　落合 健二　2件」 */
  facts = g_strdup_printf (_ ("%1$s  %2$s  records: %3$s"), moment, entry->by, count);
  gtk_label_set_text (self->what, entry->what);
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->undone), entry->undone);
  if (entry->undone)
    {
      g_autofree char *when = rk_moment_dup_full (entry->undone_at);

      undone = g_strdup_printf (_ ("Undone  %1$s  %2$s"), when, entry->undone_by);
      gtk_label_set_text (self->undone, undone);
    }
}

void
rk_history_detail_show (RkHistoryDetail *self, const RkHistoryEntry *entry, guint n_later)
{
  Load *load;

  g_return_if_fail (RK_IS_HISTORY_DETAIL (self) && self->context);

  gtk_stack_set_visible_child_name (self->stack, entry ? "entry" : "none");
  self->shown = entry ? entry->id : 0;
  if (entry == NULL)
    return;
  g_free (self->words);
  self->words = g_strdup (entry->what);
  self->n_later = n_later;
  self->in_force = !entry->undone;
  show_entry (self, entry);
  show_verbs (self, NULL);
  load = g_new0 (Load, 1);
  load->entry = entry->id;
  rk_store_read_async (rk_context_get_store (self->context), run_load, load, load_free, NULL,
                       on_loaded, g_object_ref (self));
}

void
rk_history_detail_set_context (RkHistoryDetail *self, RkContext *context)
{
  g_return_if_fail (RK_IS_HISTORY_DETAIL (self));

  g_set_object (&self->context, context);
}

static void
rk_history_detail_dispose (GObject *object)
{
  RkHistoryDetail *self = RK_HISTORY_DETAIL (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (rk_history_detail_parent_class)->dispose (object);
}

static void
rk_history_detail_class_init (RkHistoryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_history_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-history-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, what);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, undone);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, grid);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, more);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, note);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, undo_one);
  gtk_widget_class_bind_template_child (widget_class, RkHistoryDetail, undo_to);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_one);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_to);
}

static void
rk_history_detail_init (RkHistoryDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
