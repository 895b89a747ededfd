#include "rk-match-register.h"

#include <glib/gi18n-lib.h>

#include "rk-import-aim.h"
#include "rk-import-session.h"
#include "rk-kinds.h"
#include "rk-message.h"
#include "rk-words.h"

#define MOST_TOLD 8

typedef struct
{
  GtkWindow *owner; /* weak */
  RkImportSession *session;
  GHashTable *workplaces;
  RkMatchRegister func;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->owner);
  g_signal_handlers_disconnect_by_data (question->session, question);
  g_object_unref (question->session);
  g_hash_table_unref (question->workplaces);
  g_free (question);
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;

  if (question->owner && g_str_equal (response, "register"))
    question->func (rk_match_registrations_new (rk_import_session_steal_import (question->session),
                                                question->workplaces),
                    question->owner);
}

static void
on_aim_chosen (AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "register", TRUE);
}

static void
ask (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Registrations of which scheme and level"));
  GtkWidget *aim = rk_import_aim_new (question->session, label);
  g_autofree char *n = rk_words_count (g_hash_table_size (question->workplaces));
  g_autofree char *body = g_strdup_printf (
      _ ("Numbers and days of the list are taken where it has them. Of %s sure rows, each gives "
         "its "
         "workplace a registration, or brings the one that is there up to date."),
      n);
  GtkWidget *dialog;

  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), aim);
  dialog = rk_message_new (question->owner, _ ("Register the Sure Rows"), body, box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "register",
                                    _ ("_Register"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "register",
                                              ADW_RESPONSE_SUGGESTED);
  /* Nothing shows before it is written what it would change: the scheme is said by a person. */
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "register", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "register");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (aim, "chosen", G_CALLBACK (on_aim_chosen), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), question);
  g_object_set_data_full (G_OBJECT (dialog), "rk-question", question, question_free);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_read (RkImportSession *session, int state, GError *error, gpointer data)
{
  Question *question = data;

  if (state != RK_IMPORT_READING)
    return;
  if (question->owner && error == NULL)
    {
      ask (question);
      return;
    }
  if (question->owner)
    rk_context_report (rk_import_session_get_context (session), error,
                       _ ("The list could not be read"));
  question_free (question);
}

void
rk_match_register_ask (GtkWindow *owner,
                       RkContext *context,
                       const char *path,
                       GHashTable *workplaces,
                       RkMatchRegister func)
{
  Question *question = g_new0 (Question, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_set_weak_pointer (&question->owner, owner);
  question->session = rk_import_session_new (context, &rk_kind_status);
  question->workplaces = g_hash_table_ref (workplaces);
  question->func = func;
  g_signal_connect (question->session, "ended", G_CALLBACK (on_read), question);
  rk_import_session_open (question->session, file);
}

void
rk_match_register_tell (GtkWindow *owner, const RkMatchRegistrations *registrations)
{
  const GPtrArray *problems = registrations->problems;
  g_autofree char *n = rk_words_count (problems->len);
  g_autofree char *heading = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *dialog;

  if (problems->len == 0)
    return;
  for (guint i = 0; i < MIN (problems->len, MOST_TOLD); i++)
    g_string_append_printf (body, "%s%s", i ? "\n" : "", (const char *)problems->pdata[i]);
  if (problems->len > MOST_TOLD)
    g_string_append (body, "\n…");
  /* Translators: number of problems: 「2件は登録できませんでした」 */
  heading = g_strdup_printf (_ ("%s values of the list were not taken"), n);
  dialog = rk_message_new (owner, heading, body->str, NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
