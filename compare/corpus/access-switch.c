/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * CASE: a variable as the value of a switch
 */
#include "case.h"

DEFINE_PER_CPU(int, state);

int check(void)
{
	switch (state) {			/* EXPECT: percpu-access */
	case 0:
		return 1;
	default:
		return 0;
	}
}

int check_own(void)
{
	switch (this_cpu_read(state)) {
	case 0:
		return 1;
	default:
		return 0;
	}
}
