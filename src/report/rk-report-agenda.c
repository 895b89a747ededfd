/* 次第 and 進行台本: the public agenda and what the chair and the secretariat follow, from the same
 * items. */
#include <stdio.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-report-grid.h"
#include "rk-packet-private.h"
#include "rk-report-meeting.h"

#define ITEM_ABOVE 3.2  /* mm */
#define INNER_ABOVE 1.6 /* mm */

/* ── what happens, in order ──────────────────────────────────────────────────────────────── */

typedef enum
{
  STEP_OPENING,
  STEP_GREETING,
  STEP_QUORUM,
  STEP_ELECTION,
  STEP_BUSINESS, /* 議事: items follow */
  STEP_OTHER,    /* その他: items follow */
  STEP_ITEM,
  STEP_NEXT_DATE,
  STEP_CLOSING,
} StepKind;

typedef struct
{
  StepKind kind;
  guint item; /* place among the items */
  gboolean inner;
  gboolean innermost;
  guint minutes;
  char *number;
  char *title;
  char *papers;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->number);
  g_free (step->title);
  g_free (step->papers);
  g_free (step);
}

typedef struct
{
  const RkMeetingPaper *paper;
  GPtrArray *steps;
  guint n; /* outer ones */
} Course;

static Step *
add_step (Course *course, StepKind kind, const char *title, guint minutes)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->title = g_strdup (title);
  step->minutes = minutes;
  step->papers = g_strdup ("");
  g_ptr_array_add (course->steps, step);
  return step;
}

/* １ to ９ are full width as in letters; from 10 on they are not. */
static void
add_outer (Course *course, StepKind kind, const char *title, guint minutes)
{
  Step *step = add_step (course, kind, title, minutes);
  GString *number = g_string_new (NULL);

  course->n++;
  if (course->n < 10)
    g_string_append_unichar (number, 0xff10 + course->n);
  else
    g_string_printf (number, "%u", course->n);
  step->number = g_string_free (number, FALSE);
}

static void
add_items (Course *course, gboolean other)
{
  const RkMeetingPaper *paper = course->paper;
  gboolean wanted = FALSE;

  for (guint i = 0; i < paper->items->len; i++)
    {
      const RkRecord *item = paper->items->pdata[i];
      gboolean under = rk_meeting_paper_has_parent (item);
      g_autofree char *title
          = g_strconcat (rk_report_get (item, "title"),
                         rk_report_item_mark (paper->meeting, paper->items, item), NULL);
      Step *step;

      if (!under)
        wanted = rk_meeting_paper_is_other (item) == other;
      if (!wanted)
        continue;
      step = add_step (course, STEP_ITEM, title, rk_agenda_item_minutes (paper->items, i));
      step->item = i;
      step->inner = TRUE;
      step->innermost = under;
      step->number = g_strdup (paper->numbers->pdata[i]);
      g_free (step->papers);
      step->papers = rk_meeting_paper_papers_of (paper, rk_record_id (item));
    }
}

static gboolean
has_items (const RkMeetingPaper *paper, gboolean other)
{
  for (guint i = 0; i < paper->items->len; i++)
    if (!rk_meeting_paper_has_parent (paper->items->pdata[i])
        && rk_meeting_paper_is_other (paper->items->pdata[i]) == other)
      return TRUE;
  return FALSE;
}

/* 「次回の日程（令和9年2月18日（木））」, where the next meeting has a date. */
static gboolean
add_next_date (RkDb *db, Course *course, GCancellable *cancellable, GError **error)
{
  const RkMeetingPaper *paper = course->paper;
  g_autoptr (GPtrArray) meetings
      = rk_report_records (db, &rk_kind_meeting, "council_id", rk_record_id (paper->council),
                           "date", RK_DATE_NONE, cancellable, error);
  const char *date = rk_record_get (paper->meeting, "date");

  if (meetings == NULL)
    return FALSE;
  for (guint i = 0; date && i < meetings->len; i++)
    {
      const char *next = rk_record_get (meetings->pdata[i], "date");
      g_autofree char *words = rk_report_day_words (next);
      g_autofree char *title = words ? g_strdup_printf ("次回の日程（%s）", words) : NULL;

      if (title == NULL || g_strcmp0 (next, date) <= 0
          || rk_record_get (meetings->pdata[i], "cancelled_on"))
        continue;
      add_step (course, STEP_NEXT_DATE, title, 0)->inner = TRUE;
      return TRUE;
    }
  return TRUE;
}

static const char *
greeter (const RkMeetingPaper *paper)
{
  const char *then = rk_record_get (paper->meeting, "secretariat_head_then");
  const char *head = then ? then : rk_record_get (paper->council, "secretariat_head");

  return head ? head : "事務局";
}

static void
add_business (Course *course)
{
  if (!has_items (course->paper, FALSE))
    return;
  add_outer (course, STEP_BUSINESS, "議事", 0);
  add_items (course, FALSE);
}

/* Nobody opens, greets and closes where nobody comes: what is decided in writing, and what else is
 * told. */
static gboolean
plan_written (Course *course)
{
  add_business (course);
  if (has_items (course->paper, TRUE))
    add_outer (course, STEP_OTHER, "その他", 0);
  add_items (course, TRUE);
  return TRUE;
}

static gboolean
plan (RkDb *db, Course *course, GCancellable *cancellable, GError **error)
{
  const RkMeetingPaper *paper = course->paper;
  g_autofree char *greeting = g_strdup_printf ("あいさつ　　%s", greeter (paper));
  g_autofree char *election = rk_agenda_election (paper->council, paper->members);

  if (rk_report_is_written (paper->meeting))
    return plan_written (course);
  add_outer (course, STEP_OPENING, "開会", RK_OPENING_MINUTES);
  add_outer (course, STEP_GREETING, greeting, RK_GREETING_MINUTES);
  if (paper->members->len > 0)
    add_outer (course, STEP_QUORUM, "会議の成立の報告", RK_QUORUM_MINUTES);
  if (election)
    add_outer (course, STEP_ELECTION, election, RK_ELECTION_MINUTES);
  add_business (course);
  add_outer (course, STEP_OTHER, "その他", 0);
  add_items (course, TRUE);
  if (!add_next_date (db, course, cancellable, error))
    return FALSE;
  add_outer (course, STEP_CLOSING, "閉会", RK_CLOSING_MINUTES);
  return TRUE;
}

/* ── 次第 ────────────────────────────────────────────────────────────────────────────────── */

static void
add_when (RkDocument *document, const RkMeetingPaper *paper)
{
  g_autofree char *when = g_strconcat (paper->day, *paper->time ? "\n" : "", paper->time, NULL);
  RkEntry entry = { RK_PARAGRAPH_AGENDA, "日　　時", when, NULL, 7, 5.5, 7 };

  rk_document_add_entry (document, &entry);
  entry.label = "場　　所";
  entry.text = paper->place;
  entry.above = 0;
  rk_document_add_entry (document, &entry);
  rk_document_add_space (document, 7);
}

/* @present: the papers that show who is there */
static void
add_step_lines (RkDocument *document, const Course *course, const char *present)
{
  for (guint i = 0; i < course->steps->len; i++)
    {
      const Step *step = course->steps->pdata[i];
      const char *note = step->papers;
      RkEntry entry = { RK_PARAGRAPH_AGENDA, step->number, step->title, *note ? note : NULL };

      if (step->kind == STEP_QUORUM && *present)
        entry.note = present;
      entry.indent = step->innermost ? 4 : step->inner ? 2 : 0;
      entry.hang = 2;
      entry.above = step->inner ? INNER_ABOVE : ITEM_ABOVE;
      if (step->kind == STEP_NEXT_DATE)
        entry.label = "・";
      rk_document_add_entry (document, &entry);
    }
}

static void
add_material_box (RkDocument *document,
                  const RkMeetingPaper *paper,
                  const char *standing,
                  gboolean for_public)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 24, .fit = RK_FIT_NAME }, { NULL, .fit = RK_FIT_TEXT } };
  RkReportGrid *grid;
  RkTable *table;

  grid = rk_report_grid_new (2);
  rk_report_grid_add (grid, RK_ROW_BOLD, "配布資料", RK_GRID_SPAN);
  if (*standing)
    rk_report_grid_add (grid, 0, "－", standing);
  for (guint i = 0; i < paper->materials->len; i++)
    {
      const RkRecord *material = paper->materials->pdata[i];
      const char *number = rk_record_get (material, "number");

      rk_report_grid_add (grid, 0, number ? number : rk_report_get (material, "kind"),
                          rk_meeting_paper_material (paper, material, for_public));
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_rules (table, RK_RULES_FRAME);
  rk_table_set_size (table, 0, 4.9);
  rk_document_add_space (document, 8);
  rk_document_add_table (document, table);
}

static Course *
course_new (RkDb *db, const RkMeetingPaper *paper, GCancellable *cancellable, GError **error)
{
  Course *course = g_new0 (Course, 1);

  course->paper = paper;
  course->steps = g_ptr_array_new_with_free_func (step_free);
  if (plan (db, course, cancellable, error))
    return course;
  g_ptr_array_unref (course->steps);
  g_free (course);
  return NULL;
}

static void
course_free (Course *course)
{
  g_ptr_array_unref (course->steps);
  g_free (course);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Course, course_free)

RkDocument *
rk_report_agenda (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  static const char *const keys[] = { "attendance", "seating", NULL };
  g_autofree char *present = NULL;
  g_autofree char *standing = NULL;
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (Course) course = paper ? course_new (db, paper, cancellable, error) : NULL;
  g_autoptr (RkDocument) document
      = course ? rk_meeting_paper_document (db, paper, "次第", params, error) : NULL;

  if (document == NULL
      || (present = rk_packet_dup_handed_out (db, paper, keys, "・", error)) == NULL
      || (standing = rk_packet_dup_handed_out (db, paper, NULL, "、", error)) == NULL)
    return NULL;
  rk_report_remark_unsaid (paper->meeting, document);
  rk_document_add_space (document, 6);
  rk_document_add_paragraph (document, RK_PARAGRAPH_HEAD, paper->lines);
  rk_document_add_paragraph (document, RK_PARAGRAPH_HEAD_WIDE, "次　第");
  add_when (document, paper);
  add_step_lines (document, course, present);
  add_material_box (document, paper, standing, params->for_public);
  return g_steal_pointer (&document);
}

/* ── 進行台本 ────────────────────────────────────────────────────────────────────────────── */

static int
read_minute (const char *time)
{
  unsigned int hour, minute;

  if (time == NULL || sscanf (time, "%u:%u", &hour, &minute) != 2)
    return -1;
  return (int)(hour * 60 + minute);
}

static char *
minute_words (int start, guint passed)
{
  int now = start + (int)passed;

  return start < 0 ? g_strdup_printf ("+%u分", passed)
                   : g_strdup_printf ("%d:%02d", now / 60 % 24, now % 60);
}

/* Before the day, what is not reached yet is no sentence to be read out: the number is left open.
 * @council: (nullable): said where several councils meet */
static void
append_quorum (GString *text, const char *council, const RkQuorum *quorum, gboolean taken)
{
  gboolean open = !quorum->met && !taken;
  gboolean met = quorum->met || open;
  g_autofree char *words = rk_quorum_dup_words (quorum);
  g_autofree char *present = open ? g_strdup ("　　") : g_strdup_printf ("%u", quorum->present);

  g_string_append_printf (
      text,
      "%s「%s%s委員%u名のうち%s名の出席をいただいており、設置要綱の定める定足数（%u名）に%sため、"
      "会議は成立し%s。」\n%s",
      text->len ? "\n" : "", council ? council : "", council ? "は、" : "", quorum->members,
      present, quorum->needed, met ? "達している" : "達していない", met ? "ています" : "ていません",
      words);
  if (open)
    g_string_append_printf (text,
                            "　出席の見込みは%u名で、定足数に%u名足りない。当日、人数を確かめる。",
                            quorum->present, quorum->needed - quorum->present);
}

static char *
say_quorum (RkDb *db, const RkMeetingPaper *paper, GError **error)
{
  GString *text;
  RkQuorum quorum;

  if (!rk_meetings_quorum (db, paper->id, &quorum, NULL, error))
    return NULL;
  text = g_string_new (NULL);
  append_quorum (text, paper->joints->len ? rk_report_get (paper->meeting, "council") : NULL,
                 &quorum, paper->taken);
  for (guint i = 0; i < paper->joints->len; i++)
    {
      const RkJoint *joint = paper->joints->pdata[i];

      append_quorum (text, joint->name, &joint->quorum, paper->taken);
    }
  return g_string_free (text, FALSE);
}

static char *
say_item (const RkMeetingPaper *paper, const Step *step)
{
  const RkRecord *item = paper->items->pdata[step->item];
  GString *text = g_string_new (NULL);

  if (*step->papers && rk_record_get (item, "script") == NULL)
    g_string_append_printf (text, "%sにより説明する。\n", step->papers);
  if (rk_record_get (item, "point"))
    g_string_append_printf (text, "論点　%s\n", rk_report_get (item, "point"));
  g_string_append (text, rk_report_get (item, "script"));
  if (text->len == 0)
    g_string_append (text, "説明の後、委員の意見を求める。");
  if (text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static char *
say (RkDb *db, const RkMeetingPaper *paper, const Step *step, GError **error)
{
  switch (step->kind)
    {
    case STEP_OPENING:
      return g_strdup_printf ("「ただいまから、%sを開会いたします。」\n配布資料を確認する。",
                              paper->title);
    case STEP_GREETING:
      return g_strdup_printf ("「開会に当たり、%sからごあいさつを申し上げます。」",
                              greeter (paper));
    case STEP_QUORUM:
      return say_quorum (db, paper, error);
    case STEP_ELECTION:
      return g_strdup_printf (
          "「%sをお願いします。」%s", step->title,
          g_str_has_prefix (step->title, "会長") ? "\nその後、会長が議長となる。" : "");
    case STEP_BUSINESS:
      return g_strdup ("「これより議事に入ります。進行は会長にお願いいたします。」");
    case STEP_OTHER:
      return g_strdup ("「その他に移ります。委員の皆様から何かございますか。」");
    case STEP_NEXT_DATE:
      return g_strdup ("次回の日程を知らせる。");
    case STEP_CLOSING:
      return g_strdup_printf ("「以上をもちまして、%sを閉会いたします。」", paper->title);
    case STEP_ITEM:
    default:
      return say_item (paper, step);
    }
}

static char *
speaker_of (const RkMeetingPaper *paper, const Step *step)
{
  const char *presenter = NULL;

  if (step->kind == STEP_ITEM)
    presenter = rk_record_get (paper->items->pdata[step->item], "presenter");
  if (step->kind == STEP_ITEM)
    return g_strdup_printf ("会長\n説明　%s", presenter ? presenter : "事務局");
  if (step->kind == STEP_OTHER)
    return g_strdup ("会長");
  return g_strdup ("事務局（司会）");
}

static gboolean
add_script_rows (RkDb *db, const Course *course, RkReportGrid *grid, guint *total, GError **error)
{
  const RkMeetingPaper *paper = course->paper;
  int start = read_minute (rk_record_get (paper->meeting, "start_time"));

  for (guint i = 0; i < course->steps->len; i++)
    {
      const Step *step = course->steps->pdata[i];
      g_autofree char *time = minute_words (start, *total);
      g_autofree char *minutes
          = step->minutes ? g_strdup_printf ("%u分", step->minutes) : g_strdup ("－");
      g_autofree char *title = g_strdup_printf ("%s%s%s", step->number ? step->number : "・",
                                                step->number ? "　" : "", step->title);
      g_autofree char *words = say (db, paper, step, error);
      g_autofree char *speaker = speaker_of (paper, step);
      const char *answers = step->kind == STEP_ITEM
                                ? rk_record_get (paper->items->pdata[step->item], "answers")
                                : NULL;

      if (words == NULL)
        return FALSE;
      rk_report_grid_add (grid, 0, time, minutes, title, speaker, words, answers ? answers : "－");
      *total += step->minutes;
    }
  return TRUE;
}

static char *
sum_up (const RkMeetingPaper *paper, guint total)
{
  int start = read_minute (rk_record_get (paper->meeting, "start_time"));
  int end = read_minute (rk_record_get (paper->meeting, "end_time"));
  g_autofree char *finish = minute_words (start, total);
  int rest = end - start - (int)total;

  if (start < 0 || end < 0)
    return g_strdup_printf ("所要の時間は合わせて%u分である。", total);
  if (rest < 0)
    return g_strdup_printf ("予定どおり進むと %s に終わり、終了の時刻を%d分超える。", finish,
                            -rest);
  return g_strdup_printf ("予定どおり進むと %s に終わり、終了の時刻まで%d分の余裕がある。", finish,
                          rest);
}

RkDocument *
rk_report_script (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  static const RkTableColumn columns[]
      = { { "時刻", .width = 13, .align = RK_ALIGN_CENTRE },
          { "時間", .width = 12, .align = RK_ALIGN_CENTRE },
          { "次第", .width = 52, .fit = RK_FIT_TEXT },
          { "話す人", .width = 34, .fit = RK_FIT_TEXT },
          { "進行（「　」は読む言葉）", .weight = 3, .fit = RK_FIT_TEXT },
          { "想定問答", .weight = 2, .fit = RK_FIT_TEXT } };
  RkReportParams wide = *params;
  g_autoptr (RkMeetingPaper) paper = NULL;
  g_autoptr (Course) course = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (RkReportGrid) grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  g_autofree char *when = NULL;
  g_autofree char *sum = NULL;
  guint total = 0;

  if (params->for_public)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("The script of a meeting is for the secretariat only. Nothing was "
                              "printed. For the public there is the agenda."));
      return NULL;
    }
  wide.landscape = TRUE;
  paper = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  if (paper == NULL || !rk_report_refuse_written (paper->meeting, "進行台本", error))
    return NULL;
  course = course_new (db, paper, cancellable, error);
  document = course ? rk_meeting_paper_document (db, paper, "進行台本", &wide, error) : NULL;
  if (document == NULL || !add_script_rows (db, course, grid, &total, error))
    return NULL;
  when = g_strdup_printf ("%s　%s\n%s　　内部用", paper->day, paper->time, paper->place);
  rk_report_remark_unsaid (paper->meeting, document);
  rk_document_set_note (document, when);
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_table (document, rk_report_grid_to_table (g_steal_pointer (&grid), columns));
  sum = sum_up (paper, total);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, sum);
  return g_steal_pointer (&document);
}
