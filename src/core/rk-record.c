#include "rk-record.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-real.h"
#include "rk-text.h"

/* A value knows by its field's type which member counts. */
typedef struct
{
  gboolean set;
  union
  {
    gint64 integer;
    double real;
    char *text;
  };
} Value;

/* Records and drafts share one body: a draft is a record that nobody else holds yet. A draft holds
 * each text by itself; those of a record stand behind its values, in one block with them. */
struct _RkRecord
{
  gatomicrefcount refs;
  const RkKind *kind;
  gint64 id;
  Value values[];
};

struct _RkDraft
{
  RkRecord *record;
};

G_DEFINE_BOXED_TYPE (RkRecord, rk_record, rk_record_ref, rk_record_unref)

/* ── kinds ───────────────────────────────────────────────────────────────────────────────── */

const RkKind *const *
rk_kinds (guint *n)
{
  static const RkKind *const kinds[] = {
    &rk_kind_office,         &rk_kind_area,           &rk_kind_size_class,
    &rk_kind_workplace,      &rk_kind_review,         &rk_kind_import_profile,
    &rk_kind_saved_filter,   &rk_kind_letter,         &rk_kind_attachment,
    &rk_kind_body_kind,      &rk_kind_council,        &rk_kind_body,
    &rk_kind_person,         &rk_kind_seat,           &rk_kind_appointment,
    &rk_kind_pay_rate,       &rk_kind_meeting,        &rk_kind_agenda_item,
    &rk_kind_material,       &rk_kind_attendance,     &rk_kind_direction,
    &rk_kind_statement,      &rk_kind_action,         &rk_kind_minutes,
    &rk_kind_payment,        &rk_kind_edition,        &rk_kind_edition_level,
    &rk_kind_edition_block,  &rk_kind_edition_mark,   &rk_kind_edition_item,
    &rk_kind_edition_map,    &rk_kind_round,          &rk_kind_answer,
    &rk_kind_evidence,       &rk_kind_ballot,         &rk_kind_todo,
    &rk_kind_distinct,       &rk_kind_renewal,        &rk_kind_indicator,
    &rk_kind_dataset,        &rk_kind_observation,    &rk_kind_figure,
    &rk_kind_area_summary,   &rk_kind_plan,           &rk_kind_measure,
    &rk_kind_schedule,       &rk_kind_target,         &rk_kind_target_value,
    &rk_kind_evaluation,     &rk_kind_issue,          &rk_kind_issue_option,
    &rk_kind_adviser,        &rk_kind_support_case,   &rk_kind_case_visit,
    &rk_kind_logic_node,     &rk_kind_training,       &rk_kind_training_session,
    &rk_kind_trainee,        &rk_kind_question,       &rk_kind_response,
    &rk_kind_match_decision, &rk_kind_workplace_past, &rk_kind_corporation,
    &rk_kind_scheme,         &rk_kind_scheme_level,   &rk_kind_scheme_item,
    &rk_kind_status,         &rk_kind_report,         &rk_kind_visit,
    &rk_kind_award,          &rk_kind_ledger,         &rk_kind_workplace_file,
    &rk_kind_establishment,  &rk_kind_joint,
  };

  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

const RkKind *
rk_kind_by_name (const char *name)
{
  guint n;
  const RkKind *const *kinds = rk_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i]->name, name) || g_str_equal (kinds[i]->plural, name))
      return kinds[i];
  return NULL;
}

/* Asked for each row of long lists: the first letter tells most names apart. */
int
rk_kind_field (const RkKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name[0] == name[0] && strcmp (kind->fields[i].name, name) == 0)
      return (int)i;
  return -1;
}

/* ── problems ────────────────────────────────────────────────────────────────────────────── */

RkProblem *
rk_problem_new (const char *field, const char *value, const char *reason, const char *proposal)
{
  RkProblem *problem = g_new0 (RkProblem, 1);

  problem->field = g_strdup (field);
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  problem->proposal = g_strdup (proposal);
  return problem;
}

void
rk_problem_free (RkProblem *problem)
{
  g_free (problem->field);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem->proposal);
  g_free (problem);
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
holds_text (const RkField *field)
{
  return field->type == RK_TYPE_TEXT || field->type == RK_TYPE_DATE;
}

static void
clear_value (const RkField *field, Value *value)
{
  if (value->set && holds_text (field))
    g_free (value->text);
  memset (value, 0, sizeof *value);
}

static RkRecord *
record_new (const RkKind *kind)
{
  RkRecord *record = g_malloc0 (sizeof *record + kind->n_fields * sizeof (Value));

  g_atomic_ref_count_init (&record->refs);
  record->kind = kind;
  return record;
}

RkRecord *
rk_record_ref (RkRecord *record)
{
  g_atomic_ref_count_inc (&record->refs);
  return record;
}

void
rk_record_unref (RkRecord *record)
{
  if (g_atomic_ref_count_dec (&record->refs))
    g_free (record);
}

const RkKind *
rk_record_kind (const RkRecord *record)
{
  return record->kind;
}

gint64
rk_record_id (const RkRecord *record)
{
  return record->id;
}

gboolean
rk_record_is_null (const RkRecord *record, int field)
{
  return !record->values[field].set;
}

const char *
rk_record_text (const RkRecord *record, int field)
{
  g_return_val_if_fail (holds_text (&record->kind->fields[field]), NULL);
  return record->values[field].set ? record->values[field].text : NULL;
}

gint64
rk_record_int (const RkRecord *record, int field)
{
  return record->values[field].set ? record->values[field].integer : 0;
}

double
rk_record_real (const RkRecord *record, int field)
{
  return record->values[field].set ? record->values[field].real : 0;
}

const char *
rk_record_get (const RkRecord *record, const char *field)
{
  int i = rk_kind_field (record->kind, field);

  g_return_val_if_fail (i >= 0, NULL);
  return rk_record_text (record, i);
}

gint64
rk_record_get_int (const RkRecord *record, const char *field)
{
  int i = rk_kind_field (record->kind, field);

  g_return_val_if_fail (i >= 0, 0);
  return rk_record_int (record, i);
}

char *
rk_record_dup_text (const RkRecord *record, int field)
{
  const Value *value = &record->values[field];

  if (!value->set)
    return NULL;
  switch (record->kind->fields[field].type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      return g_strdup (value->text);
    case RK_TYPE_REAL:
      return rk_real_dup_text (value->real);
    case RK_TYPE_INTEGER:
    case RK_TYPE_BOOLEAN:
    case RK_TYPE_ID:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }
}

static char *
display_date (const char *iso)
{
  RkDate date;

  if (!rk_date_from_iso (iso, &date))
    return g_strdup (iso);
  return rk_date_to_wareki_long (date);
}

char *
rk_field_dup_display (const RkField *field, const char *stored)
{
  if (stored == NULL)
    return g_strdup ("");
  if (field->format)
    return field->format (stored);
  switch (field->type)
    {
    case RK_TYPE_DATE:
      return display_date (stored);
    case RK_TYPE_INTEGER:
    case RK_TYPE_REAL:
      return rk_text_group_digits (stored);
    case RK_TYPE_BOOLEAN:
      return g_strdup (g_str_equal (stored, "0") ? "" : "はい");
    case RK_TYPE_TEXT:
    case RK_TYPE_ID:
    default:
      return g_strdup (stored);
    }
}

char *
rk_record_dup_display (const RkRecord *record, int field)
{
  g_autofree char *stored = rk_record_dup_text (record, field);

  return rk_field_dup_display (&record->kind->fields[field], stored);
}

char *
rk_record_dup_name (const RkRecord *record)
{
  const RkKind *kind = record->kind;

  return kind->call && rk_record_get (record, kind->title)
             ? kind->call (record)
             : rk_record_dup_display (record, rk_kind_field (kind, kind->title));
}

static gboolean
value_equal (const RkField *field, const Value *a, const Value *b)
{
  if (a->set != b->set)
    return FALSE;
  if (!a->set)
    return TRUE;
  if (holds_text (field))
    return g_str_equal (a->text, b->text);
  return field->type == RK_TYPE_REAL ? a->real == b->real : a->integer == b->integer;
}

gboolean
rk_record_equal (const RkRecord *a, const RkRecord *b)
{
  if (a->kind != b->kind)
    return FALSE;
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!(a->kind->fields[i].flags & RK_FIELD_DERIVED)
        && !value_equal (&a->kind->fields[i], &a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

gboolean
rk_record_includes (const RkRecord *whole, const RkRecord *part)
{
  if (whole->kind != part->kind)
    return FALSE;
  for (guint i = 0; i < whole->kind->n_fields; i++)
    if (part->values[i].set && !(whole->kind->fields[i].flags & RK_FIELD_DERIVED)
        && !value_equal (&whole->kind->fields[i], &whole->values[i], &part->values[i]))
      return FALSE;
  return TRUE;
}

char *
rk_record_search_text (const RkRecord *record)
{
  GString *out = g_string_sized_new (160);

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const RkField *field = &record->kind->fields[i];
      const Value *value = &record->values[i];

      if (!(field->flags & RK_FIELD_SEARCH) || !value->set)
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n'); /* no word may match across two fields */
      if (field->format)
        {
          g_autofree char *words = rk_record_dup_display (record, (int)i);

          rk_text_fold_append (out, words);
        }
      else if (holds_text (field))
        rk_text_fold_append (out, value->text);
    }
  return g_string_free (out, FALSE);
}

GPtrArray *
rk_record_validate (const RkRecord *record)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_problem_free);

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const RkField *field = &record->kind->fields[i];

      if ((field->flags & RK_FIELD_REQUIRED) && !record->values[i].set)
        g_ptr_array_add (problems,
                         rk_problem_new (field->name, NULL, _ ("This entry is required."), NULL));
    }
  if (record->kind->check)
    record->kind->check (record, problems);
  return problems;
}

/* ── drafts ──────────────────────────────────────────────────────────────────────────────── */

RkDraft *
rk_draft_new (const RkKind *kind)
{
  RkDraft *draft = g_new (RkDraft, 1);

  draft->record = record_new (kind);
  return draft;
}

RkDraft *
rk_draft_copy (const RkRecord *record)
{
  RkDraft *draft = rk_draft_new (record->kind);

  draft->record->id = record->id;
  for (guint i = 0; i < record->kind->n_fields; i++)
    rk_draft_set_from (draft, (int)i, record);
  return draft;
}

void
rk_draft_free (RkDraft *draft)
{
  for (guint i = 0; i < draft->record->kind->n_fields; i++)
    rk_draft_clear (draft, (int)i);
  g_free (draft->record);
  g_free (draft);
}

const RkKind *
rk_draft_kind (const RkDraft *draft)
{
  return draft->record->kind;
}

void
rk_draft_set_id (RkDraft *draft, gint64 id)
{
  draft->record->id = id;
}

gboolean
rk_draft_is_new (const RkDraft *draft)
{
  return draft->record->id == 0;
}

void
rk_draft_clear (RkDraft *draft, int field)
{
  clear_value (&draft->record->kind->fields[field], &draft->record->values[field]);
}

void
rk_draft_take (RkDraft *draft, int field, char *text)
{
  g_return_if_fail (holds_text (&draft->record->kind->fields[field]));

  rk_draft_clear (draft, field);
  if (text == NULL)
    return;
  draft->record->values[field].text = text;
  draft->record->values[field].set = TRUE;
}

void
rk_draft_set_int (RkDraft *draft, int field, gint64 value)
{
  rk_draft_clear (draft, field);
  draft->record->values[field].integer = value;
  draft->record->values[field].set = TRUE;
}

void
rk_draft_put (RkDraft *draft, const char *field, const char *text)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (text));
}

void
rk_draft_put_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

void
rk_draft_put_id (RkDraft *draft, const char *field, gint64 id)
{
  if (id)
    rk_draft_put_int (draft, field, id);
  else
    rk_draft_clear (draft, rk_kind_field (rk_draft_kind (draft), field));
}

void
rk_draft_set_real (RkDraft *draft, int field, double value)
{
  rk_draft_clear (draft, field);
  draft->record->values[field].real = value;
  draft->record->values[field].set = TRUE;
}

void
rk_draft_set_from (RkDraft *draft, int field, const RkRecord *record)
{
  Value *value = &draft->record->values[field];

  g_return_if_fail (draft->record->kind->fields == record->kind->fields);
  rk_draft_clear (draft, field);
  *value = record->values[field];
  if (value->set && holds_text (&record->kind->fields[field]))
    value->text = g_strdup (value->text);
}

const char *
rk_draft_text (const RkDraft *draft, int field)
{
  return rk_record_text (draft->record, field);
}

gint64
rk_draft_int (const RkDraft *draft, int field)
{
  return rk_record_int (draft->record, field);
}

gboolean
rk_draft_is_null (const RkDraft *draft, int field)
{
  return rk_record_is_null (draft->record, field);
}

static gboolean
parse_boolean (const char *text, gint64 *value, GError **error)
{
  static const char *const yes[] = { "1", "はい", "有", "あり", "○", "〇", "true", "yes", NULL };
  static const char *const no[] = { "0", "いいえ", "無", "なし", "×", "false", "no", NULL };

  *value = g_strv_contains (yes, text);
  if (*value || g_strv_contains (no, text))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is neither yes nor no"));
  return FALSE;
}

static gboolean
parse_id (const char *text, gint64 *value, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is not the number of a record"));
  return FALSE;
}

static gboolean
parse_real (const char *text, double *value, GError **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;

  *value = narrow ? g_ascii_strtod (narrow, &end) : 0;
  if (end && end != narrow && *end == '%') /* the unit stands in the heading, or in its own field */
    end++;
  if (end && end != narrow && *end == '\0')
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This cannot be read as a number"));
  return FALSE;
}

/* Reads @text as the field's type; sets the value. */
static gboolean
set_by_type (RkDraft *draft, int field, const char *text, GError **error)
{
  gint64 integer;
  double real;
  RkDate date;

  switch (draft->record->kind->fields[field].type)
    {
    case RK_TYPE_DATE:
      if (!rk_date_parse (text, NULL, &date, error))
        return FALSE;
      rk_draft_take (draft, field, rk_date_to_iso (date));
      return TRUE;
    case RK_TYPE_INTEGER:
      if (!rk_number_parse (text, &integer, error))
        return FALSE;
      rk_draft_set_int (draft, field, integer);
      return TRUE;
    case RK_TYPE_BOOLEAN:
      if (!parse_boolean (text, &integer, error))
        return FALSE;
      rk_draft_set_int (draft, field, integer);
      return TRUE;
    case RK_TYPE_REAL:
      if (!parse_real (text, &real, error))
        return FALSE;
      rk_draft_set_real (draft, field, real);
      return TRUE;
    case RK_TYPE_ID:
      if (!parse_id (text, &integer, error))
        return FALSE;
      rk_draft_set_int (draft, field, integer);
      return TRUE;
    case RK_TYPE_TEXT:
    default:
      rk_draft_take (draft, field, g_strdup (text));
      return TRUE;
    }
}

/* Where a field only classifies (美容業 → N), another one keeps the wording itself. */
static void
keep_typed (RkDraft *draft, const RkField *field, const char *text, const char *canonical)
{
  int typed = field->typed ? rk_kind_field (draft->record->kind, field->typed) : -1;

  if (typed >= 0 && !g_str_equal (text, canonical))
    rk_draft_take (draft, typed, g_strdup (text));
}

static gboolean
set_parsed (RkDraft *draft, int index, const char *text, char **proposal, GError **error)
{
  const RkField *field = &draft->record->kind->fields[index];
  g_autofree char *canonical = NULL;

  if (field->parse == NULL)
    return set_by_type (draft, index, text, error);
  if (!field->parse (text, &canonical, proposal, error))
    return FALSE;
  if (field->type == RK_TYPE_DATE) /* as it is kept */
    rk_draft_take (draft, index, g_strdup (canonical));
  else if (!set_by_type (draft, index, canonical, error))
    return FALSE;
  keep_typed (draft, field, text, canonical);
  return TRUE;
}

gboolean
rk_draft_set_typed (RkDraft *draft, int field, const char *text, RkProblem **problem)
{
  g_autofree char *clean = text ? rk_text_clean (text) : NULL;
  g_autofree char *proposal = NULL;
  g_autoptr (GError) error = NULL;

  if (clean == NULL || *clean == '\0')
    {
      rk_draft_clear (draft, field);
      return TRUE;
    }
  if (set_parsed (draft, field, clean, &proposal, &error))
    return TRUE;
  if (problem)
    *problem
        = rk_problem_new (draft->record->kind->fields[field].name, clean, error->message, proposal);
  return FALSE;
}

gboolean
rk_draft_set_by_hand (RkDraft *draft, int field, const char *text, RkProblem **problem)
{
  g_autoptr (RkProblem) unread = NULL;
  g_autofree char *iso = NULL;
  RkDate day;

  if (rk_draft_set_typed (draft, field, text, &unread))
    return TRUE;
  if (draft->record->kind->fields[field].type == RK_TYPE_DATE
      && rk_date_parse_typed (text, rk_today (), &day, NULL))
    {
      iso = rk_date_to_iso (day);
      return rk_draft_set_typed (draft, field, iso, problem);
    }
  if (problem)
    *problem = g_steal_pointer (&unread);
  return FALSE;
}

static gboolean
has_text (const RkRecord *record, guint field)
{
  return record->values[field].set && holds_text (&record->kind->fields[field]);
}

RkRecord *
rk_draft_end (RkDraft *draft)
{
  if (draft->record->kind->complete)
    draft->record->kind->complete (draft);
  return rk_draft_end_loaded (draft);
}

RkRecord *
rk_draft_end_loaded (RkDraft *draft)
{
  const RkKind *kind = draft->record->kind;
  gsize body = sizeof (RkRecord) + kind->n_fields * sizeof (Value);
  gsize texts = 0;
  RkRecord *record;
  char *end;

  for (guint i = 0; i < kind->n_fields; i++)
    if (has_text (draft->record, i))
      texts += strlen (draft->record->values[i].text) + 1;
  record = g_malloc (body + texts);
  memcpy (record, draft->record, body);
  end = (char *)record + body;
  for (guint i = 0; i < kind->n_fields; i++)
    if (has_text (record, i))
      {
        char *text = record->values[i].text;

        record->values[i].text = end;
        end = stpcpy (end, text) + 1;
        g_free (text);
      }
  g_free (draft->record);
  g_free (draft);
  return record;
}
