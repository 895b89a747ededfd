#include "rk-evidence.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-council.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-sql-functions.h"

/* ?1 council, ?2 fiscal year, ?3 meeting. Columns: words, meeting, paper, action. */
#define MEETING_NAME(m) RK_SQL_MEETING_NUMBER ("?1", m)
#define OF_YEAR(m) RK_SQL_HOLDS ("?1", m) " AND " m ".year = ?2"
#define HELD(m) OF_YEAR (m) " AND " m ".cancelled_on IS NULL AND " m ".date <= rk_day ()"
#define TERM_HOLDS                                      \
  "(p.term_start IS NULL OR p.term_start <= rk_day ())" \
  " AND (p.term_end IS NULL OR p.term_end >= rk_day ())"
#define MEMBERS_OF(side)                                                         \
  "(SELECT count(*) FROM seat s JOIN appointment p ON p.seat_id = s.id"          \
  " JOIN body b ON b.id = s.body_id WHERE s.council_id = ?1 AND b.side = '" side \
  "' AND " TERM_HOLDS ")"
#define ONE_MEETING "FROM meeting m WHERE m.id = ?3"
#define ACTIONS_OF_YEAR "FROM action a JOIN meeting m ON m.id = a.meeting_id WHERE " OF_YEAR ("m")

static const struct
{
  const char *name;
  const char *sql;
  gboolean quorum;    /* said beside the meeting */
  gboolean indicator; /* in place of the meeting */
} rules[] = {
  { "meeting-held",
    "SELECT " MEETING_NAME ("m") " || 'を開催', m.id, 0, 0 FROM meeting m WHERE " HELD (
        "m") " ORDER BY m.date",
    TRUE },
  { "both-sides",
    "SELECT '委員は地域側 ' || l || '名、職域側 ' || w || '名', 0, 0, 0 FROM (SELECT " MEMBERS_OF (
        "地域") " AS l, " MEMBERS_OF ("職域") " AS w) WHERE l > 0 AND w > 0" },
  { "bylaws",
    "SELECT c.bylaws_title || ifnull('（' || c.bylaws_enacted_on || ' 制定）', ''), 0, 0, 0"
    " FROM council c WHERE c.id = ?1 AND c.bylaws_title IS NOT NULL" },
  { "materials",
    "SELECT " MEETING_NAME ("m") " || 'の資料 ' || count(*) || '点', m.id, 0, 0 FROM meeting m"
                                 " JOIN material d ON d.meeting_id = m.id WHERE " HELD (
                                     "m") " GROUP BY m.id ORDER BY m.date" },
  { "opinions",
    "SELECT " MEETING_NAME ("m") " || 'で意見・質問・提案 ' || count(*) || '件', m.id, 0, 0"
                                 " FROM meeting m JOIN statement s ON s.meeting_id = m.id AND "
                                 "s.kind IN ('意見', '質問', '提案')"
                                 " WHERE " HELD ("m") " GROUP BY m.id ORDER BY m.date" },
  { "points",
    "SELECT " MEETING_NAME (
        "m") " || 'の次第に論点 ' || count(*) || '件', m.id, 0, 0 FROM meeting m"
             " JOIN agenda_item i ON i.meeting_id = m.id AND i.point IS NOT NULL WHERE " HELD (
                 "m") " GROUP BY m.id ORDER BY m.date" },
  { "decisions", "SELECT " MEETING_NAME (
                     "m") " || 'でまとめた方向性 ' || count(*) || '件', m.id, 0, 0"
                          " FROM meeting m JOIN direction d ON d.meeting_id = m.id WHERE " HELD (
                              "m") " GROUP BY m.id ORDER BY m.date" },
  { "joint-action", "SELECT a.what || '（' || a.owner || '）', 0, 0, a.id " ACTIONS_OF_YEAR
                    " AND (a.owner LIKE '%、%' OR a.owner LIKE '%／%' OR a.owner LIKE '%,%') ORDER "
                    "BY a.due, a.id" },
  { "actions-done", "SELECT a.what || '　' || ifnull(a.result, '済'), 0, 0, a.id " ACTIONS_OF_YEAR
                    " AND a.done_on <= rk_day () ORDER BY a.done_on, a.id" },
  { "actions-owned", "SELECT '担当と期限のある宿題 ' || count(*) || '件', 0, 0, 0 " ACTIONS_OF_YEAR
                     " AND a.owner IS NOT NULL AND a.due IS NOT NULL HAVING count(*) > 0" },
  { "directions-budget", "SELECT '予算要求の方向性 ' || count(*) || '件', 0, 0, 0 FROM direction d"
                         " JOIN meeting m ON m.id = d.meeting_id WHERE " OF_YEAR (
                             "m") " AND d.budget = '要' HAVING count(*) > 0" },
  { "indicators",
    "SELECT '健康指標「' || n.name || '」を取り込み済み（最新 ' || CASE WHEN n.newest > 2019"
    " THEN '令和' || (n.newest - 2018) WHEN n.newest = 2019 THEN '令和元'"
    " ELSE '平成' || (n.newest - 1988) END || '年度）', n.id, 0, 0 FROM (SELECT i.id, i.name,"
    " i.position, (SELECT max(o.year) FROM observation o WHERE o.indicator_id = i.id) AS newest"
    " FROM indicator i) n WHERE n.newest IS NOT NULL ORDER BY n.newest DESC, n.position",
    .indicator = TRUE },
  { "working-group",
    "SELECT g.name || '（' || count(m.id) || '回）', 0, 0, 0 FROM council g"
    " JOIN meeting m ON " RK_SQL_HOLDS (
        "g.id", "m") " AND m.year = ?2 AND m.cancelled_on IS NULL AND m.date <= rk_day ()"
                     " WHERE g.parent_id = ?1 AND g.level = '" RK_LEVEL_GROUP "' GROUP BY g.id" },
  { "bodies-grew",
    "SELECT '構成機関 ' || was || ' → ' || is_now, 0, 0, 0 FROM (SELECT"
    " (SELECT count(DISTINCT s.body_id) FROM seat s JOIN appointment p ON p.seat_id = s.id"
    "   WHERE s.council_id = ?1 AND " TERM_HOLDS ") AS is_now,"
    " (SELECT count(DISTINCT s.body_id) FROM seat s JOIN appointment p ON p.seat_id = s.id"
    "   WHERE s.council_id = ?1 AND p.term_start <= date(rk_day (), '-1 year')"
    "   AND (p.term_end IS NULL OR p.term_end >= date(rk_day (), '-1 year'))) AS was)"
    " WHERE was > 0 AND is_now > was" },
  { "minutes-published",
    "SELECT " MEETING_NAME ("m") " || 'の会議録を公表（' || m.published_on || '）', m.id, 0, 0"
                                 " FROM meeting m WHERE " HELD (
                                     "m") " AND m.published_on IS NOT NULL ORDER BY m.date" },
  { "areas-meet",
    "SELECT n || '圏域のうち' || held || '圏域で協議会を開催', 0, 0, 0 FROM (SELECT"
    " (SELECT count(*) FROM council c WHERE c.level = '" RK_LEVEL_AREA "') AS n,"
    " (SELECT count(*) FROM council c WHERE c.level = '" RK_LEVEL_AREA "' AND EXISTS (SELECT 1"
    "   FROM meeting m WHERE " RK_SQL_HOLDS (
        "c.id",
        "m") " AND m.year = ?2"
             "   AND m.cancelled_on IS NULL AND m.date <= rk_day ())) AS held) WHERE held > 0" },
  { "meeting-date", "SELECT m.date || ' ' || ifnull(m.place, ''), m.id, 0, 0 " ONE_MEETING
                    " AND m.date IS NOT NULL" },
  { "meeting-points",
    "SELECT '論点 ' || count(*) || '件', ?3, 0, 0 FROM agenda_item i WHERE i.meeting_id = ?3"
    " AND i.point IS NOT NULL HAVING count(*) > 0" },
  { "meeting-noticed",
    "SELECT ifnull(m.document_number || '　', '') || m.noticed_on, m.id, 0, 0 " ONE_MEETING
    " AND m.noticed_on IS NOT NULL" },
  { "meeting-replies",
    "SELECT '回答 ' || sum(a.reply <> '未回答') || '／' || count(*) || '名', ?3, 0, 0"
    " FROM attendance a JOIN appointment p ON p.id = a.appointment_id WHERE a.meeting_id = ?3"
    " AND ifnull(a.role_then, p.role) <> '" RK_ROLE_OBSERVER "'"
    " HAVING sum(a.reply <> '未回答') > 0" },
  { "meeting-quorum", "SELECT '会議の成立', m.id, 0, 0 " ONE_MEETING, TRUE },
  { "meeting-announced",
    "SELECT m.announced_on || ' 公表', m.id, 0, 0 " ONE_MEETING " AND m.announced_on IS NOT NULL" },
  { "meeting-numbered", "SELECT '資料番号のある資料 ' || count(*) || '点', ?3, 0, 0 FROM material d"
                        " WHERE d.meeting_id = ?3 AND d.number IS NOT NULL HAVING count(*) > 0" },
  { "meeting-presence",
    "SELECT '当日の出欠 ' || count(*) || '名', ?3, 0, 0 FROM attendance a WHERE a.meeting_id = ?3"
    " AND a.presence IS NOT NULL HAVING count(*) > 0" },
  { "meeting-minutes",
    "SELECT '会議録 ' || m.minutes_state, m.id, 0, 0 " ONE_MEETING
    " AND m.minutes_state IN ('" RK_MINUTES_REVIEW "', '" RK_MINUTES_FINAL "')" },
  { "meeting-payments",
    "SELECT '支払の記録 ' || count(*) || '名', ?3, 0, 0 FROM payment p WHERE p.meeting_id = ?3"
    " HAVING count(*) > 0" },
  { "meeting-published",
    "SELECT m.published_on || ' 公表', m.id, 0, 0 " ONE_MEETING " AND m.published_on IS NOT NULL" },
  { "meeting-actions",
    "SELECT '担当と期限のある宿題 ' || count(*) || '件', ?3, 0, 0 FROM action a"
    " WHERE a.meeting_id = ?3 AND a.owner IS NOT NULL AND a.due IS NOT NULL HAVING count(*) > 0" },
};

/* So many of one rule; the rest is in the lists. */
#define MOST_OFFERS 5

void
rk_evidence_offer_free (gpointer data)
{
  RkEvidenceOffer *offer = data;

  g_free (offer->text);
  g_free (offer->query);
  g_free (offer);
}

/* ISO days within the words become 令和. */
static char *
dup_words (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; c && *c;)
    {
      g_autofree char *day = strnlen (c, 10) == 10 ? g_strndup (c, 10) : NULL;
      RkDate date;

      if (day && g_ascii_isdigit (*day) && day[4] == '-' && day[7] == '-'
          && rk_date_from_iso (day, &date))
        {
          g_autofree char *wareki = rk_date_to_wareki_long (date);

          g_string_append (out, wareki);
          c += 10;
        }
      else
        g_string_append_c (out, *c++);
    }
  return g_string_free (out, FALSE);
}

/* Of a meeting that another council called, the quorum is this one's. */
static gboolean
add_quorum (RkDb *db, gint64 council, RkEvidenceOffer *offer, GError **error)
{
  g_autoptr (GPtrArray) joints = rk_meetings_joints (db, offer->meeting_id, error);
  RkQuorum quorum;
  gboolean expected;
  g_autofree char *words = NULL;
  char *text;

  if (joints == NULL || !rk_meetings_quorum (db, offer->meeting_id, &quorum, &expected, error))
    return FALSE;
  for (guint i = 0; i < joints->len; i++)
    if (((const RkJoint *)joints->pdata[i])->council == council)
      quorum = ((const RkJoint *)joints->pdata[i])->quorum;
  words = rk_quorum_dup_words (&quorum);
  text = g_strdup_printf ("%s　%s%s%s", offer->text, expected ? "（見込み）" : "", words,
                          quorum.met ? "　成立" : "");
  g_free (offer->text);
  offer->text = text;
  return TRUE;
}

static gboolean
add_offers (
    RkDb *db, const RkChecklist *self, guint item, gsize rule, GPtrArray *offers, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, rules[rule].sql, error);
  gboolean row = FALSE;
  gint64 council = rk_record_get_int (self->round, "council_id");
  guint first = offers->len;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  rk_stmt_bind_int (stmt, 2, rk_record_get_int (self->round, "year"));
  rk_stmt_bind_int (stmt, 3, rk_record_get_int (self->round, "meeting_id"));
  while (offers->len - first < MOST_OFFERS)
    {
      RkEvidenceOffer *offer;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      offer = g_new0 (RkEvidenceOffer, 1);
      offer->item = item;
      offer->text = dup_words (rk_stmt_text (stmt, 0));
      *(rules[rule].indicator ? &offer->indicator_id : &offer->meeting_id) = rk_stmt_int (stmt, 1);
      offer->material_id = rk_stmt_int (stmt, 2);
      offer->action_id = rk_stmt_int (stmt, 3);
      g_ptr_array_add (offers, offer);
    }
  rk_stmt_reset (stmt);
  for (guint i = first; rules[rule].quorum && i < offers->len; i++)
    if (!add_quorum (db, council, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What is counted can be looked at again: its conditions come with it. */
static gboolean
add_workplaces (RkDb *db, const RkChecklist *self, guint item, GPtrArray *offers, GError **error)
{
  gint64 council = rk_record_get_int (self->round, "council_id");
  RkEvidenceOffer *offer
      = council ? rk_evidence_offer_count (db, item, council, NULL, error) : NULL;

  if (offer && !g_str_has_prefix (offer->text, "事業所 0件"))
    g_ptr_array_add (offers, offer);
  else if (offer)
    rk_evidence_offer_free (offer);
  return offer != NULL || council == 0;
}

static gboolean
add_all_offers (RkDb *db, const RkChecklist *self, GPtrArray *offers, GError **error)
{
  for (guint i = 0; i < self->edition->items->len; i++)
    {
      const char *name = rk_edition_item (self->edition, i)->evidence;

      if (g_strcmp0 (name, "workplaces") == 0 && !add_workplaces (db, self, i, offers, error))
        return FALSE;
      for (gsize rule = 0; rule < G_N_ELEMENTS (rules); rule++)
        if (g_strcmp0 (name, rules[rule].name) == 0
            && !add_offers (db, self, i, rule, offers, error))
          return FALSE;
    }
  return TRUE;
}

/* Of a year that is over, what stood on its last day. */
static char *
day_of_round (const RkChecklist *self)
{
  RkDate end = rk_fiscal_year_end ((int)rk_record_get_int (self->round, "year"));
  RkDate today = rk_today ();

  return rk_date_to_iso (rk_date_compare (end, today) < 0 ? end : today);
}

GPtrArray *
rk_evidence_offers (RkDb *db, const RkChecklist *self, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (rk_evidence_offer_free);
  g_autofree char *day = day_of_round (self);
  gboolean ok;

  rk_db_set_day (db, day);
  ok = add_all_offers (db, self, offers, error);
  rk_db_set_day (db, NULL);
  return ok ? g_steal_pointer (&offers) : NULL;
}

/* ── a record that somebody chose ──────────────────────────────────────────────────────────── */

/* Which fields say which one it is; the first that is empty is left out. */
static const struct
{
  const RkKind *kind;
  const char *fields[3];
  gsize id; /* place in an offer */
  const char *field;
  const char *words;
} sources[] = {
  { &rk_kind_meeting,
    { "title", "date" },
    G_STRUCT_OFFSET (RkEvidenceOffer, meeting_id),
    "meeting_id",
    "会議" },
  { &rk_kind_material,
    { "number", "title" },
    G_STRUCT_OFFSET (RkEvidenceOffer, material_id),
    "material_id",
    "資料" },
  { &rk_kind_action,
    { "what", "owner" },
    G_STRUCT_OFFSET (RkEvidenceOffer, action_id),
    "action_id",
    "宿題" },
  { &rk_kind_indicator,
    { "name", "newest" },
    G_STRUCT_OFFSET (RkEvidenceOffer, indicator_id),
    "indicator_id",
    "健康指標" },
  { &rk_kind_measure,
    { "number", "title" },
    G_STRUCT_OFFSET (RkEvidenceOffer, measure_id),
    "measure_id",
    "計画の行" },
  { &rk_kind_attachment,
    { "file_name" },
    G_STRUCT_OFFSET (RkEvidenceOffer, attachment_id),
    "attachment_id",
    "ファイル" },
};

RkEvidenceOffer *
rk_evidence_offer_of (guint item, const RkRecord *of)
{
  RkEvidenceOffer *offer = g_new0 (RkEvidenceOffer, 1);
  GString *words = g_string_new (NULL);

  offer->item = item;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (rk_record_kind (of) != sources[i].kind)
        continue;
      G_STRUCT_MEMBER (gint64, offer, sources[i].id) = rk_record_id (of);
      for (gsize k = 0; sources[i].fields[k]; k++)
        {
          g_autofree char *part
              = rk_record_dup_display (of, rk_kind_field (sources[i].kind, sources[i].fields[k]));

          if (*part)
            g_string_append_printf (words, "%s%s", words->len ? "　" : "", part);
        }
    }
  offer->text = g_string_free (words, FALSE);
  return offer;
}

static RkQuery *
query_of_council (RkDb *db, gint64 council, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (RkRecord) record = NULL;

  if (council == 0)
    return g_steal_pointer (&query);
  record = rk_records_get (db, &rk_kind_council, council, error);
  if (record == NULL)
    return NULL;
  if (g_strcmp0 (rk_record_get (record, "level"), RK_LEVEL_AREA) == 0
      && !rk_query_where (query, "medical_area", rk_record_get (record, "area"), error))
    return NULL;
  return g_steal_pointer (&query);
}

RkEvidenceOffer *
rk_evidence_offer_count (RkDb *db, guint item, gint64 council, RkQuery *query, GError **error)
{
  g_autoptr (RkQuery) asked = query ? rk_query_copy (query) : query_of_council (db, council, error);
  g_autofree char *conditions = NULL;
  RkEvidenceOffer *offer;
  guint64 n;

  if (asked == NULL || !rk_query_total (db, asked, &n, NULL, error))
    return NULL;
  conditions = rk_query_dup_words (asked);
  offer = g_new0 (RkEvidenceOffer, 1);
  offer->item = item;
  offer->query = rk_query_to_text (asked);
  offer->text = g_strdup_printf ("事業所 %" G_GUINT64_FORMAT "件%s%s%s", n, *conditions ? "（" : "",
                                 conditions, *conditions ? "）" : "");
  return offer;
}

const char *
rk_evidence_words (const RkRecord *evidence)
{
  /* A paper is of a meeting, too: what is said is the narrower. */
  for (gsize i = G_N_ELEMENTS (sources); i-- > 0;)
    if (rk_record_get_int (evidence, sources[i].field))
      return sources[i].words;
  return rk_record_get (evidence, "query") ? "事業所の件数" : "記録";
}

/* ── taking it ───────────────────────────────────────────────────────────────────────────── */

gboolean
rk_evidence_attach (
    RkDb *db, const RkChecklist *self, const RkEvidenceOffer *offer, gint64 *id, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_evidence);
  g_autofree char *today = rk_date_to_iso (rk_today ());

  rk_draft_put_id (draft, "round_id", rk_record_id (self->round));
  rk_draft_put_id (draft, "item_id", rk_edition_item (self->edition, offer->item)->id);
  rk_draft_put (draft, "text", offer->text);
  rk_draft_put_id (draft, "meeting_id", offer->meeting_id);
  rk_draft_put_id (draft, "material_id", offer->material_id);
  rk_draft_put_id (draft, "action_id", offer->action_id);
  rk_draft_put_id (draft, "indicator_id", offer->indicator_id);
  rk_draft_put_id (draft, "measure_id", offer->measure_id);
  rk_draft_put_id (draft, "attachment_id", offer->attachment_id);
  rk_draft_put (draft, "query", offer->query);
  rk_draft_put (draft, "added_on", today);
  return rk_records_save_draft (db, draft, id, error);
}

GPtrArray *
rk_evidence_list (RkDb *db, gint64 round, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_evidence);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, round);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, "round_id", of, error) || !rk_query_sort (query, "code", error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (db, &rk_kind_evidence, (const gint64 *)(gpointer)ids->data, ids->len,
                           error);
}

/* ── what comes of an item ───────────────────────────────────────────────────────────────── */

gboolean
rk_growth_make_action (RkDb *db,
                       const RkChecklist *self,
                       guint item,
                       const char *what,
                       const char *owner,
                       const char *due,
                       gint64 *id,
                       GError **error)
{
  const RkEditionItem *of = rk_edition_item (self->edition, item);
  RkDraft *draft = rk_draft_new (&rk_kind_action);
  g_auto (GStrv) examples = g_strsplit (of->examples ? of->examples : "", "\n", 2);
  g_autofree char *note
      = g_strdup_printf ("チェックリスト %s　%s（%s）", of->code, of->label, self->edition->title);
  gint64 council = rk_record_get_int (self->round, "council_id");
  gint64 meeting = 0;

  if (council && !rk_meetings_default (db, council, &meeting, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  rk_draft_put (draft, "what", what ? what : examples[0] && *examples[0] ? examples[0] : of->label);
  rk_draft_put (draft, "owner", owner ? owner : of->owner);
  rk_draft_put (draft, "due", due);
  rk_draft_put_id (draft, "meeting_id", meeting);
  rk_draft_put (draft, "note", note);
  return rk_records_save_draft (db, draft, id, error);
}

/* The council's next meeting that is still to come. */
static gboolean
coming_meeting (RkDb *db, gint64 council, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT id FROM meeting WHERE council_id = ? AND cancelled_on IS NULL"
      " AND (date IS NULL OR date >= rk_day ()) AND minutes_state IS NOT '" RK_MINUTES_FINAL "'"
      " ORDER BY year, number LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, council);
  if (!rk_stmt_first (stmt, id, error))
    return FALSE;
  return *id || rk_meetings_begin (db, council, NULL, id, NULL, error);
}

static gboolean
next_position (RkDb *db, gint64 meeting, gint64 *position, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT ifnull(max(position), 0) + 1 FROM agenda_item WHERE meeting_id = ?", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, meeting);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *position = rk_stmt_int (stmt, 0);
  return TRUE;
}

static char *
dup_point (const RkChecklist *self, const GArray *items)
{
  GString *point = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self->edition, g_array_index (items, guint, i));

      g_string_append_printf (point, "%s%s　%s", i ? "\n" : "", item->code, item->label);
    }
  return g_string_free (point, FALSE);
}

gboolean
rk_growth_make_agenda_item (
    RkDb *db, const RkChecklist *self, const GArray *items, gint64 *id, GError **error)
{
  g_autoptr (RkLevel) level = rk_level_compute (self->edition, self->answers);
  g_autofree char *point = dup_point (self, items);
  g_autofree char *title = NULL;
  gint64 meeting, position;
  RkDraft *draft;

  if (!coming_meeting (db, rk_record_get_int (self->round, "council_id"), &meeting, error)
      || !next_position (db, meeting, &position, error))
    return FALSE;
  title = level->next >= 0 ? g_strdup_printf (
              "自己評価の結果と次の段階（%s）に向けて",
              rk_level_short (rk_edition_level (self->edition, (guint)level->next)->label))
                           : g_strdup ("自己評価の結果と今後の取組");
  draft = rk_draft_new (&rk_kind_agenda_item);
  rk_draft_put_id (draft, "meeting_id", meeting);
  rk_draft_put_id (draft, "position", position);
  rk_draft_put (draft, "kind", RK_ITEM_DISCUSSION);
  rk_draft_put (draft, "title", title);
  rk_draft_put (draft, "point", point);
  return rk_records_save_draft (db, draft, id, error);
}
