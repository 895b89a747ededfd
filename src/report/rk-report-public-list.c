/* 公表用一覧: who agreed to be published, by municipality, with what they declared; of each only
 * the entries that were agreed to. Lying, there is room for the declaration and where to ask. */
#include "rk-register-paper.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-industry.h"
#include "rk-kinds.h"
#include "rk-report-grid.h"

/* Number, name, place, trade; the fields of activity; the mark. */
#define BEFORE 4
#define MOST_FIELDS 12
/* The mark; lying also size, declaration, telephone, website. */
#define AFTER 5

typedef struct
{
  RkReportGrid *grid;
  char *codes[MOST_FIELDS]; /* "1": of the fields of activity */
  char *names[MOST_FIELDS];
  guint n_fields;
  GHashTable *sizes; /* municipality → rows */
  char *band;
  gboolean wide;
  guint n, n_certified;
  guint64 n_registered; /* without those whose corporation is closed */
  guint64 n_closed;
} List;

static void
list_clear (List *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_free (self->codes[i]);
      g_free (self->names[i]);
    }
  g_clear_pointer (&self->grid, rk_report_grid_free);
  g_clear_pointer (&self->sizes, g_hash_table_unref);
  g_free (self->band);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

/* ── columns ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
find_fields (List *self, RkRegisterPaper *paper, GError **error)
{
  const RkRecord *scheme = g_hash_table_lookup (paper->schemes, &paper->scheme);
  RkRegisterItem item = { .scheme = scheme };
  GPtrArray *menu = scheme ? rk_register_paper_menu_now (paper, &item, error) : NULL;

  if (scheme == NULL)
    return TRUE;
  for (guint i = 0; menu && i < menu->len; i++)
    {
      const char *code = rk_paper_text (menu->pdata[i], "code");
      gsize length = strcspn (code, "-");
      const char *words = rk_paper_text (menu->pdata[i], "short");

      if (self->n_fields == MOST_FIELDS
          || (self->n_fields && strncmp (self->codes[self->n_fields - 1], code, length) == 0
              && self->codes[self->n_fields - 1][length] == '\0'))
        continue;
      self->names[self->n_fields]
          = g_strdup (*words ? words : rk_paper_text (menu->pdata[i], "division"));
      self->codes[self->n_fields++] = g_strndup (code, length);
    }
  return menu != NULL;
}

static RkTable *
to_table (List *self)
{
  static const RkTableColumn wide[AFTER - 1]
      = { { "規模", .width = 18, .fit = RK_FIT_LIST },
          { "宣言", .weight = 50, .fit = RK_FIT_TEXT },
          { "電話", .width = 26, .fit = RK_FIT_LIST },
          { "ウェブサイト", .weight = 30, .fit = RK_FIT_LIST } };
  RkTableColumn columns[BEFORE + MOST_FIELDS + AFTER]
      = { { "登録\n番号", .width = 17, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "事業所名", .weight = 60, .fit = RK_FIT_LIST },
          { "所在地", .width = 24, .fit = RK_FIT_LIST },
          { "業種", .width = 19, .fit = RK_FIT_LIST } };
  guint n = BEFORE;
  RkTable *table;

  for (guint i = 0; i < self->n_fields; i++)
    columns[n++] = (RkTableColumn){ self->names[i], .width = 6.3, .align = RK_ALIGN_CENTRE,
                                    .vertical_heading = TRUE };
  columns[n++] = (RkTableColumn){ "認定", .width = 10, .align = RK_ALIGN_CENTRE };
  for (guint i = 0; self->wide && i < G_N_ELEMENTS (wide); i++)
    columns[n++] = wide[i];
  table = rk_report_grid_to_table (g_steal_pointer (&self->grid), columns);
  rk_table_set_size (table, 8.8, 7.05);
  rk_table_set_grouped_by (table, "市町");
  return table;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* The part of the town that is named: no street number tells where somebody works alone. */
static char *
town_of (const RkRecord *workplace)
{
  const char *address = rk_paper_text (workplace, "address");
  gsize rest = 0;
  const RkArea *area = rk_area_find_in_address (address, &rest, NULL);
  const char *town = area ? address + rest : address;
  const char *end = town;

  while (*end)
    {
      gunichar c = g_utf8_get_char (end);

      if (g_unichar_isdigit (c) || c == 0x3000 || c == ' ')
        break;
      end = g_utf8_next_char (end);
    }
  return g_strndup (town, (gsize)(end - town));
}

static gboolean
agreed (const RkRegisterItem *item, const char *consent)
{
  return rk_record_get_int (item->record, consent) != 0;
}

static const char *
trade_of (const RkRecord *workplace)
{
  const char *industry = rk_paper_text (workplace, "industry");
  const char *name = *industry ? rk_industry_short_name (*industry) : NULL;

  return name ? name : industry;
}

/* Of the registration where that has it, else of the workplace. */
static const char *
entry_of (const RkRegisterItem *item, const char *field)
{
  return rk_paper_text (
      rk_kind_field (&rk_kind_status, field) >= 0 ? item->record : item->workplace, field);
}

static void
start_band (List *self, const RkRecord *status)
{
  const char *name = rk_paper_text (status, "municipality");
  g_autofree char *number = NULL;
  g_autofree char *note = NULL;

  if (g_strcmp0 (self->band, name) == 0)
    return;
  g_free (self->band);
  self->band = g_strdup (name);
  number = rk_report_number (GPOINTER_TO_UINT (g_hash_table_lookup (self->sizes, name)));
  note = g_strdup_printf ("%s事業所", number);
  rk_report_grid_group (self->grid, *name ? name : "市町の記載なし", note);
}

static gboolean
add_row (RkRegisterPaper *paper, const RkRegisterItem *item, gpointer data, GError **error)
{
  List *self = data;
  static const char *const wide[][2] = { { "consent_employees", "size_class" },
                                         { "consent_declaration", "declaration" },
                                         { "consent_contact", "phone" },
                                         { "consent_website", "website" } };
  const char *cells[BEFORE + MOST_FIELDS + AFTER];
  const char *rung = rk_paper_text (item->level, "rung");
  gboolean certified = !g_str_equal (rung, "宣言") && !g_str_equal (rung, "登録");
  gboolean tells = agreed (item, "consent_activities");
  g_autofree char *town = town_of (item->workplace);
  guint n = BEFORE;

  start_band (self, item->record);
  cells[0] = rk_paper_text (item->record, "number");
  cells[1] = rk_paper_text (item->workplace, "name");
  cells[2] = agreed (item, "consent_address") ? town : "";
  cells[3] = agreed (item, "consent_industry") ? trade_of (item->workplace) : "";
  for (guint i = 0; i < self->n_fields; i++)
    cells[n++] = tells && rk_register_paper_declares (item->record, self->codes[i]) ? "●" : "";
  cells[n++] = certified ? "★" : "";
  for (guint i = 0; self->wide && i < G_N_ELEMENTS (wide); i++)
    cells[n++] = agreed (item, wide[i][0]) ? entry_of (item, wide[i][1]) : "";
  rk_report_grid_addv (self->grid, 0, cells);
  self->n++;
  self->n_certified += certified;
  return TRUE;
}

/* ── counts ──────────────────────────────────────────────────────────────────────────────── */

/* Those in force; of them (@closed "1") whose corporation is closed, or ("0") the others. */
static RkQuery *
registered (const RkRegisterPaper *paper, const char *closed, GError **error)
{
  RkQuery *query = rk_query_copy (paper->query);

  rk_query_drop (query, "in_force");
  rk_query_drop (query, "consent_name");
  rk_query_drop (query, "corporation_closed");
  if (rk_query_where (query, "in_force", "1", error)
      && rk_query_where (query, "corporation_closed", closed, error))
    return query;
  rk_query_unref (query);
  return NULL;
}

/* @query: (out) (transfer full): who is on the list */
static gboolean
count_registered (
    List *self, RkRegisterPaper *paper, RkQuery **query, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) gone = registered (paper, "1", error);

  *query = gone ? registered (paper, "0", error) : NULL;
  return *query && rk_query_total (paper->db, gone, &self->n_closed, cancellable, error)
         && rk_query_total (paper->db, *query, &self->n_registered, cancellable, error)
         && rk_query_where (*query, "consent_name", "1", error);
}

static gboolean
count_bands (List *self, RkDb *db, RkQuery *query, GError **error)
{
  static const char *const by[] = { "municipality", NULL };
  g_autoptr (GPtrArray) counts = rk_query_count_by (db, query, by, NULL, error);

  if (counts == NULL)
    return FALSE;
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const RkCount *count = counts->pdata[i];

      g_hash_table_insert (self->sizes, g_strdup (count->values[0]),
                           GUINT_TO_POINTER ((guint)count->count));
    }
  return TRUE;
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

static void
add_notes (List *self, RkRegisterPaper *paper, RkDocument *document)
{
  const RkRecord *scheme = g_hash_table_lookup (paper->schemes, &paper->scheme);
  const char *phone = rk_paper_text (paper->office, "phone");
  g_autofree char *all = rk_report_number (self->n_registered);
  g_autofree char *shown = rk_report_number (self->n);
  g_autofree char *closed = rk_report_number (self->n_closed);
  g_autofree char *without
      = self->n_closed ? g_strdup_printf ("。法人が閉鎖した%s事業所は数えていない", closed) : NULL;
  g_autofree char *note = g_strdup_printf (
      "公表に同意した事業所の、同意した項目だけを載せた（登録%sのうち%s事業所%s）。　%"
      "s★：認定以上　並びは市町コード順。"
      "\n%s問合せ　%s%s%s",
      all, shown, without ? without : "", self->n_fields ? "●：宣言した取組の分野　" : "",
      strstr (rk_paper_text (scheme, "name"), "健康経営")
          ? "「健康経営」は特定非営利活動法人健康経営研究会の登録商標です。　"
          : "",
      rk_paper_text (paper->office, "name"), *phone ? "　電話　" : "", phone);

  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, note);
}

static void
set_head (List *self, RkRegisterPaper *paper, RkDocument *document)
{
  g_autofree char *day = rk_date_to_wareki_long (paper->day);
  g_autofree char *all = rk_report_number (self->n_registered);
  g_autofree char *certified = rk_report_number (self->n_certified);
  g_autofree char *words
      = g_strdup_printf ("%s現在　登録%s事業所（載せたもののうち認定以上%s）", day, all, certified);

  rk_document_set_note (document, words);
}

RkDocument *
rk_report_public_list (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (RkRegisterPaper) paper = { 0 };
  g_auto (List) self = { 0 };
  RkReportParams wanted = *params;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *title = NULL;

  /* Whatever was chosen, only those in force that agreed and are still there. */
  wanted.first = wanted.last = 0;
  if (!rk_register_paper_load (&paper, db, &wanted, &rk_kind_status, RK_REGISTER_IN_FORCE, error)
      || !count_registered (&self, &paper, &query, cancellable, error)
      || !count_bands (&self, db, query, error) || !find_fields (&self, &paper, error))
    return NULL;
  rk_query_sort_clear (query);
  rk_query_sort (query, "municipality", NULL);
  rk_query_sort (query, "number", NULL);
  g_clear_pointer (&paper.ids, g_array_unref);
  paper.ids = rk_query_ids (db, query, cancellable, error);
  self.wide = params->landscape;
  self.grid = rk_report_grid_new (BEFORE + self.n_fields + (self.wide ? AFTER : 1));
  if (paper.ids == NULL || !rk_register_paper_each (&paper, add_row, &self, cancellable, error))
    return NULL;
  rk_register_paper_leave_out (&paper, _ ("it did not agree to be published"),
                               (guint)self.n_registered - self.n);
  rk_register_paper_leave_out (&paper, _ ("its corporation is closed"), (guint)self.n_closed);
  title = g_strdup_printf (
      "%s　一覧", paper.scheme
                      ? rk_paper_text (g_hash_table_lookup (paper.schemes, &paper.scheme), "name")
                      : "登録事業所");
  document = rk_register_paper_document (&paper, title, self.wide, RK_PAPER_USE_PAPER);
  set_head (&self, &paper, document);
  rk_document_add_title (document, RK_TITLE_LIST);
  rk_document_add_table (document, to_table (&self));
  add_notes (&self, &paper, document);
  return g_steal_pointer (&document);
}
