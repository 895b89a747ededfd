#include "rk-import-step-check.h"

#include <glib/gi18n-lib.h>

#include "rk-card-grid.h"
#include "rk-columns.h"
#include "rk-import-column-list.h"
#include "rk-import-grid-rows.h"
#include "rk-import-problems.h"
#include "rk-import-remember.h"
#include "rk-kinds.h"
#include "rk-words.h"

/* The counts, which are the filter for the table below them. All but the values to review are
 * outcomes of rows. */
typedef struct
{
  RkImportOutcome outcome; /* RK_IMPORT_N_OUTCOMES: the values to review */
  const char *title;       /* with a sign, so that colour says nothing alone */
  const char *caption;
  const char *style;  /* of the title; NULL: none */
  const char *detail; /* heading of the table's last column */
} Card;

static const Card cards[] = {
  { RK_IMPORT_ADDED, N_ ("＋ Added"), N_ ("new in the register"), NULL, N_ ("Where") },
  { RK_IMPORT_UPDATED, N_ ("↻ Updated"), N_ ("values change"), NULL, N_ ("What Changes") },
  { RK_IMPORT_UNCHANGED, N_ ("＝ Unchanged"), N_ ("stay as they are"), NULL, N_ ("Where") },
  { RK_IMPORT_DUPLICATE, N_ ("？ Possible Duplicates"), N_ ("kept apart, to decide later"), "amber",
    N_ ("What It Looks Like") },
  { RK_IMPORT_N_OUTCOMES, N_ ("！ Values to Review"), N_ ("left empty, the original kept"), "amber",
    NULL },
  { RK_IMPORT_REJECTED, N_ ("✕ Not Taken"), N_ ("no name, or not certain whose"), "red",
    N_ ("Why") },
};

#define N_CARDS G_N_ELEMENTS (cards)
#define REVIEW_CARD 4

struct _RkImportStepCheck
{
  AdwBin parent_instance;

  /* template */
  RkCardGrid *card_grid;
  RkColumns *columns;
  GtkExpander *expander;
  GtkLabel *reading;
  RkImportColumnList *column_list;
  RkImportRemember *remember;
  GtkLabel *title;
  GtkLabel *caption;
  GtkDropDown *column;
  GtkWidget *take_all;
  GtkWidget *save;
  GtkStack *stack;
  RkImportProblems *problems;
  RkImportGrid *notes;

  GtkToggleButton *buttons[N_CARDS];
  GtkLabel *numbers[N_CARDS];
  RkImportSession *session;
  RkImportReport *report; /* whose problems are shown; counts may come from a newer one */
  GPtrArray *fields;      /* names, by place in @column; NULL first */
  guint chosen;           /* card */
  gboolean showing;       /* what is set now is no choice of a person */
};

G_DEFINE_FINAL_TYPE (RkImportStepCheck, rk_import_step_check, ADW_TYPE_BIN)

static gboolean
is_of_members (RkImportStepCheck *self)
{
  return rk_import_session_get_records (self->session) == &rk_kind_appointment;
}

/* A member is not told by a workplace, but by the council; a registration has a number or a day. */
static const char *
caption_of (RkImportStepCheck *self, guint card)
{
  if (is_of_members (self) && cards[card].outcome == RK_IMPORT_REJECTED)
    return _ ("no name, or no such council");
  if (rk_import_session_get_records (self->session) == &rk_kind_status
      && cards[card].outcome == RK_IMPORT_REJECTED)
    return _ ("no name, no number and day, or not certain whose");
  return _ (cards[card].caption);
}

static const char *
detail_of (RkImportStepCheck *self, guint card)
{
  if (is_of_members (self)
      && (cards[card].outcome == RK_IMPORT_ADDED || cards[card].outcome == RK_IMPORT_UNCHANGED))
    return _ ("Body and Post");
  if (rk_import_session_get_records (self->session) == &rk_kind_establishment
      && cards[card].outcome != RK_IMPORT_UPDATED && cards[card].outcome != RK_IMPORT_REJECTED)
    return _ ("How Many");
  return _ (cards[card].detail);
}

static guint64
count_of (const RkImportReport *report, guint card)
{
  return card == REVIEW_CARD ? report->needs_review : report->outcomes[cards[card].outcome];
}

/* ── the counts ──────────────────────────────────────────────────────────────────────────── */

static void
show_counts (RkImportStepCheck *self, const RkImportReport *report)
{
  for (guint i = 0; i < N_CARDS; i++)
    {
      guint64 n = count_of (report, i);
      g_autofree char *number = rk_words_count (n);
      /* Translators: title of a count, the count, what it means */
      g_autofree char *told = g_strdup_printf (_ ("%1$s: %2$s, %3$s"), _ (cards[i].title), number,
                                               caption_of (self, i));

      gtk_label_set_text (self->numbers[i], number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
      if (n == 0)
        gtk_widget_add_css_class (GTK_WIDGET (self->numbers[i]), "dim-label");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->numbers[i]), "dim-label");
    }
}

/* What a person must look at comes before what goes well by itself. */
static guint
first_worth_seeing (const RkImportReport *report)
{
  static const guint order[N_CARDS] = { REVIEW_CARD, 3, 5, 1, 0, 2 };

  for (guint i = 0; i < N_CARDS; i++)
    if (count_of (report, order[i]) > 0)
      return order[i];
  return 0;
}

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

static const char *
chosen_field (RkImportStepCheck *self)
{
  guint place = gtk_drop_down_get_selected (self->column);

  return place < self->fields->len ? self->fields->pdata[place] : NULL;
}

static void
count_shown (RkImportStepCheck *self, guint *n_shown, guint *n_proposals)
{
  const char *field = chosen_field (self);

  *n_shown = *n_proposals = 0;
  for (guint i = 0; i < self->report->problems->len; i++)
    {
      const RkImportProblem *problem = self->report->problems->pdata[i];

      if (problem->kind != RK_IMPORT_PROBLEM_VALUE
          || (field && g_strcmp0 (problem->field, field) != 0))
        continue;
      *n_shown += 1;
      *n_proposals += problem->proposal != NULL;
    }
}

static void
show_caption (RkImportStepCheck *self, guint64 shown, guint64 all)
{
  g_autofree char *some = rk_words_count (shown);
  g_autofree char *count = rk_words_count (all);
  g_autofree char *text = NULL;

  if (shown < all)
    /* Translators: numbers of rows: 「1,204件のうち、はじめの 1,000件」 */
    text = g_strdup_printf (_ ("The first %1$s of %2$s"), some, count);
  else if (self->chosen == REVIEW_CARD)
    /* Translators: number of values: 「31か所　行番号は表計算ソフトの表示と同じ」 */
    text = g_strdup_printf (_ ("%s values; rows are numbered as a spreadsheet shows them"), count);
  else
    /* Translators: number of rows: 「1,204件　行番号は表計算ソフトの表示と同じ」 */
    text = g_strdup_printf (_ ("%s rows, numbered as a spreadsheet shows them"), count);
  gtk_label_set_text (self->caption, text);
}

static void
show_problems (RkImportStepCheck *self)
{
  guint n_shown, n_proposals;
  const char *field = chosen_field (self);
  guint64 all = field || self->report->n_problems == self->report->problems->len
                    ? 0
                    : self->report->needs_review;

  count_shown (self, &n_shown, &n_proposals);
  show_caption (self, n_shown, MAX (all, n_shown));
  gtk_widget_set_visible (self->take_all, field && n_proposals > 0);
  rk_import_problems_show (self->problems, self->report, field);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "problems" : "nothing");
}

static void
show_notes (RkImportStepCheck *self)
{
  const Card *card = &cards[self->chosen];
  const GPtrArray *notes = self->report->notes[card->outcome];
  const RkKind *kind = rk_import_session_get_kind (self->session);
  int title = rk_kind_field (kind, kind->title);

  show_caption (self, notes->len, self->report->outcomes[card->outcome]);
  gtk_widget_set_visible (self->take_all, FALSE);
  rk_import_grid_show_notes (self->notes, notes, _ (kind->fields[title].label),
                             detail_of (self, self->chosen));
  gtk_stack_set_visible_child_name (self->stack, notes->len > 0 ? "notes" : "nothing");
}

static void
show_table (RkImportStepCheck *self)
{
  /* Without the sign. */
  const char *title = g_utf8_next_char (_ (cards[self->chosen].title));

  if (self->report == NULL)
    return;
  gtk_label_set_text (self->title, *title == ' ' ? title + 1 : title);
  gtk_widget_set_visible (GTK_WIDGET (self->column),
                          self->chosen == REVIEW_CARD && self->fields->len > 2);
  gtk_widget_set_visible (self->save, self->report->n_problems > 0);
  if (self->chosen == REVIEW_CARD)
    show_problems (self);
  else
    show_notes (self);
}

/* The columns in which something was not understood, in the order of the file. */
static void
fill_columns (RkImportStepCheck *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_add (self->fields, NULL);
  gtk_string_list_append (names, _ ("All Columns"));
  for (guint i = 0; i < self->report->problems->len; i++)
    {
      const RkImportProblem *problem = self->report->problems->pdata[i];

      if (problem->kind != RK_IMPORT_PROBLEM_VALUE || problem->field == NULL
          || !g_hash_table_add (seen, problem->field))
        continue;
      g_ptr_array_add (self->fields, g_strdup (problem->field));
      gtk_string_list_append (names, problem->column);
    }
  gtk_drop_down_set_model (self->column, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->column, 0);
}

/* ── what the session tells ──────────────────────────────────────────────────────────────── */

static void
show_reading (RkImportStepCheck *self)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);
  g_autofree char *heading = rk_words_count (reading->header_row);
  g_autofree char *text = NULL;

  if (reading->header_row > 0)
    /* Translators: encoding, row: 「文字コード CP932　見出し 4行目」 */
    text = g_strdup_printf (_ ("Encoding %1$s, headings in row %2$s"), reading->encoding, heading);
  else
    text = g_strdup_printf (_ ("Encoding %s, no headings"), reading->encoding);
  gtk_label_set_text (self->reading, text);
}

/* A new file, or one that is read in another way. */
static void
show_report (RkImportStepCheck *self, RkImportReport *report)
{
  g_autoptr (RkImportReport) before = g_steal_pointer (&self->report);

  self->report = rk_import_report_ref (report);
  self->chosen = first_worth_seeing (report);
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->buttons[self->chosen], TRUE);
  fill_columns (self);
  self->showing = FALSE;
  show_reading (self);
  show_table (self);
}

static void
on_ended (RkImportStepCheck *self, RkImportState state, const GError *error)
{
  RkImportReport *report = rk_import_session_get_report (self->session);

  if (state != RK_IMPORT_REHEARSING)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self->card_grid), "rk-waiting");
  if (report == NULL || error)
    return;
  show_counts (self, report);
  /* After a decision the list stays as it was: what was taken can be seen and left again. */
  if (self->report == NULL || !rk_import_session_has_decisions (self->session))
    show_report (self, report);
}

static void
on_started (RkImportStepCheck *self, RkImportState state)
{
  if (state == RK_IMPORT_REHEARSING)
    gtk_widget_add_css_class (GTK_WIDGET (self->card_grid), "rk-waiting");
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
on_card_toggled_cb (GtkToggleButton *button, RkImportStepCheck *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_CARDS; i++)
    if (self->buttons[i] == button)
      self->chosen = i;
  if (!self->showing)
    show_table (self);
}

static void
on_column_chosen (RkImportStepCheck *self)
{
  if (!self->showing && self->report)
    show_table (self);
}

static void
on_take_all (RkImportStepCheck *self)
{
  rk_import_session_decide_all (self->session, chosen_field (self), TRUE);
  rk_import_problems_show_decisions (self->problems);
}

/* Where there is no room beside the table, the columns fold away above it. */
static void
on_folded (RkImportStepCheck *self)
{
  gboolean folded;

  g_object_get (self->columns, "folded", &folded, NULL);
  gtk_expander_set_expanded (self->expander, !folded);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_card_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
create_card (RkImportStepCheck *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = create_card_label (_ (cards[i].title), "caption-heading");
  GtkWidget *number = create_card_label ("", "title-1");
  GtkWidget *caption = create_card_label (caption_of (self, i), "caption");
  GtkWidget *button = gtk_toggle_button_new ();

  if (cards[i].style)
    gtk_widget_add_css_class (title, cards[i].style);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "rk-count-card");
  self->buttons[i] = GTK_TOGGLE_BUTTON (button);
  self->numbers[i] = GTK_LABEL (number);
  if (i > 0)
    gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
  g_signal_connect (button, "toggled", G_CALLBACK (on_card_toggled_cb), self);
  rk_card_grid_append (self->card_grid, button);
}

GtkWidget *
rk_import_step_check_new (RkImportSession *session)
{
  RkImportStepCheck *self = g_object_new (RK_TYPE_IMPORT_STEP_CHECK, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < N_CARDS; i++)
    create_card (self, i);
  rk_import_column_list_set_session (self->column_list, session);
  rk_import_remember_set_session (self->remember, session);
  rk_import_problems_set_session (self->problems, session);
  g_signal_connect_object (session, "started", G_CALLBACK (on_started), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_import_step_check_dispose (GObject *object)
{
  RkImportStepCheck *self = RK_IMPORT_STEP_CHECK (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (rk_import_step_check_parent_class)->dispose (object);
}

static void
rk_import_step_check_finalize (GObject *object)
{
  RkImportStepCheck *self = RK_IMPORT_STEP_CHECK (object);

  g_clear_pointer (&self->report, rk_import_report_unref);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (rk_import_step_check_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkImportStepCheck, name)

static void
rk_import_step_check_class_init (RkImportStepCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_import_step_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_import_step_check_finalize;
  g_type_ensure (RK_TYPE_CARD_GRID);
  g_type_ensure (RK_TYPE_COLUMNS);
  g_type_ensure (RK_TYPE_IMPORT_COLUMN_LIST);
  g_type_ensure (RK_TYPE_IMPORT_GRID);
  g_type_ensure (RK_TYPE_IMPORT_PROBLEMS);
  g_type_ensure (RK_TYPE_IMPORT_REMEMBER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-import-step-check.ui");
  CHILD (card_grid);
  CHILD (columns);
  CHILD (expander);
  CHILD (reading);
  CHILD (column_list);
  CHILD (remember);
  CHILD (title);
  CHILD (caption);
  CHILD (column);
  CHILD (take_all);
  CHILD (save);
  CHILD (stack);
  CHILD (problems);
  CHILD (notes);
  gtk_widget_class_bind_template_callback (widget_class, on_column_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_take_all);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
}

#undef CHILD

static void
rk_import_step_check_init (RkImportStepCheck *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->fields, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  rk_import_grid_set_fills (self->notes, TRUE);
  rk_import_grid_set_label (self->notes, _ ("What becomes of the rows"));
}
