#include "rk-council-tree.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-focus.h"
#include "rk-kinds.h"

#define INDENT 16
#define DEEPEST 6

struct _RkCouncilTree
{
  AdwBin parent_instance;

  GtkListBox *list;
  gboolean setting;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (RkCouncilTree, rk_council_tree, ADW_TYPE_BIN)

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static void
add_badge (GtkWidget *box, char *words, const char *color)
{
  GtkWidget *badge = gtk_label_new (words);

  gtk_widget_add_css_class (badge, "rk-chip");
  gtk_widget_add_css_class (badge, color);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), badge);
  g_free (words);
}

static guint
count_work (RkCouncilsData *data, gint64 council, RkCouncilDuty duty)
{
  guint n = 0;

  for (guint i = 0; data->work && i < data->work->len; i++)
    {
      const RkCouncilWork *work = data->work->pdata[i];

      n += work->council_id == council && work->duty == duty;
    }
  return n;
}

static const char *
short_name (const RkRecord *council)
{
  const char *name = rk_record_get (council, "short_name");

  return name ? name : rk_record_get (council, "name");
}

static GtkWidget *
create_row (RkCouncilsData *data, RkRecord *council, guint depth)
{
  gint64 id = rk_record_id (council);
  guint vacant = count_work (data, id, RK_DUTY_VACANCY);
  guint ending = count_work (data, id, RK_DUTY_TERM_ENDS);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (short_name (council));
  g_autofree char *members
      = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_get_int (council, "members"));
  GtkWidget *count = gtk_label_new (members);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_margin_start (box, (int)MIN (depth, DEEPEST) * INDENT);
  gtk_box_append (GTK_BOX (box), name);
  if (!rk_record_get_int (council, "meets"))
    /* Translators: a council that does not meet this year. */
    add_badge (box, g_strdup (_ ("At rest")), "grey");
  if (vacant)
    add_badge (box, g_strdup_printf (_ ("Vacant %u"), vacant), "red");
  if (ending)
    /* Translators: terms of members that end soon: 「満了12」 */
    add_badge (box, g_strdup_printf (_ ("Ending %u"), ending), "amber");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, rk_record_get (council, "name"));
  g_object_set_data_full (G_OBJECT (row), "rk-council", rk_record_ref (council),
                          (GDestroyNotify)rk_record_unref);
  return row;
}

/* A council whose parent is not there stands at the root; each is shown once, even should a file
 * hold a ring of them. */
static void
add_below (RkCouncilTree *self, RkCouncilsData *data, gint64 parent, guint depth, GHashTable *shown)
{
  for (guint i = 0; i < data->councils->len; i++)
    {
      RkRecord *council = data->councils->pdata[i];
      gint64 of = council ? rk_record_get_int (council, "parent_id") : -1;

      if (council == NULL || g_hash_table_contains (shown, council)
          || (rk_councils_data_find (data, of) ? of : 0) != parent)
        continue;
      g_hash_table_add (shown, council);
      gtk_list_box_append (self->list, create_row (data, council, depth));
      add_below (self, data, rk_record_id (council), depth + 1, shown);
    }
}

static gboolean
is_related (GtkListBoxRow *row)
{
  RkRecord *council = g_object_get_data (G_OBJECT (row), "rk-council");

  return g_strcmp0 (rk_record_get (council, "level"), RK_LEVEL_RELATED) == 0;
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *header;

  if (!is_related (row) || (before && is_related (before)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (_ ("Related Meetings"));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_add_css_class (header, "rk-tree-header");
  gtk_list_box_row_set_header (row, header);
}

static void
select_council (RkCouncilTree *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (rk_record_id (g_object_get_data (G_OBJECT (row), "rk-council")) == id)
      gtk_list_box_select_row (self->list, row);
}

void
rk_council_tree_show (RkCouncilTree *self, RkCouncilsData *data)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  gboolean focused;
  GtkWidget *row;

  g_return_if_fail (RK_IS_COUNCIL_TREE (self) && data);

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  self->setting = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  add_below (self, data, 0, 0, shown);
  for (guint i = 0; i < data->councils->len; i++)
    if (data->councils->pdata[i] && !g_hash_table_contains (shown, data->councils->pdata[i]))
      gtk_list_box_append (self->list, create_row (data, data->councils->pdata[i], 0));
  select_council (self, data->council);
  self->setting = FALSE;
  if (focused && gtk_list_box_get_selected_row (self->list))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
tell (RkCouncilTree *self, GtkListBoxRow *row, gboolean activated)
{
  if (row && !self->setting)
    g_signal_emit (self, chosen_signal, 0,
                   rk_record_id (g_object_get_data (G_OBJECT (row), "rk-council")), activated);
}

static void
on_selected (RkCouncilTree *self, GtkListBoxRow *row)
{
  tell (self, row, FALSE);
}

static void
on_activated (RkCouncilTree *self, GtkListBoxRow *row)
{
  tell (self, row, TRUE);
}

static gboolean
rk_council_tree_grab_focus (GtkWidget *widget)
{
  RkCouncilTree *self = RK_COUNCIL_TREE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

GtkWidget *
rk_council_tree_new (void)
{
  return g_object_new (RK_TYPE_COUNCIL_TREE, NULL);
}

static void
rk_council_tree_class_init (RkCouncilTreeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = rk_council_tree_grab_focus;
  rk_focus_pass_through (GTK_WIDGET_CLASS (klass));
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
rk_council_tree_init (RkCouncilTree *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Councils"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}
