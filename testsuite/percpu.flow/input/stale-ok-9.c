/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A task that sleeps with a pointer from no section, where that is all right. */
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

struct vane {
	int turns;
	int *log;
};

static DEFINE_PER_CPU(struct vane, vane);
static DEFINE_MUTEX(vane_mutex);

/* The worker of a queue that is bound stays where it is. */
static void vane_work(struct work_struct *work)
{
	struct vane *v = this_cpu_ptr(&vane);

	msleep(1);
	v->turns++;
}

static DECLARE_WORK(vane_item, vane_work);

bool vane_queue(int cpu)
{
	return schedule_work_on(cpu, &vane_item);
}

/* So does a thread that somebody binds. */
static int vane_thread(void *unused)
{
	struct vane *v = this_cpu_ptr(&vane);

	while (!kthread_should_stop()) {
		schedule();
		v->turns++;
	}
	return 0;
}

struct task_struct *vane_start(unsigned int cpu)
{
	return kthread_create_on_cpu(vane_thread, NULL, cpu, "vane/%u");
}

/* Any will do. */
void vane_any(void)
{
	struct vane *v = raw_cpu_ptr(&vane);

	mutex_lock(&vane_mutex);
	v->turns++;
	mutex_unlock(&vane_mutex);
}

/* Fetched again, and nothing of before is used. */
void vane_again(void)
{
	struct vane *v;

	mutex_lock(&vane_mutex);
	v = get_cpu_ptr(&vane);
	v->turns++;
	put_cpu_ptr(&vane);
	msleep(1);
	v = get_cpu_ptr(&vane);
	v->turns++;
	put_cpu_ptr(&vane);
	mutex_unlock(&vane_mutex);
}

MODULE_LICENSE("GPL");
