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
extern const RkKind rk_kind_letter;         /* 定型文 */
extern const RkKind rk_kind_attachment;     /* 添付ファイル */

extern const RkKind rk_kind_match_decision; /* 名寄せ: two that are the same, or are not */
extern const RkKind rk_kind_workplace_past; /* 以前の名称・所在地・規模 of a workplace */
extern const RkKind rk_kind_corporation; /* 法人: what branches with one 法人番号 belong to */

extern const RkKind rk_kind_body_kind; /* 構成機関の種別 */
extern const RkKind rk_kind_council;   /* 協議会 */
extern const RkKind rk_kind_body;      /* 構成機関 */
extern const RkKind rk_kind_person;    /* 人 */
/**
 * rk_person_mark_shows: whether those who get a paper may read a person's field: members read what
 * is marked 名簿掲載可, everybody what is marked 公開可; what is 内部 stands on no paper but
 * letters and labels to that person.
 * @field: "kana", "post", "phone", …
 * @mark: (nullable): value of the field that marks it (phone_shown); NULL: the usual one
 * @for_public: the paper is for everybody, else for members
 */
gboolean rk_person_mark_shows (const char *field, const char *mark, gboolean for_public);
/** rk_person_shown: a contact of a person, or the reading. Returns: (nullable): NULL: may not be
 * read, or is empty */
const char *rk_person_shown (const RkRecord *person, const char *field, gboolean for_public);
extern const RkKind rk_kind_distinct;    /* two people who were said not to be the same */
extern const RkKind rk_kind_seat;        /* 席: a body's place in a council */
extern const RkKind rk_kind_renewal;     /* 改選: what is known of a seat until it is recorded */
extern const RkKind rk_kind_appointment; /* 委員: a person in a seat for a term */
extern const RkKind rk_kind_member;      /* a row of a member list; no table */

extern const RkKind rk_kind_meeting; /* 会議 */
extern const RkKind rk_kind_joint;   /* 合同開催: another council that holds a meeting, too */
extern const RkKind rk_kind_agenda_item; /* 議題 */
extern const RkKind rk_kind_material;    /* 資料 */
extern const RkKind rk_kind_attendance;  /* 出欠 */
extern const RkKind rk_kind_ballot;      /* 書面の回答: of a member to an item */
extern const RkKind rk_kind_statement;   /* 発言 */
extern const RkKind rk_kind_direction;   /* 方向性（案） */
extern const RkKind rk_kind_action;      /* 宿題・対応 */
extern const RkKind rk_kind_todo;        /* 会議の準備 */
extern const RkKind rk_kind_minutes;     /* 確定した会議録, one of each version */
extern const RkKind rk_kind_pay_rate;    /* 報償の単価 */
extern const RkKind rk_kind_payment;     /* 支払 */

extern const RkKind rk_kind_edition;       /* チェックリスト: an edition of one */
extern const RkKind rk_kind_edition_level; /* its 段階 */
extern const RkKind rk_kind_edition_block; /* its 分野 */
extern const RkKind rk_kind_edition_mark;  /* ○ △ × － */
extern const RkKind rk_kind_edition_item;  /* its 項目 */
extern const RkKind rk_kind_edition_map;   /* item of a newer edition in place of an older one */
extern const RkKind rk_kind_round;    /* 自己評価: an edition answered for a council's year */
extern const RkKind rk_kind_answer;   /* 回答 to one item, by the council or one body */
extern const RkKind rk_kind_evidence; /* 根拠 of an item in a round */

extern const RkKind rk_kind_scheme;         /* 制度: 宣言, 登録, 認定, 表彰 */
extern const RkKind rk_kind_scheme_level;   /* its 区分 */
extern const RkKind rk_kind_scheme_item;    /* its menu of activities */
extern const RkKind rk_kind_status;         /* 登録: a workplace in a scheme */
extern const RkKind rk_kind_registration;   /* a row of a list of registrations; no table */
extern const RkKind rk_kind_report;         /* 年次報告 */
extern const RkKind rk_kind_report_row;     /* a row of a list of reports; no table */
extern const RkKind rk_kind_visit;          /* 連絡・訪問, with the next promise */
extern const RkKind rk_kind_visit_row;      /* a row of a list of visits; no table */
extern const RkKind rk_kind_workplace_file; /* 添付 of a workplace */
extern const RkKind rk_kind_award;          /* 表彰 of a year */
extern const RkKind rk_kind_award_row;      /* a row of a list of awards; no table */
extern const RkKind rk_kind_ledger;         /* 発行台帳 */
extern const RkKind rk_kind_establishment;  /* 事業所数の統計: of an area, trade and size */
extern const RkKind rk_kind_indicator;      /* 健康指標: what it is */
extern const RkKind rk_kind_dataset;        /* 取り込んだ表 */
extern const RkKind rk_kind_observation;    /* 指標の値: of an area, year and sex */
extern const RkKind rk_kind_area_summary;   /* 圏域の強みと課題 */
extern const RkKind rk_kind_figure;         /* 図: as it goes into papers */
extern const RkKind rk_kind_plan;           /* 計画 */
extern const RkKind rk_kind_measure;        /* 取組: a line of a plan, whatever its depth */
extern const RkKind rk_kind_schedule;       /* 工程: what stands in a line of the 工程表 */
extern const RkKind rk_kind_target;         /* 目標・指標 */
extern const RkKind rk_kind_target_value;   /* its values, year by year */
extern const RkKind rk_kind_evaluation;     /* 振り返り: a year of a line */
extern const RkKind rk_kind_issue;          /* 論点 */
extern const RkKind rk_kind_issue_option;   /* 案 of it */
extern const RkKind rk_kind_logic_node;     /* ロジックツリーの節 */

extern const RkKind rk_kind_adviser;          /* アドバイザー */
extern const RkKind rk_kind_support_case;     /* 伴走型支援 */
extern const RkKind rk_kind_case_visit;       /* its visits */
extern const RkKind rk_kind_training;         /* 研修 */
extern const RkKind rk_kind_training_session; /* what is done in one */
extern const RkKind rk_kind_trainee;          /* 受講者 */
extern const RkKind rk_kind_question;         /* アンケートの質問 */
extern const RkKind rk_kind_response;         /* answers to it */

G_END_DECLS
