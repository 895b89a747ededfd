#include "rk-one-stop.h"

struct _RkOneStop
{
  AdwBin parent_instance;

  GtkListBox *list;
};

enum
{
  PROP_0,
  PROP_LIST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkOneStop, rk_one_stop, ADW_TYPE_BIN)

static gboolean
rk_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RkOneStop *self = RK_ONE_STOP (widget);
  GtkListBoxRow *row = self->list ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (row == NULL || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (rk_one_stop_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rk_one_stop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkOneStop *self = RK_ONE_STOP (object);

  switch (id)
    {
    case PROP_LIST:
      g_set_object (&self->list, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_one_stop_dispose (GObject *object)
{
  g_clear_object (&RK_ONE_STOP (object)->list);
  G_OBJECT_CLASS (rk_one_stop_parent_class)->dispose (object);
}

static void
rk_one_stop_class_init (RkOneStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = rk_one_stop_set_property;
  object_class->dispose = rk_one_stop_dispose;
  GTK_WIDGET_CLASS (klass)->focus = rk_one_stop_focus;
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_LIST_BOX,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rk_one_stop_init (RkOneStop *self)
{
}
