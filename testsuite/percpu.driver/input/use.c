/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <percpu.h>
DEFINE_PER_CPU (int, counter) = 3;
DEFINE_STATIC_PER_CPU (long [4], array);
int get (int cpu);
int get (int cpu)
{
	per_cpu (array, cpu)[1]++;
	return per_cpu (counter, cpu);
}
