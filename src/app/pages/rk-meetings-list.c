#include "rk-meetings-list.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-meetings.h"

struct _RkMeetingsList
{
  AdwBin parent_instance;

  GtkListBox *list; /* owned by the tree, like those below */
  GtkDropDown *councils;
  GtkStack *stack;

  RkContext *context;
  GPtrArray *meetings; /* RkRecord, as shown */
  GPtrArray *all;      /* RkRecord, councils */
  GHashTable *numbers; /* id of a meeting that another council calls → what this one calls it */
  GCancellable *loading;
  gint64 chosen;
  gint64 council;
  gboolean setting;
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkMeetingsList, rk_meetings_list, ADW_TYPE_BIN)

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_coming (const RkRecord *meeting)
{
  RkDate day;

  return rk_record_get (meeting, "cancelled_on") == NULL
         && (rk_record_get (meeting, "date") == NULL
             || (rk_date_from_iso (rk_record_get (meeting, "date"), &day)
                 && rk_date_compare (day, rk_today ()) >= 0));
}

static GtkWidget *
create_chip (const RkRecord *meeting)
{
  RkDate day;
  int days;
  g_autofree char *left = NULL;

  if (rk_record_get (meeting, "cancelled_on"))
    return rk_part_chip (_ ("Cancelled"), "grey");
  if (rk_record_get (meeting, "date") == NULL)
    return rk_part_chip (_ ("No day yet"), "grey");
  if (!is_coming (meeting))
    return rk_part_chip (rk_record_get (meeting, "published_on")
                             ? _ ("Published")
                             : rk_part_or_empty (rk_record_get (meeting, "minutes_state")),
                         "grey");
  rk_date_from_iso (rk_record_get (meeting, "date"), &day);
  days = rk_date_days_between (rk_today (), day);
  if (days == 0)
    return rk_part_chip (_ ("Today"), "blue");
  if (rk_record_get (meeting, "noticed_on") == NULL)
    return rk_part_chip (_ ("Before notice"), "grey");
  left = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  return rk_part_chip (left, days <= 31 ? "amber" : "grey");
}

static const RkRecord *
find_council (RkMeetingsList *self, gint64 id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (rk_record_id (self->all->pdata[i]) == id)
      return self->all->pdata[i];
  return NULL;
}

static const char *
council_name (const RkRecord *council)
{
  const char *name = council ? rk_record_get (council, "short_name") : NULL;

  return name ? name : council ? rk_record_get (council, "name") : "";
}

/* As the council that calls it counts it. */
static char *
dup_name (RkMeetingsList *self, const RkRecord *meeting)
{
  /* U+2060: 第1回 stays in one line */
  g_autofree char *number
      = g_strdup_printf ("\u2060%d\u2060", (int)rk_record_get_int (meeting, "number"));
  const char *council
      = council_name (find_council (self, rk_record_get_int (meeting, "council_id")));

  /* Translators: short name of a council, number of its meeting: 「県協議会　第1回」 */
  return g_strdup_printf (_ ("%1$s  No. %2$s"), council, number);
}

static char *
dup_group (const RkRecord *meeting)
{
  if (is_coming (meeting))
    return g_strdup (_ ("To come"));
  return rk_fiscal_year_label ((int)rk_record_get_int (meeting, "year"));
}

static GtkWidget *
create_row (RkMeetingsList *self, RkRecord *meeting)
{
  GtkWidget *row = gtk_list_box_row_new ();
  gint64 id = rk_record_id (meeting);
  const char *number = g_hash_table_lookup (self->numbers, &id);
  g_autofree char *called = dup_name (self, meeting);
  g_autofree char *name
      = number
            ? g_strdup_printf ("%s　%s", council_name (find_council (self, self->council)), number)
            : g_strdup (called);
  g_autofree char *group = dup_group (meeting);
  /* Translators: council and number of a joint meeting: 「県協議会　第1回として招集」 */
  g_autofree char *caller = number ? g_strdup_printf (_ ("Called as %s"), called) : NULL;
  g_autofree char *day = rk_part_dup_day (rk_record_get (meeting, "date"));
  g_autofree char *when
      = g_strdup_printf ("%s %s", *day ? day : _ ("Day not settled"),
                         *day ? rk_part_or_empty (rk_record_get (meeting, "start_time")) : "");
  GtkWidget *words = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (name, "heading"),
                                  rk_part_label (g_strchomp (when), "caption"), NULL);

  if (caller)
    gtk_box_append (GTK_BOX (words), rk_part_label (caller, "caption"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, words, create_chip (meeting), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "meeting", rk_record_ref (meeting),
                          (GDestroyNotify)rk_record_unref);
  rk_part_set_group (row, group);
  return row;
}

static RkRecord *
meeting_of (GtkListBoxRow *row)
{
  return row ? g_object_get_data (G_OBJECT (row), "meeting") : NULL;
}

/* To come: the next one first, those without a day last. Held: the newest first. */
static int
in_order (gconstpointer a, gconstpointer b)
{
  const RkRecord *left = *(RkRecord *const *)a;
  const RkRecord *right = *(RkRecord *const *)b;
  gboolean coming = is_coming (left);
  const char *day = rk_record_get (left, "date");
  const char *other = rk_record_get (right, "date");

  if (coming != is_coming (right))
    return coming ? -1 : 1;
  if (coming)
    return day && other ? g_strcmp0 (day, other) : (other != NULL) - (day != NULL);
  if (rk_record_get_int (left, "year") != rk_record_get_int (right, "year"))
    return rk_record_get_int (left, "year") > rk_record_get_int (right, "year") ? -1 : 1;
  return g_strcmp0 (other, day);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static GtkListBoxRow *
find_row (RkMeetingsList *self, gint64 id)
{
  for (guint i = 0; i < self->meetings->len; i++)
    if (rk_record_id (self->meetings->pdata[i]) == id)
      return gtk_list_box_get_row_at_index (self->list, (int)i);
  return NULL;
}

static void
take_choice (RkMeetingsList *self, gint64 id)
{
  if (self->chosen == id)
    return;
  self->chosen = id;
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
on_selected (RkMeetingsList *self, GtkListBoxRow *row)
{
  if (!self->setting && row)
    take_choice (self, rk_record_id (meeting_of (row)));
}

static void
on_activated (RkMeetingsList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
show_rows (RkMeetingsList *self)
{
  GtkListBoxRow *row;

  self->setting = TRUE;
  g_ptr_array_sort (self->meetings, in_order);
  rk_part_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->meetings->len; i++)
    gtk_list_box_append (self->list, create_row (self, self->meetings->pdata[i]));
  self->setting = FALSE;
  row = find_row (self, self->chosen);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_stack_set_visible_child_name (self->stack, row ? "list" : "none");
  if (row)
    {
      gtk_list_box_select_row (self->list, row);
      return;
    }
  self->chosen = 0;
  g_signal_emit (self, signals[CHOSEN], 0, (gint64)0);
}

static void
show_councils (RkMeetingsList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All councils"));
  for (guint i = 0; i < self->all->len; i++)
    {
      gtk_string_list_append (names, council_name (self->all->pdata[i]));
      if (rk_record_id (self->all->pdata[i]) == self->council)
        selected = i + 1;
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->councils, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->councils, selected);
  self->setting = FALSE;
}

/* ── loading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 council; /* whose meetings; 0: of all */
  GPtrArray *meetings;
  GPtrArray *councils;
  GHashTable *numbers;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->meetings, g_ptr_array_unref);
  g_clear_pointer (&load->councils, g_ptr_array_unref);
  g_hash_table_unref (load->numbers);
  g_free (load);
}

static GPtrArray *
fetch_all (RkDb *db, const RkKind *kind, const char *sort, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);

  return rk_query_sort (query, sort, error) ? rk_query_records (db, query, NULL, error) : NULL;
}

/* Those that the council holds; of those that another one calls, its own number. */
static gboolean
keep_held (RkDb *db, Load *load, GError **error)
{
  for (guint i = load->meetings->len; i-- > 0;)
    {
      const RkRecord *meeting = load->meetings->pdata[i];
      gint64 id = rk_record_id (meeting);
      char *words;

      if (!rk_meetings_is_held_by (meeting, load->council))
        g_ptr_array_remove_index (load->meetings, i);
      else if (rk_record_get_int (meeting, "council_id") != load->council)
        {
          words = rk_meetings_number_words (db, id, load->council, error);
          if (words == NULL)
            return FALSE;
          g_hash_table_insert (load->numbers, g_memdup2 (&id, sizeof id), words);
        }
    }
  return TRUE;
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->meetings = fetch_all (db, &rk_kind_meeting, "-date", error);
  load->councils = load->meetings ? fetch_all (db, &rk_kind_council, "position", error) : NULL;
  return load->councils && (load->council == 0 || keep_held (db, load, error));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkMeetingsList) self = data;
  Load *load = rk_context_finish_read (self->context, source, result);

  if (load == NULL)
    return;
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->meetings);
  g_hash_table_unref (self->numbers);
  self->all = g_ptr_array_ref (load->councils);
  self->meetings = g_ptr_array_ref (load->meetings);
  self->numbers = g_hash_table_ref (load->numbers);
  show_councils (self);
  show_rows (self);
}

static void
reload (RkMeetingsList *self)
{
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  load->council = self->council;
  load->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  rk_store_read_async (rk_context_get_store (self->context), run_load, load, load_free,
                       self->loading, on_loaded, g_object_ref (self));
}

static void
on_store_changed (RkMeetingsList *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const RkKind *kind = ((RkChange *)changes->pdata[i])->kind;

      if (kind == &rk_kind_meeting || kind == &rk_kind_council || kind == &rk_kind_joint)
        {
          reload (self);
          return;
        }
    }
}

static void
on_council (RkMeetingsList *self)
{
  guint place = gtk_drop_down_get_selected (self->councils);

  if (self->setting || place == GTK_INVALID_LIST_POSITION || place > self->all->len)
    return;
  self->council = place ? rk_record_id (self->all->pdata[place - 1]) : 0;
  reload (self);
}

void
rk_meetings_list_choose (RkMeetingsList *self, gint64 id)
{
  GtkListBoxRow *row = find_row (self, id);

  if (row)
    {
      gtk_list_box_select_row (self->list, row);
      return;
    }
  self->council = 0;
  take_choice (self, id);
  reload (self);
}

gint64
rk_meetings_list_get_council (RkMeetingsList *self)
{
  return self->council;
}

void
rk_meetings_list_set_council (RkMeetingsList *self, gint64 council)
{
  self->council = council;
  reload (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_list (RkMeetingsList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  rk_part_group_rows (self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Meetings"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  return window;
}

GtkWidget *
rk_meetings_list_new (RkContext *context)
{
  RkMeetingsList *self = g_object_new (RK_TYPE_MEETINGS_LIST, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_meetings_list_dispose (GObject *object)
{
  RkMeetingsList *self = RK_MEETINGS_LIST (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_meetings_list_parent_class)->dispose (object);
}

static void
rk_meetings_list_finalize (GObject *object)
{
  RkMeetingsList *self = RK_MEETINGS_LIST (object);

  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->numbers);
  G_OBJECT_CLASS (rk_meetings_list_parent_class)->finalize (object);
}

static void
rk_meetings_list_class_init (RkMeetingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_meetings_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_meetings_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_meetings_list_init (RkMeetingsList *self)
{
  GtkWidget *list = create_list (self);
  GtkWidget *none = rk_part_label (_ ("No meeting yet"), "dim-label");

  self->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->councils = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const[]){ NULL }));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->councils), _ ("Whose Meetings"));
  gtk_widget_set_margin_start (GTK_WIDGET (self->councils), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->councils), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->councils), 6);
  g_signal_connect_object (self->councils, "notify::selected", G_CALLBACK (on_council), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (none, 14);
  gtk_widget_set_margin_top (none, 14);
  gtk_widget_set_valign (none, GTK_ALIGN_START);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, list, "list");
  gtk_stack_add_named (self->stack, none, "none");
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0, GTK_WIDGET (self->councils),
                                  GTK_WIDGET (self->stack), NULL));
}
