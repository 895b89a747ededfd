/* 名寄せの判断: two records, or a record and a row of another list, that somebody said to be the
 * same or not. They are kept and asked of by everything that compares. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkDecision: what was said.
 * @workplace: id of a record of the register
 * @other: id of another one; 0: a row of a list, told by @key
 * @key: the first match key of the other (RkKind.match_key)
 * @phone, @number, @address: of the other, as far as it said (nullable). A row that says something
 *   else is not the one that was decided of.
 * @on: ISO day
 * @by: (nullable): who was at the desk
 */
typedef struct
{
  gint64 workplace;
  gint64 other;
  gboolean same;
  char *key;
  char *name;
  char *phone; /* digits */
  char *number;
  char *address; /* rk_text_address_key() */
  char *on;
  char *by;
  char *source;
} RkDecision;

typedef struct _RkDecisions RkDecisions;

/** rk_decisions_load: all there are. */
RkDecisions *rk_decisions_load (RkDb *db, GError **error);
void rk_decisions_free (RkDecisions *decisions);
/**
 * rk_decisions_of_row: what was decided of a row.
 * @workplace: 0: any record it was said to be the same as
 * Returns: (nullable) (transfer none): the newest; %NULL where nobody decided
 */
const RkDecision *rk_decisions_of_row (const RkDecisions *decisions,
                                       const RkRecord *row,
                                       const char *key,
                                       gint64 workplace);
/** rk_decisions_are_apart: whether two records of the register were said not to be the same. */
gboolean rk_decisions_are_apart (const RkDecisions *decisions, gint64 a, gint64 b);

/**
 * rk_decision_save: for use inside a command: keeps what is decided of @workplace and @other; what
 * was said before of the same two is replaced.
 * @other: a row (id 0) or a record of the register
 * @source: (nullable): the list it is from
 */
gboolean rk_decision_save (RkDb *db,
                           gint64 workplace,
                           const RkRecord *other,
                           gboolean same,
                           const char *source,
                           GError **error);
/** rk_decision_forget: what was decided of the two. @other: 0: of rows with @key */
gboolean
rk_decision_forget (RkDb *db, gint64 workplace, gint64 other, const char *key, GError **error);
/** rk_decisions_of_workplace: newest first. Returns: array of RkRecord (rk_kind_match_decision) */
GPtrArray *rk_decisions_of_workplace (RkDb *db, gint64 workplace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDecisions, rk_decisions_free)

G_END_DECLS
