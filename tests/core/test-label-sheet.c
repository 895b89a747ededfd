/* Sheets of labels: where each label lies. */
#include <string.h>

#include "rk-label-sheet.h"

/* Every label lies on its sheet and on no other one, and where its words are printed, moved as far
 * as a printer may need it, is still on the sheet. */
static void
test_places (void)
{
  guint n_sheets;
  const RkLabelSheet *sheets = rk_label_sheets (&n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    {
      const RkLabelSheet *sheet = &sheets[i];
      double x, y, next_x, next_y;

      g_assert_nonnull (strstr (sheet->source, "×"));
      g_assert_cmpuint (sheet->n % sheet->columns, ==, 0);
      g_assert_cmpfloat (sheet->step_x, >=, sheet->width);
      g_assert_cmpfloat (sheet->step_y, >=, sheet->height);
      for (guint place = 0; place < sheet->n; place++)
        {
          rk_label_sheet_place (sheet, place, &x, &y);
          g_assert_cmpfloat (x, >=, 0);
          g_assert_cmpfloat (y, >=, 0);
          g_assert_cmpfloat (x + sheet->width, <=, 210);
          g_assert_cmpfloat (y + sheet->height, <=, 297);
        }
      rk_label_sheet_place (sheet, 0, &next_x, &next_y);
      /* What is left over is the same at both edges. */
      g_assert_cmpfloat (ABS (next_x - (210 - x - sheet->width)), <, 0.11);
      g_assert_cmpfloat (ABS (next_y - (297 - y - sheet->height)), <, 0.11);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-sheet/places", test_places);
  return g_test_run ();
}
