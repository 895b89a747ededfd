#include "rk-inserts.h"

#include <string.h>

#define ID_COLUMN (-1)
#define OFFICE_COLUMN (-2)

/* The changes of one table. */
typedef struct
{
  const RkKind *kind;
  GArray *fields; /* int: field of each column of the table, in the table's order */
  gsize n_header;
  GByteArray *bytes; /* header and rows */
} Table;

struct _RkInserts
{
  GPtrArray *tables;
};

/* ── bytes ───────────────────────────────────────────────────────────────────────────────── */

/* The longest number: its type and ten bytes of seven bits. */
#define MAX_NUMBER 11

/* @type and @value, SQLite's variable-length integer: seven bits a byte, the highest first.
 * Returns: what comes behind it */
static guint8 *
put_varint (guint8 *out, int type, guint64 value)
{
  guint n = 1;

  while (n < MAX_NUMBER - 1 && value >> (7 * n))
    n++;
  *out++ = (guint8)type;
  while (n-- > 1)
    *out++ = ((value >> (7 * n)) & 0x7f) | 0x80;
  *out++ = value & 0x7f;
  return out;
}

static guint8 *
put_eight (guint8 *out, int type, guint64 bits)
{
  guint64 big = GUINT64_TO_BE (bits);

  *out++ = (guint8)type;
  memcpy (out, &big, sizeof big);
  return out + sizeof big;
}

static guint8 *
put_text (guint8 *out, const char *text)
{
  gsize length = strlen (text);

  out = put_varint (out, SQLITE_TEXT, length);
  memcpy (out, text, length);
  return out + length;
}

static gboolean
is_text (const RkRecord *record, int field)
{
  RkFieldType type = rk_record_kind (record)->fields[field].type;

  return type == RK_TYPE_TEXT || type == RK_TYPE_DATE;
}

static guint8 *
put_value (guint8 *out, const RkRecord *record, int field)
{
  double real;
  guint64 bits;

  if (rk_record_is_null (record, field))
    {
      *out++ = SQLITE_NULL;
      return out;
    }
  if (is_text (record, field))
    return put_text (out, rk_record_text (record, field));
  if (rk_record_kind (record)->fields[field].type != RK_TYPE_REAL)
    return put_eight (out, SQLITE_INTEGER, (guint64)rk_record_int (record, field));
  real = rk_record_real (record, field);
  memcpy (&bits, &real, sizeof bits);
  return put_eight (out, SQLITE_FLOAT, bits);
}

/* ── tables ──────────────────────────────────────────────────────────────────────────────── */

static void
table_free (gpointer data)
{
  Table *table = data;

  g_array_unref (table->fields);
  g_byte_array_unref (table->bytes);
  g_free (table);
}

static int
field_of_column (const RkKind *kind, const char *column)
{
  if (g_str_equal (column, "id"))
    return ID_COLUMN;
  return g_str_equal (column, "office_id") ? OFFICE_COLUMN : rk_kind_field (kind, column);
}

static gboolean
read_columns (Table *table, RkDb *db, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT name FROM pragma_table_info (?) ORDER BY cid", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_static (stmt, 1, table->kind->name);
  for (;;)
    {
      int field;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      field = field_of_column (table->kind, rk_stmt_text (stmt, 0));
      g_array_append_val (table->fields, field);
    }
}

/* 'T', the number of columns, which of them are the key, and the table's name. */
static void
append_header (Table *table)
{
  guint8 start[MAX_NUMBER];

  g_byte_array_append (table->bytes, start,
                       (guint)(put_varint (start, 'T', table->fields->len) - start));
  for (guint c = 0; c < table->fields->len; c++)
    {
      guint8 key = g_array_index (table->fields, int, c) == ID_COLUMN;

      g_byte_array_append (table->bytes, &key, 1);
    }
  g_byte_array_append (table->bytes, (const guint8 *)table->kind->name,
                       (guint)strlen (table->kind->name) + 1);
  table->n_header = table->bytes->len;
}

static Table *
table_of_kind (RkInserts *self, RkDb *db, const RkKind *kind, GError **error)
{
  Table *table;

  for (guint i = 0; i < self->tables->len; i++)
    {
      table = self->tables->pdata[i];
      if (table->kind == kind)
        return table;
    }
  table = g_new0 (Table, 1);
  table->kind = kind;
  table->fields = g_array_new (FALSE, FALSE, sizeof (int));
  table->bytes = g_byte_array_new ();
  g_ptr_array_add (self->tables, table);
  if (!read_columns (table, db, error))
    {
      g_ptr_array_remove (self->tables, table);
      return NULL;
    }
  append_header (table);
  return table;
}

/* ── all of them ─────────────────────────────────────────────────────────────────────────── */

RkInserts *
rk_inserts_new (void)
{
  RkInserts *self = g_new0 (RkInserts, 1);

  self->tables = g_ptr_array_new_with_free_func (table_free);
  return self;
}

void
rk_inserts_free (RkInserts *self)
{
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* At most so many bytes a row takes. */
static gsize
most_bytes (const Table *table, const RkRecord *record)
{
  gsize n = 2 + (gsize)table->fields->len * MAX_NUMBER;

  for (guint c = 0; c < table->fields->len; c++)
    {
      int field = g_array_index (table->fields, int, c);

      if (field >= 0 && !rk_record_is_null (record, field) && is_text (record, field))
        n += strlen (rk_record_text (record, field));
    }
  return n;
}

gboolean
rk_inserts_add (RkInserts *self, RkDb *db, const RkRecord *record, gint64 id, GError **error)
{
  Table *table = table_of_kind (self, db, rk_record_kind (record), error);
  guint before;
  guint8 *out;

  if (table == NULL)
    return FALSE;
  before = table->bytes->len;
  g_byte_array_set_size (table->bytes, before + (guint)most_bytes (table, record));
  out = table->bytes->data + before;
  *out++ = SQLITE_INSERT;
  *out++ = 0; /* not by a trigger */
  for (guint c = 0; c < table->fields->len; c++)
    {
      int field = g_array_index (table->fields, int, c);

      if (field == ID_COLUMN)
        out = put_eight (out, SQLITE_INTEGER, (guint64)id);
      else if (field == OFFICE_COLUMN)
        out = put_eight (out, SQLITE_INTEGER, (guint64)db->office_id);
      else
        out = put_value (out, record, field);
    }
  g_byte_array_set_size (table->bytes, (guint)(out - table->bytes->data));
  return TRUE;
}

gsize
rk_inserts_get_size (const RkInserts *self)
{
  gsize size = 0;

  for (guint i = 0; i < self->tables->len; i++)
    size += ((Table *)self->tables->pdata[i])->bytes->len;
  return size;
}

GByteArray *
rk_inserts_take (RkInserts *self)
{
  GByteArray *all = g_byte_array_sized_new ((guint)rk_inserts_get_size (self));

  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = self->tables->pdata[i];

      if (table->bytes->len > table->n_header)
        g_byte_array_append (all, table->bytes->data, table->bytes->len);
      g_byte_array_set_size (table->bytes, (guint)table->n_header);
    }
  return all;
}
