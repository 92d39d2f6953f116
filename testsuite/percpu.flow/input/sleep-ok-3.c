/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User memory without a fault that is waited for. */
#include <linux/module.h>
#include <linux/highmem.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

struct frame {
	u64 ip, sp;
};

static DEFINE_PER_CPU(struct frame, frame);
static DEFINE_SPINLOCK(frame_lock);

bool frame_peek(const void __user *from)
{
	unsigned long left;

	preempt_disable();
	pagefault_disable();
	left = __copy_from_user_inatomic(this_cpu_ptr(&frame), from, sizeof(frame));
	pagefault_enable();
	preempt_enable();
	return !left;
}

/* The checked functions do not sleep either, with faults disabled. */
bool frame_poke(void __user *to)
{
	bool done;

	spin_lock(&frame_lock);
	pagefault_disable();
	done = !copy_to_user(to, raw_cpu_ptr(&frame), sizeof(frame));
	pagefault_enable();
	spin_unlock(&frame_lock);
	return done;
}

bool frame_nested(u64 __user *to)
{
	int ret;

	get_cpu();
	pagefault_disable();
	pagefault_disable();
	ret = put_user(this_cpu_read(frame.ip), to);
	pagefault_enable();
	ret |= put_user(this_cpu_read(frame.sp), to);
	pagefault_enable();
	put_cpu();
	return !ret;
}

long frame_nofault(const void __user *from)
{
	struct frame f;
	long ret;

	get_cpu();
	ret = copy_from_user_nofault(&f, from, sizeof(f));
	if (!ret)
		this_cpu_write(frame.ip, f.ip);
	put_cpu();
	return ret;
}

/* An atomic mapping disables both. */
unsigned long frame_map(struct page *page, const void __user *from)
{
	void *mem = kmap_atomic(page);
	unsigned long left = copy_from_user(mem, from, 16);

	kunmap_atomic(mem);
	if (left)
		left = copy_from_user(&left, from, sizeof(left));
	return left;
}

/* A copy is taken in the section, and given out behind it. */
long frame_copy(void __user *to)
{
	struct frame f;

	preempt_disable();
	f = *this_cpu_ptr(&frame);
	preempt_enable();
	return copy_to_user(to, &f, sizeof(f)) ? -EFAULT : 0;
}

MODULE_LICENSE("GPL");
