#include "rk-text-fit.h"

#define KEY "rk-text-fit"
#define FRAMES 4 /* until room was given to it, and to its lines */

typedef struct
{
  int least;
  guint frames; /* that are left; 0: it fits */
} Fit;

static gboolean
fit (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  Fit *self = data;
  GtkTextIter end;
  GdkRectangle last;
  int height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &last);
  height = last.y + last.height + gtk_text_view_get_top_margin (view)
           + gtk_text_view_get_bottom_margin (view);
  gtk_widget_set_size_request (widget, -1, MAX (self->least, height));
  return --self->frames > 0;
}

static void
fit_soon (GtkWidget *view)
{
  Fit *self = g_object_get_data (G_OBJECT (view), KEY);

  if (self->frames == 0)
    gtk_widget_add_tick_callback (view, fit, self, NULL);
  self->frames = FRAMES;
}

void
rk_text_fit (GtkTextView *view, int least)
{
  Fit *self;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  self = g_new0 (Fit, 1);
  self->least = least;
  g_object_set_data_full (G_OBJECT (view), KEY, self, g_free);
  gtk_widget_set_size_request (GTK_WIDGET (view), -1, least);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (fit_soon), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fit_soon), view, G_CONNECT_SWAPPED);
  g_signal_connect (view, "map", G_CALLBACK (fit_soon), NULL);
}
