/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Page faults are enabled again, or were never disabled. */
#include <linux/module.h>
#include <linux/highmem.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/smp.h>
#include <linux/uaccess.h>

static DEFINE_PER_CPU(u32, window);

unsigned long window_late(void __user *to)
{
	unsigned long left;
	u32 w;

	preempt_disable();
	pagefault_disable();
	w = __this_cpu_read(window);
	pagefault_enable();
	left = copy_to_user(to, &w, sizeof(w));		/* EXPECT percpu-sleep */
	preempt_enable();
	return left;
}

unsigned long window_one_way(const void __user *from, bool careful)
{
	unsigned long left;
	u32 w = 0;

	get_cpu();
	if (careful)
		pagefault_disable();
	left = careful ? __copy_from_user_inatomic(&w, from, sizeof(w))
		       : copy_from_user(&w, from, sizeof(w));	/* EXPECT percpu-sleep */
	if (careful)
		pagefault_enable();
	this_cpu_write(window, w);
	put_cpu();
	return left;
}

/* A guard holds it to the end of the block. */
unsigned long window_guard(void __user *to)
{
	u32 w;

	guard(preempt)();
	w = __this_cpu_read(window);
	return copy_to_user(to, &w, sizeof(w));		/* EXPECT percpu-sleep */
}

/* A local mapping does not disable faults, the lock around it disables preemption. */
unsigned long window_map(struct page *page, void __user *to)
{
	unsigned long left;
	void *mem;

	preempt_disable();
	mem = kmap_local_page(page);
	left = copy_to_user(to, mem, 64);		/* EXPECT percpu-sleep */
	kunmap_local(mem);
	preempt_enable();
	return left;
}

MODULE_LICENSE("GPL");
