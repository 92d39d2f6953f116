/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the run tests share.  A test defines
 *	int percpu_test_main (void);
 * and gets a host program around it (host-kernel.c or host-module.c), which
 * boots the CPUs first.  It makes its checks in groups:
 *	test_group ("name");
 *	CHECK (condition);
 * CHECK may be used on any CPU.
 *
 * PART_DEFINE, PART_USE: the source is compiled twice, for the unit that
 * defines the variables and for the one that uses them; else it does both.
 * PART_IMPORT: the two parts are in different objects (kernel, modules).
 * MODULE: the unit is a module's.
 */

#ifndef PERCPU_TEST_H
#define PERCPU_TEST_H

#include <stddef.h>
#include <string.h>

#if defined PART_USE || !defined PART_DEFINE
# define HAVE_USE 1
#endif
#if defined PART_DEFINE || !defined PART_USE
# define HAVE_DEFINE 1
#endif

/* Implemented by lib/host.h, in the program; modules find them there.  */
extern void test_group (const char *name);
extern void test_check (int good, const char *what, const char *file, int line);

extern int percpu_test_main (void);

#define CHECK(...) \
	test_check (!!(__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)

#define NOINLINE __attribute__ ((noinline))

/* Hide a value or a pointer from the optimisers.  */
#define OPAQUE(x) \
	__extension__ ({ __typeof__ (x) opaque_ = (x); __asm__ volatile ("" : "+r" (opaque_)); opaque_; })

/*
 * The independent path to a variable: its address in the image, put together
 * by the assembler alone.  TEST_IMAGE (x) at file scope, then image_of (x).
 */
#define TEST_IMAGE(name)						\
	__asm__ (".pushsection .data.test_images,\"aw\"\n"		\
		 "\t.balign 8\n"					\
		 "test_image_" #name ":\n"				\
		 "\t.dc.a " #name "\n"					\
		 "\t.popsection\n");					\
	extern char *test_image_##name __attribute__ ((visibility ("hidden")))

#define image_of(name) (test_image_##name)

#endif
