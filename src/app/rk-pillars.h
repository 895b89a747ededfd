/* The pillars of the work, in the order of the sidebar. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

/**
 * RkPillar:
 * @name: of the page; also the key of the settings and of "win.go"
 * @label: English msgid
 * @icon: icon name
 * @create: makes the page
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *icon;
  GtkWidget *(*create) (RkContext *context);
} RkPillar;

/** rk_pillars: all of them. @n: (out) (optional) */
const RkPillar *rk_pillars (guint *n);
/** rk_pillar_by_name: Returns: (nullable) (transfer none) */
const RkPillar *rk_pillar_by_name (const char *name);

G_END_DECLS
