#include "rk-transcript.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-text.h"

/* Subtitles of one speaker belong together unless there was a pause. */
#define PAUSE_SECONDS 10
/* No name and title is longer; what is, is a sentence with a colon. */
#define MOST_NAME 24

void
rk_utterance_free (RkUtterance *self)
{
  g_free (self->speaker);
  g_free (self->text);
  g_free (self);
}

/* What is being put together: the utterances so far, the lines of the text. */
typedef struct
{
  GPtrArray *done;
  char **lines;
  guint at;        /* line being read, from 0 */
  gint64 last_end; /* of the cue before; -1: none */
} Parser;

/* ── times ───────────────────────────────────────────────────────────────────────────────── */

/* "1:02:03.400", "02:03", "02:03,4". Returns: what follows it; NULL: this is no time */
static const char *
read_time (const char *p, gint64 *second)
{
  gint64 value = 0;
  guint n_parts = 0;

  for (;;)
    {
      guint n_digits = 0;
      gint64 part = 0;

      for (; g_ascii_isdigit (*p) && n_digits < 3; p++, n_digits++)
        part = part * 10 + g_ascii_digit_value (*p);
      if (n_digits == 0 || (n_parts > 0 && (n_digits != 2 || part > 59)))
        return NULL;
      value = value * 60 + part;
      n_parts++;
      if (*p != ':' || n_parts == 3 || !g_ascii_isdigit (p[1]))
        break;
      p++;
    }
  if (n_parts < 2)
    return NULL;
  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++)
      ;
  *second = value;
  return p;
}

char *
rk_transcript_dup_time (gint64 second)
{
  return g_strdup_printf ("%d:%02d:%02d", (int)(second / 3600), (int)(second / 60 % 60),
                          (int)(second % 60));
}

/* ── who speaks ──────────────────────────────────────────────────────────────────────────── */

char *
rk_transcript_dup_name (const char *speaker)
{
  static const char *const titles[] = { "副会長", "会長", "副議長", "議長", "委員代理", "委員",
                                        "代理",   "座長", "様",     "さん", "氏",       "先生" };
  char *name = rk_text_clean (speaker);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
        if (g_str_has_suffix (name, titles[i]) && strlen (name) > strlen (titles[i]))
          {
            name[strlen (name) - strlen (titles[i])] = '\0';
            again = TRUE;
          }
      /* 「青島　様」: what stood before the title */
      while (g_str_has_suffix (name, " ") || g_str_has_suffix (name, "　"))
        name[strlen (name) - (g_str_has_suffix (name, " ") ? 1 : strlen ("　"))] = '\0';
    }
  return name;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3001 || c == 0x3002 || c == '.' || c == ',' || c == '?' || c == '!' || c == 0xff1f
         || c == 0xff01 || c == 0x300c || c == 0x300d;
}

/* 「氏名：」. Returns: (nullable): what follows the colon */
static const char *
read_name (const char *line, char **name)
{
  const char *p = line;
  guint n = 0;

  for (; *p; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == ':' || c == 0xff1a) && n > 0)
        break;
      if (n >= MOST_NAME || ends_sentence (c) || (n == 0 && g_unichar_isdigit (c)))
        return NULL;
    }
  /* "13:30" and "https://" are no names. */
  if (*p == '\0' || (*p == ':' && (g_ascii_isdigit (p[1]) || p[1] == '/')))
    return NULL;
  *name = g_strstrip (g_strndup (line, (gsize)(p - line)));
  return g_utf8_next_char (p);
}

/* 「○青島委員　本日は…」, as minutes have it. Returns: (nullable): what follows the name */
static const char *
read_marked (const char *line, char **name)
{
  static const char *const marks[] = { "○", "◯", "〇", "●", "◎", "【" };
  const char *p = NULL;
  const char *end = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks) && p == NULL; i++)
    if (g_str_has_prefix (line, marks[i]))
      {
        p = line + strlen (marks[i]);
        end = strstr (p, g_str_equal (marks[i], "【") ? "】" : "　");
        if (end == NULL)
          end = strchr (p, ' ');
      }
  if (end == NULL || end == p || g_utf8_strlen (p, end - p) > MOST_NAME)
    return NULL;
  *name = g_strstrip (g_strndup (p, (gsize)(end - p)));
  return g_utf8_next_char (end);
}

static const char *
skip_blanks (const char *p)
{
  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* ── utterances ──────────────────────────────────────────────────────────────────────────── */

static RkUtterance *
last_one (const Parser *self)
{
  return self->done->len ? self->done->pdata[self->done->len - 1] : NULL;
}

/* @text: (transfer full). @speaker: (nullable) */
static RkUtterance *
add (Parser *self, gint64 second, const char *speaker, char *text)
{
  RkUtterance *one = g_new0 (RkUtterance, 1);

  one->line = self->at + 1;
  one->second = second;
  one->speaker = g_strdup (speaker);
  one->text = text;
  g_ptr_array_add (self->done, one);
  return one;
}

/* Japanese runs on; words of letters keep a blank between them. */
static void
append (RkUtterance *one, const char *text)
{
  gsize length = strlen (one->text);
  gboolean blank = length && g_ascii_isalnum (one->text[length - 1]) && g_ascii_isalnum (*text);
  char *joined = g_strconcat (one->text, blank ? " " : "", text, NULL);

  g_free (one->text);
  one->text = joined;
}

/* ── WebVTT ──────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&amp;", "&" },   { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " },
  { "&quot;", "\"" }, { "&lrm;", "" }, { "&rlm;", "" }, { "&#39;", "'" },
};

static const char *
read_entity (const char *p, GString *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].name))
      {
        g_string_append (out, entities[i].text);
        return p + strlen (entities[i].name);
      }
  g_string_append_c (out, *p);
  return p + 1;
}

/* The name in "<v.loud Name>"; NULL: another tag. */
static char *
voice_of (const char *tag, gsize length)
{
  const char *name = tag + 1;
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p;

  if (*tag != 'v' || (*name != '.' && *name != ' ' && *name != '\t'))
    return NULL;
  while (name < tag + length && *name != ' ' && *name != '\t')
    name++;
  for (p = name; p < tag + length;)
    if (*p == '&')
      p = read_entity (p, plain);
    else
      g_string_append_c (plain, *p++);
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* What one speaker says in a cue; a name with a colon counts where no tag told one. */
static void
end_voice (Parser *self, gint64 start, const char *voice, GString *words)
{
  g_autofree char *text = g_strstrip (g_strdup (words->str));
  g_autofree char *name = NULL;
  const char *rest = voice && *voice ? NULL : read_name (text, &name);
  const char *speaker = rest ? name : voice && *voice ? voice : NULL;
  RkUtterance *before = last_one (self);
  const char *said = rest ? skip_blanks (rest) : text;

  g_string_truncate (words, 0);
  if (*said == '\0')
    return;
  if (before && speaker && g_strcmp0 (before->speaker, speaker) == 0 && self->last_end >= 0
      && start - self->last_end < PAUSE_SECONDS)
    append (before, said);
  else
    add (self, start, speaker, g_strdup (said));
}

static void
take_cue (Parser *self, gint64 start, gint64 end, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *voice = NULL;

  for (const char *p = text; *p;)
    {
      const char *close = *p == '<' ? strchr (p, '>') : NULL;

      if (close)
        {
          char *name = voice_of (p + 1, (gsize)(close - p) - 1);

          if (name)
            {
              end_voice (self, start, voice, words);
              g_free (voice);
              voice = name;
            }
          p = close + 1;
        }
      else if (*p == '&')
        p = read_entity (p, words);
      else
        g_string_append_c (words, *p++);
    }
  end_voice (self, start, voice, words);
  self->last_end = end;
}

static gboolean
is_blank (const char *line)
{
  return line == NULL || *skip_blanks (line) == '\0';
}

static void
skip_block (Parser *self)
{
  while (!is_blank (self->lines[self->at]))
    self->at++;
}

static gboolean
read_timing (const char *line, gint64 *start, gint64 *end)
{
  const char *p = read_time (skip_blanks (line), start);

  if (p)
    p = skip_blanks (p);
  if (p == NULL || !g_str_has_prefix (p, "-->"))
    return FALSE;
  p = read_time (skip_blanks (p + 3), end);
  return p && (*p == '\0' || g_ascii_isspace (*p)) && *end >= *start;
}

static gboolean
read_cue (Parser *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start, end;
  guint first;

  if (strstr (self->lines[self->at], "-->") == NULL) /* its name */
    self->at++;
  if (is_blank (self->lines[self->at]))
    return TRUE;
  if (!read_timing (self->lines[self->at], &start, &end))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("Line %u of the transcript should say from when until when, as "
                      "“00:01:02.000 --> 00:01:05.000”, but says “%s”. Nothing was taken in."),
                   self->at + 1, self->lines[self->at]);
      return FALSE;
    }
  first = self->at++;
  for (; !is_blank (self->lines[self->at]); self->at++)
    {
      const char *line = g_strstrip (self->lines[self->at]);
      gboolean blank
          = text->len && g_ascii_isalnum (text->str[text->len - 1]) && g_ascii_isalnum (*line);

      g_string_append_printf (text, "%s%s", blank ? " " : "", line);
    }
  {
    guint after = self->at;

    self->at = first;
    take_cue (self, start, end, text->str);
    self->at = after;
  }
  return TRUE;
}

static gboolean
starts_note (const char *line)
{
  return g_str_has_prefix (line, "NOTE") || g_str_has_prefix (line, "STYLE")
         || g_str_has_prefix (line, "REGION");
}

static gboolean
parse_vtt (Parser *self, GError **error)
{
  skip_block (self); /* the head */
  while (self->lines[self->at])
    {
      const char *line = self->lines[self->at];

      if (is_blank (line))
        self->at++;
      else if (starts_note (line) && strstr (line, "-->") == NULL)
        skip_block (self);
      else if (!read_cue (self, error))
        return FALSE;
    }
  return TRUE;
}

/* ── plain text ──────────────────────────────────────────────────────────────────────────── */

/* "[0:12:34]", "0:12:34 ", "（12:34）" at the beginning. Returns: what follows */
static const char *
read_stamp (const char *line, gint64 *second)
{
  const char *open = line;
  const char *p;
  gint64 value;

  if (*open == '[' || *open == '(')
    open++;
  else if (g_str_has_prefix (open, "（"))
    open += strlen ("（");
  p = read_time (open, &value);
  if (p && open != line)
    p = *p == ']' || *p == ')' ? p + 1 : g_str_has_prefix (p, "）") ? p + strlen ("）") : NULL;
  else if (p && !g_unichar_isspace (g_utf8_get_char (p)) && *p != '\0')
    p = NULL;
  if (p == NULL)
    return line;
  *second = value;
  return skip_blanks (p);
}

static void
parse_plain (Parser *self)
{
  gint64 second = -1;
  gboolean fresh = TRUE; /* after a blank line */

  for (; self->lines[self->at]; self->at++)
    {
      const char *line = skip_blanks (g_strchomp (self->lines[self->at]));
      const char *said = read_stamp (line, &second);
      gboolean stamped = said != line;
      g_autofree char *name = NULL;
      const char *rest = read_marked (said, &name);
      RkUtterance *before = last_one (self);

      if (rest == NULL)
        rest = read_name (said, &name);
      if (rest)
        before = add (self, second, name, g_strdup (skip_blanks (rest)));
      else if (*said == '\0')
        fresh = TRUE;
      else if (before == NULL || ((fresh || stamped) && *before->text))
        before = add (self, second, before ? before->speaker : NULL, g_strdup (said));
      else
        {
          char *joined = g_strconcat (before->text, *before->text ? "\n" : "", said, NULL);

          g_free (before->text);
          before->text = joined;
        }
      if (rest || *said)
        {
          fresh = FALSE;
          second = -1;
        }
    }
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

/* A name with nothing after it was the heading of nothing. */
static void
drop_empty (GPtrArray *done)
{
  for (guint i = done->len; i > 0; i--)
    if (is_blank (((RkUtterance *)done->pdata[i - 1])->text))
      g_ptr_array_remove_index (done, i - 1);
}

GPtrArray *
rk_transcript_parse (const char *text, GError **error)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_utterance_free);
  Parser self = { .done = done, .last_end = -1 };
  gboolean vtt;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("This is no text that can be read. Nothing was taken in."));
      return NULL;
    }
  vtt = g_str_has_prefix (text, "WEBVTT");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  self.lines = lines;
  if (!vtt)
    parse_plain (&self);
  else if (!parse_vtt (&self, error))
    return NULL;
  drop_empty (done);
  if (done->len == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("There is nothing in this transcript that somebody said. Nothing was "
                              "taken in. Choose the file that the recording was written out to."));
      return NULL;
    }
  return g_steal_pointer (&done);
}
