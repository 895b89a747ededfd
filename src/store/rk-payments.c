#include "rk-payments.h"

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meeting-roster.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-records.h"

void
rk_payment_line_free (RkPaymentLine *line)
{
  g_free (line->name);
  g_free (line->body);
  g_free (line->role);
  g_free (line->presence);
  g_free (line->reason);
  g_free (line->route);
  g_free (line->paid_on);
  g_free (line);
}

RkPaymentLine *
rk_payment_line_copy (const RkPaymentLine *line)
{
  RkPaymentLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  copy->body = g_strdup (line->body);
  copy->role = g_strdup (line->role);
  copy->presence = g_strdup (line->presence);
  copy->reason = g_strdup (line->reason);
  copy->route = g_strdup (line->route);
  copy->paid_on = g_strdup (line->paid_on);
  return copy;
}

void
rk_payments_free (RkPayments *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

gint64
rk_payments_sum (const RkPayments *self, gint64 *travel, guint *n_paid)
{
  gint64 pay = 0;
  gint64 way = 0;
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RkPaymentLine *line = self->lines->pdata[i];

      pay += line->pay;
      way += line->travel;
      n += line->pay + line->travel > 0;
    }
  if (travel)
    *travel = way;
  if (n_paid)
    *n_paid = n;
  return pay;
}

/* ── rates ───────────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
fetch (RkDb *db, const RkKind *kind, const char *field, gint64 value, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, field, text, error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

static const RkRecord *
find_of_member (GPtrArray *records, gint64 member)
{
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] && rk_record_get_int (records->pdata[i], "appointment_id") == member)
      return records->pdata[i];
  return NULL;
}

static gint64
minutes_of (const char *time)
{
  g_auto (GStrv) parts = g_strsplit (time ? time : "", ":", 2);

  return parts[0] && parts[1]
             ? g_ascii_strtoll (parts[0], NULL, 10) * 60 + g_ascii_strtoll (parts[1], NULL, 10)
             : 0;
}

static gint64
length_of (const RkRecord *meeting)
{
  gint64 start = minutes_of (rk_record_get (meeting, "start_time"));
  gint64 end = minutes_of (rk_record_get (meeting, "end_time"));

  return MAX (end - start, 0);
}

static gboolean
is_valid_on (const RkRecord *rate, const char *iso)
{
  const char *from = rk_record_get (rate, "valid_from");
  const char *until = rk_record_get (rate, "valid_until");

  return (from == NULL || g_strcmp0 (from, iso) <= 0)
         && (until == NULL || g_strcmp0 (until, iso) >= 0);
}

/* The shortest band that the meeting fits in, else the longest; without bands the one there is. */
static const RkRecord *
find_rate (GPtrArray *rates, const char *role, const char *iso, gint64 minutes)
{
  const RkRecord *best = NULL;
  gint64 best_to = 0;

  for (guint i = 0; i < rates->len; i++)
    {
      const RkRecord *rate = rates->pdata[i];
      gint64 to;

      if (rate == NULL || g_strcmp0 (rk_record_get (rate, "role"), role) != 0
          || !is_valid_on (rate, iso))
        continue;
      to = rk_record_get_int (rate, "minutes_to");
      to = to ? to : G_MAXINT64;
      if (best == NULL
          || (to >= minutes ? best_to < minutes || to < best_to
                            : best_to < minutes && to > best_to))
        {
          best = rate;
          best_to = to;
        }
    }
  return best;
}

/* ── one member ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkDb *db;
  const RkRecord *meeting;
  char *iso;
  GPtrArray *attendances;
  GPtrArray *payments;
  GPtrArray *rates;
  RkPayments *out;
} Loader;

/* What the rules say where no payment was taken down. */
static void
compute (RkPaymentLine *line, const RkRecord *member, const RkRecord *rate)
{
  if (rk_record_get_int (member, "no_pay"))
    {
      line->excluded = TRUE;
      line->reason = g_strdup (rk_record_get (member, "no_pay_reason"));
    }
  else if (g_strcmp0 (line->presence, RK_REPLY_DEPUTY) == 0)
    {
      line->excluded = TRUE;
      line->reason = g_strdup ("代理出席のため");
    }
  else if (g_strcmp0 (line->presence, RK_REPLY_NO) == 0)
    line->reason = g_strdup ("欠席");
  else if (g_strcmp0 (line->presence, RK_REPLY_NONE) == 0)
    line->reason = g_strdup ("出欠の回答待ち");
  else if (rate == NULL)
    line->reason = g_strdup ("単価の定めなし");
  else
    {
      line->pay = rk_record_get_int (rate, "amount");
      line->travel_included = rk_record_get_int (rate, "travel_included") != 0;
    }
}

static void
take_payment (RkPaymentLine *line, const RkRecord *payment)
{
  line->payment = rk_record_id (payment);
  line->excluded = rk_record_get_int (payment, "excluded") != 0;
  line->reason = g_strdup (rk_record_get (payment, "excluded_reason"));
  line->route = g_strdup (rk_record_get (payment, "route"));
  line->paid_on = g_strdup (rk_record_get (payment, "paid_on"));
  if (line->excluded)
    return;
  line->pay = rk_record_get_int (payment, "amount");
  line->travel = rk_record_get_int (payment, "travel");
}

static char *
presence_of (const Loader *self, const RkRecord *attendance)
{
  gboolean taken = self->out->taken;
  const char *standing
      = attendance ? rk_attendance_standing (attendance, self->meeting, !taken) : NULL;

  return g_strdup (standing ? standing : taken ? RK_REPLY_NO : RK_REPLY_NONE);
}

/* An observer is not paid; who was paid stays, and so does who was none when the minutes became
 * final: an attendance has the role of then. */
static gboolean
is_listed (const Loader *self, const RkSeatRow *row, gboolean called)
{
  const RkRecord *attendance = find_of_member (self->attendances, row->appointment_id);
  const RkRecord *payment = find_of_member (self->payments, row->appointment_id);
  const char *role = attendance ? rk_record_get (attendance, "role") : row->role;

  return row->appointment_id && (!called || attendance)
         && (g_strcmp0 (role, RK_ROLE_OBSERVER) != 0
             || (payment && rk_record_get (payment, "paid_on")));
}

static gboolean
add_member (Loader *self, const RkSeatRow *row, GError **error)
{
  const RkRecord *payment = find_of_member (self->payments, row->appointment_id);
  const RkRecord *attendance = find_of_member (self->attendances, row->appointment_id);
  g_autoptr (RkRecord) member
      = rk_records_get (self->db, &rk_kind_appointment, row->appointment_id, error);
  RkPaymentLine *line;

  if (member == NULL)
    return FALSE;
  line = g_new0 (RkPaymentLine, 1);
  line->appointment = row->appointment_id;
  /* An attendance has them as they were when the minutes became final. */
  line->name = g_strdup (attendance ? rk_record_get (attendance, "name") : row->name);
  line->body = g_strdup (attendance ? rk_record_get (attendance, "body") : row->body);
  line->role = g_strdup (attendance ? rk_record_get (attendance, "role") : row->role);
  line->presence = presence_of (self, attendance);
  if (payment)
    take_payment (line, payment);
  else
    compute (line, member, find_rate (self->rates, line->role, self->iso, self->out->minutes));
  g_ptr_array_add (self->out->lines, line);
  return TRUE;
}

/* The members of a council by its own rates. @called: of them those who were called only: who sits
 * in several of the councils is paid once. */
static gboolean
add_council (Loader *self, gint64 council, gboolean called, GError **error)
{
  g_autoptr (GPtrArray) rates = fetch (self->db, &rk_kind_pay_rate, "council_id", council, error);
  g_autoptr (GPtrArray) roster = rates ? rk_meetings_roster (self->db, rk_record_id (self->meeting),
                                                             council, self->iso, error)
                                       : NULL;
  gboolean ok = roster != NULL;

  self->rates = rates;
  for (guint i = 0; ok && i < roster->len; i++)
    if (is_listed (self, roster->pdata[i], called))
      ok = add_member (self, roster->pdata[i], error);
  self->rates = NULL;
  return ok;
}

static gboolean
has_line (const Loader *self, gint64 appointment)
{
  for (guint i = 0; i < self->out->lines->len; i++)
    if (((RkPaymentLine *)self->out->lines->pdata[i])->appointment == appointment)
      return TRUE;
  return FALSE;
}

/* Whoever was a member when the minutes became final is one of that day, even where the term was
 * found to have ended before. */
static gboolean
add_kept (Loader *self, gint64 council, GError **error)
{
  g_autoptr (GPtrArray) rates = fetch (self->db, &rk_kind_pay_rate, "council_id", council, error);
  gboolean ok = rates != NULL;

  self->rates = rates;
  for (guint i = 0; ok && i < self->attendances->len; i++)
    {
      const RkRecord *attendance = self->attendances->pdata[i];
      RkSeatRow row = { .appointment_id = rk_record_get_int (attendance, "appointment_id") };

      if (rk_record_get (attendance, "name_then") && is_listed (self, &row, TRUE)
          && !has_line (self, row.appointment_id))
        ok = add_member (self, &row, error);
    }
  self->rates = NULL;
  return ok;
}

static gboolean
load_lines (Loader *self, GError **error)
{
  gint64 id = rk_record_id (self->meeting);
  gint64 council = rk_record_get_int (self->meeting, "council_id");
  g_autoptr (GPtrArray) attendances
      = fetch (self->db, &rk_kind_attendance, "meeting_id", id, error);
  g_autoptr (GPtrArray) payments
      = attendances ? fetch (self->db, &rk_kind_payment, "meeting_id", id, error) : NULL;
  g_autoptr (GPtrArray) joints = payments ? rk_meetings_joints (self->db, id, error) : NULL;
  RkQuorum quorum;
  gboolean expected;
  gboolean ok;

  if (joints == NULL || !rk_meetings_quorum (self->db, id, &quorum, &expected, error))
    return FALSE;
  self->attendances = attendances;
  self->payments = payments;
  self->out->taken = !expected;
  ok = add_council (self, council, FALSE, error);
  for (guint i = 0; ok && i < joints->len; i++)
    ok = add_council (self, ((const RkJoint *)joints->pdata[i])->council, TRUE, error);
  return ok && add_kept (self, council, error);
}

RkPayments *
rk_payments_load (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_meeting, meeting, error);
  g_autoptr (RkPayments) payments = NULL;
  g_autofree char *today = rk_date_to_iso (rk_today ());
  Loader self = { .db = db, .meeting = record };

  if (record == NULL)
    return NULL;
  payments = g_new0 (RkPayments, 1);
  payments->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_payment_line_free);
  payments->minutes = length_of (record);
  self.out = payments;
  self.iso = rk_record_get (record, "date") ? (char *)rk_record_get (record, "date") : today;
  return load_lines (&self, error) ? g_steal_pointer (&payments) : NULL;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
save_line (RkDb *db, gint64 meeting, const RkPaymentLine *line, GError **error)
{
  const RkKind *kind = &rk_kind_payment;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (line->payment && (before = rk_records_get (db, kind, line->payment, error)) == NULL)
    return FALSE;
  draft = before ? rk_draft_copy (before) : rk_draft_new (kind);
  rk_draft_set_int (draft, rk_kind_field (kind, "meeting_id"), meeting);
  rk_draft_set_int (draft, rk_kind_field (kind, "appointment_id"), line->appointment);
  rk_draft_set_int (draft, rk_kind_field (kind, "amount"), line->excluded ? 0 : line->pay);
  rk_draft_set_int (draft, rk_kind_field (kind, "travel"), line->excluded ? 0 : line->travel);
  rk_draft_set_int (draft, rk_kind_field (kind, "excluded"), line->excluded);
  rk_draft_take (draft, rk_kind_field (kind, "excluded_reason"), g_strdup (line->reason));
  rk_draft_take (draft, rk_kind_field (kind, "route"), g_strdup (line->route));
  rk_draft_take (draft, rk_kind_field (kind, "paid_on"), g_strdup (line->paid_on));
  after = rk_draft_end (draft);
  if (before && rk_record_equal (before, after))
    return TRUE;
  return rk_records_save (db, after, NULL, error);
}

gboolean
rk_payments_save (RkDb *db, gint64 meeting, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (!save_line (db, meeting, lines->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
rk_payments_forget (RkDb *db, gint64 payment, GError **error)
{
  return rk_records_delete (db, &rk_kind_payment, payment, error);
}
