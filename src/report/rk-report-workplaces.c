/* 事業所名簿: one line a workplace, with bands for the municipalities where they are the order. */
#include "rk-report-private.h"

#include <string.h>

#include "rk-area.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register-follow.h"

/* Records that are in memory at once; of the others only the words that are printed. */
#define CHUNK 256

/* What fits between the margins, in mm: more room means more columns. */
#define ANY_WIDTH 0.0
#define LANDSCAPE 230.0
#define A3_LANDSCAPE 350.0

typedef struct
{
  const char *field;
  RkTableColumn look;
  double from;       /* narrowest paper that has the column */
  gboolean internal; /* never for the public, as personal fields never are */
  gboolean only_public;
} Column;

static const Column columns[] = {
  { "registration_number", { "登録\n番号", .width = 15, .align = RK_ALIGN_CENTRE } },
  { "name", { "事業所名", .weight = 60, .fit = RK_FIT_LIST } },
  { "kana", { "読み", .weight = 40, .fit = RK_FIT_LIST, .size = 8 }, .from = LANDSCAPE },
  { "corporate_number", { "法人番号", .width = 26 }, .from = A3_LANDSCAPE },
  { "postal_code", { "郵便番号", .width = 18 }, .from = A3_LANDSCAPE, .internal = TRUE },
  { "address", { "所在地", .weight = 50, .fit = RK_FIT_LIST } },
  { "phone", { "電話番号", .width = 24, .fit = RK_FIT_LIST }, .internal = TRUE },
  { "industry", { "産業", .width = 19, .fit = RK_FIT_LIST } },
  { "employees", { "従業\n員数", .width = 11, .align = RK_ALIGN_RIGHT }, .internal = TRUE },
  { "representative", { "代表者", .width = 24, .fit = RK_FIT_PERSON }, .from = LANDSCAPE },
  { "contact_department",
    { "担当部署", .width = 28, .fit = RK_FIT_LIST },
    .from = A3_LANDSCAPE,
    .internal = TRUE },
  { "contact", { "担当者", .width = 24, .fit = RK_FIT_PERSON } },
  { "insurer_kind",
    { "保険者", .width = 20, .fit = RK_FIT_LIST },
    .from = A3_LANDSCAPE,
    .internal = TRUE },
  { "registered_on", { "登録日", .width = 17 }, .from = LANDSCAPE },
  { "registered_on", { "登録日", .width = 17 }, .only_public = TRUE },
  { "expires_on", { "登録\n期限", .width = 17 }, .from = LANDSCAPE, .internal = TRUE },
};

/* What may be published of a workplace: what a registration in force agrees to and none refuses. */
typedef enum
{
  AGREED_NAME = 1 << 0,
  AGREED_ADDRESS = 1 << 1,
  AGREED_INDUSTRY = 1 << 2,
  AGREED_ALL = AGREED_NAME | AGREED_ADDRESS | AGREED_INDUSTRY,
} Agreed;

#define N_CONSENTS 3

/* The words of the register, once and for all: drawing pages needs no connection, and the pages do
 * not change while they are looked at. */
typedef struct
{
  guint n_columns;
  gboolean banded;
  GString *words;     /* all cells, each with its end */
  GArray *cells;      /* guint32: where the cells of the rows begin */
  GArray *bands;      /* guint32: the band of each row */
  GPtrArray *labels;  /* of the bands */
  GArray *band_sizes; /* guint32: rows in each band */
  GHashTable *agreed; /* id (text) → Agreed; NULL: not for the public */
} Register;

static Register *
register_new (gboolean banded)
{
  Register *self = g_new0 (Register, 1);

  self->banded = banded;
  self->words = g_string_new_len ("", 1); /* offset 0 is the empty cell */
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->bands = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->band_sizes = g_array_new (FALSE, TRUE, sizeof (guint32));
  return self;
}

static void
register_free (gpointer data)
{
  Register *self = data;

  g_string_free (self->words, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->bands);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->band_sizes);
  g_clear_pointer (&self->agreed, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Register, register_free)

/* ── consent ─────────────────────────────────────────────────────────────────────────────── */

/* @values: id of a workplace and the consents of one of its registrations. A refusal is kept above
 * the bits of what was agreed to. */
static void
add_consents (GHashTable *told, char **values)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (told, values[0]));

  for (guint i = 0; i < N_CONSENTS; i++)
    if (*values[i + 1])
      before |= 1u << (g_str_equal (values[i + 1], "0") ? i + N_CONSENTS : i);
  g_hash_table_insert (told, g_strdup (values[0]), GUINT_TO_POINTER (before));
}

static gboolean
read_consents (Register *self, RkDb *db, RkDate day, GCancellable *cancellable, GError **error)
{
  static const char *const fields[]
      = { "workplace_id", "consent_name", "consent_address", "consent_industry", NULL };
  g_autoptr (RkQuery) query = rk_report_query (NULL, &rk_kind_status, day);
  g_autoptr (GPtrArray) groups = NULL;

  if (!rk_query_where (query, "in_force", "1", error)
      || (groups = rk_query_count_by (db, query, fields, cancellable, error)) == NULL)
    return FALSE;
  self->agreed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < groups->len; i++)
    add_consents (self->agreed, ((RkCount *)groups->pdata[i])->values);
  return TRUE;
}

static Agreed
agreed_of (const Register *self, const RkRecord *record)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (record));
  guint told;

  if (self->agreed == NULL)
    return AGREED_ALL;
  told = GPOINTER_TO_UINT (g_hash_table_lookup (self->agreed, id));
  return (Agreed)(told & ~(told >> N_CONSENTS) & AGREED_ALL);
}

static gboolean
may_show (Agreed agreed, const char *field)
{
  if (g_str_equal (field, "address"))
    return (agreed & AGREED_ADDRESS) != 0;
  return !g_str_equal (field, "industry") || (agreed & AGREED_INDUSTRY);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static guint32
keep_words (Register *self, const char *text)
{
  guint32 at = (guint32)self->words->len;

  if (*text == '\0')
    return 0;
  g_string_append_len (self->words, text, (gssize)strlen (text) + 1);
  return at;
}

/* Under the band of its municipality an address need not say it again; the prefecture is that of
 * the office anyway. */
static char *
short_address (const RkRecord *record, gboolean banded)
{
  g_autofree char *address = rk_workplace_full_address (record);
  const char *code = rk_record_get (record, "municipality_code");
  const RkArea *area;
  gsize rest;

  if (address == NULL)
    return g_strdup (!banded && code ? rk_record_get (record, "municipality") : "");
  area = rk_area_find_in_address (address, &rest, NULL);
  if (area == NULL || g_strcmp0 (area->code, code) != 0)
    return banded ? g_steal_pointer (&address) : rk_area_full_address (code, address);
  return g_strconcat (banded ? "" : area->name, address + rest, NULL);
}

static char *
short_date (const char *iso)
{
  RkDate date;

  if (iso == NULL || !rk_date_from_iso (iso, &date))
    return g_strdup (iso ? iso : "");
  return rk_date_to_wareki_short (date);
}

static char *
dup_cell (const Column *column, const RkRecord *record, gboolean banded)
{
  int field = rk_kind_field (&rk_kind_workplace, column->field);

  if (rk_kind_workplace.fields[field].type == RK_TYPE_DATE)
    return short_date (rk_record_text (record, field));
  if (g_str_equal (column->field, "name"))
    return rk_workplace_full_name (record);
  if (g_str_equal (column->field, "address"))
    return short_address (record, banded);
  if (g_str_equal (column->field, "industry") && !rk_record_is_null (record, field))
    return rk_report_value_words (&rk_kind_workplace.fields[field], rk_record_text (record, field));
  return rk_record_dup_display (record, field);
}

static void
put_in_band (Register *self, const RkRecord *record)
{
  const char *name = rk_record_get (record, "municipality");
  const char *label = name ? name : "市町の記載なし";
  guint32 band;

  if (self->labels->len == 0 || !g_str_equal (self->labels->pdata[self->labels->len - 1], label))
    {
      g_ptr_array_add (self->labels, g_strdup (label));
      g_array_set_size (self->band_sizes, self->labels->len);
    }
  band = self->labels->len - 1;
  g_array_index (self->band_sizes, guint32, band)++;
  g_array_append_val (self->bands, band);
}

static void
add_record (Register *self, const RkRecord *record, GPtrArray *shown)
{
  Agreed agreed = agreed_of (self, record);

  if (!(agreed & AGREED_NAME))
    return;
  for (guint i = 0; i < shown->len; i++)
    {
      const Column *column = shown->pdata[i];
      g_autofree char *cell = may_show (agreed, column->field)
                                  ? dup_cell (column, record, self->banded)
                                  : g_strdup ("");
      guint32 at = keep_words (self, cell);

      g_array_append_val (self->cells, at);
    }
  put_in_band (self, record);
}

static gboolean
load (Register *self,
      RkDb *db,
      RkQuery *query,
      GPtrArray *shown,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GArray) ids = rk_query_ids (db, query, cancellable, error);

  if (ids == NULL)
    return FALSE;
  self->n_columns = shown->len;
  for (guint at = 0; at < ids->len; at += CHUNK)
    {
      g_autoptr (GPtrArray) records
          = rk_records_fetch (db, &rk_kind_workplace, &g_array_index (ids, gint64, at),
                              MIN (CHUNK, ids->len - at), error);

      if (records == NULL || !rk_register_follow_show (db, records, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (records->pdata[i])
          add_record (self, records->pdata[i], shown);
    }
  return TRUE;
}

static void
fill_row (RkTableRow *row, guint index, gpointer data)
{
  const Register *self = data;
  const guint32 *cells = &g_array_index (self->cells, guint32, index * self->n_columns);
  const guint32 *bands = (const guint32 *)(gpointer)self->bands->data;

  if (self->banded && (index == 0 || bands[index] != bands[index - 1]))
    {
      g_autofree char *number
          = rk_report_number (g_array_index (self->band_sizes, guint32, bands[index]));
      g_autofree char *note = g_strconcat (number, rk_kind_workplace.counter, NULL);

      rk_table_row_start_group (row, self->labels->pdata[bands[index]], note);
    }
  for (guint i = 0; i < self->n_columns; i++)
    rk_table_row_set_text (row, i, self->words->str + cells[i]);
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

static gboolean
is_public (const Column *column)
{
  const RkField *field
      = &rk_kind_workplace.fields[rk_kind_field (&rk_kind_workplace, column->field)];

  return !column->internal && !(field->flags & RK_FIELD_PERSONAL);
}

/* Whether the public may learn what a field says: it has a column of its own on public paper, or
 * tells no more than the address. Whatever else the office notes is its own affair. */
static gboolean
is_public_field (const char *name)
{
  static const char *const of_the_address[]
      = { "municipality", "municipality_code", "medical_area" };

  for (guint i = 0; i < G_N_ELEMENTS (of_the_address); i++)
    if (g_str_equal (name, of_the_address[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (name, columns[i].field))
      return is_public (&columns[i]);
  return FALSE;
}

static gboolean
is_shown (const Column *column, double room, gboolean for_public)
{
  if (for_public && !is_public (column))
    return FALSE;
  if (column->only_public && (!for_public || room >= LANDSCAPE))
    return FALSE;
  return room >= column->from;
}

static GPtrArray *
choose_columns (const RkReportParams *params)
{
  GPtrArray *shown = g_ptr_array_new ();
  RkPaper paper = rk_paper (params->paper, params->landscape, RK_PAPER_USE_PAPER);
  double room = rk_paper_area (&paper).width / RK_MM;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_shown (&columns[i], room, params->for_public))
      g_ptr_array_add (shown, (gpointer)&columns[i]);
  return shown;
}

static gboolean
is_by_municipality (RkQuery *query)
{
  g_auto (GStrv) order = rk_query_dup_order (query);
  const char *first = order[0] ? order[0] : "";

  return g_str_has_suffix (first, "municipality") || g_str_has_suffix (first, "municipality_code");
}

/* An order is a statement, too: by the number of employees it tells who has more. */
static gboolean
is_public_order (char **order)
{
  for (; *order; order++)
    if (!is_public_field (**order == '-' ? *order + 1 : *order))
      return FALSE;
  return TRUE;
}

/* The public sees what is in force on the day. */
static RkQuery *
ordered_query (const RkReportParams *params)
{
  RkDate as_of = params->for_public ? rk_report_day (params->as_of) : params->as_of;
  RkQuery *query = rk_report_query (params->query, &rk_kind_workplace, as_of);
  g_auto (GStrv) order = rk_query_dup_order (query);

  if (*order == NULL || (params->for_public && !is_public_order (order)))
    {
      rk_query_sort_clear (query);
      rk_query_sort (query, "municipality", NULL);
      rk_query_sort (query, "name", NULL);
    }
  return query;
}

static RkTable *
make_table (GPtrArray *shown, gboolean filtered, gboolean for_public)
{
  g_autofree RkTableColumn *looks = g_new (RkTableColumn, shown->len);
  RkTable *table;

  for (guint i = 0; i < shown->len; i++)
    looks[i] = ((const Column *)shown->pdata[i])->look;
  table = rk_table_new (looks, shown->len);
  rk_table_set_empty (table, for_public ? "公表に同意した事業所はありません。"
                             : filtered ? "条件に合う事業所はありません。"
                                        : "登録された事業所はまだありません。");
  return table;
}

static void
add_foot_notes (RkDocument *document,
                RkQuery *query,
                const Register *self,
                const char *office,
                const char *day,
                gboolean for_public)
{
  g_autofree char *order = rk_query_dup_order_words (query);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%sの事業所名簿から作成した（%s現在）。", office, day);
  if (self->bands->len > 1)
    g_string_append_printf (text, "並びは%s%s。", order, self->banded ? "（市町はコード順）" : "");
  if (for_public)
    g_string_append (text, "\n公表用：公表に同意した事業所の、同意した項目だけを載せた。登録期間に"
                           "ない事業所、個人の氏名、電話番号、従業員数は載せていない。");
  else if (self->bands->len > 0)
    g_string_append (text, "\n内部用：個人の氏名を含む。取扱いに注意すること。");
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, text->str);
}

/* 「令和8年7月2日現在　412件」; where only some of them are asked for, out of how many. */
static gboolean
set_note (RkDocument *document,
          RkDb *db,
          RkQuery *query,
          const Register *self,
          const char *day,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *number = rk_report_number (self->bands->len);
  g_autofree char *note = NULL;
  guint64 total;

  if (!rk_query_total (db, query, &total, cancellable, error))
    return FALSE;
  if (total == self->bands->len)
    note = g_strdup_printf ("%s現在　%s%s", day, number, rk_kind_workplace.counter);
  else
    {
      g_autofree char *all = rk_report_number (total);

      note = g_strdup_printf ("%s現在　%s%s（%s%sのうち）", day, number, rk_kind_workplace.counter,
                              all, rk_kind_workplace.counter);
    }
  rk_document_set_note (document, note);
  return TRUE;
}

/* The conditions that the public may read; of others (要確認, a word that was searched for) only
 * that there are some, so that a part of the register is not taken for all of it. */
static char *
public_words (RkQuery *query)
{
  g_autoptr (RkQuery) told = rk_query_copy (query);
  g_autofree char *words = NULL;
  gboolean untold = rk_query_search (query) != NULL;

  rk_query_set_search (told, NULL);
  for (guint i = 0; i < rk_kind_workplace.n_fields; i++)
    {
      const char *field = rk_kind_workplace.fields[i].name;

      if (rk_query_values (query, field) == NULL || is_public_field (field))
        continue;
      rk_query_drop (told, field);
      untold = TRUE;
    }
  words = rk_query_dup_words (told);
  return g_strconcat (words, untold ? "　そのうち一部を抽出" : "", NULL);
}

static void
add_conditions (RkDocument *document, RkQuery *query, gboolean for_public)
{
  g_autofree char *words = for_public ? public_words (query) : rk_query_dup_words (query);
  g_autofree char *line = g_strconcat ("条件　", words, NULL);

  if (*words)
    rk_document_add_paragraph (document, RK_PARAGRAPH_SMALL, line);
}

RkDocument *
rk_report_workplaces (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkQuery) query = ordered_query (params);
  g_autoptr (GPtrArray) shown = choose_columns (params);
  g_autoptr (Register) self = register_new (is_by_municipality (query));
  const char *title = params->for_public ? "事業所名簿（公表用）" : "事業所名簿";
  g_autofree char *day = rk_date_to_wareki_long (rk_report_day (params->as_of));
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document = rk_report_prepare (db, title, params, &office, error);
  RkTable *table;
  guint n_rows;

  if (document == NULL
      || (params->for_public
          && !read_consents (self, db, rk_report_day (params->as_of), cancellable, error))
      || !load (self, db, query, shown, cancellable, error)
      || !set_note (document, db, query, self, day, cancellable, error))
    return NULL;
  rk_document_add_title (document, RK_TITLE_LIST);
  add_conditions (document, query, params->for_public);
  table = make_table (shown, rk_query_is_filtered (query), params->for_public);
  rk_document_add_table (document, table);
  add_foot_notes (document, query, self, office, day, params->for_public);
  n_rows = self->bands->len;
  rk_table_set_rows (table, n_rows, fill_row, g_steal_pointer (&self), register_free);
  return g_steal_pointer (&document);
}
