#include "read-whole.h"

#include <string.h>

#include "rk-error.h"
#include "rk-table-shape.h"

/* Nothing here takes a thousandth of it. */
#define MAX_SECONDS 10
#define MAX_ROWS 2000000

gboolean
read_whole (const void *data, gsize length)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (data, (gssize)length, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RkTableSource) source = rk_table_source_open_stream (stream, NULL, 0, NULL, &error);
  g_autoptr (RkTableShape) shape = source ? rk_table_shape_detect (source, NULL, &error) : NULL;
  RkTableRow row = { 0 };
  guint last = 0;

  if (shape)
    {
      rk_table_source_fill_from (source, shape->first_row);
      rk_table_source_rewind (source, &error);
    }
  while (shape && rk_table_source_next (source, &row, &error))
    {
      g_assert_cmpuint (row.number, ==, ++last);
      g_assert_cmpuint (row.n_cells, <=, RK_TABLE_MAX_COLUMNS);
      g_assert_cmpuint (last, <, MAX_ROWS);
      for (guint i = 0; i < row.n_cells; i++)
        g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_TIME_SPAN_SECOND);
  if (error == NULL)
    return TRUE;
  g_assert_true (error->domain == RK_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
  return FALSE;
}
