/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What [percpu-stale] sees of CPUs that go, and of what is kept for each of them. */
#ifndef DEPARTED_KERNEL_H
#define DEPARTED_KERNEL_H

#include "flow-kernel.h"

#define DEFINE_PER_CPU(type, name)					\
	__attribute__ ((section (".data..percpu"))) __typeof__ (type) name
extern unsigned long __per_cpu_offset[64];
#define per_cpu_ptr(p, cpu)						\
	({								\
		unsigned long __ptr;					\
		__asm__ ("" : "=r" (__ptr) : "0" (p));			\
		(__typeof__ (p)) (__ptr + __per_cpu_offset[cpu]);	\
	})

struct hlist_node { struct hlist_node *next; };
int __cpuhp_setup_state (int state, const char *name, bool invoke, int (*up) (unsigned int),
			 int (*down) (unsigned int), bool multi);
static inline int cpuhp_setup_state (int state, const char *name, int (*up) (unsigned int),
				     int (*down) (unsigned int))
{
	return __cpuhp_setup_state (state, name, true, up, down, false);
}
static inline int cpuhp_setup_state_multi (int state, const char *name,
					   int (*up) (unsigned int, struct hlist_node *),
					   int (*down) (unsigned int, struct hlist_node *))
{
	return __cpuhp_setup_state (state, name, false, (void *) up, (void *) down, true);
}
void cpus_read_lock (void);
void cpus_read_unlock (void);

struct request { int length; };
struct request *request_alloc (void);
void acomp_request_free (struct request *);
int request_run (struct request *);
bool IS_ERR_OR_NULL (const void *);

#endif
