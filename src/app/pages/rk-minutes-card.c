#include "rk-minutes-card.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-stepper.h"

/* The stages in order, in the words of the file. */
static const char *const stages[]
    = { RK_MINUTES_DRAFT, RK_MINUTES_OFFICE, RK_MINUTES_REVIEW, RK_MINUTES_FINAL, NULL };
#define FINAL 3

struct _RkMinutesCard
{
  AdwBin parent_instance;

  RkStepper *stepper; /* owned by the tree, like those below */
  GtkLabel *words;
  GtkWidget *chip;
  GtkButton *next;
  GtkWidget *renew;
  GtkWidget *back;

  RkContext *context;
  RkMeetingData *data;
};

G_DEFINE_FINAL_TYPE (RkMinutesCard, rk_minutes_card, ADW_TYPE_BIN)

static guint
stage_of (const RkMeetingData *data)
{
  const char *state = rk_record_get (data->meeting, "minutes_state");

  for (guint i = 0; stages[i]; i++)
    if (g_strcmp0 (state, stages[i]) == 0)
      return i;
  return 0;
}

static char *
dup_words (const RkMeetingData *data)
{
  int version = (int)rk_record_get_int (data->meeting, "minutes_version");
  const char *published = rk_record_get (data->meeting, "published_on");
  g_autofree char *day = rk_part_dup_long_day (rk_record_get (data->meeting, "minutes_fixed_on"));
  g_autofree char *public = rk_part_dup_long_day (published);

  if (data->is_final && published)
    return g_strdup_printf (_ ("Version %1$d, final since %2$s, published on %3$s. Nothing of the "
                               "meeting can be changed."),
                            version, day, public);
  if (data->is_final)
    return g_strdup_printf (
        _ ("Version %1$d, final since %2$s. Nothing of the meeting can be changed."), version, day);
  return g_strdup_printf (ngettext ("Version %1$d, %2$u statement", "Version %1$d, %2$u statements",
                                    data->statements->len),
                          version, data->statements->len);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, RkMinutesCard *self)
{
  g_autofree char *reason = rk_message_dup_typed (GTK_WIDGET (dialog));

  if (g_str_equal (response, "fix") && self->data)
    rk_meeting_edits_fix (self->context, self->data->meeting, *reason ? reason : NULL);
}

/* Members who spoke and are not taken down as present. Returns: (nullable): names */
static char *
dup_absent_speakers (const RkMeetingData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < data->statements->len; i++)
    {
      const RkRecord *statement = data->statements->pdata[i];
      gint64 member = rk_record_get_int (statement, "appointment_id");
      const char *name = rk_record_get (statement, "speaker_name");
      const RkRecord *attendance = member ? rk_meeting_data_attendance (data, member) : NULL;
      const char *presence = attendance ? rk_record_get (attendance, "presence") : NULL;

      if (member && name && (presence == NULL || g_str_equal (presence, RK_REPLY_NO))
          && g_hash_table_add (seen, (char *)name))
        g_string_append_printf (names, "%s%s", names->len ? "、" : "", name);
    }
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static guint
count_unnamed (const RkMeetingData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->statements->len; i++)
    n += g_strcmp0 (rk_record_get (data->statements->pdata[i], "speaker"), RK_SPEAKER_UNKNOWN) == 0;
  return n;
}

/* What may have been forgotten, then what follows: who came is printed from what was taken down. */
static char *
dup_consequences (RkMinutesCard *self)
{
  const RkMeetingData *data = self->data;
  g_autofree char *absent = data->expected ? NULL : dup_absent_speakers (data);
  guint unnamed = count_unnamed (data);
  g_autofree char *unsaid = rk_meeting_dup_unsaid (data->meeting, TRUE);
  GString *words = g_string_new (NULL);

  if (unsaid)
    {
      /* Translators: names of fields of a meeting: 「会場、開始時刻、終了時刻」 */
      g_string_append_printf (
          words, _ ("The meeting does not say: %s. It cannot be entered afterwards."), unsaid);
      g_string_append (words, "\n\n");
    }
  if (data->expected)
    g_string_append_printf (words, "%s\n\n",
                            _ ("Nobody’s presence on the day was taken down. The minutes will say "
                               "who was going to come, by the replies."));
  if (absent)
    {
      g_string_append_printf (
          words, _ ("These members spoke, but are not taken down as present: %s."), absent);
      g_string_append (words, "\n\n");
    }
  if (unnamed)
    {
      g_string_append_printf (words,
                              ngettext ("%u statement does not say who spoke.",
                                        "%u statements do not say who spoke.", unnamed),
                              unnamed);
      g_string_append (words, "\n\n");
    }
  g_string_append (
      words,
      _ ("Agenda, papers, attendance and statements are locked, and a check sum is kept. Homework "
         "goes on. A correction is made as a new version."));
  return g_string_free (words, FALSE);
}

/* What cannot be taken back by typing is asked about; from the second version on, why. */
static void
ask_to_fix (RkMinutesCard *self)
{
  gboolean corrected = rk_record_get_int (self->data->meeting, "minutes_version") > 1;
  g_autofree char *consequences = dup_consequences (self);
  GtkWidget *dialog = rk_message_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Make the Minutes Final?"), consequences, NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _ ("_Cancel"), "fix",
                                    _ ("_Make Final and Lock"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fix",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "fix");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  if (corrected)
    rk_message_ask (dialog, _ ("What was corrected"), NULL, NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_next (RkMinutesCard *self)
{
  guint stage = stage_of (self->data);

  if (self->data->is_final)
    rk_meeting_edits_correct (self->context, self->data->meeting);
  else if (stage + 1 == FINAL && self->data->is_held)
    ask_to_fix (self);
  else if (stage + 1 == FINAL) /* Refused, with the reason. */
    rk_meeting_edits_fix (self->context, self->data->meeting, NULL);
  else
    rk_meeting_edits_set_state (self->context, self->data->meeting, stages[stage + 1]);
}

static void
on_back (RkMinutesCard *self)
{
  guint stage = stage_of (self->data);

  if (stage > 0 && !self->data->is_final)
    rk_meeting_edits_set_state (self->context, self->data->meeting, stages[stage - 1]);
}

static void
on_renew (RkMinutesCard *self)
{
  rk_meeting_edits_renew (self->context, self->data->meeting);
}

void
rk_minutes_card_show (RkMinutesCard *self, RkMeetingData *data)
{
  guint stage = stage_of (data);
  gboolean writable = !rk_context_is_read_only (self->context);
  g_autofree char *words = dup_words (data);
  g_autofree char *verb = NULL;

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  rk_stepper_set_current (self->stepper, stage);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->chip, data->is_final);
  /* Translators: the next stage of the minutes, in Japanese: 「委員確認にする」 */
  verb = data->is_final       ? g_strdup (_ ("Make a Corrected Version"))
         : stage + 1 == FINAL ? g_strdup (_ ("Make the Minutes Final…"))
                              : g_strdup_printf (_ ("Set to “%s”"), stages[stage + 1]);
  gtk_button_set_label (self->next, verb);
  gtk_widget_set_visible (GTK_WIDGET (self->next), writable);
  gtk_widget_set_visible (self->renew, writable && !data->is_final
                                           && rk_record_get (data->meeting, "council_then"));
  gtk_widget_set_visible (self->back, writable && stage > 0 && !data->is_final);
}

GtkWidget *
rk_minutes_card_new (RkContext *context)
{
  RkMinutesCard *self = g_object_new (RK_TYPE_MINUTES_CARD, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_minutes_card_dispose (GObject *object)
{
  RkMinutesCard *self = RK_MINUTES_CARD (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_minutes_card_parent_class)->dispose (object);
}

static void
rk_minutes_card_class_init (RkMinutesCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_minutes_card_dispose;
}

static void
rk_minutes_card_init (RkMinutesCard *self)
{
  GtkWidget *words = rk_part_label ("", "dim-label");
  GtkWidget *title = rk_part_label (_ ("Minutes"), "title-4");
  GtkWidget *box;

  self->stepper = g_object_new (RK_TYPE_STEPPER, NULL);
  rk_stepper_set_steps (self->stepper, stages);
  self->words = GTK_LABEL (words);
  self->chip = rk_part_chip (_ ("Locked"), "grey");
  self->next = GTK_BUTTON (rk_part_button (_ ("Make the Minutes Final…"), NULL));
  self->back = rk_part_button (_ ("One Stage Back"), NULL);
  self->renew = rk_part_button (_ ("Follow Roster and Rules of Today"), NULL);
  gtk_widget_set_tooltip_text (
      self->renew, _ ("Names, posts, roles and the quorum are those of the version before. If they "
                      "were wrong there, mend them in the roster and take them over here."));
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->renew, "clicked", G_CALLBACK (on_renew), self, G_CONNECT_SWAPPED);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 8,
                     rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title, self->chip, NULL),
                     GTK_WIDGET (self->stepper),
                     rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, words, self->renew, self->back,
                                  GTK_WIDGET (self->next), NULL),
                     NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-quiet");
  adw_bin_set_child (ADW_BIN (self), box);
}
