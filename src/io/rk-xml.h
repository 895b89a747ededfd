/* XML of a part of a workbook, told element by element while it is read. No document type and so no
 * entities of its own, nothing is fetched, and elements of other namespaces are passed over with
 * all they hold. Elements are the same in Transitional and Strict Office Open XML. */
#pragma once

#include "rk-zip.h"

G_BEGIN_DECLS

typedef struct _RkXmlTag RkXmlTag;
typedef struct _RkXmlParser RkXmlParser;

/**
 * RkXmlHandler: names are without prefix; text comes in pieces and is not terminated.
 */
typedef struct
{
  void (*start) (gpointer data, const char *name, const RkXmlTag *tag);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} RkXmlHandler;

/**
 * rk_xml_tag_get: an attribute, by its name without prefix.
 * @length: (out): bytes; the value is not terminated
 *
 * Returns: (nullable) (transfer none)
 */
const char *rk_xml_tag_get (const RkXmlTag *tag, const char *name, gsize *length);
/** rk_xml_tag_dup: Returns: (nullable) (transfer full) */
char *rk_xml_tag_dup (const RkXmlTag *tag, const char *name);
/** rk_xml_tag_is: whether the attribute has the value. */
gboolean rk_xml_tag_is (const RkXmlTag *tag, const char *name, const char *value);
/** rk_xml_tag_is_true: whether it is "1", "true" or "on". */
gboolean rk_xml_tag_is_true (const RkXmlTag *tag, const char *name);
/** rk_xml_tag_number: the number an attribute begins with; @otherwise where there is none. */
guint rk_xml_tag_number (const RkXmlTag *tag, const char *name, guint otherwise);

/** rk_xml_parser_new: @part: (transfer full) */
RkXmlParser *rk_xml_parser_new (RkZipPart *part, const RkXmlHandler *handler, gpointer data);
void rk_xml_parser_free (RkXmlParser *parser);
/**
 * rk_xml_parser_step: reads a piece and tells what is in it.
 * @error: %RK_ERROR_FORMAT where it is not well-formed; what rk_xml_parser_fail() was given
 */
gboolean rk_xml_parser_step (RkXmlParser *parser, gboolean *at_end, GError **error);
/** rk_xml_parser_fail: from a handler: nothing more is told. @cause: (transfer full) */
void rk_xml_parser_fail (RkXmlParser *parser, GError *cause);
RkZipPart *rk_xml_parser_get_part (RkXmlParser *parser);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkXmlParser, rk_xml_parser_free)

G_END_DECLS
