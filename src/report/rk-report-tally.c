#include "rk-report-tally.h"

#include "rk-type.h"

#define HEIGHT 5.6 /* mm */
#define MARK 9.0
#define WORD 9.6
#define NUMBER 13.0
#define GAP 3.0
#define APART 16.0

typedef struct
{
  char *gothic;
  GArray *tallies; /* RkTallyItem */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->gothic);
  g_array_unref (line->tallies);
  g_free (line);
}

/* Returns: where the next words begin */
static double
draw_words (RkType *type,
            cairo_t *cr,
            RkFace face,
            double size,
            double x,
            double baseline,
            const char *words)
{
  rk_type_draw (type, cr, face, size, 1, x, baseline, words, -1);
  return x + rk_type_measure (type, face, size, words, -1);
}

static void
draw_line (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const Line *line = data;
  RkType *type = rk_type_get_shared (line->gothic, NULL);
  double baseline = rect->y + rk_type_baseline (type, RK_FACE_GOTHIC_BOLD, NUMBER, rect->height);
  double x = rect->x;

  for (guint i = 0; i < line->tallies->len; i++)
    {
      const RkTallyItem *tally = &g_array_index (line->tallies, RkTallyItem, i);
      g_autofree char *number = g_strdup_printf ("%u", tally->n);

      rk_mark_draw (cr, tally->mark, x + MARK / 2, baseline - WORD * 0.38, MARK);
      x = draw_words (type, cr, RK_FACE_GOTHIC, WORD, x + MARK + GAP, baseline, tally->word);
      x = draw_words (type, cr, RK_FACE_GOTHIC_BOLD, NUMBER, x + GAP, baseline, number);
      x = draw_words (type, cr, RK_FACE_GOTHIC, WORD, x + GAP / 2, baseline, "件") + APART;
    }
}

void
rk_report_add_tally (RkDocument *document,
                     const char *gothic,
                     const RkTallyItem *tallies,
                     guint n_tallies)
{
  Line *line = g_new0 (Line, 1);

  line->gothic = g_strdup (gothic);
  line->tallies = g_array_new (FALSE, FALSE, sizeof (RkTallyItem));
  g_array_append_vals (line->tallies, tallies, n_tallies);
  rk_document_add_figure (document, 0, HEIGHT, draw_line, line, line_free);
}
