/* SPDX-License-Identifier: GPL-2.0-or-later */
/* It has another owner by then: stored, returned, handed over. */
#include <linux/module.h>
#include <linux/device.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct estate {
	u64 __percpu *land;
	struct list_head list;
	struct rcu_head rcu;
};

static u64 __percpu *estate_all;
static LIST_HEAD(estates);

u64 __percpu *estate_returned(void)
{
	u64 __percpu *land = alloc_percpu(u64);

	if (land)
		this_cpu_inc(*land);
	return land;
}

int estate_global(void)
{
	estate_all = alloc_percpu(u64);
	return estate_all ? 0 : -ENOMEM;
}

/* The caller frees what is in its object, whatever this returns. */
int estate_stored(struct estate *e)
{
	e->land = alloc_percpu(u64);
	if (!e->land)
		return -ENOMEM;
	if (this_cpu_inc_return(*e->land) > 1)
		return -EINVAL;
	return 0;
}

int estate_out(u64 __percpu **out)
{
	u64 __percpu *land = alloc_percpu(u64);

	if (!land)
		return -ENOMEM;
	*out = land;
	return this_cpu_read(*land) ? -EINVAL : 0;
}

struct estate *estate_listed(void)
{
	struct estate *e = kzalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return NULL;
	e->land = alloc_percpu(u64);
	if (!e->land) {
		kfree(e);
		return NULL;
	}
	list_add(&e->list, &estates);
	return e;
}

static void estate_release(void *land)
{
	free_percpu((void __percpu __force *)land);
}

int estate_action(struct device *dev)
{
	u64 __percpu *land = alloc_percpu(u64);
	int ret;

	if (!land)
		return -ENOMEM;
	ret = devm_add_action_or_reset(dev, estate_release, (void __force *)land);
	if (ret)
		return ret;
	return this_cpu_read(*land) ? -EINVAL : 0;
}

int estate_devm(struct device *dev)
{
	u64 __percpu *land = devm_alloc_percpu(dev, u64);

	if (!land)
		return -ENOMEM;
	return this_cpu_inc_return(*land) > 1 ? -EINVAL : 0;
}

/* A function of another unit takes it. */
int estate_adopt(u64 __percpu *land);

int estate_given(void)
{
	u64 __percpu *land = alloc_percpu(u64);

	if (!land)
		return -ENOMEM;
	return estate_adopt(land);
}

MODULE_LICENSE("GPL");
