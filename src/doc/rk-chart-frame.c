/* What stands round the plot: title above, legend, 出典 and 注 below. */
#include "rk-chart-private.h"

#define TITLE_PITCH 1.4
#define TEXT_PITCH 1.45
#define LEGEND_PITCH 1.7
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

/* Returns the height of title and subtitle. */
static double
lay_out_title (RkChart *self, RkChartLayout *layout)
{
  const RkChartSizes *sizes = &layout->sizes;
  double width = layout->rect.width - layout->style.corner;
  double height = 0;

  if (layout->style.no_title || self->title == NULL)
    return 0;
  layout->heading
      = self->number ? g_strconcat (self->number, "　", self->title, NULL) : g_strdup (self->title);
  rk_fit_text (layout->type, RK_FACE_GOTHIC_BOLD, sizes->title, sizes->title * 0.7, RK_FIT_FORM,
               width, layout->heading, &layout->title);
  height = layout->title.lines->len * sizes->title * TITLE_PITCH;
  if (self->subtitle != NULL)
    {
      double taken
          = rk_type_measure (layout->type, RK_FACE_GOTHIC_BOLD, sizes->title, layout->heading, -1);

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
  double x = layout->rect.x;
  double y = 0;

  if (rk_chart_is_empty (self))
    return 0;
  rk_chart_list_legend (self, layout);
  for (guint i = 0; i < layout->legend->len; i++)
    {
      RkLegendItem *item = &g_array_index (layout->legend, RkLegendItem, i);
      double width = rk_type_measure (layout->type, RK_FACE_GOTHIC, em, item->text, -1)
                     + (item->swatch ? (item->ems + RK_SWATCH_GAP) * em : 0);

      if (x > layout->rect.x && x + width > right)
        {
          x = layout->rect.x;
          y += em * LEGEND_PITCH;
        }
      item->x = x;
      item->y = y;
      x += width + ITEM_GAP * em;
    }
  return layout->legend->len > 0 ? y + em * LEGEND_PITCH + 0.4 * em : 0;
}

/* Returns the height of the text. */
static double
lay_out_text (RkChartLayout *layout, guint i, const char *label, const char *text, double em)
{
  if (text == NULL)
    return 0;
  layout->texts[i] = g_strconcat (label, text, NULL);
  rk_fit_paragraph (layout->type, RK_FACE_GOTHIC, em, layout->rect.width, layout->texts[i],
                    &layout->notes[i]);
  return layout->notes[i].lines->len * em * TEXT_PITCH;
}

/* Returns the height of 出典, 注 and 作成. */
static double
lay_out_notes (RkChart *self, RkChartLayout *layout)
{
  double em = layout->sizes.note;
  double height = 0;
  g_autofree char *remarks = NULL;
  g_autofree char *note = NULL;

  if (layout->style.no_notes)
    return 0;
  remarks = rk_chart_dup_remarks (self);
  height += lay_out_text (layout, 0, "出典　", self->source, em);
  if (self->note || remarks)
    note = g_strconcat (self->note ? self->note : "", remarks, NULL);
  height += lay_out_text (layout, 1, "注　", note, em);
  height += lay_out_text (layout, 2, "作成　", self->made, em);
  return height > 0 ? height + 0.7 * em : 0;
}

static double
lay_out_reading (RkChart *self, RkChartLayout *layout)
{
  double em = layout->sizes.subtitle;

  if (layout->style.no_title || self->reading == NULL)
    return 0;
  return lay_out_text (layout, RK_CHART_READING, "読み方　", self->reading, em) + 0.6 * em;
}

void
rk_chart_layout_frame (RkChart *self, RkChartLayout *layout)
{
  const RkRect *rect = &layout->rect;
  double heading = lay_out_title (self, layout);
  double title = heading + lay_out_reading (self, layout);
  double legend = lay_out_legend (self, layout);
  double notes = lay_out_notes (self, layout);

  layout->reading_y = rect->y + heading;
  layout->notes_y = rect->y + rect->height - notes;
  layout->legend_y = layout->notes_y - legend;
  layout->body = (RkRect){ rect->x, rect->y + title, rect->width,
                           MAX (layout->legend_y - rect->y - title, 1) };
  layout->needed = layout->least = title + legend + notes;
}
