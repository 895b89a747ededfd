/* The query as data; its SQL is in rk-query-run.c. */
#include "rk-query-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-text.h"

G_DEFINE_BOXED_TYPE (RkQuery, rk_query, rk_query_ref, rk_query_unref)

void
rk_condition_free (RkCondition *condition)
{
  g_ptr_array_unref (condition->values);
  g_free (condition);
}

RkQuery *
rk_query_new (const RkKind *kind)
{
  RkQuery *query = g_new0 (RkQuery, 1);

  g_atomic_ref_count_init (&query->refs);
  query->kind = kind;
  query->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_condition_free);
  query->orders = g_array_new (FALSE, FALSE, sizeof (RkOrder));
  return query;
}

RkQuery *
rk_query_ref (RkQuery *query)
{
  g_atomic_ref_count_inc (&query->refs);
  return query;
}

void
rk_query_unref (RkQuery *query)
{
  if (!g_atomic_ref_count_dec (&query->refs))
    return;
  g_free (query->search);
  g_free (query->as_of);
  g_ptr_array_unref (query->conditions);
  g_array_unref (query->orders);
  g_clear_pointer (&query->ids, g_array_unref);
  g_free (query);
}

static RkCondition *
condition_new (int field)
{
  RkCondition *condition = g_new0 (RkCondition, 1);

  condition->field = field;
  condition->values = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  return condition;
}

RkQuery *
rk_query_copy (const RkQuery *query)
{
  RkQuery *copy = rk_query_new (query->kind);

  copy->search = g_strdup (query->search);
  copy->as_of = g_strdup (query->as_of);
  copy->limit = query->limit;
  copy->offset = query->offset;
  g_array_append_vals (copy->orders, query->orders->data, query->orders->len);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const RkCondition *from = query->conditions->pdata[i];
      RkCondition *to = condition_new (from->field);

      for (guint j = 0; j < from->values->len; j++)
        g_ptr_array_add (to->values, g_strdup (from->values->pdata[j]));
      g_ptr_array_add (copy->conditions, to);
    }
  rk_query_only_ids (copy, query->ids);
  return copy;
}

const RkKind *
rk_query_kind (const RkQuery *query)
{
  return query->kind;
}

void
rk_query_set_search (RkQuery *query, const char *text)
{
  g_autofree char *clean = text ? rk_text_clean (text) : NULL;

  g_free (query->search);
  query->search = clean && *clean ? g_steal_pointer (&clean) : NULL;
}

const char *
rk_query_search (const RkQuery *query)
{
  return query->search;
}

int
rk_query_find_field (const RkQuery *query, const char *name, GError **error)
{
  int field = rk_kind_field (query->kind, name);

  if (field < 0)
    g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no entry “%s” in %s."), name,
                 query->kind->plural);
  return field;
}

static RkCondition *
condition_on (const RkQuery *query, int field)
{
  for (guint i = 0; i < query->conditions->len; i++)
    if (((RkCondition *)query->conditions->pdata[i])->field == field)
      return query->conditions->pdata[i];
  return NULL;
}

/* What is typed is brought to the stored form where that can be done (焼津市 → 222127, I → …). Any
 * text may be looked for; a number or a day that is none would find nothing and look like an
 * answer. */
static char *
stored_form (const RkKind *kind, int field, const char *value, GError **error)
{
  g_autoptr (RkDraft) draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkProblem) problem = NULL;

  if (*value == '\0')
    return g_strdup (value);
  if (!rk_draft_set_typed (draft, field, value, &problem))
    {
      if (kind->fields[field].type == RK_TYPE_TEXT)
        return g_strdup (value);
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("“%s” does not fit the entry “%s”: %s"),
                   value, kind->fields[field].name, problem->reason);
      return NULL;
    }
  record = rk_draft_end_loaded (g_steal_pointer (&draft));
  return rk_record_dup_text (record, field);
}

gboolean
rk_query_where (RkQuery *query, const char *field, const char *value, GError **error)
{
  int index = rk_query_find_field (query, field, error);
  char *stored = index < 0 ? NULL : stored_form (query->kind, index, value, error);
  RkCondition *condition;

  if (stored == NULL)
    return FALSE;
  condition = condition_on (query, index);
  if (condition == NULL)
    {
      condition = condition_new (index);
      g_ptr_array_add (query->conditions, condition);
    }
  g_ptr_array_add (condition->values, stored);
  return TRUE;
}

void
rk_query_drop (RkQuery *query, const char *field)
{
  if (field == NULL)
    {
      g_ptr_array_set_size (query->conditions, 0);
      rk_query_set_search (query, NULL);
      rk_query_as_of (query, NULL);
      return;
    }
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const RkCondition *condition = query->conditions->pdata[i];

      if (g_str_equal (query->kind->fields[condition->field].name, field))
        {
          g_ptr_array_remove_index (query->conditions, i);
          return;
        }
    }
}

const char *const *
rk_query_values (const RkQuery *query, const char *field)
{
  int index = rk_kind_field (query->kind, field);
  RkCondition *condition = index < 0 ? NULL : condition_on (query, index);

  return condition ? (const char *const *)condition->values->pdata : NULL;
}

void
rk_query_as_of (RkQuery *query, const char *iso)
{
  g_autofree char *copy = g_strdup (iso);

  g_free (query->as_of);
  query->as_of = g_steal_pointer (&copy);
}

const char *
rk_query_get_as_of (const RkQuery *query)
{
  return query->as_of;
}

void
rk_query_only_ids (RkQuery *query, GArray *ids)
{
  g_clear_pointer (&query->ids, g_array_unref);
  query->ids = ids ? g_array_copy (ids) : NULL;
}

gboolean
rk_query_has_only_ids (const RkQuery *query)
{
  return query->ids != NULL;
}

gboolean
rk_query_sort (RkQuery *query, const char *field, GError **error)
{
  RkOrder order = { .descending = *field == '-' };

  order.field = rk_query_find_field (query, order.descending ? field + 1 : field, error);
  if (order.field < 0)
    return FALSE;
  g_array_append_val (query->orders, order);
  return TRUE;
}

void
rk_query_sort_clear (RkQuery *query)
{
  g_array_set_size (query->orders, 0);
}

char **
rk_query_dup_order (const RkQuery *query)
{
  char **fields = g_new0 (char *, query->orders->len + 1);

  for (guint i = 0; i < query->orders->len; i++)
    {
      const RkOrder *order = &g_array_index (query->orders, RkOrder, i);

      fields[i] = g_strconcat (order->descending ? "-" : "", query->kind->fields[order->field].name,
                               NULL);
    }
  return fields;
}

char *
rk_query_dup_order_words (const RkQuery *query)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < query->orders->len; i++)
    {
      const RkOrder *order = &g_array_index (query->orders, RkOrder, i);

      g_string_append_printf (words, "%s%s%s", i ? "、" : "",
                              query->kind->fields[order->field].heading,
                              order->descending ? "（降順）" : "");
    }
  if (words->len)
    g_string_append (words, "の順");
  return g_string_free (words, FALSE);
}

void
rk_query_limit (RkQuery *query, guint limit, guint offset)
{
  query->limit = limit;
  query->offset = offset;
}

gboolean
rk_query_is_filtered (const RkQuery *query)
{
  return query->search || query->as_of || query->conditions->len > 0 || query->ids;
}

static char *
condition_words (const RkField *field, const RkCondition *condition)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (field->type == RK_TYPE_BOOLEAN)
    return g_strdup_printf ("%s%s", field->heading,
                            g_str_equal (condition->values->pdata[0], "0") ? "ではない" : "");
  for (guint i = 0; i < condition->values->len; i++)
    {
      const char *value = condition->values->pdata[i];
      g_autofree char *display = rk_field_dup_display (field, value);

      g_string_append_printf (words, "%s%s", i ? "・" : "", *value ? display : "（未入力）");
    }
  return g_strdup_printf ("%s：%s", field->heading, words->str);
}

static char *
as_of_words (const RkQuery *query)
{
  const char *iso = query->as_of;
  RkDate date;
  g_autofree char *day
      = rk_date_from_iso (iso, &date) ? rk_date_to_wareki_long (date) : g_strdup (iso);

  return g_strdup_printf (query->kind->since ? "%sに登録があるもの" : "%s現在", day);
}

static char *
chosen_words (const RkQuery *query)
{
  g_autofree char *digits = g_strdup_printf ("%u", query->ids->len);
  g_autofree char *number = rk_text_group_digits (digits);

  return g_strdup_printf ("選択した%s%s", number, query->kind->counter);
}

char *
rk_query_dup_words (const RkQuery *query)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; i < query->conditions->len; i++)
    {
      const RkCondition *condition = query->conditions->pdata[i];

      g_ptr_array_add (parts, condition_words (&query->kind->fields[condition->field], condition));
    }
  if (query->search)
    g_ptr_array_add (parts, g_strdup_printf ("「%s」を含む", query->search));
  if (query->as_of)
    g_ptr_array_add (parts, as_of_words (query));
  if (query->ids)
    g_ptr_array_add (parts, chosen_words (query));
  return parts->len ? g_strjoinv ("　", (char **)parts->pdata) : g_strdup ("");
}

/* ── saved conditions ────────────────────────────────────────────────────────────────────── */

char *
rk_query_to_text (const RkQuery *query)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) orders = rk_query_dup_order (query);

  g_key_file_set_string (file, "query", "kind", query->kind->name);
  if (query->search)
    g_key_file_set_string (file, "query", "search", query->search);
  if (query->as_of)
    g_key_file_set_string (file, "query", "as-of", query->as_of);
  if (*orders)
    g_key_file_set_string_list (file, "query", "sort", (const char *const *)orders,
                                g_strv_length (orders));
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const RkCondition *condition = query->conditions->pdata[i];

      g_key_file_set_string_list (file, "where", query->kind->fields[condition->field].name,
                                  (const char *const *)condition->values->pdata,
                                  condition->values->len);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
read_conditions (RkQuery *query, GKeyFile *file, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, "where", NULL, NULL);
  g_auto (GStrv) orders = g_key_file_get_string_list (file, "query", "sort", NULL, NULL);

  for (char **key = keys; key && *key; key++)
    {
      g_auto (GStrv) values = g_key_file_get_string_list (file, "where", *key, NULL, NULL);

      for (char **value = values; value && *value; value++)
        if (!rk_query_where (query, *key, *value, error))
          return FALSE;
    }
  for (char **order = orders; order && *order; order++)
    if (!rk_query_sort (query, *order, error))
      return FALSE;
  return TRUE;
}

RkQuery *
rk_query_from_text (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (RkQuery) query = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *search = NULL;
  g_autofree char *as_of = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, error))
    return NULL;
  kind = g_key_file_get_string (file, "query", "kind", error);
  if (kind == NULL)
    return NULL;
  if (rk_kind_by_name (kind) == NULL)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("There is no kind of record “%s”."), kind);
      return NULL;
    }
  query = rk_query_new (rk_kind_by_name (kind));
  search = g_key_file_get_string (file, "query", "search", NULL);
  rk_query_set_search (query, search);
  as_of = g_key_file_get_string (file, "query", "as-of", NULL);
  rk_query_as_of (query, as_of);
  return read_conditions (query, file, error) ? g_steal_pointer (&query) : NULL;
}
