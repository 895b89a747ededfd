/* The 47 prefectures. */
#include "rk-area.h"
#include "rk-text.h"

#include <string.h>

/* In the order of their codes, which have no gap. */
static const RkPrefecture prefectures[] = {
  { "01", "北海道", "ほっかいどう" }, { "02", "青森県", "あおもりけん" },
  { "03", "岩手県", "いわてけん" },   { "04", "宮城県", "みやぎけん" },
  { "05", "秋田県", "あきたけん" },   { "06", "山形県", "やまがたけん" },
  { "07", "福島県", "ふくしまけん" }, { "08", "茨城県", "いばらきけん" },
  { "09", "栃木県", "とちぎけん" },   { "10", "群馬県", "ぐんまけん" },
  { "11", "埼玉県", "さいたまけん" }, { "12", "千葉県", "ちばけん" },
  { "13", "東京都", "とうきょうと" }, { "14", "神奈川県", "かながわけん" },
  { "15", "新潟県", "にいがたけん" }, { "16", "富山県", "とやまけん" },
  { "17", "石川県", "いしかわけん" }, { "18", "福井県", "ふくいけん" },
  { "19", "山梨県", "やまなしけん" }, { "20", "長野県", "ながのけん" },
  { "21", "岐阜県", "ぎふけん" },     { "22", "静岡県", "しずおかけん" },
  { "23", "愛知県", "あいちけん" },   { "24", "三重県", "みえけん" },
  { "25", "滋賀県", "しがけん" },     { "26", "京都府", "きょうとふ" },
  { "27", "大阪府", "おおさかふ" },   { "28", "兵庫県", "ひょうごけん" },
  { "29", "奈良県", "ならけん" },     { "30", "和歌山県", "わかやまけん" },
  { "31", "鳥取県", "とっとりけん" }, { "32", "島根県", "しまねけん" },
  { "33", "岡山県", "おかやまけん" }, { "34", "広島県", "ひろしまけん" },
  { "35", "山口県", "やまぐちけん" }, { "36", "徳島県", "とくしまけん" },
  { "37", "香川県", "かがわけん" },   { "38", "愛媛県", "えひめけん" },
  { "39", "高知県", "こうちけん" },   { "40", "福岡県", "ふくおかけん" },
  { "41", "佐賀県", "さがけん" },     { "42", "長崎県", "ながさきけん" },
  { "43", "熊本県", "くまもとけん" }, { "44", "大分県", "おおいたけん" },
  { "45", "宮崎県", "みやざきけん" }, { "46", "鹿児島県", "かごしまけん" },
  { "47", "沖縄県", "おきなわけん" },
};

const RkPrefecture *
rk_prefecture_list (gsize *n)
{
  if (n != NULL)
    *n = G_N_ELEMENTS (prefectures);
  return prefectures;
}

const RkPrefecture *
rk_prefecture_by_code (const char *code)
{
  int number;

  if (code == NULL || !g_ascii_isdigit (code[0]) || !g_ascii_isdigit (code[1]))
    return NULL;
  number = (code[0] - '0') * 10 + code[1] - '0';
  return number >= 1 && number <= (int)G_N_ELEMENTS (prefectures) ? &prefectures[number - 1] : NULL;
}

const RkPrefecture *
rk_prefecture_by_name (const char *name)
{
  g_autofree char *wanted = rk_text_fold (name);
  gsize len = strlen (wanted);

  for (gsize i = 0; i < G_N_ELEMENTS (prefectures); i++)
    {
      g_autofree char *full = rk_text_fold (prefectures[i].name);

      /* 都, 府 and 県 may be left out; 北海道 is not called 北海 */
      if (strcmp (full, wanted) == 0
          || (i > 0 && len + 3 == strlen (full) && strncmp (full, wanted, len) == 0))
        return &prefectures[i];
    }
  return NULL;
}

/* ── any place ───────────────────────────────────────────────────────────────────────────── */

const char *
rk_area_code_of (const char *text)
{
  const RkMedicalArea *medical = NULL;
  const RkPrefecture *prefecture = NULL;
  const RkArea *area = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (strcmp (text, "JP") == 0 || strcmp (text, "全国") == 0)
    return "JP";
  if ((medical = rk_medical_area_by_code (text)) != NULL
      || (medical = rk_medical_area_by_name (text)) != NULL)
    return medical->code;
  if ((area = rk_area_by_code (text)) != NULL)
    return area->code;
  if ((prefecture
       = strlen (text) == 2 ? rk_prefecture_by_code (text) : rk_prefecture_by_name (text))
      != NULL)
    return prefecture->code;
  area = rk_area_by_name (text, NULL);
  return area ? area->code : NULL;
}

const char *
rk_area_name_of (const char *code)
{
  const RkMedicalArea *medical = rk_medical_area_by_code (code);
  const RkArea *area = rk_area_by_code (code);
  const RkPrefecture *prefecture = strlen (code) == 2 ? rk_prefecture_by_code (code) : NULL;

  return medical                    ? medical->name
         : area                     ? area->name
         : prefecture               ? prefecture->name
         : strcmp (code, "JP") == 0 ? "全国"
                                    : code;
}
