/* Reading back what was written, with the tools of poppler. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** doc_run: runs a program and returns what it printed; the test fails if the program does. */
char *doc_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

/** doc_read_page: the text of page @n (from 1), or of all pages for 0, in reading order. */
char *doc_read_page (const char *path, guint n);

/** doc_squeeze: without blanks: poppler puts them, and ends of lines, where characters stand apart.
 */
char *doc_squeeze (const char *text);

/** doc_count_pages: pages of a PDF. */
guint doc_count_pages (const char *path);

/** doc_count: how often @needle stands in @text. */
guint doc_count (const char *text, const char *needle);

G_END_DECLS
