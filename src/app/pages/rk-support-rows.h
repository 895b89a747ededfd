/* Rows of the 支援・研修 page: a case or a training with everything that belongs to it. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

/**
 * RkSupportData: everything the page shows; GPtrArrays of RkRecord.
 * @trees: RkLogic of each case, in their order
 * @roadmaps: plans that cases name
 */
typedef struct
{
  GPtrArray *cases;
  GPtrArray *visits;
  GPtrArray *trees;
  GPtrArray *roadmaps;
  GPtrArray *trainings;
  GPtrArray *sessions;
  GPtrArray *trainees;
  GPtrArray *questions;
  GPtrArray *advisers;
} RkSupportData;

void rk_support_data_free (gpointer data);
/** rk_support_data_read: for rk_store_read_async(); fills an empty one. */
gboolean rk_support_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);

/** rk_support_rows_cases, …: fill an emptied list. */
void rk_support_rows_cases (GtkWidget *list, RkContext *context, const RkSupportData *data);
void rk_support_rows_trainings (GtkWidget *list, RkContext *context, const RkSupportData *data);
void rk_support_rows_advisers (GtkWidget *list, RkContext *context, const RkSupportData *data);
/** rk_support_open: the form of a record, or of a new one that has some values already. Returns:
 * (transfer none): the dialog */
GtkWidget *rk_support_open (GtkWidget *widget, RkContext *context, RkRecord *record);

G_END_DECLS
