/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the module traffic counts. */
#ifndef TRAFFIC_H
#define TRAFFIC_H

#include <percpu_runtime.h>

struct traffic {
	long packets, bytes;
	long by_length[1500];	/* more than a kernel of today sets aside */
};

DECLARE_MODULE_PER_CPU(struct traffic, traffic);

#endif
