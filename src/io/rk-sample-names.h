/* One invented workplace after another: who and where it is. */
#pragma once

#include "rk-sample-private.h"

G_BEGIN_DECLS

/**
 * RkSampleName:
 * @name: with the form of its body, in one of the ways in which people write it
 * @kana: reading, without the form
 * @stem: the invented word alone
 * @is_body: has a 法人番号
 */
typedef struct
{
  char *name;
  char *kana;
  char *stem;
  gboolean is_body;
} RkSampleName;

typedef struct _RkSampleNames RkSampleNames;

RkSampleNames *rk_sample_names_new (GRand *rand);
void rk_sample_names_free (RkSampleNames *self);
/** rk_sample_names_next: a name that was not given before. */
void rk_sample_names_next (RkSampleNames *self, const RkSampleTrade *trade, RkSampleName *name);
void rk_sample_name_clear (RkSampleName *name);
/** rk_sample_person: 「大石　健一郎」. Returns: (transfer full) */
char *rk_sample_person (GRand *rand);
/** rk_sample_pick: one of @choices, which are separated by "|". Returns: (transfer full) */
char *rk_sample_pick (GRand *rand, const char *choices);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkSampleName, rk_sample_name_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSampleNames, rk_sample_names_free)

G_END_DECLS
