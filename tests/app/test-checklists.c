/* The チェックリスト page on the sample office: answering by keys, the level and the trial, closed
 * rounds, and all councils side by side. */
#include "rk-test-checklist.h"

#include "rk-chart-area.h"
#include "rk-checklist-edits.h"
#include "rk-checklist-row.h"
#include "rk-edition-map-window.h"
#include "rk-edition-window.h"
#include "rk-editions.h"
#include "rk-history.h"
#include "rk-home-levels.h"
#include "rk-home-page.h"
#include "rk-kinds.h"
#include "rk-record-dialog.h"
#include "rk-year-strip.h"

/* ── answering ───────────────────────────────────────────────────────────────────────────── */

/* One key a mark, from item to item; full width, kana and digits are the same keys. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_o,     GDK_KEY_T, 0xff58 | 0x01000000,
                                GDK_KEY_minus, GDK_KEY_1, 0x3089 | 0x01000000 };
  static const char *const signs[] = { "○", "△", "×", "－", "○", "○" };

  open_fresh (f);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_cmpint (rk_checklist_sheet_get_item (f->page->sheet), ==, (int)i);
      press (f, keys[i]);
    }
  rk_test_wait (is_written (f, 5));
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_assert_cmpstr (sign_of (f, i), ==, signs[i]);
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page->sheet), "Answered 6/19"));
}

/* A mark, the progress and the level do not wait for the file. */
static void
test_marks_at_once (Fixture *f, gconstpointer data)
{
  g_autofree char *summary = NULL;

  open_fresh (f);
  for (guint i = 0; i < 3; i++)
    {
      press (f, GDK_KEY_o);
      /* Nothing has been written yet: no turn of the main loop since. */
      g_assert_cmpstr (sign_of (f, i), ==, "○");
    }
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page->sheet), "Answered 3/19"));
  summary = rk_checklist_path_dup_summary (f->page->path);
  g_assert_true (g_str_has_prefix (summary, "レベル1-①"));
  rk_test_wait (open_column (f)->now && open_column (f)->now->n_answered == 3);
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page->sheet), "Answered 3/19"));
}

/* Whatever was read last: two marks of one item end at the second. */
static void
test_mark_changed_at_once (Fixture *f, gconstpointer data)
{
  const RkAnswerRow *row;

  open_fresh (f);
  press (f, GDK_KEY_o);
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  press (f, GDK_KEY_x);
  g_assert_cmpstr (sign_of (f, 0), ==, "×");
  rk_test_wait (
      open_column (f)->sheet && (row = rk_checklist_row (open_column (f)->sheet, 0, 0))
      && g_str_equal (rk_edition_mark (f->page->data->edition, (guint)row->mark)->mark, "×"));
  g_assert_cmpstr (sign_of (f, 0), ==, "×");
}

/* The first answer begins the round: one undo takes both back. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_fresh (f);
  press (f, GDK_KEY_o);
  rk_test_wait (is_written (f, 0));
  g_assert_nonnull (open_column (f)->now);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  rk_test_wait (mark_of (f, 0) < 0);
  g_assert_null (open_column (f)->now);
}

static void
test_delete_takes_a_mark_away (Fixture *f, gconstpointer data)
{
  open_fresh (f);
  press (f, GDK_KEY_o);
  rk_test_wait (is_written (f, 0));
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  press (f, GDK_KEY_Delete);
  rk_test_wait (mark_of (f, 0) < 0);
  g_assert_cmpint (rk_checklist_sheet_get_item (f->page->sheet), ==, 0);
}

/* The note keeps the mark and the mark keeps the note. */
static void
test_note (Fixture *f, gconstpointer data)
{
  const RkAnswerRow *row;
  GtkWidget *note;

  open_fresh (f);
  press (f, GDK_KEY_o);
  rk_test_wait (is_written (f, 0));
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  press (f, GDK_KEY_Return);
  note = gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_ENTRY);
  g_assert_nonnull (note);
  /* In the note an o is an o. */
  g_assert_false (rk_test_press (gtk_window_get_focus (f->window), GDK_KEY_o, 0));
  gtk_editable_set_text (GTK_EDITABLE (note), "要綱は令和5年施行");
  g_signal_emit_by_name (note, "activate");
  rk_test_wait (open_column (f)->sheet && (row = rk_checklist_row (open_column (f)->sheet, 0, 0))
                && g_strcmp0 (row->comment, "要綱は令和5年施行") == 0);
  g_assert_cmpstr (sign_of (f, 0), ==, "○");
  press (f, GDK_KEY_t);
  rk_test_wait (g_strcmp0 (sign_of (f, 0), "△") == 0);
  g_assert_cmpstr (rk_checklist_row (open_column (f)->sheet, 0, 0)->comment, ==,
                   "要綱は令和5年施行");
}

/* A body answers for itself; the council's own answers stay. */
static void
test_bodies (Fixture *f, gconstpointer data)
{
  gint64 body;

  open_fresh (f);
  g_assert_cmpuint (f->page->data->bodies->len, >, 2);
  body = rk_record_id (f->page->data->bodies->pdata[0]);
  rk_checklist_sheet_set_body (f->page->sheet, body);
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  press (f, GDK_KEY_x);
  rk_test_wait (is_written (f, 0));
  g_assert_cmpint (rk_checklist_row (open_column (f)->sheet, 0, body)->mark, >=, 0);
  g_assert_null (rk_checklist_row (open_column (f)->sheet, 0, 0));
  rk_checklist_sheet_set_body (f->page->sheet, rk_record_id (f->page->data->bodies->pdata[1]));
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  press (f, GDK_KEY_o);
  rk_test_wait (open_column (f)->sheet->differs[0]);
  rk_checklist_sheet_set_body (f->page->sheet, 0);
  g_assert_cmpstr (sign_of (f, 0), ==, "×");
}

/* ── the level ───────────────────────────────────────────────────────────────────────────── */

static gboolean
is_trial (GtkWidget *label, gpointer data)
{
  return gtk_widget_get_mapped (label)
         && strstr (gtk_label_get_text (GTK_LABEL (label)), "a trial; no answer changes");
}

static void
test_trial_changes_no_answer (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_council (f, any_council (f));
  before = rk_checklist_path_dup_summary (f->page->path);
  rk_checklist_path_set_trying (f->page->path, TRUE);
  g_assert_true (rk_test_find (GTK_WIDGET (f->page->path), GTK_TYPE_LABEL, is_trial, NULL));
  after = rk_checklist_path_dup_summary (f->page->path);
  g_assert_cmpstr (after, ==, before);
}

/* While nobody ticks, the two nearest are ticked, whichever they are by now: the buttons below can
 * be used at once. */
static void
test_nearest_are_ticked (Fixture *f, gconstpointer data)
{
  GtkWidget *agenda;

  open_fresh (f);
  agenda = rk_test_button (GTK_WIDGET (f->page->path), "Put onto the Agenda");
  for (guint i = 0; i < 3; i++)
    press (f, GDK_KEY_o);
  rk_test_wait (open_column (f)->now && open_column (f)->now->n_answered == 3);
  g_assert_true (gtk_widget_is_sensitive (agenda));
  rk_checklist_path_set_trying (f->page->path, TRUE);
  g_assert_true (rk_test_find (GTK_WIDGET (f->page->path), GTK_TYPE_LABEL, is_trial, NULL));
}

/* All required items of the lowest levels answered ○ raise the level while typing. */
static void
test_level_follows (Fixture *f, gconstpointer data)
{
  g_autofree char *summary = NULL;

  open_fresh (f);
  for (guint i = 0; i < 3; i++)
    press (f, GDK_KEY_o);
  rk_test_wait (is_written (f, 2));
  summary = rk_checklist_path_dup_summary (f->page->path);
  g_assert_true (g_str_has_prefix (summary, "レベル1-①"));
}

/* ── closed ──────────────────────────────────────────────────────────────────────────────── */

static void
test_closed (Fixture *f, gconstpointer data)
{
  int before;

  open_fresh (f);
  press (f, GDK_KEY_o);
  rk_test_wait (is_written (f, 0));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.close-round", NULL);
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  adw_message_dialog_response (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL), "close-round");
  rk_test_wait (rk_checklist_is_closed (open_column (f)->sheet));
  rk_checklist_sheet_focus_item (f->page->sheet, 1);
  before = mark_of (f, 1);
  press (f, GDK_KEY_o);
  rk_test_flush ();
  g_assert_cmpint (mark_of (f, 1), ==, before);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  int before;

  open_council (f, any_council (f));
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  before = mark_of (f, 0);
  press (f, GDK_KEY_x);
  press (f, GDK_KEY_o);
  rk_test_flush ();
  g_assert_cmpint (mark_of (f, 0), ==, before);
  g_assert_false (rk_test_shows (GTK_WIDGET (f->page->path), "Put onto the Agenda"));
}

/* ── side by side ────────────────────────────────────────────────────────────────────────── */

static void
test_grid_by_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *reading = NULL;
  int item, column;

  gtk_widget_grab_focus (GTK_WIDGET (f->page->grid));
  rk_test_wait ((rk_checklist_grid_get_selected (f->page->grid, &item, &column), item == 0));
  g_assert_cmpint (column, ==, 0);
  press (f, GDK_KEY_Down);
  press (f, GDK_KEY_Right);
  rk_checklist_grid_get_selected (f->page->grid, &item, &column);
  g_assert_cmpint (item, ==, 1);
  g_assert_cmpint (column, ==, 1);
  reading = rk_checklist_grid_dup_reading (f->page->grid);
  g_assert_true (rk_test_is_called (GTK_WIDGET (f->page->grid), reading));
  press (f, GDK_KEY_Page_Down);
  press (f, GDK_KEY_End);
  rk_checklist_grid_get_selected (f->page->grid, &item, &column);
  g_assert_cmpint (item, ==, 3);
  g_assert_cmpint (column, ==, (int)f->page->data->columns->len - 1);
  press (f, GDK_KEY_Return);
  rk_test_wait (f->page->data->about
                == ((RkChecklistColumn *)f->page->data->columns->pdata[column])->about);
}

static void
test_way_back (Fixture *f, gconstpointer data)
{
  open_council (f, any_council (f));
  g_assert_true (rk_page_step_back (RK_PAGE (f->page)));
  rk_test_wait (f->page->data->about == 0 && gtk_widget_get_mapped (GTK_WIDGET (f->page->grid)));
  g_assert_false (rk_page_step_back (RK_PAGE (f->page)));
}

static gboolean
is_area (GtkWidget *widget, gpointer data)
{
  return RK_IS_CHART_AREA (widget);
}

/* By keys from value to value: what is read names the council or the field. */
static void
assert_reads (Fixture *f, RkChartView *view)
{
  GtkWidget *area = rk_test_find (GTK_WIDGET (view), GTK_TYPE_WIDGET, is_area, NULL);
  RkChart *chart = rk_chart_view_get_chart (view);
  g_autofree char *reading = NULL;

  gtk_widget_grab_focus (area);
  g_assert_null (rk_chart_view_dup_reading (view));
  press (f, GDK_KEY_Right);
  reading = rk_chart_view_dup_reading (view);
  g_assert_true (g_str_has_prefix (reading, rk_chart_get_category (chart, 0)));
  g_assert_nonnull (strstr (reading, rk_chart_get_series (chart, 0)));
  g_assert_true (rk_test_is_called (area, reading));
}

/* The pointer reads any mark of the table without choosing it. */
static void
test_pointer_reads (Fixture *f, gconstpointer data)
{
  RkChecklistGrid *grid = f->page->grid;
  g_autofree char *none = NULL;
  guint n = 0;
  int height;

  rk_test_wait ((height = gtk_widget_get_height (GTK_WIDGET (grid))) > 200);
  none = rk_checklist_grid_dup_reading_at (grid, 2, 2);
  g_assert_null (none);
  for (int y = 0; y < height; y += 8)
    {
      g_autofree char *reading = rk_checklist_grid_dup_reading_at (
          grid, gtk_widget_get_width (GTK_WIDGET (grid)) / 2.0, y);

      n += reading && strstr (reading, "the year before");
    }
  g_assert_cmpuint (n, >, 10);
  none = rk_checklist_grid_dup_reading (grid);
  g_assert_null (none);
}

static void
test_views (Fixture *f, gconstpointer data)
{
  rk_checklists_page_show_view (f->page, "years");
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->page->years)));
  assert_reads (f, f->page->years);
  g_assert_cmpuint (rk_chart_get_n_series (rk_chart_view_get_chart (f->page->years)), ==,
                    f->page->data->columns->len);
  rk_checklists_page_show_view (f->page, "fields");
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->page->radar)));
  assert_reads (f, f->page->radar);
  rk_test_wait (gtk_widget_get_width (GTK_WIDGET (f->page->radar)) > 0);
  /* There is no table here: whose figures is chosen by name. */
  gtk_drop_down_set_selected (f->page->figured, 2);
  rk_test_wait (f->page->data->figured
                == ((RkChecklistColumn *)f->page->data->columns->pdata[2])->about);
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->figured), ==, 2);
  g_assert_nonnull (strstr (rk_chart_get_title (rk_chart_view_get_chart (f->page->rates)),
                            ((RkChecklistColumn *)f->page->data->columns->pdata[2])->name));
  /* Beside the bars there would be no room for its names. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->page->radar)), >,
                   gtk_widget_get_width (GTK_WIDGET (f->page->flap)) / 2);
}

/* The home page shows each area with its level; a card leads to its answers. */
static void
test_cards_of_home (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkHomeLevels) levels
      = rk_home_levels_load (rk_store_main_db (f->office->store), YEAR + 1, &error);
  GtkWidget *box = g_object_ref_sink (gtk_flow_box_new ());
  const RkChecklistColumn *first = f->page->data->columns->pdata[0];
  g_autofree char *label = g_strdup (
      rk_level_short (rk_edition_level (f->page->data->edition, (guint)first->now->level)->label));

  g_assert_no_error (error);
  /* Nobody has answered in that year: those of the year before are shown. */
  g_assert_cmpuint (levels->cards->len, ==, f->page->data->columns->len);
  g_assert_true (g_str_has_prefix (levels->caption, "令和8年度"));
  rk_home_levels_fill (levels, GTK_FLOW_BOX (box));
  rk_home_levels_fill (levels, GTK_FLOW_BOX (box));
  g_assert_null (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), (int)levels->cards->len));
  g_assert_cmpint (rk_home_levels_council (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 0)),
                   ==, first->about);
  g_assert_true (rk_test_has_label (
      GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 0)), label));
  g_object_unref (box);
}

/* Until the file has been read nobody knows whether there is anything to be said. */
static void
test_home_says_nothing_too_soon (Fixture *f, gconstpointer data)
{
  GtkWidget *home = rk_home_page_new (f->context);
  GtkWidget *window = gtk_window_new ();
  const char *nothing = "No council has answered a checklist yet. Its level and what is missing "
                        "for the next one will stand here.";

  gtk_window_set_child (GTK_WINDOW (window), home);
  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (rk_test_shows (home, nothing));
  g_assert_false (rk_test_shows (home, "No meeting of this fiscal year has a day yet."));
  rk_test_wait (rk_test_find (home, GTK_TYPE_LEVEL_BAR, NULL, NULL));
  g_assert_false (rk_test_shows (home, nothing));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As narrow as every other page; down over the strip of the year goes on down the page. */
static void
test_home_is_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *home = rk_home_page_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *strip;
  GtkAdjustment *place;
  int width;

  gtk_window_set_child (GTK_WINDOW (window), home);
  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_test_find (home, GTK_TYPE_LEVEL_BAR, NULL, NULL));
  gtk_widget_measure (home, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 600);
  strip = rk_test_find (home, RK_TYPE_YEAR_STRIP, NULL, NULL);
  strip = gtk_widget_get_ancestor (strip, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
      gtk_widget_get_ancestor (gtk_widget_get_parent (strip), GTK_TYPE_SCROLLED_WINDOW)));
  rk_test_wait (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place)
                && gtk_adjustment_get_page_size (place) > 0);
  rk_test_turn_wheel (strip);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ── what is no council ──────────────────────────────────────────────────────────────────── */

static void
choose_edition (Fixture *f, const char *unit)
{
  for (guint i = 0; i < f->page->data->editions->len; i++)
    if (g_str_equal (rk_record_get (f->page->data->editions->pdata[i], "unit"), unit))
      {
        gtk_drop_down_set_selected (f->page->edition, i);
        break;
      }
  rk_test_wait (g_str_equal (f->page->data->edition->unit, unit));
}

static RkRecordDialog *
begin_dialog (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.new-round", NULL);
  return rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
}

/* A project is begun by its name, is answered like a council, and is there the year after. */
static void
test_project (Fixture *f, gconstpointer data)
{
  RkRecordDialog *dialog;
  gint64 about;

  choose_edition (f, RK_UNIT_PROJECT);
  g_assert_cmpuint (f->page->data->columns->len, ==, 0);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (f->page->nobody)));
  dialog = begin_dialog (f);
  rk_record_dialog_type (dialog, "subject", "働く人の歩数向上事業");
  rk_record_dialog_save (dialog);
  rk_test_wait (f->page->data->about != 0 && gtk_widget_get_mapped (GTK_WIDGET (f->page->sheet)));
  about = f->page->data->about;
  g_assert_cmpint (about, <, 0);
  g_assert_cmpstr (open_column (f)->name, ==, "働く人の歩数向上事業");
  rk_checklist_edits_mark (f->context, f->page->data, 0, 0, 0, NULL, NULL);
  rk_test_wait (open_column (f) && open_column (f)->now
                && rk_checklist_column_answer (open_column (f), 0) == 0);
  f->page->asked_year = YEAR + 1;
  rk_checklists_page_open (f->page, about);
  rk_test_wait (f->page->data->year == YEAR + 1);
  g_assert_nonnull (open_column (f));
  g_assert_null (open_column (f)->now);
  g_assert_cmpint (rk_checklist_column_before (open_column (f), 0), ==, 0);
  rk_checklist_edits_mark (f->context, f->page->data, 0, 1, 0, NULL, NULL);
  rk_test_wait (open_column (f) && open_column (f)->now
                && rk_checklist_column_answer (open_column (f), 1) == 0);
  g_assert_cmpint (f->page->data->about, ==, about);
}

static gboolean
says (GtkWidget *label, gpointer words)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL;
}

/* What lacks its name is not begun, and what was typed stays. */
static void
test_project_without_a_name (Fixture *f, gconstpointer data)
{
  RkRecordDialog *dialog;
  GtkWidget *report;

  choose_edition (f, RK_UNIT_PROJECT);
  dialog = begin_dialog (f);
  rk_record_dialog_save (dialog);
  rk_test_wait ((report = GTK_WIDGET (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL))));
  g_assert_nonnull (
      rk_test_find (report, GTK_TYPE_LABEL, says, (gpointer) "is answered for each 事業"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_cmpuint (f->page->data->columns->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (report));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* ── editions ────────────────────────────────────────────────────────────────────────────── */

static gboolean
copy_edition (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = data;

  return rk_editions_copy (db, *id, "own", "1", id, error);
}

typedef struct
{
  gint64 old;
  gint64 new;
  guint item;
  int place;
} Map;

static gboolean
read_map (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Map *map = data;
  g_autoptr (RkEdition) from = rk_editions_load (db, map->old, error);
  g_autoptr (RkEdition) to = rk_editions_load (db, map->new, error);
  g_autoptr (GPtrArray) mapped = rk_editions_mapped (db, map->old, map->new, error);

  for (guint i = 0; i < mapped->len; i++)
    if (rk_record_get_int (mapped->pdata[i], "from_item_id")
        == rk_edition_item (from, map->item)->id)
      map->place = rk_edition_find_item_id (to, rk_record_get_int (mapped->pdata[i], "to_item_id"));
  return TRUE;
}

/* Place of the successor in the file, -1: none. A command may be running meanwhile. */
static int
find_map (Fixture *f, gint64 old, gint64 new, guint item)
{
  Map map = { old, new, item, -1 };

  g_assert_true (rk_store_read (f->office->store, read_map, &map, NULL, NULL));
  return map.place;
}

/* The items of a copy are matched by number and text; one of them by hand; each is an action. */
static void
test_successors (Fixture *f, gconstpointer data)
{
  gint64 old = f->page->data->edition->id;
  gint64 new = old;
  g_autoptr (RkEdition) edition = NULL;
  RkEditionMapWindow *window;
  g_autoptr (GError) error = NULL;

  rk_test_command (f->office, "写し", copy_edition, &new);
  edition = rk_editions_load (rk_store_main_db (f->office->store), new, &error);
  g_assert_no_error (error);
  window = RK_EDITION_MAP_WINDOW (rk_edition_map_window_new (f->context, f->window, edition));
  gtk_window_present (GTK_WINDOW (window));
  rk_edition_map_window_choose (window, old);
  rk_edition_map_window_match (window);
  rk_test_wait (rk_edition_map_window_get (window, 2) == 2);
  rk_edition_map_window_set (window, 2, -1);
  rk_test_wait (find_map (f, old, new, 2) == -1);
  rk_edition_map_window_set (window, 2, 5);
  rk_test_wait (find_map (f, old, new, 2) == 5);
  g_assert_cmpint (find_map (f, old, new, 3), ==, 3);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  rk_test_wait (rk_edition_map_window_get (window, 2) == -1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Marks and levels of an edition of one's own are added like its items. */
static void
test_marks (Fixture *f, gconstpointer data)
{
  gint64 id = f->page->data->edition->id;
  g_autoptr (RkEdition) edition = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  RkRecordDialog *dialog;
  guint n = f->page->data->edition->marks->len;

  rk_test_command (f->office, "写し", copy_edition, &id);
  window = rk_edition_window_new (f->context, f->window, id);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (rk_test_find_called (window, GTK_TYPE_BUTTON, "Add a Mark"), "clicked");
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  rk_record_dialog_type (dialog, "mark", "◎");
  rk_record_dialog_type (dialog, "label", "特に進んでいる");
  rk_record_dialog_type (dialog, "points", "3");
  rk_record_dialog_save (dialog);
  rk_test_wait (rk_test_shows (window, "◎　特に進んでいる　3 points"));
  edition = rk_editions_load (rk_store_main_db (f->office->store), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edition->marks->len, ==, n + 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/checklists/keys", test_keys);
  ADD ("/checklists/at-once", test_marks_at_once);
  ADD ("/checklists/at-once/changed", test_mark_changed_at_once);
  ADD ("/checklists/undo", test_undo);
  ADD ("/checklists/delete", test_delete_takes_a_mark_away);
  ADD ("/checklists/note", test_note);
  ADD ("/checklists/bodies", test_bodies);
  ADD ("/checklists/trial", test_trial_changes_no_answer);
  ADD ("/checklists/nearest", test_nearest_are_ticked);
  ADD ("/checklists/level", test_level_follows);
  ADD ("/checklists/closed", test_closed);
  g_test_add ("/checklists/read-only", Fixture, "read-only", set_up, test_read_only, tear_down);
  ADD ("/checklists/grid", test_grid_by_keys);
  ADD ("/checklists/back", test_way_back);
  ADD ("/checklists/pointer", test_pointer_reads);
  ADD ("/checklists/views", test_views);
  ADD ("/checklists/home", test_cards_of_home);
  ADD ("/checklists/home-before-it-knows", test_home_says_nothing_too_soon);
  ADD ("/home/narrow", test_home_is_narrow);
  ADD ("/checklists/project", test_project);
  ADD ("/checklists/project/nameless", test_project_without_a_name);
  ADD ("/checklists/successors", test_successors);
  ADD ("/checklists/marks", test_marks);
  return rk_test_app_run ();
}
