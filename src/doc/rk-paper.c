#include "rk-paper.h"

/* Millimetres: top, right, bottom, left. */
typedef struct
{
  double top;
  double right;
  double bottom;
  double left;
} Margins;

static const Margins margins_letter = { 28, 27, 25, 27.5 };
static const Margins margins_portrait = { 20, 18, 18, 22 };
static const Margins margins_landscape = { 18, 15, 16, 15 };
static const Margins margins_matrix = { 16, 15, 15, 18 };
static const Margins margins_none = { 0, 0, 0, 0 };

/* Short and long edge in millimetres. */
static const double edges[][2] = {
  [RK_PAPER_A4] = { 210, 297 },
  [RK_PAPER_A3] = { 297, 420 },
  [RK_PAPER_NAGA3] = { 120, 235 },
  [RK_PAPER_KAKU2] = { 240, 332 },
};

static const Margins *
choose_margins (gboolean landscape, RkPaperUse use)
{
  switch (use)
    {
    case RK_PAPER_USE_LETTER:
      return &margins_letter;
    case RK_PAPER_USE_MATRIX:
      return &margins_matrix;
    case RK_PAPER_USE_SHEET:
      return &margins_none;
    case RK_PAPER_USE_PAPER:
    default:
      return landscape ? &margins_landscape : &margins_portrait;
    }
}

RkPaper
rk_paper (RkPaperSize size, gboolean landscape, RkPaperUse use)
{
  const Margins *margins = choose_margins (landscape, use);
  double short_edge = edges[size][0];
  double long_edge = edges[size][1];
  RkPaper paper = {
    .use = use,
    .width = (landscape ? long_edge : short_edge) * RK_MM,
    .height = (landscape ? short_edge : long_edge) * RK_MM,
    .top = margins->top * RK_MM,
    .right = margins->right * RK_MM,
    .bottom = margins->bottom * RK_MM,
    .left = margins->left * RK_MM,
    .foot = 9 * RK_MM,
  };

  return paper;
}

RkRect
rk_paper_area (const RkPaper *paper)
{
  RkRect area = { paper->left, paper->top, paper->width - paper->left - paper->right,
                  paper->height - paper->top - paper->bottom };

  return area;
}
