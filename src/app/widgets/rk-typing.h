/* A key that writes, pressed where nothing can be written. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_typing_writes: whether the key writes something, or begins to. */
gboolean rk_typing_writes (guint key, GdkModifierType state);
/** rk_typing_hand_on: gives the key to what has the focus by now, where that is an entry, so that
 * an input method begins there. @keys: the controller that was told of the key */
void rk_typing_hand_on (GtkEventController *keys, guint key);

G_END_DECLS
