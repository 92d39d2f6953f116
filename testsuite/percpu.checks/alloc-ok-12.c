/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With percpu.h: memory that is kept, given away, or freed once.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra" } */
#include <percpu.h>

int setup (void);
extern int __percpu *kept;

int keep (void)
{
	int __percpu *p = alloc_percpu (int);

	if (!p)
		return -1;
	*per_cpu_ptr (p, 0) = 1;
	kept = p;
	return 0;
}

int __percpu *give (void)
{
	int __percpu *p = alloc_percpu (int);
	unsigned int cpu;

	if (p) {
		for_each_possible_cpu (cpu)
			*per_cpu_ptr (p, cpu) = (int) cpu;
	}
	return p;
}

int undone (void)
{
	int __percpu *p = alloc_percpu (int);

	if (!p)
		return -1;
	if (setup () < 0) {
		free_percpu (p);
		return -2;
	}
	this_cpu_inc (*p);
	free_percpu (p);
	return 0;
}

int used_before (int __percpu *p)
{
	int *mine = this_cpu_ptr (p), value = *mine;

	free_percpu (p);
	return value;
}
