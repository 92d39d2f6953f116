/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looked at after the translation, which makes of NULL something else. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct kiln {
	int heat;
};

int kiln_start(struct kiln __percpu **out)
{
	struct kiln __percpu *kilns = alloc_percpu(struct kiln);
	struct kiln *k = per_cpu_ptr(kilns, 0);		/* EXPECT percpu-alloc */

	if (!k)
		return -ENOMEM;
	k->heat = 1;
	*out = kilns;
	return 0;
}

int kiln_here(void)
{
	struct kiln __percpu *kilns = alloc_percpu(struct kiln);
	struct kiln *k = get_cpu_ptr(kilns);		/* EXPECT percpu-alloc */
	int ret = -ENOMEM;

	if (k) {
		k->heat = 1;
		ret = 0;
	}
	put_cpu_ptr(kilns);
	free_percpu(kilns);
	return ret;
}

int kiln_raw(struct kiln __percpu **out)
{
	struct kiln *k;

	*out = alloc_percpu(struct kiln);
	k = raw_cpu_ptr(*out);				/* EXPECT percpu-alloc */
	if (k == NULL)
		return -ENOMEM;
	return 0;
}

MODULE_LICENSE("GPL");
