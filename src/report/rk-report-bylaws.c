/* 設置要綱: articles hang by their numbers, 附則 at the end. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-meetings.h"
#include "rk-records.h"

#define SIZE 10.5
#define PITCH 18.0

static void
add_text (RkDocument *document, const char *mark, double left, const char *text)
{
  double width = mark ? (double)g_utf8_strlen (mark, -1) : 0;
  RkLine line = { .text = text,
                  .face = RK_FACE_MINCHO,
                  .size = SIZE,
                  .pitch = PITCH,
                  .left = left,
                  .heads = { { mark, left, 0 } } };

  /* The number stands alone; what follows it begins each line one character in. */
  if (mark && width > 2)
    {
      g_autofree char *whole = g_strdup_printf ("%s　%s", mark, text);

      line.text = whole;
      line.heads[0].text = NULL;
      line.hang = 1;
      rk_document_add_line (document, &line);
      return;
    }
  line.left += mark ? 2 : 0;
  rk_document_add_line (document, &line);
}

/* 第4条, 2, ⑴, ア before the first blank. Returns: bytes, 0: none */
static gsize
find_number (const char *text)
{
  const char *blank = strstr (text, "　");
  gsize len = blank ? (gsize)(blank - text) : 0;
  gunichar c = *text ? g_utf8_get_char (text) : 0;
  glong n = len ? g_utf8_strlen (text, (gssize)len) : 0;

  if (len == 0 || n > 6)
    return 0;
  if (g_str_has_prefix (text, "第") || g_unichar_isdigit (c) || (c >= 0x2474 && c <= 0x2487)
      || (n == 1 && c >= 0x30a1 && c <= 0x30f6))
    return len;
  return 0;
}

static void
add_article_line (RkDocument *document, const char *text)
{
  gsize len = find_number (text);
  g_autofree char *number = len ? g_strndup (text, len) : NULL;
  gunichar c = *text ? g_utf8_get_char (text) : 0;

  if (number == NULL)
    add_text (document, NULL, c == 0xff08 ? 1 : 0, text);
  else if (c >= 0x2474 && c <= 0x2487)
    add_text (document, number, 1, text + len + strlen ("　"));
  else if (c >= 0x30a1 && c <= 0x30f6)
    add_text (document, number, 2, text + len + strlen ("　"));
  else
    add_text (document, number, 0, text + len + strlen ("　"));
}

static void
add_history (RkDocument *document, const char *history)
{
  g_auto (GStrv) lines = g_strsplit (history, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *sentence = g_strconcat ("　", lines[i], NULL);

      if (*lines[i] == '\0')
        continue;
      add_text (document, NULL, 3, "附　則");
      add_text (document, NULL, 0, g_str_has_prefix (lines[i], "　") ? lines[i] : sentence);
    }
}

static void
add_dates (RkDocument *document, const RkRecord *council)
{
  static const struct
  {
    const char *field;
    const char *label;
  } dates[] = { { "bylaws_enacted_on", "制定" }, { "bylaws_amended_on", "最終改正" } };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *iso = rk_record_get (council, dates[i].field);
      g_autofree char *day = rk_paper_day_words (iso, FALSE);
      g_autofree char *text = g_strdup_printf ("%s　%s", dates[i].label, day);
      RkLine line = {
        .text = text, .face = RK_FACE_MINCHO, .size = 9.5, .pitch = 15, .align = RK_ALIGN_RIGHT
      };

      if (iso)
        rk_document_add_line (document, &line);
    }
}

static char *
dup_title (const RkRecord *council, const char *name)
{
  const char *own = rk_paper_text (council, "bylaws_title");

  return *own ? g_strdup (own) : g_strdup_printf ("%s設置要綱", name);
}

static void
add_bylaws (RkDocument *document, const RkRecord *council, const char *title)
{
  RkLine head = { .text = title,
                  .face = RK_FACE_MINCHO,
                  .size = 14,
                  .pitch = 24,
                  .align = RK_ALIGN_CENTRE,
                  .is_subject = TRUE,
                  .is_section = TRUE };
  g_auto (GStrv) lines = g_strsplit (rk_paper_text (council, "bylaws"), "\n", -1);

  if (lines[0] == NULL)
    rk_document_add_remark (document,
                            _ ("The text of the bylaws is not in the rules of this council. This "
                               "paper has a title only."));
  rk_document_add_line (document, &head);
  rk_document_add_space (document, 2);
  add_dates (document, council);
  rk_document_add_space (document, 4);
  for (guint i = 0; lines[i]; i++)
    add_article_line (document, lines[i]);
  rk_document_add_space (document, 4);
  add_history (document, rk_paper_text (council, "bylaws_history"));
}

/* Of a meeting that several councils hold, those of each: each sits by its own. */
RkDocument *
rk_report_bylaws (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autofree char *title = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (!rk_paper_data_load (&self, db, params, params->meeting ? RK_PAPER_MEETING : 0, error))
    return NULL;
  title = dup_title (self.council, rk_paper_council_name (&self));
  document = rk_paper_document (&self, title, RK_PAPER_USE_PAPER);
  add_bylaws (document, self.council, title);
  for (guint i = 0; self.joints && i < self.joints->len; i++)
    {
      const RkJoint *joint = self.joints->pdata[i];
      g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, joint->council, error);
      g_autofree char *head = council ? dup_title (council, joint->name) : NULL;

      if (council == NULL)
        return NULL;
      if (rk_record_get (council, "bylaws") == NULL)
        continue;
      rk_document_add_page_break (document);
      add_bylaws (document, council, head);
    }
  return g_steal_pointer (&document);
}
