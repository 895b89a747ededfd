#include "rk-council-gaps.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-focus.h"
#include "rk-side-chip.h"

struct _RkCouncilGaps
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *chip;
  GtkFlowBox *sides;
  GtkLabel *shares;
  GtkListBox *list;
  GtkWidget *candidates;

  char *kind; /* chosen */
  gint64 kind_id;
  gboolean setting;
};

enum
{
  KIND_CHOSEN,
  CANDIDATES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkCouncilGaps, rk_council_gaps, ADW_TYPE_BIN)

guint
rk_council_gaps_count (RkCouncilsData *data)
{
  guint n = 0;

  for (guint i = 0; data->gaps && i < data->gaps->len; i++)
    {
      const RkGap *gap = data->gaps->pdata[i];

      n += gap->n_filled == 0;
    }
  return n;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* The mark, and the same in words for the screen reader. */
static const char *
mark_of (const RkGap *gap, const char **words)
{
  if (gap->n_seats == 0)
    {
      *words = _ ("not in this council");
      return "―";
    }
  if (gap->n_filled == 0)
    {
      *words = _ ("has a seat without a person");
      return "欠";
    }
  *words = _ ("sits in this council");
  return "✓";
}

static GtkWidget *
create_row (const RkGap *gap)
{
  const char *words;
  const char *sign = mark_of (gap, &words);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (gap->kind);
  GtkWidget *mark = gtk_label_new (sign);
  g_autofree char *number = g_strdup_printf ("%u", gap->n_filled);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", gap->kind, words, number);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (mark, "rk-mark");
  gtk_widget_add_css_class (mark, gap->n_seats == 0    ? "dim-label"
                                  : gap->n_filled == 0 ? "error"
                                                       : "success");
  gtk_label_set_width_chars (GTK_LABEL (count), 2);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), rk_side_chip_new (gap->side));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (gap->n_filled == 0)
    gtk_widget_add_css_class (row, "rk-gap");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "rk-kind", g_strdup (gap->kind), g_free);
  g_object_set_data (G_OBJECT (row), "rk-elsewhere", GUINT_TO_POINTER (gap->n_elsewhere));
  g_object_set_data_full (G_OBJECT (row), "rk-id", g_memdup2 (&gap->kind_id, sizeof (gint64)),
                          g_free);
  return row;
}

/* ── above the rows ──────────────────────────────────────────────────────────────────────── */

/* Observers are no members: neither are they in the number of them. */
static guint
count_side (RkCouncilsData *data, const char *side)
{
  guint n = 0;

  for (guint i = 0; i < data->members->len; i++)
    {
      const RkSeatRow *row = data->members->pdata[i];

      n += row->appointment_id && g_strcmp0 (row->role, RK_ROLE_OBSERVER) != 0
           && g_strcmp0 (row->side, side) == 0;
    }
  return n;
}

static void
show_sides (RkCouncilGaps *self, RkCouncilsData *data)
{
  static const char *const sides[] = { "地域", "職域", "学域", "共通" };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sides))))
    gtk_flow_box_remove (self->sides, child);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      guint n = count_side (data, sides[i]);
      g_autofree char *words = g_strdup_printf ("%s %u名", sides[i], n);
      GtkWidget *chip;

      if (n == 0)
        continue;
      chip = rk_side_chip_new (sides[i]);
      gtk_label_set_text (GTK_LABEL (chip), words);
      gtk_flow_box_append (self->sides, chip);
      gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
    }
}

/* 「職域 33％　女性 53％　公募 1席」 */
static void
show_shares (RkCouncilGaps *self, RkCouncilsData *data)
{
  const RkCouncilSummary *summary = &data->summary;
  guint all = count_side (data, "地域") + count_side (data, "職域") + count_side (data, "学域")
              + count_side (data, "共通");
  GString *text = g_string_new (NULL);

  if (all)
    g_string_append_printf (text, _ ("Workplace side %u %%"),
                            (count_side (data, "職域") * 200 + all) / (2 * all));
  if (summary->sex_known && summary->sex_known < summary->members)
    g_string_append_printf (text, _ ("　Women %1$u %% (sex of %2$u not entered)"),
                            (summary->women * 200 + summary->sex_known) / (2 * summary->sex_known),
                            summary->members - summary->sex_known);
  else if (summary->sex_known)
    g_string_append_printf (text, _ ("　Women %u %%"),
                            (summary->women * 200 + summary->sex_known) / (2 * summary->sex_known));
  if (summary->public_seats)
    g_string_append_printf (text, _ ("　Open to applicants %u"), summary->public_seats);
  if (summary->concurrent)
    /* Translators: members who also sit in another council: 「　兼職 3名」 */
    g_string_append_printf (text, _ ("　Also elsewhere %u"), summary->concurrent);
  gtk_label_set_text (self->shares, text->str);
  g_string_free (text, TRUE);
}

void
rk_council_gaps_show (RkCouncilGaps *self, RkCouncilsData *data)
{
  guint missing = rk_council_gaps_count (data);
  g_autofree char *chip = NULL;
  g_autofree char *kind = g_strdup (self->kind);
  GtkWidget *row;

  g_return_if_fail (RK_IS_COUNCIL_GAPS (self));

  /* Translators: kinds of bodies without a member: 「4種が不在」 */
  chip = g_strdup_printf (ngettext ("%u kind missing", "%u kinds missing", missing), missing);
  gtk_label_set_text (self->chip, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chip), missing > 0);
  show_sides (self, data);
  show_shares (self, data);
  self->setting = TRUE;
  g_object_set_data (G_OBJECT (self->list), "rk-again", NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < data->gaps->len; i++)
    gtk_list_box_append (self->list, create_row (data->gaps->pdata[i]));
  self->setting = FALSE;
  rk_council_gaps_choose (self, kind);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
take_kind (RkCouncilGaps *self, GtkListBoxRow *row)
{
  const gint64 *id = row ? g_object_get_data (G_OBJECT (row), "rk-id") : NULL;
  char *kind = row ? g_strdup (g_object_get_data (G_OBJECT (row), "rk-kind")) : NULL;
  gboolean other = g_strcmp0 (kind, self->kind) != 0;

  g_free (self->kind);
  self->kind = kind;
  self->kind_id = id ? *id : 0;
  gtk_widget_set_sensitive (self->candidates,
                            row && g_object_get_data (G_OBJECT (row), "rk-elsewhere"));
  if (other)
    g_signal_emit (self, signals[KIND_CHOSEN], 0, kind);
}

static void
on_selected (RkCouncilGaps *self, GtkListBoxRow *row)
{
  if (!self->setting)
    take_kind (self, row);
}

/* The same row again: all kinds. */
static void
on_activated (RkCouncilGaps *self, GtkListBoxRow *row)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "rk-kind");

  if (g_object_get_data (G_OBJECT (self->list), "rk-again") == row
      && g_strcmp0 (kind, self->kind) == 0)
    row = NULL;
  g_object_set_data (G_OBJECT (self->list), "rk-again", row);
  gtk_list_box_select_row (self->list, row);
}

void
rk_council_gaps_choose (RkCouncilGaps *self, const char *kind)
{
  GtkListBoxRow *row;

  g_return_if_fail (RK_IS_COUNCIL_GAPS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (kind && g_strcmp0 (g_object_get_data (G_OBJECT (row), "rk-kind"), kind) == 0)
      break;
  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    take_kind (self, NULL);
}

const char *
rk_council_gaps_get_kind (RkCouncilGaps *self)
{
  g_return_val_if_fail (RK_IS_COUNCIL_GAPS (self), NULL);

  return self->kind;
}

static void
on_candidates_clicked (RkCouncilGaps *self)
{
  g_signal_emit (self, signals[CANDIDATES], 0, self->kind_id);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_council_gaps_new (void)
{
  return g_object_new (RK_TYPE_COUNCIL_GAPS, NULL);
}

static gboolean
rk_council_gaps_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (RK_COUNCIL_GAPS (widget)->list), GTK_DIR_TAB_FORWARD);
}

/* A list that is taken apart still tells that nothing is selected. */
static void
rk_council_gaps_dispose (GObject *object)
{
  RK_COUNCIL_GAPS (object)->setting = TRUE;
  G_OBJECT_CLASS (rk_council_gaps_parent_class)->dispose (object);
}

static void
rk_council_gaps_finalize (GObject *object)
{
  g_free (RK_COUNCIL_GAPS (object)->kind);
  G_OBJECT_CLASS (rk_council_gaps_parent_class)->finalize (object);
}

static void
rk_council_gaps_class_init (RkCouncilGapsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_council_gaps_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_council_gaps_finalize;
  widget_class->grab_focus = rk_council_gaps_grab_focus;
  rk_focus_pass_through (widget_class);
  signals[KIND_CHOSEN] = g_signal_new ("kind-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANDIDATES] = g_signal_new ("candidates", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-council-gaps.ui");
  gtk_widget_class_bind_template_child (widget_class, RkCouncilGaps, chip);
  gtk_widget_class_bind_template_child (widget_class, RkCouncilGaps, sides);
  gtk_widget_class_bind_template_child (widget_class, RkCouncilGaps, shares);
  gtk_widget_class_bind_template_child (widget_class, RkCouncilGaps, list);
  gtk_widget_class_bind_template_child (widget_class, RkCouncilGaps, candidates);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_candidates_clicked);
}

static void
rk_council_gaps_init (RkCouncilGaps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
