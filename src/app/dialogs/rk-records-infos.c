/* The lists that are kept in 環境設定: size classes, kinds of bodies. */
#include "rk-records-group.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"

/* ── size classes ────────────────────────────────────────────────────────────────────────── */

static gint64
lower (const RkRecord *record)
{
  return rk_record_get_int (record, "lower");
}

static gint64
upper (const RkRecord *record)
{
  return rk_record_is_null (record, rk_kind_field (&rk_kind_size_class, "upper"))
             ? G_MAXINT64
             : rk_record_get_int (record, "upper");
}

static char *
dup_range (const RkRecord *record)
{
  if (upper (record) == G_MAXINT64)
    return g_strdup_printf (_ ("%d people and more"), (int)lower (record));
  return g_strdup_printf (_ ("%1$d to %2$d people"), (int)lower (record), (int)upper (record));
}

/* A number that no class holds, or two do, makes counts that nobody understands. */
static char *
dup_warning (const RkRecord *before, const RkRecord *record)
{
  if (before == NULL)
    return NULL;
  if (lower (record) <= upper (before))
    return g_strdup (_ ("Overlaps the class above"));
  if (lower (record) > upper (before) + 1)
    return g_strdup_printf (_ ("Leaves out %1$d to %2$d people"), (int)upper (before) + 1,
                            (int)lower (record) - 1);
  return NULL;
}

static char *
describe_class (const RkRecord *before, const RkRecord *record)
{
  g_autofree char *range = dup_range (record);
  g_autofree char *warning = dup_warning (before, record);

  return warning ? g_strdup_printf ("%s　%s", range, warning) : g_steal_pointer (&range);
}

static const char *const class_fields[] = { "name", "lower", "upper", NULL };

const RkRecordsGroupInfo rk_size_classes_info = {
  .kind = &rk_kind_size_class,
  .sort = "lower",
  .add = N_ ("Add a Class"),
  .fields = class_fields,
  .describe = describe_class,
};

/* ── kinds of bodies ─────────────────────────────────────────────────────────────────────── */

static char *
describe_kind (const RkRecord *before, const RkRecord *record)
{
  const char *role = rk_record_get (record, "role");
  const char *words = rk_record_get (record, "words");
  g_autofree char *spaced = words ? g_strdelimit (g_strdup (words), "|", ' ') : NULL;

  return g_strdup_printf ("%s%s%s%s%s", rk_record_get (record, "side"), role ? "　" : "",
                          role ? role : "", spaced ? "\n" : "", spaced ? spaced : "");
}

static const char *const kind_fields[] = { "name", "side", "role", "words", NULL };

const RkRecordsGroupInfo rk_body_kinds_info = {
  .kind = &rk_kind_body_kind,
  .sort = "position",
  .add = N_ ("Add a Kind"),
  .fields = kind_fields,
  .describe = describe_kind,
};
