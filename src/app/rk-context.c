#include "rk-context.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-reporter.h"
#include "rk-work.h"

#define TOAST_SECONDS 6

#define SETTLE_AFTER 3 /* seconds */

struct _RkContext
{
  GObject parent_instance;

  RkStore *store;
  GSettings *settings;
  RkRecord *office;
  GtkWindow *window; /* weak */
  guint settle_id;   /* the file is brought up to date when nothing is done for a while */
};

enum
{
  PROP_0,
  PROP_OFFICE,
  N_PROPS
};

enum
{
  NAVIGATE,
  TOAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkContext, rk_context, G_TYPE_OBJECT)

/* ── the office ──────────────────────────────────────────────────────────────────────────── */

static void
reload_office (RkContext *self)
{
  g_autoptr (GError) error = NULL;
  RkRecord *office = rk_office_get (rk_store_main_db (self->store), &error);

  if (office == NULL)
    {
      rk_context_report (self, error, NULL);
      return;
    }
  g_clear_pointer (&self->office, rk_record_unref);
  self->office = office;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFICE]);
}

static gboolean
settle (gpointer data)
{
  RkContext *self = data;

  self->settle_id = 0;
  rk_store_settle_async (self->store);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (RkContext *self, GPtrArray *changes)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_seconds (SETTLE_AFTER, settle, self);
  for (guint i = 0; i < changes->len; i++)
    if (((RkChange *)changes->pdata[i])->kind == &rk_kind_office)
      reload_office (self);
}

RkContext *
rk_context_new (RkStore *store, GSettings *settings)
{
  RkContext *self = g_object_new (RK_TYPE_CONTEXT, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  reload_office (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

RkStore *
rk_context_get_store (RkContext *self)
{
  g_return_val_if_fail (RK_IS_CONTEXT (self), NULL);

  return self->store;
}

GSettings *
rk_context_get_settings (RkContext *self)
{
  g_return_val_if_fail (RK_IS_CONTEXT (self), NULL);

  return self->settings;
}

gboolean
rk_context_is_read_only (RkContext *self)
{
  g_return_val_if_fail (RK_IS_CONTEXT (self), TRUE);

  return rk_store_is_read_only (self->store);
}

RkRecord *
rk_context_get_office (RkContext *self)
{
  g_return_val_if_fail (RK_IS_CONTEXT (self), NULL);

  return self->office;
}

int
rk_context_get_fiscal_year (RkContext *self)
{
  int year;

  g_return_val_if_fail (RK_IS_CONTEXT (self), 0);

  year = self->office ? (int)rk_record_get_int (self->office, "fiscal_year") : 0;
  return year > 0 ? year : rk_fiscal_year (rk_today ());
}

void
rk_context_set_window (RkContext *self, GtkWindow *window)
{
  g_return_if_fail (RK_IS_CONTEXT (self));

  g_set_weak_pointer (&self->window, window);
}

/* ── telling ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkContext *context;
  gint64 entry;
  char *what;
} UndoButton;

static void
undo_button_free (UndoButton *button)
{
  g_object_unref (button->context);
  g_free (button->what);
  g_free (button);
}

static void
on_undo_clicked (AdwToast *toast, UndoButton *button)
{
  rk_context_undo_entry (button->context, button->entry, button->what);
}

/* The button takes back exactly the action that the toast speaks of, whatever came after. */
static void
add_undo_button (RkContext *self, AdwToast *toast)
{
  g_autoptr (GPtrArray) newest = rk_history_list (rk_store_main_db (self->store), 1, NULL);
  RkHistoryEntry *entry = newest && newest->len ? newest->pdata[0] : NULL;
  UndoButton *button;

  if (entry == NULL || entry->undone)
    return;
  button = g_new (UndoButton, 1);
  *button = (UndoButton){ g_object_ref (self), entry->id, g_strdup (entry->what) };
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_clicked), button,
                         (GClosureNotify)(void (*) (void))undo_button_free, 0);
}

void
rk_context_toast (RkContext *self, const char *text, gboolean undoable)
{
  g_autofree char *markup = NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (RK_IS_CONTEXT (self) && text);

  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (undoable)
    add_undo_button (self, toast);
  g_signal_emit (self, signals[TOAST], 0, toast);
}

void
rk_context_report (RkContext *self, const GError *error, const char *what)
{
  rk_context_report_retry (self, error, what, NULL, NULL, NULL, NULL);
}

void
rk_context_report_retry (RkContext *self,
                         const GError *error,
                         const char *what,
                         const char *verb,
                         GSourceOnceFunc retry,
                         gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (RK_IS_CONTEXT (self));

  rk_reporter_show (self->window, error, what, verb, retry, data, destroy);
}

/* ── commands ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gatomicrefcount refs; /* a report that offers to try again holds one */
  RkContext *context;
  GObject *owner;
  char *what;
  char *toast;
  RkStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;
  RkCommandDone done;
} Command;

static void
command_unref (Command *command)
{
  if (!g_atomic_ref_count_dec (&command->refs))
    return;
  if (command->destroy)
    command->destroy (command->data);
  g_clear_object (&command->owner);
  g_object_unref (command->context);
  g_free (command->what);
  g_free (command->toast);
  g_free (command);
}

static void command_start (Command *command);

static void
command_again (gpointer data)
{
  command_start (data);
}

static gboolean
can_try_again (const GError *error)
{
  return g_error_matches (error, RK_ERROR, RK_ERROR_NO_SPACE)
         || g_error_matches (error, RK_ERROR, RK_ERROR_IO)
         || g_error_matches (error, RK_ERROR, RK_ERROR_BUSY);
}

gpointer
rk_context_finish_read (RkContext *self, GObject *store, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer read = NULL;

  if (rk_store_run_finish (RK_STORE (store), result, &read, &error))
    return self ? read : NULL;
  if (self)
    rk_context_report (self, error, NULL);
  return NULL;
}

static void
report_failure (Command *command, const GError *error)
{
  if (g_error_matches (error, RK_ERROR, RK_ERROR_NOTHING))
    {
      rk_context_toast (command->context, error->message, FALSE);
      return;
    }
  if (!can_try_again (error))
    {
      rk_context_report (command->context, error, _ ("Your Edit Was Not Saved"));
      return;
    }
  g_atomic_ref_count_inc (&command->refs);
  rk_context_report_retry (command->context, error, _ ("Your Edit Was Not Saved"),
                           _ ("_Save Again"), command_again, command,
                           (GDestroyNotify)command_unref);
}

static void
on_command_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Command *command = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  if (!done)
    report_failure (command, error);
  else if (command->toast && rk_store_run_recorded (result))
    rk_context_toast (command->context, command->toast, TRUE);
  else if (command->toast)
    rk_context_toast (command->context, _ ("Nothing has changed: it was like this before"), FALSE);
  if (command->done)
    command->done (command->owner, command->data, done);
  command_unref (command);
}

static void
command_start (Command *command)
{
  g_atomic_ref_count_inc (&command->refs);
  rk_store_command_async (command->context->store, command->what, command->func, command->data,
                          NULL, NULL, on_command_ended, command);
}

void
rk_context_run_command_async (RkContext *self,
                              gpointer owner,
                              const char *what,
                              const char *toast,
                              RkStoreFunc func,
                              gpointer data,
                              GDestroyNotify destroy,
                              RkCommandDone done)
{
  Command *command;

  g_return_if_fail (RK_IS_CONTEXT (self) && what && func);

  command = g_new0 (Command, 1);
  g_atomic_ref_count_init (&command->refs);
  command->context = g_object_ref (self);
  command->owner = owner ? g_object_ref (owner) : NULL;
  command->what = g_strdup (what);
  command->toast = g_strdup (toast);
  command->func = func;
  command->data = data;
  command->destroy = destroy;
  command->done = done;
  command_start (command);
  command_unref (command);
}

/* ── undo and redo ───────────────────────────────────────────────────────────────────────── */

typedef enum
{
  UNDO_NEWEST,
  REDO_NEWEST,
  UNDO_ENTRY,
  UNDO_TO,
} StepKind;

typedef struct
{
  RkStore *store; /* of the context, which owns the work */
  StepKind kind;
  gint64 entry;
  char *what;
  guint n;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->what);
  g_free (step);
}

static gboolean
take_step (Step *step, GError **error)
{
  RkStore *store = step->store;

  switch (step->kind)
    {
    case UNDO_NEWEST:
      return rk_store_undo (store, &step->what, error);
    case REDO_NEWEST:
      return rk_store_redo (store, &step->what, error);
    case UNDO_ENTRY:
      return rk_store_undo_entry (store, step->entry, error);
    case UNDO_TO:
      return rk_store_undo_to (store, step->entry, &step->n, error);
    }
  g_return_val_if_reached (FALSE);
}

static void
step_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (take_step (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_step_words (const Step *step)
{
  switch (step->kind)
    {
    case REDO_NEWEST:
      /* Translators: %s is the action in the words of the history. */
      return g_strdup_printf (_ ("Redone: %s"), step->what);
    case UNDO_TO:
      return g_strdup_printf (ngettext ("Undid %u action", "Undid %u actions", step->n), step->n);
    default:
      /* Translators: %s is the action in the words of the history. */
      return g_strdup_printf (_ ("Undone: %s"), step->what);
    }
}

static void
on_step_taken (gpointer owner, GAsyncResult *result)
{
  RkContext *self = owner;
  Step *step = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = dup_step_words (step);
      rk_context_toast (self, text, FALSE);
    }
  else if (g_error_matches (error, RK_ERROR, RK_ERROR_NOT_FOUND))
    rk_context_toast (self, error->message, FALSE);
  else
    rk_context_report (self, error,
                       step->kind == REDO_NEWEST ? _ ("The Action Was Not Redone")
                                                 : _ ("The Action Was Not Undone"));
}

static void
start_step (RkContext *self, StepKind kind, gint64 entry, const char *what)
{
  g_autoptr (GTask) task = rk_work_new (self, NULL, on_step_taken);
  Step *step = g_new0 (Step, 1);

  *step = (Step){ self->store, kind, entry, g_strdup (what), 0 };
  g_task_set_task_data (task, step, step_free);
  g_task_run_in_thread (task, step_in_thread);
}

void
rk_context_undo (RkContext *self)
{
  g_return_if_fail (RK_IS_CONTEXT (self));

  start_step (self, UNDO_NEWEST, 0, NULL);
}

void
rk_context_redo (RkContext *self)
{
  g_return_if_fail (RK_IS_CONTEXT (self));

  start_step (self, REDO_NEWEST, 0, NULL);
}

void
rk_context_undo_entry (RkContext *self, gint64 id, const char *what)
{
  g_return_if_fail (RK_IS_CONTEXT (self) && what);

  start_step (self, UNDO_ENTRY, id, what);
}

void
rk_context_undo_to (RkContext *self, gint64 id)
{
  g_return_if_fail (RK_IS_CONTEXT (self));

  start_step (self, UNDO_TO, id, NULL);
}

/* ── going somewhere ─────────────────────────────────────────────────────────────────────── */

void
rk_context_navigate (RkContext *self, const char *page, gint64 record_id)
{
  g_return_if_fail (RK_IS_CONTEXT (self) && page);

  g_signal_emit (self, signals[NAVIGATE], 0, page, record_id, NULL);
}

void
rk_context_navigate_query (RkContext *self, const char *page, RkQuery *query)
{
  g_return_if_fail (RK_IS_CONTEXT (self) && page);

  g_signal_emit (self, signals[NAVIGATE], 0, page, (gint64)0, query);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkContext *self = RK_CONTEXT (object);

  switch (id)
    {
    case PROP_OFFICE:
      g_value_set_boxed (value, self->office);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_context_dispose (GObject *object)
{
  RkContext *self = RK_CONTEXT (object);

  g_clear_weak_pointer (&self->window);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->store)
    rk_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->office, rk_record_unref);
  G_OBJECT_CLASS (rk_context_parent_class)->dispose (object);
}

static void
rk_context_class_init (RkContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rk_context_get_property;
  object_class->dispose = rk_context_dispose;

  properties[PROP_OFFICE] = g_param_spec_boxed ("office", NULL, NULL, RK_TYPE_RECORD,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[NAVIGATE]
      = g_signal_new ("navigate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, RK_TYPE_QUERY);
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
}

static void
rk_context_init (RkContext *self)
{
}
