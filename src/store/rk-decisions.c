#include "rk-decisions.h"

#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-text-compare.h"

struct _RkDecisions
{
  GPtrArray *all;     /* RkDecision */
  GHashTable *by_key; /* key → GPtrArray of RkDecision, oldest first */
  GHashTable *apart;  /* "id/id" */
};

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
decision_free (gpointer data)
{
  RkDecision *decision = data;

  g_free (decision->key);
  g_free (decision->name);
  g_free (decision->phone);
  g_free (decision->number);
  g_free (decision->address);
  g_free (decision->on);
  g_free (decision->by);
  g_free (decision->source);
  g_free (decision);
}

static char *
dup_pair_key (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static RkDecision *
read_decision (RkStmt *stmt)
{
  RkDecision *decision = g_new0 (RkDecision, 1);

  decision->workplace = rk_stmt_int (stmt, 0);
  decision->other = rk_stmt_int (stmt, 1);
  decision->same = rk_stmt_int (stmt, 2) != 0;
  decision->key = g_strdup (rk_stmt_text (stmt, 3));
  decision->name = g_strdup (rk_stmt_text (stmt, 4));
  decision->phone = rk_phone_digits (rk_stmt_text (stmt, 5));
  decision->number = g_strdup (rk_stmt_text (stmt, 6));
  decision->address = rk_text_address_key (rk_stmt_text (stmt, 7));
  decision->on = g_strdup (rk_stmt_text (stmt, 8));
  decision->by = g_strdup (rk_stmt_text (stmt, 9));
  decision->source = g_strdup (rk_stmt_text (stmt, 10));
  return decision;
}

static void
take_decision (RkDecisions *self, RkDecision *decision)
{
  GPtrArray *of_key;

  g_ptr_array_add (self->all, decision);
  if (decision->other && !decision->same)
    g_hash_table_add (self->apart, dup_pair_key (decision->workplace, decision->other));
  if (decision->other || decision->key == NULL)
    return;
  of_key = g_hash_table_lookup (self->by_key, decision->key);
  if (of_key == NULL)
    {
      of_key = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, decision->key, of_key);
    }
  g_ptr_array_add (of_key, decision);
}

RkDecisions *
rk_decisions_load (RkDb *db, GError **error)
{
  g_autoptr (RkDecisions) self = g_new0 (RkDecisions, 1);
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT workplace_id, other_id, same, key, name, phone, corporate_number,"
                       " address, decided_on, decided_by, source FROM match_decision ORDER BY id",
                       error);
  gboolean row;

  self->all = g_ptr_array_new_with_free_func (decision_free);
  self->by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (stmt)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&self);
      take_decision (self, read_decision (stmt));
    }
  return NULL;
}

void
rk_decisions_free (RkDecisions *self)
{
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->apart);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/* ── asking ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
contradict (const char *a, const char *b)
{
  return a && b && *a && *b && !g_str_equal (a, b);
}

static gboolean
is_about (const RkDecision *decision, const RkRecord *row)
{
  g_autofree char *phone = rk_phone_digits (rk_record_get (row, "phone"));
  g_autofree char *address = rk_text_address_key (rk_record_get (row, "address"));

  return !contradict (decision->number, rk_record_get (row, "corporate_number"))
         && !contradict (decision->phone, phone) && !contradict (decision->address, address);
}

const RkDecision *
rk_decisions_of_row (const RkDecisions *self,
                     const RkRecord *row,
                     const char *key,
                     gint64 workplace)
{
  const GPtrArray *of_key = key ? g_hash_table_lookup (self->by_key, key) : NULL;

  for (guint i = of_key ? of_key->len : 0; i > 0; i--)
    {
      const RkDecision *decision = of_key->pdata[i - 1];

      if ((workplace ? decision->workplace == workplace : decision->same)
          && is_about (decision, row))
        return decision;
    }
  return NULL;
}

gboolean
rk_decisions_are_apart (const RkDecisions *self, gint64 a, gint64 b)
{
  g_autofree char *key = dup_pair_key (a, b);

  return g_hash_table_contains (self->apart, key);
}

/* ── deciding ────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_decision_forget (RkDb *db, gint64 workplace, gint64 other, const char *key, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM match_decision WHERE CASE ?2 WHEN 0"
                       " THEN workplace_id = ?1 AND other_id IS NULL AND key = ?3"
                       " ELSE (workplace_id = ?1 AND other_id = ?2)"
                       " OR (workplace_id = ?2 AND other_id = ?1) END",
                       error);
  g_autoptr (GArray) ids = NULL;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, workplace);
  rk_stmt_bind_int (stmt, 2, other);
  rk_stmt_bind_text (stmt, 3, key);
  ids = rk_stmt_ids (stmt, error);
  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_records_delete (db, &rk_kind_match_decision, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static RkRecord *
new_decision (RkDb *db,
              gint64 workplace,
              const RkRecord *other,
              const char *key,
              gboolean same,
              const char *source,
              GError **error)
{
  const RkKind *kind = &rk_kind_match_decision;
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  RkDraft *draft;

  if (office == NULL)
    return NULL;
  draft = rk_draft_new (kind);
  rk_draft_set_int (draft, rk_kind_field (kind, "workplace_id"), workplace);
  if (rk_record_id (other))
    rk_draft_set_int (draft, rk_kind_field (kind, "other_id"), rk_record_id (other));
  rk_draft_set_int (draft, rk_kind_field (kind, "same"), same);
  rk_draft_put (draft, "key", key);
  rk_draft_put (draft, "name", rk_record_get (other, "name"));
  rk_draft_put (draft, "phone", rk_record_get (other, "phone"));
  rk_draft_put (draft, "corporate_number", rk_record_get (other, "corporate_number"));
  rk_draft_put (draft, "address", rk_record_get (other, "address"));
  rk_draft_put (draft, "decided_on", today);
  rk_draft_put (draft, "decided_by", rk_record_get (office, "person"));
  rk_draft_put (draft, "source", source);
  return rk_draft_end (draft);
}

gboolean
rk_decision_save (RkDb *db,
                  gint64 workplace,
                  const RkRecord *other,
                  gboolean same,
                  const char *source,
                  GError **error)
{
  g_autofree char *key = rk_kind_workplace.match_key[0](other);
  g_autoptr (RkRecord) decision = NULL;

  if (!rk_decision_forget (db, workplace, rk_record_id (other), key, error))
    return FALSE;
  decision = new_decision (db, workplace, other, key, same, source, error);
  return decision && rk_records_save (db, decision, NULL, error);
}

GPtrArray *
rk_decisions_of_workplace (RkDb *db, gint64 workplace, GError **error)
{
  return rk_records_ask (db, &rk_kind_match_decision,
                         "SELECT id FROM match_decision WHERE workplace_id = ?1 OR other_id = ?1"
                         " ORDER BY id DESC",
                         workplace, 0, error);
}
