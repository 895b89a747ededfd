/* Telephone numbers as lists give them: any width, brackets, an extension, two in one cell. */
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number with its area code has no fewer digits. */
#define FULL_NUMBER 10
#define LONGEST_LABEL 24 /* bytes */

/* One number: what was typed of it in ASCII, its digits with +81 as 0, and what hangs on it */
typedef struct
{
  GString *typed;
  GString *digits;
  GString *extension;
  GString *until; /* the 9 of 4567～9 */
  GString *label; /* the 訪看 of 054-123-4567（訪看） */
  gboolean foreign_character;
} Phone;

static void
phone_free (Phone *phone)
{
  g_string_free (phone->typed, TRUE);
  g_string_free (phone->digits, TRUE);
  g_string_free (phone->extension, TRUE);
  g_string_free (phone->until, TRUE);
  g_string_free (phone->label, TRUE);
  g_free (phone);
}

/* A bracket that holds words and no digit: how many bytes it has, 0 where @text is something else.
 */
static gsize
label_length (const char *text)
{
  const char *p = text;
  gunichar c = *p ? rk_text_next (&p) : 0;

  if (c != '(' && c != 0xff08)
    return 0;
  while (*p != '\0' && p - text < LONGEST_LABEL)
    {
      c = rk_text_next (&p);
      if (c == ')' || c == 0xff09)
        return (gsize)(p - text);
      if (g_unichar_isdigit (c) || c == '(' || c == 0xff08)
        return 0;
    }
  return 0;
}

/* The label as it was typed, in ASCII brackets. */
static void
append_label (GString *out, const char *text, gsize length)
{
  const char *inside = g_utf8_next_char (text);
  const char *end = g_utf8_find_prev_char (text, text + length);

  g_string_append_c (out, '(');
  g_string_append_len (out, inside, end - inside);
  g_string_append_c (out, ')');
}

/* Whether what follows a line break hangs on the number above: （内線3） */
static gboolean
is_extension_below (const char *text)
{
  text += strspn (text, "\r\n ");
  return *text == '(' || g_str_has_prefix (text, "（") || g_str_has_prefix (text, "内線");
}

/* ASCII for what has a part in a number, "," for what divides two, katakana and the like as folded
 */
static char *
plain_form (const char *text)
{
  GString *out = g_string_new (NULL);
  gunichar c;
  gsize label;

  while (text != NULL && *text != '\0')
    {
      char utf8[8] = { 0 };

      label = label_length (text);
      if (label > 0)
        {
          append_label (out, text, label);
          text += label;
          continue;
        }
      c = rk_text_next (&text);
      if (c == 0)
        break;
      if ((c == '\n' || c == '\r') && is_extension_below (text))
        g_string_append_c (out, ' ');
      else if (c == '\n' || c == '\r' || c == ';' || c == 0x3001 || c == 0x30fb || c == 0xff65)
        g_string_append_c (out, ',');
      else if (g_unichar_isspace (c))
        g_string_append_c (out, ' ');
      else
        {
          g_unichar_to_utf8 (c, utf8);
          rk_text_fold_append (out, utf8);
        }
    }
  return g_strdelimit (g_string_free (out, FALSE), "/;", ',');
}

/* A full number in digits and hyphens of any width, as nearly all are, or NULL: what the rest of
 * this file would make of it, without its detours. */
static char *
plain_number (const char *text)
{
  char out[24];
  guint n = 0, n_digits = 0;
  gunichar c;

  while ((c = rk_text_next (&text)) != 0)
    {
      if (c >= 0xff10 && c <= 0xff19)
        c -= 0xff10 - '0';
      else if (c == 0xff0d)
        c = '-';
      if (n + 1 == sizeof out || (c != '-' && (c < '0' || c > '9'))
          || (c == '-' && (n == 0 || out[n - 1] == '-' || *text == '\0')))
        return NULL;
      out[n++] = (char)c;
      n_digits += c != '-';
    }
  if (n_digits < FULL_NUMBER || n_digits > FULL_NUMBER + 1 || out[0] != '0')
    return NULL;
  return g_strndup (out, n);
}

/* Puts a comma between two numbers that stand side by side: 「054-1… 090-1…」,
 * 「(A)054-1…(B)054-2…」, 「054-1…(A) 054-2…(B)」. A label before the first number of a cell stands
 * before each. */
static char *
divide (const char *plain)
{
  GString *out = g_string_new (NULL);
  gboolean label_first = FALSE;
  guint n_digits = 0;

  for (const char *p = plain; *p != '\0';)
    {
      gsize label = label_length (p);
      const char *next = p + MAX (label, 1);
      gboolean full = n_digits >= FULL_NUMBER;
      gboolean before_zero = next[strspn (next, " ")] == '0';
      gboolean after_number = p > plain && (g_ascii_isdigit (p[-1]) || p[-1] == ')');

      label_first = label_first || (label > 0 && out->len == 0);
      if (full && ((label > 0 && label_first) || (*p == ' ' && after_number && before_zero)))
        g_string_append_c (out, ',');
      g_string_append_len (out, p, next - p);
      if (full && label > 0 && !label_first && before_zero)
        g_string_append_c (out, ',');
      n_digits += g_ascii_isdigit (*p) != 0;
      if (*p == ',' || out->str[out->len - 1] == ',' || (full && label > 0))
        n_digits = 0;
      p = next;
    }
  return g_string_free (out, FALSE);
}

static gboolean
skip_word (const char **p, const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (*p, words[i]))
      {
        *p += strlen (words[i]);
        return TRUE;
      }
  return FALSE;
}

/* Brackets, blanks and dots between digits become one hyphen. */
static void
add_separator (Phone *phone)
{
  GString *s = phone->typed;

  if (s->len > 0 && s->str[s->len - 1] != '-')
    g_string_append_c (s, '-');
}

static void
read_piece (Phone *phone, const char *p)
{
  static const char *const labels[]
      = { "tel", "電話番号", "電話", "phone", "携帯", "代表", "(代表)", "(代)", "代", ":", NULL };
  static const char *const extensions[]
      = { "(内線", "内線", "(内)", "(内", "内", "ext.", "ext", NULL };
  GString *digits = phone->typed;

  while (*p != '\0')
    {
      gsize label;

      if (g_ascii_isdigit (*p) || (*p == '+' && digits->len == 0))
        g_string_append_c (digits, *p++);
      else if (skip_word (&p, extensions))
        digits = phone->extension;
      else if (skip_word (&p, labels))
        continue;
      else if ((label = label_length (p)) > 0)
        {
          g_string_append_len (phone->label, p + 1, (gssize)label - 2);
          p += label;
        }
      else if (*p == '~')
        {
          digits = phone->until;
          p++;
        }
      else if (strchr ("-(). ", *p) != NULL)
        {
          if (digits == phone->typed)
            add_separator (phone);
          p++;
        }
      else
        {
          phone->foreign_character = TRUE;
          p = g_utf8_next_char (p);
        }
    }
}

static Phone *
phone_new (const char *piece)
{
  Phone *phone = g_new0 (Phone, 1);
  const char *p;

  phone->typed = g_string_new (NULL);
  phone->digits = g_string_new (NULL);
  phone->extension = g_string_new (NULL);
  phone->until = g_string_new (NULL);
  phone->label = g_string_new (NULL);
  read_piece (phone, piece);
  while (phone->typed->len > 0 && phone->typed->str[phone->typed->len - 1] == '-')
    g_string_truncate (phone->typed, phone->typed->len - 1);
  p = phone->typed->str;
  if (g_str_has_prefix (p, "+81"))
    {
      g_string_append_c (phone->digits, '0');
      p += strlen ("+81");
      p += strspn (p, "-");
      p += *p == '0'; /* +81-(0)54 */
    }
  for (; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (phone->digits, *p);
  return phone;
}

/* NULL where @phone is sound, else the sentence about it */
static const char *
phone_problem (const Phone *phone)
{
  const char *digits = phone->digits->str;
  gsize n = phone->digits->len;

  if (phone->foreign_character)
    return _ ("There is a character that is not a digit.");
  if (n == 0)
    return _ ("There is no telephone number here.");
  if (digits[0] == '0' && (n == 10 || n == 11))
    return NULL;
  if (n == 3 && digits[0] == '1')
    return NULL;
  if (digits[0] != '0' && (n == 9 || n == 10))
    return _ ("A digit is missing (a leading zero may have been lost).");
  if (digits[0] != '0' && n >= 5 && n <= 8)
    return _ ("The area code is missing.");
  return n < 10 ? _ ("There are too few digits for a telephone number.")
                : _ ("There are too many digits for a telephone number.");
}

static void
print_phone (GString *out, const Phone *phone)
{
  if (out->len > 0)
    g_string_append (out, "、");
  g_string_append (out, phone->typed->str);
  if (phone->until->len > 0)
    g_string_append_printf (out, "～%s", phone->until->str);
  if (phone->extension->len > 0)
    g_string_append_printf (out, " 内線%s", phone->extension->str);
  if (phone->label->len > 0)
    g_string_append_printf (out, "（%s）", phone->label->str);
}

static gboolean
check_any (const char *text, char **canonical, GError **error)
{
  g_autofree char *plain = plain_form (text);
  g_autofree char *divided = divide (plain);
  g_auto (GStrv) pieces = g_strsplit (divided, ",", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *problem = NULL;
  gsize n = 0;

  if (canonical != NULL)
    *canonical = NULL;
  for (gsize i = 0; pieces[i] != NULL && problem == NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      {
        Phone *phone = phone_new (pieces[i]);

        problem = phone_problem (phone);
        print_phone (out, phone);
        phone_free (phone);
        n++;
      }
  if (n == 0)
    problem = _ ("There is no telephone number here.");
  if (problem != NULL)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, problem);
      return FALSE;
    }
  if (canonical != NULL)
    *canonical = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

gboolean
rk_phone_check (const char *text, char **canonical, GError **error)
{
  g_autofree char *number = text ? plain_number (text) : NULL;

  if (number == NULL)
    return check_any (text, canonical, error);
  if (canonical != NULL)
    *canonical = g_steal_pointer (&number);
  return TRUE;
}

/* The digits are all there but for the zero in front: 54-629-2000, 90-1234-5678 */
static gboolean
lacks_zero (const Phone *phone)
{
  const char *digits = phone->digits->str;

  if (phone->foreign_character || *digits == '0' || *phone->typed->str == '+')
    return FALSE;
  return phone->digits->len == FULL_NUMBER - 1
         || (phone->digits->len == FULL_NUMBER && strchr ("5789", digits[0]) && digits[1] == '0');
}

char *
rk_phone_propose (const char *text)
{
  g_autofree char *plain = plain_form (text);
  Phone *phone = phone_new (plain);
  GString *out = g_string_new (NULL);

  if (!strchr (plain, ',') && lacks_zero (phone))
    {
      print_phone (out, phone);
      g_string_prepend_c (out, '0');
    }
  phone_free (phone);
  return g_string_free (out, out->len == 0);
}

static char *
digits_of_any (const char *text)
{
  g_autofree char *plain = plain_form (text);
  g_autofree char *divided = divide (plain);
  g_auto (GStrv) pieces = g_strsplit (divided, ",", -1);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      Phone *phone = phone_new (pieces[i]);
      g_autofree char *digits = g_strdup (phone->digits->str);

      phone_free (phone);
      if (*digits != '\0')
        return g_steal_pointer (&digits);
    }
  return g_strdup ("");
}

char *
rk_phone_digits (const char *text)
{
  char *number = text ? plain_number (text) : NULL;
  char *to = number;

  if (number == NULL)
    return digits_of_any (text);
  for (const char *from = number; *from != '\0'; from++)
    if (*from != '-')
      *to++ = *from;
  *to = '\0';
  return number;
}
