#include "rk-workplace-past.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-workplaces.h"

#define MOST_SIBLINGS 5

static void
append_card (GtkBox *box, const char *title, const char *text, gboolean due)
{
  GtkWidget *card = rk_part_box (GTK_ORIENTATION_VERTICAL, 2, rk_part_label (title, "heading"),
                                 rk_part_label (text, "caption"), NULL);

  gtk_widget_add_css_class (card, due ? "rk-due" : "card");
  if (!due)
    gtk_widget_add_css_class (card, "rk-quiet");
  gtk_box_append (box, card);
}

static char *
dup_display (const RkRecord *record, const char *field)
{
  return rk_record_dup_display (record, rk_kind_field (rk_record_kind (record), field));
}

static void
append_part (GString *line, const char *text)
{
  if (text && *text)
    g_string_append_printf (line, "%s%s", line->len ? "　" : "", text);
}

/* 「同じ法人番号の事業所　3か所：…、…　ほか」 */
static void
append_siblings (GString *lines, RkDb *db, const RkRecord *workplace, const char *number)
{
  g_autoptr (GPtrArray) others = rk_workplaces_of_corporation (db, number, rk_record_id (workplace),
                                                               MOST_SIBLINGS + 1, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; others && i < MIN (others->len, MOST_SIBLINGS); i++)
    g_string_append_printf (names, "%s%s", i ? "、" : "", rk_record_get (others->pdata[i], "name"));
  if (names->len == 0)
    return;
  /* Translators: names of workplaces with the same corporate number */
  line = others->len > MOST_SIBLINGS ? g_strdup_printf (_ ("Also of it: %s and others"), names->str)
                                     : g_strdup_printf (_ ("Also of it: %s"), names->str);
  g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", line);
}

/* Of which corporation it is, and which others are: 法人番号 is one of the corporation. */
static void
append_corporation (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  const char *number = rk_record_get (workplace, "corporate_number");
  g_autoptr (RkRecord) corporation = number ? rk_corporation_find (db, number, NULL) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (number == NULL)
    return;
  if (corporation)
    {
      append_part (lines, rk_record_get (corporation, "name"));
      append_part (lines, rk_record_get (corporation, "address"));
    }
  append_siblings (lines, db, workplace, number);
  if (lines->len > 0)
    append_card (box, _ ("Corporation"), lines->str, FALSE);
}

/* What the corporate number list said of the corporation when that was taken. */
static void
append_closure (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  const char *number = rk_record_get (workplace, "corporate_number");
  g_autoptr (RkRecord) corporation = number ? rk_corporation_find (db, number, NULL) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *why = NULL;
  g_autofree char *line = NULL;

  if (corporation == NULL || rk_record_get (corporation, "closed_on") == NULL)
    return;
  day = dup_display (corporation, "closed_on");
  why = dup_display (corporation, "closed_for");
  line = g_strdup_printf ("%s　%s", day, why);
  append_card (box, _ ("Its corporation was closed"), line, TRUE);
}

/* What was otherwise than it became then: 「㈱大井川製茶　～令和6年3月31日」 where it got another
 * name. @newer: what came after */
static char *
dup_line (const RkRecord *past, const RkRecord *newer)
{
  static const char *const fields[] = { "name", "address", "employees" };
  GString *line = g_string_new (NULL);
  g_autofree char *until = dup_display (past, "until");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *was = dup_display (past, fields[i]);
      g_autofree char *became = dup_display (newer, fields[i]);
      /* Translators: number of employees: 「64人」 */
      g_autofree char *people = i == 2 && *was ? g_strdup_printf (_ ("%s employees"), was) : NULL;

      if (*was && !g_str_equal (was, became))
        append_part (line, people ? people : was);
    }
  if (line->len == 0)
    append_part (line, rk_record_get (past, "name"));
  if (*until)
    g_string_append_printf (line, "　～%s", until);
  return g_string_free (line, FALSE);
}

/* A line each, the newest first. */
static void
append_earlier (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  g_autoptr (GPtrArray) past = rk_workplaces_past (db, rk_record_id (workplace), NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; past && i < past->len; i++)
    {
      g_autofree char *line = dup_line (past->pdata[i], i ? past->pdata[i - 1] : workplace);

      g_string_append_printf (lines, "%s%s", i ? "\n" : "", line);
    }
  if (lines->len > 0)
    append_card (box, _ ("Earlier name, address and size"), lines->str, FALSE);
}

void
rk_workplace_past_append (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  append_closure (box, db, workplace);
  append_corporation (box, db, workplace);
  append_earlier (box, db, workplace);
}
