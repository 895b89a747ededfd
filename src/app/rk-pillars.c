#include "rk-pillars.h"

#include <glib/gi18n-lib.h>

#include "rk-checklists-page.h"
#include "rk-councils-page.h"
#include "rk-documents-page.h"
#include "rk-home-page.h"
#include "rk-indicators-page.h"
#include "rk-meetings-page.h"
#include "rk-plans-page.h"
#include "rk-support-page.h"
#include "rk-workplaces-page.h"

static const RkPillar pillars[] = {
  { "home", N_ ("Home"), "go-home-symbolic", rk_home_page_new },
  { "councils", N_ ("Councils"), "rk-council-symbolic", rk_councils_page_new },
  { "meetings", N_ ("Meetings"), "x-office-calendar-symbolic", rk_meetings_page_new },
  { "checklists", N_ ("Checklists"), "checkbox-checked-symbolic", rk_checklists_page_new },
  { "workplaces", N_ ("Workplaces"), "rk-workplace-symbolic", rk_workplaces_page_new },
  { "indicators", N_ ("Indicators"), "rk-indicator-symbolic", rk_indicators_page_new },
  { "plans", N_ ("Plans"), "rk-plan-symbolic", rk_plans_page_new },
  { "support", N_ ("Support and Training"), "x-office-presentation-symbolic", rk_support_page_new },
  { "documents", N_ ("Papers and Reports"), "x-office-document-symbolic", rk_documents_page_new },
};

const RkPillar *
rk_pillars (guint *n)
{
  if (n)
    *n = G_N_ELEMENTS (pillars);
  return pillars;
}

const RkPillar *
rk_pillar_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pillars); i++)
    if (g_strcmp0 (pillars[i].name, name) == 0)
      return &pillars[i];
  return NULL;
}
