/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With percpu.h, where CPUs are threads and no section matters, memory is lost all the same.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra" } */
#include <percpu.h>

int setup (void);

int lost (void)
{
	int __percpu *p = alloc_percpu (int);

	if (!p)
		return -1;
	if (setup () < 0)
		return -2;			/* { dg-error "24:.*loses the per-CPU memory.*\\[percpu-alloc\\]" "lost" } */
	free_percpu (p);
	return 0;
}

void twice (void)
{
	int __percpu *p = alloc_percpu (int);

	if (!p)
		return;
	free_percpu (p);
	free_percpu (p);			/* { dg-error "9:'free_percpu' frees per-CPU memory that was freed before.*\\[percpu-alloc\\]" "twice" } */
}

void not_tested (void)
{
	int __percpu *p = alloc_percpu (int);

	*per_cpu_ptr (p, 0) = 1;		/* { dg-error "29:.*nothing has tested its result.*\\[percpu-alloc\\]" "not tested" } */
	free_percpu (p);
}

void used_later (int __percpu *p)
{
	free_percpu (p);
	*this_cpu_ptr (p) = 2;			/* { dg-error "27:.*used after 'free_percpu' has freed it.*\\[percpu-alloc\\]" "used later" } */
}
