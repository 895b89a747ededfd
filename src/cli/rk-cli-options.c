/* Words and options of a call. Done by hand: options may stand before and behind the command and
 * each command takes its own, and values are taken as UTF-8 in any locale (scripts run in C). */
#include "rk-cli.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-error.h"

typedef struct
{
  const char *name;
  const char *value; /* word for the help; NULL: a flag */
  const char *help;
} Option;

static const Option options[] = {
  { "json", NULL, N_ ("print the result as one JSON object") },
  { "help", NULL, N_ ("say how the command is used") },
  { "version", NULL, N_ ("print the version") },
  { "db", "FILE", N_ ("the office file (.renkei)") },
  { "search", "TEXT", N_ ("only rows that hold every word of TEXT") },
  { "where", "FIELD=VALUE", N_ ("only rows with this value; the same field again: either value") },
  { "sort", "FIELD", N_ ("order; -FIELD: descending; may be given several times") },
  { "limit", "N", N_ ("at most N rows") },
  { "offset", "N", N_ ("leave out the first N rows") },
  { "as-of", "DATE", N_ ("only what is in force on that day") },
  { "by", "FIELD", N_ ("what to count by") },
  { "stack", "FIELD", N_ ("what divides each bar") },
  { "form", "WORDS", N_ ("how the bars stand: stacked, grouped, lying, average; or tiles") },
  { "data", "FILE", N_ ("the figure as a JSON object; - is stdin") },
  { "map", "FILE", N_ ("GeoJSON with a code at each area (国土数値情報 N03)") },
  { "encoding", "NAME", N_ ("utf-8 or cp932 (import: found where left out)") },
  { "paper", "SIZE", N_ ("a4 or a3; for envelopes naga3 or kaku2") },
  { "landscape", NULL, N_ ("the long edge is horizontal") },
  { "portrait", NULL, N_ ("the long edge stands (certificates)") },
  { "reason", "TEXT", N_ ("why it is printed again: the certificate says 再交付") },
  { "ledger", NULL, N_ ("note in the ledger what was printed") },
  { "split", "FIELD", N_ ("a file for each value: OUT-VALUE.pdf") },
  { "workplaces", "N", N_ ("workplaces of the sample office (7078)") },
  { "public", NULL, N_ ("without persons and what else is not for the public") },
  { "council", "ID", N_ ("the council: id or name") },
  { "training", "ID", N_ ("the training: of imported participants, or that a document is about") },
  { "plan", "ID", N_ ("the plan a document is about") },
  { "case", "ID", N_ ("the case of support a document is about") },
  { "meeting", "ID", N_ ("the meeting a document is about") },
  { "parts", "NAMES", N_ ("parts of a packet, with commas") },
  { "single-sided", NULL, N_ ("a packet without blank backs") },
  { "two-up", NULL,
    N_ ("a packet with two upright A4 pages on a sheet, where letters stay large enough") },
  { "without-kana", NULL, N_ ("a roster without readings (--sort kana, position or side)") },
  { "year", "Y", N_ ("fiscal year, 2026 for 令和8年度") },
  { "edition", "ID", N_ ("edition of the checklist") },
  { "round", "ID", N_ ("the self-assessment a document is about") },
  { "large", NULL, N_ ("large print, for forms to fill in by hand") },
  { "scheme", "ID", N_ ("scheme of registration or award") },
  { "from", "N",
    N_ ("first place on a sheet of labels; of papers to workplaces the first that is printed, as "
        "in "
        "one file; --limit says how many") },
  { "per-sheet", "N", N_ ("labels on a sheet: 12, 18 or 21") },
  { "number", "TEXT", N_ ("number of the letter") },
  { "draft", NULL, N_ ("with guides for seals") },
  { "width", "PX", N_ ("width of the picture") },
  { "height", "PX", N_ ("height of the picture") },
  { "look", "NAME", N_ ("light, dark or paper (one ink; usual for PDF)") },
  { "on-the-day", NULL, N_ ("who came, not what was replied") },
  { "remove", NULL, N_ ("take it away again") },
  { "deputy", "NAME", N_ ("who comes for the member") },
  { "deputy-post", "TEXT", N_ ("post of the deputy") },
  { "deputy-body", "NAME", N_ ("body of the deputy: the member’s own") },
  { "list", NULL, N_ ("only print the names") },
  { "sample", NULL, N_ ("fill it with an invented office") },
  { "name", "NAME", N_ ("name of the office or the plan") },
  { "person", "NAME", N_ ("person at the desk, for the history") },
  { "dry-run", NULL, N_ ("say what would happen and change nothing") },
  { "delimiter", "CHARACTER", N_ ("what divides the columns: “,”, “;” or tab") },
  { "column", "HEADING=FIELD", N_ ("what a column holds; no FIELD: nothing; may be repeated") },
  { "sheet", "N", N_ ("sheet of a workbook") },
  { "profile", "NAME", N_ ("saved columns to read the file by") },
  { "preset", "NAME", N_ ("form of the table; found where left out") },
  { "source", "WORDS", N_ ("where the table is from, as printed under figures") },
  { "indicator", "ID", N_ ("the indicator: smoking") },
  { "areas", "KIND", N_ ("medical_area, municipality or prefecture") },
  { "area", "CODE", N_ ("the area a figure is about: 2206") },
  { "within", "CODE", N_ ("areas of this prefecture (22); JP: all") },
  { "reference", "CODE", N_ ("what is 100: JP or a prefecture (22)") },
  { "standard", "NAME", N_ ("standard population: JP, s60 or h27") },
  { "sex", "M|F|T", N_ ("men, women, both together; left out: men and women") },
  { "method", "NAME", N_ ("binomial, poisson or auto") },
  { "against", "NAME",
    N_ ("what a list is matched against: workplaces; the other indicator of a scatter") },
  { "take", "WHICH", N_ ("sure or all: write what was found, as one action") },
  { "report", "CSV", N_ ("write the list of problems to a file") },
};

static const Option *
find_option (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];
  return NULL;
}

static void
add_value (RkCli *cli, const Option *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (cli->options, (gpointer)option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
}

/* @arg: "--name" or "--name=value". Returns: how many arguments it took, 0 on error */
static guint
take_option (RkCli *cli, const char *arg, const char *next, GError **error)
{
  const char *equals = strchr (arg, '=');
  gsize length = equals ? (gsize)(equals - arg) : strlen (arg);
  const Option *option = find_option (arg + 2, length - 2);

  if (option == NULL)
    return (guint)rk_cli_usage (error, _ ("“%.*s” is not an option. See: renkei-cli help"),
                                (int)length, arg);
  if (option->value == NULL && equals)
    return (guint)rk_cli_usage (error, _ ("“--%s” takes no value."), option->name);
  if (option->value && equals == NULL && next == NULL)
    return (guint)rk_cli_usage (error, _ ("“--%s” needs a value: %s"), option->name, option->value);
  add_value (cli, option, equals ? equals + 1 : option->value ? next : "");
  return option->value && equals == NULL ? 2 : 1;
}

gboolean
rk_cli_parse (char **args, RkCli *cli, char **command, GError **error)
{
  gboolean open = TRUE;

  cli->words = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  cli->options
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  while (*args)
    {
      guint taken = 1;

      if (!g_utf8_validate (*args, -1, NULL))
        return rk_cli_usage (error, _ ("An argument is not valid UTF-8."));
      if (open && g_str_equal (*args, "--"))
        open = FALSE;
      else if (open && g_str_equal (*args, "-h"))
        add_value (cli, find_option ("help", 4), "");
      else if (open && g_str_has_prefix (*args, "--"))
        taken = take_option (cli, *args, args[1], error);
      else if (*command == NULL)
        *command = g_strdup (*args);
      else
        g_ptr_array_add (cli->words, g_strdup (*args));
      if (taken == 0)
        return FALSE;
      args += taken;
    }
  cli->json = rk_cli_flag (cli, "json");
  return TRUE;
}

void
rk_cli_clear (RkCli *cli)
{
  g_clear_pointer (&cli->words, g_ptr_array_unref);
  g_clear_pointer (&cli->options, g_hash_table_unref);
  g_clear_object (&cli->cancellable);
}

gboolean
rk_cli_check (RkCli *cli, const RkCliCommand *command, GError **error)
{
  g_auto (GStrv) allowed = g_strsplit (command->options, " ", -1);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, cli->options);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_str_equal (name, "json") && !g_strv_contains ((const char *const *)allowed, name))
      return rk_cli_usage (error, _ ("“--%s” has no meaning for “%s”. See: renkei-cli help %s"),
                           (const char *)name, command->name, command->name);
  if (cli->words->len >= command->n_min && cli->words->len <= command->n_max)
    return TRUE;
  return rk_cli_usage (error, _ ("Use: renkei-cli %s %s"), command->name, command->words);
}

const char *
rk_cli_word (RkCli *cli, guint n)
{
  return n < cli->words->len ? cli->words->pdata[n] : NULL;
}

const char *
rk_cli_option (RkCli *cli, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, name);

  return values ? values->pdata[values->len - 1] : NULL;
}

gboolean
rk_cli_flag (RkCli *cli, const char *name)
{
  return g_hash_table_contains (cli->options, name);
}

gboolean
rk_cli_number (RkCli *cli, const char *name, guint max, guint *value, GError **error)
{
  const char *text = rk_cli_option (cli, name);
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    return rk_cli_usage (error, _ ("“--%s” needs a number from 0 to %u, not “%s”."), name, max,
                         text);
  *value = (guint)number;
  return TRUE;
}

gboolean
rk_cli_id (RkCli *cli, const char *name, gint64 *id, GError **error)
{
  const char *text = rk_cli_option (cli, name);

  if (text == NULL || g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  return rk_cli_usage (error, _ ("“--%s” takes an id, not “%s”."), name, text);
}

gboolean
rk_cli_dup_day (RkCli *cli, char **iso, GError **error)
{
  const char *text = rk_cli_option (cli, "as-of");
  g_autoptr (GError) local = NULL;
  RkDate date;

  *iso = NULL;
  if (text == NULL)
    return TRUE;
  if (!rk_date_parse (text, NULL, &date, &local) || !rk_date_require_day (date, &local))
    return rk_cli_usage (error, "--as-of %s: %s", text, local->message);
  *iso = rk_date_to_iso (date);
  return TRUE;
}

void
rk_cli_option_help (const char *names, GString *help)
{
  g_auto (GStrv) allowed = g_strsplit (names, " ", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *form = NULL;

      if (!g_strv_contains ((const char *const *)allowed, options[i].name))
        continue;
      form = g_strconcat ("--", options[i].name, options[i].value ? " " : "",
                          options[i].value ? options[i].value : "", NULL);
      g_string_append_printf (help, "  %-22s %s\n", form, _ (options[i].help));
    }
}
