/* 見比べる: two records of one kind, entry by entry; what differs stands out. */
#pragma once

#include <adwaita.h>
#include "rk-record.h"

G_BEGIN_DECLS

/**
 * RkCompareAnswer:
 * @RK_COMPARE_APART: they are two
 * @RK_COMPARE_SHOW_OTHER: go to the second one
 */
typedef enum
{
  RK_COMPARE_APART,
  RK_COMPARE_SHOW_OTHER,
} RkCompareAnswer;

typedef void (*RkCompareDone) (RkCompareAnswer answer, gpointer data);

/**
 * rk_compare_dialog_present:
 * @parent: whose window waits meanwhile
 * @may_decide: whether keeping them apart is offered
 * @done: called for an answer; not when the dialog is just closed
 */
void rk_compare_dialog_present (GtkWidget *parent,
                                RkRecord *one,
                                RkRecord *other,
                                gboolean may_decide,
                                RkCompareDone done,
                                gpointer data,
                                GDestroyNotify destroy);

G_END_DECLS
