/* An SQLite VFS that fails on purpose: it passes everything on to the real one, counts the calls
 * that could fail on a real disk, and fails those that it is told to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_NONE,
  FAULT_IO,   /* the n-th reading or writing call fails once with an I/O error */
  FAULT_FULL, /* from the n-th write on, the disk is full */
  FAULT_DEAD, /* from the n-th call on, nothing reaches the disk any more (power cut) */
} FaultKind;

/** fault_vfs_register: becomes the default VFS of this process. */
void fault_vfs_register (void);
/** fault_vfs_arm: @nth counts from 1; FAULT_NONE disarms. Resets the counters. */
void fault_vfs_arm (FaultKind kind, guint nth);
/** fault_vfs_fired: whether an armed fault has struck. */
gboolean fault_vfs_fired (void);

G_END_DECLS
