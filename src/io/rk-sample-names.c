#include "rk-sample-names.h"

#include <string.h>

struct _RkSampleNames
{
  GRand *rand;
  GHashTable *given; /* stem and trade of every name so far */
};

/* How people write the form of a body: # stands for the name, * for its invented word. The more
 * often one is listed, the more often it is taken. */
static const char *const forms[] = {
  [RK_SAMPLE_FIRM] = "株式会社#|株式会社#|株式会社#|株式会社#|株式会社#|#株式会社|#株式会社|㈱#|"
                     "（株）#|(株)#|有限会社#|有限会社#|㈲#|合同会社#",
  [RK_SAMPLE_SHOP] = "#|#|#|#|#|有限会社#|株式会社#",
  [RK_SAMPLE_CLINIC] = "#|#|医療法人社団　*会　#|医療法人社団*会　#|医療法人　*会　#",
  [RK_SAMPLE_WELFARE] = "社会福祉法人　*会　#|社会福祉法人*会　#|社会福祉法人　*会　#|株式会社*　#|"
                        "特定非営利活動法人　#",
  [RK_SAMPLE_SCHOOL] = "学校法人#|学校法人　#",
  [RK_SAMPLE_UNION] = "#",
};

static const RkSampleWord branches[] = {
  { RK_SAMPLE_KANJI, "　本社", " ホンシャ" },
  { RK_SAMPLE_KANJI, "　本社工場", " ホンシャコウジョウ" },
  { RK_SAMPLE_KANJI, "　第二工場", " ダイニコウジョウ" },
  { RK_SAMPLE_KANJI, "　北営業所", " キタエイギョウショ" },
  { RK_SAMPLE_KANJI, "　東営業所", " ヒガシエイギョウショ" },
  { RK_SAMPLE_KANJI, "　物流センター", " ブツリュウセンター" },
};

RkSampleNames *
rk_sample_names_new (GRand *rand)
{
  RkSampleNames *self = g_new (RkSampleNames, 1);

  self->rand = rand;
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
rk_sample_names_free (RkSampleNames *self)
{
  g_hash_table_unref (self->given);
  g_free (self);
}

void
rk_sample_name_clear (RkSampleName *name)
{
  g_free (name->name);
  g_free (name->kana);
  g_free (name->stem);
  memset (name, 0, sizeof *name);
}

static guint
below (GRand *rand, guint n)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)n);
}

char *
rk_sample_pick (GRand *rand, const char *choices)
{
  g_auto (GStrv) all = g_strsplit (choices, "|", -1);

  return g_strdup (all[below (rand, g_strv_length (all))]);
}

char *
rk_sample_person (GRand *rand)
{
  const char *surname = rk_sample_surnames[below (rand, rk_sample_n_surnames)];

  return g_strdup_printf ("%s　%s", surname,
                          rk_sample_given_names[below (rand, rk_sample_n_given_names)]);
}

static char *
dress (const char *form, const char *name, const char *stem)
{
  GString *dressed = g_string_new (form);

  g_string_replace (dressed, "#", name, 0);
  g_string_replace (dressed, "*", stem, 0);
  return g_string_free (dressed, FALSE);
}

/* What tells workplaces apart where all two halves are taken. */
static const RkSampleWord places[] = {
  { RK_SAMPLE_KANJI, "東", "ヒガシ" }, { RK_SAMPLE_KANJI, "西", "ニシ" },
  { RK_SAMPLE_KANJI, "南", "ミナミ" }, { RK_SAMPLE_KANJI, "北", "キタ" },
  { RK_SAMPLE_KANJI, "上", "カミ" },   { RK_SAMPLE_KANJI, "下", "シモ" },
  { RK_SAMPLE_KANJI, "新", "シン" },   { RK_SAMPLE_KANJI, "本", "ホン" },
};
#define MANY_TRIES 30

/* Draws until the two halves are of one script and the name is a new one. Returns: (nullable): what
 * stands before them */
static const RkSampleWord *
draw_halves (RkSampleNames *self,
             const RkSampleTrade *trade,
             const RkSampleWord **first,
             const RkSampleWord **second)
{
  const RkSampleWord *place = NULL;
  guint tries = 0;
  char *key;

  do
    {
      if (tries++ > MANY_TRIES)
        place = &places[below (self->rand, G_N_ELEMENTS (places))];
      *first = &rk_sample_first[below (self->rand, rk_sample_n_first)];
      do
        *second = &rk_sample_second[below (self->rand, rk_sample_n_second)];
      while ((*second)->script != (*first)->script);
      key = g_strconcat (place ? place->word : "", (*first)->word, (*second)->word, trade->word,
                         NULL);
    }
  while (!g_hash_table_add (self->given, key));
  return place;
}

void
rk_sample_names_next (RkSampleNames *self, const RkSampleTrade *trade, RkSampleName *name)
{
  const RkSampleWord *first, *second;
  const RkSampleWord *branch = NULL;
  const RkSampleWord *place;
  g_autofree char *form = rk_sample_pick (self->rand, forms[trade->form]);
  g_autofree char *plain = NULL;
  g_autofree char *dressed = NULL;

  place = draw_halves (self, trade, &first, &second);
  if (trade->form == RK_SAMPLE_FIRM && trade->size > 20 && below (self->rand, 8) == 0)
    branch = &branches[below (self->rand, G_N_ELEMENTS (branches))];
  name->stem = g_strconcat (place ? place->word : "", first->word, second->word, NULL);
  plain = g_strconcat (name->stem, trade->word, NULL);
  dressed = dress (form, plain, name->stem);
  name->name = g_strconcat (dressed, branch ? branch->word : "", NULL);
  name->kana = g_strconcat (place ? place->kana : "", first->kana, second->kana, trade->kana,
                            branch ? branch->kana : "", NULL);
  name->is_body = !g_str_equal (form, "#");
}
