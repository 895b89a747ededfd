#include "rk-letter.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"

struct _RkFields
{
  const RkFields *parent;
  GHashTable *values;
};

/* ── fields ──────────────────────────────────────────────────────────────────────────────── */

RkFields *
rk_fields_new (const RkFields *parent)
{
  RkFields *self = g_new0 (RkFields, 1);

  self->parent = parent;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
rk_fields_free (RkFields *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

void
rk_fields_take (RkFields *self, const char *name, char *value)
{
  g_hash_table_replace (self->values, (gpointer)name, value ? value : g_strdup (""));
}

void
rk_fields_set (RkFields *self, const char *name, const char *value)
{
  rk_fields_take (self, name, g_strdup (value));
}

const char *
rk_fields_get (const RkFields *self, const char *name)
{
  for (; self; self = self->parent)
    {
      const char *value = g_hash_table_lookup (self->values, name);

      if (value)
        return value;
    }
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
rk_fields_list (const RkFields *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (; self; self = self->parent)
    {
      GHashTableIter iter;
      gpointer name;

      g_hash_table_iter_init (&iter, self->values);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
set_unknown (const RkFields *self, const char *letter, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = rk_fields_list (self);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (known, "{%s}", (const char *)names->pdata[i]);
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("The letter “%s” asks for {%s}, which this paper does not know. Correct the "
                  "letter. There are: %s"),
               letter, name, known->str);
}

static void
append_value (GString *out, const char *value, const char *hang)
{
  for (; *value; value++)
    {
      g_string_append_c (out, *value);
      if (*value == '\n')
        g_string_append (out, hang);
    }
}

/* One line. @hang: begins the lines of a value after its first
 * @empty: (out): it has fields, and none of them has a value */
static gboolean
fill_line (const RkFields *self,
           const char *line,
           const char *letter,
           const char *hang,
           GString *out,
           gboolean *empty,
           GError **error)
{
  guint n_fields = 0;
  guint n_values = 0;

  for (const char *p = line; *p; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = end ? g_strndup (p + 1, (gsize)(end - p) - 1) : NULL;
      const char *value = name ? rk_fields_get (self, g_strstrip (name)) : NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *p);
          continue;
        }
      if (value == NULL)
        {
          set_unknown (self, letter, name, error);
          return FALSE;
        }
      n_fields++;
      n_values += *value != '\0';
      append_value (out, value, hang);
      p = end;
    }
  *empty = n_fields > 0 && n_values == 0;
  return TRUE;
}

char *
rk_fields_fill (
    const RkFields *self, const char *text, const char *letter, gboolean is_items, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      gsize before = out->len;
      gboolean empty;

      if (before)
        g_string_append_c (out, '\n');
      if (!fill_line (self, lines[i], letter, is_items ? "　" : "", out, &empty, error))
        return NULL;
      if (empty && is_items)
        g_string_truncate (out, before);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ── letters ─────────────────────────────────────────────────────────────────────────────── */

void
rk_letter_text_clear (RkLetterText *text)
{
  g_clear_pointer (&text->subject, g_free);
  g_clear_pointer (&text->body, g_free);
  g_clear_pointer (&text->items, g_free);
}

RkRecord *
rk_letter_find (RkDb *db, const char *document, const char *owner, gint64 id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_letter);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  RkRecord *best = NULL;

  if (!rk_query_where (query, "document", document, error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL
      || (letters = rk_records_fetch (db, &rk_kind_letter, (const gint64 *)(gpointer)ids->data,
                                      ids->len, error))
             == NULL)
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    {
      gint64 of = letters->pdata[i] ? rk_record_get_int (letters->pdata[i], owner) : -1;

      if (of == id || (of == 0 && best == NULL))
        best = letters->pdata[i];
      if (of == id && of)
        break;
    }
  if (best == NULL)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("The office has no letter for the paper “%s”. Write one first."), document);
  return best ? rk_record_ref (best) : NULL;
}

gboolean
rk_letter_fill (const RkRecord *letter, const RkFields *fields, RkLetterText *text, GError **error)
{
  const char *name = rk_record_get (letter, "name");

  rk_letter_text_clear (text);
  text->subject = rk_fields_fill (fields, rk_record_get (letter, "subject"), name, FALSE, error);
  if (text->subject)
    text->body = rk_fields_fill (fields, rk_record_get (letter, "body"), name, FALSE, error);
  if (text->body)
    text->items = rk_fields_fill (fields, rk_record_get (letter, "items"), name, TRUE, error);
  return text->items != NULL;
}
