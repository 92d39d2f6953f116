// SPDX-License-Identifier: GPL-2.0-or-later
/* static in front of DEFINE_PER_CPU() */
#include <linux/module.h>
#include <linux/percpu.h>

#ifdef PCT_CURE
DEFINE_STATIC_PER_CPU(u32, static_value);
#else
static DEFINE_PER_CPU(u32, static_value);
#endif

static int __init static_init(void)
{
	this_cpu_inc(static_value);
	return 0;
}
module_init(static_init);
MODULE_LICENSE("GPL");
