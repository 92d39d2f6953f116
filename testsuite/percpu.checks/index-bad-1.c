/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A constant that is no CPU's number, by the header, in every model.  */
/* { dg-do compile } */
/* { dg-plugin "nr-cpus=64" } */
/* { dg-models "none table base" } */
#include <percpu.h>

struct st { int a; int m[4]; };
enum cpu { FIRST, LAST = 63, BEHIND };
DEFINE_PER_CPU (int, hits);
DEFINE_PER_CPU (struct st, own);
DEFINE_PER_CPU (int [4], arr);

int f1 (void)
{
	return per_cpu (hits, 4096);		/* { dg-error "@per_cpu:CPU number 4096 is outside of 0 to 63 \\[percpu-index\\]" "constant" } */
}
int f2 (void)
{
	return per_cpu (hits, -1);		/* { dg-error "@per_cpu:CPU number -1 is outside .*\\[percpu-index\\]" "negative" } */
}
int *f3 (void)
{
	return per_cpu_ptr (&hits, 64);		/* { dg-error "@per_cpu_ptr:CPU number 64 is outside .*\\[percpu-index\\]" "one too many" } */
}
int f4 (void)
{
	return per_cpu (hits, 63)		/* { dg-bogus "percpu" "the last" } */
	       + per_cpu (hits, 0)		/* { dg-bogus "percpu" "the first" } */
	       + per_cpu (hits, LAST)		/* { dg-bogus "percpu" "an enumerator" } */
	       + per_cpu (hits, 'A' - 2);	/* { dg-bogus "percpu" "an expression" } */
}
int f5 (void)
{
	return per_cpu (own, BEHIND).m[1];	/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "an enumerator" } */
}
int f6 (void)
{
	return per_cpu (arr, 1 << 6)[2];	/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "folded" } */
}
void f7 (void)
{
	per_cpu (own, 0x7fffffff).a = 1;	/* { dg-error "@per_cpu:CPU number 2147483647 is outside .*\\[percpu-index\\]" "INT_MAX" } */
}
int f8 (void)
{
	return per_cpu (hits, -1U);		/* { dg-error "@per_cpu:CPU number 4294967295 is outside .*\\[percpu-index\\]" "UINT_MAX" } */
}
int f9 (int *p)
{
	return per_cpu (hits, p == NULL ? 64 : -1);	/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "either is outside" } */
}
int f10 (int *p)
{
	return per_cpu (hits, p == NULL ? 64 : 3);	/* { dg-bogus "percpu" "one is inside" } */
}
int f11 (void)
{
	int cpu = 64;

	return per_cpu (hits, cpu);		/* { dg-error "@per_cpu:CPU number 64 is outside .*\\[percpu-index\\]" "a variable with one value" } */
}
int f12 (void)
{
	return sizeof (per_cpu (hits, 4096))		/* { dg-bogus "percpu" "not evaluated" } */
	       + sizeof (__typeof__ (per_cpu (own, -1)));	/* { dg-bogus "percpu" "not evaluated" } */
}
