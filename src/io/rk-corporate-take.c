/* A row of the 法人番号 download, and what is written where a finding is taken. */
#include "rk-corporate-private.h"

#include <string.h>

#include "rk-area.h"
#include "rk-codes.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-workplaces.h"

/* ── a row ───────────────────────────────────────────────────────────────────────────────── */

/* リソース定義書: the places of the columns, from 0 */
enum
{
  NUMBER = 1,
  PROCESS,
  UPDATED = 4,
  CHANGED,
  NAME,
  PREFECTURE = 9,
  CITY,
  STREET,
  PREFECTURE_CODE = 13,
  CITY_CODE,
  POSTAL_CODE,
  CLOSED = 18,
  CLOSED_FOR,
  SUCCESSOR,
  KANA = 28,
};

static char *
closed_for_words (const char *code)
{
  static const char *const words[][2] = {
    { "01", "清算の結了等" },
    { "11", "合併による解散等" },
    { "21", "登記官による閉鎖" },
    { "31", "その他の清算の結了等" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (code, words[i][0]))
      return g_strdup (words[i][1]);
  return g_strdup (code);
}

static char *
municipality_of (const char *prefecture, const char *city)
{
  g_autofree char *code = g_strconcat (prefecture, city, NULL);
  const RkArea *area = rk_area_by_code (code);
  char *whole = NULL;

  if (area)
    return g_strdup (area->code);
  rk_municipality_code_check (code, &whole, NULL);
  return whole ? whole : g_strdup ("");
}

static char *
postal_code_of (const char *digits)
{
  char *code = NULL;

  rk_postal_code_check (digits, 0, &code, NULL, NULL);
  return code ? code : g_strdup ("");
}

RkCorporationRow *
rk_corporation_row_new (const char *const *cells)
{
  RkCorporationRow *row = g_new0 (RkCorporationRow, 1);

  g_atomic_ref_count_init (&row->refs);
  row->number = g_strdup (cells[NUMBER]);
  row->process = g_strdup (cells[PROCESS]);
  row->updated_on = g_strdup (cells[UPDATED]);
  row->changed_on = g_strdup (cells[CHANGED]);
  row->name = g_strdup (cells[NAME]);
  row->kana = g_strdup (cells[KANA]);
  row->postal_code = postal_code_of (cells[POSTAL_CODE]);
  row->address = g_strconcat (cells[PREFECTURE], cells[CITY], cells[STREET], NULL);
  row->municipality = municipality_of (cells[PREFECTURE_CODE], cells[CITY_CODE]);
  row->closed_on = g_strdup (cells[CLOSED]);
  row->closed_for = closed_for_words (cells[CLOSED_FOR]);
  row->successor = g_strdup (cells[SUCCESSOR]);
  return row;
}

RkCorporationRow *
rk_corporation_row_ref (RkCorporationRow *row)
{
  g_atomic_ref_count_inc (&row->refs);
  return row;
}

void
rk_corporation_row_unref (RkCorporationRow *row)
{
  if (!g_atomic_ref_count_dec (&row->refs))
    return;
  g_free (row->number);
  g_free (row->process);
  g_free (row->updated_on);
  g_free (row->changed_on);
  g_free (row->name);
  g_free (row->kana);
  g_free (row->postal_code);
  g_free (row->address);
  g_free (row->municipality);
  g_free (row->closed_on);
  g_free (row->closed_for);
  g_free (row->successor);
  g_free (row);
}

/* ── taking ──────────────────────────────────────────────────────────────────────────────── */

/* @text: "" leaves the field as it is */
static void
set (RkDraft *draft, const char *field, const char *text)
{
  if (*text)
    rk_draft_set_typed (draft, rk_kind_field (rk_draft_kind (draft), field), text, NULL);
}

static gboolean
save_corporation (RkDb *db, const RkCorporationRow *row, GError **error)
{
  GError *problem = NULL;
  g_autoptr (RkRecord) before = rk_corporation_find (db, row->number, &problem);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_corporation);
  set (draft, "corporate_number", row->number);
  set (draft, "name", row->name);
  set (draft, "kana", row->kana);
  set (draft, "postal_code", row->postal_code);
  set (draft, "address", row->address);
  set (draft, "closed_on", row->closed_on);
  set (draft, "closed_for", row->closed_on[0] ? row->closed_for : "");
  set (draft, "successor_number", row->successor);
  set (draft, "listed_on", row->updated_on);
  after = rk_draft_end (draft);
  return (before && rk_record_equal (before, after)) || rk_records_save (db, after, NULL, error);
}

static const char *
past_reason (RkFindingKind kind)
{
  return kind == RK_FINDING_RENAMED  ? "名称の変更（法人番号公表データ）"
         : kind == RK_FINDING_MOVED  ? "所在地の変更（法人番号公表データ）"
         : kind == RK_FINDING_MERGED ? "吸収合併（法人番号公表データ）"
                                     : NULL;
}

/* Of a corporation that is entered apart the place keeps its name. The list knows how the
 * corporation is read, not its branch. */
static void
rename_it (RkDraft *draft, const RkFinding *finding)
{
  const RkCorporationRow *row = finding->corporation;
  gboolean apart
      = !rk_draft_is_null (draft, rk_kind_field (&rk_kind_workplace, "corporation_name"));

  set (draft, apart ? "corporation_name" : "name", finding->after);
  if (g_strcmp0 (finding->after, row->name) == 0)
    set (draft, apart ? "corporation_kana" : "kana", row->kana);
}

static void
change (RkDraft *draft, const RkFinding *finding)
{
  const RkCorporationRow *row = finding->corporation;

  switch (finding->kind)
    {
    case RK_FINDING_NUMBER:
      set (draft, "corporate_number", row->number);
      break;
    case RK_FINDING_MERGED:
      set (draft, "corporate_number", row->successor);
      break;
    case RK_FINDING_RENAMED:
      rename_it (draft, finding);
      break;
    case RK_FINDING_MOVED:
      set (draft, "address", row->address);
      set (draft, "postal_code", row->postal_code);
      set (draft, "municipality_code", row->municipality);
      break;
    case RK_FINDING_CLOSED:
    case RK_FINDING_N_KINDS:
    default:
      break;
    }
}

static gboolean
take (RkDb *db, const RkFinding *finding, GError **error)
{
  const RkCorporationRow *row = finding->corporation;
  const char *reason = past_reason (finding->kind);
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_workplace, finding->workplace, error);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (before == NULL || !save_corporation (db, row, error))
    return FALSE;
  draft = rk_draft_copy (before);
  change (draft, finding);
  after = rk_draft_end (draft);
  if (rk_record_equal (before, after))
    return TRUE;
  if (reason
      && !rk_workplaces_keep_past (db, finding->workplace, before,
                                   *row->changed_on ? row->changed_on : NULL, reason, error))
    return FALSE;
  return rk_records_save (db, after, NULL, error);
}

gboolean
rk_findings_take (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *findings = data;
  g_autofree char *what = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !take (db, findings->pdata[i], error))
      return FALSE;
  what = g_strdup_printf ("法人番号の公表データから反映した　%u件", findings->len);
  rk_db_name_command (db, what);
  return TRUE;
}
