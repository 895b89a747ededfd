/* What a workbook says of all its sheets: their names and order, its texts and number formats. */
#pragma once

#include "rk-number-format.h"
#include "rk-table-source.h"
#include "rk-xml.h"

G_BEGIN_DECLS

/* Unpacked. A sheet of 1,048,576 rows has about 600 MB; it is read in pieces and never held. */
#define RK_XLSX_MAX_SHEET (G_GUINT64_CONSTANT (2048) << 20)
#define RK_XLSX_MAX_STRINGS (G_GUINT64_CONSTANT (1024) << 20)
#define RK_XLSX_MAX_PART (G_GUINT64_CONSTANT (64) << 20)
/* Texts are held; more of them than this are refused. */
#define RK_XLSX_MAX_TEXT (128u << 20)

typedef struct
{
  GPtrArray *sheets;  /* RkTableSheet, in the order of the tabs */
  GPtrArray *formats; /* RkNumberFormat, by the style of a cell; NULL: shown plainly */
  GPtrArray *strings; /* const char *, by their number */
  GArray *lengths;    /* guint, of @strings in bytes */
  gboolean damaged;   /* some of @strings holds U+FFFD */
  gboolean from_1904;
  RkZip *zip;

  /*< private >*/
  GStringChunk *texts;
  GHashTable *formats_made;
} RkXlsxBook;

/**
 * rk_xlsx_book_new: @stream: must be seekable
 * @error: %RK_ERROR_FORMAT where it is no workbook, is damaged, or too large; a #GIOErrorEnum
 */
RkXlsxBook *rk_xlsx_book_new (GInputStream *stream, GCancellable *cancellable, GError **error);
void rk_xlsx_book_free (RkXlsxBook *book);

/** RkXlsxText: a text that is told in runs; furigana (rPh) is left out. */
typedef struct
{
  GString *text;
  guint phonetic; /* depth in rPh */
  gboolean in_run;
  gboolean keep_blanks;
  gsize run_start;
} RkXlsxText;

void rk_xlsx_text_start (RkXlsxText *self, const char *name, const RkXmlTag *tag);
void rk_xlsx_text_end (RkXlsxText *self, const char *name);
void rk_xlsx_text_add (RkXlsxText *self, const char *text, gsize length);
/** rk_xlsx_text_unescape: _x000D_ and line breaks from @start on, in place; what no text may hold
 * is left out. */
void rk_xlsx_text_unescape (GString *text, gsize start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkXlsxBook, rk_xlsx_book_free)

G_END_DECLS
