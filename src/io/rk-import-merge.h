/* A row that means a record which is there: what it changes, what it leaves for a person. */
#pragma once

#include "rk-import-private.h"
#include "rk-decisions.h"
#include "rk-key-filter.h"
#include "rk-matcher.h"
#include "rk-register-follow.h"
#include "rk-registrations.h"
#include "rk-row-map.h"

G_BEGIN_DECLS

typedef struct _RkImportRun RkImportRun;

/**
 * RkImportPut: brings in a row, and keeps with its record what was not understood.
 * @outcome: (out)
 * @id: (out): the record, 0: none
 * @detail: (out) (nullable): what changed, or why the row was left out
 */
typedef gboolean (*RkImportPut) (RkImportRun *run,
                                 RkImportRow *row,
                                 RkImportOutcome *outcome,
                                 gint64 *id,
                                 char **detail,
                                 GError **error);

/**
 * RkImportRun: one run of an import.
 * @kind: of the records that a row is looked for among; its fields stand where those of the row do
 */
struct _RkImportRun
{
  RkImport *import;
  const RkKind *kind;
  RkDb *db;
  RkImportReport *report;
  RkRowMap *named;
  RkKeyFilter *keys;      /* and numbers of registrations; NULL: the store is asked */
  RkDecisions *decisions; /* NULL: the kind has none */
  gboolean may_suspend;   /* enough rows for the indexes to be made anew when they are written */
  guint written;          /* records that were written */
  GPtrArray *suspended;   /* by rk_index_suspend(); NULL: nothing */
  RkRowParser *columns;   /* for the headings only */
  char *file_name;
  int suspected; /* field that points to the record a row looks like, -1: none */
  int name;      /* field */
  RkImportPut put;
  RkRegisterMain main;   /* what a list of workplaces registers in */
  gboolean over;         /* the registration of the row got a term that is over */
  GHashTable *numbers;   /* of registrations: GArray of ids; NULL: no such list */
  RkRegistrationAim aim; /* the same: what the list is of */
  RkMatcher *matcher;    /* of the workplaces that were there; NULL: none, or another list */
  GHashTable *menus;     /* of activities by scheme and year; NULL: of no such list */
};

/**
 * rk_import_merge: changes @before as far as the row says so and saves it. Where an earlier row of
 * the file has spoken of @before, only empty fields are filled.
 * @row: gets a problem for each value that differs and was not taken
 * @changed: (out): whether any field got another value
 * @words: (nullable): gets the changes in words: 従業員数　12 → 15
 */
gboolean rk_import_merge (RkImportRun *run,
                          RkImportRow *row,
                          RkRecord *before,
                          gboolean *changed,
                          GString *words,
                          GError **error);
/** rk_import_note_number: from now on @number (nullable) may be that of a registration. */
void rk_import_note_number (RkImportRun *run, const char *number);
/**
 * rk_import_ask_registration: of a list of workplaces: whether one that looks like that of a row is
 * the same by what it is registered as: by number and name, or because a list of registrations,
 * which says nothing but where it is, made it.
 * @found: (nullable)
 * @likeness: (inout)
 */
gboolean rk_import_ask_registration (RkImportRun *run,
                                     const RkImportRow *row,
                                     const RkRecord *found,
                                     RkLikeness *likeness,
                                     GError **error);
/** rk_import_note_keys: a record has got these keys. */
void rk_import_note_keys (RkImportRun *run, const RkIndexRow *index);
/**
 * rk_import_save_reviews: keeps with a record what was not understood.
 * @fresh: it has no reviews yet
 */
gboolean rk_import_save_reviews (
    RkImportRun *run, gint64 id, gboolean fresh, const GPtrArray *problems, GError **error);
/** rk_import_report_problems: puts what is listed of a row into the report. */
gboolean rk_import_report_problems (RkImportRun *run, RkImportRow *row, GError **error);
/** rk_import_put_record: RkImportPut of what is one record: found and merged, or added. */
gboolean rk_import_put_record (RkImportRun *run,
                               RkImportRow *row,
                               RkImportOutcome *outcome,
                               gint64 *id,
                               char **detail,
                               GError **error);
/** rk_import_put_found: the same where it is known what is there. @found: (nullable) */
gboolean rk_import_put_found (RkImportRun *run,
                              RkImportRow *row,
                              RkRecord *found,
                              RkLikeness likeness,
                              RkImportOutcome *outcome,
                              gint64 *id,
                              char **detail,
                              GError **error);
/**
 * rk_import_split: the part of a row that is a record of its own, with what was not understood of
 * it, which the row loses.
 * @draft: (transfer full): what it does not say yet the row says; its fields stand where those of
 * the row do
 * @except: (nullable): fields that speak of something else
 */
RkImportRow *rk_import_split (RkImportRow *row, RkDraft *draft, const char *const *except);
/** rk_import_leave_out: ends an RkImportPut that failed before it wrote: %RK_ERROR_NOT_FOUND is the
 * reason why the row is left out, anything else a failure. @problem: (transfer full) */
gboolean rk_import_leave_out (
    GError *problem, RkImportOutcome *outcome, gint64 *id, char **detail, GError **error);
/** rk_import_put_registration: RkImportPut for registrations: the workplace, then what it holds. */
gboolean rk_import_put_registration (RkImportRun *run,
                                     RkImportRow *row,
                                     RkImportOutcome *outcome,
                                     gint64 *id,
                                     char **detail,
                                     GError **error);
/** rk_import_put_workplace: the same for workplaces: one that is new or changed and comes with a
 * day of registration is registered in the office's main scheme, where it is not. */
gboolean rk_import_put_workplace (RkImportRun *run,
                                  RkImportRow *row,
                                  RkImportOutcome *outcome,
                                  gint64 *id,
                                  char **detail,
                                  GError **error);
gboolean rk_import_prepare_registrations (RkImportRun *run, GError **error);
/** rk_import_numbered: the only workplace that bears a row's number in a scheme, or does so in the
 * municipality of the row. Returns: (nullable) (transfer full) */
RkRecord *rk_import_numbered (RkImportRun *run, const RkRecord *row, gint64 scheme);
/** rk_import_number_bearer: @workplace, where it bears a row's number, else another one that does;
 * 0: none. */
gint64
rk_import_number_bearer (RkImportRun *run, const RkRecord *row, gint64 scheme, gint64 workplace);
/** rk_import_find_numbered: the workplace that bears the number in a scheme and the name: certainly
 * that one, wherever the list says it is. Returns: (nullable) (transfer full) */
RkRecord *rk_import_find_numbered (RkImportRun *run, const RkRecord *row, gint64 scheme);
/** rk_import_find_named: the workplace that bears the name in the municipality of the row, or is
 * the only one of that name, where nothing that the row says speaks against it.
 * @index: of @workplace; @found: (out) (nullable) (transfer full) */
gboolean rk_import_find_named (RkImportRun *run,
                               const RkRecord *workplace,
                               const RkIndexRow *index,
                               RkRecord **found,
                               GError **error);
/** rk_import_put_told: RkImportPut of what is told by some of its fields (RkKind.told_by). */
gboolean rk_import_put_told (RkImportRun *run,
                             RkImportRow *row,
                             RkImportOutcome *outcome,
                             gint64 *id,
                             char **detail,
                             GError **error);
/** rk_import_put_belonging: the same of what belongs to a workplace that is there: its reports,
 * visits and awards. */
gboolean rk_import_put_belonging (RkImportRun *run,
                                  RkImportRow *row,
                                  RkImportOutcome *outcome,
                                  gint64 *id,
                                  char **detail,
                                  GError **error);
gboolean rk_import_prepare_belonging (RkImportRun *run, GCancellable *cancellable, GError **error);
/** rk_import_put_member: RkImportPut for members. */
gboolean rk_import_put_member (RkImportRun *run,
                               RkImportRow *row,
                               RkImportOutcome *outcome,
                               gint64 *id,
                               char **detail,
                               GError **error);

G_END_DECLS
