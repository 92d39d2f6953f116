/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Both words in one macro: the macro's text is what to change, once.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

#define MY(t, n) static DEFINE_PER_CPU (t, n)	/* { dg-error "@static:\\[percpu-static\\]" "word in a macro" } */
#define OURS static DEFINE_PER_CPU_READ_MOSTLY	/* { dg-error "@static:\\[percpu-static\\]" "both words in a macro" } */

MY (int, a1);
OURS (int, a3);
/* { dg-final { fixit-applies "^#define MY.t, n. DEFINE_STATIC_PER_CPU .t, n." "^#define OURS DEFINE_STATIC_PER_CPU_READ_MOSTLY" } } */
