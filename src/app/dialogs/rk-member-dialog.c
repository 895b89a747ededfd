#include "rk-member-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-members.h"
#include "rk-records.h"

/* Worker thread. @data: a record of rk_kind_member that names its council */
static gboolean
put_member (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (RkMemberPut) put = { 0 };

  if (!rk_members_put (db, data, 0, &put, error))
    return FALSE;
  if (put.added || put.changed)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
               _ ("%s is in the roster already, with the same entries. Nothing was recorded."),
               rk_record_get (data, "name"));
  return FALSE;
}

static RkRecord *
create_row (RkRecord *council, RkDate day)
{
  const RkKind *kind = &rk_kind_member;
  RkDate end = rk_councils_term_end (council, NULL, day);
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_take (draft, rk_kind_field (kind, "council"),
                 g_strdup (rk_record_get (council, "name")));
  rk_draft_take (draft, rk_kind_field (kind, "term_start"), rk_date_to_iso (day));
  if (rk_date_is_set (end))
    rk_draft_take (draft, rk_kind_field (kind, "term_end"), rk_date_to_iso (end));
  return rk_draft_end (draft);
}

/* ── somebody, or a body, that is known ──────────────────────────────────────────────────── */

static void
fill_from (RkRecordForm *form, const RkRecord *record, const char *const *fields)
{
  for (; *fields; fields += 2)
    {
      const char *value = rk_record_get (record, fields[1]);
      g_autofree char *typed = rk_record_form_dup_typed (form, fields[0]);

      if (value && g_strcmp0 (typed, value) != 0)
        rk_record_form_type (form, fields[0], value);
    }
}

/* Whoever is chosen is shown by name and can be read before it is saved. */
static void
on_settled (RkRecordForm *form, RkContext *context)
{
  static const char *const of_person[]
      = { "name",  "name",  "kana",    "kana",    "sex",         "sex",         "phone", "phone",
          "email", "email", "address", "address", "postal_code", "postal_code", NULL };
  static const char *const of_body[] = { "body", "name", "side", "side", NULL };
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autofree char *person = rk_record_form_dup_typed (form, "person_id");
  g_autofree char *body = rk_record_form_dup_typed (form, "body_id");
  g_autoptr (RkRecord) chosen_person = NULL;
  g_autoptr (RkRecord) chosen_body = NULL;

  if (g_strcmp0 (person, g_object_get_data (G_OBJECT (form), "person")) != 0)
    {
      chosen_person
          = rk_records_get (db, &rk_kind_person, g_ascii_strtoll (person, NULL, 10), NULL);
      g_object_set_data_full (G_OBJECT (form), "person", g_strdup (person), g_free);
    }
  if (g_strcmp0 (body, g_object_get_data (G_OBJECT (form), "body")) != 0)
    {
      chosen_body = rk_records_get (db, &rk_kind_body, g_ascii_strtoll (body, NULL, 10), NULL);
      g_object_set_data_full (G_OBJECT (form), "body", g_strdup (body), g_free);
    }
  if (chosen_person)
    fill_from (form, chosen_person, of_person);
  if (chosen_body)
    fill_from (form, chosen_body, of_body);
}

GtkWidget *
rk_member_dialog_new (RkContext *context, GtkWindow *parent, RkRecord *council, RkDate day)
{
  static const char *const fields[]
      = { "person_id",   "name",         "kana", "body_id",  "body",
          "side",        "post",         "role", "category", "term_start",
          "term_end",    "appointed_on", "sex",  "phone",    "email",
          "postal_code", "address",      "note", NULL };
  g_autoptr (RkRecord) row = create_row (council, day);
  GtkWidget *dialog = rk_record_dialog_new_for (context, parent, _ ("Add a Member"), row, fields);

  g_signal_connect_object (rk_record_dialog_get_form (RK_RECORD_DIALOG (dialog)), "settled",
                           G_CALLBACK (on_settled), context, 0);
  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), put_member, "委員「%s」を追加した",
                              /* Translators: name of the member. */
                              _ ("Added the member %s"));
  return dialog;
}
