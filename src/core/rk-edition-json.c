/* Editions as JSON: the form of the shipped file, one template or several. */
#include "rk-edition.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-core-data.h"
#include "rk-json-reader.h"
#include "rk-json.h"

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

/* A text member. @out: (nullable): left alone where there is none or it is null */
static gboolean
take_text (const RkJsonNode *object, const char *key, char **out, GError **error)
{
  const RkJsonNode *node = rk_json_member (object, key);

  if (node == NULL || node->type == RK_JSON_NULL)
    return TRUE;
  if (node->type != RK_JSON_TEXT)
    return rk_json_refuse (error, node->line, _ ("“%s” is no text."), key);
  if (*node->text)
    {
      g_free (*out);
      *out = g_strdup (node->text);
    }
  return TRUE;
}

static const RkJsonNode *
need (const RkJsonNode *object, const char *key, RkJsonType type, GError **error)
{
  const RkJsonNode *node = rk_json_member (object, key);

  if (object->type != RK_JSON_OBJECT)
    rk_json_refuse (error, object->line, _ ("An object in braces is expected here."));
  else if (node == NULL)
    rk_json_refuse (error, object->line, _ ("“%s” is missing."), key);
  else if (node->type != type)
    rk_json_refuse (error, node->line, _ ("“%s” is not of the kind it should be."), key);
  else
    return node;
  return NULL;
}

/* A list of texts as one, joined; or one text. */
static gboolean
take_texts (
    const RkJsonNode *object, const char *key, const char *joint, char **out, GError **error)
{
  const RkJsonNode *node = rk_json_member (object, key);
  g_autoptr (GString) all = g_string_new (NULL);

  if (node == NULL || node->type != RK_JSON_ARRAY)
    return take_text (object, key, out, error);
  for (guint i = 0; i < node->children->len; i++)
    {
      const RkJsonNode *child = node->children->pdata[i];

      if (child->type != RK_JSON_TEXT)
        return rk_json_refuse (error, child->line, _ ("“%s” is no text."), key);
      g_string_append_printf (all, "%s%s", all->len ? joint : "", child->text);
    }
  if (all->len)
    *out = g_strdup (all->str);
  return TRUE;
}

static gboolean
read_marks (RkEdition *self, const RkJsonNode *scale, GError **error)
{
  const RkJsonNode *options = need (scale, "options", RK_JSON_ARRAY, error);

  if (options == NULL || !take_text (scale, "label", &self->scale, error))
    return FALSE;
  for (guint i = 0; i < options->children->len; i++)
    {
      const RkJsonNode *option = options->children->pdata[i];
      const RkJsonNode *points = rk_json_member (option, "points");
      RkEditionMark mark = { .points = RK_POINTS_NONE };
      gboolean ok = need (option, "code", RK_JSON_TEXT, error) != NULL
                    && take_text (option, "code", &mark.code, error)
                    && take_text (option, "mark", &mark.mark, error)
                    && take_text (option, "label", &mark.label, error);

      if (ok && points && points->type != RK_JSON_NULL)
        {
          ok = points->type == RK_JSON_NUMBER && points->number >= 0 && points->number <= 100
               && points->number == floor (points->number);
          if (ok)
            mark.points = (int)points->number;
          else
            rk_json_refuse (error, points->line, _ ("“points” is a whole number from 0 to 100."));
        }
      g_array_append_val (self->marks, mark);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_level (RkEdition *self, const RkJsonNode *node, GError **error)
{
  RkEditionLevel level = { 0 };
  gboolean ok = need (node, "code", RK_JSON_TEXT, error) != NULL
                && take_text (node, "code", &level.code, error)
                && take_text (node, "label", &level.label, error)
                && take_text (node, "title", &level.title, error);

  g_array_append_val (self->levels, level);
  return ok;
}

/* The levels that the rule names, in its order; their words stand with the levels of the file. */
static gboolean
read_levels (RkEdition *self, const RkJsonNode *order, const RkJsonNode *levels, GError **error)
{
  for (guint i = 0; i < order->children->len; i++)
    {
      const RkJsonNode *code = order->children->pdata[i];
      const RkJsonNode *found = NULL;

      for (guint j = 0; levels && levels->type == RK_JSON_ARRAY && j < levels->children->len; j++)
        {
          const RkJsonNode *its = rk_json_member (levels->children->pdata[j], "code");

          if (its && its->type == RK_JSON_TEXT && code->type == RK_JSON_TEXT
              && g_str_equal (its->text, code->text))
            found = levels->children->pdata[j];
        }
      if (found == NULL)
        return rk_json_refuse (error, code->line, _ ("The level “%s” is not described."),
                               code->text ? code->text : "");
      if (!read_level (self, found, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_rule (RkEdition *self, const RkJsonNode *node, const RkJsonNode *levels, GError **error)
{
  const RkJsonNode *rule = need (node, "level_rule", RK_JSON_OBJECT, error);
  const RkJsonNode *order = rule ? rk_json_member (rule, "order") : NULL;

  if (rule == NULL || !take_text (rule, "method", &self->method, error)
      || !take_text (rule, "text", &self->rule, error))
    return FALSE;
  if (order && order->type != RK_JSON_ARRAY)
    return rk_json_refuse (error, order->line, _ ("“%s” is not of the kind it should be."),
                           "order");
  return order == NULL || read_levels (self, order, levels, error);
}

static gboolean
read_blocks (RkEdition *self, const RkJsonNode *node, GError **error)
{
  const RkJsonNode *list = need (node, "categories", RK_JSON_ARRAY, error);

  for (guint i = 0; list && i < list->children->len; i++)
    {
      const RkJsonNode *child = list->children->pdata[i];
      RkEditionBlock block = { 0 };
      gboolean ok = need (child, "code", RK_JSON_TEXT, error) != NULL
                    && take_text (child, "code", &block.code, error)
                    && take_text (child, "title", &block.title, error);

      g_array_append_val (self->blocks, block);
      if (!ok)
        return FALSE;
    }
  return list != NULL;
}

static gboolean
place_item (RkEdition *self, RkEditionItem *item, const RkJsonNode *node, GError **error)
{
  const RkJsonNode *block = need (node, "category", RK_JSON_TEXT, error);
  const RkJsonNode *level = rk_json_member (node, "level");
  const RkJsonNode *required = rk_json_member (node, "required");
  int place = block ? rk_edition_find_block (self, block->text) : -1;

  if (block == NULL)
    return FALSE;
  if (place < 0)
    return rk_json_refuse (error, block->line, _ ("There is no block “%s”."), block->text);
  item->block = (guint)place;
  item->level = -1;
  if (level && level->type == RK_JSON_TEXT)
    {
      item->level = rk_edition_find_level (self, level->text);
      if (item->level < 0)
        return rk_json_refuse (error, level->line, _ ("There is no level “%s”."), level->text);
    }
  else if (level && level->type != RK_JSON_NULL)
    return rk_json_refuse (error, level->line, _ ("“%s” is no text."), "level");
  if (required && required->type != RK_JSON_BOOLEAN)
    return rk_json_refuse (error, required->line, _ ("“required” is true or false."));
  item->required = required && required->number != 0;
  return TRUE;
}

static gboolean
read_item (RkEdition *self, const RkJsonNode *node, GError **error)
{
  RkEditionItem item = { .line = node->line };
  gboolean ok = need (node, "code", RK_JSON_TEXT, error) != NULL
                && take_text (node, "code", &item.code, error)
                && take_text (node, "label", &item.label, error)
                && take_text (node, "evidence_hint", &item.hint, error)
                && take_text (node, "effort", &item.effort, error)
                && take_text (node, "owner", &item.owner, error)
                && take_texts (node, "examples", "\n", &item.examples, error)
                && take_text (node, "evidence", &item.evidence, error)
                && take_text (node, "follows", &item.follows, error)
                && place_item (self, &item, node, error);

  g_array_append_val (self->items, item);
  return ok;
}

/* The titles of the sources that a template names by key; a text of its own where it names none. */
static gboolean
read_sources (RkEdition *self, const RkJsonNode *node, const RkJsonNode *root, GError **error)
{
  const RkJsonNode *keys = rk_json_member (node, "origin_sources");
  const RkJsonNode *sources = rk_json_member (root, "sources");
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; keys && keys->type == RK_JSON_ARRAY && i < keys->children->len; i++)
    {
      const RkJsonNode *key = keys->children->pdata[i];
      const RkJsonNode *title
          = key->text ? rk_json_member (rk_json_member (sources, key->text), "title") : NULL;

      if (title && title->type == RK_JSON_TEXT)
        g_string_append_printf (all, "%s%s", all->len ? "／" : "", title->text);
    }
  if (all->len)
    self->source = g_strdup (all->str);
  return take_text (node, "source", &self->source, error);
}

static gboolean
read_template (RkEdition *self, const RkJsonNode *node, const RkJsonNode *root, GError **error)
{
  const RkJsonNode *scale = rk_json_member (node, "answer_scale");
  const RkJsonNode *items;

  self->line = node->line;
  if (node->type != RK_JSON_OBJECT)
    return rk_json_refuse (error, node->line, _ ("An object in braces is expected here."));
  if (scale && scale->type == RK_JSON_TEXT)
    {
      const RkJsonNode *named
          = rk_json_member (rk_json_member (root, "answer_scales"), scale->text);

      if (named == NULL)
        return rk_json_refuse (error, scale->line, _ ("There is no scale “%s”."), scale->text);
      scale = named;
    }
  if (scale == NULL)
    return rk_json_refuse (error, node->line, _ ("“%s” is missing."), "answer_scale");
  if (!take_text (node, "id", &self->code, error) || !take_text (node, "title", &self->title, error)
      || !take_text (node, "version", &self->version, error)
      || !take_text (node, "target", &self->target, error)
      || !take_text (node, "unit", &self->unit, error)
      || !take_text (node, "fidelity", &self->fidelity, error)
      || !take_text (node, "note", &self->note, error) || !read_sources (self, node, root, error)
      || !read_marks (self, scale, error)
      || !read_rule (self, node, rk_json_member (root, "levels"), error)
      || !read_blocks (self, node, error))
    return FALSE;
  items = need (node, "items", RK_JSON_ARRAY, error);
  for (guint i = 0; items && i < items->children->len; i++)
    if (!read_item (self, items->children->pdata[i], error))
      return FALSE;
  return items != NULL && rk_edition_check (self, error);
}

GPtrArray *
rk_editions_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_json_read (text, length, error);
  const RkJsonNode *templates;
  g_autoptr (GPtrArray) editions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_edition_unref);

  if (root == NULL)
    return NULL;
  templates = need (root, "templates", RK_JSON_ARRAY, error);
  if (templates == NULL)
    return NULL;
  if (templates->children->len == 0)
    {
      rk_json_refuse (error, templates->line, _ ("There is no checklist in this file."));
      return NULL;
    }
  for (guint i = 0; i < templates->children->len; i++)
    {
      RkEdition *edition = rk_edition_new ();

      g_ptr_array_add (editions, edition);
      if (!read_template (edition, templates->children->pdata[i], root, error))
        return NULL;
    }
  return g_steal_pointer (&editions);
}

GPtrArray *
rk_editions_shipped (void)
{
  g_autoptr (GBytes) json = rk_core_data ("checklists.json");
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  GPtrArray *editions = rk_editions_from_json (text, size, &error);

  if (editions == NULL)
    g_error ("checklists.json: %s", error->message);
  return editions;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static void
put (GString *out, const char *before, const char *key, const char *text)
{
  g_string_append (out, before);
  rk_json_append_text (out, key);
  g_string_append (out, ": ");
  rk_json_append_text (out, text);
}

static void
put_scale (GString *out, const RkEdition *self)
{
  put (out, ",\n \"answer_scale\": {", "label", self->scale);
  g_string_append (out, ", \"options\": [");
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (self, i);

      put (out, i ? ",\n  {" : "\n  {", "code", mark->code);
      put (out, ", ", "mark", mark->mark);
      put (out, ", ", "label", mark->label);
      if (mark->points == RK_POINTS_NONE)
        g_string_append (out, ", \"points\": null}");
      else
        g_string_append_printf (out, ", \"points\": %d}", mark->points);
    }
  g_string_append (out, "]}");
}

static void
put_rule (GString *out, const RkEdition *self)
{
  put (out, ",\n \"level_rule\": {", "method", self->method);
  if (self->levels->len)
    {
      g_string_append (out, ", \"order\": [");
      for (guint i = 0; i < self->levels->len; i++)
        {
          g_string_append (out, i ? ", " : "");
          rk_json_append_text (out, rk_edition_level (self, i)->code);
        }
      g_string_append_c (out, ']');
    }
  put (out, ", ", "text", self->rule);
  g_string_append (out, "},\n \"categories\": [");
  for (guint i = 0; i < self->blocks->len; i++)
    {
      put (out, i ? ",\n  {" : "\n  {", "code", rk_edition_block (self, i)->code);
      put (out, ", ", "title", rk_edition_block (self, i)->title);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n ]");
}

static void
put_examples (GString *out, const char *examples)
{
  g_auto (GStrv) lines = g_strsplit (examples, "\n", -1);

  g_string_append (out, ", \"examples\": [");
  for (guint i = 0; lines[i]; i++)
    {
      g_string_append (out, i ? ", " : "");
      rk_json_append_text (out, lines[i]);
    }
  g_string_append_c (out, ']');
}

static void
put_item (GString *out, const RkEdition *self, guint n)
{
  const RkEditionItem *item = rk_edition_item (self, n);
  const struct
  {
    const char *key;
    const char *text;
  } texts[] = { { "evidence_hint", item->hint },
                { "effort", item->effort },
                { "owner", item->owner },
                { "evidence", item->evidence },
                { "follows", item->follows } };

  put (out, n ? ",\n  {" : "\n  {", "code", item->code);
  put (out, ", ", "category", rk_edition_block (self, item->block)->code);
  put (out, ", ", "level",
       item->level < 0 ? NULL : rk_edition_level (self, (guint)item->level)->code);
  g_string_append_printf (out, ", \"required\": %s", item->required ? "true" : "false");
  put (out, ", ", "label", item->label);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text)
      put (out, ", ", texts[i].key, texts[i].text);
  if (item->examples)
    put_examples (out, item->examples);
  g_string_append_c (out, '}');
}

char *
rk_edition_to_json (const RkEdition *self)
{
  GString *out = g_string_new ("{\"schema\": \"checklist-templates/1\",\n\"levels\": [");
  const struct
  {
    const char *key;
    const char *text;
  } texts[]
      = { { "title", self->title }, { "version", self->version },   { "target", self->target },
          { "unit", self->unit },   { "fidelity", self->fidelity }, { "source", self->source },
          { "note", self->note } };

  for (guint i = 0; i < self->levels->len; i++)
    {
      put (out, i ? ",\n {" : "\n {", "code", rk_edition_level (self, i)->code);
      put (out, ", ", "label", rk_edition_level (self, i)->label);
      put (out, ", ", "title", rk_edition_level (self, i)->title);
      g_string_append_c (out, '}');
    }
  put (out, "],\n\"templates\": [\n{", "id", self->code);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    put (out, ",\n ", texts[i].key, texts[i].text);
  put_scale (out, self);
  put_rule (out, self);
  g_string_append (out, ",\n \"items\": [");
  for (guint i = 0; i < self->items->len; i++)
    put_item (out, self, i);
  g_string_append (out, "\n ]\n}\n]\n}\n");
  return g_string_free (out, FALSE);
}
