/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-cpus, in the form of the loops that newer kernels have.  */
/* { dg-do compile } */
/* { dg-plugin "warn=percpu-cpus" } */
/* { dg-options "-std=gnu17 -Wall -DFIND_BIT" } */
#include "input/cpus-kernel.h"

/* ---- sums ---- */

static DEFINE_PER_CPU (u64, hits);

u64 sum_of_variable (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:'for_each_online_cpu' leaves out what CPUs that are offline now have counted in 'hits' \\[percpu-cpus\\]" "variable" } */
		sum += per_cpu (hits, cpu);	/* { dg-message "21:summed up here, and nothing in this unit keeps the count of a CPU that goes offline; 'for_each_possible_cpu \\(\\)' has them all" "where" } */
	return sum;
}

DEFINE_PER_CPU (struct stats, traffic);

u64 sum_of_members (void)
{
	u64 packets = 0, bytes = 0;
	int cpu;

	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:counted in 'traffic' \\[percpu-cpus\\]" "members" } */
		const struct stats *s = per_cpu_ptr (&traffic, cpu);

		packets += s->packets;	/* { dg-message "25:summed up here" "first" } */
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

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:counted in 'stats' \\[percpu-cpus\\]" "memory" } */
		device->total += per_cpu_ptr (device->stats, cpu)->bytes;	/* { dg-message "31:summed up here" "where" } */
}

void sum_of_words (u64 *out)
{
	int cpu;

	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:counted in 'traffic'" "words" } */
		const u64 *from = (const u64 *) &per_cpu (traffic, cpu);
		u64 *to = out;

		for (int i = 0; i < 2; i++)
			*to++ += *from++;	/* { dg-message "31:summed up here" "where" } */
	}
}

u64 sum_with_condition (const struct device *device, bool all)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:counted in 'stats'" "condition" } */
		const struct stats *s = per_cpu_ptr (device->stats, cpu);

		if (all)
			sum += s->packets;	/* { dg-message "29:summed up here" "where" } */
		else
			sum += s->bytes;
	}
	return sum;
}

int sum_of_atomics (const struct device *device)
{
	int sum = 0, cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:counted in 'stats'" "atomics" } */
		sum += atomic_read (&per_cpu_ptr (device->stats, cpu)->drops);	/* { dg-message "21:summed up here" "where" } */
	return sum;
}

u64 sum_and_clear (struct device *device)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:counted in 'stats'" "xchg" } */
		sum += xchg (&per_cpu_ptr (device->stats, cpu)->bytes, 0);	/* { dg-message "21:summed up here" "where" } */
	return sum;
}

u64 by_the_mask (void)
{
	u64 sum = 0;
	int cpu;

	for_each_cpu (cpu, cpu_online_mask)	/* { dg-warning "@for_each:'for_each_cpu' leaves out.*'hits'" "mask" } */
		sum += READ_ONCE (per_cpu (hits, cpu));	/* { dg-message "21:summed up here" "where" } */
	return sum;
}

/* ---- initialising ---- */

int new_locks (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_online_cpu (cpu) {	/* { dg-warning "@for_each:'for_each_online_cpu' leaves the copies of 'stats' of all other CPUs without 'spin_lock_init' \\[percpu-cpus\\]" "lock" } */
		struct stats *s = per_cpu_ptr (device->stats, cpu);

		spin_lock_init (&s->lock);	/* { dg-message "17:a CPU that comes online later finds its copy not initialized; use 'for_each_possible_cpu" "where" } */
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
	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:without 'INIT_LIST_HEAD'" "list" } */
		INIT_LIST_HEAD (&per_cpu_ptr (new, cpu)->list);	/* { dg-message "17:not initialized" "where" } */
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

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:copies of 'works' of all other CPUs without 'INIT_WORK'" "work" } */
		INIT_WORK (&per_cpu (works, cpu), worker);	/* { dg-message "17:not initialized" "where" } */
	return 0;
}

int new_timers (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:without 'timer_setup'" "timer" } */
		timer_setup (&per_cpu_ptr (device->stats, cpu)->timer, expired, 0);	/* { dg-message "17:not initialized" "where" } */
	return 0;
}

/* ---- giving back ---- */

static DEFINE_PER_CPU (int *, buffers);

int buffers_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		per_cpu (buffers, cpu) = kmalloc (100, GFP_KERNEL);	/* { dg-message "40:all possible CPUs get it here; give it back over the same CPUs" "made" } */
		if (!per_cpu (buffers, cpu))
			return -ENOMEM;
	}
	return 0;
}

void buffers_of_some (void)
{
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:leaves out the memory of CPUs that are offline, which 'kfree' frees for the others in 'buffers' \\[percpu-cpus\\]" "memory" } */
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

		timer_setup (&s->timer, expired, 0);	/* { dg-message "17:all possible CPUs get it here" "set up" } */
		s->buffer = kzalloc (10, GFP_KERNEL);	/* { dg-message "27:all possible CPUs get it here" "allocated" } */
	}
	return 0;
}

void pool_stop_timers (struct pool *pool)
{
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:leaves out the timers of CPUs that are offline, which 'del_timer_sync' stops" "timers" } */
		del_timer_sync (&per_cpu_ptr (pool->copies, cpu)->timer);
}

void pool_free (struct pool *pool)
{
	int cpu;

	for_each_online_cpu (cpu)	/* { dg-warning "@for_each:leaves out the memory.*'kfree'.*'copies'" "member" } */
		kfree (per_cpu_ptr (pool->copies, cpu)->buffer);
	free_percpu (pool->copies);
}

/* ---- the reverse ---- */

void work_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu)	/* { dg-message "@for_each:take 'for_each_online_cpu \\(\\)' between 'cpus_read_lock \\(\\)' and 'cpus_read_unlock \\(\\)'" "advice" } */
		schedule_work_on (cpu, &per_cpu (works, cpu));	/* { dg-warning "@schedule_work_on:'schedule_work_on' gives each possible CPU something to do, and an offline one does not do it \\[percpu-cpus\\]" "work" } */
}

void queued_for_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu)	/* { dg-message "9:take" "advice" } */
		queue_work_on (cpu, system_wq, &per_cpu (works, cpu));	/* { dg-warning "@queue_work_on:\\[percpu-cpus\\]" "queue" } */
}

void timers_for_all (struct pool *pool)
{
	int cpu;

	for_each_possible_cpu (cpu)	/* { dg-message "9:take" "advice" } */
		add_timer_on (&per_cpu_ptr (pool->copies, cpu)->timer, cpu);	/* { dg-warning "@add_timer_on:\\[percpu-cpus\\]" "timer" } */
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

	return d ? d->value : -1;	/* { dg-message "29:it is tested here; not every possible CPU has one" "test" } */
}

bool all_of_type (int type)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		const struct descriptor *d = per_cpu (descriptors, cpu);	/* { dg-warning "42:'descriptors' of each possible CPU is followed, and may be NULL \\[percpu-cpus\\]" "slot" } */

		if (d->type != type)	/* { dg-message "22:it is followed here" "followed" } */
			return 0;
	}
	return 1;
}
