/* Reading JSON (RFC 8259) that people write by hand: every value knows its line, so that a broken
 * file can be refused with the place. Strict: no comments, no trailing commas, no key twice. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RK_JSON_NULL,
  RK_JSON_BOOLEAN,
  RK_JSON_NUMBER,
  RK_JSON_TEXT,
  RK_JSON_ARRAY,
  RK_JSON_OBJECT,
} RkJsonType;

typedef struct _RkJsonNode RkJsonNode;

/**
 * RkJsonNode:
 * @line: from 1
 * @text: of a text
 * @number: of a number; 0 or 1 of a boolean
 * @children: of an array or object
 * @keys: of an object, beside @children
 */
struct _RkJsonNode
{
  RkJsonType type;
  guint line;
  char *text;
  double number;
  GPtrArray *children; /* RkJsonNode */
  GPtrArray *keys;     /* char * */
};

/**
 * rk_json_read:
 * @text: need not be UTF-8: that is checked
 * @error: %RK_ERROR_FORMAT: 「12行: …」
 */
RkJsonNode *rk_json_read (const char *text, gsize length, GError **error);
void rk_json_node_free (RkJsonNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkJsonNode, rk_json_node_free)

/** rk_json_member: Returns: (nullable) (transfer none): a member of an object */
const RkJsonNode *rk_json_member (const RkJsonNode *object, const char *key);
/** rk_json_refuse: %RK_ERROR_FORMAT with the line (0: none). Returns: FALSE */
gboolean rk_json_refuse (GError **error, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
