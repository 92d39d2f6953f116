/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU pointers as error codes and as ordinary memory, by their types; paths are followed beside that. */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O2 -g} {-O2 -DMOCK_TAGGED} {-O2 -DMOCK_OLD} {-O2 -DMOCK_SEGMENT}" } */
#include "percpu.h"

extern int IS_ERR (const void *);
extern long PTR_ERR (const void *);
extern void kfree (const void *);
extern int setup (void);
struct port { int __percpu *stats; };
DEFINE_PER_CPU (int, hits);

long asked (struct port *port)
{
	port->stats = alloc_percpu (int);
	if (IS_ERR (port->stats))		/* { dg-error "@->stats:'port->stats' passed to 'IS_ERR'.*\\[percpu-alloc\\]" "IS_ERR" } */
		return PTR_ERR (port->stats);	/* { dg-error "@->stats:'port->stats' passed to 'PTR_ERR'.*\\[percpu-alloc\\]" "PTR_ERR" } */
	return 0;
}

int mixed (void)
{
	int __percpu *p = alloc_percpu (int);

	if (!p)
		return -1;
	kfree (p);				/* { dg-error "@p);:passed to 'kfree', which frees ordinary memory \\[percpu-alloc\\]" "kfree" } */
	return 0;
}

/* Where it comes from, the function does not tell. */
void only_space (struct port *port) { kfree (port->stats); }	/* { dg-error "@->stats);:\\[percpu-space\\]" "kfree of a member" } */

/* Functions without such errors are looked at as ever. */
int lost (void)
{
	int __percpu *p = alloc_percpu (int);	/* { dg-bogus "percpu" "allocated" } */

	if (!p)
		return -1;
	if (setup ())
		return -2;	/* { dg-error "@-2;:loses the per-CPU memory.*\\[percpu-alloc\\]" "lost" } */
	free_percpu (p);
	return 0;
}

/* And the paths of one with errors not. */
int wrong (void)
{
	int __percpu *p = alloc_percpu (int);	/* { dg-bogus "percpu" "allocated" } */

	hits++;			/* { dg-error "@hits:\\[percpu-access\\]" "access" } */
	return *per_cpu_ptr (p, 0);		/* { dg-bogus "percpu" "path" } */
}
