#include "rk-meeting-agenda.h"

#include <glib/gi18n-lib.h>

#include "rk-agenda-row.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-meeting-todos.h"
#include "rk-record-dialog.h"

struct _RkMeetingAgenda
{
  AdwBin parent_instance;

  GtkLabel *title; /* owned by the tree, like those below */
  GtkWidget *open_chip;
  GtkLabel *when;
  GtkLabel *sum;
  GtkWidget *add;
  GtkWidget *packet;
  GtkStack *stack;
  GtkWidget *list;
  GtkWidget *todos;
  GtkLabel *todos_title;
  GtkLabel *todos_words;
  GtkLevelBar *todos_bar;
  GtkWidget *carry;
  GtkLabel *carry_title;
  GtkLabel *carry_words;

  RkContext *context;
  RkMeetingData *data;
  gint64 focus;    /* row that had the keyboard before the rows were made anew */
  guint revealing; /* tick */
};

G_DEFINE_FINAL_TYPE (RkMeetingAgenda, rk_meeting_agenda, ADW_TYPE_BIN)

static gboolean
may_write (RkMeetingAgenda *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

static GtkWindow *
window_of (RkMeetingAgenda *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ── forms ───────────────────────────────────────────────────────────────────────────────── */

static const char *const item_fields[]
    = { "title",   "kind",   "point",         "minutes",    "presenter", "script",
        "answers", "closed", "closed_reason", "put_off_on", NULL };
static const char *const paper_fields[]
    = { "title", "kind", "source", "pages", "paper", "replaced_pages", "version", NULL };

static void
open_form (RkMeetingAgenda *self,
           RkRecord *record,
           const char *title,
           const char *const *fields,
           RkRecordSave save)
{
  GtkWidget *dialog
      = rk_record_dialog_new_for (self->context, window_of (self), title, record, fields);

  rk_record_dialog_set_save (RK_RECORD_DIALOG (dialog), save);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 620);
  gtk_window_present (GTK_WINDOW (dialog));
}

static RkRecord *
new_child (RkMeetingAgenda *self, const RkKind *kind, gint64 item)
{
  RkDraft *draft = rk_draft_new (kind);
  int field = rk_kind_field (kind, "agenda_item_id");

  rk_draft_set_int (draft, rk_kind_field (kind, "meeting_id"), rk_record_id (self->data->meeting));
  if (field >= 0 && item)
    rk_draft_set_int (draft, field, item);
  return rk_draft_end (draft);
}

static void
on_add_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  g_autoptr (RkRecord) record = new_child (self, &rk_kind_agenda_item, 0);

  open_form (self, record, _ ("Add an Agenda Item"), item_fields, rk_meeting_edits_save_item);
}

/* Of an item carried over: the one of the meeting before. */
static void
on_origin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_goto_record (RK_MEETING_AGENDA (widget)->context, &rk_kind_agenda_item,
                  g_variant_get_int64 (parameter));
}

static void
on_show_figure (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_goto_record (RK_MEETING_AGENDA (widget)->context, &rk_kind_figure,
                  g_variant_get_int64 (parameter));
}

/* Of the rows only those of figures are activated by a click. */
static void
on_row_activated (RkMeetingAgenda *self, GtkListBoxRow *row)
{
  rk_goto_record (self->context, &rk_kind_figure, rk_agenda_row_get_id (GTK_WIDGET (row)));
}

/* ── what a row is about ─────────────────────────────────────────────────────────────────── */

static const RkMeetingItem *
find_item (RkMeetingAgenda *self, GVariant *parameter)
{
  return self->data ? rk_meeting_data_item (self->data, g_variant_get_int64 (parameter)) : NULL;
}

static RkRecord *
find_paper (RkMeetingAgenda *self, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->data && i < self->data->papers->len; i++)
    if (rk_record_id (self->data->papers->pdata[i]) == id)
      return self->data->papers->pdata[i];
  return NULL;
}

static RkRecord *
find_figure (RkMeetingAgenda *self, gint64 id)
{
  for (guint i = 0; self->data && i < self->data->figures->len; i++)
    if (rk_record_id (self->data->figures->pdata[i]) == id)
      return self->data->figures->pdata[i];
  return NULL;
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  const RkMeetingItem *item = find_item (self, parameter);
  RkRecord *paper = item ? NULL : find_paper (self, parameter);

  if (item)
    open_form (self, item->record, _ ("Agenda Item"), item_fields, rk_meeting_edits_save_item);
  else if (paper)
    open_form (self, paper, _ ("Paper"), paper_fields, rk_meeting_edits_save_paper);
}

static void
on_add_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  g_autoptr (RkRecord) record
      = new_child (self, &rk_kind_material, g_variant_get_int64 (parameter));

  open_form (self, record, _ ("Add a Paper"), paper_fields, rk_meeting_edits_save_paper);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  const RkMeetingItem *item = find_item (self, parameter);
  RkRecord *paper = item ? NULL : find_paper (self, parameter);
  RkRecord *figure = item || paper ? NULL : find_figure (self, g_variant_get_int64 (parameter));

  if (figure)
    rk_meeting_edits_remove_figure (self->context, figure);
  else if (item)
    rk_meeting_edits_move (self->context, rk_record_id (self->data->meeting), item->record,
                           RK_ITEM_REMOVE, 0);
  else if (paper)
    rk_meeting_edits_remove_paper (self->context, paper);
}

/* What a file is attached to: a paper; of an agenda item a new one. Returns: (nullable) */
static RkRecord *
ref_paper (RkMeetingAgenda *self, GVariant *parameter)
{
  RkRecord *paper = find_paper (self, parameter);

  if (find_item (self, parameter))
    return new_child (self, &rk_kind_material, g_variant_get_int64 (parameter));
  return paper ? rk_record_ref (paper) : NULL;
}

static void
on_attach (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  g_autoptr (RkRecord) paper = ref_paper (self, parameter);

  if (paper)
    rk_attach_choose (self->context, window_of (self), &rk_meeting_paper_file, paper);
}

static void
on_take_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);

  if (may_write (self) && self->data->carry->len)
    rk_meeting_edits_take_up (self->context, self->data);
}

/* ── moving ──────────────────────────────────────────────────────────────────────────────── */

static gint64
focused_id (RkMeetingAgenda *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, self->list) ? rk_agenda_row_get_id (row) : 0;
}

/* To the item above or below; before the first one and after the last there is nothing. */
static gboolean
move_figure (RkMeetingAgenda *self, const RkRecord *figure, RkItemMove move)
{
  const GPtrArray *items = self->data->items;
  gint64 item = rk_record_get_int (figure, "agenda_item_id");
  guint place = 0;

  if (move != RK_ITEM_UP && move != RK_ITEM_DOWN)
    return FALSE;
  while (place < items->len
         && rk_record_id (((RkMeetingItem *)items->pdata[place])->record) != item)
    place++;
  /* Figures of no item stand at the end. */
  if (move == RK_ITEM_UP ? place == 0 : place + 1 >= items->len)
    return TRUE;
  place = move == RK_ITEM_UP ? place - 1 : place + 1;
  rk_meeting_edits_place_figure (self->context, figure,
                                 ((RkMeetingItem *)items->pdata[place])->record);
  return TRUE;
}

static gboolean
move_focused (RkMeetingAgenda *self, RkItemMove move)
{
  gint64 id = focused_id (self);
  const RkMeetingItem *item = id && may_write (self) ? rk_meeting_data_item (self->data, id) : NULL;
  const RkRecord *figure = item || !may_write (self) ? NULL : find_figure (self, id);

  if (figure)
    return move_figure (self, figure, move);
  if (item == NULL)
    return FALSE;
  rk_meeting_edits_move (self->context, rk_record_id (self->data->meeting), item->record, move, 0);
  return TRUE;
}

static gboolean
on_move_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gint32 move;

  g_variant_get (arguments, "i", &move);
  return move_focused (RK_MEETING_AGENDA (widget), (RkItemMove)move);
}

/* Tab leaves the list where there is nothing to indent, so that nobody is caught in it. */
static gboolean
on_tab_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            RkMeetingAgenda *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const RkMeetingItem *item;

  state &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;
  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab) || (state & ~GDK_SHIFT_MASK)
      || !GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (root))) || !may_write (self))
    return FALSE;
  item = rk_meeting_data_item (self->data, focused_id (self));
  if (item == NULL || (item->depth == 0) == (key == GDK_KEY_ISO_Left_Tab))
    return FALSE;
  return move_focused (self, key == GDK_KEY_Tab ? RK_ITEM_UNDER : RK_ITEM_OUT);
}

static gboolean
on_enter_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  gint64 id = focused_id (self);

  if (id == 0 || !may_write (self) || find_figure (self, id))
    return FALSE;
  gtk_widget_activate_action (widget, "agenda.edit", "x", id);
  return TRUE;
}

static gboolean
on_delete_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  gint64 id = focused_id (self);

  if (id == 0 || !may_write (self))
    return FALSE;
  gtk_widget_activate_action (widget, "agenda.remove", "x", id);
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, rk_agenda_row_get_id (row));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RkMeetingAgenda *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gint64 id = g_value_get_int64 (value);
  const RkMeetingItem *item = may_write (self) ? rk_meeting_data_item (self->data, id) : NULL;
  const RkMeetingItem *onto = rk_meeting_data_item (self->data, rk_agenda_row_get_id (row));
  const RkRecord *figure = may_write (self) && onto ? find_figure (self, id) : NULL;

  if (figure)
    rk_meeting_edits_place_figure (self->context, figure, onto->record);
  if (item == NULL || rk_agenda_row_get_id (row) == rk_record_id (item->record))
    return figure != NULL;
  rk_meeting_edits_move (self->context, rk_record_id (self->data->meeting), item->record,
                         RK_ITEM_BEFORE, rk_agenda_row_get_id (row));
  return TRUE;
}

static void
make_movable (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static void
take_drops (RkMeetingAgenda *self, GtkWidget *row)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* A file from outside: dropped on a row as 「PDFファイルを添付…」 of its menu does. */
static gboolean
on_file_dropped (
    GtkDropTarget *target, const GValue *value, double x, double y, RkMeetingAgenda *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int)y);
  g_autoptr (GVariant) id = g_variant_ref_sink (
      g_variant_new_int64 (row ? rk_agenda_row_get_id (GTK_WIDGET (row)) : 0));
  g_autoptr (RkRecord) paper = may_write (self) ? ref_paper (self, id) : NULL;

  if (paper)
    rk_attach_file (self->context, &rk_meeting_paper_file, paper, g_value_get_object (value));
  return paper != NULL;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
find_row (RkMeetingAgenda *self, gint64 id)
{
  GtkWidget *row = id ? gtk_widget_get_first_child (self->list) : NULL;

  while (row && rk_agenda_row_get_id (row) != id)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
give_focus_back (RkMeetingAgenda *self)
{
  GtkWidget *row = find_row (self, self->focus);

  if (row)
    gtk_widget_grab_focus (row);
}

/* A row scrolls into view only where it has been laid out. */
static gboolean
on_reveal_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (widget);
  GtkWidget *row = find_row (self, self->focus);

  if (row && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  give_focus_back (self);
  self->revealing = 0;
  return G_SOURCE_REMOVE;
}

void
rk_meeting_agenda_reveal (RkMeetingAgenda *self, gint64 id)
{
  g_return_if_fail (RK_IS_MEETING_AGENDA (self));

  self->focus = id;
  if (self->revealing == 0 && find_row (self, id))
    self->revealing = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_reveal_tick, NULL, NULL);
}

/* Figures of an item; those of none: @item is 0. */
static void
show_figures (RkMeetingAgenda *self, gint64 item, guint depth)
{
  for (guint i = 0; i < self->data->figures->len; i++)
    if (rk_record_get_int (self->data->figures->pdata[i], "agenda_item_id") == item)
      {
        GtkWidget *row
            = rk_agenda_row_new_figure (self->data->figures->pdata[i], depth, may_write (self));

        if (may_write (self))
          make_movable (row);
        gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      }
}

static void
show_rows (RkMeetingAgenda *self)
{
  self->focus = gtk_widget_get_root (GTK_WIDGET (self)) ? focused_id (self) : 0;
  rk_part_clear (self->list);
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const RkMeetingItem *item = self->data->items->pdata[i];
      GtkWidget *row = rk_agenda_row_new_item (item, may_write (self));

      if (may_write (self))
        {
          make_movable (row);
          take_drops (self, row);
        }
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      for (guint j = 0; j < item->papers->len; j++)
        gtk_list_box_append (
            GTK_LIST_BOX (self->list),
            rk_agenda_row_new_paper (item->papers->pdata[j], item->depth, may_write (self)));
      show_figures (self, rk_record_id (item->record), item->depth);
    }
  for (guint i = 0; i < self->data->loose_papers->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (self->list),
        rk_agenda_row_new_paper (self->data->loose_papers->pdata[i], 0, may_write (self)));
  show_figures (self, 0, 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_widget_get_first_child (self->list) ? "list" : "none");
  give_focus_back (self);
}

/* ── head and foot ───────────────────────────────────────────────────────────────────────── */

static char *
dup_sum (const RkMeetingData *data, int *late)
{
  guint minutes = rk_meeting_data_minutes (data);
  g_autofree char *end = rk_meeting_data_dup_end (data, late);

  if (end == NULL)
    return g_strdup_printf (_ ("%u min in all"), minutes);
  if (*late > 0)
    /* Translators: 「議題 計100分　開会・閉会を含む終了予定 15:35（終了の時刻を5分超える）」 */
    return g_strdup_printf (_ ("Items %1$u min, ends at %2$s with opening and closing: %3$d min "
                               "after the time set"),
                            minutes, end, *late);
  return g_strdup_printf (_ ("Items %1$u min, ends at %2$s with opening and closing"), minutes,
                          end);
}

static void
show_head (RkMeetingAgenda *self)
{
  int late;
  const RkRecord *meeting = self->data->meeting;
  const char *start = rk_record_get (meeting, "start_time");
  const char *end = rk_record_get (meeting, "end_time");
  g_autofree char *day = rk_part_dup_long_day (rk_record_get (meeting, "date"));
  g_autofree char *when
      = g_strdup_printf ("%s %s%s%s　%s　%s", *day ? day : _ ("Day not settled"),
                         rk_part_or_empty (start), start || end ? "～" : "", rk_part_or_empty (end),
                         rk_part_or_empty (rk_record_get (meeting, "place")),
                         rk_part_or_empty (rk_record_get (meeting, "form")));
  g_autofree char *sum = dup_sum (self->data, &late);

  gtk_label_set_text (self->title, rk_record_get (meeting, "title"));
  gtk_label_set_text (GTK_LABEL (self->open_chip), rk_part_openness (self->data->openness));
  gtk_label_set_text (self->when, g_strchomp (when));
  gtk_label_set_text (self->sum, sum);
  if (late > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "error");
  gtk_widget_set_visible (self->add, may_write (self));
}

static void
show_carry (RkMeetingAgenda *self)
{
  guint n_actions = 0;
  guint n = self->data->carry->len;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->carry, n > 0);
  for (guint i = 0; i < n; i++)
    {
      const RkCarryOver *left = self->data->carry->pdata[i];

      n_actions += left->action != 0;
      if (i < 3)
        g_string_append_printf (words, "%s%s", i ? "、" : "", left->title);
    }
  title = g_strdup_printf (_ ("From the last time: %1$u homework open, %2$u items put off"),
                           n_actions, n - n_actions);
  gtk_label_set_text (self->carry_title, title);
  gtk_label_set_text (self->carry_words, words->str);
}

/* 「準備の進み具合　8／19」 */
static void
show_todos (RkMeetingAgenda *self)
{
  guint done, late;
  g_autofree char *next = rk_meeting_todos_dup_next (self->data, &done, &late);
  guint n = self->data->todos->len;
  g_autofree char *title
      = n == 0 ? g_strdup (_ ("Preparation: no list yet"))
        : late ? g_strdup_printf (_ ("Preparation: %1$u/%2$u done, %3$u late"), done, n, late)
               : g_strdup_printf (_ ("Preparation: %1$u/%2$u done"), done, n);

  gtk_label_set_text (self->todos_title, title);
  gtk_label_set_text (self->todos_words, next);
  gtk_widget_set_visible (GTK_WIDGET (self->todos_words), *next != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->todos_bar), n > 0);
  gtk_level_bar_set_max_value (self->todos_bar, MAX (n, 1));
  gtk_level_bar_set_value (self->todos_bar, done);
}

void
rk_meeting_agenda_show (RkMeetingAgenda *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_MEETING_AGENDA (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  show_head (self);
  show_rows (self);
  show_todos (self);
  show_carry (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_head (RkMeetingAgenda *self)
{
  GtkWidget *title = rk_part_label ("", "title-2");
  GtkWidget *heading = rk_part_label (_ ("Agenda"), "heading");
  GtkWidget *sum = rk_part_label ("", "caption");
  GtkWidget *when = rk_part_label ("", "dim-label");

  self->title = GTK_LABEL (title);
  self->when = GTK_LABEL (when);
  self->sum = GTK_LABEL (sum);
  self->open_chip = rk_part_chip ("", "grey");
  self->add = rk_part_button (_ ("Add an Item"), "agenda.add-item");
  self->packet = rk_part_icon_button ("sidebar-show-right-symbolic", _ ("Show the Packet (F9)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->packet), "papers.pane");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_set_hexpand (sum, TRUE);
  return rk_part_box (
      GTK_ORIENTATION_VERTICAL, 6,
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title, self->open_chip, NULL), when,
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, heading, sum, self->add, self->packet, NULL),
      NULL);
}

static GtkWidget *
create_carry (RkMeetingAgenda *self)
{
  GtkWidget *title = rk_part_label ("", "heading");
  GtkWidget *words = rk_part_label ("", "caption");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, title, words, NULL);

  self->carry_title = GTK_LABEL (title);
  self->carry_words = GTK_LABEL (words);
  gtk_widget_set_hexpand (box, TRUE);
  self->carry = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, rk_icon_new ("task-due-symbolic"), box,
                             rk_part_button (_ ("Put on the Agenda"), "agenda.take-up"), NULL);
  gtk_widget_add_css_class (self->carry, "card");
  gtk_widget_add_css_class (self->carry, "rk-figure");
  return self->carry;
}

static GtkWidget *
create_todos (RkMeetingAgenda *self)
{
  GtkWidget *title = rk_part_label ("", "heading");
  GtkWidget *words = rk_part_label ("", "caption");
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 4, title, bar, words, NULL);

  self->todos_title = GTK_LABEL (title);
  self->todos_words = GTK_LABEL (words);
  self->todos_bar = GTK_LEVEL_BAR (bar);
  gtk_level_bar_remove_offset_value (self->todos_bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->todos_bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->todos_bar, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_add_css_class (title, "numeric");
  gtk_widget_set_hexpand (box, TRUE);
  self->todos = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, box,
                             rk_part_button (_ ("See the To-Dos"), "page.todos"), NULL);
  gtk_widget_add_css_class (self->todos, "card");
  gtk_widget_add_css_class (self->todos, "rk-figure");
  return self->todos;
}

static GtkWidget *
create_none (void)
{
  GtkWidget *label
      = rk_part_label (_ ("There is nothing on the agenda yet. Add the first item."), "dim-label");

  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "rk-quiet");
  return label;
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  { "agenda.add-item", NULL, on_add_item },      { "agenda.edit", "x", on_edit },
  { "agenda.add-paper", "x", on_add_paper },     { "agenda.remove", "x", on_remove },
  { "agenda.attach", "x", on_attach },           { "agenda.take-up", NULL, on_take_up },
  { "agenda.show-figure", "x", on_show_figure }, { "agenda.origin", "x", on_origin },
};

GtkWidget *
rk_meeting_agenda_new (RkContext *context)
{
  RkMeetingAgenda *self = g_object_new (RK_TYPE_MEETING_AGENDA, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_meeting_agenda_dispose (GObject *object)
{
  RkMeetingAgenda *self = RK_MEETING_AGENDA (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_agenda_parent_class)->dispose (object);
}

static void
rk_meeting_agenda_class_init (RkMeetingAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_agenda_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_key, "i",
                                (gint32)RK_ITEM_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_key, "i",
                                (gint32)RK_ITEM_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_key, NULL);
}

static void
rk_meeting_agenda_init (RkMeetingAgenda *self)
{
  GtkDropTarget *files = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = rk_part_list (_ ("Agenda"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, self->list, "list");
  gtk_stack_add_named (self->stack, create_none (), "none");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_tab_key), self, 0);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect_object (files, "drop", G_CALLBACK (on_file_dropped), self, 0);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (files));
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_scrolled (rk_part_box (
                         GTK_ORIENTATION_VERTICAL, 12, create_head (self), GTK_WIDGET (self->stack),
                         create_todos (self), create_carry (self), NULL)));
}
