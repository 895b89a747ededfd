/* How certificates look, whoever gets them: frame, number, name, words, date, who issues them. */
#pragma once

#include "rk-letter.h"
#include "rk-sheet.h"

G_BEGIN_DECLS

/**
 * RkCertificateBase: what is the same for all of one issue.
 * @picture: (nullable): PNG in place of the frame
 * @seal: whether the place of the seal is shown
 */
typedef struct
{
  gboolean upright;
  const char *issuer;
  GBytes *picture;
  gboolean seal;
} RkCertificateBase;

/** rk_certificate_base_new: drawn once, below each certificate. (transfer full) */
RkSheet *rk_certificate_base_new (const RkCertificateBase *base, GError **error);

/**
 * RkCertificate: one of them.
 * @number, @again: (nullable): 「認定第R6-0418号」; that it is handed out again
 * @above: (nullable): small, above the name
 * @name, @branch: @branch nullable
 */
typedef struct
{
  gboolean upright;
  const char *number;
  const char *again;
  const char *above;
  const char *name;
  const char *branch;
  const RkLetterText *text;
  const char *date;
} RkCertificate;

/** rk_certificate_new: @base: (transfer none). Returns: (transfer full) */
RkSheet *rk_certificate_new (RkSheet *base, const RkCertificate *certificate);

G_END_DECLS
