// SPDX-License-Identifier: GPL-2.0-or-later
/* A module of two files that share a per-CPU variable */
#undef pr_fmt
#define pr_fmt(fmt) fmt

#include <linux/smp.h>
#include "pct.h"

DECLARE_MODULE_PER_CPU(int, pct_both_value);
DECLARE_MODULE_PER_CPU(u64, pct_both_total);

static void add(void *unused)
{
	this_cpu_add(pct_both_value, smp_processor_id());
	this_cpu_inc(pct_both_total);
}

static int __init pct_both_init(void)
{
	int bad = 0;
	int cpu;

	on_each_cpu(add, NULL, 1);
	for_each_online_cpu(cpu) {
		bad += per_cpu(pct_both_value, cpu) != 100 + cpu;
		bad += per_cpu(pct_both_total, cpu) != 1;
	}
	RESULT(!bad, "two-files");
	return 0;
}

static void __exit pct_both_exit(void)
{
}

module_init(pct_both_init);
module_exit(pct_both_exit);
MODULE_DESCRIPTION("Per-CPU variable shared by two files");
MODULE_LICENSE("GPL");
