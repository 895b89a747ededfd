#include "rk-import-match.h"

#include <string.h>

#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-text.h"

/* More records under one key are not compared one by one. */
#define MOST_CANDIDATES 100

typedef struct
{
  RkDb *db;
  const RkKind *kind;
  const RkRecord *record;
  const RkIndexRow *index;
  const RkRowMap *named;
  const RkKeyFilter *keys;
  const RkDecisions *decisions;
  RkRecord *same; /* the best so far */
  guint64 rank;   /* of @same */
  guint n_richer; /* how many have every value of the row, and more */
  RkRecord *alike;
} Search;

/* ── judging one record ──────────────────────────────────────────────────────────────────── */

static guint
count_common (const RkRecord *a, const RkRecord *b)
{
  const RkKind *kind = rk_record_kind (a);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == RK_TYPE_TEXT && !rk_record_is_null (a, (int)i))
      n += g_strcmp0 (rk_record_text (a, (int)i), rk_record_text (b, (int)i)) == 0;
  return n;
}

/* Whether @whole has every value of @part, but for what CP932 did to it. */
static gboolean
includes_but_for_loss (const RkRecord *whole, const RkRecord *part)
{
  const RkKind *kind = rk_record_kind (whole);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *stored = NULL;
      g_autofree char *given = NULL;

      if ((kind->fields[i].flags & RK_FIELD_DERIVED) || rk_record_is_null (part, (int)i))
        continue;
      stored = rk_record_dup_text (whole, (int)i);
      given = rk_record_dup_text (part, (int)i);
      if (stored == NULL
          || (!g_str_equal (stored, given) && !rk_text_is_cp932_loss (stored, given)))
        return FALSE;
    }
  return TRUE;
}

/* Whether @candidate says which of several of a name it is, and the row does not. */
static gboolean
is_richer (const RkRecord *candidate, const RkRecord *row)
{
  static const char *const telling[]
      = { "corporation_name", "address", "phone", "corporate_number" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      int field = rk_kind_field (rk_record_kind (row), telling[i]);

      if (field >= 0 && rk_record_is_null (row, field) && !rk_record_is_null (candidate, field))
        return TRUE;
    }
  return FALSE;
}

/* That it has every value of the row comes first, that an earlier row spoke of it second. */
static guint64
rank_of (const Search *search, const RkRecord *candidate, gboolean includes, gboolean richer)
{
  return (includes ? 1 << 20 : 0) + (includes && !richer ? 1 << 21 : 0) + 1
         + (rk_row_map_get (search->named, rk_record_id (candidate)) ? 1 << 10 : 0)
         + count_common (search->record, candidate);
}

/* @same_key: has the whole first key in common */
static void
judge (Search *search, RkRecord *candidate, gboolean same_key)
{
  gboolean includes = same_key
                      && (rk_record_includes (candidate, search->record)
                          || includes_but_for_loss (candidate, search->record));
  gboolean richer = includes && is_richer (candidate, search->record);
  RkLikeness likeness = RK_ALIKE;
  guint64 rank;

  search->n_richer += richer;
  if (includes)
    likeness = RK_SAME;
  else if (search->kind->likeness)
    likeness = search->kind->likeness (search->record, candidate);
  if (likeness == RK_ALIKE && search->alike == NULL)
    search->alike = rk_record_ref (candidate);
  if (likeness != RK_SAME)
    return;
  rank = rank_of (search, candidate, includes, richer);
  if (rank <= search->rank) /* the older one came first */
    return;
  g_clear_pointer (&search->same, rk_record_unref);
  search->same = rk_record_ref (candidate);
  search->rank = rank;
}

static gboolean
judge_id (Search *search, gint64 id, gboolean same_key, GError **error)
{
  g_autoptr (RkRecord) candidate = NULL;

  if (search->decisions
      && rk_decisions_of_row (search->decisions, search->record, search->index->match[0], id))
    return TRUE; /* it was said not to be */
  candidate = rk_records_get (search->db, search->kind, id, error);
  if (candidate == NULL)
    return FALSE;
  judge (search, candidate, same_key);
  return TRUE;
}

/* ── finding candidates ──────────────────────────────────────────────────────────────────── */

static gboolean
is_found (const Search *search)
{
  return search->same != NULL || search->alike != NULL;
}

static gboolean
may_have (const Search *search, guint64 hash)
{
  return hash != 0 && (search->keys == NULL || rk_key_filter_may_have (search->keys, hash));
}

static gboolean
look_up (Search *search, guint which, const char *key, gboolean open, guint *n, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  ids = rk_records_matches (search->db, search->kind, which, key, open, MOST_CANDIDATES, error);
  if (ids == NULL)
    return FALSE;
  *n = ids->len;
  for (guint i = 0; i < ids->len; i++)
    if (!judge_id (search, g_array_index (ids, gint64, i), which == 0 && !open, error))
      return FALSE;
  return TRUE;
}

static gboolean
try_key (Search *search, guint which, guint *n, GError **error)
{
  *n = 0;
  return !may_have (search, search->index->hash[which].whole)
         || look_up (search, which, search->index->match[which], FALSE, n, error);
}

/* A name that more records bear than are compared: those with the same values and those with the
 * same other key are found by these. */
static gboolean
try_crowd (Search *search, GError **error)
{
  gint64 id;
  guint n;

  if (!rk_records_find_including (search->db, search->record, search->index->match[0], &id, error))
    return FALSE;
  if (id && !judge_id (search, id, TRUE, error))
    return FALSE;
  for (guint which = 1; which < RK_OTHER_NAME; which++)
    if (!try_key (search, which, &n, error))
      return FALSE;
  return TRUE;
}

const RkNamePair rk_import_names[4]
    = { { 0, 0 }, { 0, RK_OTHER_NAME }, { RK_OTHER_NAME, 0 }, { RK_OTHER_NAME, RK_OTHER_NAME } };

const char *
rk_import_name_key (const RkIndexRow *index, guint pair)
{
  const RkNamePair *names = &rk_import_names[pair];

  if (names->row == RK_OTHER_NAME && names->record == RK_OTHER_NAME
      && !rk_workplace_other_says_whose ((const char *const *)index->match))
    return NULL;
  return index->match[names->row];
}

/* The corporation before the place, or entered apart. */
static gboolean
try_other_names (Search *search, GError **error)
{
  guint n;

  for (guint i = 1; i < G_N_ELEMENTS (rk_import_names); i++)
    {
      const RkNamePair *names = &rk_import_names[i];
      const char *key = rk_import_name_key (search->index, i);

      if (key && !is_found (search) && may_have (search, search->index->hash[names->row].whole)
          && !look_up (search, names->record, key, FALSE, &n, error))
        return FALSE;
    }
  return TRUE;
}

/* The same name where one of the two does not say where it is. */
static gboolean
try_unplaced (Search *search, GError **error)
{
  const char *key = search->index->match[0];
  g_autofree char *name = NULL;
  const char *end;
  guint n;

  if (!may_have (search, search->index->hash[0].start))
    return TRUE;
  end = strrchr (key, '\n') + 1;
  name = g_strndup (key, (gsize)(end - key));
  return look_up (search, 0, name, *end == '\0', &n, error);
}

/* Somebody said which one it is, and that one is still there. */
static gboolean
find_decided (Search *search)
{
  const RkDecision *decision
      = search->decisions
            ? rk_decisions_of_row (search->decisions, search->record, search->index->match[0], 0)
            : NULL;

  if (decision)
    search->same = rk_records_get (search->db, search->kind, decision->workplace, NULL);
  return search->same != NULL;
}

/* Of two that have every value of the row, and each something that tells them apart, none is it. */
static void
leave_open (Search *search)
{
  if (search->n_richer < 2 || search->rank >= 1 << 21)
    return;
  if (search->alike == NULL)
    search->alike = g_steal_pointer (&search->same);
  g_clear_pointer (&search->same, rk_record_unref);
}

static gboolean
find (Search *search, GError **error)
{
  guint n;

  if (find_decided (search))
    return TRUE;
  if (!try_key (search, 0, &n, error) || (n == MOST_CANDIDATES && !try_crowd (search, error)))
    return FALSE;
  leave_open (search);
  if (!try_other_names (search, error))
    return FALSE;
  if (is_found (search))
    return TRUE;
  if (!try_unplaced (search, error))
    return FALSE;
  for (guint which = 1; which < RK_OTHER_NAME && search->alike == NULL; which++)
    if (!try_key (search, which, &n, error))
      return FALSE;
  return TRUE;
}

RkRecord *
rk_import_find (RkDb *db,
                const RkRecord *record,
                const RkIndexRow *index,
                const RkRowMap *named,
                const RkKeyFilter *keys,
                const RkDecisions *decisions,
                RkLikeness *likeness,
                GError **error)
{
  Search search = { .db = db,
                    .kind = rk_record_kind (record),
                    .record = record,
                    .index = index,
                    .named = named,
                    .keys = keys,
                    .decisions = decisions };
  RkRecord *found = NULL;

  *likeness = RK_DIFFERENT;
  if (find (&search, error))
    {
      *likeness = search.same ? RK_SAME : search.alike ? RK_ALIKE : RK_DIFFERENT;
      found = search.same ? search.same : search.alike;
      if (found)
        rk_record_ref (found);
    }
  g_clear_pointer (&search.same, rk_record_unref);
  g_clear_pointer (&search.alike, rk_record_unref);
  return found;
}
