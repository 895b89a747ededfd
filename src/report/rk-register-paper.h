/* What the papers to workplaces are made from: registrations or awards in the order in which they
 * are printed, each with its workplace, scheme, level and the fields of its letter. Read a few
 * hundred at a time, so that a run of thousands needs no more memory than its pages. */
#pragma once

#include "rk-letter-data.h"
#include "rk-register.h"

G_BEGIN_DECLS

/* Who is written to where nobody chose any. */
#define RK_REGISTER_RENEWAL RK_WORK_NOTICE
#define RK_REGISTER_REMINDER RK_WORK_REPORT
/* In place of work lists: of workplaces that were chosen, too, only what is in force. */
#define RK_REGISTER_IN_FORCE ""
/* The same, but of what is searched for by a word or a number everything. */
#define RK_REGISTER_LEDGER "ledger"

/**
 * RkRegisterPaper:
 * @work: (nullable) (transfer none): whom the paper is for, as it was loaded
 * @query: what was asked for, as of the day
 * @ids: of the records (of @kind) in the order of the print
 * @fields: of the office
 * @letter: (nullable): one that is being written, in place of that in the file
 * @invented: nobody is in the scheme yet; the letter is shown as to an invented workplace
 * @blank: labels of what is not entered → on how many papers it is blank; @doubts: what is to be
 *   looked at before they go out (words) → how many
 * @n_asked: of how many workplaces papers were asked for; @left_out: why (words) how many get none
 * @run: all that there are to print, with those before the first and behind the last
 * @menus: activities by scheme and year
 * @document: (nullable) (transfer none): what is being made; its parts know whom they are about
 */
typedef struct
{
  RkDb *db;
  const RkKind *kind;
  const char *work;
  RkRecord *office;
  RkDate day;
  gint64 scheme;
  RkQuery *query;
  GArray *ids;
  GHashTable *schemes;
  GHashTable *levels;
  GHashTable *menus;
  GHashTable *letters;
  RkFields *fields;
  RkRecord *letter;
  gboolean invented;
  guint n_asked;
  GArray *run;
  GHashTable *left_out;
  GHashTable *blank;
  GHashTable *doubts;
  RkDocument *document;
} RkRegisterPaper;

/** RkRegisterItem: one of them; all borrowed. @level: (nullable) of an award */
typedef struct
{
  const RkRecord *record;
  const RkRecord *workplace;
  const RkRecord *scheme;
  const RkRecord *level;
} RkRegisterItem;

/**
 * rk_register_paper_load:
 * @kind: rk_kind_status or rk_kind_award
 * @work: (nullable): which work lists (with |) the paper is for, or which decision of the awards of
 *   the year; NULL or %RK_REGISTER_IN_FORCE: what is in force, or all awards of the year
 *
 * The query of @params may be over @kind or over workplaces: then those of their registrations in
 * the scheme are meant. A condition (a place, a trade) narrows down whom the paper is for; single
 * ones that were chosen, and who has a state or something to do that was asked for, get it
 * whatever their state.
 *
 * @error: %RK_ERROR_NOT_FOUND where nothing is meant
 */
gboolean rk_register_paper_load (RkRegisterPaper *self,
                                 RkDb *db,
                                 const RkReportParams *params,
                                 const RkKind *kind,
                                 const char *work,
                                 GError **error);
void rk_register_paper_clear (RkRegisterPaper *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkRegisterPaper, rk_register_paper_clear)

/** RkRegisterPaperFunc: Returns: FALSE to give up */
typedef gboolean (*RkRegisterPaperFunc) (RkRegisterPaper *self,
                                         const RkRegisterItem *item,
                                         gpointer data,
                                         GError **error);
gboolean rk_register_paper_each (RkRegisterPaper *self,
                                 RkRegisterPaperFunc func,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
/** rk_register_paper_leave_out: counts who gets no paper after all. @reason: translated, why */
void rk_register_paper_leave_out (RkRegisterPaper *self, const char *reason, guint n);
/** rk_register_paper_note_blank: counts a paper on which something is blank. @label: translated */
void rk_register_paper_note_blank (RkRegisterPaper *self, const char *label);
/** rk_register_paper_note_doubt: counts a paper that is not to go out unseen. @words: translated */
void rk_register_paper_note_doubt (RkRegisterPaper *self, const char *words);
/** rk_register_paper_fields: what a letter to this one may name. (transfer full) */
RkFields *rk_register_paper_fields (RkRegisterPaper *self, const RkRegisterItem *item);
/** rk_register_paper_report_until: the day until which the report of a form is due: as the scheme
 * says, or soon where that is over. (transfer full) */
char *rk_register_paper_report_until (RkRegisterPaper *self, const RkRegisterItem *item);
/** rk_register_paper_letter: the scheme's own, the one for all, or the one being written.
 * (transfer none) */
const RkRecord *rk_register_paper_letter (RkRegisterPaper *self,
                                          const char *document,
                                          const RkRegisterItem *item,
                                          GError **error);
/** rk_register_paper_menu: the activities of a scheme in use in a fiscal year. (transfer none) */
GPtrArray *rk_register_paper_menu (RkRegisterPaper *self, gint64 scheme, int year, GError **error);
/** rk_register_paper_menu_now: the same of the scheme of @item on the day. (transfer none) */
GPtrArray *
rk_register_paper_menu_now (RkRegisterPaper *self, const RkRegisterItem *item, GError **error);
/** rk_register_paper_report_year: the first that no report came of, due or not, else the year that
 * is running. */
int rk_register_paper_report_year (RkRegisterPaper *self, const RkRecord *status);
/** rk_register_paper_reported: rk_schemes_reported(). @items: (nullable): of the report; NULL: of
 * one that is still to come */
GPtrArray *rk_register_paper_reported (
    RkRegisterPaper *self, const RkRecord *status, int year, const char *items, GError **error);
/** rk_register_paper_reports: of a registration, in the order of their years. */
GPtrArray *rk_register_paper_reports (RkRegisterPaper *self, gint64 status, GError **error);
/** rk_register_paper_activities: what reports say of each activity, a table with the years.
 * @table: (out) (nullable): NULL: nothing */
gboolean rk_register_paper_activities (RkRegisterPaper *self,
                                       const RkRecord *status,
                                       const GPtrArray *reports,
                                       RkTable **table,
                                       GError **error);
/** rk_register_paper_newest_activities: the same of the newest report of what a workplace holds. */
gboolean rk_register_paper_newest_activities (RkRegisterPaper *self,
                                              gint64 workplace,
                                              RkTable **table,
                                              GError **error);
/** rk_register_paper_declares: whether a registration chose an activity, or any of a field of
 * activity. @code: "1-2", or "1" */
gboolean rk_register_paper_declares (const RkRecord *status, const char *code);
/** rk_register_paper_document: with the office's fonts and origin. */
RkDocument *rk_register_paper_document (RkRegisterPaper *self,
                                        const char *title,
                                        gboolean landscape,
                                        RkPaperUse use);
/** rk_register_paper_nothing: the error where nothing is meant. Returns: NULL */
gpointer rk_register_paper_nothing (GError **error);
/** rk_register_paper_address: of a workplace, with its municipality. (transfer full) */
char *rk_register_paper_address (const RkRecord *workplace);

G_END_DECLS
