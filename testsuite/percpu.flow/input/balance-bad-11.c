/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ALONE */
/*
 * The result would tell whether the CPU is held, but nobody could end it: there is
 * no function here, for this or another unit, that does.
 */
#include <linux/module.h>
#include <linux/bottom_half.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/smp.h>

struct peer {
	struct list_head list;
	int key, hits;
};

static LIST_HEAD(peers);
static DEFINE_PER_CPU(int, peer_last);
static DEFINE_PER_CPU(u64, peer_bytes);

bool peer_account(u64 bytes)
{
	u64 *total = &get_cpu_var(peer_bytes);

	if (*total + bytes < *total)
		return false;				/* EXPECT percpu-balance */
	*total += bytes;
	put_cpu_var(peer_bytes);
	return true;
}

struct peer *peer_find(int key)
{
	struct peer *peer;

	list_for_each_entry(peer, &peers, list) {
		int *last = get_cpu_ptr(&peer_last);

		if (peer->key == key) {
			*last = key;
			return peer;			/* EXPECT percpu-balance */
		}
		put_cpu_ptr(&peer_last);
	}
	return NULL;
}

int peer_poll(int n)
{
	local_bh_disable();
	if (this_cpu_read(peer_last) < n)
		return 0;				/* EXPECT percpu-balance */
	this_cpu_sub(peer_last, n);
	local_bh_enable();
	return 1;
}

MODULE_LICENSE("GPL");
