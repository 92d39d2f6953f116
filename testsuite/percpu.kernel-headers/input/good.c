// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Per-CPU code as the kernel has it, all of it right: variables, members, arrays,
 * typedefs, pointers, and the interfaces that are built on them.
 */
#include <linux/cpumask.h>
#include <linux/hrtimer.h>
#include <linux/irq_work.h>
#include <linux/local_lock.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/percpu.h>
#include <linux/percpu-refcount.h>
#include <linux/percpu-rwsem.h>
#include <linux/percpu_counter.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/srcu.h>
#include <linux/u64_stats_sync.h>
#include <linux/workqueue.h>

struct inner {
	int x;
	long y[4];
};

struct state {
	int a;
	struct inner inner;
	struct list_head list;
	u64 bytes;
	struct u64_stats_sync sync;
};

typedef u8 note_t[64];

struct holder {
	struct state __percpu *states;
	int __percpu *count;
	note_t __percpu *notes;
	struct work_struct __percpu *works;
};

DECLARE_PER_CPU(int, pct_exported);
DEFINE_PER_CPU(int, pct_exported) = 3;
EXPORT_PER_CPU_SYMBOL_GPL(pct_exported);

static DEFINE_PER_CPU(int, counter);
static DEFINE_PER_CPU(int [8], row);
static DEFINE_PER_CPU(note_t, note);
static DEFINE_PER_CPU(int *, pointer);
static DEFINE_PER_CPU(bool, flag) = true;
static DEFINE_PER_CPU(u64, wide);
static DEFINE_PER_CPU(struct task_struct *, task);
static DEFINE_PER_CPU(struct state, state);
static DEFINE_PER_CPU(cpumask_var_t, mask);
static DEFINE_PER_CPU(struct hrtimer, timer);
static DEFINE_PER_CPU(struct irq_work, work);
static DEFINE_PER_CPU(local_lock_t, lock) = INIT_LOCAL_LOCK(lock);
static DEFINE_PER_CPU(call_single_data_t, call);
static DEFINE_PER_CPU_ALIGNED(struct inner, aligned) = { .x = 1 };
static DEFINE_PER_CPU_SHARED_ALIGNED(struct inner, shared);
static DEFINE_PER_CPU_READ_MOSTLY(int, seldom);
static DEFINE_PER_CPU_PAGE_ALIGNED(u8 [PAGE_SIZE], page);
DEFINE_STATIC_SRCU(srcu);
DEFINE_STATIC_PERCPU_RWSEM(rwsem);
static struct percpu_counter total;
static struct percpu_ref reference;

static int __percpu *const fixed = &counter;
static struct {
	int __percpu *count;
	const char *name;
} table[] = {
	{ &counter, "counter" },
	{ .count = &state.a, .name = "member" },
	{ .count = &row[3], .name = "element" },
	{ NULL },
};

/* Every operation, on a variable and through a pointer. */
static int operations(int __percpu *p, struct state __percpu *s)
{
	int sum = 0;

	this_cpu_write(counter, 1);
	this_cpu_add(counter, 2);
	this_cpu_sub(counter, 2);
	this_cpu_inc(counter);
	this_cpu_dec(*p);
	this_cpu_and(*p, 3);
	this_cpu_or(s->a, 4);
	this_cpu_inc(s->inner.y[2]);
	sum += this_cpu_read(*p) + this_cpu_read(s->inner.x);
	sum += this_cpu_add_return(counter, 1) + this_cpu_inc_return(*p);
	sum += this_cpu_xchg(counter, 1) + this_cpu_cmpxchg(*p, 1, 2);
	this_cpu_write(pointer, NULL);
	sum += this_cpu_read(pointer) != NULL;
	this_cpu_write(task, current);
	this_cpu_write(flag, false);
	this_cpu_add(wide, 1);
	this_cpu_inc(row[sum & 7]);
	preempt_disable();
	__this_cpu_inc(counter);
	__this_cpu_add(row[1], __this_cpu_read(row[2]));
	__this_cpu_write(state.bytes, __this_cpu_read(wide));
	raw_cpu_inc(counter);
	sum += *raw_cpu_ptr(&counter) + *this_cpu_ptr(p);
	sum += this_cpu_ptr(s)->inner.x + this_cpu_ptr(&row)[0][1];
	sum += (*this_cpu_ptr(&row))[2] + *this_cpu_ptr(&row[3]);
	sum += __this_cpu_read(seldom) + raw_cpu_read(shared.x) + this_cpu_ptr(&aligned)->x;
	preempt_enable();
	return sum;
}

static long other_cpu(struct holder *holder, int cpu)
{
	struct state *other = per_cpu_ptr(holder->states, cpu);
	u8 *bytes = per_cpu(note, cpu);
	note_t *notes = per_cpu_ptr(holder->notes, cpu);
	int *element = &per_cpu(row, cpu)[2];
	struct list_head *head = &per_cpu(state, cpu).list;
	struct list_head *same = &per_cpu_ptr(&state, cpu)->list;
	struct work_struct *item = per_cpu_ptr(holder->works, cpu);

	per_cpu(counter, cpu)++;
	per_cpu(state.a, cpu) = 1;
	per_cpu(pointer, cpu) = element;
	per_cpu(state, cpu) = *other;
	*per_cpu_ptr(&state.inner.y[1], cpu) = 1;
	memset(per_cpu_ptr(&state, cpu), 0, sizeof(state));
	memcpy(bytes, *notes, sizeof(note));
	INIT_LIST_HEAD(head);
	INIT_WORK(item, NULL);
	return *element + (head == same) + per_cpu(page, cpu)[0] + (per_cpu_ptr(&call, cpu)->info == holder);
}

static int sections(struct holder *holder)
{
	int sum = get_cpu_var(counter);
	struct state *mine;
	int *p;

	put_cpu_var(counter);
	get_cpu_var(state).a = 1;
	put_cpu_var(state);
	mine = get_cpu_ptr(holder->states);
	u64_stats_update_begin(&mine->sync);
	mine->bytes++;
	u64_stats_update_end(&mine->sync);
	put_cpu_ptr(holder->states);
	local_lock(&lock);
	p = this_cpu_ptr(&counter);
	sum += *p;
	local_unlock(&lock);
	cpumask_set_cpu(0, this_cpu_cpumask_var_ptr(mask));
	return sum;
}

/* What asks about a variable and does not touch it */
static size_t questions(struct state __percpu *s)
{
	typeof(counter) copy = 0;
	typeof(*s) local = { .a = copy };
	BUILD_BUG_ON(sizeof(counter) != sizeof(int));
	BUILD_BUG_ON(ARRAY_SIZE(row) != 8);
	BUILD_BUG_ON(!__same_type(int, copy));

	return sizeof(row) + sizeof(*s) + sizeof(s->inner) + __alignof__(state) +
		offsetof(typeof(state), inner) + local.a + !s + (s != NULL) + (s == &state) +
		(&row[2] - &row[1]) + __builtin_constant_p(counter);
}

static void forced(void)
{
	void *plain = (void __force *)&counter;
	int __percpu *back = (int __force __percpu *)plain;
	unsigned long number = (unsigned long)(void __force *)&counter;

	pr_debug("%p %p %lx\n", plain, back, number);
	pr_debug("%p\n", fixed);
	this_cpu_inc(*back);
}

static int __percpu *choose(struct holder *holder, bool which)
{
	int __percpu *one = which ? holder->count : NULL;
	int __percpu *two = which ? &counter : &row[1];
	void __percpu *three = holder->states;
	int __percpu *const *list = &holder->count;

	if (one == two || three == &state || !*list)
		return &state.a;
	return one ?: two;
}

static void release(struct holder *holder)
{
	free_percpu(holder->states);
	free_percpu(holder->count);
	free_percpu(holder->notes);
	free_percpu(holder->works);
	kfree(holder);
}

static struct holder *allocate(void)
{
	struct holder *holder = kzalloc(sizeof(*holder), GFP_KERNEL);

	if (!holder)
		return NULL;
	holder->states = alloc_percpu(struct state);
	holder->count = alloc_percpu_gfp(int, GFP_KERNEL | __GFP_ZERO);
	holder->notes = __alloc_percpu(sizeof(note_t), __alignof__(u64));
	holder->works = alloc_percpu(struct work_struct);
	if (!holder->states || !holder->count || holder->notes == NULL || !holder->works) {
		release(holder);
		return NULL;
	}
	return holder;
}

static enum hrtimer_restart on_timer(struct hrtimer *t)
{
	struct state *mine = this_cpu_ptr(&state);

	mine->bytes += t == this_cpu_ptr(&timer);
	return HRTIMER_NORESTART;
}

static void on_cpu(void *argument)
{
	struct holder *holder = argument;

	__this_cpu_inc(*holder->count);
	irq_work_queue(this_cpu_ptr(&work));
	*this_cpu_ptr(holder->count) += smp_processor_id();
}

/* Interfaces of the kernel that take and keep per-CPU pointers */
static void interfaces(struct net_device *dev)
{
	struct pcpu_sw_netstats __percpu *stats = netdev_alloc_pcpu_stats(struct pcpu_sw_netstats);
	struct pcpu_sw_netstats *mine;
	int index;

	if (!stats)
		return;
	dev->tstats = stats;
	mine = get_cpu_ptr(dev->tstats);
	u64_stats_init(&mine->syncp);
	dev_sw_netstats_rx_add(dev, 100);
	put_cpu_ptr(dev->tstats);
	dev->tstats = NULL;
	free_percpu(stats);

	index = srcu_read_lock(&srcu);
	srcu_read_unlock(&srcu, index);
	percpu_down_read(&rwsem);
	percpu_up_read(&rwsem);
	percpu_counter_add(&total, 2);
	if (percpu_ref_tryget(&reference))
		percpu_ref_put(&reference);
	this_cpu_inc(*dev->pcpu_refcnt);
}

static int __init good_init(void)
{
	struct holder *holder = allocate();
	long sum;
	int cpu, i;

	if (!holder)
		return -ENOMEM;
	if (percpu_counter_init(&total, 0, GFP_KERNEL)) {
		release(holder);
		return -ENOMEM;
	}
	sum = operations(holder->count, holder->states) + operations(&counter, &state);
	for_each_possible_cpu(cpu) {
		sum += other_cpu(holder, cpu);
		per_cpu(timer, cpu).function = on_timer;
	}
	for (i = 0; table[i].count; i++)
		this_cpu_inc(*table[i].count);
	sum += sections(holder) + questions(holder->states) + this_cpu_read(*choose(holder, sum));
	forced();
	on_each_cpu(on_cpu, holder, 1);
	interfaces(dev_get_by_name(&init_net, "lo"));
	pr_info("%ld\n", sum);
	release(holder);
	return 0;
}

static void __exit good_exit(void)
{
	percpu_counter_destroy(&total);
}

module_init(good_init);
module_exit(good_exit);
MODULE_LICENSE("GPL");
