/* What a connection carries for the store's own files. */
#pragma once

#include "rk-db.h"
#include "rk-changes.h"

G_BEGIN_DECLS

typedef struct _RkRecorder RkRecorder;

/* Statements asked for by the same literal again and again are found by its address, of which two
 * may share a place. */
#define RK_DB_HOT_STATEMENTS 64

typedef struct
{
  const char *sql; /* as asked for: only compared */
  RkStmt *stmt;
} RkHotStatement;

struct _RkDb
{
  char *path;
  sqlite3 *handle;
  GHashTable *statements; /* SQL → RkStmt, owned through @recent */
  GQueue recent;          /* cached statements, most recently used first */
  RkHotStatement hot[RK_DB_HOT_STATEMENTS];
  GCancellable *cancellable;
  char day[16];   /* on which derived fields look, ISO; "": today */
  char today[16]; /* as it was at @today_at (monotonic), by RENKEI_CLOCK @today_clock */
  gint64 today_at;
  char *today_clock;
  gboolean unlocking; /* a correction of what is locked is being written */
  gint64 last_id;
  gint64 node;
  gint64 office_id;     /* owner of new rows */
  RkRecorder *recorder; /* while a command runs */
  char *what;           /* words that the running command gave itself */
  RkChanges changes;    /* what the running command touched */
};

G_END_DECLS
