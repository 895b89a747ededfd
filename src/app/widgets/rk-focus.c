#include "rk-focus.h"

static GtkWidget *
child_of (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget))
                                      : adw_bin_get_child (ADW_BIN (widget));
}

static gboolean
pass_through (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = child_of (widget);

  if (gtk_widget_get_focus_child (widget))
    return child && gtk_widget_child_focus (child, direction);
  return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->focus (widget, direction);
}

void
rk_focus_pass_through (GtkWidgetClass *klass)
{
  klass->focus = pass_through;
}
