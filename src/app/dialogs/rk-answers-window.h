/* Answers to the questionnaire of a training, typed from the sheets one after the other. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_ANSWERS_WINDOW (rk_answers_window_get_type ())
G_DECLARE_FINAL_TYPE (RkAnswersWindow, rk_answers_window, RK, ANSWERS_WINDOW, AdwWindow)

GtkWidget *rk_answers_window_new (RkContext *context, GtkWindow *parent, gint64 training);
/** rk_answers_window_answer: as if chosen or typed. @n: question from 0 */
void rk_answers_window_answer (RkAnswersWindow *self, guint n, const char *answer);
/** rk_answers_window_keep: keeps the sheet and begins the next one, as the button does. */
void rk_answers_window_keep (RkAnswersWindow *self);

G_END_DECLS
