/* Minutes that are final: locked, with a check sum over what they say. A correction is a new
 * version; the text of every version is kept. What writes is for use inside a command. */
#pragma once

#include "rk-record.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkMinutesForm: how a record shows what was said.
 * @speakers: 発言者の示し方: 氏名, 機関 or 委員. @layout: 会議録の様式
 * @short_names: (nullable): 略称 of the other councils that hold the meeting, a line each
 */
typedef struct
{
  char *speakers;
  char *layout;
  char *short_names;
} RkMinutesForm;

void rk_minutes_form_clear (RkMinutesForm *form);
/** rk_minutes_form_load: as it was when the minutes were made final, also for a correction of them;
 * else as the council says. Minutes that became final before that was kept do not tell.
 * @form: (out caller-allocates) */
gboolean
rk_minutes_form_load (RkDb *db, const RkRecord *meeting, RkMinutesForm *form, GError **error);

/** rk_minutes_form_dup_short_name: of another council that holds the meeting. Returns: (nullable):
 * the form tells of none */
char *rk_minutes_form_dup_short_name (const RkMinutesForm *form, const char *council);

/**
 * rk_minutes_dup_text: what the minutes say, in one plain text: meeting, who was there, agenda,
 * papers, statements, and in which form it is shown. The same records give the same text; the check
 * sum is over it.
 */
char *rk_minutes_dup_text (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_minutes_fix: makes the minutes final. From then on the meeting, its agenda, papers, attendance
 * and statements refuse changes; actions go on.
 * @iso: the day
 * @reason: (nullable): what was corrected, from the second version on
 * @error: RK_ERROR_READ_ONLY where they are final already, RK_ERROR_CONSTRAINT before the day of
 * the meeting
 */
gboolean
rk_minutes_fix (RkDb *db, gint64 meeting, const char *iso, const char *reason, GError **error);
/**
 * rk_minutes_correct: opens final minutes again as the next version, a draft. Names, posts, roles,
 * the rule of the quorum and how many members there were stay as they were made final.
 * @error: RK_ERROR_INVALID where they are not final
 */
gboolean rk_minutes_correct (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_minutes_renew: lets a correction follow the roster and the bylaws as they are now: a name that
 * was misspelt, a term that was entered wrongly.
 * @error: RK_ERROR_READ_ONLY where the minutes are final
 */
gboolean rk_minutes_renew (RkDb *db, gint64 meeting, GError **error);
/**
 * rk_minutes_keep_rest: what is kept with final minutes since version 8, of those that a version
 * before it made final, too: as far as the roster of the day of the meeting tells it still. Neither
 * their text nor their check sum changes. Once, when the file is brought to version 8.
 */
gboolean rk_minutes_keep_rest (RkDb *db, GError **error);
/** rk_minutes_check: whether final minutes still say what they said. @error: RK_ERROR_CORRUPT */
gboolean rk_minutes_check (RkDb *db, gint64 meeting, GError **error);

G_END_DECLS
