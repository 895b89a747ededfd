#include "rk-checklist-data.h"

#include "rk-calendar.h"
#include "rk-editions.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* ── reference counting ──────────────────────────────────────────────────────────────────── */

static void
column_free (gpointer data)
{
  RkChecklistColumn *column = data;

  g_free (column->name);
  g_clear_pointer (&column->sheet, rk_checklist_free);
  g_clear_pointer (&column->evidence, g_ptr_array_unref);
  g_free (column);
}

RkChecklistData *
rk_checklist_data_new (gint64 edition, gint64 about, gint64 figured, int year)
{
  RkChecklistData *self = g_atomic_rc_box_new0 (RkChecklistData);

  self->about = about;
  self->figured = figured;
  self->year = year;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  if (edition)
    {
      self->edition = rk_edition_new ();
      self->edition->id = edition;
    }
  return self;
}

RkChecklistData *
rk_checklist_data_ref (RkChecklistData *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer box)
{
  RkChecklistData *self = box;

  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->edition, rk_edition_unref);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->levels, rk_chart_free);
  g_clear_pointer (&self->rates, rk_chart_free);
  g_clear_pointer (&self->radar, rk_chart_free);
}

void
rk_checklist_data_unref (RkChecklistData *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_by_council (RkRecord *edition)
{
  return g_strcmp0 (rk_record_get (edition, "unit"), RK_UNIT_COUNCIL) == 0;
}

static int
compare_editions (gconstpointer a, gconstpointer b)
{
  return is_by_council (*(RkRecord *const *)b) - is_by_council (*(RkRecord *const *)a);
}

static gboolean
read_editions (RkChecklistData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition);
  gint64 id = self->edition ? self->edition->id : 0;

  g_clear_pointer (&self->edition, rk_edition_unref);
  if (!rk_query_sort (query, "title", error)
      || !(self->editions = rk_query_records (db, query, cancellable, error)))
    return FALSE;
  g_ptr_array_sort (self->editions, compare_editions); /* stable: each part stays by title */
  for (guint i = 0; id && i <= self->editions->len; i++)
    if (i == self->editions->len)
      id = 0; /* taken back meanwhile */
    else if (rk_record_id (self->editions->pdata[i]) == id)
      break;
  if (id == 0 && !rk_editions_default (db, MAX (self->about, 0), self->year, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  self->edition = rk_editions_load (db, id, error);
  self->by_council = self->edition && g_strcmp0 (self->edition->unit, RK_UNIT_COUNCIL) == 0;
  return self->edition != NULL;
}

/* Which councils are meant; others come in where they have answered. */
static const char *
level_of_target (const char *target)
{
  if (g_strcmp0 (target, "secondary_medical_area") == 0)
    return "圏域";
  if (g_strcmp0 (target, "prefecture") == 0)
    return "県";
  return NULL;
}

static gboolean
has_answered (const RkChecklistData *self, gint64 council)
{
  for (guint i = 0; i < self->rounds->len; i++)
    if (((RkRoundAnswers *)self->rounds->pdata[i])->council_id == council)
      return TRUE;
  return FALSE;
}

static gboolean
add_column (RkChecklistData *self,
            RkDb *db,
            gint64 about,
            const char *name,
            const RkRoundSubject *subject,
            GError **error)
{
  RkChecklistColumn *column = g_new0 (RkChecklistColumn, 1);

  g_ptr_array_add (self->columns, column);
  column->about = about;
  column->name = g_strdup (name);
  column->subject = *subject;
  column->subject.edition = self->edition->id;
  column->subject.year = self->year;
  column->now = rk_checklists_pick (self->rounds, about, self->year);
  column->before = rk_checklists_pick (self->rounds, about, self->year - 1);
  if (column->now == NULL)
    return TRUE;
  column->sheet = rk_checklist_load (db, column->now->round_id, error);
  if (column->sheet)
    column->evidence = rk_evidence_list (db, column->now->round_id, error);
  return column->evidence != NULL;
}

/* What was ever assessed in these years. */
static gboolean
read_other_columns (RkChecklistData *self, RkDb *db, GError **error)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const RkRoundAnswers *round = self->rounds->pdata[i];
      RkRoundSubject subject = { .council = round->council_id,
                                 .meeting = round->meeting_id,
                                 .workplace = round->workplace_id,
                                 .subject = round->subject };

      if (rk_checklist_data_column (self, round->about) == NULL
          && !add_column (self, db, round->about, round->short_name, &subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_council_columns (RkChecklistData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  const char *level = level_of_target (self->edition->target);
  g_autoptr (GPtrArray) councils = NULL;

  if (!rk_query_sort (query, "position", error)
      || !(councils = rk_query_records (db, query, cancellable, error)))
    return FALSE;
  for (guint i = 0; i < councils->len; i++)
    {
      RkRecord *council = councils->pdata[i];
      RkRoundSubject subject = { .council = rk_record_id (council) };
      const char *name = rk_record_get (council, "short_name");

      if (level && g_strcmp0 (rk_record_get (council, "level"), level) != 0
          && !has_answered (self, subject.council))
        continue;
      if (!add_column (self, db, subject.council, name ? name : rk_record_get (council, "name"),
                       &subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_bodies (RkChecklistData *self, RkDb *db, gint64 council_id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_seat);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *council = g_strdup_printf ("%" G_GINT64_FORMAT, council_id);
  g_autoptr (GPtrArray) seats = NULL;

  if (!rk_query_where (query, "council_id", council, error)
      || !rk_query_sort (query, "position", error)
      || !(seats = rk_query_records (db, query, NULL, error)))
    return FALSE;
  for (guint i = 0; i < seats->len; i++)
    {
      gint64 body = rk_record_get_int (seats->pdata[i], "body_id");
      gboolean seen = body == 0;

      for (guint j = 0; j < ids->len; j++)
        seen |= g_array_index (ids, gint64, j) == body;
      if (!seen)
        g_array_append_val (ids, body);
    }
  self->bodies
      = rk_records_fetch (db, &rk_kind_body, (const gint64 *)(gpointer)ids->data, ids->len, error);
  return self->bodies != NULL;
}

static gboolean
read_open_round (RkChecklistData *self, RkDb *db, GError **error)
{
  const RkChecklistColumn *column = rk_checklist_data_column (self, self->about);

  if (column == NULL)
    {
      self->about = 0;
      return TRUE;
    }
  if (!read_bodies (self, db, column->subject.council, error))
    return FALSE;
  if (column->sheet == NULL || rk_checklist_is_closed (column->sheet))
    return TRUE;
  self->offers = rk_evidence_offers (db, column->sheet, error);
  self->proposals = self->offers ? rk_proposals (db, column->sheet, error) : NULL;
  return self->proposals != NULL;
}

/* Where nobody has answered there is nothing to draw. */
static gboolean
read_figures (RkChecklistData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  RkReportChartParams params = { .edition = self->edition->id, .year = self->year };
  const RkChecklistColumn *column = rk_checklist_data_column (self, self->figured);

  if (self->rounds->len == 0)
    return TRUE;
  self->levels = rk_report_chart (db, "checklist-levels", &params, cancellable, error);
  if (self->levels == NULL)
    return FALSE;
  for (guint i = 0; (column == NULL || column->now == NULL) && i < self->columns->len; i++)
    column = self->columns->pdata[i];
  self->figured = column && column->now ? column->about : 0;
  if (self->figured == 0)
    return TRUE;
  params.round = column->now->round_id;
  self->rates = rk_report_chart (db, "checklist-rates", &params, cancellable, error);
  self->radar
      = self->rates ? rk_report_chart (db, "checklist-radar", &params, cancellable, error) : NULL;
  return self->radar != NULL;
}

gboolean
rk_checklist_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkChecklistData *self = data;

  if (!read_editions (self, db, cancellable, error))
    return FALSE;
  if (self->edition == NULL)
    return TRUE;
  self->rounds = rk_checklists_rounds (db, self->edition, 0, self->year - RK_CHECKLIST_YEARS + 1,
                                       self->year, error);
  if (self->rounds == NULL)
    return FALSE;
  if (self->by_council ? !read_council_columns (self, db, cancellable, error)
                       : !read_other_columns (self, db, error))
    return FALSE;
  return read_open_round (self, db, error) && read_figures (self, db, cancellable, error);
}

/* ── looking something up ────────────────────────────────────────────────────────────────── */

const RkChecklistColumn *
rk_checklist_data_column (const RkChecklistData *self, gint64 about)
{
  for (guint i = 0; about && i < self->columns->len; i++)
    {
      const RkChecklistColumn *column = self->columns->pdata[i];

      if (column->about == about)
        return column;
    }
  return NULL;
}

int
rk_checklist_column_answer (const RkChecklistColumn *column, guint item)
{
  return column->now ? column->now->answers[item] : RK_UNANSWERED;
}

int
rk_checklist_column_before (const RkChecklistColumn *column, guint item)
{
  return column->before ? column->before->answers[item] : RK_UNANSWERED;
}

const RkAnswerRow *
rk_checklist_column_row (const RkChecklistColumn *column, guint item)
{
  const RkAnswerRow *row = column->sheet ? rk_checklist_row (column->sheet, item, 0) : NULL;

  for (guint i = 0; row == NULL && column->sheet && i < column->sheet->rows->len; i++)
    if (((RkAnswerRow *)column->sheet->rows->pdata[i])->item == item)
      row = column->sheet->rows->pdata[i];
  return row;
}
