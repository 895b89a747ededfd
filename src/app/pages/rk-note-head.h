/* The head of the box for notes: who speaks, and what kind of statement it is. */
#pragma once

#include <adwaita.h>
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_NOTE_HEAD (rk_note_head_get_type ())
G_DECLARE_FINAL_TYPE (RkNoteHead, rk_note_head, RK, NOTE_HEAD, AdwBin)

/* Signals:
 *   changed   the speaker or the kind is another one
 *   chosen    a speaker was chosen in the list: the text comes next */

GtkWidget *rk_note_head_new (void);
/** rk_note_head_set_data: the members of the meeting, who may speak. */
void rk_note_head_set_data (RkNoteHead *self, RkMeetingData *data);
/** rk_note_head_set_speaker: @appointment: a member; 0: @speaker says who; NULL: 事務局 */
void rk_note_head_set_speaker (RkNoteHead *self, gint64 appointment, const char *speaker);
gint64 rk_note_head_get_appointment (RkNoteHead *self);
/** rk_note_head_get_speaker: Returns: (nullable): somebody who is no member; NULL: 事務局 */
const char *rk_note_head_get_speaker (RkNoteHead *self);
/** rk_note_head_choose: opens the list of those who may speak. */
void rk_note_head_choose (RkNoteHead *self);
/** rk_note_head_set_kind: @kind: 「意見」; others change nothing */
void rk_note_head_set_kind (RkNoteHead *self, const char *kind);
/** rk_note_head_set_nth_kind: as Alt+1 … Alt+6 do. @n: from 0 */
void rk_note_head_set_nth_kind (RkNoteHead *self, guint n);
/** rk_note_head_get_kind: Returns: (transfer none): 「意見」 */
const char *rk_note_head_get_kind (RkNoteHead *self);
/** rk_note_head_fill: puts speaker and kind into a statement. */
void rk_note_head_fill (RkNoteHead *self, RkDraft *statement);

G_END_DECLS
