/* The value of a cell as text. */
#pragma once

#include "rk-xlsx-book.h"

G_BEGIN_DECLS

/** RkXlsxCellType: ECMA-376 part 1, 18.18.11. %RK_XLSX_TEXT: the text that a formula gave */
typedef enum
{
  RK_XLSX_NUMBER,
  RK_XLSX_SHARED,
  RK_XLSX_TEXT,
  RK_XLSX_INLINE,
  RK_XLSX_BOOLEAN,
  RK_XLSX_ERROR,
  RK_XLSX_DATE,
} RkXlsxCellType;

/** rk_xlsx_cell_type: @tag: of the cell */
RkXlsxCellType rk_xlsx_cell_type (const RkXmlTag *tag);
/**
 * rk_xlsx_cell_append: what Excel shows.
 * @style: of the cell
 * @value: as it stands in the file, not empty; of any type but shared and inline texts
 */
void rk_xlsx_cell_append (
    const RkXlsxBook *book, RkXlsxCellType type, guint style, const GString *value, GString *out);

G_END_DECLS
