#include "rk-chart-json.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-chart-private.h"

typedef struct
{
  RkChart *chart;
  GError **error;
} Reader;

typedef gboolean (*Read) (Reader *self, const RkJsonNode *node);

typedef struct
{
  const char *key;
  RkJsonType type;
  Read read;
} Entry;

static gboolean
refuse_type (Reader *self, const RkJsonNode *node, const char *key)
{
  return rk_json_refuse (self->error, node->line, _ ("“%s” is not what is expected there."), key);
}

/* Which of @words a node is, or refuses it with all of them. @words: ended by NULL */
static gboolean
read_word (
    Reader *self, const RkJsonNode *node, const char *key, const char *const *words, guint *index)
{
  g_autofree char *all = NULL;

  for (*index = 0; words[*index]; (*index)++)
    if (node->type == RK_JSON_TEXT && strcmp (node->text, words[*index]) == 0)
      return TRUE;
  all = g_strjoinv (", ", (char **)words);
  return rk_json_refuse (self->error, node->line, _ ("“%s” is one of %s; not “%s”."), key, all,
                         node->type == RK_JSON_TEXT ? node->text : "…");
}

/* Every member of an object by its entry; what is known elsewhere is in @others. */
static gboolean
read_object (Reader *self,
             const RkJsonNode *object,
             const Entry *entries,
             guint n_entries,
             const char *others)
{
  g_auto (GStrv) known = g_strsplit (others, " ", -1);

  for (guint i = 0; i < object->keys->len; i++)
    {
      const char *key = object->keys->pdata[i];
      const RkJsonNode *node = object->children->pdata[i];
      guint k;

      for (k = 0; k < n_entries && strcmp (entries[k].key, key) != 0; k++)
        ;
      if (k == n_entries && !g_strv_contains ((const char *const *)known, key))
        return rk_json_refuse (self->error, node->line, _ ("There is no entry “%s” in a figure."),
                               key);
      if (k == n_entries || node->type == RK_JSON_NULL)
        continue;
      if (node->type != entries[k].type)
        return refuse_type (self, node, key);
      if (!entries[k].read (self, node))
        return FALSE;
    }
  return TRUE;
}

static const RkJsonNode *
member (const RkJsonNode *object, const char *key, RkJsonType type)
{
  const RkJsonNode *node = object->type == RK_JSON_OBJECT ? rk_json_member (object, key) : NULL;

  return node && node->type == type ? node : NULL;
}

static const char *
text_of (const RkJsonNode *object, const char *key)
{
  const RkJsonNode *node = member (object, key, RK_JSON_TEXT);

  return node ? node->text : NULL;
}

/* ── texts and switches ──────────────────────────────────────────────────────────────────── */

#define TEXT(name)                                                   \
  static gboolean read_##name (Reader *self, const RkJsonNode *node) \
  {                                                                  \
    rk_chart_set_##name (self->chart, node->text);                   \
    return TRUE;                                                     \
  }

TEXT (number)
TEXT (title)
TEXT (subtitle)
TEXT (reading)
TEXT (source)
TEXT (note)
TEXT (made)

static gboolean
read_unit (Reader *self, const RkJsonNode *node)
{
  rk_chart_set_unit (self->chart, node->text);
  return TRUE;
}

static gboolean
read_decimals (Reader *self, const RkJsonNode *node)
{
  rk_chart_set_decimals (self->chart, (guint)CLAMP (node->number, 0, 9));
  return TRUE;
}

static gboolean
read_headings (Reader *self, const RkJsonNode *node)
{
  rk_chart_set_headings (self->chart, text_of (node, "value"), text_of (node, "interval"),
                         text_of (node, "text"));
  return TRUE;
}

static gboolean
read_linear (Reader *self, const RkJsonNode *node)
{
  rk_chart_set_linear (self->chart, node->number != 0);
  return TRUE;
}

static gboolean
read_sized (Reader *self, const RkJsonNode *node)
{
  rk_chart_set_sized (self->chart, node->number != 0);
  return TRUE;
}

static gboolean
read_direction (Reader *self, const RkJsonNode *node)
{
  static const char *const words[] = { "lying", "upright", NULL };
  guint i;

  if (!read_word (self, node, "direction", words, &i))
    return FALSE;
  rk_chart_set_direction (self->chart, i == 0 ? RK_CHART_LYING : RK_CHART_UPRIGHT);
  return TRUE;
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_pair (Reader *self, const RkJsonNode *node, const char *key, double pair[2])
{
  for (guint i = 0; i < 2; i++)
    {
      const RkJsonNode *number = node->children->len == 2 ? node->children->pdata[i] : NULL;

      if (number == NULL || number->type != RK_JSON_NUMBER || !isfinite (number->number))
        return refuse_type (self, node, key);
      pair[i] = number->number;
    }
  return pair[0] < pair[1] || refuse_type (self, node, key);
}

static gboolean
read_band (Reader *self, const RkJsonNode *node)
{
  double pair[2] = { 0, 0 };

  if (!read_pair (self, node, "band", pair))
    return FALSE;
  rk_chart_set_band (self->chart, pair[0], pair[1]);
  return TRUE;
}

static gboolean
read_limits (Reader *self, const RkJsonNode *node)
{
  double pair[2] = { 0, 0 };

  if (!read_pair (self, node, "limits", pair))
    return FALSE;
  rk_chart_set_limits (self->chart, pair[0], pair[1]);
  return TRUE;
}

static gboolean
read_references (Reader *self, const RkJsonNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const RkJsonNode *item = node->children->pdata[i];
      const RkJsonNode *value = member (item, "value", RK_JSON_NUMBER);
      const RkJsonNode *solid = member (item, "solid", RK_JSON_BOOLEAN);
      const RkJsonNode *series = member (item, "series", RK_JSON_NUMBER);

      if (value == NULL || !isfinite (value->number))
        return refuse_type (self, item, "references");
      rk_chart_add_reference_of (self->chart, series ? (int)series->number : -1, value->number,
                                 text_of (item, "label"), solid ? solid->number != 0 : i == 0);
    }
  return TRUE;
}

static gboolean
read_value_names (Reader *self, const RkJsonNode *node)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      RkJsonNode *name = node->children->pdata[i];

      if (name->type != RK_JSON_TEXT)
        return refuse_type (self, name, "value_names");
      g_ptr_array_add (names, name->text);
    }
  g_ptr_array_add (names, NULL);
  rk_chart_set_value_names (self->chart, (const char *const *)names->pdata);
  return TRUE;
}

static gboolean
read_classes (Reader *self, const RkJsonNode *node)
{
  const RkJsonNode *diverging = member (node, "diverging", RK_JSON_BOOLEAN);
  const RkJsonNode *breaks = member (node, "breaks", RK_JSON_ARRAY);
  double values[RK_CHART_MOST_CLASSES - 1];

  if (breaks == NULL || breaks->children->len >= RK_CHART_MOST_CLASSES)
    return rk_json_refuse (self->error, node->line,
                           _ ("“classes” has no “breaks”, or more than four of them."));
  for (guint i = 0; i < breaks->children->len; i++)
    {
      const RkJsonNode *number = breaks->children->pdata[i];

      if (number->type != RK_JSON_NUMBER || (i > 0 && number->number <= values[i - 1]))
        return refuse_type (self, number, "breaks");
      values[i] = number->number;
    }
  rk_chart_set_classes (self->chart, values, breaks->children->len,
                        diverging && diverging->number != 0);
  return TRUE;
}

static gboolean
read_funnel (Reader *self, const RkJsonNode *node)
{
  static const char *const names[] = { "proportion", "rate", "ratio" };
  static const RkStatMeasure measures[] = { RK_STAT_PROPORTION, RK_STAT_RATE, RK_STAT_RATIO };
  const RkJsonNode *overall = member (node, "overall", RK_JSON_NUMBER);
  const RkJsonNode *multiplier = member (node, "multiplier", RK_JSON_NUMBER);
  const char *measure = text_of (node, "measure");

  for (guint i = 0; overall && i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (measure, names[i]) == 0)
      {
        rk_chart_set_funnel (self->chart, measures[i], overall->number,
                             multiplier ? multiplier->number : 1);
        return TRUE;
      }
  return rk_json_refuse (self->error, node->line,
                         _ ("“funnel” has a “measure” (proportion, rate or ratio) and the value "
                            "of all, “overall”."));
}

/* ── categories ──────────────────────────────────────────────────────────────────────────── */

static gboolean
read_measure (Reader *self, guint category, const RkJsonNode *item)
{
  const RkJsonNode *decimals = member (item, "decimals", RK_JSON_NUMBER);
  static const char *const words[] = { "low", "neither", "high", NULL }; /* −1, 0, 1 */
  const RkJsonNode *good = rk_json_member (item, "good");
  guint side = 1;

  if (good && good->type != RK_JSON_NULL && !read_word (self, good, "good", words, &side))
    return FALSE;
  if (good || decimals || text_of (item, "unit"))
    rk_chart_set_measure (self->chart, category, text_of (item, "unit"),
                          decimals ? (guint)CLAMP (decimals->number, 0, 9) : self->chart->decimals,
                          (int)side - 1);
  return TRUE;
}

static gboolean
read_categories (Reader *self, const RkJsonNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const RkJsonNode *item = node->children->pdata[i];
      const char *name = item->type == RK_JSON_TEXT ? item->text : text_of (item, "name");
      guint category;

      if (name == NULL)
        return refuse_type (self, item, "categories");
      category = rk_chart_add_category (self->chart, name);
      if (item->type != RK_JSON_OBJECT)
        continue;
      if (text_of (item, "code"))
        rk_chart_set_code (self->chart, category, text_of (item, "code"));
      if (!read_measure (self, category, item))
        return FALSE;
    }
  return TRUE;
}

static int
find_category (RkChart *chart, const char *name)
{
  for (guint c = 0; c < chart->categories->len; c++)
    if (strcmp (rk_chart_get_category (chart, c), name) == 0)
      return (int)c;
  return -1;
}

static gboolean
read_focus (Reader *self, const RkJsonNode *node)
{
  int category = find_category (self->chart, node->text);

  if (category < 0)
    return rk_json_refuse (self->error, node->line, _ ("There is no “%s” among the categories."),
                           node->text);
  rk_chart_set_focus (self->chart, category);
  return TRUE;
}

static gboolean
read_breaks (Reader *self, const RkJsonNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const RkJsonNode *item = node->children->pdata[i];
      const char *before = text_of (item, "before");
      int category = before ? find_category (self->chart, before) : -1;

      if (category < 0)
        return rk_json_refuse (self->error, item->line,
                               _ ("A break names the category it stands before: “before”."));
      rk_chart_add_break (self->chart, (guint)category, -1, text_of (item, "reason"));
    }
  return TRUE;
}

/* ── series ──────────────────────────────────────────────────────────────────────────────── */

static const RkJsonNode *
item_at (const RkJsonNode *series, const char *key, guint i)
{
  const RkJsonNode *list = member (series, key, RK_JSON_ARRAY);

  return list && i < list->children->len ? list->children->pdata[i] : NULL;
}

static double
number_at (const RkJsonNode *series, const char *key, guint i)
{
  const RkJsonNode *node = item_at (series, key, i);

  return node && node->type == RK_JSON_NUMBER ? node->number : NAN;
}

static gboolean
read_state (Reader *self, guint series, guint category, const RkJsonNode *node)
{
  static const char *const names[]
      = { "undecided", "surely-low", "low", "same", "high", "surely-high", NULL };
  guint i;

  if (node->type == RK_JSON_NULL)
    return TRUE;
  if (!read_word (self, node, "state", names, &i))
    return FALSE;
  rk_chart_set_state (self->chart, series, category, (RkStatState)i);
  return TRUE;
}

static gboolean
read_cell (Reader *self, guint series, guint category, const RkJsonNode *item)
{
  const RkJsonNode *value = item_at (item, "values", category);
  const RkJsonNode *text = item_at (item, "text", category);
  const RkJsonNode *state = item_at (item, "state", category);

  if (value->type == RK_JSON_TEXT && strcmp (value->text, "※") == 0)
    {
      rk_chart_set_value (self->chart, series, category, RK_CHART_WITHHELD);
      return TRUE;
    }
  if (value->type != RK_JSON_NUMBER && value->type != RK_JSON_NULL)
    return rk_json_refuse (self->error, value->line,
                           _ ("A value is a number, null or “※” for a withheld one."));
  if (value->type == RK_JSON_NULL)
    return TRUE;
  rk_chart_set_value (self->chart, series, category, value->number);
  rk_chart_set_interval (self->chart, series, category, number_at (item, "lower", category),
                         number_at (item, "upper", category));
  rk_chart_set_n (self->chart, series, category, number_at (item, "n", category));
  if (text && text->type == RK_JSON_TEXT)
    rk_chart_set_text (self->chart, series, category, text->text);
  return state == NULL || read_state (self, series, category, state);
}

static gboolean
read_role (Reader *self, guint series, const RkJsonNode *item)
{
  static const char *const roles[] = { "own", "compare", "crowd", NULL };
  const RkJsonNode *role = rk_json_member (item, "role");
  guint i;

  if (role == NULL || role->type == RK_JSON_NULL)
    return TRUE;
  if (!read_word (self, role, "role", roles, &i))
    return FALSE;
  rk_chart_set_role (self->chart, series, (RkChartRole)i);
  return TRUE;
}

static gboolean
read_series (Reader *self, const RkJsonNode *node)
{
  for (guint s = 0; s < node->children->len; s++)
    {
      const RkJsonNode *item = node->children->pdata[s];
      const RkJsonNode *values = member (item, "values", RK_JSON_ARRAY);
      const RkJsonNode *base = member (item, "base", RK_JSON_NUMBER);

      if (values == NULL || values->children->len != self->chart->categories->len)
        return rk_json_refuse (self->error, item->line,
                               _ ("A series has “values”, one for each category (%u)."),
                               self->chart->categories->len);
      if (!read_object (self, item, NULL, 0, "name values lower upper n state text role base"))
        return FALSE;
      rk_chart_add_series (self->chart, text_of (item, "name"));
      if (base)
        rk_chart_set_base (self->chart, s, base->number);
      if (!read_role (self, s, item))
        return FALSE;
      for (guint c = 0; c < values->children->len; c++)
        if (!read_cell (self, s, c, item))
          return FALSE;
    }
  return TRUE;
}

/* ── all ─────────────────────────────────────────────────────────────────────────────────── */

static const Entry entries[] = {
  { "number", RK_JSON_TEXT, read_number },
  { "title", RK_JSON_TEXT, read_title },
  { "subtitle", RK_JSON_TEXT, read_subtitle },
  { "reading", RK_JSON_TEXT, read_reading },
  { "source", RK_JSON_TEXT, read_source },
  { "note", RK_JSON_TEXT, read_note },
  { "made", RK_JSON_TEXT, read_made },
  { "unit", RK_JSON_TEXT, read_unit },
  { "decimals", RK_JSON_NUMBER, read_decimals },
  { "headings", RK_JSON_OBJECT, read_headings },
  { "linear", RK_JSON_BOOLEAN, read_linear },
  { "sized", RK_JSON_BOOLEAN, read_sized },
  { "direction", RK_JSON_TEXT, read_direction },
  { "band", RK_JSON_ARRAY, read_band },
  { "limits", RK_JSON_ARRAY, read_limits },
  { "references", RK_JSON_ARRAY, read_references },
  { "value_names", RK_JSON_ARRAY, read_value_names },
  { "classes", RK_JSON_OBJECT, read_classes },
  { "funnel", RK_JSON_OBJECT, read_funnel },
};

/* These need the categories, which may stand anywhere. */
static const Entry later[] = {
  { "series", RK_JSON_ARRAY, read_series },
  { "focus", RK_JSON_TEXT, read_focus },
  { "breaks", RK_JSON_ARRAY, read_breaks },
};

static gboolean
read_later (Reader *self, const RkJsonNode *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      const RkJsonNode *node = rk_json_member (root, later[i].key);

      if (node == NULL || node->type == RK_JSON_NULL)
        continue;
      if (node->type != later[i].type)
        return refuse_type (self, node, later[i].key);
      if (!later[i].read (self, node))
        return FALSE;
    }
  return TRUE;
}

RkChart *
rk_chart_from_json (RkChartKind kind, const RkJsonNode *root, GError **error)
{
  g_autoptr (RkChart) chart = NULL;
  Reader self = { .error = error };
  const RkJsonNode *categories;
  const RkJsonNode *sort;

  if (root->type != RK_JSON_OBJECT)
    {
      rk_json_refuse (error, root->line, _ ("A figure is an object."));
      return NULL;
    }
  if (kind == RK_N_CHART_KINDS && !rk_chart_kind_from_id (text_of (root, "kind"), &kind))
    {
      rk_json_refuse (error, root->line, _ ("“kind” names no figure there is."));
      return NULL;
    }
  chart = self.chart = rk_chart_new (kind, NULL, NULL);
  rk_chart_set_twin (chart, TRUE);
  categories = member (root, "categories", RK_JSON_ARRAY);
  if (categories == NULL)
    {
      rk_json_refuse (error, root->line, _ ("A figure has “categories” and “series”."));
      return NULL;
    }
  if (!read_object (&self, root, entries, G_N_ELEMENTS (entries),
                    "kind categories series focus breaks sort")
      || !read_categories (&self, categories) || !read_later (&self, root))
    return NULL;
  /* Plain bars are of one series. */
  if (kind == RK_CHART_BARS && chart->series->len > 1)
    chart->kind = RK_CHART_GROUPED;
  sort = member (root, "sort", RK_JSON_BOOLEAN);
  if (sort && sort->number != 0)
    rk_chart_sort (chart);
  return g_steal_pointer (&chart);
}
