#include "rk-label-sheet.h"

/* Margins are those that centre the labels on 210 × 297 mm where the source gives the labels only.
 */
static const RkLabelSheet sheets[] = {
  { "12面（86.4×42.3mm）", 12, 2, 18.6, 21.6, 86.4, 42.3, 86.4, 42.3,
    "A-one 31531, 28379 (86.4 × 42.3 mm, 2 × 6) as named in published label software; centred" },
  { "18面（63.5×46.6mm）", 18, 3, 7.25, 8.7, 63.5, 46.6, 66.0, 46.6,
    "A-one 28729 and Avery L7161 (63.5 × 46.6 mm, 3 × 6; gap 2.5 mm) as named there; centred" },
  { "21面（70×42.3mm）", 21, 3, 0.0, 0.45, 70.0, 42.3, 70.0, 42.3,
    "A-one 31538, 72421 (F21A4-2: 70 × 42.3 mm, 3 × 7, no side margin) as named there" },
  { "21面（63.5×38.1mm・余白付）", 21, 3, 7.25, 15.15, 63.5, 38.1, 66.0, 38.1,
    "Avery L7160 (63.5 × 38.1 mm, 3 × 7; gap 2.5 mm), sold for A4 everywhere; centred" },
};

static const RkEnvelopeForm envelopes[] = {
  { "長3", 120, 235, 22, 55, 12, 18, 42, "JIS S 5502: 長形3号 120 × 235 mm" },
  { "角2", 240, 332, 50, 80, 16, 26, 55, "JIS S 5502: 角形2号 240 × 332 mm" },
};

const RkLabelSheet *
rk_label_sheets (guint *n)
{
  *n = G_N_ELEMENTS (sheets);
  return sheets;
}

const RkLabelSheet *
rk_label_sheet_find (guint n)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (sheets[i].n == (n ? n : 12))
      return &sheets[i];
  return NULL;
}

void
rk_label_sheet_place (const RkLabelSheet *self, guint place, double *x, double *y)
{
  *x = self->left + (place % self->columns) * self->step_x;
  *y = self->top + (place / self->columns) * self->step_y;
}

const RkEnvelopeForm *
rk_envelope_forms (guint *n)
{
  *n = G_N_ELEMENTS (envelopes);
  return envelopes;
}
