/* The 法人番号 download against the register: numbers that are missing, and corporations that were
 * closed, merged, moved or renamed. The file is read once, row by row, however long it is; what is
 * found is proposed, and written only where somebody takes it. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkFindingKind:
 * @RK_FINDING_NUMBER: the workplace has no number; a corporation of its name has this one
 * @RK_FINDING_CLOSED: the corporation was closed
 * @RK_FINDING_MERGED: it became part of another
 * @RK_FINDING_RENAMED: it has another name now
 * @RK_FINDING_MOVED: its head office is elsewhere now
 */
typedef enum
{
  RK_FINDING_NUMBER,
  RK_FINDING_CLOSED,
  RK_FINDING_MERGED,
  RK_FINDING_RENAMED,
  RK_FINDING_MOVED,
  RK_FINDING_N_KINDS,
} RkFindingKind;

/** RkCorporationRow: what the list says of a corporation; shared by its findings. */
typedef struct _RkCorporationRow RkCorporationRow;

/**
 * RkFinding:
 * @workplace: id
 * @name: of the workplace
 * @before, @after: (nullable): value in the register and the one proposed, as they are read
 * @why: a translated sentence
 * @sure: may be taken without looking
 */
typedef struct
{
  RkFindingKind kind;
  gint64 workplace;
  char *name;
  char *before;
  char *after;
  char *why;
  gboolean sure;
  RkCorporationRow *corporation;
} RkFinding;

typedef struct _RkCorporateCheck RkCorporateCheck;

/**
 * rk_corporate_check_new:
 * @path: 30 columns, CP932 or UTF-8, with no heading
 */
RkCorporateCheck *rk_corporate_check_new (const char *path);
void rk_corporate_check_free (RkCorporateCheck *check);
/**
 * rk_corporate_check_run: an RkStoreFunc for a reader.
 * @error: RK_ERROR_FORMAT where the file is not that list
 */
gboolean
rk_corporate_check_run (RkDb *db, gpointer check, GCancellable *cancellable, GError **error);
/** rk_corporate_check_get_findings: array of RkFinding, by kind and in the register's order. */
GPtrArray *rk_corporate_check_get_findings (RkCorporateCheck *check);
/** rk_corporate_check_get_rows: rows read. Any thread, also while it runs. */
guint64 rk_corporate_check_get_rows (RkCorporateCheck *check);
/** rk_corporate_check_get_progress: share of the file that was read. Any thread. */
double rk_corporate_check_get_progress (RkCorporateCheck *check);

/** rk_finding_kind_words: 「法人番号の補完」, …, for lists; Japanese. */
const char *rk_finding_kind_words (RkFindingKind kind);
/**
 * rk_findings_take: an RkStoreFunc for a command: writes them. Names and addresses that change stay
 * as earlier ones.
 * @findings: GPtrArray of RkFinding
 */
gboolean rk_findings_take (RkDb *db, gpointer findings, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCorporateCheck, rk_corporate_check_free)

G_END_DECLS
