#include "rk-target-feed.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register-sql.h"
#include "rk-sql-functions.h"

/* Two values that print the same are the same. */
#define SAME 1e-6

static void
offer_free (gpointer data)
{
  RkTargetOffer *offer = data;

  g_free (offer->as_of);
  g_free (offer->formula);
  g_free (offer->source);
  g_free (offer->reason);
  g_free (offer);
}

gboolean
rk_target_is_fed (const RkRecord *target)
{
  return rk_record_get_int (target, "indicator_id") || rk_record_get_int (target, "scheme_id");
}

static gboolean
is_share (const RkRecord *target)
{
  const char *unit = rk_record_get (target, "unit");

  return unit && (strchr (unit, '%') || strstr (unit, "％"));
}

/* The area of the target, else of the plan's council, else the whole prefecture. */
static const char *
area_of (const RkPlan *plan, const RkRecord *target)
{
  const char *code = rk_record_get (target, "area");
  const char *own = plan->council ? rk_record_get (plan->council, "area") : NULL;

  if (code == NULL && own)
    code = rk_area_code_of (own);
  return code ? code : "22";
}

/* 「238÷1,151×100」 behind what the two are. */
static char *
dup_formula (const char *above, const char *below, const RkTargetOffer *offer, gboolean share)
{
  g_autofree char *n = rk_plan_dup_value (offer->numerator, 0);
  g_autofree char *d = rk_plan_dup_value (offer->denominator, 0);

  if (isnan (offer->denominator))
    return g_strdup (above);
  return g_strdup_printf ("%s÷%s%s　＝　%s÷%s%s", above, below, share ? "×100" : "", n, d,
                          share ? "×100" : "");
}

/* ── from the register ───────────────────────────────────────────────────────────────────── */

#define IN_AREA(code)                                                                             \
  "(" code " IN ('JP', '22') OR w.municipality_code = " code " OR w.municipality_code IN (SELECT" \
  " code FROM area WHERE medical_area_code = " code "))"

static gboolean
step_count (RkStmt *stmt, double *n, GError **error)
{
  gboolean row;

  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *n = (double)rk_stmt_int (stmt, 0);
  return TRUE;
}

/* Each workplace once, however many registrations it has. */
static gboolean
count_registered (
    RkDb *db, const RkRecord *target, const char *area, const char *day, double *n, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT count(DISTINCT s.workplace_id) FROM status s JOIN workplace w ON w.id ="
      " s.workplace_id JOIN scheme_level l ON l.id = s.level_id WHERE s.scheme_id = ?1 AND"
      " (?2 IS NULL OR l.rung = ?2) AND " RK_SQL_IN_FORCE ("s") " AND " IN_AREA ("?3"),
      error);
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (target, "scheme_id"));
  rk_stmt_bind_text (stmt, 2, rk_record_get (target, "rung"));
  rk_stmt_bind_text (stmt, 3, area);
  rk_db_set_day (db, day);
  ok = step_count (stmt, n, error);
  rk_db_set_day (db, NULL);
  return ok;
}

static gboolean
count_workplaces (RkDb *db, const char *area, double *n, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT count(*) FROM workplace w WHERE " IN_AREA ("?1"), error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_text (stmt, 1, area);
  return step_count (stmt, n, error);
}

/* The year's last day, or today while it goes on; none of a year to come. */
static RkDate
day_of (int year)
{
  RkDate today = rk_today ();
  int now = rk_fiscal_year (today);

  return year > now ? RK_DATE_NONE : year == now ? today : rk_date (year + 1, 3, 31);
}

static gboolean
take_share (RkDb *db, const char *area, RkTargetOffer *offer, GError **error)
{
  offer->numerator = offer->value;
  if (!count_workplaces (db, area, &offer->denominator, error))
    return FALSE;
  if (offer->denominator > 0)
    {
      offer->value = offer->numerator / offer->denominator * 100;
      return TRUE;
    }
  offer->value = offer->numerator = offer->denominator = NAN;
  offer->reason = g_strdup (_ ("The register has no workplace there"));
  return TRUE;
}

static gboolean
ask_register (RkDb *db, const RkPlan *plan, RkTargetOffer *offer, GError **error)
{
  const RkRecord *target = offer->target->record;
  const char *area = area_of (plan, target);
  const char *rung = rk_record_get (target, "rung");
  RkDate date = day_of (offer->year);
  gboolean share = is_share (target);
  g_autoptr (RkRecord) scheme
      = rk_records_get (db, &rk_kind_scheme, rk_record_get_int (target, "scheme_id"), error);
  g_autofree char *above = NULL;
  g_autofree char *day = NULL;

  if (scheme == NULL)
    return FALSE;
  if (!rk_date_is_set (date))
    {
      offer->reason = g_strdup (_ ("The year has not begun yet"));
      return TRUE;
    }
  offer->as_of = rk_date_to_iso (date);
  if (!count_registered (db, target, area, offer->as_of, &offer->value, error)
      || (share && !take_share (db, area, offer, error)))
    return FALSE;
  above = g_strdup_printf ("登録%s%sの事業所数", rung ? "の段階が" : "", rung ? rung : "中");
  day = rk_date_to_wareki_long (date);
  offer->formula = dup_formula (above, "名簿の事業所数", offer, share);
  offer->source = g_strdup_printf ("事業所の登録　%s　%s　%s現在", rk_record_get (scheme, "name"),
                                   rk_area_name_of (area), day);
  return TRUE;
}

/* ── from an indicator ───────────────────────────────────────────────────────────────────── */

static const RkIndicatorValue *
row_of (const RkValues *values, const char *area, char sex)
{
  const RkIndicatorValue *row = rk_values_row (values, area, sex);

  for (guint i = 0; row == NULL && i < values->reference->len; i++)
    {
      const RkIndicatorValue *reference = &g_array_index (values->reference, RkIndicatorValue, i);

      if (reference->sex == sex && g_strcmp0 (reference->area, area) == 0)
        row = reference;
    }
  return row;
}

static void
take_row (RkTargetOffer *offer, const RkValues *values, const RkIndicatorValue *row)
{
  const RkRecord *card = values->indicator;
  const char *above = rk_record_get (card, "numerator");
  const char *below = rk_record_get (card, "denominator");
  gboolean share = is_share (offer->target->record);

  offer->value = row->value;
  if (values->kind != RK_VALUES_PUBLISHED && row->n > 0 && row->masked == 0)
    {
      offer->numerator = row->observed;
      offer->denominator = row->n;
    }
  offer->formula = dup_formula (above ? above : rk_record_get (card, "name"), below ? below : "",
                                offer, share);
}

static gboolean
ask_indicator (RkDb *db, const RkPlan *plan, RkTargetOffer *offer, GError **error)
{
  const RkRecord *target = offer->target->record;
  const char *area = area_of (plan, target);
  const char *words = rk_record_get (target, "sex");
  char sex = words ? rk_sex_parse (words) : 'T';
  RkAreaLevel level = rk_area_level (area);
  RkValuesRequest request = { .kind = RK_VALUES_RATE,
                              .level = level == RK_AREA_NATION ? RK_AREA_PREFECTURE : level,
                              .year = offer->year,
                              .sex = sex,
                              .reference = "JP" };
  g_autoptr (RkRecord) card
      = rk_records_get (db, &rk_kind_indicator, rk_record_get_int (target, "indicator_id"), error);
  g_autoptr (GError) missing = NULL;
  g_autoptr (RkValues) values = NULL;
  const RkIndicatorValue *row;
  g_autofree char *label = rk_fiscal_year_label (offer->year);
  g_autofree char *source = NULL;

  if (card == NULL)
    return FALSE;
  values = rk_values_compute (db, card, &request, &missing);
  row = values ? row_of (values, area, sex) : NULL;
  if (row == NULL || isnan (row->value))
    {
      offer->reason = g_strdup (missing              ? missing->message
                                : row && row->hidden ? _ ("The number is too small to be shown")
                                                     : _ ("There is no value of that area"));
      return TRUE;
    }
  take_row (offer, values, row);
  source = rk_values_dup_source (values, rk_values_row (values, area, sex) ? area : NULL, sex);
  offer->source = g_strdup_printf ("%s　%s　%s　%s　%s", rk_record_get (card, "name"),
                                   rk_area_name_of (area), rk_sex_paper (sex), label, source);
  return TRUE;
}

/* ── all of a year ───────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_target_offers (RkDb *db, const RkPlan *plan, int year, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free);

  for (guint i = 0; i < plan->targets->len; i++)
    {
      const RkPlanTarget *target = plan->targets->pdata[i];
      RkTargetOffer *offer;

      if (!rk_target_is_fed (target->record))
        continue;
      offer = g_new0 (RkTargetOffer, 1);
      offer->target = target;
      offer->year = year;
      offer->value = offer->numerator = offer->denominator = NAN;
      offer->present = rk_plan_actual (target, year);
      g_ptr_array_add (offers, offer);
      if (!(rk_record_get_int (target->record, "scheme_id")
                ? ask_register (db, plan, offer, error)
                : ask_indicator (db, plan, offer, error)))
        return NULL;
    }
  return g_steal_pointer (&offers);
}

gboolean
rk_target_offer_is_new (const RkTargetOffer *offer)
{
  return !isnan (offer->value)
         && (isnan (offer->present) || fabs (offer->value - offer->present) > SAME);
}

gboolean
rk_target_offer_take (RkDb *db, const RkTargetOffer *offer, GError **error)
{
  const RkKind *kind = &rk_kind_target_value;
  const RkRecord *there = rk_plan_value (offer->target, offer->year);
  RkDraft *draft = there ? rk_draft_copy (there) : rk_draft_new (kind);
  gboolean counted = !isnan (offer->denominator) && is_share (offer->target->record);

  rk_draft_put_id (draft, "target_id", rk_record_id (offer->target->record));
  rk_draft_put_int (draft, "year", offer->year);
  rk_draft_clear (draft, rk_kind_field (kind, "actual"));
  rk_draft_clear (draft, rk_kind_field (kind, "numerator"));
  rk_draft_clear (draft, rk_kind_field (kind, "denominator"));
  if (!counted)
    rk_draft_set_real (draft, rk_kind_field (kind, "actual"), offer->value);
  if (!isnan (offer->denominator))
    {
      rk_draft_set_real (draft, rk_kind_field (kind, "numerator"), offer->numerator);
      rk_draft_set_real (draft, rk_kind_field (kind, "denominator"), offer->denominator);
    }
  rk_draft_put (draft, "as_of", offer->as_of);
  rk_draft_put (draft, "source", offer->source);
  return rk_records_save_draft (db, draft, NULL, error);
}
