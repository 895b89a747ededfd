/* What is done to a meeting on the 会議 page; each is one command. */
#pragma once

#include "rk-attach.h"
#include "rk-edits.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

/**
 * RkItemMove: where an agenda item goes, with what is below it.
 * @RK_ITEM_BEFORE: to the place of another item
 * @RK_ITEM_REMOVE: off the agenda: its papers stay with the meeting, what is below it moves up
 */
typedef enum
{
  RK_ITEM_UP,
  RK_ITEM_DOWN,
  RK_ITEM_UNDER,
  RK_ITEM_OUT,
  RK_ITEM_BEFORE,
  RK_ITEM_REMOVE,
} RkItemMove;

/**
 * rk_meeting_edits_move: moves an item and numbers the papers anew; the toast tells which papers
 * are now called otherwise.
 * @target: for %RK_ITEM_BEFORE
 */
void rk_meeting_edits_move (
    RkContext *context, gint64 meeting, const RkRecord *item, RkItemMove move, gint64 target);
/** rk_meeting_edits_save_item: RkRecordSave: a new item goes to the end. */
void
rk_meeting_edits_save_item (RkContext *context, RkRecord *item, gpointer owner, RkEditDone done);
/** rk_meeting_edits_save_paper: RkRecordSave: the papers are numbered anew. */
void
rk_meeting_edits_save_paper (RkContext *context, RkRecord *paper, gpointer owner, RkEditDone done);
/** rk_meeting_edits_remove_paper: takes a paper out; the others are numbered anew. */
void rk_meeting_edits_remove_paper (RkContext *context, const RkRecord *paper);
/** rk_meeting_edits_use_figure: a new figure goes into the papers of its meeting.
 * @done: (nullable): is given no id */
void
rk_meeting_edits_use_figure (RkContext *context, RkRecord *figure, gpointer owner, RkEditDone done);
/** rk_meeting_edits_place_figure: below another item of the agenda. @item: (nullable): of none */
void
rk_meeting_edits_place_figure (RkContext *context, const RkRecord *figure, const RkRecord *item);
/** rk_meeting_edits_remove_figure: out of the papers of its meeting */
void rk_meeting_edits_remove_figure (RkContext *context, const RkRecord *figure);
/** rk_meeting_paper_file: the PDF file of a paper, which is called as the file where it is new;
 * where the paper had one already it becomes the next version (差替え). */
extern const RkAttachInfo rk_meeting_paper_file;
/** rk_meeting_edits_take_up: what was left open becomes agenda items. */
void rk_meeting_edits_take_up (RkContext *context, const RkMeetingData *data);

/** rk_meeting_edits_begin: the council's next meeting after the pattern of the last one.
 * @name: of the council. @iso: (nullable): its day */
void rk_meeting_edits_begin (RkContext *context,
                             gint64 council,
                             const char *name,
                             const char *iso,
                             gpointer owner,
                             RkEditDone done);
/** rk_meeting_edits_call: rows of attendance for members that have none. */
void rk_meeting_edits_call (RkContext *context, gint64 meeting);
/** rk_meeting_edits_note: a statement and, where it is homework, the action that comes of it.
 * @action: (nullable): its "statement_id" is set here */
void rk_meeting_edits_note (
    RkContext *context, RkRecord *statement, RkRecord *action, gpointer owner, RkEditDone done);
/** rk_meeting_edits_set_state: the stage of the minutes: 下書き, 事務局案 or 委員確認. */
void rk_meeting_edits_set_state (RkContext *context, const RkRecord *meeting, const char *state);
/** rk_meeting_edits_fix: makes the minutes final. @reason: (nullable): of a correction */
void rk_meeting_edits_fix (RkContext *context, const RkRecord *meeting, const char *reason);
/** rk_meeting_edits_correct: opens them again as the next version. */
void rk_meeting_edits_correct (RkContext *context, const RkRecord *meeting);
/** rk_meeting_edits_renew: a correction follows roster and bylaws again; rk_minutes_renew(). */
void rk_meeting_edits_renew (RkContext *context, const RkRecord *meeting);

/** rk_meeting_edits_with: @record with one entry set to a stored value. @value: (nullable) */
RkRecord *rk_meeting_edits_with (const RkRecord *record, const char *field, const char *value);

G_END_DECLS
