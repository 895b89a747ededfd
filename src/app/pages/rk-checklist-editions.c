#include "rk-checklist-editions.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklist-file.h"
#include "rk-edition-window.h"
#include "rk-editions.h"
#include "rk-files.h"
#include "rk-records.h"

#define FILTER "*.csv;*.json"
#define READ_FILTER "*.csv;*.json;*.xlsx"

typedef struct
{
  RkContext *context;
  GWeakRef parent;
  RkEdition *edition;
  GPtrArray *editions; /* read from a file */
  char *version;
  gint64 id;
} Job;

static Job *
job_new (RkContext *context, GtkWidget *parent, RkEdition *edition)
{
  Job *job = g_new0 (Job, 1);

  job->context = g_object_ref (context);
  g_weak_ref_init (&job->parent, gtk_widget_get_root (parent));
  job->edition = edition ? rk_edition_ref (edition) : NULL;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->context);
  g_weak_ref_clear (&job->parent);
  g_clear_pointer (&job->edition, rk_edition_unref);
  g_clear_pointer (&job->editions, g_ptr_array_unref);
  g_free (job->version);
  g_free (job);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->editions->len; i++)
    if (!rk_editions_add (db, job->editions->pdata[i], 0, &job->id, error))
      return FALSE;
  return TRUE;
}

static void
on_import_chosen (GFile *file, gpointer data)
{
  Job *chosen = data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&chosen->parent);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *editions = rk_checklist_file_read (path, &error);
  Job *job;

  if (editions == NULL)
    {
      rk_context_report (chosen->context, error, _ ("The Checklist Was Not Read"));
      return;
    }
  if (parent == NULL)
    {
      g_ptr_array_unref (editions);
      return;
    }
  job = job_new (chosen->context, parent, NULL);
  job->editions = editions;
  what = g_strdup_printf ("チェックリストを%u件読み込んだ", editions->len);
  toast = g_strdup_printf (
      ngettext ("%u checklist was read", "%u checklists were read", editions->len), editions->len);
  rk_context_run_command_async (chosen->context, NULL, what, toast, run_add, job, job_free, NULL);
}

void
rk_checklist_editions_import (RkContext *context, GtkWidget *parent)
{
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (parent)), GTK_FILE_CHOOSER_ACTION_OPEN,
                   _ ("Read a Checklist"), _ ("_Read"), NULL, READ_FILTER,
                   _ ("Checklists (CSV, Excel, JSON)"), on_import_chosen,
                   job_new (context, parent, NULL), job_free);
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static void
on_export_chosen (GFile *file, gpointer data)
{
  Job *job = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (rk_checklist_file_write (path, job->edition, &error))
    rk_context_toast (job->context, _ ("The checklist has been written"), FALSE);
  else
    rk_context_report (job->context, error, _ ("The Checklist Was Not Written"));
}

void
rk_checklist_editions_export (RkContext *context, GtkWidget *parent, RkEdition *edition)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", edition->title);

  g_strdelimit (name, "/\\:", '_');
  rk_files_choose (GTK_WINDOW (gtk_widget_get_root (parent)), GTK_FILE_CHOOSER_ACTION_SAVE,
                   _ ("Write This Checklist"), _ ("_Write"), name, FILTER,
                   _ ("Checklists (CSV, JSON)"), on_export_chosen,
                   job_new (context, parent, edition), job_free);
}

/* ── an edition of the office's own ──────────────────────────────────────────────────────── */

static gboolean
run_copy (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_editions_copy (db, job->edition->id, job->edition->code, job->version, &job->id, error);
}

static void
on_copied (gpointer owner, gpointer data, gboolean done)
{
  Job *job = data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&job->parent);

  if (done && parent)
    gtk_window_present (
        GTK_WINDOW (rk_edition_window_new (job->context, GTK_WINDOW (parent), job->id)));
}

/* 「2026.11-1」 → 「2026年11月26日の版」: what nobody else is called. */
static char *
dup_version (void)
{
  g_autofree char *day = rk_date_to_iso (rk_today ());
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_strdup_printf ("%s-%02d%02d", day, g_date_time_get_hour (now),
                          g_date_time_get_minute (now));
}

void
rk_checklist_editions_edit (RkContext *context, GtkWidget *parent, RkEdition *edition)
{
  Job *job;
  g_autofree char *what = NULL;

  if (edition->fixed_on == NULL)
    {
      gtk_window_present (GTK_WINDOW (
          rk_edition_window_new (context, GTK_WINDOW (gtk_widget_get_root (parent)), edition->id)));
      return;
    }
  job = job_new (context, parent, edition);
  job->version = dup_version ();
  what = g_strdup_printf ("チェックリスト「%s」から独自の版を作った", edition->title);
  rk_context_run_command_async (context, NULL, what,
                                _ ("An edition of your own has been made from it"), run_copy, job,
                                job_free, on_copied);
}
