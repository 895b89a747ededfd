/* Places: the 47 prefectures, the eight medical areas (二次医療圏) and 35 municipalities of
 * Shizuoka, and the older names that lists still carry. The data is data/areas-22.csv, compiled in.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkPrefecture:
 * @code: "22"
 * @name: "静岡県"
 * @kana: "しずおかけん"
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *kana;
} RkPrefecture;

/**
 * RkMedicalArea:
 * @code: "2201": prefecture and place in the official order
 * @name: "賀茂"
 * @kana: "かも"
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *kana;
} RkMedicalArea;

/**
 * RkArea:
 * @code: "221007": six digits
 * @name: "静岡市"
 * @kana: "しずおかし"
 * @district: the 郡, "駿東郡"; "" for a city
 * @medical_area: its 二次医療圏
 * @health_center: "静岡市保健所"
 *
 * A municipality. Static data: never freed, never changed.
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *kana;
  const char *district;
  const RkMedicalArea *medical_area;
  const char *health_center;
} RkArea;

/** rk_area_list: all municipalities in the order of their codes. (transfer none) */
const RkArea *rk_area_list (gsize *n);

/**
 * rk_area_by_code:
 * @code: (nullable): five or six ASCII digits; the code of a ward, even a former one, means its
 * city
 *
 * Returns: (transfer none) (nullable): the municipality; %NULL where unknown or the check digit is
 * wrong
 */
const RkArea *rk_area_by_code (const char *code);

/**
 * rk_area_by_name:
 * @name: what stands in a column 市町: 焼津市, 焼津, 駿東郡清水町, 静岡市清水区, 浜北市 (now
 * 浜松市)
 * @error: return location; %RK_ERROR_NOT_FOUND, or %RK_ERROR_INVALID where two are possible (清水)
 *
 * Returns: (transfer none) (nullable): the municipality
 */
const RkArea *rk_area_by_name (const char *name, GError **error);

/**
 * rk_area_find_in_address:
 * @address: an address, with or without 静岡県 and 郡
 * @rest_offset: (out) (optional): where in @address (bytes) the part behind prefecture, 郡 and
 *   municipality begins; a ward or a former municipality is part of the rest
 * @error: return location; %RK_ERROR_NOT_FOUND, or %RK_ERROR_INVALID where two are possible
 *
 * Former towns (岡部町 …) are only believed behind 静岡県 or their 郡, wards of common name (中区,
 * 中央区 …) only behind 静岡県 or 浜松市: elsewhere in Japan there are others.
 *
 * Returns: (transfer none) (nullable): the municipality at its start
 */
const RkArea *rk_area_find_in_address (const char *address, gsize *rest_offset, GError **error);

/**
 * rk_area_full_address: an address as it stands on a paper: with the municipality, where @address
 * leaves it out as a list of two columns does (市町, 所在地). One of another municipality than
 * @code, or of another prefecture, is left as it is.
 * @code: (nullable): of its municipality
 * @address: (nullable)
 *
 * Returns: (transfer full): "" where there is no address
 */
char *rk_area_full_address (const char *code, const char *address);

/** rk_medical_area_list: all eight in the official order (賀茂 … 西部). (transfer none) */
const RkMedicalArea *rk_medical_area_list (gsize *n);

/** rk_medical_area_by_code: "2201"; %NULL where unknown. (transfer none) */
const RkMedicalArea *rk_medical_area_by_code (const char *code);

/** rk_medical_area_by_name: "賀茂", "賀茂圏域", "賀茂医療圏"; %NULL where unknown. (transfer none)
 */
const RkMedicalArea *rk_medical_area_by_name (const char *name);

/** rk_prefecture_list: all 47 in the order of their codes. (transfer none) */
const RkPrefecture *rk_prefecture_list (gsize *n);

/** rk_prefecture_by_code: "22" or "22…" of a longer code; %NULL where unknown. (transfer none) */
const RkPrefecture *rk_prefecture_by_code (const char *code);

/** rk_prefecture_by_name: 静岡県 or 静岡; %NULL where unknown. (transfer none) */
const RkPrefecture *rk_prefecture_by_name (const char *name);

/**
 * rk_area_code_of: the code of any place that an indicator may be of: 全国 ("JP"), a prefecture
 * ("22"), a medical area ("2206") or a municipality ("222127"), by its name or code.
 * Returns: (transfer none) (nullable): NULL where there is no such place
 */
const char *rk_area_code_of (const char *text);
/** rk_area_name_of: the other way round; the code itself where unknown. (transfer none) */
const char *rk_area_name_of (const char *code);

G_END_DECLS
