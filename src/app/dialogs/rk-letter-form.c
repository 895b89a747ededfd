#include "rk-letter-form.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-letter-field.h"
#include "rk-meeting-parts.h"

enum
{
  SUBJECT,
  BODY,
  ITEMS,
  N_TEXTS
};

static const char *const text_fields[N_TEXTS] = { "subject", "body", "items" };

struct _RkLetterForm
{
  AdwBin parent_instance;

  GtkTextView *texts[N_TEXTS]; /* owned by the tree, like those below */
  GtkLabel *items_label;
  GtkWidget *fields;
  GtkWidget *fields_list;

  GtkTextView *last; /* the text that a field is put into */
  gboolean setting;
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkLetterForm, rk_letter_form, ADW_TYPE_BIN)

/* ── what is written ─────────────────────────────────────────────────────────────────────── */

static char *
dup_text (RkLetterForm *self, guint n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->texts[n]);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
rk_letter_form_type (RkLetterForm *self, const RkRecord *letter)
{
  g_return_if_fail (RK_IS_LETTER_FORM (self));

  for (guint n = 0; n < N_TEXTS; n++)
    {
      const char *words = letter ? rk_part_or_empty (rk_record_get (letter, text_fields[n])) : "";
      g_autofree char *before = dup_text (self, n);

      if (!g_str_equal (before, words)) /* else the cursor stays */
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->texts[n]), words, -1);
    }
}

RkRecord *
rk_letter_form_make (RkLetterForm *self, const RkRecord *letter)
{
  RkDraft *draft;

  g_return_val_if_fail (RK_IS_LETTER_FORM (self), NULL);

  draft = rk_draft_copy (letter);

  for (guint n = 0; n < N_TEXTS; n++)
    {
      char *text = dup_text (self, n);

      if (*text == '\0')
        g_clear_pointer (&text, g_free);
      rk_draft_take (draft, rk_kind_field (&rk_kind_letter, text_fields[n]), text);
    }
  return rk_draft_end (draft);
}

static void
on_typed (RkLetterForm *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[TYPED], 0);
}

/* ── fields ──────────────────────────────────────────────────────────────────────────────── */

static void
insert_field (RkLetterForm *self, const char *name)
{
  GtkTextView *view = self->last ? self->last : self->texts[BODY];
  g_autofree char *braced = g_strdup_printf ("{%s}", name);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), braced, -1);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
on_field (RkLetterForm *self, GtkListBoxRow *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "field");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->fields));
  insert_field (self, name);
}

static void
show_fields (RkLetterForm *self, const char *document)
{
  g_autoptr (GPtrArray) known = rk_letter_fields (document);

  rk_part_clear (self->fields_list);
  for (guint i = 0; known && i < known->len; i++)
    {
      const RkLetterField *field = known->pdata[i];
      g_autofree char *braced = g_strdup_printf ("{%s}", field->name);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (braced, "heading"),
                                    rk_part_label (_ (field->meaning), "caption"), NULL);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      g_object_set_data (G_OBJECT (row), "field", (gpointer)field->name);
      gtk_list_box_append (GTK_LIST_BOX (self->fields_list), row);
    }
}

/* A recommendation has no 記: there it says to whom. */
static void
name_items (RkLetterForm *self, const char *document)
{
  const char *name
      = g_str_equal (document, "recommendation") ? _ ("Addressed to") : _ ("Items under 記");

  gtk_label_set_text (self->items_label, name);
  rk_part_name (GTK_WIDGET (self->texts[ITEMS]), name);
}

void
rk_letter_form_show (RkLetterForm *self, const RkRecord *letter, const char *document)
{
  g_return_if_fail (RK_IS_LETTER_FORM (self));

  name_items (self, document);
  self->setting = TRUE;
  rk_letter_form_type (self, letter);
  self->setting = FALSE;
  show_fields (self, document);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
scroll_with (GtkWidget *child, int height)
{
  GtkWidget *window = rk_part_scroll (child);

  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), height);
  gtk_widget_set_vexpand (window, FALSE);
  return window;
}

static void
on_focus (GtkEventControllerFocus *focus, RkLetterForm *self)
{
  self->last = GTK_TEXT_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

static GtkWidget *
create_text (RkLetterForm *self, guint n, const char *label, int height)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *window = scroll_with (view, height);
  GtkWidget *heading = rk_part_label (label, "heading");
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->texts[n] = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->texts[n], GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->texts[n], FALSE);
  gtk_text_view_set_left_margin (self->texts[n], 6);
  gtk_text_view_set_right_margin (self->texts[n], 6);
  gtk_text_view_set_top_margin (self->texts[n], 4);
  gtk_text_view_set_bottom_margin (self->texts[n], 4);
  rk_part_name (view, label);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus), self, 0);
  gtk_widget_add_controller (view, focus);
  /* Before the view makes a line of it. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_named_action_new ("letter.save")));
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->texts[n]), "changed",
                           G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (window, n == BODY);
  gtk_frame_set_child (GTK_FRAME (frame), window);
  if (n == ITEMS)
    self->items_label = GTK_LABEL (heading);
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 4, heading, frame, NULL);
}

static GtkWidget *
create_fields (RkLetterForm *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *window;

  self->fields = gtk_menu_button_new ();
  self->fields_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->fields_list), GTK_SELECTION_NONE);
  rk_part_name (self->fields_list, _ ("Fields"));
  g_signal_connect_object (self->fields_list, "row-activated", G_CALLBACK (on_field), self,
                           G_CONNECT_SWAPPED);
  window = scroll_with (self->fields_list, 320);
  gtk_widget_set_size_request (window, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), window);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->fields), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->fields), _ ("Insert a Field"));
  gtk_widget_set_halign (self->fields, GTK_ALIGN_START);
  return self->fields;
}

static void
rk_letter_form_class_init (RkLetterFormClass *klass)
{
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_letter_form_init (RkLetterForm *self)
{
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 12, create_fields (self),
                                  create_text (self, SUBJECT, _ ("Subject"), 40),
                                  create_text (self, BODY, _ ("Text"), 150),
                                  create_text (self, ITEMS, _ ("Items under 記"), 156), NULL));
}

GtkWidget *
rk_letter_form_new (void)
{
  return g_object_new (RK_TYPE_LETTER_FORM, NULL);
}
