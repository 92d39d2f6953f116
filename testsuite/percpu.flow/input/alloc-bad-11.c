/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory of devices, of objects that go after a grace period, and pointers fetched earlier. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>

struct quarry_load { u64 stones, carts; };

struct quarry {
	struct quarry_load __percpu *load;
	struct list_head list;
	struct rcu_head rcu;
};

static LIST_HEAD(quarries);
int quarry_open(int id);

/* The object is the device's, its member is not. */
int quarry_probe(struct device *dev)
{
	struct quarry *q = devm_kzalloc(dev, sizeof(*q), GFP_KERNEL);

	if (!q)
		return -ENOMEM;
	q->load = alloc_percpu(struct quarry_load);
	if (!q->load)
		return -ENOMEM;
	if (quarry_open(1))
		return -EIO;				/* EXPECT percpu-alloc */
	dev_set_drvdata(dev, q);
	return 0;
}

int quarry_untested(struct device *dev, struct quarry *q)
{
	q->load = devm_alloc_percpu(dev, struct quarry_load);
	per_cpu_ptr(q->load, 0)->stones = 1;		/* EXPECT percpu-alloc */
	return 0;
}

int quarry_freed_for_the_device(struct device *dev)
{
	struct quarry_load __percpu *load = devm_alloc_percpu(dev, struct quarry_load);

	if (!load)
		return -ENOMEM;
	if (quarry_open(2)) {
		free_percpu(load);			/* EXPECT percpu-alloc */
		return -EIO;
	}
	return 0;
}

int quarry_grace_period(void)
{
	struct quarry *q = kzalloc(sizeof(*q), GFP_KERNEL);

	if (!q)
		return -ENOMEM;
	q->load = alloc_percpu(struct quarry_load);
	if (!q->load) {
		kfree(q);
		return -ENOMEM;
	}
	if (quarry_open(3)) {
		kfree_rcu(q, rcu);
		return -EIO;				/* EXPECT percpu-alloc */
	}
	list_add_rcu(&q->list, &quarries);
	return 0;
}

u64 quarry_fetched_before(struct quarry *q)
{
	struct quarry_load *first = per_cpu_ptr(q->load, 0);

	free_percpu(q->load);
	return first->stones;				/* EXPECT percpu-alloc */
}

void quarry_cleared_untested(size_t size)
{
	void __percpu *bytes = __alloc_percpu_gfp(size, 8, GFP_NOWAIT);

	memset(per_cpu_ptr(bytes, 0), 0, size);		/* EXPECT percpu-alloc */
	free_percpu(bytes);
}

static void quarry_close(struct quarry *q)
{
	free_percpu(q->load);
	kfree(q);
}

int quarry_closed_again(struct quarry *q)
{
	if (quarry_open(4)) {
		free_percpu(q->load);
		quarry_close(q);			/* EXPECT percpu-alloc */
		return -EIO;
	}
	return 0;
}
