/* Immutable records and the drafts that they are made from. */
#pragma once

#include <glib-object.h>
#include "rk-field.h"

G_BEGIN_DECLS

typedef struct _RkKind RkKind;
typedef struct _RkRecord RkRecord;
typedef struct _RkDraft RkDraft;

/**
 * RkLikeness: whether two records mean one thing.
 * @RK_DIFFERENT: nothing speaks for it
 * @RK_ALIKE: perhaps; a person decides
 * @RK_SAME: certainly
 */
typedef enum
{
  RK_DIFFERENT,
  RK_ALIKE,
  RK_SAME,
} RkLikeness;

/** How many keys a kind may have by which records are found that may be the same. */
#define RK_N_MATCH_KEYS 4
#define RK_OTHER_NAME 3 /* of RkKind.match_key */

/**
 * RkKind: everything the program knows about one kind of record.
 * @name: table name, singular ("workplace")
 * @plural: name on the command line ("workplaces")
 * @label: English msgid, singular
 * @heading: Japanese name
 * @counter: Japanese counter (件, 名)
 * @title: name of the field that a person calls the record by
 * @complete: (nullable): fills what follows from other fields (the municipality of an address)
 * @check: (nullable): adds problems that concern several fields
 * @sort_key: (nullable): 五十音 key, compared bytewise
 * @match_key: (nullable elements): keys, equal for records that may be the same; "" where a record
 *   has no such key: of its name, two numbers, and another name that it may stand under
 * (%RK_OTHER_NAME). Records that are the same have one of the names in common. A key that ends with
 * a line feed lacks its last part; the record may be the same as any whose key goes on after it.
 * @likeness: (nullable): whether two records that share a key are the same
 * @since: (nullable): date field from which a record is in force
 * @until: (nullable): date field of its last day; with @since what a list as of a day asks
 * @search_ids: (nullable): SQL expressions over the table's alias t, the ids of other records whose
 *   words a search looks through as well (the person of an appointment)
 * @locked: (nullable): SQL condition over t under which the record may not be changed any more
 * @locked_words: (nullable): English msgid of the sentence said then; NULL: that minutes are final
 * @in_use_words: (nullable): English msgid of what to do in place of deleting a record to which
 *   others refer; said after what these are
 * @rows: (nullable): what a row of a foreign list holds, where that is more than one such record (a
 *   member is a person in a seat of a body, a registration is of a workplace); that kind has no
 *   table
 * @told_by: (nullable): names of fields, divided by blanks: a row of a foreign list means the
 *   oldest record that has the same in all of them
 */
struct _RkKind
{
  const char *name;
  const char *plural;
  const char *label;
  const char *heading;
  const char *counter;
  const char *title;
  const RkField *fields;
  guint n_fields;
  void (*complete) (RkDraft *draft);
  void (*check) (const RkRecord *record, GPtrArray *problems);
  char *(*sort_key) (const RkRecord *record);
  char *(*match_key[RK_N_MATCH_KEYS]) (const RkRecord *record);
  RkLikeness (*likeness) (const RkRecord *a, const RkRecord *b);
  const char *since;
  const char *until;
  const char *search_ids;
  const char *locked;
  const char *locked_words;
  const char *in_use_words;
  const RkKind *rows;
  const char *told_by;
};

/**
 * rk_kinds: all kinds, in the order in which they are loaded.
 * Returns: (transfer none)
 */
const RkKind *const *rk_kinds (guint *n);
/**
 * rk_kind_by_name:
 * @name: singular or plural
 * Returns: (nullable) (transfer none)
 */
const RkKind *rk_kind_by_name (const char *name);
/** rk_kind_field: Returns: index of the field, or -1 */
int rk_kind_field (const RkKind *kind, const char *name);

/**
 * RkProblem: one value that cannot be accepted or understood.
 * @field: field name
 * @value: what was given (nullable)
 * @reason: translated sentence
 * @proposal: a likely reading (nullable)
 */
typedef struct
{
  char *field;
  char *value;
  char *reason;
  char *proposal;
} RkProblem;

RkProblem *
rk_problem_new (const char *field, const char *value, const char *reason, const char *proposal);
void rk_problem_free (RkProblem *problem);

#define RK_TYPE_RECORD (rk_record_get_type ())
GType rk_record_get_type (void);
RkRecord *rk_record_ref (RkRecord *record);
void rk_record_unref (RkRecord *record);
const RkKind *rk_record_kind (const RkRecord *record);
gint64 rk_record_id (const RkRecord *record);

/** rk_record_is_null: whether the field has no value. */
gboolean rk_record_is_null (const RkRecord *record, int field);
/** rk_record_text: Returns: (nullable): stored text of a text or date field */
const char *rk_record_text (const RkRecord *record, int field);
/** rk_record_int: Returns: the integer, 0 where there is none */
gint64 rk_record_int (const RkRecord *record, int field);
double rk_record_real (const RkRecord *record, int field);
/** rk_record_get: rk_record_text() by field name. */
const char *rk_record_get (const RkRecord *record, const char *field);
gint64 rk_record_get_int (const RkRecord *record, const char *field);
/**
 * rk_record_dup_text: the stored value as text, whatever its type; round-trips through
 * rk_draft_set_text(). Returns: (transfer full) (nullable): NULL where there is no value
 */
char *rk_record_dup_text (const RkRecord *record, int field);
/**
 * rk_record_dup_display: the value in the words to read on screen and paper: names of codes,
 * 令和6年7月31日, 1,234. Returns: (transfer full): "" where there is no value
 */
char *rk_record_dup_display (const RkRecord *record, int field);
/** rk_field_dup_display: the same for a stored text that is not in a record (nullable). */
char *rk_field_dup_display (const RkField *field, const char *stored);
/** rk_record_equal: same kind and values; the id and derived fields do not count. */
gboolean rk_record_equal (const RkRecord *a, const RkRecord *b);
/** rk_record_includes: whether @whole has every value that @part has; derived fields do not count.
 */
gboolean rk_record_includes (const RkRecord *whole, const RkRecord *part);
/** rk_record_search_text: the folded text that a search looks through. */
char *rk_record_search_text (const RkRecord *record);
/** rk_record_validate: every problem at once; an empty array when there is none. */
GPtrArray *rk_record_validate (const RkRecord *record);

/** rk_draft_new: an empty draft (id 0) of @kind. */
RkDraft *rk_draft_new (const RkKind *kind);
/** rk_draft_copy: a draft that starts as @record and keeps its id. */
RkDraft *rk_draft_copy (const RkRecord *record);
void rk_draft_free (RkDraft *draft);
const RkKind *rk_draft_kind (const RkDraft *draft);
void rk_draft_set_id (RkDraft *draft, gint64 id);
/** rk_draft_is_new: whether no record has been saved from it yet. */
gboolean rk_draft_is_new (const RkDraft *draft);
/** rk_draft_clear: takes the field's value away. */
void rk_draft_clear (RkDraft *draft, int field);
/** rk_draft_take: sets the stored text without parsing. @text: (transfer full) (nullable) */
void rk_draft_take (RkDraft *draft, int field, char *text);
void rk_draft_set_int (RkDraft *draft, int field, gint64 value);
/**
 * rk_draft_put, rk_draft_put_int, rk_draft_put_id: sets the stored value by the field’s name.
 * @text: (nullable): is copied; NULL takes the value away
 * @id: of another record; 0 takes the value away
 */
void rk_draft_put (RkDraft *draft, const char *field, const char *text);
void rk_draft_put_int (RkDraft *draft, const char *field, gint64 value);
void rk_draft_put_id (RkDraft *draft, const char *field, gint64 id);
void rk_draft_set_real (RkDraft *draft, int field, double value);
/** rk_draft_set_from: the value that a record of the same kind, or of a kind with the same fields,
 * has for a field; or none. */
void rk_draft_set_from (RkDraft *draft, int field, const RkRecord *record);
/** rk_draft_text: Returns: (nullable): stored text of a text or date field */
const char *rk_draft_text (const RkDraft *draft, int field);
gint64 rk_draft_int (const RkDraft *draft, int field);
gboolean rk_draft_is_null (const RkDraft *draft, int field);
/**
 * rk_draft_set_typed: what a person or a file gave for a field.
 * @text: (nullable): blank clears the field
 * @problem: (out) (nullable): set where @text cannot be understood
 *
 * Returns: TRUE and sets the field (and the field that keeps the typed wording) where it can be
 * understood; FALSE leaves the draft as it was.
 */
gboolean rk_draft_set_typed (RkDraft *draft, int field, const char *text, RkProblem **problem);
/** rk_draft_set_by_hand: the same for somebody at a form, who sees what becomes of it: days as
 * rk_date_parse_typed() reads them. */
gboolean rk_draft_set_by_hand (RkDraft *draft, int field, const char *text, RkProblem **problem);
/**
 * rk_draft_end: completes the draft and turns it into a record.
 * @draft: (transfer full)
 */
RkRecord *rk_draft_end (RkDraft *draft);
/** rk_draft_end_loaded: the same for what comes from a file as it was saved: nothing is completed.
 */
RkRecord *rk_draft_end_loaded (RkDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRecord, rk_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDraft, rk_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkProblem, rk_problem_free)

G_END_DECLS
