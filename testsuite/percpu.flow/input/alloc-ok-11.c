/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory of devices, of objects that go after a grace period, and pointers fetched earlier. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>

struct harbour_load { u64 crates, ships; };

struct harbour {
	struct harbour_load __percpu *load;
	struct list_head list;
	struct rcu_head rcu;
};

static LIST_HEAD(harbours);
int harbour_open(int id);

static void harbour_release(void *data)
{
	struct harbour *h = data;

	free_percpu(h->load);
}

int harbour_probe(struct device *dev)
{
	struct harbour *h = devm_kzalloc(dev, sizeof(*h), GFP_KERNEL);
	int ret;

	if (!h)
		return -ENOMEM;
	h->load = alloc_percpu(struct harbour_load);
	if (!h->load)
		return -ENOMEM;
	ret = devm_add_action_or_reset(dev, harbour_release, h);
	if (ret)
		return ret;
	return harbour_open(1);
}

/* Known by the device from here on. */
int harbour_known(struct device *dev)
{
	struct harbour *h = devm_kzalloc(dev, sizeof(*h), GFP_KERNEL);

	if (!h)
		return -ENOMEM;
	dev_set_drvdata(dev, h);
	h->load = alloc_percpu(struct harbour_load);
	if (!h->load)
		return -ENOMEM;
	return harbour_open(2);
}

int harbour_managed(struct device *dev, struct harbour *h)
{
	h->load = devm_alloc_percpu(dev, struct harbour_load);
	if (!h->load)
		return -ENOMEM;
	if (harbour_open(3))
		return -EIO;
	per_cpu_ptr(h->load, 0)->crates = 1;
	return 0;
}

int harbour_managed_local(struct device *dev)
{
	struct harbour_load __percpu *load = devm_alloc_percpu(dev, struct harbour_load);

	if (!load)
		return -ENOMEM;
	if (harbour_open(4)) {
		devm_free_percpu(dev, load);
		return -EIO;
	}
	return 0;
}

int harbour_grace_period(void)
{
	struct harbour *h = kzalloc(sizeof(*h), GFP_KERNEL);

	if (!h)
		return -ENOMEM;
	h->load = alloc_percpu(struct harbour_load);
	if (!h->load) {
		kfree(h);
		return -ENOMEM;
	}
	if (harbour_open(5)) {
		struct harbour_load __percpu *load = h->load;

		kfree_rcu(h, rcu);
		free_percpu(load);
		return -EIO;
	}
	list_add_rcu(&h->list, &harbours);
	return 0;
}

/* What was fetched is used before, or the member has other memory since. */
u64 harbour_fetched_before(struct harbour *h)
{
	struct harbour_load *first = per_cpu_ptr(h->load, 0);
	u64 crates = first->crates;

	free_percpu(h->load);
	return crates;
}

u64 harbour_exchanged(struct harbour *h, struct harbour_load __percpu *load)
{
	struct harbour_load __percpu *old = h->load;
	struct harbour_load *first;

	h->load = load;
	first = per_cpu_ptr(h->load, 0);
	free_percpu(old);
	return first->crates;
}

int harbour_cleared(size_t size)
{
	void __percpu *bytes = __alloc_percpu_gfp(size, 8, GFP_NOWAIT);
	void *first = per_cpu_ptr(bytes, 0);

	if (!bytes)
		return -ENOMEM;
	memset(first, 0, size);
	free_percpu(bytes);
	return 0;
}

static void harbour_close(struct harbour *h)
{
	free_percpu(h->load);
	kfree(h);
}

static void harbour_close_what_is_left(struct harbour *h)
{
	h->load = NULL;
	free_percpu(h->load);
	kfree(h);
}

int harbour_closed(struct harbour *h)
{
	if (harbour_open(6)) {
		free_percpu(h->load);
		h->load = NULL;
		harbour_close(h);
		return -EIO;
	}
	if (harbour_open(7)) {
		free_percpu(h->load);
		harbour_close_what_is_left(h);
		return -EIO;
	}
	return 0;
}
