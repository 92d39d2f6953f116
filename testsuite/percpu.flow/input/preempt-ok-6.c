/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RCU readers, softirqs and interrupts: sections by context. */
#include <linux/module.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <linux/timer.h>

struct beacon {
	struct timer_list timer;
	struct hrtimer hrtimer;
	struct irq_work irq_work;
	struct rcu_head rcu;
	struct napi_struct napi;
	int n;
};

static DEFINE_PER_CPU(int, beacon);

static void beacon_timer(struct timer_list *timer)
{
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(beacon);
}

static enum hrtimer_restart beacon_hrtimer(struct hrtimer *timer)
{
	int *b = get_cpu_ptr(&beacon);

	put_cpu_ptr(&beacon);
	(*b)++;
	return smp_processor_id() ? HRTIMER_NORESTART : HRTIMER_RESTART;
}

static irqreturn_t beacon_irq(int irq, void *arg)
{
	get_cpu();
	put_cpu();
	__this_cpu_inc(beacon);
	return IRQ_HANDLED;
}

static void beacon_work(struct irq_work *work)
{
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(beacon);
}

static void beacon_rcu(struct rcu_head *head)
{
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(beacon);
}

static void beacon_ipi(void *arg)
{
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(beacon);
}

static int beacon_stop(void *arg)
{
	preempt_disable();
	preempt_enable();
	__this_cpu_inc(beacon);
	return 0;
}

static int beacon_poll(struct napi_struct *napi, int budget)
{
	int *b = get_cpu_ptr(&beacon);

	put_cpu_ptr(&beacon);
	*b += budget;
	return smp_processor_id();
}

int beacon_setup(struct beacon *b, struct net_device *dev, int irq)
{
	timer_setup(&b->timer, beacon_timer, 0);
	b->hrtimer.function = beacon_hrtimer;
	init_irq_work(&b->irq_work, beacon_work);
	call_rcu(&b->rcu, beacon_rcu);
	netif_napi_add(dev, &b->napi, beacon_poll);
	on_each_cpu(beacon_ipi, NULL, 1);
	stop_machine(beacon_stop, NULL, NULL);
	return request_irq(irq, beacon_irq, 0, "beacon", b);
}

/* A reader alone proves nothing in either direction. */
int beacon_reader(void)
{
	int n;

	rcu_read_lock();
	n = __this_cpu_read(beacon);
	rcu_read_unlock();
	return n + smp_processor_id();
}

MODULE_LICENSE("GPL");
