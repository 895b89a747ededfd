/* The 法人番号 download (国税庁 法人番号公表サイト), which has 30 columns and no heading row. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RK_CORPORATE_LIST_COLUMNS 30

/**
 * RkCorporateColumn:
 * @heading: its name in the resource definition, in Japanese
 * @field: (nullable): the workplace field it belongs to; columns with the same field are joined
 */
typedef struct
{
  const char *heading;
  const char *field;
} RkCorporateColumn;

/** rk_corporate_list_columns: the %RK_CORPORATE_LIST_COLUMNS columns in their order. */
const RkCorporateColumn *rk_corporate_list_columns (void);

/** rk_corporate_list_looks_so: whether a row has the form of one of its rows: 30 cells, the second
 * a 法人番号 with the right check digit. */
gboolean rk_corporate_list_looks_so (const char *const *cells, guint n_cells);

G_END_DECLS
