/* The kinds of record, one table each. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

extern const RkKind rk_kind_office;         /* the one office of a file: settings */
extern const RkKind rk_kind_area;           /* 市区町村 with 圏域 and 保健所 */
extern const RkKind rk_kind_size_class;     /* 従業者規模の区分 */
extern const RkKind rk_kind_workplace;      /* 事業所 */
extern const RkKind rk_kind_review;         /* 要確認: a value that could not be understood */
extern const RkKind rk_kind_import_profile; /* 取り込みの対応表 */
extern const RkKind rk_kind_saved_filter;   /* 保存した条件 */

G_END_DECLS
