/* The inside of documents, for the pages. */
#pragma once

#include "rk-document.h"

G_BEGIN_DECLS

/* The letter: 11 pt on a grid of 20 pt. */
#define RK_LETTER_SIZE 11.0
#define RK_LETTER_PITCH 20.0

typedef enum
{
  RK_BLOCK_TITLE,
  RK_BLOCK_HEADING,
  RK_BLOCK_PARAGRAPH,
  RK_BLOCK_TABLE,
  RK_BLOCK_FIGURE,
  RK_BLOCK_ENTRY,
  RK_BLOCK_SPACE,
  RK_BLOCK_BREAK,
  RK_BLOCK_LINE,
  RK_BLOCK_CONTACT,
  RK_BLOCK_SHEET,
  RK_BLOCK_PART,
} RkBlockKind;

#define RK_CHARTS_ABREAST 2
#define RK_CHART_GAP 6.0 /* mm between them */

typedef struct
{
  RkBlockKind kind;
  guint style; /* RkTitleStyle, RkParagraphStyle, RkTab */
  char *text;
  char *label; /* of an entry: */
  char *note;
  double indent; /* ems */
  double hang;   /* ems */
  RkTable *table;
  RkChart *charts[RK_CHARTS_ABREAST]; /* a figure that is a chart, or charts side by side: */
  gboolean abreast;
  RkLine *line; /* with strings of its own; its text is that of the block */
  RkSheet *sheet;
  RkFigureFunc draw;
  gpointer user_data;
  GDestroyNotify destroy;
  double width;    /* points; 0: full */
  double height;   /* points */
  gint64 record;   /* a part is about */
  gboolean titles; /* a heading, a line: the title of what goes on */
  gboolean joined; /* a figure, a paragraph: stays with what follows it */
  gboolean sunk;   /* with what follows it at the foot of the page */
} RkBlock;

struct _RkDocument
{
  gatomicrefcount refs;
  char *title;
  char *note;
  char *number;
  char *letter_number;
  char *remark;
  GArray *run; /* (nullable): gint64 */
  gint64 about;
  char *foot;
  char *gothic;
  char *mincho;
  char *author;
  char *created;
  gboolean specimen;
  gboolean double_sided; /* of a packet: */
  gboolean two_up;
  gboolean only_kept;
  RkThroughPlace numbers;
  RkPaper paper;
  GPtrArray *blocks; /* RkBlock */
  GPtrArray *parts;  /* RkPartPages; NULL: a document of its own */
};

/* Where the title and the note stand: the style of the title block, or PAPER. */
RkTitleStyle rk_document_get_title_style (RkDocument *self);

/* A thick rule; the arrow between two boxes. */
void rk_draw_rule (cairo_t *cr, const RkRect *rect, gpointer data);
void rk_draw_arrow (cairo_t *cr, const RkRect *rect, gpointer data);

/* How wide each chart of a block is within @width. */
double rk_block_get_chart_width (const RkBlock *block, double width);
/* The style charts are drawn in on paper. */
RkChartStyle rk_document_get_chart_style (RkDocument *self);

G_END_DECLS
