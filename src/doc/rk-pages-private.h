/* The inside of pages, for the files they are written to. */
#pragma once

#include "rk-document-private.h"
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
  double pitch;
  double height; /* without the space above; of tables unknown */
  double above;  /* space above, dropped at the top of a page */
  RkTableLayout *table;
  gboolean note_apart; /* a title whose note has its own lines: */
  RkFitted note;
} RkBlockLayout;

struct _RkPages
{
  RkDocument *document;
  RkBlockLayout *layouts; /* one a block */
  GPtrArray *pages;       /* GArray of RkPiece */
  GArray *firsts;         /* guint: first page of the part that a page belongs to */
  GPtrArray *overflows;
};

/* The type a document is set in, of the calling thread. */
RkType *rk_pages_get_type (RkDocument *document);

/* The face, size and pitch of blocks of text. */
typedef struct
{
  RkFace face;
  double size;
  double pitch;
  double above;
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

/* Sizes of the head. */
#define RK_TITLE_SIZE 14.0
#define RK_TITLE_LIST_SIZE 12.0
#define RK_TITLE_SPACING 0.08 /* ems between the characters of a centred title */
#define RK_NOTE_SIZE 8.5
#define RK_NOTE_PITCH 11.5
#define RK_AGAIN_SIZE 8.5
#define RK_NUMBER_ROOM (45 * RK_MM)
#define RK_TITLE_PAD (1.6 * RK_MM)

double rk_pages_get_title_size (RkTitleStyle style);

G_END_DECLS
