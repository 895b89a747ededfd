#include "rk-record-form.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-field-row.h"

struct _RkRecordForm
{
  AdwBin parent_instance;

  const RkKind *kind;
  RkContext *context; /* (nullable) */
  RkRecord *record;
  GPtrArray *rows; /* RkFieldRow, borrowed from the tree */
  gboolean changed;
  gboolean editable;
};

enum
{
  PROP_0,
  PROP_CHANGED,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  EDITED,
  SETTLED,
  COMMITTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkRecordForm, rk_record_form, ADW_TYPE_BIN)

static RkFieldRow *
find_row (RkRecordForm *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (rk_field_row_get_field (self->rows->pdata[i])->name, field) == 0)
      return self->rows->pdata[i];
  return NULL;
}

static int
field_index (RkRecordForm *self, RkFieldRow *row)
{
  return (int)(rk_field_row_get_field (row) - self->kind->fields);
}

/* ── looking at values ───────────────────────────────────────────────────────────────────── */

static void
update_changed (RkRecordForm *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->rows->len && !changed; i++)
    changed = rk_field_row_is_touched (self->rows->pdata[i]);
  if (changed == self->changed)
    return;
  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

/* Puts what stands in a row into the draft. */
static gboolean
read_row (RkRecordForm *self, RkFieldRow *row, RkDraft *draft, RkProblem **problem)
{
  g_autofree char *typed = rk_field_row_dup_typed (row);
  int field = field_index (self, row);

  if (rk_field_row_is_choice (row) || self->kind->fields[field].type == RK_TYPE_BOOLEAN)
    {
      if (*typed && self->kind->fields[field].type != RK_TYPE_TEXT)
        rk_draft_set_int (draft, field, g_ascii_strtoll (typed, NULL, 10));
      else if (*typed)
        rk_draft_take (draft, field, g_steal_pointer (&typed));
      else
        rk_draft_clear (draft, field);
      return TRUE;
    }
  return rk_draft_set_by_hand (draft, field, typed, problem);
}

/* A value is looked at when the person has finished with it, not at each key. What was understood
 * is shown the way the program writes it: R6.7.31 becomes 令和6年7月31日. */
static void
on_row_left (RkRecordForm *self, RkFieldRow *row)
{
  g_autoptr (RkDraft) draft = NULL;
  g_autoptr (RkProblem) problem = NULL;
  g_autofree char *shown = NULL;
  const RkField *field = rk_field_row_get_field (row);

  if (!rk_field_row_is_touched (row))
    return;
  draft = rk_draft_new (self->kind);
  if (!read_row (self, row, draft, &problem))
    {
      rk_field_row_set_problem (row, problem);
      return;
    }
  if (field->type == RK_TYPE_DATE)
    {
      shown = rk_field_dup_display (field, rk_draft_text (draft, field_index (self, row)));
      rk_field_row_set_typed (row, shown);
    }
  rk_field_row_set_problem (row, NULL);
  if (field->advise && rk_draft_text (draft, field_index (self, row)))
    {
      g_autofree char *advice = field->advise (rk_draft_text (draft, field_index (self, row)));

      rk_field_row_set_advice (row, advice);
    }
  g_signal_emit (self, signals[SETTLED], 0);
}

/* The menu that the scheme had when the workplace applied. */
static void
offer_codes (RkRecordForm *self, gint64 scheme)
{
  const char *day = NULL;
  RkDate date = rk_today ();

  if (self->record && rk_kind_field (self->kind, "applied_on") >= 0)
    day = rk_record_get (self->record, "applied_on");
  if (day)
    rk_date_from_iso (day, &date);
  for (guint i = 0; i < self->rows->len; i++)
    rk_field_row_set_scheme (self->rows->pdata[i], self->context, scheme, rk_fiscal_year (date));
}

static gboolean
is_report (RkRecordForm *self)
{
  return rk_kind_field (self->kind, "status_id") >= 0 && rk_kind_field (self->kind, "year") >= 0;
}

/* What a report tells of each activity, as the menu of its year calls them. */
static void
offer_activities (RkRecordForm *self, gint64 status, int year)
{
  for (guint i = 0; i < self->rows->len; i++)
    rk_field_row_set_registration (self->rows->pdata[i], self->context, status, year);
}

/* Another year or registration was typed. */
static void
offer_activities_typed (RkRecordForm *self)
{
  g_autofree char *status = rk_record_form_dup_typed (self, "status_id");
  g_autofree char *typed = rk_record_form_dup_typed (self, "year");
  int year;

  if (status && typed && rk_fiscal_year_parse (typed, &year, NULL))
    offer_activities (self, g_ascii_strtoll (status, NULL, 10), year);
}

/* The levels of the scheme. */
static void
narrow (RkRecordForm *self, const char *field, gint64 value)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (rk_field_row_get_field (self->rows->pdata[i])->within, field) == 0)
      rk_field_row_narrow (self->rows->pdata[i], value);
}

static void
on_row_edited (RkRecordForm *self, RkFieldRow *row)
{
  if (rk_field_row_get_field (row)->refers)
    {
      g_autofree char *id = rk_field_row_dup_typed (row);

      narrow (self, rk_field_row_get_field (row)->name, g_ascii_strtoll (id, NULL, 10));
    }
  if (g_str_equal (rk_field_row_get_field (row)->name, "scheme_id"))
    {
      g_autofree char *scheme = rk_field_row_dup_typed (row);

      offer_codes (self, g_ascii_strtoll (scheme, NULL, 10));
    }
  if (is_report (self)
      && (g_str_equal (rk_field_row_get_field (row)->name, "status_id")
          || g_str_equal (rk_field_row_get_field (row)->name, "year")))
    offer_activities_typed (self);
  update_changed (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_row_committed (RkRecordForm *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

/* Frames in which that is done: after the layout, until GTK's own scrolling has ended. */
#define FIRST_FRAME 3
#define LAST_FRAME 24

/* The whole row with what is wrong: GTK brings only the entry into sight, before the sentence under
 * it has a place. Waits for the layout. */
static gboolean
reveal (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  GtkWidget *child = viewport ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  guint *frames = data;
  graphene_rect_t place;

  if (child == NULL)
    return G_SOURCE_REMOVE;
  if (++*frames >= FIRST_FRAME && gtk_widget_compute_bounds (row, child, &place))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               place.origin.y, place.origin.y + place.size.height);
  return *frames < LAST_FRAME ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
rk_record_form_show_problems (RkRecordForm *self, GPtrArray *problems)
{
  gboolean focused = FALSE;

  g_return_if_fail (RK_IS_RECORD_FORM (self) && problems);

  for (guint i = 0; i < problems->len; i++)
    {
      const RkProblem *problem = problems->pdata[i];
      RkFieldRow *row = find_row (self, problem->field);

      /* The first thing wrong with a value is the one to say. */
      if (row == NULL || rk_field_row_is_invalid (row))
        continue;
      rk_field_row_set_problem (row, problem);
      if (focused)
        continue;
      focused = gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_add_tick_callback (GTK_WIDGET (row), reveal, g_new0 (guint, 1), g_free);
    }
}

static void
take_problems (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, from->pdata[i]);
  g_ptr_array_set_free_func (from, NULL);
}

RkRecord *
rk_record_form_end (RkRecordForm *self, gboolean partial)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  g_return_val_if_fail (RK_IS_RECORD_FORM (self), NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_problem_free);
  draft = self->record ? rk_draft_copy (self->record) : rk_draft_new (self->kind);
  for (guint i = 0; i < self->rows->len; i++)
    {
      RkFieldRow *row = self->rows->pdata[i];
      RkProblem *problem = NULL;

      rk_field_row_set_problem (row, NULL);
      if (rk_field_row_is_touched (row) && !read_row (self, row, draft, &problem))
        g_ptr_array_add (problems, problem);
    }
  record = rk_draft_end (draft);
  if (!partial)
    {
      more = rk_record_validate (record);
      take_problems (problems, more);
    }
  if (problems->len == 0)
    return g_steal_pointer (&record);
  rk_record_form_show_problems (self, problems);
  return NULL;
}

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

void
rk_record_form_set_record (RkRecordForm *self, RkRecord *record)
{
  g_return_if_fail (RK_IS_RECORD_FORM (self));
  g_return_if_fail (record == NULL || rk_record_kind (record) == self->kind);

  if (record)
    rk_record_ref (record);
  g_clear_pointer (&self->record, rk_record_unref);
  self->record = record;
  if (record && rk_kind_field (self->kind, "scheme_id") >= 0)
    offer_codes (self, rk_record_get_int (record, "scheme_id"));
  if (record && is_report (self))
    offer_activities (self, rk_record_get_int (record, "status_id"),
                      (int)rk_record_get_int (record, "year"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      RkFieldRow *row = self->rows->pdata[i];
      const char *within = rk_field_row_get_field (row)->within;
      g_autofree char *stored
          = record ? rk_record_dup_text (record, field_index (self, row)) : NULL;

      if (within)
        rk_field_row_narrow (row, record ? rk_record_get_int (record, within) : 0);

      rk_field_row_set_original (row, NULL);
      rk_field_row_set_stored (row, stored);
    }
  update_changed (self);
}

void
rk_record_form_set_reviews (RkRecordForm *self, GPtrArray *reviews)
{
  g_return_if_fail (RK_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    rk_field_row_set_original (self->rows->pdata[i], NULL);
  for (guint i = 0; reviews && i < reviews->len; i++)
    {
      const RkRecord *review = reviews->pdata[i];
      RkFieldRow *row = find_row (self, rk_record_get (review, "field"));
      g_autoptr (RkProblem) problem
          = rk_problem_new (rk_record_get (review, "field"), rk_record_get (review, "value"),
                            rk_record_get (review, "reason"), rk_record_get (review, "proposal"));

      if (row)
        rk_field_row_set_original (row, problem);
    }
}

static gboolean
has_visible_row (RkRecordForm *self, GtkWidget *group)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (self->rows->pdata[i], group)
        && gtk_widget_get_visible (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

void
rk_record_form_offer (RkRecordForm *self, const char *const *fields, gboolean offered)
{
  g_return_if_fail (RK_IS_RECORD_FORM (self));

  for (guint i = 0; fields[i]; i++)
    {
      GtkWidget *row = GTK_WIDGET (find_row (self, fields[i]));
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      gtk_widget_set_visible (row, offered);
      gtk_widget_set_visible (group, has_visible_row (self, group));
    }
}

void
rk_record_form_set_editable (RkRecordForm *self, gboolean editable)
{
  g_return_if_fail (RK_IS_RECORD_FORM (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  for (guint i = 0; i < self->rows->len; i++)
    rk_field_row_set_editable (self->rows->pdata[i], editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

gboolean
rk_record_form_is_changed (RkRecordForm *self)
{
  g_return_val_if_fail (RK_IS_RECORD_FORM (self), FALSE);

  return self->changed;
}

gboolean
rk_record_form_is_touched (RkRecordForm *self, const char *field)
{
  RkFieldRow *row;

  g_return_val_if_fail (RK_IS_RECORD_FORM (self), FALSE);

  row = find_row (self, field);
  return row && rk_field_row_is_touched (row);
}

char **
rk_record_form_dup_touched (RkRecordForm *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (RK_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (rk_field_row_is_touched (self->rows->pdata[i]))
      g_strv_builder_add (names, rk_field_row_get_field (self->rows->pdata[i])->name);
  return g_strv_builder_end (names);
}

char *
rk_record_form_dup_typed (RkRecordForm *self, const char *field)
{
  RkFieldRow *row;

  g_return_val_if_fail (RK_IS_RECORD_FORM (self), NULL);

  row = find_row (self, field);
  return row ? rk_field_row_dup_typed (row) : NULL;
}

void
rk_record_form_type (RkRecordForm *self, const char *field, const char *text)
{
  RkFieldRow *row;

  g_return_if_fail (RK_IS_RECORD_FORM (self) && text);

  row = find_row (self, field);
  g_return_if_fail (row);
  rk_field_row_set_typed (row, text);
}

gboolean
rk_record_form_focus_field (RkRecordForm *self, const char *field)
{
  RkFieldRow *row;

  g_return_val_if_fail (RK_IS_RECORD_FORM (self), FALSE);

  row = field ? find_row (self, field) : self->rows->len ? self->rows->pdata[0] : NULL;
  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
rk_record_form_set_context (RkRecordForm *self, RkContext *context)
{
  g_return_if_fail (RK_IS_RECORD_FORM (self));

  g_set_object (&self->context, context);
  for (guint i = 0; i < self->rows->len; i++)
    rk_field_row_set_context (self->rows->pdata[i], context);
}

RkRecord *
rk_record_form_get_record (RkRecordForm *self)
{
  g_return_val_if_fail (RK_IS_RECORD_FORM (self), NULL);

  return self->record;
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
add_row (RkRecordForm *self, AdwPreferencesGroup *group, const RkField *field)
{
  GtkWidget *row = rk_field_row_new (field);

  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_row_edited), self);
  g_signal_connect_swapped (row, "left", G_CALLBACK (on_row_left), self);
  g_signal_connect_swapped (row, "committed", G_CALLBACK (on_row_committed), self);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_in_forms (const RkField *field)
{
  return field->group && !(field->flags & (RK_FIELD_INTERNAL | RK_FIELD_DERIVED));
}

/* Fields of one group stand together, in the order in which the groups first appear. */
static void
add_groups (RkRecordForm *self, GtkBox *box)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const RkField *field = &self->kind->fields[i];
      GtkWidget *group;

      if (!is_in_forms (field))
        continue;
      group = g_hash_table_lookup (groups, field->group);
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (field->group));
          gtk_box_append (box, group);
          g_hash_table_insert (groups, (gpointer)field->group, group);
        }
      add_row (self, ADW_PREFERENCES_GROUP (group), field);
    }
}

static void
add_named (RkRecordForm *self, GtkBox *box, const char *const *fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (box, group);
  for (guint i = 0; fields[i]; i++)
    {
      int field = rk_kind_field (self->kind, fields[i]);

      g_return_if_fail (field >= 0);
      add_row (self, ADW_PREFERENCES_GROUP (group), &self->kind->fields[field]);
    }
}

GtkWidget *
rk_record_form_new_for (const RkKind *kind, const char *const *fields)
{
  RkRecordForm *self = g_object_new (RK_TYPE_RECORD_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->kind = kind;
  if (fields)
    add_named (self, GTK_BOX (box), fields);
  else
    add_groups (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

GtkWidget *
rk_record_form_new (const RkKind *kind)
{
  return rk_record_form_new_for (kind, NULL);
}

static void
rk_record_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkRecordForm *self = RK_RECORD_FORM (object);

  switch (id)
    {
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_record_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITABLE:
      rk_record_form_set_editable (RK_RECORD_FORM (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_record_form_dispose (GObject *object)
{
  g_clear_object (&RK_RECORD_FORM (object)->context);
  G_OBJECT_CLASS (rk_record_form_parent_class)->dispose (object);
}

static void
rk_record_form_finalize (GObject *object)
{
  RkRecordForm *self = RK_RECORD_FORM (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->record, rk_record_unref);
  G_OBJECT_CLASS (rk_record_form_parent_class)->finalize (object);
}

static void
rk_record_form_class_init (RkRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rk_record_form_get_property;
  object_class->set_property = rk_record_form_set_property;
  object_class->dispose = rk_record_form_dispose;
  object_class->finalize = rk_record_form_finalize;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE]
      = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_record_form_init (RkRecordForm *self)
{
  self->rows = g_ptr_array_new ();
  self->editable = TRUE;
}
