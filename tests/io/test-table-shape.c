/* Titles, headings of up to three rows, notes and sums are told from data. */
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-table-shape.h"

#include <string.h>

static const RkField fields[] = {
  { .name = "name", .synonyms = "事業所名|名称|企業名" },
  { .name = "address", .synonyms = "所在地|住所|+都道府県|+市区町村" },
  { .name = "phone", .synonyms = "電話番号|電話" },
  { .name = "employees", .synonyms = "従業員数" },
  { .name = "note", .synonyms = "備考" },
};

static RkTableSource *
open_text (const char *text)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (g_strdup (text), strlen (text), g_free);
  g_autoptr (GError) error = NULL;
  RkTableSource *source = rk_table_source_open_stream (stream, "UTF-8", ',', NULL, &error);
  g_assert_no_error (error);
  return source;
}

/* One letter a row: T title, H heading, - blank, N note, S sum, D data. */
static char *
show_roles (RkTableSource *source, const RkTableShape *shape)
{
  g_autoptr (RkRowSorter) sorter = rk_row_sorter_new (shape);
  g_autoptr (GError) error = NULL;
  GString *roles = g_string_new (NULL);
  RkTableRow row;

  g_assert_true (rk_table_source_rewind (source, &error));
  while (rk_table_source_next (source, &row, &error))
    g_string_append_c (roles, "TH-NSD"[rk_row_sorter_next (sorter, &row)]);
  g_assert_no_error (error);
  return g_string_free (roles, FALSE);
}

typedef struct
{
  const char *file;
  guint header_row;
  const char *headings;
  const char *roles;
} Case;

static void
check_case (const Case *expected, const RkSynonyms *known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_text (expected->file);
  g_autoptr (RkTableShape) shape = rk_table_shape_detect (source, known, &error);
  g_autofree char *headings = NULL;
  g_autofree char *roles = NULL;

  g_test_message ("%s", expected->file);
  g_assert_no_error (error);
  headings = g_strjoinv ("|", shape->headings);
  roles = show_roles (source, shape);
  g_assert_cmpuint (shape->header_row, ==, expected->header_row);
  g_assert_cmpstr (headings, ==, expected->headings);
  g_assert_cmpstr (roles, ==, expected->roles);
  g_assert_cmpuint (g_strv_length (shape->headings), ==, shape->n_columns);
}

static void
check_cases (const Case *cases, guint n_cases, gboolean with_words)
{
  g_autoptr (RkSynonyms) known = rk_synonyms_new (fields, G_N_ELEMENTS (fields));

  for (guint i = 0; i < n_cases; i++)
    check_case (&cases[i], with_words ? known : NULL);
}

#define ROW_A "1,青葉食品㈱,焼津市本町1-2,054-000-0001,12,\n"
#define ROW_B "2,若草商店,島田市大川町3,054-000-0002,3,支店あり\n"
#define HEADING "No.,事業所名,所在地,電話番号,従業員数,備考\n"

static void
test_one_heading_row (void)
{
  static const Case cases[] = {
    { HEADING ROW_A ROW_B, 1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HDD" },
    { "事業所名簿,,,,,\n健康増進課,,,,,令和6年4月1日現在\n\n" HEADING ROW_A ROW_B, 4,
      "No.|事業所名|所在地|電話番号|従業員数|備考", "TT-HDD" },
    { "事業所名簿\n担当,健康増進課,内線,1234\n作成日,2024/4/1\n" HEADING "\n" ROW_A, 4,
      "No.|事業所名|所在地|電話番号|従業員数|備考", "TTTH-D" },
    { "名称,備考\n青葉食品,\n若草商店,\n", 1, "名称|備考", "HDD" },
    { "名称\n青葉食品\n若草商店\n", 1, "名称", "HDD" },
    { "\"事業所\n名\",住所,電話,電話\nA,焼津市1,1,2\n", 1, "事業所名|住所|電話|電話（D列）", "HD" },
    { "名称,,住所\nA,○,焼津市1\nB,,焼津市2\n", 1, "名称|（B列）|住所", "HDD" },
    { HEADING ROW_A "\n" ROW_B, 1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HD-D" },
    { HEADING ROW_A HEADING ROW_B, 1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HDHD" },
    { "名称,住所（令和6年度）,従業員数(2024年)\nA,焼津市1,3\n", 1,
      "名称|住所（令和6年度）|従業員数(2024年)", "HD" },
  };
  check_cases (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_merged_heading_rows (void)
{
  static const Case cases[] = {
    { "No.,事業所名,所在地,,連絡先,,規模,\n,,郵便番号,住所,電話,担当者,従業員数,業種\n"
      "1,青葉食品,425-0001,焼津市1,054-000-0001,葵川,3,製造業\n"
      "2,若草商店,425-0002,焼津市2,054-000-0002,茶畑,4,小売業\n",
      1,
      "No.|事業所名|所在地・郵便番号|所在地・住所|連絡先・電話|連絡先・担当者|規模・従業員数|"
      "規模・業種",
      "HHDD" },
    { "名簿,,,,\n\n事業所名,連絡先,,,備考\n,所在地,,電話,\n,郵便番号,住所,,\n"
      "青葉食品,425-0001,焼津市1,054-000-0001,a\n若草商店,425-0002,焼津市2,054-000-0002,b\n",
      3, "事業所名|連絡先・所在地・郵便番号|連絡先・所在地・住所|連絡先・電話|備考", "T-HHHDD" },
    { "代表者,,担当者,,所属\n氏名,電話番号,氏名,電話番号,名称\n"
      "葵川,054-000-0001,茶畑,054-000-0002,青葉\n駿田,054-000-0003,遠海,054-000-0004,若草\n",
      1, "代表者・氏名|代表者・電話番号|担当者・氏名|担当者・電話番号|所属・名称", "HHDD" },
    { "名称,住所,従業員数\n,,（人）\n青葉,焼津市1,3\n", 1, "名称|住所|従業員数（人）", "HHD" },
    { "名称,住所,電話番号\n企業名,所在地,電話\n青葉,焼津市1,3\n", 1,
      "名称・企業名|住所・所在地|電話番号・電話", "HHD" },
    { "事業所名,,備考\n,住所,\n青葉,焼津市1,a\n若草,焼津市2,b\n", 1, "事業所名|住所|備考", "HHDD" },
    { "名称,業種,,備考\n青葉食品,小売業,会員,\n若草商店,製造業,準会員,\n椿工業,製造業,会友,あり\n",
      1, "名称|業種|（C列）|備考", "HDDD" },
    { "名称,業種,,備考\n青葉食品,小売業,会員,\n若草商店,製造業,準会員,a\n椿工業,茶業,会友,b\n"
      "桜食品,小売業,会員,c\n",
      1, "名称|業種|（C列）|備考", "HDDDD" },
    { "名称,業種,,備考\n青葉食品,小売業,○,\n若草商店,製造業,,あり\n椿工業,製造業,○,\n", 1,
      "名称|業種|（C列）|備考", "HDDD" }, /* the first row of data is no heading */
  };
  check_cases (cases, G_N_ELEMENTS (cases), TRUE);
}

/* A row of groups over a row that is full: it says of what the 年月日 is. A line above the list
 * that says nothing of its columns does not belong to them. */
static void
test_groups_over_a_full_row (void)
{
  static const Case cases[] = {
    { "事業所,,登録,,\n名称,市町村,番号,年月日,期限\nあさひ,焼津市,R5-0001,R5.4.1,R9.3.31\n", 1,
      "事業所・名称|事業所・市町村|登録・番号|登録・年月日|登録・期限", "HHD" },
    { "宣言事業所,宣言事業所,公表,公表\n法人名称,支店・営業所名,名称,所在地\nあさひ,焼津工場,○,×\n",
      1, "宣言事業所・法人名称|宣言事業所・支店・営業所名|公表・名称|公表・所在地", "HHD" },
    { "静岡県,,健康増進課\n名称,所在地,電話番号\nあさひ,焼津市,054-000-0001\n", 2,
      "名称|所在地|電話番号", "THD" },
    { "事業所名簿,,登録\n名称,所在地,年月日\nあさひ,焼津市,R5.4.1\n", 2, "名称|所在地|年月日",
      "THD" },
  };
  g_autoptr (RkSynonyms) known
      = rk_synonyms_new (rk_kind_workplace.fields, rk_kind_workplace.n_fields);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], known);
}

static void
test_headings_without_known_words (void)
{
  static const Case cases[] = {
    { "店,通り,番号\n青葉,みなと町,054-000-0001\n若草,さくら町,054-000-0002\n", 1, "店|通り|番号",
      "HDD" },
    { "青葉,小売業,焼津\n若草,製造業,島田\n椿,小売業,藤枝\n桜,小売業,焼津\n", 0,
      "（A列）|（B列）|（C列）", "DDDD" },
    { "青葉,054-000-0001\n若草,054-000-0002\n", 0, "（A列）|（B列）", "DD" },
    { "青葉食品\n若草商店\n", 0, "（A列）", "DD" },
    { "名簿\n\n青葉,1,054-000-0001\n若草,2,054-000-0002\n", 0, "（A列）|（B列）|（C列）", "T-DD" },
    { "青葉,若草\n", 0, "（A列）|（B列）", "D" },
  };
  check_cases (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_notes_and_sums (void)
{
  static const Case cases[] = {
    { HEADING ROW_A ROW_B "\n注：従業員数は登録時。,,,,,\n※1 支店を含む。\n出典,健康増進課調べ\n",
      1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HDD-NNN" },
    { HEADING ROW_A "※支店を含む\n（注１）移転あり\n(単位：人)\n資料　健康増進課\n", 1,
      "No.|事業所名|所在地|電話番号|従業員数|備考", "HDNNNN" },
    { HEADING ROW_A ROW_B "\n静岡県健康増進課\n電話 054-000-0000\n", 1,
      "No.|事業所名|所在地|電話番号|従業員数|備考", "HDD-NN" },
    { HEADING "【焼津市】\n" ROW_A "小計,,,,12,\n\n■島田市\n" ROW_B
              "島田市 小計,,,,3,\n合　計,,,,15,\n",
      1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HNDS-NDSS" },
    { HEADING ROW_A ",計,,,12,\n,合計,2件,,12人,\n", 1,
      "No.|事業所名|所在地|電話番号|従業員数|備考", "HDSS" },
    { HEADING ROW_A
      ",計,焼津市1,054-000-0001,3,\n,注連縄工房,焼津市2,,1,\n,※移転 青葉,焼津市2,,1,\n"
      ",セイコー時計,,,,\n資料館,焼津市3,,,,\n",
      1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HDDDDDD" },
    { HEADING ROW_A "\n以上\n", 1, "No.|事業所名|所在地|電話番号|従業員数|備考", "HD-N" },
    { "名称,備考\nA,a\n\nB,\n", 1, "名称|備考",
      "HD-D" }, /* too narrow to tell a note by its look */
  };
  check_cases (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_corporate_list (void)
{
  static const char rows[] = "1,7000012050002,01,1,2018-04-02,2015-10-05,架空庁,,101,静岡県,焼津市,"
                             "本町1,,22,212,4250000,,,,,,"
                             ",2015-10-05,1,,,,,カクウチョウ,0\n"
                             "2,1180301018771,01,1,2018-04-02,2015-10-05,架空㈱,,301,静岡県,島田市,"
                             "大川町2,,22,209,4270000,,,,,"
                             ",,2015-10-05,1,,,,,カクウ,0\n";
  g_autoptr (RkTableSource) source = open_text (rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableShape) shape = rk_table_shape_detect (source, NULL, &error);
  g_autofree char *roles = NULL;

  g_assert_no_error (error);
  roles = show_roles (source, shape);
  g_assert_true (shape->corporate_list);
  g_assert_cmpuint (shape->header_row, ==, 0);
  g_assert_cmpuint (shape->n_columns, ==, 30);
  g_assert_cmpstr (shape->headings[6], ==, "商号又は名称");
  g_assert_cmpstr (shape->headings[29], ==, "検索対象除外");
  g_assert_cmpstr (roles, ==, "DD");
}

static void
test_no_data (void)
{
  static const char *const files[]
      = { HEADING, "名簿\n\n" HEADING "\n,,,,,\n", "\n\n,,\n", "　,\n", HEADING "\n※該当なし\n" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RkSynonyms) known = rk_synonyms_new (fields, G_N_ELEMENTS (fields));
      g_autoptr (RkTableSource) source = open_text (files[i]);
      g_autoptr (GError) error = NULL;
      g_assert_null (rk_table_shape_detect (source, known, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
      g_test_message ("%s", error->message);
    }
}

static void
test_chosen_by_a_person (void)
{
  g_autoptr (RkTableSource) source
      = open_text ("名簿\n名称,住所\nA,焼津市1\nB,焼津市2\n覚え書き,x\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableShape) one = rk_table_shape_choose (source, 2, 1, &error);
  g_autoptr (RkTableShape) two = rk_table_shape_choose (source, 2, 2, &error);
  g_autoptr (RkTableShape) none = rk_table_shape_choose (source, 0, 3, &error);
  g_autofree char *a = show_roles (source, one);
  g_autofree char *b = show_roles (source, two);
  g_autofree char *c = show_roles (source, none);
  g_autofree char *d = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "THDDD");
  g_assert_cmpstr (b, ==, "THHDD");
  g_assert_cmpstr (two->headings[0], ==, "名称・A");
  g_assert_cmpstr (c, ==, "DDDDD");
  g_assert_cmpuint (none->n_header_rows, ==, 0);
  one->last_row = 4;
  d = show_roles (source, one);
  g_assert_cmpstr (d, ==, "THDDN");
  g_assert_null (rk_table_shape_choose (source, 6, 1, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rk_table_shape_choose (source, G_MAXUINT, 3, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

/* ---- generated tables ---- */

static void
append_cells (GString *file, guint n_columns, const char *first)
{
  g_string_append (file, first);
  for (guint c = 1; c < n_columns; c++)
    g_string_append_c (file, ',');
  g_string_append_c (file, '\n');
}

typedef struct
{
  GString *file;
  GString *roles;
  guint header_row;
  guint n_columns;
} Made;

static void
make_titles (Made *made)
{
  static const char *const titles[]
      = { "健康づくり事業所名簿", "静岡県　健康増進課（令和6年4月1日現在）", "作成 2024/4/1",
          "（単位：人）", "取扱注意" };
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    {
      gboolean blank = g_test_rand_int_range (0, 3) == 0;
      append_cells (made->file, made->n_columns,
                    blank ? "" : titles[g_test_rand_int_range (0, G_N_ELEMENTS (titles))]);
      g_string_append_c (made->roles, blank ? '-' : 'T');
    }
}

static void
make_heading (Made *made)
{
  static const char *const words[]
      = { "No.", "名称", "所在地", "電話番号", "従業員数", "備考", "業種", "区分", "登録日" };
  gboolean merged = g_test_rand_bit ();

  made->header_row = made->roles->len + 1;
  for (guint c = 0; c < made->n_columns; c++)
    g_string_append_printf (made->file, "%s%s", c > 0 ? "," : "",
                            merged && c > 3 ? (c == 4 ? "規模" : "") : words[c]);
  g_string_append_c (made->file, '\n');
  g_string_append_c (made->roles, 'H');
  if (merged)
    {
      for (guint c = 0; c < made->n_columns; c++)
        g_string_append_printf (made->file, "%s%s", c > 0 ? "," : "", c > 3 ? words[c] : "");
      g_string_append_c (made->file, '\n');
      g_string_append_c (made->roles, 'H');
    }
}

static void
make_data (Made *made, guint n_rows)
{
  for (guint r = 0; r < n_rows; r++)
    {
      int kind = g_test_rand_int_range (0, 12);
      if (kind == 0)
        append_cells (made->file, made->n_columns, "");
      else if (kind == 1)
        append_cells (made->file, made->n_columns - 2, "小計,,10");
      else
        {
          g_string_append_printf (made->file, "%u,青葉%u商店,焼津市本町%u,054-000-%04u", r, r, r,
                                  r);
          for (guint c = 4; c < made->n_columns; c++)
            {
              static const char *const cells[] = { "", "3", "支店\"\"あり\"\"", "1,200", "製造業" };
              g_string_append_printf (made->file, ",\"%s\"", cells[g_test_rand_int_range (0, 5)]);
            }
          g_string_append_c (made->file, '\n');
        }
      g_string_append_c (made->roles, kind == 0 ? '-' : kind == 1 ? 'S' : 'D');
    }
}

static void
make_notes (Made *made)
{
  static const char *const notes[] = { "注：登録時の数", "※ 支店を含む", "出典：調べ",
                                       "備考　なし",     "（注1）移転",  "資料：名簿" };
  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      append_cells (made->file, made->n_columns, notes[g_test_rand_int_range (0, 6)]);
      g_string_append_c (made->roles, 'N');
    }
}

static void
test_generated_tables (void)
{
  g_autoptr (RkSynonyms) known = rk_synonyms_new (fields, G_N_ELEMENTS (fields));

  for (guint round = 0; round < 300; round++)
    {
      Made made = { g_string_new (NULL), g_string_new (NULL), 0, g_test_rand_int_range (5, 10) };
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source = NULL;
      g_autoptr (RkTableShape) shape = NULL;
      g_autofree char *roles = NULL;

      make_titles (&made);
      make_heading (&made);
      make_data (&made, g_test_rand_int_range (4, 300));
      make_notes (&made);
      source = open_text (made.file->str);
      shape = rk_table_shape_detect (source, known, &error);
      g_assert_no_error (error);
      roles = show_roles (source, shape);
      g_assert_cmpuint (shape->header_row, ==, made.header_row);
      g_assert_cmpstr (roles, ==, made.roles->str);
      g_string_free (made.file, TRUE);
      g_string_free (made.roles, TRUE);
    }
}

/* Whatever the bytes: an answer or an error, and every row has a role. */
static void
test_random_tables (void)
{
  static const char *const pieces[]
      = { ",", ",", "\n", "名称", "注：", "計", "1", "\"", "焼津市1", "（人）" };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) file = g_string_new ("x");
      g_autoptr (RkSynonyms) known = rk_synonyms_new (fields, G_N_ELEMENTS (fields));
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source = NULL;
      g_autoptr (RkTableShape) shape = NULL;
      for (int n = g_test_rand_int_range (0, 100); n > 0; n--)
        g_string_append (file, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      source = open_text (file->str);
      shape = rk_table_shape_detect (source, g_test_rand_bit () ? known : NULL, &error);
      if (!shape)
        {
          g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
          g_clear_error (&error);
          shape = rk_table_shape_choose (source, 1, g_test_rand_int_range (0, 5), &error);
        }
      if (shape)
        {
          g_autofree char *roles = show_roles (source, shape);
          g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
          for (guint c = 0; c < shape->n_columns; c++)
            g_assert_true (*shape->headings[c] && g_hash_table_add (names, shape->headings[c]));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/one-heading-row", test_one_heading_row);
  g_test_add_func ("/shape/merged-heading-rows", test_merged_heading_rows);
  g_test_add_func ("/shape/groups-over-a-full-row", test_groups_over_a_full_row);
  g_test_add_func ("/shape/headings-without-known-words", test_headings_without_known_words);
  g_test_add_func ("/shape/notes-and-sums", test_notes_and_sums);
  g_test_add_func ("/shape/corporate-list", test_corporate_list);
  g_test_add_func ("/shape/no-data", test_no_data);
  g_test_add_func ("/shape/chosen-by-a-person", test_chosen_by_a_person);
  g_test_add_func ("/shape/generated-tables", test_generated_tables);
  g_test_add_func ("/shape/random-tables", test_random_tables);
  return g_test_run ();
}
