#include "fault-vfs.h"

#include <sqlite3.h>

static sqlite3_vfs *real;
static sqlite3_vfs shim;
static FaultKind armed;
static guint armed_nth;
static guint n_calls;
static gboolean fired;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *file; /* the real one, in the memory behind this struct */
} FaultFile;

void
fault_vfs_arm (FaultKind kind, guint nth)
{
  armed = kind;
  armed_nth = nth;
  n_calls = 0;
  fired = FALSE;
}

gboolean
fault_vfs_fired (void)
{
  return fired;
}

/* Returns SQLITE_OK, or the code with which this call is to fail. */
static int
strike (gboolean write, int code)
{
  if (armed == FAULT_NONE || (armed == FAULT_FULL && !write))
    return SQLITE_OK;
  n_calls++;
  if (n_calls < armed_nth || (armed == FAULT_IO && n_calls > armed_nth))
    return SQLITE_OK;
  fired = TRUE;
  return armed == FAULT_FULL ? SQLITE_FULL : code;
}

#define REAL(f) (((FaultFile *)(f))->file)

static int
file_close (sqlite3_file *f)
{
  return REAL (f)->pMethods ? REAL (f)->pMethods->xClose (REAL (f)) : SQLITE_OK;
}

static int
file_read (sqlite3_file *f, void *data, int n, sqlite3_int64 at)
{
  int rc = strike (FALSE, SQLITE_IOERR_READ);

  return rc ? rc : REAL (f)->pMethods->xRead (REAL (f), data, n, at);
}

static int
file_write (sqlite3_file *f, const void *data, int n, sqlite3_int64 at)
{
  int rc = strike (TRUE, SQLITE_IOERR_WRITE);

  return rc ? rc : REAL (f)->pMethods->xWrite (REAL (f), data, n, at);
}

static int
file_truncate (sqlite3_file *f, sqlite3_int64 size)
{
  int rc = strike (FALSE, SQLITE_IOERR_TRUNCATE);

  return rc ? rc : REAL (f)->pMethods->xTruncate (REAL (f), size);
}

static int
file_sync (sqlite3_file *f, int flags)
{
  int rc = strike (FALSE, SQLITE_IOERR_FSYNC);

  return rc ? rc : REAL (f)->pMethods->xSync (REAL (f), flags);
}

static int
file_size (sqlite3_file *f, sqlite3_int64 *size)
{
  return REAL (f)->pMethods->xFileSize (REAL (f), size);
}

static int
file_lock (sqlite3_file *f, int lock)
{
  return REAL (f)->pMethods->xLock (REAL (f), lock);
}

static int
file_unlock (sqlite3_file *f, int lock)
{
  return REAL (f)->pMethods->xUnlock (REAL (f), lock);
}

static int
file_check_reserved (sqlite3_file *f, int *result)
{
  return REAL (f)->pMethods->xCheckReservedLock (REAL (f), result);
}

static int
file_control (sqlite3_file *f, int op, void *arg)
{
  return REAL (f)->pMethods->xFileControl (REAL (f), op, arg);
}

static int
file_sector (sqlite3_file *f)
{
  return REAL (f)->pMethods->xSectorSize (REAL (f));
}

static int
file_device (sqlite3_file *f)
{
  return REAL (f)->pMethods->xDeviceCharacteristics (REAL (f));
}

static int
file_shm_map (sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
  return REAL (f)->pMethods->xShmMap (REAL (f), page, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *f, int offset, int n, int flags)
{
  return REAL (f)->pMethods->xShmLock (REAL (f), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *f)
{
  REAL (f)->pMethods->xShmBarrier (REAL (f));
}

static int
file_shm_unmap (sqlite3_file *f, int delete_flag)
{
  return REAL (f)->pMethods->xShmUnmap (REAL (f), delete_flag);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_sector,
  .xDeviceCharacteristics = file_device,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out_flags)
{
  FaultFile *file = (FaultFile *)f;
  int rc = strike (FALSE, SQLITE_CANTOPEN);

  file->base.pMethods = NULL;
  file->file = (sqlite3_file *)(file + 1);
  file->file->pMethods = NULL;
  if (rc == SQLITE_OK)
    rc = real->xOpen (real, name, file->file, flags, out_flags);
  if (rc == SQLITE_OK)
    file->base.pMethods = &methods;
  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  int rc = strike (FALSE, SQLITE_IOERR_DELETE);

  return rc ? rc : real->xDelete (real, name, sync);
}

void
fault_vfs_register (void)
{
  real = sqlite3_vfs_find (NULL);
  shim = *real;
  shim.zName = "fault";
  shim.szOsFile = (int)sizeof (FaultFile) + real->szOsFile;
  shim.xOpen = vfs_open;
  shim.xDelete = vfs_delete;
  sqlite3_vfs_register (&shim, 1);
}
