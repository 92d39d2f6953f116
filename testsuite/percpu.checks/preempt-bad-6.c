/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Members whose names only hold the letters, and what comes before a lock.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

struct device {
	void (*block) (struct device *);
	void (*lock_owner) (struct device *);
	void (*unblock) (struct device *);
	void (*clock) (struct device *);
	void (*locked) (struct device *);
	int lock;
};
void console (int cpu);

void blocks (struct device *d)
{
	msleep (1);
	d->block (d);
	d->unblock (d);
	d->clock (d);
	d->locked (d);
	d->lock = 1;
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "none of them locks" } */
}

void before (struct device *d)
{
	msleep (1);
	console (smp_processor_id ());			/* { dg-error "@smp_processor_id:\\[percpu-preempt\\]" "it comes later" } */
	d->lock_owner (d);
}
