/* The lists that are kept in 環境設定, size classes and kinds of bodies, and those of a scheme. */
#include "rk-records-group.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-schemes-edit.h"

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

/* ── levels of a scheme ──────────────────────────────────────────────────────────────────── */

/* 「登録　登録証」, and below who is a candidate for it */
static char *
describe_level (const RkRecord *before, const RkRecord *record)
{
  const char *certificate = rk_record_get (record, "certificate");
  const char *rule = rk_record_get (record, "rule");

  return g_strdup_printf ("%s%s%s%s%s", rk_record_get (record, "rung"), certificate ? "　" : "",
                          certificate ? certificate : "", rule ? "\n" : "", rule ? rule : "");
}

static void
prepare_part (RkDraft *draft, const GPtrArray *records)
{
  const RkKind *kind = rk_draft_kind (draft);
  int division = rk_kind_field (kind, "division");
  g_autofree char *code = rk_schemes_next_code (
      kind, records, division >= 0 ? rk_draft_text (draft, division) : NULL);

  rk_draft_put (draft, "code", code);
  /* What is told of a field of activity in lists is told with each of its activities. */
  if (division >= 0 && records->len)
    rk_draft_put (draft, "short", rk_record_get (records->pdata[0], "short"));
}

static const char *const level_fields[]
    = { "name",           "rung",        "certificate",   "conditions",
        "needs_level_id", "needs_terms", "needs_reports", NULL };

const RkRecordsGroupInfo rk_scheme_levels_info = {
  .kind = &rk_kind_scheme_level,
  .sort = "position",
  .add = N_ ("Add a Level to the Scheme"),
  .fields = level_fields,
  .describe = describe_level,
  .prepare = prepare_part,
};

/* ── activities of a scheme, those of one field ──────────────────────────────────────────── */

static char *
describe_item (const RkRecord *before, const RkRecord *record)
{
  return g_strdup (rk_record_get (record, "code"));
}

static const char *const item_fields[] = { "label", NULL };

const RkRecordsGroupInfo rk_scheme_items_info = {
  .kind = &rk_kind_scheme_item,
  .sort = "position",
  .add = N_ ("Add an Activity"),
  .fields = item_fields,
  .describe = describe_item,
  .prepare = prepare_part,
};
