/* Of which publication numbers are: those of another one may be of other people, and are not
 * compared without a word. */
#include "rk-indicators.h"

/* 「第9回」 and 「第10回」, 令和3年度 and 令和4年度, 「（健診_R3.csv）」 and 「（健診_R4.csv）」
 * are editions of one publication. */
static char *
dup_publication (const char *source)
{
  g_autofree char *plain = g_utf8_normalize (source ? source : "", -1, G_NORMALIZE_NFKC);
  g_autoptr (GRegex) edition
      = g_regex_new ("第\\s*\\d+\\s*[回版]|\\([^()]*\\.[A-Za-z]{3,4}\\)"
                     "|(令和|平成|昭和|(?<![A-Za-z])[RHS])?\\s*(元(?=\\s*年)|\\d+)\\s*"
                     "(\\(\\s*\\d{4}\\s*\\))?\\s*(年度?)?(版)?",
                     0, 0, NULL);

  return g_regex_replace_literal (edition, plain ? plain : "", -1, 0, "", 0, NULL);
}

gboolean
rk_dataset_is_of (const RkRecord *dataset, const char *preset, const char *source)
{
  g_autofree char *one = dup_publication (rk_record_get (dataset, "source"));
  g_autofree char *two = dup_publication (source);

  /* tables of one form are of one publisher; a tidy list may be of any */
  return g_str_equal (one, two)
         || (preset && g_strcmp0 (preset, rk_record_get (dataset, "preset")) == 0
             && !g_str_equal (preset, "tidy") && !g_str_equal (preset, "office"));
}

static gboolean
is_of_any (const RkRecord *table, const GPtrArray *others)
{
  const char *source = rk_record_get (table, "source");

  if (source == NULL || others->len == 0)
    return TRUE;
  for (guint i = 0; i < others->len; i++)
    if (rk_record_get (others->pdata[i], "source") == NULL
        || rk_dataset_is_of (others->pdata[i], rk_record_get (table, "preset"), source))
      return TRUE;
  return FALSE;
}

gboolean
rk_values_differ (const GPtrArray *tables, const GPtrArray *others)
{
  for (guint i = 0; i < tables->len; i++)
    if (!is_of_any (tables->pdata[i], others))
      return TRUE;
  return FALSE;
}

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

static gboolean
changes_source (const GPtrArray *from, const GPtrArray *to)
{
  return rk_values_differ (from, to) || rk_values_differ (to, from);
}

gboolean
rk_values_break (const RkValues *from, const RkValues *to, char **words)
{
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
  if (!changes_source (from->tables, to->tables)
      && !changes_source (from->reference_tables, to->reference_tables))
    return FALSE;
  if (words)
    *words = g_strdup ("出典の変更");
  return TRUE;
}
