/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What sleeps with PREEMPT_RT only.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
/* { dg-plugin "rt=yes" } */
#include "input/flow-rt.h"

void lock_with_preemption_disabled (void)
{
	get_cpu ();		/* { dg-message "@get_cpu:the section begins here" "begin" } */
	spin_lock (&slock);	/* { dg-error "@spin_lock:with 'PREEMPT_RT' 'spin_lock' may sleep, but is called with preemption disabled by 'get_cpu' \\[percpu-sleep\\]" "get_cpu" } */
	hits++;
	spin_unlock (&slock);
	put_cpu ();
}

void lock_with_interrupts_disabled (unsigned long flags)
{
	local_irq_save (flags);	/* { dg-message "@local_irq_save:the section begins here" "begin" } */
	spin_lock (&slock);	/* { dg-error "@spin_lock:with 'PREEMPT_RT' 'spin_lock' may sleep, but is called with interrupts disabled by 'local_irq_save' \\[percpu-sleep\\]" "irq" } */
	spin_unlock (&slock);
	local_irq_restore (flags);
}

void lock_within_a_raw_one (unsigned long flags)
{
	raw_spin_lock (&raw);	/* { dg-message "@raw_spin_lock:the section begins here" "begin" } */
	spin_lock_irqsave (&slock, flags);	/* { dg-error "@spin_lock_irqsave:with 'PREEMPT_RT' 'spin_lock_irqsave' may sleep, but is called with a spin lock held by 'raw_spin_lock' \\[percpu-sleep\\]" "raw" } */
	spin_unlock_irqrestore (&slock, flags);
	raw_spin_unlock (&raw);
}

void read_lock_with_preemption_disabled (void)
{
	preempt_disable ();	/* { dg-message "@preempt_disable:the section begins here" "begin" } */
	read_lock (&rwlock);	/* { dg-error "@read_lock:with 'PREEMPT_RT' 'read_lock' may sleep, but is called with preemption disabled by 'preempt_disable' \\[percpu-sleep\\]" "rwlock" } */
	read_unlock (&rwlock);
	preempt_enable ();
}

void local_lock_with_preemption_disabled (void)
{
	preempt_disable ();	/* { dg-message "@preempt_disable:the section begins here" "begin" } */
	local_lock (&llock);	/* { dg-error "@local_lock:with 'PREEMPT_RT' 'local_lock' may sleep, but is called with preemption disabled by 'preempt_disable' \\[percpu-sleep\\]" "local_lock" } */
	hits++;
	local_unlock (&llock);
	preempt_enable ();
}

unsigned int random_with_preemption_disabled (void)
{
	unsigned int n;

	get_cpu ();		/* { dg-message "@get_cpu:the section begins here" "begin" } */
	n = get_random_u32 ();	/* { dg-error "@get_random_u32:with 'PREEMPT_RT' 'get_random_u32' may sleep, but is called with preemption disabled by 'get_cpu' \\[percpu-sleep\\]" "random" } */
	put_cpu ();
	return n;
}

/* An allocation that may not wait takes locks all the same.  */
void *atomic_allocation (void *p)
{
	raw_spin_lock (&raw);	/* { dg-message "@raw_spin_lock:the section begins here" "begin" } */
	kfree (p);		/* { dg-error "@kfree:with 'PREEMPT_RT' 'kfree' may sleep, but is called with a spin lock held by 'raw_spin_lock' \\[percpu-sleep\\]" "kfree" } */
	p = __kmalloc (8, GFP_ATOMIC);	/* { dg-error "@__kmalloc:with 'PREEMPT_RT' '__kmalloc' may sleep, but is called with a spin lock held by 'raw_spin_lock' \\[percpu-sleep\\]" "GFP_ATOMIC" } */
	raw_spin_unlock (&raw);
	return p;
}

static void helper (int *p)
{
	if (!p)
		return;
	spin_lock (&slock);	/* { dg-message "@spin_lock:'helper' calls 'spin_lock' here" "helper" } */
	*p = hits;
	spin_unlock (&slock);
}

void by_a_helper (int *p)
{
	preempt_disable ();	/* { dg-message "@preempt_disable:the section begins here" "begin" } */
	helper (p);		/* { dg-error "@helper:with 'PREEMPT_RT' 'helper' may sleep, but is called with preemption disabled by 'preempt_disable' \\[percpu-sleep\\]" "helper" } */
	preempt_enable ();
}

/* The caller of what takes nothing cannot say whether it is to sleep.  */
extern int wanted;

static void sometimes (void)
{
	int cpu = work (0);

	if (wanted <= 0)
		return;
	if (cpu == smp_processor_id ())
		cpu++;
	for (int i = 0; i < wanted; i++)
		hits = cpu + get_random_u32 ();	/* { dg-message "@get_random_u32:'sometimes' sleeps here, in 'get_random_u32'" "sometimes" } */
}

void by_a_variable (void)
{
	migrate_disable ();
	sometimes ();
	preempt_disable ();	/* { dg-message "@preempt_disable:the section begins here" "begin" } */
	sometimes ();		/* { dg-error "@sometimes:with 'PREEMPT_RT' 'sometimes' may sleep, but is called with preemption disabled by 'preempt_disable' \\[percpu-sleep\\]" "variable" } */
	preempt_enable ();
	migrate_enable ();
}

/* Behind the end of the inner section the outer one goes on.  */
void inner_section (void)
{
	preempt_disable ();	/* { dg-message "@preempt_disable:the section begins here" "begin" } */
	raw_spin_lock (&raw);
	raw_spin_unlock (&raw);
	spin_lock_bh (&slock);	/* { dg-error "@spin_lock_bh:with 'PREEMPT_RT' 'spin_lock_bh' may sleep, but is called with preemption disabled by 'preempt_disable' \\[percpu-sleep\\]" "outer" } */
	spin_unlock_bh (&slock);
	preempt_enable ();
}
