/* What the councils leave to be done: one row for each sort of duty, over all councils. */
#include <glib/gi18n-lib.h>

#include "rk-councils-data.h"
#include "rk-duties.h"
#include "rk-kinds.h"

typedef struct
{
  guint n;
  guint n_councils;
  gint64 council; /* the last one seen */
  gint64 record;  /* seat of the most urgent one, or its council */
  char *first;    /* its date */
  GString *names; /* of the councils, a few */
} Sum;

#define NAMED 3

static void
add_one (Sum *sum, const RkCouncilWork *work)
{
  sum->n++;
  if (sum->first == NULL || g_strcmp0 (work->date, sum->first) < 0)
    {
      g_free (sum->first);
      sum->first = g_strdup (work->date ? work->date : "");
      /* Where nobody is chair, what there is to do stands with the council. */
      sum->record = work->duty == RK_DUTY_NO_CHAIR ? work->council_id : work->seat_id;
    }
  if (work->council_id == sum->council)
    return;
  sum->council = work->council_id;
  sum->n_councils++;
  if (sum->n_councils <= NAMED)
    g_string_append_printf (sum->names, "%s%s", sum->names->len ? "、" : "", work->council);
}

static char *
dup_detail (const Sum *sum)
{
  if (sum->n_councils <= NAMED)
    return g_strdup (sum->names->str);
  /* Translators: names of councils, number of further ones: 「…、…ほか5件」 */
  return g_strdup_printf (_ ("%1$s and %2$u more"), sum->names->str, sum->n_councils - NAMED);
}

static void
set_urgency (RkDuty *duty, RkCouncilDuty sort, RkDate first, RkDate today)
{
  int days = rk_date_is_full (first) ? rk_date_days_between (first, today) : 0;

  duty->due = first;
  if (sort == RK_DUTY_VACANCY && days > 0)
    {
      duty->urgency = RK_DUTY_LATE;
      /* Translators: how long a seat has been vacant. */
      duty->chip = g_strdup_printf (ngettext ("%d day vacant", "%d days vacant", days), days);
    }
  else if (sort == RK_DUTY_TERM_ENDS)
    {
      duty->urgency = -days <= 14 ? RK_DUTY_SOON : RK_DUTY_THIS_WEEK;
      duty->chip = days == 0
                       ? g_strdup (_ ("Until today"))
                       : g_strdup_printf (ngettext ("%d day left", "%d days left", -days), -days);
    }
  else
    duty->urgency = sort == RK_DUTY_LETTER ? RK_DUTY_THIS_WEEK : RK_DUTY_SOON;
}

static void
add_duty (GPtrArray *duties, RkCouncilDuty sort, const Sum *sum, RkDate today)
{
  static const struct
  {
    const char *icon;
    const char *title;
    const char *verb;
  } words[] = {
    [RK_DUTY_VACANCY] = { "system-users-symbolic", N_ ("Vacant seats: %s"), N_ ("Fill It") },
    [RK_DUTY_TRANSFER] = { "system-users-symbolic", N_ ("Transfers reported, no successor yet: %s"),
                           N_ ("Appoint Successors") },
    [RK_DUTY_TERM_ENDS]
    = { "alarm-symbolic", N_ ("Terms that end within two months: %s"), N_ ("Prepare the Renewal") },
    [RK_DUTY_LETTER]
    = { "document-print-symbolic", N_ ("Letters of appointment not printed: %s"), N_ ("See Them") },
    [RK_DUTY_CHAIRS]
    = { "dialog-warning-symbolic", N_ ("Several chairs at a time: %s"), N_ ("See Them") },
    [RK_DUTY_NO_CHAIR] = { "dialog-warning-symbolic",
                           N_ ("Councils that met and have no chair: %s"), N_ ("Enter It") },
  };
  g_autofree char *number = g_strdup_printf ("%u", sum->n);
  g_auto (GStrv) halves = NULL;
  RkDuty *duty;
  RkDate first = RK_DATE_NONE;

  if (sum->n == 0)
    return;
  rk_date_from_iso (sum->first, &first);
  duty = g_new0 (RkDuty, 1);
  duty->icon = words[sort].icon;
  duty->verb = g_strdup (_ (words[sort].verb));
  halves = g_strsplit (_ (words[sort].title), "%s", 2);
  duty->title = g_strjoinv (number, halves);
  duty->detail = dup_detail (sum);
  duty->page = "councils";
  duty->record = sum->record;
  set_urgency (duty, sort, first, today);
  g_ptr_array_add (duties, duty);
}

/* Councils that do not meet, for a time or for good, leave nothing to be done. */
static GHashTable *
find_suspended (RkDb *db, const char *iso, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) councils = NULL;

  rk_query_as_of (query, iso);
  if (!rk_query_where (query, "meets", "0", error)
      || (councils = rk_query_records (db, query, NULL, error)) == NULL)
    return NULL;
  for (guint i = 0; i < councils->len; i++)
    {
      gint64 id = councils->pdata[i] ? rk_record_id (councils->pdata[i]) : 0;

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return g_steal_pointer (&ids);
}

gboolean
rk_duties_add_councils (RkDb *db, RkDate today, GPtrArray *duties, GError **error)
{
  g_autofree char *iso = rk_date_to_iso (today);
  g_autoptr (GHashTable) suspended = find_suspended (db, iso, error);
  g_autoptr (GPtrArray) work
      = suspended ? rk_councils_work (db, 0, iso, RK_COUNCILS_WITHIN, error) : NULL;
  Sum sums[RK_DUTY_NO_CHAIR + 1] = { 0 };

  if (work == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    sums[i].names = g_string_new (NULL);
  for (guint i = 0; i < work->len; i++)
    if (!g_hash_table_contains (suspended, &((RkCouncilWork *)work->pdata[i])->council_id))
      add_one (&sums[((RkCouncilWork *)work->pdata[i])->duty], work->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      add_duty (duties, (RkCouncilDuty)i, &sums[i], today);
      g_string_free (sums[i].names, TRUE);
      g_free (sums[i].first);
    }
  return TRUE;
}
