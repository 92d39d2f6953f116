/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One CPU: there are no sections to disagree on.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -DPERCPU_SMP=0" } */
#include <percpu.h>

DECLARE_PER_CPU (int, v1);
DEFINE_PER_CPU_SHARED_ALIGNED (int, v1);	/* { dg-bogus "percpu" "section" } */
DECLARE_PER_CPU_SHARED_ALIGNED (int, v2);
DEFINE_PER_CPU (int, v2);			/* { dg-bogus "percpu" "the reverse" } */
