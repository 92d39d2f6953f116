/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The address is looked at, not followed. */
#include <linux/module.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/smp.h>

struct badge {
	int n;
	struct list_head list;
};

static DEFINE_PER_CPU(struct badge, badge);

bool badge_mine(struct badge *other)
{
	struct badge *b = get_cpu_ptr(&badge);

	b->n++;
	put_cpu_ptr(&badge);
	return b == other;
}

void badge_print(void)
{
	struct badge *b = get_cpu_ptr(&badge);

	b->n++;
	put_cpu_ptr(&badge);
	pr_debug("counted in %p\n", b);
}

unsigned long badge_hash(void)
{
	struct badge *b = get_cpu_ptr(&badge);

	put_cpu_ptr(&badge);
	return (unsigned long)b >> 6;
}

bool badge_there(struct badge __percpu *all)
{
	struct badge *b = get_cpu_ptr(all);

	put_cpu_ptr(all);
	return b != NULL;
}

ptrdiff_t badge_distance(struct badge *base)
{
	struct badge *b = get_cpu_ptr(&badge);

	put_cpu_ptr(&badge);
	return b - base;
}

size_t badge_size(void)
{
	struct badge *b = get_cpu_ptr(&badge);

	put_cpu_ptr(&badge);
	return sizeof(*b) + sizeof(b->list) + offsetof(typeof(*b), list);
}

MODULE_LICENSE("GPL");
