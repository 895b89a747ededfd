#include "rk-match-item.h"

enum
{
  PROP_0,
  TITLE,
  DETAIL,
  SCORE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RkMatchItem, rk_match_item, G_TYPE_OBJECT)

RkMatchItem *
rk_match_item_new (void)
{
  return g_object_new (RK_TYPE_MATCH_ITEM, NULL);
}

static void
rk_match_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkMatchItem *self = RK_MATCH_ITEM (object);

  if (id == TITLE)
    g_value_set_string (value, self->title);
  else if (id == DETAIL)
    g_value_set_string (value, self->detail);
  else if (id == SCORE)
    g_value_set_string (value, self->score);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rk_match_item_finalize (GObject *object)
{
  RkMatchItem *self = RK_MATCH_ITEM (object);

  g_clear_pointer (&self->row, rk_record_unref);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->score);
  g_free (self->why);
  G_OBJECT_CLASS (rk_match_item_parent_class)->finalize (object);
}

static void
rk_match_item_class_init (RkMatchItemClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "title", "detail", "score" };

  G_OBJECT_CLASS (klass)->get_property = rk_match_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = rk_match_item_finalize;
  for (guint i = TITLE; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
rk_match_item_init (RkMatchItem *self)
{
}
