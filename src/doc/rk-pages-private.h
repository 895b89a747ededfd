/* The inside of pages, for the files they are written to. */
#pragma once

#include "rk-document-private.h"
#include "rk-foreign.h"
#include "rk-pages.h"
#include "rk-table-private.h"

G_BEGIN_DECLS

/* Part of a block on a page. */
typedef struct
{
  guint block;
  double y;   /* of its top */
  guint from; /* first line; range of a table */
  guint to;   /* after the last line */
} RkPiece;

/* What a block becomes at the width of the paper. */
typedef struct
{
  RkFitted fitted; /* of text */
  RkFitted label;  /* of an entry: beside its first lines */
  double pitch;
  double height; /* without the space above; of tables unknown */
  double above;  /* space above, dropped at the top of a page */
  RkTableLayout *table;
  gboolean note_apart; /* a title whose note has its own lines: */
  RkFitted note;
} RkBlockLayout;

/* A page of a part, as it stands on a sheet. */
typedef struct
{
  guint part;
  guint page;    /* of the part; RK_PAGE_BLANK */
  guint through; /* through number, 0: none */
} RkPacketPage;

#define RK_PAGE_BLANK G_MAXUINT

/* A sheet of a packet. */
typedef struct
{
  double width;
  double height;
  guint n_pages; /* 2: two-up */
  RkPacketPage pages[2];
} RkPacketSheet;

struct _RkPages
{
  RkDocument *document;
  gint through;           /* number of the first page, or RK_THROUGH_… */
  guint stride;           /* from one page's number to the next one's; 2: over blank backs */
  RkThroughPlace numbers; /* where it stands */
  GArray *sheets;         /* RkPacketSheet; NULL: a document of its own */
  RkBlockLayout *layouts; /* one a block */
  GPtrArray *pages;       /* GArray of RkPiece */
  GArray *firsts;         /* guint: first page of the part that a page belongs to */
  GPtrArray *overflows;
};

/* ── packets: documents that are made of parts ─────────────────────────────────────────────── */

/* One part: its pages, or those of a foreign file. */
typedef struct
{
  char *title;
  char *number;
  gboolean cover;
  gboolean front;
  RkPages *pages;
  RkForeign *foreign;
  guint first;  /* through numbers of its first */
  guint last;   /* and last page */
  double text;  /* smallest letters in points; below 0: not looked for yet */
  GArray *kept; /* guint; NULL: none */
} RkPartPages;

guint rk_part_get_n (const RkPartPages *part);
void rk_part_get_size (const RkPartPages *part, guint n, double *width, double *height);

/* The sheets of a packet, with blank backs and two-up. */
GArray *rk_document_make_sheets (RkDocument *self);

/* What did not fit in the parts, on the sheets of @pages. */
void rk_document_collect_overflows (RkDocument *self, RkPages *pages);

/* Draws one sheet of a packet. */
void rk_pages_draw_sheet (RkPages *self, guint n, cairo_t *cr);

/* The foot and the box with 資料番号 of any page. @page, @n_pages: of its own document */
typedef struct
{
  RkType *type;
  cairo_t *cr;
  double width; /* of the sheet */
  double height;
  double left; /* edges of the text */
  double right;
  double above;    /* base line above the bottom edge */
  gboolean opaque; /* over foreign pages: on white */
} RkPageEdge;

void rk_page_edge_draw_number (const RkPageEdge *edge, const char *number);
void rk_page_edge_draw_through (
    const RkPageEdge *edge, RkThroughPlace place, guint through, guint page, guint n_pages);

/* The type a document is set in, of the calling thread. */
RkType *rk_pages_get_type (RkDocument *document);

/* The face, size and pitch of blocks of text. */
typedef struct
{
  RkFace face;
  double size;
  double pitch;
  double above;
  RkAlign align;
  double spacing; /* ems between the characters */
} RkTextStyle;

const RkTextStyle *rk_pages_get_text_style (const RkBlock *block);

/* The paragraphs of letters (rk-lines.c). */
void rk_line_lay_out (RkType *type, double width, const RkBlock *block, RkBlockLayout *layout);
void rk_line_draw (RkType *type,
                   cairo_t *cr,
                   const RkRect *area,
                   const RkBlock *block,
                   const RkBlockLayout *layout,
                   const RkPiece *piece);
void rk_contact_lay_out (RkType *type, double width, const RkBlock *block, RkBlockLayout *layout);
void rk_contact_draw (RkType *type,
                      cairo_t *cr,
                      const RkRect *area,
                      const RkBlock *block,
                      const RkBlockLayout *layout,
                      const RkPiece *piece);
/* Letters that are a few lines too long for their page are set closer. */
void rk_letter_tighten (RkPages *pages, double room);

/* Where the box 担当 ends, above the lower edge. */
#define RK_CONTACT_EDGE (16 * RK_MM)
/* Draws the lines of a paragraph, heading or entry that stand on a page. */
void rk_pages_draw_text (RkType *type,
                         cairo_t *cr,
                         const RkRect *area,
                         const RkBlock *block,
                         const RkBlockLayout *layout,
                         const RkPiece *piece);

/* Room of an entry's text. */
RkRect rk_pages_get_entry_rect (RkType *type, const RkRect *area, const RkBlock *block);
#define RK_ENTRY_NOTE_SIZE 9.5
/* Ems between the label of an entry and its text. */
#define RK_LABEL_GAP 0.3
#define RK_LABEL_STAND_OFF 0.9
#define RK_TAB_HEIGHT (6.2 * RK_MM)

/* What the foot says: page n / N of the document; nothing (a cover); or the through number of a
 * packet with n / N at the right. */
#define RK_THROUGH_OWN 0
#define RK_THROUGH_NONE -1

/* Sizes of the head. */
#define RK_TITLE_SIZE 14.0
#define RK_TITLE_LIST_SIZE 12.0
#define RK_TITLE_SPACING 0.08 /* ems between the characters of a centred title */
#define RK_NOTE_SIZE 8.5
#define RK_NOTE_PITCH 11.5
#define RK_AGAIN_SIZE 8.5
#define RK_FOOT_SIZE 8.0
#define RK_NUMBER_ROOM (45 * RK_MM)
#define RK_TITLE_PAD (1.6 * RK_MM)

double rk_pages_get_title_size (RkTitleStyle style);

G_END_DECLS
