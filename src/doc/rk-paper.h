/* Sheets of paper: sizes and margins as offices use them. Millimetres where people measure,
 * points (1/72 inch) where Cairo draws. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RK_MM: points in a millimetre. */
#define RK_MM (72.0 / 25.4)

/* Rules, in points: inside a table; frames, heads, sections; under a title and round the one box
 * that matters. Nothing thinner survives a copier. */
#define RK_RULE_THIN 0.35
#define RK_RULE 0.75
#define RK_RULE_THICK 1.5

/* Grey behind head rows and labels, 7 %. */
#define RK_TINT (0xec / 255.0)

/**
 * RkRect:
 *
 * A rectangle in the units of the Cairo context it is drawn to: points on paper, pixels on screen.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} RkRect;

/**
 * RkPaperSize:
 * @RK_PAPER_NAGA3: envelope 長形3号, 120 × 235 mm
 * @RK_PAPER_KAKU2: envelope 角形2号, 240 × 332 mm
 */
typedef enum
{
  RK_PAPER_A4,
  RK_PAPER_A3,
  RK_PAPER_NAGA3,
  RK_PAPER_KAKU2,
} RkPaperSize;

/**
 * RkPaperUse:
 * @RK_PAPER_USE_PAPER: 資料, 名簿; portrait leaves room for two punch holes at the left
 * @RK_PAPER_USE_LETTER: 通知, 依頼
 * @RK_PAPER_USE_MATRIX: wide tables on A3 landscape, 工程表
 * @RK_PAPER_USE_SHEET: everything has its place on the sheet (rk-sheet.h): no margins, no foot
 */
typedef enum
{
  RK_PAPER_USE_PAPER,
  RK_PAPER_USE_LETTER,
  RK_PAPER_USE_MATRIX,
  RK_PAPER_USE_SHEET,
} RkPaperUse;

/**
 * RkPaper:
 *
 * One sheet; lengths in points.
 */
typedef struct
{
  RkPaperUse use;
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
  double foot; /* base line of the page number above the bottom edge */
} RkPaper;

/**
 * rk_paper:
 * @size: the sheet
 * @landscape: the long edge is horizontal
 * @use: what is printed on it, which decides the margins
 *
 * Returns: the sheet with its margins, in points
 */
RkPaper rk_paper (RkPaperSize size, gboolean landscape, RkPaperUse use);

/**
 * rk_paper_area:
 * @paper: a sheet
 *
 * Returns: what the margins leave, in points
 */
RkRect rk_paper_area (const RkPaper *paper);

G_END_DECLS
