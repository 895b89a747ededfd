#include "rk-judgement.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-codes.h"
#include "rk-text-compare.h"
#include "rk-text-private.h"
#include "rk-text.h"

#define WITH_A_KEY 0.6     /* of the names' character pairs, where a number is the same */
#define WITH_BOTH_KEYS 0.5 /* where telephone and address are the same */
#define IN_ONE_PLACE 0.8   /* in the same municipality */
#define IN_ONE_AREA 0.9    /* in the same medical area */
#define SHORTEST_BRANCH 12 /* bytes of a name that another may begin with: four characters */
#define SHORTEST_AT_ONE_ADDRESS 6
#define SHORTEST_FORM 5        /* bytes of a form of law inside a name: (株) */
#define SHORTEST_CORPORATION 2 /* characters before 本社: 日本社 is a name */
#define OF_HEAD_OFFICE 0.9     /* of the weight of a name: the very name comes first */

typedef struct
{
  RkJudgement *out;
  double points;
  double most;       /* @points if all agreed */
  gboolean own_name; /* what both call the place is no word for such places */
} Scale;

/* ── one entry after the other ───────────────────────────────────────────────────────────── */

/* @weight: 0: is not counted */
static void
weigh (Scale *scale, double weight, double share, guint why)
{
  scale->points += weight * share;
  scale->most += weight;
  scale->out->why |= why;
}

/* @shortest: bytes of the shorter one */
static gboolean
is_branch (const char *a, const char *b, gsize shortest)
{
  gsize n_a = strlen (a), n_b = strlen (b);
  const char *rest = (n_a > n_b ? a : b) + MIN (n_a, n_b);

  return MIN (n_a, n_b) >= shortest && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a))
         && g_utf8_strlen (rest, -1) > 1; /* 漁業 and 漁 is a slip */
}

/* ── whose place it is ───────────────────────────────────────────────────────────────────── */

/* 「見本食品（株）清水工場」: a form of law that stands behind the name of one corporation, at the
 * end of the @n bytes of @name. */
static gboolean
ends_corporation (const char *name, gsize n)
{
  g_autofree char *before = g_strndup (name, n);
  g_autofree char *folded = rk_text_fold (before);
  gsize length = strlen (folded);
  gsize form = length ? rk_form_match_end (folded, length, NULL) : 0;

  if (form < SHORTEST_FORM || form == length)
    return FALSE;
  folded[length - form] = '\0';
  return !rk_text_has_legal_form (folded);
}

/* What stands behind it is a place: not a bracket, a dot, or one more corporation (a joint
 * venture).
 */
static gboolean
is_place (const char *rest)
{
  gunichar c = g_utf8_get_char (rest);

  return c != 0 && !g_unichar_isspace (c) && !g_unichar_ispunct (c)
         && !rk_text_has_legal_form (rest);
}

/* Bytes of 本社, and what else a head office is called, at the end of the name of a corporation. */
static gsize
head_office_at_end (const char *name)
{
  static const char *const words[]
      = { "本店営業部", "本社営業部", "本社事務所", "本部事務所", "本社", "本店", "本部" };
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (name, words[i]))
      return g_utf8_strlen (name, (gssize)(length - strlen (words[i]))) >= SHORTEST_CORPORATION
                 ? strlen (words[i])
                 : 0;
  return 0;
}

/* Whether a blank at @at divides 「見本㈱　本社工場」; in 「株式会社 見本」 it does not. */
static gboolean
is_dividing (const char *clean, const char *at)
{
  /* A form alone keeps its own key; before a name it leaves nothing. */
  g_autofree char *before = g_strdup_printf ("%.*s見本", (int)(at - clean), clean);
  g_autofree char *key = rk_text_name_key (before);

  return !g_str_equal (key, "見本");
}

/* Where 本社 begins behind 「㈱見本」; of 「㈱日本社」 nowhere: NULL */
static const char *
find_head_office (const char *clean)
{
  gsize n = head_office_at_end (clean);
  g_autofree char *key = n ? rk_text_name_key (clean) : NULL;

  return key && head_office_at_end (key) == n ? clean + strlen (clean) - n : NULL;
}

/* Where the place begins; NULL: nowhere */
static const char *
find_place (const char *clean)
{
  for (const char *at = clean; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if ((c == ' ' || c == 0x3000) && is_dividing (clean, at))
        return at;
      if ((c == ')' || c == 0xff09 || c == 0x793e /* 社 */ || (c >= 0x3231 && c <= 0x33ff))
          && is_place (next) && ends_corporation (clean, (gsize)(next - clean)))
        return next;
    }
  return rk_text_has_legal_form (clean) ? find_head_office (clean) : NULL;
}

void
rk_workplace_name_split (const char *name, char **corporation, char **branch)
{
  char *clean = rk_text_clean (name ? name : "");
  const char *place = find_place (clean);

  *corporation = clean;
  *branch = place ? rk_text_clean (place) : NULL;
  if (place)
    clean[place - clean] = '\0';
}

/* Whether a name says whose place it is: 「㈱見本　焼津工場」, 「見本 焼津工場」; 「富士宮工場」
 * does not say 富士㈱.
 * @place: (out) (optional) (nullable): key of the place behind the corporation */
static gboolean
names_corporation (const char *name, const char *corporation, char **place)
{
  g_autofree char *whole = rk_text_name_key (name);
  g_autofree char *part = rk_text_name_key (corporation);
  g_autofree char *before = NULL;
  g_autofree char *branch = NULL;
  g_autofree char *first = NULL;
  const char *rest = g_str_has_prefix (whole, part) ? whole + strlen (part) : "";

  rk_workplace_name_split (name, &before, &branch);
  first = rk_text_name_key (before);
  if (place)
    *place = *rest ? g_strdup (rest) : NULL;
  return g_str_equal (whole, part) || (branch && g_str_equal (first, part))
         || (*rest && strlen (part) >= SHORTEST_BRANCH)
         || (rk_text_has_legal_form (name) && strstr (whole, part));
}

/* A row of a list of what belongs to workplaces has the place only. */
static const char *
corporation_of (const RkRecord *record)
{
  int field = rk_kind_field (rk_record_kind (record), "corporation_name");

  return field >= 0 ? rk_record_text (record, field) : NULL;
}

static gboolean
ends_with_any (const char *name, const char *const *words)
{
  for (; *words; words++)
    if (g_str_has_suffix (name, *words))
      return TRUE;
  return FALSE;
}

/* What corporations call their places. */
static const char *const places[] = { "工場", "支店", "支社", "営業所",   "出張所", "事業所",
                                      "本社", "本店", "本部", "センター", NULL };

/* Whether a place is called by what it is, as one of another corporation may be: 焼津工場, 焼津店;
 * 見本病院 is not. @key: of the name */
static gboolean
is_common_place (const char *key)
{
  static const char *const more[]
      = { "店", "支所", "事務所", "作業所", "分室", "部", "課", "倉庫", "センタ-", NULL };

  return ends_with_any (key, places) || ends_with_any (key, more);
}

/* What stands behind the corporation in a name that begins with it, where that can only be a place
 * of it: 「焼津工場」 of 「髙瀬製作所焼津工場」; 「焼津水産高校前店」 may be a shop before a
 * school. */
static const char *
place_behind (const char *name, const char *part)
{
  if (strlen (part) < SHORTEST_BRANCH)
    return NULL;
  for (const char *at = name; *at; at = g_utf8_next_char (at))
    {
      g_autofree char *before = g_strndup (name, (gsize)(at - name));
      g_autofree char *key = at > name ? rk_text_name_key (before) : NULL;

      if (g_strcmp0 (key, part) == 0 && ends_with_any (at, places))
        return at;
    }
  return NULL;
}

char *
rk_workplace_dup_call (const char *name, const char *corporation)
{
  g_autofree char *before = NULL;
  g_autofree char *branch = NULL;
  g_autofree char *first = NULL;
  g_autofree char *part = NULL;
  const char *behind;

  if (name == NULL || corporation == NULL
      || (rk_text_has_legal_form (name) && names_corporation (name, corporation, NULL)))
    return g_strdup (name);
  rk_workplace_name_split (name, &before, &branch);
  first = rk_text_name_key (before);
  part = rk_text_name_key (corporation);
  if (g_str_equal (first, part))
    return branch ? g_strdup_printf ("%s　%s", corporation, branch) : g_strdup (corporation);
  behind = place_behind (name, part);
  return g_strdup_printf ("%s　%s", corporation, behind ? behind : name);
}

char *
rk_workplace_full_name (const RkRecord *workplace)
{
  return rk_workplace_dup_call (rk_record_get (workplace, "name"), corporation_of (workplace));
}

/* The names of a workplace, as keys. */
typedef struct
{
  char *full;        /* corporation and place, or the name as it is */
  char *place;       /* (nullable): of the place alone, as it is entered or taken out of the name */
  gboolean known;    /* whose place it is */
  gboolean inferred; /* @place was taken out of the name */
  gsize head;        /* bytes at the end of @full that only say that it is the head office */
} Names;

static void
names_clear (Names *names)
{
  g_free (names->full);
  g_free (names->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

/* 「見本食品 本社」 and 「見本食品本社」; not 「見本食品　富士本店」, nor a corporation of that
 * name.
 */
static void
names_find_head (Names *names)
{
  gsize n = head_office_at_end (names->full);

  if (n > 0 && names->place
      && (strlen (names->place) == n || g_str_equal (names->place, names->full)))
    names->head = n;
}

/* Returns: whether @name says corporation and place; else nothing is set */
static gboolean
names_take_apart (Names *names, const char *name)
{
  g_autofree char *before = NULL;
  g_autofree char *branch = NULL;

  rk_workplace_name_split (name, &before, &branch);
  if (branch == NULL)
    return FALSE;
  names->known = names->inferred = TRUE;
  names->full = rk_text_name_key (name);
  names->place = rk_text_name_key (branch);
  names_find_head (names);
  return TRUE;
}

static void
names_init (Names *names, const RkRecord *record)
{
  const char *name = rk_record_get (record, "name");
  const char *corporation = corporation_of (record);

  *names = (Names){ .known = corporation != NULL };
  if (corporation == NULL)
    {
      if (names_take_apart (names, name))
        return;
      names->full = rk_text_name_key (name);
      names->place = g_strdup (names->full);
    }
  else if (names_corporation (name, corporation, &names->place))
    {
      names->full = rk_text_name_key (name);
      names->inferred = TRUE;
    }
  else
    {
      g_autofree char *full = g_strdup_printf ("%s　%s", corporation, name);

      g_free (names->place);
      names->full = rk_text_name_key (full);
      names->place = rk_text_name_key (name);
    }
  names_find_head (names);
}

char *
rk_workplace_dup_other_key (const RkRecord *workplace)
{
  const char *name = rk_record_get (workplace, "name");
  g_auto (Names) names = { 0 };

  if (corporation_of (workplace) || head_office_at_end (name))
    names_init (&names, workplace);
  else if (!names_take_apart (&names, name))
    return g_strdup (""); /* as of most: nothing else is asked about the name */
  if (names.head > 0)
    return g_strndup (names.full, strlen (names.full) - names.head);
  if (names.known && !names.inferred)
    return g_steal_pointer (&names.full);
  return names.inferred && names.place ? g_steal_pointer (&names.place) : g_strdup ("");
}

gboolean
rk_workplace_other_says_whose (const char *const *keys)
{
  const char *other = keys[RK_OTHER_NAME];

  return keys[0] && other && *other && !g_str_has_suffix (keys[0], other);
}

char *
rk_workplace_full_address (const RkRecord *workplace)
{
  const char *building = rk_record_get (workplace, "building");
  const char *address = rk_record_get (workplace, "address");

  return building && address && !strstr (address, building)
             ? g_strdup_printf ("%s　%s", address, building)
             : g_strdup (address);
}

/* Whether they are one but for 本社 at the end. */
static gboolean
is_one_core (const Names *a, const Names *b)
{
  gsize n = strlen (a->full) - a->head;

  return n == strlen (b->full) - b->head && strncmp (a->full, b->full, n) == 0;
}

/* Whether two bear one name. A corporation is its head office. Of two of which one does not say
 * whose place it is, the names of the places are compared.
 * Returns: RkWhy; 0: they do not */
static guint
name_in_common (const Names *a, const Names *b)
{
  if (g_str_equal (a->full, b->full))
    return RK_WHY_NAME;
  if ((a->head > 0) != (b->head > 0) && is_one_core (a, b))
    return RK_WHY_NAME | RK_WHY_HEAD_OFFICE;
  if ((a->known && b->known) || g_strcmp0 (a->place, b->place) != 0 || a->place == NULL)
    return 0;
  return RK_WHY_NAME | (a->inferred || b->inferred ? RK_WHY_NAME_OF_PLACE : 0);
}

gboolean
rk_workplace_same_name (const RkRecord *a, const RkRecord *b)
{
  g_auto (Names) of_a = { 0 };
  g_auto (Names) of_b = { 0 };

  names_init (&of_a, a);
  names_init (&of_b, b);
  return name_in_common (&of_a, &of_b) != 0;
}

static gboolean
is_one_corporation (const RkRecord *a, const RkRecord *b)
{
  const char *number = rk_record_get (a, "corporate_number");

  return number && g_strcmp0 (number, rk_record_get (b, "corporate_number")) == 0;
}

/* The name of a building, or of a floor, may stand behind one of the two only. */
static gboolean
is_same_address (const char *a, const char *b)
{
  gsize n = MIN (strlen (a), strlen (b));

  if (g_str_equal (a, b))
    return n > 0;
  return n > 0 && g_ascii_isdigit (a[n - 1]) && strncmp (a, b, n) == 0 && !g_ascii_isdigit (a[n])
         && !g_ascii_isdigit (b[n]) && a[n] != '-' && b[n] != '-';
}

static gboolean
is_one_address (const RkRecord *a, const RkRecord *b)
{
  g_autofree char *key_a = rk_text_address_key (rk_record_get (a, "address"));
  g_autofree char *key_b = rk_text_address_key (rk_record_get (b, "address"));

  return strpbrk (key_a, "0123456789") && is_same_address (key_a, key_b);
}

/* A short name may begin another one by chance, unless more is in common. */
static gsize
shortest_branch (const RkRecord *a, const RkRecord *b)
{
  return is_one_corporation (a, b) ? 1
         : is_one_address (a, b)   ? SHORTEST_AT_ONE_ADDRESS
                                   : SHORTEST_BRANCH;
}

static void
weigh_names (Scale *scale, const RkRecord *left, const RkRecord *right)
{
  const char *a = rk_record_get (left, "name");
  const char *b = rk_record_get (right, "name");
  g_auto (Names) of_a = { 0 };
  g_auto (Names) of_b = { 0 };
  guint common;

  names_init (&of_a, left);
  names_init (&of_b, right);
  common = name_in_common (&of_a, &of_b);
  if (rk_text_has_lost (a) || rk_text_has_lost (b))
    scale->out->why |= RK_WHY_LOST;
  if (rk_text_has_private_use (a) || rk_text_has_private_use (b))
    scale->out->why |= RK_WHY_PRIVATE;
  if (common)
    {
      scale->out->names = 1;
      scale->own_name = !is_common_place (of_a.place ? of_a.place : of_a.full);
      weigh (scale, 50, common & RK_WHY_HEAD_OFFICE ? OF_HEAD_OFFICE : 1, common);
      return;
    }
  scale->out->names = rk_text_bigram_similarity (of_a.full, of_b.full);
  scale->out->n_differing = rk_text_n_differing (of_a.full, of_b.full);
  weigh (scale, 50, scale->out->names, scale->out->names >= WITH_A_KEY ? RK_WHY_NAME_ALIKE : 0);
  if (is_branch (of_a.full, of_b.full, shortest_branch (left, right))
      || (of_a.head > 0 && of_b.head > 0 && is_one_core (&of_a, &of_b)))
    scale->out->why |= RK_WHY_BRANCH;
}

static void
weigh_places (Scale *scale, const char *a, const char *b)
{
  const RkArea *area_a = rk_area_by_code (a);
  const RkArea *area_b = rk_area_by_code (b);

  if (a == NULL || b == NULL)
    return;
  if (g_str_equal (a, b))
    weigh (scale, 15, 1, RK_WHY_PLACE);
  else if (area_a && area_b && area_a->medical_area == area_b->medical_area)
    weigh (scale, 15, 0.5, RK_WHY_AREA);
  else
    weigh (scale, 15, 0, RK_WHY_PLACE_DIFFERS);
}

static void
weigh_numbers (Scale *scale, const char *a, const char *b)
{
  if (a && b)
    {
      gboolean same = g_str_equal (a, b);

      weigh (scale, 30, same, same ? RK_WHY_NUMBER : RK_WHY_NUMBER_DIFFERS);
    }
}

static void
weigh_phones (Scale *scale, const char *a, const char *b)
{
  g_autofree char *digits_a = rk_phone_digits (a);
  g_autofree char *digits_b = rk_phone_digits (b);
  gboolean same = g_str_equal (digits_a, digits_b);

  if (*digits_a && *digits_b)
    weigh (scale, 20, same, same ? RK_WHY_PHONE : RK_WHY_PHONE_DIFFERS);
}

static void
weigh_addresses (Scale *scale, const char *a, const char *b)
{
  g_autofree char *key_a = rk_text_address_key (a);
  g_autofree char *key_b = rk_text_address_key (b);
  gboolean same = is_same_address (key_a, key_b);

  if (*key_a == '\0' || *key_b == '\0')
    return;
  /* Without a number it only names the part of a town. */
  if (strpbrk (key_a, "0123456789") && strpbrk (key_b, "0123456789"))
    weigh (scale, 15, same ? 1 : rk_text_bigram_similarity (key_a, key_b) / 2,
           same ? RK_WHY_ADDRESS : RK_WHY_ADDRESS_DIFFERS);
}

static void
weigh_postal_codes (Scale *scale, const char *a, const char *b)
{
  if (a && b)
    {
      gboolean same = g_str_equal (a, b);

      weigh (scale, 5, same, same ? RK_WHY_POSTAL : 0);
    }
}

/* 「本社」 and 「本社」 of two corporations in one city. */
static gboolean
is_of_another_corporation (guint why)
{
  return (why & RK_WHY_NUMBER_DIFFERS) && (why & (RK_WHY_PHONE_DIFFERS | RK_WHY_ADDRESS_DIFFERS))
         && !(why & (RK_WHY_PHONE | RK_WHY_ADDRESS));
}

/* ── all together ────────────────────────────────────────────────────────────────────────── */

static gboolean
is_contradicted (guint why)
{
  return (why & RK_WHY_NUMBER_DIFFERS)
         || ((why & RK_WHY_PHONE_DIFFERS) && (why & RK_WHY_ADDRESS_DIFFERS));
}

/* A corporation, and its head office: without the street it may be any of its places. */
static RkLikeness
of_head_office (guint why, gboolean in_place)
{
  gboolean there
      = (why & RK_WHY_ADDRESS) || ((why & RK_WHY_PHONE) && !(why & RK_WHY_ADDRESS_DIFFERS));

  if (why & (RK_WHY_AREA | RK_WHY_PLACE_DIFFERS))
    return why & RK_WHY_PHONE ? RK_ALIKE : RK_DIFFERENT;
  if (is_contradicted (why) && !(why & RK_WHY_ADDRESS))
    return RK_DIFFERENT;
  return in_place && there && !(why & (RK_WHY_PRIVATE | RK_WHY_NUMBER_DIFFERS)) ? RK_SAME
                                                                                : RK_ALIKE;
}

static RkLikeness
of_same_name (const Scale *scale, gboolean in_place)
{
  guint why = scale->out->why;
  gboolean shared = (why & (RK_WHY_NUMBER | RK_WHY_PHONE)) != 0;
  gboolean found = shared || (why & RK_WHY_ADDRESS);

  if (why & RK_WHY_HEAD_OFFICE)
    return of_head_office (why, in_place);
  if ((why & RK_WHY_NAME_OF_PLACE) && !shared
      && ((why & (RK_WHY_NUMBER_DIFFERS | RK_WHY_PHONE_DIFFERS))
          || ((why & RK_WHY_ADDRESS_DIFFERS) && !scale->own_name)))
    return RK_DIFFERENT;
  if (in_place)
    return is_of_another_corporation (why)    ? RK_DIFFERENT
           : found && !(why & RK_WHY_PRIVATE) ? RK_SAME
                                              : RK_ALIKE;
  if (!(why & (RK_WHY_AREA | RK_WHY_PLACE_DIFFERS)) || shared)
    return RK_ALIKE;
  return (why & RK_WHY_AREA) && !(why & (RK_WHY_NUMBER_DIFFERS | RK_WHY_PHONE_DIFFERS))
             ? RK_ALIKE
             : RK_DIFFERENT;
}

static gboolean
is_alike (const RkJudgement *judgement, gboolean in_place)
{
  guint why = judgement->why;
  double name = judgement->names;
  gboolean shared = (why & (RK_WHY_NUMBER | RK_WHY_PHONE)) != 0;
  gboolean may_be_there = !(why & (RK_WHY_AREA | RK_WHY_PLACE_DIFFERS));

  if ((why & RK_WHY_NUMBER) && (why & RK_WHY_PHONE))
    return TRUE;
  if (may_be_there && shared && name >= WITH_A_KEY)
    return TRUE;
  if (may_be_there && (why & RK_WHY_NUMBER) && (why & RK_WHY_BRANCH))
    return TRUE;
  if (in_place && (why & RK_WHY_ADDRESS) && (why & RK_WHY_BRANCH))
    return TRUE;
  if (in_place && (why & RK_WHY_ADDRESS) && (why & RK_WHY_PHONE)
      && (name >= WITH_BOTH_KEYS || judgement->n_differing == 1))
    return TRUE;
  if (in_place && (why & RK_WHY_PHONE) && (why & RK_WHY_LOST))
    return TRUE;
  if (is_contradicted (why))
    return FALSE;
  return in_place ? name >= IN_ONE_PLACE : name >= IN_ONE_AREA && !(why & RK_WHY_PLACE_DIFFERS);
}

void
rk_workplace_judge (const RkRecord *a, const RkRecord *b, RkJudgement *judgement)
{
  const char *place_a = rk_record_get (a, "municipality_code");
  const char *place_b = rk_record_get (b, "municipality_code");
  gboolean in_place = g_strcmp0 (place_a, place_b) == 0;
  Scale scale = { .out = judgement };

  *judgement = (RkJudgement){ .likeness = RK_DIFFERENT };
  weigh_names (&scale, a, b);
  weigh_places (&scale, place_a, place_b);
  weigh_numbers (&scale, rk_record_get (a, "corporate_number"),
                 rk_record_get (b, "corporate_number"));
  weigh_phones (&scale, rk_record_get (a, "phone"), rk_record_get (b, "phone"));
  weigh_addresses (&scale, rk_record_get (a, "address"), rk_record_get (b, "address"));
  weigh_postal_codes (&scale, rk_record_get (a, "postal_code"), rk_record_get (b, "postal_code"));
  judgement->score = (guint)(100 * scale.points / scale.most + 0.5);
  if (judgement->why & RK_WHY_NAME)
    judgement->likeness = of_same_name (&scale, in_place);
  else if (is_alike (judgement, in_place))
    judgement->likeness = RK_ALIKE;
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static void
add_words (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len ? _ (", ") : "", more);
}

char *
rk_judgement_dup_words (const RkJudgement *judgement)
{
  static const struct
  {
    guint why;
    const char *words;
  } all[] = {
    { RK_WHY_DECIDED, N_ ("decided before") },
    { RK_WHY_NAME, N_ ("the name is the same") },
    { RK_WHY_NAME_OF_PLACE, N_ ("one does not say whose place it is") },
    { RK_WHY_HEAD_OFFICE, N_ ("one is the corporation, the other its head office") },
    { RK_WHY_PLACE, N_ ("same municipality") },
    { RK_WHY_AREA, N_ ("another municipality of the medical area") },
    { RK_WHY_PLACE_DIFFERS, N_ ("another municipality") },
    { RK_WHY_NUMBER, N_ ("same corporate number") },
    { RK_WHY_PHONE, N_ ("same telephone") },
    { RK_WHY_ADDRESS, N_ ("same address") },
    { RK_WHY_POSTAL, N_ ("same postal code") },
    { RK_WHY_NUMBER_DIFFERS, N_ ("different corporate numbers") },
    { RK_WHY_PHONE_DIFFERS, N_ ("different telephones") },
    { RK_WHY_ADDRESS_DIFFERS, N_ ("different addresses") },
    { RK_WHY_BRANCH, N_ ("one names a branch of the other") },
    { RK_WHY_PRIVATE, N_ ("a character that cannot be compared (外字)") },
    { RK_WHY_ONLY, N_ ("no other fits") },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (judgement->why & all[i].why)
        add_words (words, _ (all[i].words));
      if (all[i].why == RK_WHY_NAME && !(judgement->why & (RK_WHY_NAME | RK_WHY_DECIDED)))
        {
          g_autofree char *differing = g_strdup_printf (
              ngettext ("%u character of the name differs", "%u characters of the name differ",
                        judgement->n_differing),
              judgement->n_differing);

          add_words (words, differing);
        }
    }
  return g_string_free (words, FALSE);
}
