/* What stands in the entry box of the live notes, kept in a file beside the settings, so that a
 * power cut takes at most a second of it. Personal data: only the owner may read the file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RkNoteDraft: as typed; all text nullable. @at: when it was kept, 「15:05:12」 */
typedef struct
{
  char *text;
  char *kind;
  char *speaker; /* name of somebody who is no member */
  char *reason;
  char *owner;
  char *due;
  char *at;
  gint64 appointment;
  gint64 item;
  gint64 statement; /* being corrected */
  gboolean withheld;
  gboolean homework;
} RkNoteDraft;

void rk_note_draft_free (RkNoteDraft *draft);
/** rk_note_draft_dup_path: one file per meeting. */
char *rk_note_draft_dup_path (gint64 meeting);
gboolean rk_note_draft_save (gint64 meeting, const RkNoteDraft *draft, GError **error);
/** rk_note_draft_load: Returns: (nullable): NULL where nothing was left in the box */
RkNoteDraft *rk_note_draft_load (gint64 meeting);
/** rk_note_draft_forget: what was in the box is in the record now. */
void rk_note_draft_forget (gint64 meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkNoteDraft, rk_note_draft_free)

G_END_DECLS
