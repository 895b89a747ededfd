/* 出席者名簿 and 席次表. */
#include <string.h>

#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-seating-draw.h"

/* Plans that would be drawn smaller than this on A4 go on A3. */
#define SMALLEST_SCALE 0.74

/* Head of the paper above the plan, in mm. */
#define PLAN_HEAD 19.5

/* ── 出席者名簿 ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_there (const char *presence)
{
  return g_str_equal (presence, RK_REPLY_YES) || g_str_equal (presence, RK_PRESENCE_WEB)
         || g_str_equal (presence, RK_PRESENCE_WRITTEN);
}

static char *
remark (const RkRecord *attendance, const char *presence)
{
  if (g_str_equal (presence, RK_REPLY_DEPUTY))
    {
      const char *post = rk_report_get (attendance, "deputy_post");
      const char *name = rk_record_get (attendance, "deputy_name");

      return g_strconcat (post, *post ? "　" : "", name ? name : "（代理者は未定）", NULL);
    }
  if (g_str_equal (presence, RK_PRESENCE_WEB))
    return g_strdup ("オンライン");
  if (g_str_equal (presence, RK_PRESENCE_WRITTEN))
    return g_strdup ("書面");
  if (g_str_equal (rk_report_get (attendance, "role"), RK_ROLE_OBSERVER))
    return g_strdup (RK_ROLE_OBSERVER);
  return g_strdup ("");
}

static gboolean
seat_side (RkDb *db, const RkRecord *attendance, char **side, GError **error)
{
  g_autoptr (RkRecord) appointment = rk_records_get (
      db, &rk_kind_appointment, rk_record_get_int (attendance, "appointment_id"), error);
  g_autoptr (RkRecord) seat
      = appointment
            ? rk_records_get (db, &rk_kind_seat, rk_record_get_int (appointment, "seat_id"), error)
            : NULL;
  g_autoptr (RkRecord) body = NULL;

  *side = NULL;
  if (seat == NULL)
    return FALSE;
  if (rk_record_get_int (seat, "body_id") == 0)
    {
      *side = g_strdup ("");
      return TRUE;
    }
  body = rk_records_get (db, &rk_kind_body, rk_record_get_int (seat, "body_id"), error);
  if (body)
    *side = g_strdup (rk_report_get (body, "side"));
  return body != NULL;
}

static gboolean
is_office (const char *role)
{
  return g_str_equal (role, RK_ROLE_CHAIR) || g_str_equal (role, RK_ROLE_DEPUTY_CHAIR);
}

static gboolean
add_member_rows (RkDb *db, const RkMeetingPaper *paper, RkReportGrid *grid, GError **error)
{
  for (guint i = 0; i < paper->members->len; i++)
    {
      const RkRecord *member = paper->members->pdata[i];
      const char *presence = rk_meeting_paper_presence (paper, member);
      const char *role = rk_report_get (member, "role");
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *note = remark (member, presence);
      g_autofree char *side = NULL;
      gboolean away = g_str_equal (presence, RK_REPLY_NO);

      if (!seat_side (db, member, &side, error))
        return FALSE;
      rk_report_grid_add (grid, away ? RK_ROW_TINT : 0, number, side,
                          rk_report_get (member, "body"), rk_report_get (member, "post"),
                          rk_report_get (member, "name"), is_office (role) ? role : "",
                          is_there (presence)                     ? "○"
                          : away                                  ? "欠"
                          : g_str_equal (presence, RK_REPLY_NONE) ? "未"
                                                                  : presence,
                          note);
    }
  return TRUE;
}

typedef struct
{
  guint web;
  guint away;
  guint unknown;
} Counts;

static Counts
count_presence (const RkMeetingPaper *paper)
{
  Counts counts = { 0 };

  for (guint i = 0; i < paper->members->len; i++)
    {
      const RkRecord *member = paper->members->pdata[i];
      const char *presence = rk_meeting_paper_presence (paper, member);

      if (g_str_equal (rk_report_get (member, "role"), RK_ROLE_OBSERVER))
        continue;
      counts.web += g_str_equal (presence, RK_PRESENCE_WEB);
      counts.away += g_str_equal (presence, RK_REPLY_NO);
      counts.unknown += g_str_equal (presence, RK_REPLY_NONE);
    }
  return counts;
}

static char *
number_words (guint n)
{
  return g_strdup_printf ("%u", n);
}

static const char *
verdict (const RkQuorum *quorum, gboolean taken, guint unknown)
{
  if (taken)
    return quorum->met ? "会議は成立しています。" : "会議は成立していません。";
  if (quorum->met)
    return "会議は成立する見込みです。";
  return unknown ? "定足数にまだ足りません（回答待ち）。" : "会議は成立しない見込みです。";
}

static RkTable *
make_counts (const RkMeetingPaper *paper, const RkQuorum *quorum)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 25, .is_label = TRUE }, { NULL, .width = 11, .align = RK_ALIGN_RIGHT },
          { NULL, .width = 25, .is_label = TRUE }, { NULL, .width = 11, .align = RK_ALIGN_RIGHT },
          { NULL, .width = 20, .is_label = TRUE }, { NULL, .fit = RK_FIT_NAME } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  Counts counts = count_presence (paper);
  g_autofree char *members = number_words (quorum->members);
  g_autofree char *attending = number_words (quorum->attending);
  g_autofree char *web = number_words (counts.web);
  g_autofree char *deputies = number_words (quorum->deputies);
  g_autofree char *away = paper->taken ? number_words (counts.away)
                                       : g_strdup_printf ("%u・%u", counts.away, counts.unknown);
  g_autofree char *present = number_words (quorum->attending + quorum->deputies);
  g_autofree char *rule
      = g_strdup_printf ("%s　%u人以上（代理を%s。）",
                         g_str_equal (quorum->rule, RK_QUORUM_NUMBER) ? "定めた人数" : quorum->rule,
                         quorum->needed, quorum->deputies_count ? "含む" : "含まない");
  g_autofree char *there = g_strdup_printf ("%u人（%u人中）", quorum->present, quorum->members);

  rk_report_grid_add (grid, RK_ROW_TINT | RK_ROW_BOLD,
                      paper->taken ? "出席の状況（人）" : "出席の見込み（人）", RK_GRID_SPAN,
                      RK_GRID_SPAN, RK_GRID_SPAN, "会議の成立", RK_GRID_SPAN);
  rk_report_grid_add (grid, RK_ROW_RULE, "委員総数", members, "代理出席", deputies, "定足数", rule);
  rk_report_grid_add (grid, 0, "本人出席", attending, paper->taken ? "欠席" : "欠席・未回答", away,
                      "出席", there);
  rk_report_grid_add (grid, RK_ROW_BOLD, "うちオンライン", web, "出席計", present, "結果",
                      verdict (quorum, paper->taken, counts.unknown));
  return rk_report_grid_to_table (grid, columns);
}

/* 「事務局　○○課　課長　望月　聡子、…」, a line for each role. */
static void
add_guests (RkDocument *document, const RkMeetingPaper *paper)
{
  static const char *const roles[] = { "事務局", "説明者", "オブザーバー" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      const char *body = NULL;

      for (guint i = 0; i < paper->guests->len; i++)
        {
          const RkRecord *guest = paper->guests->pdata[i];
          const char *own = rk_report_get (guest, "guest_body");
          const char *post = rk_report_get (guest, "guest_post");

          if (!g_str_equal (rk_report_get (guest, "guest_role"), roles[r])
              || g_str_equal (rk_meeting_paper_presence (paper, guest), RK_REPLY_NO))
            continue;
          if (body == NULL)
            g_string_append_printf (text, "%s%s　", text->len ? "\n" : "", roles[r]);
          else
            g_string_append (text, "、");
          if (g_strcmp0 (own, body) != 0 && *own)
            g_string_append_printf (text, "%s　", own);
          g_string_append_printf (text, "%s%s%s", post, *post ? "　" : "",
                                  rk_report_get (guest, "guest_name"));
          body = own;
        }
    }
  if (text->len)
    rk_document_add_paragraph (document, RK_PARAGRAPH_SMALL, text->str);
}

static RkTable *
make_members (RkReportGrid *grid, gboolean taken)
{
  const RkTableColumn columns[] = {
    { "No.", .width = 8, .align = RK_ALIGN_RIGHT },
    { "区分", .width = 11, .align = RK_ALIGN_CENTRE },
    { "所属機関", .width = 45, .fit = RK_FIT_NAME },
    { "職名", .width = 28, .fit = RK_FIT_NAME, .size = 8 },
    { "委員氏名", .width = 26, .fit = RK_FIT_PERSON, .size = 10 },
    { "役職", .width = 12, .align = RK_ALIGN_CENTRE, .size = 8, .fit = RK_FIT_LIST },
    { taken ? "出欠" : "出欠\n予定", .width = 11, .align = RK_ALIGN_CENTRE },
    { "代理出席者・備考", .fit = RK_FIT_NAME, .size = 8 },
  };
  RkTable *table = rk_report_grid_to_table (grid, columns);

  rk_table_set_size (table, 9, 7.6);
  rk_table_set_empty (table, "委員はまだいません。");
  return table;
}

RkDocument *
rk_report_attendance (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkReportGrid) grid = rk_report_grid_new (8);
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *note = NULL;
  RkQuorum quorum;

  if (paper == NULL || !rk_meetings_quorum (db, paper->id, &quorum, NULL, error)
      || !add_member_rows (db, paper, grid, error))
    return NULL;
  document = rk_meeting_paper_document (db, paper, "出席者名簿", params, error);
  if (document == NULL)
    return NULL;
  note = g_strdup_printf ("%s　%s　　敬称略・名簿順", paper->day, paper->place);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  rk_document_add_table (document, make_members (g_steal_pointer (&grid), paper->taken));
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE,
                             paper->taken ? "○：出席　代理：代理出席　欠：欠席（網掛け）"
                                          : "○：出席　代理：代理出席　欠：欠席（網掛け）　"
                                            "未：回答を待っている（出欠は回答による予定）");
  rk_document_add_table (document, make_counts (paper, &quorum));
  add_guests (document, paper);
  return g_steal_pointer (&document);
}

/* ── 席次表 ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_seated (const RkMeetingPaper *paper, const RkRecord *attendance)
{
  const char *presence = rk_meeting_paper_presence (paper, attendance);

  return g_str_equal (presence, RK_REPLY_YES) || g_str_equal (presence, RK_REPLY_DEPUTY)
         || g_str_equal (presence, RK_REPLY_NONE);
}

/* The public and the press have seats of their own. */
static gboolean
is_at_table (const RkRecord *guest)
{
  const char *role = rk_report_get (guest, "guest_role");

  return !g_str_equal (role, "傍聴") && !g_str_equal (role, "報道");
}

static guint
rank_of (const RkRecord *member, guint place)
{
  const char *role = rk_report_get (member, "role");

  if (g_str_equal (role, RK_ROLE_CHAIR))
    return 0;
  if (g_str_equal (role, RK_ROLE_DEPUTY_CHAIR))
    return 1;
  return 2 + place + (g_str_equal (role, RK_ROLE_OBSERVER) ? 1000 : 0);
}

static void
add_seating_guest (
    GArray *guests, const RkRecord *attendance, guint rank, gboolean staff, RkSeatingShape *shape)
{
  RkSeatingGuest guest = { .id = rk_record_id (attendance),
                           .rank = rank,
                           .staff = staff,
                           .place = rk_record_get (attendance, "place") };

  rk_seating_shape_find (guest.place, shape);
  g_array_append_val (guests, guest);
}

static RkSeating *
place_people (const RkMeetingPaper *paper)
{
  g_autoptr (GArray) guests = g_array_new (FALSE, FALSE, sizeof (RkSeatingGuest));
  RkSeatingShape shape = RK_SEATING_SQUARE;

  for (guint i = 0; i < paper->members->len; i++)
    if (is_seated (paper, paper->members->pdata[i]))
      add_seating_guest (guests, paper->members->pdata[i], rank_of (paper->members->pdata[i], i),
                         FALSE, &shape);
  for (guint i = 0; i < paper->guests->len; i++)
    if (is_seated (paper, paper->guests->pdata[i]) && is_at_table (paper->guests->pdata[i]))
      {
        const RkRecord *guest = paper->guests->pdata[i];
        gboolean observer = g_str_equal (rk_report_get (guest, "guest_role"), "オブザーバー");

        add_seating_guest (guests, guest, 2000 + i, !observer, &shape);
      }
  return rk_seating_new (shape, (const RkSeatingGuest *)(gpointer)guests->data, guests->len);
}

static const RkRecord *
find_attendance (const RkMeetingPaper *paper, gint64 id)
{
  for (guint i = 0; i < paper->members->len; i++)
    if (rk_record_id (paper->members->pdata[i]) == id)
      return paper->members->pdata[i];
  for (guint i = 0; i < paper->guests->len; i++)
    if (rk_record_id (paper->guests->pdata[i]) == id)
      return paper->guests->pdata[i];
  return NULL;
}

static void
fill_label (RkSeatLabel *label, const RkMeetingPaper *paper, const RkRecord *attendance)
{
  const char *role = rk_report_get (attendance, "role");
  gboolean chair = g_str_equal (role, RK_ROLE_CHAIR);
  gboolean deputy_chair = g_str_equal (role, RK_ROLE_DEPUTY_CHAIR);
  gboolean sent = g_str_equal (rk_meeting_paper_presence (paper, attendance), RK_REPLY_DEPUTY);
  const char *deputy = rk_record_get (attendance, "deputy_name");

  label->body = g_strdup (rk_record_get (attendance, "body"));
  label->name = g_strdup (sent && deputy ? deputy : rk_report_get (attendance, "name"));
  label->strong = chair || deputy_chair;
  if (sent)
    label->note = g_strdup (chair ? "（会長代理）" : "（代理）");
  else if (label->strong)
    label->note = g_strdup_printf ("%s%s", chair ? "◎" : "○", role);
  else if (g_str_equal (role, RK_ROLE_OBSERVER))
    label->note = g_strdup ("（オブザーバー）");
}

static char *
screen_words (const RkMeetingPaper *paper)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < paper->members->len; i++)
    if (g_str_equal (rk_meeting_paper_presence (paper, paper->members->pdata[i]), RK_PRESENCE_WEB))
      {
        g_autofree char *family
            = rk_report_family_name (rk_report_get (paper->members->pdata[i], "name"));

        g_string_append_printf (names, "%s%s　%s委員", names->len ? "、" : "",
                                rk_report_get (paper->members->pdata[i], "body"), family);
      }
  return names->len ? g_strdup_printf ("スクリーン（オンライン：%s）", names->str)
                    : g_strdup ("スクリーン");
}

static RkSeatingPicture *
make_picture (const RkMeetingPaper *paper, const RkRecord *office)
{
  RkSeatingPicture *picture = rk_seating_picture_new (place_people (paper));
  const GArray *places = picture->seating->places;
  const char *form = rk_report_get (paper->meeting, "form");

  for (guint i = 0; i < places->len; i++)
    {
      const RkRecord *attendance
          = find_attendance (paper, g_array_index (places, RkSeatingPlace, i).id);

      if (attendance)
        fill_label (rk_seating_picture_label (picture, i), paper, attendance);
    }
  picture->screen = screen_words (paper);
  picture->middle = g_str_equal (form, "併用") ? g_strdup ("会議用カメラ・マイク") : NULL;
  picture->gothic = g_strdup (rk_record_get (office, "paper_gothic"));
  if (rk_record_get_int (paper->meeting, "open"))
    picture->observers = (guint)MAX (rk_record_get_int (paper->meeting, "observer_quota"), 0);
  return picture;
}

static char *
seating_note (const RkMeetingPaper *paper, const RkSeatingPicture *picture)
{
  guint web = count_presence (paper).web;
  guint n = 0;
  g_autofree char *start = rk_report_time_words (rk_record_get (paper->meeting, "start_time"));
  g_autofree char *online = web ? g_strdup_printf ("＋%u人（オンライン）", web) : g_strdup ("");

  for (guint i = 0; i < picture->seating->places->len; i++)
    {
      const RkSeatingPlace *place = &g_array_index (picture->seating->places, RkSeatingPlace, i);

      n += place->side != RK_SEATING_STAFF && place->id != 0;
    }
  return g_strdup_printf ("%s%s　%s　　敬称略　%s %u人（会場）%s", paper->day, start, paper->place,
                          paper->taken ? "出席" : "出席予定", n, online);
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

RkDocument *
rk_report_seating (RkDb *db,
                   const RkReportParams *params,
                   GCancellable *cancellable,
                   GError **error)
{
  RkReportParams wide = *params;
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkRecord) office = paper ? rk_office_get (db, error) : NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *note = NULL;
  RkSeatingPicture *picture;
  RkRect area;

  if (office == NULL)
    return NULL;
  picture = make_picture (paper, office);
  wide.landscape = TRUE;
  area = plan_area (&wide);
  if (rk_seating_picture_get_scale (picture, area.width, area.height) < SMALLEST_SCALE)
    wide.paper = RK_PAPER_A3;
  area = plan_area (&wide);
  document = rk_meeting_paper_document (db, paper, "席次表", &wide, error);
  if (document == NULL)
    {
      rk_seating_picture_free (picture);
      return NULL;
    }
  note = seating_note (paper, picture);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  rk_document_add_figure (document, 0, area.height / RK_MM, rk_seating_picture_draw, picture,
                          rk_seating_picture_free);
  return g_steal_pointer (&document);
}
