/* この会議のための1枚: what the figures say, for one decision; nobody must turn a page. */
#include "rk-area-summary.h"
#include "rk-area.h"
#include "rk-chart-figure.h"
#include "rk-figure.h"
#include "rk-indicator-findings.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-report-meeting.h"

#define FULL_WIDTH 2 /* so many figures: under each other; of more all but the first in pairs */

static RkChart *
create_figure (RkDb *db, RkDocument *document, const RkRecord *figure, guint number, GError **error)
{
  g_autofree char *label = g_strdup_printf ("図%u", number);
  g_autofree char *doubt = NULL;
  g_autofree char *remark = NULL;
  RkChart *chart = rk_figure_build_saved (db, figure, &doubt, error);

  if (chart)
    rk_chart_set_number (chart, label);
  if (doubt)
    {
      remark = g_strdup_printf ("%s: %s", label, doubt);
      rk_document_add_remark (document, remark);
    }
  return chart;
}

/* ── head ────────────────────────────────────────────────────────────────────────────────── */

/* What is to be settled in an item of the agenda; NULL: it is not on it. */
static const char *
point_of (const RkMeetingPaper *paper, gint64 item)
{
  for (guint i = 0; i < paper->items->len; i++)
    if (rk_record_id (paper->items->pdata[i]) == item)
      {
        const char *point = rk_record_get (paper->items->pdata[i], "point");

        return point ? point : rk_record_get (paper->items->pdata[i], "title");
      }
  return NULL;
}

/* Of the figures from @i on that belong to one item of the agenda: 「図2」, 「図2～図4」. */
static char *
dup_numbers (const GPtrArray *figures, guint i)
{
  gint64 item = rk_record_get_int (figures->pdata[i], "agenda_item_id");
  guint last = i;

  while (last + 1 < figures->len
         && rk_record_get_int (figures->pdata[last + 1], "agenda_item_id") == item)
    last++;
  return last == i ? g_strdup_printf ("図%u", i + 1)
                   : g_strdup_printf ("図%u～図%u", i + 1, last + 1);
}

/* Where another item of the agenda begins, what it is about. @last: (inout): the item before */
static void
add_point (RkDocument *document,
           const RkMeetingPaper *paper,
           const GPtrArray *figures,
           guint i,
           gint64 *last)
{
  gint64 item = rk_record_get_int (figures->pdata[i], "agenda_item_id");
  const char *point = item == *last ? NULL : point_of (paper, item);
  g_autofree char *numbers = NULL;
  g_autofree char *words = NULL;

  *last = item;
  if (point == NULL)
    return;
  numbers = dup_numbers (figures, i);
  words = g_strdup_printf ("%s　%s", numbers, point);
  rk_findings_add_line (document, "論点", words, TRUE);
}

/* Figures in their order. */
static gboolean
add_figures (RkDb *db,
             RkDocument *document,
             const RkMeetingPaper *paper,
             const GPtrArray *figures,
             GError **error)
{
  gint64 last = figures->len ? rk_record_get_int (figures->pdata[0], "agenda_item_id") : 0;

  for (guint i = 0, n; i < figures->len; i += n)
    {
      gboolean paired = figures->len > FULL_WIDTH && i > 0;
      RkChart *charts[2] = { NULL };

      n = paired ? MIN (2, figures->len - i) : 1;
      for (guint k = 0; k < n; k++)
        {
          add_point (document, paper, figures, i + k, &last);
          charts[k] = create_figure (db, document, figures->pdata[i + k], i + k + 1, error);
          if (charts[k] == NULL)
            {
              rk_chart_free (charts[0]);
              return FALSE;
            }
        }
      if (n > 1)
        rk_document_add_charts (document, charts[0], charts[1], 0);
      else
        rk_document_add_chart (document, charts[0], 0);
    }
  return TRUE;
}

static const RkMedicalArea *
area_of (const RkMeetingPaper *paper)
{
  const char *name = rk_record_get (paper->council, "area");

  return name ? rk_medical_area_by_name (name) : NULL;
}

static gboolean
add_findings (RkDb *db, RkDocument *document, const RkMeetingPaper *paper, GError **error)
{
  const RkMedicalArea *area = area_of (paper);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (RkAreaSummary) summary = NULL;
  g_autofree char *change = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *others = NULL;
  g_autofree char *note = NULL;

  if (area == NULL)
    return TRUE; /* the prefecture's council looks at all of them */
  findings = rk_findings_load (db, area->code, 0, NULL, error);
  if (findings == NULL)
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  summary = rk_area_summary_load (db, area->code, findings, error);
  if (summary == NULL)
    return FALSE;
  rk_area_summary_add_remarks (summary, document);
  for (int strengths = 1; strengths >= 0; strengths--)
    if (!rk_area_summary_add_strips (summary, document, strengths))
      {
        g_autofree char *none = rk_area_summary_dup_words (summary, strengths);

        rk_findings_add_line (document, strengths ? "強み" : "課題", none, FALSE);
      }
  change = rk_findings_dup_changes (findings, 3);
  rk_findings_add_line (document, "変化", change, FALSE);
  sources = rk_findings_dup_sources (findings, TRUE, TRUE);
  others = rk_findings_dup_remarks (findings, TRUE);
  note = g_strdup_printf (
      "小さい図　線は年度の推移（●太い線が当圏域、□破線が全国）。"
      "帯は県内の圏域の幅（濃い部分は中央の半分、細い縦線は各圏域、破線は県）で、"
      "右ほど良い。■有意に悪い、○有意に良い（位置は年齢調整をしない値、印は該当比の判定）。"
      "※は秘匿、…は値なし。%s出典　%s",
      others, *sources ? sources : "－");
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, note);
  return TRUE;
}

/* Where nothing was saved for the meeting yet: the newest indicator as a start. */
static gboolean
add_first_figure (RkDb *db, RkDocument *document, const RkMeetingPaper *paper, GError **error)
{
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, error);
  const RkMedicalArea *area = area_of (paper);
  RkDraft *draft;
  g_autoptr (RkRecord) figure = NULL;
  RkChart *chart;

  if (cards == NULL)
    return FALSE;
  if (cards->len == 0)
    {
      rk_document_add_paragraph (
          document, RK_PARAGRAPH_BODY,
          "取り込んだ指標はまだありません。公表された表を取り込んでください。");
      return TRUE;
    }
  draft = rk_draft_new (&rk_kind_figure);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_figure, "indicator_id"),
                    rk_record_id (cards->pdata[0]));
  rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "form"), g_strdup ("forest"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "level"), g_strdup ("medical_area"));
  if (area)
    rk_draft_take (draft, rk_kind_field (&rk_kind_figure, "area"), g_strdup (area->code));
  figure = rk_draft_end (draft);
  chart = create_figure (db, document, figure, 1, error);
  if (chart)
    rk_document_add_chart (document, chart, 0);
  return chart != NULL;
}

static GPtrArray *
figures_of (RkDb *db, const RkMeetingPaper *paper, GCancellable *cancellable, GError **error)
{
  return rk_report_records (db, &rk_kind_figure, "meeting_id", paper->id, "position", paper->as_of,
                            cancellable, error);
}

RkDocument *
rk_report_meeting_page (RkDb *db,
                        const RkReportParams *params,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (GPtrArray) figures = paper ? figures_of (db, paper, cancellable, error) : NULL;
  g_autofree char *office = NULL;
  g_autofree char *title = NULL;
  g_autoptr (RkDocument) document = NULL;
  const RkMedicalArea *area = paper ? area_of (paper) : NULL;
  const char *point;

  if (figures == NULL)
    return NULL;
  title = area ? g_strdup_printf ("この会議のための1枚（%s圏域）", area->name)
               : g_strdup ("この会議のための1枚");
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  rk_document_add_title (document, RK_TITLE_PAPER);
  point = figures->len ? point_of (paper, rk_record_get_int (figures->pdata[0], "agenda_item_id"))
                       : NULL;
  if (point)
    rk_findings_add_line (document, "論点", point, TRUE);
  if (!add_findings (db, document, paper, error))
    return NULL;
  if (!add_figures (db, document, paper, figures, error))
    return NULL;
  if (figures->len == 0 && !add_first_figure (db, document, paper, error))
    return NULL;
  return g_steal_pointer (&document);
}
