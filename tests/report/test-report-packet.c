/* 会議資料一式 of the sample office: its parts, their numbers and sheets, what cannot be printed.
 */
#include <cairo-pdf.h>

#include "rk-meetings.h"
#include "rk-test-papers.h"

/* ── 会議資料一式 ────────────────────────────────────────────────────────────────────────── */

static void
collect (PopplerIndexIter *iter, GString *words)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_string_append_printf (words, "%s@%d\n", action->any.title,
                              action->goto_dest.dest->page_num);
      poppler_action_free (action);
      if (child)
        collect (child, words);
      poppler_index_iter_free (child);
    }
  while (poppler_index_iter_next (iter));
}

static char *
read_outline (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  GString *words = g_string_new (NULL);

  g_object_unref (document);
  g_assert_nonnull (iter);
  collect (iter, words);
  poppler_index_iter_free (iter);
  return g_string_free (words, FALSE);
}

/* The sheet on which a through number stands; 0: on none. @sheets: the words of each */
static guint
page_of (char **sheets, guint through)
{
  g_autofree char *number = g_strdup_printf ("－ %u －", through);

  for (guint i = 2; sheets[i - 1]; i++)
    if (strstr (sheets[i - 1], number))
      return i;
  return 0;
}

static void
test_packet (void)
{
  guint pages;
  g_autofree char *text = print (office, "packet", NULL, &pages);
  g_autofree char *path = out_path (office);
  g_autofree char *outline = read_outline (path);
  g_autofree char *cover = doc_read_page (path, 1);
  g_autofree char *back = doc_read_page (path, 2);
  g_autofree char *info = doc_run ("pdfinfo", "-l", "99", path, NULL);
  g_auto (GStrv) sheets = g_strsplit (text, "\f", -1);
  guint last = 0;

  assert_has (cover, "会 議 資 料");
  assert_has (cover, "【A3】");
  assert_lacks (cover, "－ 0 －");
  g_assert_cmpuint (strspn (back, " \n\f"), ==, strlen (back)); /* the back of the cover */
  g_assert_cmpuint (page_of (sheets, 1), ==, 3);
  /* Numbers grow with the sheets and skip only blank backs. */
  for (guint i = 1; i <= pages; i++)
    {
      guint sheet = page_of (sheets, i);

      g_assert_true (sheet == 0 || (sheet > last && sheet == i + 2));
      last = sheet ? sheet : last;
    }
  g_assert_cmpuint (last, ==, pages);
  /* Attached files as text, with the number and their own pages; the A3 one as A3. */
  assert_has (text, "Sample paper 3 - 1/1");
  assert_has (text, "資料4-2");
  assert_has (text, "【A3】1 / 1");
  assert_has (text, "2 / 2");
  assert_has (info, "1191 x 842");
  assert_has (outline, "表紙@1\n");
  assert_has (outline, "次第@3\n");
  assert_has (outline, "資料1　前回の主な意見と対応@");
  assert_has (outline, "資料4-1　共通の取組（案）@");
  assert_lacks (text, "治療と仕事"); /* an open meeting */
}

/* Every paper begins on an odd page where both sides are printed; else none is blank. */
static void
test_packet_sides (void)
{
  RkReportParams single = { .single_sided = TRUE };
  RkReportParams two_up = { .two_up = TRUE };
  guint both, one, two;
  g_autofree char *first = print (office, "packet", NULL, &both);
  g_autofree char *second = print (office, "packet", &single, &one);
  g_autofree char *third = print (office, "packet", &two_up, &two);
  g_autofree char *path = out_path (office);
  g_autofree char *info = doc_run ("pdfinfo", "-l", "99", path, NULL);

  g_assert_cmpuint (one, <, both);
  g_assert_cmpuint (two, <, one);
  assert_has (info, "Page    1 size:  841.89 x 595.276");
  assert_has (info, "1191 x 842");
  assert_has (third, "Sample paper 4 - 2/2");
}

static void
test_packet_parts (void)
{
  RkReportParams params = { .parts = "agenda,materials" };
  RkReportParams none = { .parts = "agenda,nothing" };
  g_autofree char *text = print (office, "packet", &params, NULL);
  g_autoptr (GError) error = NULL;

  assert_has (text, "次 第");
  assert_has (text, "Sample paper 3");
  assert_lacks (text, "会 議 資 料");
  assert_lacks (text, "傍聴席");
  g_assert_null (rk_report_build (rk_store_main_db (office->store), "packet", &none, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no part “nothing”"));
  g_assert_nonnull (strstr (error->message, "attendance"));
}

/* The packet of every meeting of the sample office can be made again, of the first ones as well. */
static void
test_packet_of_the_first (void)
{
  RkDb *db = rk_store_main_db (office->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (GArray) ids = NULL;
  RkReportParams params = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (rk_query_sort (query, "date", &error));
  ids = rk_query_ids (db, query, NULL, &error);
  g_assert_no_error (error);
  params.meeting = g_array_index (ids, gint64, 0);
  text = print (office, "packet", &params, NULL);
  assert_has (text, "前回の主な意見と対応");
  assert_has (text, "別に配布");
}

static void
test_same_bytes (void)
{
  static const char *const names[] = { "minutes", "seating", "directions", "packet" };
  g_autofree char *path = out_path (office);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bytes[2] = { NULL, NULL };
      gsize sizes[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autofree char *text = print (office, names[i], NULL, NULL);

          g_assert_true (g_file_get_contents (path, &bytes[k], &sizes[k], NULL));
        }
      g_assert_cmpmem (bytes[0], sizes[0], bytes[1], sizes[1]);
      g_free (g_steal_pointer (&bytes[1]));
    }
}

/* ── files that cannot be printed ────────────────────────────────────────────────────────── */

/* Enough of a PDF file to be opened; @encrypt: (nullable): of the trailer */
static GBytes *
make_pdf (const char *encrypt)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  static const char *const objects[]
      = { "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" };
  gsize offsets[G_N_ELEMENTS (objects)];
  gsize start;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      offsets[i] = pdf->len;
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  start = pdf->len;
  g_string_append (pdf, "xref\n0 4\n0000000000 65535 f \n");
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (
      pdf, "trailer\n<< /Size 4 /Root 1 0 R %s >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      encrypt ? encrypt : "", start);
  return g_bytes_new (pdf->str, pdf->len);
}

#define ENCRYPT                                                                 \
  "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" \
  " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"                              \
  " /O <0101010101010101010101010101010101010101010101010101010101010101>"      \
  " /U <0202020202020202020202020202020202020202020202020202020202020202> >>"

static void
test_foreign (void)
{
  static const char junk[] = "これはPDFではない。";
  g_autoptr (GBytes) sound = make_pdf (NULL);
  g_autoptr (GBytes) locked = make_pdf (ENCRYPT);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) other = g_bytes_new_static (junk, sizeof junk);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (sound, 0, 60);
  GBytes *broken[] = { nothing, other, half };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkForeign) file = rk_foreign_new (sound, "資料.pdf", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rk_foreign_get_n (file), ==, 1);
  g_assert_null (rk_foreign_new (locked, "資料.pdf", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "password");
  assert_has (error->message, "資料.pdf");
  assert_has (error->message, "Nothing was changed");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_clear_error (&error);
      g_assert_null (rk_foreign_new (broken[i], "資料.pdf", &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
      assert_has (error->message, "damaged");
    }
}

static gboolean
attach_junk (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("junk", 4);
  g_autoptr (RkRecord) material = find (db, &rk_kind_material, "title", "役割分担表（案）");
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_material);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (!rk_attachments_add (db, "壊れた.pdf", "application/pdf", bytes, 1, &id, error))
    return FALSE;
  rk_query_where (query, "title", "役割分担表（案）", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (db, &rk_kind_material, g_array_index (ids, gint64, i), NULL);
      RkDraft *draft;

      if (rk_record_get_int (record, "attachment_id") == 0)
        continue;
      draft = rk_draft_copy (record);
      set_int (draft, "attachment_id", id);
      if (save (db, draft, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* ── A3 between A4 ───────────────────────────────────────────────────────────────────────── */

static void
write_at (cairo_t *cr, double x, double y, const char *text)
{
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, text);
}

/* A file with a page for each letter: 3: A3 on its side, 4: A4, f: A4 that is written on up to its
 * edges, m: A4 with margins. */
static RkForeign *
make_foreign (const char *sizes)
{
  g_autofree char *path = out_path (office);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;
  RkForeign *file;

  for (; *sizes; sizes++)
    {
      cairo_pdf_surface_set_size (surface, *sizes == '3' ? 1191 : 595, 842);
      if (*sizes == 'f')
        {
          write_at (cr, 480, 38, "HEAD");
          write_at (cr, 280, 815, "FOOT");
        }
      else if (*sizes == 'm')
        write_at (cr, 280, 400, "MIDDLE");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  file = rk_foreign_new (bytes, "資料.pdf", &error);
  g_assert_no_error (error);
  return file;
}

/* Two pages of the program's own on A3. */
static RkPages *
make_large (void)
{
  g_autoptr (RkDocument) document = rk_document_new ("大きな表");

  rk_document_set_paper (document, RK_PAPER_A3, TRUE, RK_PAPER_USE_PAPER);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "一");
  rk_document_start_part (document, "二");
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "二");
  return rk_document_paginate (document, NULL, NULL);
}

/* 「4 3- 」: the size of every sheet, a dash where it is blank. */
static char *
describe_sheets (RkPages *pages)
{
  g_autofree char *path = out_path (office);
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint n = 0; n < rk_pages_get_n (pages); n++)
    {
      g_autofree char *text = doc_read_page (path, n + 1);
      g_autofree char *number = g_strdup_printf ("－ %u －", n + 1);
      double width, height;

      rk_pages_get_page_size (pages, n, &width, &height);
      /* A page bears the number of its side. */
      g_assert_true (strstr (text, "－") == NULL || strstr (text, number));
      g_string_append_printf (words, "%s%c%s", n ? " " : "", width > 1000 ? '3' : '4',
                              strstr (text, number) ? "" : "-");
    }
  return g_string_free (words, FALSE);
}

/* A page that is folded in is not on the back of another, nor is another on its back. */
static void
test_packet_large_sheets (void)
{
  static const RkPart parts[] = { { .title = "一" }, { .title = "二" } };
  g_autoptr (RkDocument) document = rk_document_new ("会議資料");
  g_autoptr (RkPages) both = NULL;
  g_autoptr (RkPages) one = NULL;
  g_autofree char *words = NULL;
  g_autofree char *single = NULL;

  rk_document_set_double_sided (document, TRUE);
  rk_document_add_foreign (document, &parts[0], make_foreign ("4344334"));
  rk_document_add_part (document, &parts[1], make_large ());
  both = rk_document_paginate (document, NULL, NULL);
  words = describe_sheets (both);
  g_assert_cmpstr (words, ==, "4 4- 3 3- 4 4 3 3- 3 3- 4 4- 3 3- 3");
  g_assert_cmpuint (rk_document_get_part_end (document, 0), ==, 11);
  g_assert_cmpuint (rk_document_get_part_start (document, 1), ==, 13);
  rk_document_set_double_sided (document, FALSE);
  one = rk_document_paginate (document, NULL, NULL);
  single = describe_sheets (one);
  g_assert_cmpstr (single, ==, "4 3 4 4 3 3 4 3 3");
}

/* The top or the foot of a word on the first page where it stands, in points. */
static double
place_of (const char *boxes, const char *word, const char *edge)
{
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);

  for (char **line = lines; *line; line++)
    if (strstr (*line, word))
      return g_ascii_strtod (strstr (*line, edge) + strlen (edge) + 2, NULL); /* =" */
  g_assert_not_reached ();
}

/* What an attached page says at its edges can be read beside what is stamped there; a page with
 * margins stays as large and where it is. */
static void
test_packet_stamps (void)
{
  static const RkPart parts[]
      = { { .title = "一", .number = "資料1" }, { .title = "二", .number = "資料2" } };
  g_autoptr (RkDocument) document = rk_document_new ("会議資料");
  g_autoptr (RkPages) pages = NULL;
  g_autofree char *path = out_path (office);
  g_autofree char *boxes = NULL;
  g_autoptr (GError) error = NULL;

  rk_document_add_foreign (document, &parts[0], make_foreign ("f"));
  rk_document_add_foreign (document, &parts[1], make_foreign ("m"));
  pages = rk_document_paginate (document, NULL, NULL);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  boxes = doc_run ("pdftotext", "-bbox", path, "-", NULL);
  g_assert_cmpfloat (place_of (boxes, ">HEAD<", "yMin"), >, place_of (boxes, ">資料1<", "yMax"));
  g_assert_cmpfloat (place_of (boxes, ">FOOT<", "yMax"), <, place_of (boxes, ">－<", "yMin"));
  g_assert_cmpfloat (place_of (boxes, ">FOOT<", "yMax"), >, 780);
  g_assert_cmpfloat_with_epsilon (place_of (boxes, ">MIDDLE<", "xMin"), 280, 1);
  g_assert_cmpfloat (place_of (boxes, ">MIDDLE<", "yMin"), <, 400);
  g_assert_cmpfloat (place_of (boxes, ">MIDDLE<", "yMax"), >, 400);
}

static GPtrArray *
build_parts (RkTestOffice *own, const RkReportParams *params, RkPages **pages)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *parts;
  g_autoptr (RkDocument) document
      = rk_packet_build (rk_store_main_db (own->store), params, &parts, NULL, &error);

  g_assert_no_error (error);
  *pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  return parts;
}

static const RkPacketPart *
part_of (GPtrArray *parts, const char *key)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (g_str_equal (part->key, key) || g_strcmp0 (part->number, key) == 0)
        return part;
    }
  g_assert_not_reached ();
}

/* What each part says of itself is where it stands. */
static void
check_parts (GPtrArray *parts, RkPages *pages)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];
      RkDocument *document = rk_pages_get_document (pages);

      if (!part->printed)
        continue;
      g_assert_cmpuint (part->first, ==, rk_document_get_part_start (document, part->part));
      g_assert_cmpuint (part->last, ==, rk_document_get_part_end (document, part->part));
      g_assert_cmpuint (part->n_pages, ==, rk_document_get_part_size (document, part->part, NULL));
      g_assert_cmpuint (rk_pages_find_part (pages, part->part), <, rk_pages_get_n (pages));
    }
}

/* The order and the choice that the meeting keeps; what it does not name stands where it would. */
static void
test_packet_order (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { 0 };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (RkPages) again = NULL;
  g_autoptr (GPtrArray) plain = build_parts (own, &params, &pages);
  g_autoptr (GPtrArray) ordered = NULL;
  g_autofree char *order = NULL;
  guint attendance, seating;

  check_parts (plain, pages);
  g_assert_cmpstr (((RkPacketPart *)plain->pdata[0])->key, ==, "cover");
  g_assert_cmpuint (part_of (plain, "agenda")->first, ==, 1);
  g_assert_cmpuint (part_of (plain, "資料2")->n_pages, ==, 8); /* 圏域カルテ: of all areas */
  change (own, (Change){ &rk_kind_meeting, NEXT, "packet_parts",
                         "cover attendance seating -agenda nothing seating" });
  ordered = build_parts (own, &params, &again);
  check_parts (ordered, again);
  g_assert_cmpuint (ordered->len, ==, plain->len);
  g_assert_cmpstr (((RkPacketPart *)ordered->pdata[1])->key, ==, "attendance");
  g_assert_false (part_of (ordered, "agenda")->printed);
  attendance = part_of (ordered, "attendance")->first;
  seating = part_of (ordered, "seating")->first;
  g_assert_cmpuint (attendance, ==, 1);
  g_assert_cmpuint (seating, ==, 1 + part_of (ordered, "attendance")->n_pages);
  g_assert_true (part_of (ordered, "資料1")->printed);
  order = rk_packet_parts_dup_order (ordered);
  g_assert_true (g_str_has_prefix (order, "cover attendance "));
  g_assert_nonnull (strstr (order, " -agenda"));
  g_assert_null (strstr (order, "nothing"));
  rk_test_office_free (own);
}

/* Where the number over all parts stands, and what the cover says of it. */
static void
test_packet_numbers (void)
{
  static const struct
  {
    const char *place;
    const char *hint;
  } places[] = { { RK_PACKET_CENTRE, "頁の下の中央は通し頁" },
                 { RK_PACKET_RIGHT, "頁の右下は通し頁" },
                 { RK_PACKET_OUTER, "頁の下の外側は通し頁" } };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  g_autofree char *off = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = NULL;

      change (own, (Change){ &rk_kind_meeting, NEXT, "packet_numbers", places[i].place });
      text = print (own, "packet", NULL, NULL);
      assert_has (text, places[i].hint);
      assert_has (text, "－ 2 －");
    }
  change (own, (Change){ &rk_kind_meeting, NEXT, "packet_numbers", RK_PACKET_OFF });
  off = print (own, "packet", NULL, NULL);
  assert_lacks (off, "－ 2 －");
  assert_lacks (off, "通し頁（");
  rk_test_office_free (own);
}

/* Letters below eight points are not made smaller; others share a sheet. */
static void
test_packet_two_up (void)
{
  RkReportParams params = { .two_up = TRUE };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (GPtrArray) parts = build_parts (office, &params, &pages);
  double width, height;

  g_assert_true (part_of (parts, "attendance")->too_small);
  g_assert_false (part_of (parts, "agenda")->too_small);
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (!part->printed || !part->too_small)
        continue;
      rk_pages_get_page_size (pages, rk_pages_find_part (pages, part->part), &width, &height);
      g_assert_false (width > 840 && width < 843 && !g_str_equal (part->key, "seating"));
    }
  rk_pages_get_page_size (pages, rk_pages_find_part (pages, part_of (parts, "agenda")->part),
                          &width, &height);
  g_assert_cmpfloat (width, >, 840);
}

typedef struct
{
  gint64 id;
  gint64 version;
  const char *pages;
} Replaced;

static gboolean
replace (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Replaced *replaced = data;
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_material, replaced->id, error);
  RkDraft *draft = rk_draft_copy (before);

  set_int (draft, "version", replaced->version);
  set_text (draft, "replaced_pages", replaced->pages);
  return save (db, draft, error) != 0;
}

static guint
count_sheets (RkTestOffice *own, gboolean single)
{
  RkReportParams params = { .changed = TRUE, .single_sided = single };
  guint n;
  g_autofree char *text = print (own, "packet", &params, &n);

  assert_lacks (text, "会 議 資 料");
  return n;
}

/* Only what was replaced, with the numbers of the whole; on both sides with front and back. */
static void
test_packet_changed (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams plain = { 0 };
  RkReportParams changed = { .changed = TRUE, .single_sided = TRUE };
  g_autoptr (RkPages) pages = NULL;
  g_autoptr (GPtrArray) parts = build_parts (own, &plain, &pages);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Replaced replaced = { .version = 1 };

  for (guint i = 0; i < parts->len; i++)
    if (((RkPacketPart *)parts->pdata[i])->paper)
      {
        replaced.id = g_ascii_strtoll (((RkPacketPart *)parts->pdata[i])->key, NULL, 10);
        rk_test_command (own, "直した", replace, &replaced);
      }
  g_assert_null (rk_report_build (rk_store_main_db (own->store), "packet", &changed, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  /* The paper of two pages, its second one, as people write it. */
  for (guint i = 0; i < parts->len; i++)
    if (!((RkPacketPart *)parts->pdata[i])->made && ((RkPacketPart *)parts->pdata[i])->n_pages == 2)
      replaced.id = g_ascii_strtoll (((RkPacketPart *)parts->pdata[i])->key, NULL, 10);
  replaced.version = 2;
  replaced.pages = "２頁";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 1);
  g_assert_cmpuint (count_sheets (own, FALSE), ==, 2);
  text = print (own, "packet", &changed, NULL);
  assert_has (text, "Sample paper 4 - 2/2");
  assert_lacks (text, "Sample paper 4 - 1/2");
  replaced.pages = "1～2";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  replaced.pages = "全部";
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  replaced.pages = "9"; /* there is none: rather too much than nothing */
  rk_test_command (own, "差し替えた", replace, &replaced);
  g_assert_cmpuint (count_sheets (own, TRUE), ==, 2);
  rk_test_office_free (own);
}

/* The packet names the paper that is broken and makes nothing. */
static void
test_packet_broken (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  g_autoptr (GError) error = NULL;

  rk_test_command (own, "資料を添付した", attach_junk, NULL);
  g_assert_null (rk_report_build (rk_store_main_db (own->store), "packet", NULL, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  assert_has (error->message, "資料4-2");
  assert_has (error->message, "壊れた.pdf");
  /* Without it the rest is made, and the part says why it is not in it. */
  {
    RkReportParams lenient = { .lenient = TRUE };
    g_autoptr (RkPages) pages = NULL;
    g_autoptr (GPtrArray) parts = build_parts (own, &lenient, &pages);
    const RkPacketPart *part = part_of (parts, "資料4-2");

    g_assert_false (part->printed);
    assert_has (part->problem, "壊れた.pdf");
    g_assert_true (part_of (parts, "agenda")->printed);
  }
  rk_test_office_free (own);
}

/* ── an item that is closed ──────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  const char *title;
  const char *reason;
} Closing;

static gboolean
close_item (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Closing *closing = data;
  g_autoptr (RkRecord) meeting = rk_records_get (db, &rk_kind_meeting, closing->meeting, error);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_agenda_item);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, closing->meeting);
  g_autoptr (GPtrArray) items = NULL;

  if (g_strcmp0 (rk_record_get (meeting, "minutes_state"), RK_MINUTES_FINAL) == 0
      && !rk_minutes_correct (db, closing->meeting, error))
    return FALSE;
  if (!rk_query_where (query, "meeting_id", of, error)
      || (items = rk_query_records (db, query, cancellable, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (closing->title == NULL || strstr (rk_record_get (items->pdata[i], "title"), closing->title))
      {
        RkDraft *draft = rk_draft_copy (items->pdata[i]);

        set_int (draft, "closed", TRUE);
        set_text (draft, "closed_reason", closing->reason);
        if (save (db, draft, error) == 0)
          return FALSE;
      }
  return TRUE;
}

/* A meeting that is open but for one item says so in every paper, and what belongs to that item
 * is in none for the public. */
static void
test_closed_item (void)
{
  static const char *const opinions[] = { "previous-opinions", "directions", "series", NULL };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkDb *db = rk_store_main_db (own->store);
  RkReportParams params = { .for_public = TRUE };
  Closing closing = { next_meeting (own), "共通の取組", "検討の途中にあるため" };
  g_autofree char *before = print_joined (own, "packet", &params);
  g_autofree char *notice = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *packet = NULL;

  assert_has (before, "資料4-1");
  rk_test_command (own, "非公開にした", close_item, &closing);
  notice = print_joined (own, "public-notice", &params);
  assert_has (notice, "会議は一部非公開（⑶：検討の途中にあるため）です。");
  assert_has (notice, "共通の取組（案）について（非公開）");
  agenda = print_joined (own, "agenda", &params);
  assert_has (agenda, "共通の取組（案）について（非公開）");
  assert_lacks (agenda, "役割分担表");
  packet = print_joined (own, "packet", &params);
  {
    const RkReportParams inner = { 0 };
    g_autoptr (RkPages) pages = NULL;
    g_autoptr (GPtrArray) parts = build_parts (own, &inner, &pages);

    g_assert_true (part_of (parts, "資料4-1")->held_back && part_of (parts, "資料4-1")->printed);
    g_assert_false (part_of (parts, "資料1")->held_back);
  }
  assert_has (packet, "（非公開）");
  assert_lacks (packet, "役割分担表");
  g_assert_cmpuint (doc_count (packet, "資料4-1"), <, doc_count (before, "資料4-1"));
  /* What was said under closed items. */
  g_assert_true (rk_meetings_previous (db, closing.meeting, &closing.meeting, NULL));
  closing.title = NULL;
  rk_test_command (own, "非公開にした", close_item, &closing);
  for (guint i = 0; opinions[i]; i++)
    {
      RkReportParams of = { .meeting = i ? closing.meeting : 0 };
      g_autofree char *inner = print_joined (own, opinions[i], &of);
      g_autofree char *public = NULL;

      of.for_public = TRUE;
      public = print_joined (own, opinions[i], &of);
      assert_has (inner, "検討の途中にあるため");
      assert_has (public, "公開しない発言");
    }
  /* Nor is what is to come of it, in the paper itself and in that of the next meeting. */
  for (guint i = 0; i < 2; i++)
    {
      RkReportParams of = { .meeting = i ? closing.meeting : 0, .for_public = TRUE };
      g_autofree char *public = print_joined (own, opinions[i], &of);

      assert_lacks (public, "案2を共通の取組とし");
      assert_lacks (public, "120千円");
    }
  /* Nor is what was decided on them. */
  params = (RkReportParams){ .meeting = closing.meeting };
  g_free (packet);
  packet = print_joined (own, "minutes", &params);
  assert_has (packet, "共通の取組は案2");
  params.for_public = TRUE;
  g_free (packet);
  packet = print_joined (own, "minutes", &params);
  assert_lacks (packet, "共通の取組は案2");
  rk_test_office_free (own);
}

static gboolean
cancel (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) meeting = rk_records_get (db, &rk_kind_meeting, *(gint64 *)data, error);
  RkDraft *draft = rk_draft_copy (meeting);

  set_text (draft, "cancelled_on", "2026-06-30");
  return save (db, draft, error) != 0;
}

/* Who prints a paper of a meeting that will not take place is told. */
static void
test_cancelled_meeting (void)
{
  static const char *const names[]
      = { "invitation", "public-notice", "reply-form", "agenda", "script", "packet", NULL };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own) };

  rk_test_command (own, "中止にした", cancel, &params.meeting);
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (RkDocument) document
          = rk_report_build (rk_store_main_db (own->store), names[i], &params, NULL, NULL);

      g_assert_nonnull (rk_document_get_remark (document));
      assert_has (rk_document_get_remark (document),
                  "This meeting was cancelled on 令和8年6月30日（火）.");
    }
  rk_test_office_free (own);
}

static gboolean
close_meeting (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Closing *closing = data;
  g_autoptr (RkRecord) meeting = NULL;
  RkDraft *draft;

  if (!rk_minutes_correct (db, closing->meeting, error))
    return FALSE;
  meeting = rk_records_get (db, &rk_kind_meeting, closing->meeting, error);
  draft = rk_draft_copy (meeting);
  set_int (draft, "open", FALSE);
  set_text (draft, "closed_reason", closing->reason);
  return save (db, draft, error) != 0;
}

/* What was said and decided in a meeting that is closed as a whole is in no edition for the public.
 */
static void
test_closed_meeting (void)
{
  static const char *const papers[][2] = { { "minutes", "共通の取組は案2" },
                                           { "directions", "声をかける人" },
                                           { "series", "声をかける人" },
                                           { "previous-opinions", "声をかける人" } };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  Closing closing = { next_meeting (own), NULL, "個人の病歴を扱うため" };

  g_assert_true (rk_meetings_previous (rk_store_main_db (own->store), closing.meeting,
                                       &closing.meeting, NULL));
  rk_test_command (own, "非公開にした", close_meeting, &closing);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      RkReportParams of = { .meeting = i < 3 ? closing.meeting : 0 };
      g_autofree char *inner = print_joined (own, papers[i][0], &of);
      g_autofree char *public = NULL;

      of.for_public = TRUE;
      public = print_joined (own, papers[i][0], &of);
      /* a series has other meetings, too */
      g_assert_cmpuint (doc_count (public, papers[i][1]), <, doc_count (inner, papers[i][1]));
      g_assert_true (i == 2 || doc_count (public, papers[i][1]) == 0);
    }
  rk_test_office_free (own);
}

/* The reason is asked for, as with a meeting that is closed. */
static void
test_closed_item_needs_a_reason (void)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "個別の相談", "closed", "1");
  g_autoptr (RkRecord) item = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  set_int (draft, "meeting_id", next_meeting (office));
  item = rk_draft_end (draft);
  problems = rk_record_validate (item);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((RkProblem *)problems->pdata[0])->reason, ==, "Say why the item is closed");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report/packet/closed-item", test_closed_item);
  g_test_add_func ("/report/packet/closed-meeting", test_closed_meeting);
  g_test_add_func ("/report/packet/cancelled", test_cancelled_meeting);
  g_test_add_func ("/report/packet/closed-item/reason", test_closed_item_needs_a_reason);
  g_test_add_func ("/report/packet/large-sheets", test_packet_large_sheets);
  g_test_add_func ("/report/meeting/packet-order", test_packet_order);
  g_test_add_func ("/report/meeting/packet-numbers", test_packet_numbers);
  g_test_add_func ("/report/meeting/packet-two-up", test_packet_two_up);
  g_test_add_func ("/report/meeting/packet-changed", test_packet_changed);
  g_test_add_func ("/report/meeting/packet", test_packet);
  g_test_add_func ("/report/meeting/packet-sides", test_packet_sides);
  g_test_add_func ("/report/meeting/packet-parts", test_packet_parts);
  g_test_add_func ("/report/meeting/packet-first", test_packet_of_the_first);
  g_test_add_func ("/report/meeting/packet-broken", test_packet_broken);
  g_test_add_func ("/report/meeting/foreign", test_foreign);
  g_test_add_func ("/report/meeting/packet/stamps", test_packet_stamps);
  g_test_add_func ("/report/meeting/same-bytes", test_same_bytes);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
