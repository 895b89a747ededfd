#include "rk-report-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-figures.h"
#include "rk-industry.h"
#include "rk-kinds.h"
#include "rk-records.h"

typedef RkDocument *(*BuildFunc) (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);

#define LETTER (RK_REPORT_FIXED_PAPER | RK_REPORT_NO_PUBLIC)
#define REGISTER (RK_REPORT_REGISTER | RK_REPORT_NO_PUBLIC)

static const RkReportInfo documents[] = {
  { "workplaces", "事業所名簿", &rk_kind_workplace, "workplaces",
    N_ ("The register of workplaces, one line each") },
  /* Papers of a meeting. */
  { "agenda", "次第", &rk_kind_meeting, "meetings",
    N_ ("The agenda of a meeting, as it is handed out"), LETTER },
  { "script", "進行台本", &rk_kind_meeting, "meetings",
    N_ ("What is said and done in a meeting, with times and prepared answers"), LETTER },
  { "attendance", "出席者名簿", &rk_kind_meeting, "meetings",
    N_ ("Who comes to a meeting, and whether there is a quorum"), LETTER },
  { "seating", "席次表", &rk_kind_meeting, "meetings", N_ ("Who sits where in a meeting"), LETTER },
  { "previous-opinions", "前回の主な意見と対応", &rk_kind_meeting, "meetings",
    N_ ("What was said in the meeting before, and what became of it"), RK_REPORT_FIXED_PAPER },
  { "directions", "意見と方向性（案）", &rk_kind_meeting, "meetings",
    N_ ("What was presented, what members said, and what is proposed"), RK_REPORT_FIXED_PAPER },
  { "minutes", "会議録", &rk_kind_meeting, "meetings",
    N_ ("The minutes of a meeting, in the council’s layout"), RK_REPORT_FIXED_PAPER },
  { "packet", "会議資料一式", &rk_kind_meeting, "meetings",
    N_ ("All papers of a meeting in one file, with cover and page numbers"),
    RK_REPORT_FIXED_PAPER },
  /* People and letters. */
  { "nomination", "推薦依頼", &rk_kind_appointment, "councils",
    N_ ("The request to each body to name members"), LETTER | RK_REPORT_NUMBERED },
  { "acceptance", "就任承諾書", &rk_kind_appointment, "councils",
    N_ ("The form by which members accept"), LETTER },
  { "appointment", "委嘱状", &rk_kind_appointment, "councils",
    N_ ("The letter of appointment of each member, of release of who leaves"),
    LETTER | RK_REPORT_NAMED },
  { "roster", "委員名簿", &rk_kind_appointment, "councils", N_ ("The roster of a council"),
    RK_REPORT_FIXED_PAPER | RK_REPORT_ROSTER },
  { "invitation", "開催通知", &rk_kind_appointment, "meetings",
    N_ ("The invitation to each member"), LETTER | RK_REPORT_NUMBERED },
  { "notice", "事務連絡", &rk_kind_meeting, "meetings",
    N_ ("A note to all members about a meeting"), LETTER },
  { "reply-form", "出欠回答票", &rk_kind_appointment, "meetings",
    N_ ("The slip on which each member replies"), LETTER },
  { "public-notice", "開催のお知らせ", &rk_kind_meeting, "meetings",
    N_ ("The announcement of a meeting to the public"), LETTER },
  { "bylaws", "設置要綱", &rk_kind_council, "councils", N_ ("The bylaws of a council"), LETTER },
  { "name-plates", "席札", &rk_kind_attendance, "meetings", N_ ("The name plates of a meeting"),
    LETTER },
  { "labels", "宛名ラベル", &rk_kind_appointment, "councils",
    N_ ("Labels with the members’ addresses"), RK_REPORT_LABELS | RK_REPORT_NO_PUBLIC },
  { "envelopes", "封筒", &rk_kind_appointment, "councils",
    N_ ("Envelopes with the members’ addresses"), RK_REPORT_ENVELOPES | RK_REPORT_NO_PUBLIC },
  { "payments", "支払一覧", &rk_kind_appointment, "meetings",
    N_ ("What each member is paid for a meeting"), LETTER },
  { "todos", "会議準備一覧", &rk_kind_meeting, "meetings",
    N_ ("What there is to do before and after a meeting"), LETTER },
  { "series", "意見と対応の経過", &rk_kind_meeting, "meetings",
    N_ ("What was said in three years, and what became of it") },
  /* Workplaces in schemes. */
  { "certificate", "登録証・認定証", &rk_kind_status, "workplaces",
    N_ ("The certificate of each registered workplace"), REGISTER | RK_REPORT_FIXED_PAPER },
  { "renewal", "更新案内", &rk_kind_status, "workplaces",
    N_ ("The letter about the renewal of a registration"),
    REGISTER | RK_REPORT_FIXED_PAPER | RK_REPORT_NUMBERED },
  { "report-form", "年次報告書", &rk_kind_status, "workplaces",
    N_ ("The form of the yearly report, with what is known of the workplace"),
    REGISTER | RK_REPORT_FIXED_PAPER },
  { "reminder", "報告の督促", &rk_kind_status, "workplaces",
    N_ ("The letter to workplaces whose report is missing"),
    REGISTER | RK_REPORT_FIXED_PAPER | RK_REPORT_NUMBERED },
  { "award", "表彰状", &rk_kind_award, "workplaces", N_ ("The document of each award"),
    REGISTER | RK_REPORT_FIXED_PAPER },
  { "recommendation", "推薦書", &rk_kind_award, "workplaces",
    N_ ("The recommendation of a workplace for an award"), REGISTER | RK_REPORT_FIXED_PAPER },
  { "screening-sheet", "審査票", &rk_kind_award, "workplaces",
    N_ ("A sheet for the jury, one for each candidate of a year"),
    REGISTER | RK_REPORT_FIXED_PAPER },
  { "ceremony-list", "表彰式名簿", &rk_kind_award, "workplaces",
    N_ ("Who is honored at the ceremony of a year, in its order"),
    REGISTER | RK_REPORT_FIXED_PAPER | RK_REPORT_LIST },
  { "award-cases", "表彰事例集", &rk_kind_award, "workplaces",
    N_ ("What those honored in a year do, as examples for others"),
    REGISTER | RK_REPORT_FIXED_PAPER },
  { "public-list", "公表用一覧", &rk_kind_status, "workplaces",
    N_ ("The list of registered workplaces that agreed to be published"),
    REGISTER | RK_REPORT_FIXED_PAPER | RK_REPORT_LIST },
  { "ledger-card", "登録台帳", &rk_kind_status, "workplaces",
    N_ ("All that is known of a registration on one card"), REGISTER | RK_REPORT_FIXED_PAPER },
  { "print-ledger", "発行台帳", &rk_kind_ledger, "workplaces",
    N_ ("What was printed in a year, for whom, when, how often and why again"),
    RK_REPORT_NO_PUBLIC | RK_REPORT_FIXED_PAPER | RK_REPORT_LIST },
  /* Checklists. */
  { "checklist-blank", "チェックリスト（記入用）", &rk_kind_council, "checklists",
    N_ ("A checklist to fill in by hand, one for each council"), LETTER },
  { "checklist-filled", "チェックリスト（回答）", &rk_kind_council, "checklists",
    N_ ("A checklist with the answers, in the places of the blank form"), LETTER },
  { "checklist-matrix", "チェックリスト回答一覧", &rk_kind_council, "checklists",
    N_ ("All councils side by side, item by item, with last year’s marks"), LETTER },
  { "checklist-result", "チェックリストの結果", &rk_kind_council, "checklists",
    N_ ("The level a council has reached, why, and what comes next"), LETTER },
  { "checklist-years", "チェックリストの年度比較", &rk_kind_council, "checklists",
    N_ ("What improved and what fell since last year"), LETTER },
  { "checklist-binder", "チェックリスト根拠綴り", &rk_kind_council, "checklists",
    N_ ("The answers with the first pages of what they rest on"), LETTER },
  /* Indicators. */
  { "area-profile", "圏域カルテ", &rk_kind_council, "indicators",
    N_ ("What the indicators say of each area, on one page"), LETTER },
  { RK_FIGURES_DOCUMENT, "この会議のための1枚", &rk_kind_meeting, "meetings",
    N_ ("The figures chosen for a meeting, with what they say"), LETTER },
  { "indicator-tables", "健康指標一覧", &rk_kind_indicator, "indicators",
    N_ ("The numbers behind the figures, area by area"), RK_REPORT_NO_PUBLIC },
  /* Plans. */
  { "roadmap", "工程表", &rk_kind_plan, "plans",
    N_ ("The lines of a plan over its years, with bars, milestones and goals"),
    RK_REPORT_NO_PUBLIC | RK_REPORT_WIDE },
  { "measures", "取組一覧", &rk_kind_plan, "plans",
    N_ ("The lines of a plan with what is done, by whom and with which money"), LETTER },
  { "progress", "進捗状況報告", &rk_kind_plan, "plans",
    N_ ("What of a plan was done in a year, and why it slipped"), LETTER },
  { "targets", "指標の進み具合", &rk_kind_plan, "plans",
    N_ ("The targets of a plan, what was reached, and the grade"), LETTER },
  { "pdca", "PDCAシート", &rk_kind_plan, "plans",
    N_ ("A sheet for each line: planned, done, evaluated, revised"), LETTER },
  { "issues", "論点表", &rk_kind_plan, "plans", N_ ("Questions to decide, with their options"),
    LETTER },
  { "comparison-table", "新旧対照表", &rk_kind_plan, "plans",
    N_ ("What changed since the version of a plan before"), LETTER },
  { "logic-tree", "ロジックツリー", &rk_kind_plan, "plans",
    N_ ("From the problem to its causes, what is done, and what comes of it"),
    RK_REPORT_NO_PUBLIC | RK_REPORT_WIDE },
  /* Support and training. */
  { "case-report", "伴走型支援　報告書", &rk_kind_support_case, "support",
    N_ ("A case of support from the wish to its result"), RK_REPORT_FIXED_PAPER },
  { "example-sheet", "事例シート", &rk_kind_support_case, "support",
    N_ ("A case of support as an example for others"), LETTER },
  { "training-notice", "研修案内", &rk_kind_training, "support", N_ ("The notice of a training"),
    LETTER | RK_REPORT_NUMBERED },
  { "training-certificate", "修了証", &rk_kind_training, "support",
    N_ ("The certificate of each participant who was there"), LETTER },
  { "training-roll", "受講者名簿", &rk_kind_training, "support",
    N_ ("Who takes part in a training"), LETTER },
  { "questionnaire", "アンケート", &rk_kind_training, "support",
    N_ ("The questionnaire of a training, with its tally"), LETTER },
};

static const BuildFunc builders[G_N_ELEMENTS (documents)] = {
  rk_report_workplaces,
  rk_report_agenda,
  rk_report_script,
  rk_report_attendance,
  rk_report_seating,
  rk_report_previous_opinions,
  rk_report_directions,
  rk_report_minutes,
  rk_report_packet,
  rk_report_nomination,
  rk_report_acceptance,
  rk_report_appointment,
  rk_report_roster,
  rk_report_invitation,
  rk_report_notice,
  rk_report_reply_form,
  rk_report_public_notice,
  rk_report_bylaws,
  rk_report_name_plates,
  rk_report_labels,
  rk_report_envelopes,
  rk_report_payments,
  rk_report_todos,
  rk_report_series,
  rk_report_certificate,
  rk_report_register_renewal,
  rk_report_report_form,
  rk_report_reminder,
  rk_report_award,
  rk_report_recommendation,
  rk_report_screening_sheet,
  rk_report_ceremony_list,
  rk_report_award_cases,
  rk_report_public_list,
  rk_report_ledger_card,
  rk_report_print_ledger,
  rk_report_checklist_blank,
  rk_report_checklist_filled,
  rk_report_checklist_matrix,
  rk_report_checklist_result,
  rk_report_checklist_years,
  rk_report_checklist_binder,
  rk_report_area_profile,
  rk_report_meeting_page,
  rk_report_indicator_tables,
  rk_report_roadmap,
  rk_report_measures,
  rk_report_progress,
  rk_report_targets,
  rk_report_pdca,
  rk_report_issues,
  rk_report_comparison_table,
  rk_report_logic_tree,
  rk_report_case_report,
  rk_report_example_sheet,
  rk_report_training_notice,
  rk_report_training_certificate,
  rk_report_training_roll,
  rk_report_questionnaire,
};

static const RkReportInfo charts[] = {
  { "workplaces", "事業所数", &rk_kind_workplace, "workplaces",
    N_ ("How many workplaces, by one or two entries") },
  { "statuses", "登録数", &rk_kind_status, "workplaces",
    N_ ("How many registrations, by one or two entries") },
  { "register-growth", "登録事業所数の推移", &rk_kind_workplace, "workplaces",
    N_ ("Registered workplaces at the end of each fiscal year, by one entry") },
  { "register-ladder", "段階ごとの事業所数", &rk_kind_workplace, "workplaces",
    N_ ("How many workplaces have come how far") },
  { "register-penetration", "登録の割合", &rk_kind_workplace, "workplaces",
    N_ ("What share of the workplaces there are is registered, by one entry") },
  { "register-activities", "取組の実施の割合", &rk_kind_workplace, "workplaces",
    N_ ("What share of the declared activities reports say was done, by field of activity") },
  { "checklist-rates", "分野ごとの達成率", &rk_kind_council, "checklists",
    N_ ("How far a council is in each block of a checklist, beside last year") },
  { "checklist-radar", "分野ごとの達成率（レーダー）", &rk_kind_council, "checklists",
    N_ ("The same as a radar") },
  { "checklist-levels", "段階の推移", &rk_kind_council, "checklists",
    N_ ("The levels of councils over the years") },
  { "checklist-heat", "項目別の回答", &rk_kind_council, "checklists",
    N_ ("The marks of all councils, item by item") },
};

static const RkReportInfo *
find (const RkReportInfo *list, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i].name, name))
      return &list[i];
  return NULL;
}

const RkReportInfo *
rk_report_list (guint *n)
{
  if (n)
    *n = G_N_ELEMENTS (documents);
  return documents;
}

const RkReportInfo *
rk_report_find (const char *name)
{
  return find (documents, G_N_ELEMENTS (documents), name);
}

const char *
rk_report_title_issued (const RkRecord *line)
{
  const char *name = rk_record_get (line, "document");
  const RkReportInfo *info = name ? rk_report_find (name) : NULL;

  return info ? info->title : name ? name : "";
}

const char *
rk_report_title (const RkReportInfo *info, RkDocument *document)
{
  return document && info->flags & RK_REPORT_NAMED ? rk_document_get_title (document) : info->title;
}

gboolean
rk_report_takes_scheme (const RkReportInfo *info)
{
  return info && (info->flags & (RK_REPORT_REGISTER | RK_REPORT_LABELS | RK_REPORT_ENVELOPES)) != 0;
}

const RkReportInfo *
rk_report_chart_list (guint *n)
{
  *n = G_N_ELEMENTS (charts);
  return charts;
}

const RkReportInfo *
rk_report_chart_find (const char *name)
{
  return find (charts, G_N_ELEMENTS (charts), name);
}

RkDocument *
rk_report_build (RkDb *db,
                 const char *name,
                 const RkReportParams *params,
                 GCancellable *cancellable,
                 GError **error)
{
  static const RkReportParams plain = { 0 };
  const RkReportInfo *info = rk_report_find (name);

  if (info)
    return builders[info - documents](db, params ? params : &plain, cancellable, error);
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no document “%s”."), name);
  return NULL;
}

/* ── what was printed ────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  gboolean (*note) (RkDb *db, const RkReportParams *params, guint *n, GError **error);
} noted[] = {
  { "appointment", rk_report_note_appointments }, { "invitation", rk_report_note_invitation },
  { "certificate", rk_report_note_certificates }, { "award", rk_report_note_awards },
  { "renewal", rk_report_note_renewals },         { "reminder", rk_report_note_reminders },
  { "nomination", rk_report_note_nominations },   { "training-notice", rk_report_note_training },
};

void
rk_report_params_hold (RkReportParams *held, const RkReportParams *params)
{
  *held = *params;
  held->query = params->query ? rk_query_copy (params->query) : NULL;
  held->letter = params->letter ? rk_record_ref (params->letter) : NULL;
  held->records = params->records ? g_array_ref (params->records) : NULL;
  held->run = params->run ? g_array_ref (params->run) : NULL;
  held->parts = g_intern_string (params->parts);
  held->number = g_intern_string (params->number);
  held->reason = g_intern_string (params->reason);
  held->split = g_intern_string (params->split);
  held->part = g_intern_string (params->part);
}

void
rk_report_params_release (RkReportParams *held)
{
  g_clear_pointer (&held->query, rk_query_unref);
  g_clear_pointer (&held->letter, rk_record_unref);
  g_clear_pointer (&held->records, g_array_unref);
  g_clear_pointer (&held->run, g_array_unref);
}

gboolean
rk_report_is_noted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    if (g_str_equal (noted[i].name, name))
      return TRUE;
  return FALSE;
}

gboolean
rk_report_note_printed (
    RkDb *db, const char *name, const RkReportParams *params, guint *n, GError **error)
{
  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    if (g_str_equal (noted[i].name, name))
      return noted[i].note (db, params, n, error);
  return TRUE;
}

gboolean
rk_report_note_letter (RkDb *db,
                       RkRecord *about,
                       const RkReportParams *params,
                       const char *day,
                       guint *n,
                       GError **error)
{
  RkDraft *draft = rk_draft_copy (about);
  g_autoptr (RkRecord) after = NULL;

  if (rk_record_get (about, "noticed_on") == NULL)
    rk_draft_put (draft, "noticed_on", day);
  if (params->number)
    rk_draft_put (draft, "document_number", *params->number ? params->number : NULL);
  after = rk_draft_end (draft);
  *n = !rk_record_equal (about, after);
  return *n == 0 || rk_records_save (db, after, NULL, error);
}

/* ── shared by the builders ──────────────────────────────────────────────────────────────── */

RkDate
rk_report_day (RkDate as_of)
{
  return rk_date_is_full (as_of) ? as_of : rk_today ();
}

RkQuery *
rk_report_query (RkQuery *query, const RkKind *kind, RkDate as_of)
{
  RkQuery *copy = query ? rk_query_copy (query) : rk_query_new (kind);
  g_autofree char *iso = rk_date_is_full (as_of) ? rk_date_to_iso (as_of) : NULL;

  if (iso)
    rk_query_as_of (copy, iso);
  return copy;
}

char *
rk_report_number (guint64 number)
{
  static const RkField plain = { .type = RK_TYPE_INTEGER };
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  return rk_field_dup_display (&plain, digits);
}

char *
rk_report_value_words (const RkField *field, const char *stored)
{
  if (stored == NULL || *stored == '\0')
    return g_strdup ("（記載なし）");
  if (field->type == RK_TYPE_BOOLEAN)
    return g_strdup (g_str_equal (stored, "0") ? "なし" : "あり");
  if (g_str_equal (field->name, "industry") && rk_industry_short_name (*stored))
    return g_strdup (rk_industry_short_name (*stored));
  return rk_field_dup_display (field, stored);
}

RkDocument *
rk_report_prepare (
    RkDb *db, const char *title, const RkReportParams *params, char **office_name, GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  RkDate day = rk_report_day (params->as_of);
  gboolean wide = params->paper == RK_PAPER_A3 && params->landscape;
  g_autofree char *iso = rk_date_to_iso (day);
  g_autofree char *created = g_strconcat (iso, "T00:00:00+09:00", NULL);
  g_autofree char *foot = NULL;
  RkDocument *document;

  if (office == NULL)
    return NULL;
  document = rk_document_new (title);
  foot = g_strconcat ("作成　", rk_record_get (office, "name"), NULL);
  rk_document_set_paper (document, params->paper, params->landscape,
                         wide ? RK_PAPER_USE_MATRIX : RK_PAPER_USE_PAPER);
  rk_document_set_fonts (document, rk_record_get (office, "paper_gothic"),
                         rk_record_get (office, "paper_mincho"));
  rk_document_set_origin (document, rk_record_get (office, "name"), created);
  rk_document_set_foot (document, foot);
  rk_document_set_specimen (document, rk_record_get_int (office, "sample") != 0);
  *office_name = g_strdup (rk_record_get (office, "name"));
  return document;
}
