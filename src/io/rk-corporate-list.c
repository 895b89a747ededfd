#include "rk-corporate-list.h"
#include "rk-codes.h"

#include <string.h>

/* リソース定義書 項番 7–36. The prefecture's and the city's code are two columns of one code. */
static const RkCorporateColumn columns[RK_CORPORATE_LIST_COLUMNS] = {
  { "一連番号", NULL },
  { "法人番号", "corporate_number" },
  { "処理区分", NULL },
  { "訂正区分", NULL },
  { "更新年月日", NULL },
  { "変更年月日", NULL },
  { "商号又は名称", "name" },
  { "商号又は名称イメージID", NULL },
  { "法人種別", NULL },
  { "国内所在地（都道府県）", "address" },
  { "国内所在地（市区町村）", "address" },
  { "国内所在地（丁目番地等）", "address" },
  { "国内所在地イメージID", NULL },
  { "都道府県コード", "municipality_code" },
  { "市区町村コード", "municipality_code" },
  { "郵便番号", "postal_code" },
  { "国外所在地", NULL },
  { "国外所在地イメージID", NULL },
  { "登記記録の閉鎖等年月日", NULL },
  { "登記記録の閉鎖等の事由", NULL },
  { "承継先法人番号", NULL },
  { "変更事由の詳細", NULL },
  { "法人番号指定年月日", NULL },
  { "最新履歴", NULL },
  { "商号又は名称（英語表記）", NULL },
  { "国内所在地（都道府県）（英語表記）", NULL },
  { "国内所在地（市区町村丁目番地等）（英語表記）", NULL },
  { "国外所在地（英語表記）", NULL },
  { "フリガナ", "kana" },
  { "検索対象除外", NULL },
};

const RkCorporateColumn *
rk_corporate_list_columns (void)
{
  return columns;
}

gboolean
rk_corporate_list_looks_so (const char *const *cells, guint n_cells)
{
  return n_cells == RK_CORPORATE_LIST_COLUMNS && strlen (cells[1]) == 13
         && rk_corporate_number_check (cells[1], NULL, NULL);
}
