#include "rk-checklist-file.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-csv-writer.h"
#include "rk-error.h"
#include "rk-json-reader.h"
#include "rk-table-source.h"

#define N_COLUMNS 12

static const char *const headings[N_COLUMNS]
    = { "番号",     "分野記号", "分野",       "段階",     "必須",   "項目",
        "根拠の例", "手間",     "担当の候補", "取組の例", "データ", "圏域から" };

/* Texts of the head; the first cell of their row. */
static const struct
{
  const char *name;
  gsize offset;
} head[] = {
  { "記号", G_STRUCT_OFFSET (RkEdition, code) },
  { "チェックリスト名", G_STRUCT_OFFSET (RkEdition, title) },
  { "版", G_STRUCT_OFFSET (RkEdition, version) },
  { "対象", G_STRUCT_OFFSET (RkEdition, target) },
  { "回答の単位", G_STRUCT_OFFSET (RkEdition, unit) },
  { "項目の由来", G_STRUCT_OFFSET (RkEdition, fidelity) },
  { "出典", G_STRUCT_OFFSET (RkEdition, source) },
  { "回答の尺度", G_STRUCT_OFFSET (RkEdition, scale) },
  { "判定の方法", G_STRUCT_OFFSET (RkEdition, method) },
  { "判定の決まり", G_STRUCT_OFFSET (RkEdition, rule) },
  { "備考", G_STRUCT_OFFSET (RkEdition, note) },
};

static char **
head_text (RkEdition *self, gsize n)
{
  return (char **)G_STRUCT_MEMBER_P (self, head[n].offset);
}

static const char *
cell (const RkTableRow *row, guint n)
{
  return n < row->n_cells && row->cells[n] ? row->cells[n] : "";
}

static char *
dup_cell (const RkTableRow *row, guint n)
{
  return *cell (row, n) ? g_strdup (cell (row, n)) : NULL;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_mark (RkEdition *self, const RkTableRow *row, GError **error)
{
  RkEditionMark mark = { .code = dup_cell (row, 1),
                         .mark = dup_cell (row, 2),
                         .label = dup_cell (row, 3),
                         .points = RK_POINTS_NONE };
  guint64 points = 0;
  gboolean ok = *cell (row, 4) == '\0'
                || g_ascii_string_to_unsigned (cell (row, 4), 10, 0, 100, &points, NULL);

  if (*cell (row, 4))
    mark.points = (int)points;
  g_array_append_val (self->marks, mark);
  return ok
         || rk_json_refuse (error, row->number,
                            _ ("The points of a mark are a whole number from 0 to 100, or "
                               "empty."));
}

static void
read_level (RkEdition *self, const RkTableRow *row)
{
  RkEditionLevel level
      = { .code = dup_cell (row, 1), .label = dup_cell (row, 2), .title = dup_cell (row, 3) };

  g_array_append_val (self->levels, level);
}

/* The block of an item, made where it is new. */
static guint
find_block (RkEdition *self, const RkTableRow *row)
{
  int place = rk_edition_find_block (self, cell (row, 1));
  RkEditionBlock block = { 0 };

  if (place >= 0)
    return (guint)place;
  block.code = dup_cell (row, 1);
  block.title = dup_cell (row, 2);
  g_array_append_val (self->blocks, block);
  return self->blocks->len - 1;
}

static gboolean
read_required (const RkTableRow *row, gboolean *required, GError **error)
{
  static const char *const yes[] = { "必須", "○", "〇", "1", "TRUE", "true", NULL };
  static const char *const no[] = { "", "任意", "×", "0", "FALSE", "false", NULL };

  *required = g_strv_contains (yes, cell (row, 4));
  return *required || g_strv_contains (no, cell (row, 4))
         || rk_json_refuse (error, row->number, _ ("“%s” is neither 必須 nor 任意."),
                            cell (row, 4));
}

static gboolean
read_item (RkEdition *self, const RkTableRow *row, GError **error)
{
  RkEditionItem item = { .line = row->number, .level = -1 };

  if (*cell (row, 1) == '\0')
    return rk_json_refuse (error, row->number, _ ("“%s” is missing."), headings[1]);
  item.block = find_block (self, row);
  if (*cell (row, 3))
    {
      item.level = rk_edition_find_level (self, cell (row, 3));
      if (item.level < 0)
        return rk_json_refuse (error, row->number, _ ("There is no level “%s”."), cell (row, 3));
    }
  if (!read_required (row, &item.required, error))
    return FALSE;
  item.code = dup_cell (row, 0);
  item.label = dup_cell (row, 5);
  item.hint = dup_cell (row, 6);
  item.effort = dup_cell (row, 7);
  item.owner = dup_cell (row, 8);
  item.examples = dup_cell (row, 9);
  item.evidence = dup_cell (row, 10);
  item.follows = dup_cell (row, 11);
  g_array_append_val (self->items, item);
  return TRUE;
}

static gboolean
read_head (RkEdition *self, const RkTableRow *row, GError **error)
{
  const char *name = cell (row, 0);

  if (g_str_equal (name, "印"))
    return read_mark (self, row, error);
  if (g_str_equal (name, "段階"))
    {
      read_level (self, row);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    if (g_str_equal (name, head[i].name))
      {
        if (*head_text (self, i))
          return rk_json_refuse (error, row->number, _ ("“%s” is there twice."), name);
        *head_text (self, i) = dup_cell (row, 1);
        return TRUE;
      }
  return rk_json_refuse (error, row->number, _ ("“%s” is not known here."), name);
}

static gboolean
is_blank (const RkTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*cell (row, i))
      return FALSE;
  return TRUE;
}

static gboolean
check_row (const RkTableRow *row, GError **error)
{
  if (row->damaged)
    return rk_json_refuse (error, row->number, _ ("There are characters that cannot be read."));
  if (row->misquoted)
    return rk_json_refuse (error, row->number, _ ("A quotation mark stands where none may."));
  for (guint i = N_COLUMNS; i < row->n_cells; i++)
    if (*cell (row, i))
      return rk_json_refuse (error, row->number, _ ("There are more cells than columns."));
  return TRUE;
}

static gboolean
read_headings (const RkTableRow *row, GError **error)
{
  for (guint i = 0; i < N_COLUMNS && i < row->n_cells; i++)
    if (*cell (row, i) && !g_str_equal (cell (row, i), headings[i]))
      return rk_json_refuse (error, row->number, _ ("Column %u is “%s”; “%s” is expected."), i + 1,
                             cell (row, i), headings[i]);
  return row->n_cells >= 6
         || rk_json_refuse (error, row->number, _ ("“%s” is missing."), headings[5]);
}

static RkEdition *
read_csv (const char *path, GError **error)
{
  g_autoptr (RkTableSource) source = rk_table_source_open (path, NULL, ',', NULL, error);
  g_autoptr (RkEdition) self = rk_edition_new ();
  g_autoptr (GError) problem = NULL;
  gboolean in_items = FALSE;
  RkTableRow row;

  if (source == NULL)
    return NULL;
  self->line = 1;
  while (rk_table_source_next (source, &row, &problem))
    {
      if (is_blank (&row))
        continue;
      if (!check_row (&row, error))
        return NULL;
      if (!in_items && g_str_equal (cell (&row, 0), headings[0]))
        {
          in_items = TRUE;
          if (!read_headings (&row, error))
            return NULL;
        }
      else if (!(in_items ? read_item (self, &row, error) : read_head (self, &row, error)))
        return NULL;
    }
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return rk_edition_check (self, error) ? g_steal_pointer (&self) : NULL;
}

#define MOST_BYTES (20 * 1024 * 1024)

static GPtrArray *
read_json (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &problem))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_IO,
                   _ ("“%s” could not be read: %s. Nothing was changed."), path, problem->message);
      return NULL;
    }
  if (size > MOST_BYTES)
    {
      rk_json_refuse (error, 1, _ ("The file is too large for a checklist."));
      return NULL;
    }
  return rk_editions_from_json (text, size, error);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

GPtrArray *
rk_checklist_file_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) editions = NULL;
  RkEdition *edition;

  if (has_suffix (path, ".json"))
    return read_json (path, error);
  edition = read_csv (path, error);
  if (edition == NULL)
    return NULL;
  editions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_edition_unref);
  g_ptr_array_add (editions, edition);
  return g_steal_pointer (&editions);
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
put_row (RkCsvWriter *writer, GError **error, ...)
{
  const char *cells[N_COLUMNS] = { NULL };
  const char *text;
  va_list args;

  va_start (args, error);
  for (guint i = 0; i < N_COLUMNS && (text = va_arg (args, const char *)) != NULL; i++)
    cells[i] = text;
  va_end (args);
  return rk_csv_writer_add (writer, cells, error);
}

static const char *
some (const char *text)
{
  return text ? text : "";
}

static gboolean
write_marks (RkCsvWriter *writer, const RkEdition *self, GError **error)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (self, i);
      g_autofree char *points
          = mark->points == RK_POINTS_NONE ? g_strdup ("") : g_strdup_printf ("%d", mark->points);

      if (!put_row (writer, error, "印", mark->code, mark->mark, mark->label, points, NULL))
        return FALSE;
    }
  for (guint i = 0; i < self->levels->len; i++)
    if (!put_row (writer, error, "段階", rk_edition_level (self, i)->code,
                  rk_edition_level (self, i)->label, some (rk_edition_level (self, i)->title),
                  NULL))
      return FALSE;
  return TRUE;
}

static gboolean
write_items (RkCsvWriter *writer, const RkEdition *self, GError **error)
{
  if (!rk_csv_writer_add (writer, headings, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self, i);
      const RkEditionBlock *block = rk_edition_block (self, item->block);
      const char *level = item->level < 0 ? "" : rk_edition_level (self, (guint)item->level)->code;

      if (!put_row (writer, error, item->code, block->code, block->title, level,
                    item->required ? "必須" : "", item->label, some (item->hint),
                    some (item->effort), some (item->owner), some (item->examples),
                    some (item->evidence), some (item->follows), NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_csv (const char *path, RkEdition *self, GError **error)
{
  const char *first[N_COLUMNS] = { head[0].name, self->code };
  g_autoptr (RkCsvWriter) writer = NULL;

  for (guint i = 2; i < N_COLUMNS; i++)
    first[i] = "";
  writer = rk_csv_writer_new (path, RK_CSV_UTF8, first, N_COLUMNS, error);
  if (writer == NULL)
    return FALSE;
  for (gsize i = 1; i < G_N_ELEMENTS (head); i++)
    if (!put_row (writer, error, head[i].name, some (*head_text (self, i)), NULL))
      return FALSE;
  return write_marks (writer, self, error) && write_items (writer, self, error)
         && rk_csv_writer_finish (writer, error);
}

gboolean
rk_checklist_file_write (const char *path, const RkEdition *edition, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (GError) problem = NULL;

  if (!has_suffix (path, ".json"))
    return write_csv (path, (RkEdition *)edition, error);
  json = rk_edition_to_json (edition);
  if (g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_IO, _ ("“%s” could not be written: %s."), path,
               problem->message);
  return FALSE;
}
