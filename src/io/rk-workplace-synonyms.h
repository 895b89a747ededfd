/* The headings under which lists of workplaces are published. */
#pragma once

#include "rk-synonyms.h"

G_BEGIN_DECLS

/** rk_workplace_synonyms: Returns: (transfer none) (array length=n): one entry per field */
const RkFieldSynonyms *rk_workplace_synonyms (guint *n);

#define RK_CORPORATE_LIST_COLUMNS 30

/**
 * RkCorporateColumn: a column of the 法人番号 download (国税庁), which has no heading row.
 * @heading: its name in the resource definition
 * @field: (nullable): the workplace field it belongs to; columns with the same field are joined
 */
typedef struct
{
  const char *heading;
  const char *field;
} RkCorporateColumn;

/** rk_corporate_list_columns: the %RK_CORPORATE_LIST_COLUMNS columns in order. */
const RkCorporateColumn *rk_corporate_list_columns (void);

G_END_DECLS
