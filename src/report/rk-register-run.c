/* A run goes on at a number: of all that it is of, into however many files it is divided and
 * whatever was recorded of it meanwhile. */
#include "rk-register-private.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* ── what was recorded today ─────────────────────────────────────────────────────────────── */

/* What a paper does away with once it is recorded. */
static const struct
{
  const char *paper; /* as it was loaded */
  const char *document;
  const char *work;
} takes[] = { { RK_REGISTER_IN_FORCE, "certificate", RK_WORK_CERTIFICATE },
              { RK_REGISTER_RENEWAL, "renewal", RK_WORK_NOTICE } };

static gboolean
asks_for (const RkQuery *query, const char *work)
{
  const char *const *lists = query ? rk_query_values (query, "work") : NULL;

  return lists && g_strv_contains (lists, work);
}

/* Returns: (nullable): the document that takes away from the list of work that is asked for; other
 * papers leave it as it is */
static const char *
document_of (const RkRegisterPaper *self,
             const RkReportParams *params,
             const RkQuery *query,
             const char *work)
{
  for (guint i = 0; i < G_N_ELEMENTS (takes) && self->kind == &rk_kind_status; i++)
    if (g_strcmp0 (takes[i].paper, work) == 0
        && (asks_for (query, takes[i].work) || asks_for (params->query, takes[i].work)))
      return takes[i].document;
  return NULL;
}

/* Returns: (nullable) (element-type gint64): whom the ledger has of today */
static GHashTable *
recorded_today (RkRegisterPaper *self, const char *document, GError **error)
{
  static const char *const of[] = { "status_id", NULL };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (GPtrArray) counts = NULL;
  GHashTable *ids;

  /* What was issued again was in no such list. */
  if (!rk_query_where (query, "issued_on", today, error)
      || !rk_query_where (query, "document", document, error)
      || !rk_query_where (query, "edition", "1", error)
      || (counts = rk_query_count_by (self->db, query, of, NULL, error)) == NULL)
    return NULL;
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      gint64 id = g_ascii_strtoll (((const RkCount *)counts->pdata[i])->values[0], NULL, 10);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

/* All that are asked for, whatever there is to do for them. */
static GArray *
ask_all (RkRegisterPaper *self, const RkReportParams *params, GError **error)
{
  RkReportParams wanted = *params;
  gint64 scheme = self->scheme;
  guint n_asked = self->n_asked;
  g_autoptr (RkQuery) asked = params->query ? rk_query_copy (params->query) : NULL;
  g_autoptr (RkQuery) query = NULL;

  if (asked)
    rk_query_drop (asked, "work");
  wanted.query = asked;
  wanted.split = NULL;
  wanted.scheme = scheme ? scheme : params->scheme;
  query = rk_register_make_query (self, &wanted, RK_REGISTER_IN_FORCE, error);
  self->scheme = scheme;
  self->n_asked = n_asked;
  return query ? rk_query_ids (self->db, query, NULL, error) : NULL;
}

/* @ids in the order of the print. */
static GArray *
put_in_order (RkRegisterPaper *self, const RkReportParams *params, GArray *ids, GError **error)
{
  g_autoptr (RkQuery) query = rk_report_query (NULL, self->kind, params->as_of);
  g_auto (GStrv) order = rk_query_dup_order (self->query);

  for (char **field = order; *field; field++)
    if (!rk_query_sort (query, *field, error))
      return NULL;
  rk_query_only_ids (query, ids);
  return rk_query_ids (self->db, query, NULL, error);
}

/* Of a list of work that a run was begun of what was recorded has left: it keeps its number.
 * @left: who there is now. Returns: (transfer full): the list as it was */
static GArray *
add_recorded (RkRegisterPaper *self,
              const RkReportParams *params,
              const char *document,
              GArray *left,
              GError **error)
{
  g_autoptr (GHashTable) recorded = recorded_today (self, document, error);
  g_autoptr (GHashTable) there = rk_ids_to_set (left);
  g_autoptr (GArray) asked = NULL;
  g_autoptr (GArray) all = g_array_copy (left);

  if (recorded == NULL)
    return NULL;
  if (g_hash_table_size (recorded) == 0)
    return g_steal_pointer (&all);
  asked = ask_all (self, params, error);
  for (guint i = 0; asked && i < asked->len; i++)
    {
      gint64 *id = &g_array_index (asked, gint64, i);

      if (g_hash_table_contains (recorded, id) && !g_hash_table_contains (there, id))
        g_array_append_val (all, *id);
    }
  return asked == NULL           ? NULL
         : all->len == left->len ? g_steal_pointer (&all)
                                 : put_in_order (self, params, all, error);
}

/* ── the run ─────────────────────────────────────────────────────────────────────────────── */

/* Those of @all from @first on up to @end that are in @ids, in @ids. */
static void
keep_run (GArray *ids, GArray *all, guint first, guint end)
{
  g_autoptr (GHashTable) there = rk_ids_to_set (ids);

  g_array_set_size (ids, 0);
  for (guint i = first; i < MIN (end, all->len); i++)
    if (g_hash_table_contains (there, &g_array_index (all, gint64, i)))
      g_array_append_val (ids, g_array_index (all, gint64, i));
}

/* Returns: (transfer full): all that the numbers count */
static GArray *
find_all (RkRegisterPaper *self, const RkReportParams *params, const char *work, GError **error)
{
  RkReportParams undivided = *params;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (GArray) all = NULL;
  const char *document;

  if (params->run)
    return g_array_ref (params->run);
  undivided.split = NULL;
  query = params->split ? rk_register_make_query (self, &undivided, work, error)
                        : rk_query_copy (self->query);
  all = query ? rk_query_ids (self->db, query, NULL, error) : NULL;
  document = all && params->first > 1 ? document_of (self, params, query, work) : NULL;
  return document ? add_recorded (self, params, document, all, error) : g_steal_pointer (&all);
}

/* Returns: FALSE */
static gboolean
refuse_first (guint first, guint n, GError **error)
{
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("There are %u to print; the first cannot be number %u."), n, first + 1);
  return FALSE;
}

/* Returns: FALSE with words */
static gboolean
refuse_recorded (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("All of these numbers were printed today and have left this list of "
                          "work. What is left begins with number 1."));
  return FALSE;
}

gboolean
rk_register_take_run (RkRegisterPaper *self,
                      const RkReportParams *params,
                      const char *work,
                      GError **error)
{
  guint first = params->first > 0 && params->records == NULL ? params->first - 1 : 0;
  guint end = params->last > 0 && params->records == NULL ? params->last : G_MAXUINT;
  guint n = self->ids->len;

  if (first == 0 && end == G_MAXUINT && params->run == NULL)
    {
      self->run = g_array_copy (self->ids);
      return TRUE;
    }
  self->run = find_all (self, params, work, error);
  if (self->run == NULL)
    return FALSE;
  if (first >= self->run->len && self->run->len)
    return refuse_first (first, self->run->len, error);
  keep_run (self->ids, self->run, first, end);
  return self->ids->len || n == 0 || params->split || refuse_recorded (error);
}
