/* Self-assessments of the sample: three years of every council, the last two closed; what the data
 * shows attached; one that three bodies answered differently. */
#include "rk-sample-council.h"

#include <string.h>

#include "rk-checklists.h"
#include "rk-council.h"
#include "rk-editions.h"
#include "rk-evidence.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"

#define N_AREAS 8
#define ODD_ONE 5 /* the area whose bodies disagree */

/* One character an area: o ○, t △, x ×. This year's answers. */
static const char *const growth[][2] = {
  { "G11-01", "oooooooo" }, { "G11-02", "oooooooo" }, { "G11-03", "oooooooo" },
  { "G12-01", "oooooooo" }, { "G12-02", "oooooooo" }, { "G12-03", "oooooooo" },
  { "G21-01", "otoooooo" }, { "G21-02", "oooooooo" }, { "G21-03", "ttototoo" },
  { "G22-01", "ttoootoo" }, { "G22-02", "ototoooo" }, { "G22-03", "xxoooxoo" },
  { "G23-01", "xxtxxxot" }, { "G23-02", "xxototoo" }, { "G23-03", "xxxxtxot" },
  { "G3-01", "xxtxtxot" },  { "G3-02", "txttottt" },  { "G3-03", "xxxxtttx" },
  { "G3-04", "xxxxxxxx" },  { NULL, NULL },
};

static const char *const steps[][2] = {
  { "A1-01", "oooooooo" }, { "A1-02", "tooooooo" }, { "A1-03", "ttooooto" },
  { "A1-04", "xtoootto" }, { "A1-05", "oooooooo" }, { "A2-01", "ooooooto" },
  { "A2-02", "ttoooooo" }, { "A2-03", "ttoottto" }, { "A2-04", "xxtootxo" },
  { "A3-01", "tooooooo" }, { "A3-02", "ttoottto" }, { "A3-03", "ttoootto" },
  { "A3-04", "xttototo" }, { "A4-01", "oooooooo" }, { "A4-02", "tooooooo" },
  { "A4-03", "ttoototo" }, { "A4-04", "xxtootto" }, { "A4-05", "xxtottxo" },
  { "A5-01", "tooooooo" }, { "A5-02", "xxtottto" }, { "A5-03", "xxttooxo" },
  { "A5-04", "tttottto" }, { "A6-01", "xxtottto" }, { "A6-02", "xtooooto" },
  { "A6-03", "xxtootto" }, { "A6-04", "xxttxtxt" }, { "A6-05", "txoootxo" },
  { NULL, NULL },
};

static const char *const prefecture[][2] = {
  { "P1-01", "o" }, { "P1-02", "t" }, { "P1-03", "o" }, { "P1-04", "o" }, { "P1-05", "o" },
  { "P2-01", "o" }, { "P2-02", "o" }, { "P2-03", "t" }, { "P2-04", "o" }, { "P2-05", "t" },
  { "P3-01", "o" }, { "P3-02", "o" }, { "P3-03", "t" }, { "P3-04", "o" }, { "P4-01", "t" },
  { "P4-02", "o" }, { "P4-03", "o" }, { "P4-04", "x" }, { "P4-05", "o" }, { "P5-01", "o" },
  { "P5-02", "t" }, { "P5-03", "o" }, { "P5-04", "t" }, { "P6-01", "o" }, { "P6-02", "t" },
  { "P6-03", "o" }, { "P7-01", "x" }, { "P7-02", "t" }, { "P7-03", "x" }, { NULL, NULL },
};

/* What stands beside a mark. @area: -1: any where the mark is not the best. */
static const struct
{
  const char *code;
  int area;
  const char *comment;
} comments[] = {
  { "G22-01", 5, "国保と協会けんぽは集めた。健保組合は依頼文を出しただけ。" },
  { "G22-01", 6, "4保険者と提供の覚書を交わした。" },
  { "G22-01", 4, "市が様式をそろえて集計した。" },
  { "G22-01", 2, "市町の国保と協会けんぽの結果を並べた。" },
  { "G22-02", 3, "図はあるが、県との比較がない。" },
  { "G22-03", 6, "健診車の試行で受診者が増えた。" },
  { "G22-03", 5, "試行は決まったが、まだ始めていない。" },
  { "G23-01", 6, "登録事業所に10問の調査票を送った。" },
  { "G23-01", 7, "聞き取りは一部の市だけで行った。" },
  { "G21-03", -1, "実績の一覧は次回に出す。" },
  { "G3-02", -1, "担当は決まったが、予算は要求中。" },
  { "A2-03", -1, "合同訪問の記録がまだそろっていない。" },
  { "A6-04", -1, "事務局が中心で、機関の主催はまだない。" },
  { "A4-04", -1, "商工会からの新しい参加を待っている。" },
  { "P4-04", -1, "教材の一覧は次年度に作る。" },
  { "P7-01", -1, "評価の様式を検討中。" },
};

typedef struct
{
  RkSampleMaker *maker;
  RkEdition *edition;
  gint64 councils[N_AREAS + 1]; /* areas in their order, then the prefecture */
  const char *const (*marks)[2];
  int year;
  guint area;
} Maker;

static gboolean
find_councils (Maker *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GArray) ids = NULL;
  guint n = 0;

  if (!rk_query_sort (query, "level", error)
      || (ids = rk_query_ids (self->maker->db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (RkRecord) record = rk_records_get (self->maker->db, &rk_kind_council, id, error);
      const char *level = record ? rk_record_get (record, "level") : NULL;

      if (record == NULL)
        return FALSE;
      if (g_strcmp0 (level, RK_LEVEL_PREFECTURE) == 0)
        self->councils[N_AREAS] = id;
      else if (g_strcmp0 (level, RK_LEVEL_AREA) == 0 && n < N_AREAS)
        self->councils[n++] = id;
    }
  return TRUE;
}

/* Last year and the year before a step less here and there; one area fell back in one item. */
static int
mark_in_year (const Maker *self, guint item, char now)
{
  int points = now == 'o' ? 2 : now == 't' ? 1 : 0;
  int years = self->maker->year - self->year;
  guint mixed = (item * 7 + self->area * 13) * 2654435761u >> 16;
  const char *code = self->marks[item][0];

  if (years > 0 && self->area == N_AREAS - 1 && g_str_equal (code, "G23-01"))
    points = 2;
  else if (!g_str_has_prefix (code, "G1"))
    {
      if (years >= 1 && mixed % 4 == 0)
        points--;
      if (years >= 2 && mixed % 3 == 0)
        points--;
    }
  return points < 0 ? 0 : points;
}

static const char *
comment_of (const Maker *self, const char *code, int points)
{
  for (gsize i = 0; i < G_N_ELEMENTS (comments); i++)
    if (g_str_equal (comments[i].code, code)
        && (comments[i].area == (int)self->area || (comments[i].area < 0 && points < 2)))
      return comments[i].comment;
  return NULL;
}

static char *
day_of_answers (const Maker *self)
{
  RkDate day = rk_date_add_days (rk_fiscal_year_end (self->year), -11);

  if (rk_date_compare (day, self->maker->today) > 0)
    day = rk_date_add_days (self->maker->today, -9);
  return rk_date_to_iso (day);
}

static gint64
mark_id (const RkEdition *edition, int points)
{
  for (guint i = 0; i < edition->marks->len; i++)
    if (rk_edition_mark (edition, i)->points == points)
      return rk_edition_mark (edition, i)->id;
  return 0;
}

/* Three bodies of the odd area see two items differently; the council has not settled them yet. */
static gboolean
answer_by_bodies (
    Maker *self, gint64 round, const RkAnswer *like, const int *points, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_seat);
  g_autofree char *council = g_strdup_printf ("%" G_GINT64_FORMAT, self->councils[self->area]);
  g_autoptr (GArray) ids = NULL;
  guint n = 0;

  if (!rk_query_where (query, "council_id", council, error)
      || (ids = rk_query_ids (self->maker->db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len && n < 3; i++)
    {
      g_autoptr (RkRecord) seat
          = rk_records_get (self->maker->db, &rk_kind_seat, g_array_index (ids, gint64, i), error);
      RkAnswer answer = *like;

      if (seat == NULL)
        return FALSE;
      answer.body = rk_record_get_int (seat, "body_id");
      if (answer.body == 0)
        continue;
      answer.mark = mark_id (self->edition, points[n]);
      answer.comment = n ? NULL : like->comment;
      n++;
      if (!rk_checklists_answer (self->maker->db, round, &answer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
answer_item (Maker *self, gint64 round, guint item, GError **error)
{
  static const int apart[2][3] = { { 2, 1, 1 }, { 0, 0, 1 } };
  const char *code = self->marks[item][0];
  const char *marks = self->marks[item][1];
  char now = self->area < strlen (marks) ? marks[self->area] : marks[strlen (marks) - 1];
  int points = mark_in_year (self, item, now);
  g_autofree char *day = day_of_answers (self);
  int place = rk_edition_find_item (self->edition, code);
  RkAnswer answer = { .mark = mark_id (self->edition, points),
                      .comment = comment_of (self, code, points),
                      .answered_by = "事務局",
                      .answered_on = day };

  if (place < 0)
    return TRUE;
  answer.item = rk_edition_item (self->edition, (guint)place)->id;
  if (self->area == ODD_ONE && self->year == self->maker->year
      && (g_str_equal (code, "G22-01") || g_str_equal (code, "G22-03")))
    return answer_by_bodies (self, round, &answer, apart[g_str_equal (code, "G22-03")], error);
  return rk_checklists_answer (self->maker->db, round, &answer, error);
}

/* The first thing the data shows of each item that has the best mark. */
static gboolean
attach_evidence (Maker *self, gint64 round, GError **error)
{
  g_autoptr (RkChecklist) checklist = rk_checklist_load (self->maker->db, round, error);
  g_autoptr (GPtrArray) offers
      = checklist ? rk_evidence_offers (self->maker->db, checklist, error) : NULL;
  int last = -1;

  for (guint i = 0; offers && i < offers->len; i++)
    {
      const RkEvidenceOffer *offer = offers->pdata[i];

      if ((int)offer->item == last
          || !rk_answer_is_full (self->edition, checklist->answers, offer->item))
        continue;
      last = (int)offer->item;
      if (!rk_evidence_attach (self->maker->db, checklist, offer, NULL, error))
        return FALSE;
    }
  return offers != NULL;
}

static gboolean
attach_paper_of (Maker *self,
                 const RkChecklist *checklist,
                 guint item,
                 gint64 meeting,
                 gboolean *found,
                 GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_material);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_autoptr (GArray) ids = NULL;

  *found = FALSE;
  if (!rk_query_where (query, "meeting_id", of, error)
      || (ids = rk_query_ids (self->maker->db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (RkRecord) paper = rk_records_get (self->maker->db, &rk_kind_material,
                                                   g_array_index (ids, gint64, i), error);
      const char *number = paper ? rk_record_get (paper, "number") : NULL;
      g_autofree char *words = NULL;
      RkEvidenceOffer offer = { .item = item, .meeting_id = meeting };

      if (paper == NULL)
        return FALSE;
      if (rk_record_get_int (paper, "attachment_id") == 0)
        continue;
      words = g_strdup_printf ("%s%s%s", number ? number : "", number ? "　" : "",
                               rk_record_get (paper, "title"));
      offer.text = words;
      offer.material_id = rk_record_id (paper);
      *found = TRUE;
      return rk_evidence_attach (self->maker->db, checklist, &offer, NULL, error);
    }
  return TRUE;
}

/* A paper that was handed out in the year, for an item about figures. */
static gboolean
attach_paper (Maker *self, gint64 round, const char *code, GError **error)
{
  g_autoptr (RkChecklist) checklist = rk_checklist_load (self->maker->db, round, error);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autofree char *council = g_strdup_printf ("%" G_GINT64_FORMAT, self->councils[self->area]);
  g_autofree char *year = g_strdup_printf ("%d", self->year);
  g_autoptr (GArray) ids = NULL;
  int place;

  if (checklist == NULL || !rk_query_where (query, "council_id", council, error)
      || !rk_query_where (query, "year", year, error)
      || (ids = rk_query_ids (self->maker->db, query, NULL, error)) == NULL)
    return FALSE;
  place = rk_edition_find_item (self->edition, code);
  for (guint i = 0; place >= 0 && i < ids->len; i++)
    {
      gboolean found;

      if (!attach_paper_of (self, checklist, (guint)place, g_array_index (ids, gint64, i), &found,
                            error))
        return FALSE;
      if (found)
        break;
    }
  return TRUE;
}

static gboolean
add_round (Maker *self, GError **error)
{
  RkRoundSubject subject
      = { .edition = self->edition->id, .council = self->councils[self->area], .year = self->year };
  g_autofree char *closed = rk_date_to_iso (rk_date_add_days (rk_fiscal_year_end (self->year), -3));
  gint64 round;

  if (!rk_checklists_begin (self->maker->db, &subject, &round, error))
    return FALSE;
  for (guint i = 0; self->marks[i][0]; i++)
    if (!answer_item (self, round, i, error))
      return FALSE;
  return attach_evidence (self, round, error) && attach_paper (self, round, "G22-02", error)
         && attach_paper (self, round, "A1-01", error) && attach_paper (self, round, "P3-02", error)
         && (self->year == self->maker->year
             || rk_checklists_close (self->maker->db, round, closed, error));
}

static gboolean
add_rounds (Maker *self,
            const char *edition,
            const char *const (*marks)[2],
            guint first,
            guint last,
            int years,
            GError **error)
{
  gint64 id;

  if (!rk_editions_find (self->maker->db, edition, &id, error))
    return FALSE;
  self->edition = rk_editions_load (self->maker->db, id, error);
  self->marks = marks;
  for (self->area = first; self->edition && self->area <= last; self->area++)
    for (self->year = self->maker->year - years + 1; self->year <= self->maker->year; self->year++)
      if (self->councils[self->area] && !add_round (self, error))
        {
          g_clear_pointer (&self->edition, rk_edition_unref);
          return FALSE;
        }
  if (self->edition == NULL)
    return FALSE;
  g_clear_pointer (&self->edition, rk_edition_unref);
  return TRUE;
}

gboolean
rk_sample_checklists (RkSampleMaker *maker, GError **error)
{
  Maker self = { .maker = maker };

  return find_councils (&self, error)
         && add_rounds (&self, "growth-area", growth, 0, N_AREAS - 1, 3, error)
         && add_rounds (&self, "area-l2-l3", steps, 0, N_AREAS - 1, 2, error)
         && add_rounds (&self, "pref-progress", prefecture, N_AREAS, N_AREAS, 3, error);
}
