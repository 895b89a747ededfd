/* 席次表. */
#include <string.h>

#include "rk-meeting-roster.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-seating-plan.h"

/* Plans that would be drawn smaller than this on A4 go on A3. */
#define SMALLEST_SCALE 0.74

/* Head of the paper above the plan, in mm. */
#define PLAN_HEAD 19.5

/* Ranks of those who come after the members. */
#define RANK_OBSERVER 1000
#define RANK_GUEST 2000

static void
person_free (gpointer data)
{
  RkSeatingPerson *person = data;

  g_free (person->place);
  g_free (person->name);
  g_free (person->kana);
  g_free (person->body);
  g_free (person->post);
  g_free (person->role);
  g_free (person);
}

void
rk_seating_plan_free (RkSeatingPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->people);
  g_array_unref (self->guests);
  g_clear_pointer (&self->document, rk_document_unref);
  g_free (self);
}

const RkSeatingPerson *
rk_seating_plan_person (const RkSeatingPlan *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->people->len; i++)
    if (((const RkSeatingPerson *)self->people->pdata[i])->id == id)
      return self->people->pdata[i];
  return NULL;
}

static RkSeating *
make_seating (const RkSeatingPlan *self, const RkSeatingRoom *room)
{
  return rk_seating_new (room, (const RkSeatingGuest *)(gpointer)self->guests->data,
                         self->guests->len);
}

RkSeating *
rk_seating_plan_copy (const RkSeatingPlan *self)
{
  return make_seating (self, &self->picture->seating->room);
}

/* ── people ──────────────────────────────────────────────────────────────────────────────── */

/* The public and the press have seats of their own. */
static gboolean
is_at_table (const RkRecord *guest)
{
  const char *role = rk_report_get (guest, "guest_role");

  return !g_str_equal (role, "傍聴") && !g_str_equal (role, "報道");
}

/* As what somebody sits at the table: of the roles in all councils that meet the highest.
 * @council: (out): its place among them */
static char *
dup_role_at_table (const RkMeetingPaper *paper, const RkRecord *member, guint *council)
{
  static const char *const roles[] = { RK_ROLE_CHAIR, RK_ROLE_DEPUTY_CHAIR, RK_ROLE_MEMBER };

  for (guint n = 0; n < G_N_ELEMENTS (roles); n++)
    for (guint i = 0; i <= paper->joints->len; i++)
      {
        g_autofree char *role
            = rk_meeting_paper_dup_role_in (paper, i ? paper->joints->pdata[i - 1] : NULL, member);

        *council = i;
        if (g_strcmp0 (role, roles[n]) == 0)
          return g_steal_pointer (&role);
      }
  return g_strdup (rk_report_get (member, "role"));
}

/* The chairs of all councils that meet, then their deputies, then members by the rosters. */
static guint
rank_of (const RkMeetingPaper *paper, guint place)
{
  guint council;
  g_autofree char *role = dup_role_at_table (paper, paper->members->pdata[place], &council);

  if (g_str_equal (role, RK_ROLE_CHAIR))
    return council;
  if (g_str_equal (role, RK_ROLE_DEPUTY_CHAIR))
    return paper->joints->len + 1 + council;
  return 2 * (paper->joints->len + 1) + place
         + (g_str_equal (role, RK_ROLE_OBSERVER) ? RANK_OBSERVER : 0);
}

static RkSeatingPerson *
add_person (RkSeatingPlan *self, const RkMeetingPaper *paper, const RkRecord *attendance)
{
  RkSeatingPerson *person = g_new0 (RkSeatingPerson, 1);
  const char *presence = rk_meeting_paper_presence (paper, attendance);
  const char *deputy = rk_record_get (attendance, "deputy_name");
  guint council;

  person->id = rk_record_id (attendance);
  person->deputy = g_str_equal (presence, RK_REPLY_DEPUTY);
  person->waits = g_str_equal (presence, RK_REPLY_NONE);
  person->place = g_strdup (rk_record_get (attendance, "place"));
  person->name = rk_report_name (attendance, person->deputy && deputy ? "deputy_name" : "name");
  person->kana = g_strdup (rk_report_get (attendance, "kana"));
  person->body = g_strdup (rk_report_get (attendance, "body"));
  person->post = g_strdup (person->deputy && deputy ? rk_report_get (attendance, "deputy_post")
                                                    : rk_meeting_paper_post (attendance, FALSE));
  person->role = dup_role_at_table (paper, attendance, &council);
  person->member = rk_record_get_int (attendance, "appointment_id") != 0;
  person->staff = !person->member && !g_str_equal (person->role, RK_ROLE_OBSERVER);
  if (g_str_equal (presence, RK_PRESENCE_WEB))
    person->standing = RK_PRESENCE_WEB;
  else if (g_strcmp0 (person->place, RK_SEATING_NOWHERE) == 0)
    person->standing = RK_SEATING_NOWHERE;
  g_ptr_array_add (self->people, person);
  return person;
}

/* Whoever stays away is not asked for. */
static gboolean
comes (const RkMeetingPaper *paper, const RkRecord *attendance)
{
  const char *presence = rk_meeting_paper_presence (paper, attendance);

  return g_str_equal (presence, RK_REPLY_YES) || g_str_equal (presence, RK_REPLY_DEPUTY)
         || g_str_equal (presence, RK_REPLY_NONE) || g_str_equal (presence, RK_PRESENCE_WEB);
}

static void
seat_person (RkSeatingPlan *self, const RkSeatingPerson *person, guint rank)
{
  RkSeatingGuest guest
      = { .id = person->id, .rank = rank, .staff = person->staff, .place = person->place };

  if (g_strcmp0 (person->standing, RK_PRESENCE_WEB) != 0)
    g_array_append_val (self->guests, guest);
}

static void
add_people (RkSeatingPlan *self, const RkMeetingPaper *paper)
{
  for (guint i = 0; i < paper->members->len; i++)
    if (comes (paper, paper->members->pdata[i]))
      seat_person (self, add_person (self, paper, paper->members->pdata[i]), rank_of (paper, i));
  for (guint i = 0; i < paper->guests->len; i++)
    if (comes (paper, paper->guests->pdata[i]) && is_at_table (paper->guests->pdata[i]))
      seat_person (self, add_person (self, paper, paper->guests->pdata[i]), RANK_GUEST + i);
}

/* Seats of a council that nobody has on the day: the screen says so. */
static gboolean
add_vacancies_of (
    RkSeatingPlan *self, RkDb *db, const RkMeetingPaper *paper, gint64 council, GError **error)
{
  g_autofree char *today = rk_date_to_iso (paper->as_of);
  g_autoptr (GPtrArray) rows = rk_meetings_roster (db, paper->id, council, today, error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];
      RkSeatingPerson *person;

      if (row->appointment_id)
        continue;
      person = g_new0 (RkSeatingPerson, 1);
      person->name = g_strdup ("");
      person->body = g_strdup (row->body ? row->body : "");
      person->post = g_strdup ("");
      person->role = g_strdup ("");
      person->member = TRUE;
      person->standing = "欠員";
      g_ptr_array_add (self->people, person);
    }
  return rows != NULL;
}

static gboolean
add_vacancies (RkSeatingPlan *self, RkDb *db, const RkMeetingPaper *paper, GError **error)
{
  gboolean ok = add_vacancies_of (self, db, paper, rk_record_id (paper->council), error);

  for (guint i = 0; ok && i < paper->joints->len; i++)
    ok = add_vacancies_of (self, db, paper, ((const RkJoint *)paper->joints->pdata[i])->council,
                           error);
  return ok;
}

/* ── the picture ─────────────────────────────────────────────────────────────────────────── */

static char *
body_words (const RkSeatingPerson *person, const char *words)
{
  const char *body = g_strcmp0 (words, RK_SEAT_POST) == 0 ? "" : person->body;
  const char *post
      = g_strcmp0 (words, RK_SEAT_POST) == 0 || g_strcmp0 (words, RK_SEAT_BODY_POST) == 0
            ? person->post
            : "";

  if (g_strcmp0 (words, RK_SEAT_NAME) == 0 || (*body == '\0' && *post == '\0'))
    return NULL;
  return g_strdup_printf ("%s%s%s", body, *body && *post ? "　" : "", post);
}

static void
fill_label (RkSeatLabel *label, const RkSeatingPerson *person, const RkRecord *meeting)
{
  gboolean chair = g_str_equal (person->role, RK_ROLE_CHAIR);
  gboolean deputy_chair = g_str_equal (person->role, RK_ROLE_DEPUTY_CHAIR);

  label->body = body_words (person, rk_record_get (meeting, "seating_words"));
  label->name = g_strconcat (person->name,
                             rk_record_get_int (meeting, "seating_honorific") ? "　様" : "", NULL);
  label->strong = chair || deputy_chair;
  if (person->deputy)
    label->note = g_strdup (chair ? "（会長代理）" : "（代理）");
  else if (label->strong)
    label->note = g_strdup_printf ("%s%s", chair ? "◎" : "○", person->role);
  else if (g_str_equal (person->role, RK_ROLE_OBSERVER)
           || g_str_equal (person->role, RK_ROLE_PRESENTER))
    label->note = g_strdup_printf ("（%s）", person->role);
}

/* 「スクリーン（オンライン：川根本町　澤口委員、見本会　八木会長、県健康増進課　池谷（オブザーバー））」
 */
static char *
screen_words (const RkSeatingPlan *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const RkSeatingPerson *person = self->people->pdata[i];
      g_autofree char *family = rk_report_family_name (person->name);
      gboolean observer = g_str_equal (person->role, RK_ROLE_OBSERVER);

      if (g_strcmp0 (person->standing, RK_PRESENCE_WEB) == 0)
        g_string_append_printf (names, "%s%s　%s%s", names->len ? "、" : "", person->body, family,
                                observer         ? "（オブザーバー）"
                                : person->member ? person->role
                                                 : "");
    }
  return names->len ? g_strdup_printf ("スクリーン（オンライン：%s）", names->str)
                    : g_strdup ("スクリーン");
}

static RkSeatingRoom
room_of (const RkRecord *meeting)
{
  RkSeatingRoom room = { .side = (guint)MAX (rk_record_get_int (meeting, "seating_side"), 0),
                         .spare = (guint)MAX (rk_record_get_int (meeting, "seating_spare"), 0) };

  rk_seating_shape_find (rk_record_get (meeting, "seating"), &room.shape);
  return room;
}

static RkSeatingPicture *
make_picture (const RkSeatingPlan *self, const RkRecord *meeting, const RkRecord *office)
{
  RkSeatingRoom room = room_of (meeting);
  RkSeatingPicture *picture = rk_seating_picture_new (make_seating (self, &room));
  const char *form = rk_report_get (meeting, "form");

  for (guint i = 0; i < picture->seating->places->len; i++)
    {
      const RkSeatingPerson *person
          = rk_seating_plan_person (self, rk_seating_get (picture->seating, i)->id);

      if (person)
        fill_label (rk_seating_picture_label (picture, i), person, meeting);
    }
  picture->screen = screen_words (self);
  picture->middle = g_str_equal (form, "併用") ? g_strdup ("会議用カメラ・マイク") : NULL;
  picture->gothic = g_strdup (rk_record_get (office, "paper_gothic"));
  if (rk_meeting_is_open (meeting))
    picture->observers = (guint)MAX (rk_record_get_int (meeting, "observer_quota"), 0);
  return picture;
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

/* Those on the plan: members, as the list of those present counts them, and others, who say on
 * their seats what they are. @web: of both, those who are there by Web; @nowhere: those who come,
 * but were taken off their seats */
typedef struct
{
  guint members, members_web, members_nowhere;
  guint waiting;
  guint others, others_web, others_nowhere;
} SeatingCounts;

static SeatingCounts
count_people (const RkSeatingPlan *self)
{
  SeatingCounts counts = { 0 };

  for (guint i = 0; i < self->people->len; i++)
    {
      const RkSeatingPerson *person = self->people->pdata[i];
      gboolean web = g_strcmp0 (person->standing, RK_PRESENCE_WEB) == 0;
      gboolean nowhere = g_strcmp0 (person->standing, RK_SEATING_NOWHERE) == 0;
      gboolean here = web || nowhere || person->standing == NULL;

      if (!person->member || g_str_equal (person->role, RK_ROLE_OBSERVER))
        {
          counts.others += here;
          counts.others_web += web;
          counts.others_nowhere += nowhere;
          continue;
        }
      counts.members_web += web;
      counts.members += here && !web && !person->waits;
      counts.members_nowhere += nowhere && !person->waits;
      counts.waiting += here && !web && person->waits;
    }
  return counts;
}

/* 「（会場、うち席なし1人）」. @what: (nullable) */
static void
append_brackets (GString *note, const char *what, const char *among, guint n)
{
  if (what)
    g_string_append_printf (note, "（%s", what);
  if (n)
    g_string_append_printf (note, "%sうち%s%u人", what ? "、" : "（", among, n);
  if (what || n)
    g_string_append (note, "）");
}

/* 「出席予定 委員13人（会場）＋2人（オンライン）、その他5人（うちオンライン1人）　未回答 4人」
 * @uncalled: members without a row of attendance, who have no seat */
static char *
seating_note (const RkSeatingPlan *self, const RkMeetingPaper *paper, guint uncalled)
{
  SeatingCounts counts = count_people (self);
  g_autofree char *start = rk_report_time_words (rk_record_get (paper->meeting, "start_time"));
  g_autoptr (GString) note = g_string_new (NULL);

  g_string_append_printf (note, "%s%s　%s　　%s%s 委員%u人", paper->day, start, paper->place,
                          rk_record_get_int (paper->meeting, "seating_honorific") ? "" : "敬称略　",
                          paper->taken ? "出席" : "出席予定", counts.members);
  append_brackets (note, "会場", "席なし", counts.members_nowhere);
  if (counts.members_web)
    g_string_append_printf (note, "＋%u人（オンライン）", counts.members_web);
  if (counts.others)
    g_string_append_printf (note, "、その他%u人", counts.others);
  append_brackets (note, NULL, "オンライン", counts.others_web);
  append_brackets (note, NULL, "席なし", counts.others_nowhere);
  if (counts.waiting)
    g_string_append_printf (note, "　未回答 %u人", counts.waiting);
  if (uncalled)
    g_string_append_printf (note, "　出欠に入っていない委員 %u人（席なし）", uncalled);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

/* What is left of a sheet for the plan. */
static RkRect
plan_area (const RkReportParams *params)
{
  RkPaper paper = rk_paper (
      params->paper, TRUE, params->paper == RK_PAPER_A3 ? RK_PAPER_USE_MATRIX : RK_PAPER_USE_PAPER);
  RkRect area = rk_paper_area (&paper);

  area.height -= PLAN_HEAD * RK_MM;
  return area;
}

static gboolean
make_document (RkSeatingPlan *self,
               RkDb *db,
               const RkMeetingPaper *paper,
               const RkReportParams *params,
               GError **error)
{
  RkReportParams wide = *params;
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  g_autofree char *note = NULL;
  RkSeatingPicture *picture;
  guint uncalled;
  RkRect area;

  if (office == NULL || !rk_meetings_count_uncalled (db, paper->id, &uncalled, error))
    return FALSE;
  note = seating_note (self, paper, uncalled);
  picture = make_picture (self, paper->meeting, office);
  wide.landscape = TRUE;
  area = plan_area (&wide);
  if (rk_seating_picture_get_scale (picture, area.width, area.height) < SMALLEST_SCALE)
    wide.paper = RK_PAPER_A3;
  area = plan_area (&wide);
  self->document = rk_meeting_paper_document (db, paper, "席次表", &wide, error);
  if (self->document == NULL)
    {
      rk_seating_picture_free (picture);
      return FALSE;
    }
  rk_report_remark_unsaid (paper->meeting, self->document);
  rk_document_set_note (self->document, note);
  rk_document_add_title (self->document, RK_TITLE_CENTRED);
  self->picture = picture;
  rk_document_add_figure (self->document, 0, area.height / RK_MM, rk_seating_picture_draw, picture,
                          rk_seating_picture_free);
  return TRUE;
}

RkSeatingPlan *
rk_seating_plan_load (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkSeatingPlan) self = g_new0 (RkSeatingPlan, 1);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->guests = g_array_new (FALSE, FALSE, sizeof (RkSeatingGuest));
  if (paper == NULL || !rk_report_refuse_written (paper->meeting, "席次表", error))
    return NULL;
  self->meeting = paper->id;
  add_people (self, paper);
  return add_vacancies (self, db, paper, error) && make_document (self, db, paper, params, error)
             ? g_steal_pointer (&self)
             : NULL;
}

RkDocument *
rk_report_seating (RkDb *db,
                   const RkReportParams *params,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RkSeatingPlan) plan = rk_seating_plan_load (db, params, cancellable, error);

  return plan ? g_steal_pointer (&plan->document) : NULL;
}
