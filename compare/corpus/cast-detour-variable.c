/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: an address through an integer variable, dereferenced
 */
#include "case.h"

DEFINE_PER_CPU(int, hits);

int detour(void)
{
	unsigned long address = (unsigned long)&hits;

	return *(int *)address;			/* EXPECT: percpu-cast */
}

int hash(void)
{
	unsigned long address = (unsigned long)&hits;

	return address >> 4 & 0xff;
}

int by_hand(int cpu, const unsigned long *offset)
{
	unsigned long address = (unsigned long)&hits;

	address += offset[cpu];
	return *(int *)address;
}
