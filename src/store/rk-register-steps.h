/* The steps of a registration, for one or many at a time. All of this is for use inside a command;
 * a step that does not fit a registration leaves it as it is, and is not counted. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** RkRegisterStep: @number: (nullable): 文書番号 of what was printed. @n: (out): how many
 * registrations took the step */
typedef struct
{
  const gint64 *ids; /* of statuses */
  guint n_ids;
  const char *day; /* ISO */
  const char *number;
  guint n;
} RkRegisterStep;

/**
 * rk_number_next: the number after the highest that begins alike, in an office's form.
 * @sql: gives numbers in its only column; ?1: @id, ?2: what they begin with (others are passed
 * over)
 * @format: (nullable): as for rk_register_number()
 * @year: fiscal year
 */
char *
rk_number_next (RkDb *db, const char *sql, gint64 id, const char *format, int year, GError **error);
/** rk_register_next_number: the number after the highest given in the scheme (and year, where its
 * form names the year); "" where it has no form: then others give the numbers. (transfer full) */
char *rk_register_next_number (RkDb *db, gint64 scheme, const char *day, GError **error);
/** rk_register_add: an #RkStoreFunc for a command: a registration that was entered as it is (@data:
 * RkRecord). One that was registered without a last day gets the term of its scheme. */
gboolean rk_register_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** rk_register_enter: what was screened well is registered: number, first term. */
gboolean rk_register_enter (RkDb *db, RkRegisterStep *step, GError **error);
/** rk_register_renew: the next term, which begins where the last one ended, or on the day where
 * that is over for more than a year. */
gboolean rk_register_renew (RkDb *db, RkRegisterStep *step, GError **error);
/** rk_register_end: @as: one of RK_ENDED_AS */
gboolean rk_register_end (
    RkDb *db, RkRegisterStep *step, const char *as, const char *reason, GError **error);
/** rk_register_propose: becomes a candidate of this year's award (RkKind status, candidate_for). */
gboolean rk_register_propose (RkDb *db, RkRegisterStep *step, GError **error);
/**
 * rk_register_number_award: an award that is decided on and has no number gets the next one of its
 * scheme, in the form of the scheme.
 * @award: a record of any kind; others are left alone
 * @numbered: (out): (transfer full): as it is to be saved
 */
gboolean rk_register_number_award (RkDb *db, RkRecord *award, RkRecord **numbered, GError **error);
/**
 * rk_register_advance: takes the next level of the same scheme, with a term from the day and a
 * certificate that is due; or is asked about in another scheme.
 */
gboolean rk_register_advance (RkDb *db, RkRegisterStep *step, GError **error);
/**
 * rk_register_note_paper: writes what was printed into the ledger, and where it belongs besides:
 * the day of the certificate, of the 更新案内, of the reminder.
 * @document: name of the paper
 * @reason: (nullable): why it is printed again
 */
gboolean rk_register_note_paper (
    RkDb *db, RkRegisterStep *step, const char *document, const char *reason, GError **error);
/** rk_register_count_certified: how many of these registrations have the certificate of their term
 * and level. @n: (out) */
gboolean
rk_register_count_certified (RkDb *db, const gint64 *ids, guint n_ids, guint *n, GError **error);
/** rk_register_note_award: the same for papers of awards. */
gboolean rk_register_note_award (
    RkDb *db, RkRegisterStep *step, const char *document, const char *reason, GError **error);

G_END_DECLS
