/* 会議の準備: the words of its states and the list that there usually is. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

/* outcomes, and states besides */
#define RK_TODO_DONE "済"
#define RK_TODO_NOT_NEEDED "不要"
#define RK_TODO_OPEN "未"
#define RK_TODO_LATE "期限超過"
/* open, and of no use any more: it was to be done until the meeting, which has been held */
#define RK_TODO_PAST "開催済"

/* Nobody prepares a meeting two years ahead. */
#define RK_TODO_MOST_DAYS 730

/**
 * rk_todo_usual: what there is to do for most meetings, by data/meeting-todos.csv, in its order.
 * Returns: (transfer full): array of RkRecord (rk_kind_todo) without a meeting
 */
GPtrArray *rk_todo_usual (void);

G_END_DECLS
