/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* A module's init and exit, and a static function whose only caller is one of them. */
#include <linux/module.h>
#include <linux/init.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, tenant);

static void tenant_count(int n)
{
	__this_cpu_add(tenant, n);
}

static int __init tenant_init(void)
{
	pr_info("loaded on %d\n", smp_processor_id());	/* EXPECT percpu-preempt */
	return 0;
}

static void __exit tenant_exit(void)
{
	pr_info("unloaded\n");
	tenant_count(-1);				/* EXPECT percpu-preempt */
}

module_init(tenant_init);
module_exit(tenant_exit);
MODULE_LICENSE("GPL");
