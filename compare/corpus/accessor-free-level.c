/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: free_percpu () of the pointer's address
 */
#include "case.h"

struct device {
	struct stats __percpu *stats;
};

void release(struct device *device)
{
	free_percpu(&device->stats);		/* EXPECT: percpu-accessor percpu-space */
}

void release_percpu(struct device *device)
{
	free_percpu(device->stats);
	device->stats = NULL;
}
