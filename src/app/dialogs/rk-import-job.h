/* What a worker does for an import: it is given all it needs and leaves what it found. */
#pragma once

#include "rk-import-reading.h"

G_BEGIN_DECLS

/**
 * RkImportState: what is being done.
 * @RK_IMPORT_READING: the beginning of the file is being read
 * @RK_IMPORT_REHEARSING: counting what the import would do
 * @RK_IMPORT_PERFORMING: the import itself
 * @RK_IMPORT_UNDOING: taking it back
 * @RK_IMPORT_SAVING: writing the list of problems
 * @RK_IMPORT_REMEMBERING: keeping the columns as a profile
 */
typedef enum
{
  RK_IMPORT_IDLE,
  RK_IMPORT_READING,
  RK_IMPORT_REHEARSING,
  RK_IMPORT_PERFORMING,
  RK_IMPORT_UNDOING,
  RK_IMPORT_SAVING,
  RK_IMPORT_REMEMBERING,
} RkImportState;

/**
 * RkImportResult: what was found when the register was read back.
 * @before, @after: records of the kind
 * @counted: whether both could be counted
 */
typedef struct
{
  gboolean counted;
  guint64 before;
  guint64 after;
} RkImportResult;

typedef struct _RkImportJob RkImportJob;
typedef gboolean (*RkImportWork) (RkImportJob *job, GCancellable *cancellable, GError **error);

/**
 * RkImportJob:
 * @text: path of a file, name of a profile to keep, or of the one in use before a correction
 * @like: (nullable): the file is read as it was, as one of @records
 * @import: given, or found by rk_import_job_open()
 * @report: given to rk_import_job_save_list()
 * @entry: of the import in the history: found, or given to undo it
 * @reading, @profiles, @backup_at: found; NULL where they stay as they are
 * @result: given and found
 */
struct _RkImportJob
{
  RkImportState state;
  RkImportWork work;

  RkStore *store;
  const RkKind *kind;    /* of the rows */
  const RkKind *records; /* of what they become */
  gint64 owner;          /* council, training or scheme; 0: the main one */
  RkImport *like;
  RkImport *import;
  RkImportReport *report;
  RkImportCorrection *correction;
  char *text;

  RkImportReading *reading;
  GPtrArray *profiles;
  char *backup_at;
  RkImportResult result;
  gint64 entry;
};

RkImportJob *rk_import_job_new (RkImportState state, RkImportWork work);
void rk_import_job_free (RkImportJob *job);

gboolean rk_import_job_open (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_correct (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_remember (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_rehearse (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_perform (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_undo (RkImportJob *job, GCancellable *cancellable, GError **error);
gboolean rk_import_job_save_list (RkImportJob *job, GCancellable *cancellable, GError **error);

G_END_DECLS
