#include "rk-sample-register.h"

#include <string.h>

#include "rk-activity.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register.h"
#include "rk-sample-names.h"
#include "rk-schemes.h"

#define SEED 7078
#define CHUNK 256
/* Out of so many holders one is considered for an award in its year. */
#define AWARD_EVERY 460
#define YEARS 6
/* For so many years the form has asked for each activity. */
#define TOLD_YEARS 2

enum
{
  REGISTERED,
  CERTIFIED,
  DECLARED,
  LARGE,
  SMALL,
  CITY,
  N_LEVELS
};

static const struct
{
  const char *scheme;
  const char *code;
} levels[N_LEVELS] = {
  { "fujinokuni", "registered" }, { "fujinokuni", "certified" }, { "kyokai", "declared" },
  { "kenkokeiei", "large" },      { "kenkokeiei", "small" },     { "city", "registered" },
};

typedef struct
{
  RkDb *db;
  GRand *rand;
  GRand *told; /* of the words of reports: what else is drawn does not depend on them */
  RkDate today;
  gint64 scheme[N_LEVELS];
  gint64 level[N_LEVELS];
  gint64 award;
  GPtrArray *menu;
  guint n;
  guint n_honored;
  guint n_of_year[16]; /* honored at the ceremony of a year, from 2018 */
} Register;

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static guint
below (Register *self, guint n)
{
  return (guint)g_rand_int_range (self->rand, 0, (gint32)n);
}

static gboolean
chance (Register *self, guint percent)
{
  return below (self, 100) < percent;
}

static void
take (RkDraft *draft, const char *field, char *text)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), text);
}

static void
take_day (RkDraft *draft, const char *field, RkDate day)
{
  take (draft, field, rk_date_to_iso (day));
}

static gboolean
save (Register *self, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (self->db, record, id, error);
}

static RkDraft *
new_of (const RkKind *kind, const RkRecord *workplace)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_put_int (draft, "workplace_id", rk_record_id (workplace));
  return draft;
}

/* The last weekday not after a day, and none after today. */
static RkDate
office_day (Register *self, RkDate day)
{
  int late = rk_date_weekday (day) - 5;

  if (late > 0)
    day = rk_date_add_days (day, -late);
  return rk_date_compare (day, self->today) > 0 ? self->today : day;
}

/* ── the registration of the prefecture ──────────────────────────────────────────────────── */

/* Two to five activities, in the order of the menu. */
static char *
draw_activities (Register *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  guint wanted = 2 + below (self, 4);

  for (guint i = 0; i < self->menu->len && wanted > 0; i++)
    if (below (self, self->menu->len - i) < wanted)
      {
        g_string_append_printf (codes, "%s%s", codes->len ? " " : "",
                                rk_record_get (self->menu->pdata[i], "code"));
        wanted--;
      }
  return g_strdup (codes->str);
}

static void
set_consents (RkDraft *draft, gboolean name, gboolean activities, gboolean contact)
{
  rk_draft_put_int (draft, "consent_name", name);
  rk_draft_put_int (draft, "consent_address", name);
  rk_draft_put_int (draft, "consent_industry", name);
  rk_draft_put_int (draft, "consent_employees", contact);
  rk_draft_put_int (draft, "consent_activities", activities);
  rk_draft_put_int (draft, "consent_declaration", activities);
  rk_draft_put_int (draft, "consent_contact", contact);
  rk_draft_put_int (draft, "consent_website", contact);
}

static void
set_declaration (Register *self, RkDraft *draft, RkDate applied)
{
  take (draft, "activities", draw_activities (self));
  if (chance (self, 70))
    take (draft, "declaration",
          rk_sample_pick (
              self->rand,
              "全員が健診を受け、結果を生かします。|毎朝の体操と週1回の歩く日を続けます。|"
              "敷地内を禁煙とし、禁煙を応援します。|"
              "野菜から食べる昼食を広め、減塩に取り組みます。|"
              "相談しやすい職場をつくり、残業を減らします。"));
  if (chance (self, 60))
    take (draft, "target",
          rk_sample_pick (self->rand, "健診受診率 100%|特定保健指導 60%（次年度末）|"
                                      "喫煙率 20%以下（2年以内）|1日8,000歩の人を半数に"));
  set_consents (draft, chance (self, 94), chance (self, 90), chance (self, 30));
  take_day (draft, "consented_on", applied);
  take_day (draft, "declared_on", applied);
  take_day (draft, "law_on", applied);
  take_day (draft, "antisocial_on", applied);
}

static void
set_steps (Register *self, RkDraft *draft, RkDate registered)
{
  static const char *const persons[] = { "落合", "寺田", "河合" };
  RkDate applied = office_day (self, rk_date_add_days (registered, -(int)(16 + below (self, 15))));

  take_day (draft, "applied_on", applied);
  take (draft, "applied_by", rk_sample_pick (self->rand, "郵送|メール|Web|Web|FAX|窓口"));
  take_day (draft, "checked_on", office_day (self, rk_date_add_days (applied, 4)));
  take_day (draft, "screened_on", office_day (self, rk_date_add_days (applied, 10)));
  take (draft, "result", g_strdup (RK_RESULT_GOOD));
  take (draft, "screener", g_strdup (persons[below (self, G_N_ELEMENTS (persons))]));
  set_declaration (self, draft, applied);
}

/* A term that ends soon: half have been written to, some have answered. */
static void
set_renewal (Register *self, RkDraft *draft, RkDate end)
{
  int left = rk_date_days_between (self->today, end);

  if (left < 0 || left > 92 || !chance (self, 60))
    return;
  take_day (draft, "noticed_on",
            office_day (self, rk_date_add_days (end, -(int)(70 + below (self, 20)))));
  if (!chance (self, 45))
    return;
  take (draft, "renewal", g_strdup (chance (self, 85) ? RK_RENEWAL_YES : RK_RENEWAL_NO));
  take_day (draft, "renewal_on", office_day (self, rk_date_add_days (self->today, -6)));
}

static void
set_end (Register *self, RkDraft *draft, RkDate start, RkDate end)
{
  static const char *const ways[] = { "辞退", "廃業", "合併", "転出", "辞退", "取消" };
  int span = rk_date_days_between (start, self->today);
  const char *way = ways[below (self, G_N_ELEMENTS (ways))];

  /* Drawn whether it counts or not: the rest must not depend on the clock. */
  guint at = below (self, 1000);

  if (!chance (self, 2) || span < 60 || rk_date_compare (end, self->today) < 0)
    return;
  take_day (
      draft, "ended_on",
      office_day (self, rk_date_add_days (start, 30 + (int)(at * (guint)(span - 40) / 1000))));
  take (draft, "ended_as", g_strdup (way));
}

typedef struct
{
  gint64 id;
  RkDate registered, end;
  guint terms;
  guint n_reports;
  char *activities;
} Held;

/* Whoever is considered for the award meets its rule: certified for two terms. */
static gboolean
is_considered (const Register *self, const Held *held)
{
  return self->n % 67 == 3 && held->terms > 1;
}

static gboolean
add_registration (Register *self, const RkRecord *workplace, Held *held, GError **error)
{
  RkDraft *draft = new_of (&rk_kind_status, workplace);
  RkDate start;
  int years;
  guint which;

  rk_date_from_iso (rk_record_get (workplace, "registered_on"), &held->registered);
  rk_date_from_iso (rk_record_get (workplace, "expires_on"), &held->end);
  years = held->end.year - held->registered.year;
  held->terms = (guint)MAX (1, (years + 1) / 2);
  start = rk_date_add_days (rk_date_add_months (rk_date_add_days (held->end, 1), -24), 0);
  which = held->terms > 1 && (chance (self, 45) || is_considered (self, held)) ? CERTIFIED
                                                                               : REGISTERED;
  rk_draft_put_int (draft, "scheme_id", self->scheme[which]);
  rk_draft_put_int (draft, "level_id", self->level[which]);
  take (draft, "number", g_strdup (rk_record_get (workplace, "registration_number")));
  rk_draft_put_int (draft, "terms", held->terms);
  set_steps (self, draft, held->registered);
  take_day (draft, "registered_on", held->registered);
  take_day (draft, "term_start", start);
  take_day (draft, "expires_on", held->end);
  if (rk_date_days_between (start, self->today) > 20)
    take_day (draft, "certified_on", office_day (self, rk_date_add_days (start, 7)));
  held->activities
      = g_strdup (rk_draft_text (draft, rk_kind_field (&rk_kind_status, "activities")));
  set_renewal (self, draft, held->end);
  set_end (self, draft, start, held->end);
  return save (self, draft, &held->id, error);
}

/* ── what comes of it ────────────────────────────────────────────────────────────────────── */

static void
set_figures (Register *self, RkDraft *draft, gint64 people)
{
  gint64 guided = people / 6;

  rk_draft_put_int (draft, "checkup_people", people);
  rk_draft_put_int (draft, "checkup_taken", people * (gint64)(72 + below (self, 29)) / 100);
  rk_draft_put_int (draft, "guidance_people", guided);
  rk_draft_put_int (draft, "guidance_done", guided * (gint64)below (self, 80) / 100);
  rk_draft_put_int (draft, "cancer_people", people * 6 / 10);
  rk_draft_put_int (draft, "cancer_taken", people * (20 + people % 31) / 100);
  if (!chance (self, 70))
    return;
  rk_draft_put_int (draft, "smokers_people", people);
  rk_draft_put_int (draft, "smokers", people * (gint64)(5 + below (self, 35)) / 100);
}

/* What is done of each activity; %d: so many of a hundred people. */
static const struct
{
  const char *code;
  const char *words;
  guint percent;
} deeds[] = {
  { "1-1", "健診の案内を手渡し %d人", 90 },    { "1-2", "個別に声かけ %d人", 12 },
  { "1-3", "受診を勧める手紙 %d通", 8 },       { "2-1", "検診の案内 %d人", 60 },
  { "2-2", "勤務とした受診 延べ%d人", 25 },    { "3-1", "減塩の掲示 月1回", 0 },
  { "3-2", "自販機の飲み物 半分を入替え", 0 }, { "4-1", "朝の体操 毎日3分", 0 },
  { "4-2", "歩数を競う催し 1回 12人", 0 },     { "5-1", "禁煙の表示 2か所", 0 },
  { "5-2", "禁煙セミナー 2回 延べ%d人", 30 },  { "6-1", "保健師の話を聞く会 1回 %d人", 40 },
  { "6-2", "集団分析と職場の話合い 1回", 0 },  { "6-3", "定時退社の日 月2回", 0 },
  { "7-1", "歯科健診 1回 %d人", 35 },          { "7-2", "歯みがきの場所 1か所", 0 },
};

/* What a report says was done, and the activity that this is. */
static const struct
{
  const char *done;
  const char *code;
} done_words[] = {
  { "健診の案内を一人ずつ手渡した。", "1-1" },
  { "朝の体操を毎日続けた。", "4-1" },
  { "自販機の飲み物を半分入れ替えた。", "3-2" },
  { "歩数を競う催しに12人が出た。", "4-2" },
  { "喫煙室をなくした。", "5-1" },
  { "保健師の話を聞く会を開いた。", "6-1" },
};

static char *
deed_words (const char *code, gint64 people)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].code, code))
      {
        g_auto (GStrv) parts = g_strsplit (deeds[i].words, "%d", 2);

        if (parts[1] == NULL)
          return g_strdup (deeds[i].words);
        return people > 0 ? g_strdup_printf (
                   "%s%d%s", parts[0], (int)MAX (1, people * deeds[i].percent / 100), parts[1])
                          : NULL;
      }
  return NULL;
}

/* Most of what was declared was done, and what the report tells of certainly. */
static void
set_items (Register *self, RkDraft *draft, const Held *held, gint64 people)
{
  const char *done = rk_draft_text (draft, rk_kind_field (&rk_kind_report, "done"));
  g_auto (GStrv) codes = g_strsplit (held->activities ? held->activities : "", " ", -1);
  g_autofree char *items = g_strdup ("");

  for (guint i = 0; codes[i]; i++)
    {
      guint drawn = (guint)g_rand_int_range (self->told, 0, 100);
      const char *state = drawn < 68   ? RK_ACTIVITY_DONE
                          : drawn < 88 ? RK_ACTIVITY_PARTLY
                                       : RK_ACTIVITY_NOT;
      g_autofree char *words = drawn < 80 ? deed_words (codes[i], people)
                                          : g_strdup (drawn < 92 ? NULL : "次年度に行う");
      g_autofree char *before = g_steal_pointer (&items);

      items = rk_activities_set (before, codes[i], state, words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (done_words); i++)
    if (g_strcmp0 (done_words[i].done, done) == 0)
      {
        g_autofree char *words = deed_words (done_words[i].code, people);
        g_autofree char *before = g_steal_pointer (&items);

        items = rk_activities_set (before, done_words[i].code, RK_ACTIVITY_DONE, words);
      }
  take (draft, "items", g_steal_pointer (&items));
}

/* One of six, as rk_sample_pick() draws. */
static char *
draw_done (Register *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (done_words); i++)
    g_string_append_printf (words, "%s%s", i ? "|" : "", done_words[i].done);
  return rk_sample_pick (self->rand, words->str);
}

static gboolean
add_report (Register *self, const RkRecord *workplace, const Held *held, int year, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_report);
  RkDate day
      = office_day (self, rk_date_add_days (rk_date (year + 1, 3, 10), (int)below (self, 48)));
  gint64 people = rk_record_get_int (workplace, "employees");

  rk_draft_put_int (draft, "status_id", held->id);
  rk_draft_put_int (draft, "year", year);
  take_day (draft, "submitted_on", day);
  take (draft, "submitted_by", rk_sample_pick (self->rand, "郵送|メール|Web|Web|FAX"));
  if (rk_date_days_between (day, self->today) > 30)
    take_day (draft, "checked_on", office_day (self, rk_date_add_days (day, 9)));
  take (draft, "done", draw_done (self));
  if (year + TOLD_YEARS >= rk_fiscal_year (self->today))
    set_items (self, draft, held, people);
  if (people > 0)
    set_figures (self, draft, people);
  take (draft, "smoke_free",
        rk_sample_pick (self->rand, "敷地内禁煙|敷地内禁煙|屋内禁煙|喫煙室あり"));
  rk_draft_put_int (draft, "case_consent", chance (self, 25));
  return save (self, draft, NULL, error);
}

/* Most report every year; whoever left out one is likelier to leave out the next. */
static gboolean
add_reports (Register *self, const RkRecord *workplace, Held *held, GError **error)
{
  int first = rk_fiscal_year (held->registered)
              + (held->registered.month >= 1 && held->registered.month <= 3);
  int last = MIN (rk_fiscal_year (held->end), rk_fiscal_year (self->today) - 1);
  gboolean lazy = chance (self, 7);

  for (int year = first; year <= last; year++)
    {
      if (!chance (self, lazy ? 25 : 96))
        continue;
      if (!add_report (self, workplace, held, year, error))
        return FALSE;
      held->n_reports++;
    }
  return TRUE;
}

static gboolean
add_visit (Register *self, const RkRecord *workplace, const Held *held, GError **error)
{
  RkDraft *draft = new_of (&rk_kind_visit, workplace);
  int span = MAX (rk_date_days_between (held->registered, self->today), 1);
  RkDate day
      = office_day (self, rk_date_add_days (held->registered, (int)below (self, (guint)span)));
  gboolean recent = rk_date_days_between (day, self->today) < 60;

  take_day (draft, "date", day);
  take (draft, "means", rk_sample_pick (self->rand, "電話|電話|訪問|訪問|メール|来所|オンライン"));
  take (draft, "person", rk_sample_pick (self->rand, "落合|寺田|河合"));
  take (draft, "counterpart",
        g_strdup (rk_record_get (workplace, "contact")
                      ? rk_record_get (workplace, "contact")
                      : rk_record_get (workplace, "representative")));
  take (draft, "subject",
        rk_sample_pick (self->rand, "健診の受け方の相談|禁煙の進め方|点呼時の血圧測定について|"
                                    "年次報告の書き方|優良法人の申請の相談|体操の講師の紹介"));
  if (recent && chance (self, 70))
    {
      take_day (draft, "next_on", rk_date_add_days (day, (int)(20 + below (self, 50))));
      take (draft, "next_what",
            rk_sample_pick (self->rand,
                            "資料を送る|講師の候補を伝える|もう一度電話する|訪問して見る"));
    }
  return save (self, draft, NULL, error);
}

static gboolean
add_award (Register *self, const RkRecord *workplace, int year, GError **error)
{
  RkDraft *draft = new_of (&rk_kind_award, workplace);
  RkDate november = rk_date (year, 11, 18);
  gboolean over = rk_date_compare (november, self->today) <= 0;
  gboolean wins = self->n_honored++ % 3 != 2;
  gboolean large = rk_record_get_int (workplace, "employees") > 100;

  rk_draft_put_int (draft, "scheme_id", self->award);
  rk_draft_put_int (draft, "year", year);
  take (draft, "division", g_strdup (large ? "大規模の部" : "中小規模の部"));
  take_day (draft, "proposed_on", office_day (self, rk_date (year, 5, 20)));
  take (draft, "recommender",
        rk_sample_pick (self->rand, "中部保健所|西部保健所|東部保健所|商工会議所"));
  if (over || chance (self, 60))
    {
      take_day (draft, "recommended_on", office_day (self, rk_date (year, 6, 24)));
      take (draft, "reason",
            g_strdup ("全員の健診受診を3年続け、朝の体操と禁煙の取組を社内に根づかせた。"));
    }
  if (over)
    {
      take_day (draft, "screened_on", rk_date (year, 9, 10));
      rk_draft_put_int (draft, "score", 60 + below (self, 38));
      take_day (draft, "decided_on", rk_date (year, 10, 3));
      take (draft, "decision", g_strdup (wins ? RK_AWARDED : "選外"));
    }
  if (over && wins)
    {
      take (draft, "prize", g_strdup (self->n_honored % 4 ? "奨励賞" : "知事褒賞"));
      take (draft, "number", g_strdup_printf ("R%d-%02u", year - 2018, self->n_honored % 90 + 1));
      take_day (draft, "ceremony_on", november);
      rk_draft_put_int (draft, "ceremony_order", ++self->n_of_year[(year - 2018) % 16]);
      take (draft, "case_title", g_strdup ("毎朝3分の体操から"));
      take (draft, "case_text",
            g_strdup (
                "朝礼のあとに全員で3分の体操をし、健診の日は勤務として全員が受けられるようにした。"
                "体操の当番は各班が月ごとに受け持つ。"));
      rk_draft_put_int (draft, "case_public", chance (self, 80));
    }
  return save (self, draft, NULL, error);
}

/* ── other schemes ───────────────────────────────────────────────────────────────────────── */

static RkDraft *
new_status (Register *self, const RkRecord *workplace, guint which, const char *source)
{
  RkDraft *draft = new_of (&rk_kind_status, workplace);

  rk_draft_put_int (draft, "scheme_id", self->scheme[which]);
  rk_draft_put_int (draft, "level_id", self->level[which]);
  take (draft, "source", g_strdup (source));
  return draft;
}

static gboolean
add_declared (Register *self, const RkRecord *workplace, const Held *held, GError **error)
{
  RkDraft *draft = new_status (self, workplace, DECLARED, "協会けんぽの宣言事業所一覧（見本）");

  take_day (draft, "registered_on",
            rk_date_add_days (held->registered, -(int)(30 + below (self, 400))));
  return save (self, draft, NULL, error);
}

static gboolean
add_outstanding (Register *self, const RkRecord *workplace, GError **error)
{
  gboolean large = rk_record_get_int (workplace, "employees") > 300;
  RkDraft *draft
      = new_status (self, workplace, large ? LARGE : SMALL, "健康経営優良法人の一覧（見本）");
  int year = self->today.month > 3 ? self->today.year : self->today.year - 1;

  take (draft, "number", g_strdup_printf ("%06u", 990000 + self->n % 10000));
  rk_draft_put_int (draft, "terms", 1 + below (self, 5));
  take_day (draft, "registered_on", rk_date (year, 3, 9));
  take_day (draft, "expires_on", rk_date (year + 1, 3, 31));
  return save (self, draft, NULL, error);
}

/* Applications to the city's scheme, on every step of the way. */
static gboolean
add_application (Register *self, const RkRecord *workplace, GError **error)
{
  RkDraft *draft = new_status (self, workplace, CITY, NULL);
  guint step = below (self, 5);
  RkDate applied = office_day (self, rk_date_add_days (self->today, -(int)(6 + below (self, 24))));

  if (step > 0)
    {
      take_day (draft, "applied_on", applied);
      take (draft, "applied_by", rk_sample_pick (self->rand, "窓口|郵送|メール"));
      set_declaration (self, draft, applied);
    }
  if (step > 1)
    take_day (draft, "checked_on", office_day (self, rk_date_add_days (applied, 3)));
  if (step > 2)
    {
      take_day (draft, "screened_on", office_day (self, rk_date_add_days (applied, 5)));
      take (draft, "result", g_strdup (step == 3 ? RK_RESULT_GOOD : RK_RESULT_BACK));
      take (draft, "screener", g_strdup ("落合"));
      if (step != 3)
        take (draft, "screening", g_strdup ("取組が1項目だけ"));
    }
  return save (self, draft, NULL, error);
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

static gboolean
add_others (Register *self, const RkRecord *workplace, const Held *held, GError **error)
{
  const char *insurer = rk_record_get (workplace, "insurer_kind");
  int year = rk_fiscal_year (self->today) - (int)(self->n / AWARD_EVERY % YEARS);

  if (g_strcmp0 (insurer, "協会けんぽ") == 0 && chance (self, 38)
      && !add_declared (self, workplace, held, error))
    return FALSE;
  if (rk_record_get (workplace, "corporate_number") && chance (self, 6)
      && !add_outstanding (self, workplace, error))
    return FALSE;
  if (chance (self, 2) && !add_application (self, workplace, error))
    return FALSE;
  for (guint i = chance (self, 14) ? 1 + below (self, 2) : 0; i > 0; i--)
    if (!add_visit (self, workplace, held, error))
      return FALSE;
  return !is_considered (self, held) || held->n_reports < 3
         || rk_fiscal_year (held->registered) >= year || add_award (self, workplace, year, error);
}

static gboolean
add_one (Register *self, const RkRecord *workplace, GError **error)
{
  Held held = { 0 };
  gboolean ok;

  self->n++;
  if (rk_record_get (workplace, "registered_on") == NULL
      || rk_record_get (workplace, "expires_on") == NULL)
    return TRUE; /* a value to review */
  ok = add_registration (self, workplace, &held, error)
       && add_reports (self, workplace, &held, error) && add_others (self, workplace, &held, error);
  g_free (held.activities);
  return ok;
}

static gboolean
find_levels (Register *self, GError **error)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (!rk_schemes_find (self->db, levels[i].scheme, &self->scheme[i], error)
          || (found = rk_schemes_levels (self->db, self->scheme[i], error)) == NULL)
        return FALSE;
      for (guint l = 0; l < found->len; l++)
        if (g_strcmp0 (rk_record_get (found->pdata[l], "code"), levels[i].code) == 0)
          self->level[i] = rk_record_id (found->pdata[l]);
    }
  self->menu
      = rk_schemes_menu (self->db, self->scheme[REGISTERED], rk_fiscal_year (self->today), error);
  return self->menu && rk_schemes_find (self->db, "chiji", &self->award, error);
}

static gboolean
add_all (Register *self, const gint64 *ids, guint n, GError **error)
{
  for (guint at = 0; at < n; at += CHUNK)
    {
      g_autoptr (GPtrArray) workplaces
          = rk_records_fetch (self->db, &rk_kind_workplace, ids + at, MIN (CHUNK, n - at), error);

      if (workplaces == NULL)
        return FALSE;
      for (guint i = 0; i < workplaces->len; i++)
        if (!add_one (self, workplaces->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

gboolean
rk_sample_fill_register (RkDb *db, RkDate today, const gint64 *ids, guint n, GError **error)
{
  Register self = { .db = db,
                    .rand = g_rand_new_with_seed (SEED),
                    .told = g_rand_new_with_seed (SEED + 1),
                    .today = today };
  gboolean ok = find_levels (&self, error) && add_all (&self, ids, n, error);

  g_clear_pointer (&self.menu, g_ptr_array_unref);
  g_rand_free (self.rand);
  g_rand_free (self.told);
  return ok;
}
