/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops with a section in each turn, around all turns, or dropped in between. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct parcel {
	struct list_head list;
	int weight;
	bool fragile;
};

static LIST_HEAD(parcels);
static DEFINE_PER_CPU(int, parcel_weight);

int parcel_each(int limit)
{
	struct parcel *p;
	int n = 0;

	list_for_each_entry(p, &parcels, list) {
		get_cpu();
		if (p->fragile) {
			put_cpu();
			continue;
		}
		if (p->weight > limit) {
			put_cpu();
			break;
		}
		n += p->weight;
		put_cpu();
	}
	return n;
}

struct parcel *parcel_find(int weight)
{
	struct parcel *p, *found = NULL;

	preempt_disable();
	list_for_each_entry(p, &parcels, list) {
		if (p->fragile)
			continue;
		if (p->weight == weight) {
			found = p;
			break;
		}
	}
	preempt_enable();
	return found;
}

/* Drops it now and then, and holds it again at the end of each turn. */
void parcel_long(int n)
{
	int i;

	preempt_disable();
	for (i = 0; i < n; i++) {
		__this_cpu_add(parcel_weight, i);
		if (i % 64 == 63) {
			preempt_enable();
			cond_resched();
			preempt_disable();
		}
	}
	preempt_enable();
}

/* Held on the way round, not on the way out. */
int parcel_wait(int weight)
{
	for (;;) {
		preempt_disable();
		if (__this_cpu_read(parcel_weight) >= weight)
			break;
		preempt_enable();
		cpu_relax();
	}
	weight = __this_cpu_read(parcel_weight);
	preempt_enable();
	return weight;
}

int parcel_sum(void)
{
	int cpu, sum = 0;

	for_each_possible_cpu(cpu) {
		if (cpu == get_cpu())
			sum += this_cpu_read(parcel_weight);
		else
			sum += per_cpu(parcel_weight, cpu);
		put_cpu();
	}
	return sum;
}

/* The first turn begins it, the last one ends it, and a flag knows. */
void parcel_lazy(const int *w, int n)
{
	bool held = false;
	int i;

	for (i = 0; i < n; i++) {
		if (!w[i])
			continue;
		if (!held) {
			preempt_disable();
			held = true;
		}
		__this_cpu_add(parcel_weight, w[i]);
	}
	if (held)
		preempt_enable();
}

bool parcel_full(void);

void parcel_until(int n)
{
	get_cpu();
	while (!parcel_full() && n--) {
		this_cpu_inc(parcel_weight);
		put_cpu();
		get_cpu();
	}
	put_cpu();
}

MODULE_LICENSE("GPL");
