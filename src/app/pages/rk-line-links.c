#include "rk-line-links.h"

#include <glib/gi18n-lib.h>

#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-records.h"

/* So much of a title stands in the button; the tooltip has it all. */
#define MOST_CHARACTERS 14

struct _RkLineLinks
{
  AdwBin parent_instance;

  GtkWidget *box;
  RkContext *context;
  gint64 council; /* of the plan that is shown */
};

G_DEFINE_FINAL_TYPE (RkLineLinks, rk_line_links, ADW_TYPE_BIN)

static void
on_clicked (GtkButton *button, RkLineLinks *self)
{
  const RkRecord *record = g_object_get_data (G_OBJECT (button), "record");

  rk_goto_record (self->context, rk_record_kind (record), rk_record_id (record));
  /* A checklist item of the council's own answers. */
  if (rk_record_kind (record) == &rk_kind_edition_item && self->council)
    rk_context_navigate (self->context, "checklists", self->council);
}

static void
append (RkLineLinks *self, RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  g_autofree char *title = rk_record_dup_display (record, rk_kind_field (kind, kind->title));
  g_autofree char *words = g_strdup_printf ("%s　%s", _ (kind->label), title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 2 * MOST_CHARACTERS);
  gtk_button_set_child (GTK_BUTTON (button), rk_part_box (GTK_ORIENTATION_HORIZONTAL, 4, label,
                                                          rk_icon_new ("go-next-symbolic"), NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rk-link");
  gtk_widget_set_tooltip_text (button, words);
  rk_part_name (button, words);
  g_object_set_data_full (G_OBJECT (button), "record", rk_record_ref (record),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
append_id (RkLineLinks *self, const RkKind *kind, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkRecord) record = id ? rk_records_get (db, kind, id, NULL) : NULL;

  if (record)
    append (self, record);
}

/* Those of the targets of the line, besides its own; each once. */
static void
append_indicators (RkLineLinks *self, const RkPlan *plan, const RkPlanLine *line)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 own = rk_record_get_int (line->record, "indicator_id");

  g_array_append_val (shown, own);
  append_id (self, &rk_kind_indicator, own);
  for (guint i = 0; i < plan->targets->len; i++)
    {
      const RkRecord *target = ((RkPlanTarget *)plan->targets->pdata[i])->record;
      gint64 id = rk_record_get_int (target, "indicator_id");
      gboolean there = rk_record_get_int (target, "measure_id") != rk_record_id (line->record);

      for (guint k = 0; k < shown->len; k++)
        there |= g_array_index (shown, gint64, k) == id;
      if (there)
        continue;
      g_array_append_val (shown, id);
      append_id (self, &rk_kind_indicator, id);
    }
}

void
rk_line_links_show (RkLineLinks *self, const RkPlan *plan, const RkPlanLine *line)
{
  g_return_if_fail (RK_IS_LINE_LINKS (self));

  rk_part_clear (self->box);
  self->council = plan ? rk_record_get_int (plan->record, "council_id") : 0;
  if (plan && line)
    {
      append_id (self, &rk_kind_statement, rk_record_get_int (line->record, "statement_id"));
      append_id (self, &rk_kind_edition_item, rk_record_get_int (line->record, "item_id"));
      append_id (self, &rk_kind_material, rk_record_get_int (line->record, "material_id"));
      append_indicators (self, plan, line);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

GtkWidget *
rk_line_links_new (RkContext *context)
{
  RkLineLinks *self = g_object_new (RK_TYPE_LINE_LINKS, "visible", FALSE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_line_links_dispose (GObject *object)
{
  g_clear_object (&RK_LINE_LINKS (object)->context);
  G_OBJECT_CLASS (rk_line_links_parent_class)->dispose (object);
}

static void
rk_line_links_class_init (RkLineLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_line_links_dispose;
}

static void
rk_line_links_init (RkLineLinks *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
