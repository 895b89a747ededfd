#include "rk-documents-page.h"

#include <glib/gi18n-lib.h>

#include "rk-icon.h"
#include "rk-list-search.h"
#include "rk-meeting-parts.h"
#include "rk-pillars.h"
#include "rk-preview-window.h"
#include "rk-report.h"

struct _RkDocumentsPage
{
  RkPage parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RkDocumentsPage, rk_documents_page, RK_TYPE_PAGE)

static const RkReportInfo *
document_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "document");
}

static void
on_row_activated (RkDocumentsPage *self, GtkListBoxRow *row)
{
  rk_preview_window_present (rk_page_get_context (RK_PAGE (self)), GTK_WIDGET (self),
                             document_of (row)->name, NULL);
}

static GtkWidget *
create_row (const RkReportInfo *info, const char *pillar)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = rk_icon_new ("x-office-document-symbolic");
  GtkWidget *next = rk_icon_new ("document-print-preview-symbolic");
  g_autofree char *said = g_strconcat (info->title, " ", _ (info->description), " ", pillar, NULL);

  gtk_widget_add_css_class (icon, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), info->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (info->description));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_widget_set_tooltip_text (row, _ ("Show the pages before printing"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "document", (gpointer)info);
  rk_list_search_say (GTK_LIST_BOX_ROW (row), said);
  rk_part_set_group (row, pillar);
  return row;
}

static void
rk_documents_page_print (RkPage *page)
{
  RkDocumentsPage *self = RK_DOCUMENTS_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)))
    row = GTK_WIDGET (rk_list_search_first (self->list));
  if (row)
    on_row_activated (self, GTK_LIST_BOX_ROW (row));
}

static void
rk_documents_page_focus_search (RkPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (RK_DOCUMENTS_PAGE (page)->search));
}

GtkWidget *
rk_documents_page_new (RkContext *context)
{
  RkDocumentsPage *self = g_object_new (RK_TYPE_DOCUMENTS_PAGE, "context", context, NULL);
  guint n, n_pillars;
  const RkReportInfo *documents = rk_report_list (&n);
  const RkPillar *pillars = rk_pillars (&n_pillars);

  for (guint p = 0; p < n_pillars; p++)
    for (guint i = 0; i < n; i++)
      if (g_str_equal (documents[i].pillar, pillars[p].name))
        gtk_list_box_append (self->list, create_row (&documents[i], _ (pillars[p].label)));
  rk_list_search (self->search, self->list);
  rk_part_group_rows (self->list);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}

static void
rk_documents_page_class_init (RkDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  RK_PAGE_CLASS (klass)->print = rk_documents_page_print;
  RK_PAGE_CLASS (klass)->focus_search = rk_documents_page_focus_search;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RkDocumentsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RkDocumentsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
rk_documents_page_init (RkDocumentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
