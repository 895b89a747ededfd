#include "rk-letter-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-build-pages.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-letter-field.h"
#include "rk-letter-form.h"
#include "rk-letters.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-pages-view.h"
#include "rk-records.h"

/* The page is made anew when nobody has typed for so long. */
#define SHOW_MS 400

struct _RkLetterWindow
{
  AdwWindow parent_instance;

  GtkDropDown *scope; /* owned by the tree, like those below */
  GtkWidget *list;
  RkLetterForm *form;
  GtkWidget *note;
  GtkLabel *note_words;
  GtkWidget *copy;
  GtkWidget *give_up;
  GtkWidget *restore;
  GtkWidget *save;
  GtkWidget *show;
  GtkLabel *problem;
  GtkLabel *page_problem;
  RkPagesView *view;

  RkContext *context;
  GPtrArray *councils;
  GPtrArray *schemes;
  GPtrArray *letters; /* RkRecord, as they are in the file */
  char *document;
  gint64 council; /* whose letters, or of which scheme; 0: those for all */
  gint64 scheme;
  gint64 meeting;
  RkRecord *shown; /* (nullable): the letter in the entries */
  RkPages *pages;
  GCancellable *building;
  guint timer;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkLetterWindow, rk_letter_window, ADW_TYPE_WINDOW)

/* ── which letter ────────────────────────────────────────────────────────────────────────── */

/* Returns: (nullable) (transfer none) */
static RkRecord *
find_letter (RkLetterWindow *self, const char *document, gint64 council, gint64 scheme)
{
  for (guint i = 0; i < self->letters->len; i++)
    if (g_strcmp0 (rk_record_get (self->letters->pdata[i], "document"), document) == 0
        && rk_record_get_int (self->letters->pdata[i], "council_id") == council
        && rk_record_get_int (self->letters->pdata[i], "scheme_id") == scheme)
      return self->letters->pdata[i];
  return NULL;
}

static gboolean
is_for_one (RkLetterWindow *self)
{
  return self->council || self->scheme;
}

static gboolean
is_own (const RkRecord *letter)
{
  return letter
         && (rk_record_get_int (letter, "council_id") || rk_record_get_int (letter, "scheme_id"));
}

/* Of a scheme only letters to those that it is about. */
static gboolean
is_offered (RkLetterWindow *self, const char *document)
{
  RkLetterTo to = rk_letter_to (document);

  for (guint i = 0; i < self->schemes->len; i++)
    if (rk_record_id (self->schemes->pdata[i]) == self->scheme)
      return to
             == (rk_record_get_int (self->schemes->pdata[i], "award") ? RK_LETTER_TO_AWARDED
                                                                      : RK_LETTER_TO_WORKPLACE);
  return self->council == 0 || to == RK_LETTER_TO_COUNCIL || to == RK_LETTER_TO_TRAINEE;
}

/* What is printed for the council or scheme: its own copy, else the letter for all. */
static RkRecord *
letter_of (RkLetterWindow *self, const char *document)
{
  RkRecord *own
      = is_for_one (self) ? find_letter (self, document, self->council, self->scheme) : NULL;

  return own ? own : find_letter (self, document, 0, 0);
}

static gboolean
run_load (RkDb *db, const RkKind *kind, const char *sort, GPtrArray **records, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  if (sort && !rk_query_sort (query, sort, error))
    return FALSE;
  ids = rk_query_ids (db, query, NULL, error);
  if (ids)
    *records = rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error);
  return ids && *records;
}

/* A handful of rows: read at once on the connection of the screen. */
static gboolean
load (RkLetterWindow *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->letters, g_ptr_array_unref);
  if (run_load (db, &rk_kind_letter, "name", &self->letters, &error)
      && (self->councils || run_load (db, &rk_kind_council, "name", &self->councils, &error))
      && (self->schemes || run_load (db, &rk_kind_scheme, "name", &self->schemes, &error)))
    return TRUE;
  rk_context_report (self->context, error, NULL);
  if (self->letters == NULL)
    self->letters = g_ptr_array_new ();
  return FALSE;
}

/* ── what is written ─────────────────────────────────────────────────────────────────────── */

/* Returns: (nullable): what is wrong with it */
static char *
dup_problem (const RkRecord *letter)
{
  g_autoptr (GPtrArray) problems = rk_record_validate (letter);

  return problems->len ? g_strdup (((RkProblem *)problems->pdata[0])->reason) : NULL;
}

static gboolean
is_changed (RkLetterWindow *self)
{
  g_autoptr (RkRecord) letter = self->shown ? rk_letter_form_make (self->form, self->shown) : NULL;

  return letter && !rk_record_equal (letter, self->shown);
}

/* ── the page ────────────────────────────────────────────────────────────────────────────── */

static void
take_pages (RkLetterWindow *self, RkPages *pages)
{
  RkPages *before = self->pages;

  self->pages = pages;
  rk_pages_view_set_pages (self->view, pages);
  g_clear_pointer (&before, rk_pages_free);
}

static void
on_built (gpointer owner, GAsyncResult *result)
{
  RkLetterWindow *self = owner;
  g_autoptr (GError) error = NULL;
  RkPages *pages = rk_build_pages_finish (result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&pages, rk_pages_free);
      return;
    }
  if (pages) /* the page of before stays while something is wrong */
    take_pages (self, pages);
  gtk_label_set_text (self->page_problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->page_problem), error != NULL);
}

/* A release is printed by the same document as an appointment. */
static const char *
report_of (const char *document)
{
  return g_str_equal (document, "release") ? "appointment" : document;
}

static void
show_page (RkLetterWindow *self)
{
  g_autoptr (RkRecord) letter = self->shown ? rk_letter_form_make (self->form, self->shown) : NULL;
  g_autofree char *problem = letter ? dup_problem (letter) : NULL;
  RkReportParams params = {
    .council = self->council, .meeting = self->meeting, .scheme = self->scheme, .letter = letter
  };

  gtk_label_set_text (self->problem, rk_part_or_empty (problem));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_sensitive (self->save, letter && problem == NULL && is_changed (self));
  if (letter == NULL || problem)
    return;
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  self->building = g_cancellable_new ();
  rk_build_pages_async (self, rk_context_get_store (self->context), report_of (self->document),
                        &params, self->building, on_built);
}

static gboolean
on_timer (gpointer data)
{
  RkLetterWindow *self = data;

  self->timer = 0;
  show_page (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (RkLetterWindow *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SHOW_MS, on_timer, self);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static const char *
note_words (RkLetterWindow *self, gboolean own)
{
  if (self->shown == NULL)
    return _ ("The office has no letter for this paper.");
  if (!is_for_one (self))
    switch (rk_letter_to (self->document))
      {
      case RK_LETTER_TO_COUNCIL:
        return _ ("For all councils that have no copy of their own.");
      case RK_LETTER_TO_TRAINEE:
        return _ ("For the trainings of all councils that have no copy of their own.");
      default:
        return _ ("For all schemes that have no copy of their own.");
      }
  if (self->scheme)
    return own ? _ ("A copy for this scheme alone.")
               : _ ("The letter for all schemes. Make a copy to reword it for this scheme alone.");
  return own ? _ ("A copy for this council alone.")
             : _ ("The letter for all councils. Make a copy to reword it for this council alone.");
}

static void
show_note (RkLetterWindow *self)
{
  gboolean writable = !rk_context_is_read_only (self->context);
  gboolean own = is_own (self->shown);
  g_autoptr (RkRecord) usual = rk_letters_default (self->document);

  gtk_label_set_text (self->note_words, note_words (self, own));
  gtk_button_set_label (GTK_BUTTON (self->copy),
                        self->scheme ? _ ("Copy for This Scheme") : _ ("Copy for This Council"));
  gtk_widget_set_visible (self->copy, writable && self->shown && is_for_one (self) && !own);
  gtk_widget_set_visible (self->give_up, writable && own);
  gtk_widget_set_visible (self->restore, writable && usual != NULL && (!is_for_one (self) || own));
  gtk_widget_set_sensitive (GTK_WIDGET (self->form),
                            writable && self->shown && (!is_for_one (self) || own));
}

static void
show_letter (RkLetterWindow *self)
{
  RkRecord *letter = letter_of (self, self->document);

  g_clear_pointer (&self->shown, rk_record_unref);
  self->shown = letter ? rk_record_ref (letter) : NULL;
  rk_letter_form_show (self->form, letter, self->document);
  g_clear_handle_id (&self->timer, g_source_remove);
  show_note (self);
  show_page (self);
}

static void
append_row (RkLetterWindow *self, const char *document)
{
  RkRecord *letter = letter_of (self, document);
  g_autoptr (RkRecord) usual = rk_letters_default (document);
  GtkWidget *label = rk_part_label (rk_record_get (letter ? letter : usual, "name"), NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, label, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (label, TRUE);
  if (is_own (letter))
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("own"), "blue"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "rk-document", (gpointer)document);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  if (g_str_equal (document, self->document))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
}

/* Where the letter of before is not one of these the first is shown. */
static void
keep_document (RkLetterWindow *self)
{
  const char *const *documents = rk_letter_documents ();

  if (is_offered (self, self->document))
    return;
  for (guint i = 0; documents[i]; i++)
    if (is_offered (self, documents[i]))
      {
        g_free (self->document);
        self->document = g_strdup (documents[i]);
        return;
      }
}

static void
show_list (RkLetterWindow *self)
{
  const char *const *documents = rk_letter_documents ();

  self->setting = TRUE;
  rk_part_clear (self->list);
  for (guint i = 0; documents[i]; i++)
    if (is_offered (self, documents[i]))
      append_row (self, documents[i]);
  self->setting = FALSE;
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

/* Saves what was typed. Returns: FALSE where it cannot be saved as it is; that is said */
static gboolean
save_letter (RkLetterWindow *self)
{
  g_autoptr (RkRecord) letter = NULL;
  g_autofree char *problem = NULL;

  if (!is_changed (self) || rk_context_is_read_only (self->context))
    return TRUE;
  letter = rk_letter_form_make (self->form, self->shown);
  problem = dup_problem (letter);
  if (problem)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      show_page (self);
      return FALSE;
    }
  rk_edits_save (self->context, letter, NULL, NULL, NULL);
  g_clear_pointer (&self->shown, rk_record_unref);
  self->shown = g_steal_pointer (&letter);
  gtk_widget_set_sensitive (self->save, FALSE);
  return TRUE;
}

static void
on_save (RkLetterWindow *self)
{
  save_letter (self);
}

static gboolean
on_save_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save_letter (RK_LETTER_WINDOW (widget));
  return TRUE;
}

static void
on_save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_letter (RK_LETTER_WINDOW (widget));
}

static void
on_copy (RkLetterWindow *self)
{
  RkDraft *draft = rk_draft_copy (self->shown);
  g_autoptr (RkRecord) copy = NULL;

  rk_draft_set_id (draft, 0);
  rk_draft_put_id (draft, "council_id", self->council);
  rk_draft_put_id (draft, "scheme_id", self->scheme);
  copy = rk_draft_end (draft);
  rk_edits_save (self->context, copy, NULL, NULL, NULL);
}

static void
on_give_up (RkLetterWindow *self)
{
  rk_edits_delete_one (self->context, &rk_kind_letter, rk_record_id (self->shown), NULL, NULL);
}

/* Into the entries: it is saved like anything that was typed. */
static void
on_restore (RkLetterWindow *self)
{
  g_autoptr (RkRecord) usual = rk_letters_default (self->document);

  if (usual)
    rk_letter_form_type (self->form, usual);
  if (self->shown == NULL && usual)
    rk_edits_save (self->context, usual, NULL, NULL, NULL);
  else
    save_letter (self);
}

static void
on_changed (RkLetterWindow *self)
{
  gboolean typed = self->context && is_changed (self);

  if (self->context == NULL || !load (self))
    return;
  show_list (self);
  if (typed) /* somebody is still writing */
    show_note (self);
  else
    show_letter (self);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
on_row (RkLetterWindow *self, GtkListBoxRow *row)
{
  const char *document = row ? g_object_get_data (G_OBJECT (row), "rk-document") : NULL;

  if (self->setting || document == NULL || g_str_equal (document, self->document))
    return;
  if (!save_letter (self))
    {
      show_list (self); /* stays where it is */
      return;
    }
  g_free (self->document);
  self->document = g_strdup (document);
  show_letter (self);
}

/* "All", then the councils, then the schemes. */
static void
on_scope (RkLetterWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scope);
  guint n = self->councils ? self->councils->len : 0;

  if (self->setting || self->context == NULL || chosen > n + self->schemes->len)
    return;
  if (!save_letter (self))
    return;
  self->council = chosen && chosen <= n ? rk_record_id (self->councils->pdata[chosen - 1]) : 0;
  self->scheme = chosen > n ? rk_record_id (self->schemes->pdata[chosen - 1 - n]) : 0;
  self->meeting = 0;
  keep_document (self);
  show_list (self);
  show_letter (self);
}

static void
append_names (GtkStringList *names, GPtrArray *records, gint64 id, guint *chosen)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (rk_record_id (records->pdata[i]) == id)
        *chosen = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, rk_record_get (records->pdata[i], "name"));
    }
}

static void
show_scope (RkLetterWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _ ("All councils and schemes"));
  append_names (names, self->councils, self->council, &chosen);
  append_names (names, self->schemes, self->scheme, &chosen);
  self->setting = TRUE;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope, chosen);
  self->setting = FALSE;
}

/* ── leaving ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
rk_letter_window_close_request (GtkWindow *window)
{
  RkLetterWindow *self = RK_LETTER_WINDOW (window);

  if (save_letter (self))
    return GTK_WINDOW_CLASS (rk_letter_window_parent_class)->close_request (window);
  rk_message_leave (window, _ ("Leave Without Saving?"), gtk_label_get_text (self->problem),
                    _ ("_Go On Writing"), _ ("_Leave Without Saving"));
  return TRUE;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_note (RkLetterWindow *self)
{
  GtkWidget *words = rk_part_label ("", "caption");

  self->note_words = GTK_LABEL (words);
  self->copy = rk_part_button (_ ("Copy for This Council"), NULL);
  self->give_up = rk_part_button (_ ("Use the Letter for All"), NULL);
  self->restore = rk_part_button (_ ("Back to the Usual Words"), NULL);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect_object (self->copy, "clicked", G_CALLBACK (on_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->give_up, "clicked", G_CALLBACK (on_give_up), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->restore, "clicked", G_CALLBACK (on_restore), self,
                           G_CONNECT_SWAPPED);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, words, self->copy, self->give_up,
                      self->restore, NULL);
}

static GtkWidget *
create_middle (RkLetterWindow *self)
{
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *box;

  self->problem = GTK_LABEL (problem);
  gtk_widget_set_visible (problem, FALSE);
  self->form = RK_LETTER_FORM (rk_letter_form_new ());
  g_signal_connect_object (self->form, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, create_note (self), GTK_WIDGET (self->form),
                     problem, NULL);
  gtk_widget_set_hexpand (box, TRUE);
  return rk_part_scroll (rk_part_margins (box, 12));
}

static GtkWidget *
create_page (RkLetterWindow *self)
{
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box;

  self->page_problem = GTK_LABEL (problem);
  gtk_widget_set_visible (problem, FALSE);
  self->view = g_object_new (RK_TYPE_PAGES_VIEW, NULL);
  rk_part_name (GTK_WIDGET (self->view), _ ("The page as it will be printed"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (window, TRUE);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, problem, window, NULL);
  gtk_widget_add_css_class (box, "background");
  gtk_widget_set_size_request (box, 400, -1);
  return box;
}

static GtkWidget *
create_header (RkLetterWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scope = gtk_drop_down_new (NULL, NULL);

  self->scope = GTK_DROP_DOWN (scope);
  rk_part_name (scope, _ ("Letters of"));
  g_signal_connect_object (scope, "notify::selected", G_CALLBACK (on_scope), self,
                           G_CONNECT_SWAPPED);
  self->save = gtk_button_new_with_label (_ ("Save (Ctrl+Enter)"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  self->show = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->show), "sidebar-show-right-symbolic");
  gtk_widget_set_tooltip_text (self->show, _ ("Show the Page"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), scope);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->show);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static GtkWidget *
create (RkContext *context,
        GtkWindow *parent,
        const char *document,
        gint64 council,
        gint64 meeting,
        gint64 scheme)
{
  RkLetterWindow *self = g_object_new (RK_TYPE_LETTER_WINDOW, "transient-for", parent, "modal",
                                       parent != NULL, NULL);
  gboolean known = document && g_strv_contains (rk_letter_documents (), document);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  self->document = g_strdup (known ? document : "invitation");
  self->council = council;
  self->meeting = meeting;
  self->scheme = scheme;
  if (load (self))
    {
      keep_document (self);
      show_scope (self);
      show_list (self);
      show_letter (self);
    }
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_letter_window_new (
    RkContext *context, GtkWindow *parent, const char *document, gint64 council, gint64 meeting)
{
  return create (context, parent, document, council, meeting, 0);
}

GtkWidget *
rk_letter_window_new_for_scheme (RkContext *context,
                                 GtkWindow *parent,
                                 const char *document,
                                 gint64 scheme)
{
  return create (context, parent, document, 0, 0, scheme);
}

static void
rk_letter_window_dispose (GObject *object)
{
  RkLetterWindow *self = RK_LETTER_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (self->view)
    rk_pages_view_set_pages (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->pages, rk_pages_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->councils, g_ptr_array_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->shown, rk_record_unref);
  G_OBJECT_CLASS (rk_letter_window_parent_class)->dispose (object);
}

static void
rk_letter_window_finalize (GObject *object)
{
  g_free (RK_LETTER_WINDOW (object)->document);
  G_OBJECT_CLASS (rk_letter_window_parent_class)->finalize (object);
}

static void
rk_letter_window_class_init (RkLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_letter_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rk_letter_window_close_request;
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, on_save_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_save_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, on_save_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rk_letter_window_init (RkLetterWindow *self)
{
  GtkWidget *header = create_header (self);
  GtkWidget *flap = adw_flap_new ();
  GtkWidget *list;

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  rk_part_name (self->list, _ ("Letters"));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row), self,
                           G_CONNECT_SWAPPED);
  list = rk_part_scroll (self->list);
  gtk_widget_set_size_request (list, 168, -1);
  /* Where there is no room for the page it goes over the letter, at the button. */
  adw_flap_set_flap_position (ADW_FLAP (flap), GTK_PACK_END);
  adw_flap_set_fold_threshold_policy (ADW_FLAP (flap), ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_content (ADW_FLAP (flap), rk_part_box (GTK_ORIENTATION_HORIZONTAL, 0, list,
                                                      gtk_separator_new (GTK_ORIENTATION_VERTICAL),
                                                      create_middle (self), NULL));
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap (ADW_FLAP (flap), create_page (self));
  g_object_bind_property (flap, "reveal-flap", self->show, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_vexpand (flap, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Letters"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1200, 780);
  adw_window_set_content (ADW_WINDOW (self),
                          rk_part_box (GTK_ORIENTATION_VERTICAL, 0, header, flap, NULL));
}
