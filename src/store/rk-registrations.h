/* A row of a list of registrations (rk_kind_registration) into the registration of a workplace that
 * is known already. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkRegistrationPut: what became of a row.
 * @added: the registration is new
 * @changed: one that was there got another value
 * @status: where it stands now
 * @words: what changed: 「有効期限　令和6年3月31日 → 令和8年3月31日」; "" where nothing did
 * @problem: (nullable): why the registration was left as it was, or @field of it where it is
 * @added or @changed all the same: a sentence; @field: what of the row it is about; @kept: its
 * value was stored, and is only to be looked at
 * @open, @open_field: the same of a value that was left out, or is to be looked at, until the rest
 * is done
 */
typedef struct
{
  gboolean added;
  gboolean changed;
  gint64 status;
  char *words;
  char *problem;
  const char *field;
  gboolean kept;
  char *open;
  const char *open_field;
} RkRegistrationPut;

void rk_registration_put_clear (RkRegistrationPut *put);

/**
 * rk_registrations_scheme: which scheme a row speaks of.
 * @name: (nullable): its name, short name or code
 * @award: where nothing says which one: the office's main one for awards
 * @scheme: (inout): where @name is NULL; 0: the office's main one
 * @error: %RK_ERROR_NOT_FOUND naming those there are
 */
gboolean rk_registrations_scheme (
    RkDb *db, const char *name, gboolean award, gint64 *scheme, GError **error);
/**
 * RkRegistrationAim: what a registration is of.
 * @level: 0: the first of the scheme, and only of what is new
 * @dated: the list has columns of numbers or days: a row that has none of them says nothing. In any
 * other, standing in the list is being registered
 * @apart: it asks for consents one by one: that to the name says nothing of the others
 */
typedef struct
{
  gint64 scheme;
  gint64 level;
  gboolean dated;
  gboolean apart;
} RkRegistrationAim;

/**
 * rk_registrations_guess: what a list is of, by what stands over it.
 * @words: (nullable): its title, the names of sheet and file
 * @aim: (inout): a scheme of 0 is looked for in @words by its name, else it becomes the office's
 *   main one; a level of 0 becomes the one with the longest name that stands there, and stays 0
 *   where none does
 */
gboolean
rk_registrations_guess (RkDb *db, const char *words, RkRegistrationAim *aim, GError **error);
/**
 * rk_registrations_aim: which scheme and level a row speaks of.
 * @aim: (inout): what the list is of, for what the row does not say; a scheme of 0: the office's
 *   main one
 * @error: %RK_ERROR_NOT_FOUND naming those there are
 */
gboolean
rk_registrations_aim (RkDb *db, const RkRecord *row, RkRegistrationAim *aim, GError **error);
/**
 * rk_registrations_aim_words: 「ふじのくに健康づくり推進事業所・登録」; where no level is said the
 * one that new ones get. Returns: (transfer full)
 */
char *rk_registrations_aim_words (RkDb *db, const RkRegistrationAim *aim, GError **error);
/**
 * rk_registrations_put: for use inside a command.
 * @row: a record of rk_kind_registration
 * @source: where a new one comes from, unless the row says
 *
 * Meant is the registration of the workplace in the scheme and level with the same number, or,
 * where one of the two has no number, the one that has not ended. What is missing is made, unless
 * the workplace holds another one of the scheme in the same time: that is a problem. An empty value
 * never takes one away. A new one without a last day gets that of a term of the scheme
 * (rk_register_term_end()); that it is over is a problem.
 */
gboolean rk_registrations_put (RkDb *db,
                               const RkRecord *row,
                               gint64 workplace,
                               const RkRegistrationAim *aim,
                               const char *source,
                               RkRegistrationPut *put,
                               GError **error);
/** rk_registrations_note_column: the list has a column that is read into a field of the row. */
void rk_registrations_note_column (RkRegistrationAim *aim, const char *field);
/** rk_registrations_is_evidence: whether a field of a row is the number or a day of a registration.
 */
gboolean rk_registrations_is_evidence (const char *field);
/**
 * rk_registrations_refuse: why a row makes no registration: another workplace bears its number, or
 * it has neither number nor day and does not name its scheme, or repeats what stands with the
 * workplace itself without both days. What the workplace itself holds is not refused, though
 * another bears the number, too.
 * @workplace: 0: it is not there yet
 * @put: (inout): is told that its number is held twice
 * @reason: (out) (nullable) (transfer full): a sentence
 */
gboolean rk_registrations_refuse (RkDb *db,
                                  const RkRecord *row,
                                  gint64 workplace,
                                  const RkRegistrationAim *aim,
                                  RkRegistrationPut *put,
                                  char **reason,
                                  GError **error);
/**
 * rk_registrations_find: the registration of a workplace in a scheme that a row means: the one with
 * its number, or, where one of the two has no number, the one that has not ended.
 * @number: (nullable)
 * @status: (out): 0: there is none
 */
gboolean rk_registrations_find (
    RkDb *db, gint64 workplace, gint64 scheme, const char *number, gint64 *status, GError **error);
/**
 * rk_registrations_each_number: the numbers that workplaces bear in schemes, also those that stand
 * with the workplace itself, which are of the office's main scheme.
 */
typedef void (*RkRegistrationNumber) (gint64 scheme,
                                      const char *number,
                                      gint64 workplace,
                                      gpointer data);
gboolean
rk_registrations_each_number (RkDb *db, RkRegistrationNumber func, gpointer data, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkRegistrationPut, rk_registration_put_clear)

G_END_DECLS
