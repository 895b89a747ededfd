#include "rk-checklist-group.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"

struct _RkChecklistGroup
{
  AdwBin parent_instance;

  GtkWidget *arrow;
  GtkWidget *count;
  GtkWidget *chip;
  GtkRevealer *revealer;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RkChecklistGroup, rk_checklist_group, ADW_TYPE_BIN)

gboolean
rk_checklist_group_is_open (RkChecklistGroup *self)
{
  g_return_val_if_fail (RK_IS_CHECKLIST_GROUP (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
rk_checklist_group_set_open (RkChecklistGroup *self, gboolean open)
{
  g_return_if_fail (RK_IS_CHECKLIST_GROUP (self));

  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
on_head_clicked (RkChecklistGroup *self)
{
  rk_checklist_group_set_open (self, !rk_checklist_group_is_open (self));
}

void
rk_checklist_group_count (RkChecklistGroup *self, guint full, guint n)
{
  /* Translators: how many of the required items are done: 「必須 3／3」 */
  g_autofree char *count = g_strdup_printf (_ ("required %1$u/%2$u"), full, n);
  g_autofree char *left
      = g_strdup_printf (ngettext ("%u item to go", "%u items to go", n - full), n - full);

  g_return_if_fail (RK_IS_CHECKLIST_GROUP (self));

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->chip), n == full ? _ ("✓ Reached") : left);
  gtk_widget_remove_css_class (self->chip, n == full ? "amber" : "green");
  gtk_widget_add_css_class (self->chip, n == full ? "green" : "amber");
  gtk_widget_set_visible (self->chip, n == full || full > 0);
}

void
rk_checklist_group_append (RkChecklistGroup *self, GtkWidget *row)
{
  g_return_if_fail (RK_IS_CHECKLIST_GROUP (self));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static GtkWidget *
create_head (RkChecklistGroup *self, const char *title)
{
  GtkWidget *label = rk_part_label (title, "heading");
  GtkWidget *button = gtk_button_new ();

  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  self->count = rk_part_label ("", "caption");
  self->chip = rk_part_chip ("", "green");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_button_set_child (GTK_BUTTON (button),
                        rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, self->arrow, label, self->count,
                                     self->chip, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rk-group-head");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_head_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
rk_checklist_group_new (const char *title)
{
  RkChecklistGroup *self = g_object_new (RK_TYPE_CHECKLIST_GROUP, NULL);
  GtkWidget *revealer = gtk_revealer_new ();

  self->revealer = GTK_REVEALER (revealer);
  self->list = rk_part_list (title);
  /* The shadow of a boxed list must not be cut. */
  gtk_widget_set_margin_bottom (self->list, 4);
  gtk_widget_set_margin_start (self->list, 2);
  gtk_widget_set_margin_end (self->list, 2);
  gtk_revealer_set_child (self->revealer, self->list);
  adw_bin_set_child (ADW_BIN (self), rk_part_box (GTK_ORIENTATION_VERTICAL, 2,
                                                  create_head (self, title), revealer, NULL));
  return GTK_WIDGET (self);
}

static void
rk_checklist_group_class_init (RkChecklistGroupClass *klass)
{
}

static void
rk_checklist_group_init (RkChecklistGroup *self)
{
}
