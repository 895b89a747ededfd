#include "rk-sample.h"

#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-industry.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-sample-council.h"
#include "rk-sample-names.h"
#include "rk-sample-register.h"
#include "rk-text.h"

#define N_TWINS 6
#define N_EDITS 3
/* Every so many workplaces one brings a value that nobody can read. */
#define REVIEW_EVERY 87
#define SEED 40

/* As they stand in lists that people keep by hand. */
static const struct
{
  const char *field;
  const char *value;
} unreadable[] = {
  { "employees", "約40" },
  { "phone", "054-000-12" },
  { "employees", "20～30" },
  { "registered_on", "R6.2.30" },
  { "corporate_number", "9999900000123" },
  { "employees", "若干名" },
  { "postal_code", "25-000" },
  { "industry", "いろいろ" },
  { "employees", "10前後" },
  { "expires_on", "R9春" },
  { "phone", "代表のみ" },
  { "employees", "50超" },
};

typedef struct
{
  RkDb *db;
  GRand *rand;
  RkSampleNames *names;
  RkDate today;
  guint n;            /* workplaces so far */
  guint number;       /* last registration number of the fiscal year */
  int fiscal_year;    /* of the last registration */
  guint trade_weight; /* sums of weights */
  guint place_weight;
  guint n_workplaces; /* without twins */
  gint64 *ids;
  RkDate first; /* registration */
  int longest;  /* days in which all are registered */
  RkRecord *edited[N_EDITS];
} Sample;

/* What somebody at the desk did on the first day; the history and undo have something to show. */
static const struct
{
  guint workplace;
  const char *field;
  const char *value;
} edits[N_EDITS] = {
  { 41, "employees", "27" },
  { 233, "contact", "青島　千尋" },
  { 655, "note", "担当者が替わった。次の案内は総務部あてに送る。" },
};

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static guint
below (Sample *self, guint n)
{
  return (guint)g_rand_int_range (self->rand, 0, (gint32)n);
}

static gboolean
chance (Sample *self, guint percent)
{
  return below (self, 100) < percent;
}

static const RkSamplePlace *
draw_place (Sample *self)
{
  guint at = below (self, self->place_weight);
  guint i = 0;

  /* One for every municipality first, so that none is empty. */
  if (self->n < rk_sample_n_places)
    return &rk_sample_places[self->n];
  while (at >= rk_sample_places[i].weight)
    at -= rk_sample_places[i++].weight;
  return &rk_sample_places[i];
}

static const RkSampleTrade *
draw_trade (Sample *self, const RkSamplePlace *place)
{
  gboolean local = chance (self, 25);
  char industry = place->known_for[below (self, (guint)strlen (place->known_for))];

  for (;;)
    {
      guint at = below (self, self->trade_weight);
      guint i = 0;

      while (at >= rk_sample_trades[i].weight)
        at -= rk_sample_trades[i++].weight;
      if (!local || rk_sample_trades[i].industry == industry)
        return &rk_sample_trades[i];
    }
}

/* From a third to three times the usual size, most of them below it. */
static guint
draw_size (Sample *self, const RkSampleTrade *trade)
{
  double factor = 0.3 + 2.8 * g_rand_double (self->rand) * g_rand_double (self->rand);

  return (guint)MAX (1, lround (trade->size * factor));
}

/* ── one workplace ───────────────────────────────────────────────────────────────────────── */

static void
take (RkDraft *draft, const char *field, char *text)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), text);
}

/* A sound check digit behind the number of a registry office that does not exist. */
static char *
corporate_number (guint serial)
{
  g_autofree char *base = g_strdup_printf ("9999%08u", serial * 137 + 11);
  guint sum = 0;

  for (guint n = 1; n <= 12; n++)
    sum += (guint)(base[12 - n] - '0') * (n % 2 ? 1 : 2);
  return g_strdup_printf ("%u%s", 9 - sum % 9, base);
}

static char *
phone_number (Sample *self, const char *dial)
{
  int zeros = 6 - (int)strlen (dial);

  return g_strdup_printf ("%s-%0*d-%04u", dial, zeros, 0, 1 + below (self, 9999));
}

static void
set_place (Sample *self, RkDraft *draft, const RkSamplePlace *place)
{
  const RkArea *area = rk_area_by_code (place->code);
  g_autofree char *ward = place->wards ? rk_sample_pick (self->rand, place->wards) : g_strdup ("");
  const char *street = rk_sample_streets[below (self, rk_sample_n_streets)];
  guint block = 1 + below (self, 5);

  take (draft, "municipality_code", g_strdup (place->code));
  take (draft, "postal_code", g_strconcat (place->postal, "-0000", NULL));
  take (draft, "address",
        g_strdup_printf (chance (self, 60) ? "静岡県%s%s%s%s%u丁目%u番地" : "静岡県%s%s%s%s%u-%u",
                         area->district, area->name, ward, street, block, 1 + below (self, 40)));
  take (draft, "phone", phone_number (self, place->dial));
  if (chance (self, 40))
    take (draft, "fax", phone_number (self, place->dial));
}

static const char *
title_of (const RkSampleTrade *trade, gboolean is_body)
{
  switch (trade->form)
    {
    case RK_SAMPLE_CLINIC:
      return "院長";
    case RK_SAMPLE_WELFARE:
      return "施設長";
    case RK_SAMPLE_SCHOOL:
      return "理事長";
    case RK_SAMPLE_UNION:
      return "代表";
    case RK_SAMPLE_FIRM:
    case RK_SAMPLE_SHOP:
    default:
      return is_body ? "代表取締役" : "代表";
    }
}

static void
set_people (Sample *self, RkDraft *draft, const RkSampleTrade *trade, gboolean is_body, guint size)
{
  if (chance (self, 92))
    {
      take (draft, "representative_title", g_strdup (title_of (trade, is_body)));
      take (draft, "representative", rk_sample_person (self->rand));
    }
  if (chance (self, 76))
    {
      take (draft, "contact", rk_sample_person (self->rand));
      if (size >= 10)
        take (draft, "contact_department",
              rk_sample_pick (self->rand, "総務部|総務課|管理部|事務部|人事課|業務課"));
    }
}

static void
set_insurer (Sample *self, RkDraft *draft, const RkSampleName *name, guint size)
{
  if (size > 100 && chance (self, 45))
    {
      take (draft, "insurer_kind", g_strdup ("健保組合"));
      take (draft, "insurer", g_strconcat (name->stem, "健康保険組合", NULL));
    }
  else if (size < 5 && !name->is_body)
    take (draft, "insurer_kind", g_strdup ("市町村国保"));
  else if (chance (self, 90))
    {
      take (draft, "insurer_kind", g_strdup ("協会けんぽ"));
      take (draft, "insurer", g_strdup ("全国健康保険協会"));
    }
}

/* Registered one after the other since the spring of 令和2 (令和4 where there are few), each for
 * two years and then again; a few have let it lapse. */
static void
set_registration (Sample *self, RkDraft *draft)
{
  int span = CLAMP (rk_date_days_between (self->first, self->today) - 3, 100, self->longest);
  RkDate from
      = rk_date_add_days (self->first, (int)((guint64)self->n * (guint)span / self->n_workplaces));
  /* Drawn whether it counts or not: the rest must not depend on the clock. */
  gboolean lapsed = chance (self, 3);
  int years = 2;

  if (rk_date_weekday (from) > 5)
    from = rk_date_add_days (from, 8 - rk_date_weekday (from));
  if (rk_fiscal_year (from) != self->fiscal_year)
    self->number = 0;
  self->fiscal_year = rk_fiscal_year (from);
  self->number += 1 + (below (self, 20) == 0);
  while (rk_date_compare (rk_date_term_end (from, years), self->today) < 0)
    years += 2;
  if (years > 2 && lapsed)
    years -= 2;
  take (draft, "registration_number",
        g_strdup_printf ("R%d-%04u", self->fiscal_year - 2018, self->number));
  take (draft, "registered_on", rk_date_to_iso (from));
  take (draft, "expires_on", rk_date_to_iso (rk_date_term_end (from, years)));
}

static void
set_trade (Sample *self, RkDraft *draft, const RkSampleTrade *trade, guint size)
{
  take (draft, "industry",
        g_strdup_printf ("%c %s", trade->industry, rk_industry_name (trade->industry)));
  take (draft, "business", g_strdup (trade->business));
  if (chance (self, 97))
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_workplace, "employees"), size);
  if (chance (self, 4))
    take (draft, "note",
          rk_sample_pick (self->rand, "敷地内は全面禁煙。|毎朝、全員で体操をしている。|"
                                      "健診は10月に巡回バスで受ける。|"
                                      "昼休みに歩く会がある。\n月に一度、歩数を発表する。"));
}

/* 団体種別: as the name says. */
static const char *
body_kind_of (const RkSampleName *name)
{
  static const char *const kinds[][2] = {
    { "医療法人", "医療法人" },
    { "社会福祉法人", "社会福祉法人" },
    { "特定非営利", "NPO法人" },
    { "会社", "会社" },
  };
  gboolean behind;
  const char *form = rk_text_legal_form (name->name, &behind);

  for (guint i = 0; form && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (form, kinds[i][0]))
      return kinds[i][1];
  return form || name->is_body ? "その他" : "個人";
}

/* What the law asks for from a size on is there from that size on; all of it follows from what was
 * drawn before. */
static void
set_details (
    Sample *self, RkDraft *draft, const RkSampleTrade *trade, const RkSampleName *name, guint size)
{
  static const char *const sites[] = { "支店", "営業所", "工場", "店" };
  const char *site = trade->form == RK_SAMPLE_FIRM   ? "本社"
                     : trade->form == RK_SAMPLE_SHOP ? "店舗"
                                                     : "その他";
  guint women = size * (25 + self->n % 50) / 100;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    if (g_str_has_suffix (name->name, sites[i]) || strstr (name->name, sites[i]))
      site = g_str_equal (sites[i], "店") ? "店舗" : sites[i];
  take (draft, "body_kind", g_strdup (body_kind_of (name)));
  take (draft, "site_kind", g_strdup (site));
  if (!rk_draft_is_null (draft, rk_kind_field (&rk_kind_workplace, "employees")))
    {
      rk_draft_put_int (draft, "employees_male", size - women);
      rk_draft_put_int (draft, "employees_female", women);
      rk_draft_put_int (draft, "employees_40", size * (40 + self->n % 30) / 100);
    }
  take (draft, "physician", g_strdup (size >= 50 ? "有" : "無"));
  take (draft, "health_supervisor", g_strdup (size >= 10 ? "有" : "無"));
  take (draft, "health_staff", g_strdup (size >= 300 ? "有" : "無"));
  take (draft, "insurance_member", g_strdup (self->n % 3 ? "無" : "有"));
}

/* Returns: (transfer full) */
static RkDraft *
draw_workplace (Sample *self)
{
  const RkSamplePlace *place = draw_place (self);
  const RkSampleTrade *trade = draw_trade (self, place);
  guint size = draw_size (self, trade);
  g_auto (RkSampleName) name = { 0 };
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);

  rk_sample_names_next (self->names, trade, &name);
  take (draft, "name", g_strdup (name.name));
  take (draft, "kana", g_strdup (name.kana));
  if (name.is_body && chance (self, 88))
    take (draft, "corporate_number", corporate_number (self->n));
  set_place (self, draft, place);
  set_trade (self, draft, trade, size);
  set_people (self, draft, trade, name.is_body, size);
  set_insurer (self, draft, &name, size);
  set_details (self, draft, trade, &name, size);
  set_registration (self, draft);
  return draft;
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

static gboolean
save_review (Sample *self, gint64 id, const RkProblem *problem, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_review);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_review, "record_id"), id);
  take (draft, "field", g_strdup (problem->field));
  take (draft, "value", g_strdup (problem->value));
  take (draft, "reason", g_strdup (problem->reason));
  take (draft, "proposal", g_strdup (problem->proposal));
  take (draft, "source", g_strdup ("令和7年度の一覧（見本）"));
  record = rk_draft_end (draft);
  return rk_records_save (self->db, record, NULL, error);
}

/* What the import does with a value it cannot read: the field stays empty, the wording is kept. */
static RkProblem *
spoil (Sample *self, RkDraft *draft)
{
  guint which = self->n / REVIEW_EVERY;
  RkProblem *problem = NULL;
  int field;

  if (self->n % REVIEW_EVERY != REVIEW_EVERY / 2 || which >= G_N_ELEMENTS (unreadable))
    return NULL;
  field = rk_kind_field (&rk_kind_workplace, unreadable[which].field);
  rk_draft_clear (draft, field);
  rk_draft_set_typed (draft, field, unreadable[which].value, &problem);
  return problem;
}

static gboolean
add_workplace (Sample *self, GError **error)
{
  RkDraft *draft = draw_workplace (self);
  g_autoptr (RkProblem) problem = spoil (self, draft);
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  if (!rk_records_save (self->db, record, &self->ids[self->n], error))
    return FALSE;
  if (problem && !save_review (self, self->ids[self->n], problem, error))
    return FALSE;
  self->n++;
  return TRUE;
}

/* The same workplace as somebody else would have written it. */
static gboolean
add_twin (Sample *self, gint64 id, GError **error)
{
  g_autoptr (RkRecord) original = rk_records_get (self->db, &rk_kind_workplace, id, error);
  g_autofree char *name = NULL;
  g_autoptr (RkRecord) twin = NULL;
  GString *other;
  RkDraft *draft;

  if (original == NULL)
    return FALSE;
  other = g_string_new (rk_record_get (original, "name"));
  if (!g_string_replace (other, "株式会社", "㈱", 1)
      && !g_string_replace (other, "㈱", "株式会社", 1))
    g_string_append (other, "（本店）");
  name = g_string_free (other, FALSE);
  draft = rk_draft_new (&rk_kind_workplace);
  take (draft, "name", g_strdup (name));
  take (draft, "kana", g_strdup (rk_record_get (original, "kana")));
  take (draft, "municipality_code", g_strdup (rk_record_get (original, "municipality_code")));
  take (draft, "industry", g_strdup (rk_record_get (original, "industry")));
  take (draft, "address", g_strdup (rk_record_get (original, "address")));
  take (draft, "note", g_strdup ("令和7年度の一覧（見本）から"));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_workplace, "suspected_id"), id);
  twin = rk_draft_end (draft);
  return rk_records_save (self->db, twin, NULL, error);
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Sample *self = data;

  self->db = db;
  while (self->n < self->n_workplaces)
    if (!add_workplace (self, error))
      return FALSE;
  for (guint i = 0; i < N_TWINS; i++)
    if (!add_twin (self, self->ids[100 + i * 179], error))
      return FALSE;
  for (guint i = 0; i < N_EDITS; i++)
    {
      gint64 id = self->ids[edits[i].workplace];

      self->edited[i] = rk_records_get (db, &rk_kind_workplace, id, error);
      if (self->edited[i] == NULL)
        return FALSE;
    }
  return rk_sample_fill_register (db, self->today, self->ids, self->n_workplaces, error)
         && rk_sample_fill_councils (db, self->today, error)
         && rk_sample_fill_indicators (db, error);
}

/* ── the office and its history ──────────────────────────────────────────────────────────── */

static RkRecord *
sample_office (void)
{
  RkDraft *draft = rk_draft_new (&rk_kind_office);

  take (draft, "name", g_strdup ("静岡県（見本）"));
  take (draft, "prefecture", g_strdup ("静岡県"));
  take (draft, "section", g_strdup ("企画係"));
  take (draft, "person", g_strdup ("落合"));
  take (draft, "phone", g_strdup ("054-000-0000"));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_office, "sample"), TRUE);
  return rk_draft_end (draft);
}

static gboolean
save (RkDb *db, gpointer record, GCancellable *cancellable, GError **error)
{
  return rk_records_save (db, record, NULL, error);
}

static gboolean
make_edits (RkStore *store, Sample *self, GError **error)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      RkDraft *draft = rk_draft_copy (self->edited[i]);
      g_autofree char *what = g_strdup_printf ("事業所「%s」を直した", rk_draft_text (draft, 0));
      g_autoptr (RkRecord) record = NULL;

      rk_draft_set_typed (draft, rk_kind_field (&rk_kind_workplace, edits[i].field), edits[i].value,
                          NULL);
      record = rk_draft_end (draft);
      if (!rk_store_command (store, what, save, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static Sample *
sample_new (guint n_workplaces)
{
  Sample *self = g_new0 (Sample, 1);
  gboolean few = n_workplaces <= RK_SAMPLE_FEW;

  self->n_workplaces = MAX (n_workplaces, RK_SAMPLE_FEW) - N_TWINS;
  self->ids = g_new0 (gint64, self->n_workplaces);
  self->first = rk_date (few ? 2022 : 2020, 4, 1);
  self->longest = few ? 1550 : 2280;

  self->rand = g_rand_new_with_seed (SEED);
  self->names = rk_sample_names_new (self->rand);
  self->today = rk_today ();
  for (guint i = 0; i < rk_sample_n_trades; i++)
    self->trade_weight += rk_sample_trades[i].weight;
  for (guint i = 0; i < rk_sample_n_places; i++)
    self->place_weight += rk_sample_places[i].weight;
  return self;
}

static void
sample_free (Sample *self)
{
  for (guint i = 0; i < N_EDITS; i++)
    g_clear_pointer (&self->edited[i], rk_record_unref);
  rk_sample_names_free (self->names);
  g_rand_free (self->rand);
  g_free (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

gboolean
rk_sample_create (const char *path, GError **error)
{
  return rk_sample_create_of (path, RK_SAMPLE_WORKPLACES, error);
}

gboolean
rk_sample_create_of (const char *path, guint n_workplaces, GError **error)
{
  g_autoptr (Sample) self = sample_new (n_workplaces);
  g_autoptr (RkRecord) office = sample_office ();
  g_autoptr (RkStore) store = rk_store_create_with (path, office, fill, self, error);

  if (store == NULL)
    return FALSE;
  if (make_edits (store, self, error))
    return TRUE;
  /* Half a sample is none. */
  rk_store_close (store);
  g_unlink (path);
  return FALSE;
}
