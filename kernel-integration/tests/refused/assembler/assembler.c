// SPDX-License-Identifier: GPL-2.0-or-later
/* Assembler code that names the variable */
#include <linux/module.h>
#include <linux/percpu.h>

DEFINE_PER_CPU(u32, asm_first);
DEFINE_PER_CPU(u32, asm_value);

static int __init asm_init(void)
{
#ifdef PCT_CURE
	asm volatile("movq per_cpu_offset__asm_value(%%rip), %%rax\n\t"
		     "movl $1234, %%gs:(%%rax)" : : : "rax", "memory");
#else
	asm volatile("movl $1234, %%gs:asm_value(%%rip)" : : : "memory");
#endif
	return this_cpu_read(asm_value) == 1234 ? 0 : -EINVAL;
}
module_init(asm_init);
MODULE_LICENSE("GPL");
