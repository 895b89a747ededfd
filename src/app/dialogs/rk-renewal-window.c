#include "rk-renewal-window-private.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-message.h"
#include "rk-preview-window.h"
#include "rk-renewal-row.h"

G_DEFINE_FINAL_TYPE (RkRenewalWindow, rk_renewal_window, ADW_TYPE_WINDOW)

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

void
rk_renewal_window_update (RkRenewalWindow *self)
{
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += rk_renewal_row_get_answer (self->rows->pdata[i]) != RK_RENEWAL_OPEN;
  /* Translators: seats that have been decided: 「16席を記録する」 */
  label = g_strdup_printf (ngettext ("Record %u Seat", "Record %u Seats", n), n);
  gtk_button_set_label (GTK_BUTTON (self->record), label);
  gtk_widget_set_sensitive (self->record, n > 0 && !self->is_done);
}

/* ── days: two columns that are gone through by keyboard ─────────────────────────────────── */

static GtkEditable *
day_of (RkRenewalWindow *self, guint row, gboolean accepted)
{
  return rk_renewal_row_get_day (self->rows->pdata[row], accepted);
}

/* Where an entry stands. */
static gboolean
find_day (RkRenewalWindow *self, GtkWidget *entry, guint *row, gboolean *accepted)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint column = 0; column < 2; column++)
      if (GTK_WIDGET (day_of (self, i, column)) == entry)
        {
          *row = i;
          *accepted = column;
          return TRUE;
        }
  return FALSE;
}

void
rk_renewal_window_fill_column (RkRenewalWindow *self, guint row, gboolean accepted)
{
  const char *text;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && row < self->rows->len);

  text = gtk_editable_get_text (day_of (self, row, accepted));
  for (guint i = row + 1; i < self->rows->len; i++)
    if (*gtk_editable_get_text (day_of (self, i, accepted)) == '\0')
      gtk_editable_set_text (day_of (self, i, accepted), text);
}

/* ↓ and Enter: the same column of the next seat; Ctrl+Enter: this day for all that have none. */
static gboolean
on_day_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType modifiers,
            RkRenewalWindow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  gboolean accepted;
  guint row;

  if ((!enter && key != GDK_KEY_Down && key != GDK_KEY_Up)
      || !find_day (self, entry, &row, &accepted))
    return FALSE;
  if (enter && (modifiers & GDK_CONTROL_MASK))
    rk_renewal_window_fill_column (self, row, accepted);
  else if (key == GDK_KEY_Up && row > 0)
    gtk_widget_grab_focus (GTK_WIDGET (day_of (self, row - 1, accepted)));
  else if (key != GDK_KEY_Up && row + 1 < self->rows->len)
    gtk_widget_grab_focus (GTK_WIDGET (day_of (self, row + 1, accepted)));
  return TRUE;
}

/* A name that was asked for is there: nothing is asked any more. */
static void
on_named (RkRenewalWindow *self)
{
  if (g_strcmp0 (gtk_label_get_text (self->problem), _ (RK_NAME_MISSING)) == 0)
    gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
add_row (RkRenewalWindow *self, const RkRenewalSeat *seat)
{
  GtkWidget *row = rk_renewal_row_new (seat, self->start);

  for (guint column = 0; column < 2; column++)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_day_key), self, 0);
      gtk_widget_add_controller (GTK_WIDGET (rk_renewal_row_get_day (RK_RENEWAL_ROW (row), column)),
                                 keys);
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (rk_renewal_window_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "named", G_CALLBACK (on_named), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_seats (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->seats && i < self->seats->len; i++)
    add_row (self, self->seats->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->rows->len == 0);
  gtk_widget_set_visible (self->all_same, self->rows->len > 1);
  gtk_widget_set_visible (self->keep, self->rows->len > 0);
  if (self->seat && self->rows->len == 1)
    rk_renewal_row_suggest_successor (self->rows->pdata[0]);
  rk_renewal_window_update (self);
}

/* ── what stays when the day of the start becomes another ────────────────────────────────── */

static guint
find_pick (RkRenewalWindow *self, gint64 seat)
{
  guint i = 0;

  while (i < self->picks->len && ((RkRenewalPick *)self->picks->pdata[i])->seat_id != seat)
    i++;
  return i;
}

/* Also of seats that are not free on the new day: it may be mistyped. */
static void
remember_picks (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RkRenewalPick *pick = rk_renewal_row_create_pick (self->rows->pdata[i]);
      guint at = find_pick (self, pick->seat_id);

      if (at < self->picks->len)
        g_ptr_array_remove_index (self->picks, at);
      g_ptr_array_add (self->picks, pick);
    }
}

/* What the file keeps for the new day goes before. */
static void
take_picks (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRenewalSeat *seat = self->seats->pdata[i];
      guint at = find_pick (self, seat->seat_id);

      if (at < self->picks->len && seat->draft == 0)
        rk_renewal_row_take_pick (self->rows->pdata[i], self->picks->pdata[at]);
    }
}

void
rk_renewal_window_load (RkRenewalWindow *self)
{
  g_autofree char *iso = rk_date_to_iso (self->start);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->seats); /* until the rows are gone */

  self->seats = rk_renewal_seats (rk_store_main_db (rk_context_get_store (self->context)),
                                  rk_record_id (self->council), self->seat, iso, &error);
  if (self->seats == NULL)
    rk_context_report (self->context, error, _ ("The seats could not be read"));
  show_seats (self);
}

/* What is kept goes on under the day under which it is kept: the newest; the others are named. */
static void
go_on (RkRenewalWindow *self)
{
  g_autofree char *iso = rk_date_to_iso (self->start);
  g_autoptr (GPtrArray) days
      = rk_renewal_kept_days (rk_store_main_db (rk_context_get_store (self->context)),
                              rk_record_id (self->council), self->seat, iso, NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *newest = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; days && i < days->len; i++)
    {
      RkDate day = RK_DATE_NONE;
      g_autofree char *one = NULL;

      rk_date_from_iso (days->pdata[i], &day);
      one = rk_date_to_wareki_long (day);
      if (i)
        g_string_append_printf (others, "%s%s", others->len ? "、" : "", one);
      else
        self->start = day;
      if (i == 0)
        newest = g_steal_pointer (&one);
    }
  if (newest == NULL || (others->len == 0 && g_str_equal (days->pdata[0], iso)))
    return;
  words = others->len
              /* Translators: days: 「令和8年6月1日」, 「令和8年5月1日、令和8年4月1日」 */
              ? g_strdup_printf (_ ("This goes on with what was kept for new terms from %1$s, the "
                                    "newest. Kept as well, for terms from %2$s: enter that day as "
                                    "the first to go on with it."),
                                 newest, others->str)
              : g_strdup_printf (_ ("This goes on with what was kept for new terms from %s."),
                                 newest);
  gtk_label_set_text (self->kept, words);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), TRUE);
}

/* ── the day ─────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_renewal_window_read_day (RkRenewalWindow *self, GtkEditable *row, RkDate *day)
{
  g_autoptr (GError) error = NULL;
  gboolean understood = rk_date_parse_typed (gtk_editable_get_text (row), rk_today (), day, &error);

  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !understood);
  return understood;
}

/* Returns: (nullable) (transfer none): where no day was typed; it is said */
static GtkEditable *
find_wrong_day (RkRenewalWindow *self)
{
  GtkEditable *wrong = NULL;

  for (guint i = 0; i < self->rows->len && wrong == NULL; i++)
    wrong = rk_renewal_row_find_wrong_day (self->rows->pdata[i]);
  if (wrong)
    gtk_label_set_text (self->problem, _ ("What is marked is no day such as R8.3.1."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), wrong != NULL);
  return wrong;
}

/* Every day that was typed is one. */
gboolean
rk_renewal_window_has_days (RkRenewalWindow *self)
{
  GtkEditable *wrong = find_wrong_day (self);

  if (wrong)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  return wrong == NULL;
}

/* The rows of the new day in the place of those before; what was typed stays, and where the
 * keyboard is. */
static void
change_start (RkRenewalWindow *self, RkDate day)
{
  gint64 seat = 0;
  int part = -1;

  for (guint i = 0; i < self->rows->len && part < 0; i++)
    {
      part = rk_renewal_row_find_focus (self->rows->pdata[i]);
      seat = ((const RkRenewalSeat *)self->seats->pdata[i])->seat_id;
    }
  self->start = day;
  remember_picks (self);
  rk_renewal_window_load (self);
  take_picks (self);
  for (guint i = 0; i < self->rows->len && part >= 0; i++)
    if (((const RkRenewalSeat *)self->seats->pdata[i])->seat_id == seat)
      rk_renewal_row_focus (self->rows->pdata[i], part);
}

/* What stands in the entry is the day, by Enter or without; the letters have the same day unless
 * another was typed. */
gboolean
rk_renewal_window_take_start (RkRenewalWindow *self)
{
  g_autofree char *before = rk_date_to_wareki_long (self->start);
  g_autofree char *words = NULL;
  RkDate day;

  if (g_strcmp0 (gtk_editable_get_text (self->start_row), before) == 0)
    return TRUE;
  if (!rk_renewal_window_read_day (self, self->start_row, &day) || find_wrong_day (self))
    return FALSE;
  words = rk_date_to_wareki_long (day);
  gtk_editable_set_text (self->start_row, words);
  if (g_strcmp0 (gtk_editable_get_text (self->appointed_row), before) == 0)
    gtk_editable_set_text (self->appointed_row, words);
  if (rk_date_compare (self->start, day) != 0)
    change_start (self, day);
  return TRUE;
}

static void
on_start_entered (RkRenewalWindow *self)
{
  rk_renewal_window_take_start (self);
}

static gboolean
take_start_later (gpointer data)
{
  RkRenewalWindow *self = data;

  if (self->context && !self->is_done)
    rk_renewal_window_take_start (self);
  return G_SOURCE_REMOVE;
}

/* When the keyboard is where it goes: that may be a row. */
static void
on_start_left (RkRenewalWindow *self)
{
  if (self->context)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_start_later, g_object_ref (self),
                     g_object_unref);
}

gboolean
rk_renewal_window_set_start (RkRenewalWindow *self, const char *text)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self) && text, FALSE);

  gtk_editable_set_text (self->start_row, text);
  return rk_renewal_window_take_start (self);
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

static void
on_all_same (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRenewalSeat *seat = self->seats->pdata[i];
      RkRenewalRow *row = self->rows->pdata[i];

      if (seat->before && !seat->has_left && rk_renewal_row_get_answer (row) == RK_RENEWAL_OPEN)
        rk_renewal_row_set_answer (row, RK_RENEWAL_SAME);
    }
}

guint
rk_renewal_window_get_n_seats (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), 0);

  return self->rows->len;
}

void
rk_renewal_window_answer (RkRenewalWindow *self,
                          guint n,
                          RkRenewalAnswer answer,
                          const char *name,
                          const char *kana,
                          const char *post)
{
  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len);

  rk_renewal_row_set_answer (self->rows->pdata[n], answer);
  rk_renewal_row_set_successor (self->rows->pdata[n], name, kana, post);
}

void
rk_renewal_window_set_days (RkRenewalWindow *self,
                            guint n,
                            const char *sent_on,
                            const char *accepted_on)
{
  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len);

  if (sent_on)
    gtk_editable_set_text (day_of (self, n, FALSE), sent_on);
  if (accepted_on)
    gtk_editable_set_text (day_of (self, n, TRUE), accepted_on);
}

char *
rk_renewal_window_dup_state (RkRenewalWindow *self, guint n)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len, NULL);

  return g_strdup (rk_renewal_row_get_state (self->rows->pdata[n]));
}

void
rk_renewal_window_set_reason (RkRenewalWindow *self, guint n, const char *reason)
{
  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len);

  rk_renewal_row_set_reason (self->rows->pdata[n], reason);
}

gboolean
rk_renewal_window_is_done (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), FALSE);

  return self->is_done;
}

/* ── papers before it ───────────────────────────────────────────────────────────────────── */

/* What goes out before anything is recorded. */
static void
present_request (RkRenewalWindow *self, const char *document)
{
  RkReportParams params = { .council = rk_record_id (self->council), .seat = self->seat };
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->answer_row)));
  g_autofree char *words = NULL;

  if (!rk_renewal_window_take_start (self))
    return;
  params.term = self->start;
  if (*typed)
    {
      if (!rk_renewal_window_read_day (self, self->answer_row, &params.answer_until))
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->answer_row));
          return;
        }
      words = rk_date_to_wareki_long (params.answer_until);
      gtk_editable_set_text (self->answer_row, words);
    }
  rk_preview_window_present (self->context, GTK_WIDGET (self), document, &params);
}

static void
on_nomination (RkRenewalWindow *self)
{
  present_request (self, "nomination");
}

static void
on_acceptance (RkRenewalWindow *self)
{
  present_request (self, "acceptance");
}

/* What is typed and not kept yet. */
static gboolean
is_touched (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (rk_renewal_row_is_touched (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Letters that were printed meanwhile; what is being typed stays. */
static void
on_changed (RkRenewalWindow *self, GPtrArray *changes)
{
  g_autofree char *iso = rk_date_to_iso (self->start);
  g_autoptr (GPtrArray) seats = NULL;
  gboolean concerns = FALSE;

  for (guint i = 0; i < changes->len; i++)
    concerns = concerns || ((RkChange *)changes->pdata[i])->kind == &rk_kind_renewal;
  if (!concerns || self->is_done || self->context == NULL)
    return;
  if (!is_touched (self))
    {
      rk_renewal_window_load (self);
      return;
    }
  seats = rk_renewal_seats (rk_store_main_db (rk_context_get_store (self->context)),
                            rk_record_id (self->council), self->seat, iso, NULL);
  for (guint i = 0; seats && i < self->rows->len; i++)
    for (guint k = 0; k < seats->len; k++)
      rk_renewal_row_take_asked (self->rows->pdata[i], seats->pdata[k]);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

/* What was decided is not thrown away without a word. */
static gboolean
rk_renewal_window_close_request (GtkWindow *window)
{
  RkRenewalWindow *self = RK_RENEWAL_WINDOW (window);

  if (self->is_done || !is_touched (self))
    return GTK_WINDOW_CLASS (rk_renewal_window_parent_class)->close_request (window);
  rk_message_leave (window, _ ("Leave Without Keeping the Answers?"),
                    _ ("What you entered here is not recorded yet and would be lost. “Keep So Far” "
                       "has it here when you come back."),
                    _ ("_Stay Here"), _ ("_Leave Without Keeping"));
  return TRUE;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWidget *
rk_renewal_window_new (
    RkContext *context, GtkWindow *parent, RkRecord *council, gint64 seat, RkDate start)
{
  RkRenewalWindow *self = g_object_new (RK_TYPE_RENEWAL_WINDOW, "transient-for", parent, NULL);
  g_autofree char *words = NULL;

  self->context = g_object_ref (context);
  self->council = rk_record_ref (council);
  self->seat = seat;
  self->start = start;
  go_on (self);
  words = rk_date_to_wareki_long (self->start);
  gtk_window_set_title (GTK_WINDOW (self),
                        seat ? _ ("Appoint a Successor") : _ ("Renewal of Members"));
  gtk_editable_set_text (self->start_row, words);
  gtk_editable_set_text (self->appointed_row, words);
  adw_preferences_group_set_title (self->group, rk_record_get (council, "name"));
  gtk_widget_set_visible (self->nomination, rk_report_find ("nomination") != NULL);
  rk_renewal_window_load (self);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
rk_renewal_window_dispose (GObject *object)
{
  g_clear_object (&RK_RENEWAL_WINDOW (object)->context);
  G_OBJECT_CLASS (rk_renewal_window_parent_class)->dispose (object);
}

static void
rk_renewal_window_finalize (GObject *object)
{
  RkRenewalWindow *self = RK_RENEWAL_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->picks);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->council, rk_record_unref);
  G_OBJECT_CLASS (rk_renewal_window_parent_class)->finalize (object);
}

static void
rk_renewal_window_class_init (RkRenewalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_renewal_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_renewal_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rk_renewal_window_close_request;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-renewal-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkRenewalWindow, name)
  CHILD (stack);
  CHILD (record);
  CHILD (keep);
  CHILD (start_row);
  CHILD (appointed_row);
  CHILD (answer_row);
  CHILD (problem);
  CHILD (group);
  CHILD (all_same);
  CHILD (nomination);
  CHILD (done);
  CHILD (papers);
  CHILD (nothing);
  CHILD (kept);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_start_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_all_same);
  gtk_widget_class_bind_template_callback (widget_class, on_nomination);
  gtk_widget_class_bind_template_callback (widget_class, on_acceptance);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_record",
                                                G_CALLBACK (rk_renewal_window_perform));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_keep",
                                                G_CALLBACK (rk_renewal_window_keep));
}

static void
rk_renewal_window_init (RkRenewalWindow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows = g_ptr_array_new ();
  self->picks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_start_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->start_row), focus);
}
