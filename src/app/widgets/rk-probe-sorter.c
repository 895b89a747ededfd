#include "rk-probe-sorter.h"

struct _RkProbeSorter
{
  GtkSorter parent_instance;
  const char *field;
};

G_DEFINE_FINAL_TYPE (RkProbeSorter, rk_probe_sorter, GTK_TYPE_SORTER)

/* Set only while rk_probe_sorter_ask() runs, on the main thread. */
static const char **asked;

static GtkOrdering
compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  if (asked && *asked == NULL)
    *asked = RK_PROBE_SORTER (sorter)->field;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
rk_probe_sorter_class_init (RkProbeSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = compare;
  GTK_SORTER_CLASS (klass)->get_order = get_order;
}

static void
rk_probe_sorter_init (RkProbeSorter *self)
{
}

GtkSorter *
rk_probe_sorter_new (const char *field)
{
  RkProbeSorter *self = g_object_new (RK_TYPE_PROBE_SORTER, NULL);

  self->field = field;
  return GTK_SORTER (self);
}

const char *
rk_probe_sorter_ask (GtkSorter *view_sorter, gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  const char *field = NULL;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_SORTER (view_sorter), NULL);

  asked = &field;
  ordering = gtk_sorter_compare (view_sorter, a, b);
  asked = NULL;
  *descending = ordering == GTK_ORDERING_LARGER;
  return field;
}
