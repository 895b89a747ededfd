/* Text: the fold and its fast path, names, 五十音 order, CP932. */
#include "rk-error.h"
#include "rk-real.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <locale.h>
#include <string.h>

typedef char *(*TextFunc) (const char *);

static void
check_each (TextFunc func, const char *const (*pairs)[2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *got = func (pairs[i][0]);

      g_test_message ("%s", pairs[i][0]);
      g_assert_cmpstr (got, ==, pairs[i][1]);
    }
}

static void
test_fold_known (void)
{
  static const char *const pairs[][2] = {
    { "ＡＢＣ　１２３", "abc123" },
    { "ひらがな", "ヒラガナ" },
    { "ｶﾞｷﾞｸﾞ ﾊﾟ", "ガギグパ" },
    { "か゛", "ガ" },
    { "か\xe3\x82\x99", "ガ" },
    { "キャノン", "キヤノン" },
    { "㈱髙島屋", "(株)高島屋" },
    { "﨑・濵・邊・德・澤", "崎浜辺徳沢" },
    { "斎藤齋藤齊藤斉藤", "斉藤斉藤斉藤斉藤" },
    { "葛󠄀城", "葛城" },
    { "三ヶ日 三ケ日 三ヵ日", "三ケ日三ケ日三カ日" },
    { "①Ⅲ№℡㎡", "1iiinotelm2" },
    { "054−123‐4567", "054-123-4567" },
    { "サーバー サ−バ― ｻｰﾊﾞｰ", "サ-バ-サ-バ-サ-バ-" },
    { "10〜20～30", "10~20~30" },
    { "○一商店 〇一商店 ◯一商店", "〇一商店〇一商店〇一商店" },
    { "a\tb\r\nc\xc2\xa0"
      "d\xe2\x80\x8b"
      "e\xef\xbb\xbf",
      "abcde" },
    { "𠮷野家", "吉野家" },
    { "ヱビス ヰセキ", "エビスイセキ" },
    { "Straße CAFÉ", "strassecafé" },
    { "cafe\xcc\x81", "café" },
    { "한국", "한국" },
    { "", "" },
    { "a\xff\xfe"
      "b\xe3\x81",
      "ab" },
  };
  g_autofree char *none = rk_text_fold (NULL);

  g_assert_cmpstr (none, ==, "");
  check_each (rk_text_fold, pairs, G_N_ELEMENTS (pairs));
}

static void
test_fold_variants (void)
{
  const char *p = rk_text_variants ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gunichar c, canonical = 0;
  guint n = 0;

  while ((c = rk_text_next (&p)))
    {
      if (c == ' ')
        {
          canonical = 0;
          continue;
        }
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (c)));
      if (canonical == 0)
        canonical = c;
      n += c != canonical;
      g_assert_cmpuint (rk_text_map (c), ==, canonical);
    }
  g_test_message ("%u variants", n);
  g_assert_cmpuint (n, >=, 150);
}

/* Characters from the blocks where something happens, and from anywhere. Not Cherokee: GLib 2.74
 * folds its case back and forth. */
static gunichar
random_char (void)
{
  static const gunichar blocks[][2]
      = { { 0x20, 0x7f },       { 0x20, 0x7f },       { 0x00, 0x250 },      { 0x300, 0x370 },
          { 0x370, 0x500 },     { 0x2000, 0x2070 },   { 0x2100, 0x2300 },   { 0x2460, 0x2600 },
          { 0x3000, 0x3100 },   { 0x3041, 0x3100 },   { 0x3099, 0x309d },   { 0x3130, 0x3190 },
          { 0x31f0, 0x3400 },   { 0x4e00, 0xa000 },   { 0x4e00, 0xa000 },   { 0x1100, 0x1200 },
          { 0xac00, 0xb000 },   { 0xf900, 0xfb50 },   { 0xfe00, 0xfe70 },   { 0xff00, 0x10000 },
          { 0xff61, 0xffa0 },   { 0x900, 0xe00 },     { 0x1e00, 0x2000 },   { 0x1f300, 0x1f700 },
          { 0x20000, 0x20c00 }, { 0x2f800, 0x2fa20 }, { 0xe0100, 0xe01f0 }, { 0x1, 0x30000 } };
  int i = g_test_rand_int_range (0, G_N_ELEMENTS (blocks));
  gunichar c;

  do
    c = (gunichar)g_test_rand_int_range ((gint32)blocks[i][0], (gint32)blocks[i][1]);
  while (c == 0 || (c & 0xfffff800) == 0xd800 || (c >= 0x13a0 && c < 0x1400)
         || (c >= 0xab70 && c < 0xabc0));
  return c;
}

/* The fast path equals the definition, and folding twice changes nothing. (g_test prints the seed.)
 */
static void
test_fold_property (void)
{
  g_autoptr (GString) fast = g_string_new (NULL), slow = g_string_new (NULL);

  for (int round = 0; round < 60000; round++)
    {
      gunichar chars[24];
      gsize n = (gsize)g_test_rand_int_range (1, G_N_ELEMENTS (chars));
      g_autoptr (GString) source = g_string_new (NULL);
      g_autofree char *twice = NULL;

      for (gsize i = 0; i < n; i++)
        {
          chars[i] = random_char ();
          g_string_append_unichar (source, chars[i]);
        }
      g_string_assign (fast, "x");
      rk_text_fold_append (fast, source->str);
      g_string_assign (slow, "x");
      rk_text_fold_slow (slow, chars, n);
      if (strcmp (fast->str, slow->str) != 0)
        for (gsize i = 0; i < n; i++)
          g_test_message ("U+%04X", chars[i]);
      g_assert_cmpstr (fast->str, ==, slow->str);
      g_assert_cmpuint (fast->len, ==, strlen (fast->str));
      twice = rk_text_fold (fast->str);
      if (strcmp (fast->str, twice) != 0)
        for (gsize i = 0; i < n; i++)
          g_test_message ("U+%04X", chars[i]);
      g_assert_cmpstr (fast->str, ==, twice);
    }
}

/* What random text meets too seldom: marks behind something that is left out, in front of nothing,
 * and behind a kana that cannot take them */
static void
test_fold_marks_apart (void)
{
  static const gunichar cases[][5] = {
    { 0xff76, 0xfe4c, 0xff9e, 'x', 0 },      { 0xff76, ' ', 0xff9e, 0xff9e, 'x' },
    { 0xff76, 0xff65, 0xff9e, 0xff76, 'x' }, { 0xff9e, 0xff76, 0xff9f, 'x', 0 },
    { 0xff71, 0xff9e, 0xff8a, 0xff9f, 'x' }, { 0x30c3, 0x3099, 0xff6f, 0xff9e, 'x' },
    { 0x304b, 0xfe00, 0x3099, 'x', 0 },      { 'e', 0x200d, 0x301, 'x', 0 },
    { 0x314c, 0xfe4c, 0x3162, 'x', 0 },      { 0x1f600, 0x301, 'a', 0x301, 'x' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = cases[i][4] != 0 ? 5 : 4;
      g_autofree char *source = g_ucs4_to_utf8 (cases[i], (glong)n, NULL, NULL, NULL);
      g_autofree char *fast = rk_text_fold (source);
      g_autoptr (GString) slow = g_string_new (NULL);

      rk_text_fold_slow (slow, cases[i], n);
      g_assert_cmpstr (fast, ==, slow->str);
    }
}

static void
test_fold_every_character (void)
{
  g_autoptr (GString) slow = g_string_new (NULL);

  for (gunichar c = 1; c < 0x30000; c++)
    {
      char utf8[8] = { 0 };
      g_autofree char *fast = NULL;

      if ((c & 0xfffff800) == 0xd800)
        continue;
      g_unichar_to_utf8 (c, utf8);
      fast = rk_text_fold (utf8);
      g_string_truncate (slow, 0);
      rk_text_fold_slow (slow, &c, 1);
      g_assert_cmpstr (fast, ==, slow->str);
    }
}

/* A cell full of combining marks must not take quadratic time. */
static void
test_fold_marks (void)
{
  g_autoptr (GString) marks = g_string_new ("か");
  g_autofree char *folded = NULL;

  for (int i = 0; i < 300000; i++)
    g_string_append (marks, "\xe3\x82\x99");
  folded = rk_text_fold (marks->str);
  g_assert_cmpstr (folded, ==, "ガ");
}

static gpointer
fold_in_thread (gpointer expected)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *folded = rk_text_fold ("ﾃｽﾄ㈱ Ａé髙 Ж");

      g_assert_cmpstr (folded, ==, expected);
    }
  return NULL;
}

static void
test_fold_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("fold", fold_in_thread, (gpointer) "テスト(株)aé高ж");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_fold_map (void)
{
  const char *source = " ㈱ ｶﾞ工業";
  g_autoptr (RkFoldMap) map = rk_fold_map_new (source, G_MAXSIZE);

  g_assert_cmpstr (map->text->str, ==, "(株)ガ工業");
  g_assert_cmpuint (rk_fold_map_source (map, 0), ==, 1);
  g_assert_cmpuint (rk_fold_map_source (map, 5), ==, 5);
  g_assert_cmpuint (rk_fold_map_source (map, 8), ==, strlen (" ㈱ ｶﾞ"));
  g_assert_cmpuint (rk_fold_map_source (map, map->text->len), ==, strlen (source));
}

static void
test_name_key (void)
{
  static const char *const same[][2] = {
    { "株式会社焼津水産", "焼津水産" },
    { "焼津水産㈱", "焼津水産" },
    { "焼津水産（株）", "焼津水産" },
    { "㍿焼津水産", "焼津水産" },
    { "焼津水産　株式會社", "焼津水産" },
    { "(有)髙橋商店", "高橋商店" },
    { "㈲髙橋商店", "高橋商店" },
    { "合同会社みかん", "ミカン" },
    { "(同)みかん", "ミカン" },
    { "医療法人社団 駿河会 みほ病院", "駿河会ミホ病院" },
    { "医療法人(社団)駿河会", "駿河会" },
    { "社会福祉法人　富士見会", "富士見会" },
    { "(福)富士見会", "富士見会" },
    { "一般社団法人 するが", "スルガ" },
    { "（一社）するが", "スルガ" },
    { "公益財団法人するが", "スルガ" },
    { "NPO法人 みどりの会", "ミドリノ会" },
    { "特定非営利活動法人みどりの会", "ミドリノ会" },
    { "由比港漁業協同組合", "由比港漁業" },
    { "カ）ヤイヅスイサン", "ヤイヅスイサン" },
    { "ﾔｲﾂﾞｽｲｻﾝ(ｶ", "ヤイヅスイサン" },
    { "カブシキガイシャ ヤイヅ", "ヤイヅ" },
    { "スルガ㈱磐田工場", "スルガ磐田工場" },
    { "スルガ株式会社　磐田工場", "スルガ磐田工場" },
    { "Ａ・Ｂ　（Ｃ）", "abc" },
    { "霞が関整骨院", "霞ケ関整骨院" },
    { "霞ヶ関整骨院", "霞ケ関整骨院" },
    { "三ヵ日みかん", "三ケ日ミカン" },
    { "田中ガス", "田中ガス" },
    { "大塚カフェ", "大塚カフエ" },
    { "田中ビール", "田中ビ-ル" },
    { "A-1", "a1" },
    { "静岡県社会福祉法人経営者協議会", "静岡県社会福祉法人経営者協議会" },
    { "株式会社", "株式会社" },
    { "(株)", "(株)" },
    { "☆", "☆" },
    { "", "" },
  };
  g_autoptr (GString) out = g_string_new ("before");

  check_each (rk_text_name_key, same, G_N_ELEMENTS (same));
  rk_text_name_key_append (out, "㈱あ");
  g_assert_cmpstr (out->str, ==, "beforeア");
}

static void
test_company_name (void)
{
  static const struct
  {
    const char *name, *form;
    RkFormPosition position;
    const char *core, *branch;
  } cases[] = {
    { "株式会社 焼津水産", "株式会社", RK_FORM_BEFORE, "焼津水産", "" },
    { "㈱髙橋 磐田工場", "株式会社", RK_FORM_BEFORE, "髙橋", "磐田工場" },
    { "焼津水産（株）", "株式会社", RK_FORM_AFTER, "焼津水産", "" },
    { "焼津水産㈱　大井川 工場", "株式会社", RK_FORM_AFTER, "焼津水産", "大井川 工場" },
    { "ｶﾞｽﾄ株式会社静岡支店", "株式会社", RK_FORM_AFTER, "ｶﾞｽﾄ", "静岡支店" },
    { "社会福祉法人 富士見会　さくら園", "社会福祉法人", RK_FORM_BEFORE, "富士見会", "さくら園" },
    { "医療法人社団駿河会", "医療法人社団", RK_FORM_BEFORE, "駿河会", "" },
    { "(一財)茶業会", "一般財団法人", RK_FORM_BEFORE, "茶業会", "" },
    { "山田 太郎", "", RK_FORM_NONE, "山田 太郎", "" },
    { "山田薬局 沼津支店", "", RK_FORM_NONE, "山田薬局", "沼津支店" },
    { "株式会社", "", RK_FORM_NONE, "株式会社", "" },
    { "", "", RK_FORM_NONE, "", "" },
    { NULL, "", RK_FORM_NONE, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkCompanyName) parts = rk_company_name_parse (cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (parts->form, ==, cases[i].form);
      g_assert_cmpint (parts->position, ==, cases[i].position);
      g_assert_cmpstr (parts->core, ==, cases[i].core);
      g_assert_cmpstr (parts->branch, ==, cases[i].branch);
    }
}

static void
test_sort_order (void)
{
  /* each list in ascending order */
  static const char *const lists[][8] = {
    { "!", "1", "2", "A", "b", "あ", "漢", NULL },
    { "あ", "ああ", "あい", "い", "か", "ん", NULL },
    { "はは", "はば", "はぱ", "ばは", "ぱぱ", "はひ", NULL },
    { "カード", "かあど", "かい", NULL },
    { "びょういん", "びよういん", NULL },
    { "すず", "すずき", "すすきの", NULL },
    { "さゝ", "ささ", "さざ", "ささき", NULL },
    { "ひ", "びょういん", "ひろば", NULL },
    { "わ", "ゐど", "ゑびす", "をの", "んん", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (gsize j = 0; lists[i][j + 1] != NULL; j++)
      {
        g_autofree char *a = rk_text_sort_key (lists[i][j], NULL);
        g_autofree char *b = rk_text_sort_key (lists[i][j + 1], NULL);

        g_test_message ("%s < %s", lists[i][j], lists[i][j + 1]);
        g_assert_cmpint (strcmp (a, b), <, 0);
        g_assert_true (g_utf8_validate (a, -1, NULL));
      }
}

static void
test_sort_equal (void)
{
  static const char *const pairs[][2] = {
    { "ヤイヅスイサン", "ﾔｲﾂﾞｽｲｻﾝ" },
    { "やいづすいさん", "ヤイヅ　スイサン" },
    { "カブシキガイシャ ヤイヅ", "ヤイヅ" },
    { "(カ)ヤイヅ", "やいづ" },
    { "ヤイヅ（カ", "やいづ" },
    { "さ-びす", "サービス" },
    { "ハ゜ハ゛", "パバ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = rk_text_sort_key (pairs[i][0], "甲");
      g_autofree char *b = rk_text_sort_key (pairs[i][1], "乙");

      g_test_message ("%s = %s", pairs[i][0], pairs[i][1]);
      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_sort_names (void)
{
  g_autofree char *kana = rk_text_sort_key ("ンン", "㈱ん");
  g_autofree char *kanji = rk_text_sort_key ("", "㈱亜細亜");
  g_autofree char *latin = rk_text_sort_key (NULL, "ABC商事");
  g_autofree char *own = rk_text_sort_key ("－", "株式会社カネイチ");
  g_autofree char *reading = rk_text_sort_key ("カネイチ", NULL);
  g_autofree char *nothing = rk_text_sort_key (NULL, NULL);

  g_assert_cmpint (strcmp (kana, kanji), <, 0);
  g_assert_cmpint (strcmp (kana, latin), <, 0);
  g_assert_cmpint (strcmp (kana, nothing), <, 0);
  g_assert_cmpstr (own, ==, reading);
}

static void
test_sound (void)
{
  static const struct
  {
    const char *reading;
    gunichar key;
    gboolean begins;
  } cases[] = {
    { "あおしま たまき", 'a', TRUE },
    { "たかはし まこと", 't', TRUE },
    { "ちば", 't', TRUE },
    { "ちば", 'c', TRUE },
    { "ｶﾞｯｷ", 'g', TRUE },
    { "がっき", 'k', FALSE },
    { "がっき", 0x304c /* が */, TRUE },
    { "ガッキ", 0x304b /* か */, FALSE },
    { "ﾔﾏｻｷ", 0xff39 /* Ｙ */, TRUE },
    { "Smith", 's', TRUE },
    { "髙橋", 0x9ad8 /* 高 */, TRUE },
    { "髙橋", 't', FALSE },
    { "", 'a', FALSE },
    { NULL, 'a', FALSE },
    { "あおしま", ' ', FALSE },
    { "じゅん", 'j', TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %x", cases[i].reading, cases[i].key);
      g_assert_true (rk_text_begins_with_sound (cases[i].reading, cases[i].key) == cases[i].begins);
    }
}

static void
test_person_name (void)
{
  static const char *const pairs[][2] = {
    { "渡邊 幸子", "渡邊　幸子" },
    { " 渡邊\t \xc2\xa0幸子 ", "渡邊　幸子" },
    { "渡邊　幸子", "渡邊　幸子" },
    { "わたなべ さちこ", "わたなべ　さちこ" },
    { "Test Taro", "Test Taro" },
    { "アンナ Weber", "アンナ Weber" },
    { "ﾜﾀﾅﾍﾞ ｻﾁｺ", "ﾜﾀﾅﾍﾞ　ｻﾁｺ" },
    { "渡邊幸子", "渡邊幸子" },
    { "　", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *name = rk_text_person_name (pairs[i][0]);

      g_assert_cmpstr (name, ==, pairs[i][1]);
    }
}

static void
test_clean (void)
{
  static const char *const pairs[][2] = {
    { "　 a　b \t\r\n", "a　b" },
    { "\xc2\xa0\xef\xbb\xbf"
      "あ\xe2\x80\x8b",
      "あ" },
    { "・a・", "・a・" },
    { "　", "" },
    { "葛󠄀", "葛󠄀" },
    { "", "" },
  };
  static const char *const digits[][2] = {
    { "０５４（１２３）4567", "0541234567" },
    { "なし", "" },
    { "٣", "3" },
  };

  check_each (rk_text_clean, pairs, G_N_ELEMENTS (pairs));
  check_each (rk_text_digits, digits, G_N_ELEMENTS (digits));
}

static void
test_blank_marks (void)
{
  static const char *const blank[]
      = { "",     "　",   "―",  "…",    "-",      "－",    "ー",       "***",
          "不明", "なし", "無", "ナシ", "N/A",    "n/a",   "該当なし", "（なし）",
          "×",    "・",   "／", "NULL", "未記入", " 不明 " };
  static const char *const filled[]
      = { "0", "無印商店", "ナシ園", "〃", "同上", "N", "A-1", "不明社", "〇", "None社" };

  for (gsize i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_test_message ("%s", blank[i]);
      g_assert_true (rk_text_is_blank_mark (blank[i]));
    }
  g_assert_true (rk_text_is_blank_mark (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (filled); i++)
    {
      g_test_message ("%s", filled[i]);
      g_assert_false (rk_text_is_blank_mark (filled[i]));
    }
}

static void
test_private_use (void)
{
  g_assert_true (rk_text_has_private_use ("\xee\x80\x80川商店"));
  g_assert_true (rk_text_has_private_use ("〓川商店"));
  g_assert_true (rk_text_has_private_use ("\xef\xbf\xbd"));
  g_assert_true (rk_text_has_private_use ("\xf3\xb0\x80\x80"));
  g_assert_false (rk_text_has_private_use ("髙川葛󠄀𠮷"));
  g_assert_false (rk_text_has_private_use (NULL));
}

static void
test_search_words (void)
{
  g_auto (GStrv) words = rk_text_search_words ("　やいづ ﾔｯｷｮｸ・ ");
  g_auto (GStrv) none = rk_text_search_words (NULL);

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "ヤイヅ");
  g_assert_cmpstr (words[1], ==, "ヤツキヨク");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_true (rk_text_contains_all ("ヤイヅ中央ヤツキヨク", (const char *const *)words));
  g_assert_false (rk_text_contains_all ("ヤイヅ中央", (const char *const *)words));
  g_assert_true (rk_text_contains_all ("ヤイヅ中央", (const char *const *)none));
}

static void
test_similarity (void)
{
  g_assert_cmpfloat (rk_text_bigram_similarity ("焼津水産", "焼津水産"), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (rk_text_bigram_similarity ("night", "nacht"), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (rk_text_bigram_similarity ("焼津水産", "焼津水産工業"), 0.75,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (rk_text_bigram_similarity ("ああああ", "ああ"), 0.5, 1e-12);
  g_assert_cmpfloat (rk_text_bigram_similarity ("甲", "乙"), ==, 0);
  g_assert_cmpfloat (rk_text_bigram_similarity ("甲", "甲"), ==, 1);
  g_assert_cmpfloat (rk_text_bigram_similarity ("", ""), ==, 0);
  g_assert_cmpfloat (rk_text_bigram_similarity (NULL, "a"), ==, 0);
}

static void
test_from_cp932 (void)
{
  static const char bytes[] = "\x87\x8a\xfb\xfc\x81\x60\x81\x7c\x87\x40\xb6\xde\\~\xfa\xb1";
  gsize bad = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rk_text_from_cp932 (bytes, sizeof bytes - 1, &bad, &error);
  g_autofree char *wrong = NULL, *cut = NULL, *nul = NULL, *empty = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "㈱髙～－①ｶﾞ\\~﨑");
  wrong = rk_text_from_cp932 ("ab\x82\xa0\x81\x20", 6, &bad, &error);
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_null (wrong);
  g_assert_cmpuint (bad, ==, 4);
  g_clear_error (&error);
  cut = rk_text_from_cp932 ("ab\x82", 3, &bad, &error);
  g_assert_null (cut);
  g_assert_cmpuint (bad, ==, 2);
  g_clear_error (&error);
  nul = rk_text_from_cp932 ("a\0b", 3, &bad, &error);
  g_assert_null (nul);
  g_assert_cmpuint (bad, ==, 1);
  g_clear_error (&error);
  empty = rk_text_from_cp932 ("", 0, NULL, &error);
  g_assert_cmpstr (empty, ==, "");
}

static void
test_to_cp932 (void)
{
  gsize len = 0;
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree char *bytes = rk_text_to_cp932 ("〜−‖—¥‾¢£¬", &len, lost);
  g_autofree char *back = rk_text_from_cp932 (bytes, len, NULL, NULL);
  g_autofree char *none = NULL, *some = NULL, *shown = NULL;

  g_assert_cmpuint (lost->len, ==, 0);
  g_assert_cmpstr (back, ==, "～－∥―￥￣￠￡￢");

  some = rk_text_to_cp932 ("é🍣葛󠄀x𠮷é㈱髙", &len, lost);
  shown = rk_text_from_cp932 (some, len, NULL, NULL);
  g_assert_cmpstr (shown, ==, "〓〓葛x〓〓㈱髙");
  g_assert_cmpuint (lost->len, ==, 5);
  g_assert_cmphex (g_array_index (lost, gunichar, 0), ==, 0xe9);
  g_assert_cmphex (g_array_index (lost, gunichar, 1), ==, 0x1f363);
  g_assert_cmphex (g_array_index (lost, gunichar, 2), ==, 0xe0100);
  g_assert_cmphex (g_array_index (lost, gunichar, 3), ==, 0x20bb7);
  none = rk_text_to_cp932 (NULL, &len, NULL);
  g_assert_cmpuint (len, ==, 0);
}

/* Every character is either reported lost or reads back as itself or its documented twin. */
static void
test_cp932_loss (void)
{
  static const struct
  {
    const char *text;
    const char *after;
    gboolean loss;
  } cases[] = {
    { "カフェ〜栄", "カフェ～栄", TRUE },
    { "1−2", "1－2", TRUE },
    { "葛󠄀城", "葛城", TRUE },
    { "𠮷田", "〓田", TRUE },
    { "𠮷田󠄀〜", "〓田～", TRUE },
    { "青葉", "青葉", FALSE },
    { "吉田", "〓田", FALSE },
    { "カフェ～栄", "カフェ〜栄", FALSE },
    { "𠮷田", "〓田1", FALSE },
    { "𠮷田", "〓", FALSE },
    { "", "〓", FALSE },
    { "𠮷", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rk_text_is_cp932_loss (cases[i].text, cases[i].after), ==, cases[i].loss);
  g_assert_true (rk_text_has_lost ("〓田"));
  g_assert_true (rk_text_has_lost ("a\xef\xbf\xbd"));
  g_assert_false (rk_text_has_lost ("吉田"));
  g_assert_false (rk_text_has_lost (NULL));
}

static void
test_cp932_every_character (void)
{
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));
  guint held = 0, twins = 0;

  for (gunichar c = 1; c < 0x30000; c++)
    {
      char utf8[8] = { 0 };
      gsize len;
      g_autofree char *bytes = NULL, *back = NULL;

      if ((c & 0xfffff800) == 0xd800)
        continue;
      g_unichar_to_utf8 (c, utf8);
      g_array_set_size (lost, 0);
      bytes = rk_text_to_cp932 (utf8, &len, lost);
      if (lost->len > 0)
        {
          g_assert_cmphex (g_array_index (lost, gunichar, 0), ==, c);
          continue;
        }
      back = rk_text_from_cp932 (bytes, len, NULL, NULL);
      twins += strcmp (back, utf8) != 0;
      held++;
    }
  g_test_message ("%u characters, %u twins", held, twins);
  g_assert_cmpuint (twins, ==, 9);
  g_assert_cmpuint (held, >, 9000);
}

/* Longer than the converter's buffer, with losses across its edges */
static void
test_to_cp932_long (void)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree char *bytes = NULL;
  gsize len;

  for (int i = 0; i < 2000; i++)
    g_string_append (source, i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "茶");
  bytes = rk_text_to_cp932 (source->str, &len, lost);
  g_assert_cmpuint (lost->len, ==, 667);
  g_assert_cmpuint (len, ==, 667 * 2 + 667 + 666 * 2);
}

static void
test_group_digits (void)
{
  static const char *const cases[][2]
      = { { "0", "0" },         { "1234567", "1,234,567" }, { "-1234.5", "▲1,234.5" },
          { "-0.04", "▲0.04" }, { "-0.0", "0.0" },          { "-0", "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *grouped = rk_text_group_digits (cases[i][0]);

      g_assert_cmpstr (grouped, ==, cases[i][1]);
    }
}

static void
test_real (void)
{
  static const struct
  {
    double value;
    const char *text;
  } known[] = { { 33.3, "33.3" },    { 36.4, "36.4" }, { 0.1 + 0.2, "0.30000000000000004" },
                { 2206, "2206" },    { -1.5, "-1.5" }, { 1.0 / 3, "0.3333333333333333" },
                { 1e300, "1e+300" }, { 0, "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *text = rk_real_dup_text (known[i].value);

      g_assert_cmpstr (text, ==, known[i].text);
    }
}

static void
test_legal_form (void)
{
  static const struct
  {
    const char *name;
    const char *form;
    gboolean behind;
  } cases[] = {
    { "㈱見本　静岡工場", "株式会社", FALSE },
    { "見本（株）", "株式会社", TRUE },
    { "見本工業株式会社 焼津支店", "株式会社", TRUE },
    { "医療法人社団　架空会", "医療法人社団", FALSE },
    { "見本商店", NULL, FALSE },
    { "", NULL, FALSE },
    { NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean behind;

      g_assert_cmpstr (rk_text_legal_form (cases[i].name, &behind), ==, cases[i].form);
      g_assert_cmpint (behind, ==, cases[i].behind);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/legal-form", test_legal_form);
  g_test_add_func ("/text/fold/known", test_fold_known);
  g_test_add_func ("/text/fold/variants", test_fold_variants);
  g_test_add_func ("/text/fold/every-character", test_fold_every_character);
  g_test_add_func ("/text/fold/marks-apart", test_fold_marks_apart);
  g_test_add_func ("/text/fold/property", test_fold_property);
  g_test_add_func ("/text/fold/marks", test_fold_marks);
  g_test_add_func ("/text/fold/threads", test_fold_threads);
  g_test_add_func ("/text/fold/map", test_fold_map);
  g_test_add_func ("/text/name-key", test_name_key);
  g_test_add_func ("/text/company-name", test_company_name);
  g_test_add_func ("/text/sort/order", test_sort_order);
  g_test_add_func ("/text/sort/equal", test_sort_equal);
  g_test_add_func ("/text/sort/names", test_sort_names);
  g_test_add_func ("/text/sound", test_sound);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/person-name", test_person_name);
  g_test_add_func ("/text/blank-marks", test_blank_marks);
  g_test_add_func ("/text/private-use", test_private_use);
  g_test_add_func ("/text/search-words", test_search_words);
  g_test_add_func ("/text/similarity", test_similarity);
  g_test_add_func ("/text/cp932/read", test_from_cp932);
  g_test_add_func ("/text/cp932/write", test_to_cp932);
  g_test_add_func ("/text/cp932/loss", test_cp932_loss);
  g_test_add_func ("/text/cp932/every-character", test_cp932_every_character);
  g_test_add_func ("/text/cp932/long", test_to_cp932_long);
  g_test_add_func ("/text/group-digits", test_group_digits);
  g_test_add_func ("/text/real", test_real);
  return g_test_run ();
}
