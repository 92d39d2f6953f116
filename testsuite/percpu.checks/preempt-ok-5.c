/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Behind a local_bh_enable (), but something else holds the CPU, or may.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-rt.h"

int valid (int);
void rcu_read_lock_bh (void);
void rcu_read_unlock_bh (void);

void within (void)
{
	local_bh_disable ();
	local_bh_disable ();
	local_bh_enable ();
	__this_cpu_inc (hits);
	local_bh_enable ();
	this_cpu_inc (hits);
}

void section_of_the_caller (void)
{
	local_bh_enable ();
	local_bh_disable ();
	__this_cpu_inc (hits);
}

void in_a_lock (void)
{
	spin_lock (&slock);
	local_bh_disable ();
	local_bh_enable ();
	__this_cpu_inc (hits);
	spin_unlock (&slock);
}

/* The lock says nothing of who calls.  */
void a_lock (void)
{
	spin_lock_bh (&slock);
	spin_unlock_bh (&slock);
	__this_cpu_inc (hits);
	rcu_read_lock_bh ();
	rcu_read_unlock_bh ();
	__this_cpu_inc (hits);
}

extern spinlock_t locks[4];

static void lock_some (unsigned int a, unsigned int b)
{
	spin_lock (&locks[a]);
	if (a != b)
		spin_lock (&locks[b]);
}

static void unlock_some (unsigned int a, unsigned int b)
{
	spin_unlock (&locks[a]);
	if (a != b)
		spin_unlock (&locks[b]);
}

void nothing_released (unsigned int a, unsigned int b)
{
	local_bh_disable ();
	lock_some (a, b);
	local_bh_enable ();
	__this_cpu_inc (hits);
	unlock_some (a, b);
}

void taken_in_front (unsigned int a, unsigned int b)
{
	lock_some (a, b);
	local_bh_disable ();
	lock_some (2, 3);
	unlock_some (2, 3);
	local_bh_enable ();
	__this_cpu_inc (hits);
	unlock_some (a, b);
}

void taken_again (unsigned int a, unsigned int b)
{
	local_bh_disable ();
	lock_some (a, b);
	unlock_some (a, b);
	lock_some (a, b);
	local_bh_enable ();
	__this_cpu_inc (hits);
	unlock_some (a, b);
}

void one_held_besides (unsigned int a, unsigned int b)
{
	spin_lock (&slock);
	local_bh_disable ();
	lock_some (a, b);
	unlock_some (a, b);
	local_bh_enable ();
	__this_cpu_inc (hits);
	spin_unlock (&slock);
}

/* Asks where it is.  */
void asks (void)
{
	if (preempt_count ())
		return;
	local_bh_disable ();
	local_bh_enable ();
	__this_cpu_inc (hits);
}
