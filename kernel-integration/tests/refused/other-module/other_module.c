// SPDX-License-Identifier: GPL-2.0-or-later
/* A variable of another module, declared as one of the kernel image */
#include <linux/module.h>
#include <linux/percpu.h>

#ifdef PCT_CURE
DECLARE_MODULE_PER_CPU(u64, pct_shared);
#else
DECLARE_PER_CPU(u64, pct_shared);
#endif

static int __init other_init(void)
{
	this_cpu_inc(pct_shared);
	return 0;
}
module_init(other_init);
MODULE_LICENSE("GPL");
