#include "rk-pending-page.h"

#include <glib/gi18n-lib.h>

#include "rk-pillars.h"

typedef struct
{
  const char *pillar;
  const char *plan;  /* what it will do */
  const char *today; /* what one can do now */
  const char *verb;  /* of the button that does it */
  const char *page;  /* where the button goes */
} Pending;

static const Pending pendings[] = {
  { "councils",
    N_ ("This page will hold the councils, their member bodies, the members with their terms, and "
        "the papers of appointment."),
    N_ ("Until then, keep the roster where it is today. Workplaces of member bodies can already "
        "be registered."),
    N_ ("Register Workplaces"), "workplaces" },
  { "meetings",
    N_ ("This page will hold agendas, papers, replies, seating plans and minutes of every "
        "meeting."),
    N_ ("Until then, the register of workplaces can be printed as a paper for a meeting."),
    N_ ("See the Papers"), "documents" },
  { "indicators",
    N_ ("This page will compare health indicators between areas, from published tables."),
    N_ ("Until then, workplaces can be counted and drawn by municipality and trade."),
    N_ ("See the Chart of Workplaces"), "workplaces" },
  { "plans", N_ ("This page will hold plans with their measures, schedule, targets and progress."),
    N_ ("Until then, keep the schedule in the file that you use today."), NULL, NULL },
  { "support", N_ ("This page will hold support cases, visits, advisers and training sessions."),
    N_ ("Until then, a note can be kept with each workplace."), N_ ("Open the Workplaces"),
    "workplaces" },
};

struct _RkPendingPage
{
  RkPage parent_instance;

  AdwStatusPage *status;
  GtkLabel *today;
  GtkButton *button;

  const Pending *pending;
};

G_DEFINE_FINAL_TYPE (RkPendingPage, rk_pending_page, RK_TYPE_PAGE)

static const Pending *
find_pending (const char *pillar)
{
  for (guint i = 0; i < G_N_ELEMENTS (pendings); i++)
    if (g_strcmp0 (pendings[i].pillar, pillar) == 0)
      return &pendings[i];
  g_return_val_if_reached (&pendings[0]);
}

static void
on_clicked (RkPendingPage *self)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), self->pending->page, 0);
}

GtkWidget *
rk_pending_page_new (RkContext *context, const char *pillar)
{
  const RkPillar *entry = rk_pillar_by_name (pillar);
  RkPendingPage *self = g_object_new (RK_TYPE_PENDING_PAGE, "context", context, NULL);
  g_autofree char *title = NULL;

  self->pending = find_pending (pillar);
  rk_page_set_title (RK_PAGE (self), _ (entry->label));
  /* Translators: a pillar that is not built yet: 「会議は準備中です」 */
  title = g_strdup_printf (_ ("%s: In Preparation"), _ (entry->label));
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_icon_name (self->status, entry->icon);
  adw_status_page_set_description (self->status, _ (self->pending->plan));
  gtk_label_set_text (self->today, _ (self->pending->today));
  gtk_widget_set_visible (GTK_WIDGET (self->button), self->pending->verb != NULL);
  if (self->pending->verb)
    gtk_button_set_label (self->button, _ (self->pending->verb));
  return GTK_WIDGET (self);
}

static void
rk_pending_page_class_init (RkPendingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-pending-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RkPendingPage, status);
  gtk_widget_class_bind_template_child (widget_class, RkPendingPage, today);
  gtk_widget_class_bind_template_child (widget_class, RkPendingPage, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
rk_pending_page_init (RkPendingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
