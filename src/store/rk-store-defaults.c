/* What a new office file begins with. */
#include "rk-store-private.h"

#include "rk-area.h"
#include "rk-editions.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* Classes of the 経済センサス tables; an office may change them. */
static const struct
{
  const char *name;
  int lower;
  int upper; /* 0: open */
} size_classes[] = {
  { "1～4人", 1, 4 },         { "5～9人", 5, 9 },      { "10～19人", 10, 19 },
  { "20～29人", 20, 29 },     { "30～49人", 30, 49 },  { "50～99人", 50, 99 },
  { "100～299人", 100, 299 }, { "300人以上", 300, 0 },
};

static gboolean
add_size_classes (RkDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (size_classes); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_size_class);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_take (draft, 0, g_strdup (size_classes[i].name));
      rk_draft_set_int (draft, 1, size_classes[i].lower);
      if (size_classes[i].upper)
        rk_draft_set_int (draft, 2, size_classes[i].upper);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_areas (RkDb *db, GError **error)
{
  gsize n;
  const RkArea *areas = rk_area_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_area);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_put (draft, "code", areas[i].code);
      rk_draft_put (draft, "name", areas[i].name);
      rk_draft_put (draft, "kana", areas[i].kana);
      rk_draft_put (draft, "county", areas[i].district);
      rk_draft_put (draft, "medical_area_code",
                    areas[i].medical_area ? areas[i].medical_area->code : NULL);
      rk_draft_put (draft, "medical_area",
                    areas[i].medical_area ? areas[i].medical_area->name : NULL);
      rk_draft_put (draft, "health_center", areas[i].health_center);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static RkRecord *
nameless_office (void)
{
  RkDraft *draft = rk_draft_new (&rk_kind_office);

  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "name"), g_strdup ("事務局"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_office, "prefecture"), g_strdup ("静岡県"));
  return rk_draft_end (draft);
}

gboolean
rk_store_fill_defaults (RkDb *db, const RkRecord *office, GError **error)
{
  g_autoptr (RkRecord) nameless = office ? NULL : nameless_office ();

  /* The office owns itself and everything after it. */
  db->office_id = rk_db_new_id (db);
  return rk_records_save (db, office ? office : nameless, &db->office_id, error)
         && add_areas (db, error) && add_size_classes (db, error)
         && rk_store_fill_council_defaults (db, error) && rk_editions_ship (db, error)
         && rk_indicators_ship (db, error) && rk_store_fill_register_defaults (db, error)
         && rk_store_fill_training_defaults (db, error);
}
