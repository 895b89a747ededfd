/* What stands round the plot: title above, legend, 出典 and 注 below. */
#include "rk-chart-private.h"

#include <string.h>

#define TITLE_PITCH 1.4
#define TEXT_PITCH 1.45
#define LEGEND_PITCH 1.7
#define SWATCH 1.8
#define SWATCH_GAP 0.5
#define ITEM_GAP 1.8

RkChartSizes
rk_chart_get_sizes (const RkChartStyle *style)
{
  static const RkChartSizes paper = { 8.5, 8, 7, 7.5, 10.5, 8.5, 7.5 };
  static const RkChartSizes screen = { 13, 12, 11, 12, 15, 12, 11 };
  RkChartSizes sizes = style->look == RK_CHART_PAPER ? paper : screen;

  sizes.name *= style->scale;
  sizes.value *= style->scale;
  sizes.axis *= style->scale;
  sizes.legend *= style->scale;
  sizes.title *= style->scale;
  sizes.subtitle *= style->scale;
  sizes.note *= style->scale;
  return sizes;
}

guint
rk_chart_count_swatches (RkChart *self)
{
  if (self->kind == RK_CHART_HEAT)
    return self->n_value_names;
  /* Steps are named at their ends. */
  if (self->kind == RK_CHART_STEPS)
    return 0;
  return rk_chart_count_drawn (self) > 1 ? rk_chart_count_drawn (self) : 0;
}

guint
rk_chart_count_legend (RkChart *self)
{
  return rk_chart_count_swatches (self) + rk_chart_has_withheld (self)
         + rk_chart_has_missing (self);
}

const char *
rk_chart_get_legend_text (RkChart *self, guint item)
{
  guint n_swatches = rk_chart_count_swatches (self);

  if (item < n_swatches && self->kind == RK_CHART_HEAT)
    {
      const char *name = self->value_names[self->n_value_names - 1 - item];
      const char *blank = strstr (name, "　");

      return blank ? blank + strlen ("　") : name;
    }
  if (item < n_swatches)
    return rk_chart_get_series (self, item);
  if (self->kind == RK_CHART_HEAT)
    return "斜線 未回答";
  return item == n_swatches && rk_chart_has_withheld (self) ? RK_WITHHELD_KEY : RK_MISSING_KEY;
}

/* Returns the height of title and subtitle. */
static double
lay_out_title (RkChart *self, RkChartLayout *layout)
{
  const RkChartSizes *sizes = &layout->sizes;
  double width = layout->rect.width;
  double height = 0;

  if (layout->style.no_title || self->title == NULL)
    return 0;
  rk_fit_text (layout->type, RK_FACE_GOTHIC_BOLD, sizes->title, sizes->title * 0.7, RK_FIT_FORM,
               width, self->title, &layout->title);
  height = layout->title.lines->len * sizes->title * TITLE_PITCH;
  if (self->subtitle != NULL)
    {
      double taken
          = rk_type_measure (layout->type, RK_FACE_GOTHIC_BOLD, sizes->title, self->title, -1);

      rk_fit_text (layout->type, RK_FACE_GOTHIC, sizes->subtitle, sizes->subtitle * 0.8,
                   RK_FIT_FORM, width, self->subtitle, &layout->subtitle);
      taken
          += 1.5 * sizes->title
             + rk_type_measure (layout->type, RK_FACE_GOTHIC, sizes->subtitle, self->subtitle, -1);
      layout->subtitle_apart = taken > width;
      if (layout->subtitle_apart)
        height += layout->subtitle.lines->len * sizes->subtitle * TEXT_PITCH;
    }
  return height + 0.6 * sizes->title;
}

/* One row while it is wide enough, else as many as it takes. Returns the height. */
static double
lay_out_legend (RkChart *self, RkChartLayout *layout)
{
  double em = layout->sizes.legend;
  double right = layout->rect.x + layout->rect.width;
  guint n_items = rk_chart_count_legend (self);
  guint n_swatches = rk_chart_count_swatches (self);
  RkLegendItem item = { layout->rect.x, 0 };

  for (guint i = 0; i < n_items; i++)
    {
      const char *text = rk_chart_get_legend_text (self, i);
      double width = rk_type_measure (layout->type, RK_FACE_GOTHIC, em, text, -1)
                     + (i < n_swatches ? (SWATCH + SWATCH_GAP) * em : 0);

      if (item.x > layout->rect.x && item.x + width > right)
        {
          item.x = layout->rect.x;
          item.y += em * LEGEND_PITCH;
        }
      g_array_append_val (layout->legend, item);
      item.x += width + ITEM_GAP * em;
    }
  return n_items > 0 ? item.y + em * LEGEND_PITCH + 0.4 * em : 0;
}

/* Returns the height of 出典 and 注. */
static double
lay_out_notes (RkChart *self, RkChartLayout *layout)
{
  const char *texts[2] = { self->source, self->note };
  static const char *const labels[2] = { "出典　", "注　" };
  double em = layout->sizes.note;
  guint n_lines = 0;

  for (guint i = 0; i < 2; i++)
    {
      if (texts[i] == NULL || layout->style.no_notes)
        continue;
      layout->texts[i] = g_strconcat (labels[i], texts[i], NULL);
      rk_fit_paragraph (layout->type, RK_FACE_GOTHIC, em, layout->rect.width, layout->texts[i],
                        &layout->notes[i]);
      n_lines += layout->notes[i].lines->len;
    }
  return n_lines > 0 ? n_lines * em * TEXT_PITCH + 0.7 * em : 0;
}

void
rk_chart_layout_frame (RkChart *self, RkChartLayout *layout)
{
  const RkRect *rect = &layout->rect;
  double title = lay_out_title (self, layout);
  double legend = lay_out_legend (self, layout);
  double notes = lay_out_notes (self, layout);

  layout->notes_y = rect->y + rect->height - notes;
  layout->legend_y = layout->notes_y - legend;
  layout->body = (RkRect){ rect->x, rect->y + title, rect->width,
                           MAX (layout->legend_y - rect->y - title, 1) };
  layout->needed = layout->least = title + legend + notes;
}
