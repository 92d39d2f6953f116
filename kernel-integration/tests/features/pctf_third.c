// SPDX-License-Identifier: GPL-2.0-or-later
/* Uses what both own, and looks whether everything is where it should be. */
#include <linux/cpu.h>
#include "pctf.h"

static DEFINE_PER_CPU(u32, own);

static void on_cpu(void *unused)
{
	struct pctf_pair __percpu *pair = pctf_second_choose();

	this_cpu_inc(pair->hits);
	this_cpu_add(pctf_second_pair.bytes, 7);
	this_cpu_ptr(&pctf_second_row)[0][2] += 20;
	pctf_first_add(pctf_first_area, this_cpu_read(pctf_first_count));
	this_cpu_inc(own);
}

static int __init pctf_third_init(void)
{
	int cpu, bad_count = 0, bad_area = 0, bad_pair = 0, bad_row = 0, bad_own = 0;

	on_each_cpu(on_cpu, NULL, 1);
	cpus_read_lock();
	for_each_online_cpu(cpu) {
		struct pctf_pair *pair = per_cpu_ptr(pctf_second_choose(), cpu);

		bad_count += per_cpu(pctf_first_count, cpu) != 11;
		bad_area += *per_cpu_ptr(pctf_first_area, cpu) != 111;
		bad_pair += pair != &per_cpu(pctf_second_pair, cpu);
		bad_pair += pair->hits != 1 || pair->bytes != 12;
		bad_row += per_cpu(pctf_second_row, cpu)[2] != 21;
		bad_own += per_cpu(own, cpu) != 1;
	}
	cpus_read_unlock();
	PCTF_RESULT(!bad_count, "variable");
	PCTF_RESULT(!bad_area, "area");
	PCTF_RESULT(!bad_pair, "structure");
	PCTF_RESULT(!bad_row, "array");
	PCTF_RESULT(!bad_own, "own");
	return 0;
}

static void __exit pctf_third_exit(void)
{
}

module_init(pctf_third_init);
module_exit(pctf_third_exit);
MODULE_DESCRIPTION("User of both modules' per-CPU data");
MODULE_LICENSE("GPL");
