/* One row of the file as a record: what is understood is set, what is not is listed. */
#include "rk-import-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-codes.h"
#include "rk-cross-private.h"
#include "rk-csv-guard.h"
#include "rk-kinds.h"
#include "rk-person-name.h"
#include "rk-personal-numbers.h"
#include "rk-text.h"

/* So many texts of a field are remembered: places, trades, sizes and last days return all the time,
 * and what does not return costs little memory. */
#define MOST_KNOWN 512

/* What a text was understood as, by a field that parses it. */
typedef struct
{
  char *text; /* or NULL: */
  gint64 integer;
  char *typed; /* (nullable): what the field for the wording itself got */
} Known;

/* A field and the columns that make it up. */
typedef struct
{
  int field;
  int typed_field;   /* keeps the wording of @field; -1: none */
  GHashTable *known; /* text → Known; NULL: the field takes texts as they are */
  guint n_columns;
  guint *columns;
  const char *heading;  /* of the first column */
  int title_field;      /* takes 代表取締役 out of a name; -1: none */
  int department_field; /* the same with 総務課 */
} Slot;

struct _RkRowParser
{
  const RkImport *import;
  const RkKind *kind;
  int name;        /* field */
  int number;      /* finds a workplace without its name; -1: names are needed */
  int postal_code; /* field, -1: none */
  int place;       /* field with the code of the municipality, -1: none */
  int owner;       /* field with what each row belongs to, -1: none */
  int year;        /* field with the year that a whole list may be of, -1: none */
  int list_year;   /* 0: nothing says it */
  GArray *slots; /* in the order of the fields: a field that keeps what was typed for another comes
                    after it and so prevails */
  RkRecord *previous;
  GString *cell;
};

/* What a row does not say itself: the training of a participant. */
static int
owner_field (const RkKind *kind)
{
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].refers && kind->fields[f].flags & RK_FIELD_REQUIRED
        && kind->fields[f].group == NULL)
      return (int)f;
  return -1;
}

/* ── the columns of each field ───────────────────────────────────────────────────────────── */

static gboolean
is_taken (const RkImport *import, int field)
{
  for (guint c = 0; c < import->columns->len; c++)
    if (g_array_index (import->columns, RkImportColumn, c).field == field)
      return TRUE;
  return FALSE;
}

/* The field called @field with @ending behind it, where no column is read into it. */
static int
free_field (const RkImport *import, int field, const char *ending)
{
  g_autofree char *name = g_strconcat (import->kind->fields[field].name, ending, NULL);
  int other = rk_kind_field (import->kind, name);

  return other >= 0 && !is_taken (import, other) ? other : -1;
}

static gboolean
speaks_of_departments (const char *heading)
{
  return strstr (heading, "部署") || strstr (heading, "所属") || strstr (heading, "課");
}

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->text);
  g_free (known->typed);
  g_free (known);
}

static void
add_slot (RkRowParser *self, int field)
{
  const RkField *description = &self->kind->fields[field];
  const GArray *columns = self->import->columns;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint));
  Slot slot = { .field = field, .title_field = -1, .department_field = -1 };

  for (guint c = 0; c < columns->len; c++)
    if (g_array_index (columns, RkImportColumn, c).field == field)
      g_array_append_val (taken, c);
  if (taken->len == 0)
    return;
  slot.heading = g_array_index (columns, RkImportColumn, g_array_index (taken, guint, 0)).heading;
  slot.n_columns = taken->len;
  slot.columns = (guint *)g_array_free (g_steal_pointer (&taken), FALSE);
  slot.typed_field = description->typed ? rk_kind_field (self->kind, description->typed) : -1;
  if (description->parse && description->type != RK_TYPE_REAL)
    slot.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  slot.title_field = free_field (self->import, field, "_title");
  if (speaks_of_departments (slot.heading))
    slot.department_field = free_field (self->import, field, "_department");
  g_array_append_val (self->slots, slot);
}

static void
slot_clear (gpointer data)
{
  Slot *slot = data;

  g_free (slot->columns);
  g_clear_pointer (&slot->known, g_hash_table_unref);
}

/* The name of the file says it for all rows. */
static int
year_of_list (const RkImport *import)
{
  g_autofree char *name = rk_import_dup_file_name (import);

  return import->year ? import->year : rk_cross_year_of_file (name);
}

RkRowParser *
rk_row_parser_new (const RkImport *import)
{
  RkRowParser *self = g_new0 (RkRowParser, 1);

  self->import = import;
  self->kind = import->kind;
  self->name = rk_kind_field (self->kind, self->kind->title);
  self->number = rk_import_number_field (self->kind);
  self->postal_code = rk_kind_field (self->kind, "postal_code");
  self->place = rk_kind_field (self->kind, "municipality_code");
  self->owner = owner_field (self->kind);
  self->year = import->records->told_by ? rk_kind_field (self->kind, "year") : -1;
  self->list_year = year_of_list (import);
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_array_set_clear_func (self->slots, slot_clear);
  for (guint f = 0; f < self->kind->n_fields; f++)
    add_slot (self, (int)f);
  self->cell = g_string_new (NULL);
  return self;
}

void
rk_row_parser_free (RkRowParser *self)
{
  g_clear_pointer (&self->previous, rk_record_unref);
  g_array_unref (self->slots);
  g_string_free (self->cell, TRUE);
  g_free (self);
}

const char *
rk_row_parser_column (const RkRowParser *self, int field)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_array_index (self->slots, Slot, i).field == field)
      return g_array_index (self->slots, Slot, i).heading;
  return "";
}

void
rk_import_row_free (RkImportRow *row)
{
  g_clear_pointer (&row->record, rk_record_unref);
  g_clear_pointer (&row->index, rk_index_row_free);
  g_clear_pointer (&row->problems, g_ptr_array_unref);
  g_free (row);
}

/* ── the text of a field ─────────────────────────────────────────────────────────────────── */

/* A line break inside a cell is there for want of room. It divides two telephone numbers, else it
 * is a blank; only notes keep it. */
static void
append_cell (GString *out, const RkField *field, const char *cell)
{
  const char *line_break = field->parse ? "、" : " ";

  if (field->flags & RK_FIELD_MULTILINE)
    {
      g_string_append (out, cell);
      return;
    }
  for (;;)
    {
      gsize n = strcspn (cell, "\n\t");

      g_string_append_len (out, cell, (gssize)n);
      if (cell[n] == '\0')
        return;
      cell += n + strspn (cell + n, "\n\t");
      if (out->len > 0 && *cell != '\0')
        g_string_append (out, line_break);
    }
}

/* 静岡県 and 焼津市 and 本町2丁目 are written together, a building or a branch is not. Parts of
 * codes and numbers follow each other. */
static gboolean
needs_blank (const GString *left, const RkField *field)
{
  static const char *const places[] = { "都", "道", "府", "県", "市", "区", "町", "村", "郡" };

  if (left->len == 0 || field->parse)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_suffix (left->str, places[i]))
      return FALSE;
  return TRUE;
}

static const char *
slot_text (RkRowParser *self, const Slot *slot, const RkTableRow *row)
{
  const RkField *field = &self->kind->fields[slot->field];

  g_string_truncate (self->cell, 0);
  for (guint i = 0; i < slot->n_columns; i++)
    {
      const char *cell = slot->columns[i] < row->n_cells ? row->cells[slot->columns[i]] : "";

      if (*cell == '\0' || (slot->n_columns > 1 && rk_text_is_blank_mark (cell)))
        continue;
      if (needs_blank (self->cell, field))
        g_string_append_c (self->cell, ' ');
      append_cell (self->cell, field, rk_csv_unneutralise (cell));
    }
  return self->cell->str;
}

/* ── problems ────────────────────────────────────────────────────────────────────────────── */

static RkImportProblem *
add_problem (RkRowParser *self,
             RkImportRow *out,
             RkImportProblemKind kind,
             int field,
             const char *column,
             const char *value,
             const char *reason)
{
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);

  problem->kind = kind;
  problem->row = out->number;
  problem->field = g_strdup (self->kind->fields[field].name);
  problem->column = g_strdup (column);
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  if (out->problems == NULL)
    out->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_import_problem_free);
  g_ptr_array_add (out->problems, problem);
  return problem;
}

static RkImportProblem *
add_value_problem (
    RkRowParser *self, RkImportRow *out, const Slot *slot, const char *value, const char *reason)
{
  return add_problem (self, out, RK_IMPORT_PROBLEM_VALUE, slot->field, slot->heading, value,
                      reason);
}

/* ── reading a field ─────────────────────────────────────────────────────────────────────── */

static gboolean
is_ditto (const char *text)
{
  static const char *const words[] = { "同上", "〃", "仝上", "仝", "″", "”", "〟", NULL };

  return strlen (text) <= 6 && g_strv_contains (words, text);
}

/* 「同上」 leans on the row above, which a sorted list no longer has. */
static void
list_ditto (RkRowParser *self, RkImportRow *out, const Slot *slot, const char *text)
{
  RkImportProblem *problem = add_value_problem (
      self, out, slot, text, _ ("This refers to the row above; it is not a value of its own."));

  if (self->previous && !rk_record_is_null (self->previous, slot->field))
    problem->proposal = rk_record_dup_display (self->previous, slot->field);
}

/* 外字 and characters lost on the way are kept, because the rest of the text is good. */
static void
look_for_lost_characters (RkRowParser *self, RkImportRow *out, const Slot *slot, const char *text)
{
  const char *reason;

  if (!rk_text_has_private_use (text))
    return;
  if (strstr (text, "\xef\xbf\xbd"))
    reason = _ ("This holds characters that could not be read.");
  else if (strstr (text, "〓"))
    reason = _ ("A character of this was lost (〓) before it came here.");
  else
    reason = _ ("This holds a character that only the machine it was written on knows (外字).");
  add_value_problem (self, out, slot, text, reason)->kept = TRUE;
}

static void
split_person (RkRowParser *self, RkDraft *draft, const Slot *slot)
{
  const char *text = rk_draft_text (draft, slot->field);
  char *before, *name;

  if (slot->title_field >= 0 && rk_person_split_title (text, &before, &name))
    rk_draft_take (draft, slot->title_field, before);
  else if (slot->department_field >= 0 && rk_person_split_department (text, &before, &name))
    rk_draft_take (draft, slot->department_field, before);
  else
    return;
  rk_draft_take (draft, slot->field, name);
}

static void
list_unread (RkRowParser *self, RkImportRow *out, const Slot *slot, RkProblem *problem)
{
  RkImportProblem *listed = add_value_problem (self, out, slot, problem->value, problem->reason);

  listed->proposal = g_steal_pointer (&problem->proposal);
  rk_problem_free (problem);
}

/* 個人番号 within a text: where the text says so they are not taken, else a person looks. */
static const char *
hide_personal_number (RkRowParser *self, RkImportRow *out, const Slot *slot, const char *text)
{
  const RkField *field = &self->kind->fields[slot->field];
  gboolean said, alone;
  g_autofree char *masked = rk_personal_numbers_mask (text, &said, &alone);

  if (masked == NULL)
    return text;
  if (said)
    {
      add_value_problem (
          self, out, slot, masked,
          _ ("An individual number (My Number) stood here. Its digits were not taken "
             "and have not been kept anywhere."))
          ->kept
          = TRUE;
      g_string_assign (self->cell, masked);
    }
  else if (field->parse == NULL && field->type == RK_TYPE_TEXT
           && (!alone || field->flags & RK_FIELD_MULTILINE
               || g_str_equal (field->name, "insurer_number"))) /* six digits or eight */
    add_value_problem (
        self, out, slot, text,
        _ ("This may be an individual number (My Number), which must not be in the "
           "register. It was taken over as it stands. Look, and take it out where it "
           "is one."))
        ->kept
        = TRUE;
  return self->cell->str;
}

/* 「－」, 「なし」: an empty cell; but of 「産業医」 なし is an answer, of a consent 「×」; of a
 * screening that is asked. */
static gboolean
says_nothing (const RkField *field, const char *text)
{
  g_autofree char *canonical = NULL;
  g_autofree char *proposal = NULL;

  if (!rk_text_is_blank_mark (text))
    return FALSE;
  if (field->parse == NULL)
    return TRUE;
  if (field->parse (text, &canonical, &proposal, NULL))
    return !(field->choices || field->type == RK_TYPE_BOOLEAN);
  return proposal == NULL;
}

/* Whether @text was met before, and there was nothing to be said of it: then the field is set. */
static gboolean
take_known (const Slot *slot, RkDraft *draft, const char *text)
{
  const Known *known = slot->known ? g_hash_table_lookup (slot->known, text) : NULL;

  if (known == NULL)
    return FALSE;
  if (known->text)
    rk_draft_take (draft, slot->field, g_strdup (known->text));
  else
    rk_draft_set_int (draft, slot->field, known->integer);
  if (known->typed)
    rk_draft_take (draft, slot->typed_field, g_strdup (known->typed));
  return TRUE;
}

static void
keep_known (const Slot *slot, const RkDraft *draft, const char *text)
{
  RkFieldType type = rk_draft_kind (draft)->fields[slot->field].type;
  Known *known;

  if (slot->known == NULL || g_hash_table_size (slot->known) == MOST_KNOWN
      || rk_draft_is_null (draft, slot->field))
    return;
  known = g_new0 (Known, 1);
  if (type == RK_TYPE_TEXT || type == RK_TYPE_DATE)
    known->text = g_strdup (rk_draft_text (draft, slot->field));
  else
    known->integer = rk_draft_int (draft, slot->field);
  if (slot->typed_field >= 0)
    known->typed = g_strdup (rk_draft_text (draft, slot->typed_field));
  g_hash_table_insert (slot->known, g_strdup (text), known);
}

/* @text: of the cells; that of the field is in @self->cell where digits were hidden in it */
static void
understand (RkRowParser *self, RkDraft *draft, RkImportRow *out, const Slot *slot, const char *text)
{
  const RkField *field = &self->kind->fields[slot->field];
  guint n_problems = out->problems ? out->problems->len : 0;
  RkProblem *problem = NULL;

  text = hide_personal_number (self, out, slot, text);

  if (*text == '\0' || (slot->field != self->name && says_nothing (field, text)))
    return;
  if (is_ditto (text))
    list_ditto (self, out, slot, text);
  else if (!rk_draft_set_typed (draft, slot->field, text, &problem))
    list_unread (self, out, slot, problem);
  else if (field->parse)
    {
      if ((out->problems ? out->problems->len : 0) == n_problems)
        keep_known (slot, draft, text);
    }
  else if (field->type == RK_TYPE_TEXT && !rk_draft_is_null (draft, slot->field))
    {
      look_for_lost_characters (self, out, slot, rk_draft_text (draft, slot->field));
      if (slot->title_field >= 0 || slot->department_field >= 0)
        split_person (self, draft, slot);
    }
}

static void
read_slot (
    RkRowParser *self, RkDraft *draft, RkImportRow *out, const Slot *slot, const RkTableRow *row)
{
  const char *text = slot_text (self, slot, row);

  if (!take_known (slot, draft, text))
    understand (self, draft, out, slot, text);
}

/* ── the whole row ───────────────────────────────────────────────────────────────────────── */

/* The first digit that a spreadsheet took away from a postal code follows from the prefecture, and
 * that from the rest of the row. */
static void
improve_proposal (RkRowParser *self, const RkDraft *draft, RkImportProblem *problem)
{
  const char *place = self->place >= 0 ? rk_draft_text (draft, self->place) : NULL;
  g_autofree char *proposal = NULL;

  if (self->postal_code < 0 || place == NULL || problem->proposal == NULL
      || !g_str_equal (problem->field, self->kind->fields[self->postal_code].name))
    return;
  rk_postal_code_check (problem->value, (place[0] - '0') * 10 + place[1] - '0', NULL, &proposal,
                        NULL);
  if (proposal)
    {
      g_free (problem->proposal);
      problem->proposal = g_steal_pointer (&proposal);
    }
}

/* What the person at the desk has decided is no problem any more. */
static void
apply_proposals (RkRowParser *self, RkDraft *draft, RkImportRow *out)
{
  for (guint i = out->problems->len; i-- > 0;)
    {
      RkImportProblem *problem = out->problems->pdata[i];

      improve_proposal (self, draft, problem);
      if (problem->proposal && rk_import_is_accepted (self->import, out->number, problem->field)
          && rk_draft_set_typed (draft, rk_kind_field (self->kind, problem->field),
                                 problem->proposal, NULL))
        g_ptr_array_remove_index (out->problems, i);
    }
}

/* A cell beyond the table, or a quotation mark out of place, means that the cells of this row may
 * stand in the wrong columns. */
static void
list_damage (RkRowParser *self, RkDraft *draft, RkImportRow *out, const RkTableRow *row)
{
  if (row->misquoted)
    add_problem (self, out, RK_IMPORT_PROBLEM_VALUE, self->name, "",
                 rk_draft_text (draft, self->name),
                 _ ("A quotation mark stands in the wrong place, so the cells of this row may be "
                    "divided wrongly."))
        ->kept
        = TRUE;
  for (guint c = self->import->shape->n_columns; c < row->n_cells; c++)
    if (!rk_text_is_blank_mark (row->cells[c]))
      {
        add_problem (self, out, RK_IMPORT_PROBLEM_VALUE, self->name, "", row->cells[c],
                     _ ("This row has more cells than the table has columns; they may have "
                        "shifted."))
            ->kept
            = TRUE;
        return;
      }
}

/* Problems of several fields together (an end before the beginning): the field named gives way. */
static RkRecord *
settle (RkRowParser *self, RkRecord *record, RkImportRow *out)
{
  g_autoptr (GPtrArray) problems = rk_record_validate (record);
  RkDraft *draft;

  if (problems->len == 0)
    return record;
  draft = rk_draft_copy (record);
  for (guint i = 0; i < problems->len; i++)
    {
      const RkProblem *problem = problems->pdata[i];
      int field = rk_kind_field (self->kind, problem->field);
      g_autofree char *value = rk_record_dup_display (record, field);

      if (!rk_import_is_importable (&self->kind->fields[field]))
        continue; /* what no list can say: the record it belongs to */
      add_problem (self, out, RK_IMPORT_PROBLEM_VALUE, field, rk_row_parser_column (self, field),
                   problem->value ? problem->value : value, problem->reason);
      rk_draft_clear (draft, field);
    }
  rk_record_unref (record);
  return rk_draft_end (draft);
}

/* The answer to a question that was taken for a column of names: 公表・名称. */
static gboolean
is_mark (const RkDraft *draft, int field)
{
  static const char *const marks[] = { "○", "〇", "◯", "◎", "×", "✕", "✓", "✔", "レ", NULL };

  return !rk_draft_is_null (draft, field) && g_strv_contains (marks, rk_draft_text (draft, field));
}

/* "―" and 「・・・」 name nothing. */
static gboolean
has_name (const RkDraft *draft, int field)
{
  const char *name = rk_draft_is_null (draft, field) ? "" : rk_draft_text (draft, field);

  if (is_mark (draft, field))
    return FALSE;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return rk_text_has_private_use (name);
}

/* A list with both leaves the place empty for the head office: the corporation's name is its name.
 */
static void
name_head_office (RkRowParser *self, RkDraft *draft)
{
  int corporation = rk_kind_field (self->kind, "corporation_name");

  if (corporation >= 0 && !has_name (draft, self->name) && !is_mark (draft, self->name)
      && has_name (draft, corporation))
    rk_draft_take (draft, self->name, g_strdup (rk_draft_text (draft, corporation)));
}

RkImportRow *
rk_row_parser_parse (RkRowParser *self, const RkTableRow *row)
{
  RkImportRow *out = g_new0 (RkImportRow, 1);
  RkDraft *draft = rk_draft_new (self->kind);

  out->number = row->number;
  for (guint i = 0; i < self->slots->len; i++)
    read_slot (self, draft, out, &g_array_index (self->slots, Slot, i), row);
  name_head_office (self, draft);
  if (!has_name (draft, self->name) && (self->number < 0 || !has_name (draft, self->number)))
    {
      g_clear_pointer (&out->problems, g_ptr_array_unref);
      add_problem (self, out, RK_IMPORT_PROBLEM_REJECTED, self->name,
                   rk_row_parser_column (self, self->name), rk_draft_text (draft, self->name),
                   is_mark (draft, self->name) ? _ ("This is a mark and no name.")
                                               : _ ("There is no name."));
      rk_draft_free (draft);
      return out;
    }
  if (self->owner >= 0 && self->import->owner)
    rk_draft_set_int (draft, self->owner, self->import->owner);
  if (self->year >= 0 && self->list_year && rk_draft_is_null (draft, self->year))
    rk_draft_set_int (draft, self->year, self->list_year);
  if (self->kind->complete)
    self->kind->complete (draft);
  if (out->problems)
    apply_proposals (self, draft, out);
  list_damage (self, draft, out, row);
  out->record = settle (self, rk_draft_end (draft), out);
  g_clear_pointer (&self->previous, rk_record_unref);
  self->previous = rk_record_ref (out->record);
  return out;
}
