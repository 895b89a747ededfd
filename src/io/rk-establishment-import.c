#include "rk-establishment-import.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-cross-table.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-establishments.h"
#include "rk-industry.h"
#include "rk-table-source.h"

typedef struct
{
  RkEstablishmentImport *import;
  const RkCrossTable *table;
  RkEstablishments *out;
  GHashTable *seen;  /* of @out: what each row is of */
  GHashTable *areas; /* codes */
  gboolean titled;   /* the title says that workplaces are counted */
} Reading;

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* "E 製造業", "Ｅ　製造業", "製造業"; not 「食料品製造業」, which is a part of it. */
static char
trade_of (const char *part)
{
  if (*part >= RK_INDUSTRY_FIRST && *part <= RK_INDUSTRY_LAST && !g_ascii_isalnum (part[1])
      && strstr (part, "～") == NULL && strchr (part, '~') == NULL)
    return *part;
  for (char letter = RK_INDUSTRY_FIRST; letter <= RK_INDUSTRY_LAST; letter++)
    {
      g_autofree char *name
          = g_utf8_normalize (rk_industry_name (letter), -1, G_NORMALIZE_ALL_COMPOSE);

      if (g_strcmp0 (part, name) == 0)
        return letter;
    }
  return 0;
}

/* 「1～4人」, 「300人以上」 */
static gboolean
read_size (const char *part, gint64 *lower, gint64 *upper)
{
  g_autofree char *plain = g_strdup (part);
  const char *number;
  unsigned from, to;
  char *tilde;

  while ((tilde = strstr (plain, "～")) != NULL || (tilde = strstr (plain, "〜")) != NULL)
    memcpy (tilde, " ~ ", 3);
  number = strpbrk (plain, "0123456789");
  if (number == NULL || strstr (number, "人") == NULL)
    return FALSE;
  if (sscanf (number, "%u ~ %u人", &from, &to) == 2
      || sscanf (number, "%u人 ~ %u人", &from, &to) == 2)
    {
      *lower = from;
      *upper = to;
      return from <= to;
    }
  if (strstr (number, "人以上") == NULL || sscanf (number, "%u人", &from) != 1)
    return FALSE;
  *lower = from;
  *upper = G_MAXINT64;
  return TRUE;
}

/* Shares, people, several trades together, workplaces with nobody of their own. */
static gboolean
is_of_something_else (const char *part)
{
  static const char *const words[]
      = { "従業者数", "割合", "構成比", "%", "率", "のみ", "売上", "男", "女" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (part, words[i]))
      return TRUE;
  /* 「C～R 非農林漁業」 */
  return g_ascii_isupper (*part) && (strstr (part, "～") || strchr (part, '~'))
         && strstr (part, "全産業") == NULL;
}

/* 09 食料品製造業: a part of a trade, told by the two or three digits of its number. */
static gboolean
is_part_of_trade (const char *part)
{
  gsize digits = strspn (part, "0123456789");

  return digits >= 2 && digits <= 4 && strstr (part, "業") && strstr (part, "人") == NULL;
}

/* Returns: FALSE where the number is of something else */
static gboolean
read_part (const char *text, RkEstablishment *row, gboolean *counted)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *part = folded ? g_strstrip (folded) : NULL;
  char trade;

  if (part == NULL || *part == '\0')
    return TRUE;
  if (is_of_something_else (part) || is_part_of_trade (part))
    return FALSE;
  if (strstr (part, "事業所"))
    *counted = TRUE;
  if (read_size (part, &row->lower, &row->upper))
    return TRUE;
  trade = trade_of (part);
  if (trade)
    row->industry = trade;
  return TRUE;
}

static gboolean
read_words (const char *words, RkEstablishment *row, gboolean *counted)
{
  g_auto (GStrv) parts = g_strsplit (words, "｜", -1);

  for (char **part = parts; *part; part++)
    if (!read_part (*part, row, counted))
      return FALSE;
  return TRUE;
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
take_cell (Reading *self, const RkCrossCell *cell)
{
  const RkCrossArea *area = cell->area >= 0 ? self->table->areas->pdata[cell->area] : NULL;
  RkEstablishment *row;
  gboolean counted = self->titled;
  g_autofree char *key = NULL;

  if (area == NULL || cell->mark || (cell->year && cell->year != self->out->year))
    return FALSE;
  row = rk_establishment_new (area->code);
  row->number = (gint64)cell->number;
  if (!read_words (rk_cross_word (self->table, cell->row_words), row, &counted)
      || !read_words (rk_cross_word (self->table, cell->column_words), row, &counted) || !counted)
    {
      rk_establishment_free (row);
      return FALSE;
    }
  key = g_strdup_printf ("%s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->area, row->industry,
                         row->lower, row->upper);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    {
      rk_establishment_free (row); /* the first one said it */
      return FALSE;
    }
  g_ptr_array_add (self->out->rows, row);
  g_hash_table_add (self->areas, g_strdup (area->code));
  return TRUE;
}

static int
year_of (const RkEstablishmentImport *import, const RkCrossTable *table)
{
  int year = table->year;

  for (guint i = 0; year == 0 && i < table->cells->len; i++)
    year = g_array_index (table->cells, RkCrossCell, i).year;
  return import->year ? import->year : year;
}

static gboolean
refuse (const char *words, GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT, words);
  return FALSE;
}

static gboolean
save (Reading *self, RkDb *db, GError **error)
{
  g_autofree char *file = g_path_get_basename (self->import->path);
  g_autofree char *what = NULL;

  if (self->out->rows->len == 0)
    return refuse (_ ("This table does not count workplaces. Nothing has been imported. Choose one "
                      "with 事業所数 by area, trade or size."),
                   error);
  self->import->cells = self->out->rows->len;
  self->import->n_areas = g_hash_table_size (self->areas);
  what = g_strdup_printf ("事業所数の統計「%s」を取り込んだ　%u件", file, self->import->cells);
  rk_db_name_command (db, what);
  return rk_establishments_save (db, self->out, error);
}

static gboolean
read_table (RkDb *db, RkEstablishmentImport *import, const RkCrossTable *table, GError **error)
{
  g_autoptr (RkEstablishments) out = g_new0 (RkEstablishments, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .import = import, .table = table, .out = out, .seen = seen, .areas = areas };

  out->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_establishment_free);
  out->year = year_of (import, table);
  if (out->year == 0)
    return refuse (_ ("The table does not say of which year it is. Nothing has been imported. Say "
                      "the year."),
                   error);
  out->source = g_strdup_printf ("総務省・経済産業省「経済センサス」（%d年）", out->year);
  self.titled = table->title && strstr (table->title, "事業所数") != NULL;
  import->skipped = 0;
  for (guint i = 0; i < table->cells->len; i++)
    if (!take_cell (&self, &g_array_index (table->cells, RkCrossCell, i)))
      import->skipped++;
  return save (&self, db, error);
}

gboolean
rk_establishment_import_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkEstablishmentImport *import = data;
  g_autoptr (RkTableSource) source
      = rk_table_source_open (import->path, NULL, 0, cancellable, error);
  g_autoptr (RkCrossGrid) grid = source ? rk_cross_grid_read (source, error) : NULL;
  g_autoptr (RkCrossMap) map = grid ? rk_cross_map_new (grid) : NULL;
  g_autoptr (RkCrossTable) table = grid ? rk_cross_table_new (grid, map, error) : NULL;

  return table && read_table (db, import, table, error);
}
