/* The office files opened last, newest first. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** rk_recent_list: files that still exist. Returns: (transfer full): array of GFile */
GPtrArray *rk_recent_list (GSettings *settings);
/** rk_recent_add: puts @file first. */
void rk_recent_add (GSettings *settings, GFile *file);
/** rk_recent_fill_menu: items of "app.open-recent", kept in step while @menu lives. */
void rk_recent_fill_menu (GSettings *settings, GMenu *menu);

G_END_DECLS
