#include "rk-joint-box.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-records.h"

struct _RkJointBox
{
  AdwBin parent_instance;

  /* owned by the tree */
  GtkWidget *list;
  GtkWidget *add;

  RkContext *context;
  RkMeetingData *data;
};

G_DEFINE_FINAL_TYPE (RkJointBox, rk_joint_box, ADW_TYPE_BIN)

/* ── joining ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  gint64 council;
  gboolean joins;
  guint number;
} Job;

static gboolean
run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (RkRecord) council = rk_records_get (db, &rk_kind_council, job->council, error);
  g_autofree char *what = NULL;

  if (council == NULL)
    return FALSE;
  what = g_strdup_printf (job->joins ? "%sとの合同開催にした" : "%sとの合同開催をやめた",
                          rk_record_get (council, "name"));
  rk_db_name_command (db, what);
  return job->joins ? rk_meetings_join (db, job->meeting, job->council, job->number, error)
                    : rk_meetings_part (db, job->meeting, job->council, error);
}

static void
start (RkJointBox *self, gint64 council, gboolean joins)
{
  Job *job = g_new0 (Job, 1);

  job->meeting = rk_record_id (self->data->meeting);
  job->council = council;
  job->joins = joins;
  rk_context_run_command_async (self->context, NULL, "合同開催を変えた",
                                joins ? _ ("The members of the council are called, too")
                                      : _ ("The council no longer holds it"),
                                run, job, g_free, NULL);
}

void
rk_joint_box_join (RkJointBox *self, gint64 council)
{
  g_return_if_fail (RK_IS_JOINT_BOX (self) && self->data);

  start (self, council, TRUE);
}

void
rk_joint_box_part (RkJointBox *self, gint64 council)
{
  g_return_if_fail (RK_IS_JOINT_BOX (self) && self->data);

  start (self, council, FALSE);
}

/* 保存 in the form: its data is the record that was filled in. */
static gboolean
run_form (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkRecord *record = data;
  Job job = { rk_record_get_int (record, "meeting_id"), rk_record_get_int (record, "council_id"),
              TRUE, (guint)rk_record_get_int (record, "number") };

  return run (db, &job, cancellable, error);
}

static void
on_add (RkJointBox *self)
{
  static const char *const fields[] = { "council_id", "number", NULL };
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft = rk_draft_new (&rk_kind_joint);
  GtkWidget *dialog;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_joint, "meeting_id"),
                    rk_record_id (self->data->meeting));
  record = rk_draft_end (draft);
  dialog = rk_record_dialog_new_for (self->context, GTK_WINDOW (gtk_widget_get_root (self->add)),
                                     _ ("Hold the Meeting Jointly with a Council"), record, fields);
  rk_record_dialog_save_with (RK_RECORD_DIALOG (dialog), run_form, "合同開催にした",
                              _ ("The members of the council are called, too"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 300);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Which of its own meetings it is to the other council may be known later. */
static void
on_number (GtkButton *button, RkJointBox *self)
{
  static const char *const fields[] = { "number", NULL };
  const gint64 *id = g_object_get_data (G_OBJECT (button), "joint");
  g_autoptr (RkRecord) record = rk_records_get (
      rk_store_main_db (rk_context_get_store (self->context)), &rk_kind_joint, *id, NULL);
  GtkWidget *dialog;

  if (record == NULL)
    return;
  dialog = rk_record_dialog_new_for (self->context, GTK_WINDOW (gtk_widget_get_root (self->add)),
                                     rk_record_get (record, "name"), record, fields);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 220);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_part (GtkButton *button, RkJointBox *self)
{
  start (self, *(const gint64 *)g_object_get_data (G_OBJECT (button), "council"), FALSE);
}

/* ── what there is ───────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_row (RkJointBox *self, const RkJoint *joint, gboolean may_write)
{
  g_autofree char *name = joint->number
                              /* Translators: name of a council, number among its own meetings */
                              ? g_strdup_printf (_ ("Held jointly with %1$s (its no. %2$u)"),
                                                 joint->name, joint->number)
                              /* Translators: name of a council */
                              : g_strdup_printf (_ ("Held jointly with %s"), joint->name);
  g_autofree char *tooltip = g_strdup_printf (_ ("No longer hold it with %s"), joint->name);
  GtkWidget *words = rk_part_label (name, NULL);
  GtkWidget *button = rk_part_icon_button ("edit-delete-symbolic", tooltip);
  GtkWidget *number
      = rk_part_icon_button ("document-edit-symbolic", _ ("Number Among Its Own Meetings…"));

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, may_write);
  g_object_set_data_full (G_OBJECT (button), "council",
                          g_memdup2 (&joint->council, sizeof joint->council), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_part), self, 0);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (number, may_write);
  g_object_set_data_full (G_OBJECT (number), "joint", g_memdup2 (&joint->id, sizeof joint->id),
                          g_free);
  g_signal_connect_object (number, "clicked", G_CALLBACK (on_number), self, 0);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, words, number, button, NULL);
}

void
rk_joint_box_show (RkJointBox *self, RkMeetingData *data, gboolean may_write)
{
  g_return_if_fail (RK_IS_JOINT_BOX (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  rk_part_clear (self->list);
  for (guint i = 0; i < data->joints->len; i++)
    gtk_box_append (GTK_BOX (self->list), create_row (self, data->joints->pdata[i], may_write));
  gtk_widget_set_visible (self->add, may_write && !rk_meeting_data_is_written (data));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          data->joints->len > 0 || gtk_widget_get_visible (self->add));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_joint_box_new (void)
{
  return g_object_new (RK_TYPE_JOINT_BOX, NULL);
}

void
rk_joint_box_set_context (RkJointBox *self, RkContext *context)
{
  g_return_if_fail (RK_IS_JOINT_BOX (self));

  g_set_object (&self->context, context);
}

static void
rk_joint_box_dispose (GObject *object)
{
  RkJointBox *self = RK_JOINT_BOX (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_joint_box_parent_class)->dispose (object);
}

static void
rk_joint_box_class_init (RkJointBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_joint_box_dispose;
}

static void
rk_joint_box_init (RkJointBox *self)
{
  self->list = rk_part_box (GTK_ORIENTATION_VERTICAL, 4, NULL, NULL);
  self->add = rk_part_button (_ ("Hold It Jointly with a Council…"), NULL);
  gtk_widget_set_halign (self->add, GTK_ALIGN_END);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 4, self->list, self->add, NULL));
}
