/* How the papers of a meeting are set, and what whoever prints them is told. */
#include "rk-councils.h"
#include "rk-meetings.h"
#include "rk-opinions.h"
#include "rk-test-papers.h"

/* ── how words are set ───────────────────────────────────────────────────────────────────── */

/* Whether the words stand somewhere on a page in that size and weight.
 * @y: (out) (optional): how far down, as a share of the page */
static gboolean
has_style (RkTestOffice *self, const char *words, double size, gboolean bold, double *y)
{
  g_autofree char *path = out_path (self);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  g_autofree char *text = poppler_page_get_text (page);
  GList *runs = poppler_page_get_text_attributes (page);
  g_autofree PopplerRectangle *places = NULL;
  double width, height;
  guint n_places;
  gboolean found = FALSE;

  poppler_page_get_size (page, &width, &height);
  poppler_page_get_text_layout (page, &places, &n_places);
  for (const char *at = strstr (text, words); at && !found; at = strstr (at + 1, words))
    {
      int index = (int)g_utf8_pointer_to_offset (text, at);

      for (GList *l = runs; l && !found; l = l->next)
        {
          const PopplerTextAttributes *run = l->data;

          found = run->start_index <= index && index <= run->end_index
                  && ABS (run->font_size - size) < 0.2
                  && (strstr (run->font_name, "Bold") != NULL) == bold;
        }
      if (found && y && (guint)index < n_places)
        *y = places[index].y1 / height;
    }
  poppler_page_free_text_attributes (runs);
  g_object_unref (page);
  g_object_unref (document);
  return found;
}

/* What became of it is seen from afar, who said it does not get in the way. */
static void
test_previous_opinions (void)
{
  g_autofree char *text = print (office, "previous-opinions", NULL, NULL);
  gboolean number = FALSE;

  for (char n = '0'; n <= '9'; n++)
    number = number || has_style (office, (char[]){ n, '\0' }, 13, TRUE, NULL);
  g_assert_true (number);
  g_assert_true (has_style (office, "対応中", 9, TRUE, NULL));
  g_assert_true (has_style (office, "（静岡県", 7.5, FALSE, NULL));
  assert_has (text, "委員）");
}

static void
test_directions (void)
{
  g_autofree char *text = print (office, "directions", NULL, NULL);

  assert_has (text, "千円");
  g_assert_true (has_style (office, "不要", 12, TRUE, NULL));
  g_assert_true (has_style (office, "千円", 7.5, FALSE, NULL));
  g_assert_true (has_style (office, "（静岡県", 7, FALSE, NULL));
  g_assert_true (has_style (office, "①", 9.6, TRUE, NULL));
}

/* The papers are found by their numbers; who answers for them stands at the foot. */
static void
test_cover (void)
{
  g_autofree char *text = print (office, "packet", NULL, NULL);
  double y = 0;

  assert_has (text, "資料番号");
  g_assert_true (has_style (office, "資料1", 9.5, TRUE, NULL));
  g_assert_true (has_style (office, "事務局（", 9.5, FALSE, &y));
  g_assert_cmpfloat (y, >, 0.8);
}

/* ── promises that were not kept, meetings of several councils ───────────────────────────── */

static char *
dup_remark (RkTestOffice *self, const char *name, const RkReportParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (self->store), name, params, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (rk_document_get_remark (document));
}

/* An opinion of the meeting before whose homework only says it again: what is printed is until when
 * it will be done. */
static gboolean
repeat_opinion (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 previous = 0;
  g_autoptr (GPtrArray) opinions = NULL;

  g_assert_true (rk_meetings_previous (db, *(gint64 *)data, &previous, error));
  opinions = rk_opinions_load (db, previous, "2026-07-02", error);
  for (guint i = 0; i < opinions->len; i++)
    {
      const RkOpinion *opinion = opinions->pdata[i];

      for (guint k = 0; k < opinion->actions->len; k++)
        {
          RkRecord *action = opinion->actions->pdata[k];
          RkDraft *draft;

          if (g_strcmp0 (rk_record_get (action, "state"), "済") == 0
              || rk_record_get (action, "due") == NULL)
            continue;
          draft = rk_draft_copy (action);
          set_text (draft, "what", opinion->text);
          set_text (draft, "owner", "見本課");
          rk_draft_put (draft, "result", NULL);
          return save (db, draft, error) != 0;
        }
    }
  return FALSE;
}

static void
test_overdue (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  gint64 meeting = next_meeting (own);
  RkReportParams before = { .as_of = { 2026, 3, 1 }, .meeting = meeting };
  RkReportParams after = { .as_of = { 2027, 1, 10 }, .meeting = meeting };
  g_autofree char *promise = NULL;
  g_autofree char *late = NULL;

  rk_test_command (own, "宿題を直した", repeat_opinion, &meeting);
  promise = print_joined (own, "previous-opinions", &before);
  assert_has (promise, "までに対応する。");
  late = print_joined (own, "previous-opinions", &after);
  assert_lacks (late, "までに対応する。");
  assert_has (late, "までの予定であった");
  rk_test_office_free (own);
}

static void
test_overdue_is_told (void)
{
  RkReportParams later = { .as_of = { 2027, 1, 10 }, .meeting = next_meeting (office) };
  g_autofree char *now = dup_remark (office, "previous-opinions", NULL);
  g_autofree char *then = dup_remark (office, "previous-opinions", &later);

  g_assert_true (now == NULL || strstr (now, "answers were to be given") == NULL);
  assert_has (then, "have passed");
}

/* The meeting of another council after one that it held with the one that called. */
static void
test_after_joint (void)
{
  RkDb *db = rk_store_main_db (office->store);
  g_autoptr (RkQuery) all = rk_query_new (&rk_kind_joint);
  g_autoptr (GPtrArray) joints = rk_query_records (db, all, NULL, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autofree char *council
      = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_get_int (joints->pdata[0], "council_id"));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (rk_query_where (query, "council_id", council, &error));
  meetings = rk_query_records (db, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < meetings->len; i++)
    {
      RkReportParams params = { .meeting = rk_record_id (meetings->pdata[i]) };
      gint64 previous = 0;
      g_autofree char *text = NULL;

      g_assert_true (rk_meetings_previous (db, params.meeting, &previous, &error));
      if (previous != rk_record_get_int (joints->pdata[0], "meeting_id"))
        continue;
      text = print_joined (office, "previous-opinions", &params);
      assert_has (text, "合同会議（");
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* ── who is there ────────────────────────────────────────────────────────────────────────── */

/* Post and name in one piece, behind the body. */
static void
test_guests (void)
{
  g_autofree char *text = print (office, "minutes", NULL, NULL);
  g_autofree char *plain = doc_squeeze (text);

  assert_has (plain, "静岡県域市町連絡室次長池谷正人");
}

static gboolean
take_off (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkReportParams params = { 0 };
  g_autoptr (RkSeatingPlan) plan = rk_seating_plan_load (db, &params, cancellable, error);
  g_autofree char *meeting = g_strdup_printf ("%" G_GINT64_FORMAT, plan->meeting);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) coming = NULL;
  RkDraft *draft;

  g_assert_true (rk_query_where (query, "meeting_id", meeting, error));
  g_assert_true (rk_query_where (query, "reply", RK_REPLY_YES, error));
  g_assert_true (rk_query_where (query, "role", RK_ROLE_MEMBER, error));
  coming = rk_query_records (db, query, cancellable, error);
  draft = rk_draft_copy (coming->pdata[0]);
  set_text (draft, "place", RK_SEATING_NOWHERE);
  return save (db, draft, error) != 0;
}

/* Who comes is counted without a seat, too. */
static void
test_off_the_seat (void)
{
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  g_autofree char *before = print_joined (own, "seating", NULL);
  g_autofree char *after = NULL;
  g_autofree char *members = NULL;
  const char *at = strstr (before, "委員");

  members = g_strndup (at, (gsize)(strstr (at, "人") - at));
  rk_test_command (own, "席から外した", take_off, NULL);
  after = print_joined (own, "seating", NULL);
  assert_has (after, members);
  assert_has (after, "うち席なし1人");
  rk_test_office_free (own);
}

/* What no paper can say is told, not left to whoever reads it. */
static void
test_unsaid (void)
{
  static const char *const papers[]
      = { "agenda", "attendance", "seating", "script", "packet", "invitation" };
  RkTestOffice *own = rk_test_sample_new (RK_STORE_DEFAULT);
  RkReportParams params = { .meeting = next_meeting (own) };

  change (own, (Change){ &rk_kind_meeting, NEXT, "place", "" });
  change (own, (Change){ &rk_kind_meeting, NEXT, "start_time", "" });
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *remark = dup_remark (own, papers[i], &params);

      g_assert_nonnull (remark);
      assert_has (remark, "The paper leaves it open.");
      g_assert_cmpuint (doc_count (remark, "The paper leaves it open."), ==, 1);
    }
  rk_test_office_free (own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report/set/previous-opinions", test_previous_opinions);
  g_test_add_func ("/report/set/directions", test_directions);
  g_test_add_func ("/report/set/cover", test_cover);
  g_test_add_func ("/report/set/overdue", test_overdue);
  g_test_add_func ("/report/set/overdue-is-told", test_overdue_is_told);
  g_test_add_func ("/report/set/after-joint", test_after_joint);
  g_test_add_func ("/report/set/guests", test_guests);
  g_test_add_func ("/report/set/off-the-seat", test_off_the_seat);
  g_test_add_func ("/report/set/unsaid", test_unsaid);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
