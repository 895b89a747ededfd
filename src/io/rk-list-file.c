#include "rk-list-file.h"

#include "rk-xlsx-writer.h"

struct _RkListFile
{
  char *path;
  char *title;
  RkCsvEncoding encoding;
  RkCsvWriter *text;
  RkXlsxWriter *book; /* in place of @text where the name asks for a workbook */
  GPtrArray *no_losses;
};

RkListFile *
rk_list_file_new (const char *path, const char *title, RkCsvEncoding encoding)
{
  RkListFile *self = g_new0 (RkListFile, 1);

  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->encoding = encoding;
  self->no_losses = g_ptr_array_new ();
  return self;
}

void
rk_list_file_free (RkListFile *self)
{
  g_clear_pointer (&self->text, rk_csv_writer_free);
  g_clear_pointer (&self->book, rk_xlsx_writer_free);
  g_ptr_array_unref (self->no_losses);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_workbook (const RkListFile *self)
{
  g_autofree char *lower = g_ascii_strdown (self->path, -1);

  return g_str_has_suffix (lower, ".xlsx");
}

gboolean
rk_list_file_begin (RkListFile *self,
                    const char *const *headings,
                    const gboolean *numeric,
                    guint n_columns,
                    GError **error)
{
  g_autofree gboolean *none = numeric ? NULL : g_new0 (gboolean, n_columns);

  g_return_val_if_fail (self->text == NULL && self->book == NULL, FALSE);

  if (is_workbook (self))
    self->book = rk_xlsx_writer_new (self->path, self->title, headings, numeric ? numeric : none,
                                     n_columns, error);
  else
    self->text = rk_csv_writer_new (self->path, self->encoding, headings, n_columns, error);
  return self->book || self->text;
}

gboolean
rk_list_file_add (RkListFile *self, const char *const *cells, GError **error)
{
  return self->book ? rk_xlsx_writer_add (self->book, cells, error)
                    : rk_csv_writer_add (self->text, cells, error);
}

gboolean
rk_list_file_take (const char *const *cells, gpointer file, GError **error)
{
  RkListFile *self = file;

  if (self->book || self->text)
    return rk_list_file_add (self, cells, error);
  return rk_list_file_begin (self, cells, NULL, g_strv_length ((char **)cells), error);
}

gboolean
rk_list_file_finish (RkListFile *self, GError **error)
{
  return self->book ? rk_xlsx_writer_finish (self->book, error)
                    : rk_csv_writer_finish (self->text, error);
}

guint64
rk_list_file_get_n_rows (const RkListFile *self)
{
  if (self->book)
    return rk_xlsx_writer_get_n_rows (self->book);
  return self->text ? rk_csv_writer_get_n_rows (self->text) : 0;
}

GPtrArray *
rk_list_file_get_losses (const RkListFile *self)
{
  return self->text ? rk_csv_writer_get_losses (self->text) : self->no_losses;
}
