/* gen-register: writes a register of invented workplaces as an office would hand it over: title
 * rows, notes below, every notation of dates and digits, repetitions and values that cannot be
 * read. What it wrote is printed as JSON, so that an import can be held against it. Each row
 * follows from the seed and its index alone, so any row can be made again in another spelling. */
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define FIRST_ROW 5 /* as a spreadsheet counts: three titles, one heading */
#define PICK(array, n) ((array)[(n) % G_N_ELEMENTS (array)])

typedef enum
{
  REGULAR,
  REPEATED,  /* the workplace of an earlier row in another spelling */
  LOOKALIKE, /* name and municipality of an earlier row, nothing else */
  NAMELESS,
  BAD,
} Sort;

typedef struct
{
  const char *heading;
  const char *value;
} BadValue;

static const char *const headings[]
    = { "No.",        "登録番号", "事業所名", "フリガナ", "法人番号",       "郵便番号",
        "市町名",     "所在地",   "電話番号", "業種",     "従業員数（人）", "代表者役職・氏名",
        "登録年月日", "有効期限", "けんぽ",   "備考" };

/* One a kind; the wrong check digit and the 外字 are put into the row's own number and name. */
static const BadValue bad_values[] = {
  { "登録年月日", "6.2.30" },  { "従業員数（人）", "約40" },  { "法人番号", "7.00001E+12" },
  { "郵便番号", "25-0041" },   { "市町名", "清水" },          { "電話番号", "054-6xx-1234" },
  { "業種", "水産" },          { "法人番号", "check digit" }, { "有効期限", "令和8年" },
  { "登録年月日", "R5.13.1" }, { "事業所名", "外字" },        { "従業員数（人）", "-3" },
};

typedef struct
{
  const char *word; /* always two characters, so that no two names can be joined alike */
  const char *kana;
} Part;

static const Part firsts[]
    = { { "青葉", "アオバ" },   { "若草", "ワカクサ" },   { "朝霧", "アサギリ" },
        { "夕凪", "ユウナギ" }, { "松原", "マツバラ" },   { "竹林", "タケバヤシ" },
        { "梅里", "ウメサト" }, { "桜台", "サクラダイ" }, { "藤枝", "フジエダ" },
        { "菊野", "キクノ" },   { "萩山", "ハギヤマ" },   { "葵原", "アオイハラ" },
        { "海辺", "ウミベ" },   { "港町", "ミナトマチ" }, { "浜風", "ハマカゼ" },
        { "磯崎", "イソザキ" }, { "山里", "ヤマザト" },   { "谷川", "タニガワ" },
        { "峰岡", "ミネオカ" }, { "丘上", "オカウエ" },   { "清流", "セイリュウ" },
        { "大空", "オオゾラ" }, { "白雲", "シラクモ" },   { "虹橋", "ニジハシ" },
        { "星野", "ホシノ" },   { "月見", "ツキミ" },     { "日向", "ヒナタ" },
        { "風間", "カザマ" },   { "金峰", "キンポウ" },   { "銀嶺", "ギンレイ" },
        { "宝来", "ホウライ" }, { "福寿", "フクジュ" } };
static const Part seconds[]
    = { { "茶園", "チャエン" },   { "水門", "スイモン" }, { "石垣", "イシガキ" },
        { "木陰", "コカゲ" },     { "花壇", "カダン" },   { "鳥居", "トリイ" },
        { "魚見", "ウオミ" },     { "森下", "モリシタ" }, { "田中", "タナカ" },
        { "原口", "ハラグチ" },   { "池端", "イケハタ" }, { "沢渡", "サワタリ" },
        { "岩間", "イワマ" },     { "砂丘", "サキュウ" }, { "島影", "シマカゲ" },
        { "岬端", "ミサキハタ" }, { "東雲", "シノノメ" }, { "西風", "ニシカゼ" },
        { "南風", "ミナミカゼ" }, { "北斗", "ホクト" },   { "春日", "ハルヒ" },
        { "夏木", "ナツキ" },     { "秋葉", "アキバ" },   { "冬野", "フユノ" },
        { "一色", "イッシキ" },   { "二葉", "フタバ" },   { "三輪", "ミワ" },
        { "五島", "ゴトウ" },     { "七瀬", "ナナセ" },   { "八雲", "ヤクモ" },
        { "千歳", "チトセ" },     { "万代", "バンダイ" } };
static const Part trades[]
    = { { "食品", "ショクヒン" }, { "水産", "スイサン" },   { "製茶", "セイチャ" },
        { "工業", "コウギョウ" }, { "産業", "サンギョウ" }, { "商店", "ショウテン" },
        { "商会", "ショウカイ" }, { "建設", "ケンセツ" },   { "土木", "ドボク" },
        { "電機", "デンキ" },     { "電設", "デンセツ" },   { "運輸", "ウンユ" },
        { "物流", "ブツリュウ" }, { "倉庫", "ソウコ" },     { "印刷", "インサツ" },
        { "紙業", "シギョウ" },   { "木材", "モクザイ" },   { "家具", "カグ" },
        { "金属", "キンゾク" },   { "精密", "セイミツ" },   { "化学", "カガク" },
        { "薬局", "ヤッキョク" }, { "医院", "イイン" },     { "歯科", "シカ" },
        { "介護", "カイゴ" },     { "保育", "ホイク" },     { "学園", "ガクエン" },
        { "旅館", "リョカン" },   { "観光", "カンコウ" },   { "農園", "ノウエン" },
        { "造園", "ゾウエン" },   { "設計", "セッケイ" } };
static const Part places[] = { { "", "" },
                               { "本店", "ホンテン" },
                               { "東店", "ヒガシテン" },
                               { "西店", "ニシテン" },
                               { "南店", "ミナミテン" },
                               { "北店", "キタテン" },
                               { "駅前", "エキマエ" },
                               { "中央", "チュウオウ" },
                               { "工場", "コウジョウ" },
                               { "支店", "シテン" },
                               { "別館", "ベッカン" },
                               { "新館", "シンカン" },
                               { "第一", "ダイイチ" },
                               { "第二", "ダイニ" },
                               { "第三", "ダイサン" },
                               { "第四", "ダイヨン" },
                               { "センター", "センター" },
                               { "プラザ", "プラザ" },
                               { "テラス", "テラス" },
                               { "ガーデン", "ガーデン" },
                               { "ラボ", "ラボ" },
                               { "ワークス", "ワークス" },
                               { "ファーム", "ファーム" },
                               { "サービス", "サービス" },
                               { "ホーム", "ホーム" },
                               { "ハウス", "ハウス" },
                               { "パーク", "パーク" },
                               { "モール", "モール" },
                               { "スタジオ", "スタジオ" },
                               { "ステージ", "ステージ" },
                               { "ポート", "ポート" },
                               { "ベース", "ベース" } };

/* The spellings of one company form; before the name but for every third row. */
static const char *const forms[][3] = { { "株式会社", "㈱", "(株)" },
                                        { "有限会社", "㈲", "（有）" },
                                        { "合同会社", "合同会社", "（同）" },
                                        { "", "", "" } };
static const char *const municipalities[]
    = { "静岡市葵区", "浜松市中央区", "沼津市", "熱海市",     "三島市",  "富士宮市",
        "伊東市",     "島田市",       "富士市", "磐田市",     "焼津市",  "掛川市",
        "藤枝市",     "御殿場市",     "袋井市", "下田市",     "裾野市",  "湖西市",
        "伊豆市",     "御前崎市",     "菊川市", "伊豆の国市", "牧之原市" };
static const char *const streets[]
    = { "さくら町", "みなと町", "あさひ台", "みどりが丘", "ひばり野", "つばめ通" };
static const char *const industries[]
    = { "建設業",         "製造業",     "情報通信業",      "農業，林業",
        "卸売業，小売業", "医療，福祉", "教育，学習支援業" };
static const char *const insurers[] = { "協会けんぽ", "健保組合", "国保組合", "共済組合", "" };
static const char *const titles[] = { "代表取締役", "代表", "理事長", "取締役社長" };
static const char *const surnames[] = { "葵川", "茶畑", "駿田", "遠海", "伊豆野", "富岳", "浜里" };
static const char *const given[] = { "一郎", "花子", "三四郎", "みどり", "健太", "さくら", "翔" };
static const char *const remarks[]
    = { "", "", "", "新規\n訪問済み", "電話は午後", "工場あり\n(第2)" };

typedef struct
{
  guint64 rows;
  guint64 seed;
  gboolean cp932;
  gboolean list;
  GIConv converter;
  FILE *file;
  GString *buffer;
  guint counts[BAD + 1];
  guint bad_counts[G_N_ELEMENTS (bad_values)];
  GString *problems;
} Register;

/* ---- spelling ---- */

/* splitmix64 (Vigna 2015) */
static guint64
mix (guint64 x)
{
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

static void
append_wide (GString *out, const char *ascii)
{
  for (; *ascii; ascii++)
    g_string_append_unichar (out, *ascii == ' ' ? 0x3000 : (gunichar)*ascii + 0xfee0);
}

static void
append_quoted (GString *out, const char *cell)
{
  gboolean quotes = strpbrk (cell, ",\"\n") != NULL;
  if (quotes)
    g_string_append_c (out, '"');
  g_string_append (out, cell); /* no cell of ours holds a quotation mark */
  if (quotes)
    g_string_append_c (out, '"');
}

/* Half of the spellings of a number are full-width. */
static void
spell (GString *out, const char *ascii, guint64 spelling)
{
  if (spelling & 1)
    append_wide (out, ascii);
  else
    append_quoted (out, ascii);
}

static void
append_date (GString *out, guint year, guint month, guint day, guint64 spelling)
{
  char text[40];

  switch (spelling % 4)
    {
    case 0:
      g_snprintf (text, sizeof text, "R%u.%u.%u", year - 2018, month, day);
      break;
    case 1:
      g_snprintf (text, sizeof text, "令和%u年%u月%u日", year - 2018, month, day);
      break;
    case 2:
      g_snprintf (text, sizeof text, "%u/%u/%u", year, month, day);
      break;
    default:
      g_snprintf (text, sizeof text, "%04u-%02u-%02u", year, month, day);
    }
  if (spelling % 4 != 1 && spelling / 4 % 4 == 0)
    append_wide (out, text);
  else
    g_string_append (out, text);
}

static void
append_number (GString *out, guint number, guint64 spelling)
{
  char text[40];

  if (number >= 1000 && spelling % 3 == 0)
    g_snprintf (text, sizeof text, "%u,%03u", number / 1000, number % 1000);
  else
    g_snprintf (text, sizeof text, spelling % 5 == 4 ? "%u人" : "%u", number);
  if (spelling % 5 == 4)
    append_quoted (out, text);
  else
    spell (out, text, spelling >> 8);
}

/* ---- facts of a workplace ---- */

static void
append_parts (GString *out, guint64 workplace, gboolean kana)
{
  guint64 rest = workplace;
  const Part *parts[4];

  parts[2] = &PICK (trades, rest);
  rest /= G_N_ELEMENTS (trades);
  parts[1] = &PICK (seconds, rest);
  rest /= G_N_ELEMENTS (seconds);
  parts[0] = &PICK (firsts, rest);
  rest /= G_N_ELEMENTS (firsts);
  parts[3] = &PICK (places, rest);
  rest /= G_N_ELEMENTS (places);
  for (guint i = 0; i < 4; i++)
    g_string_append (out, kana ? parts[i]->kana : parts[i]->word);
  if (rest > 0)
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, rest);
}

static void
append_name (GString *out, guint64 workplace, guint64 fact, guint64 spelling)
{
  const char *form = PICK (forms, fact)[spelling % 3];
  gboolean after = fact / 4 % 3 == 0;

  if (!after)
    g_string_append (out, form);
  if (!after && spelling / 3 % 4 == 0 && *form)
    g_string_append (out, "　");
  append_parts (out, workplace, FALSE);
  if (after)
    g_string_append (out, form);
}

/* 法人番号の指定等に関する省令 第2条 */
static void
corporate_number (char number[14], guint64 workplace, gboolean sound)
{
  guint sum = 0;

  g_snprintf (number, 14, "0%012" G_GUINT64_FORMAT, 80400000000u + workplace % 1000000000);
  for (guint i = 1; i <= 12; i++)
    sum += (number[13 - i] - '0') * (i % 2 ? 1 : 2);
  number[0] = '0' + (sound ? 9 - sum % 9 : (9 - sum % 9) % 9 + 1);
}

/* ---- rows ---- */

static int
bad_kind (guint64 index)
{
  guint64 place = index % 601;
  return place % 17 == 5 && place / 17 < G_N_ELEMENTS (bad_values) ? (int)(place / 17) : -1;
}

static Sort
sort_of_row (guint64 index)
{
  if (bad_kind (index) >= 0)
    return BAD;
  if (index % 709 == 333)
    return NAMELESS;
  if (index > 200 && index % 97 == 13)
    return REPEATED;
  if (index > 200 && index % 211 == 100)
    return LOOKALIKE;
  return REGULAR;
}

static guint64
earlier_regular (guint64 index)
{
  for (index -= 57; sort_of_row (index) != REGULAR; index--)
    ;
  return index;
}

static void
note_problem (Register *reg, guint64 index, const char *heading, const char *value)
{
  if (reg->list)
    g_string_append_printf (reg->problems,
                            "%s{\"row\": %" G_GUINT64_FORMAT ", \"column\": \"%s\", \"value\": "
                            "\"%s\"}",
                            reg->problems->len > 0 ? ", " : "", index + FIRST_ROW, heading, value);
}

static void
append_identity (Register *reg, guint64 index, Sort sort, guint64 workplace, int bad)
{
  GString *out = reg->buffer;
  guint64 fact = mix (reg->seed ^ workplace * 2);
  guint64 spelling = mix (reg->seed ^ (index * 2 + 1));
  const char *bad_in = bad >= 0 ? bad_values[bad].heading : "";
  gsize start;
  char number[14];

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ",第%06" G_GUINT64_FORMAT "号,", index + 1,
                          sort == REPEATED ? workplace + 1 : index + 1);
  start = out->len;
  if (g_str_equal (bad_in, "事業所名"))
    g_string_append_unichar (out, 0xe000);
  if (sort != NAMELESS)
    append_name (out, workplace, fact, spelling);
  if (g_str_equal (bad_in, "事業所名"))
    note_problem (reg, index, bad_in, out->str + start);
  g_string_append_c (out, ',');
  append_parts (out, workplace, TRUE);
  g_string_append_c (out, ',');
  if (g_str_equal (bad_in, "法人番号"))
    {
      corporate_number (number, workplace, FALSE);
      start = out->len;
      g_string_append (out, strchr (bad_values[bad].value, '+') ? bad_values[bad].value : number);
      note_problem (reg, index, bad_in, out->str + start);
    }
  else if (fact / 16 % 2 && sort != LOOKALIKE)
    {
      corporate_number (number, workplace, TRUE);
      spell (out, number, spelling >> 4);
    }
  g_string_append_c (out, ',');
}

/* Appends the bad value where it belongs in this column; FALSE: the column is sound. */
static gboolean
append_bad (Register *reg, guint64 index, int bad, const char *heading)
{
  if (bad < 0 || !g_str_equal (bad_values[bad].heading, heading))
    return FALSE;
  g_string_append (reg->buffer, bad_values[bad].value);
  note_problem (reg, index, heading, bad_values[bad].value);
  return TRUE;
}

static void
append_place (Register *reg, guint64 index, Sort sort, guint64 workplace, int bad)
{
  GString *out = reg->buffer;
  guint64 fact = mix (reg->seed ^ (workplace * 2 + (sort == LOOKALIKE)));
  guint64 spelling = mix (reg->seed ^ (index * 2 + 1)) >> 16;
  guint64 line = (sort == LOOKALIKE ? 5000000 + index : workplace) * 7919 % 10000000;
  char text[80];

  g_snprintf (text, sizeof text, "4%02u-%04u", (guint)(fact % 40 + 10), (guint)(fact >> 8) % 10000);
  if (!append_bad (reg, index, bad, "郵便番号"))
    spell (out, text, spelling);
  g_string_append_c (out, ',');
  if (!append_bad (reg, index, bad, "市町名")) /* the same for a look-alike */
    g_string_append (out, PICK (municipalities, mix (reg->seed ^ workplace * 2) >> 20));
  g_string_append_c (out, ',');
  g_snprintf (text, sizeof text, "%u-%u-%u", (guint)(fact >> 24) % 9 + 1,
              (guint)(fact >> 28) % 30 + 1, (guint)(fact >> 34) % 20 + 1);
  if (fact >> 40 & 1)
    g_string_append_printf (out, "\"%s%s\nみどりビル%u階\",", PICK (streets, fact >> 41), text,
                            (guint)(fact >> 44) % 5 + 1);
  else
    {
      g_string_append (out, PICK (streets, fact >> 41));
      spell (out, text, spelling >> 1);
      g_string_append_c (out, ',');
    }
  g_snprintf (text, sizeof text, "054-%03u-%04u", (guint)(line / 10000), (guint)(line % 10000));
  if (!append_bad (reg, index, bad, "電話番号"))
    spell (out, text, spelling >> 2);
  g_string_append_c (out, ',');
}

static void
append_rest (Register *reg, guint64 index, guint64 workplace, int bad)
{
  GString *out = reg->buffer;
  guint64 fact = mix (reg->seed ^ workplace * 3);
  guint64 spelling = mix (reg->seed ^ (index * 2 + 1)) >> 32;
  guint year = 2019 + fact % 6;
  guint month = (fact >> 4) % 12 + 1;
  guint day = (fact >> 8) % 28 + 1;

  if (!append_bad (reg, index, bad, "業種"))
    append_quoted (out, PICK (industries, fact >> 12));
  g_string_append_c (out, ',');
  if (!append_bad (reg, index, bad, "従業員数（人）"))
    append_number (out, (fact >> 16) % 50 == 0 ? 1000 + (fact >> 22) % 900 : 1 + (fact >> 22) % 300,
                   spelling);
  g_string_append_printf (out, ",%s %s %s,", PICK (titles, fact >> 36), PICK (surnames, fact >> 40),
                          PICK (given, fact >> 44));
  if (!append_bad (reg, index, bad, "登録年月日"))
    append_date (out, MAX (year, 2020), month, day, spelling >> 8);
  g_string_append_c (out, ',');
  if (!append_bad (reg, index, bad, "有効期限"))
    append_date (out, year + 3, 3, 31, spelling >> 16);
  g_string_append_printf (out, ",%s,", PICK (insurers, fact >> 48));
  append_quoted (out, PICK (remarks, fact >> 52));
  g_string_append (out, "\r\n");
}

static void
append_row (Register *reg, guint64 index)
{
  Sort sort = sort_of_row (index);
  int bad = bad_kind (index);
  guint64 workplace = sort == REPEATED || sort == LOOKALIKE ? earlier_regular (index) : index;

  reg->counts[sort]++;
  if (bad >= 0)
    reg->bad_counts[bad]++;
  append_identity (reg, index, sort, workplace, bad);
  append_place (reg, index, sort, workplace, bad);
  append_rest (reg, index, workplace, bad);
}

/* ---- file ---- */

static void
flush (Register *reg)
{
  static char bytes[1 << 20];
  char *in = reg->buffer->str;
  char *out = bytes;
  gsize in_left = reg->buffer->len;
  gsize out_left = sizeof bytes;

  if (!reg->cp932)
    fwrite (in, 1, in_left, reg->file);
  else
    {
      if (g_iconv (reg->converter, &in, &in_left, &out, &out_left) == (gsize)-1)
        g_error ("not CP932: %.30s", in);
      fwrite (bytes, 1, sizeof bytes - out_left, reg->file);
    }
  g_string_truncate (reg->buffer, 0);
}

static void
write_register (Register *reg)
{
  g_string_append (reg->buffer, "ふじのくに健康づくり事業所 登録簿（架空）,,,,,,,,,,,,,,,\r\n"
                                "健康増進課,,,,,,,,,,,,令和7年6月1日現在,,,\r\n"
                                "（名称・所在地はすべて架空のものです）,,,,,,,,,,,,,,,\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_string_append_printf (reg->buffer, "%s%s", i > 0 ? "," : "", headings[i]);
  g_string_append (reg->buffer, "\r\n");
  for (guint64 i = 0; i < reg->rows; i++)
    {
      append_row (reg, i);
      if (reg->buffer->len > 200000)
        flush (reg);
    }
  g_string_append (reg->buffer, ",,,,,,,,,,,,,,,\r\n"
                                "注：従業員数は登録時のものです。,,,,,,,,,,,,,,,\r\n"
                                "※有効期限は年度末です。,,,,,,,,,,,,,,,\r\n"
                                "出典：健康増進課調べ（架空）,,,,,,,,,,,,,,,\r\n");
  flush (reg);
}

static void
print_json (const Register *reg, const char *path)
{
  guint total = 0;

  printf (
      "{\"path\": \"%s\", \"encoding\": \"%s\", \"header_row\": 4, \"rows\": %" G_GUINT64_FORMAT,
      path, reg->cp932 ? "CP932" : "UTF-8", reg->rows);
  printf (", \"distinct\": %u, \"repeated\": %u, \"lookalikes\": %u, \"nameless\": %u, \"bad\": {",
          reg->counts[REGULAR] + reg->counts[BAD] + reg->counts[LOOKALIKE], reg->counts[REPEATED],
          reg->counts[LOOKALIKE], reg->counts[NAMELESS]);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      guint n = 0;
      for (guint j = 0; j < G_N_ELEMENTS (bad_values); j++)
        if (g_str_equal (bad_values[j].heading, headings[i]))
          n += reg->bad_counts[j];
      if (n > 0)
        printf ("%s\"%s\": %u", total > 0 ? ", " : "", headings[i], n);
      total += n;
    }
  printf ("}, \"bad_values\": %u", total);
  if (reg->list)
    printf (", \"problems\": [%s]", reg->problems->str);
  printf ("}\n");
}

int
main (int argc, char *argv[])
{
  gint64 rows = 7078, seed = 1;
  char *encoding = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "rows", 0, 0, G_OPTION_ARG_INT64, &rows, "Data rows (7078)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Another register (1)", "N" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "cp932 (default) or utf-8", "NAME" },
    { "problems", 0, 0, G_OPTION_ARG_NONE, &list, "Print each bad value with its row", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT.csv");
  g_autoptr (GError) error = NULL;
  Register reg = { 0 };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || rows < 0)
    {
      g_printerr ("%s\n", error ? error->message : "gen-register OUT.csv [--rows N]");
      return 2;
    }
  reg.rows = rows;
  reg.seed = mix (seed);
  reg.cp932 = !encoding || g_ascii_strcasecmp (encoding, "cp932") == 0;
  reg.list = list;
  reg.converter = g_iconv_open ("CP932", "UTF-8");
  reg.buffer = g_string_new (reg.cp932 ? NULL : "\xef\xbb\xbf");
  reg.problems = g_string_new (NULL);
  reg.file = fopen (argv[1], "wb");
  if (!reg.file)
    {
      g_printerr ("%s cannot be written\n", argv[1]);
      return 1;
    }
  write_register (&reg);
  if (fclose (reg.file) != 0)
    return 1;
  print_json (&reg, argv[1]);
  g_string_free (reg.buffer, TRUE);
  g_string_free (reg.problems, TRUE);
  g_iconv_close (reg.converter);
  g_free (encoding);
  return 0;
}
