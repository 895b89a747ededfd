#include "rk-match-list.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-csv-writer.h"
#include "rk-error.h"
#include "rk-import-private.h"

#define ROWS_PER_LOOK 256

struct _RkMatchList
{
  RkImport *import;
  GPtrArray *rows;
  guint n[RK_SAME + 1];
};

static void
row_free (gpointer data)
{
  RkMatchRow *row = data;

  g_clear_pointer (&row->record, rk_record_unref);
  g_free (row->name);
  g_free (row->decided_on);
  g_free (row);
}

RkMatchList *
rk_match_list_new (RkImport *import)
{
  RkMatchList *self = g_new0 (RkMatchList, 1);

  self->import = rk_import_ref (import);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
rk_match_list_free (RkMatchList *self)
{
  rk_import_unref (self->import);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* ── running ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_names (const RkImport *import, GError **error)
{
  int name = rk_kind_field (import->kind, import->kind->title);

  for (guint c = 0; c < import->columns->len; c++)
    if (g_array_index (import->columns, RkImportColumn, c).field == name)
      return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("No column holds the names, so that nothing can be matched. Say which "
                          "column is the name."));
  return FALSE;
}

static gboolean
find (RkMatcher *matcher, RkImportRow *read, GPtrArray *rows, GError **error)
{
  RkMatchRow *row = g_new0 (RkMatchRow, 1);

  g_ptr_array_add (rows, row);
  row->number = read->number;
  row->match.judgement.likeness = RK_DIFFERENT;
  if (read->record == NULL)
    return TRUE;
  row->record = rk_record_ref (read->record);
  if (!rk_matcher_find (matcher, read->record, read->index, &row->match, error))
    return FALSE;
  if (row->match.id)
    row->name = rk_matcher_dup_name (matcher, row->match.id, error);
  if (row->match.decision)
    row->decided_on = g_strdup (row->match.decision->on);
  row->match.decision = NULL;
  return row->match.id == 0 || row->name;
}

static gboolean
find_all (
    RkMatcher *matcher, RkRowPipe *pipe, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;
  RkImportRow *read;

  while ((read = rk_row_pipe_next (pipe, &problem)) != NULL)
    if (!find (matcher, read, rows, error)
        || (rows->len % ROWS_PER_LOOK == 0
            && g_cancellable_set_error_if_cancelled (cancellable, error)))
      return FALSE;
  if (problem)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static void
take_rows (RkMatchList *self, GPtrArray *rows)
{
  g_ptr_array_unref (self->rows);
  self->rows = g_ptr_array_ref (rows);
  for (guint i = 0; i <= RK_SAME; i++)
    self->n[i] = 0;
  for (guint i = 0; i < rows->len; i++)
    self->n[((RkMatchRow *)rows->pdata[i])->match.judgement.likeness]++;
}

gboolean
rk_match_list_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchList *self = data;
  g_autoptr (RkMatcher) matcher = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  gboolean ok = FALSE;

  g_mutex_lock (&self->import->reading);
  if (has_names (self->import, error))
    matcher = rk_matcher_new (db, cancellable, error);
  if (matcher)
    {
      g_autoptr (RkRowPipe) pipe = rk_row_pipe_new (self->import, NULL, cancellable);

      ok = find_all (matcher, pipe, rows, cancellable, error);
    }
  g_mutex_unlock (&self->import->reading);
  if (ok)
    take_rows (self, rows);
  return ok;
}

/* ── the result ──────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_match_list_get_rows (RkMatchList *self)
{
  return self->rows;
}

guint
rk_match_list_count (const RkMatchList *self, RkLikeness likeness)
{
  return self->n[likeness];
}

RkImport *
rk_match_list_get_import (RkMatchList *self)
{
  return self->import;
}

char *
rk_match_row_dup_why (const RkMatchRow *row)
{
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  RkDate date;

  if (row->record == NULL)
    return g_strdup (_ ("There is no name."));
  if (row->match.id == 0)
    return g_strdup (_ ("nothing like it in the register"));
  words = rk_judgement_dup_words (&row->match.judgement);
  if (row->decided_on == NULL || !rk_date_from_iso (row->decided_on, &date))
    return g_steal_pointer (&words);
  day = rk_date_to_wareki_short (date);
  return g_strdup_printf ("%s (%s)", words, day);
}

static const char *
verdict_words (RkLikeness likeness)
{
  return likeness == RK_SAME ? "確実" : likeness == RK_ALIKE ? "要判断" : "なし";
}

static gboolean
save_row (RkCsvWriter *list, const RkMatchRow *row, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", row->number);
  g_autofree char *score = g_strdup_printf ("%u", row->match.judgement.score);
  g_autofree char *why = rk_match_row_dup_why (row);
  g_autofree char *place
      = row->record ? rk_record_dup_display (
            row->record, rk_kind_field (rk_record_kind (row->record), "municipality_code"))
                    : NULL;
  const char *cells[] = { number,    row->record ? rk_record_get (row->record, "name") : NULL,
                          place,     verdict_words (row->match.judgement.likeness),
                          row->name, row->match.id ? score : NULL,
                          why };

  return rk_csv_writer_add (list, cells, error);
}

gboolean
rk_match_list_save (RkMatchList *self, const char *path, GError **error)
{
  static const char *const headings[]
      = { "行", "一覧の名称", "市町", "判定", "登録簿の名称", "似ている度合い", "理由" };
  g_autoptr (RkCsvWriter) list
      = rk_csv_writer_new (path, RK_CSV_UTF8, headings, G_N_ELEMENTS (headings), error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!save_row (list, self->rows->pdata[i], error))
      return FALSE;
  return rk_csv_writer_finish (list, error);
}
