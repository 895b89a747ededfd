/* The number and the days of a workplace are those of its registration with the office: in the
 * main scheme, in force before ended, the latest. The columns of the workplace, by which lists are
 * found and put in order, follow whatever is done to the registration; what is written over them
 * goes to the registration, too. A list of workplaces that has such days makes registrations.
 */
#pragma once

#include "rk-schemes.h"

G_BEGIN_DECLS

/** RkRegisterFollow: what stood before a record is written; begins as { 0 }. */
typedef struct
{
  gint64 workplace; /* whose registration it was */
  gboolean led;     /* whether it was the one that the workplace went by */
  char *before[3];  /* the same of the workplace itself, where that is written */
  gboolean own;     /* whether it is */
} RkRegisterFollow;

/**
 * rk_register_follow_begin: before a record of any kind is saved or deleted.
 * @id: 0: it is new
 */
gboolean rk_register_follow_begin (
    RkDb *db, const RkKind *kind, gint64 id, RkRegisterFollow *follow, GError **error);
/**
 * rk_register_follow_end: after it; saves what follows from it.
 * @record: (nullable): as it was saved; NULL: it is deleted
 */
gboolean
rk_register_follow_end (RkDb *db, const RkRecord *record, RkRegisterFollow *follow, GError **error);
void rk_register_follow_clear (RkRegisterFollow *follow);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkRegisterFollow, rk_register_follow_clear)

/** rk_register_follow_take: @workplace with the number and days of its registration, where it has
 * one, so that saving it says nothing of that. (transfer full) */
RkRecord *rk_register_follow_take (RkDb *db, const RkRecord *workplace, GError **error);
/** rk_register_follow_show: in an office where nobody is registered in the main scheme, for lists
 * and papers: in the place of workplaces (nullable elements) without a number or days those with
 * what they have in the scheme that they are in. They are not to be saved. */
gboolean rk_register_follow_show (RkDb *db, GPtrArray *workplaces, GError **error);
/** RkRegisterMain: what a list of workplaces registers in: the main scheme, its lowest level (0:
 * there is none) and its term. */
typedef struct
{
  gint64 scheme;
  gint64 level;
  RkSchemeTerm term;
} RkRegisterMain;

gboolean rk_register_follow_main (RkDb *db, RkRegisterMain *main, GError **error);
/** rk_register_follow_terms: in which term (from 1) a row of a list of workplaces says that it is.
 */
int rk_register_follow_terms (const RkRecord *row);
/** rk_register_follow_is_over: whether a last day (ISO) is over. */
gboolean rk_register_follow_is_over (const char *end);
/**
 * rk_register_follow_make: the registration of a workplace that has a day of registration and holds
 * none in the main scheme, with its number and days: what a list of workplaces said of it. Where it
 * has no last day, both get that of a term.
 * @made: (out): whether there was none
 * @over: (out) (nullable): whether that day is over
 */
gboolean rk_register_follow_make (RkDb *db,
                                  const RkRegisterMain *main,
                                  gint64 workplace,
                                  gboolean *made,
                                  gboolean *over,
                                  GError **error);
/** rk_register_follow_added: the same of a workplace that has just been added: it holds nothing.
 * @record: as it was added, with a day of registration, and a number that is nobody's in the scheme
 * (rk_rules_number_holder()) */
gboolean rk_register_follow_added (
    RkDb *db, const RkRegisterMain *main, const RkRecord *record, gint64 id, GError **error);
/** rk_register_follow_lacks_day: whether a workplace has a number and holds no registration in the
 * main scheme, because nobody said since when. @lacks: (out) */
gboolean rk_register_follow_lacks_day (RkDb *db, gint64 workplace, gboolean *lacks, GError **error);
/** rk_register_follow_all: once for a file that was written before workplaces followed. */
gboolean rk_register_follow_all (RkDb *db, GError **error);

G_END_DECLS
