#include "rk-workplace-ladder.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-meeting-parts.h"
#include "rk-register.h"

char *
rk_status_words (const RkRecord *status)
{
  g_autoptr (GString) words = g_string_new (rk_part_or_empty (rk_record_get (status, "number")));
  const char *const days[]
      = { rk_record_get (status, "term_start"), rk_record_get (status, "expires_on") };
  gint64 terms = rk_record_get_int (status, "terms");

  if (terms > 1)
    /* Translators: terms in a row: 「第2期」 */
    g_string_append_printf (words, _ ("%sterm %d"), words->len ? "　" : "", (int)terms);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RkDate date;
      g_autofree char *day = NULL;

      if (days[i] == NULL || !rk_date_from_iso (days[i], &date))
        continue;
      day = rk_date_to_wareki_short (date);
      g_string_append_printf (words, "%s%s", i ? "～" : words->len ? "　" : "", day);
    }
  return g_strdup (words->str);
}

/* ── one rung ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *rung;
  RkRecord *held;  /* status in force, or award */
  RkRecord *past;  /* status that is over, or not there yet */
  RkRecord *level; /* NULL: no scheme has this rung */
  gboolean passed; /* a higher one of the same scheme is held */
} Rung;

static gboolean
is_on (const RkRecord *record, const char *rung)
{
  return g_strcmp0 (rk_record_get (record, "rung"), rung) == 0;
}

/* ── which level a rung is of ────────────────────────────────────────────────────────────── */

static gboolean
is_in (GPtrArray *statuses, gint64 scheme)
{
  for (guint i = 0; i < statuses->len; i++)
    if (rk_record_get_int (statuses->pdata[i], "scheme_id") == scheme)
      return TRUE;
  return FALSE;
}

/* Returns: the scheme of what candidates hold; 0: nothing is asked for */
static gint64
scheme_needed (const RkRecord *level, GPtrArray *levels)
{
  gint64 needed = rk_record_get_int (level, "needs_level_id");

  for (guint i = 0; needed && i < levels->len; i++)
    if (rk_record_id (levels->pdata[i]) == needed)
      return rk_record_get_int (levels->pdata[i], "scheme_id");
  return 0;
}

/* How near a level is to a workplace: of a scheme that it is in, the next of one of these, one that
 * anybody may come to. Returns: 0: only who is in another scheme comes to it */
static guint
nearness (const RkRecord *level, GPtrArray *statuses, GPtrArray *levels)
{
  gint64 needed = scheme_needed (level, levels);
  gboolean open = needed == 0 || statuses->len == 0 || is_in (statuses, needed);

  if (is_in (statuses, rk_record_get_int (level, "scheme_id")))
    return 4;
  return needed && open ? 3 : open ? 2 : 0;
}

static RkRecord *
find_level (const char *rung, GPtrArray *statuses, GPtrArray *levels)
{
  RkRecord *found = NULL;
  guint best = 0;

  for (guint i = 0; i < levels->len; i++)
    {
      RkRecord *level = levels->pdata[i];
      guint near = is_on (level, rung) ? nearness (level, statuses, levels) : 0;

      if (near > best)
        {
          best = near;
          found = level;
        }
    }
  return found;
}

static Rung
find_rung (const char *rung, GPtrArray *statuses, GPtrArray *awards, GPtrArray *levels)
{
  Rung found = { .rung = rung };

  for (guint i = 0; i < statuses->len; i++)
    {
      RkRecord *status = statuses->pdata[i];

      if (!is_on (status, rung))
        continue;
      if (found.held == NULL && rk_record_get_int (status, "in_force"))
        found.held = status;
      else if (found.past == NULL)
        found.past = status;
    }
  for (guint i = 0; g_str_equal (rung, RK_RUNG_AWARD) && i < awards->len && !found.held; i++)
    if (g_strcmp0 (rk_record_get (awards->pdata[i], "decision"), RK_AWARDED) == 0)
      found.held = awards->pdata[i];
  found.level = find_level (rung, statuses, levels);
  return found;
}

static char *
words_of (const Rung *rung)
{
  const char *rule = rung->level ? rk_record_get (rung->level, "rule") : NULL;
  g_autofree char *term = NULL;

  if (rung->held && rk_kind_field (rk_record_kind (rung->held), "decision") >= 0)
    return rk_record_dup_display (rung->held, rk_kind_field (rk_record_kind (rung->held), "year"));
  if (rung->held)
    return rk_status_words (rung->held);
  if (rung->past)
    {
      term = rk_status_words (rung->past);
      return g_strdup_printf ("%s%s%s", rk_part_or_empty (rk_record_get (rung->past, "state")),
                              *term ? "　" : "", term);
    }
  if (rung->passed)
    return g_strdup ("");
  /* Translators: 「候補の条件：登録が2期以上、年次報告 2回以上」 */
  return rule ? g_strdup_printf (_ ("Candidates: %s"), rule) : g_strdup ("");
}

static GtkWidget *
new_row (const Rung *rung, gboolean next)
{
  GtkWidget *row = adw_action_row_new ();
  const RkRecord *from = rung->held ? rung->held : rung->past ? rung->past : rung->level;
  g_autofree char *title
      = g_strdup_printf ("%s　%s", rung->rung, rk_part_or_empty (rk_record_get (from, "scheme")));
  g_autofree char *words = words_of (rung);
  gboolean reached = rung->held || rung->passed;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), rk_part_step_sign (reached, next && !reached));
  if (!reached)
    gtk_widget_add_css_class (row, "rk-not-held");
  return row;
}

/* ── the ladder ──────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_workplace_ladder_new (GPtrArray *statuses, GPtrArray *awards, GPtrArray *levels)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_auto (GStrv) rungs = g_strsplit (RK_RUNGS, "|", -1);
  guint n = g_strv_length (rungs);
  g_autofree Rung *found = g_new (Rung, n);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      found[i] = find_rung (rungs[i], statuses, awards, levels);
      if (found[i].held)
        next = i + 1;
    }
  for (guint i = 0; i < n; i++)
    for (guint above = i + 1; above < n && !found[i].held && !found[i].past; above++)
      found[i].passed |= found[above].held && found[i].level
                         && rk_record_get_int (found[above].held, "scheme_id")
                                == rk_record_get_int (found[i].level, "scheme_id");
  while (next < n && found[next].level == NULL)
    next++;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Stage"));
  for (guint i = n; i > 0; i--)
    if (found[i - 1].level || found[i - 1].held || found[i - 1].past)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_row (&found[i - 1], i - 1 == next));
  return group;
}
