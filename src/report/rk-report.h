/* Papers and figures: what the store holds, put into documents and charts. One registry of each, so
 * that the command line, the print dialog and the tour of the sample office offer the same ones. */
#pragma once

#include "rk-calendar.h"
#include "rk-document.h"
#include "rk-label-sheet.h"
#include "rk-query.h"

G_BEGIN_DECLS

/**
 * RkReportFlags: what of #RkReportParams a document has no use for, so that nobody is asked.
 * @RK_REPORT_FIXED_PAPER: A4 upright, always
 * @RK_REPORT_ENVELOPES: 長3 or 角2
 * @RK_REPORT_LABELS: sheets of labels, of which the first may be gone
 * @RK_REPORT_NO_PUBLIC: has no version for the public
 * @RK_REPORT_REGISTER: to workplaces in a scheme; rows may be chosen among workplaces, too
 * @RK_REPORT_NUMBERED: a letter that bears a 文書番号: it is asked for, and kept when it is printed
 * @RK_REPORT_WIDE: always landscape; A3 where nothing else was asked for
 * @RK_REPORT_ROSTER: names of members, in an order and with their reading or not
 * @RK_REPORT_NAMED: one of several papers; what it is called says the document: 解嘱状
 * @RK_REPORT_LIST: a list that goes to others as a file of rows, too; lying it has all columns
 */
typedef enum
{
  RK_REPORT_FIXED_PAPER = 1 << 0,
  RK_REPORT_ENVELOPES = 1 << 1,
  RK_REPORT_LABELS = 1 << 2,
  RK_REPORT_NO_PUBLIC = 1 << 3,
  RK_REPORT_WIDE = 1 << 4,
  RK_REPORT_REGISTER = 1 << 5,
  RK_REPORT_NUMBERED = 1 << 6,
  RK_REPORT_LIST = 1 << 7,
  RK_REPORT_ROSTER = 1 << 8,
  RK_REPORT_NAMED = 1 << 9,
} RkReportFlags;

/**
 * RkReportOrder: of a roster.
 * @RK_REPORT_ORDER_ASKED: as the query sorts; without one by groups
 * @RK_REPORT_ORDER_GROUPS: 区分別: side, group, place; cells of a group are one
 * @RK_REPORT_ORDER_ROSTER: 名簿順: place in the roster
 * @RK_REPORT_ORDER_READING: 五十音順
 */
typedef enum
{
  RK_REPORT_ORDER_ASKED,
  RK_REPORT_ORDER_GROUPS,
  RK_REPORT_ORDER_ROSTER,
  RK_REPORT_ORDER_READING,
} RkReportOrder;

/**
 * RkReportInfo: one document or one chart.
 * @name: on the command line ("workplaces")
 * @title: as printed (事業所名簿)
 * @kind: kind of record its rows are
 * @pillar: name of the page it belongs to
 * @description: English msgid, one sentence
 */
typedef struct
{
  const char *name;
  const char *title;
  const RkKind *kind;
  const char *pillar;
  const char *description;
  RkReportFlags flags;
} RkReportInfo;

#define RK_REPORT_ALL_COUNCILS (-1)

/**
 * RkReportParams: what is printed and on which paper. All zero is a sensible paper.
 * @query: (nullable): which rows, in which order; NULL: all, by municipality and 五十音
 * @paper: A4 or A3
 * @landscape: the long edge is horizontal
 * @for_public: leaves out persons and what else is not for the public
 * @as_of: only what is in force on that day, and the day in the head; none: all, as of today
 * @council: id; 0: the prefecture's; %RK_REPORT_ALL_COUNCILS where a paper can be of all
 * @meeting: id; 0: the council's next one, else its newest
 * @year: fiscal year; 0: the one of @as_of
 * @edition: of a checklist; 0: what suits the council
 * @round: self-assessment; 0: that of @edition, @council and @year
 * @record: of a paper about a plan, a case or a training: its id; 0: the newest
 * @large: a checklist in large print: everything half as large again
 * @parts: (nullable): of a packet, with commas: cover, agenda, roster, attendance, seating,
 *   materials, bylaws, previous-opinions; NULL: all
 * @single_sided: a packet without blank backs; what the meeting says holds besides, also of
 *   @two_up. NULL @parts: those of the meeting, in its order
 * @two_up: a packet with two upright A4 pages on a sheet
 * @changed: of a packet only the sheets that were replaced (差替え)
 * @lenient: a packet without the papers that cannot be read, in place of an error
 * @shift_x, @shift_y: mm by which labels and envelopes are printed further right and down: printers
 *   differ
 * @order: of a roster; @without_kana: names without their reading
 * @from: place of the first label on a sheet of which some are gone, from 1; 0: the first
 * @per_sheet: labels on a sheet: 12, 18 or 21; 0: 12. @label_sheet: (nullable): another one
 * @number: (nullable): 文書番号 in place of the one in the data; "": none
 * @term: of papers of a 改選: the day on which the new terms begin: 推薦依頼 and 就任承諾書 are for
 *   every seat nobody holds then, 委嘱状 and 就任承諾書 for those whose term begins; none: 推薦依頼
 *   for seats that need somebody soon, the others for all members. @seat: of them this one; 0: all
 * @answer_until: 回答期限 of a 推薦依頼; none: counted from today
 * @draft: guides for seals are printed
 * @scheme: of workplaces; 0: the office's main one, or its award
 * @first: papers to workplaces: the first that is printed, from 1: a run goes on where it stopped;
 *   0: the first. @last: the last that is printed; 0: the last there is
 * @run: (nullable): (element-type gint64): papers to workplaces: whom the run is of that was begun,
 * as rk_document_get_run() says, whatever became of them since
 * @split, @part: (nullable): of those that are meant only the ones whose field @split has the value
 *   @part ("": none); a run in one file for each place
 * @records: (nullable): (element-type gint64): papers to workplaces: exactly these registrations or
 *   awards, whatever else is asked for: the pages that were printed
 * @upright: a certificate stands, whatever its scheme says; @landscape: it lies
 * @reason: (nullable): why it is printed again: the certificate says 再交付
 * @letter: (nullable): a letter as it is being written, in place of the one in the file; only the
 *   first member's page is made
 */
typedef struct
{
  RkQuery *query;
  RkPaperSize paper;
  gboolean landscape;
  gboolean for_public;
  RkDate as_of;
  gint64 council;
  gint64 meeting;
  int year;
  gint64 edition;
  gint64 round;
  gint64 record;
  gboolean large;
  const char *parts;
  gboolean single_sided;
  gboolean two_up;
  gboolean changed;
  gboolean lenient;
  double shift_x;
  double shift_y;
  RkReportOrder order;
  gboolean without_kana;
  guint from;
  guint per_sheet;
  const RkLabelSheet *label_sheet;
  const char *number;
  RkDate term;
  RkDate answer_until;
  gint64 seat;
  gboolean draft;
  gint64 scheme;
  guint first;
  guint last;
  GArray *run;
  const char *split;
  const char *part;
  GArray *records;
  gboolean upright;
  const char *reason;
  RkRecord *letter;
} RkReportParams;

/**
 * RkReportChartParams: what is counted. @query, @as_of, @council, @edition, @round and @year as in
 * #RkReportParams.
 * @by: field of the bars; NULL: municipality
 * @stack: (nullable): field that divides each bar
 * @grouped: the parts stand side by side instead of on top of each other
 * @lying: bars are horizontal
 * @average: a line at the average of the bars; only where they have no parts
 * @tiles: shares of places on tiles
 * @scheme: of figures of the register: only what is held in it; 0: in any
 */
typedef struct
{
  RkQuery *query;
  const char *by;
  const char *stack;
  gboolean grouped;
  gboolean lying;
  gboolean average;
  gboolean tiles;
  RkDate as_of;
  gint64 council;
  gint64 edition;
  gint64 round;
  gint64 scheme;
  int year;
} RkReportChartParams;

/** rk_report_params_hold: makes @held the same as @params, for work that goes on when those are
 * gone.
 * @held: (out): to be given to rk_report_params_release() */
void rk_report_params_hold (RkReportParams *held, const RkReportParams *params);
void rk_report_params_release (RkReportParams *held);

/** rk_report_list: all documents, in the order in which they are offered. (transfer none)
 * @n: (out) (optional) */
const RkReportInfo *rk_report_list (guint *n);
/** rk_report_find: Returns: (nullable) (transfer none): the document called @name */
const RkReportInfo *rk_report_find (const char *name);
/** rk_report_title_issued: the document that a line of the print ledger (発行台帳) is about, as it
 * is printed. */
const char *rk_report_title_issued (const RkRecord *line);
/** rk_report_title: what a made document is called on the screen. @document: (nullable): of @info
 */
const char *rk_report_title (const RkReportInfo *info, RkDocument *document);
/** rk_report_takes_scheme: whether it can be about one of several schemes. */
gboolean rk_report_takes_scheme (const RkReportInfo *info);

/**
 * rk_report_build:
 * @name: a document; RK_ERROR_NOT_FOUND where there is none
 * @params: (nullable): read during the call only
 *
 * Builds a document. Its words are taken out of the file here, a few hundred records at a time, so
 * that it can be drawn later on any thread and does not change while somebody looks at it.
 *
 * Returns: (transfer full): one that needs no connection any more
 */
RkDocument *rk_report_build (RkDb *db,
                             const char *name,
                             const RkReportParams *params,
                             GCancellable *cancellable,
                             GError **error);

/**
 * rk_report_is_noted: whether the records of a document know on which day it was printed (委嘱状,
 * 開催通知).
 */
gboolean rk_report_is_noted (const char *name);
/**
 * rk_report_note_printed: notes there that it was printed today, as built with the same @params.
 * For use inside a command.
 * @n: (out): how many records knew nothing of it before; 0: nothing was changed
 */
gboolean rk_report_note_printed (
    RkDb *db, const char *name, const RkReportParams *params, guint *n, GError **error);

/** rk_report_chart_list: all charts. (transfer none) */
const RkReportInfo *rk_report_chart_list (guint *n);
/** rk_report_chart_find: Returns: (nullable) (transfer none): the chart called @name */
const RkReportInfo *rk_report_chart_find (const char *name);

/**
 * rk_report_chart:
 * @name: a chart; RK_ERROR_NOT_FOUND where there is none
 * @params: (nullable): read during the call only
 *
 * Of records: counts the rows by one or two fields. Values nobody has are not drawn; the note says
 * how many municipalities those are. At most eight series: the smallest become その他.
 *
 * Returns: (transfer full): a chart with title, unit, 出典 and 注; RK_ERROR_INVALID where the field
 *   has too many different values to be drawn
 */
RkChart *rk_report_chart (RkDb *db,
                          const char *name,
                          const RkReportChartParams *params,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
