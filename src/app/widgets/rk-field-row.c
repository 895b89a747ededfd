#include "rk-field-row.h"

#include <glib/gi18n-lib.h>

#include "rk-activities-editor.h"
#include "rk-codes-editor.h"
#include "rk-focus.h"
#include "rk-kinds.h"
#include "rk-record-chooser.h"
#include "rk-records.h"
#include "rk-search-anywhere.h"

/* Choices beyond this get a search field. */
#define MANY_CHOICES 12

typedef enum
{
  EDITOR_LINE,
  EDITOR_LINES,
  EDITOR_CHOICE,
  EDITOR_SWITCH,
  EDITOR_RECORD,
  EDITOR_CODES,
  EDITOR_ACTIVITIES,
} Editor;

struct _RkFieldRow
{
  AdwPreferencesRow parent_instance;

  /* template */
  GtkLabel *label;
  GtkWidget *required;
  AdwBin *slot;
  GtkLabel *reading;
  GtkWidget *problem_box;
  GtkLabel *problem_text;
  GtkButton *proposal;

  const RkField *field;
  Editor kind;
  GtkWidget *editor; /* child of slot, or in a box there */
  GtkWidget *offers; /* RkField.offers: the button of the words */
  GPtrArray *stored; /* choices: stored values, "" first where there may be none */
  char *initial;     /* what the row held when it was last set */
  RkProblem *original;
  char *proposed;
  gboolean invalid; /* what stands here cannot be accepted */
  gboolean setting; /* the program changes the value, not the person */
};

enum
{
  EDITED,
  LEFT,
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkFieldRow, rk_field_row, ADW_TYPE_PREFERENCES_ROW)

const RkField *
rk_field_row_get_field (RkFieldRow *self)
{
  g_return_val_if_fail (RK_IS_FIELD_ROW (self), NULL);

  return self->field;
}

gboolean
rk_field_row_is_choice (RkFieldRow *self)
{
  g_return_val_if_fail (RK_IS_FIELD_ROW (self), FALSE);

  return self->kind == EDITOR_CHOICE || self->kind == EDITOR_RECORD;
}

/* ── editors ─────────────────────────────────────────────────────────────────────────────── */

static void
on_edited (RkFieldRow *self)
{
  if (self->setting)
    return;
  rk_field_row_set_problem (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
  /* Choosing is done with one click; typing is done when the focus leaves. */
  if (self->kind != EDITOR_LINE && self->kind != EDITOR_LINES && self->kind != EDITOR_ACTIVITIES)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_left (RkFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static GtkWidget *
create_line (RkFieldRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  if (self->field->type == RK_TYPE_INTEGER || self->field->type == RK_TYPE_REAL)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_left), self);
  return entry;
}

static gboolean
on_lines_commit (GtkWidget *view, GVariant *arguments, gpointer self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
  return TRUE;
}

static GtkWidget *
create_lines (RkFieldRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the view makes a line of it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_lines_commit, self, NULL)));
  gtk_widget_add_controller (view, keys);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (on_edited), self);
  return view;
}

static void
add_choice (RkFieldRow *self, GtkStringList *words, const char *stored)
{
  g_autofree char *shown = rk_field_dup_display (self->field, stored);

  gtk_string_list_append (words, *stored ? shown : _ ("(none)"));
  g_ptr_array_add (self->stored, g_strdup (stored));
}

static GtkWidget *
create_choice (RkFieldRow *self)
{
  g_auto (GStrv) choices = self->field->choices ();
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *dropdown = gtk_drop_down_new (
      G_LIST_MODEL (words), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  self->stored = g_ptr_array_new_with_free_func (g_free);
  add_choice (self, words, "");
  for (guint i = 0; choices[i]; i++)
    add_choice (self, words, choices[i]);
  if (self->stored->len > MANY_CHOICES)
    rk_search_anywhere (GTK_DROP_DOWN (dropdown));
  else
    rk_focus_opened (GTK_DROP_DOWN (dropdown));
  gtk_widget_add_css_class (dropdown, "flat");
  g_signal_connect_swapped (dropdown, "notify::selected", G_CALLBACK (on_edited), self);
  return dropdown;
}

static GtkWidget *
create_switch (RkFieldRow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (on_edited), self);
  return toggle;
}

static GtkWidget *
create_record (RkFieldRow *self)
{
  GtkWidget *chooser = rk_record_chooser_new (rk_kind_by_name (self->field->refers),
                                              !(self->field->flags & RK_FIELD_REQUIRED));

  rk_record_chooser_set_only (RK_RECORD_CHOOSER (chooser), self->field->only);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_edited), self);
  rk_record_chooser_set_label (RK_RECORD_CHOOSER (chooser), GTK_WIDGET (self->label));
  return chooser;
}

static GtkWidget *
create_codes (RkFieldRow *self)
{
  GtkWidget *editor = rk_codes_editor_new ();

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_edited), self);
  return editor;
}

static GtkWidget *
create_activities (RkFieldRow *self)
{
  GtkWidget *editor = rk_activities_editor_new ();

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (on_edited), self);
  return editor;
}

/* ── words that are offered ──────────────────────────────────────────────────────────────── */

static void
take_offer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RkFieldRow *self = RK_FIELD_ROW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->editor), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (self->editor);
}

static GtkWidget *
wrap_offers (RkFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->offers = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "pan-down-symbolic", "has-frame",
                               FALSE, "visible", FALSE, NULL);
  gtk_widget_set_tooltip_text (self->offers, _ ("Words of the scheme"));
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), self->offers);
  return box;
}

static void
show_offers (RkFieldRow *self, RkContext *context, gint64 scheme)
{
  RkDb *db = context ? rk_store_main_db (rk_context_get_store (context)) : NULL;
  g_autoptr (RkRecord) record
      = db && scheme ? rk_records_get (db, &rk_kind_scheme, scheme, NULL) : NULL;
  const char *words = record ? rk_record_get (record, self->field->offers) : NULL;
  g_auto (GStrv) lines = g_strsplit (words ? words : "", "\n", -1);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (char **line = lines; *line; line++)
    if (*g_strstrip (*line))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (*line, NULL);

        g_menu_item_set_action_and_target (item, "field.take", "s", *line);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->offers), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->offers, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
create_editor (RkFieldRow *self)
{
  static GtkWidget *(*const create[]) (RkFieldRow *) = {
    [EDITOR_LINE] = create_line,
    [EDITOR_LINES] = create_lines,
    [EDITOR_CHOICE] = create_choice,
    [EDITOR_SWITCH] = create_switch,
    [EDITOR_RECORD] = create_record,
    [EDITOR_CODES] = create_codes,
    [EDITOR_ACTIVITIES] = create_activities,
  };

  if (self->field->refers)
    self->kind = EDITOR_RECORD;
  else if (self->field->codes)
    self->kind = self->field->flags & RK_FIELD_MULTILINE ? EDITOR_ACTIVITIES : EDITOR_CODES;
  else if (self->field->choices)
    self->kind = EDITOR_CHOICE;
  else if (self->field->type == RK_TYPE_BOOLEAN)
    self->kind = EDITOR_SWITCH;
  else
    self->kind = self->field->flags & RK_FIELD_MULTILINE ? EDITOR_LINES : EDITOR_LINE;
  self->editor = create[self->kind](self);
  if (self->kind != EDITOR_RECORD)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  adw_bin_set_child (self->slot, self->field->offers ? wrap_offers (self) : self->editor);
}

/* A value that is not among the choices (a municipality of another prefecture) becomes one. */
static guint
find_choice (RkFieldRow *self, const char *stored)
{
  for (guint i = 0; i < self->stored->len; i++)
    if (g_strcmp0 (self->stored->pdata[i], stored) == 0)
      return i;
  add_choice (self, GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor))),
              stored);
  return self->stored->len - 1;
}

static void
set_record (RkFieldRow *self, gint64 id)
{
  if (self->setting)
    rk_record_chooser_set_id (RK_RECORD_CHOOSER (self->editor), id);
  else
    rk_record_chooser_choose (RK_RECORD_CHOOSER (self->editor), id);
}

static char *
dup_record (RkFieldRow *self)
{
  gint64 id = rk_record_chooser_get_id (RK_RECORD_CHOOSER (self->editor));

  return id ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

static void
set_editor (RkFieldRow *self, const char *text)
{
  switch (self->kind)
    {
    case EDITOR_LINE:
      gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
      break;
    case EDITOR_LINES:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
      break;
    case EDITOR_CHOICE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), find_choice (self, text));
      break;
    case EDITOR_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (self->editor), g_strcmp0 (text, "1") == 0);
      break;
    case EDITOR_RECORD:
      set_record (self, g_ascii_strtoll (text, NULL, 10));
      break;
    case EDITOR_CODES:
      rk_codes_editor_set_text (RK_CODES_EDITOR (self->editor), text);
      break;
    case EDITOR_ACTIVITIES:
      rk_activities_editor_set_text (RK_ACTIVITIES_EDITOR (self->editor), text);
      break;
    }
}

static char *
dup_lines (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

char *
rk_field_row_dup_typed (RkFieldRow *self)
{
  g_return_val_if_fail (RK_IS_FIELD_ROW (self), NULL);

  switch (self->kind)
    {
    case EDITOR_LINES:
      return dup_lines (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)));
    case EDITOR_CHOICE:
      return g_strdup (
          self->stored->pdata[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor))]);
    case EDITOR_SWITCH:
      return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->editor)) ? "1" : "0");
    case EDITOR_RECORD:
      return dup_record (self);
    case EDITOR_CODES:
      return rk_codes_editor_dup_text (RK_CODES_EDITOR (self->editor));
    case EDITOR_ACTIVITIES:
      return rk_activities_editor_dup_text (RK_ACTIVITIES_EDITOR (self->editor));
    case EDITOR_LINE:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
    }
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

/* What a person types and reads: 令和6年7月31日 for a date, but 1234 for a number. */
static char *
dup_editable (RkFieldRow *self, const char *stored)
{
  if (stored == NULL)
    return g_strdup ("");
  if (self->kind == EDITOR_LINE && (self->field->type == RK_TYPE_DATE || self->field->format))
    return rk_field_dup_display (self->field, stored);
  return g_strdup (stored);
}

static char *
dup_reading (RkFieldRow *self, const char *stored)
{
  if (self->kind == EDITOR_RECORD)
    return rk_record_chooser_dup_name (RK_RECORD_CHOOSER (self->editor));
  if (self->kind == EDITOR_CODES)
    return rk_codes_editor_dup_names (RK_CODES_EDITOR (self->editor));
  if (self->kind == EDITOR_ACTIVITIES)
    return rk_activities_editor_dup_names (RK_ACTIVITIES_EDITOR (self->editor));
  return rk_field_dup_display (self->field, stored);
}

void
rk_field_row_set_stored (RkFieldRow *self, const char *stored)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (RK_IS_FIELD_ROW (self));

  text = dup_editable (self, stored);
  self->setting = TRUE;
  set_editor (self, text);
  self->setting = FALSE;
  g_free (self->initial);
  self->initial = rk_field_row_dup_typed (self);
  shown = dup_reading (self, stored);
  gtk_label_set_text (self->reading, *shown ? shown : "―");
  rk_field_row_set_problem (self, NULL);
}

void
rk_field_row_set_typed (RkFieldRow *self, const char *text)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self) && text);

  set_editor (self, text);
}

gboolean
rk_field_row_is_touched (RkFieldRow *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (RK_IS_FIELD_ROW (self), FALSE);

  typed = rk_field_row_dup_typed (self);
  return g_strcmp0 (typed, self->initial) != 0;
}

/* ── problems ────────────────────────────────────────────────────────────────────────────── */

static void
on_proposal_clicked (RkFieldRow *self)
{
  g_autofree char *proposed = g_strdup (self->proposed);

  if (proposed == NULL)
    return;
  rk_field_row_set_typed (self, proposed);
  gtk_widget_grab_focus (self->editor);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
offer_proposal (RkFieldRow *self, const char *proposal)
{
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  g_free (self->proposed);
  self->proposed = g_strdup (proposal);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), proposal != NULL);
  if (proposal == NULL)
    return;
  shown = rk_field_dup_display (self->field, proposal);
  /* Translators: a likely reading of a value that cannot be understood: 「40 とみなす」 */
  words = g_strdup_printf (_ ("Take It as %s"), shown);
  gtk_button_set_label (self->proposal, words);
}

static void
show_problem (RkFieldRow *self, const char *text, const char *proposal)
{
  gtk_label_set_text (self->problem_text, text ? text : "");
  offer_proposal (self, text ? proposal : NULL);
  gtk_widget_set_visible (self->problem_box, text != NULL);
  if (text)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "rk-invalid");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "rk-invalid");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->editor),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* The same place, but the value may stay. */
static void
show_advice (RkFieldRow *self, const char *advice)
{
  show_problem (self, NULL, NULL);
  if (advice == NULL)
    return;
  gtk_label_set_text (self->problem_text, advice);
  gtk_widget_set_visible (self->problem_box, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, advice, -1);
}

void
rk_field_row_set_problem (RkFieldRow *self, const RkProblem *problem)
{
  g_autofree char *original = NULL;

  g_return_if_fail (RK_IS_FIELD_ROW (self));

  self->invalid = problem != NULL;
  if (problem)
    show_problem (self, problem->reason, problem->proposal);
  else if (self->original && !rk_field_row_is_touched (self))
    {
      /* Translators: what a list held in this field, and why it was left out of the record. */
      original = g_strdup_printf (_ ("In the list: “%s”. %s"),
                                  self->original->value ? self->original->value : "",
                                  self->original->reason);
      show_problem (self, original, self->original->proposal);
    }
  else
    show_advice (self, NULL);
}

void
rk_field_row_set_advice (RkFieldRow *self, const char *advice)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  show_advice (self, advice);
}

void
rk_field_row_set_original (RkFieldRow *self, const RkProblem *problem)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  g_clear_pointer (&self->original, rk_problem_free);
  if (problem)
    self->original
        = rk_problem_new (problem->field, problem->value, problem->reason, problem->proposal);
  rk_field_row_set_problem (self, NULL);
}

gboolean
rk_field_row_is_invalid (RkFieldRow *self)
{
  g_return_val_if_fail (RK_IS_FIELD_ROW (self), FALSE);

  return self->invalid;
}

void
rk_field_row_set_editable (RkFieldRow *self, gboolean editable)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->slot), editable);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), !editable);
}

void
rk_field_row_set_context (RkFieldRow *self, RkContext *context)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  if (self->kind == EDITOR_RECORD)
    rk_record_chooser_set_context (RK_RECORD_CHOOSER (self->editor), context);
}

void
rk_field_row_narrow (RkFieldRow *self, gint64 value)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  if (self->kind == EDITOR_RECORD && self->field->within)
    rk_record_chooser_narrow (RK_RECORD_CHOOSER (self->editor), self->field->within, value);
}

void
rk_field_row_set_scheme (RkFieldRow *self, RkContext *context, gint64 scheme, int year)
{
  g_return_if_fail (RK_IS_FIELD_ROW (self));

  if (self->offers)
    show_offers (self, context, scheme);
  if (self->kind != EDITOR_CODES)
    return;
  self->setting = TRUE;
  rk_codes_editor_set_scheme (RK_CODES_EDITOR (self->editor), context, scheme, year);
  self->setting = FALSE;
}

/* What stands there is kept; the rows that it stands in may become others. */
void
rk_field_row_set_registration (RkFieldRow *self, RkContext *context, gint64 status, int year)
{
  gboolean touched;

  g_return_if_fail (RK_IS_FIELD_ROW (self));

  if (self->kind != EDITOR_ACTIVITIES)
    return;
  touched = rk_field_row_is_touched (self);
  self->setting = TRUE;
  rk_activities_editor_set_registration (RK_ACTIVITIES_EDITOR (self->editor), context, status,
                                         year);
  self->setting = FALSE;
  if (touched)
    return;
  g_free (self->initial);
  self->initial = rk_field_row_dup_typed (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_field_row_new (const RkField *field)
{
  RkFieldRow *self = g_object_new (RK_TYPE_FIELD_ROW, NULL);

  self->field = field;
  gtk_label_set_text (self->label, _ (field->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (field->label));
  gtk_widget_set_visible (self->required, (field->flags & RK_FIELD_REQUIRED) != 0);
  create_editor (self);
  rk_field_row_set_stored (self, NULL);
  return GTK_WIDGET (self);
}

static gboolean
rk_field_row_grab_focus (GtkWidget *widget)
{
  RkFieldRow *self = RK_FIELD_ROW (widget);

  return gtk_widget_grab_focus (self->editor);
}

static gboolean
on_commit_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[COMMITTED], 0);
  return TRUE;
}

static void
rk_field_row_finalize (GObject *object)
{
  RkFieldRow *self = RK_FIELD_ROW (object);

  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->original, rk_problem_free);
  g_free (self->initial);
  g_free (self->proposed);
  G_OBJECT_CLASS (rk_field_row_parent_class)->finalize (object);
}

static void
rk_field_row_class_init (RkFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_field_row_finalize;
  widget_class->grab_focus = rk_field_row_grab_focus;
  rk_focus_pass_through (widget_class);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "field.take", "s", take_offer);
  /* Plain Enter belongs to the input method and to line breaks. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_commit_key,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_commit_key,
                                NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, required);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, slot);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, reading);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, problem_text);
  gtk_widget_class_bind_template_child (widget_class, RkFieldRow, proposal);
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_clicked);
}

static void
rk_field_row_init (RkFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
