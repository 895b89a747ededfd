/* What the names in braces stand for. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

/* What is not settled yet is said so on paper, not left empty. */
#define UNSETTLED "未定"
#define BLANK_DAY "令和　　年　　月　　日"

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

char *
rk_paper_day_words (const char *iso, gboolean weekday)
{
  RkDate day;

  if (iso == NULL || *iso == '\0' || !rk_date_from_iso (iso, &day) || !rk_date_is_full (day))
    return g_strdup (BLANK_DAY);
  return weekday ? rk_date_to_wareki_weekday (day) : rk_date_to_wareki_long (day);
}

char *
rk_paper_term_words (const char *start, const char *end)
{
  g_autofree char *from = rk_paper_day_words (start, FALSE);
  g_autofree char *until = rk_paper_day_words (end, FALSE);

  return g_strdup_printf ("%sから%sまで", from, until);
}

static void
remark_days (const RkPaperData *self, RkDocument *document, const RkLetterText *text)
{
  gboolean due = rk_record_get (self->meeting, "reply_due") == NULL;
  gboolean day = rk_record_get (self->meeting, "date") == NULL;

  if (strstr (text->body, BLANK_DAY) == NULL && strstr (text->items, BLANK_DAY) == NULL)
    return;
  if (due && day)
    rk_document_add_remark (document, _ ("The meeting has no day and no day until when to reply. "
                                         "Both are blank on this paper."));
  else if (due)
    rk_document_add_remark (document, _ ("The meeting has no day until when to reply. It is blank "
                                         "on this paper."));
  else if (day)
    rk_document_add_remark (document, _ ("The meeting has no day. It is blank on this paper."));
}

static gboolean
is_blank (const RkRecord *record, const char *field)
{
  return *rk_paper_text (record, field) == '\0';
}

/* By the name that the form has for it. */
static void
append_label (GString *names, const RkRecord *record, const char *field)
{
  const RkKind *kind = rk_record_kind (record);

  g_string_append_printf (names, "%s%s", names->len ? "、" : "",
                          _ (kind->fields[rk_kind_field (kind, field)].label));
}

void
rk_paper_remark_sender (const RkPaperData *self, RkDocument *document)
{
  static const char *const fields[]
      = { "secretariat_head", "secretariat", "secretariat_phone", NULL };
  const RkRecord *council = self->council;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; fields[i]; i++)
    if (is_blank (council, fields[i]))
      append_label (names, council, fields[i]);
  if (is_blank (council, "secretariat_fax") && is_blank (council, "secretariat_email"))
    {
      append_label (names, council, "secretariat_fax");
      append_label (names, council, "secretariat_email");
    }
  /* Translators: names of fields of the rules of a council: 「発信者、電話番号」 */
  words = g_strdup_printf (
      _ ("The rules of this council do not say: %s. This paper leaves it out."), names->str);
  if (names->len)
    rk_document_add_remark (document, words);
}

void
rk_paper_remark_blanks (const RkPaperData *self, RkDocument *document, const RkLetterText *text)
{
  remark_days (self, document, text);
  rk_report_remark_unsaid (self->meeting, document);
  rk_paper_remark_sender (self, document);
}

static char *
display (const RkRecord *record, const char *field)
{
  return rk_record_dup_display (record, rk_kind_field (rk_record_kind (record), field));
}

char *
rk_paper_time (const RkRecord *meeting)
{
  g_autofree char *day = rk_paper_day_words (rk_record_get (meeting, "date"), TRUE);
  g_autofree char *start = display (meeting, "start_time");
  g_autofree char *end = display (meeting, "end_time");

  if (*start && *end)
    return g_strdup_printf ("%s%sから%sまで", day, start, end);
  return g_strdup_printf ("%s%s%s", day, start, *start ? "から" : "");
}

/* ── office and council ──────────────────────────────────────────────────────────────────── */

static void
set_fields (RkFields *fields, const RkRecord *record, const char *const *pairs)
{
  for (; *pairs; pairs += 2)
    rk_fields_take (fields, pairs[0], display (record, pairs[1]));
}

void
rk_paper_fields_office (RkPaperData *self)
{
  static const char *const of_office[] = { "事務局名", "name", "都道府県", "prefecture", NULL };
  static const char *const of_council[] = { "略称",     "short_name",
                                            "圏域",     "area",
                                            "設置根拠", "legal_basis",
                                            "要綱名",   "bylaws_title",
                                            "委嘱",     "appointing",
                                            "委嘱者",   "appointer",
                                            "庶務担当", "secretariat",
                                            "担当者",   "secretariat_person",
                                            "郵便番号", "secretariat_postal_code",
                                            "所在地",   "secretariat_address",
                                            "電話番号", "secretariat_phone",
                                            "FAX番号",  "secretariat_fax",
                                            "メール",   "secretariat_email",
                                            NULL };
  g_autofree char *iso = rk_date_to_iso (self->day);

  set_fields (self->fields, self->office, of_office);
  rk_fields_set (self->fields, "協議会名", rk_paper_council_name (self));
  set_fields (self->fields, self->council, of_council);
  rk_fields_set (self->fields, "発信者", rk_paper_head (self));
  rk_fields_take (self->fields, "発行日", rk_paper_day_words (iso, FALSE));
}

char *
rk_paper_contact (const RkPaperData *self, gboolean for_public)
{
  const RkRecord *council = self->council;
  const char *person = for_public ? "" : rk_paper_text (council, "secretariat_person");
  const char *section = rk_paper_text (council, "secretariat");
  const char *phone = rk_paper_text (council, "secretariat_phone");
  const char *fax = rk_paper_text (council, "secretariat_fax");
  const char *email = rk_paper_text (council, "secretariat_email");
  GString *out = g_string_new (NULL);

  if (*section || *person)
    g_string_append_printf (out, "\n担当　%s%s%s", section, *section && *person ? "　" : "",
                            person);
  if (*phone || *fax)
    g_string_append_c (out, '\n');
  if (*phone)
    g_string_append_printf (out, "電話　%s%s", phone, *fax ? "　　" : "");
  if (*fax)
    g_string_append_printf (out, "ＦＡＸ　%s", fax);
  if (*email)
    g_string_append_printf (out, "\n電子メール　%s", email);
  if (out->len)
    g_string_erase (out, 0, 1);
  return g_string_free (out, out->len == 0);
}

char *
rk_paper_sender (const RkPaperData *self)
{
  const char *head = rk_paper_head (self);

  return g_strdup_printf ("%s\n（公印省略）", *head ? head : rk_paper_text (self->office, "name"));
}

/* ── meeting ─────────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
fetch_of_meeting (RkPaperData *self, const RkKind *kind, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (self->meeting));
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, "meeting_id", of, error) || !rk_query_sort (query, "position", error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (self->db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

/* What a letter says of an item that stands for itself. @number: 「⑴」, 「その他⑴」 */
typedef void (*ItemWords) (const RkPaperData *self,
                           GString *out,
                           GPtrArray *items,
                           const RkRecord *item,
                           const char *number);

static void
add_items (
    const RkPaperData *self, GString *out, GPtrArray *items, gboolean other, ItemWords add_words)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const RkRecord *item = items->pdata[i];
      g_autoptr (GString) number = NULL;

      if (item == NULL || rk_record_get_int (item, "parent_id")
          || g_str_equal (rk_paper_text (item, "kind"), "その他") != other)
        continue;
      number = g_string_new (other ? "その他" : "");
      if (n < 20)
        g_string_append_unichar (number, 0x2474 + n);
      add_words (self, out, items, item, number->str);
      n++;
    }
}

/* The items that stand for themselves, not those under others; numbered as in the 次第. */
static char *
items_words (const RkPaperData *self, GPtrArray *items, ItemWords add_words)
{
  GString *out = g_string_new (NULL);

  add_items (self, out, items, FALSE, add_words);
  add_items (self, out, items, TRUE, add_words);
  return g_string_free (out, FALSE);
}

static void
add_title (const RkPaperData *self,
           GString *out,
           GPtrArray *items,
           const RkRecord *item,
           const char *number)
{
  g_string_append_printf (out, "%s%s　%s%s", out->len ? "\n" : "", number,
                          rk_paper_text (item, "title"),
                          rk_report_item_mark (self->meeting, items, item));
}

/* 「⑶：個人に関する情報を扱うため」; of what stands under an item, the first reason. */
static void
add_closed (const RkPaperData *self,
            GString *out,
            GPtrArray *items,
            const RkRecord *item,
            const char *number)
{
  gboolean whole = rk_record_get_int (item, "closed") != 0;
  const char *reason = whole ? rk_record_get (item, "closed_reason") : NULL;

  if (!whole && !rk_agenda_has_closed (items, item))
    return;
  for (guint i = 0; !whole && reason == NULL && i < items->len; i++)
    if (items->pdata[i] && rk_record_get_int (items->pdata[i], "parent_id") == rk_record_id (item)
        && rk_record_get_int (items->pdata[i], "closed"))
      reason = rk_record_get (items->pdata[i], "closed_reason");
  g_string_append_printf (out, "%s%s%s%s%s", out->len ? "、" : "", number, whole ? "" : "の一部",
                          reason ? "：" : "", reason ? reason : "");
}

static void
add_below (GPtrArray *tree, GPtrArray *items, gint64 parent)
{
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] && rk_record_get_int (items->pdata[i], "parent_id") == parent
        && (parent || !g_str_equal (rk_paper_text (items->pdata[i], "kind"), RK_ITEM_OTHER)))
      {
        g_ptr_array_add (tree, items->pdata[i]);
        if (parent == 0)
          add_below (tree, items, rk_record_id (items->pdata[i]));
      }
}

/* 「⑴　計画の変更」「⑵ア　目標」: what a meeting in writing asks each member. */
static GPtrArray *
asked_words (GPtrArray *items)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tree = g_ptr_array_new ();
  g_autofree char *outer = g_strdup ("");
  guint n = 0, below = 0;

  add_below (tree, items, 0);
  for (guint i = 0; i < tree->len; i++)
    {
      gboolean under = rk_record_get_int (tree->pdata[i], "parent_id") != 0;
      g_autofree char *number = NULL;

      below = under ? below + 1 : 0;
      number = rk_agenda_number (under ? below : ++n, under);
      if (rk_agenda_is_asked (tree, i))
        g_ptr_array_add (asked, g_strdup_printf ("%s%s　%s", under ? outer : "", number,
                                                 rk_paper_text (tree->pdata[i], "title")));
      if (under)
        continue;
      g_free (outer);
      outer = g_steal_pointer (&number);
    }
  return asked;
}

/* 資料1、資料2-1、参考資料1; with the titles one a line. */
static char *
material_words (GPtrArray *materials, gboolean with_titles)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < materials->len; i++)
    if (materials->pdata[i] && with_titles)
      g_string_append_printf (out, "%s%s　%s", out->len ? "\n" : "",
                              rk_paper_text (materials->pdata[i], "number"),
                              rk_paper_text (materials->pdata[i], "title"));
    else if (materials->pdata[i])
      g_string_append_printf (out, "%s%s", out->len ? "、" : "",
                              rk_paper_text (materials->pdata[i], "number"));
  return g_string_free (out, FALSE);
}

static void
set_openness (RkPaperData *self, GPtrArray *items)
{
  gboolean open = rk_meeting_is_open (self->meeting);
  gboolean seats = open && !rk_report_is_written (self->meeting);
  gint64 quota = rk_record_get_int (self->meeting, "observer_quota");
  g_autofree char *closed = items_words (self, items, add_closed);

  if (quota == 0)
    quota = rk_record_get_int (self->council, "observer_quota");
  rk_fields_take (
      self->fields, "公開の別",
      open && *closed ? g_strdup_printf ("一部非公開（%s）", closed)
      : open          ? g_strdup ("公開")
             : g_strdup_printf ("非公開（%s）", rk_paper_text (self->meeting, "closed_reason")));
  rk_fields_take (self->fields, "傍聴定員",
                  seats && quota ? g_strdup_printf ("%" G_GINT64_FORMAT "名", quota) : NULL);
}

static void
set_times (RkPaperData *self)
{
  const RkRecord *meeting = self->meeting;
  g_autofree char *start = display (meeting, "start_time");
  g_autofree char *end = display (meeting, "end_time");
  gboolean written = rk_report_is_written (meeting);

  /* Nobody has to be anywhere at any time for a meeting in writing. */
  rk_fields_take (self->fields, "開催日時", written ? NULL : rk_paper_time (meeting));
  rk_fields_take (self->fields, "書面の期限",
                  written ? rk_paper_day_words (rk_record_get (meeting, "reply_due"), TRUE) : NULL);
  rk_fields_take (self->fields, "開催日",
                  rk_paper_day_words (rk_record_get (meeting, "date"), TRUE));
  rk_fields_set (self->fields, "開始時刻", *start ? start : UNSETTLED);
  rk_fields_set (self->fields, "終了時刻", *end ? end : UNSETTLED);
  rk_fields_take (self->fields, "回答期限",
                  rk_paper_day_words (rk_record_get (meeting, "reply_due"), TRUE));
  rk_fields_take (self->fields, "通知日",
                  rk_paper_day_words (rk_record_get (meeting, "noticed_on"), FALSE));
}

/* Councils of this file, and others. */
static char *
joint_words (const RkRecord *meeting)
{
  const char *joint = rk_paper_text (meeting, "joint");
  const char *others = rk_paper_text (meeting, "joint_with");

  return g_strdup_printf ("%s%s%s", joint, *joint && *others ? "、" : "", others);
}

gboolean
rk_paper_fields_meeting (RkPaperData *self, GError **error)
{
  static const char *const of_meeting[] = { "会議名",
                                            "title",
                                            "年度",
                                            "year",
                                            "回",
                                            "number",
                                            "開催方法",
                                            "form",
                                            "会場の所在地",
                                            "place_address",
                                            "Web会議の接続先",
                                            "web_address",
                                            "文書番号",
                                            "document_number",
                                            NULL };
  g_autoptr (GPtrArray) items = fetch_of_meeting (self, &rk_kind_agenda_item, error);
  g_autoptr (GPtrArray) materials
      = items ? fetch_of_meeting (self, &rk_kind_material, error) : NULL;

  if (materials == NULL || !rk_report_tell_apart (self->db, items, error))
    return FALSE;
  set_fields (self->fields, self->meeting, of_meeting);
  rk_fields_take (self->fields, "合同開催の相手", joint_words (self->meeting));
  set_times (self);
  set_openness (self, items);
  rk_fields_take (self->fields, "会場", rk_report_place_words (self->meeting, UNSETTLED));
  rk_fields_take (self->fields, "議題", items_words (self, items, add_title));
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  self->asked = asked_words (items);
  rk_fields_take (self->fields, "資料", material_words (materials, FALSE));
  rk_fields_take (self->fields, "資料一覧", material_words (materials, TRUE));
  return TRUE;
}

/* As a letter of release begins: 「願いにより」 only where that is known. What else the office
 * noted need not be in everybody's hands. */
static const char *
release_words (const char *reason)
{
  static const char *const known[][2]
      = { { "異動", "異動により" }, { "転出", "異動により" },   { "転任", "異動により" },
          { "転勤", "異動により" }, { "退職", "退職により" },   { "定年", "退職により" },
          { "辞任", "願いにより" }, { "辞職", "願いにより" },   { "願", "願いにより" },
          { "申出", "願いにより" }, { "申し出", "願いにより" }, { "一身上", "願いにより" } };

  for (guint i = 0; reason && i < G_N_ELEMENTS (known); i++)
    if (strstr (reason, known[i][0]))
      return known[i][1];
  return "";
}

/* ── member ──────────────────────────────────────────────────────────────────────────────── */

RkFields *
rk_paper_fields_member (const RkPaperData *self, const RkRecord *member)
{
  static const char *const of_member[]
      = { "ふりがな", "kana",      "職名",   "post",        "役職",
          "role",     "所属機関",  "body",   "区分",        "category",
          "機関種別", "body_kind", "前任者", "predecessor", NULL };
  RkFields *fields = rk_fields_new (self->fields);
  const RkRecord *body = rk_paper_body (self, member);

  set_fields (fields, member, of_member);
  /* Who is called to a joint meeting is a member of the own council. */
  rk_fields_set (fields, "協議会名", rk_paper_council_of (self, member));
  rk_fields_take (fields, "氏名", rk_text_person_name (rk_record_get (member, "name")));
  rk_fields_set (fields, "機関名", rk_record_get (member, "body"));
  rk_fields_set (fields, "代表者職名", rk_paper_text (body, "head_title"));
  rk_fields_take (fields, "代表者", rk_text_person_name (rk_paper_text (body, "head")));
  rk_fields_take (fields, "任期",
                  rk_paper_term_words (rk_record_get (member, "term_start"),
                                       rk_record_get (member, "term_end")));
  rk_fields_take (fields, "任期開始日",
                  rk_paper_day_words (rk_record_get (member, "term_start"), FALSE));
  rk_fields_take (fields, "任期満了日",
                  rk_paper_day_words (rk_record_get (member, "term_end"), FALSE));
  rk_fields_take (fields, "委嘱日",
                  rk_paper_day_words (rk_record_get (member, "appointed_on"), FALSE));
  rk_fields_set (fields, "委嘱状番号", rk_paper_text (member, "document_number"));
  rk_fields_set (fields, "退任の理由", rk_paper_text (member, "left_reason"));
  rk_fields_set (fields, "解嘱の事由", release_words (rk_record_get (member, "left_reason")));
  return fields;
}
