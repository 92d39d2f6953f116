/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Interrupts: what was saved is not restored, or enabled instead. */
#include <linux/module.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>

static DEFINE_PER_CPU(int, latch);

int latch_take(int owner)
{
	unsigned long flags;

	local_irq_save(flags);
	if (__this_cpu_read(latch))
		return -EBUSY;				/* EXPECT percpu-balance */
	__this_cpu_write(latch, owner);
	local_irq_restore(flags);
	return 0;
}

int latch_drop(int owner)
{
	local_irq_disable();
	if (__this_cpu_read(latch) != owner)
		return -EPERM;				/* EXPECT percpu-balance */
	__this_cpu_write(latch, 0);
	local_irq_enable();
	return 0;
}

/* A nested section, of which only the inner one ends. */
int latch_steal(int owner)
{
	unsigned long flags, inner;
	int old;

	local_irq_save(flags);
	old = __this_cpu_read(latch);
	if (old != owner) {
		local_irq_save(inner);
		__this_cpu_write(latch, owner);
		local_irq_restore(inner);
		return -EBUSY;				/* EXPECT percpu-balance */
	}
	local_irq_restore(flags);
	return 0;
}

/* Enabled, whatever the caller had: the flags were saved for nothing. */
int latch_swap(int owner)
{
	unsigned long flags;
	int old;

	local_irq_save(flags);
	old = __this_cpu_read(latch);
	__this_cpu_write(latch, owner);
	local_irq_enable();				/* EXPECT percpu-balance */
	return old;
}

MODULE_LICENSE("GPL");
