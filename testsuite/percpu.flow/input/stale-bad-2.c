/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The address of get_cpu_var ()'s lvalue, and what is computed of a pointer. */
#include <linux/module.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct dial_row {
	int cell[8];
	struct list_head list;
	struct {
		int count;
	} inner;
};

static DEFINE_PER_CPU(struct dial_row, dial_row);
static DEFINE_PER_CPU(int, dial_sum);

void row_var(int n)
{
	int *sum = &get_cpu_var(dial_sum);

	*sum += n;
	put_cpu_var(dial_sum);
	*sum -= n;					/* EXPECT percpu-stale */
}

int row_member(void)
{
	int *count = &get_cpu_var(dial_row).inner.count;

	put_cpu_var(dial_row);
	return *count;					/* EXPECT percpu-stale */
}

/* An array within the object is the object. */
int row_cell(unsigned int n)
{
	int *cell = get_cpu_ptr(&dial_row)->cell;

	put_cpu_ptr(&dial_row);
	return cell[n & 7];				/* EXPECT percpu-stale */
}

int row_offset(unsigned int n)
{
	struct dial_row *row = get_cpu_ptr(&dial_row);
	int *cell = &row->cell[n & 7];

	put_cpu_ptr(&dial_row);
	return *cell;					/* EXPECT percpu-stale */
}

void row_list(struct list_head *item)
{
	struct list_head *head = &get_cpu_ptr(&dial_row)->list;

	put_cpu_ptr(&dial_row);
	list_add(item, head);				/* EXPECT percpu-stale */
}

struct dial_row *row_of(struct list_head *list)
{
	return container_of(list, struct dial_row, list);
}

int row_back(void)
{
	struct list_head *head = &get_cpu_var(dial_row).list;
	struct dial_row *row = container_of(head, struct dial_row, list);

	put_cpu_var(dial_row);
	return row->inner.count;			/* EXPECT percpu-stale */
}

MODULE_LICENSE("GPL");
