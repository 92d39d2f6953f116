/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the function is registered as says that it is preemptible. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/platform_device.h>
#include <linux/seq_file.h>
#include <linux/smp.h>
#include <linux/sysfs.h>

static DEFINE_PER_CPU(int, kiosk);

static int kiosk_open(struct inode *inode, struct file *file)
{
	__this_cpu_inc(kiosk);				/* EXPECT percpu-preempt */
	return 0;
}

static long kiosk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return smp_processor_id() == cmd;		/* EXPECT percpu-preempt */
}

const struct file_operations kiosk_fops = {
	.open = kiosk_open,
	.unlocked_ioctl = kiosk_ioctl,
};

static ssize_t kiosk_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	int *n = this_cpu_ptr(&kiosk);			/* EXPECT percpu-preempt */

	return sysfs_emit(buf, "%d\n", *n);
}

struct device_attribute dev_attr_kiosk = {
	.attr = { .name = "kiosk", .mode = 0444 },
	.show = kiosk_show,
};

static int kiosk_probe(struct platform_device *dev)
{
	__this_cpu_write(kiosk, 0);			/* EXPECT percpu-preempt */
	return 0;
}

struct platform_driver kiosk_driver = {
	.probe = kiosk_probe,
	.driver = { .name = "kiosk" },
};

static int kiosk_thread(void *arg)
{
	while (!kthread_should_stop())
		__this_cpu_inc(kiosk);			/* EXPECT percpu-preempt */
	return 0;
}

struct task_struct *kiosk_start(void)
{
	return kthread_run(kiosk_thread, NULL, "kiosk");
}

static int kiosk_seq(struct seq_file *m, void *v)
{
	seq_printf(m, "%d\n", __this_cpu_read(kiosk));	/* EXPECT percpu-preempt */
	return 0;
}

static int kiosk_seq_open(struct inode *inode, struct file *file)
{
	return single_open(file, kiosk_seq, NULL);
}

const struct file_operations kiosk_seq_fops = {
	.open = kiosk_seq_open,
	.read = seq_read,
};

static int kiosk_set(const char *val, const struct kernel_param *kp)
{
	__this_cpu_inc(kiosk);				/* EXPECT percpu-preempt */
	return param_set_int(val, kp);
}

const struct kernel_param_ops kiosk_param_ops = {
	.set = kiosk_set,
};

MODULE_LICENSE("GPL");
