#include "rk-todos.h"

#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-todo.h"

static int
field (const char *name)
{
  return rk_kind_field (&rk_kind_todo, name);
}

static GPtrArray *
of_meeting (RkDb *db, gint64 meeting, GError **error)
{
  return rk_records_ask (db, &rk_kind_todo,
                         "SELECT id FROM todo WHERE meeting_id = ? ORDER BY days, id", meeting, 0,
                         error);
}

/* The list of the council's newest meeting before this one that has one. */
static GPtrArray *
pattern (RkDb *db, gint64 meeting, GError **error)
{
  gint64 before = meeting;

  for (;;)
    {
      g_autoptr (GPtrArray) todos = NULL;

      if (!rk_meetings_previous (db, before, &before, error))
        return NULL;
      if (before == 0)
        return rk_todo_usual ();
      todos = of_meeting (db, before, error);
      if (todos == NULL || todos->len)
        return g_steal_pointer (&todos);
    }
}

static gboolean
is_there (GPtrArray *todos, const RkRecord *todo)
{
  for (guint i = 0; i < todos->len; i++)
    if (g_strcmp0 (rk_record_get (todos->pdata[i], "title"), rk_record_get (todo, "title")) == 0)
      return TRUE;
  return FALSE;
}

gboolean
rk_todos_begin (RkDb *db, gint64 meeting, guint *n_added, GError **error)
{
  static const char *const kept[] = { "code", "days", "title", "hint", "owner" };
  g_autoptr (GPtrArray) there = of_meeting (db, meeting, error);
  g_autoptr (GPtrArray) usual = there ? pattern (db, meeting, error) : NULL;
  guint n = 0;

  if (usual == NULL)
    return FALSE;
  for (guint i = 0; i < usual->len; i++)
    {
      RkDraft *draft;
      g_autoptr (RkRecord) todo = NULL;

      if (is_there (there, usual->pdata[i]))
        continue;
      draft = rk_draft_new (&rk_kind_todo);
      rk_draft_set_int (draft, field ("meeting_id"), meeting);
      for (guint j = 0; j < G_N_ELEMENTS (kept); j++)
        rk_draft_set_from (draft, field (kept[j]), usual->pdata[i]);
      todo = rk_draft_end (draft);
      if (!rk_records_save (db, todo, NULL, error))
        return FALSE;
      n++;
    }
  if (n_added)
    *n_added = n;
  return TRUE;
}

gboolean
rk_todos_settle (RkDb *db, gint64 todo, const char *outcome, const char *iso, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_todo, todo, error);
  g_autoptr (RkRecord) office = before ? rk_office_get (db, error) : NULL;
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (office == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  rk_draft_take (draft, field ("outcome"), g_strdup (outcome));
  rk_draft_take (draft, field ("settled_on"), g_strdup (outcome ? iso : NULL));
  rk_draft_take (draft, field ("settled_by"),
                 g_strdup (outcome ? rk_record_get (office, "person") : NULL));
  rk_draft_take (draft, field ("due_kept"),
                 g_strdup (outcome ? rk_record_get (before, "due") : NULL));
  after = rk_draft_end (draft);
  return rk_records_save (db, after, NULL, error);
}
