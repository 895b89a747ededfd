#include "rk-evidence-links.h"

#include <glib/gi18n-lib.h>

#include "rk-evidence.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"

struct _RkEvidenceLinks
{
  AdwBin parent_instance;

  GtkWidget *box;
  RkContext *context;
};

G_DEFINE_FINAL_TYPE (RkEvidenceLinks, rk_evidence_links, ADW_TYPE_BIN)

static guint taken_away;

/* ── where it leads ──────────────────────────────────────────────────────────────────────── */

static void
open_workplaces (RkEvidenceLinks *self, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkQuery) query = rk_query_from_text (conditions, &error);

  if (query)
    rk_context_navigate_query (self->context, "workplaces", query);
  else
    rk_context_report (self->context, error, NULL);
}

/* What it may rest on, the narrower first. */
static const char *const fields[]
    = { "attachment_id", "material_id", "indicator_id", "measure_id", "action_id", "meeting_id" };

static void
open_evidence (RkEvidenceLinks *self, const RkRecord *evidence)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = rk_kind_field (&rk_kind_evidence, fields[i]);
      gint64 id = rk_record_get_int (evidence, fields[i]);

      if (id)
        {
          rk_goto_record (self->context, rk_kind_by_name (rk_kind_evidence.fields[field].refers),
                          id);
          return;
        }
    }
  if (rk_record_get (evidence, "query"))
    open_workplaces (self, rk_record_get (evidence, "query"));
}

static gboolean
leads_somewhere (const RkRecord *evidence)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rk_record_get_int (evidence, fields[i]))
      return TRUE;
  return rk_record_get (evidence, "query") != NULL;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static void
on_clicked (GtkButton *button, RkEvidenceLinks *self)
{
  open_evidence (self, g_object_get_data (G_OBJECT (button), "evidence"));
}

static void
on_taken_away (GtkButton *button, RkEvidenceLinks *self)
{
  const RkRecord *evidence = g_object_get_data (G_OBJECT (button), "evidence");

  g_signal_emit (self, taken_away, 0, rk_record_id (evidence));
}

static GtkWidget *
keep (GtkWidget *button, RkRecord *evidence)
{
  g_object_set_data_full (G_OBJECT (button), "evidence", rk_record_ref (evidence),
                          (GDestroyNotify)rk_record_unref);
  return button;
}

static GtkWidget *
create_link (RkEvidenceLinks *self, RkRecord *evidence, const char *words)
{
  GtkWidget *link = keep (gtk_button_new (), evidence);

  gtk_button_set_child (GTK_BUTTON (link), rk_part_label (words, NULL));
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "rk-link");
  gtk_widget_set_tooltip_text (link, _ ("Show What This Rests On"));
  g_signal_connect_object (link, "clicked", G_CALLBACK (on_clicked), self, 0);
  return rk_part_name (link, words);
}

static void
append (RkEvidenceLinks *self, RkRecord *evidence, gboolean writable)
{
  g_autofree char *words
      = g_strdup_printf ("%s　%s", rk_evidence_words (evidence), rk_record_get (evidence, "text"));
  GtkWidget *link = leads_somewhere (evidence) ? create_link (self, evidence, words)
                                               : rk_part_label (words, NULL);
  GtkWidget *row;

  gtk_widget_set_hexpand (link, TRUE);
  row = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, rk_icon_new ("mail-attachment-symbolic"), link,
                     NULL);
  if (writable)
    {
      g_autofree char *name = g_strdup_printf (_ ("Take Away: %s"), words);
      GtkWidget *away = keep (
          rk_part_icon_button ("list-remove-symbolic", _ ("Take This Evidence Away")), evidence);

      rk_part_name (away, name);
      g_signal_connect_object (away, "clicked", G_CALLBACK (on_taken_away), self, 0);
      gtk_box_append (GTK_BOX (row), away);
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

void
rk_evidence_links_show (RkEvidenceLinks *self,
                        const GPtrArray *evidence,
                        gint64 item,
                        gboolean writable)
{
  guint n = 0;

  g_return_if_fail (RK_IS_EVIDENCE_LINKS (self));

  rk_part_clear (self->box);
  for (guint i = 0; evidence && i < evidence->len; i++)
    if (rk_record_get_int (evidence->pdata[i], "item_id") == item)
      {
        append (self, evidence->pdata[i], writable);
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

GtkWidget *
rk_evidence_links_new (RkContext *context)
{
  RkEvidenceLinks *self = g_object_new (RK_TYPE_EVIDENCE_LINKS, "visible", FALSE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_evidence_links_dispose (GObject *object)
{
  g_clear_object (&RK_EVIDENCE_LINKS (object)->context);
  G_OBJECT_CLASS (rk_evidence_links_parent_class)->dispose (object);
}

static void
rk_evidence_links_class_init (RkEvidenceLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_evidence_links_dispose;
  taken_away = g_signal_new ("taken-away", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rk_evidence_links_init (RkEvidenceLinks *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
