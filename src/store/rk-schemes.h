/* 制度 in the office file. What writes is for use inside a command. */
#pragma once

#include "rk-calendar.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_schemes_ship: the schemes that come with the program, with levels and menus, for the office's
 * prefecture; those whose code is there already are left.
 */
gboolean rk_schemes_ship (RkDb *db, GError **error);
/** rk_schemes_ship_letters: their own letters, to schemes that came without, and to copies of them.
 */
gboolean rk_schemes_ship_letters (RkDb *db, GError **error);
/**
 * rk_schemes_find: by id, code, short name or name.
 * @error: %RK_ERROR_NOT_FOUND naming those there are
 */
gboolean rk_schemes_find (RkDb *db, const char *text, gint64 *id, GError **error);
/**
 * rk_schemes_default: the office's main one: the first that is used and no award.
 * @id: (out): 0: there is none
 */
gboolean rk_schemes_default (RkDb *db, gboolean award, gint64 *id, GError **error);
/** RkSchemeTerm: how long a term of a scheme is (rk_register_term_end()). @ends_on: "": no day;
 * @today: when it was asked for: a whole list is measured by one day */
typedef struct
{
  int years;
  char ends_on[6];
  RkDate today;
} RkSchemeTerm;

gboolean rk_schemes_term (RkDb *db, gint64 scheme, RkSchemeTerm *term, GError **error);
/** rk_schemes_term_end: the last day (ISO) of the @n-th term (from 1) counted from @since (ISO).
 * Returns: (nullable) (transfer full): NULL: it has no end, or @since is no whole day */
char *rk_schemes_term_end (const RkSchemeTerm *term, const char *since, int n);
/** rk_schemes_fit_term: in which term a registration is follows from its days: 期の開始日, and 期.
 * @status: what it says of its term was true before its last day was moved
 * @before: (nullable): the last day (ISO) that it had then: it was renewed, and the next term
 * begins on the day after; NULL: nothing is known of an earlier one, and none is held before it
 * begins
 * @count: whether 期 is set, too */
void
rk_schemes_fit_term (const RkSchemeTerm *term, RkDraft *status, const char *before, gboolean count);
/** rk_schemes_levels: its levels in their order. Returns: (element-type RkRecord) */
GPtrArray *rk_schemes_levels (RkDb *db, gint64 scheme, GError **error);
/**
 * rk_schemes_menu: the items in use in a fiscal year: those of the newest menu begun by then,
 * before all of them those of the first. Returns: (element-type RkRecord): in their order
 */
GPtrArray *rk_schemes_menu (RkDb *db, gint64 scheme, int year, GError **error);
/**
 * rk_schemes_reported: the activities that a report of a registration has to do with
 * (rk_activities_of()), called as in the menu of its year.
 * @items: (nullable): of the report
 * Returns: (element-type RkRecord): rk_kind_scheme_item
 */
GPtrArray *
rk_schemes_reported (RkDb *db, const RkRecord *status, int year, const char *items, GError **error);
/** rk_schemes_year_of: the fiscal year whose menu a registration was declared from. */
int rk_schemes_year_of (const RkRecord *status);
/**
 * rk_schemes_of_workplaces: the registrations or awards of workplaces, in any scheme.
 * @kind: rk_kind_status or rk_kind_award
 * @workplaces: array of gint64
 * Returns: (transfer full): array of gint64
 */
GArray *
rk_schemes_of_workplaces (RkDb *db, const RkKind *kind, const GArray *workplaces, GError **error);

G_END_DECLS
