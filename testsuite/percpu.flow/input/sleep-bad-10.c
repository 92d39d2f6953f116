/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasklets, whose function is in a union without a name. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/slab.h>

static void *crank_room;

static void crank_turn(struct tasklet_struct *tasklet)
{
	msleep(1);					/* EXPECT percpu-sleep */
}

static DECLARE_TASKLET(crank_tasklet, crank_turn);

static void crank_fill(struct tasklet_struct *tasklet)
{
	crank_room = kmalloc(16, GFP_KERNEL);		/* EXPECT percpu-sleep */
}

static struct tasklet_struct crank_filler = { .callback = crank_fill, .use_callback = true };

static void crank_fill_in_time(struct tasklet_struct *tasklet)
{
	crank_room = kmalloc(16, GFP_ATOMIC);
}

static DECLARE_TASKLET(crank_good, crank_fill_in_time);

void crank(void)
{
	tasklet_schedule(&crank_tasklet);
	tasklet_schedule(&crank_filler);
	tasklet_schedule(&crank_good);
}

/* A structure of the driver's own with members of the same names is none. */
struct crank_ops {
	union {
		void (*func)(unsigned long);
		void (*callback)(struct crank_ops *ops);
	};
};

static void crank_wait(struct crank_ops *ops)
{
	msleep(1);
}

struct crank_ops crank_ops = { .callback = crank_wait };

MODULE_LICENSE("GPL");
