/* Tables: widths of columns, and where they are divided into pages. */
#include <math.h>
#include <string.h>

#include "rk-table-private.h"

#define PAGE (250 * RK_MM)

static RkType *type;

/* Rows as a test asks for them: how many lines, which flags, whether a group starts. */
typedef struct
{
  guint lines;
  RkTableRowFlags flags;
  gboolean group;
} Row;

static void
fill (RkTableRow *row, guint index, gpointer user_data)
{
  const Row *spec = &((const Row *)user_data)[index];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MAX (spec->lines, 1); i++)
    g_string_append_printf (text, "%s行%u-%u", i > 0 ? "\n" : "", index, i);
  rk_table_row_set_text (row, 1, text->str);
  rk_table_row_set_flags (row, spec->flags);
  if (spec->group)
    rk_table_row_start_group (row, "焼津市", "全3事業所");
}

static const RkTableColumn plain_columns[] = {
  { .heading = "番号", .width = 13 },
  { .heading = "内容", .weight = 1, .fit = RK_FIT_TEXT },
};

typedef struct
{
  RkTable *table;
  RkTableLayout *layout;
  Row *rows;
  guint n_rows;
} Case;

static void
set_up (Case *c, const Row *rows, guint n_rows, double first, double tail)
{
  g_autoptr (GError) error = NULL;

  c->rows = g_new0 (Row, n_rows + 1);
  c->n_rows = n_rows;
  for (guint i = 0; rows != NULL && i < n_rows; i++)
    c->rows[i] = rows[i];
  c->table = rk_table_new (plain_columns, G_N_ELEMENTS (plain_columns));
  rk_table_set_rows (c->table, n_rows, fill, c->rows, NULL);
  c->layout = rk_table_layout_new (c->table, type, 170 * RK_MM, NULL, &error);
  g_assert_no_error (error);
  c->layout->tail = tail;
  rk_table_layout_break (c->layout, type, first, PAGE);
}

static void
tear_down (Case *c)
{
  rk_table_layout_free (c->layout);
  rk_table_free (c->table);
  g_free (c->rows);
}

static const RkTableRange *
get_range (const Case *c, guint i)
{
  g_assert_cmpuint (i, <, c->layout->ranges->len);
  return &g_array_index (c->layout->ranges, RkTableRange, i);
}

/* How many rows of one line a page holds under the head. */
static guint
rows_in (const Case *c, double space)
{
  return (guint)floor ((space - c->layout->head_height) / c->layout->heights[0] + 1e-6);
}

/* A last page with a few rows is spared where the rows may be lower, and only there. */
static void
test_few_rows (void)
{
  for (guint more = 1; more < 8; more += 6)
    {
      Case c;
      g_autoptr (RkTableLayout) layout = NULL;
      guint n;

      set_up (&c, NULL, 200, PAGE, 0);
      rk_table_set_size (c.table, 0, 10);
      rk_table_set_least_height (c.table, 9.5);
      n = (guint)floor ((PAGE - c.layout->head_height) / (10 * RK_MM));
      rk_table_set_rows (c.table, 2 * n + more, fill, c.rows, NULL);
      layout = rk_table_layout_new (c.table, type, 170 * RK_MM, NULL, NULL);
      for (guint i = 0; i < 2; i++) /* however often it is divided */
        rk_table_layout_break (layout, type, PAGE, PAGE);
      g_assert_cmpuint (layout->ranges->len, ==, more == 1 ? 2 : 3);
      g_assert_cmpfloat_with_epsilon (layout->heights[0] / RK_MM, more == 1 ? 9.5 : 10, 1e-4);
      tear_down (&c);
    }
}

static void
test_widths (void)
{
  static const struct
  {
    RkTableColumn columns[3];
    double widths[3];
  } cases[] = {
    { { { .width = 20 }, { .width = 30 }, { .weight = 1 } }, { 20, 30, 50 } },
    { { { .weight = 1 }, { .weight = 3 }, { .width = 20 } }, { 20, 60, 20 } },
    { { { .weight = 1, .min = 30 }, { .weight = 4 }, { .weight = 1 } }, { 30, 56, 14 } },
    { { { .weight = 8, .max = 40 }, { .weight = 1 }, { .weight = 1 } }, { 40, 30, 30 } },
    { { { .weight = 8, .max = 40 }, { .weight = 1, .min = 35 }, { .weight = 1 } }, { 40, 35, 25 } },
    { { { .width = 100 }, { .width = 60 }, { .width = 40 } }, { 50, 30, 20 } },
    { { { .heading = "a" }, { .heading = "b" }, { .width = 10 } }, { 45, 45, 10 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkTable) table = rk_table_new (cases[i].columns, 3);
      g_autoptr (RkTableLayout) layout = rk_table_layout_new (table, type, 100 * RK_MM, NULL, NULL);

      for (guint k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon ((layout->edges[k + 1] - layout->edges[k]) / RK_MM,
                                        cases[i].widths[k], 0.01);
    }
}

static void
fill_merged (RkTableRow *row, guint index, gpointer user_data)
{
  rk_table_row_set_text (row, 0, index == 2 ? "共通" : "地域職域学域共通公募");
  rk_table_row_set_text (row, 1,
                         index < 2 ? "団体" : "労働関係機関・経済団体・事業所の団体の連絡会");
  rk_table_row_set_text (row, 2, "大石　健一郎");
}

/* A merged cell of a single row has room for its words, as any other. */
static void
test_merged_cells_have_room (void)
{
  static const RkTableColumn columns[] = {
    { .heading = "区分", .width = 8, .is_label = TRUE, .is_merged = TRUE, .is_vertical = TRUE },
    { .width = 16, .size = 8, .is_merged = TRUE },
    { .heading = "氏名", .weight = 1 },
  };
  g_autoptr (RkTable) table = rk_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (RkTableLayout) layout = NULL;
  g_autoptr (RkTableRow) row = rk_table_row_new (table);
  g_auto (RkCellSetting) setting = { 0 };

  rk_table_set_rows (table, 3, fill_merged, NULL, NULL);
  layout = rk_table_layout_new (table, type, 170 * RK_MM, NULL, NULL);
  rk_table_fetch (table, 2, row);
  rk_table_layout_set_cell (layout, type, row, 1, &setting);
  g_assert_cmpuint (setting.fitted.lines->len, >=, 3);
  g_assert_cmpfloat (layout->heights[2], >=, setting.height);
  rk_table_fetch (table, 1, row);
  rk_table_layout_set_cell (layout, type, row, 0, &setting);
  g_assert_cmpfloat (layout->heights[0] + layout->heights[1], >=, 10 * setting.fitted.size);
}

static void
test_empty (void)
{
  Case c;

  set_up (&c, NULL, 0, PAGE, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 1);
  g_assert_true (get_range (&c, 0)->head);
  g_assert_false (get_range (&c, 0)->new_page);
  g_assert_cmpfloat (get_range (&c, 0)->height, >, c.layout->head_height);
  tear_down (&c);
  /* Not even an empty table begins where it does not fit. */
  set_up (&c, NULL, 0, 5, 0);
  g_assert_true (get_range (&c, 0)->new_page);
  tear_down (&c);
}

static void
test_exact_page (void)
{
  guint full;
  Case c;

  set_up (&c, NULL, 1, PAGE, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 1);
  full = rows_in (&c, PAGE);
  tear_down (&c);
  g_assert_cmpuint (full, >, 20);
  set_up (&c, NULL, full, PAGE, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 1);
  g_assert_cmpuint (get_range (&c, 0)->to, ==, full);
  tear_down (&c);
  set_up (&c, NULL, full + 1, PAGE, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 2);
  g_assert_true (get_range (&c, 1)->new_page);
  g_assert_true (get_range (&c, 1)->head);
  g_assert_cmpuint (get_range (&c, 1)->from, ==, full);
  tear_down (&c);
}

/* A table does not begin with its head and one row at the foot of a page. */
static void
test_start_keeps_two_rows (void)
{
  Case c;
  double two;

  set_up (&c, NULL, 5, PAGE, 0);
  two = c.layout->head_height + 2 * c.layout->heights[0];
  g_assert_cmpfloat_with_epsilon (rk_table_layout_get_start (c.layout), two, 0.01);
  tear_down (&c);
  set_up (&c, NULL, 5, two - 1, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 1);
  g_assert_true (get_range (&c, 0)->new_page);
  g_assert_cmpuint (get_range (&c, 0)->from, ==, 0);
  tear_down (&c);
  set_up (&c, NULL, 5, two + 1, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 2);
  g_assert_false (get_range (&c, 0)->new_page);
  g_assert_cmpuint (get_range (&c, 0)->to, ==, 2);
  tear_down (&c);
}

static void
test_group_keeps_two_rows (void)
{
  Case c;
  Row rows[60] = { 0 };
  guint full;

  set_up (&c, NULL, 1, PAGE, 0);
  full = rows_in (&c, PAGE);
  tear_down (&c);
  /* The band and one row of the second group would fit on the first page, two would not. */
  rows[full - 2].group = TRUE;
  set_up (&c, rows, full + 5, PAGE, 0);
  g_assert_cmpuint (get_range (&c, 0)->to, ==, full - 2);
  g_assert_cmpuint (get_range (&c, 1)->from, ==, full - 2);
  /* A group that begins the page has its own band, not one 「（続き）」. */
  g_assert_false (get_range (&c, 1)->band_again);
  tear_down (&c);
}

static void
test_group_continues (void)
{
  Case c;
  Row rows[80] = { { .group = TRUE } };

  set_up (&c, rows, 80, PAGE, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 3);
  g_assert_false (get_range (&c, 0)->band_again);
  g_assert_true (get_range (&c, 1)->band_again);
  g_assert_cmpstr (rk_table_layout_find_group (c.layout, get_range (&c, 1)->from)->label, ==,
                   "焼津市");
  tear_down (&c);
}

static void
test_total_keeps_last_row (void)
{
  Case c;
  Row rows[60] = { 0 };
  guint full;

  set_up (&c, NULL, 1, PAGE, 0);
  full = rows_in (&c, PAGE);
  tear_down (&c);
  rows[full].flags = RK_ROW_KEEP | RK_ROW_BOLD;
  set_up (&c, rows, full + 1, PAGE, 0);
  g_assert_cmpuint (get_range (&c, 0)->to, ==, full - 1);
  g_assert_cmpuint (get_range (&c, 1)->from, ==, full - 1);
  tear_down (&c);
}

/* 出典 and 注 under a table take its last row along. */
static void
test_tail_keeps_last_row (void)
{
  Case c;
  guint full;

  set_up (&c, NULL, 1, PAGE, 0);
  full = rows_in (&c, PAGE);
  tear_down (&c);
  set_up (&c, NULL, full, PAGE, 10 * RK_MM);
  g_assert_cmpuint (c.layout->ranges->len, ==, 2);
  g_assert_cmpuint (get_range (&c, 1)->from, ==, full - 1);
  tear_down (&c);
}

/* Every line of a split row is printed once: the lines of the parts add up. */
static void
test_tall_row (void)
{
  Case c;
  Row rows[3] = { { .lines = 1 }, { .lines = 140 }, { .lines = 1 } };
  guint n_lines = 0;
  guint n_slices = 0;
  double pitch = 9 * 1.42;

  set_up (&c, rows, 3, PAGE, 0);
  for (guint i = 0; i < c.layout->ranges->len; i++)
    {
      const RkTableRange *range = get_range (&c, i);
      double above = (range->head ? c.layout->head_height : 0);

      g_assert_cmpfloat (range->height, <=, PAGE + 0.01);
      if (range->slice == 0)
        continue;
      n_slices++;
      g_assert_cmpuint (range->slice, ==, n_slices);
      g_assert_cmpuint (range->from, ==, 1);
      n_lines += rk_table_lines_in (range->height - above, pitch);
    }
  g_assert_cmpuint (n_slices, ==, 3);
  g_assert_cmpuint (n_lines, ==, 140);
  g_assert_cmpuint (get_range (&c, c.layout->ranges->len - 1)->from, ==, 2);
  tear_down (&c);
}

static void
test_row_not_split (void)
{
  Case c;
  Row rows[2] = { { .lines = 1 }, { .lines = 12 } };

  /* Under 60 mm: moves to the next page whole. */
  set_up (&c, rows, 2, 40 * RK_MM, 0);
  g_assert_cmpuint (c.layout->ranges->len, ==, 1);
  g_assert_true (get_range (&c, 0)->new_page);
  g_assert_cmpuint (get_range (&c, 0)->slice, ==, 0);
  tear_down (&c);
}

/* Whether a page holds a group's first rows together; if not, they need not stand together. */
static gboolean
fits_on_page (const Case *c, guint row)
{
  double need = c->layout->band_height + c->layout->heights[row] + c->layout->heights[row + 1];

  for (guint i = row + 2; i < c->n_rows && c->rows[i].flags & RK_ROW_KEEP; i++)
    need += c->layout->heights[i];
  return need <= PAGE - c->layout->head_height - c->layout->band_height;
}

/* Whether @row opens a group and stands alone with its band where a page ends. A row high enough
 * to be split may: its band is not lonely. */
static gboolean
is_lonely (const Case *c, guint row)
{
  return c->rows[row].group && !c->rows[row + 1].group && fits_on_page (c, row)
         && c->layout->heights[row] <= RK_SPLIT_HEIGHT;
}

/* What must hold for any table: each row once and in order, nothing past the page, no band
 * with one row at the foot. */
static void
check_ranges (const Case *c, double first)
{
  guint next = 0;
  double left = first;

  for (guint i = 0; i < c->layout->ranges->len; i++)
    {
      const RkTableRange *range = get_range (c, i);

      if (range->new_page)
        left = PAGE;
      g_assert_cmpfloat (range->height, <=, left + 0.05);
      left -= range->height;
      g_assert_cmpuint (range->to, >, range->from);
      g_assert_cmpuint (range->from, ==, range->slice > 1 ? next - 1 : next);
      next = range->to;
      if (range->slice == 0 && next < c->n_rows && get_range (c, i + 1)->new_page)
        g_assert_false (is_lonely (c, next - 1));
    }
  g_assert_cmpuint (next, ==, c->n_rows);
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 150; i++)
    {
      guint n_rows = (guint)g_rand_int_range (rand, 1, 120);
      g_autofree Row *rows = g_new0 (Row, n_rows);
      double first = g_rand_double_range (rand, 0, PAGE);
      Case c;

      for (guint k = 0; k < n_rows; k++)
        {
          rows[k].lines = g_rand_int_range (rand, 0, 40) == 0
                              ? (guint)g_rand_int_range (rand, 10, 130)
                              : (guint)g_rand_int_range (rand, 1, 4);
          rows[k].group = g_rand_int_range (rand, 0, 8) == 0;
          rows[k].flags
              = k > 0 && !rows[k].group && g_rand_int_range (rand, 0, 15) == 0 ? RK_ROW_KEEP : 0;
        }
      set_up (&c, rows, n_rows, first, 0);
      check_ranges (&c, first);
      tear_down (&c);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTable) table = rk_table_new (plain_columns, G_N_ELEMENTS (plain_columns));
  Row rows[1] = { 0 };

  rk_table_set_rows (table, 1, fill, rows, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (rk_table_layout_new (table, type, 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  type = rk_type_new (NULL, NULL);
  g_test_add_func ("/doc/table/widths", test_widths);
  g_test_add_func ("/doc/table/few-rows", test_few_rows);
  g_test_add_func ("/doc/table/merged", test_merged_cells_have_room);
  g_test_add_func ("/doc/table/empty", test_empty);
  g_test_add_func ("/doc/table/exact-page", test_exact_page);
  g_test_add_func ("/doc/table/start-keeps-two-rows", test_start_keeps_two_rows);
  g_test_add_func ("/doc/table/group-keeps-two-rows", test_group_keeps_two_rows);
  g_test_add_func ("/doc/table/group-continues", test_group_continues);
  g_test_add_func ("/doc/table/total-keeps-last-row", test_total_keeps_last_row);
  g_test_add_func ("/doc/table/tail-keeps-last-row", test_tail_keeps_last_row);
  g_test_add_func ("/doc/table/tall-row", test_tall_row);
  g_test_add_func ("/doc/table/row-not-split", test_row_not_split);
  g_test_add_func ("/doc/table/random", test_random);
  g_test_add_func ("/doc/table/cancel", test_cancel);
  result = g_test_run ();
  rk_type_free (type);
  return result;
}
