/* Lists of others against the register. */
#include "rk-cli.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "rk-corporate-check.h"
#include "rk-csv-writer.h"
#include "rk-kinds.h"
#include "rk-match-list.h"

/* ── match ───────────────────────────────────────────────────────────────────────────────── */

static const char *
verdict (RkLikeness likeness)
{
  return likeness == RK_SAME ? "sure" : likeness == RK_ALIKE ? "likely" : "none";
}

static void
print_row (RkJson *json, const RkMatchRow *row)
{
  g_autofree char *why = rk_match_row_dup_why (row);

  rk_json_begin_object (json, NULL);
  rk_json_integer (json, "row", row->number);
  rk_json_text (json, "verdict", verdict (row->match.judgement.likeness));
  if (row->match.id)
    rk_json_id (json, "id", row->match.id);
  else
    rk_json_null (json, "id");
  rk_json_integer (json, "score", row->match.id ? row->match.judgement.score : 0);
  rk_json_text (json, "why", why);
  rk_json_text (json, "name", row->record ? rk_record_get (row->record, "name") : NULL);
  rk_json_text (json, "matched", row->name);
  rk_json_end_object (json);
}

static void
print_json (RkMatchList *list)
{
  g_autoptr (RkJson) json = rk_json_new (stdout);
  GPtrArray *rows = rk_match_list_get_rows (list);

  rk_json_integer (json, "sure", rk_match_list_count (list, RK_SAME));
  rk_json_integer (json, "likely", rk_match_list_count (list, RK_ALIKE));
  rk_json_integer (json, "none", rk_match_list_count (list, RK_DIFFERENT));
  rk_json_begin_array (json, "rows");
  for (guint i = 0; i < rows->len; i++)
    print_row (json, rows->pdata[i]);
  rk_json_end_array (json);
}

static void
print_words (RkMatchList *list)
{
  GPtrArray *rows = rk_match_list_get_rows (list);

  for (guint i = 0; i < rows->len; i++)
    {
      const RkMatchRow *row = rows->pdata[i];
      g_autofree char *why = rk_match_row_dup_why (row);

      if (row->match.judgement.likeness == RK_ALIKE)
        rk_cli_print (_ ("row %u: %s – %s (%u: %s)\n"), row->number,
                      rk_record_get (row->record, "name"), row->name, row->match.judgement.score,
                      why);
    }
  rk_cli_print (_ ("sure %u\nlikely %u\nnone %u\n"), rk_match_list_count (list, RK_SAME),
                rk_match_list_count (list, RK_ALIKE), rk_match_list_count (list, RK_DIFFERENT));
}

static gboolean
check_against (RkCli *cli, GError **error)
{
  const char *against = rk_cli_option (cli, "against");

  return against == NULL || rk_kind_by_name (against) == &rk_kind_workplace
         || rk_cli_usage (error, _ ("“--against” is workplaces, not “%s”."), against);
}

gboolean
rk_cli_match (RkCli *cli, GError **error)
{
  const char *report = rk_cli_option (cli, "report");
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkMatchList) list = NULL;

  if (!check_against (cli, error) || (report && !rk_cli_check_output (cli, report, "csv", error)))
    return FALSE;
  store = rk_cli_open_db (cli, FALSE, error);
  import = store ? rk_cli_open_import (cli, &rk_kind_workplace, rk_cli_word (cli, 0), store, error)
                 : NULL;
  if (import == NULL)
    return FALSE;
  list = rk_match_list_new (import);
  if (!rk_store_read (store, rk_match_list_run, list, cli->cancellable, error)
      || (report && !rk_match_list_save (list, report, error)))
    return FALSE;
  if (cli->json)
    print_json (list);
  else
    print_words (list);
  return TRUE;
}

/* ── corporate ───────────────────────────────────────────────────────────────────────────── */

static const char *const finding_names[RK_FINDING_N_KINDS]
    = { "number", "closed", "merged", "renamed", "moved" };

static void
print_finding (RkJson *json, const RkFinding *finding)
{
  rk_json_begin_object (json, NULL);
  rk_json_text (json, "kind", finding_names[finding->kind]);
  rk_json_id (json, "id", finding->workplace);
  rk_json_text (json, "name", finding->name);
  rk_json_text (json, "before", finding->before);
  rk_json_text (json, "after", finding->after);
  rk_json_text (json, "why", finding->why);
  rk_json_boolean (json, "sure", finding->sure);
  rk_json_end_object (json);
}

static void
print_findings (RkCli *cli, RkCorporateCheck *check, guint n_taken)
{
  const GPtrArray *findings = rk_corporate_check_get_findings (check);
  guint n[RK_FINDING_N_KINDS] = { 0 };
  g_autoptr (RkJson) json = cli->json ? rk_json_new (stdout) : NULL;

  for (guint i = 0; i < findings->len; i++)
    n[((RkFinding *)findings->pdata[i])->kind]++;
  if (json == NULL)
    {
      rk_cli_print (_ ("rows %" PRIu64 "\n"), rk_corporate_check_get_rows (check));
      for (guint k = 0; k < RK_FINDING_N_KINDS; k++)
        rk_cli_print ("%s %u\n", rk_finding_kind_words ((RkFindingKind)k), n[k]);
      return;
    }
  rk_json_integer (json, "rows", (gint64)rk_corporate_check_get_rows (check));
  for (guint k = 0; k < RK_FINDING_N_KINDS; k++)
    rk_json_integer (json, finding_names[k], n[k]);
  rk_json_integer (json, "taken", n_taken);
  rk_json_begin_array (json, "findings");
  for (guint i = 0; i < findings->len; i++)
    print_finding (json, findings->pdata[i]);
  rk_json_end_array (json);
}

/* Returns: (transfer full) (nullable): what is to be taken; NULL with @error */
static GPtrArray *
choose (RkCli *cli, const GPtrArray *findings, GError **error)
{
  const char *take = rk_cli_option (cli, "take");
  gboolean all = g_strcmp0 (take, "all") == 0;
  GPtrArray *chosen;

  if (take && !all && !g_str_equal (take, "sure"))
    {
      rk_cli_usage (error, _ ("“--take” is sure or all, not “%s”."), take);
      return NULL;
    }
  chosen = g_ptr_array_new ();
  for (guint i = 0; take && i < findings->len; i++)
    if (all || ((RkFinding *)findings->pdata[i])->sure)
      g_ptr_array_add (chosen, findings->pdata[i]);
  return chosen;
}

gboolean
rk_cli_corporate (RkCli *cli, GError **error)
{
  g_autoptr (RkStore) store = rk_cli_open_db (cli, rk_cli_option (cli, "take") != NULL, error);
  g_autoptr (RkCorporateCheck) check = rk_corporate_check_new (rk_cli_word (cli, 0));
  g_autoptr (GPtrArray) chosen = NULL;

  if (store == NULL
      || !rk_store_read (store, rk_corporate_check_run, check, cli->cancellable, error))
    return FALSE;
  chosen = choose (cli, rk_corporate_check_get_findings (check), error);
  if (chosen == NULL)
    return FALSE;
  if (chosen->len > 0
      && (!rk_store_backup (store, NULL, NULL, error)
          || !rk_store_command (store, "法人番号の公表データから反映した", rk_findings_take, chosen,
                                cli->cancellable, error)))
    return FALSE;
  print_findings (cli, check, chosen->len);
  return TRUE;
}
