/* The order of the parts of a packet. */
#include "rk-packet-private.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

void
rk_packet_part_free (gpointer data)
{
  RkPacketPart *part = data;

  g_free (part->key);
  g_free (part->title);
  g_free (part->number);
  g_free (part->item);
  g_free (part->problem);
  g_free (part);
}

/* Whether the program makes the document; a packet within a packet would have no end. */
gboolean
rk_packet_is_made (const char *name)
{
  return name && !g_str_equal (name, "packet") && !g_str_equal (name, "checklist-binder")
         && rk_report_find (name);
}

static char *
item_words (const RkMeetingPaper *paper, gint64 item)
{
  char *words = rk_meeting_paper_dup_number_of (paper, item);

  return words ? words : g_strdup ("－");
}

/* ── all there are ───────────────────────────────────────────────────────────────────────── */

static void
add_standing (GPtrArray *parts, const RkMeetingPaper *paper, const char *name)
{
  RkPacketPart *part;

  for (guint i = 0; i < paper->materials->len; i++)
    if (g_strcmp0 (rk_record_get (paper->materials->pdata[i], "document"), name) == 0)
      return;
  part = g_new0 (RkPacketPart, 1);
  part->key = g_strdup (name);
  part->title
      = g_strdup (rk_report_find (name) ? rk_report_find (name)->title : RK_PACKET_COVER_TITLE);
  part->item = g_strdup ("");
  part->made = TRUE;
  part->version = 1;
  /* A title without a text is handed to nobody unless it is asked for. */
  part->chosen = !g_str_equal (name, "bylaws") || rk_record_get (paper->council, "bylaws");
  g_ptr_array_add (parts, part);
}

static void
add_paper (GPtrArray *parts, const RkMeetingPaper *paper, const RkRecord *material)
{
  RkPacketPart *part = g_new0 (RkPacketPart, 1);
  gboolean attached = rk_record_get_int (material, "attachment_id") != 0;

  part->key = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (material));
  part->title = g_strdup (rk_report_get (material, "title"));
  part->number = g_strdup (rk_record_get (material, "number"));
  part->item = item_words (paper, rk_record_get_int (material, "agenda_item_id"));
  part->paper = TRUE;
  part->chosen = TRUE;
  part->made = !attached && rk_packet_is_made (rk_record_get (material, "document"));
  part->missing = !attached && !part->made;
  part->held_back = rk_meeting_paper_is_held_back (paper, material);
  part->version = (guint)MAX (rk_record_get_int (material, "version"), 1);
  g_ptr_array_add (parts, part);
}

/* Front matter, the meeting's papers, and what every packet has where no paper says so. Nobody
 * comes to a meeting in writing. */
static GPtrArray *
list_all (const RkMeetingPaper *paper)
{
  static const char *const front[] = { "cover", "agenda", "roster", "attendance", "seating" };
  static const char *const back[] = { "bylaws", "previous-opinions" };
  GPtrArray *parts = g_ptr_array_new_with_free_func (rk_packet_part_free);

  for (guint i = 0; i < G_N_ELEMENTS (front); i++)
    if (!rk_report_is_written (paper->meeting)
        || !(g_str_equal (front[i], "seating") || g_str_equal (front[i], "attendance")))
      add_standing (parts, paper, front[i]);
  for (guint i = 0; i < paper->materials->len; i++)
    add_paper (parts, paper, paper->materials->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    add_standing (parts, paper, back[i]);
  return parts;
}

/* ── as the meeting has them ─────────────────────────────────────────────────────────────── */

static guint
find_part (GPtrArray *parts, const char *key)
{
  guint i = 0;

  while (i < parts->len && !g_str_equal (((RkPacketPart *)parts->pdata[i])->key, key))
    i++;
  return i;
}

/* What the order does not name yet stands behind what comes before it otherwise. */
static void
add_new_ones (GPtrArray *ordered, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      RkPacketPart *part = all->pdata[i];
      guint at = 0;

      if (find_part (ordered, part->key) < ordered->len)
        continue;
      if (i > 0)
        at = find_part (ordered, ((RkPacketPart *)all->pdata[i - 1])->key) + 1;
      g_ptr_array_insert (ordered, (gint)at, part);
    }
}

GPtrArray *
rk_packet_list (const RkMeetingPaper *paper, const char *order)
{
  g_autoptr (GPtrArray) all = list_all (paper);
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
  g_auto (GStrv) keys = g_strsplit (order ? order : "", " ", -1);

  for (guint i = 0; keys[i]; i++)
    {
      const char *key = keys[i] + (*keys[i] == '-');
      guint at = find_part (all, key);

      if (at == all->len || find_part (ordered, key) < ordered->len)
        continue;
      ((RkPacketPart *)all->pdata[at])->chosen = *keys[i] != '-';
      g_ptr_array_add (ordered, all->pdata[at]);
    }
  add_new_ones (ordered, all);
  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_set_free_func (ordered, rk_packet_part_free);
  return g_steal_pointer (&ordered);
}

/* What every packet has is left out where there is nothing to print. */
static gboolean
is_handed_out (const RkPacketPart *part, gint64 previous)
{
  return part->chosen && !part->paper && !g_str_equal (part->key, "cover")
         && (previous || !g_str_equal (part->key, "previous-opinions"));
}

char *
rk_packet_dup_handed_out (RkDb *db,
                          const RkMeetingPaper *paper,
                          const char *const *keys,
                          const char *mark,
                          GError **error)
{
  g_autoptr (GPtrArray) parts
      = rk_packet_list (paper, rk_record_get (paper->meeting, "packet_parts"));
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  gint64 previous;

  if (!rk_meetings_previous (db, paper->id, &previous, error))
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      if (is_handed_out (part, previous) && (keys == NULL || g_strv_contains (keys, part->key)))
        g_ptr_array_add (titles, part->title);
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (mark, (char **)titles->pdata);
}

/* The papers of the meeting are named together. */
static const char *
chosen_by (const RkPacketPart *part)
{
  return part->paper ? "materials" : part->key;
}

gboolean
rk_packet_choose (GPtrArray *parts, const char *names, GError **error)
{
  g_auto (GStrv) wanted = g_strsplit (names, ",", -1);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *list = NULL;

  g_ptr_array_add (known, (gpointer) "materials"); /* there may be none yet */
  for (guint i = 0; i < parts->len; i++)
    {
      RkPacketPart *part = parts->pdata[i];

      part->chosen = g_strv_contains ((const char *const *)wanted, chosen_by (part));
      if (!g_ptr_array_find_with_equal_func (known, chosen_by (part), g_str_equal, NULL))
        g_ptr_array_add (known, (gpointer)chosen_by (part));
    }
  g_ptr_array_add (known, NULL);
  list = g_strjoinv (", ", (char **)known->pdata);
  for (guint i = 0; wanted[i]; i++)
    if (!g_strv_contains ((const char *const *)known->pdata, wanted[i]))
      {
        g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                     _ ("The packet has no part “%1$s”. There are: %2$s"), wanted[i], list);
        return FALSE;
      }
  return TRUE;
}

char *
rk_packet_parts_dup_order (GPtrArray *parts)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];

      g_string_append_printf (order, "%s%s%s", i ? " " : "", part->chosen ? "" : "-", part->key);
    }
  return g_string_free (order, FALSE);
}

/* ── what was replaced ───────────────────────────────────────────────────────────────────── */

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == '~' || c == 0xff5e || c == 0x301c || c == 0x2013 || c == 0xff0d
         || c == 0x2010 || c == 0x2212 || c == 0x30fc;
}

static void
keep_range (GArray *pages, guint from, guint to, guint n_pages)
{
  for (guint page = MAX (from, 1); page <= MIN (to, n_pages); page++)
    {
      guint place = page - 1;

      g_array_append_val (pages, place);
    }
}

/* 「2、4～6頁」; nothing that can be read: all pages. Returns: array of guint, from 0 */
GArray *
rk_packet_read_pages (const char *text, guint n_pages)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = 0, number = 0;
  gboolean ranging = FALSE;

  for (const char *p = text ? text : "";; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        {
          number = MIN (number * 10 + (guint)digit, 100000);
          continue;
        }
      if (is_dash (c) && number)
        {
          from = number;
          number = 0;
          ranging = TRUE;
          continue;
        }
      if (number)
        {
          keep_range (pages, ranging ? from : number, number, n_pages);
          number = 0;
          ranging = FALSE;
        }
      if (c == 0)
        break;
    }
  if (pages->len == 0)
    keep_range (pages, 1, n_pages, n_pages);
  return pages;
}
