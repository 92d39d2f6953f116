// SPDX-License-Identifier: GPL-2.0-or-later
/* As much as openvswitch.ko had when it failed to load in 2025 */
#define PCT_BYTES 6488
#include "pct_fill.inc"
