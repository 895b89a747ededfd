/* What stands above the roster: which council, in which numbers, on which day. */
#include "rk-councils-private.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"

/* 「半数以上」, 「人数 5名」 with whether deputies count. */
static char *
dup_quorum (const RkRecord *council)
{
  const char *rule = rk_record_get (council, "quorum_rule");
  g_autofree char *number
      = g_strdup_printf ("%" G_GINT64_FORMAT "名", rk_record_get_int (council, "quorum_number"));

  if (g_strcmp0 (rule, RK_QUORUM_NUMBER) == 0)
    rule = number;
  return g_strdup_printf (rk_record_get_int (council, "deputies_count")
                              ? _ ("Quorum %s (deputies count)")
                              : _ ("Quorum %s"),
                          rule ? rule : RK_QUORUM_HALF);
}

/* 「事務局 中部保健所　任期2年　定足数 半数以上（代理を数える）　現員 15名／定数 16席」 */
static char *
dup_line (RkCouncilsData *data, const RkRecord *council)
{
  GString *line = g_string_new (NULL);
  const char *secretariat = rk_record_get (council, "secretariat");
  gint64 months = rk_record_get_int (council, "term_months");
  guint limit = (guint)rk_record_get_int (council, "member_limit");
  guint seats = data->summary.seats - data->summary.observers;
  g_autofree char *quorum = dup_quorum (council);

  if (secretariat)
    g_string_append_printf (line, _ ("Secretariat: %s　"), secretariat);
  if (months && months % 12 == 0)
    g_string_append_printf (line, _ ("Term of %d years　"), (int)(months / 12));
  else if (months)
    g_string_append_printf (line, _ ("Term of %d months　"), (int)months);
  g_string_append_printf (line, "%s　", quorum);
  g_string_append_printf (line, _ ("Members %1$u of %2$u seats"), data->summary.members, seats);
  if (limit && seats > limit)
    g_string_append_printf (line, _ (", over the limit of %1$u by %2$u"), limit, seats - limit);
  return g_string_free (line, FALSE);
}

void
rk_councils_page_show_heading (RkCouncilsPage *self)
{
  const RkRecord *council = rk_councils_data_find (self->data, self->data->council);
  g_autofree char *line = dup_line (self->data, council);
  gboolean past = rk_day_control_is_past (self->day);
  g_autofree char *day = rk_date_to_wareki_long (rk_councils_data_day (self->data));
  /* Translators: a day that is past: 「令和5年10月1日の名簿です。過去の名簿は直せません。」 */
  g_autofree char *text
      = g_strdup_printf (_ ("Roster of %s. Rosters of the past cannot be edited."), day);

  gtk_label_set_text (self->name, rk_record_get (council, "name"));
  gtk_label_set_text (self->line, line);
  adw_view_switcher_title_set_title (self->switcher, rk_record_get (council, "name"));
  gtk_label_set_text (self->past_text, text);
  gtk_widget_set_visible (self->past, past);
  if (past)
    gtk_widget_add_css_class (GTK_WIDGET (self->main), "rk-past");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->main), "rk-past");
}
