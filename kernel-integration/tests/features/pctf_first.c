// SPDX-License-Identifier: GPL-2.0-or-later
/* Owns a variable and an area, and exports both. */
#include "pctf.h"

DEFINE_PER_CPU(pctf_count_t, pctf_first_count) = 1;
EXPORT_PER_CPU_SYMBOL_GPL(pctf_first_count);

u64 __percpu *pctf_first_area;
EXPORT_SYMBOL_GPL(pctf_first_area);

/* Adds to this CPU's part of a caller's area. */
void pctf_first_add(u64 __percpu *area, u64 value)
{
	this_cpu_add(*area, value);
}
EXPORT_SYMBOL_GPL(pctf_first_add);

static int __init pctf_first_init(void)
{
	pctf_first_area = alloc_percpu(u64);
	return pctf_first_area ? 0 : -ENOMEM;
}

static void __exit pctf_first_exit(void)
{
	free_percpu(pctf_first_area);
}

module_init(pctf_first_init);
module_exit(pctf_first_exit);
MODULE_DESCRIPTION("Owner of a per-CPU variable and of an area");
MODULE_LICENSE("GPL");
