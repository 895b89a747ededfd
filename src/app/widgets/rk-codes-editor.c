#include "rk-codes-editor.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-schemes.h"

struct _RkCodesEditor
{
  AdwBin parent_instance;

  GtkWidget *box;    /* owned by the tree */
  GPtrArray *menu;   /* RkRecord */
  GPtrArray *checks; /* GtkCheckButton, owned by the tree, one for each of @menu */
  char *codes;
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkCodesEditor, rk_codes_editor, ADW_TYPE_BIN)

static const char *
code_of (RkCodesEditor *self, guint i)
{
  return rk_record_get (self->menu->pdata[i], "code");
}

static gboolean
has_code (const char *codes, const char *code)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

  return g_strv_contains ((const char *const *)parts, code);
}

static gboolean
is_in_menu (RkCodesEditor *self, const char *code)
{
  for (guint i = 0; i < self->menu->len; i++)
    if (g_strcmp0 (code_of (self, i), code) == 0)
      return TRUE;
  return FALSE;
}

char *
rk_codes_editor_dup_text (RkCodesEditor *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_auto (GStrv) before = NULL;

  g_return_val_if_fail (RK_IS_CODES_EDITOR (self), NULL);

  before = g_strsplit (self->codes, " ", -1);
  for (guint i = 0; i < self->menu->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (codes, "%s%s", codes->len ? " " : "", code_of (self, i));
  for (char **code = before; *code; code++)
    if (**code && !is_in_menu (self, *code))
      g_string_append_printf (codes, "%s%s", codes->len ? " " : "", *code);
  return g_strdup (codes->str);
}

char *
rk_codes_editor_dup_names (RkCodesEditor *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (RK_IS_CODES_EDITOR (self), NULL);

  for (guint i = 0; i < self->menu->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len ? "\n" : "",
                              rk_record_get (self->menu->pdata[i], "label"));
  return g_strdup (names->str);
}

static void
show_codes (RkCodesEditor *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->menu->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], has_code (self->codes, code_of (self, i)));
  self->setting = FALSE;
}

void
rk_codes_editor_set_text (RkCodesEditor *self, const char *codes)
{
  g_return_if_fail (RK_IS_CODES_EDITOR (self) && codes);

  g_free (self->codes);
  self->codes = g_strdup (codes);
  show_codes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled (RkCodesEditor *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_check (RkCodesEditor *self, const RkRecord *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = rk_part_label (rk_record_get (item, "label"), NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rk_record_get (item, "label"), -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  return check;
}

static void
show_menu (RkCodesEditor *self)
{
  const char *division = NULL;

  rk_part_clear (self->box);
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < self->menu->len; i++)
    {
      const char *own = rk_record_get (self->menu->pdata[i], "division");
      GtkWidget *check = create_check (self, self->menu->pdata[i]);

      if (g_strcmp0 (own, division) != 0)
        gtk_box_append (GTK_BOX (self->box), rk_part_label (own, "caption-heading"));
      division = own;
      gtk_box_append (GTK_BOX (self->box), check);
      g_ptr_array_add (self->checks, check);
    }
  if (self->menu->len == 0)
    gtk_box_append (GTK_BOX (self->box),
                    rk_part_label (_ ("The scheme has no menu of activities."), "dim-label"));
  show_codes (self);
}

void
rk_codes_editor_set_scheme (RkCodesEditor *self, RkContext *context, gint64 scheme, int year)
{
  GPtrArray *menu = NULL;

  g_return_if_fail (RK_IS_CODES_EDITOR (self));

  if (context && scheme)
    menu = rk_schemes_menu (rk_store_main_db (rk_context_get_store (context)), scheme, year, NULL);
  g_ptr_array_unref (self->menu);
  self->menu = menu ? menu : g_ptr_array_new ();
  show_menu (self);
}

GtkWidget *
rk_codes_editor_new (void)
{
  return g_object_new (RK_TYPE_CODES_EDITOR, NULL);
}

static void
rk_codes_editor_finalize (GObject *object)
{
  RkCodesEditor *self = RK_CODES_EDITOR (object);

  g_ptr_array_unref (self->menu);
  g_ptr_array_unref (self->checks);
  g_free (self->codes);
  G_OBJECT_CLASS (rk_codes_editor_parent_class)->finalize (object);
}

static void
rk_codes_editor_class_init (RkCodesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_codes_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_codes_editor_init (RkCodesEditor *self)
{
  self->menu = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->codes = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
