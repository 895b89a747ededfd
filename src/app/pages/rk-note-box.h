/* The box in which a statement is typed while it is said: speaker, kind, text, what must not be
 * public, what becomes homework. Everything goes by keyboard, and nothing of it is lost. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_NOTE_BOX (rk_note_box_get_type ())
G_DECLARE_FINAL_TYPE (RkNoteBox, rk_note_box, RK, NOTE_BOX, AdwBin)

/* Signals:
 *   leave-up   ↑ in an empty box: to the statements */

GtkWidget *rk_note_box_new (RkContext *context);
/** rk_note_box_set_data: another meeting, or the same after a change. What was typed for a meeting
 * and not stored comes back with it. */
void rk_note_box_set_data (RkNoteBox *self, RkMeetingData *data);
/** rk_note_box_set_item: under which agenda item the next statement goes; 0: none */
void rk_note_box_set_item (RkNoteBox *self, gint64 item);
gint64 rk_note_box_get_item (RkNoteBox *self);
/** rk_note_box_correct: the box shows a statement; storing it changes that one. */
void rk_note_box_correct (RkNoteBox *self, RkRecord *statement);
/** rk_note_box_get_correcting: Returns: (nullable) (transfer none): NULL: a new statement is typed
 */
RkRecord *rk_note_box_get_correcting (RkNoteBox *self);
/** rk_note_box_keep: writes the draft now, where one is waiting to be written. */
void rk_note_box_keep (RkNoteBox *self);

/* What the keys do. */
void rk_note_box_focus (RkNoteBox *self);
void rk_note_box_choose_speaker (RkNoteBox *self);
void rk_note_box_set_kind (RkNoteBox *self, guint n);
void rk_note_box_toggle_homework (RkNoteBox *self);
void rk_note_box_store (RkNoteBox *self);
/** rk_note_box_split: at the cursor. What is before it is stored; what is behind it stays in the
 * box, or, where a statement is being corrected, becomes a statement of its own that is shown next.
 */
void rk_note_box_split (RkNoteBox *self);
/** rk_note_box_type: as if typed. */
void rk_note_box_type (RkNoteBox *self, const char *text);
/** rk_note_box_set_speaker: @appointment: a member; 0: @speaker says who */
void rk_note_box_set_speaker (RkNoteBox *self, gint64 appointment, const char *speaker);
char *rk_note_box_dup_text (RkNoteBox *self);

G_END_DECLS
