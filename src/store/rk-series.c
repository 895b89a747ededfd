#include "rk-series.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-opinions.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-text.h"

static void
entry_free (gpointer data)
{
  RkSeriesEntry *entry = data;

  g_free (entry->number);
  g_free (entry->council);
  g_free (entry->date);
  g_free (entry->title);
  g_clear_pointer (&entry->opinions, g_ptr_array_unref);
  g_free (entry);
}

static void
thread_free (gpointer data)
{
  RkSeriesThread *thread = data;

  g_free (thread->title);
  g_ptr_array_unref (thread->entries);
  g_free (thread);
}

/* ── threads ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkDb *db;
  const char *iso;
  GPtrArray *threads;
  GHashTable *by_item;  /* id: thread */
  GHashTable *by_title; /* council and bare title: thread */
} Loader;

/* 「令和7年度の取組（第2回）」 and 「令和8年度の取組」 are one thing: numbers and what stands in
 * brackets do not count. */
static char *
dup_title_key (gint64 council, const char *title)
{
  g_autofree char *folded = rk_text_fold (title);
  GString *key = g_string_new (NULL);
  guint depth = 0;

  g_string_append_printf (key, "%" G_GINT64_FORMAT " ", council);
  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(')
        depth++;
      else if (c == ')' && depth)
        depth--;
      else if (depth == 0 && !g_unichar_isdigit (c) && c != 0x5143 /* 元 */)
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

static RkSeriesThread *
new_thread (Loader *self)
{
  RkSeriesThread *thread = g_new0 (RkSeriesThread, 1);

  thread->entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (self->threads, thread);
  return thread;
}

static RkSeriesThread *
find_thread (Loader *self, gint64 council, const RkRecord *item, gboolean *carried)
{
  gint64 from = rk_record_get_int (item, "carried_from_id");
  gint64 id = rk_record_id (item);
  g_autofree char *key = dup_title_key (council, rk_record_get (item, "title"));
  RkSeriesThread *thread = from ? g_hash_table_lookup (self->by_item, &from) : NULL;

  *carried = from != 0;
  if (thread == NULL)
    thread = g_hash_table_lookup (self->by_title, key);
  if (thread == NULL)
    thread = new_thread (self);
  g_hash_table_insert (self->by_item, g_memdup2 (&id, sizeof id), thread);
  g_hash_table_insert (self->by_title, g_steal_pointer (&key), thread);
  return thread;
}

static void
count_opinion (RkSeriesThread *thread, const RkOpinion *opinion, const char *today)
{
  thread->n_opinions += opinion->text != NULL;
  thread->n_actions += opinion->actions->len;
  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const RkRecord *action = opinion->actions->pdata[i];
      const char *done = rk_record_get (action, "done_on");
      const char *due = rk_record_get (action, "due");
      gboolean is_open = done == NULL || g_strcmp0 (done, today) > 0;

      thread->n_open += is_open;
      thread->n_late += is_open && due && g_strcmp0 (due, today) < 0;
    }
}

/* ── one meeting ─────────────────────────────────────────────────────────────────────────── */

static RkSeriesEntry *
new_entry (const RkRecord *meeting,
           const char *number,
           const RkRecord *council,
           gint64 item,
           const char *title)
{
  RkSeriesEntry *entry = g_new0 (RkSeriesEntry, 1);
  const char *name = rk_record_get (council, "short_name");

  entry->item = item;
  entry->meeting = rk_record_id (meeting);
  entry->year = (int)rk_record_get_int (meeting, "year");
  entry->number = g_strdup (number);
  entry->council = g_strdup (name ? name : rk_record_get (council, "name"));
  entry->date = g_strdup (rk_record_get (meeting, "date"));
  entry->title = g_strdup (title);
  entry->opinions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_opinion_free);
  return entry;
}

/* The opinions of an item move from the meeting's into its entry. */
static void
take_opinions (RkSeriesEntry *entry, RkSeriesThread *thread, GPtrArray *opinions, const char *today)
{
  for (guint i = 0; i < opinions->len;)
    {
      RkOpinion *opinion = opinions->pdata[i];

      if (opinion->agenda_item != entry->item)
        {
          i++;
          continue;
        }
      count_opinion (thread, opinion, today);
      g_ptr_array_add (entry->opinions, g_ptr_array_steal_index (opinions, i));
    }
}

/* Homework that came of no statement stands for itself. */
static gboolean
add_bare_actions (Loader *self, gint64 meeting, GPtrArray *opinions, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_action);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  if (!rk_query_where (query, "meeting_id", id, error)
      || !rk_query_where (query, "statement_id", "", error) || !rk_query_sort (query, "due", error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return FALSE;
  if (self->iso)
    rk_query_as_of (query, self->iso);
  actions = rk_query_fetch (self->db, query, (const gint64 *)(gpointer)ids->data, ids->len, error);
  for (guint i = 0; actions && i < actions->len; i++)
    {
      RkOpinion *opinion = g_new0 (RkOpinion, 1);

      opinion->actions = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
      g_ptr_array_add (opinion->actions, rk_record_ref (actions->pdata[i]));
      g_ptr_array_add (opinions, opinion);
    }
  return actions != NULL;
}

static void
add_entry (Loader *self,
           RkSeriesThread *thread,
           RkSeriesEntry *entry,
           GPtrArray *opinions,
           const char *today)
{
  take_opinions (entry, thread, opinions, today);
  g_free (thread->title);
  thread->title = g_strdup (entry->title);
  g_ptr_array_add (thread->entries, entry);
}

static gboolean
add_meeting (Loader *self, const RkRecord *meeting, const RkRecord *council, GError **error)
{
  g_autofree char *now = rk_date_to_iso (rk_today ());
  const char *today = self->iso ? self->iso : now;
  gint64 id = rk_record_id (meeting);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_agenda_item);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *number = rk_meetings_number_words (self->db, id, rk_record_id (council), error);
  g_autoptr (GPtrArray) opinions
      = number ? rk_opinions_load (self->db, id, self->iso, error) : NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (opinions == NULL || !add_bare_actions (self, id, opinions, error)
      || !rk_query_where (query, "meeting_id", text, error)
      || !rk_query_sort (query, "position", error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL
      || (items = rk_records_fetch (self->db, &rk_kind_agenda_item,
                                    (const gint64 *)(gpointer)ids->data, ids->len, error))
             == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      RkRecord *item = items->pdata[i];
      gboolean carried;
      RkSeriesThread *thread = find_thread (self, rk_record_id (council), item, &carried);
      RkSeriesEntry *entry = new_entry (meeting, number, council, rk_record_id (item),
                                        rk_record_get (item, "title"));

      entry->carried = carried;
      entry->put_off = rk_record_get (item, "put_off_on") != NULL;
      add_entry (self, thread, entry, opinions, today);
    }
  if (opinions->len)
    {
      g_autofree char *key = dup_title_key (rk_record_id (council), "/");
      RkSeriesThread *thread = g_hash_table_lookup (self->by_title, key);

      if (thread == NULL)
        {
          thread = new_thread (self);
          g_hash_table_insert (self->by_title, g_steal_pointer (&key), thread);
        }
      add_entry (self, thread, new_entry (meeting, number, council, 0, "その他"), opinions, today);
    }
  return TRUE;
}

static GPtrArray *
fetch_meetings (RkDb *db, gint64 council, int last_year, guint n_years, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, council);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < n_years; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", last_year - (int)i);

      if (!rk_query_where (query, "year", year, error))
        return NULL;
    }
  if ((council && !rk_query_where (query, "council_id", id, error))
      || !rk_query_sort (query, "year", error) || !rk_query_sort (query, "date", error)
      || !rk_query_sort (query, "number", error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (db, &rk_kind_meeting, (const gint64 *)(gpointer)ids->data, ids->len,
                           error);
}

GPtrArray *
rk_series_load (
    RkDb *db, gint64 council, int last_year, guint n_years, const char *iso, GError **error)
{
  g_autoptr (GPtrArray) meetings = fetch_meetings (db, council, last_year, n_years, error);
  g_autoptr (GPtrArray) threads = g_ptr_array_new_with_free_func (thread_free);
  g_autoptr (GHashTable) by_item
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loader self = { db, iso, threads, by_item, by_title };

  for (guint i = 0; meetings && i < meetings->len; i++)
    {
      const RkRecord *meeting = meetings->pdata[i];
      g_autoptr (RkRecord) of = NULL;

      if (rk_record_get (meeting, "cancelled_on"))
        continue;
      of = rk_records_get (db, &rk_kind_council,
                           council ? council : rk_record_get_int (meeting, "council_id"), error);
      if (of == NULL || !add_meeting (&self, meeting, of, error))
        return NULL;
    }
  return meetings ? g_steal_pointer (&threads) : NULL;
}

/* ── filter ──────────────────────────────────────────────────────────────────────────────── */

static void
append_words (GString *all, const char *text)
{
  if (text)
    g_string_append_printf (all, "%s\n", text);
}

static char *
dup_search_text (const RkSeriesThread *thread)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < thread->entries->len; i++)
    {
      const RkSeriesEntry *entry = thread->entries->pdata[i];

      append_words (all, entry->title);
      for (guint j = 0; j < entry->opinions->len; j++)
        {
          const RkOpinion *opinion = entry->opinions->pdata[j];

          append_words (all, opinion->text);
          append_words (all, opinion->answer);
          append_words (all, opinion->body);
          append_words (all, opinion->speaker);
          for (guint k = 0; k < opinion->actions->len; k++)
            {
              append_words (all, rk_record_get (opinion->actions->pdata[k], "what"));
              append_words (all, rk_record_get (opinion->actions->pdata[k], "owner"));
              append_words (all, rk_record_get (opinion->actions->pdata[k], "result"));
            }
        }
    }
  return rk_text_fold (all->str);
}

static gboolean
holds (const RkSeriesThread *thread, char **words)
{
  g_autofree char *text = dup_search_text (thread);

  for (; *words; words++)
    if (**words && strstr (text, *words) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
was_carried (const RkSeriesThread *thread)
{
  for (guint i = 0; i < thread->entries->len; i++)
    {
      const RkSeriesEntry *entry = thread->entries->pdata[i];

      if (entry->carried || entry->put_off)
        return TRUE;
    }
  return FALSE;
}

void
rk_series_filter (GPtrArray *threads, RkSeriesFilter filter, const char *text)
{
  g_autofree char *clean = text ? rk_text_clean (text) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit_set (clean, " ", -1);

  for (char **word = words; *word; word++)
    {
      char *folded = rk_text_fold (*word);

      g_free (*word);
      *word = folded;
    }
  for (guint i = threads->len; i > 0; i--)
    {
      const RkSeriesThread *thread = threads->pdata[i - 1];
      gboolean wanted = filter == RK_SERIES_OPEN ? thread->n_open > 0
                        : filter == RK_SERIES_SAID
                            ? thread->n_opinions || thread->n_actions || was_carried (thread)
                            : TRUE;

      if (!wanted || !holds (thread, words))
        g_ptr_array_remove_index (threads, i - 1);
    }
}
