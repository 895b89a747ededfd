#include "rk-chart-table.h"

#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

/* Columns beside the value, where a value has any of them. */
typedef struct
{
  gboolean interval;
  gboolean text;
  gboolean n;
  gboolean state;
} Columns;

/* What in a cell has to be explained below the table. */
typedef struct
{
  gboolean bounds;
  gboolean shares;
  gboolean states;
} Signs;

typedef struct
{
  RkChart *chart;
  RkChartTable *table;
  Columns columns;
  Signs signs;
} Tabulating;

static void
row_free (gpointer data)
{
  RkChartTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

void
rk_chart_table_free (RkChartTable *table)
{
  g_free (table->title);
  g_free (table->subtitle);
  g_free (table->unit);
  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->notes);
  g_free (table);
}

/* @cells: (transfer full) (element-type utf8): emptied; filled up to as many as there are headings
 */
static void
take_row (RkChartTable *table, GPtrArray *cells, gboolean is_group)
{
  RkChartTableRow *row = g_new0 (RkChartTableRow, 1);

  row->is_group = is_group;
  row->cells = g_new0 (char *, table->headings->len + 1);
  for (guint i = 0; i < table->headings->len; i++)
    row->cells[i] = i < cells->len ? cells->pdata[i] : g_strdup ("");
  g_ptr_array_set_size (cells, 0);
  g_ptr_array_add (table->rows, row);
}

static void
add_group (RkChartTable *table, const char *name)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (name));
  take_row (table, cells, TRUE);
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

static const char *
mark_of (RkStatState state)
{
  return state == RK_STAT_UNDECIDED     ? ""
         : state == RK_STAT_SURELY_HIGH ? " ■"
         : state == RK_STAT_SURELY_LOW  ? " ○"
                                        : " ◇";
}

/* Without the unit; in brackets what is explained below. */
static char *
dup_cell (Tabulating *self, guint series, guint category, gboolean marked)
{
  RkChart *chart = self->chart;
  double value = rk_chart_get_value (chart, series, category);
  const char *name = rk_chart_get_value_name (chart, value);
  GString *cell = g_string_new (name);
  g_autofree char *bounds = rk_chart_dup_bounds (chart, series, category);
  RkStatState state = marked ? rk_chart_get_state (chart, series, category) : RK_STAT_UNDECIDED;
  double share;

  if (name == NULL)
    {
      g_autofree char *number = rk_chart_dup_number_at (chart, series, category);

      g_string_append (cell, number);
    }
  if (bounds)
    g_string_append_printf (cell, "（%s）", bounds);
  if (chart->kind == RK_CHART_SHARES && g_strcmp0 (rk_chart_get_unit (chart), "%") != 0
      && rk_chart_get_length (chart, series, category, &share))
    {
      g_autofree char *number = rk_number_format (share, 1);

      g_string_append_printf (cell, "（%s%%）", number);
      self->signs.shares = TRUE;
    }
  g_string_append (cell, mark_of (state));
  self->signs.bounds |= bounds != NULL;
  self->signs.states |= state != RK_STAT_UNDECIDED;
  return g_string_free (cell, FALSE);
}

/* 「喫煙（%）」 where each row is of its own unit. */
static char *
dup_name (RkChart *chart, guint category)
{
  const RkChartCategory *of = rk_chart_category (chart, category);

  return of->unit ? g_strdup_printf ("%s（%s）", of->name, of->unit) : g_strdup (of->name);
}

/* ── a column a series ───────────────────────────────────────────────────────────────────── */

static void
add_series_headings (Tabulating *self)
{
  guint n = rk_chart_count_drawn (self->chart);

  for (guint s = 0; s < n; s++)
    {
      const char *name = rk_chart_get_series (self->chart, s);

      g_ptr_array_add (self->table->headings,
                       g_strdup (*name || n > 1 ? name : rk_chart_get_heading (self->chart, 0)));
    }
  if (self->chart->kind == RK_CHART_STACKED)
    g_ptr_array_add (self->table->headings,
                     g_strdup (rk_chart_goes_both_ways (self->chart) ? "差し引き" : "計"));
}

static void
add_category_row (Tabulating *self, guint category)
{
  RkChart *chart = self->chart;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  const char *group = rk_chart_category (chart, category)->group;

  if (group
      && (category == 0 || g_strcmp0 (group, rk_chart_category (chart, category - 1)->group) != 0))
    add_group (self->table, group);
  g_ptr_array_add (cells, dup_name (chart, category));
  for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
    g_ptr_array_add (cells, dup_cell (self, s, category, TRUE));
  if (chart->kind == RK_CHART_STACKED)
    {
      double total;

      g_ptr_array_add (cells, rk_chart_get_total (chart, category, &total)
                                  ? rk_chart_dup_number (chart, total)
                                  : g_strdup ("※"));
    }
  take_row (self->table, cells, FALSE);
}

/* What a point of a cloud is compared with: the lines across both axes. */
static void
add_bases (Tabulating *self)
{
  RkChart *chart = self->chart;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean any = FALSE;

  for (guint s = 0; s < chart->series->len; s++)
    any |= chart->kind == RK_CHART_SCATTER && isfinite (rk_chart_series (chart, s)->base);
  if (!any)
    return;
  g_ptr_array_add (cells, g_strdup ("破線（注を参照）"));
  for (guint s = 0; s < chart->series->len; s++)
    {
      double base = rk_chart_series (chart, s)->base;

      g_ptr_array_add (cells,
                       isfinite (base) ? rk_number_format (base, chart->decimals) : g_strdup ("…"));
    }
  take_row (self->table, cells, FALSE);
}

/* The reference of that name for a series; NULL: none */
static const RkChartReference *
find_reference (RkChart *chart, const char *label, guint series)
{
  for (guint i = 0; i < chart->references->len; i++)
    {
      const RkChartReference *reference = &g_array_index (chart->references, RkChartReference, i);

      if (g_strcmp0 (reference->label, label) == 0
          && (reference->series == -1 || reference->series == (int)series))
        return reference;
    }
  return NULL;
}

/* Whether one of the same name came before: a row is for all series. */
static gboolean
came_before (RkChart *chart, guint index)
{
  const char *label = g_array_index (chart->references, RkChartReference, index).label;

  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (g_array_index (chart->references, RkChartReference, i).label, label) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_reference_name (const char *label)
{
  return g_strdup_printf ("%s（比べる値）", label ? label : "");
}

static void
add_reference_rows (Tabulating *self)
{
  RkChart *chart = self->chart;

  for (guint i = 0; i < chart->references->len; i++)
    {
      const char *label = g_array_index (chart->references, RkChartReference, i).label;
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      if (came_before (chart, i))
        continue;
      g_ptr_array_add (cells, dup_reference_name (label));
      for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
        {
          const RkChartReference *reference = find_reference (chart, label, s);

          g_ptr_array_add (cells, reference ? rk_number_format (reference->value, chart->decimals)
                                            : g_strdup (""));
        }
      take_row (self->table, cells, FALSE);
    }
}

static void
fill_wide (Tabulating *self)
{
  add_series_headings (self);
  for (guint c = 0; c < self->chart->categories->len; c++)
    add_category_row (self, c);
  add_bases (self);
  add_reference_rows (self);
}

/* ── a row a value ───────────────────────────────────────────────────────────────────────── */

static void
find_columns (RkChart *chart, Columns *columns)
{
  for (guint s = 0; s < rk_chart_count_drawn (chart); s++)
    for (guint c = 0; c < chart->categories->len; c++)
      {
        double lower, upper;

        columns->interval |= rk_chart_get_interval (chart, s, c, &lower, &upper);
        columns->text |= chart->kind != RK_CHART_BOX && rk_chart_get_text (chart, s, c) != NULL;
        columns->n |= isfinite (rk_chart_get_n (chart, s, c));
        columns->state |= rk_chart_get_state (chart, s, c) != RK_STAT_UNDECIDED;
      }
}

static gboolean
is_long (const Tabulating *self)
{
  return self->chart->kind == RK_CHART_BOX || self->columns.interval || self->columns.text
         || self->columns.n;
}

static void
add_long_headings (Tabulating *self)
{
  GPtrArray *headings = self->table->headings;

  g_ptr_array_add (headings, g_strdup (rk_chart_get_heading (self->chart, 0)));
  if (self->columns.interval)
    g_ptr_array_add (headings, g_strdup (rk_chart_get_heading (self->chart, 1)));
  if (self->columns.text)
    g_ptr_array_add (headings, g_strdup (rk_chart_get_heading (self->chart, 2)));
  if (self->columns.n)
    g_ptr_array_add (headings, g_strdup (rk_chart_get_heading (self->chart, 3)));
  if (self->columns.state)
    g_ptr_array_add (headings, g_strdup ("判定"));
}

static void
add_value_row (Tabulating *self, const char *name, guint series, guint category)
{
  RkChart *chart = self->chart;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean withheld = rk_chart_get_value (chart, series, category) == RK_CHART_WITHHELD;
  const char *none = withheld ? "※" : "…";

  g_ptr_array_add (cells, g_strdup (name));
  g_ptr_array_add (cells, dup_cell (self, series, category, FALSE));
  if (self->columns.interval)
    {
      g_autofree char *interval = rk_chart_dup_interval (chart, series, category);

      g_ptr_array_add (cells, g_strdup (*interval ? interval : none));
    }
  if (self->columns.text)
    {
      const char *text = rk_chart_get_text (chart, series, category);

      g_ptr_array_add (cells, g_strdup (text ? text : none));
    }
  if (self->columns.n)
    {
      double n = rk_chart_get_n (chart, series, category);

      g_ptr_array_add (cells, isfinite (n) ? rk_number_format (n, 0) : g_strdup (none));
    }
  if (self->columns.state)
    {
      RkStatState state = rk_chart_get_state (chart, series, category);

      g_ptr_array_add (cells, g_strdup (withheld ? "※" : rk_chart_get_state_words (chart, state)));
    }
  take_row (self->table, cells, FALSE);
}

/* Each with its name: the members of a box. */
static void
fill_box (Tabulating *self)
{
  RkChart *chart = self->chart;

  for (guint c = 0; c < chart->categories->len; c++)
    {
      double median;
      g_autofree char *number
          = rk_chart_get_median (chart, c, &median) ? rk_chart_dup_number (chart, median) : NULL;
      g_autofree char *head
          = number ? g_strdup_printf ("%s（中央値 %s）", rk_chart_get_category (chart, c), number)
                   : g_strdup (rk_chart_get_category (chart, c));

      add_group (self->table, head);
      for (guint s = 0; s < chart->series->len; s++)
        {
          const char *name
              = g_array_index (rk_chart_series (chart, s)->extras, RkChartExtra, c).text;

          if (name || rk_chart_get_value (chart, s, c) != RK_CHART_MISSING)
            add_value_row (self, name ? name : rk_chart_get_series (chart, s), s, c);
        }
    }
}

static void
add_reference (Tabulating *self, const char *label, double value)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, dup_reference_name (label));
  g_ptr_array_add (cells, rk_number_format (value, self->chart->decimals));
  take_row (self->table, cells, FALSE);
}

/* @series: −1: those of all */
static void
add_references (Tabulating *self, int series)
{
  RkChart *chart = self->chart;

  for (guint i = 0; i < chart->references->len; i++)
    {
      const RkChartReference *reference = &g_array_index (chart->references, RkChartReference, i);

      if (reference->series == series)
        add_reference (self, reference->label, reference->value);
    }
}

static void
fill_long (Tabulating *self)
{
  RkChart *chart = self->chart;
  guint n = rk_chart_count_drawn (chart);

  add_long_headings (self);
  add_references (self, -1);
  if (chart->kind == RK_CHART_FUNNEL && isfinite (chart->overall))
    add_reference (self, "全体", chart->overall * chart->multiplier);
  if (chart->kind == RK_CHART_BOX)
    {
      fill_box (self);
      return;
    }
  for (guint s = 0; s < n; s++)
    {
      const char *name = rk_chart_get_series (chart, s);

      if (*name)
        add_group (self->table, name);
      for (guint c = 0; c < chart->categories->len; c++)
        {
          g_autofree char *category = dup_name (chart, c);

          add_value_row (self, category, s, c);
        }
      add_references (self, (int)s);
    }
}

/* ── below the table ─────────────────────────────────────────────────────────────────────── */

static void
append_breaks (RkChart *chart, GString *out)
{
  for (guint i = 0; i < chart->breaks->len; i++)
    {
      const RkChartBreak *cut = &g_array_index (chart->breaks, RkChartBreak, i);

      if (cut->category == 0 || cut->category >= chart->categories->len)
        continue;
      g_string_append_printf (
          out, "%sから%s%s（%s）は、前とつなげて比べられない。",
          rk_chart_get_category (chart, cut->category), cut->series < 0 ? "" : "の",
          cut->series < 0 ? "" : rk_chart_get_series (chart, (guint)cut->series),
          cut->reason ? cut->reason : "系列の変更");
    }
}

static void
append_signs (const Tabulating *self, GString *out)
{
  RkChart *chart = self->chart;
  /* The note of what is suppressed says it, too. */
  gboolean withheld = rk_chart_has_withheld (chart) && strstr (out->str, "※は秘匿") == NULL;
  gboolean missing = rk_chart_has_missing (chart) && chart->kind != RK_CHART_BOX;

  if (self->columns.interval && is_long (self))
    g_string_append_printf (out, "%sは下限～上限。", rk_chart_get_heading (chart, 1));
  if (self->signs.bounds)
    g_string_append (out, "（　）内は、公表元の秘匿のため値が取りうる範囲。");
  if (self->signs.shares)
    g_string_append (out, "（　）内は構成比。");
  if (self->signs.states)
    g_string_append (out, "■有意に高い、○有意に低い、◇有意な差はない。");
  if (withheld || missing)
    g_string_append_printf (out, "%s%s%s。", withheld ? "※は秘匿" : "",
                            withheld && missing ? "、" : "", missing ? "…は値なし" : "");
}

static void
add_note (RkChartTable *table, const char *label, const char *text)
{
  if (text && *text)
    g_ptr_array_add (table->notes, g_strconcat (label, text, NULL));
}

static void
fill_notes (const Tabulating *self)
{
  RkChart *chart = self->chart;
  g_autofree char *remarks = rk_chart_dup_remarks (chart);
  g_autoptr (GString) note = g_string_new (chart->note);

  g_string_append (note, remarks ? remarks : "");
  append_breaks (chart, note);
  append_signs (self, note);
  add_note (self->table, "読み方　", chart->reading);
  add_note (self->table, "出典　", chart->source);
  add_note (self->table, "注　", note->str);
  add_note (self->table, "作成　", chart->made);
}

RkChartTable *
rk_chart_tabulate (RkChart *self)
{
  RkChartTable *table = g_new0 (RkChartTable, 1);
  Tabulating tabulating = { .chart = self, .table = table };

  table->title = self->number && self->title ? g_strconcat (self->number, "　", self->title, NULL)
                                             : g_strdup (self->title);
  table->subtitle = g_strdup (self->subtitle);
  table->unit = self->unit && *self->unit ? g_strconcat ("単位：", self->unit, NULL) : NULL;
  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  table->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (table->headings, g_strdup (""));
  find_columns (self, &tabulating.columns);
  if (is_long (&tabulating))
    fill_long (&tabulating);
  else
    fill_wide (&tabulating);
  fill_notes (&tabulating);
  return table;
}

/* ── as lines ────────────────────────────────────────────────────────────────────────────── */

static gboolean
tell_words (const RkChartTable *table,
            const char *words,
            RkChartTableFunc func,
            gpointer data,
            GError **error)
{
  g_autofree const char **cells = g_new0 (const char *, table->headings->len + 1);

  if (words == NULL)
    return TRUE;
  for (guint i = 0; i < table->headings->len; i++)
    cells[i] = i == 0 ? words : "";
  return func (cells, data, error);
}

gboolean
rk_chart_table_each_line (const RkChartTable *table,
                          RkChartTableFunc func,
                          gpointer data,
                          GError **error)
{
  g_autofree const char **headings = g_new0 (const char *, table->headings->len + 1);

  for (guint i = 0; i < table->headings->len; i++)
    headings[i] = table->headings->pdata[i];
  if (!tell_words (table, table->title, func, data, error)
      || !tell_words (table, table->subtitle, func, data, error)
      || !tell_words (table, table->unit, func, data, error) || !func (headings, data, error))
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    if (!func ((const char *const *)((RkChartTableRow *)table->rows->pdata[i])->cells, data, error))
      return FALSE;
  for (guint i = 0; i < table->notes->len; i++)
    if (!tell_words (table, table->notes->pdata[i], func, data, error))
      return FALSE;
  return TRUE;
}
