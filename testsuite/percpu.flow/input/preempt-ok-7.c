/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths that join again: what one of them proves is not proved for the other. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

struct packet {
	int kind, len;
	bool queued;
	struct mutex *mutex;
};

static DEFINE_PER_CPU(int, packet_count);
static DEFINE_SPINLOCK(packet_lock);

/* The mutex is there only for those that may sleep. */
void packet_optional(struct packet *p)
{
	if (p->mutex)
		mutex_lock(p->mutex);
	if (!p->mutex)
		__this_cpu_inc(packet_count);
	if (p->mutex)
		mutex_unlock(p->mutex);
}

int packet_kind(struct packet *p)
{
	switch (p->kind) {
	case 0:
		might_sleep();
		break;
	case 1:
		return __this_cpu_inc_return(packet_count);
	default:
		break;
	}
	return 0;
}

void packet_early(struct packet *p)
{
	if (p->queued) {
		__this_cpu_inc(packet_count);
		return;
	}
	mutex_lock(p->mutex);
	p->len++;
	mutex_unlock(p->mutex);
}

/* The slow path returns held. */
void packet_retry(struct packet *p)
{
	spin_lock(&packet_lock);
	while (p->queued) {
		spin_unlock(&packet_lock);
		mutex_lock(p->mutex);
		mutex_unlock(p->mutex);
		spin_lock(&packet_lock);
	}
	__this_cpu_inc(packet_count);
	spin_unlock(&packet_lock);
}

static bool packet_enter(struct packet *p)
{
	if (p->queued) {
		mutex_lock(p->mutex);
		return false;
	}
	preempt_disable();
	return true;
}

void packet_either(struct packet *p)
{
	if (packet_enter(p)) {
		__this_cpu_inc(packet_count);
		preempt_enable();
	} else {
		this_cpu_inc(packet_count);
		mutex_unlock(p->mutex);
	}
}

MODULE_LICENSE("GPL");
