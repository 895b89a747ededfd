#include "rk-finder.h"

#include <string.h>

#include "rk-area.h"
#include "rk-judgement.h"
#include "rk-text-private.h"
#include "rk-text.h"

#define MOST_OF_A_KEY 50  /* branches that share a number; the right one shares the name, too */
#define MOST_OF_A_NAME 12 /* names that are like one; the likest */
#define LIKE 0.8          /* share of character pairs; rk-judgement.h */
#define SHORTEST_BEGUN 6  /* bytes of a name that another one begins with; rk-judgement.c */
#define NO_AREA 0         /* of places that no medical area has */

typedef struct
{
  gint64 id; /* 0: dropped */
  const char *name;
  const char *place;
  guint n_pairs;
  guint area;
  guint next[RK_N_MATCH_KEYS]; /* another entry with the same key, from 1; 0: none */
} Entry;

typedef struct
{
  guint entry;
  double share;
} Like;

struct _RkFinder
{
  GArray *entries; /* Entry */
  GStringChunk *texts;
  GHashTable *by_key[RK_N_MATCH_KEYS]; /* key → the newest entry with it, from 1 */
  GHashTable *by_id;                   /* gint64 → entry, from 1 */
  GHashTable *by_pair;                 /* area and character pair → GArray of entries */
  GHashTable *areas;                   /* code of a municipality or medical area → number */
  /* of one search */
  GArray *found;   /* gint64 */
  GArray *counts;  /* guint16 by entry: pairs in common */
  GArray *touched; /* entries with a count */
  GArray *likes;   /* Like */
  GArray *begun;   /* entries whose name begins with that, or that begins with theirs */
};

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

/* A number leads to all records that have it, wherever they are. */
static char *
without_place (const char *key)
{
  const char *end = strchr (key, '\n');

  return end ? g_strndup (key, (gsize)(end - key)) : g_strdup (key);
}

static const char *
place_of (const char *key)
{
  const char *end = key ? strrchr (key, '\n') : NULL;

  return end ? end + 1 : "";
}

static gboolean
is_key (const char *key)
{
  return key != NULL && *key != '\0';
}

static gboolean
is_name (guint which)
{
  return which == 0 || which == RK_OTHER_NAME;
}

static char *
dup_key (const char *const *keys, guint which)
{
  if (!is_key (keys[which]))
    return NULL;
  return is_name (which) ? g_strdup (keys[which]) : without_place (keys[which]);
}

/* The name that says most: with the corporation, where it stands apart. */
static const char *
longest_name (const char *const *keys)
{
  const char *name = is_key (keys[0]) ? keys[0] : "";
  const char *other = is_key (keys[RK_OTHER_NAME]) ? keys[RK_OTHER_NAME] : "";

  return strlen (other) >= strlen (name) ? other : name; /* 見本 of 本社 */
}

/* ── areas ───────────────────────────────────────────────────────────────────────────────── */

static guint
number_of_area (RkFinder *self, const char *place)
{
  const RkArea *area = rk_area_by_code (place);
  const char *code = area ? area->medical_area->code : place;
  gpointer number;

  if (*place == '\0')
    return NO_AREA;
  if (!g_hash_table_lookup_extended (self->areas, code, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->areas) + 1);
      g_hash_table_insert (self->areas, g_strdup (code), number);
    }
  return GPOINTER_TO_UINT (number);
}

/* ── character pairs ─────────────────────────────────────────────────────────────────────── */

/* 21 bits for each character. */
static guint64
pair_key (guint area, gunichar first, gunichar second)
{
  return (guint64)area << 42 | (guint64)first << 21 | second;
}

static void
for_each_pair (RkFinder *self,
               const char *name,
               guint area,
               void (*func) (RkFinder *self, guint64 pair, gpointer data),
               gpointer data)
{
  const char *p = name;
  gunichar first = rk_text_next (&p);

  while (first != 0)
    {
      gunichar second = rk_text_next (&p);

      if (second != 0)
        func (self, pair_key (area, first, second), data);
      first = second;
    }
}

static void
note_pair (RkFinder *self, guint64 pair, gpointer data)
{
  guint entry = GPOINTER_TO_UINT (data);
  GArray *entries = g_hash_table_lookup (self->by_pair, &pair);

  if (entries == NULL)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_pair, g_memdup2 (&pair, sizeof pair), entries);
    }
  g_array_append_val (entries, entry);
  g_array_index (self->entries, Entry, entry).n_pairs++;
}

/* ── the register ────────────────────────────────────────────────────────────────────────── */

RkFinder *
rk_finder_new (void)
{
  RkFinder *self = g_new0 (RkFinder, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->texts = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    self->by_key[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_pair
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  self->likes = g_array_new (FALSE, FALSE, sizeof (Like));
  self->begun = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
rk_finder_free (RkFinder *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->texts);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    g_hash_table_unref (self->by_key[i]);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_pair);
  g_hash_table_unref (self->areas);
  g_array_unref (self->found);
  g_array_unref (self->counts);
  g_array_unref (self->touched);
  g_array_unref (self->likes);
  g_array_unref (self->begun);
  g_free (self);
}

static void
chain (RkFinder *self, guint entry, guint which, const char *key)
{
  gpointer before = g_hash_table_lookup (self->by_key[which], key);

  g_array_index (self->entries, Entry, entry).next[which] = GPOINTER_TO_UINT (before);
  g_hash_table_insert (self->by_key[which],
                       before ? (gpointer)key : g_string_chunk_insert (self->texts, key),
                       GUINT_TO_POINTER (entry + 1));
}

void
rk_finder_add (RkFinder *self, gint64 id, const char *const *keys)
{
  Entry entry = { .id = id };
  guint n = self->entries->len;
  g_autofree char *name = without_place (longest_name (keys));

  entry.name = g_string_chunk_insert (self->texts, name);
  entry.place = g_string_chunk_insert_const (self->texts, place_of (longest_name (keys)));
  entry.area = number_of_area (self, entry.place);
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    {
      g_autofree char *key = dup_key (keys, i);

      if (key)
        chain (self, n, i, key);
    }
  for_each_pair (self, entry.name, entry.area, note_pair, GUINT_TO_POINTER (n));
}

void
rk_finder_drop (RkFinder *self, gint64 id)
{
  guint entry = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  if (entry > 0)
    g_array_index (self->entries, Entry, entry - 1).id = 0;
}

guint
rk_finder_get_size (const RkFinder *self)
{
  return self->entries->len;
}

/* ── by keys ─────────────────────────────────────────────────────────────────────────────── */

static void
take (RkFinder *self, guint entry)
{
  gint64 id = g_array_index (self->entries, Entry, entry).id;

  for (guint i = 0; i < self->found->len; i++)
    if (g_array_index (self->found, gint64, i) == id)
      return;
  if (id)
    g_array_append_val (self->found, id);
}

static void
take_key (RkFinder *self, guint which, const char *key)
{
  guint entry = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key[which], key));

  for (guint n = 0; entry > 0 && n < MOST_OF_A_KEY; n++)
    {
      take (self, entry - 1);
      entry = g_array_index (self->entries, Entry, entry - 1).next[which];
    }
}

/* A name in common is enough, but for that of places of two corporations. */
static void
take_names (RkFinder *self, const char *const *keys)
{
  if (is_key (keys[0]))
    {
      take_key (self, 0, keys[0]);
      take_key (self, RK_OTHER_NAME, keys[0]);
    }
  if (is_key (keys[RK_OTHER_NAME]))
    take_key (self, 0, keys[RK_OTHER_NAME]);
  if (rk_workplace_other_says_whose (keys))
    take_key (self, RK_OTHER_NAME, keys[RK_OTHER_NAME]);
}

/* ── by names ────────────────────────────────────────────────────────────────────────────── */

static void
count_pair (RkFinder *self, guint64 pair, gpointer data)
{
  const GArray *entries = g_hash_table_lookup (self->by_pair, &pair);
  guint16 *counts = (guint16 *)(gpointer)self->counts->data;

  for (guint i = 0; entries && i < entries->len; i++)
    {
      guint entry = g_array_index (entries, guint, i);

      if (counts[entry]++ == 0)
        g_array_append_val (self->touched, entry);
    }
}

static void
count_pairs (RkFinder *self, const char *name, guint area)
{
  guint n_areas = g_hash_table_size (self->areas);

  if (area != NO_AREA)
    {
      for_each_pair (self, name, area, count_pair, NULL);
      for_each_pair (self, name, NO_AREA, count_pair, NULL);
      return;
    }
  for (guint each = 0; each <= n_areas; each++)
    for_each_pair (self, name, each, count_pair, NULL);
}

static void
add_n (RkFinder *self, guint64 pair, gpointer n)
{
  ++*(guint *)n;
}

/* A corporation and one of its places: at one address they may be one. */
static gboolean
begins (const Entry *entry, const char *name, const char *place)
{
  return *place && MIN (strlen (entry->name), strlen (name)) >= SHORTEST_BEGUN
         && (g_str_has_prefix (entry->name, name) || g_str_has_prefix (name, entry->name))
         && g_str_equal (entry->place, place);
}

/* A pair that comes twice in both was counted four times: what passes is looked at exactly. */
static void
collect_likes (RkFinder *self, const char *name, const char *place)
{
  guint16 *counts = (guint16 *)(gpointer)self->counts->data;
  guint n_pairs = 0;

  for_each_pair (self, name, NO_AREA, add_n, &n_pairs);
  for (guint i = 0; i < self->touched->len; i++)
    {
      Like like = { .entry = g_array_index (self->touched, guint, i) };
      const Entry *entry = &g_array_index (self->entries, Entry, like.entry);

      if (2.0 * counts[like.entry] >= LIKE * (n_pairs + entry->n_pairs))
        {
          like.share = rk_text_bigram_similarity (name, entry->name);
          if (like.share >= LIKE)
            g_array_append_val (self->likes, like);
        }
      else if (counts[like.entry] >= MIN (n_pairs, entry->n_pairs) && begins (entry, name, place))
        g_array_append_val (self->begun, like.entry);
      counts[like.entry] = 0;
    }
}

static int
likest_first (gconstpointer a, gconstpointer b)
{
  const Like *left = a, *right = b;

  if (left->share > right->share || left->share < right->share)
    return left->share > right->share ? -1 : 1;
  return left->entry < right->entry ? -1 : 1;
}

static void
take_likes (RkFinder *self, const char *key)
{
  g_autofree char *name = without_place (key);

  g_array_set_size (self->counts, self->entries->len);
  g_array_set_size (self->touched, 0);
  g_array_set_size (self->likes, 0);
  g_array_set_size (self->begun, 0);
  count_pairs (self, name, number_of_area (self, place_of (key)));
  collect_likes (self, name, place_of (key));
  g_array_sort (self->likes, likest_first);
  for (guint i = 0; i < MIN (self->likes->len, MOST_OF_A_NAME); i++)
    take (self, g_array_index (self->likes, Like, i).entry);
  for (guint i = 0; i < MIN (self->begun->len, MOST_OF_A_KEY); i++)
    take (self, g_array_index (self->begun, guint, i));
}

const GArray *
rk_finder_find (RkFinder *self, const char *const *keys)
{
  g_array_set_size (self->found, 0);
  take_names (self, keys);
  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    {
      g_autofree char *key = is_name (i) ? NULL : dup_key (keys, i);

      if (key)
        take_key (self, i, key);
    }
  if (is_key (longest_name (keys)))
    take_likes (self, longest_name (keys));
  return self->found;
}
