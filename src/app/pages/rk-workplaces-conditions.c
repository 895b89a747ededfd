/* Which rows the 事業所 page shows, in which order: search, conditions, and what is said where they
 * leave nothing. */
#include "rk-workplaces-private.h"

#include <glib/gi18n-lib.h>
#include "rk-condition-hint.h"
#include "rk-condition-menu.h"
#include "rk-filter-button.h"
#include "rk-kinds.h"
#include "rk-register.h"
#include "rk-words.h"
#include "rk-work-lists.h"

static const struct
{
  const char *field;
  const char *label;
} filters[] = {
  { "municipality", N_ ("Municipality") },
  { "medical_area", N_ ("Medical area") },
  { "industry", N_ ("Industry") },
  { "size_class", N_ ("Size") },
  { "stage", N_ ("Stage") },
};

/* Which buttons there are behind those of the fields. */
enum
{
  WORK = G_N_ELEMENTS (filters),
  SCHEME,
  REVIEW,
  N_BUTTONS
};

/* Those are first put into a menu where the window has no room for all. */
#define FIRST_OTHER SCHEME

/* ── conditions and order ────────────────────────────────────────────────────────────────── */

RkQuery *
rk_workplaces_page_ordered_query (RkWorkplacesPage *self)
{
  RkQuery *query = rk_query_copy (self->query);
  g_autofree char *sort = NULL;

  sort = g_strconcat (self->descending ? "-" : "",
                      self->sort_field ? self->sort_field : RK_WORKPLACES_ORDER, NULL);
  rk_query_sort_clear (query);
  rk_query_sort (query, sort, NULL);
  return query;
}

static void
show_rows (RkWorkplacesPage *self)
{
  g_autoptr (RkQuery) query = rk_workplaces_page_ordered_query (self);
  g_autofree char *sort = g_strconcat (
      self->descending ? "-" : "", self->sort_field ? self->sort_field : RK_WORKPLACES_ORDER, NULL);

  rk_record_list_show_query (self->list, query, sort);
}

static void
show_conditions (RkWorkplacesPage *self)
{
  const char *search = rk_query_search (self->query);
  g_autofree char *words = rk_query_dup_words (self->query);

  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    rk_filter_button_set_query (self->buttons->pdata[i], self->query);
  if (g_strcmp0 (gtk_editable_get_text (self->search), search ? search : "") != 0)
    gtk_editable_set_text (self->search, search ? search : "");
  self->setting = FALSE;

  for (guint i = 0; i < self->menus->len; i++)
    rk_condition_menu_update (self->menus->pdata[i]);
  gtk_widget_set_visible (self->clear_button, rk_query_is_filtered (self->query));
  /* Those that came with a link from elsewhere have no button of their own. */
  gtk_widget_set_tooltip_text (self->clear_button, *words ? words : NULL);
  rk_saved_filters_set_query (self->saved, self->query);
  rk_workplaces_chart_set_query (self->chart, self->query);
}

void
rk_workplaces_page_take_query (RkWorkplacesPage *self, RkQuery *query)
{
  rk_query_sort_clear (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  show_conditions (self);
  show_rows (self);
}

static void
on_filter_changed_cb (RkWorkplacesPage *self, RkFilterButton *button)
{
  RkQuery *query;

  if (self->setting)
    return;
  query = rk_query_copy (self->query);
  rk_filter_button_apply (button, query);
  rk_workplaces_page_take_query (self, query);
}

static void
on_saved_chosen_cb (RkWorkplacesPage *self, RkQuery *query)
{
  rk_workplaces_page_take_query (self, rk_query_copy (query));
}

/* The entry keeps what the input method is composing to itself: only finished text comes here. */
static void
on_search_changed (RkWorkplacesPage *self)
{
  const char *text = gtk_editable_get_text (self->search);
  RkQuery *query;

  if (self->setting)
    return;
  query = rk_query_copy (self->query);
  rk_query_set_search (query, text);
  if (g_strcmp0 (rk_query_search (query), rk_query_search (self->query)) == 0)
    {
      rk_query_unref (query);
      return;
    }
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  self->setting = TRUE; /* a blank at the end is about to be followed by a second word */
  gtk_widget_set_visible (self->clear_button, rk_query_is_filtered (query));
  for (guint i = 0; i < self->buttons->len; i++)
    rk_filter_button_set_query (self->buttons->pdata[i], query);
  self->setting = FALSE;
  rk_saved_filters_set_query (self->saved, query);
  rk_workplaces_chart_set_query (self->chart, query);
  show_rows (self);
}

static void
on_stop_search (RkWorkplacesPage *self)
{
  if (*gtk_editable_get_text (self->search))
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_search_activate (RkWorkplacesPage *self)
{
  on_search_changed (self);
}

/* Of the buttons that the window has room for. */
static void
open_first (RkWorkplacesPage *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_mapped (self->buttons->pdata[i]))
      {
        rk_filter_button_open (self->buttons->pdata[i]);
        return;
      }
}

static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  RkWorkplacesPage *self
      = RK_WORKPLACES_PAGE (gtk_widget_get_ancestor (entry, RK_TYPE_WORKPLACES_PAGE));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_ALT_MASK)
    open_first (self);
  else if (modifiers == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

void
rk_workplaces_page_set_order (RkWorkplacesPage *self, const char *field, gboolean descending)
{
  g_free (self->sort_field);
  self->sort_field = g_strdup (field ? field : RK_WORKPLACES_ORDER);
  self->descending = descending;
  g_object_notify (G_OBJECT (self), "sort-field");
  g_object_notify (G_OBJECT (self), "descending");
  show_rows (self);
}

/* ── where they leave nothing ────────────────────────────────────────────────────────────── */

static void
on_hint_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkWorkplacesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkConditionHint) hint = rk_condition_hint_finish (RK_STORE (source), result, &error);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  g_autofree char *verb = NULL;

  if (hint == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_free (self->hint_field);
  self->hint_field = g_strdup (hint->field);
  count = rk_words_count (hint->total);
  /* Translators: a condition, rows without it: 「「焼津市」を外すと 34件あります。」 */
  text = g_strdup_printf (_ ("Without “%s” there are %s."), hint->words, count);
  /* Translators: a condition: 「「焼津市」を外す」 */
  verb = g_strdup_printf (_ ("Take “%s” Away"), hint->words);
  adw_status_page_set_description (self->none, text);
  gtk_button_set_label (self->hint_button, verb);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_button), TRUE);
}

void
rk_workplaces_page_explain_nothing (RkWorkplacesPage *self)
{
  RkStore *store = rk_context_get_store (rk_page_get_context (RK_PAGE (self)));

  g_cancellable_cancel (self->hinting);
  g_clear_object (&self->hinting);
  adw_status_page_set_description (self->none, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_button), FALSE);
  if (!rk_query_is_filtered (self->query))
    return;
  self->hinting = g_cancellable_new ();
  rk_condition_hint_async (store, self->query, self->hinting, on_hint_cb, g_object_ref (self));
}

static void
on_hint_clicked (RkWorkplacesPage *self)
{
  RkQuery *query = rk_query_copy (self->query);

  if (self->hint_field)
    rk_query_drop (query, self->hint_field);
  else
    rk_query_set_search (query, NULL);
  rk_workplaces_page_take_query (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_work_filter (RkStore *store)
{
  GtkWidget *button = rk_filter_button_new (store, NULL, _ ("To Do"));
  const struct
  {
    const char *months;
    const char *label;
  } ends[] = { { "1", _ ("Registration ends within a month") },
               { "2", _ ("Registration ends within two months") },
               { "3", _ ("Registration ends within three months") },
               { "6", _ ("Registration ends within six months") } };
  guint n;
  const RkWorkList *lists = rk_work_lists (&n);

  for (guint i = 0; i < n; i++)
    rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "work", lists[i].work,
                                 _ (lists[i].label));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "ends_within", ends[i].months,
                                 ends[i].label);
  rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "lapsed", "1",
                               _ ("Registration has ended"));
  rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "promise", RK_PROMISE_LATE,
                               _ ("Promises overdue"));
  rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "promise", RK_PROMISE_OPEN,
                               _ ("Promises still to come"));
  return button;
}

static GtkWidget *
create_scheme_filter (RkStore *store)
{
  GtkWidget *button = rk_filter_button_new (store, NULL, _ ("Scheme"));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) schemes = NULL;

  if (rk_query_sort (query, "position", NULL))
    schemes = rk_query_records (rk_store_main_db (store), query, NULL, NULL);
  for (guint i = 0; schemes && i < schemes->len; i++)
    {
      const char *name = g_intern_string (rk_record_get (schemes->pdata[i], "name"));

      if (!rk_record_get_int (schemes->pdata[i], "award"))
        rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "holds", name, name);
    }
  return button;
}

static GtkWidget *
create_filter (RkWorkplacesPage *self, guint i)
{
  RkStore *store = rk_context_get_store (rk_page_get_context (RK_PAGE (self)));
  GtkWidget *button;

  if (i < WORK)
    button = rk_filter_button_new (store, filters[i].field, _ (filters[i].label));
  else if (i == SCHEME)
    button = create_scheme_filter (store);
  else if (i == WORK)
    button = create_work_filter (store);
  else
    {
      button = rk_filter_button_new (store, NULL, _ ("To Review"));
      rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "needs_review", "1",
                                   _ ("Values to review"));
      rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "possible_duplicate", "1",
                                   _ ("Possible duplicates"));
      rk_filter_button_add_choice (RK_FILTER_BUTTON (button), "corporation_closed", "1",
                                   _ ("Corporation closed"));
    }
  g_signal_connect_object (button, "changed", G_CALLBACK (on_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  return button;
}

/* The buttons before @first_in_menu in a row, the others in a menu behind them. */
static void
add_filters (RkWorkplacesPage *self, guint first_in_menu, const char *label)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *menu = first_in_menu < N_BUTTONS ? rk_condition_menu_new (label) : NULL;

  for (guint i = 0; i < N_BUTTONS; i++)
    if (i < first_in_menu)
      gtk_box_append (GTK_BOX (row), create_filter (self, i));
    else
      rk_condition_menu_append (RK_CONDITION_MENU (menu),
                                RK_FILTER_BUTTON (create_filter (self, i)));
  if (menu)
    {
      gtk_box_append (GTK_BOX (row), menu);
      g_ptr_array_add (self->menus, menu);
    }
  adw_squeezer_add (self->filters, row);
}

/* The squeezer shows the first that there is room for. */
static void
create_filters (RkWorkplacesPage *self)
{
  add_filters (self, N_BUTTONS, NULL);
  add_filters (self, FIRST_OTHER, _ ("Others"));
  add_filters (self, 0, _ ("Conditions"));
}

void
rk_workplaces_page_create_conditions (RkWorkplacesPage *self)
{
  RkContext *context = rk_page_get_context (RK_PAGE (self));

  create_filters (self);
  self->saved = RK_SAVED_FILTERS (rk_saved_filters_new (context, &rk_kind_workplace));
  g_signal_connect_object (self->saved, "chosen", G_CALLBACK (on_saved_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->saved_slot, GTK_WIDGET (self->saved));
}

void
rk_workplaces_page_bind_conditions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_hint_clicked);
}
