/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Without the plugin per_cpu and its kin refuse what is no plain name, and say
   what to write.  The place is the header's, where GCC shows it.  */
#include <percpu.h>
struct st { int a; };
DEFINE_PER_CPU (struct st, s);
DEFINE_PER_CPU (int [4], arr);
int bad (int cpu);
int bad (int cpu)
{
#ifdef MEMBER
	return per_cpu (s.a, cpu);
#elif defined ELEMENT
	return per_cpu (arr[2], cpu);
#elif defined GET
	return __get_cpu_var (s.a);
#elif defined GETPUT
	return get_cpu_var (arr[1]) + cpu;
#endif
}
