/* Documents and charts with invented rows, for the tests, the bench and the eye. */
#pragma once

#include "rk-pdf.h"

G_BEGIN_DECLS

/**
 * doc_sample_list:
 * @n_rows: workplaces
 * @n_groups: 市町 they are spread over, 0 for no bands
 *
 * Returns: (transfer full): a list like the public one of PAPERS.md: names, marks, bands
 */
RkDocument *doc_sample_list (guint n_rows, guint n_groups);

/** doc_sample_register: 事業所名簿, eight columns of text. */
RkDocument *doc_sample_register (guint n_rows);

/** doc_sample_paper: headings, paragraphs, facts, long texts, figures. */
RkDocument *doc_sample_paper (void);

/** doc_sample_letter: Mincho on the margins of a letter. */
RkDocument *doc_sample_letter (guint n_paragraphs);

/** doc_sample_chart: @n_categories × @n_series, some withheld and missing if @gaps. */
RkChart *doc_sample_chart (RkChartKind kind, guint n_categories, guint n_series, gboolean gaps);

/** doc_sample_stack: 35 municipalities by 20 trades, folded to eight series. */
RkChart *doc_sample_stack (void);

/** doc_sample_pdf: the document as a PDF in @folder; the path. Fails the test on any error. */
char *doc_sample_pdf (RkDocument *document, const char *folder, const char *name);

G_END_DECLS
