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

/* The records of @kind that belong to this one, as a table of a few fields. */
static gboolean
add_records (RkDocument *document,
             RkDb *db,
             const RkKind *kind,
             const char *of,
             gint64 id,
             const char *heading,
             const char *order,
             const char *const *fields,
             const RkTableColumn *columns,
             GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) records = NULL;
  guint n = g_strv_length ((char **)fields);
  RkReportGrid *grid;
  RkTable *table;

  if (!rk_query_where (query, of, value, error) || !rk_query_sort (query, order, error)
      || (records = rk_query_records (db, query, NULL, error)) == NULL)
    return FALSE;
  grid = rk_report_grid_new (n);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint f = 0; records->pdata[i] && f < n; f++)
        g_ptr_array_add (
            cells, rk_record_dup_display (records->pdata[i], rk_kind_field (kind, fields[f])));
      if (cells->len)
        rk_report_grid_addv (grid, 0, (const char *const *)cells->pdata);
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 8.5, 0);
  rk_table_set_empty (table, "記録なし");
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
                                                NULL };
static const char *const status_fields[] = { "scheme",
                                             "level",
                                             "number",
                                             "state",
                                             "terms",
                                             "source",
                                             "applied_on",
                                             "screened_on",
                                             "?receiver",
                                             "?screener",
                                             "?screening",
                                             "result",
                                             "registered_on",
                                             "term_start",
                                             "expires_on",
                                             "certified_on",
                                             "?copies",
                                             "missing_reports",
                                             "declared_on",
                                             "?law_on",
                                             "?dues_on",
                                             "?antisocial_on",
                                             "?checkup_data_on",
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

static gboolean
add_card (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  RkDocument *document = ((Cards *)data)->document;
  gint64 status = rk_record_id (item->record);
  gint64 workplace = rk_record_id (item->workplace);

  rk_document_start_part (document, rk_paper_text (item->workplace, "name"));
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_heading (document, "1　事業所");
  add_facts (document, item->workplace, workplace_fields);
  rk_document_add_heading (document, "2　登録");
  add_facts (document, item->record, status_fields);
  return add_records (document, self->db, &rk_kind_report, "status_id", status, "3　年次報告",
                      "year", report_fields, report_columns, error)
         && add_records (document, self->db, &rk_kind_visit, "workplace_id", workplace,
                         "4　連絡・訪問", "date", visit_fields, visit_columns, error)
         && add_records (document, self->db, &rk_kind_ledger, "status_id", status, "5　発行台帳",
                         "issued_on", issue_fields, issue_columns, error);
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

  if (!rk_register_paper_load (&self, db, params, &rk_kind_status, NULL, error))
    return NULL;
  job.document = document
      = rk_register_paper_document (&self, "登録台帳", FALSE, RK_PAPER_USE_PAPER);
  if (!rk_register_paper_each (&self, add_card, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}
