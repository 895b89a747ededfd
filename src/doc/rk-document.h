/* A document: blocks in reading order, built once, then turned into pages (rk-pages.h). */
#pragma once

#include "rk-chart.h"
#include "rk-sheet.h"
#include "rk-table.h"

G_BEGIN_DECLS

/**
 * RkTitleStyle:
 * @RK_TITLE_PAPER: 資料: 14 pt at the left, thick rule under it
 * @RK_TITLE_CENTRED: 名簿, 報告書: 14 pt, centred and spaced, the note on its own line
 * @RK_TITLE_LIST: long lists: 12 pt at the left, the note at the right of the same line, and the
 *   same line again on every page
 */
typedef enum
{
  RK_TITLE_PAPER,
  RK_TITLE_CENTRED,
  RK_TITLE_LIST,
} RkTitleStyle;

/**
 * RkParagraphStyle:
 * @RK_PARAGRAPH_BODY: Gothic 9.6 pt
 * @RK_PARAGRAPH_SMALL: Gothic 8 pt
 * @RK_PARAGRAPH_NOTE: 出典, 注: Gothic 7.5 pt
 * @RK_PARAGRAPH_LETTER: Mincho 11 pt at 20 pt
 * @RK_PARAGRAPH_AGENDA: Mincho 11 pt at 18 pt
 * @RK_PARAGRAPH_TALK: what was said: Mincho 10.5 pt at 18 pt
 * @RK_PARAGRAPH_HEAD: heads in Mincho: 15 pt, centred
 * @RK_PARAGRAPH_HEAD_WIDE: the same, 18 pt and spaced: 次第, 会議録
 * @RK_PARAGRAPH_SUB: under such a head: Gothic 9.5 pt, centred
 * @RK_PARAGRAPH_COVER: on a cover: Gothic Bold 17 pt, centred
 * @RK_PARAGRAPH_COVER_SUB: on a cover: Gothic 11 pt, centred
 */
typedef enum
{
  RK_PARAGRAPH_BODY,
  RK_PARAGRAPH_SMALL,
  RK_PARAGRAPH_NOTE,
  RK_PARAGRAPH_LETTER,
  RK_PARAGRAPH_AGENDA,
  RK_PARAGRAPH_TALK,
  RK_PARAGRAPH_HEAD,
  RK_PARAGRAPH_HEAD_WIDE,
  RK_PARAGRAPH_SUB,
  RK_PARAGRAPH_COVER,
  RK_PARAGRAPH_COVER_SUB,
} RkParagraphStyle;

/** RkLineHead: what stands before the first line: a number, a label. Lengths in ems. */
typedef struct
{
  const char *text;
  double left;  /* from the margin */
  double width; /* 字取り: the characters are spread over so much; 0: they are not */
} RkLineHead;

#define RK_LINE_HEADS 3

/**
 * RkLine: a paragraph of a letter, whose place is counted in characters. Zero means the default
 * everywhere. Strings are copied by rk_document_add_line().
 * @text: "\n" starts a new line
 * @size: pt (11)
 * @pitch: pt (20)
 * @left: ems from the margin to the text; @right likewise
 * @hang: ems by which the lines after the first begin further in
 * @spacing: ems between the characters; only for one line
 * @heads: stand before the first line
 * @is_subject: broken at a phrase in lines that differ little, not where the paper ends
 * @is_section: stands for the title from there on, as rk_document_add_section() does
 * @keep: stays on the page of the line before (以上, signatures)
 */
typedef struct
{
  const char *text;
  RkFace face;
  double size;
  double pitch;
  RkAlign align;
  double left;
  double right;
  double hang;
  double spacing;
  RkLineHead heads[RK_LINE_HEADS];
  gboolean is_subject;
  gboolean is_section;
  gboolean keep;
} RkLine;
/**
 * RkTab: a heading on the edge of the box under it.
 * @RK_TAB_BLACK: white on black
 * @RK_TAB_WHITE: framed
 * @RK_TAB_GREY: framed, on a tint
 */
typedef enum
{
  RK_TAB_NONE,
  RK_TAB_BLACK,
  RK_TAB_WHITE,
  RK_TAB_GREY,
} RkTab;

/** RK_WITHHELD: in any text: a hatched bar of nine ems in place of words; its length says nothing
 * of theirs. */
#define RK_WITHHELD "▨▨▨▨▨▨▨▨▨"

/**
 * RkEntry: a text that hangs beside a label.
 * @style: a paragraph's
 * @label: (nullable): stands before the first line: 「１」, 「（委員）」
 * @text: "\n" begins a line
 * @note: (nullable): in Gothic at the right end of the first line: 「資料1」
 * @indent: ems before the label
 * @hang: ems from there to the text
 * @above: mm
 */
typedef struct
{
  RkParagraphStyle style;
  const char *label;
  const char *text;
  const char *note;
  double indent;
  double hang;
  double above;
} RkEntry;

typedef struct _RkDocument RkDocument;

/**
 * RkFigureFunc:
 * @cr: in points
 * @rect: where the figure belongs
 *
 * Draws a figure. Called whenever the page is drawn, in the thread that draws.
 */
typedef void (*RkFigureFunc) (cairo_t *cr, const RkRect *rect, gpointer user_data);

/**
 * rk_document_new:
 * @title: stands in the head, on the continuation lines and in the properties of the PDF
 *
 * Returns: (transfer full): a document on A4 portrait with the margins of a paper. Build it in
 *   one thread; once it has pages it must not be changed.
 */
RkDocument *rk_document_new (const char *title);
RkDocument *rk_document_ref (RkDocument *self);
void rk_document_unref (RkDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDocument, rk_document_unref)

const char *rk_document_get_title (RkDocument *self);
void rk_document_set_paper (RkDocument *self, RkPaperSize size, gboolean landscape, RkPaperUse use);

/** rk_document_set_note: the right-hand note of the head, as 「令和8年10月1日現在　登録457事業所」.
 */
void rk_document_set_note (RkDocument *self, const char *note);

/** rk_document_set_number: 資料番号, boxed at the top right of the first page. */
void rk_document_set_number (RkDocument *self, const char *number);

/** rk_document_set_letter_number: @number: (nullable): 文書番号 of its letters, which print it
 * themselves. */
void rk_document_set_letter_number (RkDocument *self, const char *number);
/** rk_document_get_letter_number: Returns: (nullable) (transfer none) */
const char *rk_document_get_letter_number (RkDocument *self);

/** rk_document_set_remark: @remark: (nullable): what whoever prints it should know; it is not
 * printed: who gets none, and why. */
void rk_document_set_remark (RkDocument *self, const char *remark);
/** rk_document_add_remark: one more, on a line of its own; what is said already is not said again.
 */
void rk_document_add_remark (RkDocument *self, const char *remark);
/** rk_document_get_remark: Returns: (nullable) (transfer none) */
const char *rk_document_get_remark (RkDocument *self);

/** rk_document_set_run: all the records there are to print, whichever of them this is of.
 * @ids: (nullable) (element-type gint64): in the order of the print; NULL: it is not printed one
 * after the other */
void rk_document_set_run (RkDocument *self, GArray *ids);
/** rk_document_get_run: Returns: (nullable) (transfer none) (element-type gint64) */
GArray *rk_document_get_run (RkDocument *self);

/** rk_document_set_about: which record the whole is about: the scheme of papers to workplaces.
 * @id: 0: none, or several */
void rk_document_set_about (RkDocument *self, gint64 id);
gint64 rk_document_get_about (RkDocument *self);

/** rk_document_set_foot: text at the right of every foot, as 「作成　事務局」. */
void rk_document_set_foot (RkDocument *self, const char *foot);

/** rk_document_set_specimen: prints 「見本」 at the left of every foot (sample office). */
void rk_document_set_specimen (RkDocument *self, gboolean specimen);

/** rk_document_set_fonts: family lists in place of the built-in ones; %NULL keeps. */
void rk_document_set_fonts (RkDocument *self, const char *gothic, const char *mincho);

/**
 * rk_document_set_origin:
 * @author: (nullable): the office, for the properties of the PDF
 * @created: (nullable): ISO 8601 ("2026-07-23T00:00:00+09:00"). The same document with the same
 *   @created gives the same bytes; without it a PDF carries the time at which it was written.
 */
void rk_document_set_origin (RkDocument *self, const char *author, const char *created);

void rk_document_add_title (RkDocument *self, RkTitleStyle style);
void rk_document_add_heading (RkDocument *self, const char *text);
/** rk_document_add_section: a heading that stands for the title from there on: pages that go on
 * with what is under it say it at their top. */
void rk_document_add_section (RkDocument *self, const char *text);
void rk_document_add_paragraph (RkDocument *self, RkParagraphStyle style, const char *text);

/** rk_document_add_tab: a heading as a tab; what follows touches it. */
void rk_document_add_tab (RkDocument *self, RkTab tab, const char *text);
/** rk_document_add_entry: the strings are copied. It is split like a paragraph. */
void rk_document_add_entry (RkDocument *self, const RkEntry *entry);
/** rk_document_add_rule: a thick rule across. */
void rk_document_add_rule (RkDocument *self);
/** rk_document_add_arrow: points from the box above to the one below. */
void rk_document_add_arrow (RkDocument *self);

/**
 * rk_document_add_facts:
 * @n_columns: pairs in a row, 1 to 3
 * @first_label: label, value, label, value, …, %NULL
 *
 * A ruled grid of labels and values.
 */
void rk_document_add_facts (RkDocument *self, guint n_columns, const char *first_label, ...)
    G_GNUC_NULL_TERMINATED;
/** rk_document_add_factsv: the same; @labels_and_values is %NULL-terminated and copied. */
void
rk_document_add_factsv (RkDocument *self, guint n_columns, const char *const *labels_and_values);

/** rk_document_add_table: @table: (transfer full). */
void rk_document_add_table (RkDocument *self, RkTable *table);

/**
 * rk_document_add_figure:
 * @width: mm, or 0 for the full width
 * @height: mm
 *
 * A drawing that is never split. If it is higher than a page it is made as high as one.
 */
void rk_document_add_figure (RkDocument *self,
                             double width,
                             double height,
                             RkFigureFunc draw,
                             gpointer user_data,
                             GDestroyNotify destroy);

/** rk_document_sink: what was added last and all that follows stand at the foot of the page. */
void rk_document_sink (RkDocument *self);
/** rk_document_join: the figure or paragraph added last stays, whole, on the page where what is
 * added next begins. */
void rk_document_join (RkDocument *self);

/**
 * rk_document_add_chart:
 * @chart: (transfer full)
 * @height: mm, or 0 for what the chart asks for; where the document then comes onto one page, a
 * little less
 *
 * The chart in one ink with its title, 出典 and 注.
 */
void rk_document_add_chart (RkDocument *self, RkChart *chart, double height);

/**
 * rk_document_add_charts: two side by side, each in half of the width; @height as above.
 * @right: (nullable) (transfer full): NULL leaves its half blank
 */
void rk_document_add_charts (RkDocument *self, RkChart *left, RkChart *right, double height);

/** rk_document_add_line: @line: copied. */
void rk_document_add_line (RkDocument *self, const RkLine *line);

/**
 * rk_document_add_contact:
 * @text: lines of the box at the foot of a letter (担当)
 *
 * The box stands at the right, 16 mm from the lower edge of the page that the letter ends on.
 */
void rk_document_add_contact (RkDocument *self, const char *text);

/** rk_document_add_sheet: @sheet: (transfer full): a page where everything has its place. */
void rk_document_add_sheet (RkDocument *self, RkSheet *sheet);

/**
 * rk_document_start_part:
 * @name: (nullable): for the outline of the PDF
 *
 * What follows is a paper of its own: it begins on a new page and its pages are counted from 1. The
 * letters to all members are one document with a part for each.
 */
void rk_document_start_part (RkDocument *self, const char *name);
/** rk_document_set_part_record: which record the part that was started last is about. @id: 0: none
 */
void rk_document_set_part_record (RkDocument *self, gint64 id);

void rk_document_add_space (RkDocument *self, double height_mm);
void rk_document_add_page_break (RkDocument *self);

/** RkDocumentRowFunc: @cells: NULL-terminated, borrowed. Returns: FALSE to give up */
typedef gboolean (*RkDocumentRowFunc) (const char *const *cells, gpointer data, GError **error);
/**
 * rk_document_each_row: the words of the first table of a document, for a file: its headings and
 * then its rows; where it says what its groups are, each with the label of its group in front.
 */
gboolean
rk_document_each_row (RkDocument *self, RkDocumentRowFunc func, gpointer data, GError **error);

/* ── packets ─────────────────────────────────────────────────────────────────────────────── */

/**
 * RkPart: a paper among others in one packet.
 * @title: in the outline
 * @number: (nullable): 資料番号, for the outline and the first foreign page; documents print theirs
 * @cover: bears no number and is not counted
 * @front: begins on a front page, where the packet is printed on both sides
 */
typedef struct
{
  const char *title;
  const char *number;
  gboolean cover;
  gboolean front;
} RkPart;

/* Pages and files of other documents; see rk-pages.h and rk-foreign.h. */
typedef struct _RkPages RkPages;
typedef struct _RkForeign RkForeign;

/**
 * rk_document_add_part, rk_document_add_foreign: make a document a packet: its pages are those of
 * its parts, of their own sizes, numbered through 「－ 5 －」, with 「n / N」 of each at the right.
 * A packet has no blocks of its own.
 * @pages, @foreign: (transfer full)
 *
 * Returns: its place among the parts
 */
guint rk_document_add_part (RkDocument *self, const RkPart *part, RkPages *pages);
guint rk_document_add_foreign (RkDocument *self, const RkPart *part, RkForeign *foreign);
/** rk_document_set_cover: @pages: (transfer full): stands before all parts, without a number. */
void rk_document_set_cover (RkDocument *self, RkPages *pages);
/** rk_document_set_double_sided: blank backs, so that parts begin on a front page and pages above
 * A4, which are folded in, have a sheet of their own. */
void rk_document_set_double_sided (RkDocument *self, gboolean double_sided);
/**
 * rk_document_set_two_up: two upright A4 pages on one sheet, at 71 %. Parts whose letters are below
 * %RK_TWO_UP_TEXT keep their size: nobody could read them.
 */
void rk_document_set_two_up (RkDocument *self, gboolean two_up);
/** Letters of so many points can still be read at 71 %. */
#define RK_TWO_UP_TEXT 8.0
/** rk_document_get_part_text: the size of the smallest letters of a part in points, 0: none. */
double rk_document_get_part_text (RkDocument *self, guint part);

/**
 * RkThroughPlace: where the numbers over all parts stand.
 * @RK_THROUGH_CENTRE: at the foot; the paper’s own n / N at the right
 * @RK_THROUGH_RIGHT: at the right of the foot, the own ones in the middle
 * @RK_THROUGH_OUTER: the same, at the left on backs
 * @RK_THROUGH_OFF: nowhere; every paper has its own foot
 */
typedef enum
{
  RK_THROUGH_CENTRE,
  RK_THROUGH_RIGHT,
  RK_THROUGH_OUTER,
  RK_THROUGH_OFF,
} RkThroughPlace;

/** rk_document_set_numbers: where the numbers over all parts of a packet stand. */
void rk_document_set_numbers (RkDocument *self, RkThroughPlace place);
/**
 * rk_document_keep_page: page @page of a part, from 0, was replaced. Once a page was named, the
 * packet has only such sheets, numbered as before; printed on both sides, a sheet is kept where its
 * front or its back is.
 */
void rk_document_keep_page (RkDocument *self, guint part, guint page);
/** rk_document_get_part_start: through number of the first page of a part, 0: a cover. */
guint rk_document_get_part_start (RkDocument *self, guint part);
/** rk_document_get_part_end: that of its last page; blank backs between its sheets are counted. */
guint rk_document_get_part_end (RkDocument *self, guint part);
/** rk_document_get_part_size: pages of a part; @largest: (out) (optional): a sheet above A4. */
guint rk_document_get_part_size (RkDocument *self, guint part, gboolean *larger);

G_END_DECLS
