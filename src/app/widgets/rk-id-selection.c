#include "rk-id-selection.h"

#include "rk-id-set.h"

struct _RkIdSelection
{
  GObject parent_instance;

  RkRowModel *model;
  GtkBitset *selected;
  GtkBitset *coming; /* what will be selected once the list that is being announced is complete */
  guint coming_len;  /* its length */
};

enum
{
  PROP_N_SELECTED = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RkIdSelection,
                               rk_id_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* ── the list is the model's ─────────────────────────────────────────────────────────────── */

static GType
get_item_type (GListModel *list)
{
  return RK_TYPE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (RK_ID_SELECTION (list)->model));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (RK_ID_SELECTION (list)->model), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ── the choice ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (RK_ID_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (RK_ID_SELECTION (model)->selected);
}

/* The other verbs of the interface come down to this one. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  RkIdSelection *self = RK_ID_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) next = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) difference = NULL;
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);

  gtk_bitset_intersect (wanted, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (wanted, n, G_MAXUINT);
  gtk_bitset_subtract (next, mask);
  gtk_bitset_union (next, wanted);

  difference = gtk_bitset_copy (next);
  gtk_bitset_difference (difference, self->selected);
  if (gtk_bitset_is_empty (difference))
    return TRUE;
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&next);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (difference),
                                         gtk_bitset_get_maximum (difference)
                                             - gtk_bitset_get_minimum (difference) + 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* ── the list becomes another one ────────────────────────────────────────────────────────── */

static RkIdSet *
selected_ids (RkIdSelection *self, GArray *ids)
{
  RkIdSet *set = rk_id_set_new (gtk_bitset_get_size (self->selected));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    rk_id_set_add (set, g_array_index (ids, gint64, position));
  return set;
}

/* Runs are added at once: a million single bits would cost more than finding them. */
static GtkBitset *
positions_of (GArray *ids, const RkIdSet *set)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint start = 0;

  for (guint i = 0; i <= ids->len; i++)
    {
      if (i < ids->len && rk_id_set_contains (set, g_array_index (ids, gint64, i)))
        continue;
      if (i > start)
        gtk_bitset_add_range (positions, start, i - start);
      start = i + 1;
    }
  return positions;
}

static void
on_replacing_cb (RkRowModel *model, GArray *before, GArray *after, RkIdSelection *self)
{
  g_clear_pointer (&self->coming, gtk_bitset_unref);
  self->coming_len = after->len;
  if (gtk_bitset_is_empty (self->selected))
    self->coming = gtk_bitset_new_empty ();
  else
    {
      g_autoptr (RkIdSet) set = selected_ids (self, before);

      self->coming = positions_of (after, set);
    }
}

static void
on_items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, RkIdSelection *self)
{
  gboolean moved = !gtk_bitset_is_empty (self->selected);

  if (self->coming && g_list_model_get_n_items (model) == self->coming_len)
    {
      moved = moved || !gtk_bitset_is_empty (self->coming);
      gtk_bitset_unref (self->selected);
      self->selected = g_steal_pointer (&self->coming);
    }
  else if (self->coming)
    gtk_bitset_splice (self->selected, position, removed, added);
  /* Otherwise the same rows with new values: the choice stays. */
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (moved && self->coming == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_id_selection_dispose (GObject *object)
{
  RkIdSelection *self = RK_ID_SELECTION (object);

  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  G_OBJECT_CLASS (rk_id_selection_parent_class)->dispose (object);
}

static void
rk_id_selection_finalize (GObject *object)
{
  RkIdSelection *self = RK_ID_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->coming, gtk_bitset_unref);
  G_OBJECT_CLASS (rk_id_selection_parent_class)->finalize (object);
}

static void
rk_id_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_SELECTED)
    g_value_set_uint (value, rk_id_selection_get_n_selected (RK_ID_SELECTION (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_id_selection_class_init (RkIdSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rk_id_selection_dispose;
  object_class->finalize = rk_id_selection_finalize;
  object_class->get_property = rk_id_selection_get_property;
  props[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rk_id_selection_init (RkIdSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

RkIdSelection *
rk_id_selection_new (RkRowModel *model)
{
  RkIdSelection *self = g_object_new (RK_TYPE_ID_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect (model, "replacing", G_CALLBACK (on_replacing_cb), self);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  return self;
}

guint
rk_id_selection_get_n_selected (RkIdSelection *self)
{
  g_return_val_if_fail (RK_IS_ID_SELECTION (self), 0);
  return (guint)gtk_bitset_get_size (self->selected);
}

GArray *
rk_id_selection_dup_ids (RkIdSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (RK_IS_ID_SELECTION (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                           (guint)gtk_bitset_get_size (self->selected));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = rk_row_model_get_id (self->model, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

gboolean
rk_id_selection_get_first (RkIdSelection *self, guint *position)
{
  g_return_val_if_fail (RK_IS_ID_SELECTION (self), FALSE);

  if (gtk_bitset_is_empty (self->selected))
    return FALSE;
  *position = gtk_bitset_get_minimum (self->selected);
  return TRUE;
}
