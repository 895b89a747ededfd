#include "rk-error.h"

G_DEFINE_QUARK (rk-error-quark, rk_error)
