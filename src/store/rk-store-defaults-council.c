/* The kinds of bodies and the letters that an office begins with. Both are the office's own to
 * change: the names of the kinds are ours, drawn from real lists of members, not official ones. */
#include "rk-store-private.h"

#include "rk-editions.h"
#include "rk-index.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-letters.h"
#include "rk-minutes.h"
#include "rk-records.h"
#include "rk-schemes.h"

static const struct
{
  const char *side;
  const char *name;
  const char *words; /* what names of such bodies hold, the telling ones; separated by "|", "*" for
                        anything */
  const char *role;
} body_kinds[] = {
  { "地域", "都道府県（主管課）", "健康増進課|健康局|主管課|県庁", "全体方針・調整・データ提供" },
  { "地域", "保健所", "保健所|健康福祉センター|保健福祉事務所",
    "事務局・圏域の課題分析・市町村支援" },
  { "地域", "市町村（衛生部門）",
    "健康づくり課|健康推進課|保健センター|健康課|市役所|役場|市*健康増進課|町*健康増進課|"
    "村*健康増進課|区*健康増進課",
    "健（検）診・健康教育・事業所支援" },
  { "地域", "市町村国保・国保連合会", "国保|国民健康保険団体|後期高齢者",
    "国保データの提供・保健事業" },
  { "地域", "医師会", "医師会", "専門的助言・産業医・受診勧奨" },
  { "地域", "歯科医師会", "歯科医師会", "歯科健診・口腔保健" },
  { "地域", "薬剤師会", "薬剤師会", "薬局での相談・啓発" },
  { "地域", "看護協会", "看護協会", "人材・研修" },
  { "地域", "栄養士会", "栄養士会", "食生活支援・講師" },
  { "職域", "労働局・労働基準監督署", "労働局|労働基準監督署|監督署",
    "事業場への周知・安全衛生行政" },
  { "職域", "産業保健総合支援センター・地域産業保健センター",
    "産業保健総合支援|地域産業保健|産業保健センター", "小規模事業場の支援・研修" },
  { "職域", "協会けんぽ支部", "全国健康保険協会|協会けんぽ", "健診データ・健康宣言" },
  { "職域", "健康保険組合・共済組合", "健康保険組合|共済組合|健保", "データヘルス・コラボヘルス" },
  { "職域", "商工会議所・商工会・中央会", "商工会|中央会|経営者協会",
    "会員事業所への周知・橋渡し" },
  { "職域", "労働基準協会・事業所代表", "労働基準協会|労務安全|株式会社|有限会社|労働組合|連合",
    "現場の実情・実践" },
  { "共通", "健診機関・学識経験者・住民組織",
    "健診|総合病院|健康支援|大学|自治会|健康づくり食生活|推進員|公募", "健診の質・助言・住民の声" },
};

static gboolean
add_body_kinds (RkDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (body_kinds); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_body_kind);

      rk_draft_put (draft, "name", body_kinds[i].name);
      rk_draft_put (draft, "side", body_kinds[i].side);
      rk_draft_put (draft, "role", body_kinds[i].role);
      rk_draft_put (draft, "words", body_kinds[i].words);
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_body_kind, "position"), (gint64)i + 1);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Fields in braces are filled in when a paper is made. */
typedef struct
{
  const char *document;
  const char *name;
  const char *subject;
  const char *body;
  const char *items;
} Letter;

static const Letter letters[] = {
  { "nomination", "推薦依頼", "{協議会名}委員の推薦について（依頼）",
    "　日頃から、地域保健及び産業保健の推進に御協力をいただき、厚くお礼申し上げます。\n"
    "　さて、{推薦の理由}。つきましては、貴機関から委員を御推薦くださいますようお願いします。",
    "推薦人数　{推薦人数}\n任　　期　{任期}\n回答期限　{回答期限}\n提出書類　推薦書、就任承諾書" },
  { "acceptance", "就任承諾書", "就任承諾書", "　{協議会名}の委員に就任することを承諾します。",
    "任　　期　{任期}" },
  { "appointment", "委嘱状", "{委嘱}状", "　{協議会名}委員を{委嘱}する\n　任期は{任期}とする",
    NULL },
  { "release", "解嘱状", "解嘱状", "　{解嘱の事由}{協議会名}委員の{委嘱}を解く", NULL },
  { "invitation", "開催通知", "{会議名}の開催について（通知）",
    "　日頃から、地域保健及び産業保健の推進に御協力をいただき、厚くお礼申し上げます。\n"
    "　このことについて、下記のとおり{開催の方法}開催しますので、{出席の依頼}\n"
    "　{回答の依頼}",
    "日　　時　{開催日時}\n場　　所　{会場}\n回答期限　{書面の期限}\n議　　題　{議題}\n"
    "公開の別　{公開の別}\n"
    "資　　料　{資料}\nその他　{代理の案内}" },
  { "notice", "事務連絡", "{会議名}の資料について",
    "　このことについて、別添のとおり送付しますので、{資料の扱い}", NULL },
  { "public-notice", "開催のお知らせ", "{会議名}の開催について",
    "　次のとおり開催します。会議は{公開の別}です。",
    "日　　時　{開催日時}\n場　　所　{会場}\n議　　題　{議題}\n傍聴定員　{傍聴定員}" },
  { "reply-form", "出欠回答票", "{会議名}　出欠回答票",
    "　{回答期限}までに、FAX又はメールで御回答ください。", NULL },
};

/* Those to workplaces. Lines of letters of honour end where a phrase ends, without 、 and 。 */
static const Letter register_letters[] = {
  { "certificate", "登録証・認定証", "{証の名}",
    "　貴事業所は　従業員の健康づくりに計画的に取り組み\n"
    "働きやすい職場づくりを進めておられますので\n{制度}として{登録の別}します",
    "{登録の別}期間　{有効期間}" },
  { "renewal", "更新案内", "{制度}の更新について（案内）",
    "　日頃から、従業員の健康づくりに取り組んでいただき、厚くお礼申し上げます。\n"
    "　さて、貴事業所の{制度}の{登録の別}は、{有効期限}をもって満了します。引き続き取り組まれる"
    "場合は、宣言の内容を見直し、下記により更新の手続をお願いします。",
    "登録番号　{登録番号}\n有効期限　{有効期限}\n回答期限　{回答期限}\n"
    "提出書類　更新申込書、年次報告書\n未提出分　{未提出の報告}\n"
    "その他　更新されない場合も、その旨を御連絡ください。" },
  { "report-form", "年次報告書", "{制度}　年次報告書",
    "　{報告の年度}の取組の状況を次のとおり報告します。", NULL },
  { "reminder", "報告の督促", "{制度}の年次報告書の提出について（依頼）",
    "　日頃から、従業員の健康づくりに取り組んでいただき、厚くお礼申し上げます。\n"
    "　さて、{未提出の報告}の年次報告書が、本日までに届いていません。下記により御提出ください。"
    "行き違いとなりました場合は、御容赦ください。",
    "登録番号　{登録番号}\n対象年度　{未提出の報告}\n回答期限　{回答期限}\n"
    "提出書類　年次報告書" },
  { "award", "表彰状", "{証の名}",
    "　貴事業所は　永年にわたり従業員の健康づくりに取り組み\n優れた成果を上げられました\n"
    "その功績は他の模範となるものであり\nここに{賞}を贈ります",
    NULL },
  { "recommendation", "推薦書", "{制度}　推薦書",
    "　次の事業所は、{制度}の候補として適当と認められるので、推薦します。", "{交付者}　様" },
};

/* About trainings. */
static const Letter training_letters[] = {
  { "training-notice", "研修案内", "{研修名}の開催について（通知）",
    "　日頃から健康づくりの推進に御協力をいただき、厚くお礼申し上げます。\n"
    "　さて、{研修の目的}このことについて、下記のとおり開催しますので、関係する職員の参加について"
    "御配慮くださいますようお願いします。",
    "日　　時　{開催日時}\n会　　場　{会場}\n開催方法　{開催方法}\n対　　象　{対象}\n"
    "定　　員　{定員}\n内　　容　{内容}\n申込期限　{申込期限}\n申 込 先　{申込先}" },
  { "training-certificate", "修了証", "修了証",
    "　あなたは　{研修名}を\n修了されましたので　これを証します", "研修の日　{開催日}" },
};

static const Letter *
find_letter (const char *document, const Letter *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (list[i].document, document) == 0)
      return &list[i];
  return NULL;
}

RkRecord *
rk_letters_default (const char *document)
{
  const Letter *letter = find_letter (document, letters, G_N_ELEMENTS (letters));
  RkDraft *draft;

  if (letter == NULL)
    letter = find_letter (document, register_letters, G_N_ELEMENTS (register_letters));
  if (letter == NULL)
    letter = find_letter (document, training_letters, G_N_ELEMENTS (training_letters));
  if (letter == NULL)
    return NULL;
  draft = rk_draft_new (&rk_kind_letter);
  rk_draft_put (draft, "document", letter->document);
  rk_draft_put (draft, "name", letter->name);
  rk_draft_put (draft, "subject", letter->subject);
  rk_draft_put (draft, "body", letter->body);
  rk_draft_put (draft, "items", letter->items);
  return rk_draft_end (draft);
}

static gboolean
add_letters (RkDb *db, const Letter *list, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (RkRecord) letter = rk_letters_default (list[i].document);

      if (!rk_records_save (db, letter, NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_store_fill_council_defaults (RkDb *db, GError **error)
{
  return add_body_kinds (db, error) && add_letters (db, letters, G_N_ELEMENTS (letters), error);
}

gboolean
rk_store_fill_register_defaults (RkDb *db, GError **error)
{
  return rk_schemes_ship (db, error)
         && add_letters (db, register_letters, G_N_ELEMENTS (register_letters), error);
}

gboolean
rk_store_fill_training_defaults (RkDb *db, GError **error)
{
  return add_letters (db, training_letters, G_N_ELEMENTS (training_letters), error);
}

gboolean
rk_store_fill_version (RkDb *db, int version, GError **error)
{
  gint64 n_offices;

  if (version < 2 || version == 6 || version == 7)
    return TRUE;
  if (!rk_db_get_int (db, "SELECT count(*) FROM office", &n_offices, error))
    return FALSE;
  if (n_offices == 0)
    return TRUE;
  if (!rk_db_get_int (db, "SELECT id FROM office ORDER BY id LIMIT 1", &db->office_id, error))
    return FALSE;
  if (version == 2)
    return rk_store_fill_council_defaults (db, error);
  if (version == 4)
    return rk_store_fill_training_defaults (db, error);
  if (version == 8) /* final minutes keep more, records are found by other names than before,
                       letters say something else */
    return rk_minutes_keep_rest (db, error) && rk_schemes_ship_letters (db, error)
           && rk_index_rebuild (db, error);
  if (version == 5) /* cards that came after the office was made */
    return rk_indicators_ship (db, error);
  return rk_editions_ship (db, error) && rk_indicators_ship (db, error)
         && rk_store_fill_register_defaults (db, error);
}
