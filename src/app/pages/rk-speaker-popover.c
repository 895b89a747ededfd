#include "rk-speaker-popover.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-meeting-parts.h"
#include "rk-text.h"

struct _RkSpeakerPopover
{
  GtkPopover parent_instance;

  GtkEditable *search; /* owned by the tree, like the list */
  GtkWidget *list;
  GPtrArray *people;
};

static guint chosen;

G_DEFINE_FINAL_TYPE (RkSpeakerPopover, rk_speaker_popover, GTK_TYPE_POPOVER)

#define OFFICE "事務局"

/* ── whom a text means ───────────────────────────────────────────────────────────────────── */

static gboolean
is_number (const char *folded)
{
  return *folded && strspn (folded, "0123456789") == strlen (folded);
}

static gboolean
begins_with (const char *words, const char *folded)
{
  g_autofree char *whole = rk_text_fold (rk_part_or_empty (words));

  return g_str_has_prefix (whole, folded);
}

static gboolean
is_meant (const RkRecord *person, const char *folded)
{
  if (is_number (folded))
    return rk_record_get_int (person, "appointment_id")
           && rk_record_get_int (person, "position") == g_ascii_strtoll (folded, NULL, 10);
  return begins_with (rk_record_get (person, "kana"), folded)
         || begins_with (rk_record_get (person, "name"), folded)
         || begins_with (rk_record_get (person, "deputy_name"), folded);
}

int
rk_speaker_popover_find (GPtrArray *attendances, const char *text)
{
  g_autofree char *folded = rk_text_fold (text);

  g_strstrip (folded);
  for (guint i = 0; *folded && i < attendances->len; i++)
    if (is_meant (attendances->pdata[i], folded))
      return (int)i;
  return -1;
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

static void
choose (RkSpeakerPopover *self, const RkRecord *person, const char *speaker)
{
  gint64 appointment = person ? rk_record_get_int (person, "appointment_id") : 0;

  g_signal_emit (self, chosen, 0, appointment,
                 appointment ? NULL
                 : person    ? rk_record_get (person, "name")
                             : speaker);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_row_activated (RkSpeakerPopover *self, GtkListBoxRow *row)
{
  int place = gtk_list_box_row_get_index (row);

  if (place < (int)self->people->len)
    choose (self, self->people->pdata[place], NULL);
  else
    choose (self, NULL, OFFICE);
}

/* Somebody who is not in the list may speak as well: what was typed is the name. */
static void
on_enter (RkSpeakerPopover *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *folded = rk_text_fold (text);
  int place = rk_speaker_popover_find (self->people, text);

  if (place >= 0)
    choose (self, self->people->pdata[place], NULL);
  else if (*folded == '\0' || g_str_equal (folded, "0"))
    choose (self, NULL, OFFICE);
  else if (!is_number (folded))
    choose (self, NULL, text);
}

static gboolean
filter (GtkListBoxRow *row, gpointer data)
{
  RkSpeakerPopover *self = data;
  g_autofree char *folded = rk_text_fold (gtk_editable_get_text (self->search));
  int place = gtk_list_box_row_get_index (row);

  g_strstrip (folded);
  if (*folded == '\0')
    return TRUE;
  if (place >= (int)self->people->len)
    return g_str_equal (folded, "0");
  return is_meant (self->people->pdata[place], folded);
}

/* Who is absent may be chosen all the same: it may be the attendance that is wrong.
 * @person: (nullable): attendance */
static void
add_row (RkSpeakerPopover *self,
         const char *number,
         const char *name,
         const char *detail,
         const RkRecord *person)
{
  GtkWidget *label = rk_part_label (number, "numeric");
  const char *presence = person ? rk_record_get (person, "presence") : NULL;
  GtkWidget *box;

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, label, rk_part_label (name, NULL),
                     rk_part_label (detail, "caption"), NULL);
  if (person && presence == NULL)
    presence = rk_record_get (person, "reply");
  if (g_strcmp0 (presence, RK_REPLY_NO) == 0)
    {
      gtk_widget_add_css_class (box, "dim-label");
      gtk_box_append (GTK_BOX (box), rk_part_chip (RK_REPLY_NO, "grey"));
    }
  else if (g_strcmp0 (presence, RK_REPLY_DEPUTY) == 0)
    {
      const char *deputy = rk_record_get (person, "deputy_name");
      g_autofree char *words = g_strdup_printf (_ ("Deputy: %s"), rk_part_or_empty (deputy));

      gtk_box_append (GTK_BOX (box), rk_part_chip (deputy ? words : RK_REPLY_DEPUTY, "blue"));
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), box);
}

void
rk_speaker_popover_set_people (RkSpeakerPopover *self, GPtrArray *attendances)
{
  g_return_if_fail (RK_IS_SPEAKER_POPOVER (self));

  g_ptr_array_ref (attendances);
  g_ptr_array_unref (self->people);
  self->people = attendances;
  rk_part_clear (self->list);
  for (guint i = 0; i < attendances->len; i++)
    {
      const RkRecord *person = attendances->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", (int)rk_record_get_int (person, "position"));

      add_row (self, rk_record_get_int (person, "appointment_id") ? number : "",
               rk_record_get (person, "name"), rk_part_or_empty (rk_record_get (person, "body")),
               person);
    }
  add_row (self, "0", OFFICE, "", NULL);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_shown (RkSpeakerPopover *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_search (RkSpeakerPopover *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

GtkWidget *
rk_speaker_popover_new (void)
{
  return g_object_new (RK_TYPE_SPEAKER_POPOVER, NULL);
}

static void
rk_speaker_popover_finalize (GObject *object)
{
  g_ptr_array_unref (RK_SPEAKER_POPOVER (object)->people);
  G_OBJECT_CLASS (rk_speaker_popover_parent_class)->finalize (object);
}

static void
rk_speaker_popover_class_init (RkSpeakerPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_speaker_popover_finalize;
  chosen = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                         NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
rk_speaker_popover_init (RkSpeakerPopover *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *window = gtk_scrolled_window_new ();

  self->people = g_ptr_array_new ();
  self->search = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Number or reading; Enter takes it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who speaks"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->list);
  gtk_widget_set_size_request (window, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self),
                         rk_part_box (GTK_ORIENTATION_VERTICAL, 8, entry, window, NULL));
  g_signal_connect (self, "show", G_CALLBACK (on_shown), NULL);
}
