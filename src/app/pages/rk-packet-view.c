#include "rk-packet-view.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"

struct _RkPacketView
{
  AdwBin parent_instance;

  GtkWidget *list;  /* owned by the tree */
  GPtrArray *parts; /* RkPacketPart; NULL: not read yet */
  gboolean editable;
};

enum
{
  MOVE,
  CHOOSE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkPacketView, rk_packet_view, ADW_TYPE_BIN)

char *
rk_packet_view_dup_name (const RkPacketPart *part)
{
  return g_strdup_printf ("%s%s%s", part->number ? part->number : "", part->number ? "　" : "",
                          part->title);
}

/* ── what is done to a part ──────────────────────────────────────────────────────────────── */

static guint
row_index (GtkWidget *row)
{
  return (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
on_check (GtkCheckButton *check, RkPacketView *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (self, signals[CHOOSE], 0, row_index (row), gtk_check_button_get_active (check));
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, row_index (row));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RkPacketView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  g_signal_emit (self, signals[MOVE], 0, g_value_get_uint (value), row_index (row));
  return TRUE;
}

static GtkWidget *
focused_row (RkPacketView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, self->list)
             ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
             : NULL;
}

/* Up, down, in or out. */
typedef enum
{
  KEY_UP,
  KEY_DOWN,
  KEY_CHOOSE,
} PartKey;

static gboolean
on_part_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkPacketView *self = data;
  GtkWidget *row = focused_row (self);
  guint n = row ? row_index (row) : 0;

  if (row == NULL || self->parts == NULL || n >= self->parts->len)
    return FALSE;
  if (g_variant_get_int32 (arguments) == KEY_CHOOSE)
    g_signal_emit (self, signals[CHOOSE], 0, n, !((RkPacketPart *)self->parts->pdata[n])->chosen);
  else if (g_variant_get_int32 (arguments) == KEY_DOWN)
    g_signal_emit (self, signals[MOVE], 0, n, n + 1);
  else if (n > 1)
    g_signal_emit (self, signals[MOVE], 0, n, n - 1);
  return TRUE;
}

/* In front of the list, which has a meaning of its own for the space bar. */
static GtkEventController *
create_keys (RkPacketView *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    PartKey what;
  } keys[] = { { GDK_KEY_Up, GDK_ALT_MASK, KEY_UP },
               { GDK_KEY_KP_Up, GDK_ALT_MASK, KEY_UP },
               { GDK_KEY_Down, GDK_ALT_MASK, KEY_DOWN },
               { GDK_KEY_KP_Down, GDK_ALT_MASK, KEY_DOWN },
               { GDK_KEY_space, 0, KEY_CHOOSE } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                         gtk_callback_action_new (on_part_key, self, NULL), "i",
                                         (gint32)keys[i].what));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  return controller;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static char *
dup_range (const RkPacketPart *part)
{
  if (!part->printed)
    return g_strdup ("－");
  if (part->first == 0) /* the cover */
    return g_strdup_printf (ngettext ("%u page", "%u pages", part->n_pages), part->n_pages);
  if (part->n_pages == 1)
    return g_strdup_printf ("%u", part->first);
  return g_strdup_printf ("%u–%u", part->first, part->last);
}

static void
add_chips (GtkWidget *box, const RkPacketPart *part)
{
  if (part->missing)
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("Not attached"), "red"));
  else if (part->problem && part->chosen)
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("Not in it"), part->paper ? "red" : "grey"));
  if (part->held_back)
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("Not for the public"), "grey"));
  if (part->version > 1)
    {
      g_autofree char *text = g_strdup_printf (_ ("Replaced, version %d"), (int)part->version);

      gtk_box_append (GTK_BOX (box), rk_part_chip (text, "amber"));
    }
  if (part->larger)
    gtk_box_append (GTK_BOX (box), rk_part_chip ("A3", "grey"));
  if (part->too_small)
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("One page on a sheet"), "amber"));
}

static const char *
explain (const RkPacketPart *part)
{
  if (part->chosen && part->problem)
    return part->problem;
  if (part->chosen && part->too_small)
    return _ ("Its letters would become too small to read two on a sheet.");
  if (part->chosen && part->held_back)
    return _ ("Of a closed item: the edition for the public leaves it out.");
  return NULL;
}

static void
make_movable (RkPacketView *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), row);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
create_row (RkPacketView *self, const RkPacketPart *part, gboolean first)
{
  g_autofree char *name = rk_packet_view_dup_name (part);
  g_autofree char *range = dup_range (part);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", name, range);
  const char *why = explain (part);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *pages = rk_part_label (range, "numeric");
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkWidget *words;

  add_chips (chips, part);
  words = rk_part_box (GTK_ORIENTATION_VERTICAL, 2,
                       rk_part_label (name, part->chosen ? NULL : "dim-label"),
                       why ? rk_part_label (why, "caption") : NULL, NULL);
  gtk_box_append (GTK_BOX (words), chips);
  gtk_widget_set_visible (chips, gtk_widget_get_first_child (chips) != NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (pages), FALSE);
  gtk_widget_set_opacity (handle, first || !self->editable ? 0 : 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), part->chosen);
  gtk_widget_set_sensitive (check, self->editable);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check), self, 0);
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, handle, check, words, pages, NULL));
  gtk_widget_add_css_class (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), "rk-part-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  if (self->editable && !first)
    make_movable (self, row);
  return row;
}

/* The part that has the keyboard keeps it. */
void
rk_packet_view_show (RkPacketView *self, GPtrArray *parts, gboolean editable)
{
  GtkWidget *focused, *focus = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (RK_IS_PACKET_VIEW (self));

  focused = focused_row (self);
  key = focused ? g_strdup (g_object_get_data (G_OBJECT (focused), "key")) : NULL;
  if (parts)
    g_ptr_array_ref (parts);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = parts;
  self->editable = editable;
  rk_part_clear (self->list);
  for (guint i = 0; parts && i < parts->len; i++)
    {
      const RkPacketPart *part = parts->pdata[i];
      GtkWidget *row = create_row (self, part, i == 0);

      g_object_set_data_full (G_OBJECT (row), "key", g_strdup (part->key), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (g_strcmp0 (key, part->key) == 0)
        focus = row;
    }
  if (focus)
    gtk_widget_grab_focus (focus);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RkPacketView *self)
{
  g_signal_emit (self, signals[OPEN], 0, row_index (GTK_WIDGET (row)));
}

static void
rk_packet_view_dispose (GObject *object)
{
  RkPacketView *self = RK_PACKET_VIEW (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_packet_view_parent_class)->dispose (object);
}

static void
rk_packet_view_class_init (RkPacketViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_packet_view_dispose;
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rk_packet_view_init (RkPacketView *self)
{
  self->list = rk_part_list (_ ("Parts of the Packet"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, 0);
  gtk_widget_add_controller (self->list, create_keys (self));
  adw_bin_set_child (ADW_BIN (self), self->list);
}

GtkWidget *
rk_packet_view_new (void)
{
  return g_object_new (RK_TYPE_PACKET_VIEW, NULL);
}
