// SPDX-License-Identifier: GPL-2.0-or-later
/* A variable of another file of the same module, declared as one of the kernel image */
#include <linux/module.h>
#include <linux/percpu.h>

#ifdef PCT_CURE
DECLARE_MODULE_PER_CPU(long, own_value);
#else
DECLARE_PER_CPU(long, own_value);
#endif

static int __init own_init(void)
{
	this_cpu_inc(own_value);
	return 0;
}
module_init(own_init);
MODULE_LICENSE("GPL");
