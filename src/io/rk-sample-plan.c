/* The plan of the sample's first area council: five years, four 柱, its last year evaluated. */
#include "rk-sample-council.h"

#include <math.h>
#include <string.h>

#include "rk-indicators.h"
#include "rk-io-resources.h"
#include "rk-kinds.h"
#include "rk-plan-file.h"
#include "rk-plans.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-schemes.h"

#define AREA "志太榛原"
#define FIRST_YEAR 2024
#define N_YEARS 5
#define EVALUATED 2025

#define NO NAN

/* Targets and what was measured, by year: planned R6 … R10, then actual R6 and R7. */
static const struct
{
  const char *viewpoint;
  const char *name;
  const char *formula;
  const char *unit;
  guint decimals;
  const char *direction;
  const char *line; /* title of a line of the plan */
  double base;
  double planned[N_YEARS];
  double actual[2];
  const char *by;
  const char *when;
  gboolean of_register; /* counted in the register */
  const char *card;     /* indicator it is fed from, of men */
} targets[] = {
  { RK_VIEW_STRUCTURE,
    "職域側の委員の割合",
    "職域側の委員数÷委員総数×100",
    "%",
    1,
    RK_UP,
    NULL,
    32.0,
    { 34, 35, 36, 37, 38 },
    { 33.3, 36.4 },
    "事務局",
    "毎年4月" },
  { RK_VIEW_PROCESS,
    "委員の出席率（代理を含む。）",
    "延べ出席者数÷延べ委員数×100",
    "%",
    1,
    RK_UP,
    NULL,
    78.6,
    { 80, 83, 85, 86, 90 },
    { 81.8, 88.6 },
    "事務局",
    "会議ごと" },
  { RK_VIEW_PROCESS,
    "データを提供した機関の数",
    "提供した機関の実数",
    "機関",
    0,
    RK_UP,
    "医療保険者のデータの突合せ",
    3,
    { 4, 6, 7, 7, 8 },
    { 3, 4 },
    "事務局",
    "毎年3月" },
  { RK_VIEW_OUTPUT,
    "合同訪問をした事業所の数",
    "年度内の実数",
    "か所",
    0,
    RK_UP,
    "合同訪問（保健所・市町・協会けんぽ）",
    0,
    { 2, 10, 12, 12, 12 },
    { 2, 16 },
    "保健所",
    "毎年2月" },
  { RK_VIEW_OUTPUT,
    "登録事業所の数",
    "年度末の実数",
    "か所",
    0,
    RK_UP,
    "健康づくり実践事業所の登録・認定",
    0,
    { 0, 250, 400, 500, 600 },
    { 0, 238 },
    "保健所",
    "毎年3月",
    .of_register = TRUE },
  { RK_VIEW_OUTPUT,
    "年次報告の提出率",
    "提出数÷提出を要する数×100",
    "%",
    1,
    RK_UP,
    "健康づくり実践事業所の登録・認定",
    NO,
    { NO, 80, 85, 88, 90 },
    { NO, 71.4 },
    "保健所",
    "毎年4月" },
  { RK_VIEW_OUTCOME,
    "特定健診の実施率（国保）",
    "受診者数÷対象者数×100",
    "%",
    1,
    RK_UP,
    "被扶養者への案内の共同発送",
    38.9,
    { 40.5, 42, 44, 47, 50 },
    { 39.6, 39.2 },
    "市町",
    "毎年11月" },
  { RK_VIEW_OUTCOME,
    "男性の習慣的喫煙者の割合",
    "40～74歳、「はい」÷回答者数×100",
    "%",
    1,
    RK_DOWN,
    "職場のルールと禁煙支援の組合せ",
    31.6,
    { NO, NO, NO, NO, NO },
    { 31.1, 31.8 },
    "保健所",
    "毎年9月",
    .card = "smoking" },
  { RK_VIEW_OUTCOME,
    "建物内を禁煙にした登録事業所の割合",
    "禁煙とした数÷年次報告の数×100",
    "%",
    1,
    RK_UP,
    "職場のルールと禁煙支援の組合せ",
    NO,
    { NO, 70, 80, 90, 100 },
    { NO, 76.5 },
    "保健所",
    "毎年4月" },
};

/* How R7 went. */
static const struct
{
  const char *line;
  const char *progress;
  const char *planned;
  const char *done;
  const char *reason;
  const char *structure;
  const char *process;
  const char *output;
  const char *outcome;
  const char *revised;
  const char *decision;
} evaluations[] = {
  { "10人未満の事業所への健診車の共同利用", "予定どおり",
    "30人未満の事業所まで広げ、8会場で実施する。", "9会場で実施し、63事業所の241人が受けた。", NULL,
    "費用分担の覚書を4者で交わした。", "商工会の会報と市の広報で同じ月に知らせた。",
    "9会場（予定8会場）、241人。", "未受診の事業所は1,240から1,151になった。",
    "会場を市の集団健診の日に合わせ、12会場にする。", "拡充" },
  { "被扶養者への案内の共同発送", "予定どおり", "国保と協会けんぽの案内を5月に一緒に送る。",
    "3市で9,870通を送った。", NULL, "様式は3市で同じになった。", "発送の日程を1月に決めた。",
    "9,870通。", "実施率は39.6%から39.2%で、変わったとはいえない。",
    "送る時期を誕生月に変える案を2市で試す。", "改善" },
  { "健診当日の結果説明会", "予定以上", "年4回、参加者150人。", "年5回開き、182人が参加した。",
    NULL, "医師会連絡会が講師を出した。", "会場は健診の待合を使った。", "5回、182人。",
    "参加者の8割が次の健診の月を書いて帰った。", "オンラインとの併用を検討する。", "継続" },
  { "要受診者の受診勧奨", "やや遅れ", "勧奨の手順を決め、依頼状をそろえる。",
    "手順は決まったが、依頼状はそろっていない。",
    "産業医のいない職場への依頼の方法が決まらなかった。", "担当は決まった。",
    "打合せは2回（予定4回）。", "手順書の案1件。", "測っていない。",
    "産業医のいない職場は地域産業保健センターから依頼する。", "改善" },
  { "合同訪問（保健所・市町・協会けんぽ）", "予定以上", "10か所を訪問する。", "16か所を訪問した。",
    NULL, "3者の担当者が決まった。", "訪問の前に年次報告を読んだ。", "16か所（予定10か所）。",
    "訪問後に健診の予約をした事業所が11か所。", "記録の様式を統一し、協議会に報告する。", "継続" },
  { "健康づくり実践事業所の登録・認定", "予定どおり", "登録250か所、認定の基準を決める。",
    "登録238か所。基準の案ができた。", NULL, "受付の担当を保健所に置いた。",
    "登録の説明会を3回開いた。", "登録238か所、年次報告の提出率71.4%。",
    "建物内禁煙は76.5%になった。", "年次報告を書きやすくする（A4で1枚）。", "継続" },
  { "医療保険者のデータの突合せ", "遅れ", "6機関から提供を受ける。", "4機関から提供を受けた。",
    "健保組合との覚書に時間がかかった。", "作業班を置いた。", "様式のそろえ方を2回協議した。",
    "4機関（予定6機関）。", "圏域の値が市町別に出せた。", "健保組合へは県の協議会から依頼する。",
    "改善" },
  { "職場のルールと禁煙支援の組合せ", "予定どおり", "制度の周知を続ける。",
    "登録事業所の全てに案内を送った。", NULL, "薬剤師会が加わった。",
    "労働基準協会の会報に載せた。", "案内238通。",
    "男性の習慣的喫煙者は31.1%から31.8%で、減っていない。",
    "ルールの見本を作り、禁煙外来の一覧を添える。", "拡充" },
};

static const struct
{
  const char *question;
  const char *background;
  const char *options[2][3]; /* what, for it, against it */
  int chosen;                /* -1: not yet */
  const char *decision;
} issues[] = {
  { "健診車の費用をどのように分けるか。",
    "会場が増えると、1会場あたりの人数が減る。",
    { { "受診者の数で分ける。", "使った分だけ払うので分かりやすい。",
        "年度末まで額が決まらない。" },
      { "会場の数で均等に分ける。", "予算を先に組める。", "小さな町の負担が重い。" } },
    0,
    "受診者の数で分け、上限を会場の数で決める。" },
  { "支援のテーマを決めて募るか、決めずに募るか。",
    "令和8年度から市町への伴走型支援を始める。",
    { { "テーマは定めず、聞き取りで決める。", "市町の困りごとから始められる。",
        "初めの2か月が聞き取りで終わる。" },
      { "重点のテーマを定めて募る。", "専門家を先に確保できる。",
        "希望する市町が出ないことがある。" } },
    -1,
    NULL },
};

typedef struct
{
  RkSampleMaker *maker;
  RkPlan *plan;
} Maker;

static gint64
find_line (const Maker *self, const char *title)
{
  for (guint i = 0; title && i < self->plan->lines->len; i++)
    {
      const RkRecord *line = ((RkPlanLine *)self->plan->lines->pdata[i])->record;

      if (g_str_equal (rk_record_get (line, "title"), title))
        return rk_record_id (line);
    }
  return 0;
}

static void
set_real (RkDraft *draft, const char *field, double value)
{
  if (!isnan (value))
    rk_draft_set_real (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

static void
set_id (RkDraft *draft, const char *field, gint64 id)
{
  if (id)
    rk_sample_int (draft, field, id);
}

static void
set_text (RkDraft *draft, const char *field, const char *text)
{
  if (text)
    rk_sample_text (draft, field, text);
}

static gboolean
add_values (Maker *self, guint n, gint64 target, GError **error)
{
  for (guint i = 0; i < N_YEARS; i++)
    {
      RkDraft *draft;
      double actual = i < G_N_ELEMENTS (targets[n].actual) ? targets[n].actual[i] : NO;

      if (isnan (targets[n].planned[i]) && isnan (actual))
        continue;
      draft = rk_draft_new (&rk_kind_target_value);
      rk_sample_int (draft, "target_id", target);
      rk_sample_int (draft, "year", FIRST_YEAR + (int)i);
      set_real (draft, "planned", targets[n].planned[i]);
      set_real (draft, "actual", actual);
      if (!rk_sample_save (self->maker, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_feed (Maker *self, guint n, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) card = NULL;
  gint64 scheme = 0;

  if (targets[n].of_register && !rk_schemes_default (self->maker->db, FALSE, &scheme, error))
    return FALSE;
  if (targets[n].card && !(card = rk_indicators_find (self->maker->db, targets[n].card, error)))
    return FALSE;
  set_id (draft, "scheme_id", scheme);
  if (card)
    {
      set_id (draft, "indicator_id", rk_record_id (card));
      rk_sample_text (draft, "sex", RK_SEX_MEN);
    }
  return TRUE;
}

static gboolean
add_targets (Maker *self, GError **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (targets); n++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_target);
      gint64 id;

      rk_sample_int (draft, "plan_id", rk_record_id (self->plan->record));
      set_id (draft, "measure_id", find_line (self, targets[n].line));
      rk_sample_int (draft, "position", n + 1);
      rk_sample_text (draft, "viewpoint", targets[n].viewpoint);
      rk_sample_text (draft, "name", targets[n].name);
      rk_sample_text (draft, "formula", targets[n].formula);
      rk_sample_text (draft, "unit", targets[n].unit);
      rk_sample_int (draft, "decimals", targets[n].decimals);
      rk_sample_text (draft, "direction", targets[n].direction);
      rk_sample_int (draft, "base_year", FIRST_YEAR - 1);
      set_real (draft, "base", targets[n].base);
      set_real (draft, "goal", targets[n].planned[N_YEARS - 1]);
      rk_sample_text (draft, "measured_by", targets[n].by);
      rk_sample_text (draft, "measured_when", targets[n].when);
      if (!set_feed (self, n, draft, error))
        {
          rk_draft_free (draft);
          return FALSE;
        }
      if (!rk_sample_save (self->maker, draft, &id, error) || !add_values (self, n, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_evaluations (Maker *self, GError **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (evaluations); n++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_evaluation);

      set_id (draft, "measure_id", find_line (self, evaluations[n].line));
      rk_sample_int (draft, "year", EVALUATED);
      rk_sample_text (draft, "planned", evaluations[n].planned);
      rk_sample_text (draft, "done", evaluations[n].done);
      rk_sample_text (draft, "progress", evaluations[n].progress);
      set_text (draft, "reason", evaluations[n].reason);
      rk_sample_text (draft, "structure", evaluations[n].structure);
      rk_sample_text (draft, "process", evaluations[n].process);
      rk_sample_text (draft, "output", evaluations[n].output);
      rk_sample_text (draft, "outcome", evaluations[n].outcome);
      rk_sample_text (draft, "revised", evaluations[n].revised);
      rk_sample_text (draft, "decision", evaluations[n].decision);
      rk_sample_text (draft, "evaluated_by", "事務局");
      rk_sample_text (draft, "evaluated_on", "2026-03-13");
      if (!rk_sample_save (self->maker, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_issues (Maker *self, GError **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (issues); n++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_issue);
      gint64 id;

      rk_sample_int (draft, "plan_id", rk_record_id (self->plan->record));
      rk_sample_int (draft, "position", n + 1);
      rk_sample_text (draft, "question", issues[n].question);
      rk_sample_text (draft, "background", issues[n].background);
      set_text (draft, "decision", issues[n].decision);
      if (!rk_sample_save (self->maker, draft, &id, error))
        return FALSE;
      for (guint i = 0; i < 2; i++)
        {
          draft = rk_draft_new (&rk_kind_issue_option);
          rk_sample_int (draft, "issue_id", id);
          rk_sample_int (draft, "position", i + 1);
          rk_sample_text (draft, "text", issues[n].options[i][0]);
          rk_sample_text (draft, "pros", issues[n].options[i][1]);
          rk_sample_text (draft, "cons", issues[n].options[i][2]);
          rk_sample_int (draft, "chosen", issues[n].chosen == (int)i);
          if (!rk_sample_save (self->maker, draft, NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* What really happened in a few lines, under what was planned. */
static gboolean
add_actual (Maker *self, GError **error)
{
  static const struct
  {
    const char *line;
    const char *text;
    const char *first;
    const char *last;
  } cells[] = { { "10人未満の事業所への健診車の共同利用", "9会場、241人", "2025-06", "2026-02" },
                { "合同訪問（保健所・市町・協会けんぽ）", "16か所", "2025-09", "2026-02" },
                { "要受診者の受診勧奨", "手順書の案まで", "2025-10", "2026-03" } };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_schedule);

      set_id (draft, "measure_id", find_line (self, cells[i].line));
      rk_sample_text (draft, "layer", RK_LAYER_ACTUAL);
      rk_sample_text (draft, "kind", RK_CELL_BAR);
      rk_sample_text (draft, "text", cells[i].text);
      rk_sample_text (draft, "first_month", cells[i].first);
      rk_sample_text (draft, "last_month", cells[i].last);
      if (!rk_sample_save (self->maker, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ── the plan itself ─────────────────────────────────────────────────────────────────────── */

static gboolean
find_council (RkSampleMaker *maker, gint64 *id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, "area", AREA, error)
      || (ids = rk_query_ids (maker->db, query, NULL, error)) == NULL)
    return FALSE;
  *id = ids->len ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

static gboolean
set_words (Maker *self, GError **error)
{
  RkDraft *draft = rk_draft_copy (self->plan->record);

  rk_sample_text (draft, "adopted_on", "2024-03-22");
  rk_sample_text (draft, "idea",
                  "地域と職域が持つ力を出し合い、どの職場で働く人も健康に暮らせる圏域をつくる。");
  rk_sample_text (draft, "goal",
                  "小さな職場で働く人にも健診と相談が届くようにする。\n"
                  "各機関のデータを並べ、圏域の課題を同じ言葉で語れるようにする。");
  return rk_sample_save (self->maker, draft, NULL, error);
}

static gboolean
change_line (Maker *self, const char *title, const char *field, const char *value, GError **error)
{
  RkPlanLine *line = rk_plan_find_line (self->plan, find_line (self, title));
  RkDraft *draft = line ? rk_draft_copy (line->record) : NULL;

  if (draft == NULL)
    return TRUE;
  rk_sample_text (draft, field, value);
  return rk_sample_save (self->maker, draft, NULL, error);
}

/* What was planned for a year of an indicator is raised. */
static gboolean
change_target (Maker *self, const char *name, int year, double planned, GError **error)
{
  for (guint i = 0; i < self->plan->targets->len; i++)
    {
      const RkPlanTarget *target = self->plan->targets->pdata[i];
      const RkRecord *value = rk_plan_value (target, year);
      RkDraft *draft;

      if (!g_str_equal (rk_record_get (target->record, "name"), name) || value == NULL)
        continue;
      draft = rk_draft_copy (value);
      set_real (draft, "planned", planned);
      return rk_sample_save (self->maker, draft, NULL, error);
    }
  return TRUE;
}

/* What was decided in the spring of R8: the next version, a line more, two lines and an indicator
 * otherwise. */
static gboolean
revise (Maker *self, GError **error)
{
  g_autoptr (RkRecord) added = NULL;
  RkDraft *draft;
  gint64 id;

  if (!rk_plans_revise (self->maker->db, rk_record_id (self->plan->record),
                        "令和7年度の評価を受けて、取組の追加と目標の見直しを行う。", &id, error))
    return FALSE;
  rk_plan_unref (self->plan);
  self->plan = rk_plan_load (self->maker->db, id, error);
  if (self->plan == NULL)
    return FALSE;
  draft = rk_draft_new (&rk_kind_measure);
  rk_sample_int (draft, "plan_id", id);
  set_id (draft, "parent_id", find_line (self, "心の健康を支える"));
  rk_sample_text (draft, "title", "事業主向けの学習会");
  rk_sample_text (draft, "bodies", "労働基準協会、産業保健センター");
  rk_sample_text (draft, "goal", "学習会に参加した事業所の増");
  added = rk_draft_end (draft);
  draft = rk_draft_copy (self->plan->record);
  rk_sample_text (draft, "adopted_on", "2026-03-27");
  return rk_plans_add_line (self->maker->db, added, NULL, error)
         && rk_sample_save (self->maker, draft, NULL, error)
         && change_line (self, "好事例の共有", "goal",
                         "交流会に参加した事業所の増\n事例シート　年4件", error)
         && change_line (self, "圏域カルテの配布", "bodies", "保健所、6市町、協会けんぽ支部", error)
         && change_target (self, "委員の出席率（代理を含む。）", FIRST_YEAR + 3, 88, error);
}

static gboolean
reload (Maker *self, GError **error)
{
  gint64 id = rk_record_id (self->plan->record);

  rk_plan_unref (self->plan);
  self->plan = rk_plan_load (self->maker->db, id, error);
  return self->plan != NULL;
}

gboolean
rk_sample_plan (RkSampleMaker *maker, GError **error)
{
  g_autoptr (GInputStream) stream = g_resource_open_stream (
      rk_io_get_resource (), "/jp/renkei/io/sample-plan.csv", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  RkPlanImport import = { 0 };
  Maker self = { .maker = maker };
  gboolean ok;

  if (stream == NULL || !find_council (maker, &import.council, error)
      || !rk_plan_stream_import (maker->db, stream, &import, error))
    return FALSE;
  self.plan = rk_plan_load (maker->db, import.plan, error);
  if (self.plan == NULL)
    return FALSE;
  ok = set_words (&self, error) && reload (&self, error) && add_targets (&self, error)
       && reload (&self, error) && revise (&self, error) && add_evaluations (&self, error)
       && add_issues (&self, error) && add_actual (&self, error);
  g_clear_pointer (&self.plan, rk_plan_unref);
  return ok;
}
