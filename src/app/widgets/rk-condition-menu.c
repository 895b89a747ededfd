#include "rk-condition-menu.h"

#include <glib/gi18n-lib.h>

struct _RkConditionMenu
{
  AdwBin parent_instance;

  GtkWidget *button; /* owned by the tree, like those below */
  GtkWidget *count;
  GtkWidget *box;
  char *label;
};

G_DEFINE_FINAL_TYPE (RkConditionMenu, rk_condition_menu, ADW_TYPE_BIN)

void
rk_condition_menu_append (RkConditionMenu *self, RkFilterButton *button)
{
  g_return_if_fail (RK_IS_CONDITION_MENU (self));

  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (button));
}

void
rk_condition_menu_update (RkConditionMenu *self)
{
  g_autofree char *words = NULL;
  guint n = 0;

  g_return_if_fail (RK_IS_CONDITION_MENU (self));

  for (GtkWidget *w = gtk_widget_get_first_child (self->box); w;
       w = gtk_widget_get_next_sibling (w))
    n += rk_filter_button_is_active (RK_FILTER_BUTTON (w));
  words = n ? g_strdup_printf (_ ("%1$s %2$u"), self->label, n) : g_strdup (self->label);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  if (n)
    gtk_widget_add_css_class (self->button, "rk-active");
  else
    gtk_widget_remove_css_class (self->button, "rk-active");
}

GtkWidget *
rk_condition_menu_new (const char *label)
{
  RkConditionMenu *self = g_object_new (RK_TYPE_CONDITION_MENU, NULL);

  self->label = g_strdup (label);
  gtk_widget_set_tooltip_text (self->button, label);
  rk_condition_menu_update (self);
  return GTK_WIDGET (self);
}

static void
rk_condition_menu_finalize (GObject *object)
{
  g_free (RK_CONDITION_MENU (object)->label);
  G_OBJECT_CLASS (rk_condition_menu_parent_class)->finalize (object);
}

static void
rk_condition_menu_class_init (RkConditionMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_condition_menu_finalize;
}

static void
rk_condition_menu_init (RkConditionMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->button = gtk_menu_button_new ();
  self->count = gtk_label_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->count);
  gtk_popover_set_child (GTK_POPOVER (popover), self->box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->button);
}
