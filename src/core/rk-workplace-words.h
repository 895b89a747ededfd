/* The headings under which lists of workplaces are published: 国税庁 and gBizINFO downloads, the
 * 自治体標準オープンデータセット, lists of 協会けんぽ and 健康経営, cities' own lists, and what
 * offices call their columns. What "?" and "+" mean, and how headings are compared, stands in
 * rk-synonyms.h: width, case, kana, blanks, punctuation and brackets need no word of their own.
 * The earlier word wins where two columns fit: 事業所名 before 企業名 before 法人名. */
#pragma once

#define RK_WORDS_NAME                                                                                                                  \
  "事業所名|事業所名称|事業所|名称|施設名|施設名称|店舗名|店舗名称|店名|クーポン名|"                \
  "要配慮者利用施設名称|宣言事業所名|登録事業所名|認定事業所名|企業・団体名|企業名|企業名称|" \
  "会社名|団体名|団体名称|事業者名|事業者名称|園名|学校名|医療機関名|屋号|商号又は名称|商号|"   \
  "支店名|営業所名|支店・営業所名|法人名|法人名称|?宣言事業所|?登録事業所|?事業者|?組織名|?"      \
  "勤務先|name"
#define RK_WORDS_KANA                                                                                                                 \
  "事業所名フリガナ|名称フリガナ|フリガナ|カナ|読み|読み仮名|よみがな|事業所名カナ|名称カナ|" \
  "名称_カナ|名称（読み）|施設名カナ|店舗名カナ|クーポン名カナ|企業名カナ|会社名カナ|"           \
  "法人名カナ|法人名ふりがな|?カナ名|furigana|name_kana|kana"
#define RK_WORDS_CORPORATE_NUMBER "法人番号|企業法人番号|国税庁法人番号|corporateNumber"
#define RK_WORDS_REGISTRATION_NUMBER \
  "登録番号|登録No|登録証番号|認定番号|認定No|認定証番号|認証番号|宣言番号|宣言No"
#define RK_WORDS_REGISTERED_ON                                                                                                           \
  "登録日|登録年月日|登録（認定）年月日|認定日|認定年月日|認証日|認証年月日|宣言日|宣言年月日|" \
  "健康宣言日"
#define RK_WORDS_EXPIRES_ON                                                                                                                   \
  "登録期限|登録有効期限|有効期限|有効期限日|認定期限|認定有効期限|有効期間満了日|有効期間終了日|" \
  "有効期間の終了日|有効期間（至）|登録期間（至）|認定期間（至）|満了日|"                                     \
  "?有効期間|?期限"
#define RK_WORDS_POSTAL_CODE "郵便番号|〒|〒番号|郵便|postCode|postal_code|zip|zipcode"
#define RK_WORDS_MUNICIPALITY                                                                                                        \
  "市町コード|所在地_全国地方公共団体コード|市区町村コード|市町村コード|市町|市町名|市町村|" \
  "市町村名|市区町村|市区町村名|所在市町|所在市町村|所在市町名|全国地方公共団体コード|"        \
  "都道府県コード又は市区町村コード|団体コード|自治体コード|?自治体名|city_name|city_code"
#define RK_WORDS_ADDRESS                                                                                                               \
  "所在地|住所|所在地住所|事業所所在地|事業所住所|所在地_連結表記|施設所在地|店舗住所|"           \
  "本社所在地|本社住所|本店所在地|主たる事務所の所在地|?町名番地|location|address|"                        \
  "+都道府県|+都道府県名|+所在地_都道府県|+市区町村|+市区町村名|+市町村|+市町村名|+市町|+市町名|" \
  "+所在地_市区町村|+町域|+町名|+町字|+所在地_町字|+町名番地|+番地|+番地以下|+丁目番地等|"            \
  "+所在地_番地以下|+住所1|+住所2|+住所3|+所在地1|+所在地2|+建物名|+建物名等（方書）|+ビル名|"        \
  "+方書|+prefecture_name|+city_name|+street_number"
#define RK_WORDS_PHONE                                                                                                                   \
  "電話番号|電話|TEL|TEL番号|代表電話番号|代表電話|事業所電話番号|連絡先電話番号|連絡先（電話）|" \
  "?連絡先|?電話・FAX|phone"
#define RK_WORDS_FAX "FAX|FAX番号|ファックス|ファックス番号|ファクス|ファクシミリ|ファクシミリ番号"
#define RK_WORDS_EMAIL                                                                                                \
  "メール|メールアドレス|E-mail|E-mailアドレス|Eメール|電子メール|電子メールアドレス|" \
  "連絡先メールアドレス|mail"
#define RK_WORDS_WEBSITE                                                                                                       \
  "ウェブサイト|ホームページ|ホームページURL|ホームページアドレス|HP|HPアドレス|WEBサイト|" \
  "サイトURL|店舗URL|企業ホームページ|URL|company_url"
#define RK_WORDS_INDUSTRY                                                                                                          \
  "産業|産業（大分類）|産業大分類|業種（大分類）|業種大分類|業種|業種名|業種分類|業種区分|" \
  "産業分類|日本標準産業分類|主たる業種|主な業種|業態"
#define RK_WORDS_BUSINESS                                                                                                                  \
  "業種の内容|業種（詳細）|業種（中分類）|業種（小分類）|事業内容|事業の内容|事業概要|営業種目|" \
  "営業品目|主な事業|施設種別|施設の種類|サービス種別|サービスの種類|?種別|?区分|"                       \
  "business_summary|business_items"
#define RK_WORDS_EMPLOYEES                                                                                                             \
  "従業員数|従業員|従業者数|従業員総数|全従業員数|従業員数計|従業員数合計|社員数|社員|職員数|" \
  "常時雇用者数|常用労働者数|常時使用する労働者数|労働者数|?従業員規模|?人数|employee_number"
#define RK_WORDS_REPRESENTATIVE_TITLE \
  "代表者役職|代表者役職名|代表者職名|代表者職|代表者肩書|代表役職|?役職|?役職名|?職名|?肩書"
#define RK_WORDS_REPRESENTATIVE                                                                                                             \
  "代表者|代表者名|代表者氏名|代表氏名|代表名|法人代表者|法人代表者名|事業主|事業主名|"                \
  "事業主氏名|代表取締役|施設長|施設長名|?代表|?代表者役職・氏名|?代表者職氏名|?代表者職名・氏名|" \
  "representative_name"
#define RK_WORDS_CONTACT_DEPARTMENT \
  "担当部署|担当部署名|担当課|担当者部署|担当者所属|部署|部署名|?所属"
#define RK_WORDS_CONTACT                                                                                                        \
  "担当者|担当者名|担当者氏名|健康づくり担当者|健康づくり担当者名|健康づくり担当者氏名|" \
  "推進担当者|連絡担当者|連絡担当者名|窓口担当者|?担当|?担当者職氏名|?担当者部署・氏名"
#define RK_WORDS_INSURER_KIND                                                                                                       \
  "保険者種別|保険者の種別|保険者区分|医療保険者種別|保険種別|健康保険の種類|?けんぽ|?健保|" \
  "?加入保険|?健康保険"
#define RK_WORDS_INSURER                                                                                                             \
  "保険者名|保険者名称|保険者|加入保険者|加入保険者名|加入医療保険者|医療保険者名|加入健保|" \
  "加入健康保険|健康保険組合名|健保組合名|健保名"
#define RK_WORDS_ALIAS "通称|略称|愛称"
/* Beside a column that names the place of work. */
#define RK_WORDS_CORPORATION_NAME "法人名|法人名称|運営法人|運営法人名|経営主体"
#define RK_WORDS_CORPORATION_KANA "法人名カナ|法人名ふりがな|法人名の読み"
#define RK_WORDS_BODY_KIND "団体種別|団体の種別|法人種別|法人の種別"
#define RK_WORDS_SITE_KIND "事業所の区分|事業所区分|本社支社の別"
#define RK_WORDS_PARENT "親事業所|本社名"
#define RK_WORDS_INDUSTRY_GROUP "産業の中分類|産業（中分類）|産業中分類"
#define RK_WORDS_EMPLOYEES_MALE "男性の従業員数|従業員数（男）|従業員数（男性）|男性従業員数"
#define RK_WORDS_EMPLOYEES_FEMALE "女性の従業員数|従業員数（女）|従業員数（女性）|女性従業員数"
#define RK_WORDS_EMPLOYEES_REGULAR \
  "正規の従業員数|従業員数（正規）|正規従業員数|正社員数|正規職員数"
#define RK_WORDS_EMPLOYEES_OTHER \
  "非正規の従業員数|従業員数（非正規）|非正規従業員数|パート・アルバイト数"
#define RK_WORDS_EMPLOYEES_40 "40歳以上の従業員数|40歳以上従業員数|従業員数（40歳以上）|40歳以上数"
#define RK_WORDS_CONTACT_TITLE "担当者の職名|担当者職名|担当者役職|担当者の役職"
#define RK_WORDS_CONTACT_PHONE "担当者の電話番号|担当者電話番号|担当者電話|担当者TEL"
#define RK_WORDS_CONTACT_FAX "担当者のFAX番号|担当者FAX|担当者FAX番号"
#define RK_WORDS_CONTACT_EMAIL "担当者のメール|担当者メール|担当者メールアドレス|担当者E-mail"
#define RK_WORDS_PHYSICIAN "産業医|産業医の有無|産業医の選任"
#define RK_WORDS_HEALTH_SUPERVISOR \
  "衛生管理者・衛生推進者|衛生管理者|衛生推進者|衛生管理者の有無|衛生管理者・推進者"
#define RK_WORDS_HEALTH_STAFF "産業保健職|産業保健職の有無|産業保健師|産業看護職"
#define RK_WORDS_INSURER_NUMBER "保険者番号"
#define RK_WORDS_INSURER_SYMBOL "事業所記号|事業所整理記号|健康保険の記号"
#define RK_WORDS_INSURANCE_MEMBER "健康保険委員|健康保険委員の有無"
#define RK_WORDS_NOTE "備考|備考欄|メモ|摘要|特記事項|コメント|店舗説明|note"

/* Of a registration. */
#define RK_WORDS_SCHEME "制度|制度名|制度名称|登録制度|認定制度|宣言制度|制度の名称|?事業名|scheme"
#define RK_WORDS_LEVEL \
  "区分|登録区分|認定区分|登録の区分|認定の区分|宣言区分|登録段階|レベル|?部門|level"
#define RK_WORDS_TERMS "期|期数|継続期数|登録期数"
#define RK_WORDS_TERM_START                                                                                                            \
  "期の開始日|更新日|更新年月日|有効期間開始日|有効期間（自）|登録期間（自）|認定期間（自）|" \
  "有効期間の開始日|有効期間の始期|期間開始日|今期開始日"
#define RK_WORDS_APPLIED_ON "受付日|受付年月日|申請日|申請年月日|申込日|申込年月日|応募日"
#define RK_WORDS_CERTIFIED_ON \
  "証の交付日|交付日|交付年月日|登録証交付日|認定証交付日|認定証交付年月日"
#define RK_WORDS_ENDED_ON \
  "終了日|終了年月日|取消日|取消年月日|辞退日|辞退年月日|抹消日|廃止日|退会日"
#define RK_WORDS_ENDED_AS "終了の別|終了区分|終了の種別|抹消区分"
#define RK_WORDS_ENDED_REASON "終了の理由|終了理由|取消理由|辞退理由|抹消理由|廃止理由"
#define RK_WORDS_DECLARATION "宣言文|宣言内容|健康宣言|宣言|宣言の内容|健康づくり宣言|取組宣言"
#define RK_WORDS_TARGET "目標|取組目標|数値目標|具体的な取組目標|健康づくりの目標"
#define RK_WORDS_CONSENT                                                                                                              \
  "公表同意|公表の同意|公表|公表可否|公表の可否|公開可否|公開同意|ホームページ掲載|掲載可否|" \
  "名称の公表同意|名称の公表|公表・名称|公表・事業所名|公表同意・名称|公表可否・名称"
#define RK_WORDS_SOURCE "出どころ|出典|情報源|把握元"
