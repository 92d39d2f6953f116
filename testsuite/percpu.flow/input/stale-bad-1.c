/* SPDX-License-Identifier: GPL-2.0-or-later */
/* get_cpu_ptr ()'s pointer behind put_cpu_ptr (). */
#include <linux/module.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <linux/string.h>

struct card {
	int n, old;
	char name[16];
	struct list_head list;
};

static DEFINE_PER_CPU(struct card, card);

void card_write(int n)
{
	struct card *c = get_cpu_ptr(&card);

	c->old = c->n;
	put_cpu_ptr(&card);
	c->n = n;					/* EXPECT percpu-stale */
}

int card_read(void)
{
	struct card *c = get_cpu_ptr(&card);

	c->old++;
	put_cpu_ptr(&card);
	return c->n;					/* EXPECT percpu-stale */
}

void card_inc(void)
{
	struct card *c = get_cpu_ptr(&card);

	put_cpu_ptr(&card);
	c->n++;						/* EXPECT percpu-stale */
}

void card_name(const char *name)
{
	struct card *c = get_cpu_ptr(&card);

	put_cpu_ptr(&card);
	strscpy(c->name, name, sizeof(c->name));	/* EXPECT percpu-stale */
}

void card_show(struct card *c);

void card_pass(void)
{
	struct card *c = get_cpu_ptr(&card);

	c->n = 0;
	put_cpu_ptr(&card);
	card_show(c);					/* EXPECT percpu-stale */
}

int card_alloc(struct card __percpu *cards)
{
	struct card *c = get_cpu_ptr(cards);

	put_cpu_ptr(cards);
	return c->old + 1;				/* EXPECT percpu-stale */
}

MODULE_LICENSE("GPL");
