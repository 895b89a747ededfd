#include "rk-day-control.h"

#include <glib/gi18n-lib.h>

struct _RkDayControl
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEntry *entry;
  GtkLabel *problem;
  GtkCalendar *calendar;
  GtkWidget *today;

  RkDate day;
  gboolean setting;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (RkDayControl, rk_day_control, ADW_TYPE_BIN)

static void
show_day (RkDayControl *self)
{
  g_autofree char *words = rk_date_to_wareki_long (self->day);
  g_autoptr (GDateTime) time
      = g_date_time_new_local (self->day.year, self->day.month, self->day.day, 12, 0, 0);

  gtk_menu_button_set_label (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_sensitive (self->today, rk_date_compare (self->day, rk_today ()) != 0);
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->setting = FALSE;
}

RkDate
rk_day_control_get_day (RkDayControl *self)
{
  g_return_val_if_fail (RK_IS_DAY_CONTROL (self), RK_DATE_NONE);

  return self->day;
}

void
rk_day_control_set_day (RkDayControl *self, RkDate day)
{
  g_return_if_fail (RK_IS_DAY_CONTROL (self));

  if (!rk_date_is_full (day) || rk_date_compare (day, self->day) == 0)
    return;
  self->day = day;
  show_day (self);
  g_signal_emit (self, changed_signal, 0);
}

void
rk_day_control_step (RkDayControl *self, int months)
{
  g_return_if_fail (RK_IS_DAY_CONTROL (self));

  rk_day_control_set_day (self, rk_date_add_months (self->day, months));
}

gboolean
rk_day_control_is_past (RkDayControl *self)
{
  g_return_val_if_fail (RK_IS_DAY_CONTROL (self), FALSE);

  return rk_date_compare (self->day, rk_today ()) < 0;
}

void
rk_day_control_open (RkDayControl *self)
{
  g_return_if_fail (RK_IS_DAY_CONTROL (self));

  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
rk_day_control_type (RkDayControl *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  RkDate day;
  gboolean understood;

  g_return_val_if_fail (RK_IS_DAY_CONTROL (self) && text, FALSE);

  understood = rk_date_parse_typed (text, rk_today (), &day, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !understood);
  gtk_label_set_text (self->problem, error ? error->message : "");
  if (!understood)
    return FALSE;
  gtk_popover_popdown (self->popover);
  rk_day_control_set_day (self, day);
  return TRUE;
}

static void
on_entry_activate (RkDayControl *self)
{
  rk_day_control_type (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_day_selected (RkDayControl *self)
{
  g_autoptr (GDateTime) time = NULL;

  if (self->setting)
    return;
  time = gtk_calendar_get_date (self->calendar);
  rk_day_control_set_day (self, rk_date (g_date_time_get_year (time), g_date_time_get_month (time),
                                         g_date_time_get_day_of_month (time)));
}

static void
on_shown (RkDayControl *self)
{
  g_autofree char *words = rk_date_to_wareki_short (self->day);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_previous (RkDayControl *self)
{
  rk_day_control_step (self, -1);
}

static void
on_next (RkDayControl *self)
{
  rk_day_control_step (self, 1);
}

static void
on_today (RkDayControl *self)
{
  rk_day_control_set_day (self, rk_today ());
}

static void
rk_day_control_class_init (RkDayControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-day-control.ui");
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, button);
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, popover);
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, entry);
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, problem);
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, calendar);
  gtk_widget_class_bind_template_child (widget_class, RkDayControl, today);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
}

static void
rk_day_control_init (RkDayControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = rk_today ();
  show_day (self);
}
