/* What the parts of the import share. */
#pragma once

#include "rk-import.h"
#include "rk-key-filter.h"
#include "rk-records.h"
#include "rk-registrations.h"
#include "rk-table-shape.h"

G_BEGIN_DECLS

struct _RkImport
{
  gatomicrefcount refs;
  const RkKind *kind;    /* of the rows */
  const RkKind *records; /* of what they become, as far as that is one kind */
  char *path;
  gboolean encoding_given; /* by a person: part of a profile */
  char *stamp;             /* of the file as it was opened */
  RkSynonyms *synonyms;
  GMutex reading; /* held by whoever reads @source */
  RkTableSource *source;
  RkTableShape *shape;
  GArray *columns;           /* RkImportColumn */
  GHashTable *accepted;      /* gint64 (row and field) → gboolean */
  gboolean *accepted_fields; /* by field: proposals not in @accepted */
  char *list_path;
  gint64 owner; /* what rows belong to that do not say */
  gint64 level; /* of registrations that do not say; 0: none is said */
  int year;     /* of rows that do not say */

  GMutex lock; /* guards what follows: shared with the run's thread */
  RkImportReport *report;
  guint64 rows_done;
  goffset bytes_done;
  goffset bytes_total;
};

/** RkImportRow: a data row, read and understood. */
typedef struct
{
  guint number;
  RkRecord *record;    /* NULL: no name */
  RkIndexRow *index;   /* of @record as it stands; NULL where nobody asked for it */
  GPtrArray *problems; /* RkImportProblem; NULL: none */
} RkImportRow;

void rk_import_row_free (RkImportRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkImportRow, rk_import_row_free)

/** RkRowParser: turns table rows into records of the kind; used by one thread. */
typedef struct _RkRowParser RkRowParser;

RkRowParser *rk_row_parser_new (const RkImport *import);
void rk_row_parser_free (RkRowParser *parser);
RkImportRow *rk_row_parser_parse (RkRowParser *parser, const RkTableRow *row);
/** rk_row_parser_column: the heading a field's values come from, "" where there is none. */
const char *rk_row_parser_column (const RkRowParser *parser, int field);

/** RkRowPipe: reads and understands the rows of a file on a thread of its own, a few ahead. */
typedef struct _RkRowPipe RkRowPipe;

/**
 * rk_row_pipe_new: @import->reading must be held until the pipe is freed.
 * @keys: (nullable): where the rows' keys will be looked for
 */
RkRowPipe *rk_row_pipe_new (RkImport *import, const RkKeyFilter *keys, GCancellable *cancellable);
void rk_row_pipe_free (RkRowPipe *pipe);
/**
 * rk_row_pipe_next: Returns: (transfer none) (nullable): the next data row, there until the next
 *   call; NULL at the end, with @error set where it was not reached
 */
RkImportRow *rk_row_pipe_next (RkRowPipe *pipe, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRowParser, rk_row_parser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRowPipe, rk_row_pipe_free)

/** rk_import_aim: of a list of registrations: what they are of, as far as it is said, and what its
 * columns say. */
RkRegistrationAim rk_import_aim (const RkImport *import);
/** rk_import_stamp: changes when the file does. Returns: (nullable): NULL with @error */
char *rk_import_stamp (const char *path, GError **error);

G_END_DECLS
