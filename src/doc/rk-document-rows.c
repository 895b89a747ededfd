#include "rk-document-private.h"

#include "rk-table-private.h"

static RkTable *
find_table (RkDocument *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      RkBlock *block = self->blocks->pdata[i];

      if (block->kind == RK_BLOCK_TABLE)
        return block->table;
    }
  return NULL;
}

/* 「登録\n番号」 is broken for the paper only. */
static char *
in_one_line (const char *heading)
{
  g_auto (GStrv) lines = g_strsplit (heading ? heading : "", "\n", -1);

  return g_strjoinv ("", lines);
}

static gboolean
tell_headings (RkTable *table, RkDocumentRowFunc func, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  if (table->grouped_by)
    g_ptr_array_add (cells, g_strdup (table->grouped_by));
  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (cells, in_one_line (table->columns[i].heading));
  g_ptr_array_add (cells, NULL);
  return func ((const char *const *)cells->pdata, data, error);
}

/* @joined: owns what is put together */
static const char *
get_cell (const RkTableRow *row, guint column, GPtrArray *joined)
{
  const char *text = rk_table_row_get_text (row, column);
  const char *signature = rk_table_row_get_signature (row, column);

  if (row->cells[column].mark != RK_MARK_NONE)
    return rk_mark_to_text (row->cells[column].mark);
  if (*signature == '\0')
    return text;
  g_ptr_array_add (joined, g_strdup_printf ("%s\n%s", text, signature));
  return joined->pdata[joined->len - 1];
}

gboolean
rk_document_each_row (RkDocument *self, RkDocumentRowFunc func, gpointer data, GError **error)
{
  RkTable *table = find_table (self);
  g_autoptr (RkTableRow) row = table ? rk_table_row_new (table) : NULL;
  g_autofree const char **cells = table ? g_new0 (const char *, table->n_columns + 2) : NULL;
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *under = g_strdup ("");
  guint first = table && table->grouped_by ? 1 : 0;

  g_return_val_if_fail (table != NULL, FALSE);

  if (!tell_headings (table, func, data, error))
    return FALSE;
  for (guint n = 0; n < table->n_rows; n++)
    {
      rk_table_fetch (table, n, row);
      if (row->group)
        {
          g_free (under);
          under = g_strdup (row->arena->str + row->group - 1);
        }
      cells[0] = under;
      g_ptr_array_set_size (joined, 0);
      for (guint i = 0; i < table->n_columns; i++)
        cells[first + i] = get_cell (row, i, joined);
      if (!func (cells, data, error))
        return FALSE;
    }
  return TRUE;
}
