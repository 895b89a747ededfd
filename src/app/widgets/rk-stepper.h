/* Where one is in a task of a few steps: those done, the one at hand, those to come. Only a sign,
 * not a control. Where there is no room for all, it names the one at hand. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_STEPPER (rk_stepper_get_type ())
G_DECLARE_FINAL_TYPE (RkStepper, rk_stepper, RK, STEPPER, AdwBin)

/** rk_stepper_set_steps: @titles: (array zero-terminated=1): translated */
void rk_stepper_set_steps (RkStepper *self, const char *const *titles);
/** rk_stepper_set_current: @step: from 0 */
void rk_stepper_set_current (RkStepper *self, guint step);

G_END_DECLS
