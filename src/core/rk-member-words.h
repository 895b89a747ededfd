/* The headings of member lists (委員名簿) as councils publish and keep them. What "?" and "+" mean
 * stands in rk-synonyms.h. */
#pragma once

#define RK_MEMBER_WORDS_NAME \
  "氏名|委員氏名|委員名|お名前|名前|構成員氏名|構成員名|氏名（敬称略）|?委員|?構成員|name"
#define RK_MEMBER_WORDS_KANA                                                                                                                 \
  "ふりがな|フリガナ|氏名ふりがな|氏名フリガナ|氏名カナ|委員ふりがな|よみがな|読み|読み仮名|カナ|" \
  "kana"
#define RK_MEMBER_WORDS_BODY                                                                                                            \
  "所属機関|所属機関名|所属団体|所属団体名|機関名|団体名|構成機関|構成機関名|機関・団体名|"      \
  "推薦団体|推薦機関|推薦団体名|所属|所属名|所属先|勤務先|組織名|名称|?所属・職名|?所属・役職|?" \
  "機関|?団体"
#define RK_MEMBER_WORDS_POST "職名|役職|役職名|所属役職|職|肩書|職名等|所属職名|post"
#define RK_MEMBER_WORDS_ROLE                                                                                                     \
  "委員区分|協議会での役職|協議会役職|会での役職|役割|会長・副会長|委員種別|役職|役職名|?" \
  "備考（役職）|role"
#define RK_MEMBER_WORDS_CATEGORY "区分|分野|選出区分|構成区分|委員の区分|category"
#define RK_MEMBER_WORDS_SIDE "地域・職域の別|地域職域|地域・職域|側|地域職域区分|side"
#define RK_MEMBER_WORDS_COUNCIL "協議会|協議会名|会議名|会議体|圏域協議会|council"
#define RK_MEMBER_WORDS_START                                                                                                        \
  "任期開始|任期開始日|任期始期|任期（自）|任期自|任期始|任期始め|就任日|委嘱期間（自）|term_" \
  "start"
#define RK_MEMBER_WORDS_END                                                                                               \
  "任期終了|任期終了日|任期満了日|任期満了|任期終期|任期（至）|任期至|任期終|任期末|" \
  "委嘱期間（至）|term_end"
#define RK_MEMBER_WORDS_TERM "任期|任期期間|委嘱期間|任期（期間）"
#define RK_MEMBER_WORDS_APPOINTED "委嘱日|委嘱年月日|任命日|発令日|委嘱日付"
#define RK_MEMBER_WORDS_POSITION "名簿番号|番号|No|№|名簿順|順番|順"
#define RK_MEMBER_WORDS_SEX "性別"
#define RK_MEMBER_WORDS_PUBLIC "公募"
#define RK_MEMBER_WORDS_POSTAL_CODE "郵便番号|〒|送付先郵便番号|所属郵便番号"
#define RK_MEMBER_WORDS_ADDRESS "住所|所在地|送付先|送付先住所|所属住所|所属所在地|連絡先住所"
#define RK_MEMBER_WORDS_PHONE "電話番号|電話|TEL|連絡先電話|連絡先電話番号|?連絡先"
#define RK_MEMBER_WORDS_FAX "FAX番号|FAX|ファクス|ファックス|FAX"
#define RK_MEMBER_WORDS_EMAIL "メール|メールアドレス|電子メール|E-mail|Eメール|e-mail|email"
#define RK_MEMBER_WORDS_NOTE "備考|備考欄|摘要|メモ|note"
