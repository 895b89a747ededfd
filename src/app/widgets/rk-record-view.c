#include "rk-record-view.h"

#include <glib/gi18n-lib.h>

/* One width for all labels, so that the values of all groups stand in one line. */
#define LABEL_CHARS 10

struct _RkRecordView
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RkRecordView, rk_record_view, ADW_TYPE_BIN)

static const RkRecord *
review_of (GPtrArray *reviews, const char *field)
{
  for (guint i = 0; reviews && i < reviews->len; i++)
    if (g_strcmp0 (rk_record_get (reviews->pdata[i], "field"), field) == 0)
      return reviews->pdata[i];
  return NULL;
}

static GtkWidget *
new_label (const char *text, gboolean value)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (value)
    {
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
    }
  else
    {
      gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

/* One line, label before value; the card of a group holds lines. */
static void
add_line (GtkBox *card, const RkField *field, const char *text, gboolean review)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (_ (field->label), FALSE);
  GtkWidget *value = new_label (text, TRUE);

  if (review)
    gtk_widget_add_css_class (value, "rk-review");
  if (field->type == RK_TYPE_INTEGER || field->type == RK_TYPE_DATE)
    gtk_widget_add_css_class (value, "numeric");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), value);
  gtk_widget_add_css_class (line, "rk-line");
  gtk_box_append (card, line);
}

static GtkBox *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rk-lines");
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), card);
  gtk_box_append (box, group);
  return GTK_BOX (card);
}

void
rk_record_view_show (RkRecordView *self,
                     RkRecord *record,
                     GPtrArray *reviews,
                     const char *const *except)
{
  const RkKind *kind = rk_record_kind (record);
  g_autoptr (GHashTable) cards = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *box;

  g_return_if_fail (RK_IS_RECORD_VIEW (self));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const RkField *field = &kind->fields[i];
      const RkRecord *review = review_of (reviews, field->name);
      const char *typed = review ? rk_record_get (review, "value") : NULL;
      g_autofree char *text = rk_record_dup_display (record, (int)i);
      GtkBox *card;

      if (field->group == NULL || (except && g_strv_contains (except, field->name))
          || (*text == '\0' && typed == NULL))
        continue;
      card = g_hash_table_lookup (cards, field->group);
      if (card == NULL)
        {
          card = add_group (GTK_BOX (box), _ (field->group));
          g_hash_table_insert (cards, (gpointer)field->group, card);
        }
      add_line (card, field, typed ? typed : text, typed != NULL);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
rk_record_view_class_init (RkRecordViewClass *klass)
{
}

static void
rk_record_view_init (RkRecordView *self)
{
}

GtkWidget *
rk_record_view_new (void)
{
  return g_object_new (RK_TYPE_RECORD_VIEW, NULL);
}
