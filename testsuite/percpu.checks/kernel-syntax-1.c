/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A syntax error behind a declarator, where a function's body could begin: GCC's own message.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
struct tag rows [2] nonsense;		/* { dg-error "@nonsense:expected" "not a crash" } */
