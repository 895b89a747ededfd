#include "rk-minutes.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-db-private.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-records.h"

/* ── the text ────────────────────────────────────────────────────────────────────────────── */

/* Fields that only say that the minutes are final; what was kept then is read by its own name. */
static gboolean
is_left_out (const char *field)
{
  static const char *const names[] = { "minutes_state", "minutes_hash", "minutes_fixed_on", NULL };

  return g_strv_contains (names, field) || g_str_has_suffix (field, "_then");
}

/* Ids say nothing to a reader and differ between copies, hence only their order counts. */
static void
append_record (GString *text, const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);

  g_string_append_printf (text, "[%s]\n", kind->heading);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const RkField *field = &kind->fields[i];
      g_autofree char *value = rk_record_dup_text (record, (int)i);

      if (value && field->type != RK_TYPE_ID && !(field->flags & RK_FIELD_DERIVED)
          && !(field->flags & RK_FIELD_UNLOCKED) && !is_left_out (field->name))
        g_string_append_printf (text, "%s: %s\n", field->heading, value);
    }
}

/* Who an attendance or a statement is of, as the roster had it. */
static void
append_names (GString *text, const RkRecord *record)
{
  static const char *const names[]
      = { "name", "body", "post", "role", "speaker_name", "speaker_body", "item" };
  const RkKind *kind = rk_record_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = rk_kind_field (kind, names[i]);

      if (field >= 0 && (kind->fields[field].flags & RK_FIELD_DERIVED)
          && rk_record_text (record, field))
        g_string_append_printf (text, "%s: %s\n", kind->fields[field].heading,
                                rk_record_text (record, field));
    }
}

/* An attendance of who was no member on the day: of a council that left, of a term that had ended.
 */
static gboolean
is_no_member (const RkRecord *record)
{
  int in_office = rk_kind_field (rk_record_kind (record), "in_office");

  return in_office >= 0 && !rk_record_int (record, in_office);
}

static gboolean
is_final (const RkRecord *meeting)
{
  return g_strcmp0 (rk_record_get (meeting, "minutes_state"), RK_MINUTES_FINAL) == 0;
}

/* Minutes made final by version 4 or before name everybody who was called. */
static gboolean
names_all (const RkRecord *meeting)
{
  return is_final (meeting)
         && rk_record_is_null (meeting, rk_kind_field (&rk_kind_meeting, "attending_then"));
}

static gboolean
append_kind (RkDb *db,
             GString *text,
             const RkKind *kind,
             const RkRecord *meeting,
             const char *order,
             GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s t WHERE meeting_id = ? ORDER BY %s", kind->name, order);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_id (meeting));
  for (;;)
    {
      g_autoptr (RkRecord) record = NULL;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      record = rk_records_get (db, kind, rk_stmt_int (stmt, 0), error);
      if (record == NULL)
        return FALSE;
      if (is_no_member (record) && !names_all (meeting))
        continue;
      append_record (text, record);
      append_names (text, record);
    }
}

/* ── in which form ───────────────────────────────────────────────────────────────────────── */

/* The last part of the text. A version is never changed, so the form is read from it: bylaws say
 * otherwise afterwards, and who was published as a body would be named. */
#define FORM "[会議録の形]\n"

static const struct
{
  const char *field; /* of the council */
  gsize place;
} form_parts[] = { { "record_style", offsetof (RkMinutesForm, speakers) },
                   { "minutes_layout", offsetof (RkMinutesForm, layout) } };

static char **
part_of (RkMinutesForm *form, guint n)
{
  return G_STRUCT_MEMBER_P (form, form_parts[n].place);
}

static const char *
heading_of (guint n)
{
  return rk_kind_council.fields[rk_kind_field (&rk_kind_council, form_parts[n].field)].heading;
}

void
rk_minutes_form_clear (RkMinutesForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_parts); i++)
    g_clear_pointer (part_of (form, i), g_free);
  g_clear_pointer (&form->short_names, g_free);
}

/* 「略称（見本保険者協議会）: 保険者」 */
#define SHORT_NAME "略称（"

char *
rk_minutes_form_dup_short_name (const RkMinutesForm *form, const char *council)
{
  g_auto (GStrv) lines = g_strsplit (form->short_names ? form->short_names : "", "\n", -1);
  g_autofree char *head = g_strdup_printf (SHORT_NAME "%s）: ", council);

  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, head))
      return g_strdup (*line + strlen (head));
  return NULL;
}

static gboolean
load_short_names (RkDb *db, gint64 meeting, RkMinutesForm *form, GError **error)
{
  g_autoptr (GPtrArray) joints = rk_meetings_joints (db, meeting, error);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; joints && i < joints->len; i++)
    {
      const RkJoint *joint = joints->pdata[i];

      g_string_append_printf (lines, SHORT_NAME "%s）: %s\n", joint->name, joint->short_name);
    }
  form->short_names = g_string_free (lines, FALSE);
  return joints != NULL;
}

static void
append_form (GString *text, RkMinutesForm *form)
{
  if (form->speakers == NULL || form->layout == NULL)
    return;
  g_string_append (text, FORM);
  for (guint i = 0; i < G_N_ELEMENTS (form_parts); i++)
    g_string_append_printf (text, "%s: %s\n", heading_of (i), *part_of (form, i));
  if (form->short_names)
    g_string_append (text, form->short_names);
}

static void
parse_form (const char *text, RkMinutesForm *form)
{
  const char *at = g_strrstr (text, "\n" FORM);
  g_auto (GStrv) lines = at ? g_strsplit (at + strlen ("\n" FORM), "\n", 0) : NULL;

  guint n = G_N_ELEMENTS (form_parts);

  if (lines == NULL || g_strv_length (lines) < n + 1)
    return;
  form->short_names = g_strjoinv ("\n", lines + n);
  for (guint i = 0; i < G_N_ELEMENTS (form_parts); i++)
    {
      g_autofree char *head = g_strconcat (heading_of (i), ": ", NULL);

      if (g_str_has_prefix (lines[i], head))
        *part_of (form, i) = g_strdup (lines[i] + strlen (head));
    }
}

/* @form: left empty where no version tells */
static gboolean
load_kept_form (RkDb *db, gint64 meeting, RkMinutesForm *form, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT text FROM minutes WHERE meeting_id = ? ORDER BY version DESC, id DESC LIMIT 1",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    parse_form (rk_stmt_text (stmt, 0), form);
  return TRUE;
}

gboolean
rk_minutes_form_load (RkDb *db, const RkRecord *meeting, RkMinutesForm *form, GError **error)
{
  g_autoptr (RkRecord) council
      = rk_records_get (db, &rk_kind_council, rk_record_get_int (meeting, "council_id"), error);

  *form = (RkMinutesForm){ 0 };
  if (council == NULL
      || (rk_record_get (meeting, "council_then")
          && !load_kept_form (db, rk_record_id (meeting), form, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (form_parts); i++)
    if (*part_of (form, i) == NULL)
      *part_of (form, i) = g_strdup (rk_record_get (council, form_parts[i].field));
  return form->short_names || load_short_names (db, rk_record_id (meeting), form, error);
}

/* Of what is final only what was kept, else its check sum would be another one. */
static gboolean
append_form_of (RkDb *db, GString *text, const RkRecord *meeting, GError **error)
{
  RkMinutesForm form = { 0 };
  gboolean ok = is_final (meeting) ? load_kept_form (db, rk_record_id (meeting), &form, error)
                                   : rk_minutes_form_load (db, meeting, &form, error);

  if (ok)
    append_form (text, &form);
  rk_minutes_form_clear (&form);
  return ok;
}

/* ── the whole text ──────────────────────────────────────────────────────────────────────── */

char *
rk_minutes_dup_text (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);

  if (record == NULL)
    return NULL;
  g_string_append_printf (text, "%s\n", rk_record_get (record, "title"));
  append_record (text, record);
  if (!append_kind (db, text, &rk_kind_attendance, record,
                    "ifnull(t.position_then, (SELECT s.position FROM appointment p JOIN seat s"
                    " ON s.id = p.seat_id WHERE p.id = t.appointment_id)) NULLS LAST, id",
                    error)
      || !append_kind (db, text, &rk_kind_agenda_item, record, "position, id", error)
      || !append_kind (db, text, &rk_kind_material, record, "position, id", error)
      || !append_kind (db, text, &rk_kind_ballot, record,
                       "(SELECT i.position FROM agenda_item i WHERE i.id = t.agenda_item_id), id",
                       error)
      || !append_kind (db, text, &rk_kind_joint, record, "id", error)
      || !append_kind (db, text, &rk_kind_statement, record, "position, id", error)
      || !append_form_of (db, text, record, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ── final ───────────────────────────────────────────────────────────────────────────────── */

static int
field (const RkDraft *draft, const char *name)
{
  return rk_kind_field (rk_draft_kind (draft), name);
}

/* ── what the roster says at that moment ─────────────────────────────────────────────────── */

typedef struct
{
  const char *now; /* derived field */
  const char *then;
  gboolean since_8; /* began to be kept with version 8 */
} Kept;

static const Kept kept_of_attendance[] = { { "name", "name_then" },
                                           { "kana", "kana_then" },
                                           { "body", "body_then" },
                                           { "post", "post_then" },
                                           { "role", "role_then" },
                                           { "position", "position_then" },
                                           { "side", "side_then", TRUE },
                                           { "category", "category_then", TRUE },
                                           { "councils", "councils_then", TRUE } };
static const Kept kept_of_statement[]
    = { { "speaker_name", "name_then" }, { "speaker_body", "body_then" } };

static void
take_kept (RkDraft *draft, const RkRecord *from, const Kept *kept, gboolean keep)
{
  const RkKind *kind = rk_record_kind (from);
  int then = field (draft, kept->then);
  int now = rk_kind_field (kind, kept->now);

  if (!keep || rk_record_is_null (from, now))
    rk_draft_clear (draft, then);
  else if (kind->fields[then].type == RK_TYPE_INTEGER)
    rk_draft_set_int (draft, then, rk_record_int (from, now));
  else
    rk_draft_take (draft, then, g_strdup (rk_record_text (from, now)));
}

/* Keeps, or lets go of, the names of everybody who is there by an appointment that held; what was
 * kept before stays. */
static gboolean
keep_names (RkDb *db,
            const RkKind *kind,
            gint64 meeting,
            const Kept *kept,
            guint n_kept,
            gboolean keep,
            GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE meeting_id = ? AND appointment_id IS NOT NULL"
                         " ORDER BY id",
                         kind->name);
  g_autoptr (GArray) ids = rk_db_ids (db, sql, meeting, 0, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (db, kind, g_array_index (ids, gint64, i), error);
      RkDraft *draft;

      if (record == NULL)
        return FALSE;
      draft = rk_draft_copy (record);
      for (guint j = 0; j < n_kept; j++)
        take_kept (draft, record, &kept[j], keep && !is_no_member (record));
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_roster (RkDb *db, gint64 meeting, gboolean keep, GError **error)
{
  return keep_names (db, &rk_kind_attendance, meeting, kept_of_attendance,
                     G_N_ELEMENTS (kept_of_attendance), keep, error)
         && keep_names (db, &rk_kind_statement, meeting, kept_of_statement,
                        G_N_ELEMENTS (kept_of_statement), keep, error);
}

/* A corrected version has the name and the rule from the version before; who came may have been
 * corrected. */
static void
take_council (RkDraft *draft, const RkRecord *council, const RkQuorum *quorum)
{
  if (rk_draft_is_null (draft, field (draft, "council_then")))
    {
      rk_draft_put (draft, "council_then", rk_record_get (council, "name"));
      rk_draft_put (draft, "quorum_rule_then", rk_record_get (council, "quorum_rule"));
      rk_draft_set_int (draft, field (draft, "quorum_number_then"),
                        rk_record_get_int (council, "quorum_number"));
      rk_draft_set_int (draft, field (draft, "deputies_count_then"),
                        rk_record_get_int (council, "deputies_count"));
    }
  rk_draft_set_int (draft, field (draft, "members_then"), quorum->members);
  rk_draft_set_int (draft, field (draft, "attending_then"), quorum->attending);
  rk_draft_set_int (draft, field (draft, "deputies_then"), quorum->deputies);
}

/* The rule by which it was valid, too: bylaws are amended. */
static gboolean
keep_council (RkDb *db, const RkRecord *meeting, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) council
      = rk_records_get (db, &rk_kind_council, rk_record_get_int (meeting, "council_id"), error);
  RkQuorum quorum;

  if (council == NULL || !rk_meetings_quorum (db, rk_record_id (meeting), &quorum, NULL, error))
    return FALSE;
  take_council (draft, council, &quorum);
  if (rk_draft_is_null (draft, field (draft, "secretariat_head_then")))
    rk_draft_put (draft, "secretariat_head_then", rk_record_get (council, "secretariat_head"));
  return TRUE;
}

/* Who came is counted again. */
static void
let_counts_go (RkDraft *draft)
{
  rk_draft_clear (draft, field (draft, "attending_then"));
  rk_draft_clear (draft, field (draft, "deputies_then"));
}

static void
let_council_go (RkDraft *draft)
{
  static const char *const names[] = { "council_then", "members_then", "quorum_rule_then",
                                       "quorum_number_then", "deputies_count_then" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rk_draft_clear (draft, field (draft, names[i]));
  let_counts_go (draft);
}

typedef enum
{
  KEEP,    /* the minutes become final */
  RECOUNT, /* they are corrected */
  LET_GO,  /* they follow the roster again */
} Keeping;

/* And of the councils that held it with this one. */
static gboolean
keep_joint (RkDb *db, const RkJoint *joint, Keeping keeping, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_joint, joint->id, error);
  g_autoptr (RkRecord) council
      = record ? rk_records_get (db, &rk_kind_council, joint->council, error) : NULL;
  RkDraft *draft;

  if (council == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  if (keeping == KEEP)
    take_council (draft, council, &joint->quorum);
  else if (keeping == RECOUNT)
    let_counts_go (draft);
  else
    let_council_go (draft);
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
keep_joints (RkDb *db, gint64 meeting, Keeping keeping, GError **error)
{
  g_autoptr (GPtrArray) joints = rk_meetings_joints (db, meeting, error);

  if (joints == NULL)
    return FALSE;
  for (guint i = 0; i < joints->len; i++)
    if (!keep_joint (db, joints->pdata[i], keeping, error))
      return FALSE;
  return TRUE;
}

gboolean
rk_minutes_keep_rest (RkDb *db, GError **error)
{
  GString *sql = g_string_new ("UPDATE attendance AS t SET ");
  g_autofree char *people = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept_of_attendance); i++)
    {
      const Kept *kept = &kept_of_attendance[i];
      int now = rk_kind_field (&rk_kind_attendance, kept->now);

      if (kept->since_8)
        g_string_append_printf (sql, "%s = %s, ", kept->then, rk_kind_attendance.fields[now].sql);
    }
  /* told from those that version 8 kept by councils_then, which is never empty there */
  g_string_truncate (sql, sql->len - strlen (", "));
  g_string_append (sql, " WHERE name_then IS NOT NULL AND appointment_id IS NOT NULL"
                        " AND councils_then IS NULL");
  people = g_string_free (sql, FALSE);
  return rk_db_exec (db, people, error)
         && rk_db_exec (db,
                        "UPDATE meeting SET secretariat_head_then = (SELECT c.secretariat_head FROM"
                        " council c WHERE c.id = council_id) WHERE council_then IS NOT NULL"
                        " AND secretariat_head_then IS NULL",
                        error);
}

/* ── final and open again ────────────────────────────────────────────────────────────────── */

static gboolean
keep_version (RkDb *db,
              const RkRecord *meeting,
              const char *iso,
              const char *text,
              const char *hash,
              const char *reason,
              GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_minutes);

  rk_draft_set_int (draft, field (draft, "meeting_id"), rk_record_id (meeting));
  rk_draft_set_int (draft, field (draft, "version"),
                    rk_record_get_int (meeting, "minutes_version"));
  rk_draft_take (draft, field (draft, "fixed_on"), g_strdup (iso));
  rk_draft_take (draft, field (draft, "hash"), g_strdup (hash));
  rk_draft_take (draft, field (draft, "text"), g_strdup (text));
  rk_draft_take (draft, field (draft, "reason"), g_strdup (reason));
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_minutes_fix (RkDb *db, gint64 meeting, const char *iso, const char *reason, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  if (is_final (record))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_READ_ONLY,
                           _ ("The minutes are final already. Nothing was changed."));
      return FALSE;
    }
  if (g_strcmp0 (rk_record_get (record, "date"), iso) > 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                           _ ("The day of the meeting has not come yet: its minutes become final "
                              "after it. Nothing was changed."));
      return FALSE;
    }
  /* the roster first: of a council that joined in a correction nothing was kept yet */
  if (!keep_roster (db, meeting, TRUE, error) || !keep_joints (db, meeting, KEEP, error)
      || (text = rk_minutes_dup_text (db, meeting, error)) == NULL)
    return FALSE;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  draft = rk_draft_copy (record);
  rk_draft_take (draft, field (draft, "minutes_state"), g_strdup (RK_MINUTES_FINAL));
  rk_draft_take (draft, field (draft, "minutes_hash"), g_strdup (hash));
  rk_draft_take (draft, field (draft, "minutes_fixed_on"), g_strdup (iso));
  if (!keep_council (db, record, draft, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_records_save_draft (db, draft, NULL, error)
         && keep_version (db, record, iso, text, hash, reason, error);
}

gboolean
rk_minutes_correct (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);
  RkDraft *draft;
  gboolean ok;

  if (record == NULL)
    return FALSE;
  if (!is_final (record))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("The minutes are not final yet. They can be changed as they are."));
      return FALSE;
    }
  draft = rk_draft_copy (record);
  rk_draft_take (draft, field (draft, "minutes_state"), g_strdup (RK_MINUTES_DRAFT));
  rk_draft_set_int (draft, field (draft, "minutes_version"),
                    rk_record_get_int (record, "minutes_version") + 1);
  rk_draft_clear (draft, field (draft, "minutes_hash"));
  rk_draft_clear (draft, field (draft, "minutes_fixed_on"));
  let_counts_go (draft);
  db->unlocking = TRUE;
  ok = rk_records_save_draft (db, draft, NULL, error);
  db->unlocking = FALSE;
  return ok && keep_joints (db, meeting, RECOUNT, error);
}

gboolean
rk_minutes_renew (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  let_council_go (draft);
  rk_draft_clear (draft, field (draft, "secretariat_head_then"));
  return rk_records_save_draft (db, draft, NULL, error) && keep_roster (db, meeting, FALSE, error)
         && keep_joints (db, meeting, LET_GO, error);
}

gboolean
rk_minutes_check (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);
  g_autofree char *text = record ? rk_minutes_dup_text (db, meeting, error) : NULL;
  g_autofree char *hash = NULL;

  if (text == NULL)
    return FALSE;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  if (!is_final (record) || g_strcmp0 (hash, rk_record_get (record, "minutes_hash")) == 0)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_CORRUPT,
               _ ("The minutes of %s no longer say what was made final. Compare with the kept "
                  "version."),
               rk_record_get (record, "title"));
  return FALSE;
}
