#include "rk-plans.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"

/* A milestone takes its own width and that of its words: so many months a character, where five
 * years stand side by side. */
#define MONTHS_OF_STAR 2.0
#define MONTHS_OF_CHARACTER 0.92

static void
cell_free (gpointer data)
{
  RkPlanCell *cell = data;

  rk_record_unref (cell->record);
  g_free (cell);
}

static void
line_free (gpointer data)
{
  RkPlanLine *line = data;

  rk_record_unref (line->record);
  g_ptr_array_unref (line->cells);
  g_free (line->number);
  g_free (line);
}

static void
target_free (gpointer data)
{
  RkPlanTarget *target = data;

  rk_record_unref (target->record);
  g_ptr_array_unref (target->values);
  g_free (target);
}

RkPlan *
rk_plan_ref (RkPlan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_plan_unref (RkPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->record, rk_record_unref);
  g_clear_pointer (&self->council, rk_record_unref);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
add_line (RkPlan *self, RkRecord *record, int parent, guint depth)
{
  RkPlanLine *line = g_new0 (RkPlanLine, 1);

  line->record = rk_record_ref (record);
  line->parent = parent;
  line->depth = depth;
  line->cells = g_ptr_array_new_with_free_func (cell_free);
  line->n_lanes = 1;
  g_ptr_array_add (self->lines, line);
}

/* @records: by place; those under one line were sorted before. */
static void
add_lines_under (RkPlan *self, GHashTable *children, gint64 id, int parent, guint depth)
{
  GPtrArray *under = g_hash_table_lookup (children, &id);

  for (guint i = 0; under && i < under->len; i++)
    {
      RkRecord *record = under->pdata[i];

      add_line (self, record, parent, depth);
      if (depth + 1 < RK_PLAN_DEPTHS)
        add_lines_under (self, children, rk_record_id (record), (int)self->lines->len - 1,
                         depth + 1);
    }
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
number_lines (RkPlan *self)
{
  g_autofree guint *depths = g_new (guint, self->lines->len + 1);
  g_autofree char **numbers = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    depths[i] = ((RkPlanLine *)self->lines->pdata[i])->depth;
  numbers = rk_plan_numbers (depths, self->lines->len);
  for (guint i = 0; i < self->lines->len; i++)
    ((RkPlanLine *)self->lines->pdata[i])->number = numbers[i];
}

static gboolean
load_lines (RkPlan *self, RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = rk_records_ask (
      db, &rk_kind_measure, "SELECT id FROM measure WHERE plan_id = ? ORDER BY position, id",
      rk_record_id (self->record), 0, error);
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_array);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      gint64 parent = rk_record_get_int (records->pdata[i], "parent_id");
      GPtrArray *under = g_hash_table_lookup (children, &parent);

      if (under == NULL)
        {
          under = g_ptr_array_new ();
          g_hash_table_insert (children, g_memdup2 (&parent, sizeof parent), under);
        }
      g_ptr_array_add (under, records->pdata[i]);
    }
  add_lines_under (self, children, 0, -1, 0);
  number_lines (self);
  return TRUE;
}

int
rk_plan_n_months (const RkPlan *self)
{
  return (self->last_year - self->first_year + 1) * 12;
}

static RkPlanCell *
cell_new (const RkPlan *self, RkRecord *record)
{
  RkPlanCell *cell = g_new0 (RkPlanCell, 1);
  const char *kind = rk_record_get (record, "kind");
  const char *last = rk_record_get (record, "last_month");

  cell->record = rk_record_ref (record);
  cell->actual = g_strcmp0 (rk_record_get (record, "layer"), RK_LAYER_ACTUAL) == 0;
  cell->is_star = g_strcmp0 (kind, RK_CELL_STAR) == 0;
  cell->is_text = g_strcmp0 (kind, RK_CELL_TEXT) == 0;
  cell->first
      = MAX (0, rk_plan_month (self->first_year, rk_record_get (record, "first_month"), FALSE));
  cell->last = last ? rk_plan_month (self->first_year, last, TRUE)
                    : rk_plan_month (self->first_year, rk_record_get (record, "first_month"), TRUE);
  if (cell->is_star)
    cell->last = cell->first;
  cell->last = MIN (cell->last, rk_plan_n_months (self));
  return cell;
}

static double
width_of_cell (const RkPlanCell *cell)
{
  const char *text = rk_record_get (cell->record, "text");

  if (!cell->is_star)
    return cell->last - cell->first;
  return MONTHS_OF_STAR + MONTHS_OF_CHARACTER * (text ? (double)g_utf8_strlen (text, -1) : 0);
}

/* Lanes of one layer. Returns: how many; 0 where the layer is empty */
static guint
set_lanes (RkPlanLine *line, gboolean actual)
{
  g_autofree RkLaneSpan *spans = g_new0 (RkLaneSpan, line->cells->len + 1);
  guint n = 0;
  guint n_lanes;

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *cell = line->cells->pdata[i];
      int field = rk_kind_field (&rk_kind_schedule, "lane");
      int wish = rk_record_is_null (cell->record, field)
                     ? -1
                     : MAX (0, (int)rk_record_int (cell->record, field) - 1);

      if (cell->actual == actual)
        spans[n++] = (RkLaneSpan){ cell->first, cell->first + width_of_cell (cell), wish, 0 };
    }
  n_lanes = n ? rk_plan_lanes (spans, n) : 0;
  n = 0;
  for (guint i = 0; i < line->cells->len; i++)
    {
      RkPlanCell *cell = line->cells->pdata[i];

      if (cell->actual == actual)
        cell->lane = spans[n++].lane;
    }
  return n_lanes;
}

RkPlanLine *
rk_plan_find_line (const RkPlan *self, gint64 id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (rk_record_id (((RkPlanLine *)self->lines->pdata[i])->record) == id)
      return self->lines->pdata[i];
  return NULL;
}

static gboolean
load_cells (RkPlan *self, RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = rk_records_ask (
      db, &rk_kind_schedule,
      "SELECT s.id FROM schedule s JOIN measure m ON m.id = s.measure_id"
      " WHERE m.plan_id = ? ORDER BY s.layer = '" RK_LAYER_ACTUAL "', s.first_month, s.id",
      rk_record_id (self->record), 0, error);
  g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, self->lines->len + 1);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      ids[i] = rk_record_id (((RkPlanLine *)self->lines->pdata[i])->record);
      g_hash_table_insert (lines, &ids[i], self->lines->pdata[i]);
    }
  for (guint i = 0; i < records->len; i++)
    {
      gint64 measure = rk_record_get_int (records->pdata[i], "measure_id");
      RkPlanLine *line = g_hash_table_lookup (lines, &measure);

      if (line)
        g_ptr_array_add (line->cells, cell_new (self, records->pdata[i]));
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      RkPlanLine *line = self->lines->pdata[i];

      line->n_lanes = MAX (1, set_lanes (line, FALSE));
      line->n_actual_lanes = set_lanes (line, TRUE);
    }
  return TRUE;
}

static gboolean
load_targets (RkPlan *self, RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) records
      = rk_records_ask (db, &rk_kind_target,
                        "SELECT id FROM target WHERE plan_id = ? ORDER BY CASE viewpoint"
                        " WHEN '" RK_VIEW_STRUCTURE "' THEN 0 WHEN '" RK_VIEW_PROCESS
                        "' THEN 1 WHEN '" RK_VIEW_OUTPUT "' THEN 2 ELSE 3 END, position, id",
                        rk_record_id (self->record), 0, error);
  g_autoptr (GPtrArray) values
      = records
            ? rk_records_ask (db, &rk_kind_target_value,
                              "SELECT v.id FROM target_value v JOIN target t ON t.id = v.target_id"
                              " WHERE t.plan_id = ? ORDER BY v.year",
                              rk_record_id (self->record), 0, error)
            : NULL;

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      RkPlanTarget *target = g_new0 (RkPlanTarget, 1);

      target->record = rk_record_ref (records->pdata[i]);
      target->values = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
      for (guint k = 0; k < values->len; k++)
        if (rk_record_get_int (values->pdata[k], "target_id") == rk_record_id (target->record))
          g_ptr_array_add (target->values, rk_record_ref (values->pdata[k]));
      g_ptr_array_add (self->targets, target);
    }
  return TRUE;
}

RkPlan *
rk_plan_load (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkPlan) self = g_new0 (RkPlan, 1);
  gint64 council;

  g_atomic_ref_count_init (&self->refs);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->targets = g_ptr_array_new_with_free_func (target_free);
  self->record = rk_records_get (db, &rk_kind_plan, id, error);
  if (self->record == NULL)
    return NULL;
  council = rk_record_get_int (self->record, "council_id");
  if (council && !(self->council = rk_records_get (db, &rk_kind_council, council, error)))
    return NULL;
  self->first_year = (int)rk_record_get_int (self->record, "first_year");
  self->last_year = (int)rk_record_get_int (self->record, "last_year");
  self->by_month = g_strcmp0 (rk_record_get (self->record, "columns"), "月") == 0;
  if (!load_lines (self, db, error) || !load_cells (self, db, error)
      || !load_targets (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ── what follows from it ────────────────────────────────────────────────────────────────── */

char *
rk_plan_dup_title (const RkPlan *self)
{
  g_autofree char *first = rk_fiscal_year_label (self->first_year);
  g_autofree char *last = rk_fiscal_year_label (self->last_year);

  if (self->first_year == self->last_year)
    return g_strdup_printf ("%s（%s）", rk_record_get (self->record, "title"), first);
  return g_strdup_printf ("%s（%sから%sまで）", rk_record_get (self->record, "title"), first, last);
}

const RkRecord *
rk_plan_value (const RkPlanTarget *target, int year)
{
  for (guint i = 0; i < target->values->len; i++)
    if (rk_record_get_int (target->values->pdata[i], "year") == year)
      return target->values->pdata[i];
  return NULL;
}

double
rk_plan_real (const RkRecord *record, const char *field)
{
  int place = record ? rk_kind_field (rk_record_kind (record), field) : -1;

  return place < 0 || rk_record_is_null (record, place) ? NAN : rk_record_real (record, place);
}

/* A share in per cent where the unit says so. */
double
rk_plan_actual (const RkPlanTarget *target, int year)
{
  const RkRecord *value = rk_plan_value (target, year);
  double actual = rk_plan_real (value, "actual");
  double numerator = rk_plan_real (value, "numerator");
  double denominator = rk_plan_real (value, "denominator");
  const char *unit = rk_record_get (target->record, "unit");
  gboolean percent = unit && (strchr (unit, '%') || strstr (unit, "％"));

  if (!isnan (actual))
    return actual;
  return isnan (denominator) ? NAN : numerator / denominator * (percent ? 100 : 1);
}

RkGrade
rk_plan_year_grade (const RkPlanTarget *target, int year)
{
  RkTargetYear known = { .direction = rk_record_get (target->record, "direction"),
                         .base = rk_plan_real (target->record, "base"),
                         .planned = rk_plan_real (rk_plan_value (target, year), "planned"),
                         .previous = rk_plan_actual (target, year - 1),
                         .actual = rk_plan_actual (target, year) };

  return rk_plan_grade (&known);
}

GPtrArray *
rk_plan_evaluations (RkDb *db, gint64 plan, int year, GError **error)
{
  return rk_records_ask (db, &rk_kind_evaluation,
                         "SELECT e.id FROM evaluation e JOIN measure m ON m.id = e.measure_id"
                         " WHERE m.plan_id = ? AND e.year = ?",
                         plan, year, error);
}

GPtrArray *
rk_plan_issues (RkDb *db, gint64 plan, GError **error)
{
  return rk_records_ask (db, &rk_kind_issue,
                         "SELECT id FROM issue WHERE plan_id = ? ORDER BY position, id", plan, 0,
                         error);
}

GPtrArray *
rk_plan_lines_about (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  const char *by_targets
      = kind == &rk_kind_indicator
            ? " OR m.id IN (SELECT t.measure_id FROM target t WHERE t.indicator_id = ?1)"
            : "";
  g_autofree char *sql = g_strdup_printf (
      "SELECT m.id FROM measure m WHERE (m.%s_id = ?1%s) AND NOT EXISTS (SELECT 1 FROM plan n"
      " WHERE n.copied_from_id = m.plan_id) ORDER BY m.plan_id, m.id",
      kind->name, by_targets);

  return rk_records_ask (db, &rk_kind_measure, sql, id, 0, error);
}

gboolean
rk_plans_default (RkDb *db, gint64 council, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT p.id FROM plan p LEFT JOIN council c ON c.id = p.council_id"
                       " ORDER BY p.council_id IS ? DESC,"
                       /* roadmaps of cases and the schedule of one year only where there is
                        * nothing else */
                       " p.id IN (SELECT s.plan_id FROM support_case s),"
                       " p.last_year > p.first_year DESC, p.first_year DESC, p.version DESC,"
                       " c.position, p.id LIMIT 1",
                       error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  return rk_stmt_first (stmt, id, error);
}
