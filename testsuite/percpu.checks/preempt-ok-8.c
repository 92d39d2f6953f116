/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A thread that stays on its CPU, as is_percpu_thread () of include/linux/sched.h has it.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

#define PF_NO_SETAFFINITY	0x04000000

struct task_struct { unsigned int flags; unsigned int ptrace; };
struct other { unsigned int flags; };
struct task_struct *get_current (void);
void console (int cpu);

int writer (void *arg)
{
	get_current ()->flags |= PF_NO_SETAFFINITY;
	for (;;) {
		msleep (1);
		console (smp_processor_id ());
	}
}
