#include "rk-list-cell.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "rk-calendar.h"
#include "rk-marks-text.h"
#include "rk-register.h"
#include "rk-steps.h"

struct _RkListCell
{
  GtkWidget parent_instance;

  RkCellKind kind;
  const char *field;
  const char *ladder;
  GtkListItem *item; /* outlives the cell */

  GtkWidget *text;  /* GtkInscription; none in chips */
  GtkWidget *below; /* GtkInscription, made when first needed */
  GtkWidget *chip;  /* GtkLabel */
  GtkWidget *steps; /* GtkLevelBar */
};

G_DEFINE_FINAL_TYPE (RkListCell, rk_list_cell, GTK_TYPE_WIDGET)

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

char *
rk_row_dup_cell_text (RkRow *row, const char *field)
{
  RkRecord *record = rk_row_get_record (row);
  RkRecord *review = rk_row_review (row, field);
  int index;
  RkDate date;

  if (record == NULL)
    return g_strdup ("");
  if (review && rk_record_get (review, "value"))
    return g_strdup (rk_record_get (review, "value"));
  index = rk_kind_field (rk_record_kind (record), field);
  g_return_val_if_fail (index >= 0, NULL);
  if (rk_record_kind (record)->fields[index].type == RK_TYPE_DATE
      && !rk_record_is_null (record, index)
      && rk_date_from_iso (rk_record_text (record, index), &date))
    return rk_date_to_wareki_short (date);
  return rk_record_dup_display (record, index);
}

/* 「製造業　焼津市　R6.7.31」 */
static char *
second_line (RkRow *row, const char *const *fields)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; fields[i]; i++)
    {
      g_autofree char *text = rk_row_dup_cell_text (row, fields[i]);

      if (*text && line->len > 0)
        g_string_append (line, "　");
      g_string_append (line, text);
    }
  return g_string_free (line, FALSE);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkWidget *
new_inscription (RkListCell *self)
{
  GtkWidget *text
      = g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                      "min-lines", 1, "nat-lines", 1, "min-chars", 2, "hexpand", TRUE, "vexpand",
                      TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_set_parent (text, GTK_WIDGET (self));
  return text;
}

/* The marks take the colour of warnings, so that they suit light, dark and high contrast. */
static void
set_marks (RkListCell *self, const char *text, const char *const *words)
{
  g_autoptr (PangoAttrList) marks = NULL;
  GdkRGBA colour = { 0.9f, 0.65f, 0.0f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  "warning_bg_color", &colour);
  colour.alpha = 0.4f;
  marks = rk_marks_of (text, words, &colour);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->text), marks);
}

static void
show_below (RkListCell *self, RkRow *row, const char *const *fields)
{
  gboolean visible = row && fields && fields[0];

  if (visible && self->below == NULL)
    {
      self->below = new_inscription (self);
      gtk_widget_set_valign (self->below, GTK_ALIGN_START);
      gtk_widget_add_css_class (self->below, "caption");
      gtk_widget_add_css_class (self->below, "dim-label");
    }
  if (visible)
    {
      g_autofree char *line = second_line (row, fields);

      gtk_inscription_set_text (GTK_INSCRIPTION (self->below), line);
    }
  if (self->below)
    gtk_widget_set_visible (self->below, visible);
  gtk_widget_set_valign (self->text, visible ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
}

/* A term that ends while its notice is due, or not answered: 「あと28日」; NULL else. */
static char *
days_left (const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  const char *work = rk_kind_field (kind, "work") >= 0 ? rk_record_get (record, "work") : NULL;
  RkDate until;
  int days;

  if (work == NULL
      || (strstr (work, RK_WORK_NOTICE) == NULL && strstr (work, RK_WORK_UNANSWERED) == NULL)
      || rk_kind_field (kind, "stage_until") < 0 || rk_record_get (record, "stage_until") == NULL
      || !rk_date_from_iso (rk_record_get (record, "stage_until"), &until)
      || (days = rk_date_days_between (rk_today (), until)) < 0)
    return NULL;
  return days == 0 ? g_strdup (_ ("Until today"))
                   : g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong)days), days);
}

/* One chip a row, the more urgent one; the detail pane tells the rest. */
static void
show_chip (RkListCell *self, RkRow *row)
{
  RkRecord *record = row ? rk_row_get_record (row) : NULL;
  gboolean review = row && rk_row_get_reviews (row);
  gboolean duplicate = FALSE;
  g_autofree char *left = record ? days_left (record) : NULL;

  if (record && rk_kind_field (rk_record_kind (record), "suspected_id") >= 0)
    duplicate = rk_record_get_int (record, "suspected_id") != 0;
  gtk_widget_set_visible (self->chip, review || duplicate || left);
  if (review || duplicate || left)
    gtk_label_set_text (GTK_LABEL (self->chip), review      ? _ ("Needs review")
                                                : duplicate ? _ ("Possible duplicate")
                                                            : left);
  set_class (self->chip, "red", review);
  set_class (self->chip, "amber", !review);
}

/* What is on no rung is over: empty boxes, and the word in red. */
static void
show_steps (RkListCell *self, const char *text)
{
  g_auto (GStrv) rungs = g_strsplit (self->ladder, "|", -1);
  gboolean any = text && *text;
  guint reached = 0;

  for (guint i = 0; any && rungs[i]; i++)
    if (g_str_equal (rungs[i], text))
      reached = i + 1;
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->steps), reached);
  gtk_widget_set_visible (self->steps, any);
  set_class (self->text, "error", any && reached == 0);
}

/* @self shows the names of the records, unless what was given as the name is to be looked at. */
static char *
dup_text (RkListCell *self, RkRow *row)
{
  RkRecord *record = rk_row_get_record (row);
  gboolean named = record && self->kind == RK_CELL_TITLE
                   && g_strcmp0 (self->field, rk_record_kind (record)->title) == 0
                   && rk_row_review (row, self->field) == NULL;

  return named ? rk_record_dup_name (record) : rk_row_dup_cell_text (row, self->field);
}

void
rk_list_cell_show (RkListCell *self, RkRow *row, const char *const *words, const char *const *below)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RK_IS_LIST_CELL (self));

  if (self->kind == RK_CELL_CHIPS)
    {
      show_chip (self, row);
      return;
    }
  text = row ? dup_text (self, row) : NULL;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  set_class (self->text, "rk-review", row && rk_row_review (row, self->field));
  if (self->kind == RK_CELL_STEPS)
    show_steps (self, text);
  if (self->kind == RK_CELL_TITLE)
    {
      set_marks (self, text, words);
      show_below (self, row, below);
    }
}

const char *
rk_list_cell_get_field (RkListCell *self)
{
  g_return_val_if_fail (RK_IS_LIST_CELL (self), NULL);
  return self->field;
}

guint
rk_list_cell_get_position (RkListCell *self)
{
  g_return_val_if_fail (RK_IS_LIST_CELL (self), GTK_INVALID_LIST_POSITION);
  return gtk_list_item_get_position (self->item);
}

/* ── the full text of a value that is cut ────────────────────────────────────────────────── */

static gboolean
is_cut (GtkWidget *inscription)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (inscription, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (inscription);
}

static gboolean
on_query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  RkListCell *self = RK_LIST_CELL (widget);
  GString *text = g_string_new (NULL);
  gboolean shown;

  if (self->text && is_cut (self->text))
    g_string_append (text, gtk_inscription_get_text (GTK_INSCRIPTION (self->text)));
  if (self->below && gtk_widget_get_visible (self->below) && is_cut (self->below))
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, gtk_inscription_get_text (GTK_INSCRIPTION (self->below)));
    }
  shown = text->len > 0;
  gtk_tooltip_set_text (tooltip, text->str);
  g_string_free (text, TRUE);
  return shown;
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_list_cell_dispose (GObject *object)
{
  RkListCell *self = RK_LIST_CELL (object);
  GtkWidget *child;

  /* An inscription of GTK 4.8 does not let go of its attributes. */
  if (self->text)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->text), NULL);
  self->text = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rk_list_cell_parent_class)->dispose (object);
}

static void
rk_list_cell_class_init (RkListCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_list_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rkcell");
}

static void
rk_list_cell_init (RkListCell *self)
{
}

static GtkWidget *
new_chip (RkListCell *self)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "rk-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (chip, FALSE);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return chip;
}

static GtkWidget *
new_steps (RkListCell *self)
{
  g_auto (GStrv) rungs = g_strsplit (self->ladder, "|", -1);
  GtkWidget *steps = rk_steps_new (g_strv_length (rungs));

  gtk_widget_set_margin_end (steps, 6);
  gtk_widget_set_parent (steps, GTK_WIDGET (self));
  return steps;
}

GtkWidget *
rk_list_cell_new (RkCellKind kind, const char *field, const char *ladder, GtkListItem *item)
{
  RkListCell *self = g_object_new (RK_TYPE_LIST_CELL, NULL);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->kind = kind;
  self->field = field;
  self->item = item;
  self->ladder = ladder;
  if (kind == RK_CELL_CHIPS)
    {
      self->chip = new_chip (self);
      return GTK_WIDGET (self);
    }
  if (kind == RK_CELL_STEPS)
    self->steps = new_steps (self);
  else
    gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->text = new_inscription (self);
  if (kind == RK_CELL_NUMBER)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), 1);
      gtk_widget_add_css_class (self->text, "numeric");
    }
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  return GTK_WIDGET (self);
}
