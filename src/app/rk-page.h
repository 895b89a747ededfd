/* One page of the window: a header bar of its own above a content. A page's .ui says
 *
 *   <template class="RkWorkplacesPage" parent="RkPage">
 *     <property name="title" translatable="yes">Workplaces</property>
 *     <child type="start"> header bar, left </child>
 *     <child type="end"> header bar, right </child>
 *     <child type="title"> (rare) in place of title and subtitle: an AdwViewSwitcherTitle </child>
 *     <child> the content </child>
 *
 * Actions of a page are installed on its class as "page.<verb>"; the window brings the keys that
 * are the same everywhere (Ctrl+F, Ctrl+P, F6, F9) and calls the virtual functions. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_PAGE (rk_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RkPage, rk_page, RK, PAGE, AdwBin)

/**
 * RkPageClass: each may be left NULL.
 * @focus_search: Ctrl+F
 * @print: Ctrl+P
 * @refresh: read everything again (another record of the page's kind changed far away)
 * @show_record: select and show the record
 * @show_query: show the rows of these conditions
 * @toggle_detail: F9
 * @take_number: Alt+1 … Alt+9, which otherwise go to the pillars. Returns: whether the number means
 *   something here
 * @step_back: Esc. Returns: FALSE where the page had nothing to close
 * @entered: the page was gone to, by a click or a key, but for no record of it: what takes the
 *   keyboard where one would not look for it in the list of pages
 * @leave: another page is to be shown: saves what is typed in a form. Returns: FALSE, with words,
 *   where it cannot be saved as it stands: the page stays
 */
struct _RkPageClass
{
  AdwBinClass parent_class;

  void (*focus_search) (RkPage *self);
  void (*print) (RkPage *self);
  void (*refresh) (RkPage *self);
  void (*show_record) (RkPage *self, gint64 id);
  void (*show_query) (RkPage *self, RkQuery *query);
  void (*toggle_detail) (RkPage *self);
  gboolean (*take_number) (RkPage *self, guint n);
  gboolean (*step_back) (RkPage *self);
  void (*entered) (RkPage *self);
  gboolean (*leave) (RkPage *self);
};

/* Properties:
 *   context   RkContext, construct only
 *   title, subtitle   texts of the header bar
 *   badge     number beside the pillar, 0 = none
 *   folded    (set by the window) the pillars are hidden: the header bar shows the way back */

RkContext *rk_page_get_context (RkPage *self);
void rk_page_set_title (RkPage *self, const char *title);
void rk_page_set_subtitle (RkPage *self, const char *subtitle);
void rk_page_set_badge (RkPage *self, guint badge);
guint rk_page_get_badge (RkPage *self);

/**
 * rk_page_add_pane: a part of the page that F6 and Shift+F6 go to, in the order of adding.
 * Only panes that are visible at the time take part.
 */
void rk_page_add_pane (RkPage *self, GtkWidget *pane);
/** rk_page_panes: Returns: (transfer none): the panes, in order */
GPtrArray *rk_page_panes (RkPage *self);

/**
 * rk_page_papers_menu: documents that a page prints, each with the action "page.paper".
 * @papers: names of documents; NULL among them begins a section
 */
GMenuModel *rk_page_papers_menu (const char *const *papers, guint n);

/** RkPageShow: shows what was read. @data: (transfer full) */
typedef void (*RkPageShow) (RkPage *self, gpointer data);
/**
 * rk_page_read: reads on a worker what the page shows. Only what was asked for last is shown, and
 * nothing when the page has gone; a failure is reported.
 * @func: fills @data
 * @data: (transfer full) with @destroy
 */
void rk_page_read (
    RkPage *self, RkStoreFunc func, gpointer data, GDestroyNotify destroy, RkPageShow show);

void rk_page_focus_search (RkPage *self);
void rk_page_print (RkPage *self);
void rk_page_refresh (RkPage *self);
void rk_page_show_record (RkPage *self, gint64 id);
void rk_page_show_query (RkPage *self, RkQuery *query);
void rk_page_toggle_detail (RkPage *self);
gboolean rk_page_take_number (RkPage *self, guint n);
gboolean rk_page_step_back (RkPage *self);
void rk_page_entered (RkPage *self);
gboolean rk_page_leave (RkPage *self);

G_END_DECLS
