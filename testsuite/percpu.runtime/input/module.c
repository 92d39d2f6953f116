/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Source of all modules of these tests.  NAME: prefix of its exported counter;
 * IMPORT: another module's prefix; KERNEL: uses the kernel's counter; MISSING:
 * uses what nobody has; INIT: what module_init gives; BYTES: size of a big
 * variable; COLLIDE: defines a variable of the name that the kernel has, too.
 */
#include <percpu.h>
#include <percpu_runtime.h>

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_ (a, b)
#define COUNTER PASTE (NAME, _counter)

#ifndef PLAIN
DEFINE_PER_CPU (int, COUNTER) = 5;
EXPORT_PER_CPU_SYMBOL (COUNTER);
DEFINE_STATIC_PER_CPU (int, calls);
/* The image's address by the assembler alone.  */
__asm__ (".pushsection .data.rel.local,\"aw\"\n\t.balign 8\nimage_of_calls:\t.dc.a calls\n\t.popsection");
extern volatile int *image_of_calls __attribute__ ((visibility ("hidden")));

int bump (void);
int bump (void)
{
	this_cpu_inc (calls);
	return this_cpu_inc_return (COUNTER);
}

int total (void);
int total (void)
{
	unsigned cpu;
	int sum = 0;

	for_each_possible_cpu (cpu)
		sum += per_cpu (COUNTER, cpu);
	return sum;
}

int read_image (void);
int read_image (void)
{
	return *image_of_calls;
}

void on_each (void *arg);
void on_each (void *arg)
{
	(void) arg;
	for (int i = 0; i < 1000; i++)
		this_cpu_inc (COUNTER);
}
#else
int bump (void);
int bump (void) { return 6; }
#endif

#ifdef IMPORT
#define IMPORTED PASTE (IMPORT, _counter)
DECLARE_PER_CPU (int, IMPORTED);
int import (void);
int import (void)
{
	return this_cpu_add_return (IMPORTED, 100);
}
#endif

#ifdef KERNEL
DECLARE_PER_CPU (int, kernel_counter);
void use_kernel (void *arg);
void use_kernel (void *arg)
{
	(void) arg;
	this_cpu_add (kernel_counter, 7);
}
#endif

#ifdef MISSING
DECLARE_PER_CPU (int, nobody_has_this);
int missing (void);
int missing (void) { return this_cpu_read (nobody_has_this); }
#endif

#ifdef COLLIDE
DEFINE_PER_CPU (int, same_name) = 77;
EXPORT_PER_CPU_SYMBOL (same_name);
int collide (void);
int collide (void) { return this_cpu_inc_return (same_name); }
#endif

#ifdef BYTES
DEFINE_PER_CPU (char [BYTES], big);
int fill (void);
int fill (void)
{
	unsigned cpu;
	unsigned long bad = 0;

	/* First and last byte of every page of every CPU.  */
	for_each_possible_cpu (cpu)
		for (unsigned long i = 0; i < BYTES; i += 4096) {
			bad += per_cpu (big, cpu)[i] != 0;
			per_cpu (big, cpu)[i] = (char) (cpu + 1 + i / 4096);
			per_cpu (big, cpu)[i + 4095] = (char) (cpu + 2 + i / 4096);
		}
	for_each_possible_cpu (cpu)
		for (unsigned long i = 0; i < BYTES; i += 4096)
			bad += per_cpu (big, cpu)[i] != (char) (cpu + 1 + i / 4096)
			       || per_cpu (big, cpu)[i + 4095] != (char) (cpu + 2 + i / 4096);
	return bad == 0;
}
#endif

#ifdef INIT
static int init (void)
{
	return INIT;
}
module_init (init);
#endif
