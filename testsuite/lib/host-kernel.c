/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Host program of a test that is part of the kernel (the executable).  */

#include "host.h"

int main (void)
{
	int status;

	setvbuf (stdout, NULL, _IOLBF, 0);
	if (percpu_boot (test_cpus ()) != 0) {
		printf ("percpu_boot failed\n");
		return 2;
	}
	status = percpu_test_main ();
	percpu_shutdown ();
	return test_end (status);
}
