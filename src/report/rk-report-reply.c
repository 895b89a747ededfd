/* 出欠回答票: comes back by fax, is keyed in by its code. */
#include <string.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-meetings.h"
#include "rk-report-meeting.h"

#define WIDTH 170.0
#define LABEL 32.0

static void
add (RkSheet *sheet,
     RkFace face,
     double size,
     double x,
     double y,
     double width,
     RkAlign align,
     const char *text)
{
  RkSheetText style = {
    .x = x, .y = y, .width = width, .face = face, .size = size, .align = align, .fit = RK_FIT_FORM
  };

  rk_sheet_add_text (sheet, &style, text);
}

/* To whom it goes back: never to nobody. */
static char *
addressee (const RkPaperData *self)
{
  const char *section = rk_paper_text (self->council, "secretariat");

  return *section ? g_strdup_printf ("%s　行", section)
                  : g_strdup_printf ("%s事務局　行", rk_paper_council_name (self));
}

static void
add_head (RkSheet *sheet, const RkPaperData *self, const char *sentence, const char *code)
{
  const RkRecord *council = self->council;
  const char *fax = rk_paper_text (council, "secretariat_fax");
  const char *email = rk_paper_text (council, "secretariat_email");
  g_autofree char *to = addressee (self);
  g_autofree char *how
      = g_strdup_printf ("%s%s%s%s%s", *fax ? "ＦＡＸ　" : "", fax, *fax && *email ? "　　" : "",
                         *email ? "電子メール　" : "", email);
  RkSheetText large
      = { .x = WIDTH - 18.5, .y = 4.4, .face = RK_FACE_GOTHIC_BOLD, .size = 16, .spacing = 0.1 };

  add (sheet, RK_FACE_GOTHIC, 10, 0, 0, 125, RK_ALIGN_LEFT, to);
  add (sheet, RK_FACE_GOTHIC, 10, 0, 5.6, 125, RK_ALIGN_LEFT, how);
  add (sheet, RK_FACE_GOTHIC, 8, 0, 11.8, 125, RK_ALIGN_LEFT, sentence);
  rk_sheet_add_box (sheet, WIDTH - 37, 0, 37, 12.5, RK_RULE, FALSE);
  add (sheet, RK_FACE_GOTHIC, 7.5, WIDTH - 37, 0.8, 37, RK_ALIGN_CENTRE, "照合番号");
  rk_sheet_add_text (sheet, &large, code);
}

/* 「会議名　出欠回答票」: what it is stands large, what it is about under it. */
static void
add_title (RkSheet *sheet, const RkPaperData *self, const char *subject)
{
  const char *blank = g_strrstr (subject, "　");
  g_autofree char *about = blank ? g_strndup (subject, (gsize)(blank - subject)) : g_strdup ("");
  g_autofree char *day = rk_paper_day_words (rk_record_get (self->meeting, "date"), TRUE);
  gboolean written = rk_report_is_written (self->meeting);
  gboolean timed = !written && *rk_paper_text (self->meeting, "start_time");
  g_autofree char *place = rk_report_place_words (self->meeting, "会場未定");
  g_autofree char *where = g_strdup_printf (
      "%s%s　%s", day, timed ? rk_fields_get (self->fields, "開始時刻") : "", place);
  g_autofree char *due = g_strdup_printf ("回答期限　%s", rk_fields_get (self->fields, "回答期限"));
  RkSheetText title
      = { .x = WIDTH / 2, .y = 23.5, .face = RK_FACE_GOTHIC_BOLD, .size = 14, .spacing = 0.08 };

  rk_sheet_add_text (sheet, &title,
                     written ? "書面回答票"
                     : blank ? blank + strlen ("　")
                             : subject);
  add (sheet, RK_FACE_GOTHIC, 9.5, 0, 31.4, WIDTH, RK_ALIGN_CENTRE, about);
  add (sheet, RK_FACE_GOTHIC, 9.5, 0, 36.4, WIDTH, RK_ALIGN_CENTRE, where);
  rk_sheet_add_box (sheet, 0, 46.6, WIDTH, 12, RK_RULE_THICK, FALSE);
  add (sheet, RK_FACE_GOTHIC_BOLD, 13, 0, 49.4, WIDTH, RK_ALIGN_CENTRE, due);
}

/* A ruled row with its label at the left. */
static void
add_row (RkSheet *sheet, double y, double height, const char *label, double size, const char *value)
{
  rk_sheet_add_box (sheet, 0, y, WIDTH, height, RK_RULE, FALSE);
  rk_sheet_add_rule (sheet, LABEL, y, LABEL, y + height, RK_RULE_THIN);
  add (sheet, RK_FACE_GOTHIC, 9, 2, y + height / 2 - 2.2, LABEL - 4, RK_ALIGN_LEFT, label);
  if (value)
    {
      RkSheetText text = { .x = LABEL + 2,
                           .y = y,
                           .width = WIDTH - LABEL - 4,
                           .face = RK_FACE_GOTHIC,
                           .size = size,
                           .pitch = height * RK_MM,
                           .fit = RK_FIT_PERSON };

      rk_sheet_add_text (sheet, &text, value);
    }
}

static void
add_question (RkSheet *sheet, double y, const char *question, const char *hint)
{
  double after = 11 / RK_MM * (double)g_utf8_strlen (question, -1);

  add (sheet, RK_FACE_GOTHIC_BOLD, 11, 0, y, WIDTH, RK_ALIGN_LEFT, question);
  add (sheet, RK_FACE_GOTHIC, 8.5, after + 4, y + 0.7, WIDTH - after - 4, RK_ALIGN_LEFT, hint);
}

static void
add_choice (RkSheet *sheet, guint place, const char *words)
{
  double x = place % 2 * WIDTH / 2;
  double y = 97.9 + 13 * (place / 2);

  rk_sheet_add_box (sheet, x, y, WIDTH / 2, 13, RK_RULE_THIN, FALSE);
  rk_sheet_add_box (sheet, x + 3, y + 2.5, 8, 8, RK_RULE, FALSE);
  add (sheet, RK_FACE_GOTHIC, 11, x + 14, y + 3.9, WIDTH / 2 - 16, RK_ALIGN_LEFT, words);
}

static void
add_choices (RkSheet *sheet, const RkPaperData *self)
{
  const char *form = rk_paper_text (self->meeting, "form");
  gboolean deputies = rk_record_get_int (self->council, "deputies_count") != 0;
  guint n = 0;

  if (g_str_equal (form, "併用"))
    {
      add_choice (sheet, n++, "出席（会場）");
      add_choice (sheet, n++, "出席（オンライン）");
    }
  else
    add_choice (sheet, n++, g_str_equal (form, "Web") ? "出席（オンライン）" : "出席");
  if (deputies)
    add_choice (sheet, n++, "代理の者が出席　→　２へ");
  add_choice (sheet, n++, "欠席　→　３へ");
  rk_sheet_add_box (sheet, 0, 97.9, WIDTH, n > 2 ? 26 : 13, RK_RULE, FALSE);
}

/* ── a meeting in writing ────────────────────────────────────────────────────────────────── */

/* Millimetres for all items with their boxes, and for one of them. */
#define VOTES 108.0
#define VOTE 12.0

static void
add_vote (RkSheet *sheet, double y, double height, const char *item)
{
  static const char *const votes[] = { "賛成", "反対", "意見あり" };
  RkSheetText text = { .x = 2,
                       .y = y + height / 2 - 2.4,
                       .width = WIDTH - 88,
                       .face = RK_FACE_GOTHIC,
                       .size = 10,
                       .pitch = 13,
                       .fit = RK_FIT_FORM };
  double box = MIN (7, height - 1.5);

  rk_sheet_add_box (sheet, 0, y, WIDTH, height, RK_RULE_THIN, FALSE);
  rk_sheet_add_text (sheet, &text, item);
  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    {
      double x = WIDTH - 84 + 26 * i;

      rk_sheet_add_box (sheet, x, y + (height - box) / 2, box, box, RK_RULE, FALSE);
      add (sheet, RK_FACE_GOTHIC, 10, x + 9, y + height / 2 - 2.4, 20, RK_ALIGN_LEFT, votes[i]);
    }
}

/* Returns: where the next question begins */
static double
add_votes (RkSheet *sheet, const RkPaperData *self)
{
  double height = MIN (VOTE, VOTES / self->asked->len);
  double y = 97.9;

  add_question (sheet, 90.5, "１　議題についての賛否", "議題ごとに1つに　　を書いてください。");
  rk_sheet_add_mark (sheet, RK_MARK_CHECK, 72.2, 93.1, 3);
  for (guint i = 0; i < self->asked->len; i++, y += height)
    add_vote (sheet, y, height, self->asked->pdata[i]);
  rk_sheet_add_box (sheet, 0, 97.9, WIDTH, y - 97.9, RK_RULE, FALSE);
  return y + 6;
}

static void
add_written (RkSheet *sheet, const RkPaperData *self)
{
  double y = self->asked->len ? add_votes (sheet, self) : 90.5;

  add_question (sheet, y, self->asked->len ? "２　議題についての御意見" : "議題についての御意見",
                "議題の番号を添えてお書きください。");
  rk_sheet_add_box (sheet, 0, y + 7.2, WIDTH, 254 - 21 - y - 7.2, RK_RULE, FALSE);
  add_row (sheet, 242, 12, "電話・メール", 11, NULL);
}

static void
add_attending (RkSheet *sheet, const RkPaperData *self)
{
  add_question (sheet, 90.5, "１　御出席の可否", "1つに　　を書いてください。");
  rk_sheet_add_mark (sheet, RK_MARK_CHECK, 44.6, 93.1, 3);
  add_choices (sheet, self);
  add_question (sheet, 129.8, "２　代理で出席される方", "委員と同じ機関の方に限ります。");
  add_row (sheet, 137, 11.8, "職名", 11, NULL);
  add_row (sheet, 148.8, 11.8, "氏名（ふりがな）", 11, NULL);
  add_question (sheet, 166.8, "３　議題についての御意見・当日お話しいただける取組",
                "御出席の方もお書きください。");
  rk_sheet_add_box (sheet, 0, 174, WIDTH, 34, RK_RULE, FALSE);
  add_question (sheet, 213.8, "４　連絡先", "当日の連絡にだけ使います。");
  add_row (sheet, 221, 12, "電話・メール", 11, NULL);
}

static RkSheet *
reply_sheet (const RkPaperData *self,
             const RkFields *fields,
             const RkLetterText *text,
             const char *code)
{
  RkSheet *sheet = rk_sheet_new ();
  const char *sentence = text->body;
  g_autofree char *from = g_strdup_printf ("%s　%s", rk_fields_get (fields, "所属機関"),
                                           rk_fields_get (fields, "職名"));

  while (g_str_has_prefix (sentence, "　"))
    sentence += strlen ("　");
  add_head (sheet, self, sentence, code);
  add_title (sheet, self, text->subject);
  add_row (sheet, 63.7, 10, "機関・職名", 11, from);
  add_row (sheet, 73.7, 11, "委員氏名", 13, rk_fields_get (fields, "氏名"));
  if (rk_report_is_written (self->meeting))
    add_written (sheet, self);
  else
    add_attending (sheet, self);
  return sheet;
}

/* The code stands for the place of the member's council, the number of the meeting, the place of
 * the seat. */
static char *
code_of (const RkPaperData *self, const RkRecord *member)
{
  gint64 council = rk_record_get_int (self->council, "position");

  for (guint i = 0; i < self->joints->len; i++)
    {
      const RkJoint *joint = self->joints->pdata[i];

      if (joint->council == rk_record_get_int (member, "council_id"))
        council = joint->position;
    }
  return rk_reply_code ((guint)council % 100,
                        (guint)rk_record_get_int (self->meeting, "number") % 100,
                        (guint)rk_record_get_int (member, "position") % 100);
}

RkDocument *
rk_report_reply_form (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (RkRecord) letter = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING | RK_PAPER_MEMBERS, error)
      || (letter = rk_paper_letter (&self, "reply-form", error)) == NULL)
    return NULL;
  document = rk_paper_document (&self, "出欠回答票", RK_PAPER_USE_PAPER);
  for (guint i = 0; i < self.members->len; i++)
    {
      const RkRecord *member = self.members->pdata[i];
      g_autoptr (RkFields) fields = rk_paper_fields_member (&self, member);
      g_autofree char *code = code_of (&self, member);
      g_auto (RkLetterText) text = { 0 };

      if (!rk_letter_fill (letter, fields, &text, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rk_paper_remark_blanks (&self, document, &text);
      rk_document_start_part (document, rk_fields_get (fields, "氏名"));
      rk_document_add_sheet (document, reply_sheet (&self, fields, &text, code));
    }
  return g_steal_pointer (&document);
}
