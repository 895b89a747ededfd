#include "rk-edits.h"

#include <glib/gi18n-lib.h>
#include "rk-kinds.h"
#include "rk-people.h"
#include "rk-records.h"
#include "rk-register-follow.h"
#include "rk-register-steps.h"
#include "rk-words.h"
#include "rk-workplaces.h"

typedef struct
{
  const RkKind *kind;
  RkRecord *record; /* to save, or to take values from; NULL: delete */
  GPtrArray *more;  /* (nullable) RkRecord to save as well */
  GArray *ids;      /* NULL: @record itself */
  char **fields;    /* to set; reviews of these end */
  gint64 saved;
  RkEditDone done;
} Edit;

static Edit *
edit_new (const RkKind *kind, RkRecord *record, GArray *ids, const char *const *fields)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = kind;
  edit->record = record ? rk_record_ref (record) : NULL;
  edit->ids = ids ? g_array_ref (ids) : NULL;
  edit->fields = g_strdupv ((char **)fields);
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_pointer (&edit->record, rk_record_unref);
  g_clear_pointer (&edit->more, g_ptr_array_unref);
  g_clear_pointer (&edit->ids, g_array_unref);
  g_strfreev (edit->fields);
  g_free (edit);
}

static void
on_done (gpointer owner, gpointer data, gboolean done)
{
  Edit *edit = data;

  if (edit->done)
    edit->done (owner, edit->saved, done);
}

/* ── on the worker ───────────────────────────────────────────────────────────────────────── */

static gboolean
end_reviews (RkDb *db, gint64 id, const char *const *fields, GError **error)
{
  g_autoptr (GPtrArray) reviews = NULL;

  if (fields == NULL || fields[0] == NULL)
    return TRUE;
  reviews = rk_records_reviews (db, id, error);
  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const RkRecord *review = reviews->pdata[i];

      if (g_strv_contains (fields, rk_record_get (review, "field"))
          && !rk_records_delete (db, &rk_kind_review, rk_record_id (review), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
register_one (RkDb *db, gint64 workplace, GError **error)
{
  RkRegisterMain main;
  gboolean made;

  return rk_register_follow_main (db, &main, error)
         && rk_register_follow_make (db, &main, workplace, &made, NULL, error);
}

/* What a workplace was called and where it was stays known; one that has a day of registration is
 * registered, as by a list; an award gets its number. */
static gboolean
save_one (RkDb *db, RkRecord *record, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) numbered = NULL;
  gboolean registered = rk_record_kind (record) == &rk_kind_workplace
                        && rk_record_get (record, "registered_on") != NULL;
  gint64 saved;

  if (!rk_workplaces_note_edit (db, record, error)
      || !rk_register_number_award (db, record, &numbered, error)
      || !rk_records_save (db, numbered, &saved, error))
    return FALSE;
  if (id)
    *id = saved;
  return !registered || register_one (db, saved, error);
}

static gboolean
save_more (RkDb *db, Edit *edit, GError **error)
{
  for (guint i = 0; edit->more && i < edit->more->len; i++)
    if (!save_one (db, edit->more->pdata[i], NULL, error))
      return FALSE;
  return TRUE;
}

/* A member is called by the name of the person, which only the file knows. */
static gboolean
name_saved (RkDb *db, Edit *edit, GError **error)
{
  const RkKind *kind = edit->kind;
  int title = rk_kind_field (kind, kind->title);
  g_autoptr (RkRecord) saved = NULL;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  if (!(kind->fields[title].flags & RK_FIELD_DERIVED))
    return TRUE;
  saved = rk_records_get (db, kind, edit->saved, error);
  if (saved == NULL)
    return FALSE;
  name = rk_record_dup_name (saved);
  what = g_strdup_printf (rk_record_id (edit->record) == 0 ? "%s「%s」を追加した"
                                                           : "%s「%s」を直した",
                          kind->heading, name);
  rk_db_name_command (db, what);
  return TRUE;
}

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return save_more (db, edit, error) && save_one (db, edit->record, &edit->saved, error)
         && name_saved (db, edit, error)
         && end_reviews (db, edit->saved, (const char *const *)edit->fields, error);
}

/* Stored values are taken over as they are: there is nothing to parse. */
static void
take_value (RkDraft *draft, const RkRecord *from, int field)
{
  switch (rk_record_kind (from)->fields[field].type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      rk_draft_take (draft, field, g_strdup (rk_record_text (from, field)));
      break;
    case RK_TYPE_REAL:
      rk_draft_set_real (draft, field, rk_record_real (from, field));
      break;
    case RK_TYPE_INTEGER:
    case RK_TYPE_BOOLEAN:
    case RK_TYPE_ID:
    default:
      rk_draft_set_int (draft, field, rk_record_int (from, field));
      break;
    }
  if (rk_record_is_null (from, field))
    rk_draft_clear (draft, field);
}

static gboolean
set_one (RkDb *db, Edit *edit, gint64 id, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (db, edit->kind, id, error);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  for (guint i = 0; edit->fields[i]; i++)
    take_value (draft, edit->record, rk_kind_field (edit->kind, edit->fields[i]));
  after = rk_draft_end (draft);
  if (!rk_record_equal (before, after) && !save_one (db, after, NULL, error))
    return FALSE;
  return end_reviews (db, id, (const char *const *)edit->fields, error);
}

static gboolean
set_many (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  for (guint i = 0; i < edit->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !set_one (db, edit, g_array_index (edit->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* A member is a person, too, who goes where nothing else is known of them. */
static gboolean
delete_one (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  return kind == &rk_kind_appointment ? rk_people_delete_term (db, id, error)
                                      : rk_records_delete (db, kind, id, error);
}

static gboolean
delete_many (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  for (guint i = 0; i < edit->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !delete_one (db, edit->kind, g_array_index (edit->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
settle (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return end_reviews (db, rk_record_id (edit->record), (const char *const *)edit->fields, error);
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* As it is read: a visit is called by its day, 令和8年7月2日. NULL: it has no name. */
static char *
dup_name (const RkRecord *record)
{
  return rk_record_get (record, rk_record_kind (record)->title) ? rk_record_dup_name (record)
                                                                : NULL;
}

/* 「市町・産業」 in the words of the history, or of the screen */
static char *
field_words (const RkKind *kind, const char *const *fields, gboolean screen)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; fields[i]; i++)
    {
      const RkField *field = &kind->fields[rk_kind_field (kind, fields[i])];

      g_string_append_printf (words, "%s%s", i ? "・" : "",
                              screen ? _ (field->label) : field->heading);
    }
  return g_string_free (words, FALSE);
}

/* ── edits ───────────────────────────────────────────────────────────────────────────────── */

/* Saves @edit's record: 「事業所「…」を直した」. @edit: (transfer full) */
static void
run_save (RkContext *context, Edit *edit, gpointer owner, RkEditDone done)
{
  const RkKind *kind = edit->kind;
  g_autofree char *name = dup_name (edit->record);
  gboolean fresh = rk_record_id (edit->record) == 0;
  g_autofree char *what = g_strdup_printf (fresh ? "%s「%s」を追加した" : "%s「%s」を直した",
                                           kind->heading, name ? name : "");
  g_autofree char *toast = NULL;

  if (name)
    /* Translators: kind of record and its name: 「事業所「…」を直しました」 */
    toast = g_strdup_printf (fresh ? _ ("Added %s “%s”") : _ ("Changed %s “%s”"), _ (kind->label),
                             name);
  else
    /* Translators: kind of record without a name of its own: 「席を追加しました」 */
    toast = g_strdup_printf (fresh ? _ ("Added: %s") : _ ("Changed: %s"), _ (kind->label));
  edit->done = done;
  rk_context_run_command_async (context, owner, what, toast, save, edit, edit_free, on_done);
}

void
rk_edits_save (RkContext *context,
               RkRecord *record,
               const char *const *settled,
               gpointer owner,
               RkEditDone done)
{
  run_save (context, edit_new (rk_record_kind (record), record, NULL, settled), owner, done);
}

void
rk_edits_save_all (RkContext *context, GPtrArray *records, gpointer owner, RkEditDone done)
{
  RkRecord *first = records->pdata[0];
  Edit *edit = edit_new (rk_record_kind (first), first, NULL, NULL);

  edit->more = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  for (guint i = 1; i < records->len; i++)
    g_ptr_array_add (edit->more, rk_record_ref (records->pdata[i]));
  run_save (context, edit, owner, done);
}

void
rk_edits_save_as (RkContext *context,
                  RkRecord *record,
                  const char *what,
                  const char *toast,
                  gpointer owner,
                  RkEditDone done)
{
  Edit *edit = edit_new (rk_record_kind (record), record, NULL, NULL);

  edit->done = done;
  rk_context_run_command_async (context, owner, what, toast, save, edit, edit_free, on_done);
}

void
rk_edits_set (RkContext *context,
              GArray *ids,
              RkRecord *values,
              const char *const *fields,
              gpointer owner,
              RkEditDone done)
{
  const RkKind *kind = rk_record_kind (values);
  Edit *edit = edit_new (kind, values, ids, fields);
  g_autofree char *count = rk_words_count (ids->len);
  g_autofree char *headings = field_words (kind, fields, FALSE);
  g_autofree char *labels = field_words (kind, fields, TRUE);
  g_autofree char *what
      = g_strdup_printf ("%s %s%sの%sを直した", kind->heading, count, kind->counter, headings);
  /* Translators: kind of record, number, entry: 「事業所 3件の市町を直しました」 */
  g_autofree char *toast
      = g_strdup_printf (_ ("%s: changed %s records: %s"), _ (kind->label), count, labels);

  edit->done = done;
  rk_context_run_command_async (context, owner, what, toast, set_many, edit, edit_free, on_done);
}

static char *
dup_name_of (RkContext *context, const RkKind *kind, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkRecord) record = rk_records_get (db, kind, id, NULL);

  return record ? dup_name (record) : NULL;
}

void
rk_edits_delete (
    RkContext *context, const RkKind *kind, GArray *ids, gpointer owner, RkEditDone done)
{
  Edit *edit;
  g_autofree char *count = rk_words_count (ids->len);
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  if (ids->len == 0)
    return;
  if (ids->len == 1)
    name = dup_name_of (context, kind, g_array_index (ids, gint64, 0));
  if (name)
    {
      what = g_strdup_printf ("%s「%s」を削除した", kind->heading, name);
      /* Translators: kind of record and its name: 「事業所「…」を削除しました」 */
      toast = g_strdup_printf (_ ("Deleted %s “%s”"), _ (kind->label), name);
    }
  else
    {
      what = g_strdup_printf ("%s %s%sを削除した", kind->heading, count, kind->counter);
      /* Translators: kind of record and number: 「事業所 3件を削除しました」 */
      toast = g_strdup_printf (_ ("%s: deleted %s records"), _ (kind->label), count);
    }
  edit = edit_new (kind, NULL, ids, NULL);
  edit->done = done;
  rk_context_run_command_async (context, owner, what, toast, delete_many, edit, edit_free, on_done);
}

void
rk_edits_delete_one (
    RkContext *context, const RkKind *kind, gint64 id, gpointer owner, RkEditDone done)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  rk_edits_delete (context, kind, ids, owner, done);
}

void
rk_edits_settle (RkContext *context, RkRecord *record, const char *field)
{
  const RkKind *kind = rk_record_kind (record);
  const char *const fields[] = { field, NULL };
  g_autofree char *heading = field_words (kind, fields, FALSE);
  g_autofree char *label = field_words (kind, fields, TRUE);
  g_autofree char *name = dup_name (record);
  g_autofree char *what = g_strdup_printf ("%s「%s」の%sを確認した", kind->heading, name, heading);
  /* Translators: entry and name of the record: 「「…」の従業員数は空欄のままにしました」 */
  g_autofree char *toast = g_strdup_printf (_ ("%1$s of “%2$s” stays empty"), label, name);

  rk_context_run_command_async (context, NULL, what, toast, settle,
                                edit_new (kind, record, NULL, fields), edit_free, NULL);
}
