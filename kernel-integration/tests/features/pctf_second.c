// SPDX-License-Identifier: GPL-2.0-or-later
/* Uses what the first module owns, and owns more. */
#include "pctf.h"

DEFINE_PER_CPU(struct pctf_pair, pctf_second_pair) = { .bytes = 5 };
EXPORT_PER_CPU_SYMBOL_GPL(pctf_second_pair);
DEFINE_PER_CPU(u32 [4], pctf_second_row);
EXPORT_PER_CPU_SYMBOL_GPL(pctf_second_row);

struct pctf_pair __percpu *pctf_second_choose(void)
{
	return &pctf_second_pair;
}
EXPORT_SYMBOL_GPL(pctf_second_choose);

static void on_cpu(void *unused)
{
	this_cpu_add(pctf_first_count, 10);
	pctf_first_add(pctf_first_area, 100);
	this_cpu_inc(pctf_second_row[2]);
}

static int __init pctf_second_init(void)
{
	on_each_cpu(on_cpu, NULL, 1);
	return 0;
}

static void __exit pctf_second_exit(void)
{
}

module_init(pctf_second_init);
module_exit(pctf_second_exit);
MODULE_DESCRIPTION("User of the first module's per-CPU data");
MODULE_LICENSE("GPL");
