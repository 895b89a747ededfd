/* What is done to a round of self-assessment on the チェックリスト page; each is one command. */
#pragma once

#include "rk-checklist-data.h"
#include "rk-context.h"

G_BEGIN_DECLS

/** RkChecklistMarked: a mark was written, or could not be. */
typedef void (*RkChecklistMarked) (gpointer owner, guint item, gboolean done);

/**
 * rk_checklist_edits_mark: an answer; the round is begun by the first one. The comment stays.
 * @body: 0: the council's own
 * @item: place in the edition
 * @mark: place of the mark, %RK_UNANSWERED takes it away
 * @owner: (nullable): for @marked; kept until then
 * @marked: (nullable)
 */
void rk_checklist_edits_mark (RkContext *context,
                              const RkChecklistData *data,
                              gint64 body,
                              guint item,
                              int mark,
                              gpointer owner,
                              RkChecklistMarked marked);
/** rk_checklist_edits_comment: the note to an answer; the mark stays. */
void rk_checklist_edits_comment (
    RkContext *context, const RkChecklistData *data, gint64 body, guint item, const char *comment);
/** rk_checklist_edits_attach: takes what the data show as evidence. */
void rk_checklist_edits_attach (RkContext *context,
                                const RkChecklistData *data,
                                const RkEvidenceOffer *offer);
/**
 * rk_checklist_edits_link: a record becomes evidence.
 * @kind: of it; rk_kind_saved_filter: a number of workplaces, counted now
 * @id: of it; 0 for a number: all workplaces of the area
 * @words: (nullable): in place of those that name the record
 */
void rk_checklist_edits_link (RkContext *context,
                              const RkChecklistData *data,
                              guint item,
                              const RkKind *kind,
                              gint64 id,
                              const char *words);
/** rk_checklist_edits_attach_file: a file becomes evidence, and is kept in the office file. */
void rk_checklist_edits_attach_file (RkContext *context,
                                     const RkChecklistData *data,
                                     guint item,
                                     GFile *file);
/** rk_checklist_edits_take_away: @evidence: id */
void rk_checklist_edits_take_away (RkContext *context,
                                   const RkChecklistData *data,
                                   guint item,
                                   gint64 evidence);
/** rk_checklist_edits_accept: takes the proposals of one kind as answers. */
void
rk_checklist_edits_accept (RkContext *context, const RkChecklistData *data, RkProposalKind kind);
/** rk_checklist_edits_close: from now on nothing of the round changes. */
void rk_checklist_edits_close (RkContext *context, const RkChecklistData *data);
/** rk_checklist_edits_revise: a corrected version. @reason: why */
void
rk_checklist_edits_revise (RkContext *context, const RkChecklistData *data, const char *reason);
/** rk_checklist_edits_make_homework: each item becomes homework. @items: places (guint) */
void rk_checklist_edits_make_homework (RkContext *context,
                                       const RkChecklistData *data,
                                       const GArray *items);
/** rk_checklist_edits_make_agenda: the items go onto the agenda of the council's coming meeting. */
void rk_checklist_edits_make_agenda (RkContext *context,
                                     const RkChecklistData *data,
                                     const GArray *items);

/** rk_checklist_edits_make_plan: each item becomes a line of the council's plan. */
void
rk_checklist_edits_make_plan (RkContext *context, const RkChecklistData *data, const GArray *items);

G_END_DECLS
