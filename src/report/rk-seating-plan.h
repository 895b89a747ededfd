/* 席次表 of a meeting: who sits where, who has no seat and why, and the paper. The screen shows the
 * same paper and moves people on it. */
#pragma once

#include "rk-report.h"
#include "rk-seating-draw.h"

G_BEGIN_DECLS

/**
 * RkSeatingPerson:
 * @id: of the attendance, 0: a vacant seat of the council
 * @place: (nullable): as kept in the record
 * @kana: reading of the member, also where a deputy comes
 * @member: of the council, else a guest
 * @waits: has not replied
 * @standing: why there is no seat (%RK_PRESENCE_WEB, %RK_SEATING_NOWHERE, 「欠員」); NULL: has one
 */
typedef struct
{
  gint64 id;
  char *place;
  char *name;
  char *kana;
  char *body;
  char *post;
  char *role;
  gboolean member;
  gboolean staff;
  gboolean deputy;
  gboolean waits;
  const char *standing;
} RkSeatingPerson;

/**
 * RkSeatingPlan:
 * @people: array of RkSeatingPerson, in the order of rank
 * @guests: array of RkSeatingGuest that @picture's plan is made of; their words are of @people
 * @document: the paper; owns @picture
 */
typedef struct
{
  gint64 meeting;
  GPtrArray *people;
  GArray *guests;
  RkDocument *document;
  RkSeatingPicture *picture;
} RkSeatingPlan;

/**
 * rk_seating_plan_load:
 * @params: as for the document "seating"
 * @error: as of rk_report_build()
 */
RkSeatingPlan *rk_seating_plan_load (RkDb *db,
                                     const RkReportParams *params,
                                     GCancellable *cancellable,
                                     GError **error);
void rk_seating_plan_free (RkSeatingPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSeatingPlan, rk_seating_plan_free)

/** rk_seating_plan_person: Returns: (nullable): by the id of the attendance */
const RkSeatingPerson *rk_seating_plan_person (const RkSeatingPlan *self, gint64 id);
/** rk_seating_plan_copy: the plan, to move people on. Returns: (transfer full) */
RkSeating *rk_seating_plan_copy (const RkSeatingPlan *self);

G_END_DECLS
