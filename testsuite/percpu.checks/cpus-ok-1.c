/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops over CPUs that are right, or that may be.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"

static DEFINE_PER_CPU (u64, hits);
static DEFINE_PER_CPU (u64, folded);
static DEFINE_PER_CPU (struct work_struct, works);
static DEFINE_PER_CPU (int *, buffers);
extern DEFINE_PER_CPU (u64, of_others);

static void worker (struct work_struct *w)
{
	(void) w;
}
static void expired (struct timer_list *t)
{
	(void) t;
}

int create (struct device *device)
{
	device->stats = alloc_percpu (struct stats);
	return device->stats ? 0 : -ENOMEM;
}

/* ---- sums ---- */

u64 of_all (void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}

u64 of_the_present (void)
{
	u64 sum = 0;
	int cpu;

	for_each_present_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}

/* Another unit may keep what a CPU had that went away. */
u64 of_other_unit (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (of_others, cpu);
	return sum;
}

struct zone { struct stats *pages; };

u64 of_other_memory (const struct zone *zone)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu_ptr (zone->pages, cpu)->packets;
	return sum;
}

/* Whose memory it is cannot be seen. */
u64 of_argument (struct stats *stats)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu_ptr (stats, cpu)->packets;
	return sum;
}

/* Called when a CPU has gone: its count is moved. */
void fold (int cpu)
{
	per_cpu (folded, smp_processor_id ()) += per_cpu (folded, cpu);
	per_cpu (folded, cpu) = 0;
}

u64 of_folded (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (folded, cpu);
	return sum;
}

u64 largest (void)
{
	u64 max = 0;
	int cpu;

	for_each_online_cpu (cpu)
		if (per_cpu (hits, cpu) > max)
			max = per_cpu (hits, cpu);
	return max;
}

int busy_cpus (void)
{
	int count = 0, cpu;

	for_each_online_cpu (cpu)
		if (per_cpu (hits, cpu))
			count++;
	return count;
}

void shown_one_by_one (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		printk ("%d: %llu\n", cpu, per_cpu (hits, cpu));
}

void totals_of_each (const struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu) {
		const struct stats *s = per_cpu_ptr (device->stats, cpu);
		u64 total = 0;

		total += s->packets;
		total += s->bytes;
		printk ("%d: %llu\n", cpu, total);
	}
}

void words_of_each (const struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu) {
		const u64 *from = (const u64 *) per_cpu_ptr (device->stats, cpu);
		u64 total = 0;

		for (int i = 0; i < 2; i++)
			total += from[i];
		printk ("%d: %llu\n", cpu, total);
	}
}

void kept_by_cpu (const struct device *device, u64 *by_cpu)
{
	int cpu;

	for_each_online_cpu (cpu)
		by_cpu[cpu] += per_cpu_ptr (device->stats, cpu)->bytes;
}

void within_the_copy (struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu) {
		struct stats *s = per_cpu_ptr (device->stats, cpu);

		s->bytes += s->packets;
	}
}

void begun_anew (const struct device *device, u64 *out)
{
	u64 sums[2];
	int cpu;

	for_each_online_cpu (cpu) {
		memset (sums, 0, sizeof (sums));
		sums[0] += per_cpu_ptr (device->stats, cpu)->bytes;
		out[cpu] = sums[0];
	}
}

void begun_anew_by_hand (const struct device *device, u64 *out)
{
	struct stats sums;
	int cpu;

	for_each_online_cpu (cpu) {
		sums.bytes = 0;
		sums.bytes += per_cpu_ptr (device->stats, cpu)->bytes;
		out[cpu] = sums.bytes;
		work ((int) sums.bytes);
	}
}

u64 some_cpus (const struct cpumask *mask)
{
	u64 sum = 0;
	int cpu;

	for_each_cpu (cpu, mask)
		sum += per_cpu (hits, cpu);
	return sum;
}

u64 numbers (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += cpu;
	return sum;
}

u64 one_more_for_each (void)
{
	u64 sum = 0, last = 0;
	int cpu;

	for_each_online_cpu (cpu)
		last = per_cpu (hits, cpu) + 1;
	return sum + last;
}

void reset (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		per_cpu (hits, cpu) = 0;
}

#pragma percpu push
#pragma percpu ignore "percpu-cpus"
u64 silenced (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}
#pragma percpu pop

__attribute__ ((percpu_unchecked)) u64 unchecked (void)
{
	u64 sum = 0;
	int cpu;

	for_each_online_cpu (cpu)
		sum += per_cpu (hits, cpu);
	return sum;
}

/* ---- initialising ---- */

int all_locks (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_possible_cpu (cpu)
		spin_lock_init (&per_cpu_ptr (device->stats, cpu)->lock);
	return 0;
}

/* Nobody looks at the copies of other CPUs. */
int on_each_cpu_for_once (void (*f) (struct work_struct *))
{
	struct work_struct *temporary = alloc_percpu (struct work_struct);
	int cpu;

	if (!temporary)
		return -ENOMEM;
	cpus_read_lock ();
	for_each_online_cpu (cpu) {
		struct work_struct *w = per_cpu_ptr (temporary, cpu);

		INIT_WORK (w, f);
		schedule_work_on (cpu, w);
	}
	for_each_online_cpu (cpu)
		flush_work (per_cpu_ptr (temporary, cpu));
	cpus_read_unlock ();
	free_percpu (temporary);
	return 0;
}

int freed_again (void)
{
	struct stats *temporary = alloc_percpu (struct stats);
	int cpu;

	if (!temporary)
		return -ENOMEM;
	for_each_online_cpu (cpu)
		spin_lock_init (&per_cpu_ptr (temporary, cpu)->lock);
	work (3);
	free_percpu (temporary);
	return 0;
}

/* Initialised for each use. */
void flush_all (void)
{
	int cpu;

	for_each_online_cpu (cpu) {
		INIT_WORK (&per_cpu (works, cpu), worker);
		queue_work_on (cpu, own_wq, &per_cpu (works, cpu));
	}
}

/* What was there before: only the running ones begin anew. */
void begin_again (struct device *device)
{
	int cpu;

	for_each_online_cpu (cpu)
		spin_lock_init (&per_cpu_ptr (device->stats, cpu)->lock);
}

/* Zeroed memory is as good. */
int zeroes (struct device *device)
{
	int cpu;

	device->stats = alloc_percpu (struct stats);
	if (!device->stats)
		return -ENOMEM;
	for_each_online_cpu (cpu)
		per_cpu_ptr (device->stats, cpu)->bytes = 0;
	return 0;
}

/* ---- giving back ---- */

int for_the_online (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		per_cpu (buffers, cpu) = kmalloc (100, GFP_KERNEL);
	return 0;
}

void from_the_online (void)
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
	for_each_possible_cpu (cpu)
		per_cpu_ptr (pool->copies, cpu)->buffer = kzalloc (10, GFP_KERNEL);
	for_each_possible_cpu (cpu)
		timer_setup (&per_cpu_ptr (pool->copies, cpu)->timer, expired, 0);
	return 0;
}

/* All of them, or another member. */
void pool_free (struct pool *pool)
{
	int cpu;

	for_each_possible_cpu (cpu)
		kfree (per_cpu_ptr (pool->copies, cpu)->buffer);
	for_each_online_cpu (cpu)
		kfree (per_cpu_ptr (pool->copies, cpu)->list.next);
	free_percpu (pool->copies);
}

/* ---- what CPUs are given to do ---- */

void with_a_test (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (cpu_online (cpu))
			schedule_work_on (cpu, &per_cpu (works, cpu));
}

void with_another_test (const struct cpumask *mask)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		if (!cpumask_test_cpu (cpu, mask))
			continue;
		schedule_work_on (cpu, &per_cpu (works, cpu));
	}
}

void with_a_condition (const struct device *device)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (per_cpu_ptr (device->stats, cpu)->packets)
			schedule_work_on (cpu, &per_cpu_ptr (device->stats, cpu)->work);
}

void unbound (void)
{
	int cpu;

	for_each_possible_cpu (cpu)
		queue_work_on (cpu, system_unbound_wq, &per_cpu (works, cpu));
	for_each_possible_cpu (cpu)
		queue_work_on (cpu, own_wq, &per_cpu (works, cpu));
}

void those_online (void)
{
	int cpu;

	for_each_online_cpu (cpu)
		schedule_work_on (cpu, &per_cpu (works, cpu));
}

void on_one (int where)
{
	int cpu;

	for_each_possible_cpu (cpu)
		schedule_work_on (where, &per_cpu (works, cpu));
}

/* ---- slots ---- */

struct descriptor { int type, value; };
static DEFINE_PER_CPU (struct descriptor *, descriptors);
static DEFINE_PER_CPU (struct descriptor *, complete);

int probe (int cpu)
{
	struct descriptor *d = kzalloc (sizeof (*d), GFP_KERNEL);

	if (!d)
		return -ENOMEM;
	per_cpu (descriptors, cpu) = d;
	return 0;
}

int probe_all (void)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		per_cpu (complete, cpu) = kzalloc (8, GFP_KERNEL);
		if (!per_cpu (complete, cpu))
			return -ENOMEM;
	}
	return 0;
}

bool tested (int type)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		const struct descriptor *d = per_cpu (descriptors, cpu);

		if (d && d->type != type)
			return 0;
	}
	return 1;
}

bool those_that_run (int type)
{
	int cpu;

	for_each_online_cpu (cpu)
		if (per_cpu (descriptors, cpu)->type != type)
			return 0;
	return 1;
}

bool chosen (int type, const struct cpumask *mask)
{
	int cpu;

	for_each_possible_cpu (cpu) {
		if (!cpumask_test_cpu (cpu, mask))
			continue;
		if (per_cpu (descriptors, cpu)->type != type)
			return 0;
	}
	return 1;
}

bool all_have_one (int type)
{
	int cpu;

	for_each_possible_cpu (cpu)
		if (per_cpu (complete, cpu)->type != type)
			return 0;
	return 1;
}
