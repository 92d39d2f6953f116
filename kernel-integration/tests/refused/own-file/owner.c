// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/percpu.h>

DEFINE_PER_CPU(long, own_first);
DEFINE_PER_CPU(long, own_value);
