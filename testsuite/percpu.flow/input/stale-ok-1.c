/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values and CPU numbers may be kept. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct meterage {
	u64 miles;
	int state;
	struct {
		int x, y;
	} place;
};

static DEFINE_PER_CPU(struct meterage, meterage);
static DEFINE_MUTEX(meterage_mutex);

u64 meterage_value(void)
{
	struct meterage *m = get_cpu_ptr(&meterage);
	u64 miles = m->miles;

	put_cpu_ptr(&meterage);
	cond_resched();
	return miles + 1;
}

/* The number was right when it was asked for; it may name its CPU for ever. */
int meterage_number(void)
{
	int cpu = get_cpu();

	put_cpu();
	mutex_lock(&meterage_mutex);
	per_cpu(meterage, cpu).miles++;
	mutex_unlock(&meterage_mutex);
	return cpu;
}

u64 meterage_remote(int cpu)
{
	struct meterage *m = per_cpu_ptr(&meterage, cpu);

	preempt_disable();
	if (cpu == smp_processor_id())
		__this_cpu_inc(meterage.state);
	preempt_enable();
	return m->miles;
}

/* per_cpu_ptr () of the number: not a pointer to this CPU's copy. */
u64 meterage_by_number(void)
{
	int cpu = get_cpu();
	struct meterage *m = per_cpu_ptr(&meterage, cpu);

	m->state++;
	put_cpu();
	return m->miles;
}

u64 meterage_all(void)
{
	u64 sum = 0;
	int cpu;

	preempt_disable();
	__this_cpu_inc(meterage.state);
	preempt_enable();
	for_each_possible_cpu(cpu)
		sum += per_cpu_ptr(&meterage, cpu)->miles;
	return sum;
}

int meterage_copy(void)
{
	struct meterage copy;

	preempt_disable();
	copy = *this_cpu_ptr(&meterage);
	preempt_enable();
	cond_resched();
	copy.place.x += copy.place.y;
	return copy.place.x;
}

int meterage_lvalue(void)
{
	int state = get_cpu_var(meterage).state++;

	put_cpu_var(meterage);
	return state;
}

MODULE_LICENSE("GPL");
