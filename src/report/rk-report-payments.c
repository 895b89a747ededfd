/* 支払一覧: by role and length of the meeting from the rates, unless a payment says otherwise. */
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-payments.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

static void
payments_free (gpointer data)
{
  rk_payments_free (data);
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static char *
dup_note (const RkPaymentLine *line)
{
  const char *route = line->route ? line->route : "";
  g_autofree char *paid = NULL;
  RkDate day;

  if (line->excluded)
    return g_strdup_printf ("支給対象外（%s）", line->reason ? line->reason : "");
  if (line->payment == 0 && line->reason)
    return g_strdup (line->reason);
  if (line->payment == 0)
    return g_strdup (line->travel_included ? "旅費を含む" : "");
  if (line->paid_on && rk_date_from_iso (line->paid_on, &day))
    paid = rk_date_to_wareki_short (day);
  return g_strdup_printf ("%s%s%s%s", route, paid && *route ? "　" : "", paid ? paid : "",
                          paid ? "支払" : "");
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

/* － where nothing is paid; a sum of nothing is 0. */
static void
set_yen (RkTableRow *row, guint column, gint64 yen, gboolean is_sum)
{
  g_autofree char *number = rk_report_number ((guint64)MAX (yen, 0));

  rk_table_row_set_text (row, column, yen > 0 || is_sum ? number : "－");
}

static void
fill_sum (RkTableRow *row, const RkPayments *payments)
{
  gint64 travel;
  guint n;
  gint64 pay = rk_payments_sum (payments, &travel, &n);
  g_autofree char *paid = g_strdup_printf ("支給 %u名", n);

  rk_table_row_set_flags (row, RK_ROW_BOLD | RK_ROW_RULE | RK_ROW_KEEP);
  rk_table_row_set_span (row, 0, 5);
  rk_table_row_set_text (row, 0, "計");
  set_yen (row, 5, pay, TRUE);
  set_yen (row, 6, travel, TRUE);
  set_yen (row, 7, pay + travel, TRUE);
  rk_table_row_set_text (row, 8, paid);
}

static void
fill_row (RkTableRow *row, guint index, gpointer data)
{
  const RkPayments *payments = data;
  const RkPaymentLine *line;
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;

  if (index == payments->lines->len)
    {
      fill_sum (row, payments);
      return;
    }
  line = payments->lines->pdata[index];
  name = rk_text_person_name (line->name);
  note = dup_note (line);
  rk_table_row_set_text (row, 0, number);
  rk_table_row_set_text (row, 1, name);
  rk_table_row_set_text (row, 2, line->body ? line->body : "");
  rk_table_row_set_text (row, 3, line->role);
  rk_table_row_set_text (row, 4, line->presence);
  set_yen (row, 5, line->pay, FALSE);
  set_yen (row, 6, line->travel, FALSE);
  set_yen (row, 7, line->pay + line->travel, FALSE);
  rk_table_row_set_text (row, 8, note);
}

static RkTable *
make_table (RkPayments *payments)
{
  static const RkTableColumn columns[] = {
    { "No.", .width = 7, .align = RK_ALIGN_CENTRE },
    { "氏名", .width = 26, .fit = RK_FIT_PERSON },
    { "所属機関", .weight = 1, .fit = RK_FIT_LIST },
    { "役職", .width = 13, .size = 8, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_FORM },
    { "出欠", .width = 12, .size = 8, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_FORM },
    { "報償費\n（円）", .width = 14, .align = RK_ALIGN_RIGHT },
    { "旅費\n（円）", .width = 13, .align = RK_ALIGN_RIGHT },
    { "計\n（円）", .width = 14, .align = RK_ALIGN_RIGHT },
    { "備考", .width = 32, .size = 7.5, .fit = RK_FIT_LIST },
  };
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));

  rk_table_set_size (table, 0, 8);
  rk_table_set_rows (table, payments->lines->len + 1, fill_row, payments, payments_free);
  return table;
}

static void
add_facts (RkDocument *document, const RkPaperData *data)
{
  /* Nobody has to be anywhere at any time for a meeting in writing. */
  g_autofree char *time = rk_report_is_written (data->meeting)
                              ? rk_paper_day_words (rk_record_get (data->meeting, "date"), TRUE)
                              : rk_paper_time (data->meeting);
  const char *place = rk_fields_get (data->fields, "会場");

  rk_document_add_facts (document, 1, "日時", time, "会場", place, NULL);
}

RkDocument *
rk_report_payments (RkDb *db,
                    const RkReportParams *params,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (RkPaperData) data = { 0 };
  g_autoptr (RkPayments) payments = NULL;
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  RkDocument *document;

  if (params->for_public)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("Payments are not for the public. Print them without “public”."));
      return NULL;
    }
  if (!rk_paper_data_load (&data, db, params, RK_PAPER_MEETING, error))
    return NULL;
  payments = rk_payments_load (db, rk_record_id (data.meeting), error);
  if (payments == NULL)
    return NULL;
  title = g_strdup_printf ("%s　支払一覧%s", rk_fields_get (data.fields, "会議名"),
                           payments->taken ? "" : "（見込み）");
  document = rk_paper_document (&data, title, RK_PAPER_USE_PAPER);
  rk_document_set_paper (document, params->paper, params->landscape, RK_PAPER_USE_PAPER);
  foot = g_strconcat ("作成　", rk_paper_text (data.office, "name"), NULL);
  rk_document_set_foot (document, foot);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  add_facts (document, &data);
  rk_document_add_table (document, make_table (g_steal_pointer (&payments)));
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_NOTE,
      "注　報償費は役職と会議の長さによる単価表から計算した。支払の記録がある人"
      "はその額による。所得税の源泉徴収は含まない。\n"
      "内部用：個人の氏名を含む。取扱いに注意すること。");
  return document;
}
