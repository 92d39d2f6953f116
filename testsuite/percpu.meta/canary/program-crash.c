/* SPDX-License-Identifier: GPL-2.0-or-later */
/* { dg-do run } */
/* { dg-plugin "offset=table" } */
/* { dg-checks 1 } */
#include <signal.h>
#include "percpu-test.h"

int percpu_test_main (void)
{
	test_group ("crashes");
	CHECK (1);
	signal (SIGSEGV, SIG_DFL);
	raise (SIGSEGV);
	return 0;
}
