/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Macros of the user's own around definition, declaration and export.  */
/* { dg-do assemble } */
/* { dg-models "none table base" } */
#include <percpu.h>

#define VARIABLE(type, name, init)		\
	DEFINE_PER_CPU (type, name) = init;	\
	EXPORT_PER_CPU_SYMBOL (name)
#define DECLARED(type, name, init)		\
	extern int unrelated_##name;		\
	DECLARE_PER_CPU (type, name);		\
	DEFINE_PER_CPU (type, name) = init
#define IN_ONE(name) extern int other_##name; DEFINE_PER_CPU (int, name) = 2

VARIABLE (int, x1, 1);
DECLARED (int, x2, 2);
IN_ONE (x3);
DECLARE_PER_CPU (int, x4);
DEFINE_PER_CPU (int, x4) = 4;
EXPORT_PER_CPU_SYMBOL_GPL (x4);
DECLARE_PER_CPU (int, x4);
extern int x5; DEFINE_PER_CPU (int, x6) = 6;
DEFINE_PER_CPU (int, x7) = 7; extern int x8;
DEFINE_PER_CPU (const int, x9) = 9;
EXPORT_PER_CPU_SYMBOL (x9);
