#include "rk-note-draft.h"

#include <glib/gstdio.h>

#define GROUP "note"

void
rk_note_draft_free (RkNoteDraft *draft)
{
  g_free (draft->text);
  g_free (draft->kind);
  g_free (draft->speaker);
  g_free (draft->reason);
  g_free (draft->owner);
  g_free (draft->due);
  g_free (draft->at);
  g_free (draft);
}

char *
rk_note_draft_dup_path (gint64 meeting)
{
  g_autofree char *name = g_strdup_printf ("note-%" G_GINT64_FORMAT ".ini", meeting);

  return g_build_filename (g_get_user_config_dir (), "renkei", name, NULL);
}

static void
set_text (GKeyFile *file, const char *key, const char *text)
{
  if (text && *text)
    g_key_file_set_string (file, GROUP, key, text);
}

gboolean
rk_note_draft_save (gint64 meeting, const RkNoteDraft *draft, GError **error)
{
  g_autofree char *path = rk_note_draft_dup_path (meeting);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *content = NULL;
  gsize size;

  set_text (file, "text", draft->text);
  set_text (file, "kind", draft->kind);
  set_text (file, "speaker", draft->speaker);
  set_text (file, "reason", draft->reason);
  set_text (file, "owner", draft->owner);
  set_text (file, "due", draft->due);
  set_text (file, "at", draft->at);
  g_key_file_set_int64 (file, GROUP, "appointment", draft->appointment);
  g_key_file_set_int64 (file, GROUP, "item", draft->item);
  g_key_file_set_int64 (file, GROUP, "statement", draft->statement);
  g_key_file_set_boolean (file, GROUP, "withheld", draft->withheld);
  g_key_file_set_boolean (file, GROUP, "homework", draft->homework);
  content = g_key_file_to_data (file, &size, NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, content, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

RkNoteDraft *
rk_note_draft_load (gint64 meeting)
{
  g_autofree char *path = rk_note_draft_dup_path (meeting);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  RkNoteDraft *draft;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)
      || !g_key_file_has_key (file, GROUP, "text", NULL))
    return NULL;
  draft = g_new0 (RkNoteDraft, 1);
#define TEXT(name) draft->name = g_key_file_get_string (file, GROUP, #name, NULL)
  TEXT (text);
  TEXT (kind);
  TEXT (speaker);
  TEXT (reason);
  TEXT (owner);
  TEXT (due);
  TEXT (at);
#undef TEXT
  draft->appointment = g_key_file_get_int64 (file, GROUP, "appointment", NULL);
  draft->item = g_key_file_get_int64 (file, GROUP, "item", NULL);
  draft->statement = g_key_file_get_int64 (file, GROUP, "statement", NULL);
  draft->withheld = g_key_file_get_boolean (file, GROUP, "withheld", NULL);
  draft->homework = g_key_file_get_boolean (file, GROUP, "homework", NULL);
  return draft;
}

void
rk_note_draft_forget (gint64 meeting)
{
  g_autofree char *path = rk_note_draft_dup_path (meeting);

  g_remove (path);
}
