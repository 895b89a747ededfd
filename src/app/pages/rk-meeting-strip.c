#include "rk-meeting-strip.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"

struct _RkMeetingStrip
{
  GtkBox parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *sum;
  GtkLabel *chip;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (RkMeetingStrip, rk_meeting_strip, GTK_TYPE_BOX)

/* ── whether it is valid ─────────────────────────────────────────────────────────────────── */

/* The council whose quorum is missing, the one that calls before the others; else that one. */
static const RkQuorum *
find_weakest (const RkMeetingData *data)
{
  const RkQuorum *quorum = &data->quorum;

  for (guint i = 0; quorum->met && i < data->joints->len; i++)
    quorum = &((const RkJoint *)data->joints->pdata[i])->quorum;
  return quorum->met ? &data->quorum : quorum;
}

static char *
dup_verdict (const RkMeetingData *data)
{
  const RkQuorum *quorum = find_weakest (data);
  g_autofree char *cancelled = rk_part_dup_long_day (rk_record_get (data->meeting, "cancelled_on"));
  guint missing = quorum->needed > quorum->present ? quorum->needed - quorum->present : 0;

  if (rk_record_get (data->meeting, "cancelled_on"))
    return g_strdup_printf (_ ("Cancelled on %s: the meeting will not take place."), cancelled);
  if (quorum->members == 0)
    return g_strdup (_ ("This council has no member on that day."));
  if (quorum->met)
    return g_strdup (data->expected ? _ ("The meeting is expected to be valid.")
                                    : _ ("The meeting is valid."));
  /* Nothing is lost while those who have not replied may still come. */
  if (data->expected
      && rk_attendance_count_unanswered (data->attendances, data->meeting) + data->uncalled
             >= missing)
    return g_strdup_printf (ngettext ("Waiting for replies: %u more is needed.",
                                      "Waiting for replies: %u more are needed.", missing),
                            missing);
  return g_strdup_printf (
      data->expected
          ? ngettext ("Expected not to be valid: %u more is needed.",
                      "Expected not to be valid: %u more are needed.", missing)
          : ngettext ("Not valid: %u more is needed.", "Not valid: %u more are needed.", missing),
      missing);
}

static void
append_misnumbered (GString *sum, const RkMeetingData *data)
{
  int date = rk_kind_field (&rk_kind_meeting, "date");
  g_autofree char *day = NULL;

  if (data->misnumbered == NULL || data->is_final)
    return;
  day = rk_record_dup_display (data->misnumbered, date);
  g_string_append_c (sum, '\n');
  /* Translators: number and day of a meeting */
  g_string_append_printf (
      sum, _ ("Meeting no. %1$d is on %2$s: days and numbers are not in the same order"),
      (int)rk_record_get_int (data->misnumbered, "number"), day);
}

/* The rule, the numbers and the result; a line for each council, who is not called yet, and what is
 * odd about the day. */
static char *
dup_sum (const RkMeetingData *data)
{
  g_autofree char *own = rk_quorum_dup_words (&data->quorum);
  GString *sum = g_string_new (NULL);

  if (data->joints->len)
    g_string_append_printf (sum, "%s　", rk_record_get (data->meeting, "council"));
  g_string_append (sum, own);
  for (guint i = 0; i < data->joints->len; i++)
    {
      const RkJoint *joint = data->joints->pdata[i];
      g_autofree char *words = rk_quorum_dup_words (&joint->quorum);

      g_string_append_printf (sum, "\n%s　%s", joint->name, words);
    }
  if (data->uncalled && !data->is_final)
    g_string_append_printf (g_string_append_c (sum, '\n'),
                            ngettext ("%u member is not in the attendance yet",
                                      "%u members are not in the attendance yet", data->uncalled),
                            data->uncalled);
  append_misnumbered (sum, data);
  return g_string_free (sum, FALSE);
}

void
rk_meeting_strip_show (RkMeetingStrip *self, const RkMeetingData *data, gboolean may_enter)
{
  guint unanswered = rk_attendance_count_unanswered (data->attendances, data->meeting);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *verdict = dup_verdict (data);
  g_autofree char *sum = dup_sum (data);
  gboolean valid
      = rk_meeting_data_is_valid (data) && rk_record_get (data->meeting, "cancelled_on") == NULL;
  gboolean missing = data->uncalled > 0;
  gboolean cancelled = rk_record_get (data->meeting, "cancelled_on") != NULL;
  g_autofree char *chip = NULL;

  g_return_if_fail (RK_IS_MEETING_STRIP (self));

  gtk_widget_remove_css_class (widget, valid ? "red" : "green");
  gtk_widget_add_css_class (widget, valid ? "green" : "red");
  gtk_image_set_from_icon_name (self->icon,
                                valid ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (self->title, verdict);
  gtk_label_set_text (self->sum,
                      cancelled ? _ ("There is nothing to prepare for it any more.") : sum);
  rk_part_name (widget, verdict);
  if (data->is_final)
    chip = g_strdup_printf (_ ("Minutes final, version %d"),
                            (int)rk_record_get_int (data->meeting, "minutes_version"));
  else if (unanswered && data->expected && !cancelled)
    chip = g_strdup_printf (ngettext ("%u without reply", "%u without reply", unanswered),
                            unanswered);
  gtk_label_set_text (self->chip, rk_part_or_empty (chip));
  gtk_widget_set_visible (GTK_WIDGET (self->chip), chip != NULL);
  gtk_button_set_label (GTK_BUTTON (self->button),
                        missing ? _ ("Enter Missing Members")
                        : data->is_held && !rk_meeting_data_is_written (data)
                            ? _ ("Enter Who Is There")
                            : _ ("Enter the Replies"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  missing ? "page.enter-missing" : "page.enter-replies");
  gtk_widget_set_visible (self->button, may_enter && !data->is_final && !cancelled
                                            && (data->expected || !valid || missing));
}

static void
rk_meeting_strip_class_init (RkMeetingStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-meeting-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, RkMeetingStrip, icon);
  gtk_widget_class_bind_template_child (widget_class, RkMeetingStrip, title);
  gtk_widget_class_bind_template_child (widget_class, RkMeetingStrip, sum);
  gtk_widget_class_bind_template_child (widget_class, RkMeetingStrip, chip);
  gtk_widget_class_bind_template_child (widget_class, RkMeetingStrip, button);
}

static void
rk_meeting_strip_init (RkMeetingStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
