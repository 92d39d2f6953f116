/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What [percpu-index] sees of Linux: the array of offsets, masks, counts. */
#ifndef INDEX_KERNEL_H
#define INDEX_KERNEL_H

#ifndef NR_CPUS
#define NR_CPUS 64
#endif
#define NULL ((void *) 0)
typedef unsigned int u32;
typedef unsigned long size_t;
typedef _Bool bool;

struct cpumask { unsigned long bits[(NR_CPUS + 63) / 64]; };
extern struct cpumask __cpu_possible_mask, __cpu_online_mask, __cpu_present_mask;
#define cpu_possible_mask ((const struct cpumask *) &__cpu_possible_mask)
#define cpu_online_mask ((const struct cpumask *) &__cpu_online_mask)
#define cpu_present_mask ((const struct cpumask *) &__cpu_present_mask)
extern unsigned int nr_cpu_ids;

extern unsigned long __per_cpu_offset[NR_CPUS];
#define per_cpu_offset(x) (__per_cpu_offset[x])
#define SHIFT_PERCPU_PTR(p, offset)					\
	({								\
		unsigned long __ptr;					\
		__asm__ ("" : "=r" (__ptr) : "0" (p));			\
		(__typeof__ (p)) (__ptr + (offset));			\
	})
#define per_cpu_ptr(p, cpu) SHIFT_PERCPU_PTR ((p), per_cpu_offset ((cpu)))
#define per_cpu(var, cpu) (*per_cpu_ptr (&(var), cpu))
#define WRITE_ONCE(x, value) (*(volatile __typeof__ (x) *) &(x) = (value))

unsigned int cpumask_weight (const struct cpumask *mask);
unsigned int cpumask_first (const struct cpumask *mask);
unsigned int cpumask_next (int n, const struct cpumask *mask);
unsigned int cpumask_nth (unsigned int n, const struct cpumask *mask);
unsigned int cpumask_local_spread (unsigned int i, int node);
bool cpumask_test_cpu (int cpu, const struct cpumask *mask);
void cpumask_set_cpu (unsigned int cpu, struct cpumask *mask);
const struct cpumask *cpumask_of (unsigned int cpu);
unsigned long _find_next_bit (const unsigned long *bits, unsigned long size,
			      unsigned long start);

extern int __num_online_cpus;
static inline unsigned int num_online_cpus (void) { return __num_online_cpus; }
#define num_possible_cpus() cpumask_weight (cpu_possible_mask)
#define num_present_cpus() cpumask_weight (cpu_present_mask)
static inline bool cpu_online (unsigned int cpu)
{
	return cpumask_test_cpu (cpu, cpu_online_mask);
}
static inline bool cpu_possible (unsigned int cpu)
{
	return cpumask_test_cpu (cpu, cpu_possible_mask);
}
#define for_each_cpu(cpu, mask)						\
	for ((cpu) = -1; (cpu) = cpumask_next ((cpu), (mask)),		\
	     (unsigned int) (cpu) < nr_cpu_ids;)
#define for_each_possible_cpu(cpu) for_each_cpu ((cpu), cpu_possible_mask)
#define for_each_online_cpu(cpu) for_each_cpu ((cpu), cpu_online_mask)

int smp_processor_id (void);
int cpu_to_node (int cpu);
int smp_call_function_single (int cpu, void (*f) (void *), void *info, int wait);
enum { WORK_CPU_UNBOUND = NR_CPUS };
bool queue_work_on (int cpu, void *queue, void *work);
void *kmalloc_array (size_t n, size_t size, u32 flags);
void *kcalloc (size_t n, size_t size, u32 flags);
void *kzalloc (size_t size, u32 flags);
void kfree (const void *p);
static inline u32 reciprocal_scale (u32 value, u32 range)
{
	return ((unsigned long long) value * range) >> 32;
}

extern int stat;
void sink (const void *p);

#endif
