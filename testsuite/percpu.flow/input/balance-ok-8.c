/* SPDX-License-Identifier: GPL-2.0-or-later */
/* switch, returns before the section, static keys, what the configuration leaves out. */
#include <linux/module.h>
#include <linux/jump_label.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>

static DEFINE_STATIC_KEY_FALSE(dial_pinned);
static DEFINE_STATIC_KEY_TRUE(dial_enabled);
static DEFINE_PER_CPU(int, dial);

enum dial_mode { DIAL_OFF, DIAL_CPU, DIAL_TASK, DIAL_BOTH };

int dial_switch(enum dial_mode mode)
{
	int ret = 0;

	switch (mode) {
	case DIAL_OFF:
		return 0;
	case DIAL_CPU:
		get_cpu();
		ret = this_cpu_read(dial);
		put_cpu();
		break;
	case DIAL_TASK:
		migrate_disable();
		ret = this_cpu_read(dial);
		migrate_enable();
		break;
	case DIAL_BOTH:
		preempt_disable();
		ret = __this_cpu_read(dial);
		preempt_enable();
		fallthrough;
	default:
		ret++;
	}
	return ret;
}

/* The same value decides twice. */
int dial_twice(enum dial_mode mode)
{
	switch (mode) {
	case DIAL_CPU:
		preempt_disable();
		break;
	case DIAL_TASK:
		migrate_disable();
		break;
	default:
		return -EINVAL;
	}
	this_cpu_inc(dial);
	switch (mode) {
	case DIAL_CPU:
		preempt_enable();
		break;
	case DIAL_TASK:
		migrate_enable();
		break;
	default:
		break;
	}
	return 0;
}

int dial_early(const int *n)
{
	if (!n)
		return -EINVAL;
	if (*n < 0)
		return *n;
	get_cpu();
	this_cpu_add(dial, *n);
	put_cpu();
	return 0;
}

void dial_key(void)
{
	if (static_branch_unlikely(&dial_pinned))
		preempt_disable();
	this_cpu_inc(dial);
	if (static_branch_unlikely(&dial_pinned))
		preempt_enable();
}

void dial_key_likely(int n)
{
	if (static_branch_likely(&dial_enabled))
		migrate_disable();
	this_cpu_inc(dial);
	if (n)
		pr_debug("%d\n", n);
	if (static_branch_likely(&dial_enabled))
		migrate_enable();
}

void dial_configured(void)
{
	if (IS_ENABLED(CONFIG_PERCPU_NOT_THERE))
		preempt_disable();
	this_cpu_inc(dial);
	if (0)
		preempt_enable();
}

static inline bool dial_never(void)
{
	return false;
}

int dial_stub(void)
{
	get_cpu();
	if (dial_never())
		return -EINVAL;
	put_cpu();
	return 0;
}

MODULE_LICENSE("GPL");
