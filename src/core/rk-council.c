#include "rk-council.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-codes.h"
#include "rk-error.h"
#include "rk-text.h"

/* ── quorum ──────────────────────────────────────────────────────────────────────────────── */

RkQuorum
rk_quorum_count (const char *rule,
                 guint number,
                 gboolean deputies_count,
                 guint members,
                 guint attending,
                 guint deputies)
{
  RkQuorum quorum = { .rule = RK_QUORUM_HALF,
                      .members = members,
                      .attending = attending,
                      .deputies = deputies,
                      .needed = (members + 1) / 2,
                      .deputies_count = deputies_count };

  if (g_strcmp0 (rule, RK_QUORUM_MAJORITY) == 0)
    {
      quorum.rule = RK_QUORUM_MAJORITY;
      quorum.needed = members / 2 + 1;
    }
  else if (g_strcmp0 (rule, RK_QUORUM_NUMBER) == 0)
    {
      quorum.rule = RK_QUORUM_NUMBER;
      quorum.needed = number;
    }
  quorum.present = attending + (deputies_count ? deputies : 0);
  quorum.met = quorum.present > 0 && quorum.present >= quorum.needed;
  return quorum;
}

char *
rk_quorum_dup_words (const RkQuorum *quorum)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, quorum->written ? "回答 %u名" : "出席 %u名", quorum->attending);
  if (quorum->deputies && quorum->deputies_count)
    g_string_append_printf (words, "＋代理 %u名＝%u名", quorum->deputies, quorum->present);
  else if (quorum->deputies)
    g_string_append_printf (words, "（代理 %u名は数えない）", quorum->deputies);
  g_string_append_printf (words, "　定足数 %u名", quorum->needed);
  if (g_str_equal (quorum->rule, RK_QUORUM_NUMBER))
    g_string_append_printf (words, "（委員%u名）", quorum->members);
  else
    g_string_append_printf (words, "（委員%u名の%s）", quorum->members, quorum->rule);
  return g_string_free (words, FALSE);
}

const char *
rk_attendance_standing (const RkRecord *attendance, const RkRecord *meeting, gboolean expected)
{
  const char *presence = rk_record_get (attendance, "presence");

  if (g_strcmp0 (rk_record_get (meeting, "form"), RK_FORM_WRITTEN) == 0)
    return g_strcmp0 (presence, RK_PRESENCE_WRITTEN) == 0 ? presence : NULL;
  return presence || !expected ? presence : rk_record_get (attendance, "reply");
}

char *
rk_council_role_of (const char *lines, gint64 council)
{
  g_auto (GStrv) all = g_strsplit (lines ? lines : "", "\n", -1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT " ", council);

  for (char **line = all; *line; line++)
    if (g_str_has_prefix (*line, id))
      return g_strdup (*line + strlen (id));
  return NULL;
}

char *
rk_attendance_dup_role_in (const RkRecord *attendance, gint64 council)
{
  return rk_record_get_int (attendance, "council_id") == council
             ? g_strdup (rk_record_get (attendance, "role"))
             : rk_council_role_of (rk_record_get (attendance, "councils"), council);
}

gboolean
rk_attendance_votes_in (const RkRecord *attendance, gint64 council)
{
  g_autofree char *role = rk_attendance_dup_role_in (attendance, council);

  return role && !g_str_equal (role, RK_ROLE_OBSERVER);
}

guint
rk_attendance_count_unanswered (const GPtrArray *attendances, const RkRecord *meeting)
{
  guint n = 0;

  for (guint i = 0; i < attendances->len; i++)
    {
      const RkRecord *row = attendances->pdata[i];
      const char *standing = rk_attendance_standing (row, meeting, TRUE);

      n += rk_record_get_int (row, "appointment_id") && rk_record_get_int (row, "in_office")
           && g_strcmp0 (rk_record_get (row, "role"), RK_ROLE_OBSERVER) != 0
           && (standing == NULL || g_str_equal (standing, RK_REPLY_NONE));
    }
  return n;
}

char *
rk_meeting_dup_unsaid (const RkRecord *meeting, gboolean held)
{
  static const char *const fields[] = { "place", "start_time", "end_time" };
  const RkKind *kind = rk_record_kind (meeting);
  const char *form = rk_record_get (meeting, "form");
  gboolean web = g_strcmp0 (form, RK_FORM_WEB) == 0;
  g_autoptr (GString) names = g_string_new (NULL);

  if (g_strcmp0 (form, RK_FORM_WRITTEN) == 0)
    return NULL;
  for (guint i = web ? 1 : 0; i < (held ? 3 : 2); i++)
    if (rk_record_get (meeting, fields[i]) == NULL)
      g_string_append_printf (names, "%s%s", names->len ? "、" : "",
                              _ (kind->fields[rk_kind_field (kind, fields[i])].label));
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* ── meetings held in writing ────────────────────────────────────────────────────────────── */

/* As in the room: a majority of those present, and the chair decides where half are in favour. */
RkTally
rk_tally_count (const RkQuorum *quorum, guint in_favour, guint against, guint opinions)
{
  guint replied = in_favour + against + opinions;
  RkTally tally = { .in_favour = in_favour,
                    .against = against,
                    .opinions = opinions,
                    .members = quorum->members,
                    .needed = quorum->needed };

  tally.valid = replied > 0 && replied >= quorum->needed;
  tally.carried = tally.valid && in_favour * 2 > replied;
  tally.tied = tally.valid && in_favour * 2 == replied;
  return tally;
}

RkRecord *
rk_ballots_find (const GPtrArray *ballots, gint64 item, gint64 appointment)
{
  for (guint i = 0; i < ballots->len; i++)
    if (rk_record_get_int (ballots->pdata[i], "agenda_item_id") == item
        && rk_record_get_int (ballots->pdata[i], "appointment_id") == appointment)
      return ballots->pdata[i];
  return NULL;
}

RkTally
rk_tally_of (const RkQuorum *quorum,
             gint64 council,
             const GPtrArray *attendances,
             const GPtrArray *ballots,
             gint64 item)
{
  guint n[3] = { 0 };

  for (guint i = 0; i < attendances->len; i++)
    {
      const RkRecord *member = attendances->pdata[i];
      const RkRecord *ballot
          = rk_ballots_find (ballots, item, rk_record_get_int (member, "appointment_id"));
      const char *vote = ballot ? rk_record_get (ballot, "vote") : NULL;

      if (vote == NULL || !rk_attendance_votes_in (member, council))
        continue;
      n[0] += g_str_equal (vote, RK_VOTE_FOR);
      n[1] += g_str_equal (vote, RK_VOTE_AGAINST);
      n[2] += g_str_equal (vote, RK_VOTE_OPINION);
    }
  return rk_tally_count (quorum, n[0], n[1], n[2]);
}

char *
rk_tally_dup_words (const RkTally *tally)
{
  guint replied = tally->in_favour + tally->against + tally->opinions;

  return g_strdup_printf ("賛成 %u名　反対 %u名　意見 %u名　回答 %u名／委員%u名（定足数 %u名）　%s",
                          tally->in_favour, tally->against, tally->opinions, replied,
                          tally->members, tally->needed,
                          !tally->valid    ? "回答が定足数に達していない"
                          : tally->carried ? "可決"
                          : tally->tied    ? "賛成が半数のため会長が決する"
                                           : "否決");
}

/* ── terms ───────────────────────────────────────────────────────────────────────────────── */

static RkDate
full_term_end (RkDate start, guint months)
{
  return rk_date_add_days (rk_date_add_months (start, (int)months), -1);
}

/* The last such day of the year that is not after @limit. */
static RkDate
last_end_day (RkDate limit, int month, int day)
{
  int year = limit.year;
  RkDate end = rk_date (year, month, MIN (day, rk_date_days_in_month (year, month)));

  if (rk_date_compare (end, limit) > 0)
    {
      year--;
      end = rk_date (year, month, MIN (day, rk_date_days_in_month (year, month)));
    }
  return end;
}

RkDate
rk_term_end (RkDate start, guint months, const char *end_day, RkDate rest_of)
{
  RkDate end;
  RkDate within;
  int month, day;

  if (!rk_date_is_full (start) || months == 0)
    return rest_of;
  end = full_term_end (start, months);
  if (end_day && sscanf (end_day, "%d-%d", &month, &day) == 2)
    {
      within = last_end_day (end, month, day);
      if (rk_date_compare (within, start) > 0)
        end = within;
    }
  if (rk_date_is_full (rest_of) && rk_date_compare (rest_of, start) >= 0
      && rk_date_compare (rest_of, end) < 0)
    end = rest_of;
  return end;
}

static RkDate
or_first (RkDate date)
{
  return rk_date_is_set (date) ? date : rk_date (1, 1, 1);
}

static RkDate
or_last (RkDate date)
{
  return rk_date_is_set (date) ? date : rk_date (9999, 12, 31);
}

gboolean
rk_terms_overlap (RkTerm a, RkTerm b)
{
  return rk_date_compare (or_first (a.start), or_last (b.end)) <= 0
         && rk_date_compare (or_first (b.start), or_last (a.end)) <= 0;
}

guint
rk_reappointments (const RkTerm *terms, guint n, RkDate start)
{
  guint before = 0;

  for (guint i = 0; i < n; i++)
    before += rk_date_compare (terms[i].start, start) < 0;
  return before;
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  return rk_date_compare (((const RkTerm *)a)->start, ((const RkTerm *)b)->start);
}

/* The days in office up to @day as spans without a gap between or an overlap among them. */
static GArray *
spans_served (const RkTerm *terms, guint n, RkDate day)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (RkTerm));
  g_autofree RkTerm *sorted = g_memdup2 (terms, n * sizeof *terms);

  if (n > 0)
    qsort (sorted, n, sizeof *sorted, compare_terms);
  for (guint i = 0; i < n; i++)
    {
      RkTerm span = { sorted[i].start, or_last (sorted[i].end) };
      RkTerm *last = spans->len ? &g_array_index (spans, RkTerm, spans->len - 1) : NULL;

      if (rk_date_compare (span.end, day) > 0)
        span.end = day;
      if (!rk_date_is_full (span.start) || !rk_date_is_full (span.end)
          || rk_date_compare (span.start, span.end) > 0)
        continue;
      if (last == NULL || rk_date_compare (span.start, rk_date_add_days (last->end, 1)) > 0)
        g_array_append_val (spans, span);
      else if (rk_date_compare (span.end, last->end) > 0)
        last->end = span.end;
    }
  return spans;
}

guint
rk_days_served (const RkTerm *terms, guint n, RkDate day)
{
  g_autoptr (GArray) spans = spans_served (terms, n, day);
  guint days = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const RkTerm *span = &g_array_index (spans, RkTerm, i);

      days += (guint)rk_date_days_between (span->start, span->end) + 1;
    }
  return days;
}

/* Whole months from the first day on; @rest: (out): days beyond them */
static guint
whole_months (const RkTerm *span, guint *rest)
{
  RkDate after = rk_date_add_days (span->end, 1);
  int months = (after.year - span->start.year) * 12 + after.month - span->start.month;

  if (rk_date_compare (rk_date_add_months (span->start, months), after) > 0)
    months--;
  *rest = (guint)rk_date_days_between (rk_date_add_months (span->start, months), after);
  return (guint)months;
}

char *
rk_years_served (const RkTerm *terms, guint n, RkDate day)
{
  g_autoptr (GArray) spans = spans_served (terms, n, day);
  guint months = 0;
  guint days = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      guint rest;

      months += whole_months (&g_array_index (spans, RkTerm, i), &rest);
      days += rest;
    }
  months += days / 30;
  if (months < 12)
    return g_strdup_printf ("%uか月", months);
  if (months % 12 == 0)
    return g_strdup_printf ("%u年", months / 12);
  return g_strdup_printf ("%u年%uか月", months / 12, months % 12);
}

static char *
term_words (RkTerm term)
{
  g_autofree char *from = rk_date_to_wareki_short (term.start);
  g_autofree char *until = rk_date_to_wareki_short (term.end);

  return g_strdup_printf ("%s～%s", from, until);
}

gboolean
rk_term_check_overlap (
    RkTerm term, const char *name, RkTerm taken, const char *other, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *other_words = NULL;

  if (!rk_terms_overlap (term, taken))
    return TRUE;
  words = term_words (term);
  other_words = term_words (taken);
  g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
               _ ("The terms of %s (%s) and %s (%s) overlap in this seat. Nothing was changed. End "
                  "the earlier term or begin the later one after it."),
               other, other_words, name, words);
  return FALSE;
}

gboolean
rk_deputy_check (const char *member,
                 const char *body,
                 const char *deputy,
                 const char *deputy_body,
                 GError **error)
{
  g_autofree char *key = rk_text_name_key (body);
  g_autofree char *other = rk_text_name_key (deputy_body);

  if (*other == '\0' || g_str_equal (key, other))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
               _ ("%s of %s cannot come for %s, who sits for %s. A deputy is of the same body."),
               deputy, deputy_body, member, body);
  return FALSE;
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

/* Weights 1, 3 and 7 by turns find every wrong digit and most that changed places. */
static guint
check_digit (const char *digits)
{
  static const guint weights[] = { 7, 3, 1 };
  guint sum = 0;

  for (gsize i = 0; digits[i]; i++)
    sum += (guint)(digits[i] - '0') * weights[i % 3];
  return (10 - sum % 10) % 10;
}

char *
rk_reply_code (guint council, guint meeting, guint member)
{
  g_autofree char *digits = g_strdup_printf ("%02u%02u%02u", council, meeting, member);

  return g_strdup_printf ("%02u-%02u-%02u-%u", council, meeting, member, check_digit (digits));
}

gboolean
rk_reply_code_parse (
    const char *text, guint *council, guint *meeting, guint *member, GError **error)
{
  g_autofree char *digits = rk_text_digits (text);
  char check;

  if (strlen (digits) == 7)
    {
      check = digits[6];
      digits[6] = '\0';
      if (check == (char)('0' + check_digit (digits)))
        {
          sscanf (digits, "%2u%2u%2u", council, meeting, member);
          return TRUE;
        }
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not the code of a reply slip, or one digit is wrong"));
  return FALSE;
}

static guint
count_of_item (const RkMaterialStep *steps, guint n, guint at)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += steps[at].item && steps[i].item == steps[at].item
             && g_str_equal (steps[i].kind, steps[at].kind);
  return count;
}

/* The paper of the same kind and item before @at; -1: it is the first of them. */
static int
earlier_of_item (const RkMaterialStep *steps, guint at)
{
  for (guint i = at; i-- > 0;)
    if (steps[at].item && steps[i].item == steps[at].item
        && g_str_equal (steps[i].kind, steps[at].kind))
      return (int)i;
  return -1;
}

static guint
highest_of_kind (const RkMaterialStep *steps, const guint *main, guint at)
{
  guint highest = 0;

  for (guint i = 0; i < at; i++)
    if (g_str_equal (steps[i].kind, steps[at].kind))
      highest = MAX (highest, main[i]);
  return highest;
}

char *
rk_agenda_number (guint n, gboolean under)
{
  static const char *const inner[] = { "ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ" };
  char bracketed[7] = { 0 };

  if (under && n <= G_N_ELEMENTS (inner))
    return g_strdup (inner[n - 1]);
  if (under || n > 20)
    return g_strdup_printf ("(%u)", n);
  g_unichar_to_utf8 (0x2474 + n - 1, bracketed); /* ⑴ */
  return g_strdup (bracketed);
}

static guint
count_members (GPtrArray *attendances, const char *role)
{
  guint n = 0;

  for (guint i = 0; i < attendances->len; i++)
    n += rk_record_get_int (attendances->pdata[i], "appointment_id")
         && (role == NULL || g_strcmp0 (rk_record_get (attendances->pdata[i], "role"), role) == 0);
  return n;
}

char *
rk_agenda_election (const RkRecord *council, GPtrArray *members)
{
  static const char *const fields[] = { "chair_selection", "deputy_chair_selection" };
  static const char *const names[] = { RK_ROLE_CHAIR, RK_ROLE_DEPUTY_CHAIR };
  g_autoptr (GString) who = g_string_new (NULL);
  gboolean elected = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && !count_members (members, RK_ROLE_CHAIR); i++)
    {
      const char *how = rk_record_get (council, fields[i]);

      if (g_strcmp0 (how, "あて職") == 0)
        continue;
      g_string_append_printf (who, "%s%s", who->len ? "及び" : "", names[i]);
      elected |= g_strcmp0 (how, "指名") != 0;
    }
  return who->len ? g_strdup_printf ("%sの%s", who->str, elected ? "選任" : "指名") : NULL;
}

guint
rk_agenda_before (const RkRecord *council, GPtrArray *members)
{
  g_autofree char *election = rk_agenda_election (council, members);

  return RK_OPENING_MINUTES + RK_GREETING_MINUTES
         + (count_members (members, NULL) ? RK_QUORUM_MINUTES : 0)
         + (election ? RK_ELECTION_MINUTES : 0);
}

gboolean
rk_meeting_is_open (const RkRecord *meeting)
{
  return rk_record_is_null (meeting, rk_kind_field (rk_record_kind (meeting), "open"))
         || rk_record_get_int (meeting, "open");
}

/* Which one closes an item: itself, the one it stands under, or none. */
static const RkRecord *
find_closed (const GPtrArray *items, const RkRecord *item)
{
  gint64 above = rk_record_get_int (item, "parent_id");

  if (rk_record_get_int (item, "closed"))
    return item;
  for (guint i = 0; above && i < items->len; i++)
    if (items->pdata[i] && rk_record_id (items->pdata[i]) == above)
      return rk_record_get_int (items->pdata[i], "closed") ? items->pdata[i] : NULL;
  return NULL;
}

gboolean
rk_agenda_is_closed (const GPtrArray *items, const RkRecord *item)
{
  return find_closed (items, item) != NULL;
}

const char *
rk_agenda_closed_reason (const GPtrArray *items, const RkRecord *item)
{
  const RkRecord *closed = find_closed (items, item);

  return closed ? rk_record_get (closed, "closed_reason") : NULL;
}

gboolean
rk_agenda_has_closed (const GPtrArray *items, const RkRecord *item)
{
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] && rk_record_get_int (items->pdata[i], "parent_id") == rk_record_id (item)
        && rk_record_get_int (items->pdata[i], "closed"))
      return TRUE;
  return FALSE;
}

RkOpenness
rk_agenda_openness (const RkRecord *meeting, const GPtrArray *items, const RkRecord *item)
{
  if (!rk_meeting_is_open (meeting))
    return item ? RK_OPENNESS_OPEN : RK_OPENNESS_CLOSED;
  if (item && rk_agenda_is_closed (items, item))
    return RK_OPENNESS_CLOSED;
  if (item)
    return rk_agenda_has_closed (items, item) ? RK_OPENNESS_PARTLY : RK_OPENNESS_OPEN;
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] && rk_record_get_int (items->pdata[i], "closed"))
      return RK_OPENNESS_PARTLY;
  return RK_OPENNESS_OPEN;
}

guint
rk_agenda_item_minutes (GPtrArray *items, guint i)
{
  gint64 id = rk_record_id (items->pdata[i]);

  for (guint j = i + 1; j < items->len && rk_record_get_int (items->pdata[j], "parent_id") == id;
       j++)
    if (rk_record_get_int (items->pdata[j], "minutes") > 0)
      return 0;
  return (guint)rk_record_get_int (items->pdata[i], "minutes");
}

static gboolean
is_discussed (const RkRecord *item)
{
  return g_strcmp0 (rk_record_get (item, "kind"), RK_ITEM_DISCUSSION) == 0;
}

gboolean
rk_agenda_is_asked (GPtrArray *items, guint i)
{
  gint64 id = rk_record_id (items->pdata[i]);
  guint outer = i;

  while (outer > 0 && rk_record_get_int (items->pdata[outer], "parent_id"))
    outer--;
  return is_discussed (items->pdata[i]) && is_discussed (items->pdata[outer])
         && (i + 1 >= items->len || rk_record_get_int (items->pdata[i + 1], "parent_id") != id);
}

char **
rk_material_numbers (const RkMaterialStep *steps, guint n)
{
  char **numbers = g_new0 (char *, n + 1);
  g_autofree guint *main = g_new0 (guint, n + 1);
  g_autofree guint *sub = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int earlier = earlier_of_item (steps, i);

      main[i] = earlier >= 0 ? main[earlier] : highest_of_kind (steps, main, i) + 1;
      sub[i] = earlier >= 0 ? sub[earlier] + 1 : 1;
      numbers[i] = count_of_item (steps, n, i) > 1
                       ? g_strdup_printf ("%s%u-%u", steps[i].kind, main[i], sub[i])
                       : g_strdup_printf ("%s%u", steps[i].kind, main[i]);
    }
  return numbers;
}
