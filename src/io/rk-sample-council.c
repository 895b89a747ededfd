/* The councils of the sample and who sits in them. Some terms ended on 31 March, some end soon, a
 * seat is vacant, a transfer was reported, a letter was not printed: there is work to see. */
#include "rk-sample-council.h"

#include <string.h>

#include "rk-area.h"
#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-records.h"

/* Places in rk_sample_councils with something particular. */
#define PREFECTURE 0
#define ENDED 1     /* terms ended on 31 March, nobody was appointed yet but three */
#define DORMANT 2   /* does not meet this year, jointly with the next one */
#define ENDS_SOON 4 /* terms end in four weeks */
#define JUST_SUCCEEDED 6
#define GROUP 9     /* 部会 */
#define INSURERS 10 /* 関係会議 */

/* ── one record ──────────────────────────────────────────────────────────────────────────── */

void
rk_sample_text (RkDraft *draft, const char *field, const char *value)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (value));
}

void
rk_sample_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

void
rk_sample_day (RkDraft *draft, const char *field, RkDate day)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), rk_date_to_iso (day));
}

char *
rk_sample_fill_words (const char *text, const char *word)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "#", word, 0);
  return g_string_free (out, FALSE);
}

gboolean
rk_sample_save (RkSampleMaker *self, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (self->db, record, id, error);
}

RkDate
rk_sample_workday (RkDate day)
{
  return rk_date_to_workday (day, 1);
}

static void
set_phones (RkDraft *draft, const char *dial, guint n)
{
  int zeros = 6 - (int)strlen (dial);
  g_autofree char *phone = g_strdup_printf ("%s-%0*d-%04u", dial, zeros, 0, n);
  g_autofree char *fax = g_strdup_printf ("%s-%0*d-%04u", dial, zeros, 0, n + 5000);

  rk_sample_text (draft, "phone", phone);
  rk_sample_text (draft, "fax", fax);
}

/* ── councils ────────────────────────────────────────────────────────────────────────────── */

static char *
dup_section (const RkSampleCouncil *like)
{
  return g_str_equal (like->level, RK_LEVEL_AREA)
             ? g_strdup_printf ("%s地域保健所　地域保健課", like->word)
             : g_strdup ("静岡県健康づくり担当課　企画係");
}

static void
set_secretariat (RkDraft *draft, const RkSampleCouncil *like)
{
  gboolean local = g_str_equal (like->level, RK_LEVEL_AREA);
  g_autofree char *section = dup_section (like);
  g_autofree char *head = local ? g_strdup_printf ("%s地域保健所長", like->word)
                                : g_strdup ("静岡県健康づくり担当部長");
  int zeros = 6 - (int)strlen (like->dial);
  g_autofree char *phone = g_strdup_printf ("%s-%0*d-0001", like->dial, zeros, 0);
  g_autofree char *fax = g_strdup_printf ("%s-%0*d-0002", like->dial, zeros, 0);

  rk_sample_text (draft, "secretariat", section);
  rk_sample_text (draft, "secretariat_head", head);
  rk_sample_text (draft, "secretariat_person", local ? "増田" : "落合");
  rk_sample_text (draft, "secretariat_postal_code", like->postal);
  rk_sample_text (draft, "secretariat_address", like->town);
  rk_sample_text (draft, "secretariat_phone", phone);
  rk_sample_text (draft, "secretariat_fax", fax);
  rk_sample_text (draft, "secretariat_email", "kenko@example.jp");
  rk_sample_text (draft, "appointer", local ? head : "静岡県知事");
}

/* They say what the rules of the council say. */
static char *
dup_bylaws (const RkSampleCouncil *like)
{
  g_autofree char *section = dup_section (like);
  GString *text = g_string_new (rk_sample_bylaws);

  g_string_replace (text, "#", like->name, 0);
  g_string_replace (text, "{定足数}", like->quorum, 0);
  g_string_replace (text, "{庶務担当}", section, 0);
  return g_string_free (text, FALSE);
}

static void
set_rules (RkSampleMaker *self, RkDraft *draft, const RkSampleCouncil *like, guint n)
{
  g_autofree char *title = g_strdup_printf ("%s設置要綱", like->name);
  g_autofree char *text = dup_bylaws (like);
  RkDate soon = rk_date_add_days (self->today, 28);

  rk_sample_text (draft, "bylaws_title", title);
  rk_sample_text (draft, "bylaws", text);
  rk_sample_text (draft, "bylaws_enacted_on", "2008-04-01");
  rk_sample_text (draft, "bylaws_amended_on", "2020-04-01");
  rk_sample_text (draft, "bylaws_history",
                  "この要綱は、平成20年4月1日から施行する。\n"
                  "この要綱は、令和2年4月1日から施行する。");
  rk_sample_text (draft, "legal_basis",
                  n + 1 == rk_sample_n_councils ? "高齢者の医療の確保に関する法律第157条の2"
                                                : "地域・職域連携推進ガイドライン");
  rk_sample_text (draft, "established_on", "2008-04-01");
  rk_sample_text (draft, "quorum_rule", like->quorum);
  rk_sample_int (draft, "member_limit", 25);
  rk_sample_int (draft, "observer_quota", 10);
  if (n == ENDS_SOON)
    {
      g_autofree char *day = g_strdup_printf ("%02d-%02d", soon.month, soon.day);

      rk_sample_text (draft, "term_end_day", day);
    }
  if (n == DORMANT)
    {
      rk_sample_day (draft, "suspended_from", rk_fiscal_year_start (self->year));
      rk_sample_day (draft, "suspended_until", rk_fiscal_year_end (self->year));
      rk_sample_text (draft, "joint_areas", "駿東田方");
    }
}

static gboolean
add_council (RkSampleMaker *self, guint n, const gint64 *councils, gint64 *id, GError **error)
{
  const RkSampleCouncil *like = &rk_sample_councils[n];
  RkDraft *draft = rk_draft_new (&rk_kind_council);

  rk_sample_text (draft, "name", like->name);
  rk_sample_text (draft, "short_name", like->short_name);
  rk_sample_text (draft, "level", like->level);
  rk_sample_text (draft, "area", like->area);
  rk_sample_int (draft, "position", (gint64)n + 1);
  if (like->parent >= 0)
    rk_sample_int (draft, "parent_id", councils[like->parent]);
  set_rules (self, draft, like, n);
  set_secretariat (draft, like);
  rk_sample_text (draft, "record_style", n == PREFECTURE ? "氏名" : n % 2 ? "委員" : "機関");
  rk_sample_text (draft, "minutes_layout", n % 2 ? "項目別" : "会議概要");
  return rk_sample_save (self, draft, id, error);
}

static gboolean
add_pay_rates (RkSampleMaker *self, gint64 council, GError **error)
{
  static const struct
  {
    const char *role;
    guint minutes;
    guint amount;
  } rates[] = { { RK_ROLE_CHAIR, 120, 8000 },  { RK_ROLE_DEPUTY_CHAIR, 120, 7500 },
                { RK_ROLE_MEMBER, 120, 7000 }, { RK_ROLE_CHAIR, 240, 9000 },
                { RK_ROLE_MEMBER, 240, 8000 }, { RK_ROLE_DEPUTY_CHAIR, 240, 8500 } };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_pay_rate);

      rk_sample_int (draft, "council_id", council);
      rk_sample_text (draft, "role", rates[i].role);
      rk_sample_int (draft, "minutes_to", rates[i].minutes);
      rk_sample_int (draft, "amount", rates[i].amount);
      rk_sample_int (draft, "travel_included", FALSE);
      rk_sample_text (draft, "valid_from", "2020-04-01");
      if (!rk_sample_save (self, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ── bodies and people ───────────────────────────────────────────────────────────────────── */

static void
person_name (guint n, char **name, char **kana, const char **sex)
{
  guint families = rk_sample_n_family_names;
  const RkSamplePerson *family = &rk_sample_family_names[n % families];
  const RkSamplePerson *first
      = &rk_sample_first_names[(n / families + n * 7) % rk_sample_n_first_names];

  *name = g_strdup_printf ("%s　%s", family->word, first->word);
  *kana = g_strdup_printf ("%s　%s", family->kana, first->kana);
  *sex = first->sex;
}

static gboolean
add_body (RkSampleMaker *self,
          const RkSampleCouncil *council,
          const RkSampleBody *like,
          guint n,
          gint64 *id,
          GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_body);
  g_autofree char *name = rk_sample_fill_words (like->name, council->word);
  const RkMedicalArea *area = rk_medical_area_by_name (council->word);
  g_autofree char *kana = rk_sample_fill_words (like->kana, area ? area->kana : "しずおかけんいき");
  g_autofree char *address = g_strdup_printf ("%s%u号", council->town, n + 1);
  g_autofree char *head = NULL;
  g_autofree char *head_kana = NULL;
  const char *sex;
  static const char *const sides[] = { "地域", "職域", "共通" };

  /* Where the head sits in the council, that is the next one who is entered. */
  person_name (g_strcmp0 (like->head_title, like->post) == 0 ? self->people : 300 + self->people,
               &head, &head_kana, &sex);
  rk_sample_text (draft, "name", name);
  rk_sample_text (draft, "kana", kana);
  rk_sample_int (draft, "kind_id", self->kinds[like->kind]);
  rk_sample_text (draft, "side",
                  like->side ? like->side
                             : sides[like->kind <= 9    ? 0
                                     : like->kind <= 15 ? 1
                                                        : 2]);
  rk_sample_text (draft, "postal_code", council->postal);
  rk_sample_text (draft, "address", address);
  set_phones (draft, council->dial, 100 + n * 7);
  rk_sample_text (draft, "email", "info@example.jp");
  rk_sample_text (draft, "head_title", like->head_title);
  rk_sample_text (draft, "head", head);
  rk_sample_text (draft, "contact_department", "総務担当");
  rk_sample_text (draft, "contact",
                  rk_sample_family_names[(n * 5) % rk_sample_n_family_names].word);
  rk_sample_text (draft, "data", like->data);
  rk_sample_text (draft, "services", like->services);
  return rk_sample_save (self, draft, id, error);
}

/* The prefecture's bodies sit in the working group and the council of insurers, too. */
static gboolean
find_or_add_body (RkSampleMaker *self,
                  const RkSampleCouncil *council,
                  guint which,
                  GHashTable *bodies,
                  gint64 *id,
                  GError **error)
{
  g_autofree char *key = rk_sample_fill_words (rk_sample_bodies[which].name, council->word);
  const gint64 *known = g_hash_table_lookup (bodies, key);

  if (known)
    {
      *id = *known;
      return TRUE;
    }
  if (!add_body (self, council, &rk_sample_bodies[which], which, id, error))
    return FALSE;
  g_hash_table_insert (bodies, g_steal_pointer (&key), g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* One who was entered twice, so that there is something to decide. */
#define TWIN_OF 30
#define TWIN 90

static gboolean
add_person (RkSampleMaker *self, const RkSampleCouncil *council, gint64 *id, GError **error)
{
  guint n = self->people++;
  RkDraft *draft = rk_draft_new (&rk_kind_person);
  g_autofree char *name = NULL;
  g_autofree char *kana = NULL;
  g_autofree char *address = g_strdup_printf ("%s%u号", council->town, n % 30 + 1);
  guint who = n == TWIN ? TWIN_OF : n;
  g_autofree char *email = g_strdup_printf ("member%u@example.jp", who + 1);
  const char *sex;

  person_name (who, &name, &kana, &sex);
  rk_sample_text (draft, "name", name);
  rk_sample_text (draft, "kana", kana);
  rk_sample_text (draft, "sex", sex);
  rk_sample_text (draft, "postal_code", council->postal);
  rk_sample_text (draft, "address", address);
  set_phones (draft, council->dial, 1000 + n);
  rk_sample_text (draft, "email", email);
  return rk_sample_save (self, draft, id, error);
}

/* ── seats and terms ─────────────────────────────────────────────────────────────────────── */

/* One seat and who holds it: @n council, @i place in the roster. */
typedef struct
{
  const RkSampleCouncil *council;
  const RkSampleBody *body;
  guint n;
  guint i;
  gint64 seat;
  RkDate start; /* of the running term, or of the last one */
  RkDate end;
} Place;

static gboolean
add_seat (RkSampleMaker *self, Place *place, gint64 council, gint64 body, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_seat);

  rk_sample_int (draft, "council_id", council);
  rk_sample_int (draft, "body_id", body);
  rk_sample_int (draft, "position", place->i + 1);
  rk_sample_text (draft, "category", place->body->category);
  rk_sample_int (draft, "public", place->body->public_seat);
  rk_sample_text (draft, "duty", place->body->services);
  return rk_sample_save (self, draft, &place->seat, error);
}

/* 医師会 is in the chair, the 保健所 beside it. */
static const char *
role_of (const Place *place)
{
  if (place->body->kind == 5)
    return RK_ROLE_CHAIR;
  if (place->body->kind == 14)
    return RK_ROLE_DEPUTY_CHAIR;
  return place->body->kind == 1 ? RK_ROLE_OBSERVER : RK_ROLE_MEMBER;
}

static void
set_papers (RkDraft *draft, const Place *place, RkDate start)
{
  g_autofree char *year = rk_fiscal_year_label (rk_fiscal_year (start));
  g_autofree char *number = g_strdup_printf ("%s第%u号", year, place->n * 25 + place->i + 1);

  rk_sample_day (draft, "nomination_sent_on", rk_date_add_days (start, -45));
  rk_sample_day (draft, "nominated_on", rk_date_add_days (start, -20));
  rk_sample_day (draft, "accepted_on", rk_date_add_days (start, -14));
  rk_sample_day (draft, "appointed_on", start);
  rk_sample_text (draft, "document_number", number);
}

static RkDraft *
draft_appointment (const Place *place, gint64 person, RkDate start, RkDate end)
{
  RkDraft *draft = rk_draft_new (&rk_kind_appointment);

  rk_sample_int (draft, "seat_id", place->seat);
  rk_sample_int (draft, "person_id", person);
  rk_sample_text (draft, "post", place->body->post);
  rk_sample_text (draft, "role", role_of (place));
  rk_sample_day (draft, "term_start", start);
  rk_sample_day (draft, "term_end", end);
  set_papers (draft, place, start);
  if (place->body->official)
    {
      rk_sample_int (draft, "no_pay", TRUE);
      rk_sample_text (draft, "no_pay_reason", "公務員のため");
    }
  return draft;
}

/* The term before: half of the members are the same. */
static gboolean
add_earlier_term (RkSampleMaker *self, Place *place, gint64 person, gint64 *id, GError **error)
{
  RkDate start = rk_date_add_months (place->start, -24);
  RkDate end = rk_date_add_days (place->start, -1);
  RkDraft *draft;

  if (place->i % 2 && !add_person (self, place->council, &person, error))
    return FALSE;
  draft = draft_appointment (place, person, start, end);
  rk_sample_day (draft, "printed_on", start);
  return rk_sample_save (self, draft, id, error);
}

/* Somebody left in the middle of the term, and another one came for the rest of it. */
static gboolean
add_successor (RkSampleMaker *self, Place *place, gint64 predecessor, RkDate start, GError **error)
{
  gint64 person;
  RkDraft *draft;

  if (!add_person (self, place->council, &person, error))
    return FALSE;
  draft = draft_appointment (place, person, start, place->end);
  rk_sample_int (draft, "predecessor_id", predecessor);
  return rk_sample_save (self, draft, NULL, error);
}

/* Whether this member leaves before the end, and when. */
static gboolean
leaves_early (RkSampleMaker *self, const Place *place, RkDate *last, gboolean *succeeded)
{
  *succeeded = place->n == JUST_SUCCEEDED || place->n % 3 == 0;
  if (place->i == 3 && (place->n == PREFECTURE || place->n == JUST_SUCCEEDED || place->n == 3))
    *last = rk_date_add_days (self->today, -12);
  else if (place->i == 7 && (place->n == PREFECTURE || place->n == 5))
    {
      *last = rk_date_add_days (self->today, -35);
      *succeeded = FALSE;
    }
  else
    return FALSE;
  return rk_date_compare (*last, place->start) > 0;
}

static gboolean
add_running_term (
    RkSampleMaker *self, Place *place, gint64 person, gint64 predecessor, GError **error)
{
  RkDraft *draft = draft_appointment (place, person, place->start, place->end);
  RkDate last;
  gboolean succeeded;
  gboolean leaves = leaves_early (self, place, &last, &succeeded);
  gint64 id;

  rk_sample_int (draft, "predecessor_id", predecessor);
  rk_sample_day (draft, "printed_on", place->start);
  if (leaves)
    {
      rk_sample_day (draft, "term_end", last);
      rk_sample_text (draft, "left_reason", "所属機関での異動による");
    }
  else if ((place->i == 9 || place->i == 11) && place->n % 3 == 0)
    {
      rk_sample_day (draft, "transfer_reported_on", rk_date_add_days (self->today, -10));
      rk_sample_text (draft, "transfer_note", "後任を推薦する旨の電話があった。");
    }
  if (!rk_sample_save (self, draft, &id, error))
    return FALSE;
  return !(leaves && succeeded)
         || add_successor (self, place, id, rk_date_add_days (last, 1), error);
}

/* Three of the council whose terms ended have been appointed again. */
static gboolean
add_next_term (RkSampleMaker *self, Place *place, gint64 person, GError **error)
{
  RkDate start = rk_date_add_days (place->end, 1);
  RkDraft *draft = draft_appointment (place, person, start, rk_date_term_end (start, 2));

  return rk_sample_save (self, draft, NULL, error);
}

static gboolean
add_place (RkSampleMaker *self, Place *place, gint64 council, gint64 body, GError **error)
{
  gint64 person, before;

  if (!add_seat (self, place, council, body, error)
      || !add_person (self, place->council, &person, error)
      || !add_earlier_term (self, place, person, &before, error)
      || !add_running_term (self, place, person, before, error))
    return FALSE;
  return place->n != ENDED || place->i >= 3 || add_next_term (self, place, person, error);
}

/* Terms of two years from 1 April of last year: the meetings of last year had the same members. */
static void
set_term (RkSampleMaker *self, Place *place)
{
  place->start = rk_fiscal_year_start (self->year - (place->n == ENDED ? 2 : 1));
  place->end = rk_date_term_end (place->start, 2);
  if (place->n == ENDS_SOON)
    {
      place->end = rk_date_add_days (self->today, 28);
      place->start = rk_date_add_days (rk_date_add_months (place->end, -24), 1);
    }
}

static gboolean
add_members (RkSampleMaker *self, guint n, gint64 council, GHashTable *bodies, GError **error)
{
  const RkSampleCouncil *like = &rk_sample_councils[n];
  Place place = { .council = like, .n = n };

  set_term (self, &place);
  for (; like->bodies[place.i] >= 0; place.i++)
    {
      gint64 body;

      place.body = &rk_sample_bodies[like->bodies[place.i]];
      if (!find_or_add_body (self, like, (guint)like->bodies[place.i], bodies, &body, error)
          || !add_place (self, &place, council, body, error))
        return FALSE;
    }
  return TRUE;
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

static gboolean
find_kinds (RkSampleMaker *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_body_kind);
  g_autoptr (GArray) ids = rk_query_ids (self->db, query, NULL, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len && i + 1 < G_N_ELEMENTS (self->kinds); i++)
    self->kinds[i + 1] = g_array_index (ids, gint64, i);
  return TRUE;
}

/* The coming meeting of the group is held with the insurers' council, whose members were called
 * later. */
static gboolean
join (RkSampleMaker *self, gint64 group, gint64 insurers, GError **error)
{
  g_autoptr (RkRecord) record = NULL;
  gint64 meeting;

  if (!rk_meetings_default (self->db, group, &meeting, error)
      || (record = rk_records_get (self->db, &rk_kind_meeting, meeting, error)) == NULL)
    return FALSE;
  return g_strcmp0 (rk_record_get (record, "minutes_state"), RK_MINUTES_FINAL) == 0
         || rk_meetings_join (self->db, meeting, insurers, 0, error);
}

gboolean
rk_sample_fill_councils (RkDb *db, RkDate today, GError **error)
{
  RkSampleMaker self = { .db = db, .today = today, .year = rk_fiscal_year (today) };
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 councils[16];

  if (!find_kinds (&self, error))
    return FALSE;
  for (guint n = 0; n < rk_sample_n_councils; n++)
    if (!add_council (&self, n, councils, &councils[n], error)
        || !add_pay_rates (&self, councils[n], error)
        || !add_members (&self, n, councils[n], bodies, error)
        || !rk_sample_meetings (&self, councils[n], n, error))
      return FALSE;
  return join (&self, councils[GROUP], councils[INSURERS], error)
         && rk_sample_checklists (&self, error) && rk_sample_plan (&self, error)
         && rk_sample_support (&self, error);
}
