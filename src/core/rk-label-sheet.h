/* Sheets of labels and envelopes as they are sold, in millimetres. Each line names where its
 * figures come from; printers differ by a millimetre or two, which the desk sets for itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkLabelSheet: a sheet of A4.
 * @name: as it is offered: 「21面（70×42.3mm）」
 * @n: labels on it, @columns side by side
 * @left, @top: of the first label
 * @width, @height: of a label
 * @step_x, @step_y: from one label to the next
 * @source: where the figures come from, one line
 */
typedef struct
{
  const char *name;
  guint n;
  guint columns;
  double left, top;
  double width, height;
  double step_x, step_y;
  const char *source;
} RkLabelSheet;

/** rk_label_sheets: all of them; the first of each number is the usual one. (transfer none) */
const RkLabelSheet *rk_label_sheets (guint *n);
/** rk_label_sheet_find: the usual sheet with so many labels; 0: with twelve. Returns: (nullable) */
const RkLabelSheet *rk_label_sheet_find (guint n);
/** rk_label_sheet_place: the top left corner of a label. @place: from 0 */
void rk_label_sheet_place (const RkLabelSheet *self, guint place, double *x, double *y);

/**
 * RkEnvelopeForm: an envelope, upright, written across.
 * @left, @top: where the address begins
 * @size, @name_size: of address and name in points
 * @foot: top of the sender above the lower edge
 */
typedef struct
{
  const char *name;
  double width, height;
  double left, top;
  double size, name_size;
  double foot;
  const char *source;
} RkEnvelopeForm;

/** rk_envelope_forms: 長形3号, 角形2号. (transfer none) */
const RkEnvelopeForm *rk_envelope_forms (guint *n);

/** The most by which labels and envelopes are moved for a printer, mm. */
#define RK_PRINTER_SHIFT 4.5

G_END_DECLS
