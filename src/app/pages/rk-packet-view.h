/* The parts of a packet as a list: in or out, their pages, what is wrong with one; moved by drag
 * and by keys. */
#pragma once

#include <adwaita.h>
#include "rk-packet-parts.h"

G_BEGIN_DECLS

#define RK_TYPE_PACKET_VIEW (rk_packet_view_get_type ())
G_DECLARE_FINAL_TYPE (RkPacketView, rk_packet_view, RK, PACKET_VIEW, AdwBin)

/* Signals:
 *   move (guint n, guint to)            a part is to go to another place
 *   choose (guint n, gboolean chosen)   a part is to be in or not
 *   open (guint n)                      the pages of a part are to be shown */

GtkWidget *rk_packet_view_new (void);
/** rk_packet_view_show: @parts: (nullable): array of RkPacketPart; a reference is kept */
void rk_packet_view_show (RkPacketView *self, GPtrArray *parts, gboolean editable);
/** rk_packet_view_dup_name: 「資料1　前年度の実績」 */
char *rk_packet_view_dup_name (const RkPacketPart *part);

G_END_DECLS
