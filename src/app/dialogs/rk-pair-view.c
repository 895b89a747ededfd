#include "rk-pair-view.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-text-compare.h"
#include "rk-text.h"
#include "rk-width-bin.h"

/* One line: a field with its two values. */
typedef struct
{
  int field;
  GtkWidget *left; /* GtkToggleButton; NULL: only read */
  GtkWidget *right;
} Line;

struct _RkPairView
{
  AdwBin parent_instance;

  RkRecord *left;
  RkRecord *right;
  GArray *lines; /* Line */
  gboolean choosing;
  gboolean stacked; /* the two values stand one above the other */
};

G_DEFINE_FINAL_TYPE (RkPairView, rk_pair_view, ADW_TYPE_BIN)

/* Text so large that two columns of it are two narrow ones. */
#define LARGE_TEXT 1.5

/* ── what differs ────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  AGREE,
  SPELLING,
  DIFFER,
  ONE_SIDE,
} Verdict;

static char *
comparable (const RkField *field, const char *text)
{
  if (g_str_equal (field->name, "address"))
    return rk_text_address_key (text);
  if (g_str_equal (field->name, "name"))
    return rk_text_name_key (text);
  return field->parse ? rk_text_digits (text) : rk_text_fold (text);
}

static Verdict
compare (const RkField *field, const char *a, const char *b)
{
  g_autofree char *key_a = NULL;
  g_autofree char *key_b = NULL;

  if (*a == '\0' || *b == '\0')
    return ONE_SIDE;
  if (g_str_equal (a, b))
    return AGREE;
  key_a = comparable (field, a);
  key_b = comparable (field, b);
  return *key_a && g_str_equal (key_a, key_b) ? SPELLING : DIFFER;
}

static const char *
verdict_words (Verdict verdict)
{
  static const char *const words[]
      = { N_ ("Agrees"), N_ ("Written differently"), N_ ("Different"), N_ ("Only one") };

  return _ (words[verdict]);
}

static GtkWidget *
create_verdict (Verdict verdict)
{
  static const char *const styles[] = { "success", "dim-label", "rk-different", "dim-label" };
  GtkWidget *label = gtk_label_new (verdict_words (verdict));

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, styles[verdict]);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

/* Tint and line: colour is never alone. */
static void
mark (GtkLabel *label, const GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      const RkTextRange *range = &g_array_index (ranges, RkTextRange, i);
      PangoAttribute *all[] = { pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
                                pango_attr_underline_color_new (0xb0b0, 0x7070, 0),
                                pango_attr_background_new (0xf5f5, 0xc2c2, 0x1111),
                                pango_attr_background_alpha_new (0x6000) };

      for (guint a = 0; a < G_N_ELEMENTS (all); a++)
        {
          all[a]->start_index = range->begin;
          all[a]->end_index = range->end;
          pango_attr_list_insert (attributes, all[a]);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
on_toggled (GtkToggleButton *button, GtkWidget *other)
{
  const char *words = gtk_toggle_button_get_active (button) ? _ ("This value stays") : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
}

/* One of the two is always chosen, as with radio buttons: their group also walks with arrows. */
static GtkWidget *
create_button (GtkWidget *label, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rk-value");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), NULL);
  return button;
}

static GtkWidget *
create_value (RkPairView *self, const RkField *field, const char *text, const GArray *ranges)
{
  GtkWidget *label = rk_part_label (*text ? text : _ ("(none)"), *text ? NULL : "rk-absent");
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (field->label), *text ? text : _ ("(none)"));

  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (*text)
    mark (GTK_LABEL (label), ranges);
  if (self->choosing)
    return create_button (label, name);
  gtk_widget_add_css_class (label, "rk-value");
  return label;
}

static void
set_chosen (Line *line, gboolean right)
{
  if (line->left)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (right ? line->right : line->left), TRUE);
}

void
rk_pair_view_choose (RkPairView *self, const char *field, gboolean right)
{
  g_return_if_fail (RK_IS_PAIR_VIEW (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (g_str_equal (rk_record_kind (self->left)->fields[line->field].name, field))
        set_chosen (line, right);
    }
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        RkPairView *self)
{
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (!right && key != GDK_KEY_Left && key != GDK_KEY_KP_Left)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (line->left && (gtk_widget_has_focus (line->left) || gtk_widget_has_focus (line->right)))
        {
          set_chosen (line, right);
          gtk_widget_grab_focus (right ? line->right : line->left);
          return TRUE;
        }
    }
  return FALSE;
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_heading (const char *title, const char *line)
{
  GtkWidget *box
      = rk_part_box (GTK_ORIENTATION_VERTICAL, 2, rk_part_label (title, "heading"), NULL);

  gtk_widget_add_css_class (box, "rk-pair-head");
  if (line && *line)
    {
      GtkWidget *small = rk_part_label (line, "caption");

      gtk_widget_add_css_class (small, "dim-label");
      gtk_box_append (GTK_BOX (box), small);
    }
  return box;
}

/* A field in a line, or in three: what it is, and its two values. @name, @verdict: NULL: of a
 * heading
 */
static void
attach (RkPairView *self,
        GtkGrid *grid,
        int row,
        GtkWidget *name,
        GtkWidget *verdict,
        GtkWidget *left,
        GtkWidget *right)
{
  if (name)
    gtk_grid_attach (grid, name, 0, self->stacked ? 3 * row : row, 1, 1);
  gtk_grid_attach (grid, left, self->stacked ? 0 : 1, self->stacked ? 3 * row + 1 : row,
                   self->stacked ? 2 : 1, 1);
  if (verdict)
    gtk_grid_attach (grid, verdict, self->stacked ? 1 : 2, self->stacked ? 3 * row : row, 1, 1);
  gtk_grid_attach (grid, right, self->stacked ? 0 : 3, self->stacked ? 3 * row + 2 : row,
                   self->stacked ? 2 : 1, 1);
}

static void
add_line (RkPairView *self, GtkGrid *grid, int row, int field, const char *a, const char *b)
{
  const RkField *described = &rk_record_kind (self->left)->fields[field];
  Verdict verdict = compare (described, a, b);
  g_autoptr (GArray) in_a = NULL;
  g_autoptr (GArray) in_b = NULL;
  GtkWidget *name = rk_part_label (_ (described->label), "caption");
  Line line = { .field = field };
  GtkWidget *left, *right;

  if (verdict == ONE_SIDE)
    {
      in_a = g_array_new (FALSE, FALSE, sizeof (RkTextRange));
      in_b = g_array_ref (in_a);
    }
  else
    rk_text_compare (a, b, &in_a, &in_b);
  left = create_value (self, described, a, in_a);
  right = create_value (self, described, b, in_b);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  attach (self, grid, row, name, create_verdict (verdict), left, right);
  if (self->choosing)
    {
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (right), GTK_TOGGLE_BUTTON (left));
      line.left = left;
      line.right = right;
      set_chosen (&line, *a == '\0');
    }
  g_array_append_val (self->lines, line);
}

static GtkWidget *
create_grid (RkPairView *self)
{
  const RkKind *kind = rk_record_kind (self->left);
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  gtk_widget_add_css_class (grid, "rk-pair");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_autofree char *a = rk_record_dup_display (self->left, (int)f);
      g_autofree char *b = rk_record_dup_display (self->right, (int)f);

      if (kind->fields[f].group && (*a || *b))
        add_line (self, GTK_GRID (grid), row++, (int)f, a, b);
    }
  return grid;
}

void
rk_pair_view_show (RkPairView *self,
                   RkRecord *left,
                   const char *left_title,
                   const char *left_line,
                   RkRecord *right,
                   const char *right_title,
                   const char *right_line)
{
  GtkWidget *grid;

  g_return_if_fail (RK_IS_PAIR_VIEW (self));

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_array_set_size (self->lines, 0);
  g_clear_pointer (&self->left, rk_record_unref);
  g_clear_pointer (&self->right, rk_record_unref);
  if (left == NULL || right == NULL)
    return;
  self->left = rk_record_ref (left);
  self->right = rk_record_ref (right);
  self->stacked = rk_text_scale (GTK_WIDGET (self)) >= LARGE_TEXT;
  grid = create_grid (self);
  attach (self, GTK_GRID (grid), 0, NULL, NULL, create_heading (left_title, left_line),
          create_heading (right_title, right_line));
  adw_bin_set_child (ADW_BIN (self), grid);
}

void
rk_pair_view_set_choosing (RkPairView *self, gboolean choosing)
{
  g_return_if_fail (RK_IS_PAIR_VIEW (self));
  self->choosing = choosing;
}

RkRecord *
rk_pair_view_dup_merged (RkPairView *self)
{
  RkDraft *draft;

  g_return_val_if_fail (RK_IS_PAIR_VIEW (self) && self->left, NULL);

  draft = rk_draft_copy (self->left);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->right && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (line->right)))
        rk_draft_set_from (draft, line->field, self->right);
    }
  return rk_draft_end (draft);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_pair_view_new (void)
{
  return g_object_new (RK_TYPE_PAIR_VIEW, NULL);
}

static void
rk_pair_view_dispose (GObject *object)
{
  RkPairView *self = RK_PAIR_VIEW (object);

  g_clear_pointer (&self->left, rk_record_unref);
  g_clear_pointer (&self->right, rk_record_unref);
  G_OBJECT_CLASS (rk_pair_view_parent_class)->dispose (object);
}

static void
rk_pair_view_finalize (GObject *object)
{
  g_array_unref (RK_PAIR_VIEW (object)->lines);
  G_OBJECT_CLASS (rk_pair_view_parent_class)->finalize (object);
}

static void
rk_pair_view_class_init (RkPairViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_pair_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_pair_view_finalize;
}

static void
rk_pair_view_init (RkPairView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->choosing = TRUE;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
