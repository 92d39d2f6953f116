/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User memory touched with the CPU held. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

struct sample {
	u64 count, sum;
};

static DEFINE_PER_CPU(struct sample, sample);
static DEFINE_SPINLOCK(sample_lock);

long sample_get(void __user *to)
{
	struct sample *s = &get_cpu_var(sample);
	long ret = 0;

	if (copy_to_user(to, s, sizeof(*s)))		/* EXPECT percpu-sleep */
		ret = -EFAULT;
	put_cpu_var(sample);
	return ret;
}

long sample_set(const void __user *from)
{
	struct sample s;
	long ret = -EFAULT;

	spin_lock(&sample_lock);
	if (copy_from_user(&s, from, sizeof(s)))	/* EXPECT percpu-sleep */
		goto out;
	this_cpu_write(sample.sum, s.sum);
	ret = 0;
out:
	spin_unlock(&sample_lock);
	return ret;
}

int sample_count(u64 __user *to)
{
	int ret;

	preempt_disable();
	ret = put_user(__this_cpu_read(sample.count), to);	/* EXPECT percpu-sleep */
	preempt_enable();
	return ret;
}

int sample_add(const u64 __user *from)
{
	u64 n;
	int ret;

	get_cpu();
	ret = get_user(n, from);			/* EXPECT percpu-sleep */
	if (!ret)
		this_cpu_add(sample.sum, n);
	put_cpu();
	return ret;
}

int sample_clear(void __user *to)
{
	unsigned long left;

	local_bh_disable();
	left = clear_user(to, sizeof(struct sample));	/* EXPECT percpu-sleep */
	local_bh_enable();
	return left ? -EFAULT : 0;
}

long sample_name(char *to, const char __user *from)
{
	unsigned long flags;
	long n;

	local_irq_save(flags);
	n = strncpy_from_user(to, from, 16);		/* EXPECT percpu-sleep */
	local_irq_restore(flags);
	return n;
}

MODULE_LICENSE("GPL");
