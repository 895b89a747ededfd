#include "rk-goto.h"

#include "rk-attached-file.h"
#include "rk-kinds.h"
#include "rk-records.h"

static const struct
{
  const RkKind *kind;
  const char *page;
} pages[] = {
  { &rk_kind_council, "councils" },     { &rk_kind_body, "councils" },
  { &rk_kind_appointment, "councils" }, { &rk_kind_meeting, "meetings" },
  { &rk_kind_workplace, "workplaces" }, { &rk_kind_edition_item, "checklists" },
  { &rk_kind_round, "checklists" },     { &rk_kind_indicator, "indicators" },
  { &rk_kind_figure, "indicators" },    { &rk_kind_measure, "plans" },
  { &rk_kind_plan, "plans" },
};

const char *
rk_goto_page (const RkKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].kind == kind)
      return pages[i].page;
  return NULL;
}

static void
go_to_meeting_of (RkContext *context, const RkKind *kind, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkRecord) record = rk_records_get (db, kind, id, NULL);
  gint64 file
      = record && kind == &rk_kind_material ? rk_record_get_int (record, "attachment_id") : 0;
  gint64 meeting = record ? rk_record_get_int (record, "meeting_id") : 0;

  if (file)
    rk_attached_file_open (context, file);
  else if (meeting
           && (kind == &rk_kind_agenda_item || kind == &rk_kind_material
               || kind == &rk_kind_statement))
    rk_context_navigate (context, "meetings", id); /* the page knows where it stands */
  else if (meeting)
    rk_context_navigate (context, "meetings", meeting);
}

void
rk_goto_record (RkContext *context, const RkKind *kind, gint64 id)
{
  g_return_if_fail (RK_IS_CONTEXT (context) && kind);

  if (id == 0)
    return;
  if (kind == &rk_kind_attachment)
    rk_attached_file_open (context, id);
  else if (kind == &rk_kind_statement || kind == &rk_kind_material || kind == &rk_kind_action
           || kind == &rk_kind_agenda_item)
    go_to_meeting_of (context, kind, id);
  else if (rk_goto_page (kind))
    rk_context_navigate (context, rk_goto_page (kind), id);
}
