// SPDX-License-Identifier: GPL-2.0-or-later
/* The same test in a size that the stock kernel takes: shows that the test is right. */
#define PCT_NAME	"small"
#define PCT_BYTES	4000
#define PCT_USED	792
#include "pct_count.inc"
