-- Version 8. Only this script may still change.

-- What papers of a meeting whose minutes are final print, as it was then: the side and the division
-- of each member, the other councils of a joint meeting in which the member sat and as what, who
-- spoke for the secretariat.
ALTER TABLE attendance ADD COLUMN side_then TEXT;
ALTER TABLE attendance ADD COLUMN category_then TEXT;
ALTER TABLE attendance ADD COLUMN councils_then TEXT;
ALTER TABLE meeting ADD COLUMN secretariat_head_then TEXT;

-- What a workplace reports of each activity that it declared: a line of code, state and words each.
ALTER TABLE report ADD COLUMN items TEXT;

-- Workplaces are found by their other name, too: corporation and place where the two stand apart,
-- the place alone where one name says both. record_index is made anew (rk_store_fill_version()).
ALTER TABLE record_index ADD COLUMN match_3 TEXT;
CREATE INDEX record_index_match_3 ON record_index (match_3) WHERE match_3 IS NOT NULL;

-- Letters that an office began with and never changed say what those of today say: each part only
-- where it is word for word what an earlier build put there.
UPDATE letter SET body = '　{解嘱の事由}{協議会名}委員の{委嘱}を解く'
  WHERE document = 'release' AND body = '　願いにより{協議会名}委員の{委嘱}を解く';
UPDATE letter SET items = replace (items, '公　　開　{公開の別}', '公開の別　{公開の別}')
  WHERE document = 'invitation' AND items = '日　　時　{開催日時}' || char (10)
    || '場　　所　{会場}' || char (10) || '回答期限　{書面の期限}' || char (10)
    || '議　　題　{議題}' || char (10) || '公　　開　{公開の別}' || char (10)
    || '資　　料　{資料}' || char (10) || 'その他　{代理の案内}';
UPDATE letter SET body = '　日頃から、地域保健及び産業保健の推進に御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　このことについて、下記のとおり{開催の方法}開催しますので、{出席の依頼}'
    || char (10) || '　{回答の依頼}'
  WHERE document = 'invitation' AND body IN (
    '　日頃から、本県の健康づくりの推進に御理解と御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　このことについて、下記のとおり{開催の方法}開催しますので、{出席の依頼}'
    || char (10) || '　なお、御出席の可否は、出欠回答票により{回答期限}までに御回答ください。',
    '　日頃から、本県の健康づくりの推進に御理解と御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　このことについて、次のとおり開催しますので、御出席くださいますようお願いします。'
    || char (10) || '　なお、出欠については、別紙により{回答期限}までに御回答ください。');
UPDATE letter SET body = '　このことについて、別添のとおり送付しますので、{資料の扱い}'
  WHERE document = 'notice'
    AND body = '　このことについて、別添のとおり送付します。当日お持ちくださいますようお願いします。';
UPDATE letter SET body = '　日頃から、地域保健及び産業保健の推進に御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　さて、{推薦の理由}。つきましては、貴機関から委員を御推薦くださいますようお願いします。'
  WHERE document = 'nomination' AND body IN (
    '　日頃から、本県の健康づくりの推進に御理解と御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　さて、{推薦の理由}。つきましては、貴機関から委員を御推薦くださいますようお願いします。',
    '　日頃から、本県の健康づくりの推進に御理解と御協力をいただき、厚くお礼申し上げます。'
    || char (10) || '　さて、{協議会名}の委員の任期が{任期満了日}をもって満了します。つきましては、'
    || '貴{機関種別}から委員を御推薦くださいますようお願いします。');
UPDATE letter SET items = replace (items, '推薦人数　1名', '推薦人数　{推薦人数}')
  WHERE document = 'nomination' AND items = '推薦人数　1名' || char (10) || '任　　期　{任期}'
    || char (10) || '回答期限　{回答期限}' || char (10) || '提出書類　推薦書、就任承諾書';
UPDATE letter SET subject = '{委嘱}状' WHERE document = 'appointment' AND subject = '委嘱状';
UPDATE letter SET body = '　{協議会名}委員を{委嘱}する' || char (10) || '　任期は{任期}とする'
  WHERE document = 'appointment'
    AND body = '　{協議会名}委員を委嘱する' || char (10) || '　任期は{任期}とする';
UPDATE letter SET body = replace (body, '{制度}として' || char (10), '{制度}として')
  WHERE document = 'certificate' AND body = '　貴事業所は　従業員の健康づくりに計画的に取り組み'
    || char (10) || '働きやすい職場づくりを進めておられますので' || char (10) || '{制度}として'
    || char (10) || '{登録の別}します';
UPDATE letter SET items = '{交付者}　様'
  WHERE document = 'recommendation' AND items IS NULL AND subject = '{制度}　推薦書'
    AND body = '　次の事業所は、{制度}の候補として適当と認められるので、推薦します。';
UPDATE letter SET items = replace (items, '未提出の報告　{未提出の報告}', '未提出分　{未提出の報告}')
  WHERE document = 'renewal' AND items = '登録番号　{登録番号}' || char (10)
    || '有効期限　{有効期限}' || char (10) || '回答期限　{回答期限}' || char (10)
    || '提出書類　更新申込書、年次報告書' || char (10) || '未提出の報告　{未提出の報告}' || char (10)
    || 'その他　更新されない場合も、その旨を御連絡ください。';
