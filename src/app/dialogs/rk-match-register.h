/* 名寄せ: the rows that are sure get what their list is of: a registration in a scheme, which is
 * asked for, as an import of the list would. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-match-registrations.h"

G_BEGIN_DECLS

/** RkMatchRegister: @registrations: (transfer full): to be run as a command */
typedef void (*RkMatchRegister) (RkMatchRegistrations *registrations, gpointer owner);

/**
 * rk_match_register_ask: reads @path as a list of registrations and asks of which scheme and level.
 * @workplaces: row → id, see RkMatchRegistrations
 * @func: called where the person says yes, as long as @owner is there; a failure is reported
 */
void rk_match_register_ask (GtkWindow *owner,
                            RkContext *context,
                            const char *path,
                            GHashTable *workplaces,
                            RkMatchRegister func);
/** rk_match_register_tell: what was not taken, where anything was not. */
void rk_match_register_tell (GtkWindow *owner, const RkMatchRegistrations *registrations);

G_END_DECLS
