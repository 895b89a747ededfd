/* The everyday edits of records of any kind: each is one command, named in the history and told in
 * a toast in the same words on every page. */
#pragma once

#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

/**
 * RkEditDone: an edit has ended; called on the main thread.
 * @owner: the object given at the start
 * @id: the record that was saved, 0 where there was none or many
 * @done: FALSE where it failed; that has been reported already
 */
typedef void (*RkEditDone) (gpointer owner, gint64 id, gboolean done);

/**
 * rk_edits_save: adds (id 0) or changes one record: 「事業所「…」を直した」.
 * @settled: (nullable) (array zero-terminated=1): fields whose values need no review any more
 * @done: (nullable)
 */
void rk_edits_save (RkContext *context,
                    RkRecord *record,
                    const char *const *settled,
                    gpointer owner,
                    RkEditDone done);
/**
 * rk_edits_save_all: the same for several records of any kinds, as one action named after the
 * first.
 * @done: (nullable): is given the id of the first
 */
void rk_edits_save_all (RkContext *context, GPtrArray *records, gpointer owner, RkEditDone done);
/**
 * rk_edits_save_as: the same in words of its own.
 * @what: for the history, Japanese (「発言を記録した」)
 * @toast: (nullable): translated; NULL: none, where the page itself shows what was done
 */
void rk_edits_save_as (RkContext *context,
                       RkRecord *record,
                       const char *what,
                       const char *toast,
                       gpointer owner,
                       RkEditDone done);
/**
 * rk_edits_set: gives several records the same values: 「事業所 3件の市町を直した」.
 * @ids: array of gint64
 * @values: record that holds the values
 * @fields: (array zero-terminated=1): the fields to set; reviews of theirs end
 */
void rk_edits_set (RkContext *context,
                   GArray *ids,
                   RkRecord *values,
                   const char *const *fields,
                   gpointer owner,
                   RkEditDone done);
/**
 * rk_edits_delete: 「事業所 3件を削除した」; one record by its name. Where others refer to one of
 * them, nothing is deleted, and it is said which these are and what to do instead.
 * @done: (nullable)
 */
void rk_edits_delete (
    RkContext *context, const RkKind *kind, GArray *ids, gpointer owner, RkEditDone done);
/** rk_edits_delete_one: the same for a single record. */
void rk_edits_delete_one (
    RkContext *context, const RkKind *kind, gint64 id, gpointer owner, RkEditDone done);
/** rk_edits_settle: the field stays empty; its review ends. */
void rk_edits_settle (RkContext *context, RkRecord *record, const char *field);

G_END_DECLS
