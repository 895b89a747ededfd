#include "rk-home-levels.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-checklists.h"
#include "rk-editions.h"
#include "rk-meeting-parts.h"
#include "rk-steps.h"

/* @level: place, -1: below the lowest. @before: -2: nobody answered last year */
typedef struct
{
  gint64 council;
  char *name;
  char *label;
  char *before_label;
  char *next;
  guint missing;
  int level;
  int before;
  guint n_levels;
} RkHomeLevel;

static void
card_free (gpointer data)
{
  RkHomeLevel *card = data;

  g_free (card->name);
  g_free (card->label);
  g_free (card->before_label);
  g_free (card->next);
  g_free (card);
}

void
rk_home_levels_free (RkHomeLevels *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self->caption);
  g_free (self);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static char *
dup_level (const RkEdition *edition, int level)
{
  return level >= 0 ? g_strdup (rk_level_short (rk_edition_level (edition, (guint)level)->label))
                    : NULL;
}

static void
add_card (RkHomeLevels *self,
          const RkEdition *edition,
          const RkRoundAnswers *now,
          const RkRoundAnswers *before)
{
  RkHomeLevel *card = g_new0 (RkHomeLevel, 1);
  g_autoptr (RkLevel) level = rk_level_compute (edition, now->answers);

  card->council = now->council_id;
  card->name = g_strdup (now->short_name);
  card->level = level->level;
  card->label = dup_level (edition, level->level);
  card->before = before ? before->level : -2;
  card->before_label = before ? dup_level (edition, before->level) : NULL;
  card->next = dup_level (edition, level->next);
  card->missing = level->missing->len;
  card->n_levels = edition->levels->len;
  g_ptr_array_add (self->cards, card);
}

static gboolean
has_year (const GPtrArray *rounds, int year)
{
  for (guint i = 0; i < rounds->len; i++)
    if (((RkRoundAnswers *)rounds->pdata[i])->year == year)
      return TRUE;
  return FALSE;
}

static gboolean
load_cards (RkHomeLevels *self, RkDb *db, gint64 id, int year, GError **error)
{
  g_autoptr (RkEdition) edition = rk_editions_load (db, id, error);
  g_autoptr (GPtrArray) rounds
      = edition ? rk_checklists_rounds (db, edition, 0, year - 2, year, error) : NULL;
  g_autofree char *label = NULL;

  if (rounds == NULL)
    return FALSE;
  if (edition->levels->len == 0)
    return TRUE;
  if (!has_year (rounds, year))
    year--;
  for (guint i = 0; i < rounds->len; i++)
    {
      const RkRoundAnswers *round = rounds->pdata[i];

      if (round->year == year && round->n_answered)
        add_card (self, edition, round, rk_checklists_pick (rounds, round->about, year - 1));
    }
  label = rk_fiscal_year_label (year);
  self->caption = g_strdup_printf ("%s　%s", label, rk_fidelity_words (edition->fidelity));
  return TRUE;
}

RkHomeLevels *
rk_home_levels_load (RkDb *db, int year, GError **error)
{
  g_autoptr (RkHomeLevels) self = g_new0 (RkHomeLevels, 1);
  gint64 id;

  self->cards = g_ptr_array_new_with_free_func (card_free);
  if (!rk_editions_default (db, 0, year, &id, error)
      || (id && !load_cards (self, db, id, year, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* ── cards ───────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_change (const RkHomeLevel *card)
{
  g_autofree char *words = NULL;

  if (card->before == -2)
    return rk_part_label ("", NULL);
  if (card->before == card->level)
    return rk_part_label (_ ("As last year"), "caption");
  /* Translators: the level of last year, of which it rose or fell: 「1-②から」 */
  words = g_strdup_printf (_ ("%1$s from %2$s"), card->level > card->before ? "▲" : "▼",
                           card->before_label ? card->before_label : _ ("below"));
  return rk_part_chip (words, card->level > card->before ? "green" : "amber");
}

static GtkWidget *
create_steps (const RkHomeLevel *card)
{
  GtkWidget *steps = rk_steps_new (card->n_levels);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (steps), card->level + 1);
  gtk_widget_set_hexpand (steps, TRUE);
  return steps;
}

static GtkWidget *
create_card (const RkHomeLevel *card)
{
  GtkWidget *name = rk_part_label (card->name, "heading");
  GtkWidget *child = gtk_flow_box_child_new ();
  const char *label = card->label ? card->label : _ ("below");
  g_autofree char *missing
      = card->next
            ? g_strdup_printf (ngettext ("%2$u item to %1$s", "%2$u items to %1$s", card->missing),
                               card->next, card->missing)
            : g_strdup (_ ("The highest level"));
  g_autofree char *said = g_strdup_printf ("%s　%s　%s", card->name, label, missing);
  GtkWidget *box;

  gtk_widget_set_hexpand (name, TRUE);
  box = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 4,
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, name, rk_part_label (label, "heading"), NULL),
      rk_part_label (missing, "caption"),
      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, create_steps (card), create_change (card), NULL),
      NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-figure");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (child), "council",
                          g_memdup2 (&card->council, sizeof card->council), g_free);
  return child;
}

void
rk_home_levels_fill (const RkHomeLevels *self, GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_flow_box_remove (box, child);
  for (guint i = 0; i < self->cards->len; i++)
    gtk_flow_box_append (box, create_card (self->cards->pdata[i]));
}

gint64
rk_home_levels_council (GtkFlowBoxChild *card)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (card), "council");
}
