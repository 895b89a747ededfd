/* The window of a logic tree. */
#include "rk-test-app.h"

#include "rk-beside.h"
#include "rk-kinds.h"
#include "rk-logic-window.h"
#include "rk-plans.h"
#include "rk-test-sample.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_sample_new (RK_STORE_DEFAULT);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_application (f->window, rk_test_application);
  gtk_window_present (f->window);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->window)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_gone (f->window);
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

static void
press_tree (RkLogicView *view, guint key, GdkModifierType state)
{
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_true (rk_test_press (GTK_WIDGET (view), key, state));
}

static gboolean
selected_is (RkLogicView *view, const char *text)
{
  const RkLogicNode *node = rk_logic_view_get_selected (view);

  return node && g_strcmp0 (rk_record_get (node->record, "text"), text) == 0;
}

static void
type_words (GtkWindow *window, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "activate");
}

static void
test_logic (Fixture *f, gconstpointer data)
{
  g_autofree char *last = NULL;
  gint64 id;
  GtkWidget *window;
  RkLogicView *view;

  g_assert_true (rk_plans_default (rk_store_main_db (f->office->store), 0, &id, NULL));
  window = rk_logic_window_new (f->context, f->window, &rk_kind_plan, id);
  view = rk_logic_window_get_view (RK_LOGIC_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_test_button (window, "Write the Problem…"));
  rk_test_wait (gtk_widget_get_mapped (rk_test_button (window, "Write the Problem…")));
  g_signal_emit_by_name (rk_test_button (window, "Write the Problem…"), "clicked");
  type_words (GTK_WINDOW (window), "健診を受けない");
  rk_test_wait (selected_is (view, "健診を受けない"));
  press_tree (view, GDK_KEY_Return, GDK_CONTROL_MASK);
  type_words (GTK_WINDOW (window), "会場が遠い");
  rk_test_wait (selected_is (view, "会場が遠い"));
  g_assert_cmpstr (rk_record_get (rk_logic_view_get_selected (view)->record, "kind"), ==, "要因");
  press_tree (view, GDK_KEY_Return, GDK_SHIFT_MASK);
  type_words (GTK_WINDOW (window), "時間がない");
  rk_test_wait (selected_is (view, "時間がない"));
  g_assert_true (rk_test_is_called (GTK_WIDGET (view), "要因, 時間がない, 0 nodes hang on it"));
  /* Renamed by typing over it, moved above its sister, the sister hung on it, then folded. */
  press_tree (view, GDK_KEY_x, 0);
  type_words (GTK_WINDOW (window), "半日空けられない");
  rk_test_wait (selected_is (view, "半日空けられない"));
  press_tree (view, GDK_KEY_Up, GDK_ALT_MASK);
  rk_test_wait (rk_record_get_int (rk_logic_view_get_selected (view)->record, "position") == 1);
  /* At the end of the list a word stands in this window, and Ctrl+Z means what was done in it. */
  g_signal_connect (f->context, "toast", G_CALLBACK (rk_test_keep_toast), &last);
  press_tree (view, GDK_KEY_Up, GDK_ALT_MASK);
  rk_test_wait (last != NULL || rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) != NULL);
  g_assert_cmpstr (last, ==, "This line is the first one already.");
  g_signal_handlers_disconnect_by_data (f->context, &last);
  rk_test_wait (GTK_WIDGET (rk_beside_get_toasts (f->window))
                == adw_window_get_content (ADW_WINDOW (window)));
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  rk_test_wait (rk_record_get_int (rk_logic_view_get_selected (view)->record, "position") == 2);
  g_assert_true (gtk_widget_activate_action (window, "win.redo", NULL));
  rk_test_wait (rk_record_get_int (rk_logic_view_get_selected (view)->record, "position") == 1);
  press_tree (view, GDK_KEY_Down, 0);
  rk_test_wait (selected_is (view, "会場が遠い"));
  press_tree (view, GDK_KEY_Right, GDK_ALT_MASK);
  rk_test_wait (rk_logic_view_get_selected (view)->depth == 2);
  press_tree (view, GDK_KEY_Left, 0);
  g_assert_true (selected_is (view, "半日空けられない"));
  press_tree (view, GDK_KEY_space, 0);
  rk_test_wait (rk_logic_view_get_selected (view)->n_hidden == 1);
  press_tree (view, GDK_KEY_Home, 0);
  press_tree (view, GDK_KEY_Delete, 0);
  rk_test_wait (rk_logic_view_get_selected (view) == NULL);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (selected_is (view, "健診を受けない"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
free_node (gpointer data)
{
  RkLogicNode *node = data;

  rk_record_unref (node->record);
  g_free (node);
}

/* Each of 200 nodes stands right of the one above it and below its sisters. */
static void
test_large_tree (Fixture *f, gconstpointer data)
{
  GtkWidget *view = rk_logic_view_new ();
  RkLogic *logic = g_new0 (RkLogic, 1);
  GdkRectangle places[200];

  gtk_window_set_child (f->window, view);
  logic->title = g_strdup ("大きな木");
  logic->nodes = g_ptr_array_new_with_free_func (free_node);
  for (guint i = 0; i < 200; i++)
    {
      RkLogicNode *node = g_new0 (RkLogicNode, 1);
      g_autofree char *text = g_strdup_printf ("%u番目　働く人の健診を受けやすくする取組と成果", i);
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_logic_node, "text", text);

      rk_draft_set_id (draft, i + 1);
      node->record = rk_draft_end (draft);
      node->parent = i ? (int)((i - 1) / 3) : -1;
      node->depth = i == 0 ? 0 : i < 4 ? 1 : i < 13 ? 2 : 3;
      g_ptr_array_add (logic->nodes, node);
    }
  rk_logic_view_show (RK_LOGIC_VIEW (view), logic);
  rk_logic_view_lay_out (RK_LOGIC_VIEW (view));
  for (guint i = 0; i < 200; i++)
    {
      rk_logic_view_select (RK_LOGIC_VIEW (view), i + 1);
      g_assert_true (rk_logic_view_get_place (RK_LOGIC_VIEW (view), &places[i]));
      if (i)
        g_assert_cmpint (places[i].x, >, places[(i - 1) / 3].x);
      if (i && (i - 1) % 3)
        g_assert_cmpint (places[i].y, >=, places[i - 1].y + places[i - 1].height);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/logic/window", test_logic);
  ADD ("/logic/large-tree", test_large_tree);
  return rk_test_app_run ();
}
