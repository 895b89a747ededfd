/* Of which publication numbers are: those of another one may be of other people, and are not
 * compared without a word. */
#include "rk-indicator-parts.h"

#include <math.h>
#include <string.h>

#include "rk-indicator-hide.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* ── publications ────────────────────────────────────────────────────────────────────────── */

/* 「第9回」 and 「第10回」, 令和3年度 and 令和4年度, 「（健診_R3.csv）」 and 「（健診_R4.csv）」
 * are editions of one publication, in whichever file and sheet. */
static char *
dup_publication (const char *source)
{
  static GRegex *edition;
  g_autofree char *plain = g_utf8_normalize (source ? source : "", -1, G_NORMALIZE_NFKC);

  if (g_once_init_enter (&edition))
    g_once_init_leave (
        &edition,
        g_regex_new ("第\\s*\\d+\\s*[回版]|\\([^()]*\\.[A-Za-z]{3,4}(\\s*シート「[^」]*」)?\\)"
                     "|(令和|平成|昭和|(?<![A-Za-z])[RHS])?\\s*(元(?=\\s*年)|\\d+)\\s*"
                     "(\\(\\s*\\d{4}\\s*\\))?\\s*(年度?)?(版)?",
                     0, 0, NULL));
  return g_regex_replace_literal (edition, plain ? plain : "", -1, 0, "", 0, NULL);
}

/* Whose members a table is of, as far as its words say it. Bits; 0: they do not */
static guint
insurers_in (const char *words)
{
  static const char *const names[][3] = { { "国保", "国民健康保険", NULL },
                                          { "協会けんぽ", "全国健康保険協会", NULL },
                                          { "健保組合", "健康保険組合", NULL },
                                          { "共済", NULL },
                                          { "後期高齢", NULL },
                                          { "全保険者", "保険者計", "保険者全体" } };
  guint found = 0;

  for (guint i = 0; words && i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names[i]) && names[i][k]; k++)
      if (strstr (words, names[i][k]))
        found |= 1u << i;
  return found;
}

gboolean
rk_dataset_is_of (const RkRecord *dataset, const char *source, const char *title)
{
  guint own = insurers_in (rk_record_get (dataset, "title"));
  guint other = insurers_in (title);
  g_autofree char *one = dup_publication (rk_record_get (dataset, "source"));
  g_autofree char *two = dup_publication (source);

  if (own && other && own != other)
    return FALSE;
  return g_str_equal (one, two);
}

static gboolean
is_same (const RkRecord *one, const RkRecord *two)
{
  return one == two
         || rk_dataset_is_of (one, rk_record_get (two, "source"), rk_record_get (two, "title"));
}

/* Returns: (nullable): the one of @tables that is of the same publication */
static RkRecord *
find_same (const GPtrArray *tables, const RkRecord *table)
{
  for (guint i = 0; i < tables->len; i++)
    if (is_same (tables->pdata[i], table))
      return tables->pdata[i];
  return NULL;
}

/* ── of which the rows are ───────────────────────────────────────────────────────────────── */

/* A publication is the first table that is of it.
 * @publications: of which the source is known: another may be any
 * @of: the publication that a table is of
 * @rows: lists of tables by area, of men, women and both together; "" is the reference. Most rows
 *   share one
 * @row: the list being made; @last: the one made last */
struct _RkOrigins
{
  GPtrArray *publications;
  GHashTable *of;
  GHashTable *rows[3];
  GPtrArray *row;
  GPtrArray *last;
};

RkOrigins *
rk_origins_new (void)
{
  RkOrigins *self = g_new (RkOrigins, 1);

  self->publications = g_ptr_array_new ();
  self->of = g_hash_table_new (NULL, NULL);
  self->row = g_ptr_array_new ();
  self->last = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i]
        = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
rk_origins_free (RkOrigins *self)
{
  g_ptr_array_unref (self->publications);
  g_hash_table_unref (self->of);
  g_ptr_array_unref (self->row);
  g_ptr_array_unref (self->last);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_hash_table_unref (self->rows[i]);
  g_free (self);
}

static GHashTable *
rows_of (const RkOrigins *self, char sex)
{
  return self->rows[sex == 'M' ? 0 : sex == 'F' ? 1 : 2];
}

static void
add_publication (RkOrigins *self, RkRecord *table)
{
  RkRecord *same;

  if (rk_record_get (table, "source") == NULL || g_hash_table_contains (self->of, table))
    return;
  same = find_same (self->publications, table);
  if (same == NULL)
    g_ptr_array_add (self->publications, table);
  g_hash_table_insert (self->of, table, same ? same : table);
}

static gboolean
is_same_list (const GPtrArray *one, const GPtrArray *two)
{
  return one->len == two->len
         && (one->len == 0 || memcmp (one->pdata, two->pdata, one->len * sizeof (gpointer)) == 0);
}

/* Puts the tables of @parts, as far as they are of @sex, to @tables and to self->row. */
static gboolean
list_tables (
    RkOrigins *self, RkDb *db, const GPtrArray *parts, char sex, GPtrArray *tables, GError **error)
{
  g_ptr_array_set_size (self->row, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 id = ((RkObservation *)parts->pdata[i])->dataset;
      guint n_before = tables->len;
      RkRecord *table;

      if (id == 0 || !rk_parts_takes_part (parts, i, sex))
        continue;
      table = rk_tables_take (db, id, tables, error);
      if (table == NULL)
        return FALSE;
      if (tables->len > n_before)
        add_publication (self, table);
      if (!g_ptr_array_find (self->row, table, NULL))
        g_ptr_array_add (self->row, table);
    }
  return TRUE;
}

gboolean
rk_values_add_origin (
    RkValues *values, RkDb *db, const char *area, char sex, const GPtrArray *parts, GError **error)
{
  RkOrigins *self = values->origins;
  GPtrArray *tables = area ? values->tables : values->reference_tables;

  if (!list_tables (self, db, parts, sex, tables, error))
    return FALSE;
  if (!is_same_list (self->row, self->last))
    {
      g_ptr_array_unref (self->last);
      self->last = g_steal_pointer (&self->row);
      self->row = g_ptr_array_new ();
    }
  g_hash_table_replace (rows_of (self, sex), (gpointer)(area ? area : ""),
                        g_ptr_array_ref (self->last));
  return TRUE;
}

/* Returns: (nullable): the tables of a row; there is no such row */
static const GPtrArray *
row_of (const RkValues *values, const char *area, char sex)
{
  return g_hash_table_lookup (rows_of (values->origins, sex), area ? area : "");
}

static gboolean
is_known (const RkRecord *table)
{
  return rk_record_get (table, "source") != NULL;
}

/* Whether any of @row is of none of @others. */
static gboolean
has_other (const GPtrArray *row, const GPtrArray *others)
{
  gboolean any = others->len == 0; /* there is nothing to tell */

  for (guint i = 0; i < others->len; i++)
    any |= !is_known (others->pdata[i]);
  for (guint i = 0; i < row->len && !any; i++)
    if (is_known (row->pdata[i]) && find_same (others, row->pdata[i]) == NULL)
      return TRUE;
  return FALSE;
}

/* Whether the reference of @self is of an area that is not in that of @other. */
static gboolean
lacks_areas (const RkValues *self, const RkValues *other, char sex)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *parts = self->reference_parts;

  for (guint i = 0; i < other->reference_parts->len; i++)
    if (rk_parts_takes_part (other->reference_parts, i, sex))
      g_hash_table_add (there, ((RkObservation *)other->reference_parts->pdata[i])->area);
  for (guint i = 0; i < parts->len; i++)
    if (rk_parts_takes_part (parts, i, sex)
        && !g_hash_table_contains (there, ((RkObservation *)parts->pdata[i])->area))
      return TRUE;
  return FALSE;
}

/* ── over the years ──────────────────────────────────────────────────────────────────────── */

gboolean
rk_values_break (const RkValues *from, const RkValues *to, const char *area, char sex, char **words)
{
  const GPtrArray *before, *after;

  if (words)
    *words = NULL;
  if (rk_indicator_break (from->indicator, from->year, to->year, words))
    {
      if (words && !**words)
        {
          g_free (*words);
          *words = g_strdup ("定義の変更");
        }
      return TRUE;
    }
  if (area == NULL && (from->of_some || to->of_some)
      && (lacks_areas (from, to, sex) || lacks_areas (to, from, sex)))
    {
      if (words)
        {
          g_free (*words);
          *words = g_strdup ("計の区域の違い");
        }
      return TRUE;
    }
  if (from->ages && to->ages && from->ages != to->ages)
    {
      if (words)
        {
          g_free (*words);
          *words = g_strdup ("年齢の範囲の変更");
        }
      return TRUE;
    }
  before = row_of (from, area, sex);
  after = row_of (to, area, sex);
  if (!before || !after || (!has_other (before, after) && !has_other (after, before)))
    return FALSE;
  if (words)
    *words = g_strdup ("出典の変更");
  return TRUE;
}

/* ── beside each other ───────────────────────────────────────────────────────────────────── */

#define MOST_NAMES 8

/* Those of one publication, as the most of what is spoken of. */
typedef struct
{
  const RkValues *values;
  const RkRecord *main;
  char sex; /* 0: of all that there are */
  GString *whole;
  GString *partly;
  guint n_whole;
  guint n_partly;
} Words;

static gboolean
is_spoken_of (const RkIndicatorValue *row, const char *area, char sex)
{
  return (!isnan (row->value) || row->n > 0) && (sex == 0 || row->sex == sex)
         && (area == NULL || g_str_equal (row->area, area));
}

/* Whether a row may be of nothing else. */
static gboolean
is_of (const RkValues *values, const RkIndicatorValue *row, const RkRecord *publication)
{
  const GPtrArray *tables = row_of (values, row->area, row->sex);

  for (guint i = 0; tables && i < tables->len; i++)
    {
      const RkRecord *of = g_hash_table_lookup (values->origins->of, tables->pdata[i]);

      if (of && of != publication)
        return FALSE;
    }
  return TRUE;
}

static const RkRecord *
find_main (const RkValues *values, const char *area, char sex)
{
  const GPtrArray *publications = values->origins->publications;
  const RkRecord *main = NULL;
  guint most = 0;

  for (guint p = 0; p < publications->len; p++)
    {
      guint n = 0;

      for (guint i = 0; i < values->rows->len; i++)
        {
          const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

          n += is_spoken_of (row, area, sex) && is_of (values, row, publications->pdata[p]);
        }
      if (n > most)
        {
          most = n;
          main = publications->pdata[p];
        }
    }
  return main;
}

/* Sexes of which an area is of another publication. @partly: only some of what it is made of is
 */
static void
find_sexes (const Words *self, const RkValues *of, const char *area, gboolean partly, char found[4])
{
  guint n = 0;

  for (guint i = 0; i < of->reference->len && n < 3; i++)
    {
      char sex = g_array_index (of->reference, RkIndicatorValue, i).sex;
      const RkIndicatorValue *row = rk_values_row (of, area, sex);
      const GPtrArray *origin = row_of (of, area, sex);
      gboolean same = FALSE, other = FALSE;

      if (row == NULL || !is_spoken_of (row, NULL, self->sex) || origin == NULL)
        continue;
      for (guint p = 0; p < origin->len; p++)
        if (!is_known (origin->pdata[p]) || is_same (origin->pdata[p], self->main))
          same = TRUE;
        else
          other = TRUE;
      if (other && same == partly)
        found[n++] = sex;
    }
  found[n] = '\0';
}

/* 「全国（男性）」; both sexes, or the only one that is spoken of, are not said. */
static void
add_name (Words *self, const RkValues *of, const char *area, const char *name, gboolean partly)
{
  GString *out = partly ? self->partly : self->whole;
  guint *n = partly ? &self->n_partly : &self->n_whole;
  char sexes[4];

  find_sexes (self, of, area, partly, sexes);
  if (*sexes == '\0')
    return;
  if (++*n > MOST_NAMES)
    return;
  g_string_append_printf (out, "%s%s", *n > 1 ? "、" : "", name);
  if (self->sex == 0 && sexes[1] == '\0' && of->reference->len > 1)
    g_string_append_printf (out, "（%s）", rk_sex_paper (*sexes));
}

static void
add_rows (Words *self, const char *area, gboolean partly)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  add_name (self, self->values, NULL, self->values->reference_name, partly);
  for (guint i = 0; i < self->values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (self->values->rows, RkIndicatorValue, i);

      if (is_spoken_of (row, area, self->sex) && g_hash_table_add (done, (gpointer)row->area))
        add_name (self, self->values, row->area, rk_indicator_value_name (row), partly);
    }
}

/* Returns: (nullable) */
static char *
end_words (Words *self)
{
  const char *level = rk_area_level_paper (self->values->level);
  GString *out = g_string_new (NULL);

  if (self->n_whole > MOST_NAMES)
    g_string_append_printf (self->whole, "、ほか%u%s", self->n_whole - MOST_NAMES, level);
  if (self->n_partly > MOST_NAMES)
    g_string_append_printf (self->partly, "、ほか%u%s", self->n_partly - MOST_NAMES, level);
  if (self->n_whole)
    g_string_append_printf (out, "%sの値は別の出典による。", self->whole->str);
  if (self->n_partly)
    g_string_append_printf (out, "%sの値は別の出典の値を含む。", self->partly->str);
  g_string_free (self->whole, TRUE);
  g_string_free (self->partly, TRUE);
  return g_string_free (out, out->len == 0);
}

char *
rk_values_dup_other_sources (const RkValues *values,
                             const char *area,
                             char sex,
                             const RkValues *beside)
{
  Words words = { .values = values, .sex = sex, .main = find_main (values, area, sex) };

  if (words.main == NULL || (values->origins->publications->len < 2 && beside == NULL))
    return NULL;
  words.whole = g_string_new (NULL);
  words.partly = g_string_new (NULL);
  for (int partly = FALSE; partly <= TRUE; partly++)
    if (beside)
      add_name (&words, beside, NULL, beside->reference_name, partly);
    else
      add_rows (&words, area, partly);
  return end_words (&words);
}

char *
rk_values_dup_note (const RkValues *values)
{
  g_autofree char *others = rk_values_dup_other_sources (values, NULL, 0, NULL);

  return g_strconcat (values->note, others, NULL);
}

/* ── 出典 ────────────────────────────────────────────────────────────────────────────────── */

#define MAX_SOURCES 3

static void
add_sources (GPtrArray *sources, const GPtrArray *tables)
{
  for (guint i = 0; i < tables->len && sources->len < MAX_SOURCES; i++)
    {
      const char *source = rk_record_get (tables->pdata[i], "source");

      if (source && !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, (gpointer)source);
    }
}

char *
rk_tables_dup_sources (const GPtrArray *tables, const GPtrArray *others)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  add_sources (sources, tables);
  add_sources (sources, others);
  g_ptr_array_add (sources, NULL);
  return g_strjoinv ("、", (char **)sources->pdata);
}

void
rk_tables_add_sources (const GPtrArray *tables, GPtrArray *sources)
{
  for (guint i = 0; i < tables->len; i++)
    if (is_known (tables->pdata[i]))
      g_ptr_array_add (sources, g_strdup (rk_record_get (tables->pdata[i], "source")));
}

void
rk_values_add_sources (const RkValues *values, const char *area, char sex, GPtrArray *sources)
{
  const GPtrArray *tables = row_of (values, area, sex);

  if (tables)
    rk_tables_add_sources (tables, sources);
}

char *
rk_values_dup_source (const RkValues *values, const char *area, char sex)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const GPtrArray *tables = row_of (values, area, sex);

  return rk_tables_dup_sources (tables ? tables : none, none);
}
