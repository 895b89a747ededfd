#include "rk-support-page.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-support-rows.h"
#include "rk-width-bin.h"

typedef enum
{
  VIEW_CASES,
  VIEW_TRAININGS,
  VIEW_ADVISERS,
  N_VIEWS,
} View;

static const char *const view_names[N_VIEWS] = { "cases", "trainings", "advisers" };

struct _RkSupportPage
{
  RkPage parent_instance;

  /* template */
  GtkWidget *add_button;
  GtkWidget *tools;
  GtkToggleButton *cases_button;
  GtkToggleButton *trainings_button;
  GtkToggleButton *advisers_button;
  GtkStack *views;

  GtkWidget *lists[N_VIEWS]; /* owned by the tree */
  RkSupportData *data;
};

G_DEFINE_FINAL_TYPE (RkSupportPage, rk_support_page, RK_TYPE_PAGE)

static RkContext *
context_of (RkSupportPage *self)
{
  return rk_page_get_context (RK_PAGE (self));
}

static View
chosen_view (RkSupportPage *self)
{
  return gtk_toggle_button_get_active (self->trainings_button)  ? VIEW_TRAININGS
         : gtk_toggle_button_get_active (self->advisers_button) ? VIEW_ADVISERS
                                                                : VIEW_CASES;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
on_read (RkPage *page, gpointer data)
{
  RkSupportPage *self = RK_SUPPORT_PAGE (page);

  g_clear_pointer (&self->data, rk_support_data_free);
  self->data = data;
  rk_support_rows_cases (self->lists[VIEW_CASES], context_of (self), self->data);
  rk_support_rows_trainings (self->lists[VIEW_TRAININGS], context_of (self), self->data);
  rk_support_rows_advisers (self->lists[VIEW_ADVISERS], context_of (self), self->data);
}

static void
reload (RkSupportPage *self)
{
  rk_page_read (RK_PAGE (self), rk_support_data_read, g_new0 (RkSupportData, 1),
                rk_support_data_free, on_read);
}

static void
on_view (RkSupportPage *self)
{
  gtk_stack_set_visible_child_name (self->views, view_names[chosen_view (self)]);
}

void
rk_support_page_show_view (RkSupportPage *self, const char *view)
{
  g_return_if_fail (RK_IS_SUPPORT_PAGE (self));

  gtk_toggle_button_set_active (g_str_equal (view, "trainings")  ? self->trainings_button
                                : g_str_equal (view, "advisers") ? self->advisers_button
                                                                 : self->cases_button,
                                TRUE);
}

/* ── adding ──────────────────────────────────────────────────────────────────────────────── */

/* What was added is open, for what belongs to it. */
static void
on_added (gpointer owner, gint64 id)
{
  RkSupportPage *self = owner;

  rk_part_open_next (self->lists[chosen_view (self)], id);
  if (context_of (self))
    reload (self);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const RkKind *const kinds[N_VIEWS]
      = { &rk_kind_support_case, &rk_kind_training, &rk_kind_adviser };
  RkSupportPage *self = RK_SUPPORT_PAGE (widget);
  const RkKind *kind = kinds[chosen_view (self)];
  RkDraft *draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *dialog;

  if (rk_kind_field (kind, "year") >= 0)
    rk_draft_set_int (draft, rk_kind_field (kind, "year"), rk_fiscal_year (rk_today ()));
  record = rk_draft_end (draft);
  dialog = rk_support_open (widget, context_of (self), record);
  rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_added);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
rk_support_page_refresh (RkPage *page)
{
  reload (RK_SUPPORT_PAGE (page));
}

static void
rk_support_page_constructed (GObject *object)
{
  RkSupportPage *self = RK_SUPPORT_PAGE (object);
  const char *const labels[N_VIEWS] = { _ ("Cases of support"), _ ("Trainings"), _ ("Advisers") };

  G_OBJECT_CLASS (rk_support_page_parent_class)->constructed (object);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      self->lists[i] = rk_part_list (labels[i]);
      gtk_stack_add_named (self->views, rk_part_scrolled (self->lists[i]), view_names[i]);
    }
  rk_page_add_pane (RK_PAGE (self), self->tools);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->views));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add",
                                 !rk_context_is_read_only (context_of (self)));
  g_signal_connect_object (rk_context_get_store (context_of (self)), "changed", G_CALLBACK (reload),
                           self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
rk_support_page_dispose (GObject *object)
{
  RkSupportPage *self = RK_SUPPORT_PAGE (object);

  g_clear_pointer (&self->data, rk_support_data_free);
  G_OBJECT_CLASS (rk_support_page_parent_class)->dispose (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkSupportPage, name)

static void
rk_support_page_class_init (RkSupportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rk_support_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rk_support_page_dispose;
  RK_PAGE_CLASS (klass)->refresh = rk_support_page_refresh;
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-support-page.ui");
  CHILD (add_button);
  CHILD (tools);
  CHILD (cases_button);
  CHILD (trainings_button);
  CHILD (advisers_button);
  CHILD (views);
  gtk_widget_class_bind_template_callback (widget_class, on_view);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, on_add);
}

#undef CHILD

static void
rk_support_page_init (RkSupportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_support_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_SUPPORT_PAGE, "context", context, NULL);
}
