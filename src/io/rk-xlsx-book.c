#include "rk-xlsx-book.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

/* More than Excel allows. */
#define MAX_STYLES 65536

/* What one part is being read into. */
typedef struct
{
  RkXlsxBook *book;
  RkXmlParser *parser;

  /* relationships */
  GHashTable *targets; /* id or kind → name of a part */
  const char *folder;

  GPtrArray *sheet_ids; /* beside RkXlsxBook.sheets */

  /* styles */
  GHashTable *codes; /* number of a format → its code */
  GArray *styles;    /* guint: number of the format */
  gboolean in_cell_styles;

  /* shared strings */
  RkXlsxText text;
  gboolean in_string;
  gsize held;
} Reading;

static gboolean
read_part (
    Reading *self, const char *name, guint64 max, const RkXmlHandler *handler, GError **error)
{
  RkZipPart *part = rk_zip_open (self->book->zip, name, max, error);
  g_autoptr (RkXmlParser) parser = part ? rk_xml_parser_new (part, handler, self) : NULL;
  gboolean at_end = FALSE;

  self->parser = parser;
  while (parser && !at_end)
    if (!rk_xml_parser_step (parser, &at_end, error))
      return FALSE;
  return parser != NULL;
}

/* ── relationships ───────────────────────────────────────────────────────────────────────── */

/* Returns: (transfer full): the name of a part, as a target inside @folder ("xl/") means it */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *whole
      = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) steps = g_strsplit (whole, "/", -1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; steps[i]; i++)
    if (strcmp (steps[i], "..") == 0)
      g_ptr_array_set_size (path, (int)path->len - (path->len > 0));
    else if (strcmp (steps[i], ".") != 0)
      g_ptr_array_add (path, steps[i]);
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **)path->pdata);
}

/* Each is found by its id and, the first of its kind, by the last word of its type. */
static void
on_relationship (gpointer data, const char *name, const RkXmlTag *tag)
{
  Reading *self = data;
  g_autofree char *id = rk_xml_tag_dup (tag, "Id");
  g_autofree char *type = rk_xml_tag_dup (tag, "Type");
  g_autofree char *target = rk_xml_tag_dup (tag, "Target");
  const char *kind = type ? strrchr (type, '/') : NULL;

  if (!id || !kind || !target || rk_xml_tag_is (tag, "TargetMode", "External"))
    return;
  if (!g_hash_table_contains (self->targets, kind))
    g_hash_table_insert (self->targets, g_strdup (kind), resolve (self->folder, target));
  if (strcmp (kind, "/worksheet") == 0)
    g_hash_table_insert (self->targets, g_strdup (id), resolve (self->folder, target));
}

static const RkXmlHandler relationships = { .start = on_relationship };

static GHashTable *
table_of_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
read_relationships (Reading *self, const char *part, GError **error)
{
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = g_strndup (part, slash ? (gsize)(slash - part) + 1 : 0);
  g_autofree char *name = g_strconcat (folder, "_rels/", slash ? slash + 1 : part, ".rels", NULL);

  g_hash_table_remove_all (self->targets);
  self->folder = folder;
  return read_part (self, name, RK_XLSX_MAX_PART, &relationships, error);
}

/* ── the workbook ────────────────────────────────────────────────────────────────────────── */

static void
sheet_free (gpointer data)
{
  RkTableSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static void
on_book_start (gpointer data, const char *name, const RkXmlTag *tag)
{
  Reading *self = data;

  if (strcmp (name, "workbookPr") == 0)
    self->book->from_1904 = rk_xml_tag_is_true (tag, "date1904");
  else if (strcmp (name, "sheet") == 0)
    {
      RkTableSheet *sheet = g_new0 (RkTableSheet, 1);
      char *id = rk_xml_tag_dup (tag, "id");

      sheet->name = rk_xml_tag_dup (tag, "name");
      sheet->name = sheet->name ? sheet->name : g_strdup ("");
      sheet->hidden
          = rk_xml_tag_is (tag, "state", "hidden") || rk_xml_tag_is (tag, "state", "veryHidden");
      g_ptr_array_add (self->book->sheets, sheet);
      g_ptr_array_add (self->sheet_ids, id ? id : g_strdup (""));
    }
}

static const RkXmlHandler workbook = { .start = on_book_start };

static void
find_sheets (Reading *self)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      RkTableSheet *sheet = self->book->sheets->pdata[i];

      sheet->part = g_strdup (g_hash_table_lookup (self->targets, self->sheet_ids->pdata[i]));
    }
}

/* ── number formats ──────────────────────────────────────────────────────────────────────── */

static void
on_style_start (gpointer data, const char *name, const RkXmlTag *tag)
{
  Reading *self = data;
  guint id = rk_xml_tag_number (tag, "numFmtId", 0);

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && self->in_cell_styles && self->styles->len < MAX_STYLES)
    g_array_append_val (self->styles, id);
  else if (strcmp (name, "numFmt") == 0)
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (id), rk_xml_tag_dup (tag, "formatCode"));
}

static void
on_style_end (gpointer data, const char *name)
{
  Reading *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = FALSE;
}

static const RkXmlHandler styles = { .start = on_style_start, .end = on_style_end };

static RkNumberFormat *
make_format (const Reading *self, guint id)
{
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));

  return rk_number_format_new (code ? code : rk_number_format_builtin (id));
}

static void
make_formats (Reading *self)
{
  GHashTable *made = self->book->formats_made;

  for (guint i = 0; i < self->styles->len; i++)
    {
      guint id = g_array_index (self->styles, guint, i);
      RkNumberFormat *format = g_hash_table_lookup (made, GUINT_TO_POINTER (id));

      if (format == NULL)
        {
          format = make_format (self, id);
          g_hash_table_insert (made, GUINT_TO_POINTER (id), format);
        }
      g_ptr_array_add (self->book->formats, rk_number_format_is_general (format) ? NULL : format);
    }
}

/* ── shared strings ──────────────────────────────────────────────────────────────────────── */

static void
on_string_start (gpointer data, const char *name, const RkXmlTag *tag)
{
  Reading *self = data;

  if (strcmp (name, "si") == 0)
    {
      g_string_truncate (self->text.text, 0);
      self->text.phonetic = 0;
      self->in_string = TRUE;
    }
  else if (self->in_string)
    rk_xlsx_text_start (&self->text, name, tag);
}

static void
fail_too_many (Reading *self)
{
  rk_xml_parser_fail (
      self->parser,
      g_error_new (RK_ERROR, RK_ERROR_FORMAT,
                   _ ("The workbook holds more than %u MB of different texts, too many to read at "
                      "once. Nothing has been imported. Save the sheet as “CSV UTF-8” and choose "
                      "that file."),
                   RK_XLSX_MAX_TEXT >> 20));
}

static void
keep_string (RkXlsxBook *book, const GString *text)
{
  guint length = (guint)text->len;

  g_ptr_array_add (book->strings,
                   g_string_chunk_insert_len (book->texts, text->str, (gssize)text->len));
  g_array_append_val (book->lengths, length);
  book->damaged = book->damaged || strstr (text->str, "\xef\xbf\xbd") != NULL;
}

static void
on_string_end (gpointer data, const char *name)
{
  Reading *self = data;
  GString *text = self->text.text;

  if (strcmp (name, "si") != 0)
    {
      rk_xlsx_text_end (&self->text, name);
      return;
    }
  self->in_string = FALSE;
  rk_xlsx_text_unescape (text, 0);
  self->held += text->len + sizeof (char *) + sizeof (guint) + 1;
  if (self->held > RK_XLSX_MAX_TEXT)
    fail_too_many (self);
  else
    keep_string (self->book, text);
}

static void
on_string_text (gpointer data, const char *text, gsize length)
{
  Reading *self = data;

  /* One text without an end must not be held either. */
  if (self->text.text->len + length > RK_XLSX_MAX_TEXT)
    fail_too_many (self);
  else
    rk_xlsx_text_add (&self->text, text, length);
}

static const RkXmlHandler strings
    = { .start = on_string_start, .end = on_string_end, .text = on_string_text };

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

static gboolean
fail_other_kind (const RkZip *zip, GError **error)
{
  const char *message;

  if (rk_zip_has (zip, "xl/workbook.bin"))
    message = _ ("This is a binary Excel workbook (.xlsb). Nothing has been imported. Open it in "
                 "Excel and save it as “Excel workbook (.xlsx)”.");
  else if (rk_zip_has (zip, "content.xml"))
    message = _ ("This is an OpenDocument file (.ods). Nothing has been imported. Open it and save "
                 "it as “Excel workbook (.xlsx)” or as CSV.");
  else
    message
        = _ ("This is a ZIP file and not an Excel workbook, whatever its name says. Nothing has "
             "been imported. Unpack it first and choose the list inside.");
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT, message);
  return FALSE;
}

static gboolean
read_optional (
    Reading *self, const char *kind, guint64 max, const RkXmlHandler *handler, GError **error)
{
  const char *name = g_hash_table_lookup (self->targets, kind);

  return name == NULL || !rk_zip_has (self->book->zip, name)
         || read_part (self, name, max, handler, error);
}

static gboolean
read_book (Reading *self, GError **error)
{
  g_autofree char *part = NULL;

  if (!rk_zip_has (self->book->zip, "_rels/.rels"))
    return fail_other_kind (self->book->zip, error);
  if (!read_relationships (self, "", error))
    return FALSE;
  part = g_strdup (g_hash_table_lookup (self->targets, "/officeDocument"));
  if (part == NULL || !g_str_has_suffix (part, ".xml") || !rk_zip_has (self->book->zip, part))
    return fail_other_kind (self->book->zip, error);
  if (!read_part (self, part, RK_XLSX_MAX_PART, &workbook, error)
      || !read_relationships (self, part, error))
    return FALSE;
  if (self->book->sheets->len == 0)
    return fail_other_kind (self->book->zip, error);
  find_sheets (self);
  if (!read_optional (self, "/styles", RK_XLSX_MAX_PART, &styles, error)
      || !read_optional (self, "/sharedStrings", RK_XLSX_MAX_STRINGS, &strings, error))
    return FALSE;
  make_formats (self);
  return TRUE;
}

RkXlsxBook *
rk_xlsx_book_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkXlsxBook) book = g_new0 (RkXlsxBook, 1);
  Reading reading = { .book = book };
  gboolean ok;

  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->formats = g_ptr_array_new ();
  book->formats_made
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)rk_number_format_free);
  book->strings = g_ptr_array_new ();
  book->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  book->texts = g_string_chunk_new (64 * 1024);
  book->zip = rk_zip_new (stream, cancellable, error);
  if (book->zip == NULL)
    return NULL;
  reading.targets = table_of_texts ();
  reading.sheet_ids = g_ptr_array_new_with_free_func (g_free);
  reading.codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  reading.styles = g_array_new (FALSE, FALSE, sizeof (guint));
  reading.text.text = g_string_new (NULL);
  ok = read_book (&reading, error);
  g_hash_table_unref (reading.targets);
  g_ptr_array_unref (reading.sheet_ids);
  g_hash_table_unref (reading.codes);
  g_array_unref (reading.styles);
  g_string_free (reading.text.text, TRUE);
  return ok ? g_steal_pointer (&book) : NULL;
}

void
rk_xlsx_book_free (RkXlsxBook *book)
{
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->formats);
  g_hash_table_unref (book->formats_made);
  g_ptr_array_unref (book->strings);
  g_array_unref (book->lengths);
  g_string_chunk_free (book->texts);
  g_clear_pointer (&book->zip, rk_zip_free);
  g_free (book);
}
