/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: `(*p).m`
 * SPARSE: noderef: member
 */
#include "case.h"

int packets(struct stats __percpu *s)
{
	return (*s).packets;			/* EXPECT: percpu-access */
}

int packets_own(struct stats __percpu *s)
{
	return this_cpu_read((*s).packets);
}

int __percpu *place(struct stats __percpu *s)
{
	return &(*s).packets;
}
