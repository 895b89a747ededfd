/* What a workplace holds in schemes, in the detail pane: how each registration stands and what is
 * due with its verb, the next promise, files, reports, awards and what was handed out. */
#pragma once

#include <adwaita.h>
#include "rk-attach.h"

G_BEGIN_DECLS

#define RK_TYPE_WORKPLACE_REGISTER (rk_workplace_register_get_type ())
G_DECLARE_FINAL_TYPE (RkWorkplaceRegister, rk_workplace_register, RK, WORKPLACE_REGISTER, AdwBin)

GtkWidget *rk_workplace_register_new (RkContext *context);
/** rk_workplace_register_show: reads anew. @workplace: id */
void rk_workplace_register_show (RkWorkplaceRegister *self, gint64 workplace);
/** rk_workplace_file_info: any file, attached to a workplace. */
extern const RkAttachInfo rk_workplace_file_info;

G_END_DECLS
