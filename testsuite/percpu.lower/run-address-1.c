/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Per-CPU addresses as constants: in static initializers of every form, in
   comparisons, as arguments and results.  */
/* { dg-do run } */
/* { dg-roles "kernel module import-kernel import-module" } */
/* { dg-checks 118 } */
#include "input/matrix.h"

struct st { int a; long m[4]; };
struct holder { const char *name; int __percpu *p; struct { long __percpu *q; } in[2]; };

VARIABLE (int, x);
VARIABLE (int [4], arr);
VARIABLE (struct st, s);

#if HAVE_USE
IMAGE (x);
IMAGE (arr);
IMAGE (s);
DEFINE_STATIC_PER_CPU (int, own);
IMAGE (own);

static int __percpu *scalar = &x;
static int __percpu *const constant = &own;
int __percpu *global_pointer = &x;
static int __percpu *element = &arr[3];
static int __percpu *array_name = arr;
static int __percpu *past = &arr[1] + 1;
static long __percpu *member = &s.m[2];
static void __percpu *cast = (void __percpu *) &s;
static int __percpu *list[] = { &x, &own, arr, &s.a };
static struct holder one = { "one", &x, { { &s.m[0] }, { &s.m[1] } } };
static const struct holder designated = { .in[1].q = &s.m[3], .p = &own };
static struct holder many[] = { [1] = { .p = &arr[2] }, [0] = { "zero", &x, { { 0 } } } };
static int __percpu *array_of_pointers[1] = { &x };

/* A per-CPU pointer to a per-CPU variable.  */
DEFINE_STATIC_PER_CPU (int __percpu *, pointer) = &x;
IMAGE (pointer);
static int __percpu *__percpu *to_pointer = &pointer;

static NOINLINE int __percpu *give (int n)
{
	static int __percpu *kept = &own;

	return n ? &x : kept;
}

static NOINLINE int __percpu *pass (int __percpu *p)
{
	return p + 1;
}

static NOINLINE int equal (int __percpu *p, int __percpu *q)
{
	return p == q;
}

int percpu_test_main (void)
{
	unsigned cpu;

	EACH (cpu) {
		int *rx = RAW (x, 0, cpu), *ra = RAW (arr, 0, cpu), *ro = RAW (own, 0, cpu);
		struct st *rs = RAW (s, 0, cpu);

		if (cpu == 0)
			test_group ("static initializers");
		CHECK (per_cpu_ptr (scalar, cpu) == rx);
		CHECK (per_cpu_ptr (constant, cpu) == ro);
		CHECK (per_cpu_ptr (global_pointer, cpu) == rx);
		CHECK (per_cpu_ptr (element, cpu) == &ra[3]);
		CHECK (per_cpu_ptr (array_name, cpu) == ra);
		CHECK (per_cpu_ptr (past, cpu) == &ra[2]);
		CHECK (per_cpu_ptr (member, cpu) == &rs->m[2]);
		CHECK (per_cpu_ptr (cast, cpu) == rs);
		CHECK (per_cpu_ptr (list[OPAQUE (0)], cpu) == rx);
		CHECK (per_cpu_ptr (list[OPAQUE (1)], cpu) == ro);
		CHECK (per_cpu_ptr (list[OPAQUE (2)], cpu) == ra);
		CHECK (per_cpu_ptr (list[OPAQUE (3)], cpu) == &rs->a);
		CHECK (per_cpu_ptr (one.p, cpu) == rx);
		CHECK (per_cpu_ptr (one.in[0].q, cpu) == &rs->m[0]);
		CHECK (per_cpu_ptr (one.in[1].q, cpu) == &rs->m[1]);
		CHECK (per_cpu_ptr (designated.in[1].q, cpu) == &rs->m[3]);
		CHECK (per_cpu_ptr (designated.p, cpu) == ro);
		CHECK (per_cpu_ptr (many[OPAQUE (1)].p, cpu) == &ra[2]);
		CHECK (per_cpu_ptr (many[OPAQUE (0)].p, cpu) == rx);
		CHECK (per_cpu_ptr (array_of_pointers[0], cpu) == rx);
		/* The initial value of each copy.  */
		CHECK (*(int __percpu **) RAW (pointer, 0, cpu) == scalar);
		CHECK (per_cpu_ptr (*per_cpu_ptr (to_pointer, cpu), cpu) == rx);
		CHECK (per_cpu_ptr (per_cpu (pointer, cpu), cpu) == rx);
	}
	test_group ("values");
	EACH (cpu) {
		CHECK (per_cpu_ptr (give (OPAQUE (1)), cpu) == RAW (x, 0, cpu));
		CHECK (per_cpu_ptr (give (OPAQUE (0)), cpu) == RAW (own, 0, cpu));
		CHECK (per_cpu_ptr (pass (&arr[OPAQUE (1)]), cpu) == (int *) RAW (arr, 0, cpu) + 2);
	}
	test_group ("comparisons");
	CHECK (equal (&x, &x));
	CHECK (!equal (&x, &own));
	CHECK (equal (scalar, &x));
	CHECK (equal (list[1], constant));
	CHECK (scalar == &x);
	CHECK (&x == give (1));
	CHECK (&x != &own);
	CHECK (&arr[3] == arr + 3);
	CHECK (&arr[3] - &arr[1] == 2);
	CHECK (element - array_name == 3);
	CHECK (&s.m[0] < &s.m[1]);
	CHECK ((char __percpu *) &s.m[2] - (char __percpu *) &s == offsetof (struct st, m[2]));
	CHECK (OPAQUE (&x) != NULL);
	CHECK ((unsigned long) &x % __alignof__ (int) == 0);
	return 0;
}
#endif
