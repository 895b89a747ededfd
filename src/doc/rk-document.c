#include <string.h>

#include "rk-document-private.h"

#include "rk-fit.h"

#define ARROW_HEIGHT 5.2 /* mm */

static void
line_free (RkLine *line)
{
  if (line == NULL)
    return;
  for (guint i = 0; i < RK_LINE_HEADS; i++)
    g_free ((char *)line->heads[i].text);
  g_free (line);
}

static void
block_free (gpointer data)
{
  RkBlock *block = data;

  g_free (block->text);
  g_free (block->label);
  g_free (block->note);
  rk_table_free (block->table);
  for (guint i = 0; i < RK_CHARTS_ABREAST; i++)
    rk_chart_free (block->charts[i]);
  line_free (block->line);
  rk_sheet_free (block->sheet);
  if (block->destroy != NULL)
    block->destroy (block->user_data);
  g_free (block);
}

/* Text that the office typed goes on paper by the same rules as text from data. */
static char *
dup_printable (const char *text)
{
  g_autoptr (GString) arena = NULL;

  if (text == NULL)
    return NULL;
  arena = g_string_new (NULL);
  rk_fit_append (arena, text);
  return g_string_free (g_steal_pointer (&arena), FALSE);
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = dup_printable (text);
}

RkDocument *
rk_document_new (const char *title)
{
  RkDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  self = g_new0 (RkDocument, 1);
  g_atomic_ref_count_init (&self->refs);
  self->title = g_strdelimit (dup_printable (title), "\n", ' ');
  self->paper = rk_paper (RK_PAPER_A4, FALSE, RK_PAPER_USE_PAPER);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

RkDocument *
rk_document_ref (RkDocument *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_document_unref (RkDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->note);
  g_free (self->number);
  g_free (self->letter_number);
  g_free (self->remark);
  g_clear_pointer (&self->run, g_array_unref);
  g_free (self->foot);
  g_free (self->gothic);
  g_free (self->mincho);
  g_free (self->author);
  g_free (self->created);
  g_free (self);
}

const char *
rk_document_get_title (RkDocument *self)
{
  return self->title;
}

void
rk_document_set_paper (RkDocument *self, RkPaperSize size, gboolean landscape, RkPaperUse use)
{
  self->paper = rk_paper (size, landscape, use);
}

void
rk_document_set_note (RkDocument *self, const char *note)
{
  replace (&self->note, note);
}

void
rk_document_set_number (RkDocument *self, const char *number)
{
  replace (&self->number, number);
}

void
rk_document_set_letter_number (RkDocument *self, const char *number)
{
  replace (&self->letter_number, number);
}

const char *
rk_document_get_letter_number (RkDocument *self)
{
  return self->letter_number;
}

void
rk_document_set_remark (RkDocument *self, const char *remark)
{
  replace (&self->remark, remark);
}

void
rk_document_add_remark (RkDocument *self, const char *remark)
{
  g_autofree char *all
      = self->remark ? g_strdup_printf ("%s\n%s", self->remark, remark) : g_strdup (remark);

  if (self->remark == NULL || strstr (self->remark, remark) == NULL)
    rk_document_set_remark (self, all);
}

const char *
rk_document_get_remark (RkDocument *self)
{
  return self->remark;
}

void
rk_document_set_run (RkDocument *self, GArray *ids)
{
  g_clear_pointer (&self->run, g_array_unref);
  self->run = ids ? g_array_ref (ids) : NULL;
}

GArray *
rk_document_get_run (RkDocument *self)
{
  return self->run;
}

void
rk_document_set_about (RkDocument *self, gint64 id)
{
  self->about = id;
}

gint64
rk_document_get_about (RkDocument *self)
{
  return self->about;
}

void
rk_document_set_foot (RkDocument *self, const char *foot)
{
  replace (&self->foot, foot);
}

void
rk_document_set_specimen (RkDocument *self, gboolean specimen)
{
  self->specimen = specimen;
}

void
rk_document_set_fonts (RkDocument *self, const char *gothic, const char *mincho)
{
  if (gothic != NULL)
    replace (&self->gothic, gothic);
  if (mincho != NULL)
    replace (&self->mincho, mincho);
}

void
rk_document_set_origin (RkDocument *self, const char *author, const char *created)
{
  replace (&self->author, author);
  replace (&self->created, created);
}

static RkBlock *
add_block (RkDocument *self, RkBlockKind kind, const char *text)
{
  RkBlock *block = g_new0 (RkBlock, 1);

  block->kind = kind;
  block->text = dup_printable (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
rk_document_add_title (RkDocument *self, RkTitleStyle style)
{
  add_block (self, RK_BLOCK_TITLE, NULL)->style = style;
}

RkTitleStyle
rk_document_get_title_style (RkDocument *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RkBlock *block = self->blocks->pdata[i];

      if (block->kind == RK_BLOCK_TITLE)
        return block->style;
    }
  return RK_TITLE_PAPER;
}

void
rk_document_add_heading (RkDocument *self, const char *text)
{
  add_block (self, RK_BLOCK_HEADING, text);
}

void
rk_document_add_section (RkDocument *self, const char *text)
{
  add_block (self, RK_BLOCK_HEADING, text)->titles = TRUE;
}

void
rk_document_add_paragraph (RkDocument *self, RkParagraphStyle style, const char *text)
{
  add_block (self, RK_BLOCK_PARAGRAPH, text)->style = style;
}

void
rk_document_add_tab (RkDocument *self, RkTab tab, const char *text)
{
  add_block (self, RK_BLOCK_HEADING, text)->style = tab;
}

void
rk_document_add_entry (RkDocument *self, const RkEntry *entry)
{
  RkBlock *block;

  g_return_if_fail (entry->text != NULL);
  block = add_block (self, RK_BLOCK_ENTRY, entry->text);
  block->style = entry->style;
  block->label = dup_printable (entry->label);
  block->note = dup_printable (entry->note);
  block->indent = entry->indent;
  block->hang = entry->hang;
  block->height = entry->above * RK_MM;
}

void
rk_document_add_rule (RkDocument *self)
{
  rk_document_add_figure (self, 0, RK_RULE_THICK / RK_MM, rk_draw_rule, NULL, NULL);
}

void
rk_document_add_arrow (RkDocument *self)
{
  rk_document_add_figure (self, 0, ARROW_HEIGHT, rk_draw_arrow, NULL, NULL);
}

void
rk_document_add_table (RkDocument *self, RkTable *table)
{
  g_return_if_fail (table != NULL);
  add_block (self, RK_BLOCK_TABLE, NULL)->table = table;
}

void
rk_document_add_figure (RkDocument *self,
                        double width,
                        double height,
                        RkFigureFunc draw,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  RkBlock *block;

  g_return_if_fail (draw != NULL);
  block = add_block (self, RK_BLOCK_FIGURE, NULL);
  block->width = width * RK_MM;
  block->height = height * RK_MM;
  block->draw = draw;
  block->user_data = user_data;
  block->destroy = destroy;
}

void
rk_document_sink (RkDocument *self)
{
  g_return_if_fail (self->blocks->len > 0);
  ((RkBlock *)self->blocks->pdata[self->blocks->len - 1])->sunk = TRUE;
}

void
rk_document_join (RkDocument *self)
{
  RkBlock *block = self->blocks->len ? self->blocks->pdata[self->blocks->len - 1] : NULL;

  g_return_if_fail (block != NULL
                    && (block->kind == RK_BLOCK_FIGURE || block->kind == RK_BLOCK_PARAGRAPH));
  block->joined = TRUE;
}

void
rk_document_add_chart (RkDocument *self, RkChart *chart, double height)
{
  RkBlock *block;

  g_return_if_fail (chart != NULL);
  block = add_block (self, RK_BLOCK_FIGURE, NULL);
  block->charts[0] = chart;
  block->height = height * RK_MM;
}

void
rk_document_add_charts (RkDocument *self, RkChart *left, RkChart *right, double height)
{
  RkBlock *block;

  rk_document_add_chart (self, left, height);
  block = self->blocks->pdata[self->blocks->len - 1];
  block->charts[1] = right;
  block->abreast = TRUE;
}

double
rk_block_get_chart_width (const RkBlock *block, double width)
{
  return block->abreast ? (width - RK_CHART_GAP * RK_MM) / RK_CHARTS_ABREAST : width;
}

RkChartStyle
rk_document_get_chart_style (RkDocument *self)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);

  if (self->gothic != NULL)
    style.family = self->gothic;
  return style;
}

void
rk_document_add_line (RkDocument *self, const RkLine *line)
{
  RkBlock *block = add_block (self, RK_BLOCK_LINE, line->text ? line->text : "");

  block->line = g_memdup2 (line, sizeof *line);
  block->line->text = block->text;
  block->titles = line->is_section;
  block->line->size = line->size > 0 ? line->size : RK_LETTER_SIZE;
  block->line->pitch = line->pitch > 0 ? line->pitch : RK_LETTER_PITCH;
  for (guint i = 0; i < RK_LINE_HEADS; i++)
    block->line->heads[i].text = dup_printable (line->heads[i].text);
}

void
rk_document_add_contact (RkDocument *self, const char *text)
{
  add_block (self, RK_BLOCK_CONTACT, text);
}

void
rk_document_add_sheet (RkDocument *self, RkSheet *sheet)
{
  g_return_if_fail (sheet != NULL);
  add_block (self, RK_BLOCK_SHEET, NULL)->sheet = sheet;
}

void
rk_document_start_part (RkDocument *self, const char *name)
{
  add_block (self, RK_BLOCK_PART, name);
}

void
rk_document_set_part_record (RkDocument *self, gint64 id)
{
  for (guint i = self->blocks->len; i > 0; i--)
    {
      RkBlock *block = self->blocks->pdata[i - 1];

      if (block->kind != RK_BLOCK_PART)
        continue;
      block->record = id;
      return;
    }
}

void
rk_document_add_space (RkDocument *self, double height_mm)
{
  add_block (self, RK_BLOCK_SPACE, NULL)->height = height_mm * RK_MM;
}

void
rk_document_add_page_break (RkDocument *self)
{
  add_block (self, RK_BLOCK_BREAK, NULL);
}

/* Facts are a table without a head: label, value, label, value. */
typedef struct
{
  guint n_columns;
  guint n_pairs;
  char **strings;
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_strfreev (facts->strings);
  g_free (facts);
}

static void
fill_facts (RkTableRow *row, guint index, gpointer user_data)
{
  const Facts *facts = user_data;

  for (guint i = 0; i < facts->n_columns; i++)
    {
      guint pair = index * facts->n_columns + i;

      if (pair >= facts->n_pairs)
        return;
      rk_table_row_set_text (row, 2 * i, facts->strings[2 * pair]);
      rk_table_row_set_text (row, 2 * i + 1, facts->strings[2 * pair + 1]);
    }
}

static double
get_label_width (const char *const *strings, guint n_pairs)
{
  glong longest = 4;

  for (guint i = 0; i < n_pairs; i++)
    longest = MAX (longest, g_utf8_strlen (strings[2 * i], -1));
  /* Full-width characters of 9 pt and the padding; longer labels are narrowed or broken. */
  return MIN (longest, 9) * 9 / RK_MM + 3.4;
}

void
rk_document_add_factsv (RkDocument *self, guint n_columns, const char *const *labels_and_values)
{
  RkTableColumn columns[6] = { 0 };
  guint n_pairs = g_strv_length ((char **)labels_and_values) / 2;
  Facts *facts;
  RkTable *table;

  g_return_if_fail (n_columns >= 1 && n_columns <= 3);
  for (guint i = 0; i < n_columns; i++)
    {
      columns[2 * i].width = get_label_width (labels_and_values, n_pairs);
      columns[2 * i].is_label = TRUE;
      columns[2 * i + 1].fit = RK_FIT_TEXT;
    }
  facts = g_new0 (Facts, 1);
  facts->n_columns = n_columns;
  facts->n_pairs = n_pairs;
  facts->strings = g_strdupv ((char **)labels_and_values);
  table = rk_table_new (columns, 2 * n_columns);
  rk_table_set_rows (table, (n_pairs + n_columns - 1) / n_columns, fill_facts, facts, facts_free);
  rk_document_add_table (self, table);
}

void
rk_document_add_facts (RkDocument *self, guint n_columns, const char *first_label, ...)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  va_list args;

  va_start (args, first_label);
  for (const char *text = first_label; text != NULL; text = va_arg (args, const char *))
    g_ptr_array_add (strings, (gpointer)text);
  va_end (args);
  g_ptr_array_add (strings, NULL);
  rk_document_add_factsv (self, n_columns, (const char *const *)strings->pdata);
}
