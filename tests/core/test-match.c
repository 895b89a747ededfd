/* What two records have in common, in numbers and in words; and finding what is worth a look. */
#include "rk-finder.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-text-compare.h"
#include "rk-text.h"

#include <string.h>

/* @line: name|municipality|telephone|法人番号|address|postal code|name of the corporation */
static RkRecord *
workplace (const char *line)
{
  static const char *const fields[]
      = { "name",    "municipality_code", "phone",           "corporate_number",
          "address", "postal_code",       "corporation_name" };
  g_auto (GStrv) values = g_strsplit (line, "|", -1);
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);

  for (guint i = 0; values[i]; i++)
    g_assert_true (
        rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, fields[i]), values[i], NULL));
  return rk_draft_end_loaded (draft);
}

static RkJudgement
judge (const char *a, const char *b)
{
  g_autoptr (RkRecord) one = workplace (a);
  g_autoptr (RkRecord) other = workplace (b);
  RkJudgement judgement, turned;

  rk_workplace_judge (one, other, &judgement);
  rk_workplace_judge (other, one, &turned);
  g_assert_cmpint (judgement.likeness, ==, turned.likeness);
  g_assert_cmpuint (judgement.score, ==, turned.score);
  g_assert_cmpuint (judgement.why, ==, turned.why);
  return judgement;
}

typedef struct
{
  const char *a;
  const char *b;
  RkLikeness likeness;
} Pair;

static void
assert_verdicts (const Pair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      RkJudgement judgement = judge (pairs[i].a, pairs[i].b);

      g_test_message ("%s | %s: %d, %u", pairs[i].a, pairs[i].b, judgement.likeness,
                      judgement.score);
      g_assert_cmpint (judgement.likeness, ==, pairs[i].likeness);
    }
}

static void
test_head_offices (void)
{
  static const Pair pairs[] = {
    /* a corporation and its head office */
    { "㈱例示屋|伊東市|||伊東市例示1-5-3", "例示屋 本店|伊東市|||伊東市例示1丁目5番3号", RK_SAME },
    { "株式会社例示食品|伊東市|||伊東市例示1-5-3",
      "本社|伊東市|||伊東市例示1丁目5番3号||㈱例示食品", RK_SAME },
    { "例示食品本店営業部|伊東市|||伊東市例示1-5-3", "例示食品㈱|伊東市|||伊東市例示1-5-3",
      RK_SAME },
    { "例示食品　本社|伊東市|||伊東市例示1-5-3", "本社|伊東市|||伊東市例示1-5-3||㈱例示食品",
      RK_SAME },
    { "㈱例示食品|伊東市|0557-00-0001", "本社|伊東市|0557000001||伊東市例示1-5-3||㈱例示食品",
      RK_SAME },
    { "㈱例示食品|伊東市||7000012050002", "本社|伊東市||7000012050002|||㈱例示食品", RK_ALIKE },
    { "㈱例示食品|伊東市|||伊東市例示2-1", "例示食品 本社|伊東市|||伊東市例示1-5-3", RK_ALIKE },
    { "㈱例示食品|伊東市||7000012050002|伊東市例示1-5-3",
      "例示食品 本社|伊東市||1180301018771|伊東市例示1-5-3", RK_ALIKE },
    { "㈱例示食品|伊東市", "本社|熱海市|||||㈱例示食品", RK_DIFFERENT },
    { "㈱例示食品|伊東市||7000012050002", "本社|沼津市||7000012050002|||㈱例示食品", RK_DIFFERENT },
    { "本社|伊東市|||伊東市例示1-5-3||㈱例示食品", "本社|伊東市|||伊東市例示1-5-3||㈱架空産業",
      RK_DIFFERENT },
    { "本社|伊東市|||伊東市例示1-5-3||㈱例示食品", "本部|伊東市|||伊東市例示1-5-3||㈱例示食品",
      RK_ALIKE },
    { "㈱日本社|伊東市|||伊東市例示1-5-3", "㈱日|伊東市|||伊東市例示1-5-3", RK_DIFFERENT },
    /* and one of its places */
    { "㈱例示食品|伊東市|||伊東市例示1-5-3", "例示食品 伊東工場|伊東市|||伊東市例示1-5-3",
      RK_ALIKE },
    { "㈱例示食品|伊東市|||伊東市例示1-5-3", "伊東工場|伊東市|||伊東市例示1-5-3||㈱例示食品",
      RK_ALIKE },
    { "㈱例示食品|伊東市|||伊東市例示1-5-3", "例示食品 伊東工場|伊東市|||伊東市例示2-1",
      RK_DIFFERENT },
    { "本社|熱海市|||||㈱例示食品", "伊東工場|伊東市|||||㈱例示食品", RK_DIFFERENT },
    { "田中歯科|伊東市|||伊東市例示1-5-3", "田中歯科医院|伊東市|||伊東市例示1-5-3", RK_ALIKE },
  };

  assert_verdicts (pairs, G_N_ELEMENTS (pairs));
}

static void
test_verdicts (void)
{
  static const Pair pairs[] = {
    /* the name and a number in one place */
    { "㈱髙瀬建設|焼津市|054-629-2000", "株式会社高瀬建設|焼津市|0546292000", RK_SAME },
    { "青葉薬局|焼津市||7000012050002", "㈲青葉薬局|焼津市||7000012050002", RK_SAME },
    /* the name alone, or with one place unknown */
    { "㈱髙瀬建設|焼津市", "高瀬建設|焼津市", RK_ALIKE },
    { "㈱髙瀬建設|焼津市", "高瀬建設", RK_ALIKE },
    /* moved: with a number; within the medical area where nothing speaks against it */
    { "高瀬建設|焼津市||7000012050002", "高瀬建設|沼津市||7000012050002", RK_ALIKE },
    { "高瀬建設|焼津市", "高瀬建設|藤枝市", RK_ALIKE },
    { "高瀬建設|焼津市|054-629-2000", "高瀬建設|藤枝市|054-641-0000", RK_DIFFERENT },
    { "高瀬建設|焼津市", "高瀬建設|沼津市", RK_DIFFERENT },
    /* 清水町 in 駿東郡 is not 清水区 of 静岡市 */
    { "清水中央病院|清水町", "清水中央病院|静岡市", RK_DIFFERENT },
    /* names that differ by a little, with a number in common */
    { "焼津港冷蔵運輸（株）|焼津市|054-000-0199", "焼津港冷蔵輸送㈱|焼津市|054-000-0199",
      RK_ALIKE },
    { "丸山製茶|菊川市|0537-35-0000", "丸山産業|菊川市|0537-35-0000", RK_DIFFERENT },
    { "丸山製茶|菊川市||7000012050002", "丸山製茶 菊川工場|菊川市||7000012050002", RK_ALIKE },
    /* and without one */
    { "雨宿化成|焼津市|054-000-9602||焼津市空想が丘3-21",
      "雨宿灯化成|焼津市|054-000-9602||焼津市空想が丘3丁目21番地", RK_ALIKE },
    { "㈱見本屋|焼津市||1180301018771", "焼津工場|焼津市||1180301018771|||株式会社見本屋",
      RK_ALIKE },
    { "丸山製茶販売|菊川市", "丸山製茶販売店|菊川市", RK_ALIKE },
    /* the name and the address */
    { "高瀬建設|焼津市|||焼津市中港3-2-1", "㈱髙瀬建設|焼津市|||焼津市中港三丁目2番1号", RK_SAME },
    { "高瀬建設|焼津市|||焼津市中港", "㈱髙瀬建設|焼津市|||焼津市中港", RK_ALIKE },
    { "丸山製茶販売|菊川市||7000012050002", "丸山製茶販売店|菊川市||1180301018771", RK_DIFFERENT },
    { "丸山製茶販売|菊川市|0537-35-0000||菊川市加茂1-1",
      "丸山製茶販売店|菊川市|0537-35-0009||菊川市堀之内2-2", RK_DIFFERENT },
    { "焼津市立第一保育園|焼津市", "焼津市立第二保育園|焼津市", RK_DIFFERENT },
    /* places of corporations that are entered apart */
    { "焼津工場|焼津市|054-629-2000||||㈱髙瀬製作所",
      "株式会社高瀬製作所　焼津工場|焼津市|0546292000", RK_SAME },
    { "焼津工場|焼津市|||||㈱髙瀬製作所", "焼津工場|焼津市|||||㈱丸山食品", RK_DIFFERENT },
    { "焼津工場|焼津市|054-629-2000||||㈱髙瀬製作所", "焼津工場|焼津市|0546292000", RK_SAME },
    { "藤枝支店|藤枝市|||||例示物流株式会社", "例示物流（株）藤枝支店|藤枝市", RK_ALIKE },
    { "藤枝支店|藤枝市|054-629-2000||||例示物流株式会社", "例示物流㈱藤枝支店|藤枝市|0546292000",
      RK_SAME },
    { "本社|焼津市|||||株式会社架空製作所", "㈱架空製作所本社|焼津市", RK_ALIKE },
    /* one name says both, the other only the place */
    { "医療法人社団見本会　見本病院|磐田市", "見本病院|磐田市", RK_ALIKE },
    { "医療法人社団見本会　見本病院|磐田市|||磐田市例示町三丁目29番地1",
      "見本病院|磐田市|||磐田市例示町3-29", RK_ALIKE },
    { "医療法人社団見本会　見本病院|磐田市|0538-00-0001||磐田市例示町三丁目29番地1",
      "見本病院|磐田市|0538-00-0002||磐田市例示町3-29", RK_DIFFERENT },
    { "医療法人社団見本会　見本病院|磐田市|||磐田市例示町3-29-1",
      "見本病院|沼津市|||沼津市例示町3-29", RK_DIFFERENT },
    { "例示物流（株）藤枝支店|藤枝市|||藤枝市青木1-1", "藤枝支店|藤枝市|||藤枝市青木2-2",
      RK_DIFFERENT },
    { "例示物流（株）藤枝センター|藤枝市|||藤枝市青木1-1", "藤枝センター|藤枝市|||藤枝市青木2-2",
      RK_DIFFERENT },
    { "例示物流（株）藤枝支店|藤枝市", "藤枝支店|藤枝市", RK_ALIKE },
    { "例示物流（株）藤枝支店|藤枝市", "架空物流㈱　藤枝支店|藤枝市", RK_DIFFERENT },
    /* what a machine drew itself, and what was lost on the way */
    { "\xee\x80\x80田商店|焼津市|054-629-2000", "\xee\x80\x80田商店|焼津市|054-629-2000",
      RK_ALIKE },
    { "〓田商店|焼津市|054-629-2000", "吉田商店|焼津市|054-629-2000", RK_ALIKE },
  };

  assert_verdicts (pairs, G_N_ELEMENTS (pairs));
}

static void
test_full_names (void)
{
  static const char *const names[][3] = {
    { "焼津工場", "㈱髙瀬製作所", "㈱髙瀬製作所　焼津工場" },
    { "富士宮工場", "富士株式会社", "富士株式会社　富士宮工場" },
    { "静岡支店", "㈱静岡", "㈱静岡　静岡支店" },
    { "株式会社高瀬製作所　焼津工場", "㈱髙瀬製作所", "株式会社高瀬製作所　焼津工場" },
    { "㈱髙瀬製作所焼津工場", "株式会社髙瀬製作所", "㈱髙瀬製作所焼津工場" },
    { "高瀬製作所 本社", "㈱髙瀬製作所", "㈱髙瀬製作所　本社" },
    { "例示福祉会", "社会福祉法人例示福祉会", "社会福祉法人例示福祉会" },
    { "髙崎製菓　本店", "株式会社高崎製菓", "株式会社高崎製菓　本店" },
    { "㈱髙瀬製作所", "株式会社高瀬製作所", "㈱髙瀬製作所" },
    { "富士株式会社清水工場", "富士株式会社", "富士株式会社清水工場" },
    { "富士（株）富士宮工場", "富士株式会社", "富士（株）富士宮工場" },
    { "髙瀬製作所焼津工場", "㈱髙瀬製作所", "㈱髙瀬製作所　焼津工場" },
    { "焼津水産高校前店", "焼津水産株式会社", "焼津水産株式会社　焼津水産高校前店" },
    { "例示学園高等学校", "学校法人例示学園", "学校法人例示学園　例示学園高等学校" },
    { "富士", "富士株式会社", "富士株式会社" },
    { "丸山製茶", NULL, "丸山製茶" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_workplace);
      g_autoptr (RkRecord) record = NULL;
      g_autofree char *full = NULL;

      rk_draft_put (draft, "name", names[i][0]);
      rk_draft_put (draft, "corporation_name", names[i][1]);
      record = rk_draft_end_loaded (draft);
      full = rk_workplace_full_name (record);
      g_assert_cmpstr (full, ==, names[i][2]);
    }
}

static void
test_name_parts (void)
{
  static const char *const names[][4] = {
    /* name, corporation entered apart; place in the name, key of the other name */
    { "丸山製茶", NULL, NULL, "" },
    { "株式会社 見本", NULL, NULL, "" },
    { "見本㈱　本社工場", NULL, "本社工場", "本社工場" },
    { "例示物流（株）藤枝支店", NULL, "藤枝支店", "藤枝支店" },
    { "例示物流株式会社藤枝支店", NULL, "藤枝支店", "藤枝支店" },
    { "㈱架空製作所本社", NULL, "本社", "架空製作所" },
    { "例示食品　本店", NULL, "本店", "例示食品" },
    { "例示食品　本店営業部", NULL, "本店営業部", "例示食品" },
    { "例示食品本社", NULL, NULL, "例示食品" },
    { "㈱日本社", NULL, NULL, "" },
    { "本社", "株式会社例示食品", NULL, "例示食品" },
    { "株式会社例示食品　本社", "株式会社例示食品", "本社", "例示食品" },
    { "富士本店", "株式会社例示食品", NULL, "例示食品富士本店" },
    { "見本（株）・例示（株）共同企業体", NULL, NULL, "" },
    { "（株）例示食品", NULL, NULL, "" },
    { "株式会社見本会社", NULL, NULL, "" },
    { "焼津工場", "㈱髙瀬製作所", NULL, "高瀬製作所焼津工場" },
    { "㈱髙瀬製作所焼津工場", "株式会社高瀬製作所", NULL, "焼津工場" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_workplace);
      g_autoptr (RkRecord) record = NULL;
      g_autofree char *corporation = NULL;
      g_autofree char *branch = NULL;
      g_autofree char *key = NULL;
      g_autofree char *expected = rk_text_fold (names[i][3]);

      rk_draft_put (draft, "name", names[i][0]);
      rk_draft_put (draft, "corporation_name", names[i][1]);
      record = rk_draft_end_loaded (draft);
      rk_workplace_name_split (names[i][0], &corporation, &branch);
      key = rk_workplace_dup_other_key (record);
      g_assert_cmpstr (branch, ==, names[i][2]);
      g_assert_cmpstr (key, ==, expected);
    }
}

static void
test_scores (void)
{
  RkJudgement all
      = judge ("青葉薬局|焼津市|054-629-2000|7000012050002|焼津市中港三丁目2番1号|425-0021",
               "㈲青葉薬局|焼津市|0546292000|7000012050002|焼津市中港3-2-1|4250021");
  RkJudgement port
      = judge ("焼津港冷蔵運輸（株）|焼津市|054-000-0199||焼津市中港三丁目2番1号|425-0021",
               "焼津港冷蔵輸送㈱|焼津市|054-000-0199||焼津市中港3-2-1 2F|425-0021");
  RkJudgement flat = judge ("麺どころ|焼津市|||焼津市東小川2-17-13小池ビルC",
                            "麺どころ|焼津市|||焼津市東小川2丁目17番13号 小池ビルC");
  RkJudgement other = judge ("青葉薬局|焼津市|054-629-2000", "青葉薬局|焼津市|054-629-2111");
  RkJudgement slip = judge ("しずつづり漁業|焼津市", "しずつづり漁|焼津市");
  RkJudgement branch = judge ("丸山製茶|菊川市", "丸山製茶 菊川工場|菊川市");
  g_autofree char *words = rk_judgement_dup_words (&port);

  g_assert_cmpuint (all.score, ==, 100);
  g_assert_cmpuint (flat.why & RK_WHY_ADDRESS, !=, 0);
  g_assert_cmpuint (port.score, >, 80);
  g_assert_cmpuint (port.score, <, 90);
  g_assert_cmpuint (other.score, <, port.score);
  g_assert_cmpuint (port.n_differing, ==, 1);
  g_assert_nonnull (strstr (words, "1 character of the name differs"));
  g_assert_nonnull (strstr (words, "same telephone"));
  g_assert_cmpuint (slip.why & RK_WHY_BRANCH, ==, 0);
  g_assert_cmpuint (branch.why & RK_WHY_BRANCH, !=, 0);
  g_assert_nonnull (strstr (words, "same address"));
  g_assert_null (strstr (words, "different"));
}

/* ── texts ───────────────────────────────────────────────────────────────────────────────── */

static void
test_addresses (void)
{
  static const char *const same[][2] = {
    { "静岡県焼津市中港三丁目2番1号", "焼津市中港3-2-1" },
    { "焼津市中港３丁目２－１", "中港3の2の1" },
    { "焼津市大字小川123番地", "焼津市小川123" },
    { "静岡県駿東郡清水町伏見十二番地の3", "駿東郡清水町伏見12-3" },
    { "焼津市本町２丁目１１番５号", "焼津市本町2-11-5" },
  };
  static const char *const different[][2] = {
    { "焼津市中港3-2-1", "焼津市中港3-21" },
    { "焼津市三ケ名1", "焼津市3ケ名1" },
    { "焼津市中港3-2-1 101", "焼津市中港3-2-1101" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = rk_text_address_key (same[i][0]);
      g_autofree char *b = rk_text_address_key (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *a = rk_text_address_key (different[i][0]);
      g_autofree char *b = rk_text_address_key (different[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
assert_differs (const char *a, const char *b, const char *of_a, const char *of_b)
{
  g_autoptr (GArray) in_a = NULL;
  g_autoptr (GArray) in_b = NULL;
  const char *const texts[] = { a, b };
  const char *const expected[] = { of_a, of_b };

  rk_text_compare (a, b, &in_a, &in_b);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);
      const GArray *ranges = i ? in_b : in_a;

      for (guint r = 0; r < ranges->len; r++)
        {
          const RkTextRange *range = &g_array_index (ranges, RkTextRange, r);

          g_string_append_printf (marked, "%s%.*s", r ? "/" : "", (int)(range->end - range->begin),
                                  texts[i] + range->begin);
        }
      g_assert_cmpstr (marked->str, ==, expected[i]);
    }
}

static void
test_differences (void)
{
  g_autofree char *a = g_strnfill (3000, 'a');
  g_autofree char *b = g_strconcat (a, "b", NULL);
  g_autoptr (GArray) in_a = NULL;
  g_autoptr (GArray) in_b = NULL;

  assert_differs ("焼津港冷蔵運輸（株）", "焼津港冷蔵輸送㈱", "運", "送");
  assert_differs ("髙瀬建設", "高瀬建設", "", "");
  assert_differs ("原田 環", "原田 環美", "", "美");
  assert_differs ("054-629-2000", "054-629-2111", "000", "111");
  assert_differs ("", "青葉", "", "青葉");
  rk_text_compare (a, b, &in_a, &in_b); /* too long to be looked at closely */
  g_assert_cmpuint (in_b->len, ==, 1);
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

static void
add (RkFinder *finder, gint64 id, const char *line)
{
  g_autoptr (RkRecord) record = workplace (line);
  char *keys[RK_N_MATCH_KEYS];

  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    keys[i] = rk_kind_workplace.match_key[i](record);
  rk_finder_add (finder, id, (const char *const *)keys);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    g_free (keys[i]);
}

static char *
find (RkFinder *finder, const char *line)
{
  g_autoptr (RkRecord) record = workplace (line);
  char *keys[RK_N_MATCH_KEYS];
  GString *found = g_string_new (NULL);
  const GArray *ids;

  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    keys[i] = rk_kind_workplace.match_key[i](record);
  ids = rk_finder_find (finder, (const char *const *)keys);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%d", i ? " " : "", (int)g_array_index (ids, gint64, i));
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    g_free (keys[i]);
  return g_string_free (found, FALSE);
}

static void
test_finder (void)
{
  static const char *const questions[][2] = {
    { "㈱髙瀬建設|焼津市", "1 2" },            /* the medical area, too */
    { "高瀬建設", "1 2 3" },                   /* anywhere */
    { "何か別の名|沼津市|054-629-2000", "4" }, /* its telephone, wherever it is */
    { "何か||| ", "" },
    { "丸山製茶販売店|菊川市", "5" },
    { "丸山製茶販売店|沼津市", "" },
    { "港|焼津市", "6" }, /* a name without pairs */
    { "㈱見本食品　掛川工場|掛川市", "7" },
    { "見本食品掛川工場|掛川市", "7" },
    { "袋井支店|袋井市", "8" },
    { "袋井支店|袋井市|||||例示物流（株）", "8" },
    { "㈱架空産業|磐田市", "9 10" }, /* its head office, and its place */
    { "架空産業　本社|磐田市", "9" },
    { "見付工場|磐田市|||||㈱架空産業", "10 9" },
    { "架空産業見付工場第二棟|磐田市", "10 9" },
    { "架空産業|袋井市", "9" },
    { "田中歯科医院|磐田市", "11" },
  };
  g_autoptr (RkFinder) finder = rk_finder_new ();
  g_autofree char *after = NULL;

  add (finder, 1, "高瀬建設|焼津市");
  add (finder, 2, "株式会社高瀬建設|藤枝市");
  add (finder, 3, "高瀬建設|沼津市");
  add (finder, 4, "青葉薬局|焼津市|054-629-2000");
  add (finder, 5, "丸山製茶販売|菊川市");
  add (finder, 6, "港|焼津市");
  add (finder, 7, "掛川工場|掛川市|||||㈱見本食品");
  add (finder, 8, "例示物流㈱　袋井支店|袋井市");
  add (finder, 9, "本社|磐田市|||||株式会社架空産業");
  add (finder, 10, "架空産業㈱　見付工場|磐田市");
  add (finder, 11, "田中歯科|磐田市");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *found = find (finder, questions[i][0]);

      g_assert_cmpstr (found, ==, questions[i][1]);
    }
  rk_finder_drop (finder, 1);
  after = find (finder, "高瀬建設|焼津市");
  g_assert_cmpstr (after, ==, "2");
}

/* Whatever a naive comparison of all names calls alike, is found. */
static void
test_finder_misses_nothing (void)
{
  static const char *const parts[] = { "青葉", "若草", "製茶", "建設", "薬局", "ハハハ", "店" };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (RkFinder) finder = rk_finder_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *line = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        g_string_append (name, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      line = g_strdup_printf ("%s|焼津市", name->str);
      add (finder, i + 1, line);
      g_ptr_array_add (names, g_strdup (name->str));
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s|藤枝市", (char *)names->pdata[i]);
      g_autofree char *found = find (finder, line);
      guint n_found = *found ? 1 : 0, n_alike = 0;
      g_autofree char *key = rk_text_name_key (names->pdata[i]);

      for (const char *p = found; *p; p++)
        n_found += *p == ' ';
      for (guint j = 0; j < names->len; j++)
        {
          g_autofree char *other = rk_text_name_key (names->pdata[j]);

          /* a name of one character has no pairs: it is found in its own place only */
          n_alike += g_utf8_strlen (key, -1) > 1 && rk_text_bigram_similarity (key, other) >= 0.8;
        }
      g_assert_cmpuint (n_found, ==, MIN (n_alike, 12));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/verdicts", test_verdicts);
  g_test_add_func ("/match/head-offices", test_head_offices);
  g_test_add_func ("/match/scores", test_scores);
  g_test_add_func ("/match/full-names", test_full_names);
  g_test_add_func ("/match/name-parts", test_name_parts);
  g_test_add_func ("/match/addresses", test_addresses);
  g_test_add_func ("/match/differences", test_differences);
  g_test_add_func ("/match/finder", test_finder);
  g_test_add_func ("/match/finder-misses-nothing", test_finder_misses_nothing);
  return g_test_run ();
}
