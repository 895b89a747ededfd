#include "rk-member-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-members.h"

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

GtkWidget *
rk_member_dialog_new (RkContext *context, GtkWindow *parent, RkRecord *council, RkDate day)
{
  static const char *const fields[]
      = { "name",     "kana",        "body",     "side",         "post", "role",
          "category", "term_start",  "term_end", "appointed_on", "sex",  "phone",
          "email",    "postal_code", "address",  "note",         NULL };
  g_autoptr (RkRecord) row = create_row (council, day);
  GtkWidget *dialog = rk_record_dialog_new_for (context, parent, _ ("Add a Member"), row, fields);

  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), put_member, "委員「%s」を追加した",
                              /* Translators: name of the member. */
                              _ ("Added the member %s"));
  return dialog;
}
