/* What the statistics of renkei-cli stat read from and write to. */
#pragma once

#include "rk-cli.h"
#include "rk-json-reader.h"
#include "rk-stat-result.h"

G_BEGIN_DECLS

/**
 * RkCall: what one statistic reads from and writes to.
 * @input: an object
 * @error: the first thing that was wrong; after it nothing is computed
 * @held: arrays that were read
 * @json: made with the first thing written; NULL: lines for a person
 */
typedef struct
{
  RkJsonNode *input;
  GError *error;
  GPtrArray *held;
  gboolean as_json;
  RkJson *json;
} RkCall;

/* ── input: the first thing that is wrong is kept as the error ───────────────────────────── */

void rk_call_refuse (RkCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean rk_call_is_given (RkCall *call, const char *key);
double rk_call_number (RkCall *call, const char *key);
double rk_call_number_or (RkCall *call, const char *key, double usual);
/** rk_call_confidence: 0.95 where it was not given. */
double rk_call_confidence (RkCall *call);
/** rk_call_confidence_from: 95 is taken for 0.95: tables say it in per cent. */
double rk_call_confidence_from (double value);
/** rk_call_read_array: @masks: signs of masked cells are NaN. Owned by @call, as all arrays. */
const double *rk_call_read_array (RkCall *call, const char *key, gboolean masks, gsize *length);
const double *rk_call_numbers (RkCall *call, const char *key, gsize *length);
/** rk_call_as_many: as many as another array has. */
const double *rk_call_as_many (RkCall *call, const char *key, gsize length);
/** rk_call_choice: the place of a word among @words ("a|b"); the first where it was not given. */
guint rk_call_choice (RkCall *call, const char *key, const char *words);
RkStatMethod rk_call_method (RkCall *call, const char *words);
/** rk_call_text: (nullable) */
const char *rk_call_text (RkCall *call, const char *key);

/* ── output ──────────────────────────────────────────────────────────────────────────────── */

/** rk_call_out: (nullable): NULL: lines for a person */
RkJson *rk_call_out (RkCall *call);
void rk_call_put_text (RkCall *call, const char *key, const char *value);
void rk_call_put_number (RkCall *call, const char *key, double value);
void rk_call_put_numbers (RkCall *call, const char *key, const double *values, gsize length);
/** rk_call_put_column: one column of a table of structures. @stride: bytes */
void
rk_call_put_column (RkCall *call, const char *key, const double *first, gsize stride, gsize length);
/** rk_call_put_result: with what every result comes with. */
void rk_call_put_result (RkCall *call, const char *name, const RkStatResult *result);

G_END_DECLS
