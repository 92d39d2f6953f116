/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A unit that locks out CPUs that come and go.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall" } */
#include "input/departed-kernel.h"

struct scratch { struct lock lock; char *memory; };
static DEFINE_PER_CPU (struct scratch, scratch);

static int scratch_down (unsigned int cpu)
{
	kfree (per_cpu_ptr (&scratch, cpu)->memory);
	return 0;
}

int scratch_set_up (void)
{
	return cpuhp_setup_state (2, "scratch", NULL, scratch_down);
}

static void scratch_write (char c)
{
	struct scratch *s = raw_cpu_ptr (&scratch);

	mutex_lock (&s->lock);
	s->memory[0] = c;
	mutex_unlock (&s->lock);
}

void write_all (const char *text)
{
	cpus_read_lock ();
	while (*text)
		scratch_write (*text++);
	cpus_read_unlock ();
}
