#include "rk-payments-window.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-payments.h"
#include "rk-preview-window.h"
#include "rk-width-bin.h"
#include "rk-words.h"

struct _RkPaymentsWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkLabel *head;
  GtkLabel *sum;
  GtkLabel *problem;
  GtkGrid *grid;
  GtkEditable *paid_on;
  GtkWidget *save;
  GtkWidget *print;
  GtkWidget *days;

  gboolean folded; /* the text is so large that a member takes two lines */
  RkContext *context;
  RkRecord *meeting;
  RkPayments *payments; /* as they were read */
  GPtrArray *rows;      /* Row */
};

G_DEFINE_FINAL_TYPE (RkPaymentsWindow, rk_payments_window, ADW_TYPE_WINDOW)

/* Widgets of the grid. */
typedef struct
{
  GtkEditable *pay;
  GtkEditable *travel;
  GtkEditable *route;
  GtkCheckButton *excluded;
  GtkEditable *reason;
  GtkLabel *state;
  RkDate paid_on;
} Row;

/* From here on a member takes two lines: the name above what is paid. */
#define LARGE_TEXT 1.4

typedef enum
{
  MEMBER,
  PRESENCE,
  PAY,
  TRAVEL,
  ROUTE,
  EXCLUDED,
  REASON,
  STATE,
  N_CELLS,
} Cell;

static gboolean
may_write (RkPaymentsWindow *self)
{
  return !rk_context_is_read_only (self->context);
}

/* ── reading what was typed ──────────────────────────────────────────────────────────────── */

/* 「7,000」, 「７０００円」; "" is nothing. Returns: FALSE where it is no number of yen */
static gboolean
read_yen (GtkEditable *entry, gint64 *yen)
{
  g_autofree char *narrow
      = g_utf8_normalize (gtk_editable_get_text (entry), -1, G_NORMALIZE_ALL_COMPOSE);
  GString *digits = g_string_new (NULL);
  gboolean ok = narrow != NULL;

  for (const char *at = narrow; ok && *at; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (!strchr (", ", *at) && !g_str_has_prefix (at, "円"))
      ok = FALSE;
  ok = ok && digits->len <= 9;
  *yen = ok ? g_ascii_strtoll (digits->str, NULL, 10) : 0;
  g_string_free (digits, TRUE);
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return ok;
}

static char *
dup_or_null (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text ? g_steal_pointer (&text) : NULL;
}

/* Returns: (nullable): the line as it stands in a row; NULL: something is no number */
static RkPaymentLine *
read_row (RkPaymentsWindow *self, guint n)
{
  const Row *row = self->rows->pdata[n];
  RkPaymentLine *line = rk_payment_line_copy (self->payments->lines->pdata[n]);
  gboolean pay = read_yen (row->pay, &line->pay);
  gboolean travel = read_yen (row->travel, &line->travel);

  line->excluded = gtk_check_button_get_active (row->excluded);
  g_free (line->route);
  line->route = dup_or_null (row->route);
  g_free (line->reason);
  line->reason = dup_or_null (row->reason);
  g_free (line->paid_on);
  line->paid_on = rk_date_is_set (row->paid_on) ? rk_date_to_iso (row->paid_on) : NULL;
  if (line->excluded)
    line->pay = line->travel = 0;
  if (pay && travel)
    return line;
  rk_payment_line_free (line);
  return NULL;
}

static gboolean
is_changed (const RkPaymentLine *before, const RkPaymentLine *after)
{
  return before->pay != after->pay || before->travel != after->travel
         || before->excluded != after->excluded || g_strcmp0 (before->reason, after->reason) != 0
         || g_strcmp0 (before->route, after->route) != 0
         || g_strcmp0 (before->paid_on, after->paid_on) != 0;
}

/* ── the sum ─────────────────────────────────────────────────────────────────────────────── */

static char *
dup_yen (gint64 yen)
{
  g_autofree char *number = rk_words_count ((guint64)yen);

  return g_strdup_printf (_ ("¥%s"), number);
}

static void
update (RkPaymentsWindow *self)
{
  gint64 pay = 0;
  gint64 travel = 0;
  guint n = 0;
  guint wrong = 0;
  g_autofree char *pay_words = NULL;
  g_autofree char *travel_words = NULL;
  g_autofree char *all_words = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      g_autoptr (RkPaymentLine) line = read_row (self, i);
      gboolean excluded = gtk_check_button_get_active (row->excluded);

      gtk_widget_set_sensitive (GTK_WIDGET (row->pay), !excluded && may_write (self));
      gtk_widget_set_sensitive (GTK_WIDGET (row->travel), !excluded && may_write (self));
      gtk_widget_set_sensitive (GTK_WIDGET (row->route), !excluded && may_write (self));
      wrong += line == NULL;
      if (line == NULL)
        continue;
      pay += line->pay;
      travel += line->travel;
      n += line->pay + line->travel > 0;
    }
  pay_words = dup_yen (pay);
  travel_words = dup_yen (travel);
  all_words = dup_yen (pay + travel);
  /* Translators: pay, travel, sum, people: 「報償費 28,000円＋旅費 1,280円＝29,280円　支給 4名」 */
  words = g_strdup_printf (ngettext ("Pay %1$s + travel %2$s = %3$s, %4$u person",
                                     "Pay %1$s + travel %2$s = %3$s, %4$u people", n),
                           pay_words, travel_words, all_words, n);
  gtk_label_set_text (self->sum, words);
  gtk_label_set_text (self->problem, wrong ? _ ("What is marked is no amount in yen.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), wrong > 0);
}

/* ── the grid ────────────────────────────────────────────────────────────────────────────── */

/* Enter and ↓ go to the same column of the next line. */
static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkWidget *entry)
{
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  GtkWidget *grid = gtk_widget_get_parent (entry);
  GtkWidget *next = entry;
  int column, line;

  if ((!down && key != GDK_KEY_Up) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  gtk_grid_query_child (GTK_GRID (grid), entry, &column, &line, NULL, NULL);
  /* Over the names, where they have lines of their own. */
  while (next && (next == entry || !GTK_IS_ENTRY (next)))
    next = gtk_grid_get_child_at (GTK_GRID (grid), column, down ? ++line : --line);
  return next && gtk_widget_is_focus (next) == FALSE && gtk_widget_grab_focus (next);
}

/* @n: of the member, from 1; 0: the heads */
static void
place (RkPaymentsWindow *self, GtkWidget *widget, Cell cell, int n)
{
  static const struct
  {
    int column;
    int line;
    int width;
  } folded[N_CELLS] = { { 0, 0, 3 }, { 3, 0, 1 }, { 0, 1, 1 }, { 1, 1, 1 },
                        { 2, 1, 1 }, { 3, 1, 1 }, { 4, 1, 1 }, { 4, 0, 1 } };

  if (self->folded)
    gtk_grid_attach (self->grid, widget, folded[cell].column, 2 * n + folded[cell].line,
                     folded[cell].width, 1);
  else
    gtk_grid_attach (self->grid, widget, cell, n, 1, 1);
}

/* Each cell at its place in the grid, with what was typed. */
static void
fold (RkPaymentsWindow *self)
{
  gboolean folded = rk_text_scale (GTK_WIDGET (self)) > LARGE_TEXT;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid));

  if (folded == self->folded)
    return;
  self->folded = folded;
  for (; child; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (cells, g_object_ref (child));
  /* They were added line by line. */
  for (guint i = 0; i < cells->len; i++)
    gtk_grid_remove (self->grid, cells->pdata[i]);
  for (guint i = 0; i < cells->len; i++)
    place (self, cells->pdata[i], i % N_CELLS, (int)(i / N_CELLS));
}

static GtkEditable *
add_entry (RkPaymentsWindow *self, Cell cell, int line, int width, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_sensitive (entry, may_write (self));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), entry);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  place (self, entry, cell, line);
  return GTK_EDITABLE (entry);
}

static GtkEditable *
add_yen (RkPaymentsWindow *self, Cell cell, int line, const char *label, gint64 yen)
{
  GtkEditable *entry = add_entry (self, cell, line, 8, label);
  g_autofree char *text = yen ? rk_words_count ((guint64)yen) : g_strdup ("");

  gtk_editable_set_alignment (entry, 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "numeric");
  gtk_editable_set_text (entry, text);
  return entry;
}

static void
add_head (RkPaymentsWindow *self)
{
  const char *const words[N_CELLS]
      = { _ ("Member"),           _ ("Presence"), _ ("Pay in yen"), _ ("Travel in yen"),
          _ ("Travel in detail"), _ ("Not paid"), _ ("Reason"),     "" };

  for (Cell cell = MEMBER; cell < N_CELLS; cell++)
    {
      GtkWidget *label = rk_part_label (words[cell], "caption");

      gtk_label_set_wrap (GTK_LABEL (label), FALSE); /* else into lines of one character */
      place (self, label, cell, 0);
    }
}

static char *
dup_state (const RkPaymentLine *line, RkDate paid_on)
{
  g_autofree char *day = rk_date_is_full (paid_on) ? rk_date_to_wareki_short (paid_on) : NULL;

  if (day)
    return g_strdup_printf (_ ("paid %s"), day);
  return g_strdup (line->payment ? _ ("recorded") : _ ("by the rates"));
}

static Row *
add_row (RkPaymentsWindow *self, const RkPaymentLine *line, int n)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *who = g_strdup_printf ("%s　%s", rk_part_or_empty (line->body), line->role);
  GtkWidget *name = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (line->name, NULL),
                                 rk_part_label (who, "caption"), NULL);
  GtkWidget *presence = rk_part_label (line->presence, NULL);
  GtkWidget *state;
  g_autofree char *words = NULL;

  if (line->paid_on)
    rk_date_from_iso (line->paid_on, &row->paid_on);
  words = dup_state (line, row->paid_on);
  state = rk_part_label (words, "caption");
  gtk_label_set_wrap (GTK_LABEL (state), FALSE);
  gtk_widget_set_size_request (name, 150, -1);
  gtk_widget_set_hexpand (name, TRUE);
  place (self, name, MEMBER, n);
  place (self, presence, PRESENCE, n);
  row->pay = add_yen (self, PAY, n, _ ("Pay in yen"), line->pay);
  row->travel = add_yen (self, TRAVEL, n, _ ("Travel in yen"), line->travel);
  row->route = add_entry (self, ROUTE, n, 14, _ ("Travel in detail"));
  row->excluded = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->reason = NULL;
  gtk_widget_set_halign (GTK_WIDGET (row->excluded), GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (GTK_WIDGET (row->excluded), may_write (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->excluded), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not paid"), -1);
  gtk_check_button_set_active (row->excluded, line->excluded);
  place (self, GTK_WIDGET (row->excluded), EXCLUDED, n);
  row->reason = add_entry (self, REASON, n, 12, _ ("Reason"));
  gtk_editable_set_text (row->route, rk_part_or_empty (line->route));
  gtk_editable_set_text (row->reason, rk_part_or_empty (line->reason));
  place (self, state, STATE, n);
  row->state = GTK_LABEL (state);
  g_signal_connect_object (row->excluded, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_head (RkPaymentsWindow *self)
{
  g_autofree char *day = rk_part_dup_long_day (rk_record_get (self->meeting, "date"));
  g_autofree char *length
      = self->payments->minutes
            ? g_strdup_printf (_ ("%d minutes long"), (int)self->payments->minutes)
            : g_strdup (_ ("length not known: enter from and until in the meeting"));
  g_autofree char *words = g_strdup_printf (
      self->payments->taken
          ? _ ("%1$s\n%2$s, %3$s. By the presence taken down and the council’s rates.")
          : _ ("%1$s\n%2$s, %3$s. Expected, by the replies and the council’s rates."),
      rk_record_get (self->meeting, "title"), day, length);

  gtk_label_set_text (self->head, words);
}

static gboolean
load (RkPaymentsWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *child;
  RkPayments *payments = rk_payments_load (rk_store_main_db (rk_context_get_store (self->context)),
                                           rk_record_id (self->meeting), &error);

  if (payments == NULL)
    {
      rk_context_report (self->context, error, _ ("The payments could not be read"));
      return FALSE;
    }
  g_clear_pointer (&self->payments, rk_payments_free);
  self->payments = payments;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->rows, 0);
  add_head (self);
  for (guint i = 0; i < payments->lines->len; i++)
    g_ptr_array_add (self->rows, add_row (self, payments->lines->pdata[i], (int)i + 1));
  show_head (self);
  update (self);
  return TRUE;
}

/* ── actions ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  char *title;
  GPtrArray *lines;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->lines);
  g_free (save->title);
  g_free (save);
}

static gboolean
run_save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  return rk_payments_save (db, save->meeting, save->lines, error);
}

static void
on_saved (gpointer owner, gpointer data, gboolean done)
{
  RkPaymentsWindow *self = owner;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (done && self->context)
    load (self);
}

/* Somebody who is not paid is so for a reason. */
static gboolean
has_reasons (RkPaymentsWindow *self, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RkPaymentLine *line = lines->pdata[i];
      const Row *row = self->rows->pdata[i];

      if (!line->excluded || line->reason)
        continue;
      gtk_label_set_text (self->problem, _ ("Say why this member is not paid"));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (row->reason));
      return FALSE;
    }
  return TRUE;
}

gboolean
rk_payments_window_save (RkPaymentsWindow *self)
{
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_payment_line_free);
  Save *save;
  g_autofree char *what = NULL;

  g_return_val_if_fail (RK_IS_PAYMENTS_WINDOW (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      RkPaymentLine *line = read_row (self, i);

      if (line == NULL)
        return FALSE;
      g_ptr_array_add (lines, line);
    }
  if (!has_reasons (self, lines))
    return FALSE;
  /* What was there and still is need not be written again; absentees have nothing to record. */
  for (guint i = lines->len; i > 0; i--)
    {
      const RkPaymentLine *before = self->payments->lines->pdata[i - 1];
      const RkPaymentLine *after = lines->pdata[i - 1];
      gboolean nothing = after->pay + after->travel == 0 && !after->excluded;

      if (!is_changed (before, after) && (before->payment || nothing))
        g_ptr_array_remove_index (lines, i - 1);
    }
  if (lines->len == 0)
    return TRUE;
  save = g_new0 (Save, 1);
  save->meeting = rk_record_id (self->meeting);
  save->lines = g_steal_pointer (&lines);
  gtk_widget_set_sensitive (self->save, FALSE);
  what = g_strdup_printf ("%sの支払を記録した　%u名", rk_record_get (self->meeting, "title"),
                          save->lines->len);
  rk_context_run_command_async (self->context, self, what, _ ("Recorded the payments"), run_save,
                                save, save_free, on_saved);
  return TRUE;
}

/* One day for everybody who is paid. */
static void
on_paid (RkPaymentsWindow *self)
{
  g_autoptr (GError) error = NULL;
  RkDate day;

  if (!rk_date_parse_typed (gtk_editable_get_text (self->paid_on), rk_today (), &day, &error))
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autoptr (RkPaymentLine) line = read_row (self, i);
      g_autofree char *words = NULL;

      if (line == NULL || line->pay + line->travel == 0)
        continue;
      row->paid_on = day;
      words = dup_state (line, day);
      gtk_label_set_text (row->state, words);
    }
}

static void
on_print (RkPaymentsWindow *self)
{
  RkReportParams params = { .council = rk_record_get_int (self->meeting, "council_id"),
                            .meeting = rk_record_id (self->meeting),
                            .year = (int)rk_record_get_int (self->meeting, "year") };

  rk_preview_window_present (self->context, GTK_WIDGET (self), "payments", &params);
}

static gboolean
is_touched (RkPaymentsWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (RkPaymentLine) line = read_row (self, i);

      if (line == NULL || is_changed (self->payments->lines->pdata[i], line))
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  /* What was typed is not thrown away by one key. */
  if (!is_touched (RK_PAYMENTS_WINDOW (widget)))
    gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
on_commit (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkPaymentsWindow *self = RK_PAYMENTS_WINDOW (widget);

  if (may_write (self))
    rk_payments_window_save (self);
  return TRUE;
}

/* ── for tests and the tour ──────────────────────────────────────────────────────────────── */

guint
rk_payments_window_get_n_lines (RkPaymentsWindow *self)
{
  g_return_val_if_fail (RK_IS_PAYMENTS_WINDOW (self), 0);

  return self->rows->len;
}

void
rk_payments_window_type (
    RkPaymentsWindow *self, guint line, const char *pay, const char *travel, const char *route)
{
  const Row *row;

  g_return_if_fail (RK_IS_PAYMENTS_WINDOW (self) && line < self->rows->len);

  row = self->rows->pdata[line];
  if (pay)
    gtk_editable_set_text (row->pay, pay);
  if (travel)
    gtk_editable_set_text (row->travel, travel);
  if (route)
    gtk_editable_set_text (row->route, route);
}

void
rk_payments_window_exclude (RkPaymentsWindow *self, guint line, const char *reason)
{
  const Row *row;

  g_return_if_fail (RK_IS_PAYMENTS_WINDOW (self) && line < self->rows->len);

  row = self->rows->pdata[line];
  gtk_check_button_set_active (row->excluded, reason != NULL);
  gtk_editable_set_text (row->reason, rk_part_or_empty (reason));
}

char *
rk_payments_window_dup_sum (RkPaymentsWindow *self)
{
  g_return_val_if_fail (RK_IS_PAYMENTS_WINDOW (self), NULL);

  return g_strdup (gtk_label_get_text (self->sum));
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_payments_window_new (RkContext *context, GtkWindow *parent, RkRecord *meeting)
{
  RkPaymentsWindow *self = g_object_new (RK_TYPE_PAYMENTS_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->meeting = rk_record_ref (meeting);
  fold (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fold),
                           self, G_CONNECT_SWAPPED);
  if (self->folded)
    gtk_window_set_default_size (GTK_WINDOW (self), 1200, 680);
  gtk_widget_set_visible (self->save, may_write (self));
  gtk_widget_set_visible (self->days, may_write (self));
  load (self);
  return GTK_WIDGET (self);
}

static void
rk_payments_window_dispose (GObject *object)
{
  g_clear_object (&RK_PAYMENTS_WINDOW (object)->context);
  G_OBJECT_CLASS (rk_payments_window_parent_class)->dispose (object);
}

static void
rk_payments_window_finalize (GObject *object)
{
  RkPaymentsWindow *self = RK_PAYMENTS_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->payments, rk_payments_free);
  g_clear_pointer (&self->meeting, rk_record_unref);
  G_OBJECT_CLASS (rk_payments_window_parent_class)->finalize (object);
}

static void
rk_payments_window_class_init (RkPaymentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_payments_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_payments_window_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_commit, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-payments-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkPaymentsWindow, name)
  CHILD (head);
  CHILD (sum);
  CHILD (problem);
  CHILD (grid);
  CHILD (paid_on);
  CHILD (save);
  CHILD (print);
  CHILD (days);
#undef CHILD
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save",
                                                G_CALLBACK (rk_payments_window_save));
  gtk_widget_class_bind_template_callback (widget_class, on_paid);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
}

static void
rk_payments_window_init (RkPaymentsWindow *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
