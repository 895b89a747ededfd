#include "rk-editions.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-text.h"

/* ── loading ─────────────────────────────────────────────────────────────────────────────── */

static char *
dup_text (RkStmt *stmt, int column)
{
  return g_strdup (rk_stmt_text (stmt, column));
}

static void
read_level (RkEdition *self, RkStmt *stmt)
{
  RkEditionLevel level
      = { rk_stmt_int (stmt, 0), dup_text (stmt, 1), dup_text (stmt, 2), dup_text (stmt, 3) };

  g_array_append_val (self->levels, level);
}

static void
read_block (RkEdition *self, RkStmt *stmt)
{
  RkEditionBlock block = { rk_stmt_int (stmt, 0), dup_text (stmt, 1), dup_text (stmt, 2) };

  g_array_append_val (self->blocks, block);
}

static void
read_mark (RkEdition *self, RkStmt *stmt)
{
  RkEditionMark mark
      = { rk_stmt_int (stmt, 0), dup_text (stmt, 1), dup_text (stmt, 2), dup_text (stmt, 3),
          rk_stmt_is_null (stmt, 4) ? RK_POINTS_NONE : (int)rk_stmt_int (stmt, 4) };

  g_array_append_val (self->marks, mark);
}

static void
read_item (RkEdition *self, RkStmt *stmt)
{
  RkEditionItem item = { .id = rk_stmt_int (stmt, 0), .level = -1 };
  char **texts[] = { &item.code,  &item.label,    &item.hint,     &item.effort,
                     &item.owner, &item.examples, &item.evidence, &item.follows };

  for (guint i = 0; i < self->blocks->len; i++)
    if (rk_edition_block (self, i)->id == rk_stmt_int (stmt, 1))
      item.block = i;
  for (guint i = 0; i < self->levels->len; i++)
    if (rk_edition_level (self, i)->id == rk_stmt_int (stmt, 2))
      item.level = (int)i;
  item.required = rk_stmt_int (stmt, 3) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = dup_text (stmt, 4 + (int)i);
  g_array_append_val (self->items, item);
}

static gboolean
read_parts (RkEdition *self,
            RkDb *db,
            const char *sql,
            void (*read) (RkEdition *self, RkStmt *stmt),
            GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->id);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      read (self, stmt);
    }
}

RkEdition *
rk_editions_load (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_edition, id, error);
  g_autoptr (RkEdition) self = rk_edition_new ();
  const struct
  {
    const char *field;
    char **text;
  } texts[]
      = { { "code", &self->code },     { "title", &self->title }, { "version", &self->version },
          { "target", &self->target }, { "unit", &self->unit },   { "fidelity", &self->fidelity },
          { "source", &self->source }, { "scale", &self->scale }, { "method", &self->method },
          { "rule", &self->rule },     { "note", &self->note },   { "fixed_on", &self->fixed_on } };

  if (record == NULL)
    return NULL;
  self->id = id;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i].text = g_strdup (rk_record_get (record, texts[i].field));
  if (!read_parts (self, db,
                   "SELECT id, code, label, title FROM edition_level WHERE edition_id = ?"
                   " ORDER BY position, id",
                   read_level, error)
      || !read_parts (self, db,
                      "SELECT id, code, title FROM edition_block WHERE edition_id = ?"
                      " ORDER BY position, id",
                      read_block, error)
      || !read_parts (self, db,
                      "SELECT id, code, mark, label, points FROM edition_mark WHERE edition_id = ?"
                      " ORDER BY position, id",
                      read_mark, error)
      || !read_parts (self, db,
                      "SELECT i.id, i.block_id, i.level_id, i.required, i.code, i.label, i.hint,"
                      " i.effort, i.owner, i.examples, i.evidence, i.follows FROM edition_item i"
                      " JOIN edition_block b ON b.id = i.block_id WHERE i.edition_id = ?"
                      " ORDER BY b.position, b.id, i.position, i.id",
                      read_item, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* ── adding ──────────────────────────────────────────────────────────────────────────────── */

static RkDraft *
begin_part (const RkKind *kind, gint64 edition, guint n)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_put_int (draft, "edition_id", edition);
  rk_draft_put_int (draft, "position", (gint64)n + 1);
  return draft;
}

static gboolean
add_head (RkDb *db, const RkEdition *edition, gint64 copied_from, gint64 *id, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_edition);
  gint64 n_before;

  if (!rk_records_count (db, &rk_kind_edition, &n_before, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  rk_draft_put (draft, "code", edition->code);
  rk_draft_put (draft, "title", edition->title);
  rk_draft_put (draft, "version", edition->version);
  rk_draft_put_int (draft, "position", n_before + 1);
  rk_draft_put (draft, "target", edition->target);
  rk_draft_put (draft, "unit", edition->unit);
  rk_draft_put (draft, "fidelity", edition->fidelity);
  rk_draft_put (draft, "source", edition->source);
  rk_draft_put (draft, "scale", edition->scale);
  rk_draft_put (draft, "method", edition->method);
  rk_draft_put (draft, "rule", edition->rule);
  rk_draft_put (draft, "note", edition->note);
  if (copied_from)
    rk_draft_put_int (draft, "copied_from_id", copied_from);
  return rk_records_save_draft (db, draft, id, error);
}

static gboolean
add_marks (RkDb *db, const RkEdition *edition, gint64 id, GError **error)
{
  for (guint i = 0; i < edition->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (edition, i);
      RkDraft *draft = begin_part (&rk_kind_edition_mark, id, i);

      rk_draft_put (draft, "code", mark->code);
      rk_draft_put (draft, "mark", mark->mark);
      rk_draft_put (draft, "label", mark->label);
      if (mark->points != RK_POINTS_NONE)
        rk_draft_put_int (draft, "points", mark->points);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_levels (RkDb *db, const RkEdition *edition, gint64 id, gint64 *ids, GError **error)
{
  for (guint i = 0; i < edition->levels->len; i++)
    {
      RkDraft *draft = begin_part (&rk_kind_edition_level, id, i);

      rk_draft_put (draft, "code", rk_edition_level (edition, i)->code);
      rk_draft_put (draft, "label", rk_edition_level (edition, i)->label);
      rk_draft_put (draft, "title", rk_edition_level (edition, i)->title);
      if (!rk_records_save_draft (db, draft, &ids[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_blocks (RkDb *db, const RkEdition *edition, gint64 id, gint64 *ids, GError **error)
{
  for (guint i = 0; i < edition->blocks->len; i++)
    {
      RkDraft *draft = begin_part (&rk_kind_edition_block, id, i);

      rk_draft_put (draft, "code", rk_edition_block (edition, i)->code);
      rk_draft_put (draft, "title", rk_edition_block (edition, i)->title);
      if (!rk_records_save_draft (db, draft, &ids[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_items (RkDb *db,
           const RkEdition *edition,
           gint64 id,
           const gint64 *levels,
           const gint64 *blocks,
           GError **error)
{
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      RkDraft *draft = begin_part (&rk_kind_edition_item, id, i);

      rk_draft_put_int (draft, "block_id", blocks[item->block]);
      if (item->level >= 0)
        rk_draft_put_int (draft, "level_id", levels[item->level]);
      rk_draft_put (draft, "code", item->code);
      rk_draft_put_int (draft, "required", item->required);
      rk_draft_put (draft, "label", item->label);
      rk_draft_put (draft, "hint", item->hint);
      rk_draft_put (draft, "effort", item->effort);
      rk_draft_put (draft, "owner", item->owner);
      rk_draft_put (draft, "examples", item->examples);
      rk_draft_put (draft, "evidence", item->evidence);
      rk_draft_put (draft, "follows", item->follows);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: 0 where the office has no such edition */
static gint64
look_up (RkDb *db, const char *code, const char *version, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM edition WHERE code = ?1 AND (?2 IS NULL OR version = ?2)"
                       " ORDER BY retired_on IS NOT NULL, version DESC, id DESC LIMIT 1",
                       error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return -1;
  rk_stmt_bind_text (stmt, 1, code);
  rk_stmt_bind_text (stmt, 2, version);
  if (!rk_stmt_step (stmt, &row, error))
    return -1;
  return row ? rk_stmt_int (stmt, 0) : 0;
}

gboolean
rk_editions_add (RkDb *db, const RkEdition *edition, gint64 copied_from, gint64 *id, GError **error)
{
  gint64 there = look_up (db, edition->code, edition->version, error);
  g_autofree gint64 *levels = g_new0 (gint64, edition->levels->len + 1);
  g_autofree gint64 *blocks = g_new0 (gint64, edition->blocks->len + 1);
  gint64 made;

  if (there < 0)
    return FALSE;
  if (there)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
                   _ ("The office has the checklist “%s” in version %s. Nothing was changed. Give "
                      "the new one another version."),
                   edition->code, edition->version);
      return FALSE;
    }
  if (!add_head (db, edition, copied_from, &made, error) || !add_marks (db, edition, made, error)
      || !add_levels (db, edition, made, levels, error)
      || !add_blocks (db, edition, made, blocks, error)
      || !add_items (db, edition, made, levels, blocks, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
rk_editions_fix (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_edition, id, error);
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  if (rk_record_get (record, "fixed_on"))
    return TRUE;
  draft = rk_draft_copy (record);
  rk_draft_take (draft, rk_kind_field (&rk_kind_edition, "fixed_on"), rk_date_to_iso (rk_today ()));
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_editions_copy (
    RkDb *db, gint64 from, const char *code, const char *version, gint64 *id, GError **error)
{
  g_autoptr (RkEdition) edition = rk_editions_load (db, from, error);

  if (edition == NULL)
    return FALSE;
  g_free (edition->code);
  g_free (edition->version);
  g_free (edition->fidelity);
  edition->code = g_strdup (code);
  edition->version = g_strdup (version);
  edition->fidelity = g_strdup (RK_FIDELITY_OWN);
  return rk_edition_check (edition, error) && rk_editions_add (db, edition, from, id, error);
}

gboolean
rk_editions_ship (RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) editions = rk_editions_shipped ();

  for (guint i = 0; i < editions->len; i++)
    {
      const RkEdition *edition = editions->pdata[i];
      gint64 there = look_up (db, edition->code, edition->version, error);
      gint64 id;

      if (there < 0
          || (there == 0
              && (!rk_editions_add (db, edition, 0, &id, error)
                  || !rk_editions_fix (db, id, error))))
        return FALSE;
    }
  return TRUE;
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse_unknown (RkDb *db, const char *text, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT DISTINCT code FROM edition ORDER BY position, id", error);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  while (rk_stmt_step (stmt, &row, NULL) && row)
    g_string_append_printf (names, "%s%s", names->len ? ", " : "", rk_stmt_text (stmt, 0));
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("There is no checklist “%s” in this office. There are: %s"), text, names->str);
  return FALSE;
}

static gint64
look_up_title (RkDb *db, const char *title, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT id FROM edition WHERE title = ? ORDER BY version DESC, id DESC LIMIT 1", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return -1;
  rk_stmt_bind_text (stmt, 1, title);
  return !rk_stmt_step (stmt, &row, error) ? -1 : row ? rk_stmt_int (stmt, 0) : 0;
}

gboolean
rk_editions_find (RkDb *db, const char *text, gint64 *id, GError **error)
{
  const char *at = strchr (text, '@');
  g_autofree char *code = at ? g_strndup (text, (gsize)(at - text)) : g_strdup (text);
  g_autoptr (RkRecord) record = NULL;
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL))
    record = rk_records_get (db, &rk_kind_edition, number, NULL);
  *id = record ? number : look_up (db, code, at ? at + 1 : NULL, error);
  if (*id == 0)
    *id = look_up_title (db, text, error);
  return *id > 0 || (*id == 0 && refuse_unknown (db, text, error));
}

char *
rk_editions_dup_name (RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_edition, id, error);
  gint64 newest;

  if (record == NULL)
    return NULL;
  newest = look_up (db, rk_record_get (record, "code"), NULL, error);
  if (newest < 0)
    return NULL;
  return newest == id ? g_strdup (rk_record_get (record, "code"))
                      : g_strconcat (rk_record_get (record, "code"), "@",
                                     rk_record_get (record, "version"), NULL);
}

gboolean
rk_editions_default (RkDb *db, gint64 council, int year, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT e.id FROM edition e LEFT JOIN council c ON c.id = ?1"
      " WHERE e.unit = 'council'"
      " ORDER BY EXISTS (SELECT 1 FROM round r WHERE r.edition_id = e.id AND r.council_id = ?1"
      "   AND r.year = ?2) DESC,"
      " (e.target = 'prefecture') = (c.level IS '" RK_LEVEL_PREFECTURE "') DESC,"
      " e.retired_on IS NOT NULL, e.method = '" RK_METHOD_LEVELS "' DESC,"
      " (SELECT count(*) FROM edition_level l WHERE l.edition_id = e.id) DESC,"
      " e.position, e.id LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  rk_stmt_bind_int (stmt, 2, year);
  return rk_stmt_first (stmt, id, error);
}

/* ── from an old edition to a new one ────────────────────────────────────────────────────── */

static int
successor (const RkEdition *to, const RkEditionItem *item, const char **why)
{
  g_autofree char *text = rk_text_fold (item->label);

  for (guint i = 0; i < to->items->len; i++)
    {
      g_autofree char *other = rk_text_fold (rk_edition_item (to, i)->label);

      *why = "文が同じ";
      if (g_str_equal (text, other))
        return (int)i;
    }
  *why = "番号が同じ（文は異なる）";
  return rk_edition_find_item (to, item->code);
}

/* Whether the item has a successor in @to already. */
/* @id: (out): which record says so; 0: none */
static gboolean
find_map (RkDb *db, gint64 item, gint64 to, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT m.id FROM edition_map m JOIN edition_item i ON i.id = m.to_item_id"
                       " WHERE m.from_item_id = ? AND i.edition_id = ?",
                       error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, item);
  rk_stmt_bind_int (stmt, 2, to);
  return rk_stmt_first (stmt, id, error);
}

gboolean
rk_editions_map (RkDb *db, gint64 from, gint64 to, guint *n_mapped, GError **error)
{
  g_autoptr (RkEdition) old = rk_editions_load (db, from, error);
  g_autoptr (RkEdition) new = old ? rk_editions_load (db, to, error) : NULL;
  guint n = 0;

  if (new == NULL)
    return FALSE;
  for (guint i = 0; i < old->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (old, i);
      const char *why;
      int place = successor (new, item, &why);
      RkDraft *draft;
      gint64 mapped;

      if (!find_map (db, item->id, to, &mapped, error))
        return FALSE;
      n += mapped || place >= 0;
      if (mapped || place < 0)
        continue;
      draft = rk_draft_new (&rk_kind_edition_map);
      rk_draft_put_int (draft, "from_item_id", item->id);
      rk_draft_put_int (draft, "to_item_id", rk_edition_item (new, (guint)place)->id);
      rk_draft_put (draft, "note", why);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  if (n_mapped)
    *n_mapped = n;
  return TRUE;
}

GPtrArray *
rk_editions_mapped (RkDb *db, gint64 from, gint64 to, GError **error)
{
  return rk_records_ask (
      db, &rk_kind_edition_map,
      "SELECT m.id FROM edition_map m JOIN edition_item o ON o.id = m.from_item_id"
      " JOIN edition_item n ON n.id = m.to_item_id"
      " WHERE o.edition_id = ? AND n.edition_id = ? ORDER BY o.position, m.id",
      from, to, error);
}

gboolean
rk_editions_set_successor (RkDb *db, gint64 item, gint64 to, gint64 successor, GError **error)
{
  RkDraft *draft;
  gint64 id;

  if (!find_map (db, item, to, &id, error))
    return FALSE;
  if (successor == 0)
    return id == 0 || rk_records_delete (db, &rk_kind_edition_map, id, error);
  draft = rk_draft_new (&rk_kind_edition_map);
  rk_draft_set_id (draft, id);
  rk_draft_put_int (draft, "from_item_id", item);
  rk_draft_put_int (draft, "to_item_id", successor);
  return rk_records_save_draft (db, draft, NULL, error);
}
