/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Legal places, in every model.  */
/* { dg-do assemble } */
/* { dg-models "none table base" } */
/* { dg-final { sparse-clean } } */
#include <percpu.h>

DEFINE_PER_CPU (int, g1);
DECLARE_PER_CPU (int, e1);
struct holder { int *where; };

int *f (int cpu, int kind);
int *f (int cpu, int kind)
{
	DEFINE_STATIC_PER_CPU (int, s1);
	DECLARE_PER_CPU (int, e1);
	struct holder h = { &per_cpu (s1, cpu) };

	{
		DEFINE_STATIC_PER_CPU (int, s1);

		if (kind == 1)
			return &per_cpu (s1, cpu);
	}
	if (kind == 2)
		return &per_cpu (e1, cpu);
	return kind ? h.where : &per_cpu (g1, cpu);
}
