/* People who may be one and the same: found, and what is decided of them. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkPeopleLikeness: what speaks for it; flags.
 * @RK_PEOPLE_NAME: the names are the same but for the way of writing
 * @RK_PEOPLE_KANA: their readings are
 * @RK_PEOPLE_BODY: both sit, or sat, for one body
 * @RK_PEOPLE_CONTACT: a telephone number or e-mail address is the same
 */
typedef enum
{
  RK_PEOPLE_NAME = 1 << 0,
  RK_PEOPLE_KANA = 1 << 1,
  RK_PEOPLE_BODY = 1 << 2,
  RK_PEOPLE_CONTACT = 1 << 3,
} RkPeopleLikeness;

/**
 * RkPeoplePair:
 * @first: the one that was there first (RkRecord of rk_kind_person), like @second
 * @first_seats: where that person sits or sat, a line each: 「協議会　機関　職名　任期」
 */
typedef struct
{
  RkRecord *first;
  RkRecord *second;
  char *first_seats;
  char *second_seats;
  guint why; /* RkPeopleLikeness */
} RkPeoplePair;

/**
 * rk_people_pairs: people who may be the same and were not said to be different, the likeliest
 * first: the same name; or the same reading, and the same body or contact; or the same contact.
 * Returns: array of RkPeoplePair
 */
GPtrArray *rk_people_pairs (RkDb *db, GCancellable *cancellable, GError **error);
/** rk_people_named: people of that name, folded. @except: 0 or somebody to leave out.
 * Returns: array of RkRecord */
GPtrArray *rk_people_named (RkDb *db, const char *name, gint64 except, GError **error);
/**
 * rk_people_merge: for use inside a command: every term of @drop becomes one of @keep, what @keep
 * does not say is taken from @drop, what both say differently goes into the note; @drop is deleted.
 * @error: RK_ERROR_CONSTRAINT where both are one body's members in one seat on a day
 */
gboolean rk_people_merge (RkDb *db, gint64 keep, gint64 drop, GError **error);
/**
 * rk_people_delete_term: for use inside a command: a term that was entered by mistake, with the
 * calls to meetings that were not answered and, where nothing else refers to them, with the person.
 * @error: RK_ERROR_CONSTRAINT, with words, where somebody replied, came or spoke
 */
gboolean rk_people_delete_term (RkDb *db, gint64 appointment, GError **error);
/** rk_people_keep_apart: for use inside a command: they are not asked about again. @iso: the day */
gboolean
rk_people_keep_apart (RkDb *db, gint64 first, gint64 second, const char *iso, GError **error);

G_END_DECLS
