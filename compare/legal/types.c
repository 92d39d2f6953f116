/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Types with per-CPU pointers in all places; see uses.c.  Without the header, so that
 * the object can be compared with what GCC makes without the plugin.
 */
#include <stddef.h>
#include <stdarg.h>
struct pair {
	int a, b;
};
typedef int row_t[4];
typedef int __percpu *pint;
typedef struct stats __percpu *ps;
typedef row_t __percpu *prow;
typedef int __percpu pint0;
typedef const int __percpu *cpint;
struct stats {
	int packets;
	long bytes;
	int hist[4];
	struct pair pair;
	struct stats __percpu *next;
	int __percpu *ip;
	int *op;
	pint q;
	ps r;
	prow s;
	int __percpu *arr[3];
	int __percpu **pp;
	int *__percpu *pq;
	union {
		int __percpu *u;
		unsigned long v;
	} w;
	int __percpu *(*fn)(int __percpu *, struct stats __percpu *, ...);
	int __percpu (*pa)[4];
	const int __percpu *ci;
	volatile struct stats __percpu *vs;
	enum { A, B } __percpu *en;
	struct {
		int x;
	} __percpu *anon;
	void __percpu *vp;
	char __percpu *__restrict cp;
	_Bool __percpu *bp;
	pint0 *p0;
	cpint ccp;
};
extern int __percpu *get(void);
extern void put(int __percpu *, const struct stats __percpu *);
extern int __percpu *garr[];
int __percpu *garr[4];
static pint sp;
ps gps;
prow gpr;
int __percpu *__percpu *gpp;
struct stats gs, *gsp = &gs;
int (*gfn)(pint, ps) = 0;
const struct stats gcs = {.ip = 0, .arr = {NULL, NULL}};
static inline pint pass(pint p)
{
	return p;
}
int f1(struct stats *s, int __percpu *p, pint q, ps r)
{
	int __percpu *l = s->ip;
	pint m = p;
	ps n = s->next;
	const int __percpu *c = l;
	void __percpu *v = n;
	s->ip = m;
	s->next = r;
	s->arr[1] = q;
	sp = pass(l);
	gps = n;
	put(p, n);
	if (l == m || c == q || v == r || !p)
		return 1;
	l = get();
	l += 2;
	l++;
	return l - m + (l > q) + sizeof(*s) + (int)offsetof(struct stats, vp) +
	       (s->fn(p, r, 3) == l);
}
struct stats f2(struct stats s, struct stats *t)
{
	*t = s;
	s.ip = t->ip;
	return s;
}
int f3(int n, ...)
{
	va_list ap;
	va_start(ap, n);
	pint p = va_arg(ap, int __percpu *);
	va_end(ap);
	return p == sp;
}
pint f4(int i)
{
	static int __percpu *loc;
	static pint tab[2];
	pint vla[i];
	vla[0] = loc;
	tab[1] = vla[i - 1];
	return i ? tab[1] : vla[0] ?: loc;
}
int f5(int a, int __percpu *restrict p)
{
	struct inner {
		int __percpu *x;
		pint y;
	} z = {p, p};
	struct inner *y = &z;
	return y->x == y->y;
}
static int nested_(int __percpu *p)
{
	return !p;
}
int (*f6(int c))(int __percpu *)
{
	return c ? nested_ : NULL;
}
int f7(void)
{
	return f6(1)(sp) + gfn(sp, gps) + (gs.pp == NULL) + (*gs.pp == sp) +
	       (gs.pq == NULL);
}
void __percpu *f8(int c, void __percpu *x, int __percpu *y)
{
	return c ? x : (void __percpu *)y;
}
typedef struct tag {
	struct tag __percpu *a;
	struct tag *b;
} tag_t;
tag_t t1;
tag_t __percpu *t2;
int f9(tag_t *a, tag_t __percpu *b)
{
	return a->b == a && a->a == b;
}
int f10(unsigned long *u)
{
	return u[0] == (unsigned long)sp || (long)gps > 3;
}
