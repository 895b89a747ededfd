/* 支払一覧: by role and length of the meeting from the rates, unless a payment says otherwise. */
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-records.h"

typedef struct
{
  char *number;
  char *name;
  char *body;
  char *role;
  char *presence;
  gint64 pay;
  gint64 travel;
  char *note;
} Line;

typedef struct
{
  GArray *lines; /* Line */
  gint64 pay;
  gint64 travel;
  guint paid;
} Payments;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->number);
  g_free (line->name);
  g_free (line->body);
  g_free (line->role);
  g_free (line->presence);
  g_free (line->note);
}

static Payments *
payments_new (void)
{
  Payments *self = g_new0 (Payments, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  return self;
}

static void
payments_free (gpointer data)
{
  Payments *self = data;

  g_array_unref (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Payments, payments_free)

/* ── what is owed ────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
fetch (RkDb *db, const RkKind *kind, const char *field, gint64 value, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, field, text, error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

static const RkRecord *
find_of_member (GPtrArray *records, gint64 member)
{
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] && rk_record_get_int (records->pdata[i], "appointment_id") == member)
      return records->pdata[i];
  return NULL;
}

static gint64
minutes_of (const char *time)
{
  g_auto (GStrv) parts = g_strsplit (time, ":", 2);

  return parts[0] && parts[1]
             ? g_ascii_strtoll (parts[0], NULL, 10) * 60 + g_ascii_strtoll (parts[1], NULL, 10)
             : 0;
}

static gint64
length_of (const RkRecord *meeting)
{
  gint64 start = minutes_of (rk_paper_text (meeting, "start_time"));
  gint64 end = minutes_of (rk_paper_text (meeting, "end_time"));

  return MAX (end - start, 0);
}

static gboolean
is_valid_on (const RkRecord *rate, const char *iso)
{
  const char *from = rk_record_get (rate, "valid_from");
  const char *until = rk_record_get (rate, "valid_until");

  return (from == NULL || g_strcmp0 (from, iso) <= 0)
         && (until == NULL || g_strcmp0 (until, iso) >= 0);
}

/* The shortest band that the meeting fits in, else the longest; without bands the one there is. */
static const RkRecord *
find_rate (GPtrArray *rates, const char *role, const char *iso, gint64 minutes)
{
  const RkRecord *best = NULL;
  gint64 best_to = 0;

  for (guint i = 0; i < rates->len; i++)
    {
      const RkRecord *rate = rates->pdata[i];
      gint64 to;

      if (rate == NULL || g_strcmp0 (rk_record_get (rate, "role"), role) != 0
          || !is_valid_on (rate, iso))
        continue;
      to = rk_record_get_int (rate, "minutes_to");
      to = to ? to : G_MAXINT64;
      if (best == NULL
          || (to >= minutes ? best_to < minutes || to < best_to
                            : best_to < minutes && to > best_to))
        {
          best = rate;
          best_to = to;
        }
    }
  return best;
}

/* What the rules say where no payment was taken down. */
static void
compute (Line *line, const RkRecord *member, const RkRecord *rate)
{
  if (rk_record_get_int (member, "no_pay"))
    line->note = g_strdup_printf ("支給対象外（%s）", rk_paper_text (member, "no_pay_reason"));
  else if (g_strcmp0 (line->presence, RK_REPLY_DEPUTY) == 0)
    line->note = g_strdup ("支給対象外（代理出席のため）");
  else if (g_strcmp0 (line->presence, RK_REPLY_NO) == 0)
    line->note = g_strdup ("欠席");
  else if (g_strcmp0 (line->presence, RK_REPLY_NONE) == 0)
    line->note = g_strdup ("出欠の回答待ち");
  else if (rate == NULL)
    line->note = g_strdup ("単価の定めなし");
  else
    {
      line->pay = rk_record_get_int (rate, "amount");
      line->note = g_strdup (rk_record_get_int (rate, "travel_included") ? "旅費を含む" : "");
    }
}

static void
take_payment (Line *line, const RkRecord *payment)
{
  g_autofree char *paid = NULL;

  if (rk_record_get_int (payment, "excluded"))
    {
      line->note = g_strdup_printf ("支給対象外（%s）", rk_paper_text (payment, "excluded_reason"));
      return;
    }
  line->pay = rk_record_get_int (payment, "amount");
  line->travel = rk_record_get_int (payment, "travel");
  if (rk_record_get (payment, "paid_on"))
    {
      RkDate day;

      if (rk_date_from_iso (rk_record_get (payment, "paid_on"), &day))
        paid = rk_date_to_wareki_short (day);
    }
  line->note = g_strdup_printf ("%s%s%s%s", rk_paper_text (payment, "route"),
                                paid && *rk_paper_text (payment, "route") ? "　" : "",
                                paid ? paid : "", paid ? "支払" : "");
}

/* Until presence is taken down, what was replied is what is expected. */
static char *
presence_of (const RkRecord *attendance)
{
  const char *presence = rk_paper_text (attendance, "presence");
  const char *reply = rk_paper_text (attendance, "reply");

  return g_strdup (*presence ? presence : *reply ? reply : RK_REPLY_NONE);
}

static gboolean
was_held (GPtrArray *attendances)
{
  for (guint i = 0; i < attendances->len; i++)
    if (attendances->pdata[i] && rk_record_get (attendances->pdata[i], "presence"))
      return TRUE;
  return FALSE;
}

static void
add_member (Payments *self,
            const RkPaperData *data,
            const RkRecord *member,
            GPtrArray *attendances,
            GPtrArray *payments,
            GPtrArray *rates)
{
  gint64 id = rk_record_id (member);
  const RkRecord *payment = find_of_member (payments, id);
  g_autofree char *iso = rk_date_to_iso (data->since);
  Line line = { 0 };

  line.number = g_strdup_printf ("%u", self->lines->len + 1);
  line.name = rk_paper_name (rk_record_get (member, "name"));
  line.body = g_strdup (rk_paper_text (member, "body"));
  line.role = g_strdup (rk_paper_text (member, "role"));
  line.presence = presence_of (find_of_member (attendances, id));
  if (payment)
    take_payment (&line, payment);
  else
    compute (&line, member, find_rate (rates, line.role, iso, length_of (data->meeting)));
  self->pay += line.pay;
  self->travel += line.travel;
  self->paid += line.pay + line.travel > 0;
  g_array_append_val (self->lines, line);
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
fill_row (RkTableRow *row, guint index, gpointer data)
{
  const Payments *self = data;
  const Line *line;

  if (index == self->lines->len)
    {
      g_autofree char *paid = g_strdup_printf ("支給 %u名", self->paid);

      rk_table_row_set_flags (row, RK_ROW_BOLD | RK_ROW_RULE | RK_ROW_KEEP);
      rk_table_row_set_span (row, 0, 5);
      rk_table_row_set_text (row, 0, "計");
      set_yen (row, 5, self->pay, TRUE);
      set_yen (row, 6, self->travel, TRUE);
      set_yen (row, 7, self->pay + self->travel, TRUE);
      rk_table_row_set_text (row, 8, paid);
      return;
    }
  line = &g_array_index (self->lines, Line, index);
  rk_table_row_set_text (row, 0, line->number);
  rk_table_row_set_text (row, 1, line->name);
  rk_table_row_set_text (row, 2, line->body);
  rk_table_row_set_text (row, 3, line->role);
  rk_table_row_set_text (row, 4, line->presence);
  set_yen (row, 5, line->pay, FALSE);
  set_yen (row, 6, line->travel, FALSE);
  set_yen (row, 7, line->pay + line->travel, FALSE);
  rk_table_row_set_text (row, 8, line->note);
}

static RkTable *
make_table (Payments *payments)
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
  g_autofree char *time = rk_paper_time (data->meeting);
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
  g_autoptr (GPtrArray) attendances = NULL;
  g_autoptr (GPtrArray) paid = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (Payments) payments = payments_new ();
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  RkDocument *document;

  if (params->for_public)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("Payments are not for the public. Print them without “public”."));
      return NULL;
    }
  if (!rk_paper_data_load (&data, db, params, RK_PAPER_MEETING | RK_PAPER_MEMBERS, error))
    return NULL;
  attendances = fetch (db, &rk_kind_attendance, "meeting_id", rk_record_id (data.meeting), error);
  paid = attendances
             ? fetch (db, &rk_kind_payment, "meeting_id", rk_record_id (data.meeting), error)
             : NULL;
  rates = paid ? fetch (db, &rk_kind_pay_rate, "council_id", rk_record_id (data.council), error)
               : NULL;
  if (rates == NULL)
    return NULL;
  for (guint i = 0; i < data.members->len; i++)
    if (g_strcmp0 (rk_record_get (data.members->pdata[i], "role"), RK_ROLE_OBSERVER) != 0)
      add_member (payments, &data, data.members->pdata[i], attendances, paid, rates);
  title = g_strdup_printf ("%s　支払一覧%s", rk_fields_get (data.fields, "会議名"),
                           was_held (attendances) ? "" : "（見込み）");
  document = rk_paper_document (&data, title, RK_PAPER_USE_PAPER);
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
