/* renkei-cli: the register without a window. Commands are in rk-cli-*.c. */
#include "rk-cli.h"

#include <locale.h>
#include <stdarg.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif

#include "rk-error.h"

/* What --data holds; the words are those of rk-chart-json.c. */
#define RK_CLI_CHART_HELP                                                                            \
  N_ ("KIND is workplaces or another list of records (--db), or a figure described by --data:\n"     \
      "bars grouped stacked shares radar heat forest funnel trend multiples spine pyramid "          \
      "scatter\n"                                                                                    \
      "box map tiles. The description is a JSON object:\n"                                           \
      "  categories  [\"賀茂\", {\"name\", \"code\", \"unit\", \"decimals\", \"good\": "           \
      "\"high\"|\"low\"}, …]\n"                                                                    \
      "  series      [{\"name\", \"values\": [112.1, null, \"※\"], \"lower\", \"upper\", \"n\", "  \
      "\"text\",\n"                                                                                  \
      "              \"state\": [\"surely-high\", …], \"role\": \"own\"|\"compare\"|\"crowd\", "   \
      "\"base\"}]\n"                                                                                 \
      "  number title subtitle unit decimals reading source note made  words round the figure\n"     \
      "  headings    {\"value\", \"interval\", \"text\"} over the numbers of a forest\n"             \
      "  references  [{\"value\": 100, \"label\": \"全国\", \"solid\": true}, …] the first one " \
      "judges\n"                                                                                     \
      "  classes     {\"breaks\": [90, 95, 105, 110], \"diverging\": true}\n"                        \
      "  funnel      {\"measure\": \"proportion\"|\"rate\"|\"ratio\", \"overall\", "                 \
      "\"multiplier\"}\n"                                                                            \
      "  breaks      [{\"before\": \"R6\", \"reason\"}, …] where lines are cut\n"                  \
      "  focus \"志太榛原\"  sort true  linear true  sized true  direction "                     \
      "\"lying\"|\"upright\"\n"                                                                      \
      "  band [95, 105]  limits [70, 200]  value_names [\"×\", \"○\"]\n"                          \
      "Straight from the office file (--db): bars grouped forest funnel box map tiles trend\n"       \
      "multiples pyramid adjusted shares ages areas cost of --indicator ID; scatter with "           \
      "--against\n"                                                                                  \
      "ID, too; spine radar heat of all indicators; --area CODE is what the figure is about.\n")

static const RkCliCommand commands[] = {
  { "new", "DB", 1, 1, "sample workplaces name person", N_ ("make an office file"), rk_cli_new },
  { "check", "DB", 1, 1, "", N_ ("look through a file for damage"), rk_cli_check_file },
  { "backup", "DB OUT", 2, 2, "", N_ ("copy a file and check the copy"), rk_cli_backup },
  { "restore", "BACKUP OUT", 2, 2, "", N_ ("make an office file from a copy"), rk_cli_restore },
  { "history", "DB", 1, 1, "limit", N_ ("what was done, newest first"), rk_cli_history },
  { "undo", "DB", 1, 1, "", N_ ("take back the newest action"), rk_cli_undo },
  { "redo", "DB", 1, 1, "", N_ ("do again what was taken back last"), rk_cli_redo },
  { "verify", "DB", 1, 1, "", N_ ("check that nobody tampered with the history"), rk_cli_verify },
  { "list", "KIND", 1, 1, "db " RK_CLI_FILTERS, N_ ("print records"), rk_cli_list },
  { "count", "KIND", 1, 1, "db by " RK_CLI_FILTERS, N_ ("count records"), rk_cli_count },
  { "import", "KIND FILE", 2, 2,
    "db dry-run council scheme training report preset source indicator year name " RK_CLI_READING,
    N_ ("bring a list into the file"), rk_cli_import },
  { "match", "FILE", 1, 1, "db against report " RK_CLI_READING,
    N_ ("say which record each row of a list means"), rk_cli_match },
  { "corporate", "FILE", 1, 1, "db take",
    N_ ("what the corporate number list says of the register"), rk_cli_corporate },
  { "export", "KIND OUT.csv|xlsx", 2, 2, "db encoding indicator year " RK_CLI_FILTERS,
    N_ ("write records as a list for other programs"), rk_cli_export },
  { "print", "DOCUMENT OUT.pdf", 0, 2,
    "list db encoding paper landscape portrait public parts single-sided two-up reason ledger "
    "split without-kana " RK_CLI_CHOICES " " RK_CLI_FILTERS,
    N_ ("print a document to PDF"), rk_cli_print_paper },
  { "attendance", "MEMBER ANSWER", 2, 2, "db meeting on-the-day deputy deputy-post deputy-body",
    N_ ("enter what a member replied, or who came"), rk_cli_attendance },
  { "joint", "COUNCIL", 1, 1, "db meeting remove",
    N_ ("hold a meeting jointly with another council, or no longer"), rk_cli_joint },
  { "stat", "NAME", 0, 1, "list", N_ ("compute a statistic from the JSON object on stdin"),
    rk_cli_stat },
  { "chart", "KIND OUT.png|svg|pdf|csv", 2, 2,
    "db by stack form data map width height look encoding council edition scheme year indicator "
    "areas "
    "within reference sex method area against " RK_CLI_FILTERS,
    N_ ("draw a chart"), rk_cli_chart, RK_CLI_CHART_HELP },
  { "checklist", "list|import|export|answer [FILE]", 1, 2, "db council edition year",
    N_ ("checklists: list, take in, give out, take answers from a list"), rk_cli_checklist },
  { "level", "", 0, 0, "db council edition year", N_ ("where a council stands, and why"),
    rk_cli_level },
  { "ratio", "", 0, 0, "db indicator areas within reference year sex method",
    N_ ("standardised ratios (標準化該当比) of areas"), rk_cli_ratio },
  { "rate", "", 0, 0, "db indicator areas within reference year sex method", N_ ("rates of areas"),
    rk_cli_rate },
  { "adjust", "", 0, 0, "db indicator areas within reference year sex method standard",
    N_ ("age-adjusted rates of areas"), rk_cli_adjust },
};

GQuark
rk_cli_error_quark (void)
{
  return g_quark_from_static_string ("rk-cli-error");
}

gboolean
rk_cli_usage (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, RK_CLI_ERROR, RK_CLI_ERROR_USAGE, message);
  return FALSE;
}

/* Not g_print(): in the C locale it would turn Japanese into question marks. */
void
rk_cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
}

void
rk_cli_warn (const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (message, "\n\r", ' ');
  fprintf (stderr, "renkei-cli: %s\n", message);
}

/* ── help ────────────────────────────────────────────────────────────────────────────────── */

static const RkCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static void
print_help (const RkCliCommand *command)
{
  g_autoptr (GString) help = g_string_new (NULL);

  if (command)
    {
      g_string_append_printf (help, "renkei-cli %s %s\n%s\n\n", command->name, command->words,
                              _ (command->summary));
      rk_cli_option_help (command->options, help);
      rk_cli_option_help ("json", help);
      if (command->details)
        g_string_append_printf (help, "\n%s", _ (command->details));
    }
  else
    {
      g_string_append (help, _ ("Use: renkei-cli COMMAND WORDS… [OPTIONS…]\n\n"));
      for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
        {
          g_autofree char *form = g_strconcat (commands[i].name, " ", commands[i].words, NULL);

          g_string_append_printf (help, "  %-28s %s\n", form, _ (commands[i].summary));
        }
      g_string_append (help, _ ("\nrenkei-cli help COMMAND tells its options. Exit status: 0 done, "
                                "1 refused or failed, 2 wrong usage.\n"));
    }
  rk_cli_print ("%s", help->str);
}

/* ── running ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
run (RkCli *cli, const char *name, GError **error)
{
  const RkCliCommand *command = find_command (name);
  gboolean help = rk_cli_flag (cli, "help") || g_strcmp0 (name, "help") == 0;

  if (rk_cli_flag (cli, "version"))
    {
      rk_cli_print ("renkei-cli %s\n", RK_VERSION);
      return TRUE;
    }
  if (help)
    {
      print_help (command ? command : find_command (rk_cli_word (cli, 0)));
      return TRUE;
    }
  if (name == NULL)
    return rk_cli_usage (error, _ ("Say what to do. See: renkei-cli help"));
  if (command == NULL)
    return rk_cli_usage (error, _ ("There is no command “%s”. See: renkei-cli help"), name);
  return rk_cli_check (cli, command, error) && command->run (cli, error);
}

static int
status_of (gboolean ok, const GError *error)
{
  /* A full disk shows when the last of the output is written. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      rk_cli_warn ("%s", _ ("The result could not be written."));
      return 1;
    }
  if (ok)
    return 0;
  /* Whoever pressed Ctrl-C wants to hear what became of it, from whatever library it comes. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rk_cli_warn ("%s", _ ("Stopped. Nothing was changed."));
  else
    rk_cli_warn ("%s", error->message);
  return g_error_matches (error, RK_CLI_ERROR, RK_CLI_ERROR_USAGE) ? 2 : 1;
}

typedef struct
{
  char **args;
  GCancellable *cancellable;
  GMainLoop *loop;
  int status;
} Call;

static gboolean
leave (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gpointer
work (gpointer data)
{
  Call *call = data;
  RkCli cli = { .cancellable = g_object_ref (call->cancellable) };
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = rk_cli_parse (call->args, &cli, &command, &error) && run (&cli, command, &error);

  call->status = status_of (ok, error);
  rk_cli_clear (&cli);
  g_idle_add (leave, call->loop);
  return NULL;
}

#ifdef G_OS_UNIX
static gboolean
interrupt (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}
#endif

static void
speak_the_locale (void)
{
  const char *folder = g_getenv ("RENKEI_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : RK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The work is done beside the main loop, which waits for Ctrl-C: what is stopped half way is then
 * taken back and half a file is removed. */
int
main (int argc, char **argv)
{
  Call call = { 0 };
  g_auto (GStrv) args = NULL;

  speak_the_locale ();
#ifdef G_OS_WIN32
  args = g_win32_get_command_line ();
#else
  args = g_strdupv (argv);
#endif
  call.args = args + 1;
  call.cancellable = g_cancellable_new ();
  call.loop = g_main_loop_new (NULL, FALSE);
#ifdef G_OS_UNIX
  g_unix_signal_add (SIGINT, interrupt, call.cancellable);
  g_unix_signal_add (SIGTERM, interrupt, call.cancellable);
#endif
  g_thread_unref (g_thread_new ("work", work, &call));
  g_main_loop_run (call.loop);
  g_main_loop_unref (call.loop);
  g_object_unref (call.cancellable);
  return call.status;
}
