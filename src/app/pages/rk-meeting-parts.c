#include "rk-meeting-parts.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-icon.h"
#include "rk-width-bin.h"

#define READABLE 980

GtkWidget *
rk_part_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  if (g_strcmp0 (style, "caption") == 0)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
rk_part_chip (const char *text, const char *colour)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "rk-chip");
  gtk_widget_add_css_class (chip, "numeric");
  gtk_widget_add_css_class (chip, colour);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

const char *
rk_part_openness (RkOpenness openness)
{
  return openness == RK_OPENNESS_CLOSED   ? C_ ("meeting", "Closed")
         : openness == RK_OPENNESS_PARTLY ? C_ ("meeting", "Partly closed")
                                          : C_ ("meeting", "Open");
}

GtkWidget *
rk_part_openness_chip (RkOpenness openness, const char *reason)
{
  GtkWidget *chip;

  if (openness == RK_OPENNESS_OPEN)
    return NULL;
  chip = rk_part_chip (rk_part_openness (openness), "amber");
  gtk_widget_set_tooltip_text (chip, reason);
  return chip;
}

GtkWidget *
rk_part_step_sign (gboolean reached, gboolean near)
{
  GtkWidget *sign = gtk_label_new (reached ? "✓" : "");

  gtk_widget_add_css_class (sign, "rk-step");
  if (reached)
    gtk_widget_add_css_class (sign, "reached");
  if (near)
    gtk_widget_add_css_class (sign, "rk-tried");
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  return sign;
}

GtkWidget *
rk_part_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "rk-small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (action)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
rk_part_icon_button (const char *icon, const char *tooltip)
{
  GtkWidget *button = rk_icon_button_new (icon, tooltip);

  gtk_widget_add_css_class (button, "rk-small");
  return button;
}

GtkWidget *
rk_part_box (GtkOrientation orientation, int spacing, GtkWidget *first, ...)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);
  va_list children;

  va_start (children, first);
  for (GtkWidget *child = first; child; child = va_arg (children, GtkWidget *))
    gtk_box_append (GTK_BOX (box), child);
  va_end (children);
  return box;
}

GtkWidget *
rk_part_column (GtkWidget *child, int width)
{
  GtkWidget *bin = rk_width_bin_new (width);

  g_object_set (bin, "fixed", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (bin), child);
  return bin;
}

GtkWidget *
rk_part_scroll (GtkWidget *child)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), child);
  gtk_widget_set_vexpand (window, TRUE);
  return window;
}

GtkWidget *
rk_part_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  return widget;
}

GtkWidget *
rk_part_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

GtkWidget *
rk_part_scrolled (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), READABLE);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), READABLE);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return rk_part_scroll (rk_part_margins (clamp, 18));
}

GtkWidget *
rk_part_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  return label ? rk_part_name (list, label) : list;
}

typedef struct
{
  GHashTable *open; /* ids, kept by the list */
  gint64 id;
} Fold;

static void
fold_free (gpointer data, GClosure *closure)
{
  Fold *fold = data;

  g_hash_table_unref (fold->open);
  g_free (fold);
}

static void
on_fold (AdwExpanderRow *row, GParamSpec *pspec, Fold *fold)
{
  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (fold->open, g_memdup2 (&fold->id, sizeof fold->id));
  else
    g_hash_table_remove (fold->open, &fold->id);
}

/* Ids of the rows of @list that are open. */
static GHashTable *
open_rows (GtkWidget *list)
{
  GHashTable *open = g_object_get_data (G_OBJECT (list), "rk-open");

  if (open == NULL)
    {
      open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (list), "rk-open", open, (GDestroyNotify)g_hash_table_unref);
    }
  return open;
}

void
rk_part_open_next (GtkWidget *list, gint64 id)
{
  g_hash_table_add (open_rows (list), g_memdup2 (&id, sizeof id));
}

void
rk_part_keep_open (GtkWidget *list, GtkWidget *row, gint64 id)
{
  Fold *fold = g_new0 (Fold, 1);

  fold->open = g_hash_table_ref (open_rows (list));
  fold->id = id;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (fold->open, &id));
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (on_fold), fold, fold_free, 0);
}

#define GROUP "rk-group"

void
rk_part_set_group (GtkWidget *row, const char *group)
{
  g_object_set_data_full (G_OBJECT (row), GROUP, g_strdup (group), g_free);
}

static void
head_group (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *own = g_object_get_data (G_OBJECT (row), GROUP);
  const char *other = before ? g_object_get_data (G_OBJECT (before), GROUP) : NULL;
  gboolean first = own && g_strcmp0 (own, other) != 0;

  gtk_list_box_row_set_header (row, first ? rk_part_label (own, "rk-list-head") : NULL);
}

void
rk_part_group_rows (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, head_group, NULL, NULL);
}

void
rk_part_clear (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)))
    if (GTK_IS_LIST_BOX (list))
      gtk_list_box_remove (GTK_LIST_BOX (list), child);
    else
      gtk_box_remove (GTK_BOX (list), child);
}

char *
rk_part_dup_day (const char *iso)
{
  RkDate day;

  if (iso == NULL || !rk_date_from_iso (iso, &day) || !rk_date_is_full (day))
    return g_strdup (rk_part_or_empty (iso));
  /* Translators: month, day, weekday: 「7月31日（水）」 */
  return g_strdup_printf (_ ("%1$d/%2$d (%3$s)"), day.month, day.day, rk_date_weekday_name (day));
}

char *
rk_part_dup_long_day (const char *iso)
{
  RkDate day;

  if (iso == NULL || !rk_date_from_iso (iso, &day) || !rk_date_is_full (day))
    return g_strdup (rk_part_or_empty (iso));
  return rk_date_to_wareki_weekday (day);
}

const char *
rk_part_or_empty (const char *text)
{
  return text ? text : "";
}

/* ── long names ──────────────────────────────────────────────────────────────────────────── */

static void
on_name_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_name_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
rk_part_cut_names (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (choice));
  g_autoptr (GtkListItemFactory) cut = gtk_signal_list_item_factory_new ();

  g_signal_connect (cut, "setup", G_CALLBACK (on_name_setup), NULL);
  g_signal_connect (cut, "bind", G_CALLBACK (on_name_bind), NULL);
  gtk_drop_down_set_list_factory (choice, whole);
  gtk_drop_down_set_factory (choice, cut);
}
