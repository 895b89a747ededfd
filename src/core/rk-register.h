/* The life of a registration: how it stands on a day, what it owes, what there is to do about it.
 * All of it follows from dates and steps and is asked from SQL (rk_register() in
 * store/rk-sql-functions.c), never stored. */
#pragma once

#include "rk-calendar.h"

G_BEGIN_DECLS

/* 段階 of the ladder, from the lowest. */
#define RK_RUNGS "宣言|登録|認定|優良|表彰"
#define RK_RUNG_AWARD "表彰"

/* Who runs a scheme of which each municipality numbers and registers its own. */
#define RK_OPERATOR_MUNICIPALITIES "市町"

/* What became of an application. */
#define RK_RESULT_GOOD "適"
#define RK_RESULT_BACK "差戻し"
#define RK_RESULT_BAD "不承認"

/* How a promise of a contact stands. */
#define RK_PROMISE_OPEN "約束"
#define RK_PROMISE_LATE "遅れ"

/* What was decided of an award. */
#define RK_AWARDED "受賞"

/* What a workplace answered to the 更新案内. */
#define RK_RENEWAL_YES "更新する"
#define RK_RENEWAL_NO "更新しない"

/* How a registration ended before its time. */
#define RK_ENDED_AS "辞退|取消|廃業|合併|転出"

/* 状態 */
#define RK_STANDS_ASKED "問合せ"
#define RK_STANDS_APPLIED "申請中"
#define RK_STANDS_SCREENING "審査中"
#define RK_STANDS_TO_REGISTER "登録待ち"
#define RK_STANDS_COMING "登録予定"
#define RK_STANDS_HOLDS "登録"
#define RK_STANDS_LATE "報告遅れ"
#define RK_STANDS_RENEWAL "更新時期"
#define RK_STANDS_RENEWING "更新申請中"
#define RK_STANDS_EXPIRED "期限切れ"

/* Work lists. */
#define RK_WORK_SCREEN "審査待ち"
#define RK_WORK_REGISTER "登録待ち"
#define RK_WORK_REPORT "報告未提出"
#define RK_WORK_TWO_YEARS "2年報告なし"
#define RK_WORK_NOTICE "更新案内"
#define RK_WORK_UNANSWERED "更新の返事なし"
#define RK_WORK_CERTIFICATE "証の交付"
#define RK_WORK_NEXT "次の段階の候補"
#define RK_WORK_AWARD "表彰の候補"

/**
 * RkRegisterFacts: what is known of one registration. Days are ISO text; all may be NULL.
 * @report_due: "04-30": until when in the next calendar year a fiscal year's report is due; NULL:
 *   none is
 * @report_years: fiscal years reported, separated by commas, in any order
 * @renewal_months: from how many months before its end it is up for renewal; 0: never
 * @untitled: its level has no certificate: somebody else hands it out, or nobody
 */
typedef struct
{
  const char *applied_on;
  const char *checked_on;
  const char *screened_on;
  const char *result;
  const char *registered_on;
  const char *certified_on;
  const char *term_start;
  const char *expires_on;
  const char *noticed_on;
  const char *renewal;
  const char *renewal_on;
  const char *ended_on;
  const char *ended_as;
  const char *report_due;
  const char *report_years;
  int renewal_months;
  gboolean untitled;
} RkRegisterFacts;

/**
 * rk_register_state: 状態 on a day.
 *
 * An end comes before everything else; then what is wanting (不承認, 差戻し); then an expired term,
 * a late report, the time for renewal. Steps dated after @day have not been taken yet. Whoever
 * asked to renew is so until it is renewed, or refused: screened since with 不承認.
 *
 * Returns: (transfer none): one of RK_STANDS_…, RK_RESULT_BACK, RK_RESULT_BAD or of RK_ENDED_AS
 */
const char *rk_register_state (const RkRegisterFacts *facts, RkDate day);
/**
 * rk_register_report_due: until when the report of a fiscal year is due.
 * @report_due: (nullable): as in #RkRegisterFacts
 * Returns: FALSE where none is
 */
gboolean rk_register_report_due (const char *report_due, int fiscal_year, RkDate *day);
/**
 * rk_register_missing: fiscal years whose report is overdue on @day, oldest first.
 *
 * The first report is due for the fiscal year of the registration; for the next one where that
 * happened in its last quarter (January to March). The last is for the year in which it ended.
 *
 * Returns: (transfer full): array of int
 */
GArray *rk_register_missing (const RkRegisterFacts *facts, RkDate day);
/**
 * rk_register_next_report: the oldest fiscal year of which no report is in yet, by @day; its report
 * may come before it is due. Returns: 0 where none is owed
 */
int rk_register_next_report (const RkRegisterFacts *facts, RkDate day);
/** rk_register_missing_words: 「R5 R6」; NULL where none is missing. (transfer full) */
char *rk_register_missing_words (const RkRegisterFacts *facts, RkDate day);
/**
 * rk_register_work: the work lists that it belongs to on @day (not those of candidates, which ask
 * other records), separated by 、. Returns: (transfer full) (nullable)
 */
char *rk_register_work (const RkRegisterFacts *facts, RkDate day);

/**
 * rk_register_term_end: last day of a term that begins on @start.
 * @years: 0: it has no end
 * @ends_on: (nullable): "03-31": terms end on this day of the year: the one in the calendar year
 *   @years after that of @start
 *
 * Returns: RK_DATE_NONE where it has no end
 */
RkDate rk_register_term_end (RkDate start, int years, const char *ends_on);
/**
 * rk_register_term_until: which term of a registration it is that ends on @until, counted on from
 * the one that began on @start.
 * @start: (inout): where @until is a month or more from any last day, or the end of a month, the
 * one of a term of full length that ends then
 * @terms: (inout): that of @start, and then that of @until
 * @today: a term that is not to begin soon is not held yet: the one before it is longer
 *
 * Returns: whether that is a later one
 */
gboolean rk_register_term_until (
    RkDate *start, int *terms, RkDate until, int years, const char *ends_on, RkDate today);

/**
 * rk_register_number: a number in an office's form.
 * @format: (nullable): {年} stands for the fiscal year (R6), {番号} for the number of at least four
 *   digits; NULL: 「{年}-{番号}」
 * Returns: (transfer full): "R6-0001"
 */
char *rk_register_number (const char *format, int fiscal_year, guint n);
/** rk_register_number_prefix: what comes before the number; the rest of @format is lost.
 * (transfer full) */
char *rk_register_number_prefix (const char *format, int fiscal_year);

G_END_DECLS
