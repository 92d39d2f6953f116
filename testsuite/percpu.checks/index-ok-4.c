/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Linux for one CPU: its header drops the number, counts are constants.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */

#define per_cpu_ptr(p, cpu) ({ (void) (cpu); (__typeof__ (p)) (p); })
#define per_cpu(var, cpu) (*per_cpu_ptr (&(var), cpu))
#define num_online_cpus() 1U
#define cpumask_of(cpu) ((void) (cpu), &one)

extern int stat;
extern const unsigned long one;
const unsigned long *f (unsigned int hash, int cpu)
{
	unsigned int i;

	for (i = 0; i < num_online_cpus (); i++)
		per_cpu (stat, i)++;
	per_cpu (stat, hash % num_online_cpus ())++;
	per_cpu (stat, 1)++;
	return cpumask_of (cpu);
}
