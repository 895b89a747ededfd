#include "rk-search-window.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-words.h"

#define SHOWN_PER_KIND 20

/* What is looked through. A new kind of record is one more line. */
static const struct
{
  const RkKind *kind;
  const char *icon;
  const char *details[5]; /* fields of the second line */
} sources[] = {
  { &rk_kind_council, "rk-council-symbolic", { "level", "secretariat" } },
  { &rk_kind_appointment, "system-users-symbolic", { "state", "body", "post", "council" } },
  { &rk_kind_body, "rk-workplace-symbolic", { "kind", "address", "phone" } },
  { &rk_kind_workplace, "rk-workplace-symbolic", { "municipality", "industry", "phone" } },
  { &rk_kind_indicator, "rk-indicator-symbolic", { "category", "newest", "definition" } },
  { &rk_kind_agenda_item, "x-office-calendar-symbolic", { "meeting" } },
  { &rk_kind_statement, "x-office-calendar-symbolic", { "speaker_name", "meeting" } },
};

struct _RkSearchWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkEditable *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroll;
  GtkListBox *list;
  AdwStatusPage *nothing;

  RkContext *context;
  GCancellable *search; /* the one under way */
};

G_DEFINE_FINAL_TYPE (RkSearchWindow, rk_search_window, ADW_TYPE_WINDOW)

/* ── searching, on a worker ──────────────────────────────────────────────────────────────── */

typedef struct
{
  char *text;
  GPtrArray *records[G_N_ELEMENTS (sources)]; /* of RkRecord */
  guint64 totals[G_N_ELEMENTS (sources)];
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_clear_pointer (&search->records[i], g_ptr_array_unref);
  g_free (search->text);
  g_free (search);
}

static RkQuery *
create_query (guint source, const char *text)
{
  RkQuery *query = rk_query_new (sources[source].kind);

  rk_query_set_search (query, text);
  /* Members of any time; the newest terms come first. */
  if (sources[source].kind == &rk_kind_appointment)
    rk_query_sort (query, "-term_end", NULL);
  else if (rk_kind_field (sources[source].kind, "meeting_id") >= 0)
    rk_query_sort (query, "-meeting", NULL);
  else if (sources[source].kind->since)
    {
      g_autofree char *today = rk_date_to_iso (rk_today ());

      rk_query_as_of (query, today);
    }
  return query;
}

/* Of indicators those that there are numbers of: the others can be shown nowhere. */
static gboolean
leave_out (RkDb *db, RkQuery *query, GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (rk_query_kind (query) != &rk_kind_indicator)
    return TRUE;
  cards = rk_indicators_list (db, TRUE, error);
  for (guint i = 0; cards && i < cards->len; i++)
    {
      gint64 id = rk_record_id (cards->pdata[i]);

      g_array_append_val (ids, id);
    }
  rk_query_only_ids (query, ids);
  return cards != NULL;
}

static gboolean
run_search (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (RkQuery) query = create_query (i, search->text);
      g_autoptr (GArray) ids = NULL;

      if (!leave_out (db, query, error)
          || !rk_query_total (db, query, &search->totals[i], cancellable, error))
        return FALSE;
      rk_query_limit (query, SHOWN_PER_KIND, 0);
      ids = rk_query_ids (db, query, cancellable, error);
      if (ids == NULL)
        return FALSE;
      search->records[i]
          = rk_records_fetch (db, sources[i].kind, (const gint64 *)ids->data, ids->len, error);
      if (search->records[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* ── results ─────────────────────────────────────────────────────────────────────────────── */

static char *
dup_details (guint source, const RkRecord *record)
{
  GString *details = g_string_new (NULL);

  for (guint i = 0; sources[source].details[i]; i++)
    {
      int field = rk_kind_field (sources[source].kind, sources[source].details[i]);
      g_autofree char *words = field < 0 ? NULL : rk_record_dup_display (record, field);

      if (words && *words)
        g_string_append_printf (details, "%s%s", details->len ? "　" : "", words);
    }
  return g_string_free (details, FALSE);
}

static GtkWidget *
create_result (guint source, RkRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = rk_icon_new (sources[source].icon);
  g_autofree char *details = dup_details (source, record);
  g_autofree char *name = rk_record_dup_name (record);

  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "source", GUINT_TO_POINTER (source));
  g_object_set_data_full (G_OBJECT (row), "record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  return row;
}

/* The last row of a kind: all of them, on their page. */
static GtkWidget *
create_all (guint source, guint64 total)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = rk_words_count (total);
  /* Translators: a kind of record and how many were found: 「事業所 1,290件をすべて見る」 */
  g_autofree char *title
      = g_strdup_printf (_ ("%1$s: Show All %2$s"), _ (sources[source].kind->label), count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "source", GUINT_TO_POINTER (source));
  return row;
}

static void
clear_list (RkSearchWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

static void
show_results (RkSearchWindow *self, const Search *search)
{
  gboolean found = FALSE;
  g_autofree char *title = g_strdup_printf (_ ("Nothing Fits “%s”"), search->text);

  clear_list (self);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      found |= search->records[i]->len > 0;
      for (guint k = 0; k < search->records[i]->len; k++)
        if (search->records[i]->pdata[k])
          gtk_list_box_append (self->list, create_result (i, search->records[i]->pdata[k]));
      if (search->totals[i] > 1 && rk_goto_page (sources[i].kind))
        gtk_list_box_append (self->list, create_all (i, search->totals[i]));
    }
  adw_status_page_set_title (self->nothing, title); /* is not markup */
  gtk_stack_set_visible_child_name (self->stack, found ? "results" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkSearchWindow) self = data;
  Search *search = rk_context_finish_read (self->context, source, result);

  if (search && g_strcmp0 (search->text, gtk_editable_get_text (self->entry)) == 0)
    show_results (self, search);
}

static void
on_search_changed (RkSearchWindow *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  Search *search;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (*text == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  search = g_new0 (Search, 1);
  search->text = g_strdup (text);
  self->search = g_cancellable_new ();
  rk_store_read_async (rk_context_get_store (self->context), run_search, search, search_free,
                       self->search, on_searched, g_object_ref (self));
}

/* ── going there ─────────────────────────────────────────────────────────────────────────── */

static void
on_row_activated (RkSearchWindow *self, GtkListBoxRow *row)
{
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "source"));
  RkRecord *record = g_object_get_data (G_OBJECT (row), "record");
  g_autoptr (RkContext) context = g_object_ref (self->context);
  g_autoptr (RkQuery) query = NULL;

  if (record)
    rk_goto_record (context, sources[source].kind, rk_record_id (record));
  else
    {
      query = create_query (source, gtk_editable_get_text (self->entry));
      rk_context_navigate_query (context, rk_goto_page (sources[source].kind), query);
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: (nullable) */
static GtkListBoxRow *
first_row (RkSearchWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "results") == 0
             ? gtk_list_box_get_row_at_index (self->list, 0)
             : NULL;
}

static void
on_entry_activated (RkSearchWindow *self)
{
  GtkListBoxRow *first = first_row (self);

  if (first)
    on_row_activated (self, first);
}

/* The entry keeps Escape to itself. */
static void
on_stop_search (RkSearchWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_entry_key (RkSearchWindow *self, guint key)
{
  GtkListBoxRow *first = first_row (self);

  return (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && first
         && gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

void
rk_search_window_search (RkSearchWindow *self, const char *text)
{
  g_return_if_fail (RK_IS_SEARCH_WINDOW (self) && text);

  gtk_editable_set_text (self->entry, text);
}

GtkWidget *
rk_search_window_new (RkContext *context)
{
  RkSearchWindow *self = g_object_new (RK_TYPE_SEARCH_WINDOW, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_search_window_dispose (GObject *object)
{
  RkSearchWindow *self = RK_SEARCH_WINDOW (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_search_window_parent_class)->dispose (object);
}

static void
rk_search_window_class_init (RkSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_search_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, RkSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkSearchWindow, scroll);
  gtk_widget_class_bind_template_child (widget_class, RkSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RkSearchWindow, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
rk_search_window_init (RkSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
