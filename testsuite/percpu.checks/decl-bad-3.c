/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Inside of macros; in text without macros.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra" } */
#include <percpu.h>

#define MINE(type, name) DEFINE_PER_CPU_READ_MOSTLY (type, name)
#define PAIR(name) DECLARE_PER_CPU (int, name); DEFINE_PER_CPU_FIRST (int, name)
#define FIXED DEFINE_PER_CPU_FIRST (int, fixed)	/* { dg-error "@fixed:\\[percpu-decl\\]" "the name in the macro" } */

DECLARE_PER_CPU (int, v1);			/* { dg-message "@v1:DECLARE_PER_CPU_READ_MOSTLY" "what to write" } */
MINE (int, v1);					/* { dg-error "@v1:\\[percpu-decl\\]" "a macro around it" } */
PAIR (v2);					/* { dg-error "@v2:\\[percpu-decl\\]" "both in one macro" } */
DECLARE_PER_CPU (int, fixed);
FIXED;

extern __attribute__ ((percpu ("declare", ".data.percpu"))) int v3;
__attribute__ ((percpu ("define", ".data.percpu..first"))) int v3;	/* { dg-error "@v3:\\[percpu-decl\\]" "no macro" } */
