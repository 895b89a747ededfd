/* チェックリストの年度比較: what improved, what fell and why, against the last year that was
 * answered; the rates of both; the level over the years. */
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-pages.h"
#include "rk-report-checklist.h"
#include "rk-report-grid.h"

#define MOST_YEARS 10

typedef struct
{
  const RkChecklistPaper *paper;
  const RkEdition *edition;
  GPtrArray *rounds; /* of the council, oldest first */
  const RkRoundAnswers *now;
  const RkRoundAnswers *before;
  RkChecklist *comments; /* of this year */
  RkDocument *document;
} Years;

static const char *
comment_of (const Years *self, guint item)
{
  const char *comment = NULL;

  for (guint i = 0; i < self->comments->rows->len && comment == NULL; i++)
    {
      const RkAnswerRow *row = self->comments->rows->pdata[i];

      if (row->item == item)
        comment = row->comment;
    }
  return comment ? comment : "";
}

static guint
count (const Years *self, int change)
{
  guint n = 0;

  for (guint i = 0; i < self->edition->items->len; i++)
    n += rk_answer_change (self->edition, self->before->answers, self->now->answers, i) == change;
  return n;
}

static void
add_facts (Years *self)
{
  g_autofree char *now = rk_checklist_level_short (self->edition, self->now->answers);
  g_autofree char *before = rk_checklist_level_short (self->edition, self->before->answers);
  g_autofree char *year = rk_fiscal_year_label (self->now->year);
  g_autofree char *last = rk_fiscal_year_label (self->before->year);
  g_autofree char *better = g_strdup_printf ("%u項目", count (self, 1));
  g_autofree char *worse = g_strdup_printf ("%u項目", count (self, -1));

  rk_document_add_facts (self->document, 2, last, before, year, now, "↑ 進んだ", better, "↓ 戻った",
                         worse, NULL);
}

static void
add_group (Years *self, RkReportGrid *grid, int change, const char *label)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (self->edition, i);

      if (rk_answer_change (self->edition, self->before->answers, self->now->answers, i) != change)
        continue;
      if (first)
        rk_report_grid_group (grid, label, NULL);
      first = FALSE;
      rk_report_grid_add (
          grid, 0, item->code, item->label,
          rk_answer_sign (self->edition, self->before->answers, i), change > 0 ? "→ ↑" : "→ ↓",
          rk_answer_sign (self->edition, self->now->answers, i), comment_of (self, i));
    }
}

static void
add_changes (Years *self)
{
  g_autofree char *year = rk_fiscal_year_label_short (self->now->year);
  g_autofree char *last = rk_fiscal_year_label_short (self->before->year);
  const RkTableColumn columns[] = {
    { "番号", .width = 14, .align = RK_ALIGN_CENTRE, .size = 8.5 },
    { "項目", .fit = RK_FIT_TEXT },
    { last, .width = 13, .align = RK_ALIGN_CENTRE },
    { "変化", .width = 14, .align = RK_ALIGN_CENTRE, .size = 8.5 },
    { year, .width = 13, .align = RK_ALIGN_CENTRE },
    { "メモ（理由）", .width = 52, .fit = RK_FIT_TEXT, .size = 8 },
  };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  add_group (self, grid, -1, "戻った項目");
  add_group (self, grid, 1, "進んだ項目");
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_empty (table, "回答が変わった項目はありません。");
  rk_document_add_table (self->document, table);
}

static void
add_rates (Years *self)
{
  rk_document_add_chart (self->document,
                         rk_checklist_rates_chart (RK_CHART_GROUPED, self->edition,
                                                   self->now->answers, self->now->year,
                                                   self->before->answers, self->before->year),
                         0);
}

static void
add_levels (Years *self)
{
  const RkRoundAnswers *first = self->rounds->pdata[0];

  rk_document_add_heading (self->document,
                           self->edition->levels->len ? "3　段階の推移" : "3　達成率の推移");
  rk_document_add_chart (
      self->document,
      rk_checklist_levels_chart (self->edition, self->rounds, first->year, self->now->year), 46);
}

static void
fill_document (Years *self)
{
  g_autofree char *sentence = rk_edition_dup_sentence (self->edition);

  add_facts (self);
  rk_document_add_heading (self->document, "1　変わった項目");
  add_changes (self);
  rk_document_add_heading (self->document, "2　分野ごとの達成率");
  add_rates (self);
  if (self->rounds->len > 1)
    add_levels (self);
  rk_document_add_space (self->document, 1.5);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE, sentence);
}

/* The round of the year, and the newest one before it. */
static void
pick (Years *self)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const RkRoundAnswers *round = self->rounds->pdata[i];

      if (round->year == self->paper->year)
        self->now = round;
      else
        self->before = round;
    }
}

/* Of a council, or of what else @round is about. */
static GPtrArray *
load_rounds (const RkChecklistPaper *paper, const RkRecord *council, gint64 round, GError **error)
{
  GPtrArray *rounds
      = rk_checklists_rounds (paper->db, paper->edition, council ? rk_record_id (council) : 0,
                              paper->year - MOST_YEARS + 1, paper->year, error);
  gint64 about = 0;

  for (guint i = 0; rounds && i < rounds->len; i++)
    if (((const RkRoundAnswers *)rounds->pdata[i])->round_id == round)
      about = ((const RkRoundAnswers *)rounds->pdata[i])->about;
  for (guint i = rounds && council == NULL ? rounds->len : 0; i-- > 0;)
    if (((const RkRoundAnswers *)rounds->pdata[i])->about != about)
      g_ptr_array_remove_index (rounds, i);
  return rounds;
}

/* @council: NULL: what @round is about */
static RkDocument *
make_one (const RkChecklistPaper *paper, const RkRecord *council, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) rounds = load_rounds (paper, council, round, error);
  g_autoptr (RkChecklist) comments = NULL;
  g_autofree char *name = council ? rk_checklist_council_name (council)
                          : rounds && rounds->len > 0
                              ? g_strdup (((const RkRoundAnswers *)rounds->pdata[0])->name)
                              : g_strdup ("");
  g_autofree char *year = rk_fiscal_year_label (paper->year);
  g_autofree char *title = g_strdup_printf ("チェックリストの年度比較　%s　%s", name, year);
  g_autofree char *short_title = rk_checklist_dup_title (paper->edition);
  g_autofree char *note
      = g_strdup_printf ("%s（%s）", short_title, rk_fidelity_words (paper->edition->fidelity));
  Years self = { .paper = paper, .edition = paper->edition, .rounds = rounds };

  if (rounds == NULL)
    return NULL;
  pick (&self);
  if (self.now == NULL || self.before == NULL)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("%s has not answered “%s” in two years, so there is nothing to compare."),
                   name, paper->edition->title);
      return NULL;
    }
  comments = rk_checklist_load (paper->db, self.now->round_id, error);
  if (comments == NULL)
    return NULL;
  self.comments = comments;
  self.document = rk_checklist_paper_document (paper, title, RK_PAPER_A4, FALSE);
  rk_document_set_note (self.document, note);
  rk_document_add_title (self.document, RK_TITLE_PAPER);
  rk_document_add_space (self.document, 2);
  fill_document (&self);
  return self.document;
}

RkDocument *
rk_report_checklist_years (RkDb *db,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  g_autoptr (RkDocument) packet = NULL;
  guint n_found = 0;

  if (!rk_checklist_paper_load (&paper, db, params, TRUE, error))
    return NULL;
  if (paper.councils->len == 0)
    return params->round ? make_one (&paper, NULL, params->round, error)
                         : rk_checklist_paper_missing (&paper, NULL, error);
  if (paper.councils->len == 1)
    return make_one (&paper, paper.councils->pdata[0], 0, error);
  packet = rk_checklist_paper_document (&paper, "チェックリストの年度比較", RK_PAPER_A4, FALSE);
  /* Whoever has nothing to compare is left out; that nobody has is an error. */
  for (guint i = 0; i < paper.councils->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (RkDocument) document = make_one (&paper, paper.councils->pdata[i], 0, &problem);
      RkPages *pages = document ? rk_document_paginate (document, cancellable, &problem) : NULL;
      RkPart part = { .title = document ? rk_document_get_title (document) : NULL };

      if (pages)
        {
          rk_document_add_part (packet, &part, pages);
          n_found++;
        }
      else if (!g_error_matches (problem, RK_ERROR, RK_ERROR_NOT_FOUND)
               || (n_found == 0 && i + 1 == paper.councils->len))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return g_steal_pointer (&packet);
}
