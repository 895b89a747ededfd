#include "rk-preview-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-build-pages.h"
#include "rk-kinds.h"
#include "rk-letter-field.h"
#include "rk-letter-window.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-report-split.h"
#include "rk-width-bin.h"
#include "rk-words.h"

#define ZOOM_STEP 1.25
#define SMALLEST_ZOOM 0.25
#define LARGEST_ZOOM 8
/* The pages are made anew when nobody has typed for so long. */
#define TYPED_MS 400
#define MAX_RUN 9999999
/* A point is 96/72 pixels when a page is shown as large as it is. */
#define FULL_SIZE (96.0 / 72)

G_DEFINE_FINAL_TYPE (RkPreviewWindow, rk_preview_window, ADW_TYPE_WINDOW)

RkPages *
rk_preview_window_get_pages (RkPreviewWindow *self)
{
  g_return_val_if_fail (RK_IS_PREVIEW_WINDOW (self), NULL);

  return self->pages;
}

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

void
rk_preview_set_busy (RkPreviewWindow *self, const char *text)
{
  gboolean busy = text != NULL;

  if (busy)
    {
      gtk_label_set_text (self->working, text);
      gtk_progress_bar_set_fraction (self->progress, 0);
      gtk_stack_set_visible_child_name (self->stack, "working");
    }
  gtk_widget_set_sensitive (self->print, !busy && self->pages);
  gtk_widget_set_sensitive (self->save, !busy && self->pages);
  gtk_widget_set_sensitive (self->save_list, !busy && self->pages);
  gtk_widget_set_sensitive (self->save_split, !busy && self->pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->council), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->meeting), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->order), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kana), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scheme), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->landscape), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->for_public), !busy);
}

static void
show_zoom (RkPreviewWindow *self)
{
  g_autofree char *text
      = g_strdup_printf ("%.0f%%", rk_pages_view_get_scale (self->view) / FULL_SIZE * 100);

  gtk_label_set_text (self->zoom_label, text);
}

static void
show_current (RkPreviewWindow *self)
{
  guint current = rk_pages_view_get_current (self->view);
  guint n = self->pages ? rk_pages_get_n (self->pages) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (_ ("Page %1$u of %2$u"), current + 1, n);
  adw_window_title_set_subtitle (self->title, text);
  rk_pages_view_show_page (self->list, current);
}

/* Text that had to be set smaller or higher than planned is said before it is printed. */
static void
show_overflows (RkPreviewWindow *self)
{
  const GPtrArray *overflows = rk_pages_get_overflows (self->pages);
  g_autofree char *text = NULL;

  gtk_info_bar_set_revealed (self->overflow_bar, overflows->len > 0);
  if (overflows->len == 0)
    return;
  text = g_strdup_printf (ngettext ("%1$u value is too long for its cell and makes its row higher, "
                                    "first on page %2$u. Nothing is cut.",
                                    "%1$u values are too long for their cells and make their rows "
                                    "higher, first on page %2$u. Nothing is cut.",
                                    overflows->len),
                          overflows->len, ((RkOverflow *)overflows->pdata[0])->page + 1);
  gtk_label_set_text (self->overflow_text, text);
}

/* Who gets none, and why. */
static void
show_remark (RkPreviewWindow *self)
{
  const char *remark
      = self->pages ? rk_document_get_remark (rk_pages_get_document (self->pages)) : NULL;

  gtk_info_bar_set_revealed (self->remark_bar, remark != NULL);
  if (remark)
    gtk_label_set_text (self->remark_text, remark);
}

static void
show_title (RkPreviewWindow *self)
{
  const RkReportInfo *info = rk_report_find (self->document);

  if (info)
    adw_window_title_set_title (self->title,
                                rk_report_title (info, rk_pages_get_document (self->pages)));
}

void
rk_preview_show_pages (RkPreviewWindow *self)
{
  rk_pages_view_set_pages (self->view, self->pages);
  rk_pages_view_set_pages (self->list, self->pages);
  show_remark (self);
  if (self->pages == NULL)
    return;
  show_title (self);
  show_overflows (self);
  show_current (self);
  show_zoom (self);
}

/* 「全7,078枚」, 「3,412枚目から7,078枚目」 */
static void
show_run_words (RkPreviewWindow *self, guint n)
{
  guint end = self->params.last ? self->params.last : n;
  g_autofree char *first = rk_words_count (MAX (self->params.first, 1));
  g_autofree char *last = rk_words_count (end);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("All of Them"));
  else if (self->params.first <= 1 && end == n)
    /* Translators: how many papers are printed: 「全 7,078枚」 */
    text = g_strdup_printf (_ ("All %s"), last);
  else
    /* Translators: numbers of papers of a run: 「3,412枚目～7,078枚目」 */
    text = g_strdup_printf (_ ("%1$s to %2$s"), first, last);
  gtk_menu_button_set_label (self->run_box, text);
}

/* @n: 0: not known yet */
void
rk_preview_show_run (RkPreviewWindow *self, guint n)
{
  guint end = n ? n : MAX_RUN;

  self->setting = TRUE;
  gtk_spin_button_set_range (self->first_record, 1, end);
  gtk_spin_button_set_range (self->last_record, 1, end);
  gtk_spin_button_set_value (self->first_record, MAX (self->params.first, 1));
  gtk_spin_button_set_value (self->last_record, self->params.last ? self->params.last : end);
  show_run_words (self, n);
  self->setting = FALSE;
}

/* What the records know, unless another number was typed. */
static void
show_number (RkPreviewWindow *self)
{
  const char *number = rk_document_get_letter_number (rk_pages_get_document (self->pages));

  if (self->params.number || self->typed_timer)
    return;
  self->setting = TRUE;
  gtk_editable_set_text (self->number, number ? number : "");
  self->setting = FALSE;
}

static void
choose_scheme (RkPreviewWindow *self, gint64 scheme)
{
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->schemes->len; i++)
    if (g_array_index (self->schemes, gint64, i) == scheme)
      chosen = i;
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->scheme, chosen);
  self->setting = FALSE;
}

/* @pages: (transfer full) (nullable) */
static void
take_pages (RkPreviewWindow *self, RkPages *pages)
{
  RkPages *before = self->pages;

  self->pages = pages;
  rk_preview_show_pages (self);
  g_clear_pointer (&before, rk_pages_free);
}

/* ── building, on a worker ───────────────────────────────────────────────────────────────── */

static void
on_built (gpointer owner, GAsyncResult *result)
{
  RkPreviewWindow *self = owner;
  g_autoptr (GError) error = NULL;
  RkPages *pages = rk_build_pages_finish (result, &error);
  GArray *run;

  /* Closed, or asked for another paper meanwhile. */
  if (self->context == NULL || self->work != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&pages, rk_pages_free);
      return;
    }
  g_clear_object (&self->work);
  if (pages)
    {
      take_pages (self, pages);
      show_number (self);
      run = rk_document_get_run (rk_pages_get_document (self->pages));
      if (self->typed_timer == 0)
        rk_preview_show_run (self, run ? run->len : 0);
      choose_scheme (self, rk_document_get_about (rk_pages_get_document (self->pages)));
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  else
    {
      take_pages (self, NULL);
      rk_message_describe (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  rk_preview_set_busy (self, NULL);
}

void
rk_preview_build (RkPreviewWindow *self)
{
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  rk_preview_set_busy (self, _ ("Making the pages…"));
  rk_build_pages_async (self, rk_context_get_store (self->context), self->document, &self->params,
                        self->work, on_built);
}

/* ── the letter behind it ────────────────────────────────────────────────────────────────── */

static void
on_reword (RkPreviewWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scheme);
  gboolean one_of = self->schemes->len > 1 && chosen < self->schemes->len;
  gint64 scheme = one_of ? g_array_index (self->schemes, gint64, chosen) : 0;
  GtkWidget *window = scheme
                          ? rk_letter_window_new_for_scheme (self->context, GTK_WINDOW (self),
                                                             self->document, scheme)
                          : rk_letter_window_new (self->context, GTK_WINDOW (self), self->document,
                                                  self->params.council, self->params.meeting);

  gtk_window_present (GTK_WINDOW (window));
}

/* The pages say what the letter says now. */
static void
on_changed (RkPreviewWindow *self, GPtrArray *changes)
{
  for (guint i = 0; self->context && i < changes->len; i++)
    if (((RkChange *)changes->pdata[i])->kind == &rk_kind_letter && !self->printing)
      {
        rk_preview_build (self);
        return;
      }
}

static void
watch_letter (RkPreviewWindow *self)
{
  if (!g_strv_contains (rk_letter_documents (), self->document))
    return;
  gtk_widget_set_visible (self->reword, !rk_context_is_read_only (self->context));
  g_signal_connect_object (rk_context_get_store (self->context), "changed", G_CALLBACK (on_changed),
                           self, G_CONNECT_SWAPPED);
}

/* ── choices ─────────────────────────────────────────────────────────────────────────────── */

/* The sizes a document can be printed on, in the order in which they are offered. */
static const char *const sizes_any[] = { "A4", "A3", NULL };

static RkReportFlags
get_flags (RkPreviewWindow *self)
{
  const RkReportInfo *info = rk_report_find (self->document);

  return info ? info->flags : 0;
}

/* Registrations or awards were chosen one by one. */
static gboolean
is_of_chosen (RkPreviewWindow *self)
{
  return self->params.query && rk_query_kind (self->params.query) != &rk_kind_workplace
         && rk_query_has_only_ids (self->params.query);
}

static void
take_paper (RkPreviewWindow *self, RkReportParams *params)
{
  guint selected = gtk_drop_down_get_selected (self->paper);
  RkReportFlags flags = get_flags (self);
  guint n_sheets;
  const RkLabelSheet *sheets = rk_label_sheets (&n_sheets);

  if (flags & (RK_REPORT_LABELS | RK_REPORT_ENVELOPES))
    {
      params->shift_x = gtk_spin_button_get_value (self->shift_x);
      params->shift_y = gtk_spin_button_get_value (self->shift_y);
    }
  if (flags & RK_REPORT_LABELS)
    {
      params->label_sheet = &sheets[MIN (selected, n_sheets - 1)];
      params->per_sheet = params->label_sheet->n;
      params->from = (guint)gtk_spin_button_get_value_as_int (self->first_label);
    }
  else if (flags & RK_REPORT_ENVELOPES)
    params->paper = selected == 1 ? RK_PAPER_KAKU2 : RK_PAPER_NAGA3;
  else
    params->paper = selected == 1 ? RK_PAPER_A3 : RK_PAPER_A4;
}

static void
on_paper_changed (RkPreviewWindow *self)
{
  RkReportParams wanted = self->params;

  if (self->context == NULL)
    return;
  wanted.landscape = gtk_toggle_button_get_active (self->landscape);
  wanted.for_public = gtk_toggle_button_get_active (self->for_public);
  take_paper (self, &wanted);
  if (wanted.per_sheet)
    gtk_spin_button_set_range (self->first_label, 1, wanted.per_sheet);
  if (memcmp (&wanted, &self->params, sizeof wanted) == 0)
    return;
  if (wanted.shift_x != self->params.shift_x || wanted.shift_y != self->params.shift_y)
    {
      GSettings *settings = rk_context_get_settings (self->context);

      g_settings_set_double (settings, "printer-shift-x", wanted.shift_x);
      g_settings_set_double (settings, "printer-shift-y", wanted.shift_y);
    }
  self->params = wanted;
  rk_preview_build (self);
}

/* Whatever was typed is a number now. */
static void
take_run (RkPreviewWindow *self)
{
  guint n = (guint)gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (self->last_record));
  guint last;

  self->setting = TRUE;
  gtk_spin_button_update (self->first_record);
  gtk_spin_button_update (self->last_record);
  self->setting = FALSE;
  self->params.first = (guint)gtk_spin_button_get_value_as_int (self->first_record);
  last = MAX ((guint)gtk_spin_button_get_value_as_int (self->last_record), self->params.first);
  self->params.last = last < n ? last : 0;
}

static gboolean
on_typed_timer (gpointer data)
{
  RkPreviewWindow *self = data;

  self->typed_timer = 0;
  if (self->number_typed)
    self->params.number = g_intern_string (gtk_editable_get_text (self->number));
  self->number_typed = FALSE;
  take_run (self);
  rk_preview_build (self);
  return G_SOURCE_REMOVE;
}

/* What is shown is not what would be printed until the pages are made anew. */
static void
wait_for_typed (RkPreviewWindow *self)
{
  g_clear_handle_id (&self->typed_timer, g_source_remove);
  self->typed_timer = g_timeout_add (TYPED_MS, on_typed_timer, self);
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_sensitive (self->save_split, FALSE);
}

static void
on_number_typed (RkPreviewWindow *self)
{
  if (self->context == NULL || self->setting)
    return;
  self->number_typed = TRUE;
  wait_for_typed (self);
}

/* A run goes on at a number, and ends at one. */
static void
on_run_typed (RkPreviewWindow *self)
{
  if (self->context && !self->setting)
    wait_for_typed (self);
}

/* The conditions that came with the paper may have named another one. A number to go on at was one
 * of the other run. */
static void
on_scheme_chosen (RkPreviewWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scheme);

  if (self->context == NULL || self->setting || chosen >= self->schemes->len)
    return;
  self->params.scheme = g_array_index (self->schemes, gint64, chosen);
  self->params.first = self->params.last = 0;
  g_clear_pointer (&self->params.run, g_array_unref);
  rk_preview_show_run (self, 0);
  rk_preview_build (self);
}

static GtkStringList *
list_sizes (RkReportFlags flags)
{
  GtkStringList *model = gtk_string_list_new (NULL);
  guint n_sheets, n_forms;
  const RkLabelSheet *sheets = rk_label_sheets (&n_sheets);
  const RkEnvelopeForm *forms = rk_envelope_forms (&n_forms);

  if (flags & RK_REPORT_LABELS)
    for (guint i = 0; i < n_sheets; i++)
      gtk_string_list_append (model, sheets[i].name);
  else if (flags & RK_REPORT_ENVELOPES)
    for (guint i = 0; i < n_forms; i++)
      gtk_string_list_append (model, forms[i].name);
  else
    gtk_string_list_splice (model, 0, 0, sizes_any);
  return model;
}

/* Registrations that were chosen one by one are of the scheme they are of. */
static gboolean
has_scheme (RkPreviewWindow *self)
{
  const RkKind *chosen = self->params.query ? rk_query_kind (self->params.query) : NULL;

  return rk_report_takes_scheme (rk_report_find (self->document)) && chosen != &rk_kind_appointment
         && !is_of_chosen (self);
}

static void
offer_scheme (RkPreviewWindow *self, GtkStringList *names, gint64 id, const char *name)
{
  g_array_append_val (self->schemes, id);
  gtk_string_list_append (names, name);
}

/* The schemes that the paper can be of; labels and envelopes where nobody was chosen are to
 * members, too. */
static void
offer_schemes (RkPreviewWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);
  g_autoptr (GPtrArray) all = NULL;
  const RkReportInfo *info = rk_report_find (self->document);
  gboolean award = info && info->kind == &rk_kind_award;
  gint64 first = 0;

  if (has_scheme (self) && rk_query_sort (query, "name", NULL))
    all = rk_query_records (rk_store_main_db (rk_context_get_store (self->context)), query, NULL,
                            NULL);
  if (all && get_flags (self) & (RK_REPORT_LABELS | RK_REPORT_ENVELOPES)
      && self->params.query == NULL)
    offer_scheme (self, names, 0, _ ("To the members"));
  for (guint i = 0; all && i < all->len; i++)
    {
      gint64 id = rk_record_id (all->pdata[i]);

      if ((rk_record_get_int (all->pdata[i], "award") != 0) == award
          && (rk_record_get (all->pdata[i], "retired_on") == NULL || id == self->params.scheme))
        offer_scheme (self, names, id, rk_record_get (all->pdata[i], "name"));
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->scheme, G_LIST_MODEL (names));
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->scheme), self->schemes->len > 1);
  first = self->schemes->len ? g_array_index (self->schemes, gint64, 0) : 0;
  choose_scheme (self, self->params.scheme ? self->params.scheme : first);
}

/* Nobody is asked for what makes no difference to this document. */
static void
offer_choices (RkPreviewWindow *self)
{
  RkReportFlags flags = get_flags (self);
  g_autoptr (GtkStringList) model = list_sizes (flags);
  guint selected = self->params.paper == RK_PAPER_A3 || self->params.paper == RK_PAPER_KAKU2;
  guint n_sheets;
  const RkLabelSheet *sheets = rk_label_sheets (&n_sheets);

  for (guint i = n_sheets; flags & RK_REPORT_LABELS && i > 0; i--)
    if (sheets[i - 1].n == self->params.per_sheet)
      selected = i - 1;
  gtk_widget_set_visible (self->shift_box, (flags & (RK_REPORT_LABELS | RK_REPORT_ENVELOPES)) != 0);
  gtk_drop_down_set_model (self->paper, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->paper, selected);
  gtk_spin_button_set_value (self->first_label, MAX (self->params.from, 1));
  gtk_widget_set_visible (self->save_list, (flags & RK_REPORT_LIST) != 0);
  gtk_widget_set_visible (self->save_split,
                          rk_report_can_split (rk_report_find (self->document), "medical_area")
                              && !is_of_chosen (self));
  gtk_widget_set_visible (GTK_WIDGET (self->number), (flags & RK_REPORT_NUMBERED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), !(flags & RK_REPORT_FIXED_PAPER));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->first_label)),
                          (flags & RK_REPORT_LABELS) != 0);
  rk_preview_show_run (self, 0);
  /* A list is one paper, whoever is on it. */
  gtk_widget_set_visible (GTK_WIDGET (self->run_box),
                          flags & RK_REPORT_REGISTER && !(flags & RK_REPORT_LIST));
  gtk_widget_set_visible (
      GTK_WIDGET (self->landscape),
      !(flags & (RK_REPORT_FIXED_PAPER | RK_REPORT_LABELS | RK_REPORT_ENVELOPES | RK_REPORT_WIDE)));
  gtk_widget_set_visible (GTK_WIDGET (self->for_public), !(flags & RK_REPORT_NO_PUBLIC));
}

/* ── looking ─────────────────────────────────────────────────────────────────────────────── */

static void
set_zoom (RkPreviewWindow *self, double zoom)
{
  guint current = rk_pages_view_get_current (self->view);

  g_object_set (self->view, "zoom", zoom ? CLAMP (zoom, SMALLEST_ZOOM, LARGEST_ZOOM) : 0, NULL);
  rk_pages_view_show_page (self->view, current);
  show_zoom (self);
}

static void
on_zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPreviewWindow *self = RK_PREVIEW_WINDOW (widget);

  set_zoom (self, rk_pages_view_get_scale (self->view) * ZOOM_STEP);
}

static void
on_zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPreviewWindow *self = RK_PREVIEW_WINDOW (widget);

  set_zoom (self, rk_pages_view_get_scale (self->view) / ZOOM_STEP);
}

static void
on_zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (RK_PREVIEW_WINDOW (widget), 0);
}

static void
on_page_chosen (RkPreviewWindow *self, guint page)
{
  rk_pages_view_show_page (self->view, page);
}

static gboolean
on_print_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_preview_print (RK_PREVIEW_WINDOW (widget));
  return TRUE;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_preview_window_new (RkContext *context, const char *document, const RkReportParams *params)
{
  RkPreviewWindow *self = g_object_new (RK_TYPE_PREVIEW_WINDOW, NULL);
  const RkReportInfo *info = rk_report_find (document);

  if (params)
    rk_report_params_hold (&self->params, params);
  if (info && info->flags & RK_REPORT_WIDE)
    self->params.paper = RK_PAPER_A3;
  self->document = g_strdup (document);
  adw_window_title_set_title (self->title, info ? info->title : document);
  offer_choices (self);
  gtk_spin_button_set_value (
      self->shift_x, g_settings_get_double (rk_context_get_settings (context), "printer-shift-x"));
  gtk_spin_button_set_value (
      self->shift_y, g_settings_get_double (rk_context_get_settings (context), "printer-shift-y"));
  take_paper (self, &self->params);
  gtk_toggle_button_set_active (self->landscape, self->params.landscape);
  gtk_toggle_button_set_active (self->for_public, self->params.for_public);
  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  offer_schemes (self);
  rk_preview_offer_councils (self);
  rk_preview_offer_order (self);
  watch_letter (self);
  rk_preview_build (self);
  return GTK_WIDGET (self);
}

void
rk_preview_window_present (RkContext *context,
                           GtkWidget *parent,
                           const char *document,
                           const RkReportParams *params)
{
  GtkWidget *window = rk_preview_window_new (context, document, params);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
rk_preview_window_close_request (GtkWindow *window)
{
  RkPreviewWindow *self = RK_PREVIEW_WINDOW (window);

  /* The printer or a file still draws from the pages. */
  if (self->printing || self->progress_tick)
    return TRUE;
  return GTK_WINDOW_CLASS (rk_preview_window_parent_class)->close_request (window);
}

static void
rk_preview_window_dispose (GObject *object)
{
  RkPreviewWindow *self = RK_PREVIEW_WINDOW (object);

  g_clear_handle_id (&self->typed_timer, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_object (&self->context);
  if (self->view)
    take_pages (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RK_TYPE_PREVIEW_WINDOW);
  G_OBJECT_CLASS (rk_preview_window_parent_class)->dispose (object);
}

static void
rk_preview_window_finalize (GObject *object)
{
  RkPreviewWindow *self = RK_PREVIEW_WINDOW (object);

  rk_report_params_release (&self->params);
  g_array_unref (self->schemes);
  g_array_unref (self->councils);
  g_array_unref (self->meetings);
  g_free (self->document);
  G_OBJECT_CLASS (rk_preview_window_parent_class)->finalize (object);
}

static void
rk_preview_window_class_init (RkPreviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_preview_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_preview_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rk_preview_window_close_request;
  g_type_ensure (RK_TYPE_PAGES_VIEW);
  g_type_ensure (RK_TYPE_WIDTH_BIN);

  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, on_zoom_fit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.zoom-fit", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, on_print_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-preview-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, working);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, view);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, overflow_bar);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, overflow_text);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, remark_bar);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, remark_text);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, number);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, council);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, meeting);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, order);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, kana);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, scheme);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, paper);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, first_label);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, run_box);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, first_record);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, last_record);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, shift_box);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, shift_x);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, shift_y);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, landscape);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, for_public);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, print);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, save);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, save_list);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, save_split);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, reword);
  gtk_widget_class_bind_template_child (widget_class, RkPreviewWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_reword);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_number_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_run_typed);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_council_chosen",
                                                G_CALLBACK (rk_preview_council_chosen));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_meeting_chosen",
                                                G_CALLBACK (rk_preview_meeting_chosen));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_order_chosen",
                                                G_CALLBACK (rk_preview_order_chosen));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_print",
                                                G_CALLBACK (rk_preview_print));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save",
                                                G_CALLBACK (rk_preview_save_pdf));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save_list",
                                                G_CALLBACK (rk_preview_save_list));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save_split",
                                                G_CALLBACK (rk_preview_save_split));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_cancel",
                                                G_CALLBACK (rk_preview_cancel));
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen);
  gtk_widget_class_bind_template_callback (widget_class, show_current);
  gtk_widget_class_bind_template_callback (widget_class, show_zoom);
}

static void
rk_preview_window_init (RkPreviewWindow *self)
{
  self->schemes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->councils = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->meetings = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  rk_part_cut_names (self->scheme);
  rk_part_cut_names (self->council);
  rk_part_cut_names (self->meeting);
}
