/* 改選: the seats whose terms end, and what is decided for each of them, as one command. */
#pragma once

#include "rk-calendar.h"
#include "rk-store.h"

G_BEGIN_DECLS

typedef enum
{
  RK_RENEWAL_OPEN, /* not decided: the seat stays as it is */
  RK_RENEWAL_SAME, /* 再任 */
  RK_RENEWAL_NEW,  /* 後任 */
} RkRenewalAnswer;

/**
 * RkRenewalSeat: a seat that is to be filled.
 * @before: the newest appointment in it; 0: nobody ever had it
 * @term_end: (nullable): ISO day, until when the new term would last
 * @rest: that is the rest of the predecessor's term
 * @at_limit: who has the seat has been reappointed as often as the council allows (再任の上限);
 *   @reappointments: how often
 * @limit_reason: (nullable): why that is done once more, as kept so far
 * @has_left: who had the seat left before the end of the term, or is reported to be moved: nobody
 * to be reappointed with all the others; @left_reason: (nullable): why
 * @no_pay_reason: (nullable): why who has the seat is not paid (支給対象外); NULL: is paid
 * @paid: it was kept that the successor is, all the same
 * @draft: what was kept for this seat and this start; 0: nothing yet. @answer, @new_name, …,
 *   @sent_on (推薦依頼日) and @accepted_on (承諾日) are from there
 */
typedef struct
{
  gint64 seat_id;
  gint64 body_id;
  gint64 before;
  gint64 person_id;
  char *category;
  char *body;
  char *name;
  char *kana;
  char *post;
  char *role;
  char *before_end;
  char *term_end;
  gboolean rest;
  gboolean at_limit;
  guint reappointments;
  char *limit_reason;
  gboolean has_left;
  char *left_reason;
  char *no_pay_reason;
  gboolean paid;
  gint64 draft;
  RkRenewalAnswer answer;
  char *new_name;
  char *new_kana;
  char *new_post;
  char *sent_on;
  char *accepted_on;
} RkRenewalSeat;

/**
 * rk_renewal_seats: those which nobody holds on @start, in the order of the roster.
 * @seat: 0: of the whole council; else this one, even where its term is still running
 * @start: ISO day on which the new terms begin
 * Returns: array of RkRenewalSeat
 */
GPtrArray *
rk_renewal_seats (RkDb *db, gint64 council, gint64 seat, const char *start, GError **error);

/**
 * rk_renewal_kept_days: under which first days of new terms something is kept that is not recorded
 * yet.
 * @seat: 0: only days on which each seat is free that is so on @start, for a vacancy of which
 * somebody is asked is no renewal of the council; else of this one
 * @start: ISO day on which the new terms are expected to begin; ignored for a single seat
 * Returns: (transfer full): array of ISO days, the newest first
 */
GPtrArray *
rk_renewal_kept_days (RkDb *db, gint64 council, gint64 seat, const char *start, GError **error);

/**
 * RkRenewalPick: what is decided for a seat.
 * @sent_on, @accepted_on: (nullable): ISO days: 推薦依頼日, 承諾日
 * @limit_reason: (nullable): why somebody is reappointed more often than the bylaws allow
 * @no_pay_reason: (nullable): why a successor is not paid; as the predecessor unless it is changed
 * @person: who, where it is somebody known; 0: by @name: one of that name who has sat for the same
 *   body, else a new person
 */
typedef struct
{
  gint64 seat_id;
  gint64 before;
  RkRenewalAnswer answer;
  gint64 person;
  char *name;
  char *kana;
  char *post;
  char *sent_on;
  char *accepted_on;
  char *limit_reason;
  char *no_pay_reason;
} RkRenewalPick;

RkRenewalPick *rk_renewal_pick_new (const RkRenewalSeat *seat, RkRenewalAnswer answer);
void rk_renewal_pick_free (RkRenewalPick *pick);
/** rk_renewal_pick_equal: whether both decide the same for a seat. */
gboolean rk_renewal_pick_equal (const RkRenewalPick *a, const RkRenewalPick *b);

/**
 * rk_renewal_keep: for use inside a command: keeps what is known so far, so that it is there when
 * the window is opened again; a pick that says nothing any more is forgotten.
 * @picks: array of RkRenewalPick
 * @n: (out): seats that changed
 */
gboolean rk_renewal_keep (RkDb *db, GPtrArray *picks, const char *start, guint *n, GError **error);

/**
 * rk_renewal_note_asked: notes that a body was asked today to name somebody for a seat; a day that
 * is known stays. For use inside a command.
 * @start: ISO day on which the new term begins
 * @number: (nullable): 文書番号 of the letter; NULL: what is known stays
 * @changed: (out)
 */
gboolean rk_renewal_note_asked (RkDb *db,
                                gint64 seat,
                                const char *start,
                                const char *number,
                                gboolean *changed,
                                GError **error);
/** rk_renewal_asked_number: 文書番号 of the letter that asked.
 * @start: (nullable): of the new term; NULL: of the newest that is under way
 * @number: (out) (transfer full) (nullable): NULL: none is known */
gboolean
rk_renewal_asked_number (RkDb *db, gint64 seat, const char *start, char **number, GError **error);

/**
 * rk_renewal_perform: for use inside a command. What was kept of the seats goes into the terms.
 * @picks: array of RkRenewalPick
 * @start: ISO day
 * @appointed_on: (nullable): 委嘱日
 * @n: (out): seats filled
 * @error: %RK_ERROR_INVALID where a new person has no name; %RK_ERROR_CONSTRAINT where somebody
 * would be appointed in this council more often than it allows and no reason is given; what
 * rk_records_save() reports
 */
gboolean rk_renewal_perform (RkDb *db,
                             GPtrArray *picks,
                             const char *start,
                             const char *appointed_on,
                             guint *n,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRenewalPick, rk_renewal_pick_free)

G_END_DECLS
