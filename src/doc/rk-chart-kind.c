/* What kinds of charts there are. */
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

static const RkChartKindInfo infos[RK_N_CHART_KINDS] = {
  [RK_CHART_BARS] = { "bars", "棒グラフ", NULL, NULL, NULL },
  [RK_CHART_GROUPED] = { "grouped", "棒グラフ", NULL, NULL, NULL },
  [RK_CHART_STACKED] = { "stacked", "棒グラフ", NULL, NULL, NULL },
  [RK_CHART_SHARES] = { "shares", "構成比の棒グラフ", NULL, NULL, NULL },
  [RK_CHART_RADAR]
  = { "radar", "レーダー図", rk_chart_lay_out_radar, rk_chart_draw_radar, rk_chart_list_lines },
  [RK_CHART_STEPS]
  = { "steps", "階段図", rk_chart_lay_out_steps, rk_chart_draw_steps, rk_chart_list_nothing },
  [RK_CHART_HEAT]
  = { "heat", "濃淡表", rk_chart_lay_out_heat, rk_chart_draw_heat, rk_chart_list_heat },
  [RK_CHART_FOREST]
  = { "forest", "区間の図", rk_chart_lay_out_forest, rk_chart_draw_forest, rk_chart_list_forest },
  [RK_CHART_FUNNEL]
  = { "funnel", "じょうご図", rk_chart_lay_out_funnel, rk_chart_draw_funnel, rk_chart_list_funnel },
  [RK_CHART_TREND]
  = { "trend", "推移の図", rk_chart_lay_out_trend, rk_chart_draw_trend, rk_chart_list_trend },
  [RK_CHART_MULTIPLES] = { "multiples", "区域ごとの推移の図", rk_chart_lay_out_trend,
                           rk_chart_draw_trend, rk_chart_list_trend },
  [RK_CHART_SPINE]
  = { "spine", "位置の図", rk_chart_lay_out_spine, rk_chart_draw_spine, rk_chart_list_spine },
  [RK_CHART_PYRAMID] = { "pyramid", "人口ピラミッド", rk_chart_lay_out_pyramid,
                         rk_chart_draw_pyramid, rk_chart_list_pyramid },
  [RK_CHART_SCATTER]
  = { "scatter", "散布図", rk_chart_lay_out_scatter, rk_chart_draw_scatter, rk_chart_list_nothing },
  [RK_CHART_BOX]
  = { "box", "箱ひげ図", rk_chart_lay_out_box, rk_chart_draw_box, rk_chart_list_box },
  [RK_CHART_MAP] = { "map", "地図", rk_chart_lay_out_map, rk_chart_draw_map, rk_chart_list_places },
  [RK_CHART_TILES]
  = { "tiles", "ます目の地図", rk_chart_lay_out_tiles, rk_chart_draw_tiles, rk_chart_list_places },
};

const RkChartKindInfo *
rk_chart_get_info (RkChartKind kind)
{
  return &infos[kind];
}

const char *
rk_chart_kind_id (RkChartKind kind)
{
  g_return_val_if_fail (kind < RK_N_CHART_KINDS, NULL);
  return infos[kind].id;
}

gboolean
rk_chart_kind_from_id (const char *id, RkChartKind *kind)
{
  for (guint i = 0; i < RK_N_CHART_KINDS; i++)
    if (g_strcmp0 (infos[i].id, id) == 0)
      {
        *kind = (RkChartKind)i;
        return TRUE;
      }
  return FALSE;
}

/* ── legends ─────────────────────────────────────────────────────────────────────────────── */

void
rk_chart_add_legend (RkChartLayout *layout, RkSwatch swatch, guint index, const char *text)
{
  RkLegendItem item
      = { .text = g_strdup (text), .swatch = swatch, .ems = RK_SWATCH_EMS, .index = index };

  g_array_append_val (layout->legend, item);
}

void
rk_chart_list_nothing (RkChart *self, RkChartLayout *layout)
{
}

static void
draw_bar_swatch (RkChartDrawing *d, guint series, const RkRect *swatch)
{
  rk_chart_fill_bar (d->cr, d->style, series, swatch);
}

gboolean
rk_chart_goes_both_ways (RkChart *self)
{
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      if (rk_chart_is_number (rk_chart_get_value (self, s, c))
          && rk_chart_get_value (self, s, c) < 0)
        return TRUE;
  return FALSE;
}

static void
draw_tick_swatch (RkChartDrawing *d, guint solid, const RkRect *swatch)
{
  double at = swatch->x + swatch->width / 2;

  rk_chart_draw_tick (d, solid != 0, at, swatch->y, at, swatch->y + swatch->height);
}

/* 「全国（男性 32.0、女性 9.6）」: what each series is compared with, at its own bars */
static void
list_own_references (RkChart *self, RkChartLayout *layout)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->references->len; i++)
    {
      const RkChartReference *first = &g_array_index (self->references, RkChartReference, i);
      const char *label = first->label ? first->label : "";
      g_autoptr (GString) text = g_string_new (NULL);

      if (first->series < 0 || !g_hash_table_add (known, (gpointer)label))
        continue;
      for (guint k = i; k < self->references->len; k++)
        {
          const RkChartReference *one = &g_array_index (self->references, RkChartReference, k);
          g_autofree char *number = rk_number_format (one->value, self->decimals);

          if (one->series >= 0 && g_strcmp0 (one->label, first->label) == 0)
            g_string_append_printf (text, "%s%s %s", text->len ? "、" : "",
                                    rk_chart_get_series (self, (guint)one->series), number);
        }
      g_string_append (g_string_prepend (g_string_prepend (text, "（"), label), "）");
      rk_chart_add_legend (layout, draw_tick_swatch, first->solid, text->str);
    }
}

static void
draw_whisker_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  double y = swatch->y + swatch->height / 2;
  double cap = 0.25 * swatch->height;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, 1.2 * d->style->scale);
  cairo_move_to (d->cr, swatch->x, y);
  cairo_line_to (d->cr, swatch->x + swatch->width, y);
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (d->cr, swatch->x + i * swatch->width, y - cap);
      cairo_line_to (d->cr, swatch->x + i * swatch->width, y + cap);
    }
  cairo_stroke (d->cr);
}

static void
list_bars (RkChart *self, RkChartLayout *layout)
{
  double lower, upper;
  gboolean intervals = FALSE;

  if (self->kind == RK_CHART_GROUPED)
    list_own_references (self, layout);
  if (rk_chart_is_stack (self))
    return;
  for (guint s = 0; s < rk_chart_count_drawn (self); s++)
    for (guint c = 0; c < self->categories->len; c++)
      intervals |= rk_chart_get_interval (self, s, c, &lower, &upper);
  if (intervals)
    rk_chart_add_legend (layout, draw_whisker_swatch, 0, rk_chart_get_heading (self, 1));
}

static void
list_series (RkChart *self, RkChartLayout *layout, RkSwatch swatch)
{
  for (guint s = 0; rk_chart_count_drawn (self) > 1 && s < rk_chart_count_drawn (self); s++)
    rk_chart_add_legend (layout, swatch, s, rk_chart_get_series (self, s));
  if (self->kind == RK_CHART_STACKED && rk_chart_goes_both_ways (self))
    rk_chart_add_legend (layout, NULL, 0, "◇ 差し引き");
}

void
rk_chart_list_lines (RkChart *self, RkChartLayout *layout)
{
  list_series (self, layout, rk_chart_draw_line_swatch);
}

void
rk_chart_list_legend (RkChart *self, RkChartLayout *layout)
{
  if (infos[self->kind].list)
    infos[self->kind].list (self, layout);
  else
    {
      list_series (self, layout, draw_bar_swatch);
      list_bars (self, layout);
    }
  /* A list of places counts them itself; answers are not given, not measured. */
  if (self->kind == RK_CHART_MAP || self->kind == RK_CHART_TILES)
    return;
  if (self->kind == RK_CHART_HEAT && self->value_names)
    {
      if (rk_chart_has_withheld (self) || rk_chart_has_missing (self))
        rk_chart_add_legend (layout, NULL, 0, "斜線 未回答");
      return;
    }
  /* A strip in a table or beside a sentence has no room for keys: they are said once for all. */
  if (self->kind == RK_CHART_HEAT
      || ((self->kind == RK_CHART_SPINE || self->kind == RK_CHART_TREND) && layout->style.no_notes))
    return;
  if (self->kind == RK_CHART_SPINE ? rk_chart_spine_has_withheld (self)
                                   : rk_chart_has_withheld (self))
    rk_chart_add_legend (layout, NULL, 0, RK_WITHHELD_KEY);
  if (rk_chart_has_missing (self) && self->kind != RK_CHART_BOX && self->kind != RK_CHART_SPINE)
    rk_chart_add_legend (layout, NULL, 0, RK_MISSING_KEY);
}

/* ── what is under the pointer ───────────────────────────────────────────────────────────── */

static void
append_share (RkChart *self, GString *text, guint series, guint category)
{
  double share;
  g_autofree char *number = NULL;

  if (self->kind != RK_CHART_SHARES || !rk_chart_get_length (self, series, category, &share))
    return;
  number = rk_number_format (share, 1);
  g_string_append_printf (text, "（%s%%）", number);
}

static void
append_interval (RkChart *self, GString *text, guint series, guint category)
{
  double lower, upper;
  g_autofree char *interval = NULL;

  if (!rk_chart_get_interval (self, series, category, &lower, &upper))
    return;
  interval = rk_chart_dup_interval (self, series, category);
  g_string_append_printf (text, "（%s %s）", rk_chart_get_heading (self, 1), interval);
}

static void
append_bounds (RkChart *self, GString *text, guint series, guint category)
{
  g_autofree char *bounds = rk_chart_dup_bounds (self, series, category);

  if (bounds)
    g_string_append_printf (text, "（公表元の秘匿のため %s%s のどこか）", bounds,
                            self->unit ? self->unit : "");
}

char *
rk_chart_dup_reading (RkChart *self, guint series, guint category)
{
  GString *text = g_string_new (rk_chart_get_category (self, category));
  g_autofree char *value = rk_chart_dup_value (self, series, category);
  RkStatState state = rk_chart_get_state (self, series, category);
  double n = rk_chart_get_n (self, series, category);

  if (rk_chart_category (self, category)->group)
    g_string_prepend (g_string_prepend (text, "、"), rk_chart_category (self, category)->group);
  if (self->series->len > 1)
    g_string_append_printf (text, "、%s", rk_chart_get_series (self, series));
  g_string_append_printf (text, "、%s", value);
  if (rk_chart_get_value (self, series, category) == RK_CHART_WITHHELD)
    g_string_append (text, " 秘匿");
  append_bounds (self, text, series, category);
  append_share (self, text, series, category);
  append_interval (self, text, series, category);
  if (state != RK_STAT_UNDECIDED)
    g_string_append_printf (text, "、%s", rk_chart_get_state_words (self, state));
  if (rk_chart_get_text (self, series, category))
    g_string_append_printf (text, "、%s %s", rk_chart_get_heading (self, 2),
                            rk_chart_get_text (self, series, category));
  if (isfinite (n))
    {
      g_autofree char *number = rk_number_format (n, 0);

      g_string_append_printf (text, "、n＝%s", number);
    }
  return g_string_free (text, FALSE);
}

const char *
rk_chart_get_heading (RkChart *self, guint i)
{
  static const char *const usual[] = { "値", "95%信頼区間", "", "人数（n）" };

  return self->headings[i] ? self->headings[i] : usual[i];
}

/* A limit that would print as the reference though it is at one side of it has more decimals: with
 * 100.0 nobody could see why 99.97 is no difference. */
static char *
format_limit (RkChart *self, double reference, double limit)
{
  if (!isfinite (limit))
    return g_strdup ("");
  for (guint more = 0; more < 2 && isfinite (reference); more++)
    {
      g_autofree char *printed = rk_number_format (limit, self->decimals + more);
      g_autofree char *compared = rk_number_format (reference, self->decimals + more);

      if (limit == reference || strcmp (printed, compared) != 0)
        return g_steal_pointer (&printed);
    }
  return rk_number_format (limit, self->decimals + (isfinite (reference) ? 2 : 0));
}

char *
rk_chart_dup_interval (RkChart *self, guint series, guint category)
{
  double lower, upper;
  double reference = rk_chart_get_judging (self, series);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!rk_chart_get_interval (self, series, category, &lower, &upper))
    return g_strdup ("");
  from = format_limit (self, reference, lower);
  to = format_limit (self, reference, upper);
  return g_strconcat (from, "～", to, NULL);
}
