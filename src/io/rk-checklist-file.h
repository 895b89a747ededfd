/* Editions of checklists and their answers as files: for offices that type in the official items,
 * and for answers that were collected elsewhere. */
#pragma once

#include "rk-checklists.h"
#include "rk-edition.h"

G_BEGIN_DECLS

/**
 * rk_checklist_file_read: .json (rk_editions_from_json()) or .csv.
 *
 * A CSV begins with rows of the head, each named in its first cell (記号, チェックリスト名, 版, …),
 * with a row for each mark (印) and level (段階); then a row of headings that begins with 番号,
 * then an item a row.
 *
 * Returns: (transfer full) (element-type RkEdition); @error: with the row that is wrong
 */
GPtrArray *rk_checklist_file_read (const char *path, GError **error);
/** rk_checklist_file_write: by the suffix; read back before it takes the place of @path. */
gboolean rk_checklist_file_write (const char *path, const RkEdition *edition, GError **error);

/**
 * rk_checklist_answers_import: a CSV with the columns code (番号), mark (回答) and, where there are
 * any, comment (メモ) and body (機関). Nothing is written unless every row can be understood. For
 * use inside a command.
 * @n_answers: (out): rows taken
 * @error: %RK_ERROR_FORMAT with the row
 */
gboolean rk_checklist_answers_import (
    RkDb *db, gint64 round, const char *path, guint *n_answers, GError **error);

G_END_DECLS
