/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <percpu.h>

struct st { int a; long m[4]; };
DEFINE_PER_CPU (int, t_int) = 1;
DEFINE_PER_CPU (struct st, t_struct);
EXPORT_PER_CPU_SYMBOL (t_struct);
DEFINE_STATIC_PER_CPU (short [5], t_array);
DEFINE_PER_CPU_SHARED_ALIGNED (char, t_aligned);
  DEFINE_PER_CPU_READ_MOSTLY (long, t_mostly);
EXPORT_PER_CPU_SYMBOL_GPL (t_mostly);
__attribute__ ((weak)) DEFINE_PER_CPU (int, t_weak);
DECLARE_PER_CPU (long, t_declared);
DECLARE_MODULE_PER_CPU (int, t_module);
DEFINE_PER_CPU (int, t_renamed) __asm__ ("t_other_name");
int not_per_cpu;
int use (unsigned cpu);
int use (unsigned cpu)
{
	DEFINE_STATIC_PER_CPU (int, t_inside);

	per_cpu (t_inside, cpu) += per_cpu (t_array, cpu)[1];
	return per_cpu (t_inside, cpu) + per_cpu (t_module, cpu) + (int) per_cpu (t_declared, cpu) + not_per_cpu;
}
