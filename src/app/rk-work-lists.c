#include "rk-work-lists.h"

#include <glib/gi18n-lib.h>

#include "rk-register.h"

const RkWorkList *
rk_work_lists (guint *n)
{
  static const RkWorkList lists[] = {
    { RK_WORK_SCREEN, N_ ("To screen"), TRUE },
    { RK_WORK_REGISTER, N_ ("To register"), TRUE },
    { RK_WORK_CERTIFICATE, N_ ("Certificates to hand out"), TRUE },
    { RK_WORK_REPORT, N_ ("Reports missing"), TRUE },
    { RK_WORK_TWO_YEARS, N_ ("Two years without report"), TRUE },
    { RK_WORK_NOTICE, N_ ("Renewals to write about"), TRUE },
    { RK_WORK_UNANSWERED, N_ ("Renewals unanswered"), TRUE },
    { RK_WORK_NEXT, N_ ("Candidates for the next step"), FALSE },
    { RK_WORK_AWARD, N_ ("Candidates for an award"), FALSE },
  };

  *n = G_N_ELEMENTS (lists);
  return lists;
}
