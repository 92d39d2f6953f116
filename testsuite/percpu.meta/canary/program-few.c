/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do run } */
/* { dg-plugin "offset=table" } */
/* { dg-checks 2 } */
#include "percpu-test.h"

int percpu_test_main (void)
{
	test_group ("one is missing");
	CHECK (1);
	return 0;
}
