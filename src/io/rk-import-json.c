/* The summary that renkei-cli prints; names and meanings are those of its description. */
#include "rk-import.h"

#include <string.h>

#include "rk-json.h"

/* A column of names fills the municipality, whose code is what is stored. */
static const char *
field_name (const RkKind *kind, const RkImportColumn *column)
{
  const char *name;
  gsize length;

  if (column->field < 0)
    return NULL;
  name = kind->fields[column->field].name;
  length = strlen (name);
  if (!g_str_has_suffix (name, "_code") || strstr (column->heading, "コード")
      || strstr (column->heading, "code"))
    return name;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & RK_FIELD_DERIVED && strlen (kind->fields[i].name) == length - 5
        && strncmp (kind->fields[i].name, name, length - 5) == 0)
      return kind->fields[i].name;
  return name;
}

static void
append_columns (GString *out, const RkImport *import)
{
  g_string_append (out, ", \"columns\": {");
  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      const RkImportColumn *column = rk_import_get_column (import, c);

      if (c > 0)
        g_string_append (out, ", ");
      rk_json_append_text (out, column->heading);
      g_string_append (out, ": ");
      rk_json_append_text (out, field_name (rk_import_get_kind (import), column));
    }
  g_string_append_c (out, '}');
}

static void
append_count (GString *out, const char *name, guint64 count)
{
  g_string_append_printf (out, ", \"%s\": %" G_GUINT64_FORMAT, name, count);
}

static void
append_problem (GString *out, const RkImportProblem *problem)
{
  static const char *const kinds[] = {
    [RK_IMPORT_PROBLEM_VALUE] = "review",
    [RK_IMPORT_PROBLEM_DUPLICATE] = "duplicate",
    [RK_IMPORT_PROBLEM_REJECTED] = "rejected",
  };

  g_string_append_printf (out, "{\"row\": %u, \"column\": ", problem->row);
  rk_json_append_text (out, problem->column);
  g_string_append (out, ", \"value\": ");
  rk_json_append_text (out, problem->value);
  g_string_append (out, ", \"reason\": ");
  rk_json_append_text (out, problem->reason);
  if (problem->proposal)
    {
      g_string_append (out, ", \"proposal\": ");
      rk_json_append_text (out, problem->proposal);
    }
  g_string_append_printf (out, ", \"kind\": \"%s\"}", kinds[problem->kind]);
}

/* Only of workbooks, beside what every file has. */
static void
append_workbook (GString *out, const RkImport *import)
{
  const GPtrArray *sheets = rk_import_get_sheets (import);
  g_auto (GStrv) remarks = rk_import_dup_remarks (import);

  if (sheets == NULL)
    return;
  append_count (out, "sheet", rk_import_get_sheet (import));
  g_string_append (out, ", \"sheets\": [");
  for (guint i = 0; i < sheets->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      rk_json_append_text (out, ((const RkTableSheet *)sheets->pdata[i])->name);
    }
  g_string_append (out, "], \"remarks\": [");
  for (guint i = 0; remarks[i]; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      rk_json_append_text (out, remarks[i]);
    }
  g_string_append_c (out, ']');
}

char *
rk_import_dup_json (RkImport *self, const RkImportReport *report)
{
  GString *out = g_string_new ("{\"encoding\": ");

  rk_json_append_text (out, rk_import_get_encoding (self));
  append_count (out, "header_row", rk_import_get_header_row (self));
  append_columns (out, self);
  append_count (out, "rows", report->rows);
  append_count (out, "added", report->outcomes[RK_IMPORT_ADDED]);
  append_count (out, "updated", report->outcomes[RK_IMPORT_UPDATED]);
  append_count (out, "unchanged", report->outcomes[RK_IMPORT_UNCHANGED]);
  append_count (out, "rejected", report->outcomes[RK_IMPORT_REJECTED]);
  append_count (out, "needs_review", report->needs_review);
  append_count (out, "possible_duplicates", report->outcomes[RK_IMPORT_DUPLICATE]);
  g_string_append (out, ", \"problems\": [");
  for (guint i = 0; i < report->problems->len; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_problem (out, report->problems->pdata[i]);
    }
  g_string_append_c (out, ']');
  if (report->n_problems > report->problems->len)
    append_count (out, "problems_left_out", report->n_problems - report->problems->len);
  append_workbook (out, self);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
