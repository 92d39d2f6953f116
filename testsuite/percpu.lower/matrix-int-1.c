/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Accessors by integer rows: whole variables, members, elements, statics.  */
/* { dg-do run } */
/* { dg-roles "kernel module import-kernel import-module" } */
/* { dg-checks 2436 } */
#include "input/matrix.h"

struct inner { signed char c; short s[3]; };
struct outer { int before; struct inner in; unsigned long ul; long long after; };

VARIABLE (signed char, v_sc);
VARIABLE (unsigned char, v_uc);
VARIABLE (short, v_s);
VARIABLE (unsigned short, v_us);
VARIABLE (int, v_i);
VARIABLE (unsigned, v_u);
VARIABLE (long, v_l);
VARIABLE (unsigned long, v_ul);
VARIABLE (long long, v_ll);
VARIABLE (unsigned long long, v_ull);
VARIABLE (volatile int, v_vi);
VARIABLE (struct outer, v_st);
VARIABLE (int [7], v_arr);
VARIABLE (long [3][4], v_arr2);
VARIABLE (struct outer [3], v_starr);

#if HAVE_USE
IMAGE (v_sc);
IMAGE (v_uc);
IMAGE (v_s);
IMAGE (v_us);
IMAGE (v_i);
IMAGE (v_u);
IMAGE (v_l);
IMAGE (v_ul);
IMAGE (v_ll);
IMAGE (v_ull);
IMAGE (v_vi);
IMAGE (v_st);
IMAGE (v_arr);
IMAGE (v_arr2);
IMAGE (v_starr);

DEFINE_STATIC_PER_CPU (int, s_i);
DEFINE_STATIC_PER_CPU (short [5], s_arr);
IMAGE (s_i);
IMAGE (s_arr);

#define ROWS(ROW)							\
	ROW (sc, signed char, v_sc, v_sc, 0)				\
	ROW (uc, unsigned char, v_uc, v_uc, 0)				\
	ROW (s, short, v_s, v_s, 0)					\
	ROW (us, unsigned short, v_us, v_us, 0)				\
	ROW (i, int, v_i, v_i, 0)					\
	ROW (u, unsigned, v_u, v_u, 0)					\
	ROW (l, long, v_l, v_l, 0)					\
	ROW (ul, unsigned long, v_ul, v_ul, 0)				\
	ROW (ll, long long, v_ll, v_ll, 0)				\
	ROW (ull, unsigned long long, v_ull, v_ull, 0)			\
	ROW (vi, volatile int, v_vi, v_vi, 0)				\
	ROW (st_before, int, v_st, v_st.before, offsetof (struct outer, before)) \
	ROW (st_in_c, signed char, v_st, v_st.in.c, offsetof (struct outer, in.c)) \
	ROW (st_in_s2, short, v_st, v_st.in.s[2], offsetof (struct outer, in.s[2])) \
	ROW (st_after, long long, v_st, v_st.after, offsetof (struct outer, after)) \
	ROW (arr_0, int, v_arr, v_arr[0], 0)				\
	ROW (arr_6, int, v_arr, v_arr[6], 6 * sizeof (int))		\
	ROW (arr2, long, v_arr2, v_arr2[2][1], 9 * sizeof (long))	\
	ROW (starr, unsigned long, v_starr, v_starr[1].ul, sizeof (struct outer) + offsetof (struct outer, ul)) \
	ROW (stat_i, int, s_i, s_i, 0)					\
	ROW (stat_arr, short, s_arr, s_arr[3], 3 * sizeof (short))

#define DEFINE_ROW(id, T, root, lv, offset)				\
	ROW_REMOTE (id, T, root, lv, offset, V_INT1, V_INT2, SAME)	\
	ROW_LOCAL (id, T, root, lv, offset, V_INT1, V_INT2, SAME)
#define RUN_ROW(id, T, root, lv, offset) remote_##id (); locals_##id ();
ROWS (DEFINE_ROW)

int percpu_test_main (void)
{
	ROWS (RUN_ROW)
	return 0;
}
#endif
