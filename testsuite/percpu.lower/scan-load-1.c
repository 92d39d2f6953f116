/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One slot load for each function and variable, whatever lies between the uses.
   Those of the table model are merged the same way.  */
/* { dg-do compile } */
#include <percpu.h>

struct st { int a; long m[8]; };

DEFINE_PER_CPU (int, x);
DEFINE_PER_CPU (int, y);
DEFINE_PER_CPU (struct st, s);
DEFINE_STATIC_PER_CPU (int [8], arr);
DECLARE_PER_CPU (int, e);
extern void call (int *);
extern int condition (int);
#define NOCLONE __attribute__ ((noinline, noclone))

NOCLONE int one_use (unsigned cpu)
{
	return per_cpu (x, cpu);
}

NOCLONE int two_uses (unsigned cpu, unsigned other)
{
	return per_cpu (x, cpu) + per_cpu (x, other);
}

NOCLONE void with_calls (unsigned cpu)
{
	per_cpu (x, cpu) = 1;
	call (&per_cpu (x, cpu));
	call (&per_cpu (x, cpu + 1));
	per_cpu (x, cpu)++;
}

NOCLONE void with_barriers (unsigned cpu)
{
	per_cpu (x, cpu) = 1;
	__asm__ volatile ("" : : : "memory");
	per_cpu (x, cpu)++;
	__asm__ volatile ("" : : : "memory");
	per_cpu (x, cpu)++;
}

NOCLONE long in_loop (unsigned n)
{
	long sum = 0;

	for (unsigned cpu = 0; cpu < n; cpu++) {
		sum += per_cpu (x, cpu);
		call (0);
	}
	return sum;
}

NOCLONE long in_nested_loops (unsigned n)
{
	long sum = 0;

	for (unsigned cpu = 0; cpu < n; cpu++)
		for (int i = 0; i < 8; i++) {
			sum += per_cpu (arr, cpu)[i];
			call (0);
		}
	return sum;
}

NOCLONE int in_branches (int c, unsigned cpu)
{
	if (condition (c))
		return per_cpu (x, cpu);
	else if (condition (c + 1))
		return per_cpu (x, cpu + 1);
	call (0);
	return per_cpu (x, cpu + 2) + 1;
}

NOCLONE int in_switch (int c, unsigned cpu)
{
	switch (condition (c)) {
	case 0:
		return per_cpu (x, cpu);
	case 1:
		call (&per_cpu (x, cpu));
		break;
	case 2:
		per_cpu (x, cpu) = 3;
		/* Fall through.  */
	default:
		per_cpu (x, 0)++;
	}
	return per_cpu (x, 1);
}

NOCLONE int two_variables (unsigned cpu)
{
	call (&per_cpu (x, cpu));
	call (&per_cpu (y, cpu));
	return per_cpu (x, cpu) + per_cpu (y, cpu);
}

NOCLONE long members (unsigned cpu)
{
	per_cpu (s, cpu).a = 1;
	call (0);
	per_cpu (s, cpu).m[2] = 2;
	call (0);
	return per_cpu (s.m[3], cpu) + *per_cpu_ptr (&s.m[4], cpu);
}

NOCLONE int imported (unsigned cpu)
{
	call (&per_cpu (e, cpu));
	return per_cpu (e, cpu + 1);
}

NOCLONE int this_cpu_operations (void)
{
	this_cpu_inc (x);
	this_cpu_add (x, 3);
	call (0);
	this_cpu_write (x, 4);
	return this_cpu_read (x);
}

NOCLONE int conditional_use (int c, unsigned cpu)
{
	if (c == 0)
		return 0;
	return per_cpu (x, cpu);
}

NOCLONE int no_use (int c)
{
	return c + (int) sizeof (x) + (int) sizeof (per_cpu (x, 0));
}
/* { dg-final { scan-slot-loads one_use x 1 } } */
/* { dg-final { scan-slot-loads two_uses x 1 } } */
/* { dg-final { scan-slot-loads with_calls x 1 } } */
/* { dg-final { scan-slot-loads with_barriers x 1 } } */
/* { dg-final { scan-slot-loads in_loop x 1 } } */
/* { dg-final { scan-slot-loads in_nested_loops arr 1 } } */
/* { dg-final { scan-slot-loads in_branches x 1 } } */
/* { dg-final { scan-slot-loads in_switch x 1 } } */
/* { dg-final { scan-slot-loads two_variables x 1 } } */
/* { dg-final { scan-slot-loads two_variables y 1 } } */
/* { dg-final { scan-slot-loads members s 1 } } */
/* { dg-final { scan-slot-loads imported e 1 } } */
/* { dg-final { scan-slot-loads this_cpu_operations x 1 } } */
/* { dg-final { scan-slot-loads conditional_use x 1 } } */
/* { dg-final { scan-function-not no_use "per_cpu_offset__" } } */
