/* The steps of a registration, taken as one command each. */
#pragma once

#include "rk-register.h"
#include "rk-register-steps.h"
#include "rk-test-office.h"

typedef enum
{
  SCREEN,
  ENTER,
  RENEW,
  ANSWER,
  END,
  ADVANCE,
  PROPOSE,
  CERTIFY,
  CERTIFY_AGAIN,
} RkTestStep;

typedef struct
{
  RkTestStep which;
  RkRegisterStep step;
} RkTestTaking;

static inline gboolean
rk_test_run_step (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkTestTaking *self = data;

  switch (self->which)
    {
    case SCREEN:
      return rk_register_screen (db, &self->step, RK_RESULT_GOOD, "落合", error);
    case ENTER:
      return rk_register_enter (db, &self->step, error);
    case RENEW:
      return rk_register_renew (db, &self->step, error);
    case ANSWER:
      return rk_register_answer (db, &self->step, RK_RENEWAL_YES, error);
    case END:
      return rk_register_end (db, &self->step, "廃業", NULL, error);
    case ADVANCE:
      return rk_register_advance (db, &self->step, error);
    case PROPOSE:
      return rk_register_propose (db, &self->step, error);
    case CERTIFY:
      return rk_register_note_paper (db, &self->step, "certificate", NULL, error);
    case CERTIFY_AGAIN:
    default:
      return rk_register_note_paper (db, &self->step, "certificate", "紛失", error);
    }
}

/* Returns: how many registrations it fitted */
static inline guint
rk_test_take_step (RkTestOffice *office, gint64 status, RkTestStep which, const char *day)
{
  RkTestTaking taking = { which, { .ids = &status, .n_ids = 1, .day = day } };

  rk_test_command (office, "登録の手続をした", rk_test_run_step, &taking);
  return taking.step.n;
}
