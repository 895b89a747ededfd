/* What the data already shows about the items of a round: offered as evidence and as proposals,
 * never ticked. And what is made of an item that is still open. */
#pragma once

#include "rk-checklists.h"
#include "rk-query.h"

G_BEGIN_DECLS

/**
 * RkEvidenceOffer: something the office file shows about an item.
 * @item: place in the edition
 * @text: in words: 「第1回（令和8年7月23日）を開催　出席 11名…」
 * @meeting_id, …, @attachment_id: what it is shown by, 0: nothing in particular
 * @query: (nullable): conditions of a list of workplaces (rk_query_from_text())
 */
typedef struct
{
  guint item;
  char *text;
  gint64 meeting_id;
  gint64 material_id;
  gint64 action_id;
  gint64 indicator_id;
  gint64 measure_id;
  gint64 attachment_id;
  char *query;
} RkEvidenceOffer;

void rk_evidence_offer_free (gpointer offer);

/** rk_evidence_offers: in the order of the items. Returns: (element-type RkEvidenceOffer) */
GPtrArray *rk_evidence_offers (RkDb *db, const RkChecklist *self, GError **error);
/** rk_evidence_attach: takes an offer as evidence. For use inside a command. @id: (out) (optional)
 */
gboolean rk_evidence_attach (
    RkDb *db, const RkChecklist *self, const RkEvidenceOffer *offer, gint64 *id, GError **error);
/**
 * rk_evidence_offer_of: a record as evidence, in words that say which one it is.
 * @of: a meeting, a material, an action, an indicator, a measure or an attachment
 * Returns: (transfer full)
 */
RkEvidenceOffer *rk_evidence_offer_of (guint item, const RkRecord *of);
/**
 * rk_evidence_offer_count: so many workplaces as evidence, counted now.
 * @query: (nullable) (transfer none): NULL: all of the area of @council
 */
RkEvidenceOffer *
rk_evidence_offer_count (RkDb *db, guint item, gint64 council, RkQuery *query, GError **error);
/** rk_evidence_words: what a piece of evidence is: 「会議」, 「資料」, 「事業所の件数」, …;
 * 「記録」. */
const char *rk_evidence_words (const RkRecord *evidence);
/** rk_evidence_list: Returns: (element-type RkRecord): rk_kind_evidence of a round, by item */
GPtrArray *rk_evidence_list (RkDb *db, gint64 round, GError **error);

/**
 * RkProposalKind: where a proposed answer comes from.
 * @RK_PROPOSAL_LAST_YEAR: the same item a year before
 * @RK_PROPOSAL_MAPPED: an item of an older edition that this one takes the place of
 * @RK_PROPOSAL_AREAS: what the areas answered
 */
typedef enum
{
  RK_PROPOSAL_LAST_YEAR,
  RK_PROPOSAL_MAPPED,
  RK_PROPOSAL_AREAS,
} RkProposalKind;

/**
 * RkProposal: an answer that somebody may accept.
 * @mark: place in the edition's marks; %RK_UNANSWERED: only the comment can be carried over
 * @comment: (nullable): of the answer it comes from
 * @source: where it comes from, in words
 */
typedef struct
{
  RkProposalKind kind;
  guint item;
  int mark;
  char *comment;
  char *source;
} RkProposal;

/** rk_proposals: for the items without an answer. Returns: (element-type RkProposal) */
GPtrArray *rk_proposals (RkDb *db, const RkChecklist *self, GError **error);
/** rk_proposals_accept: writes them as the council's answers, each with its source. For use inside
 * a command. @chosen: (element-type RkProposal) */
gboolean rk_proposals_accept (
    RkDb *db, const RkChecklist *self, GPtrArray *chosen, const char *answered_by, GError **error);

/**
 * rk_growth_make_action: homework of the council to do what an item asks for. For use inside a
 * command.
 * @what: (nullable): NULL: the first example of the item, else its text
 * @owner: (nullable): NULL: who could do it
 * @due: (nullable): ISO
 */
gboolean rk_growth_make_action (RkDb *db,
                                const RkChecklist *self,
                                guint item,
                                const char *what,
                                const char *owner,
                                const char *due,
                                gint64 *id,
                                GError **error);
/**
 * rk_growth_make_agenda_item: puts items onto the agenda of the council's coming meeting, which is
 * begun where there is none. For use inside a command.
 * @items: places (guint), in the order in which they are named
 */
gboolean rk_growth_make_agenda_item (
    RkDb *db, const RkChecklist *self, const GArray *items, gint64 *id, GError **error);

G_END_DECLS
