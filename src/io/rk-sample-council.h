/* The councils of the sample office: members, two meetings of last year, one that is coming. */
#pragma once

#include "rk-calendar.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_sample_fill_councils: for use while the sample is made. @today: what the dates go by */
gboolean rk_sample_fill_councils (RkDb *db, RkDate today, GError **error);

/* ── what the two files share ────────────────────────────────────────────────────────────── */

/** RkSamplePerson: one invented name of many. */
typedef struct
{
  const char *word;
  const char *kana;
  const char *sex; /* of a given name */
} RkSamplePerson;

/** RkSampleBody: a kind of body and how one is called; # stands for the area. */
typedef struct
{
  guint kind; /* place among the kinds of bodies, from 1 */
  const char *name;
  const char *kana;
  const char *side; /* NULL: that of the kind */
  const char *category;
  const char *post;
  const char *head_title;
  const char *data;
  const char *services;
  gboolean official; /* paid by the state, so not by the council */
  gboolean public_seat;
} RkSampleBody;

/** RkSampleCouncil: @bodies: places in rk_sample_bodies, ended by -1 */
typedef struct
{
  const char *name;
  const char *short_name;
  const char *level;
  const char *area;
  const char *word; /* for # in names of bodies */
  const char *town;
  const char *postal;
  const char *dial;
  const char *quorum;
  int parent; /* place in the list, -1: none */
  int bodies[26];
} RkSampleCouncil;

/** RkSampleSaid: @speaker: place in the roster, 0: the secretariat; @answers: how many lines up */
typedef struct
{
  guint item;
  guint speaker;
  const char *kind;
  const char *text;
  const char *summary;
  guint answers;
  const char *action; /* what comes of it */
  const char *owner;
  const char *result; /* done, with this; NULL: not yet */
  int direction;      /* -1: none */
  const char *withheld;
} RkSampleSaid;

/** RkSampleItem: @under: place of the parent + 1, 0: none */
typedef struct
{
  guint under;
  const char *kind;
  const char *title;
  const char *point;
  guint minutes;
  const char *presenter;
  const char *script;
  gboolean put_off;
} RkSampleItem;

typedef struct
{
  guint item;
  const char *kind;
  const char *title;
  guint pages;
  const char *paper;
  const char *document;
} RkSamplePaper;

typedef struct
{
  guint item;
  const char *strand;
  const char *presented;
  const char *text;
  const char *budget;
  guint amount;
} RkSampleDirection;

extern const RkSamplePerson rk_sample_family_names[];
extern const guint rk_sample_n_family_names;
extern const RkSamplePerson rk_sample_first_names[];
extern const guint rk_sample_n_first_names;
extern const RkSampleBody rk_sample_bodies[];
extern const guint rk_sample_n_bodies;
extern const RkSampleCouncil rk_sample_councils[];
extern const guint rk_sample_n_councils;
extern const RkSampleItem rk_sample_items[];
extern const guint rk_sample_n_items;
extern const RkSamplePaper rk_sample_papers[];
extern const guint rk_sample_n_papers;
extern const RkSampleSaid rk_sample_said[];
extern const guint rk_sample_n_said;
extern const RkSampleDirection rk_sample_directions[];
extern const guint rk_sample_n_directions;
extern const char rk_sample_bylaws[];

/** RkSampleMaker: saves invented records one after another. */
typedef struct
{
  RkDb *db;
  RkDate today;
  int year;     /* fiscal year of @today */
  guint people; /* so far */
  gint64 kinds[17];
} RkSampleMaker;

/** rk_sample_text, rk_sample_int, rk_sample_day: set one field of a draft. */
void rk_sample_text (RkDraft *draft, const char *field, const char *value);
void rk_sample_int (RkDraft *draft, const char *field, gint64 value);
void rk_sample_day (RkDraft *draft, const char *field, RkDate day);
/** rk_sample_fill_words: @text with # put in place. Returns: (transfer full) */
char *rk_sample_fill_words (const char *text, const char *word);
/** rk_sample_save: @draft: (transfer full). @id: (out) (optional) */
gboolean rk_sample_save (RkSampleMaker *self, RkDraft *draft, gint64 *id, GError **error);
/** rk_sample_workday: @day, or the Monday after it. */
RkDate rk_sample_workday (RkDate day);
/** rk_sample_meetings: two meetings of last year, final, and the coming one. @n: which council */
gboolean rk_sample_meetings (RkSampleMaker *self, gint64 council, guint n, GError **error);
/** rk_sample_plan: a five-year plan of one area, a year of it evaluated. */
gboolean rk_sample_plan (RkSampleMaker *self, GError **error);
/** rk_sample_support: one case of support, one training day. */
gboolean rk_sample_support (RkSampleMaker *self, GError **error);
/** rk_sample_checklists: three years of self-assessments. */
gboolean rk_sample_checklists (RkSampleMaker *self, GError **error);

/** rk_sample_fill_indicators: the published smoking tables of FY2018 to FY2021. */
gboolean rk_sample_fill_indicators (RkDb *db, GError **error);

G_END_DECLS
