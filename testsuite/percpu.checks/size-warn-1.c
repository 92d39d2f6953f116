/* SPDX-License-Identifier: GPL-2.0-or-later */
/* warn=percpu-size.  */
/* { dg-do compile } */
/* { dg-plugin "size-limit=10 warn=size" } */
#include <percpu.h>

DEFINE_PER_CPU (char [11], v1);			/* { dg-warning "@v1:take 11 bytes.*\\[percpu-size\\]" "a warning" } */
