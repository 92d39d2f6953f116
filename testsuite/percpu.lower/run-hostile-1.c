/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Control flow around accessors: addresses in PHI nodes, loops, switches,
   computed goto, setjmp, nested functions, inlining, recursion.  */
/* { dg-do run } */
/* { dg-roles "kernel module" } */
/* { dg-checks 257 } */
#include <setjmp.h>
#include <stdarg.h>
#include "input/matrix.h"

struct rec { int n; long m[4]; struct rec *next; };

VARIABLE_INIT (int, x, 1);
VARIABLE_INIT (int, y, 2);
VARIABLE_INIT (int, z, 3);
VARIABLE (struct rec, r);
VARIABLE (struct rec [4], rr);
VARIABLE (int [8], arr);
VARIABLE (int [4][4], grid);
DEFINE_STATIC_PER_CPU (long, hidden);

IMAGE (x);
IMAGE (y);
IMAGE (z);
IMAGE (r);
IMAGE (rr);
IMAGE (arr);
IMAGE (grid);
IMAGE (hidden);

#define XP(cpu) ((int *) RAW (x, 0, cpu))
#define YP(cpu) ((int *) RAW (y, 0, cpu))
#define ZP(cpu) ((int *) RAW (z, 0, cpu))
#define RP(cpu) ((struct rec *) RAW (r, 0, cpu))
#define AP(cpu) ((int *) RAW (arr, 0, cpu))

/* The address of one of several variables.  */
static NOINLINE int *cond (int c, unsigned cpu)
{
	return c ? &per_cpu (x, cpu) : &per_cpu (y, cpu);
}

static NOINLINE int *cond_pointer (int c, unsigned cpu)
{
	int __percpu *p = c ? &x : &y;

	return per_cpu_ptr (p, cpu);
}

static NOINLINE int *cond_in_argument (int c, unsigned cpu)
{
	return per_cpu_ptr (c ? &x : &y, cpu);
}

static NOINLINE long *cond_member (int c, unsigned cpu)
{
	long __percpu *p = c ? &r.m[2] : &rr[1].m[3];

	if (c > 1)
		p = &r.m[0];
	return per_cpu_ptr (p, cpu);
}

static NOINLINE int *by_switch (int c, unsigned cpu)
{
	int __percpu *p;

	switch (c) {
	case 0:
		p = &x;
		break;
	case 1:
		p = &y;
		break;
	case 2:
		p = &z;
		break;
	case 3 ... 6:
		p = &arr[c - 3];
		break;
	default:
		p = &grid[1][1];
	}
	return per_cpu_ptr (p, cpu);
}

static NOINLINE int *by_goto (int c, unsigned cpu)
{
	static const void *const where[] = { &&one, &&two, &&three };
	int __percpu *p;

	goto *where[c];
one:
	p = &x;
	goto out;
two:
	p = &y;
	goto out;
three:
	return &per_cpu (z, cpu);
out:
	return per_cpu_ptr (p, cpu);
}

/* A pointer that walks.  */
static NOINLINE long walk (unsigned cpu, int n)
{
	int __percpu *p;
	long sum = 0;

	for (p = arr; p < arr + n; p++)
		sum += *per_cpu_ptr (p, cpu);
	for (p = &arr[n]; p-- != arr; )
		sum += *per_cpu_ptr (p, cpu);
	return sum;
}

static NOINLINE int nest (unsigned cpu)
{
	int sum = 0;

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++) {
			if (i == j)
				continue;
			sum += per_cpu (grid, cpu)[i][j]++;
			if (sum > 1000000)
				goto out;
		}
out:
	return sum;
}

/* All CPUs in one loop, several variables.  */
static NOINLINE long total (void)
{
	long sum = 0;
	unsigned cpu;

	for_each_possible_cpu (cpu) {
		if (cpu & 1)
			continue;
		sum += per_cpu (x, cpu);
		sum += per_cpu (y, cpu) * per_cpu (z, cpu);
	}
	return sum;
}

static NOINLINE int vectorised (unsigned cpu)
{
	int sum = 0;

	for (int i = 0; i < 8; i++)
		per_cpu (arr, cpu)[i] = i * 3;
	for (int i = 0; i < 8; i++)
		sum += per_cpu (arr, cpu)[i];
	return sum;
}

static jmp_buf env;

static NOINLINE void jump (int n)
{
	longjmp (env, n);
}

static NOINLINE int across_setjmp (unsigned cpu)
{
	volatile int count = 0;
	int n;

	per_cpu (x, cpu) = 100;
	n = setjmp (env);
	per_cpu (x, cpu) += n;
	if (n < 3) {
		count++;
		jump (n + 1);
	}
	return per_cpu (x, cpu) + count;
}

static NOINLINE int nested_function (unsigned cpu)
{
	int base = 5;

	int inner (int n)
	{
		per_cpu (y, cpu) += base + n;
		return n ? inner (n - 1) : per_cpu (y, cpu);
	}
	per_cpu (y, cpu) = 0;
	return inner (3);
}

static NOINLINE int vla (unsigned cpu, int n)
{
	int copy[n];
	int (*rows)[n] = (int (*)[n]) &per_cpu (arr, cpu)[0];

	memcpy (copy, per_cpu (arr, cpu), sizeof copy);
	memcpy (per_cpu (grid, cpu), copy, sizeof copy);
	return copy[n - 1] + (*rows)[1] + per_cpu (grid, cpu)[0][2];
}

static inline __attribute__ ((always_inline)) int *always (unsigned cpu)
{
	return &per_cpu (z, cpu);
}

static inline int maybe (unsigned cpu, int n)
{
	return per_cpu (z, cpu) += n;
}

static NOINLINE __attribute__ ((noclone)) int never (unsigned cpu, int n)
{
	return per_cpu (z, cpu) += n;
}

static NOINLINE int recursive (unsigned cpu, int n)
{
	if (n == 0)
		return per_cpu (z, cpu);
	per_cpu (z, cpu)++;
	return recursive (cpu, n - 1);
}

static NOINLINE int mutual_b (unsigned cpu, int n);
static NOINLINE int mutual_a (unsigned cpu, int n)
{
	per_cpu (x, cpu)++;
	return n ? mutual_b (cpu, n - 1) : per_cpu (x, cpu) * 100 + per_cpu (y, cpu);
}
static NOINLINE int mutual_b (unsigned cpu, int n)
{
	per_cpu (y, cpu)++;
	return n ? mutual_a (cpu, n - 1) : per_cpu (x, cpu) * 100 + per_cpu (y, cpu);
}

static NOINLINE int variadic (int n, ...)
{
	va_list ap;
	int sum = 0;

	va_start (ap, n);
	while (n--)
		sum += *va_arg (ap, int *);
	va_end (ap);
	return sum;
}

static NOINLINE struct rec by_value (unsigned cpu)
{
	return per_cpu (r, cpu);
}

static NOINLINE int taken_by_value (struct rec rec)
{
	return rec.n + (int) rec.m[3];
}

static NOINLINE __attribute__ ((cold)) void cold_path (unsigned cpu)
{
	per_cpu (hidden, cpu) = -1;
}

static NOINLINE int unlikely_path (unsigned cpu, int c)
{
	if (__builtin_expect (c, 0)) {
		cold_path (cpu);
		return (int) per_cpu (hidden, cpu);
	}
	per_cpu (hidden, cpu) = 7;
	return (int) per_cpu (hidden, cpu);
}

static NOINLINE int comma (unsigned cpu)
{
	int n = (per_cpu (x, cpu) = 4, per_cpu (y, cpu) = 5, per_cpu (x, cpu) + per_cpu (y, cpu));

	return n + ({ int t = per_cpu (x, cpu)++; t * 10; }) + per_cpu (x, cpu);
}

static NOINLINE int logic (unsigned cpu)
{
	per_cpu (x, cpu) = 0;
	per_cpu (y, cpu) = 1;
	return (per_cpu (x, cpu) && per_cpu (y, cpu)++) + 2 * (per_cpu (x, cpu) || per_cpu (y, cpu)--)
		+ 4 * !per_cpu (x, cpu) + 8 * (per_cpu (x, cpu) < per_cpu (z, cpu) ? 1 : 0);
}

static NOINLINE int nested_uses (unsigned cpu)
{
	per_cpu (x, cpu) = 2;
	per_cpu (arr, cpu)[2] = 3;
	per_cpu (arr, cpu)[3] = 1;
	/* A per-CPU value as index, as CPU number and in another's address.  */
	return per_cpu (arr, cpu)[per_cpu (arr, cpu)[per_cpu (x, cpu)]]
		+ per_cpu (x, per_cpu (arr, cpu)[3] == 1 ? cpu : 0);
}

static NOINLINE int same_cpu_number (unsigned cpu)
{
	per_cpu (x, 0) = 0;
	per_cpu (y, cpu) = (int) cpu;
	per_cpu (x, per_cpu (y, cpu)) = 6;
	return per_cpu (x, cpu);
}

/* Two variables of one name in different blocks.  */
static NOINLINE long *block_static (unsigned cpu, int which)
{
	DEFINE_STATIC_PER_CPU (long, s) = 11;

	if (which == 0)
		return &per_cpu (s, cpu);
	{
		DEFINE_STATIC_PER_CPU (long, s) = 22;

		if (which == 1)
			return &per_cpu (s, cpu);
	}
	return per_cpu_ptr (&s, cpu);
}

static NOINLINE long *other_static (unsigned cpu)
{
	DEFINE_STATIC_PER_CPU (long, s) = 33;

	return &per_cpu (s, cpu);
}

static inline __attribute__ ((always_inline)) long *inlined_static (unsigned cpu)
{
	DEFINE_STATIC_PER_CPU (long, inl) = 44;

	return &per_cpu (inl, cpu);
}
static NOINLINE long *inlined_1 (unsigned cpu) { return inlined_static (cpu); }
static NOINLINE long *inlined_2 (unsigned cpu) { return inlined_static (cpu); }

/* A pointer kept over a barrier, a call and a loop.  */
static NOINLINE int kept (unsigned cpu)
{
	int *p = &per_cpu (x, cpu);

	*p = 1;
	__asm__ volatile ("" : : : "memory");
	per_cpu (x, cpu)++;
	never (cpu, 0);
	for (int i = 0; i < 5; i++) {
		__asm__ volatile ("" : : : "memory");
		*p += 1;
	}
	return per_cpu (x, cpu);
}

/* Memory operands of asm.  */
static NOINLINE int asm_operands (unsigned cpu)
{
	int old;

	per_cpu (x, cpu) = 40;
	__asm__ ("" : "+m" (per_cpu (x, cpu)));
	__asm__ ("" : "=r" (old) : "0" (per_cpu (x, cpu)), "m" (per_cpu (y, cpu)));
#if defined __x86_64__ || defined __i386__
	__asm__ ("incl %0" : "+m" (per_cpu (x, cpu)));
	__asm__ ("addl %1, %0" : "+r" (old) : "m" (per_cpu (x, cpu)));
	__asm__ ("movl $9, %0" : "=m" (per_cpu (y, cpu)));
#else
	per_cpu (x, cpu)++;
	old += per_cpu (x, cpu);
	per_cpu (y, cpu) = 9;
#endif
	return old + per_cpu (x, cpu) + per_cpu (y, cpu);
}

static NOINLINE int asm_goto (unsigned cpu)
{
	__asm__ goto ("" : : "r" (&per_cpu (x, cpu)) : "memory" : other);
	return per_cpu (x, cpu);
other:
	return per_cpu (y, cpu);
}

static NOINLINE int atomics (unsigned cpu)
{
	__atomic_store_n (&per_cpu (x, cpu), 5, __ATOMIC_RELEASE);
	__atomic_fetch_add (&per_cpu (x, cpu), 2, __ATOMIC_SEQ_CST);
	__sync_fetch_and_sub (per_cpu_ptr (&x, cpu), 1);
	return __atomic_load_n (&per_cpu (x, cpu), __ATOMIC_ACQUIRE);
}

static NOINLINE int builtins (unsigned cpu)
{
	memset (per_cpu_ptr (&r, cpu), 0x11, sizeof r);
	memset (&per_cpu (r, cpu).m[1], 0, sizeof (long));
	memmove (per_cpu_ptr (&rr[1], cpu), per_cpu_ptr (&r, cpu), sizeof r);
	__builtin_prefetch (&per_cpu (r, cpu));
	return memcmp (&per_cpu (rr, cpu)[1], per_cpu_ptr (&r, cpu), sizeof r)
		+ (per_cpu (rr, cpu)[1].m[1] == 0 && per_cpu (rr, cpu)[1].n == 0x11111111);
}

static NOINLINE int struct_copies (unsigned cpu, unsigned from)
{
	struct rec local = { 1, { 2, 3, 4, 5 }, NULL };

	per_cpu (r, cpu) = local;
	per_cpu (rr, cpu)[0] = per_cpu (r, cpu);
	per_cpu (rr, from)[2] = per_cpu (rr, cpu)[0];
	local = per_cpu (rr, from)[2];
	per_cpu (r, cpu).next = &per_cpu (rr, cpu)[3];
	per_cpu (r, cpu).next->n = 77;
	return local.n + (int) local.m[3] + per_cpu (rr, cpu)[3].n;
}

static NOINLINE int tail (int *p)
{
	return *p;
}

static NOINLINE int tail_call (unsigned cpu)
{
	return tail (&per_cpu (y, cpu));
}

static NOINLINE void on_cpu (void *arg)
{
	unsigned cpu = smp_processor_id ();

	(void) arg;
	CHECK (this_cpu_ptr (&x) == XP (cpu));
	CHECK (this_cpu_ptr (OPAQUE (cpu) > 100 ? &y : &x) == XP (cpu));
	CHECK (this_cpu_ptr (&rr[OPAQUE (2)].m[OPAQUE (1)]) == &((struct rec *) RAW (rr, 0, cpu))[2].m[1]);
	__get_cpu_var (x) = 3;
	if (this_cpu_read (x) == 3)
		this_cpu_write (y, this_cpu_read (x) + 1);
	else
		this_cpu_write (z, 1);
	CHECK (*YP (cpu) == 4);
	for (int i = 0; i < 10; i++)
		if (i & 1)
			this_cpu_inc (x);
		else
			this_cpu_dec (y);
	CHECK (*XP (cpu) == 8 && *YP (cpu) == -1);
	get_cpu_var (x) = get_cpu_var (y) + 100;
	put_cpu_var (y);
	put_cpu_var (x);
	CHECK (*XP (cpu) == 99);
}

int percpu_test_main (void)
{
	unsigned cpu;

	test_group ("addresses in PHI nodes");
	EACH (cpu) {
		CHECK (cond (OPAQUE (1), cpu) == XP (cpu));
		CHECK (cond (OPAQUE (0), cpu) == YP (cpu));
		CHECK (cond_pointer (OPAQUE (1), cpu) == XP (cpu));
		CHECK (cond_pointer (OPAQUE (0), cpu) == YP (cpu));
		CHECK (cond_in_argument (OPAQUE (1), cpu) == XP (cpu));
		CHECK (cond_in_argument (OPAQUE (0), cpu) == YP (cpu));
		CHECK (cond_member (OPAQUE (0), cpu) == &((struct rec *) RAW (rr, 0, cpu))[1].m[3]);
		CHECK (cond_member (OPAQUE (1), cpu) == &RP (cpu)->m[2]);
		CHECK (cond_member (OPAQUE (2), cpu) == &RP (cpu)->m[0]);
	}
	test_group ("switch and goto");
	EACH (cpu) {
		CHECK (by_switch (OPAQUE (0), cpu) == XP (cpu));
		CHECK (by_switch (OPAQUE (1), cpu) == YP (cpu));
		CHECK (by_switch (OPAQUE (2), cpu) == ZP (cpu));
		CHECK (by_switch (OPAQUE (5), cpu) == &AP (cpu)[2]);
		CHECK (by_switch (OPAQUE (9), cpu) == RAW (grid, 5 * sizeof (int), cpu));
		CHECK (by_goto (OPAQUE (0), cpu) == XP (cpu));
		CHECK (by_goto (OPAQUE (1), cpu) == YP (cpu));
		CHECK (by_goto (OPAQUE (2), cpu) == ZP (cpu));
	}
	test_group ("loops");
	EACH (cpu) {
		for (int i = 0; i < 8; i++)
			AP (cpu)[i] = i + (int) cpu;
		CHECK (walk (cpu, OPAQUE (8)) == 2 * (28 + 8 * (int) cpu));
		for (int i = 0; i < 16; i++)
			((int *) RAW (grid, 0, cpu))[i] = i;
		CHECK (nest (cpu) == 120 - 30);
		CHECK (((int *) RAW (grid, 0, cpu))[1] == 2 && ((int *) RAW (grid, 0, cpu))[5] == 5);
		CHECK (vectorised (cpu) == 84 && AP (cpu)[7] == 21);
		*XP (cpu) = 1;
		*YP (cpu) = 2;
		*ZP (cpu) = 3 + (int) cpu;
	}
	CHECK (total () == 2 * 7 + 2 * 2);
	test_group ("setjmp");
	EACH (cpu) {
		CHECK (across_setjmp (cpu) == 106 + 3);
		CHECK (*XP (cpu) == 106);
	}
	test_group ("functions");
	EACH (cpu) {
		CHECK (nested_function (cpu) == 4 * 5 + 6);
		for (int i = 0; i < 8; i++)
			AP (cpu)[i] = i;
		CHECK (vla (cpu, OPAQUE (5)) == 4 + 1 + 2);
		*ZP (cpu) = 3;
		CHECK (always (cpu) == ZP (cpu));
		CHECK (maybe (cpu, 2) == 5 && never (cpu, 3) == 8);
		CHECK (recursive (cpu, OPAQUE (5)) == 13);
		*XP (cpu) = *YP (cpu) = 0;
		CHECK (mutual_a (cpu, OPAQUE (4)) == 302);
		CHECK (variadic (3, &per_cpu (x, cpu), per_cpu_ptr (&y, cpu), &per_cpu (z, cpu)) == 3 + 2 + 13);
		CHECK (tail_call (cpu) == 2);
		CHECK (unlikely_path (cpu, OPAQUE (1)) == -1 && unlikely_path (cpu, OPAQUE (0)) == 7);
		CHECK (*(long *) RAW (hidden, 0, cpu) == 7);
	}
	test_group ("expressions");
	EACH (cpu) {
		CHECK (comma (cpu) == 9 + 40 + 5);
		*ZP (cpu) = 3;
		CHECK (logic (cpu) == 0 + 2 + 4 + 8 && *YP (cpu) == 0);
		CHECK (nested_uses (cpu) == 3 - 2 + 2);
		CHECK (same_cpu_number (cpu) == 6);
		CHECK (kept (cpu) == 7);
		CHECK (&per_cpu (x, cpu) != &per_cpu (y, cpu));
		CHECK (per_cpu_ptr (&x, cpu) == &per_cpu (x, cpu));
		CHECK ((&per_cpu (x, OPAQUE (cpu)) == &per_cpu (x, 0)) == (cpu == 0));
	}
	test_group ("statics of functions");
	EACH (cpu) {
		long distance = (char *) XP (cpu) - (char *) XP (0);

		CHECK (*block_static (cpu, 0) == 11 && *block_static (cpu, 1) == 22);
		CHECK (block_static (cpu, 2) == block_static (cpu, 0));
		CHECK (*other_static (cpu) == 33 && *inlined_1 (cpu) == 44);
		CHECK (inlined_1 (cpu) == inlined_2 (cpu));
		CHECK ((char *) block_static (cpu, 0) - (char *) block_static (0, 0) == distance);
		CHECK ((char *) block_static (cpu, 1) - (char *) block_static (0, 1) == distance);
		CHECK ((char *) other_static (cpu) - (char *) other_static (0) == distance);
		CHECK ((char *) inlined_1 (cpu) - (char *) inlined_1 (0) == distance);
	}
	EACH (cpu)
		*block_static (cpu, 1) += cpu;
	EACH (cpu)
		CHECK (*block_static (cpu, 1) == 22 + (long) cpu && *block_static (cpu, 0) == 11);
	test_group ("asm and atomics");
	EACH (cpu) {
		CHECK (asm_operands (cpu) == 40 + 41 + 41 + 9);
		CHECK (asm_goto (cpu) == 41);
		CHECK (atomics (cpu) == 6 && *XP (cpu) == 6);
	}
	test_group ("structures");
	EACH (cpu) {
		CHECK (builtins (cpu) == 1);
		CHECK (struct_copies (cpu, 0) == 1 + 5 + 77);
		CHECK (RP (cpu)->n == 1 && RP (cpu)->m[2] == 4);
		CHECK (by_value (cpu).m[1] == 3);
		CHECK (taken_by_value (per_cpu (r, cpu)) == 6);
	}
	test_group ("on the CPU");
	percpu_on_each_cpu (on_cpu, NULL);
	return 0;
}
