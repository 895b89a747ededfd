/* renkei-cli: commands, their words and options, and what they print. Results go to stdout (with
 * --json one object and nothing else), everything said to a person goes to stderr. */
#pragma once

#include "rk-calendar.h"
#include "rk-csv-writer.h"
#include "rk-json-reader.h"
#include "rk-json-writer.h"
#include "rk-query.h"

G_BEGIN_DECLS

#define RK_CLI_ERROR (rk_cli_error_quark ())

/** RkCliError: what was asked for cannot be asked for: exit status 2. Any other error: 1. */
typedef enum
{
  RK_CLI_ERROR_USAGE,
} RkCliError;

GQuark rk_cli_error_quark (void);
/** rk_cli_usage: sets RK_CLI_ERROR_USAGE. Returns: FALSE */
gboolean rk_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * RkCli: one call of the program.
 * @words: what follows the command and is no option, NULL-terminated
 * @options: name → GPtrArray of the values given ("" for a flag)
 * @json: results as JSON
 * @cancellable: cancelled by Ctrl-C
 */
typedef struct
{
  GPtrArray *words;
  GHashTable *options;
  gboolean json;
  GCancellable *cancellable;
} RkCli;

/**
 * RkCliCommand:
 * @name: first word
 * @words: the words it takes, for the help ("BACKUP OUT")
 * @n_min: fewest words
 * @n_max: most words
 * @options: names of its options, separated by blanks
 * @summary: English msgid
 * @run: prints the result; FALSE with @error set
 * @details: (nullable): more for the help of this command, English msgid
 */
typedef struct
{
  const char *name;
  const char *words;
  guint n_min;
  guint n_max;
  const char *options;
  const char *summary;
  gboolean (*run) (RkCli *cli, GError **error);
  const char *details;
} RkCliCommand;

/* ── words and options (rk-cli-options.c) ────────────────────────────────────────────────── */

/**
 * rk_cli_parse: sorts out the arguments; options may stand anywhere, "--" ends them.
 * @args: (array zero-terminated=1): without the program's name
 * @command: (out) (nullable): first word
 */
gboolean rk_cli_parse (char **args, RkCli *cli, char **command, GError **error);
void rk_cli_clear (RkCli *cli);
/** rk_cli_check: whether @command takes these words and options. */
gboolean rk_cli_check (RkCli *cli, const RkCliCommand *command, GError **error);
/** rk_cli_word: the n-th word after the command; NULL where there is none. */
const char *rk_cli_word (RkCli *cli, guint n);
/** rk_cli_option: the value given last; NULL where the option was not given. */
const char *rk_cli_option (RkCli *cli, const char *name);
gboolean rk_cli_flag (RkCli *cli, const char *name);
/** rk_cli_number: @value is left as it is where the option was not given. */
gboolean rk_cli_number (RkCli *cli, const char *name, guint max, guint *value, GError **error);
/** rk_cli_id: an option that names a record; @id is left as it is where it was not given. */
gboolean rk_cli_id (RkCli *cli, const char *name, gint64 *id, GError **error);
/** rk_cli_dup_day: --as-of as an ISO day; NULL where it was not given. */
gboolean rk_cli_dup_day (RkCli *cli, char **iso, GError **error);
/** rk_cli_option_help: lines for the help of a command. */
void rk_cli_option_help (const char *options, GString *help);

/* ── files, kinds, lists (rk-cli-data.c) ─────────────────────────────────────────────────── */

/** rk_cli_open: @write: fails where somebody else is writing, and says who */
RkStore *rk_cli_open (const char *path, gboolean write, GError **error);
/** rk_cli_open_db: the same for --db, which must be given. */
RkStore *rk_cli_open_db (RkCli *cli, gboolean write, GError **error);
/** rk_cli_kind: RK_CLI_ERROR_USAGE names those that exist. */
const RkKind *rk_cli_kind (const char *name, GError **error);
const RkField *rk_cli_field (const RkKind *kind, const char *name, GError **error);
/** rk_cli_query: the rows that --search, --where, --sort, --limit, --offset, --as-of ask for. */
RkQuery *rk_cli_query (RkCli *cli, const RkKind *kind, GError **error);
#define RK_CLI_FILTERS "search where sort limit offset as-of"
/* What a document may be about; those it has no use for are ignored, so that one script can print
 * them all. */
#define RK_CLI_CHOICES \
  "council meeting plan case training year edition round large scheme from per-sheet number draft"
/** rk_cli_find_council: @text: an id, or a name as people say it. */
gboolean rk_cli_find_council (RkDb *db, const char *text, gint64 *id, GError **error);
typedef struct _RkImport RkImport; /* rk-import.h */
/**
 * rk_cli_open_import: a list to be read as the options say: --sheet, --encoding, --delimiter,
 * --profile, --column, --council.
 * @path: of the file
 */
RkImport *rk_cli_open_import (
    RkCli *cli, const RkKind *kind, const char *path, RkStore *store, GError **error);
#define RK_CLI_READING "encoding delimiter column sheet profile"
/** rk_cli_check_output: refuses a name that does not end in one of @suffixes ("pdf", "png|svg"),
 * and the office file itself. */
gboolean rk_cli_check_output (RkCli *cli, const char *path, const char *suffixes, GError **error);

/** rk_cli_read_json: @path: "-": stdin. (transfer full) */
RkJsonNode *rk_cli_read_json (const char *path, GError **error);
/** rk_cli_read_day: --as-of; @day is left as it is where it was not given. */
gboolean rk_cli_read_day (RkCli *cli, RkDate *day, GError **error);

/* ── output ──────────────────────────────────────────────────────────────────────────────── */

/** rk_cli_print: to stdout, UTF-8 whatever the locale. */
void rk_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** rk_cli_read_encoding: --encoding of a list that is written. */
gboolean rk_cli_read_encoding (RkCli *cli, RkCsvEncoding *encoding, GError **error);
/** rk_cli_warn_of_loss: says what CP932 could not hold. */
void rk_cli_warn_of_loss (const RkCsvLoss *loss);
/** rk_cli_warn: a line to stderr. */
void rk_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** rk_cli_json_value: a stored text (NULL or "": null) in the type of its field. */
void rk_cli_json_value (RkJson *json, const RkField *field, const char *stored);
/** rk_cli_json_record: "id" and all fields, into the object that is open. */
void rk_cli_json_record (RkJson *json, const RkRecord *record);

/* ── commands ────────────────────────────────────────────────────────────────────────────── */

gboolean rk_cli_new (RkCli *cli, GError **error);
gboolean rk_cli_check_file (RkCli *cli, GError **error);
gboolean rk_cli_backup (RkCli *cli, GError **error);
gboolean rk_cli_restore (RkCli *cli, GError **error);
gboolean rk_cli_history (RkCli *cli, GError **error);
gboolean rk_cli_undo (RkCli *cli, GError **error);
gboolean rk_cli_redo (RkCli *cli, GError **error);
gboolean rk_cli_verify (RkCli *cli, GError **error);
gboolean rk_cli_list (RkCli *cli, GError **error);
gboolean rk_cli_count (RkCli *cli, GError **error);
gboolean rk_cli_export (RkCli *cli, GError **error);
gboolean rk_cli_import (RkCli *cli, GError **error);
/** rk_cli_import_plan: import plan FILE. */
gboolean rk_cli_import_plan (RkCli *cli, GError **error);
gboolean rk_cli_match (RkCli *cli, GError **error);
gboolean rk_cli_corporate (RkCli *cli, GError **error);
gboolean rk_cli_print_paper (RkCli *cli, GError **error);
gboolean rk_cli_attendance (RkCli *cli, GError **error);
gboolean rk_cli_joint (RkCli *cli, GError **error);
gboolean rk_cli_chart (RkCli *cli, GError **error);
gboolean rk_cli_stat (RkCli *cli, GError **error);
gboolean rk_cli_checklist (RkCli *cli, GError **error);
gboolean rk_cli_level (RkCli *cli, GError **error);
gboolean rk_cli_ratio (RkCli *cli, GError **error);
gboolean rk_cli_rate (RkCli *cli, GError **error);
gboolean rk_cli_adjust (RkCli *cli, GError **error);

G_END_DECLS
