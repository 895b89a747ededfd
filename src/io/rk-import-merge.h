/* A row that means a record which is there: what it changes, what it leaves for a person. */
#pragma once

#include "rk-import-private.h"
#include "rk-decisions.h"
#include "rk-key-filter.h"
#include "rk-row-map.h"

G_BEGIN_DECLS

typedef struct _RkImportRun RkImportRun;

/**
 * RkImportPut: brings in a row that is more than one record, in place of finding and merging.
 * @outcome: (out)
 * @id: (out): record to keep reviews with, 0: none
 * @detail: (out) (nullable): what changed, or why the row was left out
 */
typedef gboolean (*RkImportPut) (RkImportRun *run,
                                 RkImportRow *row,
                                 RkImportOutcome *outcome,
                                 gint64 *id,
                                 char **detail,
                                 GError **error);

/** RkImportRun: one run of an import. */
struct _RkImportRun
{
  RkImport *import;
  const RkKind *kind;
  RkDb *db;
  RkImportReport *report;
  RkRowMap *named;
  RkKeyFilter *keys;      /* NULL: the store is asked */
  RkDecisions *decisions; /* NULL: the kind has none */
  gboolean may_suspend;   /* enough rows for the indexes to be made anew when they are written */
  guint written;          /* records that were written */
  GPtrArray *suspended;   /* by rk_index_suspend(); NULL: nothing */
  RkRowParser *columns;   /* for the headings only */
  char *file_name;
  int suspected;   /* field that points to the record a row looks like, -1: none */
  int name;        /* field */
  RkImportPut put; /* NULL: a row is one record */
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
/** rk_import_note_keys: a record has got these keys. */
void rk_import_note_keys (RkImportRun *run, const RkIndexRow *index);
/**
 * rk_import_save_reviews: keeps with a record what was not understood.
 * @fresh: it has no reviews yet
 */
gboolean rk_import_save_reviews (
    RkImportRun *run, gint64 id, gboolean fresh, const GPtrArray *problems, GError **error);
/** rk_import_put_member: RkImportPut for members. */
gboolean rk_import_put_member (RkImportRun *run,
                               RkImportRow *row,
                               RkImportOutcome *outcome,
                               gint64 *id,
                               char **detail,
                               GError **error);

G_END_DECLS
