/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Held on one of the paths, and slept on all of them.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

void behind_a_condition (bool local, int x)
{
	if (local)
		get_cpu ();		/* { dg-message "@get_cpu:the section begins here" "begin" } */
	if (work (x)) {
		spin_lock (&lock);
		hits = 0;
		spin_unlock (&lock);
	}
	msleep (x);			/* { dg-error "@msleep:'msleep' may sleep, but is called with preemption disabled by 'get_cpu' \\[percpu-sleep\\]" "sleep" } */
	if (local)
		put_cpu ();
}
