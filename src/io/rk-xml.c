#include "rk-xml.h"

#include <string.h>
#include <libxml/parser.h>

#define PIECE (32 * 1024)

/* What libxml2 hands over: five pointers to each attribute. */
struct _RkXmlTag
{
  const xmlChar **attributes;
  int n;
};

struct _RkXmlParser
{
  RkZipPart *part;
  RkXmlHandler handler;
  gpointer data;
  xmlParserCtxt *context;
  const xmlChar *our_uri; /* the last that was ours: libxml2 gives the same pointer again */
  guint passed_over;      /* depth inside an element of another namespace */
  gboolean refused;
  GError *cause;
};

/* ── attributes ──────────────────────────────────────────────────────────────────────────── */

const char *
rk_xml_tag_get (const RkXmlTag *tag, const char *name, gsize *length)
{
  for (int i = 0; i < tag->n; i++)
    {
      const xmlChar **attribute = tag->attributes + (gsize)i * 5;

      /* Most differ in their first letter, and a sheet has millions of them. */
      if (*attribute[0] == (xmlChar)*name && strcmp ((const char *)attribute[0], name) == 0)
        {
          *length = (gsize)(attribute[4] - attribute[3]);
          return (const char *)attribute[3];
        }
    }
  return NULL;
}

char *
rk_xml_tag_dup (const RkXmlTag *tag, const char *name)
{
  gsize length;
  const char *value = rk_xml_tag_get (tag, name, &length);

  return value ? g_strndup (value, length) : NULL;
}

gboolean
rk_xml_tag_is (const RkXmlTag *tag, const char *name, const char *value)
{
  gsize length;
  const char *found = rk_xml_tag_get (tag, name, &length);

  return found && strlen (value) == length && memcmp (found, value, length) == 0;
}

gboolean
rk_xml_tag_is_true (const RkXmlTag *tag, const char *name)
{
  return rk_xml_tag_is (tag, name, "1") || rk_xml_tag_is (tag, name, "true")
         || rk_xml_tag_is (tag, name, "on");
}

guint
rk_xml_tag_number (const RkXmlTag *tag, const char *name, guint otherwise)
{
  gsize length;
  const char *value = rk_xml_tag_get (tag, name, &length);
  guint64 number = 0;
  gsize i = 0;

  if (value == NULL)
    return otherwise;
  while (i < length && i < 9 && g_ascii_isdigit (value[i]))
    number = number * 10 + (guint)(value[i++] - '0');
  return i > 0 ? (guint)number : otherwise;
}

/* ── what libxml2 tells ──────────────────────────────────────────────────────────────────── */

static gboolean
is_ours (RkXmlParser *self, const xmlChar *uri)
{
  static const char *const ours[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    NULL,
  };

  if (uri && uri == self->our_uri)
    return TRUE;
  if (uri == NULL || !g_strv_contains (ours, (const char *)uri))
    return FALSE;
  self->our_uri = uri;
  return TRUE;
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  RkXmlParser *self = data;
  RkXmlTag tag = { attributes, n_attributes };

  if (self->passed_over > 0 || !is_ours (self, uri))
    self->passed_over++;
  else if (!self->refused)
    self->handler.start (self->data, (const char *)name, &tag);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  RkXmlParser *self = data;

  if (self->passed_over > 0)
    self->passed_over--;
  else if (!self->refused && self->handler.end)
    self->handler.end (self->data, (const char *)name);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  RkXmlParser *self = data;

  if (self->passed_over == 0 && !self->refused && self->handler.text)
    self->handler.text (self->data, (const char *)text, (gsize)length);
}

/* A document type: no program that writes workbooks makes one, and entities can only come of it. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *id)
{
  RkXmlParser *self = data;

  self->refused = TRUE;
  xmlStopParser (self->context);
}

static void
on_complaint (void *data, xmlError *problem)
{
  /* libxml2 would write it to stderr; what matters is whether the document is well-formed. */
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static xmlParserCtxt *
new_context (RkXmlParser *self)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .internalSubset = on_document_type,
    .serror = on_complaint,
  };
  xmlParserCtxt *context = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);

  if (context == NULL)
    g_error ("no memory to read XML with"); /* as GLib does */
  xmlCtxtUseOptions (context, XML_PARSE_NONET);
  return context;
}

RkXmlParser *
rk_xml_parser_new (RkZipPart *part, const RkXmlHandler *handler, gpointer data)
{
  RkXmlParser *self = g_new0 (RkXmlParser, 1);

  self->part = part;
  self->handler = *handler;
  self->data = data;
  self->context = new_context (self);
  return self;
}

void
rk_xml_parser_free (RkXmlParser *self)
{
  /* The document is never built, but a stray node may hang there. */
  g_clear_pointer (&self->context->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (self->context);
  rk_zip_part_free (self->part);
  g_clear_error (&self->cause);
  g_free (self);
}

gboolean
rk_xml_parser_step (RkXmlParser *self, gboolean *at_end, GError **error)
{
  char piece[PIECE];
  gssize n = rk_zip_part_read (self->part, piece, sizeof piece, error);

  if (n < 0)
    return FALSE;
  *at_end = n == 0;
  xmlParseChunk (self->context, piece, (int)n, n == 0);
  if (self->cause)
    {
      g_propagate_error (error, g_steal_pointer (&self->cause));
      return FALSE;
    }
  return (!self->refused && self->context->wellFormed) || rk_zip_fail_damaged (error);
}

void
rk_xml_parser_fail (RkXmlParser *self, GError *cause)
{
  if (self->cause == NULL)
    self->cause = cause;
  else
    g_error_free (cause);
  /* xmlStopParser() would free the tag that the handler may still be looking at; what follows in
   * this piece is parsed and not told. */
  self->refused = TRUE;
}

RkZipPart *
rk_xml_parser_get_part (RkXmlParser *self)
{
  return self->part;
}
