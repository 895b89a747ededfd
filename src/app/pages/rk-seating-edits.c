#include "rk-seating-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-records.h"

typedef struct
{
  gint64 id;
  char *place; /* nullable */
} Change;

static void
change_clear (gpointer data)
{
  g_free (((Change *)data)->place);
}

static GArray *
changes_new (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  g_array_set_clear_func (changes, change_clear);
  return changes;
}

/* @place: (transfer full) (nullable) */
static void
add_change (GArray *changes, const RkSeatingPerson *person, char *place)
{
  Change change = { person->id, place };

  if (g_strcmp0 (place, person->place) == 0)
    g_free (place);
  else
    g_array_append_val (changes, change);
}

static gboolean
run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *changes = data;
  int field = rk_kind_field (&rk_kind_attendance, "place");

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_attendance, change->id, error);
      g_autoptr (RkRecord) after = NULL;
      RkDraft *draft;

      if (before == NULL)
        return FALSE;
      draft = rk_draft_copy (before);
      if (change->place)
        rk_draft_take (draft, field, g_strdup (change->place));
      else
        rk_draft_clear (draft, field);
      after = rk_draft_end (draft);
      if (!rk_records_save (db, after, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* @changes: (transfer full) */
static void
perform (RkContext *context, GArray *changes, const char *what, const char *toast)
{
  if (changes->len)
    rk_context_run_command_async (context, NULL, what, toast, run, changes,
                                  (GDestroyNotify)g_array_unref, NULL);
  else
    g_array_unref (changes);
}

/* Everybody is kept where @seating has them held. */
static GArray *
collect (const RkSeatingPlan *plan, const RkSeating *seating)
{
  GArray *changes = changes_new ();

  for (guint i = 0; i < seating->places->len; i++)
    {
      const RkSeatingPlace *place = rk_seating_get (seating, i);
      const RkSeatingPerson *person = rk_seating_plan_person (plan, place->id);
      RkSeatingShape shape = seating->room.shape;
      g_autofree char *words
          = place->pinned ? rk_seating_dup_place (shape, place->side, place->n) : NULL;

      if (person)
        add_change (changes, person, rk_seating_dup_places (person->place, shape, words));
    }
  return changes;
}

/* The plan with somebody who had no seat at its place of rank. */
static RkSeating *
make_with (const RkSeatingPlan *plan, gint64 id, GArray **guests)
{
  *guests = g_array_copy (plan->guests);
  for (guint i = 0; i < (*guests)->len; i++)
    if (g_array_index (*guests, RkSeatingGuest, i).id == id
        && g_strcmp0 (g_array_index (*guests, RkSeatingGuest, i).place, RK_SEATING_NOWHERE) == 0)
      g_array_index (*guests, RkSeatingGuest, i).place = NULL;
  return rk_seating_new (&plan->picture->seating->room,
                         (const RkSeatingGuest *)(gpointer)(*guests)->data, (*guests)->len);
}

void
rk_seating_edits_move (RkContext *context, const RkSeatingPlan *plan, gint64 id, guint to)
{
  const RkSeatingPerson *person = rk_seating_plan_person (plan, id);
  g_autoptr (GArray) guests = NULL;
  g_autoptr (RkSeating) seating = person ? make_with (plan, id, &guests) : NULL;
  const RkSeatingPlace *place;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  if (seating == NULL || to >= seating->places->len || !rk_seating_move (seating, id, to))
    return;
  rk_seating_settle (seating, (const RkSeatingGuest *)(gpointer)guests->data, guests->len);
  place = rk_seating_find (seating, id);
  what = g_strdup_printf ("%sさんの席を%s%uに移した", person->name,
                          rk_seating_side_name (place->side), place->n);
  /* Translators: name, side of the table, number: 「青島 弘子さんを右4番に移しました」 */
  toast = g_strdup_printf (_ ("Moved %1$s to %2$s seat %3$u"), person->name,
                           rk_seating_side_name (place->side), place->n);
  perform (context, collect (plan, seating), what, toast);
}

static void
change_one (RkContext *context,
            const RkSeatingPerson *person,
            char *place,
            const char *what_format,
            const char *toast_format)
{
  GArray *changes = changes_new ();
  g_autoptr (GString) what = g_string_new (what_format);
  g_autoptr (GString) toast = g_string_new (toast_format);

  g_string_replace (what, "{name}", person->name, 0);
  g_string_replace (toast, "{name}", person->name, 0);
  add_change (changes, person, place);
  perform (context, changes, what->str, toast->str);
}

void
rk_seating_edits_remove (RkContext *context, const RkSeatingPlan *plan, gint64 id)
{
  const RkSeatingPerson *person = rk_seating_plan_person (plan, id);

  if (person)
    change_one (context, person, g_strdup (RK_SEATING_NOWHERE), "{name}さんを席から外した",
                _ ("Took {name} from the table"));
}

void
rk_seating_edits_seat (RkContext *context, const RkSeatingPlan *plan, gint64 id)
{
  const RkSeatingPerson *person = rk_seating_plan_person (plan, id);

  if (person)
    change_one (context, person, NULL, "{name}さんを席に着けた", _ ("Gave {name} a seat"));
}

void
rk_seating_edits_pin (RkContext *context, const RkSeatingPlan *plan, gint64 id)
{
  const RkSeatingPerson *person = rk_seating_plan_person (plan, id);
  RkSeatingShape shape = plan->picture->seating->room.shape;
  const RkSeatingPlace *place = rk_seating_find (plan->picture->seating, id);
  g_autofree char *words = place ? rk_seating_dup_place (shape, place->side, place->n) : NULL;

  if (person == NULL || place == NULL)
    return;
  if (place->pinned)
    change_one (context, person, rk_seating_dup_places (person->place, shape, NULL),
                "{name}さんの席の固定を外した", _ ("{name} sits by rank again"));
  else
    change_one (context, person, rk_seating_dup_places (person->place, shape, words),
                "{name}さんの席を固定した", _ ("Held {name} in place"));
}

void
rk_seating_edits_reset (RkContext *context, const RkSeatingPlan *plan)
{
  GArray *changes = changes_new ();
  RkSeatingShape shape = plan->picture->seating->room.shape;

  for (guint i = 0; i < plan->people->len; i++)
    {
      const RkSeatingPerson *person = plan->people->pdata[i];

      if (person->id && person->place && person->standing == NULL)
        add_change (changes, person, rk_seating_dup_places (person->place, shape, NULL));
    }
  perform (context, changes, "席次を名簿の順に戻した", _ ("Everybody sits by rank again"));
}
