#include "rk-statement-list.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-statement-edits.h"

/* Widgets for a whole recording would take seconds to make; so many are made at a time. */
#define PORTION 200

struct _RkStatementList
{
  AdwBin parent_instance;

  GtkStack *stack; /* owned by the tree, like those below */
  GtkWidget *more;
  GtkWidget *list;
  GtkAdjustment *scroll;
  GtkWidget *popover; /* asks for an item; made anew each time */

  RkContext *context;
  RkMeetingData *data;
  RkRecord *moving; /* what the popover asks about */
  guint n_shown;    /* at most so many, the newest */
  gboolean to_end;
  guint scrolling; /* idle source */
  gint64 wanted;   /* statement to go to once it has been laid out */
  guint revealing; /* tick callback */
};

enum
{
  CORRECT,
  LEAVE_DOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkStatementList, rk_statement_list, ADW_TYPE_BIN)

static gboolean
may_write (RkStatementList *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

/* ── statements ──────────────────────────────────────────────────────────────────────────── */

static const char *
colour_of (const char *kind)
{
  if (g_strcmp0 (kind, "決定") == 0)
    return "green";
  if (g_strcmp0 (kind, "意見") == 0 || g_strcmp0 (kind, "提案") == 0)
    return "blue";
  return "grey";
}

static RkRecord *
statement_of (GtkWidget *row)
{
  return row ? g_object_get_data (G_OBJECT (row), "statement") : NULL;
}

void
rk_statement_list_make_homework (RkStatementList *self, const RkRecord *statement)
{
  static const char *const fields[] = { "what", "owner", "due", "note", NULL };
  const char *summary = rk_record_get (statement, "summary");
  RkDraft *draft = rk_draft_new (&rk_kind_action);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

#define FIELD(name) rk_kind_field (&rk_kind_action, name)
  rk_draft_set_int (draft, FIELD ("meeting_id"), rk_record_id (self->data->meeting));
  rk_draft_set_int (draft, FIELD ("statement_id"), rk_record_id (statement));
  rk_draft_take (draft, FIELD ("what"),
                 g_strdup (summary ? summary : rk_record_get (statement, "text")));
#undef FIELD
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (self->context,
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     _ ("Homework"), record, fields);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_homework (GtkButton *button, RkStatementList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  if (statement_of (row))
    rk_statement_list_make_homework (self, statement_of (row));
}

/* Returns: (nullable): the homework that came of a statement */
static char *
dup_homework (RkStatementList *self, const RkRecord *statement)
{
  for (guint i = 0; i < self->data->actions->len; i++)
    {
      const RkRecord *action = self->data->actions->pdata[i];
      g_autofree char *due = rk_part_dup_day (rk_record_get (action, "due"));

      if (rk_record_get_int (action, "statement_id") == rk_record_id (statement))
        return g_strdup_printf (*due ? _ ("Homework: %1$s, until %2$s") : _ ("Homework: %1$s"),
                                rk_part_or_empty (rk_record_get (action, "owner")), due);
    }
  return NULL;
}

/* The homework of a statement, or the button that makes it one. */
static GtkWidget *
create_homework (RkStatementList *self, const RkRecord *statement)
{
  g_autofree char *words = dup_homework (self, statement);
  GtkWidget *button;

  if (words)
    return rk_part_chip (words, "amber");
  if (rk_context_is_read_only (self->context)
      || g_strcmp0 (colour_of (rk_record_get (statement, "kind")), "blue") != 0)
    return NULL;
  button = rk_part_button (_ ("Make It Homework"), NULL);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_homework), self, 0);
  return button;
}

/* Returns: (nullable): the line of a plan that was made of a statement */
static const RkRecord *
line_of (RkStatementList *self, const RkRecord *statement)
{
  for (guint i = 0; i < self->data->lines->len; i++)
    if (rk_record_get_int (self->data->lines->pdata[i], "statement_id") == rk_record_id (statement))
      return self->data->lines->pdata[i];
  return NULL;
}

static void
on_line (GtkButton *button, RkStatementList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  const RkRecord *line = statement_of (row) ? line_of (self, statement_of (row)) : NULL;

  if (line)
    rk_goto_record (self->context, &rk_kind_measure, rk_record_id (line));
}

static GtkWidget *
create_line (RkStatementList *self, const RkRecord *statement)
{
  const RkRecord *line = line_of (self, statement);
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (line == NULL)
    return NULL;
  words = g_strdup_printf (_ ("In the plan: %s"), rk_record_get (line, "title"));
  button = rk_part_button (words, NULL);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_line), self, 0);
  return button;
}

static GtkWidget *
create_speaker (const RkRecord *statement)
{
  const char *name = rk_part_or_empty (rk_record_get (statement, "speaker_name"));
  const char *body = rk_part_or_empty (rk_record_get (statement, "speaker_body"));
  const char *time = rk_part_or_empty (rk_record_get (statement, "time"));
  g_autofree char *detail = g_strdup_printf ("%s%s%s", time, *time && *body ? "　" : "", body);
  GtkWidget *who = rk_part_label (name, "heading");
  GtkWidget *where = rk_part_label (detail, "caption");
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, who, where, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return rk_part_column (box, 136);
}

static GtkWidget *
create_text (RkStatementList *self, const RkRecord *statement)
{
  const char *reason = rk_record_get (statement, "withheld_reason");
  GtkWidget *homework = create_homework (self, statement);
  GtkWidget *line = create_line (self, statement);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 4,
                                rk_part_label (rk_record_get (statement, "text"), NULL), NULL);

  gtk_widget_set_hexpand (box, TRUE);
  if (rk_record_get_int (statement, "withheld"))
    {
      g_autofree char *words
          = g_strdup_printf (_ ("Withheld in public: %s"), rk_part_or_empty (reason));
      GtkWidget *label = rk_part_label (words, "caption");

      gtk_box_append (GTK_BOX (box),
                      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6,
                                   rk_icon_new ("changes-prevent-symbolic"), label, NULL));
    }
  if (homework)
    {
      gtk_widget_set_halign (homework, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), homework);
    }
  if (line)
    {
      gtk_widget_set_halign (line, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

/* Everything that a row shows: a row that would look the same stays. */
static char *
dup_look (RkStatementList *self, const RkRecord *statement)
{
  static const char *const names[]
      = { "time", "kind", "text", "speaker_name", "speaker_body", "withheld_reason" };
  GString *look = g_string_new (NULL);
  g_autofree char *homework = dup_homework (self, statement);
  const RkRecord *line = line_of (self, statement);

  g_string_append_printf (look, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %s %s\n",
                          rk_record_id (statement), rk_record_get_int (statement, "agenda_item_id"),
                          (int)rk_record_get_int (statement, "withheld"), may_write (self),
                          rk_part_or_empty (homework), line ? rk_record_get (line, "title") : "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (look, "%s\n", rk_part_or_empty (rk_record_get (statement, names[i])));
  return g_string_free (look, FALSE);
}

static GtkWidget *
create_row (RkStatementList *self, RkRecord *statement)
{
  const char *kind = rk_record_get (statement, "kind");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *chip = rk_part_chip (kind, colour_of (kind));
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, create_speaker (statement), chip,
                                create_text (self, statement), NULL);
  g_autofree char *name
      = g_strdup_printf ("%s %s: %s", rk_part_or_empty (rk_record_get (statement, "speaker_name")),
                         kind, rk_record_get (statement, "text"));

  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "rk-statement");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), may_write (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "statement", rk_record_ref (statement),
                          (GDestroyNotify)rk_record_unref);
  g_object_set_data_full (G_OBJECT (row), "look", dup_look (self, statement), g_free);
  return row;
}

/* A line where the talk goes on to another item. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  RkStatementList *self = data;
  gint64 id = rk_record_get_int (statement_of (GTK_WIDGET (row)), "agenda_item_id");
  /* The list asks once more while it is taken apart. */
  const RkMeetingItem *item = self->data ? rk_meeting_data_item (self->data, id) : NULL;
  g_autofree char *words = NULL;

  if (item == NULL
      || (before && rk_record_get_int (statement_of (GTK_WIDGET (before)), "agenda_item_id") == id))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  words = g_strdup_printf ("%s　%s", item->number, rk_record_get (item->record, "title"));
  gtk_list_box_row_set_header (
      row, rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, rk_part_label (words, "rk-list-head"),
                        rk_part_openness_chip (item->openness, NULL), NULL));
}

static void
scroll_to_end (gpointer data)
{
  RkStatementList *self = data;

  self->scrolling = 0;
  gtk_adjustment_set_value (self->scroll, gtk_adjustment_get_upper (self->scroll));
}

/* What was said last stands right above the box, until somebody scrolls to read. The end is only
 * known when everything has been laid out. */
static void
on_scroll_changed (RkStatementList *self)
{
  if (self->to_end && self->scrolling == 0)
    self->scrolling = g_idle_add_once (scroll_to_end, self);
}

static gboolean
on_wheel (RkStatementList *self)
{
  self->to_end = FALSE;
  return FALSE;
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static guint
first_shown (RkStatementList *self)
{
  guint n = self->data->statements->len;

  return n > self->n_shown ? n - self->n_shown : 0;
}

static GtkWidget *
focused_row (RkStatementList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, self->list) ? row : NULL;
}

/* Not by siblings: the list has its heads among them, the newest last. Returns: (nullable) */
static GtkWidget *
row_at (RkStatementList *self, guint place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)place));
}

static GtkWidget *
last_row (RkStatementList *self)
{
  guint n = self->data ? self->data->statements->len - first_shown (self) : 0;

  return n ? row_at (self, n - 1) : NULL;
}

static GtkWidget *
find_row (RkStatementList *self, gint64 id)
{
  GtkWidget *row;

  for (guint i = 0; (row = row_at (self, i)); i++)
    if (rk_record_id (statement_of (row)) == id)
      return row;
  return NULL;
}

/* The keyboard stays on its statement wherever that has gone; where it is no longer there, on the
 * one that has its place. */
static void
keep_focus (RkStatementList *self, gint64 id, guint place)
{
  GtkWidget *row = find_row (self, id);

  if (row == NULL)
    row = row_at (self, place);
  if (row == NULL)
    row = last_row (self);
  if (row)
    gtk_widget_grab_focus (row);
}

/* Rows that look the same as before stay, from the first one on; the others are made anew. */
static void
fill (RkStatementList *self)
{
  guint first = first_shown (self);
  GtkWidget *row;
  guint i = first;

  for (; i < self->data->statements->len && (row = row_at (self, i - first)); i++)
    {
      g_autofree char *look = dup_look (self, self->data->statements->pdata[i]);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "look"), look) != 0)
        break;
      g_object_set_data_full (G_OBJECT (row), "statement",
                              rk_record_ref (self->data->statements->pdata[i]),
                              (GDestroyNotify)rk_record_unref);
    }
  while ((row = row_at (self, i - first)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (; i < self->data->statements->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (self, self->data->statements->pdata[i]));
}

static void
show_more (RkStatementList *self)
{
  guint hidden = first_shown (self);
  g_autofree char *words = g_strdup_printf (
      ngettext ("Show %u earlier statement", "Show %u earlier statements", MIN (hidden, PORTION)),
      MIN (hidden, PORTION));

  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, hidden > 0);
}

static void
on_more (RkStatementList *self)
{
  GtkWidget *row = row_at (self, 0);
  gint64 id = row ? rk_record_id (statement_of (row)) : 0;

  self->n_shown += PORTION;
  self->to_end = FALSE;
  fill (self);
  show_more (self);
  keep_focus (self, id, 0);
}

void
rk_statement_list_show (RkStatementList *self, RkMeetingData *data)
{
  GtkWidget *focused = focused_row (self);
  gint64 id = focused ? rk_record_id (statement_of (focused)) : 0;
  guint place
      = focused ? (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : G_MAXUINT;
  gboolean other
      = self->data == NULL || rk_record_id (self->data->meeting) != rk_record_id (data->meeting);

  g_return_if_fail (RK_IS_STATEMENT_LIST (self));

  if (other)
    self->n_shown = PORTION;
  if (focused == NULL && (other || self->data->statements->len != data->statements->len))
    self->to_end = TRUE;
  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  fill (self);
  show_more (self);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_stack_set_visible_child_name (self->stack, data->statements->len ? "list" : "none");
  if (focused)
    keep_focus (self, id, place);
}

void
rk_statement_list_focus_last (RkStatementList *self)
{
  GtkWidget *row = last_row (self);

  self->to_end = FALSE;
  if (row)
    gtk_widget_grab_focus (row);
}

/* A row scrolls into view only where it has been laid out. */
static gboolean
on_reveal_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RkStatementList *self = RK_STATEMENT_LIST (widget);
  GtkWidget *row = find_row (self, self->wanted);

  if (row && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (row)
    gtk_widget_grab_focus (row);
  self->revealing = 0;
  return G_SOURCE_REMOVE;
}

void
rk_statement_list_reveal (RkStatementList *self, gint64 id)
{
  guint n;

  g_return_if_fail (RK_IS_STATEMENT_LIST (self) && self->data);

  for (n = 0; n < self->data->statements->len; n++)
    if (rk_record_id (self->data->statements->pdata[n]) == id)
      break;
  if (n == self->data->statements->len)
    return;
  self->to_end = FALSE;
  g_clear_handle_id (&self->scrolling, g_source_remove);
  if (n < first_shown (self))
    {
      self->n_shown = self->data->statements->len - n;
      fill (self);
      show_more (self);
    }
  self->wanted = id;
  if (self->revealing == 0)
    self->revealing = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_reveal_tick, NULL, NULL);
}

RkRecord *
rk_statement_list_get_focused (RkStatementList *self)
{
  return statement_of (focused_row (self));
}

/* ── another place ───────────────────────────────────────────────────────────────────────── */

/* Items that begin with a digit are chosen by it; the first nine have one. */
static char *
dup_label (const RkMeetingItem *item, guint n)
{
  g_autoptr (GString) title = g_string_new (rk_record_get (item->record, "title"));

  g_string_replace (title, "_", "__", 0);
  if (n <= 9)
    return g_strdup_printf ("_%u　%s　%s", n, item->number, title->str);
  return g_strdup_printf ("　　%s　%s", item->number, title->str);
}

static GMenuModel *
create_menu (RkStatementList *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->data->items->len; i++)
    {
      const RkMeetingItem *item = self->data->items->pdata[i];
      g_autofree char *label = dup_label (item, i + 1);
      g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (entry, "statement.move-to", "x",
                                         rk_record_id (item->record));
      g_menu_append_item (menu, entry);
    }
  return G_MENU_MODEL (menu);
}

void
rk_statement_list_choose_item (RkStatementList *self, RkRecord *statement, GtkWidget *beside)
{
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t place;

  if (!may_write (self) || self->data->items->len == 0)
    return;
  g_clear_pointer (&self->moving, rk_record_unref);
  self->moving = rk_record_ref (statement);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  menu = create_menu (self);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  if (gtk_widget_compute_bounds (beside, GTK_WIDGET (self), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle){ (int)place.origin.x, (int)place.origin.y,
                                                  (int)place.size.width, (int)place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_move_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkStatementList *self = RK_STATEMENT_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);
  const RkMeetingItem *item = self->data ? rk_meeting_data_item (self->data, id) : NULL;

  if (self->moving && item && may_write (self))
    rk_statement_edits_move (self->context, self->moving, id,
                             rk_record_get (item->record, "title"));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
delete_statement (RkStatementList *self, const RkRecord *statement)
{
  rk_edits_delete_one (self->context, &rk_kind_statement, rk_record_id (statement), NULL, NULL);
}

/* What the keys do to the statement that has the keyboard. */
static gboolean
take_key (RkStatementList *self, GtkWidget *row, guint key, GdkModifierType state)
{
  RkRecord *statement = statement_of (row);

  if (state == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    rk_statement_edits_step (self->context, statement, key == GDK_KEY_Up ? -1 : 1);
  else if (state == GDK_CONTROL_MASK && key == GDK_KEY_j)
    rk_statement_edits_join (self->context, statement, NULL, NULL);
  else if (state == GDK_CONTROL_MASK && key == GDK_KEY_m)
    rk_statement_list_choose_item (self, statement, row);
  else if (state == GDK_CONTROL_MASK && key == GDK_KEY_slash)
    g_signal_emit (self, signals[CORRECT], 0, statement); /* the cursor says where */
  else if (state == 0 && key == GDK_KEY_Delete)
    delete_statement (self, statement);
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        RkStatementList *self)
{
  GtkWidget *row = focused_row (self);
  GdkModifierType pressed = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (row == NULL)
    return FALSE;
  if (pressed == 0 && key == GDK_KEY_Down && row == last_row (self))
    {
      g_signal_emit (self, signals[LEAVE_DOWN], 0);
      return TRUE;
    }
  return may_write (self) && take_key (self, row, key, pressed);
}

static void
on_row_activated (RkStatementList *self, GtkListBoxRow *row)
{
  if (may_write (self) && statement_of (GTK_WIDGET (row)))
    g_signal_emit (self, signals[CORRECT], 0, statement_of (GTK_WIDGET (row)));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_window (RkStatementList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, self->more, self->list, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_widget_set_vexpand (window, TRUE);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  g_signal_connect_object (self->scroll, "changed", G_CALLBACK (on_scroll_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_wheel), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, wheel);
  return window;
}

GtkWidget *
rk_statement_list_new (RkContext *context)
{
  RkStatementList *self = g_object_new (RK_TYPE_STATEMENT_LIST, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_statement_list_dispose (GObject *object)
{
  RkStatementList *self = RK_STATEMENT_LIST (object);

  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  g_clear_pointer (&self->moving, rk_record_unref);
  G_OBJECT_CLASS (rk_statement_list_parent_class)->dispose (object);
}

static void
rk_statement_list_class_init (RkStatementListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_statement_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "statement.move-to", "x", on_move_to);
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, RK_TYPE_RECORD);
  signals[LEAVE_DOWN] = g_signal_new ("leave-down", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_statement_list_init (RkStatementList *self)
{
  GtkWidget *none = rk_part_label (
      _ ("Nothing is recorded yet. The first item is open: type what is said."), "dim-label");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->n_shown = PORTION;
  self->more = rk_part_button ("", NULL);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, self, NULL);
  gtk_widget_add_css_class (self->list, "rk-record");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Record"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->list, keys);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_valign (none, GTK_ALIGN_END);
  gtk_widget_add_css_class (none, "rk-quiet");
  gtk_stack_add_named (self->stack, create_window (self), "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
