/* 委員名簿: by groups with merged cells, in the order of the roster, or by reading. */
#include <glib/gi18n-lib.h>

#include <string.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-meeting-roster.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

static const char *const order_words[] = {
  [RK_REPORT_ORDER_GROUPS] = "区分別",
  [RK_REPORT_ORDER_ROSTER] = "名簿順",
  [RK_REPORT_ORDER_READING] = "五十音順",
};

typedef struct
{
  const RkSeatRow *seat;
  guint side;  /* 地域 first */
  guint group; /* by its first member */
  char *sort;
  char *kana; /* "" where it may not be shown */
  char *post;
  char *contact; /* "" where none may be shown */
} Row;

typedef struct
{
  GPtrArray *seats; /* owns the RkSeatRow */
  GArray *rows;     /* Row */
  RkReportOrder order;
  gboolean with_kana;
  gboolean with_contacts;
} Roster;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->sort);
  g_free (row->kana);
  g_free (row->post);
  g_free (row->contact);
}

static void
roster_free (gpointer data)
{
  Roster *self = data;

  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Roster, roster_free)

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static guint
rank_side (const char *side)
{
  static const char *const sides[] = { "地域", "職域", "学域", "共通" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_strcmp0 (side, sides[i]) == 0)
      return i;
  return G_N_ELEMENTS (sides);
}

static guint
find_group (GArray *rows, const RkSeatRow *seat)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (g_strcmp0 (row->seat->side, seat->side) == 0
          && g_strcmp0 (row->seat->category, seat->category) == 0)
        return row->group;
    }
  return rows->len;
}

/* What a person agreed to have read by those who get this roster, a line each. */
static char *
dup_contact (const RkRecord *person, gboolean for_public)
{
  static const char *const fields[][2]
      = { { "address", "" }, { "phone", "電話 " }, { "mobile", "携帯 " },
          { "fax", "FAX " }, { "email", "" },      { "email_2", "" } };
  const char *postal_code = rk_person_shown (person, "postal_code", for_public);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = rk_person_shown (person, fields[i][0], for_public);

      if (value == NULL)
        continue;
      g_string_append (text, text->len ? "\n" : "");
      if (i == 0 && postal_code)
        g_string_append_printf (text, "〒%s　", postal_code);
      g_string_append_printf (text, "%s%s", fields[i][1], value);
    }
  return g_string_free (text, FALSE);
}

static void
add_seat (Roster *self, const RkSeatRow *seat, const RkRecord *person, const RkReportParams *params)
{
  gboolean for_public = params->for_public;
  Row row = { .seat = seat };
  const char *kana;
  const char *mark;

  row.side = rank_side (seat->side);
  row.group = find_group (self->rows, seat);
  row.sort = rk_text_sort_key (seat->kana, seat->name);
  kana = params->without_kana ? NULL : rk_person_shown (person, "kana", for_public);
  row.kana = kana && seat->kana ? rk_text_person_name (seat->kana) : g_strdup ("");
  mark = person ? rk_record_get (person, "post_shown") : NULL;
  row.post
      = g_strdup (seat->post && rk_person_mark_shows ("post", mark, for_public) ? seat->post : "");
  row.contact = dup_contact (person, for_public);
  self->with_kana = self->with_kana || *row.kana;
  self->with_contacts = self->with_contacts || *row.contact;
  g_array_append_val (self->rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *first = a;
  const Row *second = b;
  RkReportOrder order = (RkReportOrder)GPOINTER_TO_INT (data);
  int cmp = 0;

  if (order == RK_REPORT_ORDER_GROUPS)
    cmp = first->side != second->side ? (int)first->side - (int)second->side
                                      : (int)first->group - (int)second->group;
  else if (order == RK_REPORT_ORDER_READING)
    cmp = strcmp (first->sort, second->sort);
  return cmp ? cmp : first->seat->position - second->seat->position;
}

static GHashTable *
load_people (RkDb *db, GPtrArray *seats, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *people;

  for (guint i = 0; i < seats->len; i++)
    if (((RkSeatRow *)seats->pdata[i])->person_id)
      g_array_append_val (ids, ((RkSeatRow *)seats->pdata[i])->person_id);
  records = rk_records_fetch (db, &rk_kind_person, (const gint64 *)(gpointer)ids->data, ids->len,
                              error);
  if (records == NULL)
    return NULL;
  people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                  (GDestroyNotify)rk_record_unref);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i])
      g_hash_table_insert (people, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                           rk_record_ref (records->pdata[i]));
  return people;
}

static RkReportOrder
find_order (const RkReportParams *params)
{
  g_auto (GStrv) order = params->query ? rk_query_dup_order (params->query) : NULL;

  if (params->order != RK_REPORT_ORDER_ASKED)
    return params->order;
  if (order == NULL || order[0] == NULL)
    return RK_REPORT_ORDER_GROUPS;
  if (g_str_equal (order[0], "name") || g_str_equal (order[0], "kana"))
    return RK_REPORT_ORDER_READING;
  return g_str_equal (order[0], "position") ? RK_REPORT_ORDER_ROSTER : RK_REPORT_ORDER_GROUPS;
}

/* @council: whose; on the day of a meeting those who are in its minutes */
static Roster *
load (const RkPaperData *data, gint64 council, const RkReportParams *params, GError **error)
{
  g_autoptr (Roster) self = g_new0 (Roster, 1);
  g_autofree char *iso = rk_date_to_iso (data->day);
  g_autoptr (GHashTable) people = NULL;

  self->order = find_order (params);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->seats
      = data->meeting && rk_date_compare (data->day, data->since) == 0
            ? rk_meetings_roster (data->db, rk_record_id (data->meeting), council, iso, error)
            : rk_councils_members (data->db, council, iso, error);
  people = self->seats ? load_people (data->db, self->seats, error) : NULL;
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < self->seats->len; i++)
    {
      const RkSeatRow *seat = self->seats->pdata[i];

      add_seat (self, seat, g_hash_table_lookup (people, &seat->person_id), params);
    }
  g_array_sort_with_data (self->rows, compare_rows, GINT_TO_POINTER (self->order));
  return g_steal_pointer (&self);
}

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

static const char *
role_words (const RkSeatRow *seat)
{
  if (g_strcmp0 (seat->role, RK_ROLE_CHAIR) == 0)
    return "◎会長";
  if (g_strcmp0 (seat->role, RK_ROLE_DEPUTY_CHAIR) == 0)
    return "○副会長";
  return g_strcmp0 (seat->role, RK_ROLE_OBSERVER) == 0 ? RK_ROLE_OBSERVER : "";
}

static const char *
term_words (const RkSeatRow *seat)
{
  if (seat->appointment_id == 0 || g_strcmp0 (seat->role, RK_ROLE_OBSERVER) == 0)
    return "－";
  return seat->reappointments ? "再任" : "新任";
}

static void
fill_row (RkTableRow *out, guint index, gpointer data)
{
  const Roster *self = data;
  const Row *row = &g_array_index (self->rows, Row, index);
  const Row *before = index ? row - 1 : NULL;
  const RkSeatRow *seat = row->seat;
  g_autofree char *number = rk_report_seat_number (seat->position);
  g_autofree char *name = seat->name ? rk_text_person_name (seat->name) : g_strdup ("（欠員）");
  guint column = 0;

  if (self->order == RK_REPORT_ORDER_GROUPS)
    {
      if (before && before->side != row->side)
        rk_table_row_set_flags (out, RK_ROW_RULE);
      rk_table_row_set_text (out, column++, seat->side ? seat->side : "他");
      rk_table_row_set_text (out, column++, seat->category ? seat->category : "－");
    }
  rk_table_row_set_text (out, column++, number);
  rk_table_row_set_text (out, column, name);
  rk_table_row_set_ruby (out, column++, row->kana);
  rk_table_row_set_text (out, column++, seat->body ? seat->body : "公募");
  rk_table_row_set_text (out, column++, *row->post ? row->post : "－");
  rk_table_row_set_text (out, column++, role_words (seat));
  rk_table_row_set_text (out, column++, term_words (seat));
  if (self->with_contacts)
    rk_table_row_set_text (out, column++, *row->contact ? row->contact : "－");
}

static RkTable *
make_table (Roster *self)
{
  const RkTableColumn columns[] = {
    { "区分", .width = 8, .size = 10, .is_label = TRUE, .is_merged = TRUE, .is_vertical = TRUE },
    { NULL, .width = 16, .size = 8, .align = RK_ALIGN_CENTRE, .is_merged = TRUE },
    { "No.", .width = 8, .align = RK_ALIGN_CENTRE },
    { self->with_kana ? "氏名（ふりがな）" : "氏名", .width = self->with_contacts ? 48 : 36,
      .size = 11, .fit = RK_FIT_PERSON },
    { "所属機関", .weight = 1, .size = 9.5 },
    { "職名", .width = 31, .size = 9.5 },
    { "役職", .width = 16, .size = 8, .align = RK_ALIGN_CENTRE },
    { "任", .width = 11, .size = 8, .align = RK_ALIGN_CENTRE },
    { "連絡先", .width = 76, .size = 8, .fit = RK_FIT_TEXT },
  };
  guint from = self->order == RK_REPORT_ORDER_GROUPS ? 0 : 2;
  guint n = G_N_ELEMENTS (columns) - (self->with_contacts ? 0 : 1);
  RkTable *table = rk_table_new (columns + from, n - from);

  rk_table_set_size (table, 0, 9.7);
  rk_table_set_least_height (table, 8.9);
  rk_table_set_empty (table, "席がまだありません。");
  rk_table_set_rows (table, self->rows->len, fill_row, self, roster_free);
  return table;
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

/* The term that most members have. */
static char *
common_term (const Roster *self)
{
  const RkSeatRow *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkSeatRow *seat = g_array_index (self->rows, Row, i).seat;
      guint n = 0;

      for (guint k = 0; seat->term_start && k < self->rows->len; k++)
        n += g_strcmp0 (g_array_index (self->rows, Row, k).seat->term_start, seat->term_start) == 0;
      if (n > most)
        {
          most = n;
          best = seat;
        }
    }
  return best ? rk_paper_term_words (best->term_start, best->term_end) : NULL;
}

static void
add_line (RkDocument *document, const RkPaperData *data, const Roster *self)
{
  g_autofree char *term = common_term (self);
  g_autofree char *day = rk_date_to_wareki_long (data->day);
  g_autofree char *left = term ? g_strconcat ("任期　", term, NULL) : NULL;
  g_autofree char *right = g_strdup_printf ("%s現在　敬称略・%s", day, order_words[self->order]);
  RkLine line = { .text = right,
                  .face = RK_FACE_GOTHIC,
                  .size = 8.5,
                  .pitch = 14,
                  .align = RK_ALIGN_RIGHT,
                  .heads = { { left, 0, 0 } } };

  rk_document_add_line (document, &line);
}

static void
say_sex_unknown (RkDocument *document, guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("The sex of %u member is not entered: the paper does not say how many are women.",
                "The sex of %u members is not entered: the paper does not say how many are women.",
                n),
      n);

  rk_document_add_remark (document, words);
}

/* 委員数　22人（地域12人・職域8人・共通2人、女性10人）　欠員0人 */
static void
add_counts (RkDocument *document, const Roster *self, gboolean for_public)
{
  static const char *const sides[] = { "地域", "職域", "学域", "共通", "他" };
  guint of_side[5] = { 0 };
  guint members = 0, women = 0, known = 0, vacant = 0, observers = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->seat->appointment_id == 0)
        vacant++;
      else if (g_strcmp0 (row->seat->role, RK_ROLE_OBSERVER) == 0)
        observers++;
      else
        {
          members++;
          of_side[row->side]++;
          known += row->seat->sex != NULL;
          women += g_strcmp0 (row->seat->sex, "女") == 0;
        }
    }
  g_string_printf (text, "委員数　%u人（", members);
  for (guint i = 0, n = 0; i < G_N_ELEMENTS (sides); i++)
    if (of_side[i])
      g_string_append_printf (text, "%s%s%u人", n++ ? "・" : "", sides[i], of_side[i]);
  /* Of some of them only it would be read as of all. */
  if (known && known == members)
    g_string_append_printf (text, "、女性%u人", women);
  else if (known)
    say_sex_unknown (document, members - known);
  g_string_append_printf (text, "）　欠員%u人", vacant);
  if (observers)
    g_string_append_printf (text, "　オブザーバー%u人", observers);
  g_string_append (text, "　　任：新任・再任");
  if (for_public)
    g_string_append (text, "\n公開版：公開の同意がない項目は載せていない。");
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, text->str);
}

/* The council, then those that hold a meeting with it. Returns: array of Roster, @names: theirs */
static GPtrArray *
load_all (const RkPaperData *data, const RkReportParams *params, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) rosters = g_ptr_array_new_with_free_func (roster_free);
  const GPtrArray *joints = data->joints;

  for (guint i = 0; i < 1 + (joints ? joints->len : 0); i++)
    {
      const RkJoint *joint = i ? joints->pdata[i - 1] : NULL;
      Roster *roster
          = load (data, joint ? joint->council : rk_record_id (data->council), params, error);

      if (roster == NULL)
        return NULL;
      g_ptr_array_add (rosters, roster);
      g_ptr_array_add (names, g_strdup (joint ? joint->name : rk_paper_council_name (data)));
    }
  return g_steal_pointer (&rosters);
}

/* With the papers of a meeting whose minutes were made final it is of that day unless another one
 * is asked for. */
static void
choose_day (RkPaperData *data, const RkReportParams *params)
{
  if (data->meeting && rk_record_get (data->meeting, "council_then")
      && !rk_date_is_full (params->as_of))
    data->day = data->since;
}

static char *
dup_title (const char *council, gboolean for_public)
{
  return g_strdup_printf ("%s　委員名簿%s", council, for_public ? "（公開版）" : "");
}

RkDocument *
rk_report_roster (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (RkPaperData) data = { 0 };
  g_autoptr (GPtrArray) rosters = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  gboolean wide = FALSE;
  RkDocument *document;

  if (!rk_paper_data_load (&data, db, params, params->meeting ? RK_PAPER_MEETING : 0, error))
    return NULL;
  choose_day (&data, params);
  rosters = load_all (&data, params, names, error);
  if (rosters == NULL)
    return NULL;
  title = dup_title (names->pdata[0], params->for_public);
  foot = g_strconcat ("作成　", rk_paper_text (data.office, "name"), NULL);
  document = rk_paper_document (&data, title, RK_PAPER_USE_PAPER);
  for (guint i = 0; i < rosters->len; i++)
    wide = wide || ((const Roster *)rosters->pdata[i])->with_contacts;
  rk_document_set_paper (document, params->paper, params->landscape || wide, RK_PAPER_USE_PAPER);
  rk_document_set_foot (document, foot);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  g_ptr_array_set_free_func (rosters, NULL); /* each table takes its own */
  for (guint i = 0; i < rosters->len; i++)
    {
      Roster *roster = rosters->pdata[i];
      g_autofree char *head = dup_title (names->pdata[i], params->for_public);

      if (i > 0)
        rk_document_add_section (document, head);
      add_line (document, &data, roster);
      rk_document_add_table (document, make_table (roster));
      add_counts (document, roster, params->for_public);
    }
  return document;
}
