/* A packet of sixty pages with five attached files, and five hundred invitations, from records to
 * PDF. Prints for each the seconds (median of five) and the pages; the goals are 1.5 s and 1 s. */
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "rk-attachments.h"
#include "rk-councils.h"
#include "rk-meetings.h"
#include "rk-pdf.h"
#include "rk-report.h"
#include "rk-sample.h"
#include "rk-test-office.h"
#include "rk-type.h"

#define FILES 5
#define PAGES 11

static cairo_status_t
append (gpointer data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Pages of text with a rule under each line, as another program would make them. */
static GBytes *
make_file (guint n)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595.276, 841.89);
  cairo_t *cr = cairo_create (surface);
  RkType *type = rk_type_get_shared (NULL, NULL);

  for (guint page = 0; page < PAGES; page++)
    {
      for (guint line = 0; line < 45; line++)
        {
          g_autofree char *text = g_strdup_printf (
              "資料%u　%u頁　%u行　働く世代の健康づくりの取組の結果と課題について", n, page, line);

          rk_type_draw (type, cr, RK_FACE_GOTHIC, 10, 1, 62, 70 + line * 16.0, text, -1);
          cairo_move_to (cr, 62, 74 + line * 16.0);
          cairo_line_to (cr, 540, 74 + line * 16.0);
        }
      cairo_stroke (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 meeting;

  if (!rk_meetings_default (db, 0, &meeting, error))
    return FALSE;
  for (guint i = 0; i < FILES; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_material);
      g_autofree char *name = g_strdup_printf ("資料%u.pdf", i);
      g_autoptr (GBytes) bytes = make_file (i);
      g_autoptr (RkRecord) record = NULL;
      gint64 id;

      if (!rk_attachments_add (db, name, "application/pdf", bytes, PAGES, &id, error))
        return FALSE;
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_material, "meeting_id"), meeting);
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_material, "attachment_id"), id);
      rk_draft_take (draft, rk_kind_field (&rk_kind_material, "kind"), g_strdup ("資料"));
      rk_draft_take (draft, rk_kind_field (&rk_kind_material, "title"), g_strdup (name));
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

#define LETTERS 500
#define TIMES 5

static gboolean
save (RkDb *db, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (db, record, id, error);
}

static gboolean
invite (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 council;

  if (!rk_councils_default (db, &council, error))
    return FALSE;
  for (guint i = 0; i < LETTERS; i++)
    {
      RkDraft *person = rk_draft_new (&rk_kind_person);
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      RkDraft *term = rk_draft_new (&rk_kind_appointment);
      gint64 person_id, seat_id;

      rk_draft_take (person, rk_kind_field (&rk_kind_person, "name"),
                     g_strdup_printf ("髙橋　見本%03u", i));
      rk_draft_set_int (seat, rk_kind_field (&rk_kind_seat, "council_id"), council);
      rk_draft_set_int (seat, rk_kind_field (&rk_kind_seat, "position"), 100 + i);
      if (!save (db, person, &person_id, error) || !save (db, seat, &seat_id, error))
        return FALSE;
      rk_draft_set_int (term, rk_kind_field (&rk_kind_appointment, "seat_id"), seat_id);
      rk_draft_set_int (term, rk_kind_field (&rk_kind_appointment, "person_id"), person_id);
      rk_draft_take (term, rk_kind_field (&rk_kind_appointment, "term_start"),
                     g_strdup ("2020-04-01"));
      if (!save (db, term, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static void
measure (RkTestOffice *office, const char *name)
{
  g_autofree char *path = g_build_filename (office->folder, "out.pdf", NULL);
  double seconds[TIMES];
  guint pages = 0;

  for (guint i = 0; i < TIMES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RkDocument) document
          = rk_report_build (rk_store_main_db (office->store), name, NULL, NULL, NULL);
      g_autoptr (RkPages) made = rk_document_paginate (document, NULL, NULL);

      pages = rk_pages_get_n (made);
      g_assert_true (rk_pages_write_pdf (made, path, NULL, NULL, NULL, NULL));
      seconds[i] = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
    }
  qsort (seconds, TIMES, sizeof *seconds, compare);
  printf ("%.2f %u\n", seconds[TIMES / 2], pages);
}

int
main (void)
{
  RkTestOffice *office = g_new0 (RkTestOffice, 1);

  office->folder = g_dir_make_tmp ("rk-bench-XXXXXX", NULL);
  office->path = g_build_filename (office->folder, "a.renkei", NULL);
  g_assert_true (rk_sample_create (office->path, NULL));
  office->store = rk_store_open (office->path, 0, NULL);
  rk_test_command (office, "添付した", attach, NULL);
  measure (office, "packet");
  rk_test_command (office, "委員を加えた", invite, NULL);
  measure (office, "invitation");
  rk_test_office_free (office);
  return 0;
}
