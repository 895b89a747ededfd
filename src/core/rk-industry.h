/* 日本標準産業分類 (第14回改定): the divisions A–T and the words lists use for them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RK_INDUSTRY_FIRST 'A'
#define RK_INDUSTRY_LAST 'T'

/**
 * rk_industry_parse:
 * @text: "E", "Ｅ", "E 製造業", "製造業", "卸・小売", "医療福祉", "飲食店", "薬局" …
 * @letter: (out): 'A'–'T'
 * @error: return location; %RK_ERROR_INVALID where no division can be named
 *
 * Returns: %TRUE if @letter was set
 */
gboolean rk_industry_parse (const char *text, char *letter, GError **error);

/** rk_industry_name: the official name, "製造業" for 'E'; %NULL for no division. (transfer none) */
const char *rk_industry_name (char letter);

/** rk_industry_short_name: for charts and narrow columns, "製造" for 'E'. (transfer none) */
const char *rk_industry_short_name (char letter);

G_END_DECLS
