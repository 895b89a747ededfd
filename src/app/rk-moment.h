/* Moments of the history in words, in the time of this computer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @at: ISO 8601 with or without an offset, as the store writes it. All return (transfer full). */

/** rk_moment_dup_full: 令和6年7月3日（水）9:58:31 */
char *rk_moment_dup_full (const char *at);
/** rk_moment_dup_clock: 9:58 */
char *rk_moment_dup_clock (const char *at);
/** rk_moment_dup_day: 令和6年7月3日（水）, led by 今日 or 昨日 where it is */
char *rk_moment_dup_day (const char *at);

G_END_DECLS
