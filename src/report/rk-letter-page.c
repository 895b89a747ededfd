/* A letter on its page, the way offices write them: number and date at the right, addressee,
 * sender, subject in the middle, body, 記, items, 以上, the box 担当. */
#include "rk-letter.h"

#include <string.h>

/* Places in ems from the margin. */
#define LABEL_LEFT 2
#define LABEL_WIDTH 4
#define TEXT_LEFT 8
#define SENDER_RIGHT 2

static void
add_line (RkDocument *document, RkAlign align, double left, double right, const char *text)
{
  RkLine line
      = { .text = text, .face = RK_FACE_MINCHO, .align = align, .left = left, .right = right };

  rk_document_add_line (document, &line);
}

static void
add_lines (RkDocument *document, RkAlign align, double right, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    add_line (document, align, 0, right, lines[i]);
}

static void
add_blank (RkDocument *document)
{
  add_line (document, RK_ALIGN_LEFT, 0, 0, "");
}

void
rk_letter_add_body (RkDocument *document, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    add_line (document, RK_ALIGN_LEFT, 0, 0, lines[i]);
}

/* ── 記書き ──────────────────────────────────────────────────────────────────────────────── */

/* Whether a label ends before @text: with a blank as the fifth character (日　　時　令和…), else
 * at the first blank. Returns: the length in bytes, 0: the line goes on with what is above it */
static gsize
find_label (const char *text)
{
  glong n = 0;
  const char *first = NULL;

  for (const char *p = text; *p; p = g_utf8_next_char (p), n++)
    if (g_utf8_get_char (p) == 0x3000)
      {
        if (n == 0)
          return 0;
        if (n == 4)
          return (gsize)(p - text);
        first = first ? first : p;
      }
    else if (n >= 4)
      break;
  if (first == NULL)
    for (const char *p = text; *p && first == NULL; p = g_utf8_next_char (p))
      if (g_utf8_get_char (p) == 0x3000)
        first = p;
  return first ? (gsize)(first - text) : 0;
}

static char *
without_blanks (const char *text, gsize len)
{
  GString *out = g_string_new_len (text, (gssize)len);

  g_string_replace (out, "　", "", 0);
  return g_string_free (out, FALSE);
}

static const char *
skip_blanks (const char *text)
{
  while (g_str_has_prefix (text, "　"))
    text += strlen ("　");
  return text;
}

/* ⑴ before a text hangs: the lines after it begin where its text does. */
static gsize
find_marker (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *after = *text ? g_utf8_next_char (text) : text;

  if (((c >= 0x2460 && c <= 0x2487) || c == 0x30fb) && g_str_has_prefix (after, "　"))
    return (gsize)(after - text);
  return 0;
}

static void
add_item_line (RkDocument *document, guint number, const char *label, const char *text)
{
  g_autofree char *digits = NULL;
  gsize marker = find_marker (text);
  g_autofree char *mark = marker ? g_strndup (text, marker) : NULL;
  double left = TEXT_LEFT;
  glong label_len = label ? g_utf8_strlen (label, -1) : 0;
  RkLine line = { .face = RK_FACE_MINCHO };

  if (label_len > LABEL_WIDTH + 1)
    left = LABEL_LEFT + label_len + 1;
  if (label)
    {
      digits = number < 10 ? g_ucs4_to_utf8 ((gunichar[]){ 0xff10 + number }, 1, NULL, NULL, NULL)
                           : g_strdup_printf ("%u", number);
      line.heads[0] = (RkLineHead){ digits, 0, 0 };
      line.heads[1] = (RkLineHead){ label, LABEL_LEFT, LABEL_WIDTH };
    }
  line.heads[2] = (RkLineHead){ mark, left, 0 };
  line.left = left + (mark ? 2 : 0);
  line.text = mark ? skip_blanks (text + marker) : text;
  rk_document_add_line (document, &line);
}

void
rk_letter_add_items (RkDocument *document, const char *items)
{
  g_auto (GStrv) lines = g_strsplit (items, "\n", -1);
  guint number = 0;

  for (guint i = 0; lines[i]; i++)
    {
      gsize len = find_marker (lines[i]) ? 0 : find_label (lines[i]);
      g_autofree char *label = len ? without_blanks (lines[i], len) : NULL;

      if (*lines[i])
        add_item_line (document, label ? ++number : number, label, skip_blanks (lines[i] + len));
    }
}

/* ── the page ────────────────────────────────────────────────────────────────────────────── */

static void
add_head (RkDocument *document, const RkLetterPage *page)
{
  if (page->kind)
    add_line (document, RK_ALIGN_RIGHT, 0, 0, page->kind);
  if (page->number && *page->number)
    add_line (document, RK_ALIGN_RIGHT, 0, 0, page->number);
  if (page->date)
    add_line (document, RK_ALIGN_RIGHT, 0, 0, page->date);
  add_blank (document);
  if (page->to)
    {
      add_lines (document, RK_ALIGN_LEFT, 0, page->to);
      add_blank (document);
    }
  if (page->from)
    {
      add_lines (document, RK_ALIGN_RIGHT, SENDER_RIGHT, page->from);
      add_blank (document);
    }
}

static void
add_end (RkDocument *document)
{
  RkLine line = { .text = "以上", .face = RK_FACE_MINCHO, .align = RK_ALIGN_RIGHT, .keep = TRUE };

  rk_document_add_line (document, &line);
}

void
rk_letter_add_page (RkDocument *document, const RkLetterPage *page, const char *name)
{
  RkLine subject = { .text = page->text->subject,
                     .face = RK_FACE_MINCHO,
                     .align = RK_ALIGN_CENTRE,
                     .is_subject = TRUE };

  rk_document_start_part (document, name);
  rk_document_set_letter_number (document, page->number);
  add_head (document, page);
  rk_document_add_line (document, &subject);
  add_blank (document);
  rk_letter_add_body (document, page->text->body);
  if (page->text->items && *page->text->items)
    {
      add_blank (document);
      if (!page->plain)
        {
          add_line (document, RK_ALIGN_CENTRE, 0, 0, "記");
          add_blank (document);
        }
      rk_letter_add_items (document, page->text->items);
      add_end (document);
    }
  if (page->contact)
    rk_document_add_contact (document, page->contact);
}
