/* How a file is read just now, copied for the screen, so that a worker can read the file in another
 * way meanwhile; and the corrections that a person makes to it. No widgets. */
#pragma once

#include "rk-import.h"

G_BEGIN_DECLS

/**
 * RkImportReading: immutable
 * @delimiter: ',', '\t' or ';'; 0 for a workbook
 * @sheets: (array zero-terminated=1) (nullable): names of the sheets of a workbook
 * @sheet: the one that is read, from 1
 * @remarks: (array zero-terminated=1): what a person should know of the sheet, in sentences
 * @header_row: as a spreadsheet counts; 0: the file has no heading
 * @columns: of RkImportColumn
 * @rows: of RkImportFileRow: the beginning of the file
 * @preview: of RkImportPreviewRow: the beginning of the list as it will be stored
 * @profile: (nullable): name of the profile that was applied last
 */
typedef struct
{
  char *file_name;
  goffset size;
  char *encoding;
  char delimiter;
  char **sheets;
  guint sheet;
  char **remarks;
  guint header_row;
  guint n_header_rows;
  GPtrArray *columns;
  GPtrArray *rows;
  GPtrArray *preview;
  char *profile;

} RkImportReading;

/**
 * rk_import_reading_new: looks at how @import reads its file. Reads from the disk.
 * @profile: (nullable)
 */
RkImportReading *rk_import_reading_new (RkImport *import, const char *profile, GError **error);
void rk_import_reading_free (RkImportReading *reading);
/** rk_import_reading_has_field: whether any column is read into the field. */
gboolean rk_import_reading_has_field (const RkImportReading *reading, int field);
/** rk_import_reading_tells_whom: rk_import_tells_whom() of what was read. */
gboolean rk_import_reading_tells_whom (const RkImportReading *reading, const RkKind *kind);

/**
 * RkImportCorrection: one thing that a person said.
 * @RK_IMPORT_CORRECT_TEXT: @text is the encoding (NULL: found), @number the delimiter (0: found)
 * @RK_IMPORT_CORRECT_SHEET: @number is the sheet, from 1
 * @RK_IMPORT_CORRECT_HEADING: @number is the row (0: none), @count how many rows
 * @RK_IMPORT_CORRECT_FIELD: @number is the column, @count its field (-1: not taken)
 * @RK_IMPORT_CORRECT_PROFILE: @profile
 */
typedef enum
{
  RK_IMPORT_CORRECT_TEXT,
  RK_IMPORT_CORRECT_SHEET,
  RK_IMPORT_CORRECT_HEADING,
  RK_IMPORT_CORRECT_FIELD,
  RK_IMPORT_CORRECT_PROFILE,
} RkImportCorrectionKind;

typedef struct
{
  RkImportCorrectionKind kind;
  char *text;
  guint number;
  int count;
  RkRecord *profile;
} RkImportCorrection;

void rk_import_correction_free (RkImportCorrection *correction);
/** rk_import_correction_apply: on a worker; nothing has changed where it fails. */
gboolean
rk_import_correction_apply (const RkImportCorrection *correction, RkImport *import, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkImportReading, rk_import_reading_free)

G_END_DECLS
