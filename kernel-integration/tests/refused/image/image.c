// SPDX-License-Identifier: GPL-2.0-or-later
/* A variable of the kernel image, declared as one of a module */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/ptrace.h>

#ifdef PCT_CURE
DECLARE_PER_CPU(struct pt_regs *, __irq_regs);
#else
DECLARE_MODULE_PER_CPU(struct pt_regs *, __irq_regs);
#endif

static int __init image_init(void)
{
	return this_cpu_read(__irq_regs) ? -EBUSY : 0;
}
module_init(image_init);
MODULE_LICENSE("GPL");
