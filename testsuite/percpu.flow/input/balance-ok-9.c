/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths that end before the function does, and warnings that do not. */
#include <linux/module.h>
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/smp.h>

static DEFINE_PER_CPU(int, fuse);

void fuse_bug(int n)
{
	get_cpu();
	BUG_ON(n < 0);
	if (n > 100)
		BUG();
	this_cpu_add(fuse, n);
	put_cpu();
}

void fuse_panic(int n)
{
	unsigned long flags;

	local_irq_save(flags);
	if (!__this_cpu_read(fuse))
		panic("fuse blown");
	local_irq_restore(flags);
}

int fuse_warn(int n)
{
	preempt_disable();
	if (WARN_ON(n < 0)) {
		preempt_enable();
		return -EINVAL;
	}
	WARN_ON_ONCE(n > 1000);
	__this_cpu_add(fuse, n);
	preempt_enable();
	return 0;
}

int fuse_warn_after(int n)
{
	int cpu = get_cpu();

	if (WARN(n > 5, "n is %d\n", n))
		n = 5;
	put_cpu();
	return WARN_ON(cpu > 4096) ? -EINVAL : n;
}

int fuse_kind(int kind)
{
	migrate_disable();
	switch (kind) {
	case 0:
		this_cpu_inc(fuse);
		break;
	case 1:
		this_cpu_dec(fuse);
		break;
	default:
		unreachable();
	}
	migrate_enable();
	return kind;
}

/* Never comes back. */
void __noreturn fuse_halt(void)
{
	preempt_disable();
	this_cpu_write(fuse, 0);
	local_irq_disable();
	for (;;)
		cpu_relax();
}

void fuse_stop(int n)
{
	get_cpu();
	if (n)
		fuse_halt();
	put_cpu();
}

static int fuse_thread(void *arg)
{
	preempt_disable();
	if (__this_cpu_read(fuse) == 0) {
		preempt_enable();
		kthread_complete_and_exit(NULL, 0);
	}
	preempt_enable();
	return 0;
}

struct task_struct *fuse_start(void)
{
	return kthread_run(fuse_thread, NULL, "fuse");
}

MODULE_LICENSE("GPL");
