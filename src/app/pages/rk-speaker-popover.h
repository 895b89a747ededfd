/* Who speaks: by number of the roster, by reading, by a click; 0 is the secretariat. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_SPEAKER_POPOVER (rk_speaker_popover_get_type ())
G_DECLARE_FINAL_TYPE (RkSpeakerPopover, rk_speaker_popover, RK, SPEAKER_POPOVER, GtkPopover)

/* Signals:
 *   chosen (gint64 appointment, char *speaker)   a member (and NULL), or 0 and who it is */

GtkWidget *rk_speaker_popover_new (void);
/** rk_speaker_popover_set_people: @attendances: array of RkRecord of rk_kind_attendance */
void rk_speaker_popover_set_people (RkSpeakerPopover *self, GPtrArray *attendances);
/** rk_speaker_popover_find: the member whom @text means: a number or the beginning of a reading or
 * name. Returns: place in @attendances, or -1 */
int rk_speaker_popover_find (GPtrArray *attendances, const char *text);

G_END_DECLS
