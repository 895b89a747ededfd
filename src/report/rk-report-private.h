/* What the builders of papers and figures share. */
#pragma once

#include "rk-report.h"

G_BEGIN_DECLS

/** rk_report_day: @as_of, or today where there is none. */
RkDate rk_report_day (RkDate as_of);
/** rk_report_query: a copy of @query (NULL: all of @kind) for the day. Returns: (transfer full) */
RkQuery *rk_report_query (RkQuery *query, const RkKind *kind, RkDate as_of);
/** rk_report_number: 7078 as "7,078". Returns: (transfer full) */
char *rk_report_number (guint64 number);
/** rk_report_value_words: a stored value in the few words a figure has room for: 製造 for "E
 * 製造業", （記載なし） for "". Returns: (transfer full) */
char *rk_report_value_words (const RkField *field, const char *stored);
/**
 * rk_report_prepare: a document with the paper of @params, and the office's name, fonts and
 * 見本 mark.
 */
RkDocument *rk_report_prepare (
    RkDb *db, const char *title, const RkReportParams *params, char **office_name, GError **error);

RkDocument *rk_report_workplaces (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);

/* People and letters. */
RkDocument *rk_report_nomination (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_acceptance (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_appointment (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
/* What rk_report_note_printed() notes of the documents that are noted. */
gboolean
rk_report_note_appointments (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean
rk_report_note_nominations (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean
rk_report_note_invitation (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean rk_report_note_training (RkDb *db, const RkReportParams *params, guint *n, GError **error);

/**
 * rk_report_note_letter: notes on what a letter is about, by its fields noticed_on and
 * document_number, which day and 文書番号 it bore. A day that is known stays.
 * @day: ISO
 * @n: (out): 1: something was not known before
 */
gboolean rk_report_note_letter (RkDb *db,
                                RkRecord *about,
                                const RkReportParams *params,
                                const char *day,
                                guint *n,
                                GError **error);
RkDocument *rk_report_roster (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_invitation (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_notice (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_reply_form (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_public_notice (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
RkDocument *rk_report_bylaws (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_name_plates (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *rk_report_labels (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_envelopes (RkDb *db,
                                 const RkReportParams *params,
                                 GCancellable *cancellable,
                                 GError **error);
RkDocument *rk_report_payments (RkDb *db,
                                const RkReportParams *params,
                                GCancellable *cancellable,
                                GError **error);
RkDocument *
rk_report_todos (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error);
RkDocument *rk_report_series (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);

/* Papers of a meeting. */
RkDocument *rk_report_agenda (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_script (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_attendance (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_seating (RkDb *db,
                               const RkReportParams *params,
                               GCancellable *cancellable,
                               GError **error);
RkDocument *rk_report_previous_opinions (RkDb *db,
                                         const RkReportParams *params,
                                         GCancellable *cancellable,
                                         GError **error);
RkDocument *rk_report_directions (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_minutes (RkDb *db,
                               const RkReportParams *params,
                               GCancellable *cancellable,
                               GError **error);
RkDocument *rk_report_packet (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
/* Workplaces in schemes. */
RkDocument *rk_report_certificate (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *
rk_report_award (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error);
RkDocument *rk_report_register_renewal (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
RkDocument *rk_report_reminder (RkDb *db,
                                const RkReportParams *params,
                                GCancellable *cancellable,
                                GError **error);
RkDocument *rk_report_report_form (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *rk_report_recommendation (RkDb *db,
                                      const RkReportParams *params,
                                      GCancellable *cancellable,
                                      GError **error);
RkDocument *rk_report_screening_sheet (RkDb *db,
                                       const RkReportParams *params,
                                       GCancellable *cancellable,
                                       GError **error);
RkDocument *rk_report_ceremony_list (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
RkDocument *rk_report_award_cases (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *rk_report_public_list (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *rk_report_print_ledger (RkDb *db,
                                    const RkReportParams *params,
                                    GCancellable *cancellable,
                                    GError **error);
RkDocument *rk_report_ledger_card (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean
rk_report_note_certificates (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean rk_report_note_awards (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean rk_report_note_renewals (RkDb *db, const RkReportParams *params, guint *n, GError **error);
gboolean
rk_report_note_reminders (RkDb *db, const RkReportParams *params, guint *n, GError **error);
/* Checklists. */
RkDocument *rk_report_checklist_blank (RkDb *db,
                                       const RkReportParams *params,
                                       GCancellable *cancellable,
                                       GError **error);
RkDocument *rk_report_checklist_filled (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
RkDocument *rk_report_checklist_matrix (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
RkDocument *rk_report_checklist_result (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
RkDocument *rk_report_checklist_years (RkDb *db,
                                       const RkReportParams *params,
                                       GCancellable *cancellable,
                                       GError **error);
RkDocument *rk_report_checklist_binder (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
/* Indicators. */
RkDocument *rk_report_area_profile (RkDb *db,
                                    const RkReportParams *params,
                                    GCancellable *cancellable,
                                    GError **error);
RkDocument *rk_report_meeting_page (RkDb *db,
                                    const RkReportParams *params,
                                    GCancellable *cancellable,
                                    GError **error);
RkDocument *rk_report_indicator_tables (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
/* Plans. */
RkDocument *rk_report_roadmap (RkDb *db,
                               const RkReportParams *params,
                               GCancellable *cancellable,
                               GError **error);
RkDocument *rk_report_measures (RkDb *db,
                                const RkReportParams *params,
                                GCancellable *cancellable,
                                GError **error);
RkDocument *rk_report_progress (RkDb *db,
                                const RkReportParams *params,
                                GCancellable *cancellable,
                                GError **error);
RkDocument *rk_report_targets (RkDb *db,
                               const RkReportParams *params,
                               GCancellable *cancellable,
                               GError **error);
RkDocument *
rk_report_pdca (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error);
RkDocument *rk_report_issues (RkDb *db,
                              const RkReportParams *params,
                              GCancellable *cancellable,
                              GError **error);
RkDocument *rk_report_comparison_table (RkDb *db,
                                        const RkReportParams *params,
                                        GCancellable *cancellable,
                                        GError **error);
RkDocument *rk_report_logic_tree (RkDb *db,
                                  const RkReportParams *params,
                                  GCancellable *cancellable,
                                  GError **error);
RkDocument *rk_report_case_report (RkDb *db,
                                   const RkReportParams *params,
                                   GCancellable *cancellable,
                                   GError **error);
RkDocument *rk_report_example_sheet (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
RkDocument *rk_report_training_notice (RkDb *db,
                                       const RkReportParams *params,
                                       GCancellable *cancellable,
                                       GError **error);
RkDocument *rk_report_training_certificate (RkDb *db,
                                            const RkReportParams *params,
                                            GCancellable *cancellable,
                                            GError **error);
RkDocument *rk_report_training_roll (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
RkDocument *rk_report_questionnaire (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
/** rk_report_checklist_chart: the charts whose names begin with “checklist-”. */
RkChart *rk_report_checklist_chart (RkDb *db,
                                    const char *name,
                                    const RkReportParams *params,
                                    GError **error);

/** rk_report_register_chart: register-growth, register-ladder, register-penetration,
 * register-activities. */
RkChart *rk_report_register_chart (RkDb *db,
                                   const char *name,
                                   const RkReportChartParams *params,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
