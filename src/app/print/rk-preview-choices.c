/* What a paper of a council can be about, where nobody has said: which council, which meeting. And
 * of a roster its order, with or without readings. */
#include "rk-preview-private.h"

#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"

static RkDb *
db_of (RkPreviewWindow *self)
{
  return rk_store_main_db (rk_context_get_store (self->context));
}

/* ── a list of records behind a drop-down ────────────────────────────────────────────────── */

static void
offer (GArray *ids, GtkStringList *words, gint64 id, const char *text)
{
  g_array_append_val (ids, id);
  gtk_string_list_append (words, text ? text : "");
}

/* No choice of a person: nothing is built. */
static void
show_offers (
    RkPreviewWindow *self, GtkDropDown *dropdown, GArray *ids, GtkStringList *words, gint64 chosen)
{
  self->setting = TRUE;
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (words));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == chosen)
      gtk_drop_down_set_selected (dropdown, i);
  self->setting = FALSE;
}

static gint64
chosen_of (GtkDropDown *dropdown, GArray *ids)
{
  guint chosen = gtk_drop_down_get_selected (dropdown);

  return chosen < ids->len ? g_array_index (ids, gint64, chosen) : 0;
}

/* ── which council, which meeting ────────────────────────────────────────────────────────── */

static gboolean
is_of (RkPreviewWindow *self, const char *pillar)
{
  const RkReportInfo *info = rk_report_find (self->document);

  return info && g_str_equal (info->pillar, pillar);
}

/* Papers of a meeting, not of years of them. The newest stands first. */
static void
offer_meetings (RkPreviewWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autofree char *council = g_strdup_printf ("%" G_GINT64_FORMAT, self->params.council);
  g_autoptr (GPtrArray) meetings = NULL;

  g_array_set_size (self->meetings, 0);
  if (is_of (self, "meetings") && g_strcmp0 (self->document, "series") != 0
      && rk_query_where (query, "council_id", council, NULL) && rk_query_sort (query, "date", NULL))
    meetings = rk_query_records (db_of (self), query, NULL, NULL);
  if (meetings && meetings->len)
    offer (self->meetings, words, 0, _ ("Next or Newest Meeting"));
  for (guint i = meetings ? meetings->len : 0; i > 0; i--)
    offer (self->meetings, words, rk_record_id (meetings->pdata[i - 1]),
           rk_record_get (meetings->pdata[i - 1], "title"));
  show_offers (self, self->meeting, self->meetings, words, self->params.meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->meeting), self->meetings->len > 1);
}

void
rk_preview_offer_councils (RkPreviewWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GPtrArray) councils = NULL;

  if (!(is_of (self, "councils") || is_of (self, "meetings")) || self->params.council
      || self->params.meeting || self->params.query || self->params.seat || self->params.records
      || !rk_councils_default (db_of (self), &self->params.council, NULL)
      || !rk_query_sort (query, "position", NULL))
    return;
  councils = rk_query_records (db_of (self), query, NULL, NULL);
  for (guint i = 0; councils && i < councils->len; i++)
    offer (self->councils, words, rk_record_id (councils->pdata[i]),
           rk_record_get (councils->pdata[i], "name"));
  show_offers (self, self->council, self->councils, words, self->params.council);
  gtk_widget_set_visible (GTK_WIDGET (self->council), self->councils->len > 1);
  offer_meetings (self);
}

void
rk_preview_council_chosen (RkPreviewWindow *self)
{
  if (self->context == NULL || self->setting)
    return;
  self->params.council = chosen_of (self->council, self->councils);
  self->params.meeting = 0;
  offer_meetings (self);
  rk_preview_build (self);
}

void
rk_preview_meeting_chosen (RkPreviewWindow *self)
{
  if (self->context == NULL || self->setting)
    return;
  self->params.meeting = chosen_of (self->meeting, self->meetings);
  rk_preview_build (self);
}

/* ── a roster ────────────────────────────────────────────────────────────────────────────── */

void
rk_preview_offer_order (RkPreviewWindow *self)
{
  const RkReportInfo *info = rk_report_find (self->document);
  gboolean roster = info && info->flags & RK_REPORT_ROSTER;

  gtk_widget_set_visible (GTK_WIDGET (self->order), roster);
  gtk_widget_set_visible (GTK_WIDGET (self->kana), roster);
  if (!roster)
    return;
  if (self->params.order == RK_REPORT_ORDER_ASKED && self->params.query == NULL)
    self->params.order = RK_REPORT_ORDER_GROUPS;
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->order,
                              self->params.order == RK_REPORT_ORDER_ASKED
                                  ? GTK_INVALID_LIST_POSITION
                                  : (guint)self->params.order - RK_REPORT_ORDER_GROUPS);
  gtk_toggle_button_set_active (self->kana, !self->params.without_kana);
  self->setting = FALSE;
}

void
rk_preview_order_chosen (RkPreviewWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->order);

  if (self->context == NULL || self->setting)
    return;
  if (chosen != GTK_INVALID_LIST_POSITION)
    self->params.order = (RkReportOrder)(RK_REPORT_ORDER_GROUPS + chosen);
  self->params.without_kana = !gtk_toggle_button_get_active (self->kana);
  rk_preview_build (self);
}
