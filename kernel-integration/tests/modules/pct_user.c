// SPDX-License-Identifier: GPL-2.0-or-later
/* Uses the variables that pct_count.ko exports. */
#undef pr_fmt
#define pr_fmt(fmt) fmt

#include <linux/cpu.h>
#include <linux/smp.h>
#include "pct.h"

/* In static initializers, which the loader fills */
static u64 __percpu *address = &pct_shared;
static const struct {
	struct pct_record __percpu *record;
	u32 __percpu *element;
} addresses = { &pct_shared_record, &pct_shared_array[15] };

static void add(void *unused)
{
	int i;

	for (i = 0; i < 100; i++) {
		this_cpu_add(pct_shared, 5);
		this_cpu_write(pct_shared_second, this_cpu_read(pct_shared));
		this_cpu_inc(pct_shared_record.hits);
		this_cpu_ptr(&pct_shared_record)->histogram[3]++;
		this_cpu_inc(pct_shared_array[i % 16]);
	}
}

static int __init pct_user_init(void)
{
	int bad = 0, bad_record = 0, bad_array = 0, bad_address = 0;
	u64 sum = 0;
	int cpu;

	on_each_cpu(add, NULL, 1);
	cpus_read_lock();
	for_each_possible_cpu(cpu) {
		bool online = cpu_online(cpu);

		sum += *per_cpu_ptr(address, cpu);
		bad += per_cpu(pct_shared, cpu) != PCT_SHARED_START + (online ? 500 : 0);
		bad += per_cpu(pct_shared_second, cpu) != (online ? PCT_SHARED_START + 500 : 0);
		bad_record += per_cpu(pct_shared_record, cpu).tag != PCT_SHARED_START;
		bad_record += per_cpu(pct_shared_record, cpu).hits != (online ? 100 : 0);
		bad_record += per_cpu(pct_shared_record, cpu).histogram[3] != (online ? 100 : 0);
		bad_address += per_cpu_ptr(READ_ONCE(address), cpu) != &per_cpu(pct_shared, cpu);
		bad_address += per_cpu_ptr(addresses.record, cpu) !=
			&per_cpu(pct_shared_record, cpu);
		bad_address += per_cpu_ptr(addresses.element, cpu) !=
			&per_cpu(pct_shared_array, cpu)[15];
		bad_array += per_cpu(pct_shared_array, cpu)[0] != (online ? 7 : 0);
		bad_array += per_cpu(pct_shared_array, cpu)[15] !=
			PCT_SHARED_START + (online ? 6 : 0);
	}
	cpus_read_unlock();
	RESULT(!bad, "user-scalar");
	RESULT(!bad_record, "user-struct");
	RESULT(!bad_array, "user-array");
	RESULT(!bad_address, "user-initializers");
	RESULT(sum == pct_shared_sum(), "user-owner-agrees");
	return 0;
}

static void __exit pct_user_exit(void)
{
}

module_init(pct_user_init);
module_exit(pct_user_exit);
MODULE_DESCRIPTION("User of another module's per-CPU variables");
MODULE_LICENSE("GPL");
