/* What every page and dialog of one window is given: the open office file, the settings of this
 * desk, and the few things they all do the same way: tell, report, run a command, go somewhere.
 * There is no global getter; whoever needs the context is handed it at construction. */
#pragma once

#include <gtk/gtk.h>
#include "rk-query.h"

G_BEGIN_DECLS

#define RK_TYPE_CONTEXT (rk_context_get_type ())
G_DECLARE_FINAL_TYPE (RkContext, rk_context, RK, CONTEXT, GObject)

/**
 * RkCommandDone: a command has ended; called on the main thread.
 * @owner: the object given at the start, still alive
 * @data: the command's data, freed after this call
 * @done: FALSE where it failed or was cancelled; the error has been reported already
 */
typedef void (*RkCommandDone) (gpointer owner, gpointer data, gboolean done);

/**
 * rk_context_new: @store is closed when the context goes away.
 */
RkContext *rk_context_new (RkStore *store, GSettings *settings);

RkStore *rk_context_get_store (RkContext *self);
GSettings *rk_context_get_settings (RkContext *self);
gboolean rk_context_is_read_only (RkContext *self);
/**
 * rk_context_get_office: the office's record, kept fresh; "notify::office" tells of changes.
 * Returns: (transfer none)
 */
RkRecord *rk_context_get_office (RkContext *self);
/** rk_context_get_fiscal_year: the one worked on (2026 = 令和8年度): the office's choice, else
 * today's. */
int rk_context_get_fiscal_year (RkContext *self);

/**
 * rk_context_set_window: the window that dialogs of this context belong to.
 * @window: (nullable) not owned
 */
void rk_context_set_window (RkContext *self, GtkWindow *window);

/**
 * rk_context_toast: says what happened, with its number (「事業所 3件の市町を直しました」).
 * @undoable: adds the button 「元に戻す」
 *
 * A toast that may be undone offers it only while the action is the newest one in force.
 */
void rk_context_toast (RkContext *self, const char *text, gboolean undoable);

/**
 * rk_context_report: the one place where a failure becomes something to read.
 * @error: (nullable) its message says what happened, what is safe and what to do; nothing is
 *   shown for NULL and for a cancelled operation
 * @what: (nullable) heading, a translated sentence: 「保存できませんでした」
 */
void rk_context_report (RkContext *self, const GError *error, const char *what);

/**
 * rk_context_finish_read: what rk_store_read_async() has read; a failure is reported.
 * @self: (nullable): %NULL where the window that asked is gone
 *
 * Returns: (nullable): the data of the read; %NULL where there is nothing to show
 */
gpointer rk_context_finish_read (RkContext *self, GObject *store, GAsyncResult *result);

/**
 * rk_context_report_retry: the same with a button that tries again.
 * @verb: (nullable) the button's words; NULL: 「もう一度」
 */
void rk_context_report_retry (RkContext *self,
                              const GError *error,
                              const char *what,
                              const char *verb,
                              GSourceOnceFunc retry,
                              gpointer data,
                              GDestroyNotify destroy);

/**
 * rk_context_run_command_async: runs @func as one command on the store's worker.
 * @owner: (nullable) kept alive until the end and handed to @done
 * @what: the words of the history, Japanese (「事業所を追加した」)
 * @toast: (nullable) translated; shown with 「元に戻す」 when done. Where it needs a number that
 *   only the command knows, pass NULL and call rk_context_toast() in @done
 * @data: (transfer full) with @destroy
 *
 * A failure is reported, with 「もう一度」 where trying again can help.
 */
void rk_context_run_command_async (RkContext *self,
                                   gpointer owner,
                                   const char *what,
                                   const char *toast,
                                   RkStoreFunc func,
                                   gpointer data,
                                   GDestroyNotify destroy,
                                   RkCommandDone done);

/** rk_context_undo, rk_context_redo: the newest action, with a toast that says which it was. */
void rk_context_undo (RkContext *self);
void rk_context_redo (RkContext *self);
/** rk_context_undo_entry: takes back one action. @what: its words, for the toast */
void rk_context_undo_entry (RkContext *self, gint64 id, const char *what);
/** rk_context_undo_to: takes back every action after @id. */
void rk_context_undo_to (RkContext *self, gint64 id);

/**
 * rk_context_navigate: shows a page, and there a record.
 * @page: its name: "home", "workplaces", …
 * @record_id: 0 = just the page
 */
void rk_context_navigate (RkContext *self, const char *page, gint64 record_id);
/** rk_context_navigate_query: shows a page with these conditions set: 「要確認の値 13か所」→ 直す.
 */
void rk_context_navigate_query (RkContext *self, const char *page, RkQuery *query);

/* Signals, for the window:
 *   navigate (char *page, gint64 record_id, RkQuery *query)
 *   toast (AdwToast *toast) */

G_END_DECLS
