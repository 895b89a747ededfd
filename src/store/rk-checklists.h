/* Rounds of self-assessment: answers of councils and their bodies, what counts of them, and many
 * rounds side by side. What writes is for use inside a command. */
#pragma once

#include "rk-edition.h"
#include "rk-level.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** RkAnswerRow: one answer. @item, @mark: places in the edition; @mark may be %RK_UNANSWERED.
 * @body_id: 0: the council’s own, which counts before those of bodies */
typedef struct
{
  gint64 id;
  guint item;
  gint64 body_id;
  char *body;
  int mark;
  char *comment;
  char *answered_by;
  char *answered_on; /* ISO */
} RkAnswerRow;

/**
 * RkChecklist: a round with everything that was answered.
 * @round: rk_kind_round
 * @answers: what counts: the council's own answer, else the lowest mark that a body gave
 * @differs: for each item: bodies gave different marks and the council has not settled it
 * @rows: (element-type RkAnswerRow): by item, the council's own first
 */
typedef struct
{
  RkEdition *edition;
  RkRecord *round;
  int *answers;
  gboolean *differs;
  GPtrArray *rows;
} RkChecklist;

/** rk_checklist_load: @error: %RK_ERROR_NOT_FOUND */
RkChecklist *rk_checklist_load (RkDb *db, gint64 round, GError **error);
void rk_checklist_free (RkChecklist *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkChecklist, rk_checklist_free)

/** rk_checklist_row: Returns: (nullable) (transfer none): what @body (0: the council) answered */
const RkAnswerRow *rk_checklist_row (const RkChecklist *self, guint item, gint64 body);
/** rk_checklist_of_body: the answers of one body. (transfer full): free with g_free() */
int *rk_checklist_of_body (const RkChecklist *self, gint64 body);
/** rk_checklist_dup_differences: 「協会けんぽ ○、商工会議所 ×」; NULL where all say the same. */
char *rk_checklist_dup_differences (const RkChecklist *self, guint item);
/** rk_checklist_is_closed: since when nothing of it changes. */
gboolean rk_checklist_is_closed (const RkChecklist *self);

/**
 * RkRoundSubject: what a round is about: a council's year; of other units also the meeting, the
 * workplace, or the project in words. 0 and NULL: not said.
 */
typedef struct
{
  gint64 edition;
  gint64 council;
  gint64 meeting;
  gint64 workplace;
  const char *subject;
  int year;
} RkRoundSubject;

/** rk_checklists_subject: what @round is about. @subject: (out caller-allocates): its words belong
 * to
 * @round */
void rk_checklists_subject (const RkRecord *round, RkRoundSubject *subject);
/** rk_checklists_find: the newest version. @id: (out): 0: there is none */
gboolean rk_checklists_find (RkDb *db, const RkRoundSubject *subject, gint64 *id, GError **error);
/**
 * rk_checklists_begin: the round, made where there is none yet; its edition is fixed by that.
 * @error: %RK_ERROR_INVALID where the subject lacks what the edition's unit asks for
 */
gboolean rk_checklists_begin (RkDb *db, const RkRoundSubject *subject, gint64 *id, GError **error);

/**
 * RkAnswer: one answer to be written. It takes the place of an earlier one of the same @body.
 * @item, @mark: ids of the edition's item and mark; @mark 0: no mark (the comment stays)
 * @body: 0: the council's own
 * @comment: (nullable)
 * @answered_by: (nullable)
 * @answered_on: (nullable): ISO; NULL: today
 */
typedef struct
{
  gint64 item;
  gint64 body;
  gint64 mark;
  const char *comment;
  const char *answered_by;
  const char *answered_on;
} RkAnswer;

/** rk_checklists_answer: @error: %RK_ERROR_READ_ONLY where the round is closed */
gboolean rk_checklists_answer (RkDb *db, gint64 round, const RkAnswer *answer, GError **error);
/** rk_checklists_close: from now on nothing of it changes. @iso: (nullable): NULL: today */
gboolean rk_checklists_close (RkDb *db, gint64 round, const char *iso, GError **error);
/** rk_checklists_revise: a corrected version of a closed round, with its answers and evidence, to
 * be changed and closed again; the closed one stays as it is. */
gboolean
rk_checklists_revise (RkDb *db, gint64 round, const char *reason, gint64 *id, GError **error);

/**
 * RkRoundAnswers: a round among many.
 * @about: who or what was assessed, the same in each year: the council; what is no council (a
 *   meeting, a workplace, a project in words) a number below 0
 * @council_id, @meeting_id, @workplace_id, @subject: as in #RkRoundSubject
 * @name: of what was assessed; @short_name: for heads of columns
 * @answers: what counts, as in #RkChecklist
 * @level: place of the level, -1: none
 */
typedef struct
{
  gint64 round_id;
  gint64 about;
  gint64 council_id;
  gint64 meeting_id;
  gint64 workplace_id;
  char *subject;
  char *name;
  char *short_name;
  int year;
  gboolean closed;
  guint n_answered;
  int level;
  int *answers;
} RkRoundAnswers;

/**
 * rk_checklists_rounds: the newest version of each round of an edition, by council and year.
 * @council: 0: all
 * @from, @to: fiscal years
 * Returns: (transfer full) (element-type RkRoundAnswers)
 */
GPtrArray *rk_checklists_rounds (
    RkDb *db, const RkEdition *edition, gint64 council, int from, int to, GError **error);
/** rk_checklists_pick: Returns: (nullable) (transfer none): of @rounds, that of a year */
const RkRoundAnswers *rk_checklists_pick (const GPtrArray *rounds, gint64 about, int year);

G_END_DECLS
