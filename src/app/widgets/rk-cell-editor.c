#include "rk-cell-editor.h"

#include <glib/gi18n-lib.h>
#include "rk-edits.h"
#include "rk-record-form.h"

struct _RkCellEditor
{
  GtkPopover parent_instance;

  RkContext *context;
  const char *field;
  gint64 id;
  RkRecordForm *form; /* owned by the tree */
  gboolean saving;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkCellEditor, rk_cell_editor, GTK_TYPE_POPOVER)

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  RkCellEditor *self = owner;

  self->saving = FALSE;
  if (!done)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SAVED], 0, id);
}

void
rk_cell_editor_save (RkCellEditor *self)
{
  const char *settled[] = { NULL, NULL };
  g_autoptr (RkRecord) record = NULL;

  g_return_if_fail (RK_IS_CELL_EDITOR (self));

  if (self->saving)
    return;
  if (!rk_record_form_is_changed (self->form))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  record = rk_record_form_end (self->form, FALSE);
  if (record == NULL)
    return;
  self->saving = TRUE;
  settled[0] = self->field;
  rk_edits_save (self->context, record, settled, self, on_saved);
}

gint64
rk_cell_editor_get_id (RkCellEditor *self)
{
  g_return_val_if_fail (RK_IS_CELL_EDITOR (self), 0);
  return self->id;
}

void
rk_cell_editor_type (RkCellEditor *self, const char *text)
{
  g_return_if_fail (RK_IS_CELL_EDITOR (self));
  rk_record_form_type (self->form, self->field, text);
}

/* Enter saves. While the input method is converting, Enter is its own and never comes here. */
static void
on_activate_cb (GtkText *text, RkCellEditor *self)
{
  rk_cell_editor_save (self);
}

static void
connect_lines (GtkWidget *widget, RkCellEditor *self)
{
  if (GTK_IS_TEXT (widget))
    g_signal_connect (widget, "activate", G_CALLBACK (on_activate_cb), self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    connect_lines (child, self);
}

static gboolean
unparent (gpointer data)
{
  GtkWidget *self = data;

  if (gtk_widget_get_parent (self))
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still on its way out of its own signal. */
static void
rk_cell_editor_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

static void
rk_cell_editor_dispose (GObject *object)
{
  g_clear_object (&RK_CELL_EDITOR (object)->context);
  G_OBJECT_CLASS (rk_cell_editor_parent_class)->dispose (object);
}

static void
rk_cell_editor_class_init (RkCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_cell_editor_dispose;
  GTK_POPOVER_CLASS (klass)->closed = rk_cell_editor_closed;
  signals[SAVED] = g_signal_new ("saved", RK_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rk_cell_editor_init (RkCellEditor *self)
{
}

static GtkWidget *
create_content (RkCellEditor *self, const RkKind *kind)
{
  const char *const fields[] = { self->field, NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *hint = gtk_label_new (_ ("Enter saves, Esc leaves it as it was"));
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));

  self->form = RK_RECORD_FORM (rk_record_form_new_for (kind, fields));
  gtk_widget_set_size_request (GTK_WIDGET (self->form), 280, -1);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (rk_cell_editor_save), self);
  g_signal_connect_swapped (self->form, "committed", G_CALLBACK (rk_cell_editor_save), self);
  gtk_box_append (GTK_BOX (foot), hint);
  gtk_box_append (GTK_BOX (foot), save);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

static void
point_at (RkCellEditor *self, GtkWidget *over, GtkWidget *cell)
{
  graphene_rect_t bounds;
  GdkRectangle at;

  if (!gtk_widget_compute_bounds (cell, over, &bounds))
    return;
  at = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width,
                       (int)bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &at);
}

RkCellEditor *
rk_cell_editor_open (RkContext *context,
                     GtkWidget *over,
                     GtkWidget *cell,
                     RkRecord *record,
                     GPtrArray *reviews,
                     const char *field)
{
  RkCellEditor *self = g_object_new (RK_TYPE_CELL_EDITOR, NULL);

  self->context = g_object_ref (context);
  self->field = g_intern_string (field);
  self->id = rk_record_id (record);
  gtk_popover_set_child (GTK_POPOVER (self), create_content (self, rk_record_kind (record)));
  rk_record_form_set_record (self->form, record);
  rk_record_form_set_reviews (self->form, reviews);
  connect_lines (GTK_WIDGET (self->form), self);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_parent (GTK_WIDGET (self), over);
  point_at (self, over, cell);
  gtk_popover_popup (GTK_POPOVER (self));
  rk_record_form_focus_field (self->form, field);
  return self;
}
