/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The allocator says NULL, never an error's number. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct forge {
	u64 __percpu *heat;
};

int forge_init(struct forge *f)
{
	f->heat = alloc_percpu(u64);
	if (IS_ERR((void __force *)f->heat))		/* EXPECT percpu-alloc */
		return PTR_ERR((void __force *)f->heat);
	return 0;
}

int forge_local(struct forge *f)
{
	u64 __percpu *heat = __alloc_percpu(8, 8);

	if (IS_ERR((void __force *)heat))				/* EXPECT percpu-alloc */
		return -ENOMEM;
	f->heat = heat;
	return 0;
}

int forge_gfp(struct forge *f)
{
	u64 __percpu *heat = alloc_percpu_gfp(u64, GFP_NOWAIT);

	if (!IS_ERR((void __force *)heat))				/* EXPECT percpu-alloc */
		f->heat = heat;
	return f->heat ? 0 : -ENOMEM;
}

MODULE_LICENSE("GPL");
