#include "rk-letter-field.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* Where a field has a value. */
enum
{
  OFFICE = 1 << 0,   /* any letter */
  MEETING = 1 << 1,  /* about a meeting */
  MEMBER = 1 << 2,   /* to one member */
  REQUEST = 1 << 3,  /* 推薦依頼 to a body */
  REGISTER = 1 << 5, /* to a workplace in a scheme */
  AWARD = 1 << 6,    /* about an award */
  TRAINING = 1 << 7, /* about a training */
  TRAINEE = 1 << 8,  /* to one who took part */
  FORM = 1 << 4,     /* says what members are to do: by the form of the meeting */
};

static const struct
{
  const char *document;
  guint scopes;
} letters[] = {
  { "nomination", OFFICE | REQUEST },
  { "acceptance", OFFICE | MEMBER },
  { "appointment", OFFICE | MEMBER },
  { "release", OFFICE | MEMBER },
  { "invitation", OFFICE | MEETING | MEMBER | FORM },
  { "notice", OFFICE | MEETING | FORM },
  { "public-notice", OFFICE | MEETING | FORM },
  { "reply-form", OFFICE | MEETING | MEMBER },
  { "certificate", REGISTER },
  { "renewal", REGISTER },
  { "report-form", REGISTER },
  { "reminder", REGISTER },
  { "award", REGISTER | AWARD },
  { "recommendation", REGISTER | AWARD },
  { "training-notice", TRAINING },
  { "training-certificate", TRAINING | TRAINEE },
};

static const struct
{
  RkLetterField field;
  guint scopes;
} fields[] = {
  { { "会議名", N_ ("Fiscal year, number and name of the council") }, MEETING },
  { { "開催日時", N_ ("Day and time from when until when") }, MEETING | TRAINING },
  { { "開催日", N_ ("Day of the meeting or training") }, MEETING | TRAINING },
  { { "開始時刻", N_ ("When it begins") }, MEETING },
  { { "終了時刻", N_ ("When it ends") }, MEETING },
  { { "会場", N_ ("Place, or that it is held by Web or in writing") }, MEETING | TRAINING },
  { { "会場の所在地", N_ ("Address of the place") }, MEETING },
  { { "開催方法", N_ ("In the room, by Web, both or in writing") }, MEETING | TRAINING },
  { { "Web会議の接続先", N_ ("Address of the Web meeting") }, MEETING },
  { { "議題", N_ ("Agenda items, one a line") }, MEETING },
  { { "資料", N_ ("Numbers of the papers") }, MEETING },
  { { "資料一覧", N_ ("Numbers and titles of the papers, one a line") }, MEETING },
  { { "公開の別", N_ ("Open, or not open and why") }, MEETING },
  { { "傍聴定員", N_ ("How many observers; empty where it is not open") }, MEETING },
  { { "開催の方法", N_ ("How it is held, as part of a sentence") }, FORM },
  { { "出席の依頼", N_ ("Asks to come, to join by Web or to reply in writing") }, FORM },
  { { "回答の依頼", N_ ("Asks to reply, and until when") }, FORM },
  { { "資料の扱い", N_ ("What to do with the papers") }, FORM },
  { { "代理の案内", N_ ("That a deputy may come, where the council allows it") }, FORM },
  { { "書面の期限", N_ ("Until when to reply, only for a meeting in writing") }, MEETING },
  { { "回答期限", N_ ("Until when to reply") }, MEETING | REQUEST | REGISTER },
  { { "通知日", N_ ("Day of the notice") }, MEETING },
  { { "文書番号", N_ ("Number of the letter") }, MEETING | REQUEST | TRAINING },
  { { "年度", N_ ("Fiscal year") }, MEETING | TRAINING },
  { { "回", N_ ("Number of the meeting in its year") }, MEETING },
  { { "合同開催の相手", N_ ("Councils it is held with") }, MEETING },
  { { "氏名", N_ ("Name of the member") }, MEMBER },
  { { "ふりがな", N_ ("Reading of the name") }, MEMBER },
  { { "職名", N_ ("Post in the body") }, MEMBER | REQUEST },
  { { "役職", N_ ("Role in the council") }, MEMBER },
  { { "所属機関", N_ ("Body of the member") }, MEMBER },
  { { "機関名", N_ ("Name of the body") }, MEMBER | REQUEST },
  { { "機関種別", N_ ("Kind of the body") }, MEMBER | REQUEST },
  { { "代表者職名", N_ ("Title of the head of the body") }, MEMBER | REQUEST | REGISTER },
  { { "代表者", N_ ("Head of the body") }, MEMBER | REQUEST | REGISTER },
  { { "区分", N_ ("Category of the seat") }, MEMBER },
  { { "任期", N_ ("Term from when until when") }, MEMBER | REQUEST },
  { { "任期開始日", N_ ("First day of the term") }, MEMBER },
  { { "任期満了日", N_ ("Last day of the term") }, MEMBER | REQUEST },
  { { "委嘱日", N_ ("Day of the appointment") }, MEMBER },
  { { "委嘱状番号", N_ ("Number of the letter of appointment") }, MEMBER },
  { { "前任者", N_ ("Who sat there before") }, MEMBER | REQUEST },
  { { "退任の理由", N_ ("Why the member leaves") }, MEMBER },
  { { "解嘱の事由", N_ ("As a letter of release begins: 願いにより, 異動により or nothing") },
    MEMBER },
  { { "推薦の理由", N_ ("Why somebody is to be named: term, vacancy, transfer") }, REQUEST },
  { { "推薦人数", N_ ("How many are to be named") }, REQUEST },
  { { "事業所名", N_ ("Name of the workplace") }, REGISTER },
  { { "事業所の読み", N_ ("Reading of the name of the workplace") }, REGISTER },
  { { "事業所の郵便番号", N_ ("Postal code of the workplace") }, REGISTER },
  { { "事業所の所在地", N_ ("Address of the workplace") }, REGISTER },
  { { "法人番号", N_ ("Corporate number") }, REGISTER },
  { { "事業所の担当者", N_ ("Person in charge in the workplace") }, REGISTER },
  { { "従業員数", N_ ("Number of employees") }, REGISTER },
  { { "産業", N_ ("Industry") }, REGISTER },
  { { "制度", N_ ("Name of the scheme") }, REGISTER },
  { { "制度の略称", N_ ("Short name of the scheme") }, REGISTER },
  { { "実施主体", N_ ("Who runs the scheme") }, REGISTER },
  { { "交付者", N_ ("Who issues certificates") }, REGISTER },
  { { "段階", N_ ("Level in the scheme") }, REGISTER },
  { { "登録の別", N_ ("宣言, 登録, 認定 or 表彰") }, REGISTER },
  { { "証の名", N_ ("Title of the certificate") }, REGISTER },
  { { "登録番号", N_ ("Registration number") }, REGISTER },
  { { "登録日", N_ ("Day of the registration") }, REGISTER },
  { { "有効期間", N_ ("This term from when until when") }, REGISTER },
  { { "有効期限", N_ ("Last day of this term") }, REGISTER },
  { { "期", N_ ("How many terms in a row") }, REGISTER },
  { { "取組", N_ ("Declared activities, one a line") }, REGISTER },
  { { "宣言文", N_ ("Declaration") }, REGISTER },
  { { "未提出の報告", N_ ("Fiscal years without report; empty where there are none") }, REGISTER },
  { { "報告の年度", N_ ("Fiscal year of the next report") }, REGISTER },
  { { "賞", N_ ("Prize") }, AWARD },
  { { "部門", N_ ("Division of the award") }, AWARD },
  { { "推薦者", N_ ("Who recommends") }, AWARD },
  { { "推薦理由", N_ ("Why it is recommended") }, AWARD },
  { { "表彰番号", N_ ("Number of the award") }, AWARD },
  { { "表彰の年度", N_ ("Fiscal year of the award") }, AWARD },
  { { "表彰式の日", N_ ("Day of the ceremony") }, AWARD },
  { { "研修名", N_ ("Title of the training") }, TRAINING },
  { { "研修の目的", N_ ("Purpose of the training") }, TRAINING },
  { { "対象", N_ ("For whom the training is") }, TRAINING },
  { { "定員", N_ ("How many places there are; empty where it is not said") }, TRAINING },
  { { "内容", N_ ("Sessions with their lecturers, one a line") }, TRAINING },
  { { "申込期限", N_ ("Until when to apply") }, TRAINING },
  { { "申込先", N_ ("Where to apply") }, TRAINING },
  { { "受講者名", N_ ("Name of the participant") }, TRAINEE },
  { { "受講者の所属", N_ ("Body of the participant") }, TRAINEE },
  { { "受講者の職名", N_ ("Post of the participant") }, TRAINEE },
  { { "修了番号", N_ ("Number of the certificate") }, TRAINEE },
  { { "協議会名", N_ ("Name of the council") }, OFFICE },
  { { "略称", N_ ("Short name of the council") }, OFFICE },
  { { "圏域", N_ ("Area of the council") }, OFFICE },
  { { "設置根拠", N_ ("Legal basis") }, OFFICE },
  { { "要綱名", N_ ("Title of the bylaws") }, OFFICE },
  { { "委嘱", N_ ("Whether members are 委嘱 or 任命") }, OFFICE },
  { { "委嘱者", N_ ("Who appoints") }, OFFICE },
  { { "発信者", N_ ("Who sends letters") }, OFFICE },
  { { "庶務担当", N_ ("Section in charge") }, OFFICE | REGISTER | TRAINING },
  { { "担当者", N_ ("Person in charge") }, OFFICE | REGISTER | TRAINING },
  { { "郵便番号", N_ ("Postal code of the secretariat") }, OFFICE },
  { { "所在地", N_ ("Address of the secretariat") }, OFFICE },
  { { "電話番号", N_ ("Telephone of the secretariat") }, OFFICE | REGISTER | TRAINING },
  { { "FAX番号", N_ ("Fax of the secretariat") }, OFFICE },
  { { "メール", N_ ("E-mail of the secretariat") }, OFFICE },
  { { "事務局名", N_ ("Name of the office") }, OFFICE | REGISTER | TRAINING },
  { { "都道府県", N_ ("Prefecture") }, OFFICE | REGISTER | TRAINING },
  { { "発行日", N_ ("Day of the paper") }, OFFICE | REGISTER | TRAINING },
};

static guint
scopes_of (const char *document)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].document, document) == 0)
      return letters[i].scopes;
  return 0;
}

RkLetterTo
rk_letter_to (const char *document)
{
  guint scopes = scopes_of (document);

  return scopes & AWARD      ? RK_LETTER_TO_AWARDED
         : scopes & REGISTER ? RK_LETTER_TO_WORKPLACE
         : scopes & TRAINING ? RK_LETTER_TO_TRAINEE
                             : RK_LETTER_TO_COUNCIL;
}

const char *const *
rk_letter_documents (void)
{
  static const char *names[G_N_ELEMENTS (letters) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    names[i] = letters[i].document;
  return names;
}

GPtrArray *
rk_letter_fields (const char *document)
{
  guint scopes = scopes_of (document);
  GPtrArray *found = scopes ? g_ptr_array_new () : NULL;

  for (gsize i = 0; found && i < G_N_ELEMENTS (fields); i++)
    if (fields[i].scopes & scopes)
      g_ptr_array_add (found, (gpointer)&fields[i].field);
  return found;
}

static gboolean
is_known (const char *name, guint scopes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].scopes & scopes && g_str_equal (fields[i].field.name, name))
      return TRUE;
  return FALSE;
}

/* A field stands in one line, as when it is filled in; a brace alone is a brace. */
char *
rk_letter_unknown_field (const char *document, const char *text)
{
  guint scopes = scopes_of (document);
  g_auto (GStrv) lines = scopes && text ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    for (const char *p = strchr (lines[i], '{'); p; p = strchr (p, '{'))
      {
        const char *end = strchr (p, '}');
        g_autofree char *name = end ? g_strstrip (g_strndup (p + 1, (gsize)(end - p) - 1)) : NULL;

        if (end == NULL)
          break;
        if (!is_known (name, scopes))
          return g_steal_pointer (&name);
        p = end + 1;
      }
  return NULL;
}
