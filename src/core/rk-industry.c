/* 日本標準産業分類: divisions and the words that lists use for them. */
#include "rk-industry.h"
#include "rk-error.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @words: other ways to say it, divided by blanks; each is compared as the fold and without 業. A
 * word names one division only. Where everyday words are wider than the classification, the place
 * where most such workplaces belong was chosen (保育所 is 児童福祉事業 and so P; a pharmacy sells
 * and so is I). */
typedef struct
{
  const char *name;
  const char *brief;
  const char *words;
} Division;

static const Division divisions[] = {
  { "農業，林業", "農林", "農業 林業 農林業 農林 農家 農園 造林 茶園 園芸農業 畜産" },
  { "漁業", "漁業", "水産養殖業 養殖業 漁業・水産養殖業 漁師" },
  { "鉱業，採石業，砂利採取業", "鉱業", "鉱業 採石業 砂利採取業 鉱業・採石業 鉱業採石業砂利採取" },
  { "建設業", "建設",
    "建築業 土木業 土木 土木建設業 建設工事業 総合工事業 設備工事業 電気工事業 電気工事 "
    "管工事業 造園業 塗装業 大工 工務店 左官 解体業 建設・土木" },
  { "製造業", "製造",
    "食品製造業 食料品製造業 金属加工業 機械製造業 印刷業 木工業 製茶業 水産加工業 工業 ものづくり "
    "製造・加工 加工業 鉄工業 製紙業 食品加工業" },
  { "電気・ガス・熱供給・水道業", "電気・ガス・水道",
    "電気業 ガス業 熱供給業 水道業 電気・ガス業 電気・ガス・水道業 電力 電気ガス熱供給水道" },
  { "情報通信業", "情報通信",
    "情報サービス業 通信業 IT IT業 ソフトウェア業 ソフトウェア 情報 放送業 出版業 "
    "新聞業 情報処理業 システム開発" },
  { "運輸業，郵便業", "運輸・郵便",
    "運輸業 運送業 郵便業 物流業 物流 倉庫業 輸送業 旅客運送業 貨物運送業 タクシー業 タクシー バス "
    "運輸・倉庫 陸運 "
    "海運 運輸・通信業" },
  { "卸売業，小売業", "卸売・小売",
    "卸売業 小売業 卸・小売 卸小売 卸売小売 卸 小売 販売業 商業 物販 物販店 スーパー コンビニ "
    "コンビニエンスストア 薬局 調剤薬局 ドラッグストア 薬店 商店 食料品店 衣料品店 書店 百貨店 "
    "自動車販売業 ガソリンスタンド "
    "酒店 米店 菓子店 生花店 花屋 電器店 家電店 眼鏡店 家具店 食品小売業 スーパーマーケット 商社" },
  { "金融業，保険業", "金融・保険",
    "金融業 保険業 銀行 銀行業 信用金庫 証券業 保険 金融 保険代理店 信用組合 保険代理業" },
  { "不動産業，物品賃貸業", "不動産・物品賃貸",
    "不動産業 物品賃貸業 リース業 レンタル業 レンタカー 不動産・賃貸業 不動産管理業 賃貸業 "
    "不動産" },
  { "学術研究，専門・技術サービス業", "学術・専門技術",
    "学術研究 専門サービス業 技術サービス業 専門・技術サービス業 学術・開発研究機関 広告業 設計業 "
    "建築設計業 税理士 "
    "税理士事務所 会計事務所 社会保険労務士 社会保険労務士事務所 弁護士 法律事務所 行政書士 "
    "司法書士 測量業 デザイン業 "
    "写真業 写真館 獣医業 動物病院 コンサルタント コンサルタント業 コンサルティング業 設計事務所 "
    "士業 "
    "土木建築サービス業" },
  { "宿泊業，飲食サービス業", "宿泊・飲食",
    "宿泊業 飲食サービス業 飲食業 飲食店 宿泊・飲食 宿泊飲食 旅館 ホテル 旅館業 ホテル業 民宿 "
    "レストラン 食堂 居酒屋 "
    "カフェ 喫茶店 宿泊 飲食 寿司店 すし店 そば店 うどん店 ラーメン店 持ち帰り弁当 給食業 "
    "配達飲食サービス業 "
    "旅館・ホテル 外食業 宿泊施設 旅館・ホテル業" },
  { "生活関連サービス業，娯楽業", "生活関連・娯楽",
    "生活関連サービス業 生活関連サービス 娯楽業 美容業 理容業 美容 理容 理美容業 理美容 美容室 "
    "美容院 理容室 理髪店 "
    "床屋 クリーニング業 クリーニング店 クリーニング 浴場業 葬儀業 冠婚葬祭業 旅行業 旅行代理店 "
    "エステ エステサロン "
    "スポーツクラブ フィットネス スポーツ施設 ゴルフ場 遊園地 映画館 パチンコ レジャー 結婚式場 "
    "理容・美容業 "
    "理容・美容 理容店 美容・理容 生活関連・娯楽" },
  { "教育，学習支援業", "教育・学習支援",
    "教育 学習支援業 教育・学習支援業 学習塾 塾 学校 幼稚園 専門学校 大学 高等学校 小学校 中学校 "
    "自動車教習所 "
    "教習所 学校教育 学習教室 図書館 博物館 社会教育 教育業 自動車学校 音楽教室" },
  { "医療，福祉", "医療・福祉",
    "医療 福祉 医療福祉 医療業 福祉業 介護 介護業 介護事業 介護施設 介護サービス 病院 診療所 医院 "
    "クリニック 歯科 "
    "歯科医院 歯科診療所 保育園 保育所 保育 認定こども園 こども園 老人ホーム 特別養護老人ホーム "
    "デイサービス 訪問看護 社会福祉 "
    "障害福祉 障害者福祉 児童福祉 整骨院 接骨院 鍼灸院 鍼灸 老人福祉 社会保険 保健衛生 "
    "医療・福祉業 老人保健施設 "
    "福祉施設 助産所 施術所 社会福祉施設" },
  { "複合サービス事業", "複合サービス",
    "複合サービス業 複合サービス 郵便局 農業協同組合 農協 漁業協同組合 漁協 JA 協同組合 森林組合" },
  { "サービス業（他に分類されないもの）", "サービス",
    "サービス業 サービス その他のサービス業 その他サービス業 その他のサービス 廃棄物処理業 "
    "自動車整備業 自動車整備 "
    "機械修理業 人材派遣業 労働者派遣業 職業紹介業 警備業 ビルメンテナンス業 ビルメンテナンス "
    "清掃業 宗教 "
    "政治・経済・文化団体 商工会 商工会議所 産業廃棄物処理業 人材派遣 サービス業（その他）" },
  { "公務（他に分類されるものを除く）", "公務",
    "公務 官公庁 官公署 市役所 町役場 役場 県庁 地方公務 国家公務 行政 自治体 行政機関 "
    "地方公共団体" },
  { "分類不能の産業", "分類不能", "分類不能 その他の産業 その他" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (divisions) == RK_INDUSTRY_LAST - RK_INDUSTRY_FIRST + 1);

/* The fold without commas, brackets and dots, and without 業 at the end */
static char *
industry_key (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);
  GString *out = g_string_new (NULL);
  const char *p = folded;
  gunichar c;

  while ((c = rk_text_next (&p)))
    if (c >= 0x80 ? c != 0x3001 && c != 0x3002 : g_ascii_isalnum ((char)c))
      g_string_append_unichar (out, c);
    else if (c == '-' && out->len > 0)
      g_string_append_c (out, '-'); /* a long vowel */
  if (g_str_has_suffix (out->str, "業") && out->len > strlen ("業"))
    g_string_truncate (out, out->len - strlen ("業"));
  return g_string_free (out, FALSE);
}

static void
add_word (GHashTable *keys, const char *word, char letter)
{
  g_hash_table_insert (keys, industry_key (word), GINT_TO_POINTER (letter));
}

/* From key to letter, built at the first use and kept */
static GHashTable *
keys (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize d = 0; d < G_N_ELEMENTS (divisions); d++)
        {
          const Division *division = &divisions[d];
          char letter = (char)(RK_INDUSTRY_FIRST + d);
          g_auto (GStrv) words = g_strsplit (division->words, " ", -1);

          add_word (table, division->name, letter);
          add_word (table, division->brief, letter);
          for (gsize i = 0; words[i] != NULL; i++)
            if (*words[i] != '\0')
              add_word (table, words[i], letter);
        }
      g_once_init_leave (&once, (gsize)table);
    }
  return (GHashTable *)once;
}

static char
lookup (const char *key)
{
  return (char)GPOINTER_TO_INT (g_hash_table_lookup (keys (), key));
}

/* Names of the groups below the divisions end in a word that tells: プラスチック製品製造業,
 * 飲食料品小売業 */
static char
by_ending (const char *key)
{
  static const struct
  {
    const char *ending;
    char letter;
  } endings[] = {
    { "製造", 'E' },       { "小売", 'I' },      { "卸売", 'I' },   { "卸", 'I' },
    { "建設", 'D' },       { "工事", 'D' },      { "運送", 'H' },   { "倉庫", 'H' },
    { "飲食店", 'M' },     { "食堂", 'M' },      { "旅館", 'M' },   { "ホテル", 'M' },
    { "賃貸", 'K' },       { "病院", 'P' },      { "医院", 'P' },   { "診療所", 'P' },
    { "クリニツク", 'P' }, { "歯科", 'P' },      { "保育園", 'P' }, { "保育所", 'P' },
    { "コドモ園", 'P' },   { "老人ホ-ム", 'P' }, { "幼稚園", 'O' }, { "学校", 'O' },
    { "薬局", 'I' },       { "商店", 'I' },      { "美容室", 'N' }, { "理容室", 'N' },
    { "銀行", 'J' },       { "信用金庫", 'J' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i].ending))
      return endings[i].letter;
  return 0;
}

static char
by_name (const char *key)
{
  char found = lookup (key);

  return found != 0 ? found : by_ending (key);
}

/* "E", "(E) 製造業", "E09": a letter is believed alone, before a number and before a name that
 * agrees with it. "E 小売業" contradicts itself; in A社 or IT the letter is part of a word. */
static char
by_letter (const char *key)
{
  char letter = g_ascii_toupper (key[0]), named;
  g_autofree char *rest = NULL;

  if (letter < RK_INDUSTRY_FIRST || letter > RK_INDUSTRY_LAST || g_ascii_isalpha (key[1]))
    return by_ending (key);
  rest = industry_key (key + 1);
  named = by_name (rest);
  return *rest == '\0' || g_ascii_isdigit (*rest) || named == letter ? letter : 0;
}

gboolean
rk_industry_parse (const char *text, char *letter, GError **error)
{
  g_autofree char *key = industry_key (text);
  char found = lookup (key);

  if (found == 0)
    found = by_letter (key);
  if (found != 0)
    {
      *letter = found;
      return TRUE;
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       *key == '\0' ? _ ("There is no industry here.")
                                    : _ ("No division of the industry classification matches."));
  return FALSE;
}

const char *
rk_industry_name (char letter)
{
  if (letter < RK_INDUSTRY_FIRST || letter > RK_INDUSTRY_LAST)
    return NULL;
  return divisions[letter - RK_INDUSTRY_FIRST].name;
}

const char *
rk_industry_short_name (char letter)
{
  if (letter < RK_INDUSTRY_FIRST || letter > RK_INDUSTRY_LAST)
    return NULL;
  return divisions[letter - RK_INDUSTRY_FIRST].brief;
}
