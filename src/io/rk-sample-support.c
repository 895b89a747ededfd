/* Support and training of the sample: one case with its visits and logic tree, two wishes,
 * advisers, one training day with its roll and what the participants answered. */
#include "rk-sample-council.h"

#include <string.h>

#include "rk-kinds.h"
#include "rk-logic.h"
#include "rk-plans.h"
#include "rk-records.h"
#include "rk-support.h"

typedef struct
{
  const char *field;
  const char *value;
} Word;

static RkDraft *
draft_of (const RkKind *kind, const Word *words)
{
  RkDraft *draft = rk_draft_new (kind);

  for (guint i = 0; words[i].field; i++)
    rk_draft_set_typed (draft, rk_kind_field (kind, words[i].field), words[i].value, NULL);
  return draft;
}

static gboolean
add (RkSampleMaker *self, const RkKind *kind, const Word *words, gint64 *id, GError **error)
{
  return rk_sample_save (self, draft_of (kind, words), id, error);
}

/* ── advisers and cases ──────────────────────────────────────────────────────────────────── */

static const Word adviser[] = { { "name", "朝比奈　理沙" },
                                { "kana", "あさひな　りさ" },
                                { "body", "駿河いろは大学（架空）" },
                                { "post", "准教授" },
                                { "themes", "地域診断、ロジックモデル" },
                                { "days", "12" },
                                { "fee", "25000" },
                                { NULL, NULL } };
static const Word other_adviser[] = { { "name", "榛葉　岳" },
                                      { "kana", "しんば　がく" },
                                      { "body", "遠江みらい研究所（架空）" },
                                      { "post", "主任研究員" },
                                      { "themes", "職域の健康づくり、データ分析" },
                                      { "days", "8" },
                                      { "fee", "25000" },
                                      { NULL, NULL } };

static const Word supported[] = {
  { "year", "R7" },
  { "requester", "藤枝市" },
  { "type", "市" },
  { "theme", "小規模事業所で働く人の健診受診" },
  { "wish",
    "10人未満の事業所の健診の状況が分からず、計画の取組を選べない。課題の整理から一緒に考えてほ"
    "しい。" },
  { "wished_on", "2025-05-16" },
  { "chosen_on", "2025-06-10" },
  { "choice_reason", "商工会と協会けんぽの協力が得られ、近隣の市町にも共通する課題である。" },
  { "started_on", "2025-06-24" },
  { "ended_on", "2026-03-10" },
  { "hearing",
    "健診の実施は事業主の考えによるところが大きい。市は国保の値だけを見ており、職場の健診の結果"
    "は集まっていない。担当者は2名で、分析の時間がとれない。" },
  { "analysis",
    "受けていない理由を「場所が遠い」「半日空けられない」「案内が届かない」の三つに分けた。場所と"
    "時間は市の集団健診の会場を使えば減らせる。案内は商工会の会報が最も届く。" },
  { "choice", "健診車の共同利用を商工会の2地区で試す。案内は会報に折り込む。" },
  { "verification", "受診した事業所の数と、初めて受けた人の数を毎月数える。半年後に受けなかった事業"
                    "所10か所に電話で聞く。" },
  { "result", "2地区で41事業所、156人が受け、うち63人は3年以上受けていなかった。" },
  { "remaining", "結果の説明を受けた人は半分にとどまった。" },
  { "spread", "近隣の2市1町が4回のうち3回に同席し、翌年度に同じ方法を始める。" },
  { "knowhow",
    "初めから全部の値を集めない。打合せの途中で担当者が持ってきた一枚の表が、最も役に立った。案内"
    "の文面は商工会の職員が直したものがよく読まれた。" },
  { "headline", "商工会の会報と市の会場で、小さな職場に健診を届ける" },
  { "summary",
    "10人未満の職場の健診を、場所・時間・案内の三つに分けて考え、2地区で156人が受けた。" },
  { "carried_by", "藤枝市健康推進課" },
  { "partners", "商工会、協会けんぽ支部、健診機関、保健所" },
  { "audience", "10人未満の事業所で働く人とその家族" },
  { "problem", "小規模の職場では健診の実施の有無が分からず、受けていない人が多いと見込まれた。" },
  { "activity", "受けない理由を分け、健診車の共同利用と会報での案内を試した。" },
  { NULL, NULL },
};
static const Word wish[] = { { "year", "R8" },
                             { "requester", "吉田町" },
                             { "type", "町村" },
                             { "theme", "特定保健指導を終える人を増やす" },
                             { "wish", "途中でやめる人が多い。理由の調べ方から助言がほしい。" },
                             { "wished_on", "2026-05-20" },
                             { "chosen_on", "2026-06-12" },
                             { "choice_reason", "町村の区分からの希望が1件であった。" },
                             { "started_on", "2026-07-02" },
                             { NULL, NULL } };
static const Word second_wish[]
    = { { "year", "R8" },
        { "requester", "焼津市" },
        { "type", "市" },
        { "theme", "水産加工の職場の腰痛" },
        { "wish", "商工会議所から相談があった。" },
        { "wished_on", "2026-05-29" },
        { "declined_on", "2026-06-12" },
        { "choice_reason", "市の区分は次の年度に改めて募る。産業保健センターを紹介した。" },
        { NULL, NULL } };

static const Word visits[][9] = {
  { { "date", "2025-06-24" },
    { "kind", "ヒアリング" },
    { "place", "市役所" },
    { "people", "健康推進課2名、アドバイザー" },
    { "text", "困っていること、手元にある値、できないと思っていることを聞いた。" },
    { "next_step", "商工会の会員の一覧を用意する。" } },
  { { "date", "2025-08-19" },
    { "kind", "訪問" },
    { "place", "商工会館" },
    { "people", "健康推進課、商工会、協会けんぽ支部" },
    { "observers", "焼津市、島田市" },
    { "text", "受けない理由を付箋に書き、ロジックツリーにした。" },
    { "next_step", "会場と日程の候補を出す。" } },
  { { "date", "2025-10-21" },
    { "kind", "訪問" },
    { "place", "健診の会場" },
    { "people", "健康推進課、健診機関" },
    { "observers", "焼津市、吉田町" },
    { "text", "健診車の受付を見て、待ち時間と案内の届き方を確かめた。" },
    { "next_step", "電話での聞き取りの項目を決める。" } },
  { { "date", "2026-02-17" },
    { "kind", "報告会" },
    { "place", "保健所" },
    { "people", "健康推進課、商工会、協会けんぽ支部" },
    { "observers", "焼津市、島田市、吉田町" },
    { "text", "結果と残された課題を報告した。" } },
};

/* @under: place of the node it hangs on + 1, 0: the root */
static const struct
{
  guint under;
  const char *kind;
  const char *text;
  const char *indicator;
} nodes[] = {
  { 0, "課題", "10人未満の職場で健診を受けていない人が多い", NULL },
  { 1, "要因", "会場が遠い", NULL },
  { 1, "要因", "半日空けられない", NULL },
  { 1, "要因", "案内が届かない", NULL },
  { 1, "要因", "受けても結果を生かせない", NULL },
  { 2, "取組", "市の集団健診の会場を使う", NULL },
  { 3, "取組", "健診車を昼休みに回す", NULL },
  { 4, "取組", "商工会の会報に折り込む", NULL },
  { 4, "取組", "事業主に電話で知らせる", NULL },
  { 5, "取組", "受けた日に結果を説明する", NULL },
  { 6, "成果", "受診した事業所が増える", "受診事業所数" },
  { 7, "成果", "初めて受ける人が増える", "3年以上未受診だった人の数" },
  { 8, "成果", "申込みの経路で会報が最も多くなる", NULL },
  { 9, "成果", "受けない理由が分かる", NULL },
  { 10, "成果", "次の健診の月を決めて帰る人が増える", "説明を受けた人の割合" },
};

static gboolean
add_tree (RkSampleMaker *self, gint64 id, GError **error)
{
  gint64 ids[G_N_ELEMENTS (nodes) + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_logic_node);
      g_autoptr (RkRecord) record = NULL;

      rk_sample_int (draft, "case_id", id);
      if (nodes[i].under)
        rk_sample_int (draft, "parent_id", ids[nodes[i].under]);
      rk_sample_text (draft, "kind", nodes[i].kind);
      rk_sample_text (draft, "text", nodes[i].text);
      if (nodes[i].indicator)
        rk_sample_text (draft, "indicator", nodes[i].indicator);
      record = rk_draft_end (draft);
      if (!rk_logic_add (self->db, record, &ids[i + 1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_case (RkSampleMaker *self, const Word *words, gint64 adviser_id, gint64 *id, GError **error)
{
  RkDraft *draft = draft_of (&rk_kind_support_case, words);

  if (adviser_id)
    rk_sample_int (draft, "adviser_id", adviser_id);
  return rk_sample_save (self, draft, id, error);
}

/* What was done when, on the roadmap made from the tree. */
static gboolean
add_roadmap (RkSampleMaker *self, gint64 id, GError **error)
{
  static const struct
  {
    const char *line;
    const char *kind;
    const char *text;
    const char *first;
    const char *last;
    const char *state;
  } cells[] = {
    { "市の集団健診の会場を使う", RK_CELL_BAR, "会場と日程の調整", "2025-07", "2025-09",
      RK_STATE_DONE },
    { "市の集団健診の会場を使う", RK_CELL_BAR, "2地区で試行", "2025-10", "2026-01", RK_STATE_DONE },
    { "市の集団健診の会場を使う", RK_CELL_STAR, "報告会", "2026-02", NULL, NULL },
    { "健診車を昼休みに回す", RK_CELL_BAR, "時間帯の検討", "2025-08", "2025-09", RK_STATE_DONE },
    { "健診車を昼休みに回す", RK_CELL_BAR, "試行　受付の見直し", "2025-10", "2026-01",
      RK_STATE_DONE },
    { "商工会の会報に折り込む", RK_CELL_BAR, "文面を商工会と作る", "2025-08", "2025-09",
      RK_STATE_DONE },
    { "商工会の会報に折り込む", RK_CELL_BAR, "配布（10・12月号）", "2025-10", "2025-12",
      RK_STATE_DONE },
    { "事業主に電話で知らせる", RK_CELL_BAR, "検証：受けなかった10か所に聞く", "2025-12", "2026-02",
      RK_STATE_DONE },
    { "受けた日に結果を説明する", RK_CELL_BAR, "会場で説明", "2025-11", "2026-01", RK_STATE_LATE },
  };
  g_autoptr (RkPlan) plan = NULL;
  gint64 plan_id;

  if (!rk_support_begin_roadmap (self->db, id, &plan_id, error)
      || !(plan = rk_plan_load (self->db, plan_id, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    for (guint k = 0; k < plan->lines->len; k++)
      {
        const RkRecord *line = ((RkPlanLine *)plan->lines->pdata[k])->record;
        RkDraft *draft;

        if (!g_str_equal (rk_record_get (line, "title"), cells[i].line))
          continue;
        draft = rk_draft_new (&rk_kind_schedule);
        rk_sample_int (draft, "measure_id", rk_record_id (line));
        rk_sample_text (draft, "kind", cells[i].kind);
        rk_sample_text (draft, "text", cells[i].text);
        rk_sample_text (draft, "first_month", cells[i].first);
        if (cells[i].last)
          rk_sample_text (draft, "last_month", cells[i].last);
        if (cells[i].state)
          rk_sample_text (draft, "state", cells[i].state);
        if (g_strcmp0 (cells[i].state, RK_STATE_LATE) == 0)
          rk_sample_text (draft, "reason", "説明を受けた人は半分にとどまった");
        if (!rk_sample_save (self, draft, NULL, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_cases (RkSampleMaker *self, gint64 *adviser_id, gint64 *id, GError **error)
{
  gint64 other;

  if (!add (self, &rk_kind_adviser, adviser, adviser_id, error)
      || !add (self, &rk_kind_adviser, other_adviser, &other, error)
      || !add_case (self, supported, *adviser_id, id, error)
      || !add_case (self, wish, other, NULL, error) || !add_case (self, second_wish, 0, NULL, error)
      || !add_tree (self, *id, error) || !add_roadmap (self, *id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      RkDraft *draft = draft_of (&rk_kind_case_visit, visits[i]);

      rk_sample_int (draft, "case_id", *id);
      if (!rk_sample_save (self, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ── the training day ────────────────────────────────────────────────────────────────────── */

static const Word day[]
    = { { "year", "R7" },
        { "title", "令和7年度　地域・職域連携担当者研修" },
        { "date", "2026-02-26" },
        { "start_time", "13:30" },
        { "end_time", "16:30" },
        { "place", "藤枝地域会館（見本）　大会議室" },
        { "form", "対面" },
        { "audience", "実務担当者" },
        { "area_group", "市部・町部" },
        { "purpose",
          "市町の担当者が、課題を分けて考える方法を身に付け、計画の取組を選べるようにするため、" },
        { "capacity", "40" },
        { "apply_until", "2026-02-13" },
        { "apply_to", "静岡県健康づくり担当課　企画係（054-000-0000）" },
        { "document_number", "健企第112号" },
        { "noticed_on", "2026-01-16" },
        { "follow_up", "3か月後に、作った工程表の進み具合を電話で聞く。" },
        { NULL, NULL } };

static const Word sessions[][6] = {
  { { "start_time", "13:30" },
    { "minutes", "40" },
    { "title", "講義　課題を分けて考える" },
    { "lecturer", "朝比奈　理沙" },
    { "material", "ロジックツリーの型紙" } },
  { { "start_time", "14:10" },
    { "minutes", "40" },
    { "title", "事例　小さな職場に健診を届ける" },
    { "lecturer", "藤枝市健康推進課" } },
  { { "start_time", "15:00" }, { "minutes", "90" }, { "title", "グループワーク　工程表を作る" } },
};

static const struct
{
  const char *name;
  const char *body;
  const char *post;
  const char *presence;
} people[] = {
  { "青島　千尋", "焼津市", "保健師", "出席" },
  { "杉山　遥", "島田市", "保健師", "出席" },
  { "望月　葵", "牧之原市", "管理栄養士", "出席" },
  { "大石　健一郎", "吉田町", "主任", "出席" },
  { "鈴木　みのり", "川根本町", "保健師", "Web" },
  { "増田　周", "中部地域保健所", "主査", "出席" },
  { "片山　昴", "藤枝市", "主事", "出席" },
  { "髙﨑　環", "静岡市", "保健師", "欠席" },
};

static const struct
{
  const char *text;
  const char *kind;
  const char *answers[7];
} questions[] = {
  { "講義は仕事に役立ちますか。",
    "選択",
    { "とても役立つ", "とても役立つ", "役立つ", "とても役立つ", "役立つ", "役立つ",
      "どちらともいえない" } },
  { "事例の紹介は仕事に役立ちますか。",
    "選択",
    { "とても役立つ", "役立つ", "とても役立つ", "とても役立つ", "役立つ", "とても役立つ",
      "役立つ" } },
  { "次に聞きたいこと、困っていることを書いてください。",
    "記述",
    { "健保組合への頼み方を知りたい。", "異動したばかりで、前の計画の経緯が分からない。",
      "町だけでは専門職が足りない。", NULL } },
};

static gboolean
add_sessions (RkSampleMaker *self, gint64 training, gint64 adviser_id, gint64 id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      RkDraft *draft = draft_of (&rk_kind_training_session, sessions[i]);

      rk_sample_int (draft, "training_id", training);
      rk_sample_int (draft, "position", i + 1);
      if (i == 0)
        rk_sample_int (draft, "adviser_id", adviser_id);
      if (i == 1)
        rk_sample_int (draft, "case_id", id);
      if (!rk_sample_save (self, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_people (RkSampleMaker *self, gint64 training, GError **error)
{
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_trainee);

      rk_sample_int (draft, "training_id", training);
      rk_sample_text (draft, "name", people[i].name);
      rk_sample_text (draft, "body", people[i].body);
      rk_sample_text (draft, "post", people[i].post);
      rk_sample_text (draft, "presence", people[i].presence);
      if (!rk_sample_save (self, draft, NULL, error))
        return FALSE;
    }
  return rk_support_number (self->db, training, &n, error);
}

static gboolean
add_questions (RkSampleMaker *self, gint64 training, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_question);
      gint64 id;

      rk_sample_int (draft, "training_id", training);
      rk_sample_int (draft, "position", i + 1);
      rk_sample_text (draft, "text", questions[i].text);
      rk_sample_text (draft, "kind", questions[i].kind);
      if (!rk_sample_save (self, draft, &id, error))
        return FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (questions[i].answers) && questions[i].answers[k]; k++)
        {
          draft = rk_draft_new (&rk_kind_response);
          rk_sample_int (draft, "question_id", id);
          rk_sample_int (draft, "sheet", k + 1);
          rk_sample_text (draft, "answer", questions[i].answers[k]);
          if (!rk_sample_save (self, draft, NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
rk_sample_support (RkSampleMaker *self, GError **error)
{
  gint64 adviser_id = 0;
  gint64 case_id = 0;
  gint64 training = 0;

  return add_cases (self, &adviser_id, &case_id, error)
         && add (self, &rk_kind_training, day, &training, error)
         && add_sessions (self, training, adviser_id, case_id, error)
         && add_people (self, training, error) && add_questions (self, training, error);
}
