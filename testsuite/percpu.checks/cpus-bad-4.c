/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of CPUs that the user gives by module_param ().  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/cpus-kernel.h"
#include "input/cpus-parameter.h"

static DEFINE_PER_CPU (u64, hits);
void set_filter (int);
int printk_number (const char *, int);
void *memcpy (void *, const void *, unsigned long);

static int home = -1;
module_param (home, int, 0444);
static unsigned int target;
module_param (target, uint, 0644);
static long far_away;
module_param (far_away, long, 0444);
static int queue;
module_param_named (default_queue, queue, int, 0444);
static int other_queue;
module_param (other_queue, int, 0444);

u64 direct (void)
{
	return per_cpu (hits, target);	/* { dg-error "@per_cpu:the number in module parameter 'target' is used as a CPU number, and nothing compares it with 'nr_cpu_ids' \\[percpu-cpus\\]" "direct" } */
}

/* That it is not negative says little. */
bool asked (void)
{
	if (home < 0)
		return 0;
	printk_number ("home", home);
	return cpu_online (home);	/* { dg-error "@cpu_online:'cpu_online' is asked about the number in module parameter 'home', and nothing compares that with 'nr_cpu_ids' \\[percpu-cpus\\]" "asked" } */
}

void handed_on (struct work_struct *work)
{
	const long cpu = READ_ONCE (far_away);

	schedule_work_on (cpu, work);	/* { dg-error "@schedule_work_on:'far_away' is used as a CPU number.*\\[percpu-cpus\\]" "handed on" } */
}

struct port {
	int queue, elected;
	u32 map[2];
};

void probe (struct port *p)
{
	p->queue = queue;		/* { dg-message "18:'queue' gets it here" "store" } */
	p->map[0] = queue;
}

void configure (struct port *p, const u32 *map)
{
	memcpy (p->map, map, sizeof p->map);
	p->queue = p->map[0];
	set_filter (p->queue);
	p->elected = p->queue % 2;
}

void elect (struct port *p)
{
	int cpu, elected = 0;

	if (cpu_online (p->queue))	/* { dg-error "@cpu_online:'cpu_online' is asked about the number in module parameter 'queue'.*\\[percpu-cpus\\]" "member" } */
		elected = p->queue;
	for_each_online_cpu (cpu)
		if (cpu == elected)
			set_filter (1 << p->queue);
}

void defaults (struct port *p)
{
	int cpu;

	for_each_present_cpu (cpu)
		set_filter (cpu == p->queue ? 2 : 0);
}

struct channel { unsigned int cpu; };

void open_channel (struct channel *c)
{
	c->cpu = other_queue;		/* { dg-message "16:'cpu' gets it here" "store" } */
}

void *channel_stats (struct channel *c, struct device *d)
{
	return per_cpu_ptr (d->stats, c->cpu);	/* { dg-error "@per_cpu_ptr:'other_queue' is used.*\\[percpu-cpus\\]" "pointer" } */
}
