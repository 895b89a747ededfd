/* Who of those that were meant gets no paper, and why: said before anything is printed. */
#include "rk-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-kinds.h"

static const char *
reason_of (const RkRegisterPaper *self, const char *state, const char *work)
{
  static const char *const in_force[]
      = { RK_STANDS_HOLDS, RK_STANDS_LATE, RK_STANDS_RENEWAL, NULL };

  if (self->kind != &rk_kind_award && g_str_equal (state, RK_STANDS_EXPIRED))
    return _ ("the term of registration is over");
  if (g_strcmp0 (work, RK_REGISTER_RENEWAL) == 0 && g_strv_contains (in_force, state))
    return _ ("it is not the time for renewal, or the notice was sent");
  if (g_strcmp0 (work, RK_REGISTER_REMINDER) == 0 && g_strv_contains (in_force, state))
    return _ ("no report is missing");
  return *state ? state : _ ("other");
}

static void
count_more (GHashTable *counts, const char *words, guint n)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words));

  if (n)
    g_hash_table_insert (counts, g_strdup (words), GUINT_TO_POINTER (before + n));
}

void
rk_register_paper_leave_out (RkRegisterPaper *self, const char *reason, guint n)
{
  count_more (self->left_out, reason, n);
}

void
rk_register_paper_note_blank (RkRegisterPaper *self, const char *label)
{
  count_more (self->blank, label, 1);
}

void
rk_register_paper_note_doubt (RkRegisterPaper *self, const char *words)
{
  count_more (self->doubts, words, 1);
}

/* A workplace gets none where none of its registrations is on paper. */
gboolean
rk_register_count_left_out (
    RkRegisterPaper *self, RkQuery *query, const RkKind *chosen, const char *work, GError **error)
{
  static const char *const by[] = { "workplace_id", "state", NULL };
  static const char *const whose[] = { "workplace_id", NULL };
  g_autoptr (GPtrArray) asked = rk_query_count_by (self->db, query, by, NULL, error);
  g_autoptr (GPtrArray) printed = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (asked == NULL
      || (printed = rk_query_count_by (self->db, self->query, whose, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < printed->len; i++)
    g_hash_table_add (seen, ((const RkCount *)printed->pdata[i])->values[0]);
  for (guint i = 0; i < asked->len; i++)
    {
      char **values = ((const RkCount *)asked->pdata[i])->values;

      if (g_hash_table_add (seen, values[0]))
        rk_register_paper_leave_out (self, reason_of (self, values[1], work), 1);
    }
  if (chosen == self->kind)
    self->n_asked = g_hash_table_size (seen);
  else if (self->n_asked > g_hash_table_size (seen))
    rk_register_paper_leave_out (self,
                                 self->kind == &rk_kind_award
                                     ? _ ("it has no award of this kind and year")
                                     : _ ("it is not registered in this scheme"),
                                 self->n_asked - g_hash_table_size (seen));
  return TRUE;
}

static int
more_first (gconstpointer a, gconstpointer b, gpointer counts)
{
  guint x = GPOINTER_TO_UINT (g_hash_table_lookup (counts, a));
  guint y = GPOINTER_TO_UINT (g_hash_table_lookup (counts, b));

  return x == y ? strcmp (a, b) : x < y ? 1 : -1;
}

/* 「登録期間が終わっている 5件、…」 @n: (out): of all */
static char *
dup_counts (GHashTable *counts, guint *n)
{
  g_autoptr (GList) all
      = g_list_sort_with_data (g_hash_table_get_keys (counts), more_first, counts);
  GString *words = g_string_new (NULL);

  *n = 0;
  for (GList *at = all; at; at = at->next)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, at->data));
      g_autofree char *number = rk_report_number (count);

      *n += count;
      g_string_append (words, at == all ? "" : _ (", "));
      /* Translators: why some get no paper, how many: 「登録期間が終わっている 5件」 */
      g_string_append_printf (words, _ ("%2$s × %1$s"), (const char *)at->data, number);
    }
  return g_string_free (words, FALSE);
}

/* Returns: (nullable): 「選んだ151件のうち5件には作らない：登録期間が終わっている　5件」 */
static char *
dup_remark (RkRegisterPaper *self)
{
  guint n;
  g_autofree char *reasons = dup_counts (self->left_out, &n);
  g_autofree char *all = rk_report_number (self->n_asked);
  g_autofree char *left = rk_report_number (n);

  /* Translators: how many get none, how many were meant, the reasons */
  return n ? g_strdup_printf (_ ("%1$s of %2$s get none: %3$s"), left, all, reasons) : NULL;
}

/* Returns: (nullable): what has to be written by hand */
static char *
dup_blank (RkRegisterPaper *self)
{
  guint n;
  g_autofree char *labels = dup_counts (self->blank, &n);

  /* Translators: 「代表者　3件」 */
  return n ? g_strdup_printf (_ ("Not entered, and blank on the paper: %s"), labels) : NULL;
}

/* Returns: (nullable): what to look at before the papers go out */
static char *
dup_doubts (RkRegisterPaper *self)
{
  guint n;
  g_autofree char *words = dup_counts (self->doubts, &n);

  /* Translators: 「登録期間が2期分以上　3件」 */
  return n ? g_strdup_printf (_ ("Look before they go out: %s"), words) : NULL;
}

gboolean
rk_register_refuse (RkRegisterPaper *self, GError **error)
{
  g_autofree char *remark = dup_remark (self);

  rk_register_paper_nothing (error);
  if (remark)
    g_prefix_error (error, "%s\n", remark);
  return FALSE;
}

void
rk_register_tell (RkRegisterPaper *self)
{
  char *(*const parts[]) (RkRegisterPaper *) = { dup_remark, dup_doubts, dup_blank };
  g_autoptr (GString) remark = g_string_new (NULL);

  if (self->document == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *words = parts[i](self);

      if (words)
        g_string_append_printf (remark, "%s%s", remark->len ? "\n" : "", words);
    }
  rk_document_set_about (self->document, self->scheme);
  rk_document_set_run (self->document, self->run);
  rk_document_set_remark (self->document, remark->len ? remark->str : NULL);
}
