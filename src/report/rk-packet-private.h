/* What the files of the packet share. */
#pragma once

#include "rk-packet-parts.h"
#include "rk-report-meeting.h"

G_BEGIN_DECLS

#define RK_PACKET_COVER_TITLE "表紙"

void rk_packet_part_free (gpointer data);
gboolean rk_packet_is_made (const char *name);
/* All parts, in the order that the meeting keeps. @order: (nullable) */
GPtrArray *rk_packet_list (const RkMeetingPaper *paper, const char *order);
/* 「次第、出席者名簿、席次表」: what is handed out with the packet besides the papers of the
 * meeting, joined by @mark. @keys: (nullable): only some of it */
char *rk_packet_dup_handed_out (RkDb *db,
                                const RkMeetingPaper *paper,
                                const char *const *keys,
                                const char *mark,
                                GError **error);
/* Only those named on the command line. @names: with commas; one that is not there is an error */
gboolean rk_packet_choose (GPtrArray *parts, const char *names, GError **error);
/* Pages of a paper that were replaced, from 0; where none is named, all. */
GArray *rk_packet_read_pages (const char *text, guint n_pages);

G_END_DECLS
