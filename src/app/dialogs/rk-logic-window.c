#include "rk-logic-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

static const char *const kinds[] = { "課題", "要因", "取組", "成果", NULL };

struct _RkLogicWindow
{
  AdwWindow parent_instance;

  RkContext *context;
  const RkKind *kind; /* of the owner */
  gint64 owner;
  gboolean adding;
  gint64 add_on;  /* node that what is typed hangs on, 0: none */
  gint64 made;    /* to be selected once it has been read */
  gboolean entry; /* the words are being typed */
  GCancellable *reading;

  /* owned by the tree of widgets */
  RkLogicView *view;
  GtkStack *stack;
  GtkDropDown *kind_choice;
  GtkEntry *words;
  GtkWidget *strip;
  AdwWindowTitle *title;
};

G_DEFINE_FINAL_TYPE (RkLogicWindow, rk_logic_window, ADW_TYPE_WINDOW)

static gboolean
may_write (RkLogicWindow *self)
{
  return self->context && !rk_context_is_read_only (self->context);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 owner;
  RkLogic *logic;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->logic, rk_logic_free);
  g_free (reading);
}

static gboolean
run_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->logic = rk_logic_load (db, reading->owner, TRUE, error);
  return reading->logic != NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkLogicWindow) self = data;
  Reading *read = rk_context_finish_read (self->context, source, result);
  RkLogic *logic;

  if (read == NULL)
    return;
  logic = g_steal_pointer (&read->logic);
  adw_window_title_set_subtitle (self->title, logic->title);
  gtk_stack_set_visible_child_name (self->stack,
                                    logic->nodes->len || self->adding ? "tree" : "none");
  rk_logic_view_show (self->view, logic);
  if (self->made)
    rk_logic_view_select (self->view, self->made);
  self->made = 0;
}

static void
reload (RkLogicWindow *self)
{
  Reading *reading;

  if (self->context == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->owner = self->owner;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  rk_store_read_async (rk_context_get_store (self->context), run_read, reading, reading_free,
                       self->reading, on_read, g_object_ref (self));
}

/* ── the line of words ───────────────────────────────────────────────────────────────────── */

static void
choose_kind (RkLogicWindow *self, const char *kind)
{
  for (guint i = 0; kinds[i]; i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      gtk_drop_down_set_selected (self->kind_choice, i);
}

static void
show_selected (RkLogicWindow *self)
{
  const RkLogicNode *node = rk_logic_view_get_selected (self->view);

  if (self->entry)
    return;
  gtk_widget_set_sensitive (self->strip, node != NULL && may_write (self));
  gtk_editable_set_text (GTK_EDITABLE (self->words),
                         node ? rk_record_get (node->record, "text") : "");
  choose_kind (self, node ? rk_record_get (node->record, "kind") : kinds[0]);
}

/* @text: (nullable): in place of the words there are */
static void
begin_words (RkLogicWindow *self, const char *text)
{
  self->entry = TRUE;
  gtk_widget_set_sensitive (self->strip, TRUE);
  if (text)
    gtk_editable_set_text (GTK_EDITABLE (self->words), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  if (text)
    gtk_editable_set_position (GTK_EDITABLE (self->words), -1);
}

static void
end_words (RkLogicWindow *self)
{
  self->entry = FALSE;
  self->adding = FALSE;
  gtk_entry_set_placeholder_text (self->words, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  show_selected (self);
}

/* A new node; @on: what it hangs on, NULL: nothing */
static void
begin_adding (RkLogicWindow *self, const RkRecord *on)
{
  self->adding = TRUE;
  self->add_on = on ? rk_record_id (on) : 0;
  gtk_stack_set_visible_child_name (self->stack, "tree");
  choose_kind (self, rk_logic_next_kind (on ? rk_record_get (on, "kind") : NULL));
  gtk_entry_set_placeholder_text (self->words, _ ("Words of the new node, then Enter"));
  begin_words (self, "");
}

static void
add_beside (RkLogicWindow *self, const RkLogicNode *node)
{
  gint64 on = rk_record_get_int (node->record, "parent_id");

  begin_adding (self, node->record);
  self->add_on = on;
  choose_kind (self, rk_record_get (node->record, "kind"));
}

/* ── edits ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkRecord *record;
  gint64 id;
  RkLineMove move;
  gint64 target;
  gint64 made;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->record, rk_record_unref);
  g_free (job);
}

static gboolean
run_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_logic_add (db, job->record, &job->made, error);
}

static void
on_added (gpointer owner, gpointer data, gboolean done)
{
  RkLogicWindow *self = owner;

  if (!done || self->context == NULL)
    return;
  self->made = ((Job *)data)->made;
  reload (self);
}

static void
add_node (RkLogicWindow *self, const char *kind, const char *text)
{
  Job *job = g_new0 (Job, 1);
  RkDraft *draft = rk_draft_new (&rk_kind_logic_node);
  g_autofree char *what = g_strdup_printf ("ロジックツリーに「%s」を加えた", text);

  rk_draft_put_id (draft, self->kind == &rk_kind_plan ? "plan_id" : "case_id", self->owner);
  rk_draft_put_id (draft, "parent_id", self->add_on);
  rk_draft_put (draft, "kind", kind);
  rk_draft_put (draft, "text", text);
  job->record = rk_draft_end (draft);
  rk_context_run_command_async (self->context, self, what, NULL, run_add, job, job_free, on_added);
}

static void
change_node (RkLogicWindow *self, const RkRecord *record, const char *kind, const char *text)
{
  RkDraft *draft = rk_draft_copy (record);
  g_autofree char *what = g_strdup_printf ("ロジックツリーの「%s」を直した", text);
  g_autoptr (RkRecord) changed = NULL;

  rk_draft_put (draft, "kind", kind);
  rk_draft_put (draft, "text", text);
  changed = rk_draft_end (draft);
  if (!rk_record_equal (changed, record))
    rk_edits_save_as (self->context, changed, what, NULL, NULL, NULL);
}

static void
commit (RkLogicWindow *self)
{
  const RkLogicNode *node = rk_logic_view_get_selected (self->view);
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));
  const char *kind
      = kinds[MIN (gtk_drop_down_get_selected (self->kind_choice), G_N_ELEMENTS (kinds) - 2)];

  if (*text == '\0' || !may_write (self))
    return;
  if (self->adding)
    add_node (self, kind, text);
  else if (node)
    change_node (self, node->record, kind, text);
}

static void
on_entered (RkLogicWindow *self)
{
  commit (self);
  end_words (self);
}

static void
on_enter (RkLogicWindow *self)
{
  self->entry = TRUE;
}

/* What was typed is kept when something else is gone to. */
static void
on_leave (RkLogicWindow *self)
{
  if (!self->entry || self->context == NULL)
    return;
  commit (self);
  self->entry = FALSE;
  self->adding = FALSE;
  gtk_entry_set_placeholder_text (self->words, NULL);
}

static gboolean
run_move (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return rk_logic_move (db, job->id, job->move, job->target, error);
}

static void
move_node (RkLogicWindow *self, const RkRecord *record, RkLineMove move, gint64 target)
{
  Job *job = g_new0 (Job, 1);
  gboolean removes = move == RK_LINE_REMOVE;
  g_autofree char *what = g_strdup_printf (removes ? "ロジックツリーから「%s」を外した"
                                                   : "ロジックツリーの「%s」を移した",
                                           rk_record_get (record, "text"));

  job->id = rk_record_id (record);
  job->move = move;
  job->target = target;
  rk_context_run_command_async (self->context, NULL, what,
                                removes ? _ ("Taken out, with what hung on it") : NULL, run_move,
                                job, job_free, NULL);
}

static void
fold_node (RkLogicWindow *self, const RkRecord *record)
{
  gboolean folded = rk_record_get_int (record, "folded") != 0;
  RkDraft *draft = rk_draft_copy (record);
  g_autofree char *what = g_strdup_printf (folded ? "「%s」の先を開いた" : "「%s」の先を畳んだ",
                                           rk_record_get (record, "text"));
  g_autoptr (RkRecord) changed = NULL;

  rk_draft_put_int (draft, "folded", !folded);
  changed = rk_draft_end (draft);
  rk_edits_save_as (self->context, changed, what, NULL, NULL, NULL);
}

static void
open_node (RkLogicWindow *self, RkRecord *record)
{
  static const char *const fields[]
      = { "kind", "text", "measure_id", "indicator_id", "indicator", NULL };
  GtkWidget *dialog
      = rk_record_dialog_new_for (self->context, GTK_WINDOW (self), NULL, record, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 480);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_wanted (RkLogicWindow *self, int verb)
{
  static const RkLineMove moves[] = { [RK_LOGIC_UP] = RK_LINE_UP,
                                      [RK_LOGIC_DOWN] = RK_LINE_DOWN,
                                      [RK_LOGIC_UNDER] = RK_LINE_UNDER,
                                      [RK_LOGIC_OUT] = RK_LINE_OUT,
                                      [RK_LOGIC_REMOVE] = RK_LINE_REMOVE };
  const RkLogicNode *node = rk_logic_view_get_selected (self->view);

  if (!may_write (self))
    return;
  if (node == NULL)
    {
      if (verb == RK_LOGIC_ADD_UNDER || verb == RK_LOGIC_ADD_BESIDE)
        begin_adding (self, NULL);
      return;
    }
  switch ((RkLogicVerb)verb)
    {
    case RK_LOGIC_EDIT:
      begin_words (self, NULL);
      break;
    case RK_LOGIC_OPEN:
      open_node (self, node->record);
      break;
    case RK_LOGIC_ADD_UNDER:
      begin_adding (self, node->record);
      break;
    case RK_LOGIC_ADD_BESIDE:
      add_beside (self, node);
      break;
    case RK_LOGIC_FOLD:
      fold_node (self, node->record);
      break;
    case RK_LOGIC_UP:
    case RK_LOGIC_DOWN:
    case RK_LOGIC_UNDER:
    case RK_LOGIC_OUT:
    case RK_LOGIC_REMOVE:
    default:
      move_node (self, node->record, moves[verb], 0);
    }
}

static void
on_typing (RkLogicWindow *self)
{
  if (may_write (self) && rk_logic_view_get_selected (self->view))
    begin_words (self, NULL);
}

static void
on_moved (RkLogicWindow *self, gint64 id, gint64 onto)
{
  const RkLogicNode *node = rk_logic_view_get_selected (self->view);

  if (node && may_write (self) && rk_record_id (node->record) == id)
    move_node (self, node->record, RK_LINE_ONTO, onto);
}

static void
on_button (GtkButton *button, RkLogicWindow *self)
{
  on_wanted (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "verb")));
}

static void
on_print (RkLogicWindow *self)
{
  RkReportParams params = { .record = self->owner };

  rk_preview_window_present (self->context, GTK_WIDGET (self), "logic-tree", &params);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

/* The words first, the window only where none are being typed. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkLogicWindow *self = RK_LOGIC_WINDOW (widget);

  if (self->entry)
    {
      end_words (self);
      reload (self);
    }
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
rk_logic_window_dispose (GObject *object)
{
  RkLogicWindow *self = RK_LOGIC_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_logic_window_parent_class)->dispose (object);
}

static void
rk_logic_window_class_init (RkLogicWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_logic_window_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
}

static GtkWidget *
create_button (RkLogicWindow *self, const char *icon, const char *tooltip, RkLogicVerb verb)
{
  GtkWidget *button = rk_part_icon_button (icon, tooltip);

  g_object_set_data (G_OBJECT (button), "verb", GINT_TO_POINTER ((int)verb));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button), self, 0);
  return button;
}

static GtkWidget *
create_head (RkLogicWindow *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *print = rk_part_icon_button ("document-print-symbolic", _ ("Print"));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Logic Tree"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (head), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (head),
                             create_button (self, "list-add-symbolic",
                                            _ ("Add What Hangs on It (Ctrl+Enter)"),
                                            RK_LOGIC_ADD_UNDER));
  adw_header_bar_pack_start (ADW_HEADER_BAR (head),
                             create_button (self, "view-list-symbolic",
                                            _ ("Add Beside It (Shift+Enter)"),
                                            RK_LOGIC_ADD_BESIDE));
  adw_header_bar_pack_start (ADW_HEADER_BAR (head),
                             create_button (self, "document-edit-symbolic",
                                            _ ("Links to Indicators and Plan Lines (Alt+Enter)"),
                                            RK_LOGIC_OPEN));
  adw_header_bar_pack_start (
      ADW_HEADER_BAR (head),
      create_button (self, "user-trash-symbolic", _ ("Take Out (Delete)"), RK_LOGIC_REMOVE));
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), print);
  return head;
}

static void
on_begin (RkLogicWindow *self)
{
  if (may_write (self))
    begin_adding (self, NULL);
}

static GtkWidget *
create_none (RkLogicWindow *self)
{
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *begin = gtk_button_new_with_label (_ ("Write the Problem…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "rk-plan-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Logic Tree Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("Begin with the problem. Its causes, what is done about each, and what comes of it follow "
         "to the right."));
  gtk_widget_add_css_class (begin, "pill");
  gtk_widget_add_css_class (begin, "suggested-action");
  gtk_widget_set_halign (begin, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (begin, "clicked", G_CALLBACK (on_begin), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (none), begin);
  return none;
}

static GtkWidget *
create_strip (RkLogicWindow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *label;

  self->kind_choice = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  self->words = GTK_ENTRY (gtk_entry_new ());
  rk_part_name (GTK_WIDGET (self->kind_choice), _ ("Kind"));
  rk_part_name (GTK_WIDGET (self->words), _ ("Words of the node"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (on_entered), self);
  self->strip = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, GTK_WIDGET (self->kind_choice),
                             GTK_WIDGET (self->words), NULL);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->strip, focus);
  label = rk_part_label (_ ("Enter: edit　Ctrl+Enter: add to the right　Shift+Enter: add below　"
                            "Space: fold　Alt+arrows: move　Delete: take out"),
                         "caption");
  return rk_part_margins (rk_part_box (GTK_ORIENTATION_VERTICAL, 6, self->strip, label, NULL), 12);
}

static void
rk_logic_window_init (RkLogicWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = RK_LOGIC_VIEW (rk_logic_view_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, adw_bin_new (), "blank");
  gtk_stack_add_named (self->stack, create_none (self), "none");
  gtk_stack_add_named (self->stack,
                       rk_part_box (GTK_ORIENTATION_VERTICAL, 0, scrolled,
                                    gtk_separator_new (GTK_ORIENTATION_HORIZONTAL),
                                    create_strip (self), NULL),
                       "tree");
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_window_set_content (ADW_WINDOW (self),
                          rk_part_box (GTK_ORIENTATION_VERTICAL, 0, create_head (self),
                                       GTK_WIDGET (self->stack), NULL));
  g_signal_connect_object (self->view, "selected", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "typing", G_CALLBACK (on_typing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rk_logic_window_new (RkContext *context, GtkWindow *parent, const RkKind *kind, gint64 owner)
{
  RkLogicWindow *self
      = g_object_new (RK_TYPE_LOGIC_WINDOW, "transient-for", parent, "title", _ ("Logic Tree"),
                      "default-width", 1100, "default-height", 680, NULL);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  self->kind = kind;
  self->owner = owner;
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

RkLogicView *
rk_logic_window_get_view (RkLogicWindow *self)
{
  g_return_val_if_fail (RK_IS_LOGIC_WINDOW (self), NULL);

  return self->view;
}
