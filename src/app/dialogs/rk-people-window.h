/* 同じ人かもしれない: two people side by side, and three answers: the left one stays, the right one
 * stays, they are two. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_PEOPLE_WINDOW (rk_people_window_get_type ())
G_DECLARE_FINAL_TYPE (RkPeopleWindow, rk_people_window, RK, PEOPLE_WINDOW, AdwWindow)

GtkWidget *rk_people_window_new (RkContext *context);
/** rk_people_window_get_n_pairs: pairs to decide; -1 while they are being read. */
int rk_people_window_get_n_pairs (RkPeopleWindow *self);

/**
 * RkPeopleAnswer:
 * @RK_PEOPLE_FIRST_STAYS, @RK_PEOPLE_SECOND_STAYS: one person, under this record
 * @RK_PEOPLE_ARE_TWO: not asked again
 */
typedef enum
{
  RK_PEOPLE_FIRST_STAYS,
  RK_PEOPLE_SECOND_STAYS,
  RK_PEOPLE_ARE_TWO,
} RkPeopleAnswer;

/** rk_people_window_answer: as the buttons of a pair do. */
void rk_people_window_answer (RkPeopleWindow *self, guint pair, RkPeopleAnswer answer);

G_END_DECLS
