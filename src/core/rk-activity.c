#include "rk-activity.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-text.h"

const char *const rk_activity_states[RK_N_ACTIVITY_STATES]
    = { RK_ACTIVITY_DONE, RK_ACTIVITY_PARTLY, RK_ACTIVITY_NOT };

/* The longer before those that they begin with. */
static const struct
{
  const char *word;
  const char *state;
} spellings[] = {
  { RK_ACTIVITY_PARTLY, RK_ACTIVITY_PARTLY },
  { RK_ACTIVITY_NOT, RK_ACTIVITY_NOT },
  { "実施済み", RK_ACTIVITY_DONE },
  { "実施済", RK_ACTIVITY_DONE },
  { "実施した", RK_ACTIVITY_DONE },
  { RK_ACTIVITY_DONE, RK_ACTIVITY_DONE },
  { "一部", RK_ACTIVITY_PARTLY },
  { "済み", RK_ACTIVITY_DONE },
  { "済", RK_ACTIVITY_DONE },
  { "未", RK_ACTIVITY_NOT },
  { "○", RK_ACTIVITY_DONE },
  { "◯", RK_ACTIVITY_DONE },
  { "〇", RK_ACTIVITY_DONE },
  { "△", RK_ACTIVITY_PARTLY },
  { "×", RK_ACTIVITY_NOT },
  { "✕", RK_ACTIVITY_NOT },
};

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000;
}

static gboolean
is_between (gunichar c)
{
  return is_blank (c) || c == ':' || c == 0xff1a;
}

static const char *
skip (const char *text, gboolean (*what) (gunichar))
{
  while (*text && what (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* What may follow a name or a state: 「実施（2回）」 but not 「実施計画」. */
static gboolean
ends_here (const char *text)
{
  static const char *const after[] = { "（", "(", "、", "，", "；", ";", "／", "/" };

  if (*text == '\0' || is_between (g_utf8_get_char (text)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_str_has_prefix (text, after[i]))
      return TRUE;
  return FALSE;
}

/* @rest: (out): behind the state, or @text. Returns: (nullable) */
static const char *
read_state (const char *text, const char **rest)
{
  *rest = text;
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_has_prefix (text, spellings[i].word) && ends_here (text + strlen (spellings[i].word)))
      {
        *rest = text + strlen (spellings[i].word);
        return spellings[i].state;
      }
  return NULL;
}

static char **
lines_of (const char *items)
{
  g_auto (GStrv) lines = g_strsplit (items ? items : "", "\n", -1);
  g_autoptr (GStrvBuilder) some = g_strv_builder_new ();

  for (char **line = lines; *line; line++)
    {
      g_autofree char *clean = rk_text_clean (*line);

      if (*clean)
        g_strv_builder_add (some, clean);
    }
  return g_strv_builder_end (some);
}

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

static void
activity_free (gpointer data)
{
  RkActivity *self = data;

  g_free (self->line);
  g_free (self->code);
  g_free (self->words);
  g_free (self);
}

static RkActivity *
read_line (const char *line)
{
  RkActivity *self = g_new0 (RkActivity, 1);
  const char *end = line;

  while (*end && !is_between (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  self->line = g_strdup (line);
  self->code = g_strndup (line, (gsize)(end - line));
  self->state = read_state (skip (end, is_between), &end);
  self->words = rk_text_clean (skip (end, is_between));
  return self;
}

GPtrArray *
rk_activities_parse (const char *items)
{
  GPtrArray *activities = g_ptr_array_new_with_free_func (activity_free);
  g_auto (GStrv) lines = lines_of (items);

  for (char **line = lines; *line; line++)
    g_ptr_array_add (activities, read_line (*line));
  return activities;
}

const RkActivity *
rk_activities_find (const GPtrArray *activities, const char *code)
{
  for (guint i = 0; i < activities->len; i++)
    {
      const RkActivity *activity = activities->pdata[i];

      if (g_strcmp0 (activity->code, code) == 0)
        return activity;
    }
  return NULL;
}

char *
rk_activity_format (const char *code, const char *state, const char *words)
{
  g_autofree char *flat = g_strdelimit (rk_text_clean (words), "\r\n", ' ');

  if (state == NULL && *flat == '\0')
    return g_strdup ("");
  return g_strjoin (NULL, code, state ? " " : "", state ? state : "", *flat ? " " : "", flat, NULL);
}

static void
add_line (GString *text, const char *line)
{
  if (*line)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", line);
}

/* Where the line of an activity that has none yet belongs. */
static guint
behind_states (const GPtrArray *activities)
{
  for (guint i = activities->len; i > 0; i--)
    if (((const RkActivity *)activities->pdata[i - 1])->state)
      return i;
  return 0;
}

char *
rk_activities_set (const char *items, const char *code, const char *state, const char *words)
{
  g_autoptr (GPtrArray) activities = rk_activities_parse (items);
  const RkActivity *before = rk_activities_find (activities, code);
  g_autofree char *line = rk_activity_format (code, state, words);
  guint at = behind_states (activities);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= activities->len; i++)
    {
      const RkActivity *activity = i < activities->len ? activities->pdata[i] : NULL;

      if (before == NULL && i == at)
        add_line (text, line);
      if (activity)
        add_line (text, activity == before ? line : activity->line);
    }
  return g_string_free (text, FALSE);
}

/* ── of a menu ───────────────────────────────────────────────────────────────────────────── */

static gboolean
has_item (const GPtrArray *items, const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (rk_record_get (items->pdata[i], "code"), code) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
rk_activities_of (const char *codes,
                  const char *items,
                  const GPtrArray *menu,
                  const GPtrArray *before)
{
  GPtrArray *some = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  const GPtrArray *const menus[] = { menu, before };
  g_autoptr (GPtrArray) told = rk_activities_parse (items);
  g_auto (GStrv) declared = g_strsplit (codes ? codes : "", " ", -1);

  for (guint m = 0; m < G_N_ELEMENTS (menus); m++)
    for (guint i = 0; menus[m] && i < menus[m]->len; i++)
      {
        const char *code = rk_record_get (menus[m]->pdata[i], "code");

        if (code && !has_item (some, code)
            && (g_strv_contains ((const char *const *)declared, code)
                || rk_activities_find (told, code)))
          g_ptr_array_add (some, rk_record_ref (menus[m]->pdata[i]));
      }
  return some;
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

void
rk_activities_count (const char *items, guint n[RK_N_ACTIVITY_STATES])
{
  g_autoptr (GPtrArray) activities = rk_activities_parse (items);

  memset (n, 0, RK_N_ACTIVITY_STATES * sizeof *n);
  for (guint i = 0; i < activities->len; i++)
    for (guint s = 0; s < RK_N_ACTIVITY_STATES; s++)
      if (((const RkActivity *)activities->pdata[i])->state == rk_activity_states[s])
        n[s]++;
}

char *
rk_activities_dup_summary (const char *items)
{
  guint n[RK_N_ACTIVITY_STATES];

  rk_activities_count (items, n);
  if (n[0] + n[1] + n[2] == 0)
    return g_strdup ("");
  return g_strdup_printf ("実施 %u／一部 %u／未実施 %u", n[0], n[1], n[2]);
}

gboolean
rk_activity_is_code (const char *word)
{
  return g_ascii_isdigit (*word) && word[strspn (word, "0123456789-.")] == '\0';
}

char *
rk_activities_dup_unsaid (const char *items)
{
  g_autoptr (GPtrArray) activities = rk_activities_parse (items);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < activities->len; i++)
    {
      const RkActivity *activity = activities->pdata[i];

      if (activity->state == NULL && rk_activity_is_code (activity->code))
        add_line (lines, activity->line);
    }
  return g_string_free (lines, FALSE);
}

char *
rk_activities_dup_advice (const char *items)
{
  g_autofree char *unsaid = rk_activities_dup_unsaid (items);
  g_auto (GStrv) lines = lines_of (unsaid);
  guint n = g_strv_length (lines);

  /* Translators: %u: of how many activities of a report */
  return n ? g_strdup_printf (_ ("Activities of which nothing says whether they were done: %u"), n)
           : NULL;
}

/* ── lists of others ─────────────────────────────────────────────────────────────────────── */

static gboolean
same_name (const char *folded, const char *name)
{
  g_autofree char *other = rk_text_fold (name);

  return *folded && strcmp (folded, other) == 0;
}

/* The activity that a text begins with: the longest label or code, else the first word in another
 * spelling. @rest: (out): behind it. Returns: (nullable): its code */
static const char *
read_name (const char *text, const GPtrArray *menu, const char **rest)
{
  static const char *const fields[] = { "code", "label" };
  const char *end = text;
  const char *code = NULL;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  *rest = text;
  for (guint i = 0; i < 2 * menu->len; i++)
    {
      const char *name = rk_record_get (menu->pdata[i / 2], fields[i % 2]);

      if (name && *name && g_str_has_prefix (text, name) && ends_here (text + strlen (name))
          && text + strlen (name) > *rest)
        {
          code = rk_record_get (menu->pdata[i / 2], "code");
          *rest = text + strlen (name);
        }
    }
  if (code)
    return code;
  while (!ends_here (end))
    end = g_utf8_next_char (end);
  word = g_strndup (text, (gsize)(end - text));
  folded = rk_text_fold (word);
  for (guint i = 0; i < 2 * menu->len && code == NULL; i++)
    if (same_name (folded, rk_record_get (menu->pdata[i / 2], fields[i % 2])))
      code = rk_record_get (menu->pdata[i / 2], "code");
  if (code)
    *rest = end;
  return code;
}

/* Where the next activity on the same line begins: behind 、; with a name and a state. The end of
 * the line where there is none. @next: (out): its beginning */
static const char *
find_next (const char *text, const GPtrArray *menu, const char **next)
{
  static const char *const dividers[] = { "、", "，", "；", ";", "／", "/" };

  for (; *text; text = g_utf8_next_char (text))
    for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
      {
        const char *rest;

        if (!g_str_has_prefix (text, dividers[i]))
          continue;
        *next = skip (text + strlen (dividers[i]), is_blank);
        if (read_name (*next, menu, &rest) && read_state (skip (rest, is_between), &rest))
          return text;
      }
  *next = text;
  return text;
}

static void
tidy_line (GString *text, const char *line, const GPtrArray *menu)
{
  const char *rest, *end, *next;
  const char *code = read_name (line, menu, &rest);
  const char *state;
  g_autofree char *words = NULL;
  g_autofree char *tidied = NULL;

  if (code == NULL)
    {
      add_line (text, line);
      return;
    }
  state = read_state (skip (rest, is_between), &rest);
  end = find_next (rest, menu, &next);
  rest = skip (rest, is_between);
  words = rest < end ? g_strndup (rest, (gsize)(end - rest)) : g_strdup ("");
  tidied = rk_activity_format (code, state, words);
  add_line (text, *tidied ? tidied : code);
  if (*next)
    tidy_line (text, next, menu);
}

char *
rk_activities_tidy (const char *items, const GPtrArray *menu)
{
  g_auto (GStrv) lines = lines_of (items);
  GString *text = g_string_new (NULL);

  for (char **line = lines; *line; line++)
    tidy_line (text, *line, menu);
  return g_string_free (text, FALSE);
}
