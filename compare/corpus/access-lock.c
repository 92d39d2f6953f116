/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a lock of a variable taken
 */
#include "case.h"

DEFINE_PER_CPU(spinlock_t, lock);

void enter(void)
{
	spin_lock(&lock);			/* EXPECT: percpu-access percpu-space */
}

void enter_own(int cpu)
{
	spin_lock(&per_cpu(lock, cpu));
	spin_unlock(per_cpu_ptr(&lock, cpu));
}
