/* SPDX-License-Identifier: GPL-2.0-or-later */
/* More static per-CPU data than the limit.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra" } */
/* { dg-plugin "size-limit=1000" } */
#include <percpu.h>

DECLARE_PER_CPU (char [8000], elsewhere);	/* { dg-bogus "percpu" "does not count" } */
DEFINE_PER_CPU (char [300], third);		/* { dg-message "@third:300 bytes" "the third" } */
DEFINE_PER_CPU (char [400], largest);		/* { dg-error "@largest:take 1\[01\]\[0-9\]* bytes.*limit is 1000.*\\[percpu-size\\]" "reported once" } */
DEFINE_STATIC_PER_CPU (char [350], second);	/* { dg-message "@second:350 bytes" "the second" } */
DEFINE_PER_CPU (char, small);			/* { dg-bogus "takes" "only three" } */
EXPORT_PER_CPU_SYMBOL (largest);
char not_per_cpu[5000];				/* { dg-bogus "percpu" "ordinary" } */

int f (unsigned cpu);
int f (unsigned cpu)
{
	return per_cpu (second, cpu)[0] + per_cpu (elsewhere, cpu)[0];
}
