#include "doc-samples.h"

static const char *const names[]
    = { "㈱まるはち海産",
        "焼津さくら保育園",
        "大井川運輸倉庫株式会社　本社営業所",
        "有限会社みなと調剤薬局",
        "小石川食品工業協同組合",
        "株式会社駿河の里フーズ　焼津水産加工センター",
        "髙﨑建設㈱",
        "社会福祉法人　潮風の郷",
        "ホテル　黒石の松",
        "志太自動車整備センター",
        "やいづ信友金庫　本店",
        "合同会社うみねこデザイン",
        "医療法人社団青葉台会　青葉台内科クリニック",
        "特定非営利活動法人地域とはたらく人の健康を支える志太榛原ネットワーク　吉田事務所",
        "スーパーまるふじ(田沼店)" };
static const char *const places[] = { "鰯ヶ島", "小川", "宗高", "栄町", "小屋敷",
                                      "田尻北", "大住", "一色", "本町", "岡部町内谷" };
static const char *const trades[] = { "製造",       "医療、福祉", "運輸", "卸・小売",  "建設",
                                      "宿泊、飲食", "サービス",   "金融", "学術、専門" };
static const char *const towns[]
    = { "静岡市",     "浜松市",   "沼津市",   "熱海市", "三島市",   "富士宮市", "伊東市",
        "島田市",     "富士市",   "磐田市",   "焼津市", "掛川市",   "藤枝市",   "御殿場市",
        "袋井市",     "下田市",   "裾野市",   "湖西市", "伊豆市",   "御前崎市", "菊川市",
        "伊豆の国市", "牧之原市", "東伊豆町", "河津町", "南伊豆町", "松崎町",   "西伊豆町",
        "函南町",     "清水町",   "長泉町",   "小山町", "吉田町",   "川根本町", "森町" };
static const char *const divisions[] = { "農業、林業",
                                         "漁業",
                                         "鉱業、採石業、砂利採取業",
                                         "建設業",
                                         "製造業",
                                         "電気・ガス・熱供給・水道業",
                                         "情報通信業",
                                         "運輸業、郵便業",
                                         "卸売業、小売業",
                                         "金融業、保険業",
                                         "不動産業、物品賃貸業",
                                         "学術研究、専門・技術サービス業",
                                         "宿泊業、飲食サービス業",
                                         "生活関連サービス業、娯楽業",
                                         "教育、学習支援業",
                                         "医療、福祉",
                                         "複合サービス事業",
                                         "サービス業",
                                         "公務",
                                         "分類不能の産業" };

/* A number that looks like chance and is the same everywhere. */
static guint
scatter (guint i, guint salt)
{
  guint x = (i + 1) * 2654435761u ^ (salt + 1) * 40503u;

  x ^= x >> 15;
  x *= 2246822519u;
  return x ^ x >> 13;
}

typedef struct
{
  guint n_rows;
  guint n_groups;
} List;

static void
fill_list (RkTableRow *row, guint index, gpointer user_data)
{
  const List *list = user_data;
  g_autofree char *number = g_strdup_printf ("%u", 1041 + index);

  if (list->n_groups > 0)
    {
      guint per_group = (list->n_rows + list->n_groups - 1) / list->n_groups;

      if (index % per_group == 0)
        {
          g_autofree char *note = g_strdup_printf ("全%u事業所", per_group);

          rk_table_row_start_group (row, towns[index / per_group % G_N_ELEMENTS (towns)], note);
        }
    }
  rk_table_row_set_text (row, 0, number);
  rk_table_row_set_text (row, 1, names[scatter (index, 0) % G_N_ELEMENTS (names)]);
  rk_table_row_set_text (row, 2, places[scatter (index, 1) % G_N_ELEMENTS (places)]);
  rk_table_row_set_text (row, 3, trades[scatter (index, 2) % G_N_ELEMENTS (trades)]);
  for (guint i = 4; i < 11; i++)
    if (scatter (index, i) % 3 == 0)
      rk_table_row_set_mark (row, i, RK_MARK_DISC);
  if (scatter (index, 12) % 4 == 0)
    rk_table_row_set_text (row, 11, "★");
}

RkDocument *
doc_sample_list (guint n_rows, guint n_groups)
{
  static const RkTableColumn columns[] = {
    { .heading = "登録\n番号", .width = 13, .align = RK_ALIGN_CENTRE },
    { .heading = "事業所名", .width = 61, .fit = RK_FIT_LIST },
    { .heading = "所在地", .width = 22 },
    { .heading = "業種", .width = 20 },
    { .heading = "健診・指導", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "がん検診", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "食生活", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "運動", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "たばこ", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "こころ", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "歯と口", .width = 6.3, .align = RK_ALIGN_CENTRE, .vertical_heading = TRUE },
    { .heading = "認定", .weight = 1, .align = RK_ALIGN_CENTRE },
  };
  RkDocument *document = rk_document_new ("しだはいばら健康づくり実践事業所　一覧");
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));
  List *list = g_new0 (List, 1);

  list->n_rows = n_rows;
  list->n_groups = n_groups;
  rk_table_set_size (table, 8.8, 7.05);
  rk_table_set_rows (table, n_rows, fill_list, list, g_free);
  rk_document_set_note (document, "令和8年10月1日現在　登録457事業所（うち認定96）");
  rk_document_set_origin (document, "静岡県中部保健所", "2026-10-01T09:00:00+09:00");
  rk_document_add_title (document, RK_TITLE_LIST);
  rk_document_add_table (document, table);
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_NOTE,
      "公表に同意した事業所だけを載せた（登録457のうち431事業所）。　●：宣言した取組の分野　"
      "★：認定事業所　並びは市町コード順。\n「健康経営」は特定非営利活動法人健康経営研究会の登録商"
      "標で"
      "す。　問合せ　静岡県中部保健所　健康増進課　電話　054-000-0000");
  return document;
}

static void
fill_register (RkTableRow *row, guint index, gpointer user_data)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *corporate
      = g_strdup_printf ("%u%09u", 1000 + index % 9000, scatter (index, 5) % 1000000000);
  g_autofree char *address = g_strdup_printf ("%s%u丁目%u番%u号", places[scatter (index, 1) % 10],
                                              1 + index % 5, 1 + index % 30, 1 + index % 20);
  g_autofree char *phone
      = g_strdup_printf ("054-%03u-%04u", index % 1000, scatter (index, 3) % 10000);

  rk_table_row_set_text (row, 0, number);
  rk_table_row_set_text (row, 1, corporate);
  rk_table_row_set_text (row, 2, names[scatter (index, 0) % G_N_ELEMENTS (names)]);
  rk_table_row_set_text (row, 3, towns[scatter (index, 6) % G_N_ELEMENTS (towns)]);
  rk_table_row_set_text (row, 4, address);
  rk_table_row_set_text (row, 5, phone);
  rk_table_row_set_text (row, 6, trades[scatter (index, 2) % G_N_ELEMENTS (trades)]);
  rk_table_row_set_text (row, 7, index % 7 == 0 ? "－" : "50～99");
}

RkDocument *
doc_sample_register (guint n_rows)
{
  static const RkTableColumn columns[] = {
    { .heading = "No.", .width = 11, .align = RK_ALIGN_RIGHT },
    { .heading = "法人番号", .width = 25, .align = RK_ALIGN_CENTRE },
    { .heading = "事業所名", .weight = 5 },
    { .heading = "市町", .width = 20 },
    { .heading = "所在地", .weight = 4 },
    { .heading = "電話", .width = 24 },
    { .heading = "業種", .width = 22 },
    { .heading = "規模", .width = 18, .align = RK_ALIGN_CENTRE },
  };
  RkDocument *document = rk_document_new ("事業所名簿");
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));

  rk_table_set_rows (table, n_rows, fill_register, NULL, NULL);
  rk_document_set_paper (document, RK_PAPER_A4, TRUE, RK_PAPER_USE_PAPER);
  rk_document_set_note (document, "令和8年10月1日現在　7,078事業所　条件：市町＝すべて");
  rk_document_set_foot (document, "作成　健康増進課　令和8年10月1日");
  rk_document_set_origin (document, "静岡県中部保健所", "2026-10-01T09:00:00+09:00");
  rk_document_add_title (document, RK_TITLE_LIST);
  rk_document_add_table (document, table);
  return document;
}

static void
fill_opinions (RkTableRow *row, guint index, gpointer user_data)
{
  static const char *const texts[] = {
    "男性の喫煙率は5年間で下がったが、下がり方は県・全国より小さい。職場の喫煙室の有無を調べて、"
    "禁煙支援につなげる必要がある。",
    "商工会の会報に健診の案内を載せることはできる。",
    "小規模事業所では担当者がいないため、声をかけても続かない。保健所・協会けんぽ・商工会が順に訪問"
    "し"
    "、同じ記録用紙を使うことを提案する。次回までに様式の案を示してほしい。"
  };

  rk_table_row_set_text (row, 0, index % 3 == 0 ? "○" : index % 3 == 1 ? "△" : "×");
  rk_table_row_set_text (row, 1, texts[index % 3]);
  rk_table_row_set_mark (row, 2, index % 2 ? RK_MARK_CIRCLE : RK_MARK_TRIANGLE);
  rk_table_row_set_text (row, 2, index % 2 ? "済" : "対応中");
  rk_table_row_set_text (row, 3, "大石　健一郎");
  if (index == 5)
    {
      rk_table_row_set_span (row, 0, 3);
      rk_table_row_set_text (row, 0, "合計　6件");
      rk_table_row_set_flags (row, RK_ROW_BOLD | RK_ROW_TINT | RK_ROW_RULE | RK_ROW_KEEP);
    }
}

static RkTable *
create_opinions (void)
{
  static const RkTableColumn columns[] = {
    { .heading = "評価", .width = 12, .align = RK_ALIGN_CENTRE },
    { .heading = "意見", .weight = 1, .fit = RK_FIT_TEXT },
    { .heading = "状態", .width = 22 },
    { .heading = "委員", .width = 26, .fit = RK_FIT_PERSON },
  };
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));

  rk_table_set_rows (table, 6, fill_opinions, NULL, NULL);
  return table;
}

RkDocument *
doc_sample_paper (void)
{
  RkDocument *document = rk_document_new ("この会議のための1枚　習慣的喫煙（志太榛原圏域）");
  RkChart *chart;

  rk_document_set_number (document, "資料2");
  rk_document_set_foot (document, "作成　事務局　令和8年7月8日");
  rk_document_set_note (document, "志太榛原圏域　令和8年度");
  rk_document_set_specimen (document, TRUE);
  rk_document_set_origin (document, "事務局", "2026-07-08T09:00:00+09:00");
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_BODY,
      "データの分析で圏域の課題を特定し、機関が連携して取り組む段階に到達した。次の段"
      "階（2-③）まで、必須項目はあと2つである。男性の喫煙を減らすため、職場のルールと"
      "禁煙支援をどの機関がどの順に進めるか。");
  rk_document_add_heading (document, "1　会議の概要");
  rk_document_add_facts (document, 2, "会議名", "第2回志太榛原地域・職域連携推進協議会", "開催日",
                         "令和8年7月23日（木）午後1時30分から", "場所",
                         "静岡県藤枝総合庁舎　別館2階　第1会議室（藤枝市瀬戸新屋362-1）", "出席",
                         "委員13名（うち代理2名）", "定足数", "8名（委員15名の半数以上）", NULL);
  rk_document_add_heading (document, "2　前回の主な意見");
  rk_document_add_table (document, create_opinions ());
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, "注　敬称略。");
  rk_document_add_heading (document, "3　登録事業所");
  chart = doc_sample_chart (RK_CHART_GROUPED, 6, 2, TRUE);
  rk_document_add_chart (document, chart, 0);
  rk_document_add_chart (document, doc_sample_chart (RK_CHART_BARS, 8, 1, FALSE), 0);
  rk_document_add_heading (document, "4　市町別・業種別");
  rk_document_add_chart (document, doc_sample_stack (), 0);
  return document;
}

RkDocument *
doc_sample_letter (guint n_paragraphs)
{
  RkDocument *document = rk_document_new ("会議の開催について（通知）");

  rk_document_set_paper (document, RK_PAPER_A4, FALSE, RK_PAPER_USE_LETTER);
  for (guint i = 0; i < n_paragraphs; i++)
    rk_document_add_paragraph (
        document, RK_PARAGRAPH_LETTER,
        "　日頃から、本県の健康づくりの推進に御理解と御協力をいただき、厚くお礼申し上げます。\n"
        "　このことについて、下記のとおり開催しますので、御出席くださるようお願いします。なお、御欠"
        "席の"
        "場合は、代理の方の職名及び氏名を、令和8年7月10日（金）までに御連絡ください。");
  return document;
}

RkChart *
doc_sample_chart (RkChartKind kind, guint n_categories, guint n_series, gboolean gaps)
{
  static const char *const items[]
      = { "課題の見える化", "圏域らしい課題の特定", "目標の共有と役割分担", "連携事業の実施",
          "評価",           "見直しと継続" };
  static const char *const years[] = { "令和8年度", "令和7年度", "令和6年度", "令和5年度" };
  gboolean is_area = kind == RK_CHART_BARS;
  RkChart *chart
      = rk_chart_new (kind, is_area ? "図2　健康づくり実践事業所の数" : "図1　分野ごとの達成率",
                      is_area ? "件" : "%");

  for (guint c = 0; c < n_categories; c++)
    rk_chart_add_category (chart, is_area ? towns[c % G_N_ELEMENTS (towns)]
                                          : items[c % G_N_ELEMENTS (items)]);
  for (guint s = 0; s < n_series; s++)
    {
      rk_chart_add_series (chart, years[s % G_N_ELEMENTS (years)]);
      for (guint c = 0; c < n_categories; c++)
        rk_chart_set_value (chart, s, c, 20 + scatter (c, s) % (is_area ? 1200 : 75));
    }
  if (gaps && n_categories > 2)
    {
      rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
      rk_chart_set_value (chart, n_series - 1, 2, RK_CHART_MISSING);
    }
  rk_chart_set_subtitle (chart, "志太榛原圏域　令和8年10月1日現在");
  rk_chart_set_source (chart, "事業所登録簿（仮の値）。");
  if (gaps)
    rk_chart_set_note (chart, "登録10未満は※（秘匿）。合計から逆算されないよう併せて秘匿した。");
  if (is_area)
    rk_chart_set_reference (chart, 486, "県平均");
  return chart;
}

RkChart *
doc_sample_stack (void)
{
  RkChart *chart = rk_chart_new (RK_CHART_STACKED, "図3　登録事業所の数", "件");

  for (guint c = 0; c < G_N_ELEMENTS (towns); c++)
    rk_chart_add_category (chart, towns[c]);
  for (guint s = 0; s < G_N_ELEMENTS (divisions); s++)
    {
      rk_chart_add_series (chart, divisions[s]);
      for (guint c = 0; c < G_N_ELEMENTS (towns); c++)
        rk_chart_set_value (chart, s, c,
                            scatter (c, s) % (c < 2 ? 90 : 30) * (1 + scatter (s, 9) % 5) / 3);
    }
  rk_chart_fold_small_series (chart, 8);
  rk_chart_set_subtitle (chart, "市町別・産業大分類別　令和8年10月1日現在");
  rk_chart_set_source (chart, "事業所登録簿（仮の値）。");
  return chart;
}

char *
doc_sample_pdf (RkDocument *document, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, &error);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_no_error (error);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}
