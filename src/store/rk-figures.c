#include "rk-figures.h"

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-records.h"

#define PAPER_TITLE "健康指標（この会議のための1枚）"

/* @meeting: 0: of none */
static GPtrArray *
of_meeting (RkDb *db, const RkKind *kind, gint64 meeting, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = meeting ? g_strdup_printf ("%" G_GINT64_FORMAT, meeting) : g_strdup ("");

  if (!rk_query_where (query, "meeting_id", id, error) || !rk_query_sort (query, "position", error))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

GPtrArray *
rk_figures_items (RkDb *db, gint64 meeting, GError **error)
{
  return of_meeting (db, &rk_kind_agenda_item, meeting, error);
}

/* One of all indicators is saved without a year, with the indicator that was looked at. */
static gboolean
shows_same (const RkRecord *one, const RkRecord *other)
{
  static const char *const fields[] = { "form", "level", "sex", "reference", "area" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (rk_record_get (one, fields[i]), rk_record_get (other, fields[i])) != 0)
      return FALSE;
  return rk_record_get_int (one, "against_id") == rk_record_get_int (other, "against_id")
         && rk_record_get_int (one, "year") == rk_record_get_int (other, "year")
         && (rk_record_get_int (one, "year") == 0
             || rk_record_get_int (one, "indicator_id")
                    == rk_record_get_int (other, "indicator_id"));
}

RkRecord *
rk_figures_find_same (RkDb *db, const RkRecord *figure, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) all = of_meeting (db, &rk_kind_figure, meeting, error);

  for (guint i = 0; all && i < all->len; i++)
    if (shows_same (figure, all->pdata[i]))
      return rk_record_ref (all->pdata[i]);
  return NULL;
}

/* Returns: FALSE: failed; @kept: (nullable): what is kept of a figure that is in no papers */
static gboolean
find_kept (RkDb *db, const RkRecord *figure, RkRecord **kept, GError **error)
{
  GError *local = NULL;

  *kept = rk_figures_find_same (db, figure, 0, &local);
  if (local)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
let_go (RkDb *db, const RkRecord *figure, GError **error)
{
  g_autoptr (RkRecord) kept = NULL;

  return find_kept (db, figure, &kept, error)
         && (kept == NULL || rk_records_delete (db, &rk_kind_figure, rk_record_id (kept), error));
}

gboolean
rk_figures_write (RkDb *db, const RkRecord *figure, GError **error)
{
  g_autoptr (RkRecord) kept = NULL;
  RkDraft *draft;

  if (rk_record_get (figure, "sentence") == NULL)
    return let_go (db, figure, error);
  if (!find_kept (db, figure, &kept, error))
    return FALSE;
  draft = rk_draft_copy (figure);
  if (kept)
    rk_draft_set_id (draft, rk_record_id (kept));
  rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "saved_on"), rk_date_to_iso (rk_today ()));
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
save_figure (RkDb *db, const RkRecord *figure, gint64 *id, GError **error)
{
  gint64 meeting = rk_record_get_int (figure, "meeting_id");
  g_autoptr (GPtrArray) before = of_meeting (db, &rk_kind_figure, meeting, error);
  RkDraft *draft;
  g_autoptr (RkRecord) numbered = NULL;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (figure);
  if (rk_record_id (figure) == 0)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_figure, "position"), before->len + 1);
  rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "saved_on"), rk_date_to_iso (rk_today ()));
  numbered = rk_draft_end (draft);
  return rk_records_save (db, numbered, id, error);
}

static gboolean
give_paper (RkDb *db, const RkRecord *figure, GError **error)
{
  gint64 meeting = rk_record_get_int (figure, "meeting_id");
  gint64 item = rk_record_get_int (figure, "agenda_item_id");
  g_autoptr (GPtrArray) papers = of_meeting (db, &rk_kind_material, meeting, error);
  RkDraft *draft;
  g_autoptr (RkRecord) paper = NULL;

  if (papers == NULL)
    return FALSE;
  for (guint i = 0; i < papers->len; i++)
    if (g_strcmp0 (rk_record_get (papers->pdata[i], "document"), RK_FIGURES_DOCUMENT) == 0)
      return TRUE; /* it is there */
  draft = rk_draft_new (&rk_kind_material);
#define FIELD(name) rk_kind_field (&rk_kind_material, name)
  rk_draft_set_int (draft, FIELD ("meeting_id"), meeting);
  if (item)
    rk_draft_set_int (draft, FIELD ("agenda_item_id"), item);
  rk_draft_set_int (draft, FIELD ("position"), papers->len + 1);
  rk_draft_take (draft, FIELD ("title"), g_strdup (PAPER_TITLE));
  rk_draft_take (draft, FIELD ("document"), g_strdup (RK_FIGURES_DOCUMENT));
#undef FIELD
  paper = rk_draft_end (draft);
  return rk_records_save (db, paper, NULL, error);
}

gboolean
rk_figures_use (RkDb *db, const RkRecord *figure, gint64 *id, GPtrArray *changes, GError **error)
{
  return let_go (db, figure, error) && save_figure (db, figure, id, error)
         && give_paper (db, figure, error)
         && rk_meetings_number_papers (db, rk_record_get_int (figure, "meeting_id"), changes,
                                       error);
}

gboolean
rk_figures_place (RkDb *db, gint64 id, gint64 item, GError **error)
{
  g_autoptr (RkRecord) figure = rk_records_get (db, &rk_kind_figure, id, error);
  RkDraft *draft;

  if (figure == NULL)
    return FALSE;
  draft = rk_draft_copy (figure);
  if (item)
    rk_draft_put_int (draft, "agenda_item_id", item);
  else
    rk_draft_put (draft, "agenda_item_id", NULL);
  return rk_records_save_draft (db, draft, NULL, error)
         && rk_meetings_number_papers (db, rk_record_get_int (figure, "meeting_id"), NULL, error);
}

/* ── taken out ───────────────────────────────────────────────────────────────────────────── */

/* The paper that came with the first figure goes with the last; one with a title of its own stays.
 */
static gboolean
take_paper (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) papers = of_meeting (db, &rk_kind_material, meeting, error);

  for (guint i = 0; papers && i < papers->len; i++)
    if (g_strcmp0 (rk_record_get (papers->pdata[i], "document"), RK_FIGURES_DOCUMENT) == 0
        && g_strcmp0 (rk_record_get (papers->pdata[i], "title"), PAPER_TITLE) == 0)
      return rk_records_delete (db, &rk_kind_material, rk_record_id (papers->pdata[i]), error);
  return papers != NULL;
}

gboolean
rk_figures_remove (RkDb *db, gint64 id, GPtrArray *changes, GError **error)
{
  g_autoptr (RkRecord) figure = rk_records_get (db, &rk_kind_figure, id, error);
  gint64 meeting = figure ? rk_record_get_int (figure, "meeting_id") : 0;
  g_autoptr (GPtrArray) left = NULL;

  if (figure == NULL || !rk_records_delete (db, &rk_kind_figure, id, error))
    return FALSE;
  left = of_meeting (db, &rk_kind_figure, meeting, error);
  return left && (left->len > 0 || take_paper (db, meeting, error))
         && rk_meetings_number_papers (db, meeting, changes, error);
}
