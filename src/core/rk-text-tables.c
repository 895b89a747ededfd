/* What the fold does beyond NFKC and case: kana, dashes, blanks, and variant kanji. */
#include "rk-text-private.h"

#include <stdlib.h>

/* Characters that are the same one in names of people, companies and places: the form in daily use,
 * then its variants. Written for this project from everyday knowledge of names: old forms (舊字體),
 * forms of the family registers and typing habits. Pairs that name different people as a rule (坂
 * and 阪, 苅 and 刈, 畠 and 畑, 椙 and 杉) are left apart. A character occurs once. */
static const char variants[]
    = "高髙 崎﨑嵜㟢 浜濱濵 辺邊邉 徳德悳 沢澤 斉齊斎齋 国國圀囯 広廣 真眞 吉𠮷 橋𣘺 島嶋嶌 竜龍 "
      "滝瀧 桜櫻 条條 "
      "寿壽 恵惠 栄榮 営營 円圓 塩鹽 駅驛 応應 欧歐 奥奧 温溫 穏穩 仮假 会會 絵繪 拡擴 学學斈 楽樂 "
      "勧勸 関關 観觀 "
      "巻卷 気氣 帰歸 旧舊 拠據 挙擧舉 峡峽 郷鄕鄉 暁曉 区區 駆驅駈 勲勳勛 径徑 経經 継繼 鶏鷄雞 "
      "芸藝 県縣 "
      "剣劍劒釼劔 検檢 権權 顕顯 験驗騐 厳嚴 効效 恒恆 黄黃 鉱鑛砿礦 号號 済濟 蔵藏 雑雜 参參 桟棧 "
      "蚕蠶 賛贊 残殘 "
      "糸絲 歯齒 児兒 辞辭 実實 写寫 釈釋 収收 従從 渋澁 縦縱 粛肅 処處 緒緖 叙敍敘 将將 称稱 焼燒 "
      "証證 乗乘 "
      "浄淨 畳疊疉 縄繩 壌壤 譲讓 醸釀 嘱囑 触觸 尽盡 慎愼 図圖 枢樞 数數 瀬瀨 静靜 摂攝 専專 戦戰 "
      "浅淺 銭錢 "
      "繊纖 禅禪 双雙 壮壯 荘莊 捜搜 挿插 装裝 総總 騒騷 臓臟 属屬 続續 体體躰軆 対對 帯帶 台臺 "
      "滞滯 択擇 担擔 "
      "単單 団團 断斷 遅遲 昼晝 虫蟲 鋳鑄 庁廳 聴聽 鎮鎭 弐貳弍貮 壱壹弌 逓遞 鉄鐵鐡銕鉃 点點 転轉 "
      "伝傳 灯燈 当當 "
      "党黨 盗盜 稲稻 闘鬪鬭 独獨 読讀 届屆 悩惱 脳腦 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 "
      "払拂 仏佛 変變 "
      "弁辨瓣辯 宝寶 豊豐 翻飜 万萬 満滿 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 "
      "来來 頼賴 乱亂 "
      "覧覽 両兩 猟獵 緑綠 涙淚泪 塁壘 励勵 礼禮 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄 湾灣 亜亞 悪惡 "
      "圧壓 囲圍 "
      "医醫 為爲 隠隱 衛衞 鴎鷗 桧檜 蛎蠣 頚頸 砺礪 涛濤 蝿蠅 渕淵渊 藪薮 篭籠 桑桒 梅楳 館舘 穂穗 "
      "富冨 峰峯 "
      "松枩 野埜 柏栢 桝枡 槙槇 鍛鍜 遥遙 瑶瑤 尭堯 晋晉 穣穰 亘亙 凛凜 曽曾 鯵鰺 鴬鶯 醤醬 麺麵 "
      "麹麴 掻搔 填塡 "
      "頬頰 剥剝 叱𠮟 噛嚙 倶俱 呑吞 嘘噓 屏屛 并幷 撹攪 昂昻 焔焰 痩瘦 祢禰 箪簞 繋繫 繍繡 莱萊 "
      "蒋蔣 蝋蠟 蝉蟬 "
      "躯軀 騨驒 昇曻 柳栁桺 土圡𡈽 青靑 清淸 欅﨔櫸 鶴靏靍鸖 寛寬 増增 暦曆 歴歷 横橫 薫薰 黒黑 "
      "錬鍊 内內 呉吳 "
      "姫姬 彦彥 産產 縁緣 説說 悦悅 鋭銳 脱脫 税稅 戸戶 歩步 毎每 教敎 争爭 虚虛 郎郞 涼凉 況况 "
      "決决 減减 沖冲 "
      "氷冰 秋穐秌 岳嶽 船舩舡 蘇蘓 裏裡 讃讚 達逹 舎舍 舗鋪舖 鎌鐮 隣鄰 覇霸 韮韭 穎頴 餅餠 雁鴈 "
      "亀龜 纒纏 "
      "聡聰 聯聨 胆膽 芦蘆 園薗 諫諌 輌輛 迩邇 村邨 釜釡 鈎鉤 顔顏 飲飮 鬱欝 麸麩 歓歡 渓溪 湧涌 "
      "灌潅 煙烟 潜潛濳 "
      "狭狹 奨奬獎 獣獸 瓶甁 皐皋 蓋盖 研硏 禄祿 稟禀 穀榖 竈竃 並竝 粋粹 線綫 綿緜 欠缺 声聲 艶艷 "
      "衆眾 覚覺 "
      "践踐 軽輕 酔醉 険險 随隨 髄髓 撃擊 勅敕 殻殼 没沒 渉涉 状狀 画畫 砕碎 窃竊 絶絕 蛍螢 価價 "
      "倹儉 剰剩 即卽 "
      "壊壞 嬢孃 寝寢 巌巖 弾彈 徴徵 戯戲戱 挟挾 巣巢 紙帋 喜㐂 間閒 卒卆 宜冝 刃刄 哲喆 囊嚢 "
      "婿壻聟 卯夘 冤寃 "
      "栃杤櫔 杉杦 熙煕凞 珍珎 留畄畱 耕畊 鼓皷 磯礒 窓窗 岡罡 群羣 翠翆 脈脉 苺莓 菟莵 萌萠 解觧 "
      "竪豎 質貭 刀釖 "
      "閉閇 面靣 丈𠀋 厩廐廏 潴瀦 炯烱 迪廸 蟹蠏 侯矦 杯盃 略畧 隙𨻶 仙僊 暖煖 乃迺 雛鶵 "
      "鼈鱉 靭靱 坤堃 碍礙 腸膓 殴毆 鰮鰛 晃晄 剋尅";

typedef struct
{
  gunichar from;
  gunichar to;
} Pair;

const char *
rk_text_variants (void)
{
  return variants;
}

static int
compare_pairs (const void *a, const void *b)
{
  gunichar x = ((const Pair *)a)->from;
  gunichar y = ((const Pair *)b)->from;

  return x < y ? -1 : x > y;
}

/* The groups as one array sorted by variant, built at the first use and kept */
static const GArray *
variant_pairs (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
      const char *p = variants;
      gunichar c, canonical = 0;

      while ((c = rk_text_next (&p)))
        if (c == ' ')
          canonical = 0;
        else if (canonical == 0)
          canonical = c;
        else
          g_array_append_vals (pairs, &(Pair){ c, canonical }, 1);
      g_array_sort (pairs, compare_pairs);
      g_once_init_leave (&once, (gsize)pairs);
    }
  return (const GArray *)once;
}

static gunichar
map_kanji (gunichar c)
{
  const GArray *pairs = variant_pairs ();
  const Pair *found
      = bsearch (&(Pair){ c, 0 }, pairs->data, pairs->len, sizeof (Pair), compare_pairs);

  return found != NULL ? found->to : c;
}

/* Small kana as large ones, and ヰ ヱ as they are read. Hiragana has become katakana before. */
static gunichar
map_katakana (gunichar c)
{
  static const char *const small
      = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケヰイヱエ"
        "ㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽルㇾレㇿロ";
  const char *p = small;
  gunichar from;

  while ((from = rk_text_next (&p)))
    {
      gunichar to = rk_text_next (&p);

      if (from == c)
        return to;
    }
  return c;
}

/* Dashes of every kind, the minus, the long vowel mark and box lines typed for one become "-";
 * CP932 text alone has six of them for the same thing. */
static gboolean
is_dash (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30fc || c == 0x30a0 || c == 0x2043
         || c == 0x02d7 || c == 0x2500 || c == 0x2501 || c == 0x2796 || c == 0x2e3a || c == 0x2e3b;
}

static gboolean
is_tilde (gunichar c)
{
  return c == 0x301c || c == 0x3030 || c == 0x223c || c == 0x223e || c == 0x2053;
}

static gboolean
is_middle_dot (gunichar c)
{
  return c == 0x30fb || c == 0xff65 || c == 0x00b7 || c == 0x2022 || c == 0x2219 || c == 0x22c5
         || c == 0x2027 || c == 0x0387;
}

static gboolean
is_variation_selector (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || c == 0x034f;
}

gboolean
rk_text_is_ignorable (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return is_middle_dot (c) || is_variation_selector (c);
    }
}

/* What stays after NFKC only because the two sides of the data disagree about it */
static gunichar
map_symbol (gunichar c)
{
  switch (c)
    {
    case 0x25cb: /* ○ */
    case 0x25ef: /* ◯ */
      return 0x3007;
    case 0x2225: /* ∥, which is what CP932 makes of ‖ */
      return 0x2016;
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x301d:
    case 0x301f:
      return '"';
    default:
      return c;
    }
}

gunichar
rk_text_map (gunichar c)
{
  if (c > 0x20 && c < 0x7f)
    return c;
  if ((c >= 0x3041 && c <= 0x3096) || c == 0x309d || c == 0x309e)
    c += 0x60;
  if ((c >= 0x30a1 && c <= 0x30f6) || (c >= 0x31f0 && c <= 0x31ff))
    return map_katakana (c);
  if (c >= 0x3400)
    return rk_text_is_ignorable (c) ? 0 : map_kanji (c);
  if (is_dash (c))
    return '-';
  if (is_tilde (c))
    return '~';
  if (rk_text_is_ignorable (c) || g_unichar_combining_class (c) != 0)
    return 0;
  return map_symbol (c);
}
