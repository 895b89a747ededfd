#include "rk-people.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-records.h"
#include "rk-text.h"

/* ── who there is ────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 id;
  char *name;           /* folded */
  char *kana;           /* folded */
  GHashTable *contacts; /* telephone numbers and addresses, bare */
  GHashTable *bodies;   /* ids as text */
} Person;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->kana);
  g_hash_table_unref (person->contacts);
  g_hash_table_unref (person->bodies);
  g_free (person);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* 054-123-4567 and (054) 123 4567 are one number. */
static void
take_contact (Person *person, const char *text)
{
  g_autofree char *folded = text ? rk_text_fold (text) : NULL;
  GString *bare = g_string_new (NULL);

  for (const char *at = folded; at && *at; at++)
    if (g_ascii_isalnum (*at) || strchr ("@._", *at))
      g_string_append_c (bare, *at);
  if (bare->len > 5)
    g_hash_table_add (person->contacts, g_string_free (bare, FALSE));
  else
    g_string_free (bare, TRUE);
}

static gboolean
load_bodies (RkDb *db, GHashTable *by_id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT DISTINCT p.person_id, s.body_id FROM appointment p JOIN seat s"
                       " ON s.id = p.seat_id WHERE s.body_id IS NOT NULL",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      gint64 id;
      Person *person;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = rk_stmt_int (stmt, 0);
      person = g_hash_table_lookup (by_id, &id);
      if (person)
        g_hash_table_add (person->bodies,
                          g_strdup_printf ("%" G_GINT64_FORMAT, rk_stmt_int (stmt, 1)));
    }
}

static GPtrArray *
load_people (RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT id, name, kana, phone, mobile, email, email_2 FROM person ORDER BY id", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row)
    {
      Person *person;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      person = g_new0 (Person, 1);
      person->id = rk_stmt_int (stmt, 0);
      person->name = rk_text_fold (rk_stmt_text (stmt, 1));
      person->kana = rk_stmt_text (stmt, 2) ? rk_text_fold (rk_stmt_text (stmt, 2)) : NULL;
      person->contacts = new_set ();
      person->bodies = new_set ();
      for (int i = 3; i < 7; i++)
        take_contact (person, rk_stmt_text (stmt, i));
      g_ptr_array_add (people, person);
      g_hash_table_insert (by_id, &person->id, person);
    }
  return load_bodies (db, by_id, error) ? g_steal_pointer (&people) : NULL;
}

/* ── who looks like whom ─────────────────────────────────────────────────────────────────── */

static gboolean
have_in_common (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (b, key))
      return TRUE;
  return FALSE;
}

/* 0: nothing says that they are the same. */
static guint
compare (const Person *a, const Person *b)
{
  guint why = 0;

  if (g_str_equal (a->name, b->name))
    why |= RK_PEOPLE_NAME;
  if (a->kana && b->kana && *a->kana && g_str_equal (a->kana, b->kana))
    why |= RK_PEOPLE_KANA;
  if (have_in_common (a->bodies, b->bodies))
    why |= RK_PEOPLE_BODY;
  if (have_in_common (a->contacts, b->contacts))
    why |= RK_PEOPLE_CONTACT;
  /* Colleagues share a body and the telephone of their office: that alone is nothing. */
  if (why & RK_PEOPLE_NAME)
    return why;
  return (why & RK_PEOPLE_KANA) && (why & (RK_PEOPLE_BODY | RK_PEOPLE_CONTACT)) ? why : 0;
}

static void
add_to (GHashTable *groups, const char *key, Person *person)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, g_strdup (key), group);
    }
  g_ptr_array_add (group, person);
}

/* Only people who share a name or a reading are compared. */
static GHashTable *
group_people (GPtrArray *people)
{
  GHashTable *groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < people->len; i++)
    {
      Person *person = people->pdata[i];
      g_autofree char *name = g_strconcat ("n", person->name, NULL);
      g_autofree char *kana
          = person->kana && *person->kana ? g_strconcat ("k", person->kana, NULL) : NULL;

      add_to (groups, name, person);
      if (kana)
        add_to (groups, kana, person);
    }
  return groups;
}

static char *
dup_pair_key (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static GHashTable *
load_decided (RkDb *db, GError **error)
{
  g_autoptr (GHashTable) decided = new_set ();
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT first_id, second_id FROM distinct_people", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&decided);
      g_hash_table_add (decided, dup_pair_key (rk_stmt_int (stmt, 0), rk_stmt_int (stmt, 1)));
    }
}

/* ── pairs ───────────────────────────────────────────────────────────────────────────────── */

static void
pair_free (gpointer data)
{
  RkPeoplePair *pair = data;

  g_clear_pointer (&pair->first, rk_record_unref);
  g_clear_pointer (&pair->second, rk_record_unref);
  g_free (pair->first_seats);
  g_free (pair->second_seats);
  g_free (pair);
}

static char *
dup_short (const char *iso)
{
  RkDate date = RK_DATE_NONE;

  if (iso)
    rk_date_from_iso (iso, &date);
  return rk_date_is_set (date) ? rk_date_to_wareki_short (date) : g_strdup ("");
}

static char *
dup_seats (RkDb *db, gint64 person, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT ifnull(c.short_name, c.name), b.name, p.post, p.term_start,"
                       " p.term_end FROM appointment p JOIN seat s ON s.id = p.seat_id"
                       " JOIN council c ON c.id = s.council_id LEFT JOIN body b ON b.id = s.body_id"
                       " WHERE p.person_id = ? ORDER BY p.term_start DESC LIMIT 4",
                       error);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, person);
  for (;;)
    {
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_string_free (g_steal_pointer (&words), FALSE);
      from = dup_short (rk_stmt_text (stmt, 3));
      until = dup_short (rk_stmt_text (stmt, 4));
      g_string_append_printf (words, "%s%s　%s　%s　%s～%s", words->len ? "\n" : "",
                              rk_stmt_text (stmt, 0),
                              rk_stmt_text (stmt, 1) ? rk_stmt_text (stmt, 1) : "",
                              rk_stmt_text (stmt, 2) ? rk_stmt_text (stmt, 2) : "", from, until);
    }
}

static RkPeoplePair *
new_pair (RkDb *db, gint64 first, gint64 second, guint why, GError **error)
{
  RkPeoplePair *pair = g_new0 (RkPeoplePair, 1);

  pair->why = why;
  pair->first = rk_records_get (db, &rk_kind_person, first, error);
  pair->second = pair->first ? rk_records_get (db, &rk_kind_person, second, error) : NULL;
  pair->first_seats = pair->second ? dup_seats (db, first, error) : NULL;
  pair->second_seats = pair->first_seats ? dup_seats (db, second, error) : NULL;
  if (pair->second_seats)
    return pair;
  pair_free (pair);
  return NULL;
}

static int
weight (guint why)
{
  return !!(why & RK_PEOPLE_NAME) * 4 + !!(why & RK_PEOPLE_CONTACT) * 3
         + !!(why & RK_PEOPLE_BODY) * 2 + !!(why & RK_PEOPLE_KANA);
}

static int
likeliest_first (gconstpointer a, gconstpointer b)
{
  const RkPeoplePair *left = *(RkPeoplePair *const *)a;
  const RkPeoplePair *right = *(RkPeoplePair *const *)b;
  int difference = weight (right->why) - weight (left->why);

  if (difference)
    return difference;
  if (rk_record_id (left->first) != rk_record_id (right->first))
    return rk_record_id (left->first) < rk_record_id (right->first) ? -1 : 1;
  return rk_record_id (left->second) < rk_record_id (right->second) ? -1 : 1;
}

/* @seen: pairs that need no look any more: decided before, or found by another key */
static gboolean
add_pairs (RkDb *db, GPtrArray *group, GHashTable *seen, GPtrArray *pairs, GError **error)
{
  for (guint i = 0; i < group->len; i++)
    for (guint j = i + 1; j < group->len; j++)
      {
        const Person *a = group->pdata[i];
        const Person *b = group->pdata[j];
        guint why = compare (a, b);
        RkPeoplePair *pair;

        if (why == 0 || !g_hash_table_add (seen, dup_pair_key (a->id, b->id)))
          continue;
        pair = new_pair (db, a->id, b->id, why, error);
        if (pair == NULL)
          return FALSE;
        g_ptr_array_add (pairs, pair);
      }
  return TRUE;
}

GPtrArray *
rk_people_pairs (RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = load_people (db, error);
  g_autoptr (GHashTable) seen = people ? load_decided (db, error) : NULL;
  g_autoptr (GHashTable) groups = seen ? group_people (people) : NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);
  GHashTableIter iter;
  gpointer group;

  if (groups == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_pairs (db, group, seen, pairs, error))
      return NULL;
  g_ptr_array_sort (pairs, likeliest_first);
  return g_steal_pointer (&pairs);
}

GPtrArray *
rk_people_named (RkDb *db, const char *name, gint64 except, GError **error)
{
  g_autofree char *key = rk_text_fold (name);
  g_autoptr (GArray) ids = rk_records_matches (db, &rk_kind_person, 0, key, FALSE, 20, error);

  if (ids == NULL)
    return NULL;
  for (guint i = ids->len; i > 0; i--)
    if (g_array_index (ids, gint64, i - 1) == except)
      g_array_remove_index (ids, i - 1);
  return rk_records_fetch (db, &rk_kind_person, (const gint64 *)(gpointer)ids->data, ids->len,
                           error);
}

/* ── one person ──────────────────────────────────────────────────────────────────────────── */

/* The kana_shown, … of somebody were chosen, or are the usual ones: those of @keep stay. */
static void
take_over (RkDraft *draft, const RkRecord *drop, GString *note)
{
  const RkKind *kind = &rk_kind_person;
  int note_field = rk_kind_field (kind, "note");

  for (int i = 0; i < (int)kind->n_fields; i++)
    {
      const char *value = rk_record_text (drop, i);
      const char *there = rk_draft_text (draft, i);

      if (value == NULL || i == note_field || g_str_has_suffix (kind->fields[i].name, "_shown"))
        continue;
      if (there == NULL)
        rk_draft_take (draft, i, g_strdup (value));
      else if (!g_str_equal (there, value))
        g_string_append_printf (note, "%s%s：%s", note->len ? "\n" : "", kind->fields[i].heading,
                                value);
    }
  if (rk_record_text (drop, note_field))
    g_string_append_printf (note, "%s%s", note->len ? "\n" : "", rk_record_text (drop, note_field));
}

static gboolean
fill_kept (RkDb *db, const RkRecord *keep, const RkRecord *drop, GError **error)
{
  g_autoptr (GString) note = g_string_new (rk_record_get (keep, "note"));
  RkDraft *draft = rk_draft_copy (keep);
  g_autoptr (RkRecord) after = NULL;

  take_over (draft, drop, note);
  if (note->len)
    rk_draft_take (draft, rk_kind_field (&rk_kind_person, "note"), g_strdup (note->str));
  after = rk_draft_end (draft);
  return rk_record_equal (keep, after) || rk_records_save (db, after, NULL, error);
}

/* What was said of somebody who goes says nothing any more. */
static gboolean
forget_distinct (RkDb *db, gint64 person, GError **error)
{
  return rk_links_delete (db, &rk_kind_distinct, "first_id", person, error)
         && rk_links_delete (db, &rk_kind_distinct, "second_id", person, error);
}

gboolean
rk_people_merge (RkDb *db, gint64 keep, gint64 drop, GError **error)
{
  g_autoptr (RkRecord) kept = rk_records_get (db, &rk_kind_person, keep, error);
  g_autoptr (RkRecord) dropped = kept ? rk_records_get (db, &rk_kind_person, drop, error) : NULL;

  return dropped && fill_kept (db, kept, dropped, error) && forget_distinct (db, drop, error)
         && rk_links_move (db, &rk_kind_person, drop, keep, error)
         && rk_records_delete (db, &rk_kind_person, drop, error);
}

/* Somebody who was called to a meeting, of which nothing is known yet. */
static gboolean
delete_calls (RkDb *db, gint64 appointment, GError **error)
{
  static const char sql[]
      = "SELECT id FROM attendance WHERE appointment_id = ? AND ifnull(reply, '" RK_REPLY_NONE
        "') = '" RK_REPLY_NONE "' AND replied_on IS NULL AND presence IS NULL AND vote IS NULL"
        " AND opinion IS NULL AND deputy_name IS NULL AND note IS NULL";
  g_autoptr (GArray) ids = rk_db_ids (db, sql, appointment, 0, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_records_delete (db, &rk_kind_attendance, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
rk_people_delete_term (RkDb *db, gint64 appointment, GError **error)
{
  g_autoptr (RkRecord) term = rk_records_get (db, &rk_kind_appointment, appointment, error);
  gint64 person = term ? rk_record_get_int (term, "person_id") : 0;
  g_autoptr (GPtrArray) others = NULL;

  if (term == NULL || !delete_calls (db, appointment, error)
      || !rk_records_delete (db, &rk_kind_appointment, appointment, error))
    return FALSE;
  others = rk_links_count (db, &rk_kind_person, person, error);
  for (guint i = 0; others && i < others->len; i++)
    if (((const RkLinkCount *)others->pdata[i])->kind != &rk_kind_distinct)
      return TRUE;
  return others && forget_distinct (db, person, error)
         && rk_records_delete (db, &rk_kind_person, person, error);
}

gboolean
rk_people_keep_apart (RkDb *db, gint64 first, gint64 second, const char *iso, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_distinct);
  g_autoptr (RkRecord) record = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_distinct, "first_id"), MIN (first, second));
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_distinct, "second_id"), MAX (first, second));
  rk_draft_take (draft, rk_kind_field (&rk_kind_distinct, "decided_on"), g_strdup (iso));
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}
