/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Begun, and nothing in the unit ever ends it; or begun twice and ended once. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, probe_hits);

/* What was meant is smp_processor_id (). */
int probe_here(void)
{
	int cpu = get_cpu();

	pr_info("probe on %d\n", cpu);
	return 0;					/* EXPECT percpu-balance */
}

void probe_twice(int n)
{
	int cpu = get_cpu();

	get_cpu_var(probe_hits) += n + cpu;
	put_cpu_var(probe_hits);
}							/* EXPECT percpu-balance */

/* A static function leaves it to its caller, who does not know. */
static int probe_enter(void)
{
	return ++get_cpu_var(probe_hits);
}

int probe_count(void)
{
	int n = probe_enter();

	return n > 10 ? n : 0;				/* EXPECT percpu-balance */
}

MODULE_LICENSE("GPL");
