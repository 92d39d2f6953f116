// SPDX-License-Identifier: GPL-2.0-or-later
/* Exported by the macro for ordinary variables */
#include <linux/module.h>
#include <linux/percpu.h>

DEFINE_PER_CPU(u64, exported_value);
#ifdef PCT_CURE
EXPORT_PER_CPU_SYMBOL_GPL(exported_value);
#else
EXPORT_SYMBOL_GPL(exported_value);
#endif
MODULE_LICENSE("GPL");
