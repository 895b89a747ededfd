#include "rk-agenda-row.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-icon.h"
#include "rk-meeting-parts.h"
#include "rk-report.h"

#define LONG_NAME 8 /* characters */

gint64
rk_agenda_row_get_id (GtkWidget *row)
{
  const gint64 *id = row ? g_object_get_data (G_OBJECT (row), "id") : NULL;

  return id ? *id : 0;
}

static void
add_menu_item (GMenu *menu, const char *words, const char *action, gint64 id)
{
  GMenuItem *item = g_menu_item_new (words, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

/* @from: the item of another meeting that this one comes from; 0: none */
static GtkWidget *
create_menu (gint64 id, gint64 from, gboolean paper, gboolean writable)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  if (writable)
    {
      add_menu_item (menu, _ ("Correct…"), "agenda.edit", id);
      add_menu_item (menu, _ ("Attach a PDF File…"), "agenda.attach", id);
    }
  if (writable && !paper)
    add_menu_item (menu, _ ("Add a Paper…"), "agenda.add-paper", id);
  if (from)
    add_menu_item (menu, _ ("Go to Where It Comes From"), "agenda.origin", from);
  if (writable)
    add_menu_item (menu, paper ? _ ("Take Out the Paper") : _ ("Take off the Agenda"),
                   "agenda.remove", id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rk_icon_name_button (button,
                       paper ? _ ("More About This Paper") : _ ("More About This Agenda Item"));
  return button;
}

/* @box: (transfer full) */
static GtkWidget *
create_row (
    gint64 id, gint64 from, GtkWidget *box, const char *name, gboolean paper, gboolean writable)
{
  GtkWidget *row = gtk_list_box_row_new ();

  if (writable || from)
    gtk_box_append (GTK_BOX (box), create_menu (id, from, paper, writable));
  gtk_widget_add_css_class (box, paper ? "rk-paper-row" : "rk-agenda-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  rk_part_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
add_chips (GtkWidget *line, const RkMeetingItem *item)
{
  const char *kind = rk_record_get (item->record, "kind");
  const char *reason = rk_record_get (item->record, "closed_reason");

  if (item->openness != RK_OPENNESS_OPEN)
    gtk_box_append (GTK_BOX (line), rk_part_openness_chip (item->openness, reason));
  if (rk_record_get (item->record, "put_off_on"))
    gtk_box_append (GTK_BOX (line), rk_part_chip (_ ("Put off"), "amber"));
  /* Its number says it. */
  if (kind && !(item->depth == 0 && rk_meeting_data_is_other (item->record)))
    gtk_box_append (
        GTK_BOX (line),
        rk_part_chip (kind, g_strcmp0 (kind, RK_ITEM_DISCUSSION) == 0 ? "blue" : "grey"));
}

/* The title has a line of its own with what is short; below it what is at issue, and who speaks. */
static GtkWidget *
create_words (const RkMeetingItem *item)
{
  const char *point = rk_record_get (item->record, "point");
  const char *presenter = rk_record_get (item->record, "presenter");
  gint64 n = rk_record_get_int (item->record, "minutes");
  g_autofree char *words = point ? g_strdup_printf (_ ("At issue: %s"), point) : NULL;
  g_autofree char *minutes
      = n ? g_strdup_printf (ngettext ("%d min", "%d min", (gulong)n), (int)n) : g_strdup ("");
  GtkWidget *title = rk_part_label (rk_record_get (item->record, "title"), NULL);
  GtkWidget *line = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, title, NULL);
  GtkWidget *who = presenter ? rk_part_label (presenter, "caption") : NULL;
  GtkWidget *time = rk_part_label (minutes, "numeric");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 2, line, NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (time), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (time), 5);
  gtk_label_set_xalign (GTK_LABEL (time), 1);
  add_chips (line, item);
  /* A short one is not broken for what is at issue. */
  if (who && g_utf8_strlen (presenter, -1) <= LONG_NAME)
    gtk_label_set_wrap (GTK_LABEL (who), FALSE);
  else if (who)
    gtk_label_set_width_chars (GTK_LABEL (who), LONG_NAME);
  if (words)
    {
      GtkWidget *issue = rk_part_label (words, "caption");

      gtk_widget_set_hexpand (issue, TRUE);
      gtk_box_append (GTK_BOX (box),
                      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, issue, who, NULL));
    }
  else if (who)
    gtk_box_append (GTK_BOX (line), who);
  gtk_box_append (GTK_BOX (line), time);
  gtk_widget_add_css_class (line, "rk-agenda-line");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
rk_agenda_row_new_item (const RkMeetingItem *item, gboolean writable)
{
  g_autofree char *name
      = g_strdup_printf ("%s %s", item->number, rk_record_get (item->record, "title"));
  GtkWidget *number = rk_part_label (item->number, "heading");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, number, create_words (item), NULL);

  gtk_widget_set_margin_start (number, (int)item->depth * 24);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  return create_row (rk_record_id (item->record),
                     rk_record_get_int (item->record, "carried_from_id"), box, name, FALSE,
                     writable);
}

static gboolean
is_automatic (const RkRecord *paper)
{
  const char *document = rk_record_get (paper, "document");

  return document && rk_report_find (document);
}

/* Where a paper stands: made by the program, attached, replaced, or still missing. */
static GtkWidget *
create_state (const RkRecord *paper)
{
  g_autofree char *version = NULL;

  if (is_automatic (paper))
    return rk_part_chip (_ ("Automatic"), "grey");
  if (rk_record_get_int (paper, "attachment_id") == 0)
    return rk_part_chip (_ ("Not attached"), "red");
  if (rk_record_get_int (paper, "version") < 2)
    return NULL;
  version = g_strdup_printf (_ ("Replaced, version %d"), (int)rk_record_get_int (paper, "version"));
  return rk_part_chip (version, "amber");
}

GtkWidget *
rk_agenda_row_new_paper (const RkRecord *paper, guint depth, gboolean writable)
{
  const char *number = rk_record_get (paper, "number");
  /* What is made when it is printed has the pages that it then has. */
  gint64 n = is_automatic (paper) ? 0 : rk_record_get_int (paper, "pages");
  g_autofree char *pages
      = n ? g_strdup_printf (ngettext ("%d page", "%d pages", (gulong)n), (int)n) : g_strdup ("");
  g_autofree char *name
      = g_strdup_printf ("%s %s", rk_part_or_empty (number), rk_record_get (paper, "title"));
  GtkWidget *chip = rk_part_chip (number ? number : rk_record_get (paper, "kind"), "blue");
  GtkWidget *title = rk_part_label (rk_record_get (paper, "title"), NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, chip, title,
                                rk_part_label (pages, "caption"), create_state (paper), NULL);

  gtk_widget_set_margin_start (chip, 38 + (int)depth * 24);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, rk_record_get (paper, "file"));
  return create_row (rk_record_id (paper), 0, box, name, TRUE, writable);
}

GtkWidget *
rk_agenda_row_new_figure (const RkRecord *figure, guint depth, gboolean writable)
{
  g_autofree char *number = g_strdup_printf ("図%d", (int)rk_record_get_int (figure, "position"));
  g_autofree char *name
      = g_strdup_printf ("%s %s", number, rk_part_or_empty (rk_record_get (figure, "title")));
  GtkWidget *chip = rk_part_chip (number, "grey");
  GtkWidget *title = rk_part_label (rk_part_or_empty (rk_record_get (figure, "title")), NULL);
  GtkWidget *button = rk_part_icon_button ("go-next-symbolic", _ ("Show the Figure"));
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, chip, title, button, NULL);
  GtkWidget *row;

  gtk_widget_set_margin_start (chip, 38 + (int)depth * 24);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", rk_record_id (figure));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agenda.show-figure");
  if (writable)
    {
      button = rk_part_icon_button ("user-trash-symbolic", _ ("Take the Figure out of the Papers"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", rk_record_id (figure));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agenda.remove");
      gtk_box_append (GTK_BOX (box), button);
    }
  row = create_row (rk_record_id (figure), 0, box, name, TRUE, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}
