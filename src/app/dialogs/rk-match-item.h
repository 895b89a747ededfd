/* One line of the queue of 名寄せ: a row of a list, or a record of the register, and the record
 * that it may be. */
#pragma once

#include <gio/gio.h>
#include "rk-judgement.h"

G_BEGIN_DECLS

#define RK_TYPE_MATCH_ITEM (rk_match_item_get_type ())
G_DECLARE_FINAL_TYPE (RkMatchItem, rk_match_item, RK, MATCH_ITEM, GObject)

/* Property: title, detail, score (all texts, for the line) */

struct _RkMatchItem
{
  GObject parent_instance;

  gint64 id;     /* record of the register that stays; 0: none */
  gint64 other;  /* the other record of the register; 0: a row */
  RkRecord *row; /* of a list */
  guint number;  /* of the row, as a spreadsheet counts */
  char *title;   /* name of the record of the register */
  char *detail;  /* name of the other */
  char *score;   /* points in words; NULL: none */
  guint points;
  char *why;
  RkLikeness likeness;
  gboolean decided;
};

RkMatchItem *rk_match_item_new (void);

G_END_DECLS
