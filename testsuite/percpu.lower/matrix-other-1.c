/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pointers, floating point, structures, unions, constants, bit-fields.  */
/* { dg-do run } */
/* { dg-roles "kernel module import-kernel import-module" } */
/* { dg-checks 2456 } */
#include "input/matrix.h"

struct point { int x, y; };
struct big { char name[20]; double d; struct point p[2]; };
union either { int i; char c[sizeof (int)]; struct point p; };
struct bits { unsigned a : 3, b : 7; int : 0; int c : 5; unsigned char d : 1; long e; };
enum colour { RED, GREEN = 5, BLUE };
typedef int (*function) (int);
typedef int vector[4];

VARIABLE (int *, v_ip);
VARIABLE (const char *, v_cp);
VARIABLE (void *, v_vp);
VARIABLE (function, v_fn);
VARIABLE (float, v_f);
VARIABLE (double, v_d);
VARIABLE (long double, v_ld);
VARIABLE (_Complex double, v_z);
VARIABLE (_Bool, v_b);
VARIABLE (enum colour, v_e);
VARIABLE (struct point, v_pt);
VARIABLE (struct big, v_big);
VARIABLE (union either, v_un);
VARIABLE (__int128, v_128);
VARIABLE_INIT (struct bits, v_bits, { 1, 2, 3, 1, 4 });
VARIABLE_INIT (const int, v_const, 12345);
VARIABLE_INIT (const struct point, v_cpt, { 6, 7 });
VARIABLE_INIT (vector, v_vec, { 1, 2, 3, 4 });
VARIABLE_INIT (char [], v_text, "per CPU");
VARIABLE (volatile struct point, v_vpt);

#if HAVE_USE
IMAGE (v_ip);
IMAGE (v_cp);
IMAGE (v_vp);
IMAGE (v_fn);
IMAGE (v_f);
IMAGE (v_d);
IMAGE (v_ld);
IMAGE (v_z);
IMAGE (v_b);
IMAGE (v_e);
IMAGE (v_pt);
IMAGE (v_big);
IMAGE (v_un);
IMAGE (v_128);
IMAGE (v_bits);
IMAGE (v_const);
IMAGE (v_cpt);
IMAGE (v_vec);
IMAGE (v_text);
IMAGE (v_vpt);

static int numbers[16];
static int twice (int n) { return 2 * n; }
static int thrice (int n) { return 3 * n; }
#define F1(cpu) ((cpu) & 1 ? twice : thrice)
#define F2(cpu) ((cpu) & 1 ? thrice : twice)
#define P1(cpu) &numbers[(cpu) & 7]
#define P2(cpu) &numbers[8 + ((cpu) & 7)]
#define C1(cpu) &"abcdefgh"[(cpu) & 7]
#define C2(cpu) &"ijklmnop"[(cpu) & 7]
#define D1(cpu) 1.5 + (cpu)
#define D2(cpu) -2.25 * (cpu) + 1
#define B1(cpu) (cpu) & 1
#define B2(cpu) !((cpu) & 1)
#define E1(cpu) (cpu) & 1 ? RED : GREEN
#define E2(cpu) BLUE
#define PT1(cpu) { 3 + (int) (cpu), 4 }
#define PT2(cpu) { 5, 6 - (int) (cpu) }
/* Functions, because an operand is an operation.  */
static int same_point (struct point a, struct point b)
{
	return a.x == b.x && a.y == b.y;
}
static int same_big (struct big a, struct big b)
{
	return !strcmp (a.name, b.name) && a.d == b.d
		&& same_point (a.p[0], b.p[0]) && same_point (a.p[1], b.p[1]);
}
static int same_union (union either a, union either b)
{
	return a.i == b.i && a.c[0] == b.c[0] && a.p.y == b.p.y;
}
#define BIG1(cpu) { "one", 1.5 + (cpu), { { 1, 2 }, { 3, (int) (cpu) } } }
#define BIG2(cpu) { "two", 2.5, { { (int) (cpu), 2 }, { 3, 4 } } }
#define U1(cpu) { .p = { (int) (cpu), 9 } }
#define U2(cpu) { .p = { 8, (int) (cpu) } }

#define ROWS(ROW)							\
	ROW (ip, int *, v_ip, v_ip, 0, P1, P2, SAME)			\
	ROW (cp, const char *, v_cp, v_cp, 0, C1, C2, SAME)		\
	ROW (vp, void *, v_vp, v_vp, 0, P1, P2, SAME)			\
	ROW (fn, function, v_fn, v_fn, 0, F1, F2, SAME)			\
	ROW (f, float, v_f, v_f, 0, D1, D2, SAME)			\
	ROW (d, double, v_d, v_d, 0, D1, D2, SAME)			\
	ROW (ld, long double, v_ld, v_ld, 0, D1, D2, SAME)		\
	ROW (z, _Complex double, v_z, v_z, 0, D1, D2, SAME)		\
	ROW (b, _Bool, v_b, v_b, 0, B1, B2, SAME)			\
	ROW (e, enum colour, v_e, v_e, 0, E1, E2, SAME)			\
	ROW (i128, __int128, v_128, v_128, 0, V_INT1, V_INT2, SAME)	\
	ROW (pt, struct point, v_pt, v_pt, 0, PT1, PT2, same_point)	\
	ROW (pt_y, int, v_pt, v_pt.y, sizeof (int), V_INT1, V_INT2, SAME) \
	ROW (big, struct big, v_big, v_big, 0, BIG1, BIG2, same_big)	\
	ROW (big_d, double, v_big, v_big.d, offsetof (struct big, d), D1, D2, SAME) \
	ROW (big_p1, struct point, v_big, v_big.p[1], offsetof (struct big, p[1]), PT1, PT2, same_point) \
	ROW (un, union either, v_un, v_un, 0, U1, U2, same_union)	\
	ROW (un_c1, char, v_un, v_un.c[1], 1, V_INT1, V_INT2, SAME)	\
	ROW (vec_2, int, v_vec, v_vec[2], 2 * sizeof (int), V_INT1, V_INT2, SAME) \
	ROW (vpt_x, volatile int, v_vpt, v_vpt.x, 0, V_INT1, V_INT2, SAME)

#define DEFINE_ROW(...) ROW_REMOTE (__VA_ARGS__) ROW_LOCAL (__VA_ARGS__)
#define RUN_ROW(id, ...) remote_##id (); locals_##id ();
ROWS (DEFINE_ROW)

static NOINLINE void bits_on (void *unused)
{
	struct bits *raw = RAW (v_bits, 0, smp_processor_id ());

	(void) unused;
	CHECK (__get_cpu_var (v_bits).a == raw->a);
	__get_cpu_var (v_bits).b++;
	CHECK (raw->b == 3);
	get_cpu_var (v_bits).c = -9;
	put_cpu_var (v_bits);
	CHECK (raw->c == -9);
	this_cpu_ptr (&v_bits)->d = 0;
	CHECK (raw->d == 0);
	__get_cpu_var (v_bits).a |= 6;
	CHECK (raw->a == 7);
	raw->a = 2;
	CHECK (__get_cpu_var (v_bits).a == 2);
	CHECK (raw->e == 4);
}

static NOINLINE void bits (void)
{
	unsigned cpu;

	EACH (cpu) {
		struct bits *raw = RAW (v_bits, 0, cpu);

		CHECK (per_cpu (v_bits, cpu).a == 1 && per_cpu (v_bits, cpu).b == 2);
		CHECK (per_cpu (v_bits, cpu).c == 3 && per_cpu (v_bits, cpu).d == 1);
		per_cpu (v_bits, cpu).c = -4;
		CHECK (raw->c == -4 && raw->b == 2 && raw->a == 1 && raw->e == 4);
		per_cpu (v_bits, cpu).c = per_cpu (v_bits, cpu).c + 1;
		CHECK (raw->c == -3);
		per_cpu_ptr (&v_bits, cpu)->d ^= 1;
		CHECK (raw->d == 0);
		CHECK (per_cpu (v_bits, cpu).e++ == 4 && raw->e == 5);
		raw->e = 4;
	}
	percpu_on_each_cpu (bits_on, NULL);
}

static NOINLINE void constants_on (void *unused)
{
	(void) unused;
	CHECK (__get_cpu_var (v_const) == 12345);
	CHECK (this_cpu_read (v_const) == 12345);
	CHECK (this_cpu_ptr (&v_const) == RAW (v_const, 0, smp_processor_id ()));
	CHECK (get_cpu_var (v_cpt).y == 7);
	put_cpu_var (v_cpt);
}

static NOINLINE void constants (void)
{
	unsigned cpu;

	EACH (cpu) {
		CHECK (per_cpu (v_const, cpu) == 12345);
		CHECK (&per_cpu (v_const, cpu) == RAW (v_const, 0, cpu));
		CHECK (*per_cpu_ptr (&v_const, cpu) == 12345);
		CHECK (per_cpu (v_cpt, cpu).x == 6 && per_cpu (v_cpt, cpu).y == 7);
	}
	percpu_on_each_cpu (constants_on, NULL);
}

/* Whole arrays.  */
static NOINLINE void arrays (void)
{
	unsigned cpu;
	int i;

	EACH (cpu) {
		int *vec = RAW (v_vec, 0, cpu);

		CHECK (per_cpu (v_vec, cpu) == vec);
		CHECK (&per_cpu (v_vec, cpu) == (vector *) vec);
		CHECK (*per_cpu_ptr (&v_vec, cpu) == vec);
		CHECK (per_cpu_ptr (v_vec, cpu) == vec);
		CHECK (sizeof per_cpu (v_vec, cpu) == 4 * sizeof (int));
		for (i = 0; i < 4; i++)
			CHECK (per_cpu (v_vec, cpu)[OPAQUE (i)] == vec[i]);
		per_cpu (v_vec, cpu)[3] = 40 + (int) cpu;
		CHECK (vec[3] == 40 + (int) cpu);
		CHECK (!strcmp (per_cpu (v_text, cpu), "per CPU"));
		per_cpu (v_text, cpu)[OPAQUE (0)] = 'P';
		CHECK (*(char *) RAW (v_text, 0, cpu) == 'P');
	}
	EACH (cpu)
		CHECK (per_cpu (v_vec, cpu)[3] == 40 + (int) cpu);
}

int percpu_test_main (void)
{
	test_group ("bit-fields");
	bits ();
	test_group ("constants");
	constants ();
	test_group ("arrays");
	arrays ();
	ROWS (RUN_ROW)
	return 0;
}
#endif
