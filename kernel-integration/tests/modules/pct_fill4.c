// SPDX-License-Identifier: GPL-2.0-or-later
#define PCT_BYTES 32768
#include "pct_fill.inc"
