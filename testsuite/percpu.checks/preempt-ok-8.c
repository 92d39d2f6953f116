/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A thread that stays on its CPU, as is_percpu_thread () of include/linux/sched.h has it.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"
#include "input/task.h"

int writer (void *arg)
{
	get_current ()->flags |= PF_NO_SETAFFINITY;
	for (;;) {
		msleep (1);
		console (smp_processor_id ());
	}
}
