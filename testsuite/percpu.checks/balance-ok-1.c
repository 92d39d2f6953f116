/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Balanced, however it looks.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-value" } */
#include "input/flow-kernel.h"

int one_way_out (int x)
{
	int r = -EINVAL;

	get_cpu ();
	if (x < 0)
		goto out;
	r = work (x);
out:
	put_cpu ();
	return r;
}

int same_condition (int x)
{
	int cpu = 0;

	if (x)
		cpu = get_cpu ();
	work (cpu);
	if (x)
		put_cpu ();
	return 0;
}

int same_member (struct stats *s)
{
	if (s->peer && s->packets > 3)
		preempt_disable ();
	work (1);
	if (s->peer && s->packets > 3)
		preempt_enable ();
	return 0;
}

int flag (int x)
{
	bool locked = false;

	if (work (x)) {
		preempt_disable ();
		locked = true;
	}
	work (3);
	if (locked)
		preempt_enable ();
	return 0;
}

/* Held when it returns a pointer. */
struct stats *acquire (void)
{
	struct stats *s = get_cpu_ptr (&stats);

	if (!s->peer) {
		put_cpu_ptr (&stats);
		return NULL;
	}
	return s;
}

void release (void)
{
	put_cpu_ptr (&stats);
}

/* Held on success. */
int acquire_or_fail (int x)
{
	preempt_disable ();
	if (work (x)) {
		preempt_enable ();
		return -EINVAL;
	}
	return 0;
}

static bool try_it (void)
{
	preempt_disable ();
	if (work (1))
		return true;
	preempt_enable ();
	return false;
}

void tried (void)
{
	if (!try_it ())
		return;
	work (2);
	preempt_enable ();
}

int trylock (void)
{
	if (!_raw_spin_trylock (&lock))
		return 0;
	work (2);
	spin_unlock (&lock);
	return 1;
}

static bool never (void)
{
	return false;
}

int configured_out (void)
{
	get_cpu ();
	if (never ())
		return -EINVAL;
	put_cpu ();
	return 0;
}

void loop (int n)
{
	while (n--) {
		get_cpu ();
		if (work (n)) {
			put_cpu ();
			continue;
		}
		if (work (n + 1)) {
			put_cpu ();
			break;
		}
		put_cpu ();
	}
}

void stops (int x)
{
	get_cpu ();
	if (x)
		__builtin_trap ();
	put_cpu ();
}

/* Each bit is a question of its own.  */
int bits (unsigned flags)
{
	if (flags & 1)
		get_cpu ();
	if (flags & 2)
		work (1);
	if (flags & 1)
		put_cpu ();
	return 0;
}
