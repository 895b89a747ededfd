#include "rk-matcher.h"

#include "rk-db.h"
#include "rk-finder.h"
#include "rk-kinds.h"

#define ROWS_PER_LOOK 1024
/* Records that were looked at are looked at again, where the list is longer than the register. */
#define RECORDS_KEPT 20000

struct _RkMatcher
{
  RkDb *db;
  RkFinder *finder;
  RkDecisions *decisions;
  GHashTable *records; /* gint64 → RkRecord */
};

/* ── the register ────────────────────────────────────────────────────────────────────────── */

/* What is done with a workplace's keys for likeness; they are good until it returns. */
typedef gboolean (*KeysFunc) (
    RkMatcher *self, gint64 id, const char *const *keys, gpointer data, GError **error);

static gboolean
each_workplace (
    RkMatcher *self, KeysFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (self->db,
                                           "SELECT id, match_0, match_1, match_2, match_3"
                                           " FROM record_index"
                                           " WHERE kind = 'workplace' ORDER BY id",
                                           error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint n = 1;; n++)
    {
      const char *keys[RK_N_MATCH_KEYS];

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      for (int i = 0; i < RK_N_MATCH_KEYS; i++)
        keys[i] = rk_stmt_text (stmt, i + 1);
      if ((n % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          || !func (self, rk_stmt_int (stmt, 0), keys, data, error))
        return FALSE;
    }
}

static gboolean
add_to_finder (RkMatcher *self, gint64 id, const char *const *keys, gpointer data, GError **error)
{
  rk_finder_add (self->finder, id, keys);
  return TRUE;
}

RkMatcher *
rk_matcher_new (RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkMatcher) self = g_new0 (RkMatcher, 1);

  self->db = db;
  self->finder = rk_finder_new ();
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify)rk_record_unref);
  self->decisions = rk_decisions_load (db, error);
  if (self->decisions == NULL || !each_workplace (self, add_to_finder, NULL, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rk_matcher_free (RkMatcher *self)
{
  rk_finder_free (self->finder);
  g_clear_pointer (&self->decisions, rk_decisions_free);
  g_hash_table_unref (self->records);
  g_free (self);
}

guint
rk_matcher_get_size (const RkMatcher *self)
{
  return rk_finder_get_size (self->finder);
}

/* Returns: (transfer none): until the next call */
static RkRecord *
record_at (RkMatcher *self, gint64 id, GError **error)
{
  RkRecord *record = g_hash_table_lookup (self->records, &id);

  if (record)
    return record;
  record = rk_records_get (self->db, &rk_kind_workplace, id, error);
  if (record == NULL)
    return NULL;
  if (g_hash_table_size (self->records) >= RECORDS_KEPT)
    g_hash_table_remove_all (self->records);
  g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), record);
  return record;
}

char *
rk_matcher_dup_name (RkMatcher *self, gint64 id, GError **error)
{
  RkRecord *record = record_at (self, id, error);

  return record ? rk_workplace_full_name (record) : NULL;
}

/* ── a row ───────────────────────────────────────────────────────────────────────────────── */

/* What nobody contradicts, and no other could mean. */
static gboolean
is_the_only_one (const RkJudgement *judgement, guint n_named)
{
  guint why = judgement->why;

  if (!(why & RK_WHY_NAME) || (why & (RK_WHY_PRIVATE | RK_WHY_NUMBER_DIFFERS)) || n_named > 1)
    return FALSE;
  if ((why & (RK_WHY_NAME_OF_PLACE | RK_WHY_HEAD_OFFICE)) && !(why & RK_WHY_ADDRESS))
    return FALSE;
  if (why & RK_WHY_PLACE)
    return !(why & (RK_WHY_PHONE_DIFFERS | RK_WHY_ADDRESS_DIFFERS));
  return (why & RK_WHY_NUMBER) && !(why & (RK_WHY_AREA | RK_WHY_PLACE_DIFFERS));
}

static void
consider (RkMatch *best, gint64 id, const RkJudgement *judgement)
{
  const RkJudgement *now = &best->judgement;

  if (judgement->likeness < now->likeness || judgement->likeness == RK_DIFFERENT)
    return;
  if (judgement->likeness == now->likeness
      && (judgement->score < now->score || (judgement->score == now->score && id > best->id)))
    return;
  best->judgement = *judgement;
  best->id = id;
}

static guint
count_named (const GArray *judgements)
{
  guint n = 0;

  for (guint i = 0; i < judgements->len; i++)
    {
      guint why = g_array_index (judgements, RkJudgement, i).why;

      n += (why & RK_WHY_NAME)
           && !(why & (RK_WHY_HEAD_OFFICE | RK_WHY_AREA | RK_WHY_PLACE_DIFFERS));
    }
  return n;
}

/* Returns: (transfer full): array of RkJudgement, of each of @ids; NULL on failure */
static GArray *
judge_all (RkMatcher *self,
           const RkRecord *row,
           const RkIndexRow *index,
           const GArray *ids,
           GError **error)
{
  g_autoptr (GArray) judgements = g_array_new (FALSE, TRUE, sizeof (RkJudgement));

  g_array_set_size (judgements, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      RkRecord *record;

      if (rk_decisions_of_row (self->decisions, row, index->match[0], id))
        continue; /* it was said not to be: one that was said to be is found before */
      record = record_at (self, id, error);
      if (record == NULL)
        return NULL;
      rk_workplace_judge (row, record, &g_array_index (judgements, RkJudgement, i));
    }
  return g_steal_pointer (&judgements);
}

static gboolean
consider_all (
    RkMatcher *self, const RkRecord *row, const RkIndexRow *index, RkMatch *match, GError **error)
{
  const GArray *ids = rk_finder_find (self->finder, (const char *const *)index->match);
  g_autoptr (GArray) judgements = judge_all (self, row, index, ids, error);
  guint n_named = judgements ? count_named (judgements) : 0;

  for (guint i = 0; judgements && i < ids->len; i++)
    {
      RkJudgement *judgement = &g_array_index (judgements, RkJudgement, i);

      if (judgement->likeness == RK_ALIKE && is_the_only_one (judgement, n_named))
        {
          judgement->likeness = RK_SAME;
          judgement->why |= RK_WHY_ONLY;
        }
      consider (match, g_array_index (ids, gint64, i), judgement);
    }
  return judgements != NULL;
}

/* Whether somebody said which one it is, and that one is still there. */
static gboolean
find_decided (RkMatcher *self, const RkRecord *row, const RkIndexRow *index, RkMatch *match)
{
  const RkDecision *decision = rk_decisions_of_row (self->decisions, row, index->match[0], 0);
  RkRecord *record = decision ? record_at (self, decision->workplace, NULL) : NULL;

  if (record == NULL)
    return FALSE;
  rk_workplace_judge (row, record, &match->judgement);
  match->judgement.likeness = RK_SAME;
  match->judgement.why |= RK_WHY_DECIDED;
  match->id = decision->workplace;
  match->decision = decision;
  return TRUE;
}

gboolean
rk_matcher_find (
    RkMatcher *self, const RkRecord *row, const RkIndexRow *index, RkMatch *match, GError **error)
{
  *match = (RkMatch){ .judgement = { .likeness = RK_DIFFERENT } };
  return find_decided (self, row, index, match) || consider_all (self, row, index, match, error);
}

/* ── pairs within the register ───────────────────────────────────────────────────────────── */

static int
surest_first (gconstpointer a, gconstpointer b)
{
  const RkMatchPair *left = a, *right = b;

  if (left->judgement.likeness != right->judgement.likeness)
    return left->judgement.likeness > right->judgement.likeness ? -1 : 1;
  if (left->judgement.score != right->judgement.score)
    return left->judgement.score > right->judgement.score ? -1 : 1;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  return left->second < right->second ? -1 : 1;
}

static gboolean
add_pairs (RkMatcher *self, gint64 id, const char *const *keys, gpointer data, GError **error)
{
  GArray *pairs = data;
  const GArray *ids = rk_finder_find (self->finder, keys);
  g_autoptr (RkRecord) record = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      RkMatchPair pair = { .first = id, .second = g_array_index (ids, gint64, i) };
      RkRecord *other;

      if (pair.second <= id || rk_decisions_are_apart (self->decisions, id, pair.second))
        continue;
      if (record == NULL)
        record = rk_records_get (self->db, &rk_kind_workplace, id, error);
      other = record ? record_at (self, pair.second, error) : NULL;
      if (other == NULL)
        return FALSE;
      rk_workplace_judge (record, other, &pair.judgement);
      if (pair.judgement.likeness != RK_DIFFERENT)
        g_array_append_val (pairs, pair);
    }
  return TRUE;
}

GArray *
rk_matcher_pairs (RkMatcher *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (RkMatchPair));

  if (!each_workplace (self, add_pairs, pairs, cancellable, error))
    return NULL;
  g_array_sort (pairs, surest_first);
  return g_steal_pointer (&pairs);
}
