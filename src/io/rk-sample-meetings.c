/* Meetings of the sample: two of last year with everything that was said and paid, their minutes
 * final; and the first of this year, called and half answered. */
#include "rk-sample-council.h"

#include <string.h>

#include "rk-attachments.h"
#include "rk-council.h"
#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-minutes.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-todo.h"
#include "rk-todos.h"

#define DORMANT 2
#define MOST_ITEMS 16

typedef struct
{
  RkSampleMaker *maker;
  const RkSampleCouncil *like;
  guint n;
  gint64 council;
  gint64 meeting;
  RkDate date;
  gboolean held;
  gboolean second;
  GPtrArray *roster; /* RkSeatRow of the day, in the order of the roster; no vacancies */
  gint64 items[MOST_ITEMS];
  gint64 directions[MOST_ITEMS];
} Meeting;

static const RkSeatRow *
member (const Meeting *self, guint place)
{
  return self->roster->pdata[place % self->roster->len];
}

/* ── the meeting ─────────────────────────────────────────────────────────────────────────── */

static void
set_notice (Meeting *self, RkDraft *draft)
{
  g_autofree char *number = g_strdup_printf ("健増第%u号", self->n * 10 + 21 + self->second);

  rk_sample_text (draft, "document_number", number);
  rk_sample_day (draft, "noticed_on", rk_sample_workday (rk_date_add_days (self->date, -28)));
  rk_sample_day (draft, "reply_due", rk_sample_workday (rk_date_add_days (self->date, -10)));
  rk_sample_day (draft, "announced_on", rk_date_add_days (self->date, -14));
  rk_sample_int (draft, "observer_quota", 10);
}

static gboolean
add_meeting (Meeting *self, guint number, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_meeting);
  g_autofree char *place
      = g_strdup_printf ("%s見本会館　第%u会議室", self->like->area, self->n % 3 + 1);

  rk_sample_int (draft, "council_id", self->council);
  rk_sample_int (draft, "year", rk_fiscal_year (self->date));
  rk_sample_int (draft, "number", number);
  rk_sample_day (draft, "date", self->date);
  rk_sample_text (draft, "start_time", "13:30");
  rk_sample_text (draft, "end_time", "15:30");
  rk_sample_text (draft, "place", place);
  rk_sample_text (draft, "place_address", self->like->town);
  rk_sample_text (draft, "form", self->second ? "併用" : "対面");
  rk_sample_text (draft, "web_address", self->second ? "https://meeting.example.jp/mihon" : NULL);
  set_notice (self, draft);
  if (self->held)
    {
      rk_sample_int (draft, "observers", self->n % 4);
      rk_sample_text (draft, "summary_reason", "議事の要点を早く知らせるため");
      rk_sample_text (draft, "minutes_state", RK_MINUTES_REVIEW);
    }
  return rk_sample_save (self->maker, draft, &self->meeting, error);
}

static gboolean
add_item (Meeting *self, guint n, GError **error)
{
  const RkSampleItem *item = &rk_sample_items[n];
  RkDraft *draft = rk_draft_new (&rk_kind_agenda_item);
  g_autofree char *title = rk_sample_fill_words (item->title, self->like->word);

  rk_sample_int (draft, "meeting_id", self->meeting);
  if (item->under)
    rk_sample_int (draft, "parent_id", self->items[item->under - 1]);
  rk_sample_int (draft, "position", (gint64)n + 1);
  rk_sample_text (draft, "kind", item->kind);
  rk_sample_text (draft, "title", title);
  rk_sample_text (draft, "point", item->point);
  rk_sample_int (draft, "minutes", item->minutes);
  rk_sample_text (draft, "presenter", item->presenter);
  rk_sample_text (draft, "script", item->script);
  rk_sample_text (draft, "answers", "質問：費用は。　回答：本年度の予算の範囲で行う。");
  if (item->put_off && self->second && self->held)
    rk_sample_day (draft, "put_off_on", self->date);
  return rk_sample_save (self->maker, draft, &self->items[n], error);
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

/* The smallest sound PDF file of so many pages, each with one line of text. */
static GBytes *
make_pdf (guint pages, gboolean a3, const char *line)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start;

#define OBJECT(...)                                           \
  G_STMT_START                                                \
  {                                                           \
    g_array_append_val (offsets, pdf->len);                   \
    g_string_append_printf (pdf, "%u 0 obj\n", offsets->len); \
    g_string_append_printf (pdf, __VA_ARGS__);                \
    g_string_append (pdf, "\nendobj\n");                      \
  }                                                           \
  G_STMT_END

  OBJECT ("<< /Type /Catalog /Pages 2 0 R >>");
  {
    g_autoptr (GString) kids = g_string_new (NULL);

    for (guint i = 0; i < pages; i++)
      g_string_append_printf (kids, "%u 0 R ", 4 + 2 * i);
    OBJECT ("<< /Type /Pages /Kids [ %s] /Count %u >>", kids->str, pages);
  }
  OBJECT ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (guint i = 0; i < pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("BT /F1 18 Tf 72 %u Td (%s - %u/%u) Tj ET",
                                               a3 ? 760 : 740, line, i + 1, pages);

      OBJECT ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents %u 0 R"
              " /Resources << /Font << /F1 3 0 R >> >> >>",
              a3 ? "1191 842" : "595 842", 5 + 2 * i);
      OBJECT ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (text), text);
    }
#undef OBJECT
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n",
                            g_array_index (offsets, gsize, i));
  g_string_append_printf (
      pdf, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      offsets->len + 1, start);
  return g_string_free_to_bytes (pdf);
}

/* Only the coming meeting of the prefecture carries files; the same few bytes serve all papers. */
static gboolean
attach (Meeting *self, RkDraft *draft, const RkSamplePaper *paper, guint n, GError **error)
{
  g_autofree char *name = g_strdup_printf ("sample-%u.pdf", n + 1);
  g_autofree char *line = g_strdup_printf ("Sample paper %u", n + 1);
  g_autoptr (GBytes) bytes = make_pdf (paper->pages, g_str_equal (paper->paper, "A3"), line);
  gint64 id;

  if (!rk_attachments_add (self->maker->db, name, "application/pdf", bytes, paper->pages, &id,
                           error))
    return FALSE;
  rk_sample_int (draft, "attachment_id", id);
  return TRUE;
}

static gboolean
add_paper (Meeting *self, guint n, GError **error)
{
  const RkSamplePaper *paper = &rk_sample_papers[n];
  RkDraft *draft = rk_draft_new (&rk_kind_material);
  g_autofree char *title = rk_sample_fill_words (paper->title, self->like->word);
  /* What was said before the first meeting of the file is on paper only. */
  gboolean first = self->held && !self->second;
  gboolean made = !first || g_strcmp0 (paper->document, "previous-opinions") != 0;

  rk_sample_int (draft, "meeting_id", self->meeting);
  if (paper->item)
    rk_sample_int (draft, "agenda_item_id", self->items[paper->item - 1]);
  rk_sample_int (draft, "position", (gint64)n + 1);
  rk_sample_text (draft, "kind", paper->kind);
  rk_sample_text (draft, "title", title);
  rk_sample_int (draft, "pages", paper->pages);
  rk_sample_text (draft, "paper", paper->paper);
  rk_sample_text (draft, "source", "事務局");
  rk_sample_text (draft, "document", made ? paper->document : NULL);
  if (self->n == 0 && !self->held && paper->document == NULL
      && !attach (self, draft, paper, n, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_sample_save (self->maker, draft, NULL, error);
}

/* ── who comes ───────────────────────────────────────────────────────────────────────────── */

/* Whether a member says something. */
static gboolean
speaks (const Meeting *self, guint place)
{
  for (guint i = 0; i < rk_sample_n_said; i++)
    if (rk_sample_said[i].speaker && rk_sample_said[i].speaker % self->roster->len == place)
      return TRUE;
  return FALSE;
}

/* One in seven is away, of a meeting that was held one in four of those who said nothing; one in
 * eleven sends somebody, one takes part by Web. */
static const char *
reply_of (const Meeting *self, guint place)
{
  guint mixed = place * 5 + self->n * 3 + self->second;

  if (!self->held && mixed % 4 == 0)
    return RK_REPLY_NONE;
  if (mixed % 11 == 2)
    return RK_REPLY_DEPUTY;
  if (self->second && mixed % 9 == 4)
    return RK_PRESENCE_WEB;
  if (self->held)
    return mixed % 4 == 3 && !speaks (self, place) ? RK_REPLY_NO : RK_REPLY_YES;
  return mixed % 7 == 3 ? RK_REPLY_NO : RK_REPLY_YES;
}

static gboolean
is_member (const Meeting *self, const char *name)
{
  for (guint i = 0; i < self->roster->len; i++)
    if (g_strcmp0 (((const RkSeatRow *)self->roster->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Nobody is there for a member and is one. */
static void
set_deputy (Meeting *self, RkDraft *draft, const RkSeatRow *row, guint place)
{
  const RkSamplePerson *family
      = &rk_sample_family_names[(place * 7 + self->n) % rk_sample_n_family_names];
  g_autofree char *name = NULL;
  g_autofree char *kana = NULL;

  for (guint i = 0; name == NULL || is_member (self, name); i++)
    {
      const RkSamplePerson *first
          = &rk_sample_first_names[(place * 3 + self->n + i) % rk_sample_n_first_names];

      g_free (name);
      g_free (kana);
      name = g_strdup_printf ("%s　%s", family->word, first->word);
      kana = g_strdup_printf ("%s　%s", family->kana, first->kana);
    }

  rk_sample_text (draft, "deputy_name", name);
  rk_sample_text (draft, "deputy_kana", kana);
  rk_sample_text (draft, "deputy_post", "主幹");
  rk_sample_text (draft, "deputy_body", row->body);
}

static gboolean
add_attendance (Meeting *self, guint place, GError **error)
{
  const RkSeatRow *row = self->roster->pdata[place];
  RkDraft *draft = rk_draft_new (&rk_kind_attendance);
  const char *reply = reply_of (self, place);

  rk_sample_int (draft, "meeting_id", self->meeting);
  rk_sample_int (draft, "appointment_id", row->appointment_id);
  rk_sample_text (draft, "reply", reply);
  if (!g_str_equal (reply, RK_REPLY_NONE))
    rk_sample_day (draft, "replied_on", rk_date_add_days (self->date, -20 + (int)place % 9));
  if (g_str_equal (reply, RK_REPLY_DEPUTY))
    set_deputy (self, draft, row, place);
  if (self->held)
    rk_sample_text (draft, "presence", reply);
  return rk_sample_save (self->maker, draft, NULL, error);
}

static gboolean
add_guests (Meeting *self, GError **error)
{
  static const struct
  {
    const char *name;
    const char *post;
    const char *role;
  } guests[] = { { "池谷　正人", "次長", "オブザーバー" },
                 { "落合　環", "係長", "事務局" },
                 { "増田　陽子", "主任保健師", "事務局" } };

  for (guint i = 0; i < G_N_ELEMENTS (guests); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_attendance);

      rk_sample_int (draft, "meeting_id", self->meeting);
      rk_sample_text (draft, "guest_name", guests[i].name);
      rk_sample_text (draft, "guest_post", guests[i].post);
      rk_sample_text (draft, "guest_role", guests[i].role);
      rk_sample_text (draft, "guest_body", i == 0 ? "静岡県域市町連絡室" : "協議会事務局");
      rk_sample_text (draft, "reply", RK_REPLY_YES);
      if (self->held)
        rk_sample_text (draft, "presence", RK_REPLY_YES);
      if (!rk_sample_save (self->maker, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ── what was said, and what comes of it ─────────────────────────────────────────────────── */

static gboolean
add_direction (Meeting *self, guint n, GError **error)
{
  const RkSampleDirection *like = &rk_sample_directions[n];
  RkDraft *draft = rk_draft_new (&rk_kind_direction);

  rk_sample_int (draft, "meeting_id", self->meeting);
  rk_sample_int (draft, "agenda_item_id", self->items[like->item - 1]);
  rk_sample_int (draft, "position", (gint64)n + 1);
  rk_sample_text (draft, "strand", like->strand);
  rk_sample_text (draft, "presented", like->presented);
  rk_sample_text (draft, "text", like->text);
  rk_sample_text (draft, "budget", like->budget);
  rk_sample_int (draft, "budget_year", rk_fiscal_year (self->date) + 1);
  rk_sample_int (draft, "amount", like->amount);
  return rk_sample_save (self->maker, draft, &self->directions[n], error);
}

static gboolean
add_action (Meeting *self, const RkSampleSaid *said, guint n, gint64 statement, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_action);
  RkDate due = rk_date_add_days (self->date, 60 + (int)n * 12);

  rk_sample_text (draft, "what", said->action);
  rk_sample_text (draft, "owner", said->owner);
  rk_sample_day (draft, "due", due);
  rk_sample_int (draft, "meeting_id", self->meeting);
  rk_sample_int (draft, "statement_id", statement);
  if (said->direction >= 0)
    rk_sample_int (draft, "direction_id", self->directions[said->direction]);
  if (said->result)
    {
      rk_sample_day (draft, "started_on", rk_date_add_days (self->date, 7));
      rk_sample_day (draft, "done_on", rk_date_add_days (self->date, 30 + (int)n));
      rk_sample_text (draft, "result", said->result);
    }
  else if (n % 2 == 0)
    {
      rk_sample_day (draft, "started_on", rk_date_add_days (self->date, 14));
      rk_sample_text (draft, "result", "関係する機関と打合せをしている。");
    }
  else
    rk_sample_text (draft, "result", "次の会議までに方法を示す。");
  return rk_sample_save (self->maker, draft, NULL, error);
}

static void
set_speaker (Meeting *self, RkDraft *draft, guint speaker)
{
  if (speaker == 0)
    {
      rk_sample_text (draft, "speaker", "事務局");
      rk_sample_text (draft, "speaker_kind", "事務局");
      return;
    }
  rk_sample_int (draft, "appointment_id", member (self, speaker)->appointment_id);
  rk_sample_text (draft, "speaker_kind", "委員");
}

static gboolean
add_said (Meeting *self, guint n, gint64 *statements, GError **error)
{
  const RkSampleSaid *said = &rk_sample_said[n];
  RkDraft *draft = rk_draft_new (&rk_kind_statement);
  g_autofree char *time = g_strdup_printf ("%02u:%02u", 13 + (35 + n * 7) / 60, (35 + n * 7) % 60);

  rk_sample_int (draft, "meeting_id", self->meeting);
  rk_sample_int (draft, "agenda_item_id", self->items[said->item - 1]);
  rk_sample_int (draft, "position", (gint64)n + 1);
  rk_sample_text (draft, "time", time);
  set_speaker (self, draft, said->speaker);
  rk_sample_text (draft, "kind", said->kind);
  rk_sample_text (draft, "text", said->text);
  rk_sample_text (draft, "summary", said->summary);
  if (said->answers)
    rk_sample_int (draft, "answer_to_id", statements[n - said->answers]);
  if (said->direction >= 0)
    rk_sample_int (draft, "direction_id", self->directions[said->direction]);
  if (said->withheld)
    {
      rk_sample_int (draft, "withheld", TRUE);
      rk_sample_text (draft, "withheld_reason", said->withheld);
    }
  return rk_sample_save (self->maker, draft, &statements[n], error)
         && (said->action == NULL || add_action (self, said, n, statements[n], error));
}

static gboolean
add_payment (Meeting *self, guint place, GError **error)
{
  const RkSeatRow *row = self->roster->pdata[place];
  g_autoptr (RkRecord) appointment
      = rk_records_get (self->maker->db, &rk_kind_appointment, row->appointment_id, error);
  const char *reply = reply_of (self, place);
  gboolean web = g_str_equal (reply, RK_PRESENCE_WEB);
  RkDraft *draft;

  if (appointment == NULL)
    return FALSE;
  if (g_str_equal (reply, RK_REPLY_NO) || g_str_equal (row->role, RK_ROLE_OBSERVER))
    return TRUE;
  draft = rk_draft_new (&rk_kind_payment);
  rk_sample_int (draft, "meeting_id", self->meeting);
  rk_sample_int (draft, "appointment_id", row->appointment_id);
  if (rk_record_get_int (appointment, "no_pay") || g_str_equal (reply, RK_REPLY_DEPUTY))
    {
      rk_sample_int (draft, "excluded", TRUE);
      rk_sample_int (draft, "amount", 0);
      rk_sample_int (draft, "travel", 0);
      rk_sample_text (draft, "excluded_reason",
                      g_str_equal (reply, RK_REPLY_DEPUTY) ? "代理出席のため" : "公務員のため");
    }
  else
    {
      rk_sample_int (draft, "amount",
                     g_str_equal (row->role, RK_ROLE_CHAIR)          ? 8000
                     : g_str_equal (row->role, RK_ROLE_DEPUTY_CHAIR) ? 7500
                                                                     : 7000);
      rk_sample_int (draft, "travel", web ? 0 : 640 + (gint64)place * 40);
      rk_sample_text (draft, "route", web ? NULL : "自宅最寄駅～会場最寄駅　鉄道　往復");
      rk_sample_day (draft, "paid_on", rk_sample_workday (rk_date_add_days (self->date, 12)));
    }
  return rk_sample_save (self->maker, draft, NULL, error);
}

/* ── all of one meeting ──────────────────────────────────────────────────────────────────── */

static gboolean
take_roster (Meeting *self, GError **error)
{
  g_autofree char *iso = rk_date_to_iso (self->date);
  guint kept = 0;

  g_clear_pointer (&self->roster, g_ptr_array_unref);
  self->roster = rk_councils_members (self->maker->db, self->council, iso, error);
  if (self->roster == NULL)
    return FALSE;
  while (kept < self->roster->len)
    if (((RkSeatRow *)self->roster->pdata[kept])->appointment_id)
      kept++;
    else
      g_ptr_array_remove_index (self->roster, kept);
  return TRUE;
}

static gboolean
add_agenda (Meeting *self, GError **error)
{
  for (guint i = 0; i < rk_sample_n_items; i++)
    if (!add_item (self, i, error))
      return FALSE;
  for (guint i = 0; i < rk_sample_n_papers; i++)
    if (!add_paper (self, i, error))
      return FALSE;
  return rk_meetings_number_papers (self->maker->db, self->meeting, NULL, error);
}

static gboolean
add_people (Meeting *self, GError **error)
{
  for (guint i = 0; i < self->roster->len; i++)
    if (!add_attendance (self, i, error) || (self->held && !add_payment (self, i, error)))
      return FALSE;
  return add_guests (self, error);
}

static gboolean
add_talk (Meeting *self, GError **error)
{
  gint64 statements[32];

  for (guint i = 0; i < rk_sample_n_directions; i++)
    if (!add_direction (self, i, error))
      return FALSE;
  for (guint i = 0; i < rk_sample_n_said; i++)
    if (!add_said (self, i, statements, error))
      return FALSE;
  return TRUE;
}

static gboolean
make_final (Meeting *self, GError **error)
{
  RkDate day = rk_date_add_days (self->date, 30);
  g_autofree char *iso
      = rk_date_to_iso (rk_date_compare (day, self->maker->today) > 0 ? self->maker->today : day);

  return rk_minutes_fix (self->maker->db, self->meeting, iso, NULL, error);
}

/* ── to-dos ──────────────────────────────────────────────────────────────────────────────── */

/* All of a meeting that was held; of the coming one what is due, but for one that is late. */
static gboolean
settle_todo (Meeting *self, gint64 id, gboolean *late, GError **error)
{
  g_autoptr (RkRecord) todo = rk_records_get (self->maker->db, &rk_kind_todo, id, error);
  const char *iso = todo ? rk_record_get (todo, "due") : NULL;
  RkDate due;
  g_autofree char *day = NULL;
  gboolean needed = !self->held || self->n % 3 || rk_record_get_int (todo, "days") != -30;

  if (todo == NULL)
    return FALSE;
  if (iso == NULL || !rk_date_from_iso (iso, &due)
      || g_str_equal (rk_record_get (todo, "state"), RK_TODO_DONE)
      || rk_date_compare (due, self->maker->today) > 0)
    return TRUE;
  if (!self->held && self->n % 4 == 1 && !*late && rk_record_get_int (todo, "days") == -30)
    {
      *late = TRUE;
      return TRUE;
    }
  day = rk_date_to_iso (rk_sample_workday (rk_date_add_days (due, -2)));
  return rk_todos_settle (self->maker->db, id, needed ? RK_TODO_DONE : RK_TODO_NOT_NEEDED, day,
                          error);
}

static gboolean
add_todos (Meeting *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->meeting);
  g_autoptr (GArray) ids = NULL;
  gboolean late = FALSE;

  if (!rk_todos_begin (self->maker->db, self->meeting, NULL, error)
      || !rk_query_where (query, "meeting_id", id, error)
      || (ids = rk_query_ids (self->maker->db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!settle_todo (self, g_array_index (ids, gint64, i), &late, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_one (Meeting *self, guint number, GError **error)
{
  if (!take_roster (self, error))
    return FALSE;
  if (self->roster->len == 0)
    return TRUE;
  if (!add_meeting (self, number, error) || !add_agenda (self, error) || !add_people (self, error))
    return FALSE;
  if (self->held && (!add_talk (self, error) || !make_final (self, error)))
    return FALSE;
  return add_todos (self, error);
}

/* The coming meeting, in weeks, but within the year: the terms end with it. */
static RkDate
coming (const Meeting *self)
{
  RkDate day = rk_sample_workday (rk_date_add_days (self->maker->today, 21 + (int)self->n * 3));
  RkDate last = rk_fiscal_year_end (self->maker->year);

  while (rk_day_off_name (last))
    last = rk_date_add_days (last, -1);
  return rk_date_compare (day, last) > 0 ? last : day;
}

gboolean
rk_sample_meetings (RkSampleMaker *maker, gint64 council, guint n, GError **error)
{
  Meeting self = { .maker = maker, .like = &rk_sample_councils[n], .n = n, .council = council };
  int last = maker->year - 1;
  gboolean ok;

  self.held = TRUE;
  self.date = rk_sample_workday (rk_date (last, 7, 14 + (int)n));
  ok = add_one (&self, 1, error);
  self.second = TRUE;
  self.date = rk_sample_workday (rk_date (last + 1, 2, 3 + (int)n));
  ok = ok && add_one (&self, 2, error);
  self.held = self.second = FALSE;
  self.date = coming (&self);
  ok = ok && (n == DORMANT || add_one (&self, 1, error));
  g_clear_pointer (&self.roster, g_ptr_array_unref);
  return ok;
}
