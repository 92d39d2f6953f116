/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One error in a file whose lines have tabs, long names and no final newline
   trouble: the patch touches one line.  */
/* { dg-do syntax } */
/* { dg-options "-std=gnu17 -Wall -Wno-unused-variable" } */
#include <percpu.h>

struct a_rather_long_structure_name { int member; };

	static DEFINE_PER_CPU (struct a_rather_long_structure_name, a_rather_long_variable_name) = { .member = 42 };	/* { dg-error "@static:\\[percpu-static\\]" "indented" } */
/* { dg-final { fixit-applies "^\tDEFINE_STATIC_PER_CPU .struct a_rather_long_structure_name, a_rather_long_variable_name. = . .member = 42 .;" } } */
