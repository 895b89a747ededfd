#include "rk-checklist-sheet.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklist-edits.h"
#include "rk-checklist-group.h"
#include "rk-checklist-link.h"
#include "rk-checklist-row.h"
#include "rk-meeting-parts.h"

/* A mark is shown at once; what is read in the meantime may not know of it yet. */
typedef struct
{
  int mark;
  guint n; /* commands that write this item */
} Pending;

struct _RkChecklistSheet
{
  AdwBin parent_instance;

  GtkWidget *fidelity;
  GtkWidget *state;
  GtkWidget *count;
  GtkProgressBar *progress;
  GtkDropDown *body;
  GtkWidget *list;
  GtkWidget *origin;
  GtkWidget *keys;

  RkContext *context;
  RkChecklistData *data;
  RkEdition *edition; /* the one the rows were made for */
  gint64 about;
  GPtrArray *groups; /* RkChecklistGroup, by block */
  GPtrArray *rows;   /* RkChecklistRow, by item */
  GArray *body_ids;  /* gint64, by place in the choice; the first is 0 */
  gint64 body_id;
  int *answers;
  GArray *pending; /* Pending, by item: marks on their way into the file */
  int current;
  gboolean filling; /* the choice of bodies */
};

G_DEFINE_FINAL_TYPE (RkChecklistSheet, rk_checklist_sheet, ADW_TYPE_BIN)

static guint changed;

static const RkChecklistColumn *
column_of (RkChecklistSheet *self)
{
  return self->data ? rk_checklist_data_column (self->data, self->about) : NULL;
}

static gboolean
is_read_only (RkChecklistSheet *self)
{
  const RkChecklistColumn *column = column_of (self);

  return column == NULL || rk_context_is_read_only (self->context)
         || (column->sheet && rk_checklist_is_closed (column->sheet));
}

/* ── levels ──────────────────────────────────────────────────────────────────────────────── */

/* Items that decide: the required ones; where none is required, all. */
static void
count_group (RkChecklistSheet *self, guint block, guint *n, guint *full)
{
  guint n_all = 0;
  guint full_all = 0;

  *n = 0;
  *full = 0;
  for (guint i = 0; i < self->edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self->edition, i);
      gboolean is_full = rk_answer_is_full (self->edition, self->answers, i);

      if (item->block != block || rk_answer_is_left_out (self->edition, self->answers, i))
        continue;
      n_all++;
      full_all += is_full;
      *n += item->required;
      *full += item->required && is_full;
    }
  if (*n == 0)
    {
      *n = n_all;
      *full = full_all;
    }
}

static RkChecklistGroup *
group_of (RkChecklistSheet *self, guint item)
{
  return self->groups->pdata[rk_edition_item (self->edition, item)->block];
}

static void
show_group (RkChecklistSheet *self, guint block)
{
  guint n, full;

  count_group (self, block, &n, &full);
  rk_checklist_group_count (self->groups->pdata[block], full, n);
}

static gboolean
is_reached (RkChecklistSheet *self, guint block)
{
  guint n, full;

  count_group (self, block, &n, &full);
  return n == full;
}

/* What is reached folds away, but not under the hands of who just reached it. */
static void
fold_groups (RkChecklistSheet *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    rk_checklist_group_set_open (self->groups->pdata[i], !is_reached (self, i));
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

static void
take_answers (RkChecklistSheet *self)
{
  const RkChecklistColumn *column = column_of (self);
  guint n = self->edition->items->len;

  g_free (self->answers);
  if (column->sheet && self->body_id)
    self->answers = rk_checklist_of_body (column->sheet, self->body_id);
  else
    self->answers = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (pending->n)
        self->answers[i] = pending->mark;
      else if (column->sheet == NULL || self->body_id == 0)
        self->answers[i] = column->sheet ? column->sheet->answers[i] : RK_UNANSWERED;
    }
}

static void
forget_pending (RkChecklistSheet *self)
{
  g_array_set_size (self->pending, 0);
  g_array_set_size (self->pending, self->edition->items->len);
}

static char *
dup_evidence (const RkChecklistColumn *column, guint item)
{
  GString *words = g_string_new (NULL);
  gint64 id = column->sheet ? rk_edition_item (column->sheet->edition, item)->id : 0;

  for (guint i = 0; column->evidence && i < column->evidence->len; i++)
    if (rk_record_get_int (column->evidence->pdata[i], "item_id") == id)
      g_string_append_printf (words, "%s%s", words->len ? "、" : "",
                              rk_record_get (column->evidence->pdata[i], "text"));
  return g_string_free (words, words->len == 0);
}

static void
show_row (RkChecklistSheet *self, guint item)
{
  const RkChecklistColumn *column = column_of (self);
  const RkAnswerRow *row
      = column->sheet ? rk_checklist_row (column->sheet, item, self->body_id) : NULL;
  g_autofree char *evidence = dup_evidence (column, item);
  g_autofree char *differences = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  RkChecklistRowState state = { 0 };

  if (column->sheet && column->sheet->differs[item])
    {
      g_autofree char *bodies = rk_checklist_dup_differences (column->sheet, item);

      differences = g_strdup_printf (_ ("The bodies differ: %s"), bodies);
    }
  for (guint i = 0; self->data->offers && i < self->data->offers->len; i++)
    if (((RkEvidenceOffer *)self->data->offers->pdata[i])->item == item)
      g_ptr_array_add (offers, ((RkEvidenceOffer *)self->data->offers->pdata[i])->text);
  g_ptr_array_add (offers, NULL);
  state.mark = self->answers[item];
  state.before = rk_checklist_column_before (column, item);
  state.comment = row ? row->comment : NULL;
  state.evidence = evidence;
  state.links = column->evidence;
  state.item_id = column->sheet ? rk_edition_item (column->sheet->edition, item)->id : 0;
  state.differences = differences;
  state.offers = (const char *const *)offers->pdata;
  state.read_only = is_read_only (self);
  rk_checklist_row_show (self->rows->pdata[item], &state);
}

static void
show_progress (RkChecklistSheet *self)
{
  guint n = self->edition->items->len;
  guint answered = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    answered += self->answers[i] >= 0;
  words = g_strdup_printf (_ ("Answered %1$u/%2$u"), answered, n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_progress_bar_set_fraction (self->progress, n ? (double)answered / n : 0);
}

static void
show_state (RkChecklistSheet *self)
{
  const RkChecklistColumn *column = column_of (self);
  const char *closed = column->sheet ? rk_record_get (column->sheet->round, "closed_on") : NULL;
  g_autofree char *day = rk_part_dup_long_day (closed);
  g_autofree char *words = g_strdup_printf (_ ("Closed on %s"), day);
  g_autofree char *origin = rk_edition_dup_sentence (self->edition);

  gtk_label_set_text (GTK_LABEL (self->fidelity), rk_fidelity_words (self->edition->fidelity));
  gtk_widget_set_tooltip_text (self->fidelity, rk_fidelity_sentence (self->edition->fidelity));
  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  gtk_label_set_text (GTK_LABEL (self->state), closed ? words : "");
  gtk_widget_set_visible (self->state, closed != NULL);
  gtk_widget_set_visible (self->keys, !is_read_only (self));
}

static void
show_answers (RkChecklistSheet *self)
{
  take_answers (self);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, i);
  for (guint i = 0; i < self->groups->len; i++)
    show_group (self, i);
  show_progress (self);
  show_state (self);
  g_signal_emit (self, changed, 0);
}

static void
on_written (gpointer owner, guint item, gboolean done)
{
  RkChecklistSheet *self = owner;
  Pending *pending
      = item < self->pending->len ? &g_array_index (self->pending, Pending, item) : NULL;

  if (pending && pending->n)
    pending->n--;
  /* What could not be written is not shown any longer; else what comes next has been read. */
  if (!done && column_of (self))
    show_answers (self);
}

static void
mark_item (RkChecklistSheet *self, guint item, int mark)
{
  Pending *pending;

  if (is_read_only (self))
    return;
  pending = &g_array_index (self->pending, Pending, item);
  pending->mark = mark;
  pending->n++;
  rk_checklist_edits_mark (self->context, self->data, self->body_id, item, mark, self, on_written);
  take_answers (self);
  show_row (self, item);
  show_group (self, rk_edition_item (self->edition, item)->block);
  show_progress (self);
  g_signal_emit (self, changed, 0);
}

static void
on_marked (RkChecklistRow *row, int mark, RkChecklistSheet *self)
{
  mark_item (self, rk_checklist_row_get_item (row), mark);
}

static void
on_commented (RkChecklistRow *row, const char *note, RkChecklistSheet *self)
{
  if (!is_read_only (self))
    rk_checklist_edits_comment (self->context, self->data, self->body_id,
                                rk_checklist_row_get_item (row), note);
}

static void
on_attach (RkChecklistRow *row, guint n, RkChecklistSheet *self)
{
  guint item = rk_checklist_row_get_item (row);

  for (guint i = 0; self->data->offers && i < self->data->offers->len; i++)
    {
      const RkEvidenceOffer *offer = self->data->offers->pdata[i];

      if (offer->item == item && n-- == 0)
        {
          rk_checklist_edits_attach (self->context, self->data, offer);
          return;
        }
    }
}

/* ── other evidence ──────────────────────────────────────────────────────────────────────── */

static void
on_link (RkChecklistRow *row, const char *kind, RkChecklistSheet *self)
{
  if (!is_read_only (self))
    rk_checklist_link_ask (self->context, GTK_WIDGET (self), self->data,
                           rk_checklist_row_get_item (row), kind);
}

static void
on_taken_away (RkChecklistRow *row, gint64 id, RkChecklistSheet *self)
{
  if (!is_read_only (self))
    rk_checklist_edits_take_away (self->context, self->data, rk_checklist_row_get_item (row), id);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

/* The marks by their digit, their letter, or the kana on the same key. */
static int
mark_of_key (RkChecklistSheet *self, guint key)
{
  static const struct
  {
    gunichar kana;
    char letter;
  } kana[] = { { 0x3089, 'o' }, { 0x304b, 't' }, { 0x3055, 'x' }, { 0x307b, '-' } };
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };
  int mark;

  if (letter >= 0xff01 && letter <= 0xff5e) /* full width */
    letter -= 0xfee0;
  for (gsize i = 0; i < G_N_ELEMENTS (kana); i++)
    if (letter == kana[i].kana)
      letter = (gunichar)kana[i].letter;
  letter = g_unichar_tolower (letter);
  if (letter >= '1' && letter - '1' < self->edition->marks->len)
    return (int)(letter - '1');
  g_unichar_to_utf8 (letter, text);
  mark = letter > ' ' ? rk_edition_find_mark (self->edition, text) : -1;
  /* Scales without these signs: the best and the worst mark. */
  if (mark < 0 && letter == 'o')
    return rk_edition_full_mark (self->edition);
  for (guint i = 0; mark < 0 && letter == 'x' && i < self->edition->marks->len; i++)
    if (rk_edition_mark (self->edition, i)->points == 0)
      mark = (int)i;
  return mark;
}

/* The item above or below that can be seen. */
static int
neighbour (RkChecklistSheet *self, int item, int step)
{
  for (int i = item + step; i >= 0 && i < (int)self->rows->len; i += step)
    if (rk_checklist_group_is_open (group_of (self, (guint)i)))
      return i;
  return item;
}

static void
go (RkChecklistSheet *self, int item)
{
  if (item >= 0 && item < (int)self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[item]);
}

static gboolean
is_writing (RkChecklistSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || GTK_IS_EDITABLE (focus) || !gtk_widget_is_ancestor (focus, self->list)
         || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
}

static gboolean
answer_by_key (RkChecklistSheet *self, guint key)
{
  int mark = mark_of_key (self, key);
  int next = neighbour (self, self->current, 1);

  if (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete)
    next = self->current;
  else if (mark < 0)
    return FALSE;
  mark_item (self, (guint)self->current, mark);
  go (self, next);
  return TRUE;
}

static gboolean
on_key (RkChecklistSheet *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || self->current < 0 || is_writing (self))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go (self, neighbour (self, self->current, 1));
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      go (self, neighbour (self, self->current, -1));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!GTK_IS_BUTTON (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
        {
          rk_checklist_row_focus_note (self->rows->pdata[self->current]);
          return TRUE;
        }
      return FALSE;
    default:
      return answer_by_key (self, key);
    }
}

static void
on_row_entered (GtkEventController *controller, RkChecklistSheet *self)
{
  RkChecklistRow *row = RK_CHECKLIST_ROW (gtk_event_controller_get_widget (controller));
  int item = (int)rk_checklist_row_get_item (row);

  if (item == self->current)
    return;
  if (self->current >= 0)
    rk_checklist_row_open (self->rows->pdata[self->current], FALSE);
  self->current = item;
  rk_checklist_row_open (row, TRUE);
}

void
rk_checklist_sheet_focus_item (RkChecklistSheet *self, int item)
{
  g_return_if_fail (RK_IS_CHECKLIST_SHEET (self));

  if (self->rows->len == 0)
    return;
  for (guint i = 0; item < 0 && i < self->rows->len; i++)
    if (self->answers[i] < 0)
      item = (int)i;
  for (guint i = 0; item < 0 && i < self->rows->len; i++)
    if (rk_checklist_group_is_open (group_of (self, i)))
      item = (int)i;
  item = CLAMP (item, 0, (int)self->rows->len - 1);
  rk_checklist_group_set_open (group_of (self, (guint)item), TRUE);
  go (self, item);
}

int
rk_checklist_sheet_get_item (RkChecklistSheet *self)
{
  g_return_val_if_fail (RK_IS_CHECKLIST_SHEET (self), -1);

  return self->current;
}

const int *
rk_checklist_sheet_answers (RkChecklistSheet *self)
{
  g_return_val_if_fail (RK_IS_CHECKLIST_SHEET (self), NULL);

  return self->answers;
}

/* ── who answers ─────────────────────────────────────────────────────────────────────────── */

static void
fill_bodies (RkChecklistSheet *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gint64 none = 0;

  self->filling = TRUE;
  g_array_set_size (self->body_ids, 0);
  g_array_append_val (self->body_ids, none);
  gtk_string_list_append (names, _ ("All Bodies Together"));
  for (guint i = 0; self->data->bodies && i < self->data->bodies->len; i++)
    {
      gint64 id = rk_record_id (self->data->bodies->pdata[i]);

      g_array_append_val (self->body_ids, id);
      gtk_string_list_append (names, rk_record_get (self->data->bodies->pdata[i], "name"));
      if (id == self->body_id)
        selected = i + 1;
    }
  self->body_id = g_array_index (self->body_ids, gint64, selected);
  gtk_drop_down_set_model (self->body, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->body, selected);
  self->filling = FALSE;
}

static void
on_body (RkChecklistSheet *self)
{
  guint place = gtk_drop_down_get_selected (self->body);

  if (self->filling || place >= self->body_ids->len || column_of (self) == NULL)
    return;
  self->body_id = g_array_index (self->body_ids, gint64, place);
  forget_pending (self);
  show_answers (self);
}

void
rk_checklist_sheet_set_body (RkChecklistSheet *self, gint64 body)
{
  g_return_if_fail (RK_IS_CHECKLIST_SHEET (self));

  for (guint i = 0; i < self->body_ids->len; i++)
    if (g_array_index (self->body_ids, gint64, i) == body)
      gtk_drop_down_set_selected (self->body, i);
}

/* ── building the rows ───────────────────────────────────────────────────────────────────── */

static void
append_row (RkChecklistSheet *self, RkChecklistGroup *group, guint item)
{
  GtkWidget *row = rk_checklist_row_new (self->context, self->edition, item);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (on_row_entered), self, 0);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "marked", G_CALLBACK (on_marked), self, 0);
  g_signal_connect_object (row, "commented", G_CALLBACK (on_commented), self, 0);
  g_signal_connect_object (row, "attach", G_CALLBACK (on_attach), self, 0);
  g_signal_connect_object (row, "link", G_CALLBACK (on_link), self, 0);
  g_signal_connect_object (row, "take-away", G_CALLBACK (on_taken_away), self, 0);
  rk_checklist_group_append (group, row);
  self->rows->pdata[item] = row;
}

static void
append_group (RkChecklistSheet *self, guint block)
{
  GtkWidget *group = rk_checklist_group_new (rk_edition_block (self->edition, block)->title);

  g_ptr_array_add (self->groups, group);
  for (guint i = 0; i < self->edition->items->len; i++)
    if (rk_edition_item (self->edition, i)->block == block)
      append_row (self, RK_CHECKLIST_GROUP (group), i);
  gtk_box_append (GTK_BOX (self->list), group);
}

static void
build_rows (RkChecklistSheet *self)
{
  rk_part_clear (self->list);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->rows, (int)self->edition->items->len);
  self->current = -1;
  for (guint i = 0; i < self->edition->blocks->len; i++)
    append_group (self, i);
}

void
rk_checklist_sheet_show (RkChecklistSheet *self, RkChecklistData *data)
{
  gboolean other_edition = self->edition == NULL || self->edition->id != data->edition->id;
  gboolean other_column = self->about != data->about;

  g_return_if_fail (RK_IS_CHECKLIST_SHEET (self));

  rk_checklist_data_ref (data);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  self->data = data;
  self->about = data->about;
  if (other_edition)
    {
      g_clear_pointer (&self->edition, rk_edition_unref);
      self->edition = rk_edition_ref (data->edition);
      build_rows (self);
    }
  if (other_column)
    self->body_id = 0;
  if (other_edition || other_column)
    forget_pending (self);
  fill_bodies (self);
  show_answers (self);
  if (other_edition || other_column)
    fold_groups (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
append_key (GtkWidget *box, const char *key, const char *words)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "rk-key");
  gtk_box_append (GTK_BOX (box), rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, cap,
                                              rk_part_label (words, "caption"), NULL));
}

static GtkWidget *
create_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *window = gtk_scrolled_window_new ();

  append_key (box, "O", "○");
  append_key (box, "T", "△");
  append_key (box, "X", "×");
  append_key (box, "-", _ ("not applicable"));
  append_key (box, "↓↑", _ ("to the next item"));
  append_key (box, "Enter", _ ("note and evidence"));
  gtk_widget_add_css_class (box, "rk-keys");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  return window;
}

static GtkWidget *
create_top (RkChecklistSheet *self)
{
  GtkWidget *progress = gtk_progress_bar_new ();
  GtkWidget *right;

  self->fidelity = rk_part_chip ("", "grey");
  self->state = rk_part_chip ("", "blue");
  self->count = rk_part_label ("", "numeric");
  self->progress = GTK_PROGRESS_BAR (progress);
  self->body = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->body), _ ("Whose Answers Are Shown and Written"));
  gtk_widget_set_size_request (progress, 80, -1);
  gtk_widget_set_valign (progress, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->body, "notify::selected", G_CALLBACK (on_body), self,
                           G_CONNECT_SWAPPED);
  right = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, self->count, progress,
                       GTK_WIDGET (self->body), NULL);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, self->fidelity, self->state, right, NULL);
}

GtkWidget *
rk_checklist_sheet_new (RkContext *context)
{
  RkChecklistSheet *self = g_object_new (RK_TYPE_CHECKLIST_SHEET, NULL);
  GtkWidget *top = create_top (self);

  self->context = g_object_ref (context);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->origin = rk_part_label ("", "caption");
  self->keys = create_keys ();
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                  rk_part_scrolled (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, top,
                                                                 self->list, self->origin, NULL)),
                                  self->keys, NULL));
  return GTK_WIDGET (self);
}

static void
rk_checklist_sheet_dispose (GObject *object)
{
  RkChecklistSheet *self = RK_CHECKLIST_SHEET (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  g_clear_pointer (&self->edition, rk_edition_unref);
  G_OBJECT_CLASS (rk_checklist_sheet_parent_class)->dispose (object);
}

static void
rk_checklist_sheet_finalize (GObject *object)
{
  RkChecklistSheet *self = RK_CHECKLIST_SHEET (object);

  g_ptr_array_unref (self->groups);
  g_array_unref (self->body_ids);
  g_array_unref (self->pending);
  g_ptr_array_unref (self->rows);
  g_free (self->answers);
  G_OBJECT_CLASS (rk_checklist_sheet_parent_class)->finalize (object);
}

static void
rk_checklist_sheet_class_init (RkChecklistSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_checklist_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_checklist_sheet_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
rk_checklist_sheet_init (RkChecklistSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->body_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pending = g_array_new (FALSE, TRUE, sizeof (Pending));
  self->current = -1;
  /* Before the lists and buttons, which have their own use for arrows and Enter. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
