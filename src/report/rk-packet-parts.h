/* 会議資料一式: its parts in their order, which of them are in, where they stand in the finished
 * packet, and what is wrong with one that is not. */
#pragma once

#include "rk-record.h"
#include "rk-report.h"

G_BEGIN_DECLS

/**
 * RkPacketPart:
 * @key: "cover", the name of a document, or the id of a paper of the meeting
 * @number: (nullable): 資料番号
 * @item: the agenda item it belongs to: 「⑴」, 「その他⑴」
 * @chosen: is wanted
 * @paper: of the meeting, else what every packet has
 * @made: by the program, not from a file
 * @missing: no file is attached yet
 * @problem: (nullable): why it cannot be printed, a sentence
 * @held_back: the edition for the public leaves it out and names it 「（非公開）」 on the cover:
 * its item, or the meeting, is closed
 * @version: of the paper, 1: never replaced
 * @printed: is in the packet; then
 * @part, @n_pages, @first, @last: its place among the parts, its pages, the numbers of its first
 * and last page (0: not numbered), between which blank backs count, too
 * @larger: has a sheet above A4
 * @too_small: was not printed two-up, because its letters would become too small
 */
typedef struct
{
  char *key;
  char *title;
  char *number;
  char *item;
  gboolean chosen;
  gboolean paper;
  gboolean made;
  gboolean missing;
  gboolean held_back;
  char *problem;
  guint version;
  gboolean printed;
  guint part;
  guint n_pages;
  guint first;
  guint last;
  gboolean larger;
  gboolean too_small;
} RkPacketPart;

/**
 * rk_packet_build: the document "packet" with what became of its parts.
 * @parts: (out): array of RkPacketPart, also where there is an error about a part; NULL where the
 *   meeting itself could not be read
 * @error: as of rk_report_build(); %RK_ERROR_INVALID where nothing was chosen or a part is broken
 *   (unless @params are lenient), %RK_ERROR_NOT_FOUND where only replaced pages were wanted and
 *   there are none
 */
RkDocument *rk_packet_build (RkDb *db,
                             const RkReportParams *params,
                             GPtrArray **parts,
                             GCancellable *cancellable,
                             GError **error);

/**
 * rk_packet_parts_dup_order: the order and the choice, as kept with the meeting.
 * @parts: array of RkPacketPart
 */
char *rk_packet_parts_dup_order (GPtrArray *parts);

G_END_DECLS
