// SPDX-License-Identifier: GPL-2.0-or-later
/* An alignment that the allocator cannot give */
#define PCT_BYTES 8192
#define PCT_ALIGN 8192
#include "pct_fill.inc"
