#include "rk-plan-file.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-json-reader.h"
#include "rk-kinds.h"
#include "rk-plans.h"
#include "rk-records.h"
#include "rk-table-source.h"
#include "rk-text.h"

typedef enum
{
  COLUMN_PILLAR,
  COLUMN_THEME,
  COLUMN_MEASURE,
  COLUMN_DETAIL,
  COLUMN_BODIES,
  COLUMN_BUDGET,
  COLUMN_AMOUNT,
  COLUMN_GOAL,
  COLUMN_NOTE,
  N_COLUMNS,
} Column;

static const char *const names[N_COLUMNS] = {
  [COLUMN_PILLAR] = "柱|事業の柱|施策の柱|基本方針",
  [COLUMN_THEME] = "取組|取組項目|施策",
  [COLUMN_MEASURE] = "具体的な取組|具体的取組|事業",
  [COLUMN_DETAIL] = "内容|取組内容",
  [COLUMN_BODIES] = "実施機関|実施主体|担当|担当機関|関係機関",
  [COLUMN_BUDGET] = "予算要求|予算",
  [COLUMN_AMOUNT] = "金額(千円)|金額|予算額|予算額(千円)",
  [COLUMN_GOAL] = "目標|数値目標",
  [COLUMN_NOTE] = "備考",
};

#define MOST_YEARS 30
#define MOST_LANES 40

typedef struct
{
  int column;
  int year;
} YearColumn;

typedef struct
{
  RkDb *db;
  RkPlanImport *import;
  char *title;      /* above the headings */
  const char *name; /* of the file */
  int columns[N_COLUMNS];
  YearColumn years[MOST_YEARS];
  guint n_years;
  int first_year;
  gint64 lines[RK_PLAN_DEPTHS]; /* the current one of each depth of the table */
  char *words[RK_PLAN_DEPTHS];
  guint n_lanes; /* of the current line */
  const RkTableRow *row;
} Reading;

static const char *
cell (const Reading *self, Column column)
{
  int at = self->columns[column];

  return at >= 0 && (guint)at < self->row->n_cells ? self->row->cells[at] : "";
}

/* ── headings ────────────────────────────────────────────────────────────────────────────── */

/* 「R6年度\n(2024)」: what stands before the bracket; 「金額（千円）」 keeps its own. */
static char *
dup_heading (const char *text, gboolean cut)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *c = plain ? plain : ""; *c; c = g_utf8_next_char (c))
    {
      if (cut && (*c == '(' || *c == '\n') && out->len)
        break;
      if (!g_unichar_isspace (g_utf8_get_char (c)))
        g_string_append_unichar (out, g_utf8_get_char (c));
    }
  return g_string_free (out, FALSE);
}

static gboolean
read_year (const char *text, int *year)
{
  g_autofree char *head = dup_heading (text, TRUE);

  return *head && rk_fiscal_year_parse (head, year, NULL) && *year > 1900 && *year < 2200;
}

static gboolean
read_headings (Reading *self)
{
  const RkTableRow *row = self->row;

  self->n_years = 0;
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_auto (GStrv) words = g_strsplit (names[column], "|", -1);

      self->columns[column] = -1;
      for (guint i = 0; i < row->n_cells && self->columns[column] < 0; i++)
        {
          g_autofree char *heading = dup_heading (row->cells[i], FALSE);

          if (g_strv_contains ((const char *const *)words, heading))
            self->columns[column] = (int)i;
        }
    }
  for (guint i = 0; i < row->n_cells && self->n_years < MOST_YEARS; i++)
    if (read_year (row->cells[i], &self->years[self->n_years].year))
      self->years[self->n_years++].column = (int)i;
  return self->n_years && (self->columns[COLUMN_THEME] >= 0 || self->columns[COLUMN_MEASURE] >= 0);
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

static void
take (RkDraft *draft, const char *field, const char *text)
{
  if (text && *text)
    rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (text));
}

static void
take_id (RkDraft *draft, const char *field, gint64 id)
{
  if (id)
    rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), id);
}

static gboolean
begin_plan (Reading *self, GError **error)
{
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft = rk_draft_new (&rk_kind_plan);
  int last = self->years[0].year;

  self->first_year = self->years[0].year;
  for (guint i = 0; i < self->n_years; i++)
    {
      self->first_year = MIN (self->first_year, self->years[i].year);
      last = MAX (last, self->years[i].year);
    }
  take (draft, "title",
        self->import->title ? self->import->title
        : self->title       ? self->title
                            : self->name);
  take_id (draft, "council_id", self->import->council);
  take_id (draft, "first_year", self->first_year);
  take_id (draft, "last_year", last);
  record = rk_draft_end (draft);
  return rk_records_save (self->db, record, &self->import->plan, error);
}

/* 「1 」, 「Ⅱ　」, 「(3) 」, 「（ア）」 in front of a title: lines are numbered anew. */
static const char *
skip_number (const char *text)
{
  static GRegex *number;
  GMatchInfo *match = NULL;
  int end = 0;

  if (g_once_init_enter (&number))
    g_once_init_leave (&number,
                       g_regex_new ("^(?:【?柱】?\\s*)?(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]+|[IVX]{1,4}|[0-9０-９]{1,"
                                    "2}|[(（][0-9０-９ァ-ン]{1,"
                                    "2}[)）]|[①-⑳⑴-⒇])(?:[\\s　.．、：:]+|(?<=[)）①-⑳⑴-⒇])(?=\\S))",
                                    G_REGEX_OPTIMIZE, 0, NULL));
  if (g_regex_match (number, text, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);
  g_match_info_free (match);
  return text[end] ? text + end : text;
}

static char *
dup_title (const char *text)
{
  char *title = g_strdup (skip_number (text));

  g_strdelimit (title, "\n\r\t", ' ');
  return g_strstrip (title);
}

static gint64
parent_of (const Reading *self, guint depth)
{
  for (guint i = depth; i > 0; i--)
    if (self->lines[i - 1])
      return self->lines[i - 1];
  return 0;
}

static gboolean
add_line (Reading *self, guint depth, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) record = NULL;

  take_id (draft, "plan_id", self->import->plan);
  take_id (draft, "parent_id", parent_of (self, depth));
  record = rk_draft_end (draft);
  self->import->n_lines++;
  return rk_plans_add_line (self->db, record, &self->lines[depth], error);
}

/* @with: the row's own columns belong to this line */
static gboolean
begin_line (Reading *self, guint depth, const char *text, gboolean with, GError **error)
{
  g_autofree char *title = dup_title (text);
  RkDraft *draft;
  RkProblem *problem = NULL;

  if (self->words[depth] && g_str_equal (self->words[depth], text))
    return TRUE;
  for (guint i = depth; i < RK_PLAN_DEPTHS; i++)
    {
      self->lines[i] = 0;
      g_clear_pointer (&self->words[i], g_free);
    }
  self->words[depth] = g_strdup (text);
  self->n_lanes = 0;
  draft = rk_draft_new (&rk_kind_measure);
  take (draft, "title", title);
  if (with)
    {
      take (draft, "bodies", cell (self, COLUMN_BODIES));
      take (draft, "budget", cell (self, COLUMN_BUDGET));
      take (draft, "goal", cell (self, COLUMN_GOAL));
      take (draft, "note", cell (self, COLUMN_NOTE));
      if (!rk_draft_set_typed (draft, rk_kind_field (&rk_kind_measure, "amount"),
                               cell (self, COLUMN_AMOUNT), &problem))
        {
          rk_json_refuse (error, self->row->number, "%s", problem->reason);
          rk_problem_free (problem);
          rk_draft_free (draft);
          return FALSE;
        }
    }
  return add_line (self, depth, draft, error);
}

/* ── 工程 ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_arrow (const char *text)
{
  static const char *const arrows[] = { "→", "⇒", "⟶", "〃", "->", "⇨", NULL };

  return g_strv_contains (arrows, text);
}

/* 【遅れ：理由】 in front. Returns: what stands behind it */
static const char *
read_state (RkDraft *draft, const char *text)
{
  static const char *const states[] = { RK_STATE_PLANNED,
                                        RK_STATE_STUDIED,
                                        RK_STATE_RUNNING,
                                        RK_STATE_DONE,
                                        RK_STATE_LATE,
                                        RK_STATE_DROPPED,
                                        NULL };
  const char *end = g_str_has_prefix (text, "【") ? strstr (text, "】") : NULL;
  g_autofree char *inner = NULL;
  char *colon;

  if (end == NULL)
    return text;
  text += strlen ("【");
  inner = g_strndup (text, (gsize)(end - text));
  colon = strstr (inner, "：");
  if (colon)
    {
      take (draft, "reason", colon + strlen ("："));
      *colon = '\0';
    }
  if (g_str_equal (inner, RK_LAYER_ACTUAL))
    take (draft, "layer", RK_LAYER_ACTUAL);
  else if (g_strv_contains (states, inner))
    take (draft, "state", inner);
  else
    return text - strlen ("【");
  return end + strlen ("】");
}

/* @R8.10 or @R6.10～R7.9 at the end. Returns: FALSE where they cannot be read */
static gboolean
read_months (RkDraft *draft, char *text, GError **error)
{
  char *at = strrchr (text, '@');
  const char *wide = g_strrstr (text, "＠");
  const char *months;
  g_auto (GStrv) ends = NULL;
  RkProblem *problem = NULL;
  gboolean ok;

  if (at == NULL && wide == NULL)
    return TRUE;
  months = at ? at + 1 : wide + strlen ("＠");
  ends = g_strsplit_set (months, "-~", 2);
  if (strstr (months, "～") || strstr (months, "〜"))
    {
      g_strfreev (ends);
      ends = g_strsplit (months, strstr (months, "～") ? "～" : "〜", 2);
    }
  ok = rk_draft_set_typed (draft, rk_kind_field (&rk_kind_schedule, "first_month"), ends[0],
                           &problem)
       && rk_draft_set_typed (draft, rk_kind_field (&rk_kind_schedule, "last_month"),
                              ends[1] ? ends[1] : ends[0], &problem);
  if (!ok)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT, problem->reason);
      rk_problem_free (problem);
    }
  text[(at ? (const char *)at : wide) - text] = '\0';
  return ok;
}

static gboolean
begin_cell (Reading *self, RkDraft **open, const char *line, int year, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_schedule);
  const char *rest = read_state (draft, line);
  g_autofree char *text = NULL;
  g_autofree char *first = g_strdup_printf ("%04d-04", year);
  g_autofree char *last = g_strdup_printf ("%04d-03", year + 1);
  gboolean star = g_str_has_prefix (rest, "★") || g_str_has_prefix (rest, "☆");

  *open = draft;
  take (draft, "first_month", first);
  if (star)
    take (draft, "kind", RK_CELL_STAR);
  else
    take (draft, "last_month", last);
  if (g_str_has_prefix (rest, "・"))
    take (draft, "kind", RK_CELL_TEXT);
  text = g_strdup (star                            ? rest + strlen ("★")
                   : g_str_has_prefix (rest, "・") ? rest + strlen ("・")
                                                   : rest);
  g_strstrip (text);
  if (!read_months (draft, text, error))
    return FALSE;
  if (star)
    rk_draft_clear (draft, rk_kind_field (&rk_kind_schedule, "last_month"));
  g_strstrip (text);
  take (draft, "text", text);
  return TRUE;
}

/* 「分析 → 評価 → 策定」: bars one after the other. Returns: NULL where it is one text */
static char **
split_chain (const RkDraft *draft)
{
  const char *text = rk_draft_text (draft, rk_kind_field (&rk_kind_schedule, "text"));
  g_auto (GStrv) parts = text ? g_strsplit (text, "→", -1) : NULL;

  if (parts == NULL || parts[0] == NULL || parts[1] == NULL
      || rk_draft_is_null (draft, rk_kind_field (&rk_kind_schedule, "last_month")))
    return NULL;
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]) == '\0')
      return NULL;
  return g_steal_pointer (&parts);
}

/* @draft: (transfer full) */
static gboolean
save_cell (Reading *self, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  self->import->n_cells++;
  return rk_records_save (self->db, record, NULL, error);
}

/* The parts share the time of the whole. @draft: (transfer full) */
static gboolean
save_chain (Reading *self, RkDraft *draft, char *const *parts, GError **error)
{
  const RkKind *kind = &rk_kind_schedule;
  int base = self->years[0].year;
  int first
      = rk_plan_month (base, rk_draft_text (draft, rk_kind_field (kind, "first_month")), FALSE);
  int last = rk_plan_month (base, rk_draft_text (draft, rk_kind_field (kind, "last_month")), TRUE);
  int n = (int)g_strv_length ((char **)parts);
  g_autoptr (RkRecord) whole = rk_draft_end (draft);

  for (int i = 0; i < n; i++)
    {
      RkDraft *part = rk_draft_copy (whole);
      int begin = first + (last - first) * i / n;
      int end = MAX (begin + 1, first + (last - first) * (i + 1) / n);

      rk_draft_take (part, rk_kind_field (kind, "first_month"),
                     rk_plan_dup_month (base, begin, FALSE));
      rk_draft_take (part, rk_kind_field (kind, "last_month"), rk_plan_dup_month (base, end, TRUE));
      take (part, "text", parts[i]);
      if (!save_cell (self, part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_cell (Reading *self, RkDraft **open, gint64 measure, guint lane, gboolean lanes, GError **error)
{
  RkDraft *draft = g_steal_pointer (open);
  g_auto (GStrv) parts = NULL;

  if (draft == NULL)
    return TRUE;
  take_id (draft, "measure_id", measure);
  if (lanes)
    take_id (draft, "lane", lane + 1);
  parts = split_chain (draft);
  return parts ? save_chain (self, draft, parts, error) : save_cell (self, draft, error);
}

/* A chain goes on through empty years, unless its months were given. */
static gboolean
is_open_chain (const RkDraft *draft, const char *line)
{
  g_auto (GStrv) parts = split_chain (draft);

  return parts && strchr (line, '@') == NULL && strstr (line, "＠") == NULL;
}

static void
lengthen (RkDraft *draft, int year)
{
  g_autofree char *last = g_strdup_printf ("%04d-03", year + 1);

  take (draft, "last_month", last);
}

/* How many lanes a row has. */
static guint
count_lanes (const Reading *self)
{
  guint most = 0;

  for (guint i = 0; i < self->n_years; i++)
    {
      g_auto (GStrv) lines = NULL;

      if ((guint)self->years[i].column >= self->row->n_cells)
        continue;
      lines = g_strsplit (self->row->cells[self->years[i].column], "\n", -1);
      most = MAX (most, g_strv_length (lines));
    }
  return MIN (most, MOST_LANES);
}

static gboolean
read_cells (Reading *self, gint64 measure, GError **error)
{
  RkDraft *open[MOST_LANES] = { NULL };
  gboolean goes_on[MOST_LANES] = { FALSE };
  guint n = count_lanes (self);
  gboolean lanes = n > 1 || self->n_lanes > 0;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < self->n_years; i++)
    {
      guint column = (guint)self->years[i].column;
      g_auto (GStrv) lines
          = g_strsplit (column < self->row->n_cells ? self->row->cells[column] : "", "\n", -1);
      guint n_lines = g_strv_length (lines);

      for (guint k = 0; ok && k < n; k++)
        {
          char *line = k < n_lines ? g_strstrip (lines[k]) : NULL;

          if ((line && is_arrow (line)) || ((line == NULL || *line == '\0') && goes_on[k]))
            {
              if (open[k])
                lengthen (open[k], self->years[i].year);
              continue;
            }
          ok = end_cell (self, &open[k], measure, self->n_lanes + k, lanes, error);
          goes_on[k] = FALSE;
          if (ok && line && *line)
            {
              ok = begin_cell (self, &open[k], line, self->years[i].year, error);
              goes_on[k] = ok && is_open_chain (open[k], line);
            }
        }
    }
  for (guint k = 0; k < n; k++)
    if (ok)
      ok = end_cell (self, &open[k], measure, self->n_lanes + k, lanes, error);
    else
      g_clear_pointer (&open[k], rk_draft_free);
  self->n_lanes += n;
  if (!ok)
    g_prefix_error (error, _ ("Row %u: "), self->row->number);
  return ok;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* ◆ begins a line of 内容; ➢ goes into its note. */
static gboolean
read_details (Reading *self, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (cell (self, COLUMN_DETAIL), "\n", -1);
  RkDraft *draft = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; ok && lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gboolean under = g_str_has_prefix (line, "➢") || g_str_has_prefix (line, ">")
                       || g_str_has_prefix (line, "➤");
      const char *text = line;

      if (*line == '\0')
        continue;
      if (under || g_str_has_prefix (line, "◆") || g_str_has_prefix (line, "○"))
        text = g_utf8_next_char (line);
      while (*text == ' ' || g_str_has_prefix (text, "　"))
        text = g_utf8_next_char (text);
      if (under && draft)
        {
          const char *note = rk_draft_text (draft, rk_kind_field (&rk_kind_measure, "note"));
          g_autofree char *joined = note ? g_strconcat (note, "\n", text, NULL) : g_strdup (text);

          take (draft, "note", joined);
          continue;
        }
      if (draft)
        ok = add_line (self, RK_PLAN_DETAIL, g_steal_pointer (&draft), error);
      draft = rk_draft_new (&rk_kind_measure);
      take (draft, "title", text);
    }
  if (ok && draft)
    ok = add_line (self, RK_PLAN_DETAIL, g_steal_pointer (&draft), error);
  g_clear_pointer (&draft, rk_draft_free);
  return ok;
}

static gboolean
read_row (Reading *self, GError **error)
{
  static const Column columns[] = { COLUMN_PILLAR, COLUMN_THEME, COLUMN_MEASURE };
  int deepest = -1;
  gint64 measure = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*cell (self, columns[i]))
      deepest = (int)i;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*cell (self, columns[i])
        && !begin_line (self, i, cell (self, columns[i]), (int)i == deepest, error))
      return FALSE;
  for (guint i = RK_PLAN_DETAIL; i > 0 && measure == 0; i--)
    measure = self->lines[i - 1];
  if (measure == 0)
    return rk_json_refuse (error, self->row->number,
                           _ ("This row belongs to no line of the plan: its columns are blank."));
  self->import->n_rows++;
  if (!read_details (self, error))
    return FALSE;
  return read_cells (self, measure, error);
}

static gboolean
is_blank (const RkTableRow *row, guint *n_filled)
{
  *n_filled = 0;
  for (guint i = 0; i < row->n_cells; i++)
    *n_filled += *row->cells[i] != '\0';
  return *n_filled == 0;
}

static void
keep_title (Reading *self)
{
  for (guint i = 0; i < self->row->n_cells; i++)
    if (*self->row->cells[i])
      {
        g_free (self->title);
        self->title = g_strdup (self->row->cells[i]);
      }
}

static gboolean
read_all (Reading *self, RkTableSource *source, GError **error)
{
  GError *problem = NULL;
  gboolean headed = FALSE;
  RkTableRow row;
  guint n_filled;

  while (rk_table_source_next (source, &row, &problem))
    {
      self->row = &row;
      if (is_blank (&row, &n_filled))
        continue;
      if (row.damaged || row.misquoted)
        return rk_json_refuse (error, row.number, _ ("There are characters that cannot be read."));
      if (!headed)
        {
          headed = read_headings (self);
          if (headed && !begin_plan (self, error))
            return FALSE;
          if (!headed && n_filled == 1)
            keep_title (self);
          continue;
        }
      if (!read_row (self, error))
        return FALSE;
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (headed)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("No row of headings was found: one with 取組 or 具体的な取組 and the "
                          "years (R6, 令和6年度). Nothing was changed."));
  return FALSE;
}

static gboolean
import_source (
    RkDb *db, RkTableSource *source, const char *name, RkPlanImport *plan, GError **error)
{
  Reading self = { .db = db, .import = plan, .name = name };
  gboolean ok;

  plan->plan = 0;
  plan->n_rows = plan->n_lines = plan->n_cells = 0;
  ok = read_all (&self, source, error);
  g_free (self.title);
  for (guint i = 0; i < RK_PLAN_DEPTHS; i++)
    g_free (self.words[i]);
  return ok;
}

gboolean
rk_plan_file_import (
    RkDb *db, const char *path, const char *encoding, RkPlanImport *plan, GError **error)
{
  g_autoptr (RkTableSource) source = rk_table_source_open (path, encoding, 0, NULL, error);
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  return source && import_source (db, source, name, plan, error);
}

gboolean
rk_plan_stream_import (RkDb *db, GInputStream *stream, RkPlanImport *plan, GError **error)
{
  g_autoptr (RkTableSource) source = rk_table_source_open_stream (stream, NULL, 0, NULL, error);

  return source && import_source (db, source, "計画", plan, error);
}
