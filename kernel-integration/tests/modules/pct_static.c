// SPDX-License-Identifier: GPL-2.0-or-later
/* Static initializers that hold addresses, static SRCU, all forms of definitions. */
#undef pr_fmt
#define pr_fmt(fmt) fmt

#include <linux/cpu.h>
#include <linux/local_lock.h>
#include <linux/percpu-rwsem.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/srcu.h>
#include "pct.h"

DEFINE_STATIC_PER_CPU(int, value) = 11;
DEFINE_STATIC_PER_CPU(int [8], values) = { 0, 1, 2, 3, 4, 5, 6, 7 };
DEFINE_STATIC_PER_CPU(struct pct_record, record);

struct reference {
	const char *name;
	int __percpu *pointer;
};

static struct reference references[] = {
	{ "value", &value },
	{ "values[3]", &values[3] },
};

static int __percpu *const constant_reference = &values[7];
static struct pct_record __percpu *record_reference = &record;

DEFINE_STATIC_SRCU(pct_srcu);
DEFINE_STATIC_PERCPU_RWSEM(pct_rwsem);

#ifdef CONFIG_PERCPU_OFFSET
/* Of no use in a module of the stock kernel, which does not relocate initial values */
DEFINE_STATIC_PER_CPU(int __percpu *, chained) = &values[5];
DEFINE_STATIC_PER_CPU(const char *, text) = "text";
/* nor in one that loses these sections */
DEFINE_STATIC_PER_CPU_READ_MOSTLY(int, read_mostly) = 21;
DEFINE_STATIC_PER_CPU_PAGE_ALIGNED(char [PAGE_SIZE], page);
DEFINE_STATIC_PER_CPU_ALIGNED(int, aligned) = 22;
#endif

/* With lockdep, which has to know that these are static objects of a module */
struct locked {
	local_lock_t local;
	raw_spinlock_t lock;
	int count;
};

DEFINE_STATIC_PER_CPU(struct locked, locked) = {
	.local = INIT_LOCAL_LOCK(local),
	.lock = __RAW_SPIN_LOCK_UNLOCKED(locked.lock),
};

static int *next_counter(void)
{
	DEFINE_STATIC_PER_CPU(int, counter);

	return this_cpu_ptr(&counter);
}

static int *other_counter(void)
{
	DEFINE_STATIC_PER_CPU(int, counter);

	return this_cpu_ptr(&counter);
}

static atomic_t bad_scope;
#ifdef CONFIG_PERCPU_OFFSET
static atomic_t bad_forms;
#endif

static void on_this_cpu(void *unused)
{
	int *next = next_counter(), *other = other_counter();

	*next = 1;
	*other = 2;
	if (next == other || *next_counter() != 1 || *other_counter() != 2)
		atomic_inc(&bad_scope);
	local_lock(&locked.local);
	raw_spin_lock(this_cpu_ptr(&locked.lock));
	this_cpu_ptr(&locked)->count++;
	raw_spin_unlock(this_cpu_ptr(&locked.lock));
	local_unlock(&locked.local);
	this_cpu_inc(*references[0].pointer);
	this_cpu_inc(*references[1].pointer);
	this_cpu_inc(record_reference->hits);
#ifdef CONFIG_PERCPU_OFFSET
	this_cpu_inc(**this_cpu_ptr(&chained));
	this_cpu_inc(read_mostly);
	this_cpu_inc(aligned);
	if (this_cpu_read(read_mostly) != 22 || this_cpu_read(aligned) != 23 ||
	    !IS_ALIGNED((unsigned long)this_cpu_ptr(&aligned), L1_CACHE_BYTES) ||
	    !IS_ALIGNED((unsigned long)this_cpu_ptr(page), PAGE_SIZE))
		atomic_inc(&bad_forms);
#endif
}

static int __init pct_static_init(void)
{
	int bad = 0, bad_locks = 0, bad_srcu = 0, bad_rwsem = 0;
#ifdef CONFIG_PERCPU_OFFSET
	int bad_values = 0;
#endif
	int cpu, index;

	on_each_cpu(on_this_cpu, NULL, 1);
	cpus_read_lock();
	for_each_online_cpu(cpu) {
		raw_spin_lock(&per_cpu(locked, cpu).lock);
		bad_locks += per_cpu(locked, cpu).count != 1;
		raw_spin_unlock(&per_cpu(locked, cpu).lock);
		bad += per_cpu(value, cpu) != 12;
		bad += per_cpu(values, cpu)[3] != 4;
		bad += per_cpu(record, cpu).hits != 1;
		bad += per_cpu_ptr(references[0].pointer, cpu) != &per_cpu(value, cpu);
		bad += per_cpu_ptr(references[1].pointer, cpu) != &per_cpu(values, cpu)[3];
		bad += *per_cpu_ptr(constant_reference, cpu) != 7;
#ifdef CONFIG_PERCPU_OFFSET
		bad_values += per_cpu(values, cpu)[5] != 6;
		bad_values += strcmp(per_cpu(text, cpu), "text") != 0;
#endif
	}
	cpus_read_unlock();
	RESULT(!bad, "static-initializers");
	RESULT(!bad_locks, "static-locks");
	RESULT(!atomic_read(&bad_scope), "static-in-function");
#ifdef CONFIG_PERCPU_OFFSET
	RESULT(!atomic_read(&bad_forms), "static-all-forms");
	RESULT(!bad_values, "static-relocated-values");
#endif

	index = srcu_read_lock(&pct_srcu);
	srcu_read_unlock(&pct_srcu, index);
	synchronize_srcu(&pct_srcu);
	bad_srcu += srcu_read_lock(&pct_srcu) == index;
	srcu_read_unlock(&pct_srcu, !index);
	RESULT(!bad_srcu, "static-srcu");

	percpu_down_read(&pct_rwsem);
	bad_rwsem += !percpu_is_read_locked(&pct_rwsem);
	percpu_up_read(&pct_rwsem);
	percpu_down_write(&pct_rwsem);
	bad_rwsem += percpu_down_read_trylock(&pct_rwsem);
	percpu_up_write(&pct_rwsem);
	bad_rwsem += percpu_is_read_locked(&pct_rwsem);
	RESULT(!bad_rwsem, "static-rwsem");
	return 0;
}

static void __exit pct_static_exit(void)
{
	srcu_barrier(&pct_srcu);
	/* The semaphore's grace period may need a second one. */
	rcu_barrier();
	rcu_barrier();
}

module_init(pct_static_init);
module_exit(pct_static_exit);
MODULE_DESCRIPTION("Static per-CPU data test");
MODULE_LICENSE("GPL");
