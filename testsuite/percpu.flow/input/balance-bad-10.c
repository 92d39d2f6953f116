/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a macro or a guard of the unit begins. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

static DEFINE_PER_CPU(int, meter);
static DEFINE_SPINLOCK(meter_lock);

#define meter_begin()	({ preempt_disable(); this_cpu_ptr(&meter); })
#define meter_end()	preempt_enable()
#define meter_fail_if(condition)				\
	do {							\
		if (condition)					\
			return -EINVAL;				\
	} while (0)

int meter_set(int value)
{
	int *m = meter_begin();

	meter_fail_if(value < 0);			/* EXPECT percpu-balance */
	*m = value;
	meter_end();
	return 0;
}

/* The lock is released, the section around it is not. */
int meter_sync(int value)
{
	int *m = get_cpu_ptr(&meter);

	spin_lock(&meter_lock);
	if (*m == value) {
		spin_unlock(&meter_lock);
		return -EALREADY;			/* EXPECT percpu-balance */
	}
	*m = value;
	spin_unlock(&meter_lock);
	put_cpu_ptr(&meter);
	return 0;
}

/* A lock that was not taken does not end the section that it was to be taken in. */
int meter_try(int value)
{
	preempt_disable();
	if (!spin_trylock(&meter_lock))
		return -EAGAIN;				/* EXPECT percpu-balance */
	__this_cpu_write(meter, value);
	spin_unlock(&meter_lock);
	preempt_enable();
	return 0;
}

MODULE_LICENSE("GPL");
