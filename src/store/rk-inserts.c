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

static void
append_byte (GByteArray *out, guint8 byte)
{
  g_byte_array_append (out, &byte, 1);
}

/* @type and @value, SQLite's variable-length integer: seven bits a byte, the highest first. */
static void
append_varint (GByteArray *out, int type, guint64 value)
{
  guint8 bytes[10];
  guint n = sizeof bytes;

  bytes[--n] = value & 0x7f;
  while (value >>= 7)
    bytes[--n] = (value & 0x7f) | 0x80;
  bytes[--n] = (guint8)type;
  g_byte_array_append (out, bytes + n, sizeof bytes - n);
}

static void
append_eight (GByteArray *out, int type, guint64 bits)
{
  guint64 big = GUINT64_TO_BE (bits);
  guint8 bytes[9] = { (guint8)type };

  memcpy (bytes + 1, &big, sizeof big);
  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_text (GByteArray *out, const char *text)
{
  gsize length = strlen (text);

  append_varint (out, SQLITE_TEXT, length);
  g_byte_array_append (out, (const guint8 *)text, (guint)length);
}

static void
append_value (GByteArray *out, const RkRecord *record, int field)
{
  double real;
  guint64 bits;

  if (rk_record_is_null (record, field))
    {
      append_byte (out, SQLITE_NULL);
      return;
    }
  switch (rk_record_kind (record)->fields[field].type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      append_text (out, rk_record_text (record, field));
      break;
    case RK_TYPE_REAL:
      real = rk_record_real (record, field);
      memcpy (&bits, &real, sizeof bits);
      append_eight (out, SQLITE_FLOAT, bits);
      break;
    default:
      append_eight (out, SQLITE_INTEGER, (guint64)rk_record_int (record, field));
      break;
    }
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
  append_varint (table->bytes, 'T', table->fields->len);
  for (guint c = 0; c < table->fields->len; c++)
    append_byte (table->bytes, g_array_index (table->fields, int, c) == ID_COLUMN);
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

gboolean
rk_inserts_add (RkInserts *self, RkDb *db, const RkRecord *record, gint64 id, GError **error)
{
  Table *table = table_of_kind (self, db, rk_record_kind (record), error);

  if (table == NULL)
    return FALSE;
  append_byte (table->bytes, SQLITE_INSERT);
  append_byte (table->bytes, 0); /* not by a trigger */
  for (guint c = 0; c < table->fields->len; c++)
    {
      int field = g_array_index (table->fields, int, c);

      if (field == ID_COLUMN)
        append_eight (table->bytes, SQLITE_INTEGER, (guint64)id);
      else if (field == OFFICE_COLUMN)
        append_eight (table->bytes, SQLITE_INTEGER, (guint64)db->office_id);
      else
        append_value (table->bytes, record, field);
    }
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
