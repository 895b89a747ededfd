/* The parts of a ZIP archive, unpacked piece by piece. Whatever the archive says of itself, no more
 * is unpacked than was asked for; a part is only at its end when its CRC is right. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A workbook has some tens of parts; more entries, or more tightly packed ones, are there to harm.
 */
#define RK_ZIP_MAX_ENTRIES 10000
#define RK_ZIP_MAX_RATIO 200

typedef struct _RkZip RkZip;
typedef struct _RkZipPart RkZipPart;

/**
 * rk_zip_new: reads the directory of an archive.
 * @stream: (transfer none): must be seekable (#GSeekable); others may not use it meanwhile
 * @cancellable: (nullable): also stops reading
 * @error: %RK_ERROR_FORMAT where it is damaged or has too many entries; a #GIOErrorEnum as it came
 */
RkZip *rk_zip_new (GInputStream *stream, GCancellable *cancellable, GError **error);
void rk_zip_free (RkZip *zip);

/** rk_zip_has: whether there is such a part. Capital letters make no difference. */
gboolean rk_zip_has (const RkZip *zip, const char *name);

/**
 * rk_zip_open: a part, at its beginning. Several may be open; @zip must outlive them.
 * @max_bytes: unpacked; more is refused
 * @error: %RK_ERROR_FORMAT where it is not there, too large, packed too tightly or encrypted
 */
RkZipPart *rk_zip_open (RkZip *zip, const char *name, guint64 max_bytes, GError **error);
void rk_zip_part_free (RkZipPart *part);
/**
 * rk_zip_part_read: up to @n bytes, fewer only at the end.
 *
 * Returns: number of bytes, 0 at the end, -1 with @error set
 */
gssize rk_zip_part_read (RkZipPart *part, void *buffer, gsize n, GError **error);
/** rk_zip_part_get_progress: unpacked so far, and in all. */
void rk_zip_part_get_progress (const RkZipPart *part, goffset *done, goffset *total);

/** rk_zip_fail_damaged: sets the error for an archive that is not whole. Returns: FALSE */
gboolean rk_zip_fail_damaged (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkZip, rk_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkZipPart, rk_zip_part_free)

G_END_DECLS
