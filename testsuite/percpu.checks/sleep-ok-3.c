/* SPDX-License-Identifier: GPL-2.0-or-later */
/* With PREEMPT_RT these do not sleep, or where they do they may.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
/* { dg-plugin "rt=yes" } */
#include "input/flow-rt.h"

void raw_lock (unsigned long flags)
{
	preempt_disable ();
	raw_spin_lock (&raw);
	raw_spin_unlock (&raw);
	raw_spin_lock_irqsave (&raw, flags);
	raw_spin_unlock_irqrestore (&raw, flags);
	preempt_enable ();
}

void migration_disabled (void)
{
	migrate_disable ();
	spin_lock (&slock);
	spin_unlock (&slock);
	hits = get_random_u32 ();
	migrate_enable ();
}

void locks_in_locks (unsigned long flags)
{
	spin_lock_irqsave (&slock, flags);
	spin_lock (&other);
	read_lock (&rwlock);
	hits = get_random_u32 ();
	read_unlock (&rwlock);
	spin_unlock (&other);
	spin_unlock_irqrestore (&slock, flags);

	read_lock (&rwlock);
	spin_lock_irq (&slock);
	spin_lock (&other);
	spin_unlock (&other);
	spin_unlock_irq (&slock);
	read_unlock (&rwlock);
}

void softirqs_disabled (void *p)
{
	local_bh_disable ();
	spin_lock (&slock);
	kfree (p);
	spin_unlock (&slock);
	local_bh_enable ();
	spin_lock_bh (&slock);
	kfree (__kmalloc (8, GFP_ATOMIC));
	spin_unlock_bh (&slock);
}

void local_locks (void)
{
	local_lock (&llock);
	spin_lock (&slock);
	hits = get_random_u32 ();
	spin_unlock (&slock);
	local_unlock (&llock);
}

/* Who only tries does not wait.  */
void tried (void)
{
	preempt_disable ();
	if (spin_trylock (&slock)) {
		hits++;
		spin_unlock (&slock);
	}
	preempt_enable ();
}

void in_front_and_behind (void *p)
{
	p = __kmalloc (8, GFP_ATOMIC);
	raw_spin_lock (&raw);
	hits++;
	raw_spin_unlock (&raw);
	kfree (p);
}

static void helper_of_locks (void)
{
	spin_lock (&other);
	hits++;
	spin_unlock (&other);
}

void helper_in_a_lock (unsigned long flags)
{
	spin_lock_irqsave (&slock, flags);
	helper_of_locks ();
	spin_unlock_irqrestore (&slock, flags);
}

/* Says which of the two it is.  */
#define IS_ENABLED(option) 0

void another_way_there (void)
{
	if (!IS_ENABLED (CONFIG_PREEMPT_RT))
		preempt_disable ();
	spin_lock (&slock);
	spin_unlock (&slock);
	if (!IS_ENABLED (CONFIG_PREEMPT_RT))
		preempt_enable ();
}

static void takes_none_there (void)
{
	if (IS_ENABLED (CONFIG_PREEMPT_RT))
		return;
	spin_lock (&slock);
	spin_unlock (&slock);
}

void helper_knows (void)
{
	preempt_disable ();
	takes_none_there ();
	preempt_enable ();
}

/* The caller says whether it is to be done.  */
static void if_wanted (bool may)
{
	if (may)
		kfree (&hits);
}

void not_wanted (void)
{
	preempt_disable ();
	if_wanted (false);
	preempt_enable ();
}

bool local;

void on_one_path (void)
{
	if (local)
		preempt_disable ();
	if (!local) {
		spin_lock (&slock);
		spin_unlock (&slock);
	}
	if (local)
		preempt_enable ();
}

/* A lock that sleeps proves nothing in a kernel where it does not.  */
void no_proof (void)
{
	spin_lock (&slock);
	spin_unlock (&slock);
	__this_cpu_inc (hits);
	hits = get_random_u32 ();
	__this_cpu_inc (hits);
}

/* A macro that is another one there, and functions that are not there.  */
#ifndef CONFIG_PREEMPT_RT
# if 1
#  define get_pointer(var) get_cpu_ptr (var)
#  define put_pointer(var) put_cpu_ptr (var)
# endif
#else
# define get_pointer(var) ({ migrate_disable (); this_cpu_ptr (var); })
# define put_pointer(var) do { (void) (var); migrate_enable (); } while (0)
#endif

void by_a_macro (void)
{
	int *p = get_pointer (&hits);

	spin_lock (&slock);
	++*p;
	spin_unlock (&slock);
	put_pointer (&hits);
}

#ifdef CONFIG_PREEMPT_RT
void not_here (void);
#else
void only_here (void)
{
	get_cpu ();
	spin_lock (&slock);
	spin_unlock (&slock);
	put_cpu ();
}
#endif
