/* Two workplaces line by line: where they differ, and which value is to stay. Each value is a
 * button that chooses it; with the keyboard, ← and → move the choice on the line that has the
 * focus. */
#pragma once

#include <adwaita.h>
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_PAIR_VIEW (rk_pair_view_get_type ())
G_DECLARE_FINAL_TYPE (RkPairView, rk_pair_view, RK, PAIR_VIEW, AdwBin)

GtkWidget *rk_pair_view_new (void);
/**
 * rk_pair_view_show: what the register says is chosen, and where it says nothing, the other.
 * @left, @right: (nullable): records of one kind; NULL shows nothing
 * @left_title, @right_title: where they come from
 * @left_line, @right_line: (nullable): small print below
 */
void rk_pair_view_show (RkPairView *self,
                        RkRecord *left,
                        const char *left_title,
                        const char *left_line,
                        RkRecord *right,
                        const char *right_title,
                        const char *right_line);
/** rk_pair_view_set_choosing: whether values can be chosen; else they are only read. */
void rk_pair_view_set_choosing (RkPairView *self, gboolean choosing);
/** rk_pair_view_choose: takes the value of one side for a field that both have. */
void rk_pair_view_choose (RkPairView *self, const char *field, gboolean right);
/** rk_pair_view_dup_merged: the left record with the values that are chosen. */
RkRecord *rk_pair_view_dup_merged (RkPairView *self);

G_END_DECLS
