#include "rk-match-window-private.h"

#include <glib/gi18n-lib.h>

#include "rk-match-register.h"
#include "rk-words.h"

/* @data: (transfer full) */
static void
run (RkMatchWindow *self,
     const char *what,
     RkStoreFunc func,
     gpointer data,
     GDestroyNotify free_data,
     RkCommandDone done)
{
  self->n_running++;
  rk_context_run_command_async (self->context, self, what, NULL, func, data, free_data, done);
  rk_match_window_update_actions (self);
}

static RkMatchBulk *
new_bulk (RkMatchWindow *self, RkLikeness likeness)
{
  RkMatchBulk *bulk = g_new0 (RkMatchBulk, 1);

  bulk->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RkMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->likeness == likeness && !(likeness == RK_DIFFERENT && item->id))
        g_ptr_array_add (bulk->items, g_steal_pointer (&item));
    }
  return bulk;
}

static void
on_bulk_done (gpointer owner, gpointer data, gboolean done)
{
  RkMatchWindow *self = owner;
  g_autofree char *n = rk_words_count (((RkMatchBulk *)data)->n);
  /* Translators: number of workplaces: 「事業所 12件に書き込みました」 */
  g_autofree char *text = g_strdup_printf (_ ("%s workplaces written"), n);

  self->n_running--;
  if (self->context == NULL)
    return;
  if (done)
    {
      rk_context_toast (self->context, text, TRUE);
      rk_match_window_find (self, NULL);
    }
  rk_match_window_update_actions (self);
}

static void
on_fill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMatchWindow *self = RK_MATCH_WINDOW (widget);

  run (self, "一覧の値で空欄を埋めた", rk_match_bulk_fill, new_bulk (self, RK_SAME),
       rk_match_bulk_free, on_bulk_done);
}

static void
on_registered (gpointer owner, gpointer data, gboolean done)
{
  RkMatchWindow *self = owner;
  const RkMatchRegistrations *registrations = data;
  g_autofree char *added = rk_words_count (registrations->added);
  g_autofree char *changed = rk_words_count (registrations->changed);
  /* Translators: numbers of registrations: 「登録を 8件 付け、2件 直しました」 */
  g_autofree char *text
      = g_strdup_printf (_ ("%1$s registrations added, %2$s changed"), added, changed);

  self->n_running--;
  if (self->context == NULL)
    return;
  if (done)
    {
      rk_context_toast (self->context, text, TRUE);
      rk_match_register_tell (GTK_WINDOW (self), registrations);
      rk_match_window_find (self, NULL);
    }
  rk_match_window_update_actions (self);
}

static void
take_registrations (RkMatchRegistrations *registrations, gpointer owner)
{
  RkMatchWindow *self = owner;

  self->n_running++;
  rk_context_run_command_async (self->context, self, "名寄せした一覧で登録を付けた", NULL,
                                rk_match_registrations_run, registrations,
                                rk_match_registrations_free, on_registered);
  rk_match_window_update_actions (self);
}

static void
on_register (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMatchWindow *self = RK_MATCH_WINDOW (widget);
  g_autoptr (GHashTable) workplaces = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RkMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->likeness == RK_SAME)
        g_hash_table_insert (workplaces, GUINT_TO_POINTER (item->number),
                             g_memdup2 (&item->id, sizeof item->id));
    }
  rk_match_register_ask (GTK_WINDOW (self), self->context,
                         rk_import_get_path (rk_match_list_get_import (self->list)), workplaces,
                         take_registrations);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMatchWindow *self = RK_MATCH_WINDOW (widget);

  self->n_running++;
  rk_context_run_command_async (self->context, self, "一覧にだけある事業所を追加した", NULL,
                                rk_match_bulk_add, new_bulk (self, RK_DIFFERENT),
                                rk_match_bulk_free, on_bulk_done);
  rk_match_window_update_actions (self);
}

void
rk_match_verdict_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "match.fill", NULL, on_fill);
  gtk_widget_class_install_action (widget_class, "match.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "match.register", NULL, on_register);
}
