/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An ordinary object that was reached through a per-CPU slot. */
#include <linux/module.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/refcount.h>
#include <linux/smp.h>

struct lodger {
	refcount_t users;
	struct list_head list;
	int rent;
	struct lodger *next;
};

struct house {
	struct lodger *first;
	struct lodger *room[4];
	struct list_head all;
};

static DEFINE_PER_CPU(struct house, house);
static DEFINE_PER_CPU(struct lodger *, lodger);

int lodger_read(void)
{
	struct lodger *l;

	preempt_disable();
	l = __this_cpu_read(lodger);
	refcount_inc(&l->users);
	preempt_enable();
	l->rent++;
	return l->rent;
}

int lodger_this(void)
{
	struct lodger *l = this_cpu_read(lodger);

	l->rent++;
	return l->rent;
}

int lodger_deref(void)
{
	struct lodger *l;

	preempt_disable();
	l = *this_cpu_ptr(&lodger);
	preempt_enable();
	return l->rent;
}

int lodger_var(void)
{
	struct lodger *l = get_cpu_var(lodger);

	put_cpu_var(lodger);
	return l->rent;
}

int lodger_member(void)
{
	struct house *h = get_cpu_ptr(&house);
	struct lodger *l = h->first, *m = h->room[2];

	put_cpu_ptr(&house);
	l->next = m;
	return l->rent + m->rent;
}

/* Taken out of the list in the section, and ours from then on. */
struct lodger *lodger_pop(void)
{
	struct house *h = get_cpu_ptr(&house);
	struct lodger *l = list_first_entry_or_null(&h->all, struct lodger, list);

	if (l)
		list_del_init(&l->list);
	put_cpu_ptr(&house);
	if (l)
		l->rent = 0;
	return l;
}

int lodger_swap(struct lodger *new)
{
	struct lodger *old;
	struct house *h;

	preempt_disable();
	h = this_cpu_ptr(&house);
	old = h->first;
	h->first = new;
	preempt_enable();
	new->rent = old ? old->rent : 0;
	return new->rent;
}

int lodger_chain(void)
{
	struct lodger *l;
	int sum = 0;

	preempt_disable();
	l = this_cpu_ptr(&house)->first;
	preempt_enable();
	for (; l; l = l->next)
		sum += l->rent;
	return sum;
}

MODULE_LICENSE("GPL");
