// SPDX-License-Identifier: GPL-2.0-or-later
/* What the plugin rejects.  `make demo' shows its messages; it must not compile. */
#include <percpu.h>

static DEFINE_PER_CPU(int, hits);
static
DEFINE_PER_CPU_ALIGNED(long, misses);

struct stats {
	DEFINE_PER_CPU(int, packets);
};

extern DEFINE_PER_CPU(int, limit) = 10;

int count(void);
int count(void)
{
	DEFINE_PER_CPU(int, local);

	this_cpu_inc(hits);
	this_cpu_inc(misses);
	return local;
}

DEFINE_PER_CPU(int, total);

int plain_read(void)
{
	return total;
}

int *leak(void)
{
	return &total;
}

int ordinary(int *pointer)
{
	return *this_cpu_ptr(pointer);
}
