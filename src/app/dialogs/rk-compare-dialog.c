#include "rk-compare-dialog.h"

#include <glib/gi18n-lib.h>
#include "rk-message.h"
#include "rk-text.h"

typedef struct
{
  RkCompareDone done;
  gpointer data;
  GDestroyNotify destroy;
} Compare;

static void
compare_free (gpointer data, GClosure *closure)
{
  Compare *compare = data;

  if (compare->destroy)
    compare->destroy (compare->data);
  g_free (compare);
}

static void
on_response_cb (GtkWidget *dialog, const char *response, Compare *compare)
{
  if (g_str_equal (response, "apart"))
    compare->done (RK_COMPARE_APART, compare->data);
  else if (g_str_equal (response, "other"))
    compare->done (RK_COMPARE_SHOW_OTHER, compare->data);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Values that only differ in how they are written are the same to a reader. */
static const char *
verdict (const char *a, const char *b)
{
  g_autofree char *folded_a = rk_text_fold (a);
  g_autofree char *folded_b = rk_text_fold (b);

  if (g_str_equal (a, b))
    return "";
  if (g_str_equal (folded_a, folded_b))
    return _ ("Written differently");
  return *a && *b ? _ ("Different") : _ ("Only one");
}

static void
add_line (GtkGrid *grid, int row, const RkField *field, const char *a, const char *b)
{
  const char *words = verdict (a, b);
  const char *style = *words ? "rk-differs" : NULL;
  GtkWidget *label = new_label (_ (field->label), "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, new_label (*a ? a : "―", style), 1, row, 1, 1);
  gtk_grid_attach (grid, new_label (*b ? b : "―", style), 2, row, 1, 1);
  gtk_grid_attach (grid, new_label (words, "caption"), 3, row, 1, 1);
}

static GtkWidget *
create_grid (RkRecord *one, RkRecord *other)
{
  const RkKind *kind = rk_record_kind (one);
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *a = rk_record_dup_display (one, (int)i);
      g_autofree char *b = rk_record_dup_display (other, (int)i);

      if (kind->fields[i].group && (*a || *b))
        add_line (GTK_GRID (grid), row++, &kind->fields[i], a, b);
    }
  return grid;
}

void
rk_compare_dialog_present (GtkWidget *parent,
                           RkRecord *one,
                           RkRecord *other,
                           gboolean may_decide,
                           RkCompareDone done,
                           gpointer data,
                           GDestroyNotify destroy)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Compare *compare = g_new0 (Compare, 1);

  compare->done = done;
  compare->data = data;
  compare->destroy = destroy;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_grid (one, other));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_widget_set_size_request (scroller, 460, -1);
  dialog = rk_message_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Are these two the same?"),
      _ ("Left the one you were reading, right the one it resembles."), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", _ ("Back"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "other", _ ("Show the Other"));
  if (may_decide)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "apart", _ ("They Are Two"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), compare, compare_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
