#include "rk-match-side.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-decisions.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-workplaces.h"

static GtkWidget *
create_card (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *card = rk_part_box (GTK_ORIENTATION_VERTICAL, 4, first, second, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rk-quiet");
  return card;
}

static GtkWidget *
create_small (const char *text)
{
  GtkWidget *label = rk_part_label (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static char *
dup_day (const char *iso)
{
  RkDate date;

  return iso && rk_date_from_iso (iso, &date) ? rk_date_to_wareki_short (date) : g_strdup ("");
}

/* ── what stays ──────────────────────────────────────────────────────────────────────────── */

/* What the record holds, and until when: 「ふじのくに…　登録」「登録　～R9.5.4」 */
static void
add_held (GtkBox *box, RkDb *db, gint64 id)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autofree char *workplace = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) held = NULL;

  if (id && rk_query_where (query, "workplace_id", workplace, NULL)
      && rk_query_sort (query, "-registered_on", NULL))
    held = rk_query_records (db, query, NULL, NULL);
  for (guint i = 0; held && i < held->len; i++)
    {
      const RkRecord *status = held->pdata[i];
      g_autofree char *name
          = g_strdup_printf ("%s　%s", rk_part_or_empty (rk_record_get (status, "scheme")),
                             rk_part_or_empty (rk_record_get (status, "level")));
      g_autofree char *until = dup_day (rk_record_get (status, "expires_on"));
      g_autofree char *line
          = g_strdup_printf ("%s%s%s", rk_part_or_empty (rk_record_get (status, "state")),
                             *until ? "　～" : "", until);

      gtk_box_append (box, create_card (rk_part_label (name, NULL), create_small (line)));
    }
}

/* @item: with what comes to the record that stays; of a row what it has already */
static void
add_links (GtkBox *box, RkDb *db, const RkMatchItem *item)
{
  g_autoptr (GPtrArray) links
      = rk_links_count (db, &rk_kind_workplace, item->other ? item->other : item->id, NULL);

  for (guint i = 0; links && i < links->len; i++)
    {
      const RkLinkCount *count = links->pdata[i];
      g_autofree char *line
          = g_strdup_printf ("%s　%u%s", count->kind->heading, count->n, count->kind->counter);

      gtk_box_append (box, rk_part_label (line, NULL));
    }
}

static void
add_after (GtkBox *box, RkDb *db, const RkMatchItem *item)
{
  g_autofree char *older
      = item->other ? g_strdup_printf (_ ("“%s” stays as an earlier name."), item->detail) : NULL;

  gtk_box_append (box, rk_part_label (_ ("After joining"), "heading"));
  gtk_box_append (box,
                  create_card (rk_part_label (item->title, "heading"),
                               create_small (older ? older : _ ("The values with a frame stay."))));
  add_held (box, db, item->id);
  add_held (box, db, item->other);
  add_links (box, db, item);
}

/* 「64人」; NULL where it is not known */
static char *
dup_size (const RkRecord *past)
{
  int employees = rk_kind_field (rk_record_kind (past), "employees");
  g_autofree char *number = rk_record_dup_display (past, employees);

  return *number ? g_strdup_printf (_ ("%s employees"), number) : NULL;
}

static void
add_past (GtkBox *box, RkDb *db, gint64 id)
{
  g_autoptr (GPtrArray) past = rk_workplaces_past (db, id, NULL);

  if (past == NULL || past->len == 0)
    return;
  gtk_box_append (box, rk_part_label (_ ("Earlier name, address and size"), "heading"));
  for (guint i = 0; i < past->len; i++)
    {
      const RkRecord *record = past->pdata[i];
      const char *address = rk_record_get (record, "address");
      g_autofree char *size = dup_size (record);
      g_autofree char *line
          = g_strjoin (address && size ? "　" : "", address ? address : "", size, NULL);

      gtk_box_append (box, create_card (rk_part_label (rk_record_get (record, "name"), NULL),
                                        create_small (line)));
    }
}

/* ── decided before ──────────────────────────────────────────────────────────────────────── */

static void
add_decisions (GtkBox *box, RkDb *db, gint64 id)
{
  g_autoptr (GPtrArray) decisions = rk_decisions_of_workplace (db, id, NULL);

  if (decisions == NULL || decisions->len == 0)
    return;
  gtk_box_append (box, rk_part_label (_ ("Decided before"), "heading"));
  for (guint i = 0; i < decisions->len; i++)
    {
      const RkRecord *decision = decisions->pdata[i];
      g_autofree char *day = dup_day (rk_record_get (decision, "decided_on"));
      const char *by = rk_record_get (decision, "decided_by");
      g_autofree char *line = g_strdup_printf (
          "%s　%s　%s",
          rk_record_get_int (decision, "same") ? _ ("The same workplace") : _ ("Another workplace"),
          day, by ? by : "");

      gtk_box_append (box, create_card (rk_part_label (rk_record_get (decision, "name"), NULL),
                                        create_small (line)));
    }
}

void
rk_match_side_show (GtkBox *box, RkDb *db, const RkMatchItem *item)
{
  rk_part_clear (GTK_WIDGET (box));
  if (item && item->id)
    {
      add_after (box, db, item);
      add_decisions (box, db, item->id);
      add_past (box, db, item->id);
    }
  gtk_box_append (box,
                  create_small (_ ("Decisions are kept and used the next time a list is "
                                   "matched or imported. 清水町 (駿東郡) and 清水区 (静岡市) are "
                                   "never taken for one place.")));
}
