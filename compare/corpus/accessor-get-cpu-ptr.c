/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: get_cpu_ptr () of an ordinary pointer
 */
#include "case.h"

int count(struct stats *s)
{
	int packets = get_cpu_ptr(s)->packets;	/* EXPECT: percpu-accessor */

	preempt_enable();
	return packets;
}

int count_percpu(struct stats __percpu *s)
{
	int packets = get_cpu_ptr(s)->packets;

	put_cpu_ptr(s);
	return packets;
}
