/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is next to an operation is seen.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#define protected(var, value) ({					\
	preempt_disable ();						\
	*raw_cpu_ptr (&(var)) = value;					\
	preempt_enable ();						\
})
#define this_cpu_write(var, value) protected (var, value)
#define late_initcall(fn) static void *addressable_##fn __attribute__ ((used)) = (void *) &fn

extern int count;
void console (int cpu);

void argument (void)
{
	msleep (1);
	this_cpu_write (count, *this_cpu_ptr (&count));	/* { dg-error "@this_cpu_ptr:\\[percpu-preempt\\]" "an argument is no part of the operation" } */
}

static int late (void)
{
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "there are other CPUs" } */
	msleep (1);
	return 0;
}
late_initcall (late);
