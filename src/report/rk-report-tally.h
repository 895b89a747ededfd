/* How many there are of each: a line of marks, words and large numbers at the head of a paper. */
#pragma once

#include "rk-document.h"

G_BEGIN_DECLS

/** RkTallyItem: @word: static: 「済」; @n: of them. */
typedef struct
{
  RkMark mark;
  const char *word;
  guint n;
} RkTallyItem;

/** rk_report_add_tally: 「● 済 5件　◐ 対応中 2件」. @gothic: (nullable): family list; NULL: the
 * usual one. @tallies: copied */
void rk_report_add_tally (RkDocument *document,
                          const char *gothic,
                          const RkTallyItem *tallies,
                          guint n_tallies);

G_END_DECLS
