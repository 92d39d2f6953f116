/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An expression none of whose values is a CPU's number, by the header.  */
/* { dg-do compile } */
/* { dg-plugin "nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

DEFINE_PER_CPU (int, hits);

int f1 (int cpu)
{
	if (cpu < 64)
		return per_cpu (hits, cpu);	/* { dg-bogus "percpu" "may be inside" } */
	return per_cpu (hits, cpu);		/* { dg-error "@per_cpu:CPU number 'cpu' is 64 to 2147483647 here, outside of 0 to 63 \\[percpu-index\\]" "above" } */
}
int f2 (int cpu)
{
	if (cpu < 0)
		return per_cpu (hits, cpu);	/* { dg-error "@per_cpu:CPU number 'cpu' is always negative here \\[percpu-index\\]" "below" } */
	return per_cpu (hits, cpu);		/* { dg-bogus "percpu" "may be inside" } */
}
int f3 (long cpu)
{
	if (cpu < 0 || cpu > 70)
		return per_cpu (hits, cpu);	/* { dg-error "@per_cpu:CPU number 'cpu' is never in 0 to 63 here \\[percpu-index\\]" "around" } */
	return 0;
}
int f4 (unsigned char cpu)
{
	return per_cpu (hits, cpu + 64)		/* { dg-error "@per_cpu:is 64 to 319 here, outside .*\\[percpu-index\\]" "a byte and more" } */
	       + per_cpu (hits, cpu + 63)	/* { dg-bogus "percpu" "its lowest is inside" } */
	       + per_cpu (hits, cpu);		/* { dg-bogus "percpu" "may be inside" } */
}
int f5 (long long cpu)
{
	return cpu > 5000000000LL ? per_cpu (hits, cpu) : 0;	/* { dg-error "@per_cpu:'cpu' is 5000000001 to 9223372036854775807 here.*\\[percpu-index\\]" "64 bits" } */
}
int f6 (unsigned long long cpu)
{
	return cpu >= 0x8000000000000000ULL ? per_cpu (hits, cpu) : 0;	/* { dg-error "@per_cpu:'cpu' is 9223372036854775808 to 18446744073709551615 here.*\\[percpu-index\\]" "64 bits, no sign" } */
}
int f7 (int cpu)
{
	switch (cpu) {
	case 64:
	case 65:
		return per_cpu (hits, cpu);	/* { dg-error "@per_cpu:'cpu' is 64 to 65 here.*\\[percpu-index\\]" "cases" } */
	case 5:
		return per_cpu (hits, cpu);	/* { dg-bogus "percpu" "a good case" } */
	case 6:
		if (cpu == 7)
			return per_cpu (hits, 99);	/* { dg-bogus "percpu" "never gets here" } */
		return 0;
	default:
		return per_cpu (hits, cpu);	/* { dg-bogus "percpu" "may be inside" } */
	}
}
int f8 (int want)
{
	int cpu, found = -1;

	for_each_online_cpu (cpu)
		if (per_cpu (hits, cpu) == want)
			found = cpu;
	if (found == -1)
		return per_cpu (hits, found);	/* { dg-error "@per_cpu:CPU number -1 is outside .*\\[percpu-index\\]" "the sentinel" } */
	return per_cpu (hits, found);		/* { dg-bogus "percpu" "found" } */
}
int f9 (unsigned long mask)
{
	return per_cpu (hits, (mask & 7) + 64);	/* { dg-error "@per_cpu:is 64 to 71 here.*\\[percpu-index\\]" "masked" } */
}
int f10 (unsigned cpu)
{
	return per_cpu (hits, cpu | 64);	/* { dg-error "@per_cpu:is 64 to 4294967295 here.*\\[percpu-index\\]" "a bit that is always there" } */
}
