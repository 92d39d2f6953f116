/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors' numbers that are per-CPU pointers by the unit's own rule, and casts. */
#include <linux/module.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct wharf {
	u64 __percpu *crates;
	void *mem;
};

static u64 __percpu *wharf_crates(bool wanted)
{
	u64 __percpu *crates;

	if (!wanted)
		return (u64 __percpu __force *)ERR_PTR(-EINVAL);
	crates = alloc_percpu(u64);
	if (!crates)
		return (u64 __percpu __force *)ERR_PTR(-ENOMEM);
	return crates;
}

int wharf_init(struct wharf *w, bool wanted)
{
	u64 __percpu *crates = wharf_crates(wanted);

	if (IS_ERR((void __force *)crates))
		return PTR_ERR((void __force *)crates);
	w->crates = crates;
	return 0;
}

/* An ordinary pointer and a per-CPU one, each freed as what it is. */
int wharf_two(struct wharf *w)
{
	w->crates = alloc_percpu(u64);
	if (!w->crates)
		return -ENOMEM;
	w->mem = kmalloc(64, GFP_KERNEL);
	if (!w->mem) {
		free_percpu(w->crates);
		w->crates = NULL;
		return -ENOMEM;
	}
	return 0;
}

void wharf_exit(struct wharf *w)
{
	kfree(w->mem);
	free_percpu(w->crates);
	kfree(w);
}

/* Kept as a number: that is another pointer's bits. */
int wharf_number(unsigned long *out)
{
	u64 __percpu *crates = alloc_percpu(u64);

	if (!crates)
		return -ENOMEM;
	*out = (unsigned long)crates;
	return 0;
}

void wharf_drop(unsigned long in)
{
	free_percpu((void __percpu *)in);
}

MODULE_LICENSE("GPL");
