/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do run } */
/* { dg-plugin "offset=table" } */
#include "percpu-test.h"

int percpu_test_main (void)
{
	test_group ("nobody counts");
	CHECK (1);
	return 0;
}
