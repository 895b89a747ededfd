/* The names in braces that an office's letters may hold, and what each stands for. Which values
 * they have is known where papers are made; a test holds both against each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkLetterField:
 * @name: as it stands in braces (会議名)
 * @meaning: English msgid
 */
typedef struct
{
  const char *name;
  const char *meaning;
} RkLetterField;

/**
 * rk_letter_fields: those that the letter for a document may hold, in the order in which one thinks
 * of them.
 * @document: name of a letter ("invitation")
 * Returns: (transfer container) (element-type RkLetterField) (nullable): NULL: letters for this
 *   document are not known here
 */
GPtrArray *rk_letter_fields (const char *document);
/**
 * rk_letter_unknown_field: the first name in braces that no field has.
 * Returns: (transfer full) (nullable): NULL: all are known, or the document is not
 */
char *rk_letter_unknown_field (const char *document, const char *text);
/** RkLetterTo: to whom a letter goes. */
typedef enum
{
  RK_LETTER_TO_COUNCIL, /* members and bodies */
  RK_LETTER_TO_WORKPLACE,
  RK_LETTER_TO_AWARDED,
  RK_LETTER_TO_TRAINEE,
} RkLetterTo;

/** rk_letter_to: of a letter that there is. */
RkLetterTo rk_letter_to (const char *document);
/** rk_letter_documents: documents that have a letter, in the order in which they are needed.
 * (transfer none) (array zero-terminated=1) */
const char *const *rk_letter_documents (void);

G_END_DECLS
