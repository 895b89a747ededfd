#pragma once

#include "rk-query.h"

G_BEGIN_DECLS

typedef struct
{
  int field;
  GPtrArray *values; /* stored forms, NULL-terminated; "" = no value */
} RkCondition;

typedef struct
{
  int field;
  gboolean descending;
} RkOrder;

struct _RkQuery
{
  gatomicrefcount refs;
  const RkKind *kind;
  char *search;
  char *as_of;           /* ISO day, nullable */
  GPtrArray *conditions; /* RkCondition */
  GArray *orders;        /* RkOrder */
  GArray *ids;           /* gint64, nullable */
  guint limit;
  guint offset;
};

/** rk_query_find_field: Returns: index, or -1 with @error */
int rk_query_find_field (const RkQuery *query, const char *name, GError **error);
void rk_condition_free (RkCondition *condition);

G_END_DECLS
