/* チェックリストの版: editions with their levels, blocks, items and marks, and which item of a
 * newer edition takes the place of which. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-edition.h"
#include "rk-kind-parse.h"

#define EDITION N_ ("Checklist")
#define RULE N_ ("Rule")

/* What is shipped or was answered stays as it is; a copy may be changed. */
#define EDITION_IS_FIXED \
  "EXISTS (SELECT 1 FROM edition e WHERE e.id = t.edition_id AND e.fixed_on IS NOT NULL)"
#define FIXED_WORDS                                                                            \
  N_ ("This checklist is shipped with the program or has been answered. Nothing was changed. " \
      "Make a copy of it to change that.")

static char *
format_fidelity (const char *stored)
{
  return g_strdup (rk_fidelity_words (stored));
}

static char *
format_target (const char *stored)
{
  return g_strdup (rk_target_words (stored));
}

static char *
format_unit (const char *stored)
{
  return g_strdup (rk_unit_words (stored));
}

static char *
format_method (const char *stored)
{
  return g_strdup (g_str_equal (stored, RK_METHOD_LEVELS)  ? "段階"
                   : g_str_equal (stored, RK_METHOD_RATES) ? "分野ごとの達成率"
                                                           : "済の割合");
}

RK_CHOICES (choose_fidelity, RK_FIDELITY_OWN "|" RK_FIDELITY_OFFICIAL)
RK_CHOICES (choose_target,
            "secondary_medical_area|prefecture|municipality_or_prefecture|insurer_and_employer"
            "|workplace|secretariat")
RK_CHOICES (choose_unit,
            RK_UNIT_COUNCIL "|" RK_UNIT_PROJECT "|" RK_UNIT_INSURER "|" RK_UNIT_WORKPLACE
                            "|" RK_UNIT_MEETING)
RK_CHOICES (choose_method, RK_METHOD_LEVELS "|" RK_METHOD_RATES "|" RK_METHOD_DONE)

static const RkField edition_fields[] = {
  { "code", RK_TYPE_TEXT, N_ ("Item code"), "記号", EDITION, RK_FIELD_REQUIRED },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "チェックリスト名", EDITION,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH, .order = "t.position" },
  { "version", RK_TYPE_TEXT, N_ ("Version"), "版", EDITION, RK_FIELD_REQUIRED },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the list"), "並び順", NULL, RK_FIELD_UNLOCKED },
  { "target", RK_TYPE_TEXT, N_ ("For"), "対象", EDITION, RK_FIELD_FACET, NULL, format_target,
    choose_target },
  { "unit", RK_TYPE_TEXT, N_ ("Answered for each"), "回答の単位", EDITION, RK_FIELD_FACET, NULL,
    format_unit, choose_unit },
  { "fidelity", RK_TYPE_TEXT, N_ ("Origin of the items"), "項目の由来", EDITION, RK_FIELD_FACET,
    NULL, format_fidelity, choose_fidelity },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", EDITION, RK_FIELD_MULTILINE },
  { "scale", RK_TYPE_TEXT, N_ ("Scale"), "回答の尺度", EDITION },
  { "method", RK_TYPE_TEXT, N_ ("Judged by"), "判定の方法", RULE, RK_FIELD_REQUIRED, NULL,
    format_method, choose_method },
  { "rule", RK_TYPE_TEXT, N_ ("Rule in words"), "判定の決まり", RULE, RK_FIELD_MULTILINE },
  { "fixed_on", RK_TYPE_DATE, N_ ("Unchanged since"), "確定日", NULL, RK_FIELD_INTERNAL },
  { "copied_from_id", RK_TYPE_ID, N_ ("Copy of"), "元の版", NULL, RK_FIELD_INTERNAL,
    .refers = "edition" },
  { "retired_on", RK_TYPE_DATE, N_ ("No longer used from"), "使用終了日", EDITION,
    RK_FIELD_UNLOCKED, rk_parse_day },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_MULTILINE },
  { "items", RK_TYPE_INTEGER, N_ ("Items"), "項目数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM edition_item i WHERE i.edition_id = t.id)" },
};

static void
complete_edition (RkDraft *draft)
{
  rk_default_text (draft, "fidelity", RK_FIDELITY_OWN);
  rk_default_text (draft, "unit", RK_UNIT_COUNCIL);
}

const RkKind rk_kind_edition = {
  .name = "edition",
  .plural = "editions",
  .label = N_ ("Checklist"),
  .heading = "チェックリスト",
  .counter = "件",
  .title = "title",
  .fields = edition_fields,
  .n_fields = G_N_ELEMENTS (edition_fields),
  .complete = complete_edition,
  .locked = "t.fixed_on IS NOT NULL",
  .locked_words = FIXED_WORDS,
};

#define OF_EDITION                                                                            \
  {                                                                                           \
    "edition_id", RK_TYPE_ID, N_ ("Checklist"), "チェックリスト", EDITION, RK_FIELD_REQUIRED, \
        .refers = "edition"                                                                   \
  }

static const RkField edition_level_fields[] = {
  OF_EDITION,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", EDITION },
  { "code", RK_TYPE_TEXT, N_ ("Item code"), "記号", EDITION, RK_FIELD_REQUIRED },
  { "label", RK_TYPE_TEXT, N_ ("Stage"), "段階", EDITION, RK_FIELD_REQUIRED },
  { "title", RK_TYPE_TEXT, N_ ("What it means"), "段階の内容", EDITION },
};

const RkKind rk_kind_edition_level = {
  .name = "edition_level",
  .plural = "edition-levels",
  .label = N_ ("Level of a checklist"),
  .heading = "チェックリストの段階",
  .counter = "段階",
  .title = "label",
  .fields = edition_level_fields,
  .n_fields = G_N_ELEMENTS (edition_level_fields),
  .locked = EDITION_IS_FIXED,
  .locked_words = FIXED_WORDS,
};

static const RkField edition_block_fields[] = {
  OF_EDITION,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", EDITION },
  { "code", RK_TYPE_TEXT, N_ ("Item code"), "記号", EDITION, RK_FIELD_REQUIRED },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "分野", EDITION, RK_FIELD_REQUIRED },
};

const RkKind rk_kind_edition_block = {
  .name = "edition_block",
  .plural = "edition-blocks",
  .label = N_ ("Block of a checklist"),
  .heading = "チェックリストの分野",
  .counter = "分野",
  .title = "title",
  .fields = edition_block_fields,
  .n_fields = G_N_ELEMENTS (edition_block_fields),
  .locked = EDITION_IS_FIXED,
  .locked_words = FIXED_WORDS,
};

static const RkField edition_mark_fields[] = {
  OF_EDITION,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", EDITION },
  { "code", RK_TYPE_TEXT, N_ ("Item code"), "記号", EDITION, RK_FIELD_REQUIRED },
  { "mark", RK_TYPE_TEXT, N_ ("Mark as printed"), "印", EDITION, RK_FIELD_REQUIRED },
  { "label", RK_TYPE_TEXT, N_ ("Meaning"), "意味", EDITION, RK_FIELD_REQUIRED },
  { "points", RK_TYPE_INTEGER, N_ ("Points; none: does not count"), "点", EDITION, RK_FIELD_NONE,
    rk_parse_count },
};

const RkKind rk_kind_edition_mark = {
  .name = "edition_mark",
  .plural = "edition-marks",
  .label = N_ ("Mark of a checklist"),
  .heading = "チェックリストの印",
  .counter = "種",
  .title = "label",
  .fields = edition_mark_fields,
  .n_fields = G_N_ELEMENTS (edition_mark_fields),
  .locked = EDITION_IS_FIXED,
  .locked_words = FIXED_WORDS,
};

#define ITEM N_ ("Item")
#define WAY N_ ("Way to do it")

RK_CHOICES (choose_effort, "小|中|大")

static const RkField edition_item_fields[] = {
  OF_EDITION,
  { "block_id", RK_TYPE_ID, N_ ("Block"), "分野", ITEM, RK_FIELD_REQUIRED,
    .refers = "edition_block" },
  { "level_id", RK_TYPE_ID, N_ ("Level"), "段階", ITEM, .refers = "edition_level" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", ITEM },
  { "code", RK_TYPE_TEXT, N_ ("Code"), "番号", ITEM, RK_FIELD_REQUIRED, .order = "t.position" },
  { "required", RK_TYPE_BOOLEAN, N_ ("Required"), "必須", ITEM },
  { "label", RK_TYPE_TEXT, N_ ("Words of the item"), "項目", ITEM,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "hint", RK_TYPE_TEXT, N_ ("What shows it"), "根拠の例", ITEM },
  { "effort", RK_TYPE_TEXT, N_ ("Effort"), "手間", WAY, RK_FIELD_NONE, NULL, NULL, choose_effort },
  { "owner", RK_TYPE_TEXT, N_ ("Who could do it"), "担当の候補", WAY },
  { "examples", RK_TYPE_TEXT, N_ ("What others did"), "取組の例", WAY, RK_FIELD_MULTILINE },
  { "evidence", RK_TYPE_TEXT, N_ ("Shown by data"), "データから分かること", NULL,
    RK_FIELD_INTERNAL },
  { "follows", RK_TYPE_TEXT, N_ ("Follows from the areas"), "圏域の回答から導く項目", NULL,
    RK_FIELD_INTERNAL },
};

const RkKind rk_kind_edition_item = {
  .name = "edition_item",
  .plural = "edition-items",
  .label = N_ ("Item of a checklist"),
  .heading = "チェックリストの項目",
  .counter = "項目",
  .title = "label",
  .fields = edition_item_fields,
  .n_fields = G_N_ELEMENTS (edition_item_fields),
  .locked = EDITION_IS_FIXED,
  .locked_words = FIXED_WORDS,
};

static const RkField edition_map_fields[] = {
  { "from_item_id", RK_TYPE_ID, N_ ("Item of the old checklist"), "旧版の項目", ITEM,
    RK_FIELD_REQUIRED, .refers = "edition_item" },
  { "to_item_id", RK_TYPE_ID, N_ ("Item of the new checklist"), "新版の項目", ITEM,
    RK_FIELD_REQUIRED, .refers = "edition_item" },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", ITEM },
  { "item", RK_TYPE_TEXT, N_ ("Words of the item"), "項目", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT i.label FROM edition_item i WHERE i.id = t.to_item_id)" },
};

const RkKind rk_kind_edition_map = {
  .name = "edition_map",
  .plural = "edition-maps",
  .label = N_ ("Item in place of an older one"),
  .heading = "版の対応",
  .counter = "件",
  .title = "item",
  .fields = edition_map_fields,
  .n_fields = G_N_ELEMENTS (edition_map_fields),
};
