// SPDX-License-Identifier: GPL-2.0-or-later
#include "pct.h"

DECLARE_MODULE_PER_CPU(int, pct_both_value);
DECLARE_MODULE_PER_CPU(u64, pct_both_total);

DEFINE_PER_CPU(int, pct_both_value) = 100;
DEFINE_PER_CPU(u64, pct_both_total);
