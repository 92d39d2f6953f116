/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dead code, types, and what is only mentioned. */
#include <linux/module.h>
#include <linux/bug.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct ghost {
	int n;
	void *mem;
};

static DEFINE_PER_CPU(struct ghost, ghost);

static inline bool ghost_configured(void)
{
	return false;
}

void *ghost_dead(void)
{
	const bool debug = false;
	void *mem = kmalloc(64, GFP_KERNEL);

	if (0)
		__this_cpu_inc(ghost.n);
	if (debug)
		pr_debug("%d\n", smp_processor_id());
	if (ghost_configured())
		__this_cpu_inc(ghost.n);
	if (IS_ENABLED(CONFIG_PERCPU_NOT_THERE))
		this_cpu_ptr(&ghost)->mem = mem;
	return mem;
}

size_t ghost_size(void)
{
	void *mem = kmalloc(sizeof(*this_cpu_ptr(&ghost)), GFP_KERNEL);
	typeof(__this_cpu_read(ghost.n)) n = 3;

	kfree(mem);
	return sizeof(__this_cpu_read(ghost.mem)) + n;
}

int ghost_stops(int n)
{
	void *mem = kmalloc(64, GFP_KERNEL);

	if (!mem)
		return -ENOMEM;
	kfree(mem);
	if (n > 1000)
		panic("on %d\n", raw_smp_processor_id());
	return n;
}

/* Copied by value, on any CPU. */
int ghost_copy(void)
{
	struct ghost copy;

	might_sleep();
	preempt_disable();
	copy = *this_cpu_ptr(&ghost);
	preempt_enable();
	might_sleep();
	return copy.n;
}

MODULE_LICENSE("GPL");
