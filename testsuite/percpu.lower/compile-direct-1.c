/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain uses of per-CPU variables, which the lowering must carry through every
   GIMPLE form without a crash; that they are misuse is another check's matter.  */
/* { dg-do assemble } */
/* { dg-options "-std=gnu17 -w" } */
/* { dg-plugin "check=none" } */
#include <stdarg.h>
#include <percpu.h>

struct st { int a; long m[4]; struct st *next; unsigned b : 3; };
typedef int vec __attribute__ ((vector_size (16)));
DEFINE_PER_CPU (int, x);
DEFINE_PER_CPU (int, y);
DEFINE_PER_CPU (volatile int, v);
DEFINE_PER_CPU (struct st, s);
DEFINE_PER_CPU (struct st [3], ss);
DEFINE_PER_CPU (int [8], arr);
DEFINE_PER_CPU (vec, vv);
DEFINE_PER_CPU (_Complex double, z);
DEFINE_PER_CPU (va_list, ap);
DEFINE_PER_CPU (void *[5], jb);
DEFINE_STATIC_PER_CPU (int, hidden);
DECLARE_PER_CPU (int, ext);
extern void sink (void *, ...);

int read1 (void) { return x + y + ext; }
void write1 (int n) { x = y = n; ext += n; v++; ++v; v; }
void *addr (int c) { return c ? (void *) &x : c + 1 ? (void *) &s.m[2] : (void *) &ss[c].a; }
struct st copy (void) { ss[1] = s; s = ss[2]; return ss[0]; }
int bits (void) { s.b = 5; s.b++; return s.b; }
int compare (int *p) { return &x == p || &x < &y || p == &ext; }
void passed (void) { sink (&x, x, &s, s, arr, ss[1].m, &arr[2], (long) &x); }
int loop (int n) { int t = 0; for (x = 0; x < n; x++) for (y = n; y--; ) t += arr[x & 7] * arr[y & 7]; return t; }
int sw (void) { switch (x) { case 0: return y; case 1: return arr[1]; case 2: x = 3; default: return s.a; } }
vec vector (vec a) { vv += a; return vv * a; }
double part (void) { __real__ z = 1; return __imag__ z + __real__ z; }
int atomic (void) { __atomic_store_n (&x, 4, 5); return __sync_bool_compare_and_swap (&x, 4, 5) + __atomic_exchange_n (&y, 1, 5); }
void blocks (void) { __builtin_memset (&s, 0, sizeof s); __builtin_memcpy (&ss[0], &ss[1], sizeof s); __builtin_memcpy (arr, "abcdefgh", 8); }
void variadic (int n, ...) { va_start (ap, n); x = va_arg (ap, int); va_end (ap); }
int jump (void) { if (__builtin_setjmp (jb)) return x; __builtin_longjmp (jb, 1); }
int asms (void)
{
	int r;

	__asm__ volatile ("" : "=m" (x) : "m" (y), "r" (&s.a));
	__asm__ volatile ("" : "+m" (arr), "=&r" (r) : "m" (s.m[1]));
	__asm__ ("" : "=r" (x) : "0" (y));
	__asm__ ("" : "+r" (x), "+rm" (y));
	__asm__ goto ("" : : "m" (x) : : out);
	return r;
out:
	return x;
}
int nested (int n)
{
	int in (int k) { x += n; return k ? in (k - 1) : x; }
	return in (n);
}
int vla (void) { int a[x + 1]; a[0] = y; sink (a); return a[x] + sizeof a; }
int stmt (void) { return ({ int t = x; x = y; t; }) + (x = 4, y); }
int recurse (void) { return x-- ? recurse () : 0; }
__attribute__ ((noreturn, cold)) void dies (void) { x = 1; __builtin_abort (); }
__attribute__ ((pure)) int pure1 (void) { return x; }
__attribute__ ((const)) int *const1 (void) { return &x; }
static inline __attribute__ ((always_inline)) int inl (int *p) { return *p + hidden; }
int inlined (void) { return inl (&x) + inl (&arr[3]) + inl (&s.a); }
int labels (int n) { static void *const t[] = { &&a, &&b }; goto *t[n]; a: return x; b: return y; }
int cleanup (void) { __attribute__ ((cleanup (sink))) int t = x; y = t; return x; }
int overflow (void) { return __builtin_add_overflow (x, y, &arr[0]) + __builtin_mul_overflow_p (x, y, s.a); }
int sizes (void) { return sizeof x + __alignof__ (s) + __builtin_object_size (&s, 0) + __builtin_constant_p (x); }
int alias (float *f) { *f = 1; x = 2; *f = 3; return x; }
int *restrict_ (int *restrict p) { *p = x; return p; }
int *initializers[] = { &x, &arr[3], &s.a, (int *) &ss[1].m[2], (int *) ((char *) &s + 4) };
struct { long n; void *p; } constant = { (long) &x, &hidden };
void *volatile vp = &y;
int compound (void) { int *p[] = { &x, &y }; struct { int *q; } t = { .q = &arr[1] }; return *p[0] + *t.q; }
int returned_twice (int c) { int *p = &x; if (c) p = &y; *p = 1; return *p + x; }
