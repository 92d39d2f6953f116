// SPDX-License-Identifier: GPL-2.0-or-later
/* One word more than one module can have */
#define PCT_BYTES 32772
#include "pct_fill.inc"
