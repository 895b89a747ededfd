/* An edition of a checklist: its levels, blocks, items and the marks it is answered with. Editions
 * are data: eight are shipped, offices make and import their own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of an edition is official. */
#define RK_FIDELITY_OFFICIAL "official"
#define RK_FIDELITY_LEVELS "levels_seen_items_own"
#define RK_FIDELITY_RECONSTRUCTED "reconstructed"
#define RK_FIDELITY_OWN "own"

/* By what rule an edition is judged. */
#define RK_METHOD_LEVELS "all_required_marked_full"
#define RK_METHOD_RATES "category_rate"
#define RK_METHOD_DONE "done_rate"

/* What a round of an edition is about. */
#define RK_UNIT_COUNCIL "council"
#define RK_UNIT_PROJECT "project"
#define RK_UNIT_INSURER "insurer_employer"
#define RK_UNIT_WORKPLACE "workplace"
#define RK_UNIT_MEETING "meeting"

/** RkEditionLevel: lowest first. @label: 「レベル2-①」. @title: what a council does there */
typedef struct
{
  gint64 id;
  char *code;
  char *label;
  char *title;
} RkEditionLevel;

typedef struct
{
  gint64 id;
  char *code;
  char *title;
} RkEditionBlock;

/* In place of points: 対象外. */
#define RK_POINTS_NONE (-1)

/** RkEditionMark: @mark: as written, 「○」. @points: %RK_POINTS_NONE: does not count */
typedef struct
{
  gint64 id;
  char *code;
  char *mark;
  char *label;
  int points;
} RkEditionMark;

/**
 * RkEditionItem:
 * @block: place in the edition's blocks
 * @level: place in its levels, -1: of none
 * @hint: what shows it, for the paper
 * @effort: 小, 中, 大
 * @owner: who could do it, with 「、」
 * @examples: what others did, one a line
 * @evidence: name of what the data may show (rk-evidence.h)
 * @follows: 「edition:item」 of the areas from whose answers the prefecture's follows
 * @line: where it stood in a file
 */
typedef struct
{
  gint64 id;
  char *code;
  guint block;
  int level;
  gboolean required;
  char *label;
  char *hint;
  char *effort;
  char *owner;
  char *examples;
  char *evidence;
  char *follows;
  guint line;
} RkEditionItem;

/**
 * RkEdition: built once, then read by any thread. All strings may be NULL but code, title, version.
 * @code, @version: together nobody else's
 * @fixed_on: ISO; since then nothing of it changes (shipped, or a round was begun)
 * @line: where it begins in a file; 0: it is not from one
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 id;
  char *code;
  char *title;
  char *version;
  char *target;
  char *unit;
  char *fidelity;
  char *source;
  char *scale;
  char *method;
  char *rule;
  char *note;
  char *fixed_on;
  guint line;
  GArray *levels; /* RkEditionLevel */
  GArray *blocks; /* RkEditionBlock */
  GArray *marks;  /* RkEditionMark */
  GArray *items;  /* RkEditionItem */
} RkEdition;

RkEdition *rk_edition_new (void);
RkEdition *rk_edition_ref (RkEdition *self);
void rk_edition_unref (RkEdition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkEdition, rk_edition_unref)

static inline RkEditionLevel *
rk_edition_level (const RkEdition *self, guint n)
{
  return &g_array_index (self->levels, RkEditionLevel, n);
}

static inline RkEditionBlock *
rk_edition_block (const RkEdition *self, guint n)
{
  return &g_array_index (self->blocks, RkEditionBlock, n);
}

static inline RkEditionMark *
rk_edition_mark (const RkEdition *self, guint n)
{
  return &g_array_index (self->marks, RkEditionMark, n);
}

static inline RkEditionItem *
rk_edition_item (const RkEdition *self, guint n)
{
  return &g_array_index (self->items, RkEditionItem, n);
}

/** rk_edition_find_level, …: by code. Returns: its place, -1: none */
int rk_edition_find_level (const RkEdition *self, const char *code);
int rk_edition_find_block (const RkEdition *self, const char *code);
int rk_edition_find_item (const RkEdition *self, const char *code);
/** rk_edition_find_item_id: by the id it has in the office file. */
int rk_edition_find_item_id (const RkEdition *self, gint64 id);
/**
 * rk_edition_find_mark: a mark as it is typed or read from a file: its code, its sign or its name;
 * ○ also as 〇 ◯ o O, × as x ✕, － as - 対象外 NA; for four steps 1 to 4.
 */
int rk_edition_find_mark (const RkEdition *self, const char *text);
/** rk_edition_full_points: the points of the best mark. */
int rk_edition_full_points (const RkEdition *self);
/** rk_edition_full_mark: its place among the marks. */
int rk_edition_full_mark (const RkEdition *self);

/** rk_edition_fidelity_words: 「再構成版」, 「独自」, … @fidelity: (nullable). (transfer none) */
const char *rk_fidelity_words (const char *fidelity);
/** rk_edition_dup_sentence: fidelity, rule, source and version: the end of every paper, and what a
 * screen says below the items. */
char *rk_edition_dup_sentence (const RkEdition *self);
/** rk_fidelity_sentence: what is said of it at the end of every paper. (transfer none) */
const char *rk_fidelity_sentence (const char *fidelity);
/** rk_target_words, rk_unit_words: in Japanese; a word of the office's own as it is. */
const char *rk_target_words (const char *target);
const char *rk_unit_words (const char *unit);
/** rk_level_short: 「2-②」 of 「レベル2-②」. (transfer none) */
const char *rk_level_short (const char *label);

/**
 * rk_edition_check: whether it is whole: codes once, every item in a block, a scale with a best and
 * a worst mark, levels where the rule needs them, texts that can be printed.
 * @error: %RK_ERROR_FORMAT with the line where there is one
 */
gboolean rk_edition_check (const RkEdition *self, GError **error);

/**
 * rk_editions_from_json: one edition or several, in the form of the shipped ones.
 * Returns: (transfer full) (element-type RkEdition); @error: %RK_ERROR_FORMAT with the line
 */
GPtrArray *rk_editions_from_json (const char *text, gsize length, GError **error);
/** rk_edition_to_json: what rk_editions_from_json() reads. */
char *rk_edition_to_json (const RkEdition *self);
/** rk_editions_shipped: the eight that come with the program. (transfer full) */
GPtrArray *rk_editions_shipped (void);

G_END_DECLS
