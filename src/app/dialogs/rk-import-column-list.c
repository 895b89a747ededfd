#include "rk-import-column-list.h"

#include <glib/gi18n-lib.h>

#include "rk-icon.h"
#include "rk-width-bin.h"

/* More lines are made when nothing else is to be done: a file may have a thousand columns. */
#define AT_ONCE 16

/* Pixels at normal text */
#define LEAST_HEIGHT 160

struct _RkImportColumnList
{
  AdwBin parent_instance;

  gboolean editable;
  GtkListBox *list;
  RkImportSession *session;
  GArray *fields;        /* of int: field by place in @labels, -1 first */
  GtkStringList *labels; /* what a column may become */
  GPtrArray *lines;      /* of Line */
  GtkSizeGroup *targets; /* so that the arrows stand in one column */
  guint n_wanted;
  guint making; /* source, 0: none */
};

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RkImportColumnList, rk_import_column_list, ADW_TYPE_BIN)

typedef struct
{
  RkImportColumnList *owner;
  guint column;
  GtkLabel *heading;
  GtkLabel *sample;    /* NULL in lists to read */
  GtkLabel *field;     /* NULL in lists to correct */
  GtkDropDown *choice; /* NULL in lists to read */
  GtkWidget *sure;
  GtkWidget *chip;
} Line;

/* ── a line ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

static void
on_field_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, Line *line)
{
  RkImportColumnList *self = line->owner;
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen < self->fields->len)
    rk_import_session_set_field (self->session, line->column,
                                 g_array_index (self->fields, int, chosen));
}

static GtkWidget *
create_choice (RkImportColumnList *self, Line *line)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), NULL);

  line->choice = GTK_DROP_DOWN (choice);
  gtk_widget_add_css_class (choice, "rk-small");
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 158, -1);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_field_chosen_cb), line);
  return choice;
}

/* ✓ where the heading is one of the field's words, else a word. */
static GtkWidget *
create_confidence (Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  line->sure = rk_icon_new ("object-select-symbolic");
  line->chip = gtk_label_new (NULL);
  gtk_widget_add_css_class (line->sure, "success");
  gtk_widget_add_css_class (line->chip, "rk-chip");
  gtk_widget_set_halign (line->sure, GTK_ALIGN_END);
  gtk_widget_set_halign (line->chip, GTK_ALIGN_END);
  gtk_widget_set_valign (line->chip, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (line->sure, TRUE);
  gtk_widget_set_hexpand (line->chip, TRUE);
  gtk_box_append (GTK_BOX (box), line->sure);
  gtk_box_append (GTK_BOX (box), line->chip);
  gtk_widget_set_size_request (box, 44, -1);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static GtkWidget *
create_source (RkImportColumnList *self, Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  line->heading = GTK_LABEL (create_label (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->heading));
  if (self->editable)
    {
      line->sample = GTK_LABEL (create_label ("dim-label"));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->sample));
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static Line *
append_line (RkImportColumnList *self)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *arrow = rk_icon_new ("go-next-symbolic");
  GtkWidget *target;

  line->owner = self;
  line->column = self->lines->len;
  gtk_box_set_homogeneous (GTK_BOX (box), FALSE);
  gtk_box_append (GTK_BOX (box), create_source (self, line));
  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_box_append (GTK_BOX (box), arrow);
  if (self->editable)
    target = create_choice (self, line);
  else
    {
      target = create_label (NULL);
      line->field = GTK_LABEL (target);
      gtk_widget_set_size_request (target, 112, -1);
    }
  gtk_size_group_add_widget (self->targets, target);
  gtk_box_append (GTK_BOX (box), target);
  gtk_box_append (GTK_BOX (box), create_confidence (line));
  gtk_list_box_append (self->list, box);
  gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (self->list, (int)line->column),
                                    FALSE);
  g_ptr_array_add (self->lines, line);
  return line;
}

/* ── what a line says ────────────────────────────────────────────────────────────────────── */

static guint
place_of_field (RkImportColumnList *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return i;
  return 0;
}

static gboolean
is_joined (const RkImportReading *reading, const RkImportColumn *column)
{
  guint n = 0;

  for (guint c = 0; column->field >= 0 && c < reading->columns->len; c++)
    n += ((const RkImportColumn *)reading->columns->pdata[c])->field == column->field;
  return n > 1;
}

static void
show_confidence (Line *line, const RkImportColumn *column, gboolean joined)
{
  gboolean guessed = column->confidence == RK_MATCH_GUESSED;

  gtk_widget_set_visible (line->sure, column->field >= 0 && !guessed && !joined);
  gtk_widget_set_visible (line->chip, guessed || joined);
  gtk_label_set_text (GTK_LABEL (line->chip), guessed ? _ ("Guess") : _ ("Joined"));
  gtk_widget_set_css_classes (line->chip, guessed ? (const char *[]){ "rk-chip", "amber", NULL }
                                                  : (const char *[]){ "rk-chip", "grey", NULL });
  gtk_widget_set_tooltip_text (line->chip, guessed ? _ ("Told by a part of the heading only")
                                                   : _ ("Several columns make up this entry"));
}

/* A sample may be a page long; one line of it is enough. */
static char *
dup_first_line (const char *text)
{
  gsize n = text ? strcspn (text, "\n") : 0;

  return text ? g_utf8_substring (text, 0, MIN (60, g_utf8_strlen (text, (gssize)n)))
              : g_strdup (_ ("(empty)"));
}

static void
name_line (RkImportColumnList *self, Line *line, const RkImportColumn *column, const char *field)
{
  /* Translators: heading of a column in a file: 「列「事業所名」の取り込み先」 */
  g_autofree char *name = g_strdup_printf (_ ("Entry for the column “%s”"), column->heading);
  g_autofree char *told = g_strdup_printf ("%s: %s", name, field);

  if (line->choice)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (self->list, (int)line->column)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

static void
show_line (RkImportColumnList *self, Line *line)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);
  const RkImportColumn *column = reading->columns->pdata[line->column];
  guint place = place_of_field (self, column->field);
  const char *field = gtk_string_list_get_string (self->labels, place);

  gtk_label_set_text (line->heading, column->heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (line->heading), column->heading);
  if (line->sample)
    {
      g_autofree char *sample = dup_first_line (column->sample);

      gtk_label_set_text (line->sample, sample);
      gtk_widget_set_tooltip_text (GTK_WIDGET (line->sample), sample);
    }
  if (line->field)
    {
      gtk_label_set_text (line->field, field);
      if (column->field < 0)
        gtk_widget_add_css_class (GTK_WIDGET (line->field), "dim-label");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (line->field), "dim-label");
    }
  if (line->choice)
    {
      g_signal_handlers_block_by_func (line->choice, on_field_chosen_cb, line);
      gtk_drop_down_set_selected (line->choice, place);
      g_signal_handlers_unblock_by_func (line->choice, on_field_chosen_cb, line);
    }
  show_confidence (line, column, is_joined (reading, column));
  name_line (self, line, column, field);
}

/* ── all lines ───────────────────────────────────────────────────────────────────────────── */

static gboolean
make_some (gpointer data)
{
  RkImportColumnList *self = data;

  for (guint i = 0; i < AT_ONCE && self->lines->len < self->n_wanted; i++)
    show_line (self, append_line (self));
  if (self->lines->len < self->n_wanted)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

static void
show_reading (RkImportColumnList *self)
{
  const RkImportReading *reading = rk_import_session_get_reading (self->session);

  /* In large text as many lines, though fewer fit: the page scrolls. */
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))),
      (int)(LEAST_HEIGHT * rk_text_scale (GTK_WIDGET (self))));
  self->n_wanted = reading ? reading->columns->len : 0;
  while (self->lines->len > self->n_wanted)
    {
      int last = (int)self->lines->len - 1;

      gtk_list_box_remove (self->list,
                           GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, last)));
      g_ptr_array_set_size (self->lines, last);
    }
  for (guint i = 0; i < self->lines->len; i++)
    show_line (self, self->lines->pdata[i]);
  if (self->making == 0 && make_some (self) == G_SOURCE_CONTINUE)
    self->making = g_idle_add (make_some, self);
}

static void
on_ended (RkImportColumnList *self, RkImportState state, const GError *error)
{
  /* Also after a failure: the choice that failed is shown as it was. */
  if (state == RK_IMPORT_READING || state == RK_IMPORT_REMEMBERING)
    show_reading (self);
}

static void
list_fields (RkImportColumnList *self)
{
  const RkKind *kind = rk_import_session_get_kind (self->session);
  int none = -1;

  g_array_append_val (self->fields, none);
  gtk_string_list_append (self->labels, _ ("Not taken"));
  for (int f = 0; f < (int)kind->n_fields; f++)
    if (rk_import_is_importable (&kind->fields[f]))
      {
        g_array_append_val (self->fields, f);
        gtk_string_list_append (self->labels, _ (kind->fields[f].label));
      }
}

void
rk_import_column_list_set_session (RkImportColumnList *self, RkImportSession *session)
{
  g_return_if_fail (RK_IS_IMPORT_COLUMN_LIST (self) && self->session == NULL);

  self->session = g_object_ref (session);
  list_fields (self);
  g_signal_connect_object (session, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  show_reading (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_import_column_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, RK_IMPORT_COLUMN_LIST (object)->editable);
}

static void
rk_import_column_list_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  RK_IMPORT_COLUMN_LIST (object)->editable = g_value_get_boolean (value);
}

static void
rk_import_column_list_dispose (GObject *object)
{
  RkImportColumnList *self = RK_IMPORT_COLUMN_LIST (object);

  g_clear_handle_id (&self->making, g_source_remove);
  G_OBJECT_CLASS (rk_import_column_list_parent_class)->dispose (object);
}

static void
rk_import_column_list_finalize (GObject *object)
{
  RkImportColumnList *self = RK_IMPORT_COLUMN_LIST (object);

  g_clear_object (&self->session);
  g_object_unref (self->labels);
  g_object_unref (self->targets);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (rk_import_column_list_parent_class)->finalize (object);
}

static void
rk_import_column_list_class_init (RkImportColumnListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rk_import_column_list_get_property;
  object_class->set_property = rk_import_column_list_set_property;
  object_class->dispose = rk_import_column_list_dispose;
  object_class->finalize = rk_import_column_list_finalize;
  properties[PROP_EDITABLE]
      = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rk_import_column_list_init (RkImportColumnList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->labels = gtk_string_list_new (NULL);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->targets = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "rk-column-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns of the file and their entries"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
