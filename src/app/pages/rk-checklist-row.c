#include "rk-checklist-row.h"

#include <glib/gi18n-lib.h>

#include "rk-columns.h"
#include "rk-evidence-links.h"
#include "rk-level.h"
#include "rk-meeting-parts.h"

struct _RkChecklistRow
{
  GtkListBoxRow parent_instance;

  RkEdition *edition;
  guint item;
  int mark;
  gboolean read_only;
  gboolean open;

  GtkWidget *line; /* one line of what is below, while closed */
  GtkWidget *differences;
  GtkRevealer *details;
  GtkWidget *links;
  GtkWidget *attach;
  GtkEditable *note;
  char *saved_note;
  GtkWidget *offers;
  GtkWidget *marks;
  GtkWidget *mark_text;
};

G_DEFINE_FINAL_TYPE (RkChecklistRow, rk_checklist_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  MARKED,
  COMMENTED,
  ATTACH,
  LINK,
  TAKE_AWAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── marks ───────────────────────────────────────────────────────────────────────────────── */

static void
show_marks (RkChecklistRow *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->marks); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), (int)n++ == self->mark);
}

static void
on_mark_clicked (GtkButton *button, RkChecklistRow *self)
{
  int mark = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mark"));

  g_signal_emit (self, signals[MARKED], 0, mark == self->mark ? RK_UNANSWERED : mark);
  show_marks (self);
}

static void
append_mark (RkChecklistRow *self, guint n)
{
  const RkEditionMark *mark = rk_edition_mark (self->edition, n);
  GtkWidget *button = gtk_toggle_button_new_with_label (mark->mark);

  gtk_widget_add_css_class (button, "rk-mark");
  gtk_widget_set_tooltip_text (button, mark->label);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark->label, -1);
  g_object_set_data (G_OBJECT (button), "mark", GINT_TO_POINTER (n));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_mark_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->marks), button);
}

/* ── note ────────────────────────────────────────────────────────────────────────────────── */

static void
save_note (RkChecklistRow *self)
{
  const char *text = gtk_editable_get_text (self->note);

  if (self->read_only || g_strcmp0 (text, self->saved_note) == 0)
    return;
  g_free (self->saved_note);
  self->saved_note = g_strdup (text);
  g_signal_emit (self, signals[COMMENTED], 0, text);
}

/* Enter while converting belongs to the input method, which does not let it through. */
static void
on_note_activated (RkChecklistRow *self)
{
  save_note (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_note_left (RkChecklistRow *self)
{
  save_note (self);
}

static gboolean
on_note_key (RkChecklistRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_editable_set_text (self->note, self->saved_note);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/* ── offers ──────────────────────────────────────────────────────────────────────────────── */

static void
on_offer_clicked (GtkButton *button, RkChecklistRow *self)
{
  g_signal_emit (self, signals[ATTACH], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "offer")));
}

static void
show_offers (RkChecklistRow *self, const char *const *offers)
{
  rk_part_clear (self->offers);
  for (guint i = 0; offers && offers[i]; i++)
    {
      g_autofree char *words = g_strdup_printf (_ ("The data show: %s"), offers[i]);
      GtkWidget *text = rk_part_label (words, "caption");
      GtkWidget *button = rk_part_button (_ ("Use as Evidence"), NULL);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_hexpand (text, TRUE);
      g_object_set_data (G_OBJECT (button), "offer", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_offer_clicked), self, 0);
      gtk_box_append (GTK_BOX (self->offers),
                      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, icon, text, button, NULL));
    }
}

/* ── other evidence ──────────────────────────────────────────────────────────────────────── */

/* One menu for all rows; each makes its popover when it is asked for. */
static GMenuModel *
get_kinds (void)
{
  static GMenu *menu;
  static const struct
  {
    const char *words;
    const char *action;
  } kinds[] = { { N_ ("A _Meeting…"), "row.link::meeting" },
                { N_ ("A _Paper of a Meeting…"), "row.link::material" },
                { N_ ("A Health _Indicator…"), "row.link::indicator" },
                { N_ ("A Number of _Workplaces…"), "row.link::saved_filter" },
                { N_ ("A Line of a P_lan…"), "row.link::measure" },
                { N_ ("A _File…"), "row.link::file" } };

  if (menu == NULL)
    {
      menu = g_menu_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        g_menu_append (menu, _ (kinds[i].words), kinds[i].action);
    }
  return G_MENU_MODEL (menu);
}

static void
on_menu_wanted (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, get_kinds ());
}

static void
on_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LINK], 0, g_variant_get_string (parameter, NULL));
}

static void
on_taken_away (RkChecklistRow *self, gint64 id)
{
  g_signal_emit (self, signals[TAKE_AWAY], 0, id);
}

static GtkWidget *
create_attach (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Attach Evidence"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_menu_wanted, NULL, NULL);
  gtk_widget_add_css_class (button, "rk-small");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return rk_part_name (button, _ ("Attach Evidence"));
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
show_line (RkChecklistRow *self, const RkChecklistRowState *state)
{
  g_autofree char *evidence
      = state->evidence ? g_strdup_printf (_ ("Evidence: %s"), state->evidence) : NULL;
  g_autofree char *words
      = g_strdup_printf ("%s%s%s", rk_part_or_empty (state->comment),
                         state->comment && evidence ? "　" : "", rk_part_or_empty (evidence));

  gtk_label_set_text (GTK_LABEL (self->line), words);
  gtk_widget_set_visible (self->line, *words && (!self->open || self->read_only));
}

static void
tell (RkChecklistRow *self)
{
  const RkEditionItem *item = rk_edition_item (self->edition, self->item);
  g_autofree char *words = g_strdup_printf (
      /* Translators: number, text and mark of an item of a checklist */
      _ ("%1$s, %2$s, %3$s"), item->code, item->label,
      self->mark >= 0 ? rk_edition_mark (self->edition, (guint)self->mark)->label
                      : _ ("not answered"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Marks of a closed round are text. */
static void
show_mark_text (RkChecklistRow *self)
{
  const RkEditionMark *mark
      = self->mark >= 0 ? rk_edition_mark (self->edition, (guint)self->mark) : NULL;
  g_autofree char *words
      = mark ? g_strdup_printf ("%s　%s", mark->mark, mark->label) : g_strdup (_ ("Not answered"));

  gtk_label_set_text (GTK_LABEL (self->mark_text), words);
  gtk_widget_set_visible (self->mark_text, self->read_only);
  gtk_widget_set_visible (self->marks, !self->read_only);
}

void
rk_checklist_row_show (RkChecklistRow *self, const RkChecklistRowState *state)
{
  g_return_if_fail (RK_IS_CHECKLIST_ROW (self));

  self->mark = state->mark;
  self->read_only = state->read_only;
  /* A note that is being written stays as it is. */
  if (g_strcmp0 (self->saved_note, rk_part_or_empty (state->comment)) != 0)
    {
      g_free (self->saved_note);
      self->saved_note = g_strdup (rk_part_or_empty (state->comment));
      gtk_editable_set_text (self->note, self->saved_note);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->note), !self->read_only);
  gtk_widget_set_visible (self->attach, !self->read_only);
  rk_evidence_links_show (RK_EVIDENCE_LINKS (self->links), state->links, state->item_id,
                          !self->read_only);
  gtk_label_set_text (GTK_LABEL (self->differences), rk_part_or_empty (state->differences));
  gtk_widget_set_visible (self->differences, state->differences != NULL);
  show_line (self, state);
  show_offers (self, state->read_only ? NULL : state->offers);
  show_marks (self);
  show_mark_text (self);
  tell (self);
}

void
rk_checklist_row_open (RkChecklistRow *self, gboolean open)
{
  g_return_if_fail (RK_IS_CHECKLIST_ROW (self));

  if (!open && self->open)
    save_note (self);
  self->open = open;
  gtk_revealer_set_reveal_child (self->details, open);
  gtk_widget_set_visible (self->line, *gtk_label_get_text (GTK_LABEL (self->line))
                                          && (!open || self->read_only));
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rk-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rk-current");
}

void
rk_checklist_row_focus_note (RkChecklistRow *self)
{
  g_return_if_fail (RK_IS_CHECKLIST_ROW (self));

  rk_checklist_row_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

guint
rk_checklist_row_get_item (RkChecklistRow *self)
{
  g_return_val_if_fail (RK_IS_CHECKLIST_ROW (self), 0);

  return self->item;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_details (RkChecklistRow *self, RkContext *context)
{
  const RkEditionItem *item = rk_edition_item (self->edition, self->item);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *note = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->note = GTK_EDITABLE (note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), item->hint ? item->hint : _ ("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  g_signal_connect_object (note, "activate", G_CALLBACK (on_note_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_note_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_note_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (note, focus);
  gtk_widget_add_controller (note, keys);
  self->links = rk_evidence_links_new (context);
  g_signal_connect_object (self->links, "taken-away", G_CALLBACK (on_taken_away), self,
                           G_CONNECT_SWAPPED);
  self->attach = create_attach ();
  self->offers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), self->links);
  gtk_box_append (GTK_BOX (box), self->offers);
  gtk_box_append (GTK_BOX (box), self->attach);
  gtk_widget_set_margin_top (box, 6);
  self->details = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->details, box);
  return GTK_WIDGET (self->details);
}

static GtkWidget *
create_text (RkChecklistRow *self, RkContext *context)
{
  const RkEditionItem *item = rk_edition_item (self->edition, self->item);
  g_autofree char *label = item->required
                               ? g_strdup (item->label)
                               /* Translators: an item of a checklist that need not be done */
                               : g_strdup_printf (_ ("%s (optional)"), item->label);
  GtkWidget *text;

  self->line = rk_part_label ("", "caption");
  self->differences = rk_part_label ("", "rk-disagree");
  text = rk_part_box (GTK_ORIENTATION_VERTICAL, 2, rk_part_label (label, "rk-item"), self->line,
                      self->differences, create_details (self, context), NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  return text;
}

static GtkWidget *
create_marks (RkChecklistRow *self)
{
  GtkWidget *box;

  self->marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->marks, "linked");
  gtk_widget_add_css_class (self->marks, "rk-marks");
  for (guint i = 0; i < self->edition->marks->len; i++)
    append_mark (self, i);
  self->mark_text = rk_part_label ("", "rk-mark");
  box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 0, self->marks, self->mark_text, NULL);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

GtkWidget *
rk_checklist_row_new (RkContext *context, RkEdition *edition, guint item)
{
  RkChecklistRow *self = g_object_new (RK_TYPE_CHECKLIST_ROW, "activatable", FALSE, NULL);
  GtkWidget *label = rk_part_label (rk_edition_item (edition, item)->code, "numeric");
  GtkWidget *columns, *text, *marks;

  self->edition = rk_edition_ref (edition);
  self->item = item;
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  text = create_text (self, context);
  marks = create_marks (self);
  columns = g_object_new (RK_TYPE_COLUMNS, "first", text, "second", marks, "share", 72, "threshold",
                          470, "spacing", 8, "hexpand", TRUE, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self),
                              rk_part_box (GTK_ORIENTATION_HORIZONTAL, 10, label, columns, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self), "rk-check-row");
  return GTK_WIDGET (self);
}

static void
rk_checklist_row_finalize (GObject *object)
{
  RkChecklistRow *self = RK_CHECKLIST_ROW (object);

  rk_edition_unref (self->edition);
  g_free (self->saved_note);
  G_OBJECT_CLASS (rk_checklist_row_parent_class)->finalize (object);
}

static void
rk_checklist_row_class_init (RkChecklistRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_checklist_row_finalize;
  signals[MARKED] = g_signal_new ("marked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[COMMENTED] = g_signal_new ("commented", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ATTACH] = g_signal_new ("attach", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINK] = g_signal_new ("link", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[TAKE_AWAY] = g_signal_new ("take-away", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.link", "s", on_link);
}

static void
rk_checklist_row_init (RkChecklistRow *self)
{
  self->saved_note = g_strdup ("");
}
