#include "rk-registrations.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-register-follow.h"
#include "rk-register-sql.h"
#include "rk-rules.h"
#include "rk-schemes.h"
#include "rk-text.h"

/* A number of terms beyond this is no number of terms. */
#define MOST_TERMS 50

/* Where a row says what a field of the status holds: under the same name, but for the number. -1:
 * no row says it. */
static int
find_in_row (const RkField *field)
{
  if (field->flags & RK_FIELD_DERIVED)
    return -1;
  return rk_kind_field (&rk_kind_registration,
                        g_str_equal (field->name, "number") ? "registration_number" : field->name);
}

void
rk_registration_put_clear (RkRegistrationPut *put)
{
  g_clear_pointer (&put->words, g_free);
  g_clear_pointer (&put->problem, g_free);
  g_clear_pointer (&put->open, g_free);
}

/* ── scheme and level ────────────────────────────────────────────────────────────────────── */

/* Asked for each row of a list: the records themselves count what they are held by. */
#define SCHEMES "SELECT id, name, short, code FROM scheme WHERE ?1 = 0 ORDER BY name, id"
#define LEVELS \
  "SELECT id, name, NULL, code FROM scheme_level WHERE scheme_id = ?1 ORDER BY position, id"

static gboolean
is_called (RkStmt *stmt, const char *folded)
{
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *own
          = rk_stmt_is_null (stmt, i) ? NULL : rk_text_fold (rk_stmt_text (stmt, i));

      if (own && g_str_equal (own, folded))
        return TRUE;
    }
  return FALSE;
}

/* @sql: SCHEMES or LEVELS; @refusal: with the name and what there is
 * @id: (out): the one that is called so */
static gboolean
find_called (RkDb *db,
             const char *sql,
             gint64 of,
             const char *name,
             const char *refusal,
             gint64 *id,
             GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *folded = rk_text_fold (name);
  g_auto (GStrv) parts = g_strsplit (refusal, "%s", 3);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, of);
  while (row)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && name && is_called (stmt, folded))
        {
          *id = rk_stmt_int (stmt, 0);
          return TRUE;
        }
      if (row)
        g_string_append_printf (names, "%s%s", names->len ? "、" : "", rk_stmt_text (stmt, 1));
    }
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, "%s%s%s%s%s", parts[0], name ? name : "",
               parts[1], names->str, parts[2]);
  return FALSE;
}

gboolean
rk_registrations_scheme (RkDb *db, const char *name, gboolean award, gint64 *scheme, GError **error)
{
  if (name == NULL && *scheme == 0 && !rk_schemes_default (db, award, scheme, error))
    return FALSE;
  return (name == NULL && *scheme)
         || find_called (db, SCHEMES, 0, name, _ ("There is no scheme “%s”. There are: %s"), scheme,
                         error);
}

gboolean
rk_registrations_aim (RkDb *db, const RkRecord *row, RkRegistrationAim *aim, GError **error)
{
  const char *name = rk_record_get (row, "level");
  gint64 scheme = aim->scheme;

  if (!rk_registrations_scheme (db, rk_record_get (row, "scheme"), FALSE, &aim->scheme, error))
    return FALSE;
  if (scheme && scheme != aim->scheme)
    aim->level = 0;
  return name == NULL
         || find_called (db, LEVELS, aim->scheme, name,
                         _ ("The scheme has no level “%s”. There are: %s"), &aim->level, error);
}

/* ── what a list is of ───────────────────────────────────────────────────────────────────── */

/* Not an award, and in use. */
static gboolean
is_held (const RkRecord *record)
{
  return rk_record_kind (record) != &rk_kind_scheme
         || (!rk_record_get_int (record, "award") && rk_record_get (record, "retired_on") == NULL);
}

/* The one whose name is the longest of those that stand in @folded. Returns: (nullable) */
static const RkRecord *
find_spoken_of (GPtrArray *records, const char *folded)
{
  static const char *const names[] = { "name", "short" };
  const RkRecord *found = NULL;
  gsize longest = 0;

  for (guint i = 0; i < records->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (names) && is_held (records->pdata[i]); n++)
      {
        int field = rk_kind_field (rk_record_kind (records->pdata[i]), names[n]);
        const char *name = field >= 0 ? rk_record_text (records->pdata[i], field) : NULL;
        g_autofree char *own = name ? rk_text_fold (name) : NULL;

        if (own && strlen (own) > longest && strstr (folded, own))
          {
            found = records->pdata[i];
            longest = strlen (own);
          }
      }
  return found;
}

gboolean
rk_registrations_guess (RkDb *db, const char *words, RkRegistrationAim *aim, GError **error)
{
  g_autofree char *folded = rk_text_fold (words ? words : "");
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) schemes = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  const RkRecord *found;

  schemes = rk_query_records (db, query, NULL, error);
  if (schemes == NULL)
    return FALSE;
  found = aim->scheme ? NULL : find_spoken_of (schemes, folded);
  if (found)
    aim->scheme = rk_record_id (found);
  if (aim->scheme == 0 && !rk_schemes_default (db, FALSE, &aim->scheme, error))
    return FALSE;
  if (aim->scheme == 0 || aim->level)
    return TRUE;
  levels = rk_schemes_levels (db, aim->scheme, error);
  found = levels ? find_spoken_of (levels, folded) : NULL;
  if (found)
    aim->level = rk_record_id (found);
  return levels != NULL;
}

/* The level that new ones get. @level: (out): 0: the scheme has none */
static gboolean
level_of_new (RkDb *db, const RkRegistrationAim *aim, gint64 *level, GError **error)
{
  g_autoptr (GPtrArray) levels = aim->level ? NULL : rk_schemes_levels (db, aim->scheme, error);

  *level = aim->level;
  if (levels && levels->len)
    *level = rk_record_id (levels->pdata[0]);
  return aim->level || levels;
}

char *
rk_registrations_aim_words (RkDb *db, const RkRegistrationAim *aim, GError **error)
{
  g_autoptr (RkRecord) scheme = rk_records_get (db, &rk_kind_scheme, aim->scheme, error);
  g_autoptr (RkRecord) level = NULL;
  gint64 id;

  if (scheme == NULL || !level_of_new (db, aim, &id, error))
    return NULL;
  if (id == 0)
    return g_strdup (rk_record_get (scheme, "name"));
  level = rk_records_get (db, &rk_kind_scheme_level, id, error);
  return level ? g_strdup_printf ("%s・%s", rk_record_get (scheme, "name"),
                                  rk_record_get (level, "name"))
               : NULL;
}

/* ── the registration ────────────────────────────────────────────────────────────────────── */

static gboolean
same_number (const char *a, const char *b)
{
  g_autofree char *x = a ? rk_text_fold (a) : NULL;
  g_autofree char *y = b ? rk_text_fold (b) : NULL;

  return x && g_strcmp0 (x, y) == 0;
}

/* How well a registration fits what a row says; 0: not at all. @level: 0: any */
static int
fit (const RkRecord *status, gint64 level, const char *number)
{
  const char *own = rk_record_get (status, "number");
  gboolean of_level = level == 0 || rk_record_get_int (status, "level_id") == level;
  gboolean ended = rk_record_get (status, "ended_on") != NULL;

  if (same_number (own, number))
    return 8 + 2 * of_level + !ended;
  return of_level && (own == NULL || number == NULL) ? 2 + !ended : 0;
}

/* Returns: FALSE on failure; @found: (nullable): the one that is meant */
static gboolean
find_status (RkDb *db,
             gint64 workplace,
             gint64 scheme,
             gint64 level,
             const char *number,
             RkRecord **found,
             GError **error)
{
  g_autoptr (GPtrArray) statuses = rk_records_ask (
      db, &rk_kind_status,
      "SELECT id FROM status WHERE workplace_id = ? AND scheme_id = ? ORDER BY id DESC", workplace,
      scheme, error);
  int best = 0;

  for (guint i = 0; statuses && i < statuses->len; i++)
    if (fit (statuses->pdata[i], level, number) > best)
      {
        best = fit (statuses->pdata[i], level, number);
        g_clear_pointer (found, rk_record_unref);
        *found = rk_record_ref (statuses->pdata[i]);
      }
  return statuses != NULL;
}

gboolean
rk_registrations_find (
    RkDb *db, gint64 workplace, gint64 scheme, const char *number, gint64 *status, GError **error)
{
  g_autoptr (RkRecord) found = NULL;

  if (!find_status (db, workplace, scheme, 0, number, &found, error))
    return FALSE;
  *status = found ? rk_record_id (found) : 0;
  return TRUE;
}

static const char *
text_of (const RkDraft *draft, const char *field)
{
  return rk_draft_text (draft, rk_kind_field (&rk_kind_status, field));
}

/* A list of workplaces has, for the last day of who left before, the day on which they left. */
static gboolean
is_last_day (const RkDraft *draft, const RkField *field, const char *day)
{
  const char *left = text_of (draft, "ended_on");

  return left && g_str_equal (field->name, "expires_on") && g_str_equal (day, left);
}

static void
take (RkDraft *draft, int to, const RkRecord *row, int from)
{
  const RkField *field = &rk_kind_status.fields[to];

  switch (field->type)
    {
    case RK_TYPE_BOOLEAN: /* a consent */
      break;
    case RK_TYPE_INTEGER:
      rk_draft_set_int (draft, to, rk_record_int (row, from));
      break;
    case RK_TYPE_REAL:
      rk_draft_set_real (draft, to, rk_record_real (row, from));
      break;
    default:
      if (!is_last_day (draft, field, rk_record_text (row, from)))
        rk_draft_put (draft, field->name, rk_record_text (row, from));
      break;
    }
}

/* @own_note: the row's note is the workplace's */
static void
take_all (RkDraft *draft, const RkRecord *row, gboolean own_note)
{
  for (guint i = 0; i < rk_kind_status.n_fields; i++)
    {
      const RkField *field = &rk_kind_status.fields[i];
      int from = find_in_row (field);

      if (from >= 0 && !rk_record_is_null (row, from)
          && !(own_note && g_str_equal (field->name, "note")))
        take (draft, (int)i, row, from);
    }
}

/* What is new and comes without its last day holds for a term of the scheme from its first, as if
 * it were registered here, or for as many as the row says. @over: (out): that is over: somebody has
 * to see whether it is so */
static void
take_end (const RkSchemeTerm *term, RkDraft *draft, gboolean *over)
{
  const char *from = text_of (draft, "term_start");
  int terms = rk_kind_field (&rk_kind_status, "terms");
  int n = from || rk_draft_is_null (draft, terms) ? 1 : (int)rk_draft_int (draft, terms);
  char *end;

  if (from == NULL)
    from = text_of (draft, "registered_on");
  if (from == NULL || text_of (draft, "expires_on") || text_of (draft, "ended_on"))
    return;
  end = rk_schemes_term_end (term, from, CLAMP (n, 1, MOST_TERMS));
  if (end == NULL)
    return;
  *over = rk_register_follow_is_over (end);
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "expires_on"), end);
}

/* The term of what is new, or was renewed, unless the row says it. */
static gboolean
take_term (RkDb *db,
           RkDraft *draft,
           const RkRecord *before,
           const RkRecord *row,
           gint64 scheme,
           gboolean *over,
           GError **error)
{
  RkSchemeTerm term;

  if (!rk_schemes_term (db, scheme, &term, error))
    return FALSE;
  if (before == NULL)
    take_end (&term, draft, over);
  if (rk_record_get (row, "term_start") == NULL
      && (before == NULL
          || g_strcmp0 (rk_record_get (before, "expires_on"), text_of (draft, "expires_on")) != 0))
    rk_schemes_fit_term (&term, draft, before ? rk_record_get (before, "expires_on") : NULL,
                         rk_record_is_null (row, rk_kind_field (&rk_kind_registration, "terms")));
  return TRUE;
}

/* ── consent ─────────────────────────────────────────────────────────────────────────────── */

/* What was refused. */
typedef struct
{
  GString *words;    /* headings */
  const char *field; /* of the first, as the row calls it */
} Refused;

static gboolean
is_later (const RkRecord *row, const RkRecord *before)
{
  const char *day = rk_record_get (row, "consented_on");
  const char *known = before ? rk_record_get (before, "consented_on") : NULL;

  return day && (known == NULL || g_strcmp0 (day, known) > 0);
}

/* A list does not agree to the publication of what was refused, unless it says since when. */
static void
take_consent (RkDraft *draft, int to, const RkRecord *before, const RkRecord *row, Refused *refused)
{
  const RkField *field = &rk_kind_status.fields[to];
  int from = find_in_row (field);

  if (rk_record_is_null (row, from))
    return;
  if (rk_record_int (row, from) == 0 || before == NULL || rk_record_is_null (before, to)
      || rk_record_int (before, to) || is_later (row, before))
    {
      rk_draft_set_int (draft, to, rk_record_int (row, from));
      return;
    }
  if (refused->words == NULL)
    {
      refused->words = g_string_new (NULL);
      refused->field = rk_kind_registration.fields[from].name;
    }
  g_string_append_printf (refused->words, "%s%s", refused->words->len ? "、" : "", field->heading);
}

/* Where it is the only one, the consent to the name says it for what a published list has at least;
 * the rest is asked for. Whoever takes it back takes all of that back. */
static void
spread_consent (RkDraft *draft, const RkRecord *row)
{
  static const char *const published[]
      = { "consent_address", "consent_industry", "consent_activities" };
  int given = rk_kind_field (&rk_kind_registration, "consent_name");

  if (rk_record_is_null (row, given))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    if (rk_record_int (row, given) == 0
        || rk_draft_is_null (draft, rk_kind_field (&rk_kind_status, published[i])))
      rk_draft_put_int (draft, published[i], rk_record_int (row, given));
}

/* @problem: (out) (nullable): which stay refused */
static void
take_consents (RkDraft *draft,
               const RkRecord *before,
               const RkRecord *row,
               gboolean apart,
               char **problem,
               const char **field)
{
  Refused refused = { 0 };

  for (guint i = 0; i < rk_kind_status.n_fields; i++)
    if (rk_kind_status.fields[i].type == RK_TYPE_BOOLEAN
        && !(rk_kind_status.fields[i].flags & RK_FIELD_DERIVED))
      take_consent (draft, (int)i, before, row, &refused);
  if (refused.words == NULL)
    {
      if (!apart)
        spread_consent (draft, row);
      return;
    }
  rk_draft_put (draft, "consented_on", rk_record_get (before, "consented_on"));
  *problem
      = g_strdup_printf (_ ("Publication was refused and stays refused: %s. Where the workplace "
                            "has agreed since, say so in its registration, with the day."),
                         refused.words->str);
  *field = refused.field;
  g_string_free (refused.words, TRUE);
}

static char *
change_words (const RkRecord *before, const RkRecord *after)
{
  const RkKind *kind = rk_record_kind (after);
  GString *words = g_string_new (NULL);

  for (guint i = 0; before && i < kind->n_fields; i++)
    {
      g_autofree char *old = rk_record_dup_display (before, (int)i);
      g_autofree char *new = rk_record_dup_display (after, (int)i);

      if (!(kind->fields[i].flags & RK_FIELD_DERIVED) && !g_str_equal (old, new))
        g_string_append_printf (words, "%s%s　%s → %s", words->len ? "、" : "",
                                kind->fields[i].heading, *old ? old : "（空）", new);
    }
  return g_string_free (words, FALSE);
}

/* What the row says of a field of the status; the name where it says nothing. */
static const char *
row_field (const char *status)
{
  int field = rk_kind_field (&rk_kind_status, status);
  int from = field >= 0 ? find_in_row (&rk_kind_status.fields[field]) : -1;

  return from >= 0 ? rk_kind_registration.fields[from].name : "name";
}

static gboolean
is_good (const RkRecord *status, RkRegistrationPut *put)
{
  g_autoptr (GPtrArray) problems = rk_record_validate (status);

  if (problems->len == 0)
    return TRUE;
  put->problem = g_strdup (((RkProblem *)problems->pdata[0])->reason);
  put->field = row_field (((RkProblem *)problems->pdata[0])->field);
  put->added = put->changed = FALSE;
  return FALSE;
}

/* What is new is kept without a value that does not go with the others, which is told. */
static void
leave_open (RkDraft *draft, RkRegistrationPut *put)
{
  static const char *const pairs[][2] = { { "result", "screened_on" }, { "ended_as", "ended_on" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (text_of (draft, pairs[i][0]) == NULL || text_of (draft, pairs[i][1]))
        continue;
      rk_draft_put (draft, pairs[i][0], NULL);
      g_free (put->open);
      put->open
          = g_strdup (i ? _ ("Say on which day it ended") : _ ("Say on which day it was screened"));
      put->open_field = row_field (pairs[i][0]);
    }
}

/* What comes before that which it follows is taken as it stands, and told. */
static void
tell_order (const RkRecord *status, RkRegistrationPut *put)
{
  static const struct
  {
    const char *first, *then, *words;
  } pairs[] = {
    { "applied_on", "screened_on",
      N_ ("It was screened before it was received. Look which day is "
          "right.") },
    { "registered_on", "term_start",
      N_ ("It was registered after the term of registration began. "
          "Look which day is right.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs) && put->open == NULL; i++)
    {
      const char *first = rk_record_get (status, pairs[i].first);
      const char *then = rk_record_get (status, pairs[i].then);

      if (first == NULL || then == NULL
          || strncmp (then, first, MIN (strlen (then), strlen (first))) >= 0)
        continue;
      put->open = g_strdup (_ (pairs[i].words));
      put->open_field = row_field (i ? pairs[i].first : pairs[i].then);
    }
}

/* Whether two hold at the same time. Days without end go on for ever. */
static gboolean
meet (const RkRecord *a, const RkRecord *b)
{
  const RkRecord *both[] = { a, b };
  const char *from[2];
  const char *to[2];

  for (guint i = 0; i < 2; i++)
    {
      from[i] = rk_record_get (both[i], "registered_on");
      to[i] = rk_record_get (both[i], "ended_on");
      if (to[i] == NULL)
        to[i] = rk_record_get (both[i], "expires_on");
    }
  return (to[1] == NULL || from[0] == NULL || g_strcmp0 (from[0], to[1]) <= 0)
         && (to[0] == NULL || from[1] == NULL || g_strcmp0 (from[1], to[0]) <= 0);
}

/* Of a scheme one is held at a time: a second one is for a person to decide. */
static gboolean
refuse_second (RkDb *db, const RkRecord *status, RkRegistrationPut *put, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT s.id FROM status s WHERE s.workplace_id = ? AND s.scheme_id = ? "
                       "AND " RK_SQL_IN_FORCE ("s") " ORDER BY s.id DESC",
                       error);
  g_autoptr (GArray) ids = NULL;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (status, "workplace_id"));
  rk_stmt_bind_int (stmt, 2, rk_record_get_int (status, "scheme_id"));
  ids = rk_stmt_ids (stmt, error);
  for (guint i = 0; ids && i < ids->len && put->problem == NULL; i++)
    {
      g_autoptr (RkRecord) held
          = rk_records_get (db, &rk_kind_status, g_array_index (ids, gint64, i), error);
      const char *number = held ? rk_record_get (held, "number") : NULL;

      if (held == NULL)
        return FALSE;
      if (meet (held, status))
        put->problem = g_strdup_printf (
            _ ("The workplace holds a registration in this scheme already (number %s). No second "
               "one was made."),
            number ? number : "—");
    }
  put->field = "registration_number";
  put->added &= put->problem == NULL;
  return ids != NULL;
}

/* @own: (out): whether the row's note is that of the workplace itself, which is none of its
 * registration */
static gboolean
read_own_note (RkDb *db, gint64 workplace, const RkRecord *row, gboolean *own, GError **error)
{
  const char *note = rk_record_get (row, "note");
  g_autoptr (RkRecord) record = NULL;

  *own = FALSE;
  if (note == NULL)
    return TRUE;
  record = rk_records_get (db, &rk_kind_workplace, workplace, error);
  *own = record && g_strcmp0 (rk_record_get (record, "note"), note) == 0;
  return record != NULL;
}

/* ── rows that say nothing ───────────────────────────────────────────────────────────────── */

/* Whether a field of the status is its number or one of its days. */
static gboolean
is_evidence (const RkField *field)
{
  return g_str_equal (field->name, "number") || field->type == RK_TYPE_DATE;
}

gboolean
rk_registrations_is_evidence (const char *field)
{
  for (guint i = 0; i < rk_kind_status.n_fields; i++)
    {
      int from = find_in_row (&rk_kind_status.fields[i]);

      if (from >= 0 && is_evidence (&rk_kind_status.fields[i])
          && g_str_equal (rk_kind_registration.fields[from].name, field))
        return TRUE;
    }
  return FALSE;
}

void
rk_registrations_note_column (RkRegistrationAim *aim, const char *field)
{
  aim->dated |= rk_registrations_is_evidence (field);
  aim->apart |= g_str_has_prefix (field, "consent_") && !g_str_equal (field, "consent_name");
}

static gboolean
says_anything (const RkRecord *row)
{
  for (guint i = 0; i < rk_kind_status.n_fields; i++)
    {
      int from = find_in_row (&rk_kind_status.fields[i]);

      if (from >= 0 && is_evidence (&rk_kind_status.fields[i]) && !rk_record_is_null (row, from))
        return TRUE;
    }
  return FALSE;
}

/* Whether it may be refused: most need no second look. */
static gboolean
is_doubtful (const RkRecord *row)
{
  return !says_anything (row) || rk_record_get (row, "registered_on") == NULL
         || rk_record_get (row, "expires_on") == NULL;
}

/* Whether a row repeats what the workplace says of itself, and that is not enough. */
static gboolean
repeats (const RkRecord *row, const RkRecord *workplace)
{
  static const char *const days[] = { "registered_on", "expires_on" };
  gboolean lacks = FALSE;

  if (!same_number (rk_record_get (workplace, "registration_number"),
                    rk_record_get (row, "registration_number")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *day = rk_record_get (row, days[i]);

      if (day && g_strcmp0 (day, rk_record_get (workplace, days[i])) != 0)
        return FALSE;
      lacks |= day == NULL;
    }
  return lacks;
}

static gboolean
holds_number (
    RkDb *db, gint64 scheme, const char *number, gint64 workplace, gboolean *holds, GError **error)
{
  g_autoptr (RkRecord) held = NULL;

  *holds = FALSE;
  if (workplace == 0)
    return TRUE;
  if (!find_status (db, workplace, scheme, 0, number, &held, error))
    return FALSE;
  *holds = held && same_number (rk_record_get (held, "number"), number);
  return TRUE;
}

/* Two of one name and number may be one that moved: that is what the register is asked of first. */
static gboolean
refuse_number (RkDb *db,
               const RkRecord *row,
               gint64 scheme,
               gint64 workplace,
               RkRegistrationPut *put,
               char **reason,
               GError **error)
{
  const char *number = rk_record_get (row, "registration_number");
  g_autofree char *holder = NULL;
  gboolean holds;

  if (!rk_rules_number_holder (db, scheme, number, workplace,
                               rk_record_get (row, "municipality_code"), &holder, error))
    return FALSE;
  if (holder == NULL)
    return TRUE;
  if (!holds_number (db, scheme, number, workplace, &holds, error))
    return FALSE;
  if (holds)
    {
      g_free (put->open);
      put->open
          = g_strdup_printf (_ ("The number %1$s is held twice in this scheme, by “%2$s”, too. "
                                "Give one of the two another number."),
                             number, holder);
      put->open_field = "registration_number";
      return TRUE;
    }
  *reason = g_strdup_printf (_ ("The number %1$s is that of “%2$s” in this scheme. No registration "
                                "was made."),
                             number, holder);
  return TRUE;
}

gboolean
rk_registrations_refuse (RkDb *db,
                         const RkRecord *row,
                         gint64 workplace,
                         const RkRegistrationAim *aim,
                         RkRegistrationPut *put,
                         char **reason,
                         GError **error)
{
  const char *number = rk_record_get (row, "registration_number");
  g_autoptr (RkRecord) held = NULL;
  g_autoptr (RkRecord) record = NULL;

  *reason = NULL;
  if (number && !refuse_number (db, row, aim->scheme, workplace, put, reason, error))
    return FALSE;
  if (*reason || !aim->dated || !is_doubtful (row))
    return TRUE;
  if (workplace
      && (!find_status (db, workplace, aim->scheme, aim->level, number, &held, error)
          || (record = rk_records_get (db, &rk_kind_workplace, workplace, error)) == NULL))
    return FALSE;
  if (held)
    return TRUE;
  if (!says_anything (row) && rk_record_get (row, "scheme") == NULL)
    *reason = g_strdup (_ ("It has neither a number nor a day of registration. No registration was "
                           "made."));
  else if (record && repeats (row, record))
    *reason = g_strdup (_ ("The number is the one that stands with the workplace, and since when "
                           "or until when is not said. No registration was made."));
  return TRUE;
}

/* ── the whole ───────────────────────────────────────────────────────────────────────────── */

gboolean
rk_registrations_put (RkDb *db,
                      const RkRecord *row,
                      gint64 workplace,
                      const RkRegistrationAim *aim,
                      const char *source,
                      RkRegistrationPut *put,
                      GError **error)
{
  const char *number = rk_record_get (row, "registration_number");
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;
  g_autofree char *refused = NULL;
  const char *refused_field = NULL;
  gboolean own_note;
  gboolean over = FALSE;
  gint64 level;

  if (!level_of_new (db, aim, &level, error)
      || !find_status (db, workplace, aim->scheme, aim->level, number, &before, error))
    return FALSE;
  put->status = before ? rk_record_id (before) : 0;
  draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_status);
  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", aim->scheme);
  if (aim->level || before == NULL)
    rk_draft_put_id (draft, "level_id", level);
  if (before == NULL)
    rk_draft_put (draft, "source", source);
  if (!read_own_note (db, workplace, row, &own_note, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  take_all (draft, row, own_note);
  if (before && same_number (rk_record_get (before, "number"), number))
    rk_draft_put (draft, "number", rk_record_get (before, "number"));
  take_consents (draft, before, row, aim->apart, &refused, &refused_field);
  if (!take_term (db, draft, before, row, aim->scheme, &over, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  if (before == NULL)
    leave_open (draft, put);
  after = rk_draft_end (draft);
  put->added = before == NULL;
  put->changed = before && !rk_record_equal (before, after);
  put->words = change_words (before, after);
  if (put->added && !refuse_second (db, after, put, error))
    return FALSE;
  if ((put->added || put->changed) && is_good (after, put)
      && !rk_records_save (db, after, &put->status, error))
    return FALSE;
  if (put->added || put->changed)
    tell_order (after, put);
  if (refused && put->problem == NULL)
    {
      put->problem = g_steal_pointer (&refused);
      put->field = refused_field;
    }
  if (put->open && put->problem == NULL)
    {
      put->problem = g_steal_pointer (&put->open);
      put->field = put->open_field;
    }
  if (over && put->problem == NULL)
    {
      put->problem
          = g_strdup (_ ("The list does not say until when. A term of the scheme from this day is "
                         "over, which was entered. Where it was renewed, enter until when."));
      put->field = "registered_on";
      put->kept = TRUE;
    }
  return TRUE;
}

gboolean
rk_registrations_each_number (RkDb *db, RkRegistrationNumber func, gpointer data, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT scheme_id, number, workplace_id FROM status WHERE number IS NOT NULL"
                       " UNION ALL SELECT ?1, registration_number, id FROM workplace"
                       " WHERE registration_number IS NOT NULL",
                       error);
  gint64 scheme;
  gboolean row;

  if (stmt == NULL || !rk_schemes_default (db, FALSE, &scheme, error))
    return FALSE;
  rk_stmt_bind_int (stmt, 1, scheme);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func (rk_stmt_int (stmt, 0), rk_stmt_text (stmt, 1), rk_stmt_int (stmt, 2), data);
    }
}
