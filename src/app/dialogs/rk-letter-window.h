/* Rewords the letters (定型文) that papers are made from: for all councils and schemes, or a copy
 * for one of them; with the fields to choose from and the page as it will be printed. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_LETTER_WINDOW (rk_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (RkLetterWindow, rk_letter_window, RK, LETTER_WINDOW, AdwWindow)

/**
 * rk_letter_window_new:
 * @parent: (nullable)
 * @document: (nullable): the letter to begin with ("invitation")
 * @council: whose letters; 0: those for all councils
 * @meeting: whose values the preview shows; 0: the council's next one
 */
GtkWidget *rk_letter_window_new (
    RkContext *context, GtkWindow *parent, const char *document, gint64 council, gint64 meeting);
/** rk_letter_window_new_for_scheme: those to workplaces. @scheme: whose letters */
GtkWidget *rk_letter_window_new_for_scheme (RkContext *context,
                                            GtkWindow *parent,
                                            const char *document,
                                            gint64 scheme);

G_END_DECLS
