/* SPDX-License-Identifier: GPL-2.0-or-later */
/* rcu_read_lock () is not enough where RCU readers can be preempted. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/srcu.h>

struct route {
	int __percpu *hits;
	int metric;
};

static struct route __rcu *route_best;
static DEFINE_PER_CPU(int, route_lookups);
DEFINE_STATIC_SRCU(route_srcu);

int route_copy(int **to)
{
	struct route *r;

	*to = kmalloc(sizeof(**to), GFP_KERNEL);
	if (!*to)
		return -ENOMEM;
	rcu_read_lock();
	r = rcu_dereference(route_best);
	**to = r ? r->metric : 0;
	__this_cpu_inc(route_lookups);			/* EXPECT percpu-preempt */
	rcu_read_unlock();
	return 0;
}

void route_hit(void)
{
	struct route *r;

	might_sleep();
	rcu_read_lock();
	r = rcu_dereference(route_best);
	if (r)
		(*this_cpu_ptr(r->hits))++;		/* EXPECT percpu-preempt */
	rcu_read_unlock();
}

int route_cpu(void)
{
	int cpu;

	rcu_read_lock();
	cpu = smp_processor_id();			/* EXPECT percpu-preempt */
	rcu_read_unlock();
	synchronize_rcu();
	return cpu;
}

void route_srcu_hit(void)
{
	int idx = srcu_read_lock(&route_srcu);

	__this_cpu_inc(route_lookups);			/* EXPECT percpu-preempt */
	synchronize_rcu();
	srcu_read_unlock(&route_srcu, idx);
}

MODULE_LICENSE("GPL");
