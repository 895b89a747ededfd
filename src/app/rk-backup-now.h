/* A verified copy of the file at once, into its own backup folder. */
#pragma once

#include "rk-context.h"

G_BEGIN_DECLS

/**
 * rk_backup_now_async: tells in a toast what was copied, or reports the failure.
 * @done: (nullable): called with @owner, which is kept alive until then
 */
void rk_backup_now_async (RkContext *context, gpointer owner, void (*done) (gpointer owner));

G_END_DECLS
