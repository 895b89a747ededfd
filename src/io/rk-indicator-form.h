/* How the office reads a table that no shipped form knows, or that a shipped form leaves open: what
 * each column and heading is, which indicator it is of. Kept by name as an import profile of
 * observations and proposed for the next table with the same headings. */
#pragma once

#include "rk-preset.h"
#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkIndicatorForm:
 * @name: (nullable): to keep it by
 * @indicator: (nullable): code of the card
 * @source: (nullable): 出典
 * @dash: what 「-」 means
 */
typedef struct
{
  char *name;
  char *indicator;
  char *source;
  RkMarkMeaning dash;
  RkCrossMap *map;
} RkIndicatorForm;

/** rk_indicator_form_new: what is recognised in @grid, for a person to complete. */
RkIndicatorForm *rk_indicator_form_new (const RkCrossGrid *grid);
RkIndicatorForm *rk_indicator_form_copy (const RkIndicatorForm *form);
void rk_indicator_form_free (RkIndicatorForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkIndicatorForm, rk_indicator_form_free)

/** rk_indicator_form_dup_preset: the form as one of the forms of tables. */
RkPreset *rk_indicator_form_dup_preset (const RkIndicatorForm *form);

/** rk_indicator_forms_list: Returns: array of RkRecord (rk_kind_import_profile), by name */
GPtrArray *rk_indicator_forms_list (RkDb *db, GError **error);
/** rk_indicator_form_save: for use inside a command. One of the same name is replaced. */
gboolean rk_indicator_form_save (RkDb *db,
                                 const RkIndicatorForm *form,
                                 const RkCrossGrid *grid,
                                 GError **error);
/** rk_indicator_form_from_profile: @grid read as @profile says; years in headings may differ.
 * @fits: (out) (optional): whether all that it reads is there. Returns: (nullable): not readable */
RkIndicatorForm *
rk_indicator_form_from_profile (const RkRecord *profile, const RkCrossGrid *grid, gboolean *fits);

G_END_DECLS
