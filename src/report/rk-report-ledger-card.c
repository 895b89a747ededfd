/* 登録台帳: one card for each registration: who, how it stands, and what happened. */
#include "rk-register-paper.h"

#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-report-grid.h"

typedef struct
{
  RkDocument *document;
} Cards;

static void
add_facts (RkDocument *document, const RkRecord *record, const char *const *fields)
{
  const RkKind *kind = rk_record_kind (record);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (; *fields; fields++)
    {
      gboolean optional = **fields == '?';
      int field = rk_kind_field (kind, *fields + optional);

      if (optional && rk_record_is_null (record, field))
        continue;
      g_ptr_array_add (words, g_strdup (kind->fields[field].heading));
      g_ptr_array_add (words, kind == &rk_kind_workplace && g_str_equal (*fields, "address")
                                  ? rk_register_paper_address (record)
                                  : rk_record_dup_display (record, field));
    }
  g_ptr_array_add (words, NULL);
  rk_document_add_factsv (document, 2, (const char *const *)words->pdata);
}

/* Records that belong to a registration or a workplace, as a table of a few fields. */
typedef struct
{
  const RkKind *kind;
  const char *of; /* field */
  const char *heading;
  const char *order;
  const char *const *fields;
  const RkTableColumn *columns;
  gboolean optional; /* only where there is something */
} Part;

/* Returns: (nullable): NULL on failure; without @except */
static GPtrArray *
find_records (RkDb *db, const Part *part, gint64 id, gint64 except, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (part->kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GPtrArray *records;

  if (!rk_query_where (query, part->of, value, error) || !rk_query_sort (query, part->order, error)
      || (records = rk_query_records (db, query, NULL, error)) == NULL)
    return NULL;
  for (guint i = records->len; i > 0; i--)
    if (records->pdata[i - 1] == NULL || rk_record_id (records->pdata[i - 1]) == except)
      g_ptr_array_remove_index (records, i - 1);
  return records;
}

static char *
dup_cell (const RkRecord *record, const char *field)
{
  return rk_record_kind (record) == &rk_kind_ledger && g_str_equal (field, "document")
             ? g_strdup (rk_report_title_issued (record))
             : rk_record_dup_display (record, rk_kind_field (rk_record_kind (record), field));
}

/* @number: (inout): of the section before
 * @except: id of one that is left out; 0: none */
static gboolean
add_records (RkDocument *document,
             RkDb *db,
             const Part *part,
             gint64 id,
             gint64 except,
             guint *number,
             GError **error)
{
  g_autoptr (GPtrArray) records = find_records (db, part, id, except, error);
  g_autofree char *heading = NULL;
  guint n = g_strv_length ((char **)part->fields);
  RkReportGrid *grid;
  RkTable *table;

  if (records == NULL)
    return FALSE;
  if (records->len == 0 && part->optional)
    return TRUE;
  grid = rk_report_grid_new (n);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint f = 0; f < n; f++)
        g_ptr_array_add (cells, dup_cell (records->pdata[i], part->fields[f]));
      rk_report_grid_addv (grid, 0, (const char *const *)cells->pdata);
    }
  table = rk_report_grid_to_table (grid, part->columns);
  rk_table_set_size (table, 8.5, 0);
  rk_table_set_empty (table, "記録なし");
  heading = g_strdup_printf ("%u　%s", ++*number, part->heading);
  rk_document_add_heading (document, heading);
  rk_document_add_table (document, table);
  return TRUE;
}

/* "?": only where there is something. */
static const char *const workplace_fields[] = { "name",
                                                "kana",
                                                "?corporation_name",
                                                "?corporation_kana",
                                                "?alias",
                                                "?parent",
                                                "corporate_number",
                                                "body_kind",
                                                "site_kind",
                                                "industry",
                                                "?industry_group",
                                                "?business",
                                                "?postal_code",
                                                "address",
                                                "?health_center",
                                                "phone",
                                                "?fax",
                                                "email",
                                                "?website",
                                                "employees",
                                                "employees_40",
                                                "?employees_male",
                                                "?employees_female",
                                                "?employees_regular",
                                                "?employees_other",
                                                "?capital",
                                                "?representative_title",
                                                "representative",
                                                "contact",
                                                "?contact_department",
                                                "?contact_title",
                                                "?contact_phone",
                                                "?contact_fax",
                                                "?contact_email",
                                                "physician",
                                                "health_supervisor",
                                                "?health_staff",
                                                "insurer_kind",
                                                "?insurer",
                                                "?insurer_number",
                                                "?insurer_symbol",
                                                "?insurance_member",
                                                "?note",
                                                NULL };
static const char *const status_fields[] = { "scheme",
                                             "level",
                                             "number",
                                             "state",
                                             "terms",
                                             "source",
                                             "applied_on",
                                             "?applied_by",
                                             "?receiver",
                                             "?checked_on",
                                             "screened_on",
                                             "?screener",
                                             "?screening",
                                             "result",
                                             "registered_on",
                                             "term_start",
                                             "expires_on",
                                             "certified_on",
                                             "?copies",
                                             "?noticed_on",
                                             "?renewal",
                                             "?renewal_on",
                                             "?ended_on",
                                             "?ended_as",
                                             "?ended_reason",
                                             "missing_reports",
                                             "declared_on",
                                             "?law_on",
                                             "?dues_on",
                                             "?antisocial_on",
                                             "?checkup_data_on",
                                             "?consented_on",
                                             "consent_name",
                                             "consent_address",
                                             "consent_industry",
                                             "consent_employees",
                                             "consent_activities",
                                             "consent_declaration",
                                             "consent_website",
                                             "consent_contact",
                                             "activity_names",
                                             "declaration",
                                             "target",
                                             "?target_value",
                                             "?target_unit",
                                             "?target_by",
                                             "?current_value",
                                             "?announced",
                                             "?note",
                                             NULL };
static const char *const report_fields[]
    = { "year",         "submitted_on", "checkup_people", "checkup_taken",
        "cancer_taken", "smoke_free",   "done",           NULL };
static const RkTableColumn report_columns[]
    = { { "年度", .width = 20 },
        { "提出日", .width = 30 },
        { "健診\n対象", .width = 14, .align = RK_ALIGN_RIGHT },
        { "受診", .width = 14, .align = RK_ALIGN_RIGHT },
        { "がん\n検診", .width = 14, .align = RK_ALIGN_RIGHT },
        { "受動喫煙", .width = 22 },
        { "取組実績", .weight = 1, .fit = RK_FIT_TEXT } };
static const char *const visit_fields[]
    = { "date", "means", "person", "subject", "next_on", "next_what", NULL };
static const RkTableColumn visit_columns[] = { { "日付", .width = 30 },
                                               { "手段", .width = 16 },
                                               { "担当", .width = 18, .fit = RK_FIT_PERSON },
                                               { "用件", .weight = 1, .fit = RK_FIT_TEXT },
                                               { "次の日", .width = 30 },
                                               { "次の約束", .weight = 1, .fit = RK_FIT_TEXT } };
static const char *const issue_fields[]
    = { "document", "number", "issued_on", "edition", "reason", NULL };
static const RkTableColumn issue_columns[] = { { "書類", .width = 32 },
                                               { "番号", .width = 26 },
                                               { "発行日", .width = 32 },
                                               { "回", .width = 12, .align = RK_ALIGN_RIGHT },
                                               { "再発行の理由", .weight = 1 } };

static const char *const other_fields[]
    = { "scheme", "level", "number", "registered_on", "expires_on", "state", NULL };
static const RkTableColumn other_columns[] = { { "制度", .weight = 1, .fit = RK_FIT_TEXT },
                                               { "区分", .width = 30, .fit = RK_FIT_TEXT },
                                               { "番号", .width = 24 },
                                               { "登録日", .width = 30 },
                                               { "有効期限", .width = 30 },
                                               { "状態", .width = 20, .fit = RK_FIT_TEXT } };
static const char *const award_fields[]
    = { "year", "scheme", "division", "prize", "decision", "decided_on", NULL };
static const RkTableColumn award_columns[] = { { "年度", .width = 20 },
                                               { "表彰", .weight = 1, .fit = RK_FIT_TEXT },
                                               { "部門", .width = 30, .fit = RK_FIT_TEXT },
                                               { "賞", .width = 30, .fit = RK_FIT_TEXT },
                                               { "決定", .width = 20, .fit = RK_FIT_TEXT },
                                               { "決定日", .width = 30 } };
static const char *const past_fields[]
    = { "until", "name", "address", "employees", "reason", NULL };
static const RkTableColumn past_columns[]
    = { { "いつまで", .width = 30 },
        { "名称", .weight = 1, .fit = RK_FIT_TEXT },
        { "所在地", .weight = 1, .fit = RK_FIT_TEXT },
        { "従業\n員数", .width = 14, .align = RK_ALIGN_RIGHT },
        { "理由", .width = 30, .fit = RK_FIT_TEXT } };

static const Part of_status[]
    = { { &rk_kind_report, "status_id", "年次報告", "year", report_fields, report_columns },
        { &rk_kind_ledger, "status_id", "発行台帳", "issued_on", issue_fields, issue_columns } };
static const Part of_workplace[]
    = { { &rk_kind_visit, "workplace_id", "連絡・訪問", "date", visit_fields, visit_columns },
        { &rk_kind_status, "workplace_id", "ほかの登録・認定", "registered_on", other_fields,
          other_columns, TRUE },
        { &rk_kind_award, "workplace_id", "表彰", "year", award_fields, award_columns, TRUE },
        { &rk_kind_workplace_past, "workplace_id", "以前の名称・所在地", "until", past_fields,
          past_columns, TRUE } };

/* What the reports say of each activity. */
static gboolean
add_activities (RkRegisterPaper *self,
                RkDocument *document,
                const RkRecord *status,
                guint *number,
                GError **error)
{
  g_autoptr (GPtrArray) reports = rk_register_paper_reports (self, rk_record_id (status), error);
  g_autofree char *heading = NULL;
  RkTable *table;

  if (reports == NULL || !rk_register_paper_activities (self, status, reports, &table, error))
    return FALSE;
  if (table == NULL)
    return TRUE;
  heading = g_strdup_printf ("%u　取組ごとの実績", ++*number);
  rk_document_add_heading (document, heading);
  rk_document_add_table (document, table);
  return TRUE;
}

static gboolean
add_card (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  RkDocument *document = ((Cards *)data)->document;
  gint64 status = rk_record_id (item->record);
  guint number = 2;

  rk_document_start_part (document, rk_paper_text (item->workplace, "name"));
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_heading (document, "1　事業所");
  add_facts (document, item->workplace, workplace_fields);
  rk_document_add_heading (document, "2　登録");
  add_facts (document, item->record, status_fields);
  for (guint i = 0; i < G_N_ELEMENTS (of_status); i++)
    if (!add_records (document, self->db, &of_status[i], status, 0, &number, error)
        || (of_status[i].kind == &rk_kind_report
            && !add_activities (self, document, item->record, &number, error)))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (of_workplace); i++)
    if (!add_records (document, self->db, &of_workplace[i], rk_record_id (item->workplace),
                      of_workplace[i].kind == &rk_kind_status ? status : 0, &number, error))
      return FALSE;
  return TRUE;
}

RkDocument *
rk_report_ledger_card (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autoptr (RkDocument) document = NULL;
  Cards job = { 0 };

  if (!rk_register_paper_load (&self, db, params, &rk_kind_status, RK_REGISTER_LEDGER, error))
    return NULL;
  job.document = document
      = rk_register_paper_document (&self, "登録台帳", FALSE, RK_PAPER_USE_PAPER);
  if (!rk_register_paper_each (&self, add_card, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}
