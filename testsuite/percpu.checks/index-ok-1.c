/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CPU numbers that may be right, by the header.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-sign-compare" } */
/* { dg-plugin "nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

_Noreturn void panic (void);

int unreachable_branch (void)
{
	int debug = 0;

	if (debug)
		return per_cpu (hits, 99);
	if (0)
		return per_cpu (hits, 99);
	while (0)
		per_cpu (hits, 99)++;
	if (sizeof (int) == 8)
		per_cpu (hits, 99)++;
	return 1 ? 0 : per_cpu (hits, 99);
}
int behind_return (int x)
{
	if (x)
		return 0;
	panic ();
	return per_cpu (hits, 99);
}
int guarded (unsigned int cpu)
{
	if (cpu < nr_cpu_ids)
		return per_cpu (hits, cpu);
	return -1;
}
int guarded_twice (int cpu)
{
	if (cpu < 0)
		panic ();
	return cpu <= 64 ? per_cpu (hits, cpu) : 0;
}
int sentinel (int want)
{
	int cpu, found = -1;

	for_each_possible_cpu (cpu)
		if (per_cpu (hits, cpu) == want) {
			found = cpu;
			break;
		}
	if (found < 0)
		return 0;
	return per_cpu (hits, found);
}
int perhaps (int x)
{
	int cpu = -1;

	if (x)
		cpu = 0;
	return per_cpu (hits, cpu);
}
int larger_bound (void)
{
	int cpu, sum = 0;

	for (cpu = 0; cpu < 128; cpu++) {
		if (!cpu_possible (cpu))
			continue;
		sum += per_cpu (hits, cpu);
	}
	return sum;
}
int any_width (unsigned char a, signed char b, unsigned long long c, __int128 d)
{
	return per_cpu (hits, a) + per_cpu (hits, b) + per_cpu (hits, c)
	       + per_cpu (hits, d) + per_cpu (hits, (unsigned char) (c >> 3));
}
int from_memory (const int *cpu, _Atomic int *atomic, volatile int *other)
{
	return per_cpu (hits, *cpu) + per_cpu (hits, *atomic)
	       + per_cpu (hits, *other) + per_cpu (hits, cpu[64]);
}
int not_evaluated (void)
{
	__typeof__ (per_cpu (hits, 64)) x = sizeof (per_cpu (hits, 64));

	return x + _Alignof (__typeof__ (*per_cpu_ptr (&hits, -1)))
	       + __builtin_constant_p (sizeof (per_cpu (hits, -1)));
}
int last (void)
{
	return per_cpu (hits, 63) + per_cpu (hits, 63U) + per_cpu (hits, 63ULL)
	       + *per_cpu_ptr (&hits, (unsigned char) 256);
}
int out_of_line (int cpu);
int count_only (void)
{
	unsigned int i, sum = 0;

	for (i = 0; i < num_possible_cpus (); i++)
		sum += out_of_line (i);
	return sum;
}
