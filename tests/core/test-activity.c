/* What a yearly report says of each activity. */
#include "rk-activity.h"
#include "rk-kinds.h"

#include <locale.h>

#define ITEMS                                        \
  "5-2 実施 禁煙セミナー 2回 延べ45人\n" \
  "1-1 一部実施\n"                               \
  "9-9 未実施 もう無い項目\n"               \
  "4-1 体操だけ\n"                               \
  "自販機の飲み物を　入れ替えた"

static void
test_parse (void)
{
  g_autoptr (GPtrArray) all = rk_activities_parse ("\n" ITEMS "\r\n\n");
  const RkActivity *one = rk_activities_find (all, "5-2");

  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpstr (one->state, ==, RK_ACTIVITY_DONE);
  g_assert_cmpstr (one->words, ==, "禁煙セミナー 2回 延べ45人");
  one = rk_activities_find (all, "1-1");
  g_assert_cmpstr (one->state, ==, RK_ACTIVITY_PARTLY);
  g_assert_cmpstr (one->words, ==, "");
  one = rk_activities_find (all, "4-1");
  g_assert_null (one->state);
  g_assert_cmpstr (one->words, ==, "体操だけ");
  g_assert_null (rk_activities_find (all, "5"));
  one = all->pdata[4];
  g_assert_null (one->state);
  g_assert_cmpstr (one->line, ==, "自販機の飲み物を　入れ替えた");
}

static void
test_states (void)
{
  static const struct
  {
    const char *line;
    const char *state;
    const char *words;
  } cases[] = {
    { "1-1 ○ 2回", RK_ACTIVITY_DONE, "2回" },
    { "1-1：実施済（2回）", RK_ACTIVITY_DONE, "（2回）" },
    { "1-1　一部　10人", RK_ACTIVITY_PARTLY, "10人" },
    { "1-1 △", RK_ACTIVITY_PARTLY, "" },
    { "1-1 未：次年度に", RK_ACTIVITY_NOT, "次年度に" },
    { "1-1\t×", RK_ACTIVITY_NOT, "" },
    { "1-1 実施計画を作った", NULL, "実施計画を作った" },
    { "1-1 未成年の健診", NULL, "未成年の健診" },
    { "1-1", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) all = rk_activities_parse (cases[i].line);
      const RkActivity *one = rk_activities_find (all, "1-1");

      g_test_message ("%s", cases[i].line);
      g_assert_nonnull (one);
      g_assert_cmpstr (one->state, ==, cases[i].state);
      g_assert_cmpstr (one->words, ==, cases[i].words);
    }
}

static void
check_set (const char *code, const char *state, const char *words, const char *expected)
{
  g_autofree char *text = rk_activities_set (ITEMS, code, state, words);

  g_assert_cmpstr (text, ==, expected);
}

/* Only the line that is meant changes. */
static void
test_set (void)
{
  g_autofree char *first = rk_activities_set (NULL, "3-1", RK_ACTIVITY_DONE, "弁当\n40食");

  g_assert_cmpstr (first, ==, "3-1 実施 弁当 40食");
  check_set ("1-1", RK_ACTIVITY_DONE, " 全員 ",
             "5-2 実施 禁煙セミナー 2回 延べ45人\n1-1 実施 全員\n9-9 未実施 もう無い項目\n"
             "4-1 体操だけ\n自販機の飲み物を　入れ替えた");
  check_set ("3-1", NULL, "減塩",
             "5-2 実施 禁煙セミナー 2回 延べ45人\n1-1 一部実施\n9-9 未実施 もう無い項目\n"
             "3-1 減塩\n4-1 体操だけ\n自販機の飲み物を　入れ替えた");
  check_set ("5-2", NULL, "",
             "1-1 一部実施\n9-9 未実施 もう無い項目\n4-1 体操だけ\n自販機の飲み物を　入れ替えた");
}

static void
test_summary (void)
{
  g_autofree char *words = rk_activities_dup_summary (ITEMS);
  g_autofree char *nothing = rk_activities_dup_summary ("自販機を入れ替えた");
  g_autofree char *advice = rk_activities_dup_advice (ITEMS);

  g_assert_cmpstr (words, ==, "実施 1／一部 1／未実施 1");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (advice, ==, "Activities of which nothing says whether they were done: 1");
  g_assert_null (rk_activities_dup_advice ("1-1 実施\n自販機を入れ替えた"));
  g_assert_null (rk_activities_dup_advice (""));
}

static RkRecord *
item (const char *code, const char *label)
{
  RkDraft *draft = rk_draft_new (&rk_kind_scheme_item);

  rk_draft_put (draft, "code", code);
  rk_draft_put (draft, "label", label);
  return rk_draft_end (draft);
}

static GPtrArray *
new_menu (void)
{
  GPtrArray *menu = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  g_ptr_array_add (menu, item ("1-1", "健診を勧める"));
  g_ptr_array_add (menu, item ("3-1", "減塩・野菜の情報を出す"));
  g_ptr_array_add (menu, item ("5-1", "禁煙"));
  g_ptr_array_add (menu, item ("5-2", "禁煙を支援する"));
  return menu;
}

/* A cell of another's list says labels; what this program wrote comes back letter by letter. */
static void
test_tidy (void)
{
  static const char *const cases[][2] = {
    { ITEMS, ITEMS },
    { "禁煙を支援する 実施 セミナー 2回", "5-2 実施 セミナー 2回" },
    { "禁煙を支援する：○（2回、延べ45人）、減塩･野菜の情報を出す：×",
      "5-2 実施 （2回、延べ45人）\n3-1 未実施" },
    { "５−２　一部", "5-2 一部実施" },
    { "禁煙を支援する", "5-2" },
    { "禁煙を支援する人を置いた", "禁煙を支援する人を置いた" },
    { "減塩・野菜の情報を出す：△／1-1：済 全員／ほか", "3-1 一部実施\n1-1 実施 全員／ほか" },
    { "1-1 実施 春、秋の2回\r\n3-1 未実施", "1-1 実施 春、秋の2回\n3-1 未実施" },
    { "", "" },
  };
  g_autoptr (GPtrArray) menu = new_menu ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rk_activities_tidy (cases[i][0], menu);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* What was declared and what was done besides; what the menu has no more is called as it was. */
static void
test_of (void)
{
  g_autoptr (GPtrArray) menu = new_menu ();
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  g_autoptr (GPtrArray) some = NULL;
  static const char *const labels[]
      = { "健診を勧める", "減塩・野菜の情報を出す", "禁煙を支援する", "体操" };

  g_ptr_array_add (before, item ("3-1", "減塩"));
  g_ptr_array_add (before, item ("4-1", "体操"));
  some = rk_activities_of ("3-1 4-1 5-2 8-8", "5-2 実施\n1-1 一部実施\n自販機", menu, before);
  g_assert_cmpuint (some->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < some->len; i++)
    g_assert_cmpstr (rk_record_get (some->pdata[i], "label"), ==, labels[i]);
  g_ptr_array_unref (g_steal_pointer (&some));
  some = rk_activities_of (NULL, NULL, menu, NULL);
  g_assert_cmpuint (some->len, ==, 0);
}

/* A form says it, but the report is taken. */
static void
test_kind (void)
{
  RkDraft *draft = rk_draft_new (&rk_kind_report);
  const RkField *field = &rk_kind_report.fields[rk_kind_field (&rk_kind_report, "items")];
  g_autoptr (RkRecord) report = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  rk_draft_put_int (draft, "status_id", 1);
  rk_draft_put_int (draft, "year", 2025);
  rk_draft_put (draft, "items", "4-1 体操だけ");
  report = rk_draft_end (draft);
  problems = rk_record_validate (report);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (field->advise == rk_activities_dup_advice);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity/parse", test_parse);
  g_test_add_func ("/activity/states", test_states);
  g_test_add_func ("/activity/set", test_set);
  g_test_add_func ("/activity/summary", test_summary);
  g_test_add_func ("/activity/tidy", test_tidy);
  g_test_add_func ("/activity/of", test_of);
  g_test_add_func ("/activity/kind", test_kind);
  return g_test_run ();
}
