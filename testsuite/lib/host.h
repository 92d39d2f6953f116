/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Common part of the host programs: boots the CPUs, counts checks.
 */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <percpu_runtime.h>
#include "percpu-test.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char group[256];	/* a copy: modules are unloaded */
static unsigned long in_group, bad_in_group, all, all_bad, groups;

static void end_group (void)
{
	if (!*group)
		return;
	if (bad_in_group)
		printf ("bad %s: %lu of %lu\n", group, bad_in_group, in_group);
	else
		printf ("ok %s: %lu\n", group, in_group);
	*group = 0;
}

void test_group (const char *name)
{
	pthread_mutex_lock (&lock);
	end_group ();
	snprintf (group, sizeof group, "%s", name);
	in_group = bad_in_group = 0;
	groups++;
	pthread_mutex_unlock (&lock);
}

void test_check (int good, const char *what, const char *file, int line)
{
	pthread_mutex_lock (&lock);
	if (!*group) {
		printf ("check outside of a group\n");
		exit (3);
	}
	in_group++;
	all++;
	if (!good) {
		bad_in_group++;
		all_bad++;
		if (all_bad < 50)
			printf ("%s:%d: failed: %s\n", file, line, what);
	}
	pthread_mutex_unlock (&lock);
}

static unsigned test_cpus (void)
{
	const char *text = getenv ("PERCPU_TEST_CPUS");

	return text ? (unsigned) strtoul (text, NULL, 10) : 4;
}

static int test_end (int status)
{
	pthread_mutex_lock (&lock);
	end_group ();
	pthread_mutex_unlock (&lock);
	printf ("percpu-test: %lu checks, %lu failed, %lu groups\n", all, all_bad, groups);
	fflush (stdout);
	return status || all_bad ? 1 : 0;
}
