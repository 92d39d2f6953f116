/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every this_cpu_, __this_cpu_ and raw_cpu_ operation.  */
/* { dg-do run } */
/* { dg-roles "kernel module import-kernel import-module" } */
/* { dg-checks 2280 } */
#include "input/matrix.h"

struct outer { int before; short s[3]; unsigned long ul; };

VARIABLE (signed char, v_sc);
VARIABLE (unsigned short, v_us);
VARIABLE (int, v_i);
VARIABLE (unsigned long, v_ul);
VARIABLE (long long, v_ll);
VARIABLE (volatile int, v_vi);
VARIABLE (struct outer, v_st);
VARIABLE (struct outer [3], v_starr);

#if HAVE_USE
IMAGE (v_sc);
IMAGE (v_us);
IMAGE (v_i);
IMAGE (v_ul);
IMAGE (v_ll);
IMAGE (v_vi);
IMAGE (v_st);
IMAGE (v_starr);

DEFINE_STATIC_PER_CPU (unsigned, s_u);
IMAGE (s_u);

#define ROWS(ROW)							\
	ROW (sc, signed char, v_sc, v_sc, 0)				\
	ROW (us, unsigned short, v_us, v_us, 0)				\
	ROW (i, int, v_i, v_i, 0)					\
	ROW (ul, unsigned long, v_ul, v_ul, 0)				\
	ROW (ll, long long, v_ll, v_ll, 0)				\
	ROW (vi, volatile int, v_vi, v_vi, 0)				\
	ROW (st_s2, short, v_st, v_st.s[2], offsetof (struct outer, s[2])) \
	ROW (starr, unsigned long, v_starr, v_starr[2].ul, 2 * sizeof (struct outer) + offsetof (struct outer, ul)) \
	ROW (stat_u, unsigned, s_u, s_u, 0)

#define RUN_ROW(id, T, root, lv, offset) ops_##id ();
ROWS (ROW_OPS)

/* Both or none.  */
static NOINLINE void pair_on (void *unused)
{
	unsigned long *a = RAW (v_ul, 0, smp_processor_id ());
	long long *b = RAW (v_ll, 0, smp_processor_id ());

	(void) unused;
	*a = 1;
	*b = 2;
	CHECK (this_cpu_cmpxchg_double (v_ul, v_ll, 1, 3, 4, 5) == 0);
	CHECK (*a == 1 && *b == 2);
	CHECK (this_cpu_cmpxchg_double (v_ul, v_ll, 1, 2, 4, 5) == 1);
	CHECK (*a == 4 && *b == 5);
	CHECK (__this_cpu_cmpxchg_double (v_ul, v_ll, 4, 5, 6, 7) == 1);
	CHECK (*a == 6 && *b == 7);
	CHECK (raw_cpu_cmpxchg_double (v_ul, v_ll, 6, 5, 8, 9) == 0);
	CHECK (*a == 6 && *b == 7);
}

/* The operand is evaluated once, and before the operation.  */
static NOINLINE void once_on (void *unused)
{
	int *i = RAW (v_i, 0, smp_processor_id ());
	int n = 3;

	(void) unused;
	*i = 10;
	this_cpu_add (v_i, n++);
	CHECK (*i == 13 && n == 4);
	this_cpu_write (v_i, this_cpu_read (v_i) + n++);
	CHECK (*i == 17 && n == 5);
	CHECK (this_cpu_add_return (v_i, this_cpu_inc_return (v_i)) == 36);
	n = this_cpu_xchg (v_i, n + 1);
	CHECK (n == 36 && *i == 6);
	this_cpu_add (v_sc, 300);
}

int percpu_test_main (void)
{
	ROWS (RUN_ROW)
	test_group ("cmpxchg_double");
	percpu_on_each_cpu (pair_on, NULL);
	test_group ("operands once");
	percpu_on_each_cpu (once_on, NULL);
	return 0;
}
#endif
