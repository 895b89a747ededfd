/* Small things that the tabs of the 会議 page are put together from. */
#pragma once

#include <adwaita.h>
#include "rk-council.h"
#include "rk-record.h"

G_BEGIN_DECLS

/** rk_part_label: begins at the left and wraps. @style: (nullable): CSS class */
GtkWidget *rk_part_label (const char *text, const char *style);
/** rk_part_chip: @colour: "grey", "blue", "amber", "red" or "green" */
GtkWidget *rk_part_chip (const char *text, const char *colour);
/** rk_part_openness: 「公開」, 「一部非公開」, 「非公開」 */
const char *rk_part_openness (RkOpenness openness);
/** rk_part_openness_chip: Returns: (nullable): NULL: of an item nothing is said that is open.
 * @reason: (nullable): why not */
GtkWidget *rk_part_openness_chip (RkOpenness openness, const char *reason);
/** rk_part_step_sign: the circle of a step of a ladder. @near: not reached, but it could be next */
GtkWidget *rk_part_step_sign (gboolean reached, gboolean near);
/** rk_part_button: a small button with words. @action: (nullable): action name */
GtkWidget *rk_part_button (const char *words, const char *action);
/** rk_part_icon_button: a small flat button; @tooltip is what a screen reader says as well. */
GtkWidget *rk_part_icon_button (const char *icon, const char *tooltip);
/** rk_part_box: @first, …: children, NULL ends */
GtkWidget *rk_part_box (GtkOrientation orientation, int spacing, GtkWidget *first, ...);
/** rk_part_column: @child in a column of one width in all rows; @width: pixels at normal text */
GtkWidget *rk_part_column (GtkWidget *child, int width);
/** rk_part_scrolled: @child with the page's margins, no wider than one can read. */
GtkWidget *rk_part_scrolled (GtkWidget *child);
/** rk_part_scroll: @child in a window that scrolls up and down only. */
GtkWidget *rk_part_scroll (GtkWidget *child);
/** rk_part_margins: the same white on all sides, pixels. Returns: @widget */
GtkWidget *rk_part_margins (GtkWidget *widget, int margin);
/** rk_part_name: what a screen reader calls @widget. Returns: @widget */
GtkWidget *rk_part_name (GtkWidget *widget, const char *name);
/** rk_part_list: an empty boxed list. @label: (nullable): its accessible name */
GtkWidget *rk_part_list (const char *label);
/** rk_part_cut_names: of a choice of long names (GtkStringList): cut in the button, whole in the
 * list.
 */
void rk_part_cut_names (GtkDropDown *choice);
/**
 * rk_part_keep_open: an AdwExpanderRow of @list is as open as the row of @id was before the list
 * was filled anew.
 */
void rk_part_keep_open (GtkWidget *list, GtkWidget *row, gint64 id);
/** rk_part_open_next: the row of @id will be open when the list is filled anew: it has just been
 * added. */
void rk_part_open_next (GtkWidget *list, gint64 id);
/** rk_part_group_rows: rows of @list that were given the same group stand under its heading. */
void rk_part_group_rows (GtkListBox *list);
/** rk_part_set_group: @group: (nullable): translated; kept */
void rk_part_set_group (GtkWidget *row, const char *group);
/** rk_part_clear: takes all rows out of a list, or all children out of a box. */
void rk_part_clear (GtkWidget *list);

/** rk_part_dup_day: 「7月18日（木）」 of an ISO day; "" for NULL */
char *rk_part_dup_day (const char *iso);
/** rk_part_dup_long_day: 「令和6年7月18日（木）」 */
char *rk_part_dup_long_day (const char *iso);
/** rk_part_or_empty: "" for NULL */
const char *rk_part_or_empty (const char *text);

G_END_DECLS
