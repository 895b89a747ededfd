/* A row that means a record which is there: what it changes, what it leaves for a person. */
#pragma once

#include "rk-import-private.h"
#include "rk-key-filter.h"
#include "rk-row-map.h"

G_BEGIN_DECLS

/** RkImportRun: one run of an import. */
typedef struct
{
  RkImport *import;
  const RkKind *kind;
  RkDb *db;
  RkImportReport *report;
  RkRowMap *named;
  RkKeyFilter *keys;    /* NULL: the store is asked */
  RkRowParser *columns; /* for the headings only */
  char *file_name;
  int suspected; /* field that points to the record a row looks like, -1: none */
  int name;      /* field */
} RkImportRun;

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
/** rk_import_save_reviews: keeps with a new record what was not understood. */
gboolean
rk_import_save_reviews (RkImportRun *run, gint64 id, const GPtrArray *problems, GError **error);

G_END_DECLS
