/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=size.  */
/* { dg-do compile } */
/* { dg-plugin "size-limit=10 no-check=size" } */
#include <percpu.h>

DEFINE_PER_CPU (char [11], v1);			/* { dg-bogus "percpu" "off" } */
