/* A plan as a table, typed in from paper or made in a spreadsheet: CSV or Excel. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkPlanImport: what was taken in.
 * @council, @title: (nullable) wishes: whose plan, and what it is called where the table does not
 *   say so above its headings
 */
typedef struct
{
  gint64 council;
  const char *title;
  gint64 plan;
  guint n_rows;
  guint n_lines;
  guint n_cells;
} RkPlanImport;

/**
 * rk_plan_file_import: for use inside a command. Nothing is written unless all can be understood.
 *
 * Columns, by their headings, in any order; only 取組 or 具体的な取組 and a year are needed:
 *
 *   柱, 取組, 具体的な取組   the tree; blank, or the same words again: as in the row above. Numbers
 *                            in front of them are left out: they are counted anew
 *   内容                     lines below the 具体的な取組, one a line (◆); a line that begins with
 *                            ➢ or > belongs to the one before
 *   実施機関, 予算要求, 金額（千円）, 備考, 目標   目標 has a goal a line
 *   R6 … R10 (令和6年度, R6年度(2024), 2024)   the 工程表: what stands in a year; several lines
 * stand in lanes below each other, and so do several rows of one 取組
 *
 * In a year's cell a text is a bar to the end of the year. → alone makes the bar of that lane a
 * year longer. ★ begins a milestone, ・ a text without a bar. 【済】 【検討中】 【実施中】
 * 【遅れ：理由】 【中止】 in front say how it stands, 【実績】 what really happened. @R8.10 or
 * @R6.10～R7.9 at the end gives months. 「A → B → C」 are bars one after the other, which share the
 * time up to the next year in which something stands.
 *
 * @error: %RK_ERROR_FORMAT with the row
 */
gboolean rk_plan_file_import (
    RkDb *db, const char *path, const char *encoding, RkPlanImport *plan, GError **error);
/** rk_plan_stream_import: the same from an open stream. */
gboolean rk_plan_stream_import (RkDb *db, GInputStream *stream, RkPlanImport *plan, GError **error);

G_END_DECLS
