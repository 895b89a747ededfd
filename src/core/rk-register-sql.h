/* What several lists ask of registrations, as SQL: written once for the derived fields of the kinds
 * and for the repository of the store. @s is an alias of status; rk_day() is the day asked about.
 */
#pragma once

#include "rk-register.h"

#define RK_SQL_REPORT_YEARS(s)                                                   \
  "(SELECT group_concat(r.year) FROM report r WHERE r.status_id = " s ".id AND " \
  "r.submitted_on <= rk_day ())"

/* rk_register() of a status; @what: 'state', 'missing', 'work' or
 * 'next-report'. */
#define RK_SQL_REGISTER(what, s)                                                                \
  "(SELECT rk_register ('" what "', rk_day (), " s ".applied_on, " s ".checked_on, " s          \
  ".screened_on, " s ".result, " s ".registered_on, " s ".certified_on, " s ".term_start, " s   \
  ".expires_on, " s ".noticed_on, " s ".renewal, " s ".renewal_on, " s ".ended_on, " s          \
  ".ended_as, z.report_due, CASE WHEN z.report_due IS NOT NULL THEN " RK_SQL_REPORT_YEARS (     \
      s) " END, z.renewal_months, CASE '" what                                                  \
         "' WHEN 'work' THEN (SELECT l.certificate IS NULL FROM scheme_level l WHERE l.id = " s \
         ".level_id) END) FROM scheme z WHERE z.id = " s ".scheme_id)"

/* Registered, not ended and not expired. */
#define RK_SQL_IN_FORCE(s)                                                                         \
  "(" s ".registered_on <= rk_day () AND (" s ".expires_on IS NULL OR " s ".expires_on || '~' >= " \
  "rk_day ()) AND (" s ".ended_on IS NULL OR " s ".ended_on > rk_day ()))"

/* Two terms of the scheme or more in one: mostly a list that said since when it is registered, and
 * not since when the term is. A day without its month tells nothing. */
#define RK_SQL_LONG_TERM(s)                                                                \
  "(" s ".ended_on IS NULL AND EXISTS (SELECT 1 FROM scheme z WHERE z.id = " s             \
  ".scheme_id AND z.years > 0 AND " s ".expires_on >= date(" s ".term_start, '+' || (2 * " \
  "z.years) || ' years', '-1 day')))"

/* The fiscal year of the day asked about. */
#define RK_SQL_FISCAL_YEAR(day) "CAST(strftime('%Y', date(" day ", '-3 months')) AS INTEGER)"

/* The corporation of a workplace is closed on the day asked about. */
#define RK_SQL_CORPORATION_CLOSED(workplace)                                     \
  "EXISTS (SELECT 1 FROM workplace w JOIN corporation c ON c.corporate_number =" \
  " w.corporate_number WHERE w.id = " workplace " AND c.closed_on <= rk_day ())"

/* The next step that a status in force meets the conditions of and does not hold yet; of a
 * corporation that was closed there is none. The signs +
 * keep SQLite from looking through everybody of a level or scheme: a workplace has a handful. */
#define RK_SQL_NEXT_LEVEL(s)                                                                      \
  "FROM scheme_level n JOIN scheme nz ON nz.id = n.scheme_id WHERE n.needs_level_id = " s         \
  ".level_id AND nz.retired_on IS NULL AND " RK_SQL_IN_FORCE (                                    \
      s) " AND ifnull(" s                                                                         \
         ".terms, 1) >= ifnull(n.needs_terms, 0) AND (SELECT count(*) FROM report r WHERE"        \
         " r.status_id = " s ".id AND r.submitted_on <= rk_day ()) >= ifnull(n.needs_reports, 0)" \
         " AND NOT EXISTS (SELECT 1 FROM status o WHERE o.workplace_id = " s ".workplace_id"      \
         " AND +o.level_id = n.id AND o.ended_on IS NULL AND (o.expires_on IS NULL OR "           \
         "o.expires_on"                                                                           \
         " >= rk_day ())) AND NOT EXISTS (SELECT 1 FROM award a WHERE a.workplace_id = " s        \
         ".workplace_id AND +a.scheme_id = n.scheme_id AND (a.decision = '" RK_AWARDED            \
         "' OR a.year "                                                                           \
         "= " RK_SQL_FISCAL_YEAR ("rk_day ()") ")) AND NOT " RK_SQL_CORPORATION_CLOSED (          \
             s ".workplace_id")
/* Who is a candidate for a level: 「…の登録が2期以上、年次報告 2回以上」 */
#define RK_SQL_LEVEL_RULE(n)                                                              \
  "(SELECT z.name || 'の' || l.name || CASE WHEN " n ".needs_terms > 1 THEN 'が' || " n   \
  ".needs_terms ||"                                                                       \
  " '期以上' ELSE 'を受けている' END || CASE WHEN " n                                     \
  ".needs_reports > 0 THEN '、年次報告 ' || " n                                           \
  ".needs_reports || '回以上' ELSE '' END FROM scheme_level l JOIN scheme z ON z.id =" \
  " l.scheme_id WHERE l.id = " n ".needs_level_id)"
#define RK_SQL_IS_CANDIDATE(s, award) \
  "EXISTS (SELECT 1 " RK_SQL_NEXT_LEVEL (s) " AND ifnull(nz.award, 0) = " award ")"

/* All work lists of a status, separated by 、; NULL where there is nothing to do. */
#define RK_SQL_WORK(s)                                                                           \
  "nullif(ltrim(ifnull(" RK_SQL_REGISTER ("work", s) ", '') || CASE WHEN " RK_SQL_IS_CANDIDATE ( \
      s, "0") " THEN '、" RK_WORK_NEXT                                                           \
              "' ELSE '' END || CASE WHEN " RK_SQL_IS_CANDIDATE (                                \
                  s, "1") " THEN '、" RK_WORK_AWARD "' ELSE '' END, '、'), '')"
#define RK_SQL_HAS_WORK(s) \
  "instr('、' || ifnull(" RK_SQL_WORK (s) ", '') || '、', '、' || ? || '、') > 0"

/* 段階 of a workplace: the highest rung that it holds, which is the last one where it won an award;
 * 期限切れ where it only held one. */
#define RK_SQL_STAGE(workplace)                                                                   \
  "(SELECT CASE WHEN NOT " RK_SQL_IN_FORCE (                                                      \
      "s") " THEN '" RK_STANDS_EXPIRED                                                            \
           "' WHEN EXISTS (SELECT 1 FROM award a WHERE a.workplace_id = " workplace               \
           " AND a.decision = '" RK_AWARDED                                                       \
           "' AND a.decided_on <= rk_day ()) THEN '" RK_RUNG_AWARD                                \
           "' ELSE l.rung END FROM status s JOIN scheme_level l ON l.id = "                       \
           "s.level_id WHERE s.workplace_id = " workplace                                         \
           " AND s.registered_on <= rk_day () AND s.ended_on IS NULL ORDER BY " RK_SQL_IN_FORCE ( \
               "s") " DESC, instr('" RK_RUNGS "', l.rung) DESC LIMIT 1)"
/* The next day on which one of its registrations ends. */
#define RK_SQL_STAGE_UNTIL(workplace)                                              \
  "(SELECT ifnull(min(CASE WHEN s.expires_on >= rk_day () THEN s.expires_on END)," \
  " max(s.expires_on)) FROM status s WHERE s.workplace_id = " workplace " AND s.ended_on IS NULL)"
