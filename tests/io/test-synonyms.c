/* Headings of published lists find their fields; what merely sounds alike does not. */
#include "rk-corporate-list.h"
#include "rk-kinds.h"
#include "rk-synonyms.h"

#include <string.h>

static RkSynonyms *synonyms;

/* "heading→field?" for each column: "?" guessed, "+" part, "-" none. */
static char *
show_match (const char *headings)
{
  g_auto (GStrv) columns = g_strsplit (headings, "|", 0);
  guint n = g_strv_length (columns);
  g_autofree RkHeadingMatch *matches
      = rk_synonyms_match (synonyms, (const char *const *)columns, n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "",
                            matches[i].field < 0 ? "-"
                                                 : rk_kind_workplace.fields[matches[i].field].name,
                            matches[i].confidence == RK_MATCH_GUESSED ? "?"
                            : matches[i].part                         ? "+"
                                                                      : "");
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *headings;
  const char *fields;
} Case;

static void
check_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = show_match (cases[i].headings);
      g_test_message ("%s", cases[i].headings);
      g_assert_cmpstr (found, ==, cases[i].fields);
    }
}

static void
test_published_lists (void)
{
  static const Case cases[] = {
    { "ソート番号|クーポン名|クーポン名カナ|業種|クーポンの割引金額|クーポン名表示用|ブロックNO|"
      "郵便番号|"
      "店舗住所|電話番号|店舗説明|店舗URL|インスタグラムのアカウント|店舗画像|経度|緯度",
      "- name kana industry - - - postal_code address phone note website - - longitude latitude" },
    { "№|要配慮者利用施設名称|所管課|郵便番号|所在地|電話番号|区分|避難確保計画対象|"
      "地域防災計画分類|"
      "洪水浸水レベル（最大）|家屋倒壊危険区域|土砂災害警戒区域|緯度|経度",
      "- name - postal_code address phone business? - - - - - latitude longitude" },
    { "登録番号|事業所名|フリガナ|市町名|所在地|業種|従業員|代表者役職・氏名|登録年月日|有効期限|"
      "けんぽ|備考2",
      "registration_number name kana municipality_code address industry employees representative? "
      "registered_on expires_on insurer_kind? -" },
    { "都道府県コード又は市区町村コード|NO|都道府県名|市区町村名|名称|名称_カナ|住所|方書|緯度|"
      "電話番号|"
      "内線番号|FAX番号|法人番号|URL|備考",
      "- - - municipality_code name kana address - latitude phone - fax corporate_number website "
      "note" },
    { "全国地方公共団体コード|ID|地方公共団体名|名称|名称_カナ|名称_英語|所在地_"
      "全国地方公共団体コード|"
      "所在地_連結表記|所在地_都道府県|所在地_市区町村|所在地_町字|所在地_番地以下|建物名等(方書)|"
      "電話番号|"
      "連絡先メールアドレス|郵便番号",
      "- - - name kana - municipality_code address - - - - - phone email postal_code" },
    { "法人番号|法人名|法人名ふりがな|法人名英語|郵便番号|本社所在地|ステータス|法人代表者名|"
      "資本金|"
      "従業員数|営業品目リスト|事業概要|企業ホームページ|設立年月日|創業年|最終更新日",
      "corporate_number name kana - postal_code address - representative - employees - business "
      "website - - -" },
    { "corporate_number|name|name_kana|name_en|close_date|location|postal_code|prefecture_name|"
      "city_name|city_code|street_number|representative_name|employee_number|business_summary|"
      "company_url|update_date",
      "corporate_number name kana - - address postal_code - municipality_code - - representative "
      "employees business website -" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_office_wordings (void)
{
  static const Case cases[] = {
    { "No.|事業所名称|〒|住　所|ＴＥＬ|ＦＡＸ|E-mail|HP|従業員数（人）",
      "- name postal_code address phone fax email website employees" },
    { "事業所・法人名|事業所・事業所名|法人番号|所在地・市区町村|所在地・町名番地",
      "corporation_name name corporate_number municipality_code? address?" },
    { "会社名|ふりがな|本社所在地|電話番号(代表)|代表者職氏名|担当部署|担当者名|保険者名",
      "name kana address phone representative? contact_department contact insurer" },
    { "屋号|代表者（役職）|代表者|担当者|社員数|業種(大分類)|加入保険者|認定番号|認定日",
      "name representative_title representative contact employees industry insurer "
      "registration_number registered_on" },
    { "①事業所名【必須】|2.所在地※|*電話番号|【任意】職員数|登録No.|宣言日|有効期間満了日|摘要",
      "name address phone employees registration_number registered_on expires_on note" },
    { "ｼﾞｷﾞｮｳｼｮﾒｲ|事業所名|事業所名（よみがな）|℡|ﾌｧｯｸｽ|ﾒｰﾙｱﾄﾞﾚｽ", "- name kana phone fax email" },
    { "事業所\n名|従業員数\n（人）|健保|業種区分", "name employees insurer_kind? industry" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_better_column_wins (void)
{
  static const Case cases[] = {
    { "法人名|事業所名|企業名", "corporation_name name -" },
    { "電話番号（F列）|電話番号", "- phone" },
    { "担当者電話番号|本社電話番号|電話番号", "contact_phone - phone" },
    { "住所|所在地", "- address" },
    { "市町名|市町コード", "- municipality_code" },
    { "本社電話番号|支店電話番号", "phone? -" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_joined_headings (void)
{
  static const Case cases[] = {
    { "No.|事業所名|所在地・郵便番号|所在地・住所|連絡先・電話|連絡先・担当者|規模・従業員数|"
      "規模・業種",
      "- name postal_code? address phone contact employees industry" },
    { "代表者・氏名|代表者・電話番号|担当者・氏名|担当者・電話番号|所属・名称",
      "representative - contact contact_phone name" },
    { "企業・団体名|登録（認定）年月日", "name registered_on" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_parts_of_the_address (void)
{
  static const Case cases[] = {
    { "名称|都道府県|市区町村|町名番地|建物名", "name address+ address+ address+ address+" },
    { "名称|市町名|町名番地", "name municipality_code address?" },
    { "名称|住所1|住所2", "name address+ address+" },
    { "名称|住所１|住所２|市町名", "name address+ address+ address+" },
    { "名称|都道府県|市区町村|住所", "name - municipality_code address" },
    { "名称|都道府県", "name -" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_what_only_sounds_alike (void)
{
  static const Case cases[] = {
    { "旧事業所名|前年度従業員数|変更前住所", "- - -" },
    { "代表者フリガナ|住所フリガナ|担当者（電話）|担当者メール",
      "- - contact_phone contact_email" },
    { "業種コード|電話区分|名称変更日|登録日時点の状況", "- - - -" },
    { "定員人数|提出期限|所管課|管轄保健所|緯度|経度", "- - - - latitude longitude" },
    { "enName|prefectureName|filename|hotel|curl", "- - - - -" },
    { "||・|（）|①", "- - - - -" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What the program itself writes over a column must be found again. */
static void
test_own_headings (void)
{
  GString *headings = g_string_new (NULL);
  GString *expected = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < rk_kind_workplace.n_fields; i++)
    {
      const RkField *field = &rk_kind_workplace.fields[i];
      if (field->flags & (RK_FIELD_DERIVED | RK_FIELD_INTERNAL))
        continue;
      g_string_append_printf (headings, "%s%s", headings->len > 0 ? "|" : "", field->heading);
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? " " : "", field->name);
    }
  found = show_match (headings->str);
  g_assert_cmpstr (found, ==, expected->str);
  g_string_free (headings, TRUE);
  g_string_free (expected, TRUE);
}

/* 役職 is the post in the body, beside a 職名 the role in the council: as the roster prints it. */
static void
test_word_of_two_fields (void)
{
  static const struct
  {
    const char *headings[4];
    const char *fields[3];
  } cases[] = {
    { { "氏名", "職名", "役職", NULL }, { "name", "post", "role" } },
    { { "氏名", "役職", "所属機関", NULL }, { "name", "post", "body" } },
    { { "氏名", "役職", "協議会での役職", NULL }, { "name", "post", "role" } },
    { { "役職", "職名", "役割", NULL }, { NULL, "post", "role" } },
  };
  RkSynonyms *of_members = rk_synonyms_new (rk_kind_member.fields, rk_kind_member.n_fields);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree RkHeadingMatch *matches = rk_synonyms_match (of_members, cases[i].headings, 3);

      for (guint k = 0; k < 3; k++)
        {
          const char *name
              = matches[k].field < 0 ? NULL : rk_kind_member.fields[matches[k].field].name;

          g_assert_cmpstr (name, ==, cases[i].fields[k]);
        }
    }
  rk_synonyms_free (of_members);
}

/* Each word must lead to its own field. What names the corporation is the name where nothing else
 * is, and its own beside a column that names the place of work. */
static void
test_words_are_unique (void)
{
  for (guint i = 0; i < rk_kind_workplace.n_fields; i++)
    {
      const RkField *field = &rk_kind_workplace.fields[i];
      g_auto (GStrv) words = g_strsplit (field->synonyms ? field->synonyms : "", "|", 0);
      gboolean beside = g_str_has_prefix (field->name, "corporation_");

      for (guint j = 0; words[j]; j++)
        {
          const char *word = words[j] + (*words[j] == '?');
          g_autofree char *headings = g_strconcat (beside ? "事業所名|フリガナ|" : "", word, NULL);
          g_autofree char *found = *word == '+' ? NULL : show_match (headings);
          g_autofree char *expected = g_strconcat (beside ? "name kana " : "", field->name,
                                                   word == words[j] ? "" : "?", NULL);
          g_test_message ("%s", word);
          if (found)
            g_assert_cmpstr (found, ==, expected);
        }
    }
}

static void
test_knows (void)
{
  g_assert_true (rk_synonyms_knows (synonyms, "事業所名（正式）"));
  g_assert_true (rk_synonyms_knows (synonyms, "都道府県"));
  g_assert_false (rk_synonyms_knows (synonyms, "青葉食品"));
  g_assert_false (rk_synonyms_knows (synonyms, ""));
}

static void
test_corporate_list_columns (void)
{
  const RkCorporateColumn *columns = rk_corporate_list_columns ();
  const char *sound[30] = { "1", "7000012050002" };
  const char *unsound[30] = { "1", "8000012050002" };

  for (guint i = 0; i < RK_CORPORATE_LIST_COLUMNS; i++)
    {
      g_assert_nonnull (columns[i].heading);
      if (columns[i].field)
        g_assert_cmpint (rk_kind_field (&rk_kind_workplace, columns[i].field), >=, 0);
    }
  g_assert_cmpstr (columns[6].field, ==, "name");
  g_assert_cmpstr (columns[15].field, ==, "postal_code");
  g_assert_cmpstr (columns[28].field, ==, "kana");
  g_assert_true (rk_corporate_list_looks_so (sound, 30));
  g_assert_false (rk_corporate_list_looks_so (sound, 29));
  g_assert_false (rk_corporate_list_looks_so (unsound, 30));
}

/* Who keys in an application form goes from the street on to the building. */
static void
test_building_behind_address (void)
{
  int address = rk_kind_field (&rk_kind_workplace, "address");

  g_assert_cmpstr (rk_kind_workplace.fields[address + 1].name, ==, "building");
  g_assert_cmpstr (rk_kind_workplace.fields[address + 2].name, ==, "phone");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  synonyms = rk_synonyms_new (rk_kind_workplace.fields, rk_kind_workplace.n_fields);
  g_test_add_func ("/synonyms/published-lists", test_published_lists);
  g_test_add_func ("/synonyms/office-wordings", test_office_wordings);
  g_test_add_func ("/synonyms/better-column-wins", test_better_column_wins);
  g_test_add_func ("/synonyms/joined-headings", test_joined_headings);
  g_test_add_func ("/synonyms/parts-of-the-address", test_parts_of_the_address);
  g_test_add_func ("/synonyms/what-only-sounds-alike", test_what_only_sounds_alike);
  g_test_add_func ("/synonyms/own-headings", test_own_headings);
  g_test_add_func ("/synonyms/word-of-two-fields", test_word_of_two_fields);
  g_test_add_func ("/synonyms/words-are-unique", test_words_are_unique);
  g_test_add_func ("/synonyms/knows", test_knows);
  g_test_add_func ("/synonyms/building-behind-address", test_building_behind_address);
  g_test_add_func ("/synonyms/corporate-list-columns", test_corporate_list_columns);
  result = g_test_run ();
  rk_synonyms_free (synonyms);
  return result;
}
