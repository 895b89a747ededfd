/* The steps of registrations as actions of the program: each is one command with undo. */
#pragma once

#include "rk-context.h"

G_BEGIN_DECLS

typedef enum
{
  RK_REGISTER_ENTER,
  RK_REGISTER_RENEW,
  RK_REGISTER_ADVANCE, /* the next step is taken at once */
  RK_REGISTER_PROPOSE, /* of an award, which is decided later */
} RkRegisterAction;

/** rk_register_edits_take: a step of one registration, today. @status: rk_kind_status */
void rk_register_edits_take (RkContext *context, RkRegisterAction action, const RkRecord *status);

G_END_DECLS
