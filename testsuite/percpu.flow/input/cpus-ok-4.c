/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Only what runs now is of interest: a choice, a maximum, a display. */
#include <linux/module.h>
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/seq_file.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>

struct tram {
	unsigned int load;
	bool busy;
};

static DEFINE_PER_CPU(struct tram, tram);

int tram_idlest(void)
{
	unsigned int best = UINT_MAX;
	int cpu, found = -1;

	for_each_online_cpu(cpu) {
		if (per_cpu(tram, cpu).load < best) {
			best = per_cpu(tram, cpu).load;
			found = cpu;
		}
	}
	return found;
}

bool tram_any_busy(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (per_cpu(tram, cpu).busy)
			return true;
	return false;
}

int tram_show(struct seq_file *m, void *v)
{
	int cpu;

	for_each_online_cpu(cpu)
		seq_printf(m, "%d: %u\n", cpu, per_cpu(tram, cpu).load);
	return 0;
}

void tram_kick(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (per_cpu(tram, cpu).busy)
			wake_up_if_idle(cpu);
}

/* How many there are, not what they have. */
unsigned int tram_count(void)
{
	unsigned int n = 0;
	int cpu;

	for_each_online_cpu(cpu)
		n++;
	return n + num_online_cpus();
}

MODULE_LICENSE("GPL");
