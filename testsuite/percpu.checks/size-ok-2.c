/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the option there is no limit.  */
/* { dg-do compile } */
#include <percpu.h>

DEFINE_PER_CPU (char [1 << 20], much);		/* { dg-bogus "percpu" "no limit" } */
