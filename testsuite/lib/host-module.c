/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Host program of a test that is a module: loads the modules given as
 * arguments in order and runs percpu_test_main of the last.
 */

#include "host.h"

int main (int argc, char **argv)
{
	void *handles[8];
	int (*test) (void) = NULL;
	int status = 2, n;

	setvbuf (stdout, NULL, _IOLBF, 0);
	if (percpu_boot (test_cpus ()) != 0) {
		printf ("percpu_boot failed\n");
		return 2;
	}
	for (n = 0; n < argc - 1 && n < 8; n++) {
		handles[n] = percpu_module_load (argv[n + 1]);
		if (!handles[n]) {
			printf ("cannot load %s\n", argv[n + 1]);
			return 2;
		}
	}
	if (n > 0)
		test = (int (*) (void)) percpu_module_symbol (handles[n - 1], "percpu_test_main");
	if (test)
		status = test ();
	while (n-- > 0)
		if (percpu_module_unload (handles[n]) != 0) {
			printf ("cannot unload %s\n", argv[n + 1]);
			status = 2;
		}
	percpu_shutdown ();
	return test_end (status);
}
