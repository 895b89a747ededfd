#include "rk-import-aim.h"

#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-registrations.h"
#include "rk-schemes.h"

struct _RkImportAim
{
  AdwBin parent_instance;

  RkImportSession *session; /* outlives its window */
  GtkDropDown *choice;
  GArray *aims; /* RkRegistrationAim, as they stand in the list */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkImportAim, rk_import_aim, ADW_TYPE_BIN)

/* The same where no level was said as where the first was: that is what new ones get. */
static guint
place_of (RkImportAim *self, gint64 scheme, gint64 level)
{
  for (guint i = 0; i < self->aims->len; i++)
    {
      const RkRegistrationAim *aim = &g_array_index (self->aims, RkRegistrationAim, i);

      if (aim->scheme == scheme && (level == 0 || aim->level == level))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
rk_import_aim_show (RkImportAim *self)
{
  g_return_if_fail (RK_IS_IMPORT_AIM (self));

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->choice,
                              place_of (self, rk_import_session_get_owner (self->session),
                                        rk_import_session_get_level (self->session)));
  self->setting = FALSE;
}

static void
on_chosen (RkImportAim *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);
  const RkRegistrationAim *aim;

  if (self->setting || chosen >= self->aims->len)
    return;
  aim = &g_array_index (self->aims, RkRegistrationAim, chosen);
  rk_import_session_set_owner (self->session, aim->scheme);
  rk_import_session_set_level (self->session, aim->level);
  g_signal_emit_by_name (self, "chosen");
}

const char *
rk_import_aim_get_words (RkImportAim *self)
{
  GtkStringObject *chosen;

  g_return_val_if_fail (RK_IS_IMPORT_AIM (self), NULL);

  chosen = gtk_drop_down_get_selected_item (self->choice);
  return chosen ? gtk_string_object_get_string (chosen) : NULL;
}

void
rk_import_aim_choose (RkImportAim *self, const char *words)
{
  GtkStringList *names;

  g_return_if_fail (RK_IS_IMPORT_AIM (self));

  names = GTK_STRING_LIST (gtk_drop_down_get_model (self->choice));
  for (guint i = 0; i < self->aims->len; i++)
    if (g_str_equal (gtk_string_list_get_string (names, i), words))
      gtk_drop_down_set_selected (self->choice, i);
}

/* ── what there is ───────────────────────────────────────────────────────────────────────── */

static void
add_levels (RkImportAim *self, RkDb *db, const RkRecord *scheme, GtkStringList *names)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db, rk_record_id (scheme), NULL);

  for (guint i = 0; levels && i < levels->len; i++)
    {
      RkRegistrationAim aim = { rk_record_id (scheme), rk_record_id (levels->pdata[i]) };
      g_autofree char *words = rk_registrations_aim_words (db, &aim, NULL);

      if (words == NULL)
        continue;
      g_array_append_val (self->aims, aim);
      gtk_string_list_append (names, words);
    }
}

static void
add_schemes (RkImportAim *self, RkDb *db, GtkStringList *names)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) schemes
      = rk_query_sort (query, "name", NULL) ? rk_query_records (db, query, NULL, NULL) : NULL;

  for (guint i = 0; schemes && i < schemes->len; i++)
    if (!rk_record_get_int (schemes->pdata[i], "award")
        && rk_record_get (schemes->pdata[i], "retired_on") == NULL)
      add_levels (self, db, schemes->pdata[i], names);
}

GtkWidget *
rk_import_aim_new (RkImportSession *session, GtkWidget *label)
{
  RkImportAim *self = g_object_new (RK_TYPE_IMPORT_AIM, NULL);
  RkStore *store = rk_context_get_store (rk_import_session_get_context (session));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->session = g_object_ref (session);
  add_schemes (self, rk_store_main_db (store), names);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->choice),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, GTK_INVALID_LIST_POSITION);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

static void
rk_import_aim_finalize (GObject *object)
{
  RkImportAim *self = RK_IMPORT_AIM (object);

  g_array_unref (self->aims);
  g_object_unref (self->session);
  G_OBJECT_CLASS (rk_import_aim_parent_class)->finalize (object);
}

static void
rk_import_aim_class_init (RkImportAimClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_import_aim_finalize;
  g_signal_new ("chosen", RK_TYPE_IMPORT_AIM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
rk_import_aim_init (RkImportAim *self)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  self->aims = g_array_new (FALSE, FALSE, sizeof (RkRegistrationAim));
  self->setting = TRUE;
  self->choice = GTK_DROP_DOWN (choice);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_chosen), self);
  adw_bin_set_child (ADW_BIN (self), choice);
}
