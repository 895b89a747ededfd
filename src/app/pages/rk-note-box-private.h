/* The box for notes: what its widgets and storing share. */
#pragma once

#include "rk-note-box.h"
#include "rk-note-head.h"

G_BEGIN_DECLS

struct _RkNoteBox
{
  AdwBin parent_instance;

  RkNoteHead *head; /* owned by the tree, like those below */
  GtkTextView *view;
  GtkToggleButton *withheld;
  GtkEditable *reason;
  GtkToggleButton *homework;
  GtkEditable *owner;
  GtkEditable *due;
  GtkWidget *homework_row;
  GtkLabel *kept;
  GtkLabel *problem;
  GtkWidget *leave;
  GtkButton *store;

  RkContext *context;
  RkMeetingData *data;
  gint64 meeting;
  gint64 item;
  RkRecord *correcting; /* NULL: a new statement */
  char *rest;           /* what stays in the box when the first part has been stored */
  guint timer;
  gboolean setting;
  gboolean storing;
};

/** rk_note_box_set_text: in place of what was typed. */
void rk_note_box_set_text (RkNoteBox *self, const char *text);
/** rk_note_box_empty: for the next statement; the speaker stays. */
void rk_note_box_empty (RkNoteBox *self);
/** rk_note_box_write_draft: at once, not when the keys have rested. */
void rk_note_box_write_draft (RkNoteBox *self);

G_END_DECLS
