/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors that are safe anywhere, or raw on purpose. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct odometer {
	u64 miles, trips;
	int state;
};

static DEFINE_PER_CPU(struct odometer, odometer);
static DEFINE_MUTEX(odometer_mutex);

int odometer_safe(u64 n)
{
	void *mem = kmalloc(64, GFP_KERNEL);

	this_cpu_inc(odometer.trips);
	this_cpu_add(odometer.miles, n);
	n = this_cpu_read(odometer.miles);
	this_cpu_write(odometer.state, 1);
	n += this_cpu_xchg(odometer.state, 2);
	n += this_cpu_cmpxchg(odometer.state, 2, 3);
	n += this_cpu_add_return(odometer.trips, 1);
	kfree(mem);
	return n;
}

int odometer_raw(u64 n)
{
	struct odometer *o;
	int cpu;

	mutex_lock(&odometer_mutex);
	cpu = raw_smp_processor_id();
	o = raw_cpu_ptr(&odometer);
	o->trips++;
	raw_cpu_inc(odometer.trips);
	raw_cpu_add(odometer.miles, n);
	n = raw_cpu_read(odometer.state);
	mutex_unlock(&odometer_mutex);
	return cpu + n;
}

struct odometer *odometer_alloc(void)
{
	struct odometer __percpu *all = alloc_percpu(struct odometer);
	int cpu;

	if (!all)
		return NULL;
	for_each_possible_cpu(cpu)
		per_cpu_ptr(all, cpu)->state = cpu;
	this_cpu_inc(all->trips);
	free_percpu(all);
	return per_cpu_ptr(&odometer, 0);
}

void *odometer_near(void)
{
	void *mem = kmalloc_node(64, GFP_KERNEL, numa_node_id());

	return mem ? mem : kmalloc_node(64, GFP_KERNEL, cpu_to_node(raw_smp_processor_id()));
}

MODULE_LICENSE("GPL");
