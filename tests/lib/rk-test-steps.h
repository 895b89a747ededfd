/* The steps of a registration, taken as one command each; what a person writes into its form, too.
 */
#pragma once

#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register.h"
#include "rk-register-steps.h"
#include "rk-test-office.h"

typedef enum
{
  SCREEN,
  ENTER,
  RENEW,
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
rk_test_screen (RkDb *db, RkRegisterStep *step, GError **error)
{
  g_autoptr (RkRecord) status = rk_records_get (db, &rk_kind_status, step->ids[0], error);
  RkDraft *draft = status ? rk_draft_copy (status) : NULL;

  if (draft == NULL)
    return FALSE;
  rk_draft_put (draft, "checked_on", step->day);
  rk_draft_put (draft, "screened_on", step->day);
  rk_draft_put (draft, "result", RK_RESULT_GOOD);
  step->n = 1;
  return rk_records_save_draft (db, draft, NULL, error);
}

static inline gboolean
rk_test_run_step (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkTestTaking *self = data;

  switch (self->which)
    {
    case SCREEN:
      return rk_test_screen (db, &self->step, error);
    case ENTER:
      return rk_register_enter (db, &self->step, error);
    case RENEW:
      return rk_register_renew (db, &self->step, error);
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
