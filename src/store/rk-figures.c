#include "rk-figures.h"

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-records.h"

#define PAPER_TITLE "健康指標（この会議のための1枚）"

static GPtrArray *
of_meeting (RkDb *db, const RkKind *kind, gint64 meeting, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);

  if (!rk_query_where (query, "meeting_id", id, error) || !rk_query_sort (query, "position", error))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

GPtrArray *
rk_figures_items (RkDb *db, gint64 meeting, GError **error)
{
  return of_meeting (db, &rk_kind_agenda_item, meeting, error);
}

static gboolean
save_figure (RkDb *db, const RkRecord *figure, GError **error)
{
  gint64 meeting = rk_record_get_int (figure, "meeting_id");
  g_autoptr (GPtrArray) before = of_meeting (db, &rk_kind_figure, meeting, error);
  RkDraft *draft;
  g_autoptr (RkRecord) numbered = NULL;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (figure);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_figure, "position"), before->len + 1);
  rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "saved_on"), rk_date_to_iso (rk_today ()));
  numbered = rk_draft_end (draft);
  return rk_records_save (db, numbered, NULL, error);
}

static gboolean
give_paper (RkDb *db, const RkRecord *figure, GPtrArray *changes, GError **error)
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
      return TRUE;
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
  return rk_records_save (db, paper, NULL, error)
         && rk_meetings_number_materials (db, meeting, changes, error);
}

gboolean
rk_figures_use (RkDb *db, const RkRecord *figure, GPtrArray *changes, GError **error)
{
  return save_figure (db, figure, error) && give_paper (db, figure, changes, error);
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
  return rk_records_save_draft (db, draft, NULL, error);
}

/* ── taken out ───────────────────────────────────────────────────────────────────────────── */

/* The rest is numbered through. */
static gboolean
number_figures (RkDb *db, const GPtrArray *figures, GError **error)
{
  for (guint i = 0; i < figures->len; i++)
    {
      RkDraft *draft;

      if (rk_record_get_int (figures->pdata[i], "position") == i + 1)
        continue;
      draft = rk_draft_copy (figures->pdata[i]);
      rk_draft_put_int (draft, "position", i + 1);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The paper that came with the first figure goes with the last; one with a title of its own stays.
 */
static gboolean
take_paper (RkDb *db, gint64 meeting, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) papers = of_meeting (db, &rk_kind_material, meeting, error);

  for (guint i = 0; papers && i < papers->len; i++)
    if (g_strcmp0 (rk_record_get (papers->pdata[i], "document"), RK_FIGURES_DOCUMENT) == 0
        && g_strcmp0 (rk_record_get (papers->pdata[i], "title"), PAPER_TITLE) == 0)
      return rk_records_delete (db, &rk_kind_material, rk_record_id (papers->pdata[i]), error)
             && rk_meetings_number_materials (db, meeting, changes, error);
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
  if (left == NULL || !number_figures (db, left, error))
    return FALSE;
  return left->len > 0 || take_paper (db, meeting, changes, error);
}
