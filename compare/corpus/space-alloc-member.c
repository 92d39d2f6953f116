/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: per-CPU memory in an ordinary member
 */
#include "case.h"

struct device {
	struct stats *wrong;
	struct stats __percpu *right;
};

int probe(struct device *device)
{
	device->wrong = alloc_percpu(struct stats);	/* EXPECT: percpu-space */
	return device->wrong != NULL;
}

int probe_percpu(struct device *device)
{
	device->right = alloc_percpu(struct stats);
	if (!device->right)
		return 0;
	free_percpu(device->right);
	device->right = NULL;
	return 1;
}
