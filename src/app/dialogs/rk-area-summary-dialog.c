#include "rk-area-summary-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-area-summary.h"
#include "rk-area.h"
#include "rk-kinds.h"
#include "rk-message.h"
#include "rk-records.h"
#include "rk-text-fit.h"

#define N_TEXTS (2 * RK_AREA_SUMMARY_MOST)

/* One area that was looked at: what is in the file and what stands in the window. */
typedef struct
{
  RkRecord *record;
  char *generated[N_TEXTS];
  char *doubts[N_TEXTS]; /* of what is in the file */
  char *texts[N_TEXTS];  /* as they were left; NULL: as read */
} Area;

struct _RkAreaSummaryDialog
{
  AdwWindow parent_instance;

  RkContext *context;
  GCancellable *cancellable;
  GPtrArray *areas; /* Area, in the order of the list; NULL: not read yet */
  Area *shown;      /* NULL while it is read */

  GtkDropDown *area;
  GtkTextView *texts[N_TEXTS];
  GtkLabel *remarks[N_TEXTS];
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RkAreaSummaryDialog, rk_area_summary_dialog, ADW_TYPE_WINDOW)

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  guint place;
  Area *area;
} Reading;

static void
area_free (gpointer data)
{
  Area *area = data;

  if (area == NULL)
    return;
  g_clear_pointer (&area->record, rk_record_unref);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (area->generated[i]);
      g_free (area->doubts[i]);
      g_free (area->texts[i]);
    }
  g_free (area);
}

static void
reading_free (gpointer data)
{
  Reading *job = data;

  area_free (job->area);
  g_free (job);
}

static gboolean
read_summary (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *job = data;
  gsize n;
  const char *code = rk_medical_area_list (&n)[job->place].code;
  g_autoptr (GPtrArray) findings = rk_findings_load (db, code, 0, cancellable, error);
  g_autoptr (RkAreaSummary) summary
      = findings ? rk_area_summary_load (db, code, findings, error) : NULL;

  if (summary == NULL)
    return FALSE;
  job->area = g_new0 (Area, 1);
  job->area->record = rk_record_ref (summary->record);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      job->area->generated[i] = g_steal_pointer (&summary->generated[i]);
      job->area->doubts[i] = g_steal_pointer (&summary->doubts[i]);
    }
  return TRUE;
}

/* What the window says of an area before anybody writes: what was written, else the numbers' */
static const char *
text_read (const Area *area, guint place)
{
  const char *written = rk_record_get (area->record, rk_area_summary_field (place));

  return written ? written : area->generated[place] ? area->generated[place] : "";
}

/* A doubt is about what is in the file: not about what is being written. */
static void
show_doubt (RkAreaSummaryDialog *self, guint place)
{
  const char *written
      = self->shown ? rk_record_get (self->shown->record, rk_area_summary_field (place)) : NULL;
  const char *doubt = self->shown ? self->shown->doubts[place] : NULL;
  g_autofree char *text = rk_area_summary_dialog_dup_text (self, place);
  gboolean shown = doubt && g_strcmp0 (text, written) == 0;

  gtk_label_set_text (self->remarks[place], shown ? doubt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks[place]), shown);
}

static void
on_changed (GtkTextBuffer *buffer, RkAreaSummaryDialog *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (gtk_text_view_get_buffer (self->texts[i]) == buffer)
      show_doubt (self, i);
}

void
rk_area_summary_dialog_write (RkAreaSummaryDialog *self, guint place, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->texts[place]), text ? text : "", -1);
}

char *
rk_area_summary_dialog_dup_text (RkAreaSummaryDialog *self, guint place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->texts[place]);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

gboolean
rk_area_summary_dialog_is_ready (RkAreaSummaryDialog *self)
{
  return self->shown != NULL;
}

/* What stands in the window belongs to the area shown, and stays with it. */
static void
keep_texts (RkAreaSummaryDialog *self)
{
  for (guint i = 0; i < N_TEXTS && self->shown; i++)
    {
      g_free (self->shown->texts[i]);
      self->shown->texts[i] = rk_area_summary_dialog_dup_text (self, i);
    }
}

static void
show_area (RkAreaSummaryDialog *self, Area *area)
{
  self->shown = area;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (area)
        {
          rk_area_summary_dialog_write (self, i,
                                        area->texts[i] ? area->texts[i] : text_read (area, i));
          show_doubt (self, i);
        }
      gtk_widget_set_sensitive (GTK_WIDGET (self->texts[i]), area != NULL);
    }
  gtk_widget_set_sensitive (self->save, area && !rk_context_is_read_only (self->context));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkAreaSummaryDialog) self = data;
  Reading *job = rk_context_finish_read (self->context, source, result);

  if (job == NULL || self->areas->pdata[job->place])
    return;
  self->areas->pdata[job->place] = g_steal_pointer (&job->area);
  if (job->place == gtk_drop_down_get_selected (self->area))
    show_area (self, self->areas->pdata[job->place]);
}

static void
on_area (RkAreaSummaryDialog *self)
{
  guint place = gtk_drop_down_get_selected (self->area);
  Reading *job;

  if (self->context == NULL || place >= self->areas->len)
    return;
  keep_texts (self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_area (self, self->areas->pdata[place]);
  if (self->shown)
    return;
  job = g_new0 (Reading, 1);
  job->place = place;
  rk_store_read_async (rk_context_get_store (self->context), read_summary, job, reading_free,
                       self->cancellable, on_read, g_object_ref (self));
}

void
rk_area_summary_dialog_choose (RkAreaSummaryDialog *self, const char *area)
{
  gsize n;
  const RkMedicalArea *areas = rk_medical_area_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (areas[i].code, area) == 0)
      gtk_drop_down_set_selected (self->area, (guint)i);
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

/* What was not changed goes on following the numbers; what was emptied is left out. */
static RkRecord *
make_record (const Area *area)
{
  RkDraft *draft = rk_draft_copy (area->record);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *generated = area->generated[i] ? area->generated[i] : "";
      const char *text = area->texts[i];

      rk_draft_take (draft, rk_kind_field (&rk_kind_area_summary, rk_area_summary_field (i)),
                     g_str_equal (text, generated) ? NULL
                     : *text                       ? g_strdup (text)
                                                   : g_strdup (RK_AREA_SUMMARY_NONE));
    }
  return rk_draft_end (draft);
}

/* Returns: (transfer full): RkRecord, of every area in which something was written */
static GPtrArray *
list_changed (RkAreaSummaryDialog *self)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  keep_texts (self);
  for (guint k = 0; k < self->areas->len; k++)
    {
      const Area *area = self->areas->pdata[k];
      gboolean differs = FALSE;

      for (guint i = 0; i < N_TEXTS && area && area->texts[i]; i++)
        differs = differs || !g_str_equal (area->texts[i], text_read (area, i));
      if (differs)
        g_ptr_array_add (changed, make_record (area));
    }
  return changed;
}

static gboolean
save_records (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *records = data;
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      if (!rk_records_save (db, records->pdata[i], NULL, error))
        return FALSE;
      g_string_append_printf (what, "%s%s", i ? "・" : "",
                              rk_record_get (records->pdata[i], "name"));
    }
  g_string_append (what, "圏域の強みと課題を書いた");
  rk_db_name_command (db, what->str);
  return TRUE;
}

static void
on_saved (gpointer owner, gpointer data, gboolean done)
{
  if (done && RK_AREA_SUMMARY_DIALOG (owner)->context)
    gtk_window_destroy (owner);
}

void
rk_area_summary_dialog_save (RkAreaSummaryDialog *self)
{
  g_autoptr (GPtrArray) changed = NULL;
  g_autofree char *toast = NULL;

  g_return_if_fail (RK_IS_AREA_SUMMARY_DIALOG (self));
  if (self->shown == NULL)
    return;
  changed = list_changed (self);
  if (changed->len == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  toast = g_strdup_printf (ngettext ("Wrote the strengths and issues of %u area",
                                     "Wrote the strengths and issues of %u areas", changed->len),
                           changed->len);
  rk_context_run_command_async (self->context, self, "圏域の強みと課題を書いた", toast,
                                save_records, g_steal_pointer (&changed),
                                (GDestroyNotify)g_ptr_array_unref, on_saved);
}

/* What was written is not thrown away without a word. */
static gboolean
rk_area_summary_dialog_close_request (GtkWindow *window)
{
  g_autoptr (GPtrArray) changed = list_changed (RK_AREA_SUMMARY_DIALOG (window));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *body = NULL;

  if (changed->len == 0)
    return GTK_WINDOW_CLASS (rk_area_summary_dialog_parent_class)->close_request (window);
  for (guint i = 0; i < changed->len; i++)
    g_string_append_printf (names, "%s%s", i ? "・" : "",
                            rk_record_get (changed->pdata[i], "name"));
  /* Translators: names of areas */
  body = g_strdup_printf (_ ("What you wrote about %s is not saved yet and would be lost."),
                          names->str);
  rk_message_leave (window, _ ("Leave Without Saving?"), body, _ ("_Go On Writing"),
                    _ ("_Leave Without Saving"));
  return TRUE;
}

static void
use_generated (RkAreaSummaryDialog *self)
{
  for (guint i = 0; i < N_TEXTS && self->shown; i++)
    rk_area_summary_dialog_write (self, i, self->shown->generated[i]);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_ctrl_enter (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_area_summary_dialog_save (RK_AREA_SUMMARY_DIALOG (widget));
  return TRUE;
}

static void
rk_area_summary_dialog_dispose (GObject *object)
{
  RkAreaSummaryDialog *self = RK_AREA_SUMMARY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  self->shown = NULL;
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_area_summary_dialog_parent_class)->dispose (object);
}

static void
rk_area_summary_dialog_class_init (RkAreaSummaryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_area_summary_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rk_area_summary_dialog_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_ctrl_enter,
                                NULL);
}

static void
add_text (RkAreaSummaryDialog *self, GtkBox *box, guint place)
{
  g_autofree char *name
      = g_strdup_printf (place < RK_AREA_SUMMARY_MOST ? _ ("Strength %u") : _ ("Issue %u"),
                         place % RK_AREA_SUMMARY_MOST + 1);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *text = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 12);
  rk_text_fit (GTK_TEXT_VIEW (text), 62);
  gtk_widget_add_css_class (text, "card");
  gtk_widget_set_sensitive (text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, text);
  self->texts[place] = GTK_TEXT_VIEW (text);
  self->remarks[place] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->remarks[place], TRUE);
  gtk_label_set_xalign (self->remarks[place], 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks[place]), "rk-disagree");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks[place]), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->remarks[place]));
  g_signal_connect_object (gtk_text_view_get_buffer (self->texts[place]), "changed",
                           G_CALLBACK (on_changed), self, 0);
}

static GtkWidget *
create_texts (RkAreaSummaryDialog *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  GtkWidget *note = gtk_label_new (
      _ ("What the numbers say is filled in. What is not changed goes on following them; what is "
         "emptied is left out of the papers."));
  GtkWidget *back = gtk_button_new_with_label (_ ("Back to the Generated Sentences"));

  gtk_widget_set_margin_top (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 18);
  self->area = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->area), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Area"), -1);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->area));
  gtk_box_append (box, note);
  for (guint i = 0; i < N_TEXTS; i++)
    add_text (self, box, i);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (use_generated), self);
  gtk_box_append (box, back);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (box));
  gtk_widget_set_vexpand (scroll, TRUE);
  return scroll;
}

static void
rk_area_summary_dialog_init (RkAreaSummaryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  self->cancellable = g_cancellable_new ();
  self->areas = g_ptr_array_new_with_free_func (area_free);
  self->save = gtk_button_new_with_label (_ ("Save"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (rk_area_summary_dialog_save), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->save);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), create_texts (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
rk_area_summary_dialog_new (RkContext *context, GtkWindow *parent, const char *area)
{
  RkAreaSummaryDialog *self = g_object_new (
      RK_TYPE_AREA_SUMMARY_DIALOG, "transient-for", parent, "modal", TRUE, "title",
      _ ("Strengths and Issues of an Area"), "default-width", 620, "default-height", 640, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize n;
  const RkMedicalArea *areas = rk_medical_area_list (&n);
  guint selected = 0;

  self->context = g_object_ref (context);
  g_ptr_array_set_size (self->areas, (int)n);
  for (gsize i = 0; i < n; i++)
    {
      gtk_string_list_append (names, areas[i].name);
      if (g_strcmp0 (areas[i].code, area) == 0)
        selected = (guint)i;
    }
  gtk_drop_down_set_model (self->area, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->area, selected);
  g_signal_connect_swapped (self->area, "notify::selected", G_CALLBACK (on_area), self);
  on_area (self);
  return GTK_WIDGET (self);
}
