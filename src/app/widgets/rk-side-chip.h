/* 地域・職域: told by the shape of a chip, not by its colour. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** rk_side_chip_new: 地域 outlined, 職域 filled, 学域 and 共通 underlined. @side: (nullable) */
GtkWidget *rk_side_chip_new (const char *side);
/** rk_side_chip_set: another side in the same chip. */
void rk_side_chip_set (GtkWidget *chip, const char *side);

G_END_DECLS
