#include "rk-text-fit.h"

static gboolean
fit (GtkWidget *widget, GdkFrameClock *clock, gpointer least)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextIter end;
  GdkRectangle last;
  int height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &last);
  height = last.y + last.height + gtk_text_view_get_top_margin (view)
           + gtk_text_view_get_bottom_margin (view);
  gtk_widget_set_size_request (widget, -1, MAX (GPOINTER_TO_INT (least), height));
  return G_SOURCE_REMOVE;
}

/* In the next frame, when the lines are known. */
static void
fit_soon (GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, fit, g_object_get_data (G_OBJECT (view), "rk-least"), NULL);
}

void
rk_text_fit (GtkTextView *view, int least)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_object_set_data (G_OBJECT (view), "rk-least", GINT_TO_POINTER (least));
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (fit_soon), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect (view, "map", G_CALLBACK (fit_soon), NULL);
  fit_soon (GTK_WIDGET (view));
}
