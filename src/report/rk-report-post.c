/* What names are printed on: 席札, labels, envelopes. Everything has its place in millimetres. */
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-register-paper.h"
#include "rk-report-meeting.h"
#include "rk-records.h"
#include "rk-schemes.h"
#include "rk-seating.h"
#include "rk-text.h"

/* ── 席札 ────────────────────────────────────────────────────────────────────────────────── */

/* Two on a sheet of A4, folded in the middle so that both sides can be read. */
#define PLATE_WIDTH 210.0
#define PLATE_HEIGHT 74.25

static void
add_side (RkSheet *sheet, double top, const char *body, const char *name)
{
  RkSheetText small = { .x = 15,
                        .y = top + 11,
                        .width = PLATE_WIDTH - 30,
                        .face = RK_FACE_GOTHIC,
                        .size = 18,
                        .align = RK_ALIGN_CENTRE,
                        .fit = RK_FIT_NAME };
  RkSheetText large = { .x = 15,
                        .y = top + 25,
                        .width = PLATE_WIDTH - 30,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = 60,
                        .smallest = 14,
                        .align = RK_ALIGN_CENTRE,
                        .pitch = 38 * RK_MM,
                        .fit = RK_FIT_PERSON };

  rk_sheet_add_text (sheet, &small, body);
  rk_sheet_add_text (sheet, &large, name);
}

static void
add_plate (RkSheet *sheet, guint place, const char *body, const char *name)
{
  double top = 2 * PLATE_HEIGHT * place;
  double middle = top + PLATE_HEIGHT;

  rk_sheet_turn (sheet, PLATE_WIDTH / 2, middle);
  add_side (sheet, middle, body, name);
  rk_sheet_turn_back (sheet);
  add_side (sheet, middle, body, name);
  /* Ticks at the edges: where it is folded, where the sheet is cut. */
  rk_sheet_add_rule (sheet, 0, middle, 5, middle, RK_RULE_THIN);
  rk_sheet_add_rule (sheet, PLATE_WIDTH - 5, middle, PLATE_WIDTH, middle, RK_RULE_THIN);
  if (place)
    rk_sheet_add_rule (sheet, 0, top, PLATE_WIDTH, top, RK_RULE_THIN);
}

/* Who sits at the table: members, those who come for them, guests; as on the 席次表. */
static gboolean
plate_words (const RkRecord *attendance, char **body, char **name)
{
  const char *presence = rk_paper_text (attendance, "presence");
  const char *state = *presence ? presence : rk_paper_text (attendance, "reply");
  const char *deputy = rk_paper_text (attendance, "deputy_name");
  const char *guest = rk_paper_text (attendance, "guest_role");
  gboolean is_deputy = g_str_equal (state, RK_REPLY_DEPUTY) && *deputy;

  if (g_str_equal (state, RK_REPLY_NO) || g_str_equal (state, RK_PRESENCE_WRITTEN)
      || g_str_equal (state, RK_PRESENCE_WEB)
      || g_str_equal (rk_paper_text (attendance, "place"), RK_SEATING_NOWHERE)
      || g_str_equal (guest, "傍聴") || g_str_equal (guest, "報道"))
    return FALSE;
  *name = rk_text_person_name (is_deputy ? deputy : rk_record_get (attendance, "name"));
  *body = g_strdup_printf ("%s　%s%s", rk_paper_text (attendance, "body"),
                           is_deputy ? rk_paper_text (attendance, "deputy_post")
                                     : rk_meeting_paper_post (attendance, FALSE),
                           is_deputy ? "（代理）" : "");
  return TRUE;
}

static GPtrArray *
fetch_attendances (const RkPaperData *self, const RkReportParams *params, GError **error)
{
  gboolean chosen = params->query && rk_query_kind (params->query) == &rk_kind_attendance;
  g_autoptr (RkQuery) query
      = chosen ? rk_query_copy (params->query) : rk_query_new (&rk_kind_attendance);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (self->meeting));
  g_autoptr (GArray) ids = NULL;

  rk_query_sort_clear (query);
  if (!rk_query_where (query, "meeting_id", of, error)
      || !rk_query_where (query, "in_office", "1", error)
      || !rk_query_sort (query, "position", error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return NULL;
  return rk_records_fetch (self->db, &rk_kind_attendance, (const gint64 *)(gpointer)ids->data,
                           ids->len, error);
}

RkDocument *
rk_report_name_plates (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (GPtrArray) attendances = NULL;
  g_autoptr (RkSheet) sheet = NULL;
  RkDocument *document;
  guint n = 0;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING, error)
      || !rk_report_refuse_written (self.meeting, "席札", error)
      || (attendances = fetch_attendances (&self, params, error)) == NULL)
    return NULL;
  document = rk_paper_document (&self, "席札", RK_PAPER_USE_SHEET);
  for (guint i = 0; i < attendances->len; i++)
    {
      g_autofree char *body = NULL;
      g_autofree char *name = NULL;

      if (attendances->pdata[i] == NULL || !plate_words (attendances->pdata[i], &body, &name))
        continue;
      if (n % 2 == 0)
        sheet = rk_sheet_new ();
      add_plate (sheet, n++ % 2, body, name);
      if (n % 2 == 0)
        rk_document_add_sheet (document, g_steal_pointer (&sheet));
    }
  if (sheet)
    rk_document_add_sheet (document, g_steal_pointer (&sheet));
  if (n)
    return document;
  rk_document_unref (document);
  return rk_paper_nobody (error);
}

/* ── addresses ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *postal_code;
  char *address;
  char *body;
  char *post;
  char *name;
} Address;

static void
address_clear (gpointer data)
{
  Address *address = data;

  g_free (address->postal_code);
  g_free (address->address);
  g_free (address->body);
  g_free (address->post);
  g_free (address->name);
}

/* No mark without a code behind it. */
static char *
dup_postal_code (const RkRecord *record, const char *field)
{
  const char *code = rk_paper_text (record, field);

  return *code ? g_strconcat ("〒", code, NULL) : g_strdup ("");
}

/* Where a member wants letters sent; else to the body. */
static Address
address_of (const RkPaperData *self, const RkRecord *member)
{
  const RkRecord *person = rk_paper_person (self, member);
  const RkRecord *from = *rk_paper_text (person, "address") ? person : rk_paper_body (self, member);
  g_autofree char *name = rk_text_person_name (rk_record_get (member, "name"));

  return (Address){ .postal_code = dup_postal_code (from, "postal_code"),
                    .address = g_strdup (rk_paper_text (from, "address")),
                    .body = g_strdup (rk_paper_text (member, "body")),
                    .post = g_strdup (rk_paper_text (member, "post")),
                    .name = g_strconcat (name, "　様", NULL) };
}

/* To the one in charge where the workplace named one, else to the workplace. */
static gboolean
add_workplace (RkRegisterPaper *paper, const RkRegisterItem *item, gpointer data, GError **error)
{
  g_autofree char *person = rk_text_person_name (rk_paper_text (item->workplace, "contact"));
  const char *name = rk_paper_text (item->workplace, "name");
  Address address
      = { .postal_code = dup_postal_code (item->workplace, "postal_code"),
          .address = rk_register_paper_address (item->workplace),
          .body = g_strdup (*person ? name : ""),
          .post = g_strdup (*person ? rk_paper_text (item->workplace, "contact_department") : ""),
          .name
          = *person ? g_strconcat (person, "　様", NULL) : g_strconcat (name, "　御中", NULL) };

  g_array_append_val ((GArray *)data, address);
  return TRUE;
}

/* To whom, and on what: members of a council, or workplaces in a scheme. */
typedef struct
{
  GArray *addresses;
  RkDocument *document;
  char *sender;
} Post;

static void
post_clear (Post *self)
{
  g_clear_pointer (&self->addresses, g_array_unref);
  g_clear_pointer (&self->document, rk_document_unref);
  g_free (self->sender);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Post, post_clear)

/* An office that keeps a register alone has no council whose members it could mean: then those of
 * its main scheme. Returns: id of the scheme; 0: there are councils, or nothing at all */
static gint64
scheme_alone (RkDb *db)
{
  gint64 n_councils, n_statuses, scheme;

  return rk_records_count (db, &rk_kind_council, &n_councils, NULL) && n_councils == 0
                 && rk_records_count (db, &rk_kind_status, &n_statuses, NULL) && n_statuses > 0
                 && rk_schemes_default (db, FALSE, &scheme, NULL)
             ? scheme
             : 0;
}

static gboolean
is_to_workplaces (const RkReportParams *params)
{
  return params->scheme
         || (params->query
             && (rk_query_kind (params->query) == &rk_kind_status
                 || rk_query_kind (params->query) == &rk_kind_workplace));
}

/* The words that members were searched for, in an office without any: of its registrations.
 * Returns: (nullable) (transfer full) */
static RkQuery *
search_registrations (const RkQuery *members)
{
  const char *words = members ? rk_query_search (members) : NULL;
  RkQuery *query = words ? rk_query_new (&rk_kind_status) : NULL;

  if (query)
    rk_query_set_search (query, words);
  return query;
}

static gboolean
load_workplaces (Post *self,
                 RkDb *db,
                 const RkReportParams *params,
                 const char *title,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (RkRegisterPaper) paper = { 0 };

  if (!rk_register_paper_load (&paper, db, params, &rk_kind_status, NULL, error)
      || !rk_register_paper_each (&paper, add_workplace, self->addresses, cancellable, error))
    return FALSE;
  self->document = rk_register_paper_document (&paper, title, FALSE, RK_PAPER_USE_SHEET);
  self->sender = g_strdup_printf ("%s　%s\n電話　%s", rk_paper_text (paper.office, "name"),
                                  rk_paper_text (paper.office, "section"),
                                  rk_paper_text (paper.office, "phone"));
  return TRUE;
}

static gboolean
load_members (Post *self, RkDb *db, const RkReportParams *params, const char *title, GError **error)
{
  g_auto (RkPaperData) paper = { 0 };
  g_autofree char *code = NULL;

  if (!rk_paper_data_load (&paper, db, params,
                           RK_PAPER_MEMBERS | (params->meeting ? RK_PAPER_MEETING : 0), error))
    return FALSE;
  for (guint i = 0; i < paper.members->len; i++)
    {
      Address address = address_of (&paper, paper.members->pdata[i]);

      g_array_append_val (self->addresses, address);
    }
  self->document = rk_paper_document (&paper, title, RK_PAPER_USE_SHEET);
  code = dup_postal_code (paper.council, "secretariat_postal_code");
  self->sender = g_strdup_printf ("%s%s%s\n%s\n電話　%s", code, *code ? "　" : "",
                                  rk_paper_text (paper.council, "secretariat_address"),
                                  rk_paper_text (paper.council, "secretariat"),
                                  rk_paper_text (paper.council, "secretariat_phone"));
  return TRUE;
}

/* What cannot be sent is told before it is printed. */
#define NAMED 3

static void
remark_no_address (Post *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < self->addresses->len; i++)
    {
      const Address *address = &g_array_index (self->addresses, Address, i);

      if (*address->address)
        continue;
      if (n++ < NAMED)
        g_string_append_printf (names, "%s%s", names->len ? "、" : "", address->name);
    }
  if (n == 0)
    return;
  /* Translators: how many addressees have no address, some of their names */
  words = g_strdup_printf (ngettext ("%1$u has no address: %2$s", "%1$u have no address: %2$s", n),
                           n, names->str);
  rk_document_add_remark (self->document, words);
}

static gboolean
load_post (Post *self,
           RkDb *db,
           const RkReportParams *params,
           const char *title,
           GCancellable *cancellable,
           GError **error)
{
  RkReportParams alone = *params;
  g_autoptr (RkQuery) query = NULL;

  self->addresses = g_array_new (FALSE, FALSE, sizeof (Address));
  g_array_set_clear_func (self->addresses, address_clear);
  if (!is_to_workplaces (params) && (alone.scheme = scheme_alone (db)) != 0)
    alone.query = query = search_registrations (params->query);
  if (!(is_to_workplaces (&alone) ? load_workplaces (self, db, &alone, title, cancellable, error)
                                  : load_members (self, db, params, title, error)))
    return FALSE;
  remark_no_address (self);
  return TRUE;
}

/* ── 宛名ラベル ──────────────────────────────────────────────────────────────────────────── */

static const RkLabelSheet *
find_label_sheet (const RkReportParams *params, GError **error)
{
  const RkLabelSheet *sheet = rk_label_sheet_find (params->per_sheet);

  if (params->label_sheet)
    return params->label_sheet;
  if (sheet == NULL)
    g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                 _ ("There are sheets of 12, 18 and 21 labels, not of %u."), params->per_sheet);
  return sheet;
}

/* White round the words of a label, mm. */
#define LABEL_SIDE 5.0
#define LABEL_TOP 4.5

static void
add_label (RkSheet *sheet,
           const RkLabelSheet *labels,
           guint place,
           const RkReportParams *params,
           const Address *address)
{
  RkSheetText text = { .width = labels->width - 2 * LABEL_SIDE,
                       .face = RK_FACE_GOTHIC,
                       .size = 9.5,
                       .smallest = 6,
                       .pitch = 13,
                       .fit = RK_FIT_LIST };
  /* What is written on the tallest one is set closer on the others. */
  double step = MIN ((labels->height - 2 * LABEL_TOP) / 33.3, 1);

  rk_label_sheet_place (labels, place, &text.x, &text.y);
  text.x += LABEL_SIDE + params->shift_x;
  text.y += LABEL_TOP + params->shift_y;
  rk_sheet_add_text (sheet, &text, address->postal_code);
  text.y += 4.6 * step;
  text.size = 9;
  text.pitch = 11.5 * step;
  rk_sheet_add_text (sheet, &text, address->address);
  text.y += 9.2 * step;
  rk_sheet_add_text (sheet, &text, address->body);
  text.y += *address->body ? 8.6 * step : 0;
  text.size = 8;
  rk_sheet_add_text (sheet, &text, address->post);
  text.y += *address->post ? 4.2 * step : 0;
  text.size = 13;
  text.pitch = 18;
  text.fit = RK_FIT_PERSON;
  rk_sheet_add_text (sheet, &text, address->name);
}

RkDocument *
rk_report_labels (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (Post) self = { 0 };
  const RkLabelSheet *labels = find_label_sheet (params, error);
  guint place = params->from ? params->from - 1 : 0;
  g_autoptr (RkSheet) sheet = NULL;

  if (labels == NULL || !load_post (&self, db, params, "宛名ラベル", cancellable, error))
    return NULL;
  if (place >= labels->n)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("A sheet has %u labels; the first cannot be number %u."), labels->n,
                   place + 1);
      return NULL;
    }
  for (guint i = 0; i < self.addresses->len; i++, place++)
    {
      if (sheet && place % labels->n == 0)
        rk_document_add_sheet (self.document, g_steal_pointer (&sheet));
      if (sheet == NULL)
        sheet = rk_sheet_new ();
      add_label (sheet, labels, place % labels->n, params,
                 &g_array_index (self.addresses, Address, i));
    }
  rk_document_add_sheet (self.document, g_steal_pointer (&sheet));
  return g_steal_pointer (&self.document);
}

/* ── envelopes ───────────────────────────────────────────────────────────────────────────── */

static RkSheet *
envelope_sheet (const RkEnvelopeForm *e,
                const RkReportParams *params,
                const Address *address,
                const char *sender)
{
  RkSheet *sheet = rk_sheet_new ();
  double line = e->size * 1.6 / RK_MM;
  RkSheetText text = { .x = e->left + params->shift_x,
                       .y = e->top + params->shift_y,
                       .width = e->width - e->left - 12,
                       .face = RK_FACE_MINCHO,
                       .size = e->size,
                       .pitch = e->size * 1.5,
                       .fit = RK_FIT_FORM };

  rk_sheet_add_text (sheet, &text, address->postal_code);
  text.y += 1.3 * line;
  rk_sheet_add_text (sheet, &text, address->address);
  text.y += 2.6 * line;
  rk_sheet_add_text (sheet, &text, address->body);
  text.y += 2 * line;
  rk_sheet_add_text (sheet, &text, address->post);
  text.y += 1.3 * line;
  text.size = e->name_size;
  text.pitch = e->name_size * 1.5;
  text.fit = RK_FIT_PERSON;
  rk_sheet_add_text (sheet, &text, address->name);
  text = (RkSheetText){ .x = e->left + params->shift_x,
                        .y = e->height - e->foot + params->shift_y,
                        .width = e->width - e->left - 10,
                        .face = RK_FACE_MINCHO,
                        .size = e->size * 0.7,
                        .pitch = e->size * 1.1,
                        .fit = RK_FIT_FORM };
  rk_sheet_add_text (sheet, &text, sender);
  return sheet;
}

RkDocument *
rk_report_envelopes (RkDb *db,
                     const RkReportParams *params,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Post) self = { 0 };
  guint large = params->paper == RK_PAPER_KAKU2 ? 1 : 0;
  guint n_forms;
  const RkEnvelopeForm *forms = rk_envelope_forms (&n_forms);

  if (!load_post (&self, db, params, "封筒", cancellable, error))
    return NULL;
  rk_document_set_paper (self.document, large ? RK_PAPER_KAKU2 : RK_PAPER_NAGA3, FALSE,
                         RK_PAPER_USE_SHEET);
  for (guint i = 0; i < self.addresses->len; i++)
    rk_document_add_sheet (
        self.document, envelope_sheet (&forms[large], params,
                                       &g_array_index (self.addresses, Address, i), self.sender));
  return g_steal_pointer (&self.document);
}
