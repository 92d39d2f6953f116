/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an address through an integer, dereferenced
 * PEERS: 5 cast through `unsigned long`, then dereferenced in the same function
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int detour(void)
{
	return *(int *)(unsigned long)&hits;	/* EXPECT: percpu-cast */
}

unsigned long number(void)
{
	return (unsigned long)&hits;
}

int by_hand(int cpu, const unsigned long *offset)
{
	return *(int *)((unsigned long)&hits + offset[cpu]);
}
