/* What members said in a meeting, what became of it, and what of that is not for the public. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkOpinion: an opinion, question or proposal of a meeting and what became of it.
 * @actions: RkRecord of rk_kind_action
 * @appointment: of the member who spoke; 0: somebody else
 * @deputy: (nullable): who spoke for @speaker
 * @answer: (nullable): what the secretariat answered in the meeting
 * @direction: (nullable): 方向性（案） of the statement, else of what is done about it
 * @reason: (nullable): why it is withheld in public
 * @answer_withheld, @direction_withheld: the same of @answer, and of @direction
 * @meeting_closed: of a meeting that is closed as a whole: nothing of it is for the public
 */
typedef struct
{
  gint64 statement;
  gint64 agenda_item;
  gint64 appointment;
  char *item; /* title, nullable */
  char *kind;
  char *text; /* the summary where there is one */
  char *said; /* in full */
  char *speaker;
  char *deputy;
  char *body;
  char *answer;
  char *direction;
  gboolean withheld;
  gboolean answer_withheld;
  gboolean direction_withheld;
  gboolean meeting_closed;
  char *reason;
  GPtrArray *actions;
} RkOpinion;

void rk_opinion_free (RkOpinion *opinion);
/** rk_opinions_load: in the order of agenda and talk, actions as of a day. Returns: array of
 * RkOpinion */
GPtrArray *rk_opinions_load (RkDb *db, gint64 meeting, const char *iso, GError **error);
/** rk_opinions_closed_directions: of a meeting those that belong to an item that is closed: their
 * own, else one under which something was said that they answer. Returns: set of gint64, by value
 */
GHashTable *rk_opinions_closed_directions (RkDb *db, gint64 meeting, GError **error);

G_END_DECLS
