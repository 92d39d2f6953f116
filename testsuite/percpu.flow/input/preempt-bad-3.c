/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Its own section has just ended. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct turnstile {
	int in, out;
};

static DEFINE_PER_CPU(struct turnstile, turnstile);

void turnstile_id(void)
{
	int cpu = get_cpu();

	per_cpu(turnstile, cpu).in++;
	put_cpu();
	pr_debug("on %d\n", smp_processor_id());	/* EXPECT percpu-preempt */
}

int turnstile_inc(void)
{
	int n;

	preempt_disable();
	n = __this_cpu_inc_return(turnstile.in);
	preempt_enable();
	__this_cpu_inc(turnstile.out);			/* EXPECT percpu-preempt */
	return n;
}

int turnstile_error(int max)
{
	struct turnstile *t = get_cpu_ptr(&turnstile);

	if (t->in > max) {
		put_cpu_ptr(&turnstile);
		__this_cpu_dec(turnstile.in);		/* EXPECT percpu-preempt */
		return -EBUSY;
	}
	t->in++;
	put_cpu_ptr(&turnstile);
	return 0;
}

/* Before it, the number may be meant as a hint; a section of one's own proves what follows it. */
int turnstile_before(void)
{
	int cpu = smp_processor_id();			/* XFAIL percpu-preempt */

	preempt_disable();
	__this_cpu_inc(turnstile.in);
	preempt_enable();
	return cpu;
}

/* Who disables migration may be in softirq: its end proves nothing. */
void turnstile_migrate(void)
{
	migrate_disable();
	this_cpu_inc(turnstile.in);
	migrate_enable();
	this_cpu_ptr(&turnstile)->out++;		/* XFAIL percpu-preempt */
}

MODULE_LICENSE("GPL");
