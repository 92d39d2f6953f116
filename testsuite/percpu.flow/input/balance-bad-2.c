/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A goto ladder whose label is one too far. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct key_slot {
	void *key, *iv;
	int users;
};

static DEFINE_PER_CPU(struct key_slot, key_slot);

int key_load(size_t len)
{
	struct key_slot *slot;
	void *key, *iv;
	int ret = -ENOMEM;

	key = kmalloc(len, GFP_KERNEL);
	if (!key)
		return ret;
	slot = get_cpu_ptr(&key_slot);
	iv = kmalloc(len, GFP_ATOMIC);
	if (!iv)
		goto free_key;
	if (slot->users) {
		ret = -EBUSY;
		goto put_slot;
	}
	slot->key = key;
	slot->iv = iv;
	put_cpu_ptr(&key_slot);
	return 0;

put_slot:
	put_cpu_ptr(&key_slot);
	kfree(iv);
free_key:
	kfree(key);
	return ret;					/* EXPECT percpu-balance */
}

int key_check(const char *name)
{
	int cpu, ret = 0;

	if (!name)
		goto out;
	cpu = get_cpu();
	if (!per_cpu(key_slot, cpu).key) {
		ret = -ENOKEY;
		goto out;
	}
	per_cpu(key_slot, cpu).users++;
	put_cpu();
out:
	return ret;					/* EXPECT percpu-balance */
}

/* One function with one way out, which is not enough. */
int key_drop(bool force)
{
	unsigned long flags;
	int ret = 0;

	local_irq_save(flags);
	if (__this_cpu_read(key_slot.users) && !force) {
		ret = -EBUSY;
		goto out;
	}
	__this_cpu_write(key_slot.users, 0);
	local_irq_restore(flags);
	pr_debug("dropped\n");
out:
	return ret;					/* EXPECT percpu-balance */
}

MODULE_LICENSE("GPL");
