/* 出席者名簿. */
#include <string.h>

#include "rk-meetings.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"

/* ── 出席者名簿 ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_there (const char *presence)
{
  return g_str_equal (presence, RK_REPLY_YES) || g_str_equal (presence, RK_PRESENCE_WEB)
         || g_str_equal (presence, RK_PRESENCE_WRITTEN);
}

/* How a member is there. */
static char *
presence_words (const RkRecord *attendance, const char *presence)
{
  if (g_str_equal (presence, RK_REPLY_DEPUTY))
    {
      const char *post = rk_report_get (attendance, "deputy_post");
      g_autofree char *name = rk_report_name (attendance, "deputy_name");

      return g_strconcat (post, *post ? "　" : "", *name ? name : "（代理者は未定）", NULL);
    }
  if (g_str_equal (presence, RK_PRESENCE_WEB))
    return g_strdup ("オンライン");
  if (g_str_equal (presence, RK_PRESENCE_WRITTEN))
    return g_strdup ("書面");
  return g_strdup ("");
}

/* An observer with a seat is told apart however he is there: the counts leave him out. */
static char *
remark (const RkRecord *attendance, const char *presence)
{
  g_autofree char *how = presence_words (attendance, presence);

  if (!g_str_equal (rk_report_get (attendance, "role"), RK_ROLE_OBSERVER))
    return g_steal_pointer (&how);
  return g_strconcat (RK_ROLE_OBSERVER, *how ? "　" : "", how, NULL);
}

static gboolean
is_office (const char *role)
{
  return g_str_equal (role, RK_ROLE_CHAIR) || g_str_equal (role, RK_ROLE_DEPUTY_CHAIR);
}

/* Where several councils meet, each has its own part under its name. Returns: whether one begins */
static gboolean
add_council_row (const RkMeetingPaper *paper, RkReportGrid *grid, guint n)
{
  const RkJoint *joint = rk_meeting_paper_joint_of (paper, paper->members->pdata[n]);
  const RkJoint *before
      = n ? rk_meeting_paper_joint_of (paper, paper->members->pdata[n - 1]) : NULL;

  if (paper->joints->len == 0 || (n > 0 && joint == before))
    return FALSE;
  rk_report_grid_add (grid, RK_ROW_BOLD | RK_ROW_RULE, "",
                      joint ? joint->name : rk_report_get (paper->meeting, "council"), RK_GRID_SPAN,
                      RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN);
  return TRUE;
}

static void
add_member_rows (const RkMeetingPaper *paper, RkReportGrid *grid, gboolean for_public)
{
  for (guint i = 0; i < paper->members->len; i++)
    {
      const RkRecord *member = paper->members->pdata[i];
      const char *presence = rk_meeting_paper_presence (paper, member);
      const char *role = rk_report_get (member, "role");
      g_autofree char *number = rk_report_seat_number (rk_record_get_int (member, "position"));
      g_autofree char *name = rk_report_name (member, "name");
      g_autofree char *note = remark (member, presence);
      gboolean away = g_str_equal (presence, RK_REPLY_NO);
      gboolean first = add_council_row (paper, grid, i);

      rk_report_grid_add (grid, (away ? RK_ROW_TINT : 0) | (first ? RK_ROW_KEEP : 0), number,
                          rk_report_get (member, "side"), rk_report_get (member, "body"),
                          rk_meeting_paper_post (member, for_public), name,
                          is_office (role) ? role : "",
                          is_there (presence)                     ? "○"
                          : away                                  ? "欠"
                          : g_str_equal (presence, RK_REPLY_NONE) ? "未"
                                                                  : presence,
                          note);
    }
}

typedef struct
{
  guint web;
  guint away;
  guint unknown;
} Counts;

/* Of one council. @joint: (nullable): NULL: the one that calls */
static Counts
count_presence (const RkMeetingPaper *paper, const RkJoint *joint)
{
  Counts counts = { 0 };

  for (guint i = 0; i < paper->members->len; i++)
    {
      const RkRecord *member = paper->members->pdata[i];
      const char *presence = rk_meeting_paper_presence (paper, member);

      if (!rk_meeting_paper_counts_in (paper, joint, member))
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
make_counts (const RkMeetingPaper *paper, const RkQuorum *quorum, const RkJoint *joint)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 25, .is_label = TRUE }, { NULL, .width = 11, .align = RK_ALIGN_RIGHT },
          { NULL, .width = 25, .is_label = TRUE }, { NULL, .width = 11, .align = RK_ALIGN_RIGHT },
          { NULL, .width = 20, .is_label = TRUE }, { NULL, .fit = RK_FIT_NAME } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  Counts counts = count_presence (paper, joint);
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

  if (paper->joints->len)
    rk_report_grid_add (grid, RK_ROW_BOLD,
                        joint ? joint->name : rk_report_get (paper->meeting, "council"),
                        RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN, RK_GRID_SPAN);
  rk_report_grid_add (grid, RK_ROW_TINT | RK_ROW_BOLD | (paper->joints->len ? RK_ROW_KEEP : 0),
                      paper->taken ? "出席の状況（人）" : "出席の見込み（人）", RK_GRID_SPAN,
                      RK_GRID_SPAN, RK_GRID_SPAN, "会議の成立", RK_GRID_SPAN);
  rk_report_grid_add (grid, RK_ROW_RULE | RK_ROW_KEEP, "委員総数", members, "代理出席", deputies,
                      "定足数", rule);
  rk_report_grid_add (grid, RK_ROW_KEEP, "本人出席", attending,
                      paper->taken ? "欠席" : "欠席・未回答", away, "出席", there);
  rk_report_grid_add (grid, RK_ROW_BOLD | RK_ROW_KEEP, "うちオンライン", web, "出席計", present,
                      "結果", verdict (quorum, paper->taken, counts.unknown));
  return rk_report_grid_to_table (grid, columns);
}

/* 「事務局　○○課　課長　望月　聡子、…」, a line for each role. */
static void
add_guests (RkDocument *document, const RkMeetingPaper *paper)
{
  static const char *const roles[] = { "事務局", RK_ROLE_PRESENTER, RK_ROLE_OBSERVER };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      g_autoptr (GString) people = g_string_new (NULL);

      rk_meeting_paper_append_guests (paper, people, roles[r]);
      if (people->len)
        g_string_append_printf (text, "%s%s　%s", text->len ? "\n" : "", roles[r], people->str);
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

/* 「見本部会の委員を兼ねる者　No.1 髙橋　誠（会長）、…」: who sits in both has one row.
 * @joint: (nullable): NULL: the one that calls */
static void
add_also (RkDocument *document, const RkMeetingPaper *paper, const RkJoint *joint)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < paper->members->len; i++)
    {
      const RkRecord *member = paper->members->pdata[i];
      g_autofree char *role = rk_meeting_paper_dup_role_in (paper, joint, member);
      g_autofree char *number = rk_report_seat_number (rk_record_get_int (member, "position"));
      g_autofree char *name = rk_report_unbroken_name (member, "name");
      gboolean named = role && !g_str_equal (role, RK_ROLE_MEMBER);

      if (role && rk_meeting_paper_joint_of (paper, member) != joint)
        g_string_append_printf (text, "%sNo.%s %s%s%s%s", text->len ? "、" : "", number, name,
                                named ? "（" : "", named ? role : "", named ? "）" : "");
    }
  if (text->len == 0)
    return;
  g_string_prepend (text, "の委員を兼ねる者　");
  g_string_prepend (text, joint ? joint->name : rk_report_get (paper->meeting, "council"));
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, text->str);
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
  guint uncalled;

  if (paper == NULL || !rk_report_refuse_written (paper->meeting, "出席者名簿", error)
      || !rk_meetings_count_uncalled (db, paper->id, &uncalled, error)
      || !rk_meetings_quorum (db, paper->id, &quorum, NULL, error))
    return NULL;
  add_member_rows (paper, grid, params->for_public);
  document = rk_meeting_paper_document (db, paper, "出席者名簿", params, error);
  if (document == NULL)
    return NULL;
  note = g_strdup_printf ("%s　%s　　敬称略・名簿順", paper->day, paper->place);
  rk_report_remark_unsaid (paper->meeting, document);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  rk_document_add_table (document, make_members (g_steal_pointer (&grid), paper->taken));
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE,
                             paper->taken ? "○：出席　代理：代理出席　欠：欠席（網掛け）"
                                          : "○：出席　代理：代理出席　欠：欠席（網掛け）　"
                                            "未：回答を待っている（出欠は回答による予定）");
  add_also (document, paper, NULL);
  for (guint i = 0; i < paper->joints->len; i++)
    add_also (document, paper, paper->joints->pdata[i]);
  if (uncalled)
    {
      g_autofree char *words = g_strdup_printf (
          "注　出欠にまだ入っていない委員が%u人いる（委員総数には含む）。", uncalled);

      rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, words);
    }
  rk_document_add_table (document, make_counts (paper, &quorum, NULL));
  for (guint i = 0; i < paper->joints->len; i++)
    {
      const RkJoint *joint = paper->joints->pdata[i];

      rk_document_add_space (document, 2);
      rk_document_add_table (document, make_counts (paper, &joint->quorum, joint));
    }
  add_guests (document, paper);
  return g_steal_pointer (&document);
}
