/* A kind of record is described once: one table of fields per kind. From that table come typed
 * access, the SQL that loads and saves, form rows, import columns, headings on paper and in
 * exports, the words of the history and the search text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkFieldType: how a value is held.
 * @RK_TYPE_TEXT: UTF-8
 * @RK_TYPE_INTEGER: 64-bit
 * @RK_TYPE_REAL: double
 * @RK_TYPE_DATE: ISO text, possibly partial ("2024", "2024-04", "2024-04-01")
 * @RK_TYPE_BOOLEAN: integer 0 or 1
 * @RK_TYPE_ID: id of another record
 */
typedef enum
{
  RK_TYPE_TEXT,
  RK_TYPE_INTEGER,
  RK_TYPE_REAL,
  RK_TYPE_DATE,
  RK_TYPE_BOOLEAN,
  RK_TYPE_ID,
} RkFieldType;

/**
 * RkFieldFlags:
 * @RK_FIELD_REQUIRED: a record without it is not accepted
 * @RK_FIELD_PERSONAL: personal data; never in logs
 * @RK_FIELD_SEARCH: part of the search text
 * @RK_FIELD_MULTILINE: may hold line breaks
 * @RK_FIELD_DERIVED: computed by the query (@RkField.sql); no column, never written
 * @RK_FIELD_INTERNAL: kept by the program; not in forms, imports and exports
 * @RK_FIELD_FACET: has few distinct values: offered as a filter and for counting
 * @RK_FIELD_JSON: the text is a JSON object, which goes out as one; @RkField.format reads it
 * @RK_FIELD_UNLOCKED: may still change where the record is locked (RkKind.locked)
 */
typedef enum
{
  RK_FIELD_NONE = 0,
  RK_FIELD_REQUIRED = 1 << 0,
  RK_FIELD_PERSONAL = 1 << 1,
  RK_FIELD_SEARCH = 1 << 2,
  RK_FIELD_MULTILINE = 1 << 3,
  RK_FIELD_DERIVED = 1 << 4,
  RK_FIELD_INTERNAL = 1 << 5,
  RK_FIELD_FACET = 1 << 6,
  RK_FIELD_JSON = 1 << 7,
  RK_FIELD_UNLOCKED = 1 << 8,
} RkFieldFlags;

/**
 * RkFieldParse:
 * @text: what was typed, outer blanks removed, never empty
 * @canonical: (out): the text to store
 * @proposal: (out) (nullable): where the text cannot be understood, a likely reading to offer;
 *   it is never applied without being asked for
 * @error: why @text cannot be understood, as a sentence about this value
 */
typedef gboolean (*RkFieldParse) (const char *text,
                                  char **canonical,
                                  char **proposal,
                                  GError **error);

/**
 * RkFieldFormat: turns a stored text into the words to read (a code into its name).
 * Returns: (transfer full)
 */
typedef char *(*RkFieldFormat) (const char *stored);

/**
 * RkFieldAdvise: what speaks against a value that is accepted all the same (a day off).
 * Returns: (transfer full) (nullable): a translated sentence
 */
typedef char *(*RkFieldAdvise) (const char *stored);

/**
 * RkFieldChoices: the values that a form offers, in order.
 * Returns: (transfer full) (array zero-terminated=1): stored values; NULL: free text
 */
typedef char **(*RkFieldChoices) (void);

typedef struct
{
  const char *name; /* column name, key on the command line */
  RkFieldType type;
  const char *label;   /* English msgid for the screen */
  const char *heading; /* Japanese, for paper, exports and the command line's messages */
  const char *group;   /* English msgid of the form group, NULL: not in forms */
  RkFieldFlags flags;
  RkFieldParse parse;     /* NULL: by type */
  RkFieldFormat format;   /* NULL: by type */
  RkFieldChoices choices; /* NULL: free entry */
  const char *typed;      /* field that keeps what was typed where @parse only classifies it */
  /* derived fields: expression over the table's alias t; rk_day() is the day asked about */
  const char *sql;
  const char *match;    /* SQL condition that one value (?) is met, NULL: equality */
  const char *order;    /* SQL expression to sort by, NULL: the value itself; i.sort is 五十音 */
  const char *synonyms; /* import headings, separated by "|"; "?" and "+" as in rk-synonyms.h; of a
                           derived field: what a list says is kept elsewhere */
  const char *refers;   /* fields of %RK_TYPE_ID: name of the kind that the id is of */
  RkFieldAdvise advise; /* NULL: nothing to say */
  const char *codes;  /* text: codes, with blanks between, of records of this kind in the scheme of
                         the record; chosen by their names. With %RK_FIELD_MULTILINE: a line for
                         each that the registration of the record declares (rk-activity.h) */
  const char *offers; /* text: a field of the record's scheme that lists what is offered, one a
                         line; anything else may be entered, too */
  const char *within; /* with @refers: a field that this kind and the other have: only records are
                         offered that have the same there (the levels of the scheme) */
  const char *only;   /* with @refers: a yes or no of the other kind: only records are offered for
                         which it is yes; with "!" before it, for which it is not */
} RkField;

G_END_DECLS
