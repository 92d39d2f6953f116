/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops: an iteration that is left, or begun again, inside of its section. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/list.h>
#include <linux/smp.h>

struct flow_entry {
	struct list_head list;
	int key, hits;
	bool dead;
};

static LIST_HEAD(flow_entries);
static DEFINE_PER_CPU(int, flow_last);

int flow_insert(int key)
{
	struct flow_entry *entry;

	list_for_each_entry(entry, &flow_entries, list) {
		int *last = get_cpu_ptr(&flow_last);

		if (entry->key == key) {
			*last = key;
			return -EEXIST;		/* EXPECT percpu-balance */
		}
		put_cpu_ptr(&flow_last);
	}
	return 0;
}

/* The next turn begins another section, and the first is open for ever. */
int flow_sum(const int *keys, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		get_cpu();
		if (keys[i] < 0)
			continue;
		sum += keys[i];
		put_cpu();
	}
	return sum;					/* EXPECT percpu-balance */
}

void flow_expire(int limit)
{
	struct flow_entry *entry;
	int n = 0;

	list_for_each_entry(entry, &flow_entries, list) {
		preempt_disable();
		if (++n > limit)
			break;
		entry->dead = __this_cpu_read(flow_last) == entry->key;
		preempt_enable();
	}
}							/* EXPECT percpu-balance */

/* The begin is in front of the loop, the end in it. */
void flow_reset(int n)
{
	preempt_disable();
	do {
		this_cpu_write(flow_last, n);
		preempt_enable();			/* EXPECT percpu-balance */
	} while (--n > 0);
}

MODULE_LICENSE("GPL");
