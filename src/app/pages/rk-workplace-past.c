#include "rk-workplace-past.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-workplaces.h"

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

/* What the corporate number list said of the corporation when that was taken. */
static void
append_corporation (GtkBox *box, RkDb *db, const RkRecord *workplace)
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

/* 「㈱大井川製茶　島田市金谷1　～令和6年3月31日」, a line each */
static void
append_earlier (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  g_autoptr (GPtrArray) past = rk_workplaces_past (db, rk_record_id (workplace), NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; past && i < past->len; i++)
    {
      g_autofree char *address = dup_display (past->pdata[i], "address");
      g_autofree char *until = dup_display (past->pdata[i], "until");

      g_string_append_printf (lines, "%s%s　%s%s%s", i ? "\n" : "",
                              rk_record_get (past->pdata[i], "name"), address, *until ? "　～" : "",
                              until);
    }
  if (lines->len > 0)
    append_card (box, _ ("Earlier names and addresses"), lines->str, FALSE);
}

void
rk_workplace_past_append (GtkBox *box, RkDb *db, const RkRecord *workplace)
{
  append_corporation (box, db, workplace);
  append_earlier (box, db, workplace);
}
