/* The head of the minutes, in the four layouts that councils use: a table of facts (会議概要),
 * items with numbers (項目別), a form with contact and reason (審議結果), a few lines before the
 * full text (全文). */
#include "rk-report-minutes.h"

#include <string.h>

#include "rk-letter-data.h"
#include "rk-report-grid.h"

/* ── facts in words ──────────────────────────────────────────────────────────────────────── */

static char *
when_words (const RkMinutesPaper *self)
{
  return g_strconcat (self->paper->day, self->paper->time, NULL);
}

/* How a member stands to the meeting; before presence is taken down, by the reply. */
typedef enum
{
  HERE,
  AWAY,
  UNANSWERED,
} Standing;

static Standing
stand (const RkMinutesPaper *self, const RkRecord *member)
{
  const char *presence = rk_meeting_paper_presence (self->paper, member);

  return g_str_equal (presence, RK_REPLY_NO)     ? AWAY
         : g_str_equal (presence, RK_REPLY_NONE) ? UNANSWERED
                                                 : HERE;
}

/* 「◎大石　健一郎、○…、○○（代理　池谷　咲）」 @role: in the council that is told of */
static void
append_person (GString *text, const RkMinutesPaper *self, const RkRecord *member, const char *role)
{
  const char *presence = rk_meeting_paper_presence (self->paper, member);
  g_autofree char *name = rk_report_unbroken_name (member, "name");
  g_autofree char *deputy = rk_report_unbroken_name (member, "deputy_name");

  g_string_append_printf (text, "%s%s%s", text->len ? "、" : "",
                          g_str_equal (role, RK_ROLE_CHAIR)          ? "◎"
                          : g_str_equal (role, RK_ROLE_DEPUTY_CHAIR) ? "○"
                                                                     : "",
                          name);
  if (g_str_equal (presence, RK_REPLY_DEPUTY))
    g_string_append_printf (text, "（代理 %s）", deputy);
  else if (g_str_equal (presence, RK_PRESENCE_WEB))
    g_string_append (text, "（オンライン）");
}

/* Members of one council; an observer with a seat is none, and not counted.
 * @joint: (nullable): NULL: the one that calls
 * Returns: (nullable): NULL: nobody */
static char *
find_members (const RkMinutesPaper *self, const RkJoint *joint, Standing standing)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->paper->members->len; i++)
    {
      const RkRecord *member = self->paper->members->pdata[i];
      g_autofree char *role = rk_meeting_paper_dup_role_in (self->paper, joint, member);

      if (role && !g_str_equal (role, RK_ROLE_OBSERVER) && stand (self, member) == standing)
        append_person (text, self, member, role);
    }
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* A draft tells who has not answered yet from those who are away. */
static char *
members_words (const RkMinutesPaper *self, const RkJoint *joint, gboolean away)
{
  g_autofree char *people = find_members (self, joint, away ? AWAY : HERE);
  g_autofree char *open = away ? find_members (self, joint, UNANSWERED) : NULL;
  const char *first = people ? people : "なし";

  return open ? g_strdup_printf ("%s\n（未回答）%s", first, open) : g_strdup (first);
}

static void
append_council (GString *text, const char *council, char *people)
{
  g_string_append_printf (text, "%s（%s）%s", text->len ? "\n" : "", council, people);
  g_free (people);
}

/* Where several councils meet, a line for each. */
static char *
absent_words (const RkMinutesPaper *self)
{
  const RkMeetingPaper *paper = self->paper;
  GString *text;

  if (paper->joints->len == 0)
    return members_words (self, NULL, TRUE);
  text = g_string_new (NULL);
  append_council (text, rk_report_get (paper->meeting, "council"),
                  members_words (self, NULL, TRUE));
  for (guint i = 0; i < paper->joints->len; i++)
    {
      const RkJoint *joint = paper->joints->pdata[i];

      append_council (text, joint->name, members_words (self, joint, TRUE));
    }
  return g_string_free (text, FALSE);
}

/* Who observes from a seat; where the member votes in another of the councils, in which one.
 * Returns: (nullable): NULL: in none */
static char *
find_observed (const RkMinutesPaper *self, const RkRecord *member)
{
  const RkMeetingPaper *paper = self->paper;
  g_autoptr (GString) councils = g_string_new (NULL);
  gboolean votes = FALSE;

  for (guint i = 0; i <= paper->joints->len; i++)
    {
      const RkJoint *joint = i ? paper->joints->pdata[i - 1] : NULL;
      g_autofree char *role = rk_meeting_paper_dup_role_in (paper, joint, member);

      if (role && g_str_equal (role, RK_ROLE_OBSERVER))
        g_string_append_printf (councils, "%s%s", councils->len ? "・" : "",
                                joint ? joint->name : rk_report_get (paper->meeting, "council"));
      else
        votes = votes || role;
    }
  if (councils->len == 0)
    return NULL;
  return votes ? g_strdup_printf ("（%s）", councils->str) : g_strdup ("");
}

static void
append_observers (GString *text, const RkMinutesPaper *self)
{
  for (guint i = 0; i < self->paper->members->len; i++)
    {
      const RkRecord *member = self->paper->members->pdata[i];
      g_autofree char *observed = find_observed (self, member);

      if (observed == NULL || stand (self, member) != HERE)
        continue;
      append_person (text, self, member, "");
      g_string_append (text, observed);
    }
}

/* Guests with a role; those who observe from a seat stand before the others.
 * Returns: (nullable): NULL: no names were taken down */
static char *
staff_words (const RkMinutesPaper *self, const char *role)
{
  GString *text = g_string_new (NULL);

  if (g_str_equal (role, RK_ROLE_OBSERVER))
    append_observers (text, self);
  rk_meeting_paper_append_guests (self->paper, text, role);
  return g_string_free (text, text->len == 0);
}

/* 「委員13人（うち代理2人）　◎大石　健一郎、…」 @who: 委員, "" under that word */
static void
append_attending (GString *text,
                  const RkMinutesPaper *self,
                  const RkJoint *joint,
                  const char *who,
                  const RkQuorum *quorum)
{
  const RkMeetingPaper *paper = self->paper;
  const char *council = joint                ? joint->name
                        : paper->joints->len ? rk_report_get (paper->meeting, "council")
                                             : "";
  g_autofree char *people = members_words (self, joint, FALSE);
  g_autofree char *deputies
      = quorum->deputies ? g_strdup_printf ("（うち代理%u人）", quorum->deputies) : g_strdup ("");

  g_string_append_printf (text, "%s%s%s%s%u人%s　%s", text->len ? "\n" : "", council,
                          *council ? "　" : "", who, quorum->attending + quorum->deputies, deputies,
                          people);
}

/* Where several councils meet, a line for each. */
static char *
present_words (const RkMinutesPaper *self, const char *who)
{
  GString *text = g_string_new (NULL);

  append_attending (text, self, NULL, who, &self->quorum);
  for (guint i = 0; i < self->paper->joints->len; i++)
    {
      const RkJoint *joint = self->paper->joints->pdata[i];

      append_attending (text, self, joint, who, &joint->quorum);
    }
  return g_string_free (text, FALSE);
}

/* A line for each role; that nobody observed is said, too. */
static char *
attending_words (const RkMinutesPaper *self)
{
  static const char *const roles[] = { "事務局", RK_ROLE_PRESENTER, RK_ROLE_OBSERVER };
  g_autofree char *present = present_words (self, RK_ROLE_MEMBER);
  GString *text = g_string_new (present);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *people = staff_words (self, roles[i]);

      if (people || g_str_equal (roles[i], RK_ROLE_OBSERVER))
        g_string_append_printf (text, "\n%s　%s", roles[i], people ? people : "なし");
    }
  return g_string_free (text, FALSE);
}

static char *
items_words (const RkMinutesPaper *self, gboolean with_openness)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paper->items->len; i++)
    {
      const RkRecord *item = self->paper->items->pdata[i];
      gboolean closed = rk_meeting_paper_is_closed (self->paper, item);

      g_string_append_printf (text, "%s%s%s　%s%s", text->len ? "\n" : "",
                              rk_meeting_paper_has_parent (item) ? "　"
                              : rk_meeting_paper_is_other (item) ? "その他"
                                                                 : "",
                              (char *)self->paper->numbers->pdata[i], rk_report_get (item, "title"),
                              !with_openness ? ""
                              : closed       ? "（非公開）"
                                             : "（公開）");
    }
  if (text->len == 0)
    g_string_append (text, "なし");
  return g_string_free (text, FALSE);
}

static char *
closed_words (const RkMinutesPaper *self)
{
  GString *text = g_string_new (NULL);
  const char *whole = rk_record_get (self->paper->meeting, "closed_reason");

  if (!rk_meeting_is_open (self->paper->meeting) && whole)
    g_string_append (text, whole);
  for (guint i = 0, outer = 0; i < self->paper->items->len; i++)
    {
      const RkRecord *item = self->paper->items->pdata[i];
      const char *reason = rk_record_get (item, "closed_reason");
      g_autofree char *number = NULL;
      g_autofree char *above = NULL;

      outer = rk_meeting_paper_has_parent (item) ? outer : i;
      if (!rk_record_get_int (item, "closed"))
        continue;
      number = rk_meeting_paper_dup_item (self->paper, i);
      above = outer == i ? g_strdup ("") : rk_meeting_paper_dup_item (self->paper, outer);
      g_string_append_printf (text, "%s%s%s：%s", text->len ? "\n" : "", above, number,
                              reason ? reason : "理由の記載なし");
    }
  if (text->len == 0)
    g_string_append (text, "該当なし");
  return g_string_free (text, FALSE);
}

static char *
papers_words (const RkMinutesPaper *self, gboolean with_titles)
{
  GString *text = g_string_new (self->handed_out);

  for (guint i = 0; i < self->paper->materials->len; i++)
    {
      const RkRecord *material = self->paper->materials->pdata[i];
      const char *number = rk_record_get (material, "number");
      const char *title = rk_meeting_paper_material (self->paper, material, self->for_public);

      if (with_titles)
        g_string_append_printf (text, "%s%s　%s", text->len ? "\n" : "", number ? number : "－",
                                title);
      else
        g_string_append_printf (text, "%s%s", text->len ? "、" : "", number ? number : title);
    }
  if (text->len == 0)
    g_string_append (text, "なし");
  return g_string_free (text, FALSE);
}

/* Whether what was said of its item is in no edition for the public. */
static gboolean
is_of_closed (const RkMinutesPaper *self, const RkRecord *statement)
{
  gint64 item = rk_record_get_int (statement, "agenda_item_id");

  return self->for_public
         && rk_meeting_paper_is_closed (self->paper, rk_meeting_paper_item (self->paper, item));
}

/* What was decided, in the meeting or by the replies in writing, numbered. */
static char *
decisions_words (RkMinutesPaper *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->statements->len; i++)
    {
      g_autofree char *words = NULL;

      if (!g_str_equal (rk_report_get (self->statements->pdata[i], "kind"), "決定"))
        continue;
      words = is_of_closed (self, self->statements->pdata[i])
                  ? g_strdup ("（非公開）")
                  : rk_minutes_paper_words (self, self->statements->pdata[i]);
      g_string_append_printf (text, "%s%u　%s", text->len ? "\n" : "", ++n, words);
    }
  for (guint i = 0; i < self->paper->items->len; i++)
    {
      g_autofree char *words = rk_minutes_paper_vote_words (self, i);

      if (words)
        g_string_append_printf (text, "%s%u　%s", text->len ? "\n" : "", ++n, words);
    }
  if (n == 0)
    g_string_append (text, "なし");
  g_string_replace (text, RK_WITHHELD, "（非公開）", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
observer_words (const RkMinutesPaper *self)
{
  if (rk_report_is_written (self->paper->meeting))
    return g_strdup ("なし（書面による開催）");
  if (rk_record_is_null (self->paper->meeting, rk_kind_field (&rk_kind_meeting, "observers")))
    return g_strdup ("記録なし");
  return g_strdup_printf ("%d人", (int)rk_record_get_int (self->paper->meeting, "observers"));
}

static char *
contact_words (const RkMinutesPaper *self)
{
  const RkRecord *council = self->paper->council;
  const char *person = rk_record_get (council, "secretariat_person");
  const char *phone = rk_record_get (council, "secretariat_phone");
  const char *fax = rk_record_get (council, "secretariat_fax");
  GString *text = g_string_new (rk_report_get (council, "secretariat"));

  if (person && !self->for_public)
    g_string_append_printf (text, "　担当\u00a0\u00a0%s", person);
  if (phone)
    g_string_append_printf (text, "　電話\u00a0\u00a0%s", phone);
  if (fax)
    g_string_append_printf (text, "　FAX\u00a0\u00a0%s", fax);
  return g_string_free (text, FALSE);
}

/* ── the heads ───────────────────────────────────────────────────────────────────────────── */

/* @words: (nullable): NULL: not known, and left out */
typedef struct
{
  const char *label;
  char *words;
} Fact;

static void
add_facts (RkDocument *document, Fact *facts, guint n, gboolean numbered)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 34, .is_label = TRUE, .fit = RK_FIT_TEXT },
          { NULL, .fit = RK_FIT_TEXT } };
  RkReportGrid *grid = rk_report_grid_new (2);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = numbered ? g_strdup_printf ("%u　%s", i + 1, facts[i].label)
                                        : g_strdup (facts[i].label);

      rk_report_grid_add (grid, 0, label, facts[i].words);
      g_free (facts[i].words);
    }
  rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
}

/* 会議概要: as 船橋市 has it. */
static void
add_table_head (RkDocument *document, RkMinutesPaper *self)
{
  Fact facts[] = {
    { "会議の名称", g_strdup (self->paper->title) },
    { "開催日時", when_words (self) },
    { "開催場所", g_strdup (self->paper->place) },
    { "出席者", attending_words (self) },
    { "欠席者", absent_words (self) },
    { "議題及び\n公開・非公開の別", items_words (self, TRUE) },
    { "非公開の理由", closed_words (self) },
    { "傍聴者数", observer_words (self) },
    { "配布資料", papers_words (self, FALSE) },
    { "決定事項", decisions_words (self) },
  };

  add_facts (document, facts, G_N_ELEMENTS (facts), FALSE);
}

/* 項目別: as 狛江市 has it: numbered items with lines under them. */
static void
add_item_head (RkDocument *document, RkMinutesPaper *self)
{
  Fact facts[] = {
    { "日時", when_words (self) },        { "場所", g_strdup (self->paper->place) },
    { "出席者", attending_words (self) }, { "欠席者", absent_words (self) },
    { "傍聴者", observer_words (self) },  { "配布資料", papers_words (self, TRUE) },
    { "議題", items_words (self, TRUE) }, { "会議の結果", decisions_words (self) },
  };

  rk_document_add_paragraph (document, RK_PARAGRAPH_SUB, self->paper->title);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u　%s", i + 1, facts[i].label);
      RkEntry entry = { RK_PARAGRAPH_TALK, label, facts[i].words, NULL, 0, 8, 1.2 };

      rk_document_add_entry (document, &entry);
      g_free (facts[i].words);
    }
}

/* 審議結果: as the form of 神奈川県 has it. */
static void
add_form_head (RkDocument *document, RkMinutesPaper *self)
{
  const char *reason = rk_record_get (self->paper->meeting, "summary_reason");
  Fact facts[] = {
    { "審議会等の名称", g_strdup (self->paper->title) },
    { "開催日時", when_words (self) },
    { "開催場所", g_strdup (self->paper->place) },
    { "出席者\n（◎会長　○副会長）", attending_words (self) },
    { "欠席者", absent_words (self) },
    { "次回開催予定日", g_strdup (self->next) },
    { "問合せ先", contact_words (self) },
    { "掲載するもの", g_strdup (self->summary ? "議事概要" : "議事録") },
    { "議事概要とした理由",
      g_strdup (self->summary && reason ? reason : "該当なし（議事録を掲載する。）") },
    { "議題", items_words (self, TRUE) },
    { "審議の結果", decisions_words (self) },
  };

  add_facts (document, facts, G_N_ELEMENTS (facts), FALSE);
  rk_document_add_heading (document, "審議経過");
}

/* 全文: a few lines, then every word. */
static void
add_full_head (RkDocument *document, RkMinutesPaper *self)
{
  Fact facts[] = {
    { "日時", when_words (self) },
    { "場所", g_strdup (self->paper->place) },
    { "出席委員", present_words (self, "") },
    { "欠席委員", absent_words (self) },
    { "オブザーバー", staff_words (self, RK_ROLE_OBSERVER) },
    { "事務局", staff_words (self, "事務局") },
    { "傍聴者", observer_words (self) },
    { "議事", items_words (self, FALSE) },
    { "配付資料", papers_words (self, TRUE) },
    { "照会先", contact_words (self) },
  };

  rk_document_add_paragraph (document, RK_PARAGRAPH_SUB, self->paper->title);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *label = g_strdup_printf ("○%s", facts[i].label);
      RkEntry entry = { RK_PARAGRAPH_TALK, label, facts[i].words, NULL, 0, 6, 0.8 };

      if (facts[i].words)
        rk_document_add_entry (document, &entry);
      g_free (facts[i].words);
    }
}

void
rk_minutes_paper_add_head (RkDocument *document, RkMinutesPaper *self, const char *layout)
{
  if (g_str_equal (layout, "項目別"))
    add_item_head (document, self);
  else if (g_str_equal (layout, "審議結果"))
    add_form_head (document, self);
  else if (g_str_equal (layout, "全文"))
    add_full_head (document, self);
  else
    add_table_head (document, self);
}
