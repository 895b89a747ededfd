/* Company forms: every way a list writes 株式会社 and the others. */
#include "rk-text-private.h"
#include "rk-text.h"

#include <string.h>

/* A form of corporation. @marks are what stands in brackets, (株); @bank is what bank transfer
 * lists write with one bracket, カ) in front and (カ behind (全銀協 list of abbreviations);
 * @other is how a column of readings spells it. Several of one kind are divided by a blank.
 * @anywhere: also inside a name, as in 「スズキ株式会社磐田工場」; the others only at its ends,
 * since 社会福祉法人 is an ordinary word inside one. */
typedef struct
{
  const char *full;
  const char *marks;
  const char *bank;
  const char *other;
  gboolean anywhere;
} Form;

static const Form forms[] = {
  { "株式会社", "株 株式会社 株式", "カ カブ", "カブシキガイシャ カブシキカイシャ", TRUE },
  { "有限会社", "有 有限会社 有限", "ユ ユウ", "ユウゲンガイシャ ユウゲンカイシャ", TRUE },
  { "合同会社", "同 合同会社 合同", "ド", "ゴウドウガイシャ ゴウドウカイシャ", TRUE },
  { "合名会社", "名 合名会社 合名", "メ", "ゴウメイガイシャ ゴウメイカイシャ", TRUE },
  { "合資会社", "資 合資会社 合資", "シ", "ゴウシガイシャ ゴウシカイシャ", TRUE },
  { "相互会社", "相 相互会社", "ソ", "ソウゴガイシャ ソウゴカイシャ", TRUE },
  { "特例有限会社", "", "", "", TRUE },
  { "社会医療法人社団", "", "", "", FALSE },
  { "社会医療法人財団", "", "", "", FALSE },
  { "社会医療法人", "", "", "シャカイイリョウホウジン", FALSE },
  { "特定医療法人社団", "", "", "", FALSE },
  { "特定医療法人財団", "", "", "", FALSE },
  { "特定医療法人", "", "", "", FALSE },
  { "医療法人社団", "医社", "", "医療法人(社団) イリョウホウジンシャダン", FALSE },
  { "医療法人財団", "医財", "", "医療法人(財団) イリョウホウジンザイダン", FALSE },
  { "医療法人", "医 医療法人 医法", "イ", "イリョウホウジン", FALSE },
  { "社会福祉法人", "福 社福 社会福祉法人", "フク", "シャカイフクシホウジン", FALSE },
  { "学校法人", "学 学校法人", "ガク", "ガッコウホウジン", FALSE },
  { "宗教法人", "宗 宗教法人", "シュウ", "シュウキョウホウジン", FALSE },
  { "一般社団法人", "一社 一般社団法人", "", "イッパンシャダンホウジン", FALSE },
  { "公益社団法人", "公社 公益社団法人", "", "コウエキシャダンホウジン", FALSE },
  { "一般財団法人", "一財 一般財団法人", "", "イッパンザイダンホウジン", FALSE },
  { "公益財団法人", "公財 公益財団法人", "", "コウエキザイダンホウジン", FALSE },
  { "社団法人", "社 社団法人", "シャ", "シャダンホウジン", FALSE },
  { "財団法人", "財 財団法人", "ザイ", "ザイダンホウジン", FALSE },
  { "特定非営利活動法人", "特非 特定非営利活動法人", "トクヒ", "トクテイヒエイリカツドウホウジン",
    FALSE },
  { "認定特定非営利活動法人", "", "", "", FALSE },
  { "NPO法人", "NPO NPO法人", "", "エヌピーオーホウジン", FALSE },
  { "認定NPO法人", "認定NPO", "", "", FALSE },
  { "独立行政法人", "独 独立行政法人", "ドク", "ドクリツギョウセイホウジン", FALSE },
  { "地方独立行政法人", "地独", "", "チホウドクリツギョウセイホウジン", FALSE },
  { "国立大学法人", "", "ダイ", "コクリツダイガクホウジン", FALSE },
  { "公立大学法人", "", "", "コウリツダイガクホウジン", FALSE },
  { "国立研究開発法人", "", "", "", FALSE },
  { "農事組合法人", "農 農事組合法人", "ノウ", "ノウジクミアイホウジン", FALSE },
  { "管理組合法人", "", "カンリ", "", FALSE },
  { "事業協同組合", "", "", "", FALSE },
  { "生活協同組合", "", "", "セイカツキョウドウクミアイ", FALSE },
  { "協同組合", "協 協組 協同組合", "", "キョウドウクミアイ", FALSE },
  { "労働者協同組合", "", "", "", FALSE },
  { "企業組合", "企 企業組合", "", "キギョウクミアイ", FALSE },
  { "協業組合", "", "", "キョウギョウクミアイ", FALSE },
  { "有限責任事業組合", "", "", "", FALSE },
  { "有限責任監査法人", "", "", "", FALSE },
  { "監査法人", "監", "", "カンサホウジン", FALSE },
  { "税理士法人", "税 税理士法人", "ゼイ", "ゼイリシホウジン", FALSE },
  { "弁護士法人", "弁", "ベン", "ベンゴシホウジン", FALSE },
  { "司法書士法人", "", "シホウ", "シホウショシホウジン", FALSE },
  { "行政書士法人", "", "ギョ", "ギョウセイショシホウジン", FALSE },
  { "社会保険労務士法人", "", "ロウム", "シャカイホケンロウムシホウジン", FALSE },
  { "土地家屋調査士法人", "", "", "", FALSE },
  { "更生保護法人", "", "ホゴ", "コウセイホゴホウジン", FALSE },
};

/* One spelling, folded */
typedef struct
{
  char *text;
  gsize len;
  const char *canonical;
  RkFormPlace places;
} Spelling;

/* All spellings, longest first, found by their first character or by their last byte */
#define BUCKETS 64

typedef struct
{
  GPtrArray *by_start[BUCKETS];
  GPtrArray *by_end[BUCKETS];
} Index;

static guint
start_bucket (const char *text)
{
  return rk_text_next (&text) % BUCKETS;
}

static guint
end_bucket (const char *text, gsize len)
{
  return (guchar)text[len - 1] % BUCKETS;
}

static void
add_spelling (GPtrArray *out, const char *pattern, const char *word, const Form *form, int places)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%", 2);
  g_autofree char *typed = g_strconcat (parts[0], word, parts[1], NULL);
  Spelling *spelling = g_new0 (Spelling, 1);

  spelling->text = rk_text_fold (typed);
  spelling->len = strlen (spelling->text);
  spelling->canonical = form->full;
  spelling->places = (RkFormPlace)places;
  g_ptr_array_add (out, spelling);
}

static void
add_words (GPtrArray *out, const char *pattern, const char *words, const Form *form, int places)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      add_spelling (out, pattern, list[i], form, places);
}

static int
longest_first (const void *a, const void *b)
{
  const Spelling *x = *(Spelling *const *)a;
  const Spelling *y = *(Spelling *const *)b;

  return x->len != y->len ? (x->len < y->len ? 1 : -1) : strcmp (x->text, y->text);
}

static GPtrArray *
all_spellings (void)
{
  GPtrArray *out = g_ptr_array_new ();
  const int ends = RK_FORM_AT_START | RK_FORM_AT_END;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      int anywhere = forms[i].anywhere ? RK_FORM_ANYWHERE : 0;

      add_spelling (out, "%", forms[i].full, &forms[i], ends | anywhere);
      add_words (out, "(%)", forms[i].marks, &forms[i], ends | RK_FORM_ANYWHERE);
      add_words (out, "%)", forms[i].bank, &forms[i], RK_FORM_AT_START);
      add_words (out, "(%", forms[i].bank, &forms[i], RK_FORM_AT_END);
      add_words (out, "(%)", forms[i].bank, &forms[i], ends | RK_FORM_ANYWHERE);
      add_words (out, "%", forms[i].other, &forms[i], ends | anywhere);
    }
  g_ptr_array_sort (out, longest_first);
  return out;
}

static Index *
build_index (void)
{
  g_autoptr (GPtrArray) all = all_spellings ();
  Index *index = g_new0 (Index, 1);

  for (guint i = 0; i < BUCKETS; i++)
    {
      index->by_start[i] = g_ptr_array_new ();
      index->by_end[i] = g_ptr_array_new ();
    }
  for (guint i = 0; i < all->len; i++)
    {
      Spelling *s = all->pdata[i];

      g_ptr_array_add (index->by_start[start_bucket (s->text)], s);
      g_ptr_array_add (index->by_end[end_bucket (s->text, s->len)], s);
    }
  return index;
}

/* Built at the first use and kept */
static const Index *
get_index (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)build_index ());
  return (const Index *)once;
}

gsize
rk_form_match_start (const char *text, gsize len, RkFormPlace places, const char **canonical)
{
  const GPtrArray *bucket = get_index ()->by_start[start_bucket (text)];

  for (guint i = 0; i < bucket->len; i++)
    {
      const Spelling *s = bucket->pdata[i];

      if (s->len <= len && (s->places & places) != 0 && memcmp (text, s->text, s->len) == 0)
        {
          if (canonical != NULL)
            *canonical = s->canonical;
          return s->len;
        }
    }
  return 0;
}

gsize
rk_form_match_end (const char *text, gsize len, const char **canonical)
{
  const GPtrArray *bucket = get_index ()->by_end[end_bucket (text, len)];

  for (guint i = 0; i < bucket->len; i++)
    {
      const Spelling *s = bucket->pdata[i];

      if (s->len <= len && (s->places & RK_FORM_AT_END) != 0
          && memcmp (text + len - s->len, s->text, s->len) == 0)
        {
          if (canonical != NULL)
            *canonical = s->canonical;
          return s->len;
        }
    }
  return 0;
}

static gboolean
ends_with_form (const char *name, const char **form)
{
  g_autofree char *folded = rk_text_fold (name);

  return *folded && rk_form_match_end (folded, strlen (folded), form) > 0;
}

const char *
rk_text_legal_form (const char *name, gboolean *behind)
{
  g_autofree char *folded = rk_text_fold (name);
  g_auto (GStrv) words = g_strsplit (name ? name : "", " ", 2);
  g_auto (GStrv) parts = g_strsplit (words[0] ? words[0] : "", "　", 2);
  const char *form = NULL;

  *behind = FALSE;
  if (*folded == '\0' || rk_form_match_start (folded, strlen (folded), RK_FORM_AT_START, &form) > 0)
    return form;
  /* 「見本㈱　静岡工場」: behind the name, before what the place is called */
  *behind = ends_with_form (name, &form) || (parts[0] && ends_with_form (parts[0], &form));
  return form;
}

/* Shorter ones are カ and ユ, which stand in words. */
#define SHORTEST_INSIDE 5 /* bytes: (株) */

gboolean
rk_text_has_legal_form (const char *name)
{
  g_autofree char *folded = rk_text_fold (name);

  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    if (rk_form_match_start (at, strlen (at), RK_FORM_AT_START | RK_FORM_AT_END, NULL)
        >= SHORTEST_INSIDE)
      return TRUE;
  return FALSE;
}
