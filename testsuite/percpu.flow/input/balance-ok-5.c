/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/* Begins in one function, ends in another: for others, by design. */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/seq_file.h>
#include <linux/smp.h>

struct store {
	int users;
	void *slot[4];
};

static DEFINE_PER_CPU(struct store, store);

struct store *store_get(void)
{
	return get_cpu_ptr(&store);
}
EXPORT_SYMBOL_GPL(store_get);

void store_put(struct store *s)
{
	put_cpu_ptr(s);
}
EXPORT_SYMBOL_GPL(store_put);

/* Flags that go through a pointer. */
void store_block(unsigned long *flags)
{
	local_irq_save(*flags);
}

void store_unblock(unsigned long *flags)
{
	local_irq_restore(*flags);
}

/* Two layers of them. */
static struct store *store_begin(void)
{
	local_bh_disable();
	return store_get();
}

static void store_end(struct store *s)
{
	store_put(s);
	local_bh_enable();
}

int store_use(int n)
{
	struct store *s = store_begin();
	unsigned long flags;
	int ret = -EINVAL;

	if (n > 3)
		goto out;
	store_block(&flags);
	ret = s->slot[n] ? 0 : -ENOENT;
	store_unblock(&flags);
out:
	store_end(s);
	return ret;
}

/* A pair in a table of functions. */
struct store_ops {
	void (*lock)(void);
	void (*unlock)(void);
};

static void store_ops_lock(void)
{
	migrate_disable();
}

static void store_ops_unlock(void)
{
	migrate_enable();
}

const struct store_ops store_ops = {
	.lock = store_ops_lock,
	.unlock = store_ops_unlock,
};

int store_by_table(const struct store_ops *ops, int n)
{
	ops->lock();
	n += this_cpu_read(store.users);
	ops->unlock();
	return n;
}

/* seq_file: stop () is called even when start () has nothing to show. */
static void *store_start(struct seq_file *m, loff_t *pos)
{
	preempt_disable();
	if (*pos >= 4)
		return NULL;
	return this_cpu_ptr(&store)->slot[*pos];
}

static void *store_next(struct seq_file *m, void *v, loff_t *pos)
{
	return ++*pos < 4 ? this_cpu_ptr(&store)->slot[*pos] : NULL;
}

static void store_stop(struct seq_file *m, void *v)
{
	preempt_enable();
}

static int store_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%p\n", v);
	return 0;
}

const struct seq_operations store_seq_ops = {
	.start = store_start,
	.next = store_next,
	.stop = store_stop,
	.show = store_show,
};

/* Held when this is called, and left to a callback that ends it. */
void store_hand_over(void (*done)(struct store *s), int n)
{
	struct store *s = store_get();

	s->users += n;
	done(s);
}

static void store_done(struct store *s)
{
	s->users--;
	store_put(s);
}

void store_async(int n)
{
	store_hand_over(store_done, n);
}

MODULE_LICENSE("GPL");
