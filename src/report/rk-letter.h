/* Letters are texts that an office rewords (kind letter). Names in braces stand for what the data
 * say: {会議名}. An unknown one is an error that names it, never an empty place on paper. */
#pragma once

#include "rk-document.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkFields: what the names in braces stand for. Fields of one member come before those of the
 * meeting and the council, which all members share.
 */
typedef struct _RkFields RkFields;

/** rk_fields_new: @parent: (nullable): asked for what is not here; must outlive the new ones. */
RkFields *rk_fields_new (const RkFields *parent);
void rk_fields_free (RkFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkFields, rk_fields_free)

/** rk_fields_set: @name: static. @value: (nullable): copied; NULL as "" */
void rk_fields_set (RkFields *self, const char *name, const char *value);
/** rk_fields_take: the same; @value: (transfer full) (nullable) */
void rk_fields_take (RkFields *self, const char *name, char *value);
/** rk_fields_get: Returns: (nullable): NULL: there is no such field */
const char *rk_fields_get (const RkFields *self, const char *name);
/** rk_fields_list: all names in the order of the alphabet. (transfer container) */
GPtrArray *rk_fields_list (const RkFields *self);

/**
 * rk_fields_fill: @text with values in the place of names in braces.
 * @letter: its name, for the error
 * @is_items: 記書き: lines whose fields all have no value are left out (傍聴定員 of a closed
 *   meeting), and the lines of a value after its first begin with a blank: they go on with the item
 * @error: %RK_ERROR_INVALID naming the field there is not, and those there are
 * Returns: (transfer full)
 */
char *rk_fields_fill (
    const RkFields *self, const char *text, const char *letter, gboolean is_items, GError **error);

/** RkLetterText: a letter with its fields filled in; "" where it has none. */
typedef struct
{
  char *subject;
  char *body;
  char *items;
} RkLetterText;

void rk_letter_text_clear (RkLetterText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkLetterText, rk_letter_text_clear)

/**
 * rk_letter_find: the letter for a document: the council's or scheme's own, else the one for all.
 * @owner: "council_id" or "scheme_id". @id: of the council or scheme
 * @error: %RK_ERROR_NOT_FOUND where the office has deleted it
 */
RkRecord *
rk_letter_find (RkDb *db, const char *document, const char *owner, gint64 id, GError **error);
gboolean
rk_letter_fill (const RkRecord *letter, const RkFields *fields, RkLetterText *text, GError **error);

/**
 * RkLetterPage: a letter as it is set. Everything but @subject and @body may be NULL.
 * @kind: in place of a number (事務連絡)
 * @number: 文書番号
 * @to: lines of the addressee, with 様
 * @from: lines of the sender
 * @text: subject, body and items
 * @plain: the items follow without 記 (開催のお知らせ says 次のとおり)
 * @contact: lines of the box 担当
 */
typedef struct
{
  const char *kind;
  const char *number;
  const char *date;
  const char *to;
  const char *from;
  const RkLetterText *text;
  gboolean plain;
  const char *contact;
} RkLetterPage;

/** rk_letter_add_page: @name: (nullable): of the part, for the outline */
void rk_letter_add_page (RkDocument *document, const RkLetterPage *page, const char *name);
/** rk_letter_add_body: paragraphs in Mincho, 11 pt on the grid. */
void rk_letter_add_body (RkDocument *document, const char *body);
/** rk_letter_add_items: 記書き: numbers, labels in 字取り of four characters, text. */
void rk_letter_add_items (RkDocument *document, const char *items);

G_END_DECLS
