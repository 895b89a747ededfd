/* A row of a member list (rk_kind_member) into the records it speaks of: body, person, seat and
 * appointment. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkMemberPut: what became of a row.
 * @added: the appointment is new
 * @changed: a record that was there got another value
 * @appointment: where it stands now
 * @alike: (nullable): why this may be a person who is there already, as another record; a sentence
 * @collision: (nullable): who has the row's place in the roster, too; a sentence
 * @rival: (nullable): who else is chair of the council in that time; a sentence
 * @words: what changed: 「職名　課長 → 部長」; "" where nothing did
 */
typedef struct
{
  gboolean added;
  gboolean changed;
  gint64 appointment;
  char *alike;
  char *collision;
  char *rival;
  char *words;
} RkMemberPut;

void rk_member_put_clear (RkMemberPut *put);

/**
 * rk_members_put: for use inside a command.
 * @row: a record of rk_kind_member
 * @council: the council where the row names none
 * @error: RK_ERROR_NOT_FOUND where there is no such council, RK_ERROR_CONSTRAINT where the term
 *   overlaps another one in every seat
 *
 * Where the row says person_id or body_id these are meant. Else
 * the body is the one of that name; the person the one of that name who sits for the body in any
 * council, or who sits in this council for nobody else's; the appointment the one of that person in
 * that council whose term is the same, or which is in force where the row gives no term. What is
 * missing is made. An empty value never takes one away.
 */
gboolean
rk_members_put (RkDb *db, const RkRecord *row, gint64 council, RkMemberPut *put, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkMemberPut, rk_member_put_clear)

G_END_DECLS
