/* 取組ごとの実績: what a yearly report says of each activity (report.items). One text, a line for
 * each:
 *
 *   CODE STATE WORDS        5-2 実施 禁煙セミナー 2回 延べ45人
 *
 * CODE is that of the menu of the scheme (scheme_item.code, chosen in status.activities). STATE is
 * 実施, 一部実施 or 未実施; where a list or a person says none, the line has only code and words.
 * WORDS, with numbers among them, are free, and may be missing. Any other line is free: it is kept
 * as it stands, as is that of a code that no menu has. Pure functions. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

#define RK_ACTIVITY_DONE "実施"
#define RK_ACTIVITY_PARTLY "一部実施"
#define RK_ACTIVITY_NOT "未実施"
#define RK_N_ACTIVITY_STATES 3
/** rk_activity_states: the three, in this order. */
extern const char *const rk_activity_states[RK_N_ACTIVITY_STATES];

/**
 * RkActivity: a line.
 * @line: as it stands
 * @code: its first word: that of an activity, if a menu has it
 * @state: (nullable): one of rk_activity_states
 * @words: what follows; "" for nothing
 */
typedef struct
{
  char *line;
  char *code;
  const char *state;
  char *words;
} RkActivity;

/** rk_activities_parse: the lines of a text that are not blank. ○ and 済 are read as 実施, △ and
 * 一部 as 一部実施, × and 未 as 未実施.
 * @items: (nullable)
 * Returns: (transfer full) (element-type RkActivity) */
GPtrArray *rk_activities_parse (const char *items);
/** rk_activities_find: the first line with a code. Returns: (nullable) (transfer none) */
const RkActivity *rk_activities_find (const GPtrArray *activities, const char *code);
/** rk_activity_format: a line. @state, @words: (nullable). Returns: (transfer full): "" where there
 * is neither */
char *rk_activity_format (const char *code, const char *state, const char *words);
/**
 * rk_activities_set: says something else of one activity; all other lines stay as they are. A new
 * one stands behind the last that has a state.
 * @items: (nullable)
 * @state, @words: (nullable): without both the line is taken away
 *
 * Returns: (transfer full): the text; "" for nothing
 */
char *rk_activities_set (const char *items, const char *code, const char *state, const char *words);
/**
 * rk_activities_of: the activities that a report has to do with: those that were declared, and
 * those that it tells of besides.
 * @codes: (nullable): status.activities
 * @items: (nullable): of the report
 * @menu: (element-type RkRecord): rk_kind_scheme_item, of the year of the report
 * @before: (nullable) (element-type RkRecord): the menu when it applied, for what is in @menu no
 * more
 *
 * Returns: (transfer full) (element-type RkRecord): in the order of the menu
 */
GPtrArray *rk_activities_of (const char *codes,
                             const char *items,
                             const GPtrArray *menu,
                             const GPtrArray *before);
/** rk_activities_count: how many lines have each state. @items: (nullable) */
void rk_activities_count (const char *items, guint n[RK_N_ACTIVITY_STATES]);
/** rk_activities_dup_summary: 「実施 5／一部 1／未実施 0」. Returns: (transfer full): "" where no
 * line has a state */
char *rk_activities_dup_summary (const char *items);
/** rk_activity_is_code: whether a word looks like one of a menu, 「5-2」: digits, and what divides
 * them. */
gboolean rk_activity_is_code (const char *word);
/** rk_activities_dup_unsaid: lines that begin as a code does and have no state. Returns: (transfer
 * full): "" where there is none */
char *rk_activities_dup_unsaid (const char *items);
/** rk_activities_dup_advice: an RkFieldAdvise: how many such lines there are. */
char *rk_activities_dup_advice (const char *items);
/**
 * rk_activities_tidy: the text as this program writes it, of a cell of a list: the activities may
 * be called by their labels, their states by other words, and several may stand on one line
 * (「禁煙を支援する：○ 2回、体操…：×」).
 * @items: (nullable)
 * @menu: (element-type RkRecord): of rk_kind_scheme_item
 *
 * Returns: (transfer full): what is so already stays letter by letter
 */
char *rk_activities_tidy (const char *items, const GPtrArray *menu);

G_END_DECLS
