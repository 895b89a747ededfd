/* The letters (定型文) that an office begins with. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

/**
 * rk_letters_default: the letter for a document in the words that an office begins with.
 * Returns: (transfer full) (nullable): a new record; NULL: there is none for this document
 */
RkRecord *rk_letters_default (const char *document);

G_END_DECLS
