-- Version 3: what the councils’ part gained.

-- Checklists: editions, rounds and answers.

-- Meetings: how the tables stand, and how the packet is put together.
ALTER TABLE meeting ADD COLUMN seating TEXT;
ALTER TABLE meeting ADD COLUMN seating_side INTEGER;
ALTER TABLE meeting ADD COLUMN seating_spare INTEGER;
ALTER TABLE meeting ADD COLUMN seating_words TEXT;
ALTER TABLE meeting ADD COLUMN seating_honorific INTEGER;
ALTER TABLE meeting ADD COLUMN packet_parts TEXT;
ALTER TABLE meeting ADD COLUMN packet_single_sided INTEGER;
ALTER TABLE meeting ADD COLUMN packet_two_up INTEGER;
ALTER TABLE meeting ADD COLUMN packet_numbers TEXT;
-- Until now the form was told by the places that were given by hand.
UPDATE meeting SET seating = (SELECT substr (a.place, 1, instr (a.place, ' ') - 1) FROM attendance a
  WHERE a.meeting_id = meeting.id AND a.place LIKE '% %' ORDER BY a.id LIMIT 1);
-- The invitation as offices began with it asks everybody to come, also to a meeting in writing.
UPDATE letter SET body = replace (replace (body,
    '下記のとおり開催しますので、御多用のところ恐れ入りますが、御出席くださいますようお願いします。',
    '下記のとおり{開催の方法}開催しますので、{出席の依頼}'),
    'なお、御出席の可否を{回答期限}までに出欠回答票で御回答ください。', '{回答の依頼}'),
  items = replace (items, '場　　所　{会場}' || char (10) || '議　　題',
    '場　　所　{会場}' || char (10) || '回答期限　{書面の期限}' || char (10) || '議　　題')
  WHERE document = 'invitation';
UPDATE letter SET body = replace (body, '送付しますので、当日お持ちください。',
  '送付しますので、{資料の扱い}') WHERE document = 'notice';
