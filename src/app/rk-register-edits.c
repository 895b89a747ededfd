#include "rk-register-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-register-steps.h"

static const struct
{
  gboolean (*take) (RkDb *db, RkRegisterStep *step, GError **error);
  const char *what;  /* 「…」 of the history */
  const char *toast; /* msgid */
} actions[] = {
  [RK_REGISTER_ENTER] = { rk_register_enter, "を登録した", N_ ("“%s” is registered") },
  [RK_REGISTER_RENEW] = { rk_register_renew, "の登録を更新した", N_ ("“%s” is renewed") },
  [RK_REGISTER_PROPOSE]
  = { rk_register_propose, "を表彰の候補にした", N_ ("“%s” is a candidate now") },
  [RK_REGISTER_ADVANCE]
  = { rk_register_advance, "を次の段階に進めた", N_ ("“%s” goes on to the next step") },
};

typedef struct
{
  RkRegisterAction action;
  gint64 id;
  char *day;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->day);
  g_free (job);
}

static gboolean
run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RkRegisterStep step = { .ids = &job->id, .n_ids = 1, .day = job->day };

  return actions[job->action].take (db, &step, error);
}

void
rk_register_edits_take (RkContext *context, RkRegisterAction action, const RkRecord *status)
{
  g_autofree char *name = rk_record_dup_name (status);
  g_autofree char *what = g_strdup_printf ("事業所「%s」%s", name, actions[action].what);
  g_auto (GStrv) parts = g_strsplit (_ (actions[action].toast), "%s", 2);
  g_autofree char *toast = g_strjoinv (name, parts);
  Job *job = g_new0 (Job, 1);

  job->action = action;
  job->id = rk_record_id (status);
  job->day = rk_date_to_iso (rk_today ());
  rk_context_run_command_async (context, NULL, what, toast, run, job, job_free, NULL);
}
