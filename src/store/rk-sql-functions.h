/* What SQL may ask of the program: the fold of a search, the day asked about, the rules of core. */
#pragma once

#include "rk-db-private.h"

G_BEGIN_DECLS

/** rk_sql_functions_add: registers rk_contains (a number of six digits
 * and more is found however it is divided), rk_day, rk_quorum, rk_role_in, rk_served, rk_level and
 * rk_register with @db. */
void rk_sql_functions_add (RkDb *db);
/**
 * rk_db_set_day: the day on which derived fields look (rk_day() in SQL).
 * @iso: (nullable): NULL: today
 */
void rk_db_set_day (RkDb *db, const char *iso);

G_END_DECLS
