#pragma once

#include "rk-db-private.h"
#include "rk-lock.h"

G_BEGIN_DECLS

struct _RkStore
{
  GObject parent_instance;

  char *path;
  char *holder; /* who else writes; NULL: nobody */
  gboolean read_only;
  gboolean closed;
  RkLock *lock;
  GMainContext *context; /* where signals are emitted */

  GMutex write_lock;
  GMutex turn_lock;
  GCond turned;
  guint64 turn;  /* of jobs that write: whose it is */
  guint64 turns; /* given out */
  RkDb *writer;
  GAsyncQueue *readers;
  RkDb *main_db;
  guint n_running; /* on workers */

  GMutex saved_lock;
  GDateTime *saved_at;
  GThread *daily_backup;
};

/** rk_store_take_writer, rk_store_give_writer: the one writing connection, exclusively. */
gboolean rk_store_take_writer (RkStore *self, GCancellable *cancellable, GError **error);
void rk_store_give_writer (RkStore *self);
/** rk_store_commit: commits the writer and tells the screen. */
gboolean rk_store_commit (RkStore *self, GError **error);
/** rk_store_fill_defaults: first rows of a new file: office, areas, size classes. */
gboolean rk_store_fill_defaults (RkDb *db, const RkRecord *office, GError **error);
/** rk_store_fill_council_defaults: kinds of bodies and letters, as an office may change them. */
gboolean rk_store_fill_council_defaults (RkDb *db, GError **error);
/** rk_store_fill_register_defaults: schemes and the letters to workplaces. */
gboolean rk_store_fill_register_defaults (RkDb *db, GError **error);
/** rk_store_fill_training_defaults: the letters about trainings. */
gboolean rk_store_fill_training_defaults (RkDb *db, GError **error);
/**
 * rk_store_fill_version: the rows that a version of the schema begins with, for an office that was
 * there before; a new office gets them by rk_store_fill_defaults().
 */
gboolean rk_store_fill_version (RkDb *db, int version, GError **error);

G_END_DECLS
