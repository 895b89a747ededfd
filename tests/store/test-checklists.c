/* Checklists in an office file: shipped editions, rounds that several bodies answer, closed rounds,
 * levels of many, mapping, proposals, what the data shows. */
#include <string.h>

#include "rk-calendar.h"
#include "rk-checklists.h"
#include "rk-council.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-evidence.h"
#include "rk-meetings.h"
#include "rk-query.h"
#include "rk-test-office.h"

/* One thing done as a command, with what it needs and what came of it. */
typedef struct
{
  RkRoundSubject subject;
  gint64 round;
  gint64 id;
  const char *code;
  const char *mark;
  const char *comment;
  gint64 body;
  RkRecord *record;
  guint n;
} Step;

static RkDb *
db_of (RkTestOffice *office)
{
  return rk_store_main_db (office->store);
}

static gboolean
save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_records_save (db, step->record, &step->id, error);
}

static gint64
add_record (RkTestOffice *office, RkDraft *draft)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);
  Step step = { .record = record };

  rk_test_command (office, "用意した", save, &step);
  return step.id;
}

static gint64
add_council (RkTestOffice *office, const char *name, const char *level)
{
  RkDraft *draft = rk_draft_new (&rk_kind_council);

  g_assert_true (rk_test_set (draft, "name", name));
  g_assert_true (rk_test_set (draft, "level", level));
  g_assert_true (rk_test_set (draft, "area", "志太榛原"));
  return add_record (office, draft);
}

static gint64
add_body (RkTestOffice *office, const char *name)
{
  RkDraft *draft = rk_draft_new (&rk_kind_body);

  g_assert_true (rk_test_set (draft, "name", name));
  return add_record (office, draft);
}

static gint64
find_edition (RkTestOffice *office, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  rk_editions_find (db_of (office), code, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_checklists_begin (db, &step->subject, &step->round, error);
}

static gint64
begin_round (RkTestOffice *office, const char *edition, gint64 council, int year)
{
  Step step = { .subject
                = { .edition = find_edition (office, edition), .council = council, .year = year } };

  rk_test_command (office, "自己評価を始めた", begin, &step);
  return step.round;
}

static gboolean
answer (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (RkChecklist) round = rk_checklist_load (db, step->round, error);
  RkAnswer one = { .body = step->body, .comment = step->comment, .answered_by = "試験" };
  int item = rk_edition_find_item (round->edition, step->code);
  int mark = step->mark ? rk_edition_find_mark (round->edition, step->mark) : -1;

  g_assert_cmpint (item, >=, 0);
  one.item = rk_edition_item (round->edition, (guint)item)->id;
  one.mark = mark < 0 ? 0 : rk_edition_mark (round->edition, (guint)mark)->id;
  return rk_checklists_answer (db, step->round, &one, error);
}

static void
put (RkTestOffice *office, gint64 round, const char *code, const char *mark, gint64 body)
{
  Step step = { .round = round, .code = code, .mark = mark, .body = body };

  rk_test_command (office, "回答を入れた", answer, &step);
}

static gboolean
close_it (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_checklists_close (db, ((Step *)data)->round, ((Step *)data)->comment, error);
}

static RkChecklist *
load (RkTestOffice *office, gint64 round)
{
  g_autoptr (GError) error = NULL;
  RkChecklist *checklist = rk_checklist_load (db_of (office), round, &error);

  g_assert_no_error (error);
  return checklist;
}

static int
item_of (const RkChecklist *round, const char *code)
{
  return rk_edition_find_item (round->edition, code);
}

/* ── editions ────────────────────────────────────────────────────────────────────────────── */

static void
check_shipped (RkDb *db)
{
  g_autoptr (GPtrArray) shipped = rk_editions_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    {
      const RkEdition *edition = shipped->pdata[i];
      g_autoptr (RkEdition) stored = NULL;
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id;

      rk_editions_find (db, edition->code, &id, &error);
      g_assert_no_error (error);
      stored = rk_editions_load (db, id, &error);
      g_assert_no_error (error);
      a = rk_edition_to_json (edition);
      b = rk_edition_to_json (stored);
      g_assert_cmpstr (a, ==, b);
      g_assert_nonnull (stored->fixed_on);
    }
}

static void
test_shipped (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 n;

  check_shipped (db_of (office));
  g_assert_true (rk_records_count (db_of (office), &rk_kind_edition, &n, NULL));
  g_assert_cmpint (n, ==, 8);
  rk_test_office_free (office);
}

/* Offices that were there before get them, too. */
static void
test_older_offices (void)
{
  static const char *const names[]
      = { "office-0001.renkei", "office-0002.renkei", "office-0003.renkei", "office-0004.renkei",
          "office-0005.renkei", "office-0006.renkei", "office-0007.renkei" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_test_build_filename (G_TEST_DIST, names[i], NULL);
      g_autofree char *folder = g_dir_make_tmp ("rk-test-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "office.renkei", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RkStore) store = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
      store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
      g_assert_no_error (error);
      check_shipped (rk_store_main_db (store));
      rk_store_close (store);
      rk_test_remove_tree (folder);
    }
}

static gboolean
copy_edition (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_editions_copy (db, step->subject.edition, step->code, "1", &step->id, error);
}

static gboolean
map_editions (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_editions_map (db, step->subject.edition, step->id, &step->n, error);
}

static RkRecord *
reworded (RkTestOffice *office, gint64 item, const char *label)
{
  g_autoptr (RkRecord) before = rk_records_get (db_of (office), &rk_kind_edition_item, item, NULL);
  RkDraft *draft = rk_draft_copy (before);

  g_assert_true (rk_test_set (draft, "label", label));
  return rk_draft_end (draft);
}

static void
refuse_save (RkTestOffice *office, RkRecord *record)
{
  Step step = { .record = record };
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_command (office->store, "直した", save, &step, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
  g_assert_null (strstr (error->message, "minutes"));
}

/* A shipped edition stays; a copy may be changed until it is answered. */
static void
test_editing (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  Step step = { .subject.edition = find_edition (office, "area-l1-l2"), .code = "own" };
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  g_autoptr (RkEdition) own = NULL;
  g_autoptr (RkEdition) shipped = rk_editions_load (db_of (office), step.subject.edition, NULL);
  g_autoptr (RkRecord) forbidden = reworded (office, rk_edition_item (shipped, 0)->id, "別の文");
  g_autoptr (RkRecord) allowed = NULL;
  g_autoptr (RkRecord) late = NULL;

  refuse_save (office, forbidden);
  rk_test_command (office, "写しを作った", copy_edition, &step);
  own = rk_editions_load (db_of (office), step.id, NULL);
  g_assert_cmpstr (own->fidelity, ==, RK_FIDELITY_OWN);
  g_assert_cmpuint (own->items->len, ==, 12);
  g_assert_null (own->fixed_on);
  allowed = reworded (office, rk_edition_item (own, 0)->id, "別の文");
  step.record = allowed;
  rk_test_command (office, "項目を直した", save, &step);
  begin_round (office, "own", council, 2026);
  late = reworded (office, rk_edition_item (own, 0)->id, "また別の文");
  refuse_save (office, late);
  rk_test_office_free (office);
}

/* ── rounds ──────────────────────────────────────────────────────────────────────────────── */

static void
test_bodies (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  gint64 first = add_body (office, "甲健康保険組合");
  gint64 second = add_body (office, "乙商工会");
  gint64 round = begin_round (office, "growth-area", council, 2026);
  g_autoptr (RkChecklist) apart = NULL;
  g_autoptr (RkChecklist) settled = NULL;
  g_autofree char *words = NULL;
  g_autofree int *of_second = NULL;
  int item;

  g_assert_cmpint (round, ==, begin_round (office, "growth-area", council, 2026));
  put (office, round, "G22-01", "○", first);
  put (office, round, "G22-01", "×", second);
  put (office, round, "G22-02", "－", first);
  put (office, round, "G22-02", "△", second);
  put (office, round, "G22-03", "○", first);
  put (office, round, "G22-03", "○", second);
  apart = load (office, round);
  item = item_of (apart, "G22-01");
  /* The lowest counts; 対象外 only where nobody says otherwise. */
  g_assert_cmpstr (rk_answer_sign (apart->edition, apart->answers, (guint)item), ==, "×");
  g_assert_cmpstr (rk_answer_sign (apart->edition, apart->answers, (guint)item + 1), ==, "△");
  g_assert_cmpstr (rk_answer_sign (apart->edition, apart->answers, (guint)item + 2), ==, "○");
  g_assert_true (apart->differs[item]);
  g_assert_false (apart->differs[item + 2]);
  words = rk_checklist_dup_differences (apart, (guint)item);
  g_assert_cmpstr (words, ==, "甲健康保険組合 ○、乙商工会 ×");
  of_second = rk_checklist_of_body (apart, second);
  g_assert_cmpstr (rk_answer_sign (apart->edition, of_second, (guint)item), ==, "×");
  /* The council settles it. */
  put (office, round, "G22-01", "△", 0);
  settled = load (office, round);
  g_assert_cmpstr (rk_answer_sign (settled->edition, settled->answers, (guint)item), ==, "△");
  g_assert_false (settled->differs[item]);
  rk_test_office_free (office);
}

static gboolean
revise (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_checklists_revise (db, step->round, "数え直した", &step->id, error);
}

static gboolean
delete_answer (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_records_delete (db, &rk_kind_answer, ((Step *)data)->id, error);
}

/* Another round's answer cannot be moved into a closed one. */
static RkRecord *
moved_answer (RkTestOffice *office, gint64 from, gint64 to)
{
  g_autoptr (RkChecklist) round = load (office, from);
  const RkAnswerRow *row = round->rows->pdata[0];
  g_autoptr (RkRecord) before = rk_records_get (db_of (office), &rk_kind_answer, row->id, NULL);
  RkDraft *draft = rk_draft_copy (before);

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_answer, "round_id"), to);
  return rk_draft_end (draft);
}

static void
refuse_step (RkTestOffice *office, RkStoreFunc func, Step *step)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_command (office->store, "直した", func, step, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
}

static void
test_closed (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  gint64 round = begin_round (office, "growth-area", council, 2025);
  gint64 other = begin_round (office, "growth-area", council, 2026);
  Step step = { .round = round, .code = "G11-01", .mark = "×" };
  g_autoptr (RkChecklist) closed = NULL;
  g_autoptr (RkChecklist) again = NULL;
  g_autoptr (RkRecord) moved = NULL;
  g_autoptr (GPtrArray) rounds = NULL;

  put (office, round, "G11-01", "○", 0);
  put (office, other, "G11-02", "○", 0);
  rk_test_command (office, "確定した", close_it, &step);
  refuse_step (office, answer, &step);
  step.code = "G11-02"; /* one that has no answer yet */
  refuse_step (office, answer, &step);
  closed = load (office, round);
  g_assert_true (rk_checklist_is_closed (closed));
  step.id = ((RkAnswerRow *)closed->rows->pdata[0])->id;
  refuse_step (office, delete_answer, &step);
  moved = moved_answer (office, other, round);
  refuse_save (office, moved);
  step.comment = "2026-01-01"; /* not on another day either */
  refuse_step (office, close_it, &step);
  /* A corrected version goes on; the closed one keeps its answers. */
  rk_test_command (office, "訂正版を作った", revise, &step);
  put (office, step.id, "G11-01", "△", 0);
  again = load (office, round);
  g_assert_cmpstr (rk_answer_sign (again->edition, again->answers, 0), ==, "○");
  rounds = rk_checklists_rounds (db_of (office), again->edition, council, 2025, 2025, NULL);
  g_assert_cmpuint (rounds->len, ==, 1);
  g_assert_cmpint (((RkRoundAnswers *)rounds->pdata[0])->round_id, ==, step.id);
  g_assert_cmpstr (
      rk_answer_sign (again->edition, ((RkRoundAnswers *)rounds->pdata[0])->answers, 0), ==, "△");
  rk_test_office_free (office);
}

/* The level that SQL tells of a council is that of the pure function, for answers at random. */
static void
test_levels_agree (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 25; run++)
    {
      g_autofree char *name = g_strdup_printf ("試験第%u協議会", run);
      gint64 council = add_council (office, name, RK_LEVEL_AREA);
      gint64 round = begin_round (office, "growth-area", council, 2026);
      g_autoptr (RkChecklist) before = load (office, round);
      g_autoptr (RkChecklist) checklist = NULL;
      g_autoptr (RkRecord) record = NULL;
      int rising = g_rand_int_range (rand, -1, 6);
      int level;

      for (guint i = 0; i < before->edition->items->len; i++)
        {
          static const char *const marks[] = { "○", "△", "×", "－" };
          const RkEditionItem *item = rk_edition_item (before->edition, i);

          put (office, round, item->code,
               item->level <= rising ? "○" : marks[g_rand_int_range (rand, 0, 4)], 0);
        }
      checklist = load (office, round);
      level = rk_level_only (checklist->edition, checklist->answers);
      record = rk_records_get (db_of (office), &rk_kind_council, council, NULL);
      g_assert_cmpstr (rk_record_get (record, "level_of_maturity"), ==,
                       level < 0 ? NULL
                                 : rk_edition_level (checklist->edition, (guint)level)->code);
    }
  rk_test_office_free (office);
}

static void
test_subject (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  Step step = { .subject = { .edition = find_edition (office, "growth-area"), .year = 2026 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_command (office->store, "始めた", begin, &step, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  step.subject.edition = find_edition (office, "ict-use");
  step.subject.subject = "歩数の応援";
  rk_test_command (office, "始めた", begin, &step);
  rk_test_office_free (office);
}

/* ── proposals ───────────────────────────────────────────────────────────────────────────── */

static const RkProposal *
proposal_of (GPtrArray *proposals, const RkChecklist *round, const char *code, RkProposalKind kind)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const RkProposal *proposal = proposals->pdata[i];

      if (proposal->kind == kind && (int)proposal->item == item_of (round, code))
        return proposal;
    }
  return NULL;
}

static gboolean
accept (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (RkChecklist) round = rk_checklist_load (db, step->round, error);
  g_autoptr (GPtrArray) proposals = rk_proposals (db, round, error);

  return proposals && rk_proposals_accept (db, round, proposals, "試験", error);
}

static void
test_mapping (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  Step step = { .subject.edition = find_edition (office, "area-l1-l2"), .code = "official" };
  gint64 old = begin_round (office, "area-l1-l2", council, 2025);
  Step commented = { .round = old, .code = "B1-01", .mark = "○", .comment = "要綱を改正した。" };
  g_autoptr (RkChecklist) round = NULL;
  g_autoptr (RkChecklist) accepted = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  const RkProposal *proposal;
  gint64 new;

  rk_test_command (office, "回答を入れた", answer, &commented);
  put (office, old, "B2-01", "△", 0);
  rk_test_command (office, "写しを作った", copy_edition, &step);
  rk_test_command (office, "対応を付けた", map_editions, &step);
  g_assert_cmpuint (step.n, ==, 12);
  new = begin_round (office, "official", council, 2026);
  round = load (office, new);
  /* Nothing is there until somebody accepts it. */
  g_assert_cmpuint (round->rows->len, ==, 0);
  proposals = rk_proposals (db_of (office), round, NULL);
  g_assert_cmpuint (proposals->len, ==, 2);
  proposal = proposal_of (proposals, round, "B1-01", RK_PROPOSAL_MAPPED);
  g_assert_cmpstr (rk_edition_mark (round->edition, (guint)proposal->mark)->mark, ==, "○");
  g_assert_cmpstr (proposal->comment, ==, "要綱を改正した。");
  g_assert_nonnull (strstr (proposal->source, "令和7年度"));
  step.round = new;
  rk_test_command (office, "引き継いだ", accept, &step);
  accepted = load (office, new);
  g_assert_cmpuint (accepted->rows->len, ==, 2);
  g_assert_nonnull (strstr (((RkAnswerRow *)accepted->rows->pdata[0])->comment, "から"));
  rk_test_office_free (office);
}

static void
test_from_areas (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 prefecture = add_council (office, "試験県協議会", RK_LEVEL_PREFECTURE);
  gint64 areas[2] = { add_council (office, "試験東協議会", RK_LEVEL_AREA),
                      add_council (office, "試験西協議会", RK_LEVEL_AREA) };
  gint64 round = begin_round (office, "pref-progress", prefecture, 2026);
  g_autoptr (RkChecklist) checklist = NULL;
  g_autoptr (GPtrArray) half = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const RkProposal *proposal;

  put (office, begin_round (office, "growth-area", areas[0], 2026), "G23-02", "○", 0);
  checklist = load (office, round);
  half = rk_proposals (db_of (office), checklist, NULL);
  proposal = proposal_of (half, checklist, "P5-04", RK_PROPOSAL_AREAS);
  g_assert_cmpstr (rk_edition_mark (checklist->edition, (guint)proposal->mark)->mark, ==, "△");
  g_assert_nonnull (strstr (proposal->source, "2圏域のうち1圏域"));
  g_assert_null (proposal_of (half, checklist, "P4-02", RK_PROPOSAL_AREAS));
  put (office, begin_round (office, "growth-area", areas[1], 2026), "G23-02", "○", 0);
  all = rk_proposals (db_of (office), checklist, NULL);
  proposal = proposal_of (all, checklist, "P5-04", RK_PROPOSAL_AREAS);
  g_assert_cmpstr (rk_edition_mark (checklist->edition, (guint)proposal->mark)->mark, ==, "○");
  rk_test_office_free (office);
}

/* ── evidence and what comes of an item ──────────────────────────────────────────────────── */

static gint64
add_meeting (RkTestOffice *office, gint64 council, const char *date, const char *number)
{
  RkDraft *draft = rk_draft_new (&rk_kind_meeting);

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_meeting, "council_id"), council);
  g_assert_true (rk_test_set (draft, "year", "2026"));
  g_assert_true (rk_test_set (draft, "number", number));
  g_assert_true (rk_test_set (draft, "date", date));
  return add_record (office, draft);
}

static const RkEvidenceOffer *
offer_of (GPtrArray *offers, const RkChecklist *round, const char *code)
{
  for (guint i = 0; i < offers->len; i++)
    if ((int)((RkEvidenceOffer *)offers->pdata[i])->item == item_of (round, code))
      return offers->pdata[i];
  return NULL;
}

static gboolean
make_agenda (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (RkChecklist) round = rk_checklist_load (db, step->round, error);
  g_autoptr (RkLevel) level = rk_level_compute (round->edition, round->answers);
  g_autoptr (GArray) path = rk_level_path (round->edition, level, round->answers);

  return rk_growth_make_agenda_item (db, round, path, &step->id, error);
}

static gboolean
make_action (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (RkChecklist) round = rk_checklist_load (db, step->round, error);

  return rk_growth_make_action (db, round, (guint)item_of (round, step->code), NULL, NULL,
                                "2027-03-31", &step->id, error);
}

static gboolean
attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (RkChecklist) round = rk_checklist_load (db, step->round, error);
  g_autoptr (GPtrArray) offers = rk_evidence_offers (db, round, error);

  return rk_evidence_attach (db, round, offer_of (offers, round, step->code), &step->id, error);
}

static void
test_evidence (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  gint64 round = begin_round (office, "growth-area", council, 2026);
  g_autoptr (RkChecklist) checklist = load (office, round);
  g_autoptr (GPtrArray) none = rk_evidence_offers (db_of (office), checklist, NULL);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (RkRecord) action = NULL;
  g_autoptr (RkRecord) item = NULL;
  g_autoptr (RkChecklist) after = NULL;
  Step step = { .round = round, .code = "G11-02" };
  gint64 held, coming;

  g_assert_null (offer_of (none, checklist, "G11-02"));
  held = add_meeting (office, council, "2026-05-20", "1");
  offers = rk_evidence_offers (db_of (office), checklist, NULL);
  g_assert_nonnull (offer_of (offers, checklist, "G11-02"));
  g_assert_cmpint (offer_of (offers, checklist, "G11-02")->meeting_id, ==, held);
  g_assert_true (g_str_has_prefix (offer_of (offers, checklist, "G11-02")->text, "第1回を開催"));
  rk_test_command (office, "根拠を付けた", attach, &step);
  listed = rk_evidence_list (db_of (office), round, NULL);
  g_assert_cmpuint (listed->len, ==, 1);
  /* It is evidence; the item is not ticked by it. */
  after = load (office, round);
  g_assert_cmpint (after->answers[item_of (after, "G11-02")], ==, RK_UNANSWERED);
  step.code = "G21-02";
  rk_test_command (office, "宿題にした", make_action, &step);
  action = rk_records_get (db_of (office), &rk_kind_action, step.id, NULL);
  g_assert_cmpint (rk_record_get_int (action, "meeting_id"), ==, held);
  g_assert_nonnull (strstr (rk_record_get (action, "note"), "G21-02"));
  coming = add_meeting (office, council, "2027-02-10", "2");
  rk_test_command (office, "議題にした", make_agenda, &step);
  item = rk_records_get (db_of (office), &rk_kind_agenda_item, step.id, NULL);
  g_assert_cmpint (rk_record_get_int (item, "meeting_id"), ==, coming);
  g_assert_nonnull (strstr (rk_record_get (item, "point"), "G11-01"));
  rk_test_office_free (office);
}

static gboolean
join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_meetings_join (db, step->id, step->round, 0, error);
}

/* A meeting that another council called, and this one held with it, was held by this one. */
static void
test_joint_evidence (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 caller = add_council (office, "試験県協議会", RK_LEVEL_PREFECTURE);
  gint64 council = add_council (office, "試験圏域協議会", RK_LEVEL_AREA);
  gint64 round = begin_round (office, "growth-area", council, 2026);
  gint64 held = add_meeting (office, caller, "2026-05-20", "1");
  Step step = { .round = council, .id = held };
  g_autoptr (RkChecklist) checklist = load (office, round);
  g_autoptr (GPtrArray) offers = NULL;
  const RkEvidenceOffer *offer;

  rk_test_command (office, "合同開催にした", join, &step);
  offers = rk_evidence_offers (db_of (office), checklist, NULL);
  offer = offer_of (offers, checklist, "G11-02");
  g_assert_nonnull (offer);
  g_assert_cmpint (offer->meeting_id, ==, held);
  /* The quorum is its own: it has no members. */
  g_assert_true (g_str_has_prefix (offer->text, "合同会議を開催"));
  g_assert_null (strstr (offer->text, "成立"));
  rk_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklists/shipped", test_shipped);
  g_test_add_func ("/checklists/older-offices", test_older_offices);
  g_test_add_func ("/checklists/editing", test_editing);
  g_test_add_func ("/checklists/bodies", test_bodies);
  g_test_add_func ("/checklists/closed", test_closed);
  g_test_add_func ("/checklists/levels-agree", test_levels_agree);
  g_test_add_func ("/checklists/subject", test_subject);
  g_test_add_func ("/checklists/mapping", test_mapping);
  g_test_add_func ("/checklists/from-areas", test_from_areas);
  g_test_add_func ("/checklists/evidence", test_evidence);
  g_test_add_func ("/checklists/evidence/joint", test_joint_evidence);
  return g_test_run ();
}
