/* Answers from a CSV: code, mark, comment, body. */
#include "rk-checklist-file.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-json-reader.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-table-source.h"

typedef enum
{
  COLUMN_CODE,
  COLUMN_MARK,
  COLUMN_COMMENT,
  COLUMN_BODY,
  N_COLUMNS,
} Column;

static const char *const names[N_COLUMNS] = {
  [COLUMN_CODE] = "code|番号|項目番号",
  [COLUMN_MARK] = "mark|回答|印|answer",
  [COLUMN_COMMENT] = "comment|メモ|コメント|備考|理由",
  [COLUMN_BODY] = "body|機関|回答機関|記入機関",
};

typedef struct
{
  RkDb *db;
  const RkChecklist *round;
  int columns[N_COLUMNS];
  GArray *answers; /* RkAnswer */
  GPtrArray *texts;
  GHashTable *seen;
} Reading;

static const char *
cell (const Reading *self, const RkTableRow *row, Column column)
{
  int at = self->columns[column];

  return at >= 0 && (guint)at < row->n_cells ? row->cells[at] : "";
}

static gboolean
read_headings (Reading *self, const RkTableRow *row, GError **error)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_auto (GStrv) words = g_strsplit (names[column], "|", -1);

      self->columns[column] = -1;
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_autofree char *lower = g_ascii_strdown (row->cells[i], -1);

          if (g_strv_contains ((const char *const *)words, lower))
            self->columns[column] = (int)i;
        }
    }
  if (self->columns[COLUMN_CODE] >= 0 && self->columns[COLUMN_MARK] >= 0)
    return TRUE;
  return rk_json_refuse (error, row->number, _ ("The columns “code” and “mark” are needed."));
}

static gboolean
find_body (Reading *self, const RkTableRow *row, gint64 *body, GError **error)
{
  const char *name = cell (self, row, COLUMN_BODY);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_body);
  g_autoptr (GArray) ids = NULL;

  *body = 0;
  if (*name == '\0')
    return TRUE;
  if (!rk_query_where (query, "name", name, error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return FALSE;
  if (ids->len != 1)
    return rk_json_refuse (error, row->number, _ ("There is no body “%s”, or there are several."),
                           name);
  *body = g_array_index (ids, gint64, 0);
  return TRUE;
}

static gboolean
read_answer (Reading *self, const RkTableRow *row, GError **error)
{
  const RkEdition *edition = self->round->edition;
  const char *code = cell (self, row, COLUMN_CODE);
  const char *mark = cell (self, row, COLUMN_MARK);
  const char *comment = cell (self, row, COLUMN_COMMENT);
  int item = rk_edition_find_item (edition, code);
  int place = *mark ? rk_edition_find_mark (edition, mark) : RK_UNANSWERED;
  RkAnswer answer = { 0 };
  g_autofree char *key = NULL;

  if (item < 0)
    return rk_json_refuse (error, row->number, _ ("“%s” is no item of “%s”."), code,
                           edition->title);
  if (*mark && place < 0)
    return rk_json_refuse (error, row->number, _ ("“%s” is no mark of “%s”."), mark,
                           edition->title);
  if (!find_body (self, row, &answer.body, error))
    return FALSE;
  key = g_strdup_printf ("%d %" G_GINT64_FORMAT, item, answer.body);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return rk_json_refuse (error, row->number, _ ("“%s” is there twice."), code);
  answer.item = rk_edition_item (edition, (guint)item)->id;
  answer.mark = place < 0 ? 0 : rk_edition_mark (edition, (guint)place)->id;
  answer.comment = g_strdup (comment);
  g_ptr_array_add (self->texts, (gpointer)answer.comment);
  g_array_append_val (self->answers, answer);
  return TRUE;
}

static gboolean
is_blank (const RkTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i])
      return FALSE;
  return TRUE;
}

static gboolean
read_rows (Reading *self, RkTableSource *source, GError **error)
{
  GError *problem = NULL;
  gboolean headed = FALSE;
  RkTableRow row;

  while (rk_table_source_next (source, &row, &problem))
    {
      if (is_blank (&row))
        continue;
      if (row.damaged || row.misquoted)
        return rk_json_refuse (error, row.number, _ ("There are characters that cannot be read."));
      if (!(headed ? read_answer (self, &row, error) : read_headings (self, &row, error)))
        return FALSE;
      headed = TRUE;
    }
  if (problem)
    g_propagate_error (error, problem);
  return problem == NULL;
}

gboolean
rk_checklist_answers_import (
    RkDb *db, gint64 round, const char *path, guint *n_answers, GError **error)
{
  g_autoptr (RkChecklist) checklist = rk_checklist_load (db, round, error);
  g_autoptr (RkTableSource) source
      = checklist ? rk_table_source_open (path, NULL, 0, NULL, error) : NULL;
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (RkAnswer));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  Reading self = { db, checklist, { 0 }, answers, texts, seen };

  if (source == NULL || office == NULL || !read_rows (&self, source, error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      RkAnswer *answer = &g_array_index (answers, RkAnswer, i);

      answer->answered_by = rk_record_get (office, "person");
      if (!rk_checklists_answer (db, round, answer, error))
        return FALSE;
    }
  *n_answers = answers->len;
  return TRUE;
}
