#include "rk-print.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define KEY "print-settings"
#define GROUP "printer"

typedef struct
{
  RkContext *context; /* NULL when exporting */
  RkPages *pages;
  GtkBitset *printed; /* pages that were drawn for the printer */
  RkPrintDone done;
  gpointer data;
} Job;

/* ── what the dialog remembers ───────────────────────────────────────────────────────────── */

static GtkPrintSettings *
load_settings (GSettings *settings)
{
  g_autofree char *text = g_settings_get_string (settings, KEY);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GtkPrintSettings *remembered = NULL;

  if (*text && g_key_file_load_from_data (file, text, (gsize)-1, G_KEY_FILE_NONE, NULL))
    remembered = gtk_print_settings_new_from_key_file (file, GROUP, NULL);
  return remembered ? remembered : gtk_print_settings_new ();
}

static void
save_settings (GSettings *settings, GtkPrintSettings *remembered)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  /* Which pages and how many copies belong to this paper, not to the next. */
  gtk_print_settings_unset (remembered, GTK_PRINT_SETTINGS_PRINT_PAGES);
  gtk_print_settings_unset (remembered, GTK_PRINT_SETTINGS_PAGE_RANGES);
  gtk_print_settings_unset (remembered, GTK_PRINT_SETTINGS_N_COPIES);
  gtk_print_settings_to_key_file (remembered, file, GROUP);
  text = g_key_file_to_data (file, NULL, NULL);
  g_settings_set_string (settings, KEY, text);
}

/* ── the operation ───────────────────────────────────────────────────────────────────────── */

/* The paper that is nearest to a sheet; names of PWG 5101.1. */
static const char *
find_paper (double width, double height)
{
  static const struct
  {
    const char *name;
    double width, height; /* mm */
  } papers[] = { { GTK_PAPER_NAME_A4, 210, 297 },
                 { GTK_PAPER_NAME_A3, 297, 420 },
                 { "jpn_chou3", 120, 235 },
                 { "jpn_kaku2", 240, 332 } };
  guint best = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      double off = ABS (width / RK_MM - papers[i].width) + ABS (height / RK_MM - papers[i].height);

      if (off < least)
        {
          least = off;
          best = i;
        }
    }
  return papers[best].name;
}

/* The pages carry their own margins: the whole sheet is theirs. */
static void
fill_page_setup (GtkPageSetup *setup, RkPages *pages, guint n)
{
  double width, height;
  gboolean landscape;
  g_autoptr (GtkPaperSize) size = NULL;

  rk_pages_get_page_size (pages, n, &width, &height);
  landscape = width > height;
  size = gtk_paper_size_new (find_paper (MIN (width, height), MAX (width, height)));
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
}

/* In a packet every sheet has its own size: an A3 paper is printed on A3. */
static void
on_request_page_setup (
    GtkPrintOperation *operation, GtkPrintContext *context, int n, GtkPageSetup *setup, Job *job)
{
  fill_page_setup (setup, job->pages, (guint)n);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int n, Job *job)
{
  rk_pages_draw (job->pages, (guint)n, gtk_print_context_get_cairo_context (context));
  gtk_bitset_add (job->printed, (guint)n);
}

static GtkPrintOperation *
create_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  fill_page_setup (setup, job->pages, 0);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int)rk_pages_get_n (job->pages));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation,
                                    rk_document_get_title (rk_pages_get_document (job->pages)));
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (on_request_page_setup), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  return operation;
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    save_settings (rk_context_get_settings (job->context),
                   gtk_print_operation_get_print_settings (operation));
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      told = g_error_new (RK_ERROR, RK_ERROR_FAILED,
                          _ ("The printer did not take the pages. Nothing in the file has changed. "
                             "Check the printer, or save the pages as PDF. (%s)"),
                          error ? error->message : "");
      rk_context_report (job->context, told, _ ("The Pages Were Not Printed"));
    }
  if (job->done)
    job->done (job->data, result == GTK_PRINT_OPERATION_RESULT_APPLY ? job->printed : NULL);
  gtk_bitset_unref (job->printed);
  g_object_unref (job->context);
  g_free (job);
  g_object_unref (operation);
}

void
rk_print_pages (
    RkContext *context, GtkWindow *parent, RkPages *pages, RkPrintDone done, gpointer data)
{
  Job *job = g_new (Job, 1);
  GtkPrintOperation *operation;
  g_autoptr (GtkPrintSettings) settings = load_settings (rk_context_get_settings (context));

  *job = (Job){ g_object_ref (context), pages, gtk_bitset_new_empty (), done, data };
  operation = create_operation (job);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
rk_print_export (RkPages *pages, const char *path, GError **error)
{
  g_autoptr (GtkBitset) printed = gtk_bitset_new_empty ();
  Job job = { .pages = pages, .printed = printed };
  g_autoptr (GtkPrintOperation) operation = create_operation (&job);

  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error)
         == GTK_PRINT_OPERATION_RESULT_APPLY;
}
