/* The words of a new scheme are written before anybody is in it: they are shown as to an invented
 * workplace. */
#include "rk-register-private.h"

#include "rk-kinds.h"

static RkRecord *
invent_workplace (void)
{
  static const char *const words[] = { "name",       "見本株式会社",    "kana",
                                       "みほん",     "postal_code",     "420-0000",
                                       "address",    "見本市見本町1-1", "representative_title",
                                       "代表取締役", "representative",  "見本　太郎",
                                       "contact",    "見本　花子" };
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);

  for (guint i = 0; i < G_N_ELEMENTS (words); i += 2)
    rk_draft_put (draft, words[i], words[i + 1]);
  rk_draft_put_int (draft, "employees", 30);
  return rk_draft_end (draft);
}

static const RkRecord *
first_level (RkRegisterPaper *self)
{
  const RkRecord *first = NULL;
  GHashTableIter iter;
  gpointer level;

  g_hash_table_iter_init (&iter, self->levels);
  while (g_hash_table_iter_next (&iter, NULL, &level))
    if (rk_record_get_int (level, "scheme_id") == self->scheme
        && (first == NULL
            || rk_record_get_int (level, "position") < rk_record_get_int (first, "position")))
      first = level;
  return first;
}

/* A first term that begins today. */
static RkRecord *
invent_status (RkRegisterPaper *self, const RkRecord *scheme, const RkRecord *level)
{
  RkDraft *draft = rk_draft_new (&rk_kind_status);
  int year = rk_fiscal_year (self->day);
  g_autofree char *number = rk_register_number (rk_record_get (scheme, "number_format"), year, 1);
  g_autofree char *today = rk_date_to_iso (self->day);
  RkDate end = rk_register_term_end (self->day, (int)rk_record_get_int (scheme, "years"),
                                     rk_record_get (scheme, "ends_on"));
  g_autofree char *until = rk_date_to_iso (end);
  g_autofree char *label = rk_fiscal_year_label (year - 1);

  rk_draft_put_id (draft, "scheme_id", self->scheme);
  if (level)
    rk_draft_put_id (draft, "level_id", rk_record_id (level));
  rk_draft_put (draft, "number", number);
  rk_draft_put (draft, "registered_on", today);
  rk_draft_put (draft, "expires_on", until);
  rk_draft_put (draft, "missing_reports", label);
  return rk_draft_end (draft);
}

static RkRecord *
invent_award (RkRegisterPaper *self, const RkRecord *scheme)
{
  static const char *const choices[]
      = { "division", "divisions", "prize", "prizes" }; /* one a line */
  RkDraft *draft = rk_draft_new (&rk_kind_award);

  rk_draft_put_id (draft, "scheme_id", self->scheme);
  rk_draft_put_int (draft, "year", rk_fiscal_year (self->day));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i += 2)
    {
      g_auto (GStrv) lines = g_strsplit (rk_paper_text (scheme, choices[i + 1]), "\n", 2);

      rk_draft_put (draft, choices[i], lines[0]);
    }
  return rk_draft_end (draft);
}

gboolean
rk_register_run_invented (RkRegisterPaper *self,
                          RkRegisterPaperFunc func,
                          gpointer data,
                          GError **error)
{
  const RkRecord *scheme = g_hash_table_lookup (self->schemes, &self->scheme);
  const RkRecord *level = first_level (self);
  g_autoptr (RkRecord) workplace = invent_workplace ();
  g_autoptr (RkRecord) record = self->kind == &rk_kind_award ? invent_award (self, scheme)
                                                             : invent_status (self, scheme, level);
  RkRegisterItem item = { record, workplace, scheme, level };

  return func (self, &item, data, error);
}
