/* What offices reword and attach: letters with named fields, files. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-kind-parse.h"
#include "rk-letter-field.h"

#define LETTER N_ ("Letter")

static const RkField letter_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name"), "名前", LETTER, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "document", RK_TYPE_TEXT, N_ ("For the paper"), "使う書類", LETTER,
    RK_FIELD_REQUIRED | RK_FIELD_FACET },
  { "council_id", RK_TYPE_ID, N_ ("Only for"), "協議会", LETTER, .refers = "council" },
  { "scheme_id", RK_TYPE_ID, N_ ("Only for the scheme"), "制度", LETTER, .refers = "scheme" },
  { "subject", RK_TYPE_TEXT, N_ ("Subject"), "件名", LETTER, RK_FIELD_SEARCH },
  { "body", RK_TYPE_TEXT, N_ ("Text"), "本文", LETTER,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "items", RK_TYPE_TEXT, N_ ("Items under 記"), "記書き", LETTER, RK_FIELD_MULTILINE },
};

/* A name in braces that there is not would be an error on the day when the letter is printed. */
static void
check_letter (const RkRecord *record, GPtrArray *problems)
{
  static const char *const texts[] = { "subject", "body", "items" };
  const char *document = rk_record_get (record, "document");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = rk_letter_unknown_field (document, rk_record_get (record, texts[i]));
      g_autofree char *reason
          = name
                ? g_strdup_printf (_ ("There is no field {%s} for this letter. Choose one from the "
                                      "list of fields."),
                                   name)
                : NULL;

      if (reason)
        g_ptr_array_add (problems, rk_problem_new (texts[i], name, reason, NULL));
    }
}

const RkKind rk_kind_letter = {
  .name = "letter",
  .plural = "letters",
  .label = N_ ("Letter"),
  .heading = "定型文",
  .counter = "件",
  .title = "name",
  .fields = letter_fields,
  .n_fields = G_N_ELEMENTS (letter_fields),
  .check = check_letter,
};

#define ATTACHED N_ ("File")

/* The bytes are kept in a table beside this one, so that no list reads them. */
static const RkField attachment_fields[] = {
  { "file_name", RK_TYPE_TEXT, N_ ("File name"), "ファイル名", ATTACHED,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "media_type", RK_TYPE_TEXT, N_ ("Kind of file"), "形式", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_FACET },
  { "size", RK_TYPE_INTEGER, N_ ("Bytes"), "大きさ（バイト）", NULL, RK_FIELD_REQUIRED },
  { "sha256", RK_TYPE_TEXT, N_ ("Check sum"), "照合値", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "pages", RK_TYPE_INTEGER, N_ ("Pages"), "頁数", NULL },
};

const RkKind rk_kind_attachment = {
  .name = "attachment",
  .plural = "attachments",
  .label = N_ ("Attached file"),
  .heading = "添付ファイル",
  .counter = "件",
  .title = "file_name",
  .fields = attachment_fields,
  .n_fields = G_N_ELEMENTS (attachment_fields),
};
