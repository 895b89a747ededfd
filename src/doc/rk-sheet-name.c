/* The name on a certificate: one line as large as it can be, else corporation and branch on two. */
#include "rk-sheet-private.h"

#include <string.h>

/* Beside the name: the branch's size, the gaps in ems of what follows. */
#define BRANCH 0.75
#define BRANCH_GAP 0.4
#define HONORIFIC_GAP 0.8
#define LEADING 1.3
#define HONORIFIC_LEADING                                                 \
  1.2 /* above the line that ends with it: it may be larger than the name \
       */
#define FACE RK_FACE_MINCHO

static char *
dup_fit (const char *text)
{
  GString *arena;

  if (text == NULL || *text == '\0')
    return NULL;
  arena = g_string_new (NULL);
  rk_fit_append (arena, text);
  return g_string_free (arena, FALSE);
}

RkSheetName *
rk_sheet_name_copy (const RkSheetName *name)
{
  RkSheetName *copy = g_memdup2 (name, sizeof *name);

  copy->corporation = dup_fit (name->corporation);
  copy->branch = dup_fit (name->branch);
  copy->honorific = dup_fit (name->honorific);
  return copy;
}

void
rk_sheet_name_free (RkSheetName *name)
{
  g_free ((char *)name->corporation);
  g_free ((char *)name->branch);
  g_free ((char *)name->honorific);
  g_free (name);
}

static double
honorific_width (const RkSheetName *name, RkType *type)
{
  if (name->honorific == NULL)
    return 0;
  return HONORIFIC_GAP * name->honorific_size
         + rk_type_measure (type, FACE, name->honorific_size, name->honorific, -1);
}

static double
branch_width (const RkSheetName *name, RkType *type, double size)
{
  if (name->branch == NULL)
    return 0;
  return BRANCH * size * BRANCH_GAP + rk_type_measure (type, FACE, BRANCH * size, name->branch, -1);
}

static double
draw (RkType *type, cairo_t *cr, double size, double x, double baseline, const char *text)
{
  rk_type_draw (type, cr, FACE, size, 1, x, baseline, text, -1);
  return x + rk_type_measure (type, FACE, size, text, -1);
}

static void
draw_honorific (const RkSheetName *name, RkType *type, cairo_t *cr, double x, double baseline)
{
  if (name->honorific)
    draw (type, cr, name->honorific_size, x + HONORIFIC_GAP * name->honorific_size, baseline,
          name->honorific);
}

static gboolean
draw_one_line (const RkSheetName *name, RkType *type, cairo_t *cr, double baseline)
{
  double room = name->width * RK_MM;

  for (double size = name->size; size >= name->smallest; size--)
    {
      double width = rk_type_measure (type, FACE, size, name->corporation, -1)
                     + branch_width (name, type, size) + honorific_width (name, type);
      double x = name->x * RK_MM + (room - width) / 2;

      if (width > room)
        continue;
      x = draw (type, cr, size, x, baseline, name->corporation);
      if (name->branch)
        x = draw (type, cr, BRANCH * size, x + BRANCH * size * BRANCH_GAP, baseline, name->branch);
      draw_honorific (name, type, cr, x, baseline);
      return TRUE;
    }
  return FALSE;
}

/* The largest size at which a text fits into @room. */
static double
size_for (RkType *type, double size, double smallest, const char *text, double room)
{
  while (size > smallest && rk_type_measure (type, FACE, size, text, -1) > room)
    size--;
  return size;
}

/* From a base line to the next. @last: the honorific stands there */
static double
pitch_of (const RkSheetName *name, double size, gboolean last)
{
  double pitch = size * LEADING;

  return last && name->honorific ? MAX (pitch, name->honorific_size * HONORIFIC_LEADING) : pitch;
}

/* One text on as many lines as it takes, centred; the honorific after the last. Returns: the base
 * line after them. */
static double
draw_lines (const RkSheetName *name,
            RkType *type,
            cairo_t *cr,
            double size,
            double baseline,
            const char *text,
            gboolean honored)
{
  double tail = honored ? honorific_width (name, type) : 0;
  double room = name->width * RK_MM - tail;
  g_auto (RkFitted) fitted = { 0 };

  rk_fit_text (type, FACE, size, size, RK_FIT_NAME, room, text, &fitted);
  for (guint i = 0; i < fitted.lines->len; i++)
    {
      const RkFitLine *line = &g_array_index (fitted.lines, RkFitLine, i);
      double width
          = line->scale * rk_type_measure (type, FACE, size, text + line->start, line->len);
      double x = name->x * RK_MM + (room - width) / 2;

      rk_type_draw (type, cr, FACE, size, line->scale, x, baseline, text + line->start, line->len);
      if (honored && i + 1 == fitted.lines->len)
        draw_honorific (name, type, cr, x + width, baseline);
      /* A branch that follows ends with it. */
      baseline += pitch_of (name, size, i + 1 + honored == fitted.lines->len);
    }
  return baseline;
}

void
rk_sheet_name_draw (const RkSheetName *name, RkType *type, cairo_t *cr)
{
  double pitch = name->size * LEADING;
  double baseline = name->y * RK_MM + rk_type_baseline (type, FACE, name->size, pitch);
  double size, branch;

  if (name->corporation == NULL)
    return;
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (draw_one_line (name, type, cr, baseline))
    return;
  size = size_for (type, name->size, name->smallest, name->corporation,
                   name->width * RK_MM - (name->branch ? 0 : honorific_width (name, type)));
  /* Two lines have their middle where one would stand. */
  baseline -= pitch / 3;
  baseline = draw_lines (name, type, cr, size, baseline, name->corporation, name->branch == NULL);
  if (name->branch == NULL)
    return;
  branch = size_for (type, BRANCH * size, BRANCH * name->smallest, name->branch,
                     name->width * RK_MM - honorific_width (name, type));
  draw_lines (name, type, cr, branch, baseline, name->branch, TRUE);
}
