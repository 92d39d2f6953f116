/* SPDX-License-Identifier: GPL-2.0-or-later */
/* no-check=scope.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
/* { dg-plugin "no-check=scope" } */
#include <percpu.h>

struct s { DEFINE_PER_CPU (int, m); };		/* { dg-bogus "percpu" "off" } */
static DEFINE_PER_CPU (int, v1);		/* { dg-error "@static:\\[percpu-static\\]" "the other stays on" } */
