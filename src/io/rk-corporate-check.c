#include "rk-corporate-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-corporate-list.h"
#include "rk-error.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-table-source.h"
#include "rk-text.h"
#include "rk-workplaces.h"

#define FETCH_AT_ONCE 256
#define ROWS_PER_LOOK 1024

/* A workplace of the register. */
typedef struct
{
  gint64 id;
  guint order;
  /* where it has no number: the likest corporation so far */
  RkCorporationRow *best;
  RkJudgement judgement;
  guint n_alike; /* corporations with its name in its place */
} Workplace;

struct _RkCorporateCheck
{
  char *path;
  GPtrArray *findings;
  RkDb *db; /* while it runs */

  GPtrArray *workplaces; /* Workplace */
  GHashTable *by_number; /* 法人番号 → GPtrArray of Workplace */
  GHashTable *by_name;   /* name key → GPtrArray of those without a number */

  GMutex lock; /* guards what follows */
  guint64 rows;
  double share;
};

static void
finding_free (gpointer data)
{
  RkFinding *finding = data;

  g_free (finding->name);
  g_free (finding->before);
  g_free (finding->after);
  g_free (finding->why);
  g_clear_pointer (&finding->corporation, rk_corporation_row_unref);
  g_free (finding);
}

static void
workplace_free (gpointer data)
{
  Workplace *workplace = data;

  g_clear_pointer (&workplace->best, rk_corporation_row_unref);
  g_free (workplace);
}

RkCorporateCheck *
rk_corporate_check_new (const char *path)
{
  RkCorporateCheck *self = g_new0 (RkCorporateCheck, 1);

  self->path = g_strdup (path);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  g_mutex_init (&self->lock);
  return self;
}

static void
forget_register (RkCorporateCheck *self)
{
  g_clear_pointer (&self->by_number, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->workplaces, g_ptr_array_unref);
}

void
rk_corporate_check_free (RkCorporateCheck *self)
{
  forget_register (self);
  g_ptr_array_unref (self->findings);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

/* ── the register ────────────────────────────────────────────────────────────────────────── */

static void
add_to (GHashTable *table, const char *key, Workplace *workplace)
{
  GPtrArray *group = g_hash_table_lookup (table, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), group);
    }
  g_ptr_array_add (group, workplace);
}

/* A branch is found by the name of its corporation, too. */
static void
note_name (RkCorporateCheck *self, const RkRecord *record, Workplace *workplace)
{
  g_autofree char *key = rk_text_name_key (rk_record_get (record, "name"));
  g_autoptr (RkCompanyName) name = rk_company_name_parse (rk_record_get (record, "name"));
  g_autofree char *core = rk_text_name_key (name->core);
  const char *apart = rk_record_get (record, "corporation_name");
  g_autofree char *whose = rk_text_name_key (apart);

  add_to (self->by_name, key, workplace);
  if (!g_str_equal (core, key))
    add_to (self->by_name, core, workplace);
  if (apart && !g_str_equal (whose, key) && !g_str_equal (whose, core))
    add_to (self->by_name, whose, workplace);
}

static void
note_workplace (RkCorporateCheck *self, const RkRecord *record)
{
  Workplace *workplace = g_new0 (Workplace, 1);
  const char *number = rk_record_get (record, "corporate_number");

  workplace->id = rk_record_id (record);
  workplace->order = self->workplaces->len;
  g_ptr_array_add (self->workplaces, workplace);
  if (number)
    add_to (self->by_number, number, workplace);
  else
    note_name (self, record, workplace);
}

static GHashTable *
new_groups (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

static gboolean
read_register (RkCorporateCheck *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (self->db, query, cancellable, error);

  forget_register (self);
  self->workplaces = g_ptr_array_new_with_free_func (workplace_free);
  self->by_number = new_groups ();
  self->by_name = new_groups ();
  for (guint at = 0; ids && at < ids->len; at += FETCH_AT_ONCE)
    {
      guint n = MIN (FETCH_AT_ONCE, ids->len - at);
      g_autoptr (GPtrArray) records = rk_records_fetch (self->db, &rk_kind_workplace,
                                                        &g_array_index (ids, gint64, at), n, error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (records->pdata[i])
          note_workplace (self, records->pdata[i]);
    }
  return ids != NULL;
}

/* ── what a row says of a workplace ──────────────────────────────────────────────────────── */

static RkRecord *
as_workplace (const RkCorporationRow *row)
{
  const RkKind *kind = &rk_kind_workplace;
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_take (draft, rk_kind_field (kind, "name"), g_strdup (row->name));
  rk_draft_take (draft, rk_kind_field (kind, "address"), g_strdup (row->address));
  if (*row->postal_code)
    rk_draft_take (draft, rk_kind_field (kind, "postal_code"), g_strdup (row->postal_code));
  if (*row->municipality)
    rk_draft_take (draft, rk_kind_field (kind, "municipality_code"), g_strdup (row->municipality));
  rk_draft_take (draft, rk_kind_field (kind, "corporate_number"), g_strdup (row->number));
  return rk_draft_end_loaded (draft);
}

static RkFinding *
add_finding (RkCorporateCheck *self,
             RkFindingKind kind,
             const RkRecord *record,
             RkCorporationRow *row,
             const char *before,
             const char *after,
             const char *why)
{
  RkFinding *finding = g_new0 (RkFinding, 1);

  finding->kind = kind;
  finding->workplace = rk_record_id (record);
  finding->name = rk_workplace_full_name (record);
  finding->before = g_strdup (before);
  finding->after = g_strdup (after);
  finding->why = g_strdup (why);
  finding->corporation = rk_corporation_row_ref (row);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/* @known: (nullable): what was known of the corporation before */
static void
find_closed (RkCorporateCheck *self,
             const RkRecord *record,
             RkCorporationRow *row,
             const RkRecord *known)
{
  gboolean merged = g_str_equal (row->process, "71") && *row->successor;

  if (*row->closed_on == '\0'
      || (!merged && known && g_strcmp0 (rk_record_get (known, "closed_on"), row->closed_on) == 0))
    return;
  if (merged)
    add_finding (self, RK_FINDING_MERGED, record, row, row->number, row->successor,
                 _ ("It became part of another corporation, whose number is proposed."))
        ->sure
        = TRUE;
  else
    add_finding (self, RK_FINDING_CLOSED, record, row, NULL, row->closed_on, row->closed_for)->sure
        = TRUE;
}

/* What a workplace is called once its corporation is called @corporation: a branch, a shop or a
 * plant keeps its own name behind it. */
static char *
renamed (const char *name, const char *corporation)
{
  g_autofree char *before = NULL;
  g_autofree char *branch = NULL;

  rk_workplace_name_split (name, &before, &branch);
  return branch ? g_strconcat (corporation, "　", branch, NULL) : g_strdup (corporation);
}

/* A branch, a shop or a plant has a name of its own: only a name that was the corporation's changes
 * with it, and that of the corporation where it stands apart. */
static void
find_renamed (RkCorporateCheck *self,
              const RkRecord *record,
              RkCorporationRow *row,
              const RkRecord *known,
              guint why)
{
  const char *apart = rk_record_get (record, "corporation_name");
  const char *name = apart ? apart : rk_record_get (record, "name");
  g_autofree char *key = rk_text_name_key (name);
  g_autofree char *now = rk_text_name_key (row->name);
  g_autofree char *before = known ? rk_text_name_key (rk_record_get (known, "name")) : NULL;
  gboolean was_its_name = before && g_str_equal (before, key);
  g_autofree char *after = apart ? g_strdup (row->name) : renamed (name, row->name);

  if (g_str_equal (key, now) || g_str_has_prefix (key, now))
    return;
  if (before && g_str_equal (before, now))
    return; /* was taken, or left, when the corporation got this name */
  if (was_its_name || g_str_equal (row->process, "11") || (why & RK_WHY_NAME_ALIKE))
    add_finding (self, RK_FINDING_RENAMED, record, row, name, after,
                 g_str_equal (row->process, "11")
                     ? _ ("The list says that the name has changed.")
                     : _ ("The corporation has another name in the list."))
        ->sure
        = was_its_name;
}

static void
find_moved (RkCorporateCheck *self, const RkRecord *record, RkCorporationRow *row, guint why)
{
  gboolean elsewhere = (why & (RK_WHY_ADDRESS_DIFFERS | RK_WHY_AREA | RK_WHY_PLACE_DIFFERS)) != 0;

  if (elsewhere && (why & RK_WHY_NAME) && g_str_equal (row->process, "12"))
    add_finding (self, RK_FINDING_MOVED, record, row, rk_record_get (record, "address"),
                 row->address, _ ("The list says that the head office has moved."));
}

static gboolean
look_at_holder (RkCorporateCheck *self, gint64 id, RkCorporationRow *row, GError **error)
{
  GError *problem = NULL;
  g_autoptr (RkRecord) record = rk_records_get (self->db, &rk_kind_workplace, id, error);
  g_autoptr (RkRecord) known
      = record ? rk_corporation_find (self->db, row->number, &problem) : NULL;
  g_autoptr (RkRecord) listed = as_workplace (row);
  RkJudgement judgement;

  if (problem)
    g_propagate_error (error, problem);
  if (record == NULL || problem)
    return FALSE;
  rk_workplace_judge (listed, record, &judgement);
  find_closed (self, record, row, known);
  if (*row->closed_on)
    return TRUE;
  find_renamed (self, record, row, known, judgement.why);
  find_moved (self, record, row, judgement.why);
  return TRUE;
}

/* Corporations of two kinds that bear one name, in two places, have nothing to do with each other.
 */
static gboolean
is_another_kind (const RkRecord *listed, const RkRecord *record, guint why)
{
  g_autoptr (RkCompanyName) left = rk_company_name_parse (rk_record_get (listed, "name"));
  g_autoptr (RkCompanyName) right = rk_company_name_parse (rk_record_get (record, "name"));

  return *left->form && *right->form && !g_str_equal (left->form, right->form)
         && !(why & (RK_WHY_PLACE | RK_WHY_ADDRESS));
}

/* A workplace without a number keeps the likest corporation until the file has ended: another of
 * the same name may come. */
static gboolean
look_at_nameless (RkCorporateCheck *self,
                  Workplace *workplace,
                  RkCorporationRow *row,
                  GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (self->db, &rk_kind_workplace, workplace->id, error);
  g_autoptr (RkRecord) listed = as_workplace (row);
  RkJudgement judgement;

  if (record == NULL)
    return FALSE;
  rk_workplace_judge (listed, record, &judgement);
  if ((judgement.why & (RK_WHY_NAME | RK_WHY_PLACE)) == (RK_WHY_NAME | RK_WHY_PLACE))
    workplace->n_alike++;
  if (!(judgement.why & (RK_WHY_NAME | RK_WHY_BRANCH))
      || is_another_kind (listed, record, judgement.why)
      || (workplace->best && judgement.score <= workplace->judgement.score))
    return TRUE;
  g_clear_pointer (&workplace->best, rk_corporation_row_unref);
  workplace->best = rk_corporation_row_ref (row);
  workplace->judgement = judgement;
  return TRUE;
}

/* ── the file ────────────────────────────────────────────────────────────────────────────── */

static const GPtrArray *
named_like (RkCorporateCheck *self, const char *name)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->by_name) == 0)
    return NULL;
  key = rk_text_name_key (name);
  return g_hash_table_lookup (self->by_name, key);
}

static gboolean
look_at_row (RkCorporateCheck *self, const char *const *cells, GError **error)
{
  const GPtrArray *holders = g_hash_table_lookup (self->by_number, cells[1]);
  const GPtrArray *nameless;
  g_autoptr (RkCorporationRow) row = NULL;

  /* what is no longer in force, and what was taken out of the list */
  if (g_str_equal (cells[23], "0") || g_str_equal (cells[2], "99"))
    return TRUE;
  nameless = named_like (self, cells[6]);
  if (holders == NULL && nameless == NULL)
    return TRUE;
  row = rk_corporation_row_new (cells);
  for (guint i = 0; holders && i < holders->len; i++)
    if (!look_at_holder (self, ((Workplace *)holders->pdata[i])->id, row, error))
      return FALSE;
  for (guint i = 0; nameless && *row->closed_on == '\0' && i < nameless->len; i++)
    if (!look_at_nameless (self, nameless->pdata[i], row, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("This is not the corporate number list: it should have 30 columns and no "
                          "heading. Nothing was changed. Unpack the file that was downloaded and "
                          "choose the CSV in it."));
  return FALSE;
}

static void
tell_progress (RkCorporateCheck *self, RkTableSource *source, guint64 rows)
{
  goffset done, total;

  rk_table_source_get_progress (source, &done, &total);
  g_mutex_lock (&self->lock);
  self->rows = rows;
  self->share = total > 0 ? (double)done / (double)total : 0;
  g_mutex_unlock (&self->lock);
}

static gboolean
read_file (RkCorporateCheck *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkTableSource) source
      = rk_table_source_open (self->path, NULL, ',', cancellable, error);
  GError *problem = NULL;
  RkTableRow row;
  guint64 n = 0;

  if (source == NULL)
    return FALSE;
  while (rk_table_source_next (source, &row, &problem))
    {
      if (row.n_cells == 0)
        continue;
      if (row.n_cells != RK_CORPORATE_LIST_COLUMNS
          || (n == 0 && !rk_corporate_list_looks_so (row.cells, row.n_cells)))
        return refuse (error);
      if (!look_at_row (self, row.cells, error))
        return FALSE;
      if (++n % ROWS_PER_LOOK == 0)
        tell_progress (self, source, n);
    }
  tell_progress (self, source, n);
  if (problem)
    g_propagate_error (error, problem);
  return problem == NULL && (n > 0 || refuse (error));
}

/* ── the result ──────────────────────────────────────────────────────────────────────────── */

static gboolean
find_number (RkCorporateCheck *self, const Workplace *workplace, GError **error)
{
  guint why = workplace->judgement.why;
  g_autoptr (RkRecord) record = NULL;
  g_autofree char *words = NULL;

  if (workplace->best == NULL)
    return TRUE;
  record = rk_records_get (self->db, &rk_kind_workplace, workplace->id, error);
  if (record == NULL)
    return FALSE;
  words = rk_judgement_dup_words (&workplace->judgement);
  add_finding (self, RK_FINDING_NUMBER, record, workplace->best, NULL, workplace->best->number,
               words)
      ->sure
      = (why & RK_WHY_NAME) && (why & RK_WHY_PLACE) && !(why & RK_WHY_PRIVATE)
        && ((why & RK_WHY_ADDRESS) || (workplace->n_alike == 1 && !(why & RK_WHY_ADDRESS_DIFFERS)));
  return TRUE;
}

static int
by_kind (gconstpointer a, gconstpointer b)
{
  const RkFinding *left = *(RkFinding *const *)a;
  const RkFinding *right = *(RkFinding *const *)b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->sure != right->sure)
    return left->sure ? -1 : 1;
  return left->workplace < right->workplace ? -1 : left->workplace > right->workplace;
}

gboolean
rk_corporate_check_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkCorporateCheck *self = data;
  gboolean ok;

  self->db = db;
  g_ptr_array_set_size (self->findings, 0);
  ok = read_register (self, cancellable, error) && read_file (self, cancellable, error);
  for (guint i = 0; ok && i < self->workplaces->len; i++)
    ok = find_number (self, self->workplaces->pdata[i], error);
  forget_register (self);
  self->db = NULL;
  g_ptr_array_sort (self->findings, by_kind);
  return ok;
}

GPtrArray *
rk_corporate_check_get_findings (RkCorporateCheck *self)
{
  return self->findings;
}

guint64
rk_corporate_check_get_rows (RkCorporateCheck *self)
{
  guint64 rows;

  g_mutex_lock (&self->lock);
  rows = self->rows;
  g_mutex_unlock (&self->lock);
  return rows;
}

double
rk_corporate_check_get_progress (RkCorporateCheck *self)
{
  double share;

  g_mutex_lock (&self->lock);
  share = self->share;
  g_mutex_unlock (&self->lock);
  return share;
}

const char *
rk_finding_kind_words (RkFindingKind kind)
{
  static const char *const words[RK_FINDING_N_KINDS]
      = { "法人番号の補完", "閉鎖", "合併", "名称の変更", "所在地の変更" };

  return words[kind];
}
