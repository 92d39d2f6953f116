/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=cpus.  */
/* { dg-do compile } */
/* { dg-plugin "no-check=cpus" } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

/* ---- sums ---- */

static DEFINE_PER_CPU (u64, hits);

u64 sum_of_variable (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}

DEFINE_PER_CPU (struct stats, traffic);

u64 sum_of_members (void)
{
	u64 packets = 0, bytes = 0;
	int cpu;

	for_each_online_cpu (cpu) {
		const struct stats *s = per_cpu_ptr (&traffic, cpu);

		packets += s->packets;
		bytes += s->bytes;
	}
	return packets + bytes;
}

int create (struct device *device)
{
	device->stats = alloc_percpu (struct stats);
	return device->stats ? 0 : -ENOMEM;
}

void sum_in_memory (struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu)
		device->total += per_cpu_ptr (device->stats, cpu)->bytes;
}

void sum_of_words (u64 *out)
{
	int cpu;

	for_each_online_cpu (cpu) {
		const u64 *from = (const u64 *) &per_cpu (traffic, cpu);
		u64 *to = out;

		for (int i = 0; i < 2; i++)
			*to++ += *from++;
	}
}

u64 sum_with_condition (const struct device *device, bool all)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu) {
		const struct stats *s = per_cpu_ptr (device->stats, cpu);

		if (all)
			sum += s->packets;
		else
			sum += s->bytes;
	}
	return sum;
}

int sum_of_atomics (const struct device *device)
{
	int sum = 0, cpu;

	for_each_online_cpu (cpu)
		sum += atomic_read (&per_cpu_ptr (device->stats, cpu)->drops);
	return sum;
}

u64 sum_and_clear (struct device *device)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += xchg (&per_cpu_ptr (device->stats, cpu)->bytes, 0);
	return sum;
}

u64 by_the_mask (void)
{
	u64 sum = 0;
	int cpu;

	for_each_cpu (cpu, cpu_online_mask)
		sum += READ_ONCE (per_cpu (hits, cpu));
	return sum;
}

/* ---- initialising ---- */

int new_locks (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_online_cpu (cpu) {
		struct stats *s = per_cpu_ptr (device->stats, cpu);

		spin_lock_init (&s->lock);
		s->bytes = 0;
	}
	return 0;
}

int new_list_with_an_error_path (struct device *device)
{
	struct stats *new = alloc_percpu (struct stats);
	int cpu, err;

	if (!new)
		return -ENOMEM;
	for_each_online_cpu (cpu)
		INIT_LIST_HEAD (&per_cpu_ptr (new, cpu)->list);
	err = work (1);
	if (err) {
		free_percpu (new);
		return err;
	}
	device->stats = new;
	return 0;
}

static void worker (struct work_struct *w)
{
	(void) w;
}
static void expired (struct timer_list *t)
{
	(void) t;
}
static DEFINE_PER_CPU (struct work_struct, works);

int __init boot_time (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		INIT_WORK (&per_cpu (works, cpu), worker);
	return 0;
}

int new_timers (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_online_cpu (cpu)
		timer_setup (&per_cpu_ptr (device->stats, cpu)->timer, expired, 0);
	return 0;
}

/* ---- giving back ---- */

static DEFINE_PER_CPU (int *, buffers);

int buffers_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		per_cpu (buffers, cpu) = kmalloc (100, GFP_KERNEL);
		if (!per_cpu (buffers, cpu))
			return -ENOMEM;
	}
	return 0;
}

void buffers_of_some (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		kfree (per_cpu (buffers, cpu));
}

struct pool { struct stats *copies; };

int pool_start (struct pool *pool)
{
	int cpu;

	pool->copies = alloc_percpu (struct stats);
	if (!pool->copies)
		return -ENOMEM;
	for_each_possible_cpu (cpu) {
		struct stats *s = per_cpu_ptr (pool->copies, cpu);

		timer_setup (&s->timer, expired, 0);
		s->buffer = kzalloc (10, GFP_KERNEL);
	}
	return 0;
}

void pool_stop_timers (struct pool *pool)
{
	int cpu;

	for_each_online_cpu (cpu)
		del_timer_sync (&per_cpu_ptr (pool->copies, cpu)->timer);
}

void pool_free (struct pool *pool)
{
	int cpu;

	for_each_online_cpu (cpu)
		kfree (per_cpu_ptr (pool->copies, cpu)->buffer);
	free_percpu (pool->copies);
}

/* ---- the reverse ---- */

void work_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		schedule_work_on (cpu, &per_cpu (works, cpu));
}

void queued_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		queue_work_on (cpu, system_wq, &per_cpu (works, cpu));
}

void timers_for_all (struct pool *pool)
{
	int cpu;

	for_each_possible_cpu (cpu)
		add_timer_on (&per_cpu_ptr (pool->copies, cpu)->timer, cpu);
}

/* ---- slots ---- */

struct descriptor { int type, value; };
static DEFINE_PER_CPU (struct descriptor *, descriptors);

int probe (int cpu)
{
	struct descriptor *d = kzalloc (sizeof (*d), GFP_KERNEL);

	if (!d)
		return -ENOMEM;
	per_cpu (descriptors, cpu) = d;
	return 0;
}

int value_of (int cpu)
{
	const struct descriptor *d = per_cpu (descriptors, cpu);

	return d ? d->value : -1;
}

bool all_of_type (int type)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		const struct descriptor *d = per_cpu (descriptors, cpu);

		if (d->type != type)
			return 0;
	}
	return 1;
}
