/* What a statistic is asked with, and how its answer is written. */
#include "rk-cli-stat-call.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

/* ── input ───────────────────────────────────────────────────────────────────────────────── */

void
rk_call_refuse (RkCall *call, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  if (call->error)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  call->error = g_error_new_literal (RK_ERROR, RK_ERROR_INVALID, message);
}

gboolean
rk_call_is_given (RkCall *call, const char *key)
{
  return rk_json_member (call->input, key) != NULL;
}

double
rk_call_number_or (RkCall *call, const char *key, double usual)
{
  const RkJsonNode *node = rk_json_member (call->input, key);

  if (node == NULL)
    return usual;
  if (node->type != RK_JSON_NUMBER)
    rk_call_refuse (call, _ ("Nothing was computed: “%s” is not a number."), key);
  return node->number;
}

double
rk_call_number (RkCall *call, const char *key)
{
  if (!rk_call_is_given (call, key))
    rk_call_refuse (call, _ ("Nothing was computed: “%s” is missing."), key);
  return rk_call_number_or (call, key, NAN);
}

double
rk_call_confidence_from (double value)
{
  return value >= 50 && value < 100 ? value / 100 : value;
}

double
rk_call_confidence (RkCall *call)
{
  return rk_call_confidence_from (rk_call_number_or (call, "confidence", 0.95));
}

/* What masks a cell in published tables. */
static gboolean
is_mask (const RkJsonNode *node)
{
  static const char *const masks[]
      = { "-", "‐", "－", "−", "―", "ー", "–", "*", "＊", "***", "X", "Ｘ", "※", "…", NULL };

  return node->type == RK_JSON_NULL
         || (node->type == RK_JSON_TEXT && g_strv_contains (masks, node->text));
}

const double *
rk_call_read_array (RkCall *call, const char *key, gboolean masks, gsize *length)
{
  const RkJsonNode *node = rk_json_member (call->input, key);
  double *values = NULL;

  *length = 0;
  if (node && node->type == RK_JSON_NUMBER)
    {
      values = g_memdup2 (&node->number, sizeof node->number);
      *length = 1;
    }
  else if (node == NULL || node->type != RK_JSON_ARRAY)
    rk_call_refuse (call,
                    node ? _ ("Nothing was computed: “%s” is not an array of numbers.")
                         : _ ("Nothing was computed: “%s” is missing."),
                    key);
  else
    {
      *length = node->children->len;
      values = g_new (double, *length + 1);
      for (guint i = 0; i < node->children->len; i++)
        {
          const RkJsonNode *child = node->children->pdata[i];

          values[i] = masks && is_mask (child) ? NAN : child->number;
          if (child->type != RK_JSON_NUMBER && !(masks && is_mask (child)))
            rk_call_refuse (call, _ ("Nothing was computed: number %u of “%s” is not a number."),
                            i + 1, key);
        }
    }
  if (*length == 0)
    rk_call_refuse (call, _ ("Nothing was computed: “%s” holds no numbers."), key);
  g_ptr_array_add (call->held, values);
  return values;
}

const double *
rk_call_numbers (RkCall *call, const char *key, gsize *length)
{
  return rk_call_read_array (call, key, FALSE, length);
}

const double *
rk_call_as_many (RkCall *call, const char *key, gsize length)
{
  gsize found;
  const double *values = rk_call_numbers (call, key, &found);

  if (found != length)
    rk_call_refuse (call, _ ("Nothing was computed: “%s” holds %u numbers, others hold %u."), key,
                    (guint)found, (guint)length);
  return values;
}

guint
rk_call_choice (RkCall *call, const char *key, const char *words)
{
  const RkJsonNode *node = rk_json_member (call->input, key);
  g_auto (GStrv) known = g_strsplit (words, "|", -1);

  if (node == NULL)
    return 0;
  for (guint i = 0; known[i] && node->type == RK_JSON_TEXT; i++)
    if (g_str_equal (known[i], node->text))
      return i;
  rk_call_refuse (call, _ ("Nothing was computed: “%s” must be one of %s."), key, words);
  return 0;
}

RkStatMethod
rk_call_method (RkCall *call, const char *words)
{
  g_auto (GStrv) known = g_strsplit (words, "|", -1);
  RkStatMethod found = RK_STAT_NONE;

  rk_stat_method_from_id (known[rk_call_choice (call, "method", words)], &found);
  return found;
}

const char *
rk_call_text (RkCall *call, const char *key)
{
  const RkJsonNode *node = rk_json_member (call->input, key);

  return node && node->type == RK_JSON_TEXT ? node->text : NULL;
}

/* ── output ──────────────────────────────────────────────────────────────────────────────── */

RkJson *
rk_call_out (RkCall *call)
{
  if (call->as_json && call->json == NULL)
    call->json = rk_json_new (stdout);
  return call->json;
}

static void
print_number (const char *before, double value, const char *after)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  rk_cli_print ("%s%s%s", before,
                isfinite (value) ? g_ascii_formatd (digits, sizeof digits, "%.10g", value) : "-",
                after);
}

void
rk_call_put_text (RkCall *call, const char *key, const char *value)
{
  if (rk_call_out (call))
    rk_json_text (call->json, key, value);
  else
    rk_cli_print ("%s: %s\n", key, value ? value : "-");
}

void
rk_call_put_number (RkCall *call, const char *key, double value)
{
  if (rk_call_out (call))
    {
      rk_json_real (call->json, key, value);
      return;
    }
  rk_cli_print ("%s: ", key);
  print_number ("", value, "\n");
}

void
rk_call_put_numbers (RkCall *call, const char *key, const double *values, gsize length)
{
  if (rk_call_out (call))
    rk_json_begin_array (call->json, key);
  else
    rk_cli_print ("%s:", key);
  for (gsize i = 0; i < length; i++)
    if (call->json)
      rk_json_real (call->json, NULL, values[i]);
    else
      print_number (" ", values[i], "");
  if (call->json)
    rk_json_end_array (call->json);
  else
    rk_cli_print ("\n");
}

void
rk_call_put_column (RkCall *call, const char *key, const double *first, gsize stride, gsize length)
{
  g_autofree double *values = g_new (double, length + 1);

  for (gsize i = 0; i < length; i++)
    values[i] = first[i * stride / sizeof *first];
  rk_call_put_numbers (call, key, values, length);
}

void
rk_call_put_result (RkCall *call, const char *name, const RkStatResult *result)
{
  g_autofree char *note = rk_stat_result_dup_note (result);

  rk_call_put_number (call, name, result->value);
  rk_call_put_number (call, "lower", result->lower);
  rk_call_put_number (call, "upper", result->upper);
  if (isfinite (result->n))
    rk_call_put_number (call, "n", result->n);
  if (isfinite (result->confidence))
    rk_call_put_number (call, "confidence", result->confidence);
  rk_call_put_text (call, "method", rk_stat_method_id (result->method));
  rk_call_put_text (call, "reference", result->reference);
  rk_call_put_text (call, "note", note);
}
