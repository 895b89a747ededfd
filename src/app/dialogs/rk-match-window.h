/* 名寄せ: a list of others against the register, or the register against itself. What is sure and
 * what is nowhere is listed; what is likely is asked, pair by pair, with three keys. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_MATCH_WINDOW (rk_match_window_get_type ())
G_DECLARE_FINAL_TYPE (RkMatchWindow, rk_match_window, RK, MATCH_WINDOW, AdwWindow)

/** rk_match_window_new_for_list: asks for a file first. */
GtkWidget *rk_match_window_new_for_list (RkContext *context);
/** rk_match_window_new_for_register: duplicates in the register. */
GtkWidget *rk_match_window_new_for_register (RkContext *context);
/** rk_match_window_new_for_pair: two records of the register. @first: the older one, which stays */
GtkWidget *rk_match_window_new_for_pair (RkContext *context, gint64 first, gint64 second);
void rk_match_window_open (RkMatchWindow *self, GFile *file);

/**
 * RkMatchAnswer:
 * @RK_MATCH_SAME: (S) one workplace: the values that are chosen stay, the decision is kept
 * @RK_MATCH_APART: (D) two; not asked again
 * @RK_MATCH_LATER: (L) the next one
 */
typedef enum
{
  RK_MATCH_SAME,
  RK_MATCH_APART,
  RK_MATCH_LATER,
} RkMatchAnswer;

/** rk_match_window_answer: as the buttons do; of the pair that is shown. */
void rk_match_window_answer (RkMatchWindow *self, RkMatchAnswer answer);
/** rk_match_window_has_file: whether a list was chosen. */
gboolean rk_match_window_has_file (RkMatchWindow *self);
/** rk_match_window_get_n: pairs with that verdict; -1 while they are being found. */
int rk_match_window_get_n (RkMatchWindow *self, RkLikeness likeness);

G_END_DECLS
