/* Which figures there is enough for. */
#include "rk-area.h"
#include "rk-figure-private.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* What is known of an indicator before a figure of it is drawn. */
typedef struct
{
  const RkValues *values;
  guint n_years;
  guint n_cards;
  gboolean map;
  gboolean factors; /* of an indicator of cost */
  gboolean counted;
  gboolean by_age;
  gboolean by_sex;
  gboolean open; /* counts by age of some area without a mask */
} Matter;

static gboolean
is_offered (const Matter *m, const char *id)
{
#define IS(name) g_str_equal (id, name)
  const RkRecord *card = m->values->indicator;
  gboolean medical = m->values->level == RK_AREA_MEDICAL;
  gboolean placed = m->values->level != RK_AREA_PREFECTURE && m->values->level != RK_AREA_OTHER;
  gboolean share = g_strcmp0 (rk_record_get (card, "unit"), "%") == 0 && m->counted;

  if (IS ("adjusted"))
    return m->by_age && share;
  if (IS ("ages"))
    return m->open && share;
  if (IS ("multiples"))
    return m->n_years > 1;
  if (IS ("map"))
    return m->map && m->values->level != RK_AREA_OTHER;
  if (IS ("tiles"))
    return placed;
  if (IS ("funnel"))
    return share;
  if (IS ("box"))
    return placed && m->values->rows->len > 1;
  if (IS ("scatter"))
    return m->n_cards > 1;
  if (IS ("pyramid"))
    return m->by_age && m->by_sex;
  if (IS ("shares"))
    return share && rk_record_get (card, "classes") != NULL;
  if (IS ("areas"))
    return share && m->by_age && placed;
  if (IS ("cost"))
    return m->factors;
  if (IS ("spine") || IS ("radar") || IS ("heat"))
    return medical && m->n_cards > (IS ("radar") ? 2 : 1);
  return TRUE;
#undef IS
}

static void
look_at_counts (Matter *m)
{
  const GPtrArray *all = m->values->observations;

  for (guint i = 0; i < all->len; i++)
    {
      const RkObservation *o = all->pdata[i];

      m->counted |= o->n_classes > 0;
      m->by_age |= o->n_classes > 2;
      m->open |= o->n_classes > 2 && o->masked == 0 && rk_area_level (o->area) == m->values->level
                 && rk_values_row (m->values, o->area, o->sex) != NULL;
      m->by_sex |= o->sex == 'F' && o->n_classes > 0;
    }
}

GPtrArray *
rk_figure_offers (RkDb *db, const RkValues *values, guint n_years, GError **error)
{
  Matter m = { .values = values, .n_years = n_years };
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, error);
  g_autoptr (RkRecord) office = cards ? rk_office_get (db, error) : NULL;
  const RkFigureForm *forms;
  GPtrArray *offers;
  guint n;

  if (office == NULL)
    return NULL;
  m.n_cards = cards->len;
  m.map = rk_record_get_int (office, "map_id") != 0;
  m.factors = g_str_has_prefix (rk_record_get (values->indicator, "code"), "cost-")
              && rk_figure_has_factors (db, values->level, values->year);
  look_at_counts (&m);
  offers = g_ptr_array_new ();
  forms = rk_figure_forms (&n);
  for (guint i = 0; i < n; i++)
    if (is_offered (&m, forms[i].id))
      g_ptr_array_add (offers, (gpointer)&forms[i]);
  return offers;
}
