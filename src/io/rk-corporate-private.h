/* What the check of corporations and the taking of its findings share. */
#pragma once

#include "rk-corporate-check.h"

G_BEGIN_DECLS

/** RkCorporationRow: texts are "" where the list has none; days are ISO. */
struct _RkCorporationRow
{
  gatomicrefcount refs;
  char *number;
  char *process;
  char *changed_on;
  char *updated_on;
  char *name;
  char *kana;
  char *postal_code; /* 425-0041 */
  char *address;
  char *municipality; /* code; "": none that is known */
  char *closed_on;
  char *closed_for;
  char *successor;
};

RkCorporationRow *rk_corporation_row_new (const char *const *cells);
RkCorporationRow *rk_corporation_row_ref (RkCorporationRow *row);
void rk_corporation_row_unref (RkCorporationRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCorporationRow, rk_corporation_row_unref)

G_END_DECLS
