/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a table of operations initialized with a function of the other kind
 */
#include "case.h"

struct operations {
	void (*first)(int *p);
	void (*second)(int __percpu *p);
};

const struct operations bad = {
	.first = take,
	.second = take,				/* EXPECT: percpu-space */
};

const struct operations good = {
	.first = take,
	.second = take_percpu,
};
