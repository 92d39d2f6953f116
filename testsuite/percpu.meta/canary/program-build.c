/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do run } */
/* { dg-plugin "offset=table" } */
/* { dg-checks 1 } */
#include "percpu-test.h"

int percpu_test_main (void)
{
	test_group ("one is missing");
	CHECK (no_such_function ());
	return 0;
}
