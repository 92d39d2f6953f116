// SPDX-License-Identifier: GPL-2.0-or-later
/* 24,000 bytes on each CPU: three times what the stock kernel has for all modules. */
#define PCT_NAME	"count"
#define PCT_BYTES	24000
#define PCT_USED	792
#include "pct_count.inc"

DEFINE_PER_CPU(u64, pct_shared) = PCT_SHARED_START;
EXPORT_PER_CPU_SYMBOL_GPL(pct_shared);

DEFINE_PER_CPU(struct pct_record, pct_shared_record) = { .tag = PCT_SHARED_START };
EXPORT_PER_CPU_SYMBOL(pct_shared_record);

DEFINE_PER_CPU(u32 [16], pct_shared_array) = { [15] = PCT_SHARED_START };
EXPORT_PER_CPU_SYMBOL_GPL(pct_shared_array);

DEFINE_PER_CPU(u64, pct_shared_second);
EXPORT_PER_CPU_SYMBOL_GPL(pct_shared_second);

/* The owner's own view of it */
u64 pct_shared_sum(void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += per_cpu(pct_shared, cpu);
	return sum;
}
EXPORT_SYMBOL_GPL(pct_shared_sum);
