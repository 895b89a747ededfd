#include "rk-filter-button.h"

#include <glib/gi18n-lib.h>
#include "rk-filter-values.h"
#include "rk-focus.h"
#include "rk-icon.h"
#include "rk-text.h"
#include "rk-words.h"

/* Lists longer than this can be searched. */
#define MANY_VALUES 12
/* Values longer than this are cut on the button; an ellipsizing label would give up all its width
 * before the bar folds. */
#define BUTTON_CHARS 11

struct _RkFilterButton
{
  AdwBin parent_instance;

  RkFilterValues *values;
  char *label;
  gboolean setting; /* checks are being set by the program */

  GtkMenuButton *button; /* owned by the tree, like those below */
  GtkLabel *words;
  GtkWidget *search;
  GtkWidget *list;   /* of checks, in the order of the values */
  GPtrArray *checks; /* borrowed */
  GtkWidget *clear;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkFilterButton, rk_filter_button, ADW_TYPE_BIN)

/* ── the button ──────────────────────────────────────────────────────────────────────────── */

static char *
shortened (const char *text)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= BUTTON_CHARS)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, BUTTON_CHARS - 1);
  return g_strconcat (head, "…", NULL);
}

/* @full: for the tooltip and the screen reader, nothing cut */
static char *
button_words (RkFilterButton *self, gboolean full)
{
  const char *first;
  guint n = rk_filter_values_get_n_chosen (self->values, &first);
  g_autofree char *shown = NULL;

  if (n == 0)
    return g_strdup (self->label);
  shown = full ? g_strdup (first) : shortened (first);
  if (n == 1)
    return g_steal_pointer (&shown);
  /* Translators: the first of several chosen values, and how many others: 「焼津市 ほか2」 */
  return g_strdup_printf (_ ("%s and %u more"), shown, n - 1);
}

static void
show_button (RkFilterButton *self)
{
  gboolean active = rk_filter_button_is_active (self);
  g_autofree char *words = button_words (self, FALSE);
  g_autofree char *full = button_words (self, TRUE);
  g_autofree char *name = active ? g_strdup_printf ("%s: %s", self->label, full) : NULL;

  gtk_label_set_text (self->words, words);
  /* On the words alone: what is around the button is around its popover, too. */
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->words)), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : self->label, -1);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rk-active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rk-active");
  gtk_widget_set_visible (self->clear, active);
}

/* ── the list of values ──────────────────────────────────────────────────────────────────── */

static void
show_checks (RkFilterButton *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 rk_filter_values_get (self->values, i)->chosen);
  self->setting = FALSE;
}

static void
on_toggled_cb (RkFilterButton *self, GtkCheckButton *check)
{
  guint i;

  if (self->setting || !g_ptr_array_find (self->checks, check, &i))
    return;
  if (rk_filter_values_choose (self->values, i, gtk_check_button_get_active (check)))
    show_checks (self);
  show_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (RkFilterButton *self, const RkFilterValue *value)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (value->label);
  g_autofree char *count = value->counted ? rk_words_count (value->count) : NULL;
  GtkWidget *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), number);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), value->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  value->label, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->list), check);
  g_ptr_array_add (self->checks, check);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, RkFilterButton *self)
{
  g_auto (GStrv) words = rk_text_search_words (gtk_editable_get_text (GTK_EDITABLE (entry)));

  for (guint i = 0; i < self->checks->len; i++)
    {
      const char *folded = rk_filter_values_get (self->values, i)->folded;

      gtk_widget_set_visible (self->checks->pdata[i],
                              rk_text_contains_all (folded, (const char *const *)words));
    }
}

static void
fill_list (RkFilterButton *self)
{
  guint n = rk_filter_values_get_n (self->values);
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    add_check (self, rk_filter_values_get (self->values, i));
  gtk_widget_set_visible (self->search, n > MANY_VALUES);
  on_search_changed_cb (GTK_SEARCH_ENTRY (self->search), self);
}

/* The keyboard stays where it was: values may have come, but seldom do. */
static void
on_counted_cb (RkFilterButton *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  guint at = 0;
  gboolean had_focus = focus && g_ptr_array_find (self->checks, focus, &at);

  fill_list (self);
  show_button (self);
  if (had_focus && at < self->checks->len)
    gtk_widget_grab_focus (self->checks->pdata[at]);
}

static void
on_open_cb (GtkWidget *popover, RkFilterButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
  rk_filter_values_count (self->values);
}

static void
on_clear_cb (GtkButton *button, RkFilterButton *self)
{
  rk_filter_values_clear (self->values);
  gtk_menu_button_popdown (self->button);
  show_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_filter_button_finalize (GObject *object)
{
  RkFilterButton *self = RK_FILTER_BUTTON (object);

  g_clear_object (&self->values);
  g_ptr_array_unref (self->checks);
  g_free (self->label);
  G_OBJECT_CLASS (rk_filter_button_parent_class)->finalize (object);
}

static gboolean
rk_filter_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RK_FILTER_BUTTON (widget)->button));
}

static gboolean
on_alt_down (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_filter_button_open (RK_FILTER_BUTTON (widget));
  return TRUE;
}

static void
rk_filter_button_class_init (RkFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_filter_button_finalize;
  widget_class->grab_focus = rk_filter_button_grab_focus;
  rk_focus_pass_through (widget_class);
  gtk_widget_class_set_css_name (widget_class, "rkfilter");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_alt_down, NULL);
  signals[CHANGED] = g_signal_new ("changed", RK_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_popover (RkFilterButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  g_signal_connect (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "rk-filter-values");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_box_append (GTK_BOX (box), scroller);

  self->clear = gtk_button_new_with_label (_ ("Clear This Condition"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect (self->clear, "clicked", G_CALLBACK (on_clear_cb), self);
  gtk_box_append (GTK_BOX (box), self->clear);

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_open_cb), self);
  return popover;
}

static void
rk_filter_button_init (RkFilterButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = rk_icon_new ("pan-down-symbolic");

  self->checks = g_ptr_array_new ();
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (content), arrow);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, content);
  gtk_menu_button_set_popover (self->button, create_popover (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
rk_filter_button_new (RkStore *store, const char *field, const char *label)
{
  RkFilterButton *self = g_object_new (RK_TYPE_FILTER_BUTTON, NULL);

  self->values = rk_filter_values_new (store, field);
  self->label = g_strdup (label);
  g_signal_connect_object (self->values, "counted", G_CALLBACK (on_counted_cb), self,
                           G_CONNECT_SWAPPED);
  show_button (self);
  return GTK_WIDGET (self);
}

void
rk_filter_button_add_choice (RkFilterButton *self,
                             const char *field,
                             const char *value,
                             const char *label)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));
  rk_filter_values_add (self->values, field, value, label);
}

void
rk_filter_button_set_query (RkFilterButton *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));

  rk_filter_values_set_query (self->values, query);
  /* Values that were not in the list yet would not stand in its order: it is made when it opens. */
  if (rk_filter_values_get_n (self->values) == self->checks->len)
    show_checks (self);
  show_button (self);
}

void
rk_filter_button_apply (RkFilterButton *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));
  rk_filter_values_apply (self->values, query);
}

gboolean
rk_filter_button_is_active (RkFilterButton *self)
{
  g_return_val_if_fail (RK_IS_FILTER_BUTTON (self), FALSE);
  return rk_filter_values_get_n_chosen (self->values, NULL) > 0;
}

void
rk_filter_button_open (RkFilterButton *self)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));
  gtk_menu_button_popup (self->button);
}
