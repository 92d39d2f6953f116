/* SPDX-License-Identifier: GPL-2.0-or-later */
/* smp_processor_id () in a function that allocates with GFP_KERNEL. */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/smp.h>

struct parcel_box {
	int cpu, n;
};

static DEFINE_PER_CPU(int, box_count);

struct parcel_box *box_new(void)
{
	struct parcel_box *box = kzalloc(sizeof(*box), GFP_KERNEL);

	if (!box)
		return NULL;
	box->cpu = smp_processor_id();			/* EXPECT percpu-preempt */
	return box;
}

/* The proof comes behind. */
struct parcel_box *box_late(void)
{
	int cpu = smp_processor_id();			/* EXPECT percpu-preempt */
	struct parcel_box *box = kmalloc(sizeof(*box), GFP_KERNEL);

	if (box)
		box->cpu = cpu;
	return box;
}

int box_index(int *const *tables)
{
	int *table = tables[smp_processor_id()];	/* EXPECT percpu-preempt */
	void *mem = kcalloc(table[0], 8, GFP_KERNEL);

	if (!mem)
		return -ENOMEM;
	kfree(mem);
	return table[1];
}

int box_per_cpu(void)
{
	gfp_t gfp = GFP_KERNEL;
	void *mem = kmalloc(16, gfp);

	per_cpu(box_count, smp_processor_id())++;	/* EXPECT percpu-preempt */
	kfree(mem);
	return 0;
}

MODULE_LICENSE("GPL");
