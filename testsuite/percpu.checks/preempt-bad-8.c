/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Flags that do not keep a thread on its CPU.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/task.h"

struct other { unsigned int flags; };

int another_flag (void *arg)
{
	get_current ()->flags |= PF_NOFREEZE;
	msleep (1);
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "another flag" } */
	return 0;
}

int taken_away (void *arg)
{
	get_current ()->flags &= ~PF_NO_SETAFFINITY;
	msleep (1);
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "taken away" } */
	return 0;
}

int another_structure (struct other *other)
{
	other->flags |= PF_NO_SETAFFINITY;
	msleep (1);
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "no task" } */
	return 0;
}

int another_member (struct task_struct *task)
{
	task->ptrace |= PF_NO_SETAFFINITY;
	msleep (1);
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "another member" } */
	return 0;
}
