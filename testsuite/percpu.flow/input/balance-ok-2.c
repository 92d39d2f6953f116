/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What says that the CPU is held: a flag, the result's code, a pointer, a number. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct lane {
	int used, limit;
	void *mem;
};

static DEFINE_PER_CPU(struct lane, lane);

int lane_flag(int n)
{
	bool held = false;
	int ret = 0;

	if (n > 4) {
		preempt_disable();
		held = true;
	}
	if (n < 100)
		ret = raw_cpu_read(lane.used);
	if (held)
		preempt_enable();
	return ret;
}

int lane_both_arms(int n)
{
	unsigned int state;

	if (n > 4) {
		get_cpu();
		state = 1;
	} else {
		migrate_disable();
		state = 2;
	}
	this_cpu_add(lane.used, n);
	if (state == 1)
		put_cpu();
	else
		migrate_enable();
	return 0;
}

int lane_code(int n)
{
	int ret = -EINVAL;

	if (n < 0)
		goto out;
	preempt_disable();
	ret = __this_cpu_read(lane.used) + n > 10 ? -ENOSPC : 0;
	if (ret)
		goto enable;
	__this_cpu_add(lane.used, n);
enable:
	preempt_enable();
out:
	return ret;
}

/* Below zero is held: there is an error to be told with the section open. */
int lane_number(int n)
{
	int cpu = -1;

	if (n)
		cpu = get_cpu();
	pr_debug("lane %d\n", n);
	if (cpu >= 0)
		put_cpu();
	return 0;
}

int lane_pointer(int n)
{
	struct lane *l = NULL;

	if (n & 1)
		l = get_cpu_ptr(&lane);
	pr_debug("lane %d\n", n);
	if (l) {
		l->used++;
		put_cpu_ptr(&lane);
	}
	return 0;
}

void *lane_error(int n)
{
	void *mem = ERR_PTR(-EINVAL);

	if (n > 0) {
		preempt_disable();
		mem = __this_cpu_read(lane.mem);
		preempt_enable();
	}
	if (IS_ERR(mem))
		return mem;
	get_cpu();
	mem = this_cpu_read(lane.mem);
	put_cpu();
	return mem;
}

/* Counted: as often ended as begun. */
void lane_count(int n)
{
	int i, held = 0;

	for (i = 0; i < 2; i++) {
		if (n & (1 << i)) {
			preempt_disable();
			held++;
		}
	}
	this_cpu_inc(lane.used);
	while (held--)
		preempt_enable();
}

MODULE_LICENSE("GPL");
