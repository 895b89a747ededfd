#include "rk-filter-button.h"

#include <glib/gi18n-lib.h>
#include "rk-text.h"
#include "rk-words.h"

/* Lists longer than this can be searched. */
#define MANY_VALUES 12
/* Values longer than this are cut on the button; an ellipsizing label would give up all its width
 * before the bar folds. */
#define BUTTON_CHARS 11

typedef struct
{
  const char *field;
  char *value; /* stored; "" = rows without one */
  char *label;
  char *folded; /* label, to search */
  gboolean chosen;
  gboolean counted;
  guint64 count;
  GtkWidget *check; /* while the list is open */
  GtkLabel *number;
} Choice;

struct _RkFilterButton
{
  AdwBin parent_instance;

  RkStore *store;
  const char *field;
  char *label;
  RkQuery *query;
  GPtrArray *choices; /* Choice */
  gboolean fixed;
  gboolean setting; /* checks are being set by the program */

  GtkMenuButton *button; /* owned by the tree, like those below */
  GtkLabel *words;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *clear;
  GCancellable *counting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkFilterButton, rk_filter_button, ADW_TYPE_BIN)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice->folded);
  g_free (choice);
}

static Choice *
add_choice (RkFilterButton *self, const char *field, const char *value, const char *label)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->field = field;
  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  choice->folded = rk_text_fold (label);
  g_ptr_array_add (self->choices, choice);
  return choice;
}

static Choice *
find_choice (RkFilterButton *self, const char *field, const char *value)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_str_equal (choice->field, field) && g_str_equal (choice->value, value))
        return choice;
    }
  return NULL;
}

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
  g_autofree char *shown = NULL;
  const char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (!choice->chosen)
        continue;
      if (first == NULL)
        first = choice->label;
      n++;
    }
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
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
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
on_toggled_cb (GtkCheckButton *check, RkFilterButton *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (choice->check == GTK_WIDGET (check))
        choice->chosen = gtk_check_button_get_active (check);
      else if (self->fixed)
        {
          choice->chosen = FALSE;
          gtk_check_button_set_active (GTK_CHECK_BUTTON (choice->check), FALSE);
        }
    }
  self->setting = FALSE;
  show_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (RkFilterButton *self, Choice *choice)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (choice->label);
  g_autofree char *count = choice->counted ? rk_words_count (choice->count) : NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (content), label);
  choice->number = GTK_LABEL (gtk_label_new (count));
  gtk_widget_add_css_class (GTK_WIDGET (choice->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (choice->number), "numeric");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (choice->number));

  choice->check = gtk_check_button_new ();
  g_object_set_data_full (G_OBJECT (choice->check), "rk-label", g_strdup (choice->label), g_free);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice->check), content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice->check), choice->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->label, -1);
  g_signal_connect (choice->check, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->list), choice->check);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, RkFilterButton *self)
{
  g_auto (GStrv) words = rk_text_search_words (gtk_editable_get_text (GTK_EDITABLE (entry)));

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (choice->check)
        gtk_widget_set_visible (choice->check,
                                rk_text_contains_all (choice->folded, (const char *const *)words));
    }
}

static void
fill_list (RkFilterButton *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < self->choices->len; i++)
    add_check (self, g_ptr_array_index (self->choices, i));
  gtk_widget_set_visible (self->search, self->choices->len > MANY_VALUES);
  on_search_changed_cb (GTK_SEARCH_ENTRY (self->search), self);
}

/* The keyboard stays where it was. */
static void
fill_list_again (RkFilterButton *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  g_autofree char *label = NULL;

  if (focus)
    label = g_strdup (g_object_get_data (G_OBJECT (focus), "rk-label"));
  fill_list (self);
  for (guint i = 0; label && i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_str_equal (choice->label, label))
        gtk_widget_grab_focus (choice->check);
    }
}

/* ── counting ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef button;
  GCancellable *cancellable; /* tells the newest question from older ones */
  RkQuery *query;            /* without this condition: what each value would leave */
  const char *field;
  GPtrArray *choices; /* borrowed fields and values of fixed choices */
  GArray *totals;     /* guint64, one per fixed choice */
  GPtrArray *counts;  /* RkCount */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_weak_ref_clear (&count->button);
  g_object_unref (count->cancellable);
  rk_query_unref (count->query);
  g_clear_pointer (&count->choices, g_ptr_array_unref);
  g_clear_pointer (&count->totals, g_array_unref);
  g_clear_pointer (&count->counts, g_ptr_array_unref);
  g_free (count);
}

/* Worker thread. */
static gboolean
count_values (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  const char *fields[] = { count->field, NULL };

  if (count->field)
    {
      count->counts = rk_query_count_by (db, count->query, fields, cancellable, error);
      return count->counts != NULL;
    }
  for (guint i = 0; i < count->choices->len; i += 2)
    {
      g_autoptr (RkQuery) query = rk_query_copy (count->query);
      guint64 total;

      if (!rk_query_where (query, count->choices->pdata[i], count->choices->pdata[i + 1], error)
          || !rk_query_total (db, query, &total, cancellable, error))
        return FALSE;
      g_array_append_val (count->totals, total);
    }
  return TRUE;
}

static void
take_fixed (RkFilterButton *self, GArray *totals)
{
  for (guint i = 0; i < MIN (totals->len, self->choices->len); i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      choice->count = g_array_index (totals, guint64, i);
      choice->counted = TRUE;
    }
}

static const char *
label_of (RkFilterButton *self, const char *value, char **owned)
{
  const RkKind *kind = rk_query_kind (self->query);

  *owned = rk_field_dup_display (&kind->fields[rk_kind_field (kind, self->field)], value);
  return *value ? *owned : _ ("(none)");
}

static void
take_counts (RkFilterButton *self, GPtrArray *counts)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->choices);

  self->choices = g_ptr_array_new_with_free_func (choice_free);
  for (guint i = 0; i < counts->len; i++)
    {
      const RkCount *count = g_ptr_array_index (counts, i);
      const char *value = count->values[0] ? count->values[0] : "";
      g_autofree char *owned = NULL;
      Choice *choice = add_choice (self, self->field, value, label_of (self, value, &owned));

      choice->count = count->count;
      choice->counted = TRUE;
    }
  /* A chosen value stays to be seen and taken away, even where no row has it now. */
  for (guint i = 0; i < before->len; i++)
    {
      Choice *old = g_ptr_array_index (before, i);
      Choice *choice;

      if (!old->chosen)
        continue;
      choice = find_choice (self, self->field, old->value);
      if (choice == NULL)
        choice = add_choice (self, self->field, old->value, old->label);
      choice->counted = choice->chosen = TRUE;
    }
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Count *count = data;
  g_autoptr (RkFilterButton) self = g_weak_ref_get (&count->button);

  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, NULL);

  if (self == NULL || self->counting != count->cancellable)
    return;
  g_clear_object (&self->counting);
  if (!done) /* numbers are a help: without them the choices still work */
    return;
  if (count->field)
    take_counts (self, count->counts);
  else
    take_fixed (self, count->totals);
  fill_list_again (self);
  show_button (self);
}

static void
start_counting (RkFilterButton *self)
{
  Count *count;

  if (self->query == NULL)
    return;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  count = g_new0 (Count, 1);
  g_weak_ref_init (&count->button, self);
  count->cancellable = g_object_ref (self->counting);
  count->query = rk_query_copy (self->query);
  count->field = self->field;
  count->totals = g_array_new (FALSE, FALSE, sizeof (guint64));
  count->choices = g_ptr_array_new ();
  if (self->field)
    rk_query_drop (count->query, self->field);
  for (guint i = 0; self->fixed && i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      rk_query_drop (count->query, choice->field);
      g_ptr_array_add (count->choices, (gpointer)choice->field);
      g_ptr_array_add (count->choices, (gpointer)g_intern_string (choice->value));
    }
  rk_store_read_async (self->store, count_values, count, count_free, self->counting, on_counted_cb,
                       count);
}

static void
on_open_cb (GtkWidget *popover, RkFilterButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
  start_counting (self);
}

static void
clear (RkFilterButton *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    ((Choice *)g_ptr_array_index (self->choices, i))->chosen = FALSE;
}

static void
on_clear_cb (GtkButton *button, RkFilterButton *self)
{
  clear (self);
  gtk_menu_button_popdown (self->button);
  show_button (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_filter_button_dispose (GObject *object)
{
  RkFilterButton *self = RK_FILTER_BUTTON (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rk_filter_button_parent_class)->dispose (object);
}

static void
rk_filter_button_finalize (GObject *object)
{
  RkFilterButton *self = RK_FILTER_BUTTON (object);

  g_clear_pointer (&self->query, rk_query_unref);
  g_ptr_array_unref (self->choices);
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

  G_OBJECT_CLASS (klass)->dispose = rk_filter_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_filter_button_finalize;
  widget_class->grab_focus = rk_filter_button_grab_focus;
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
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->choices = g_ptr_array_new_with_free_func (choice_free);
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

  self->store = g_object_ref (store);
  self->field = field;
  self->fixed = field == NULL;
  self->label = g_strdup (label);
  show_button (self);
  return GTK_WIDGET (self);
}

void
rk_filter_button_add_choice (RkFilterButton *self,
                             const char *field,
                             const char *value,
                             const char *label)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self) && self->fixed);
  add_choice (self, field, value, label);
}

static void
choose (RkFilterButton *self, const char *field, const char *value)
{
  g_autofree char *owned = NULL;
  Choice *choice = find_choice (self, field, value);

  if (choice == NULL && !self->fixed)
    choice = add_choice (self, self->field, value, label_of (self, value, &owned));
  if (choice)
    choice->chosen = TRUE;
}

void
rk_filter_button_set_query (RkFilterButton *self, RkQuery *query)
{
  const char *const *values;

  g_return_if_fail (RK_IS_FILTER_BUTTON (self));

  rk_query_ref (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  clear (self);
  for (guint i = 0; self->fixed && i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      values = rk_query_values (query, choice->field);
      choice->chosen = values && g_strv_contains (values, choice->value);
    }
  values = self->field ? rk_query_values (query, self->field) : NULL;
  for (guint i = 0; values && values[i]; i++)
    choose (self, self->field, values[i]);
  show_button (self);
}

void
rk_filter_button_apply (RkFilterButton *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));

  if (self->field)
    rk_query_drop (query, self->field);
  for (guint i = 0; self->fixed && i < self->choices->len; i++)
    rk_query_drop (query, ((Choice *)g_ptr_array_index (self->choices, i))->field);
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (choice->chosen)
        rk_query_where (query, choice->field, choice->value, NULL);
    }
}

gboolean
rk_filter_button_is_active (RkFilterButton *self)
{
  g_return_val_if_fail (RK_IS_FILTER_BUTTON (self), FALSE);

  for (guint i = 0; i < self->choices->len; i++)
    if (((Choice *)g_ptr_array_index (self->choices, i))->chosen)
      return TRUE;
  return FALSE;
}

void
rk_filter_button_open (RkFilterButton *self)
{
  g_return_if_fail (RK_IS_FILTER_BUTTON (self));
  gtk_menu_button_popup (self->button);
}
