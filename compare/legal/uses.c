/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Right uses of per-CPU data, the odd ones too: `make compare-check' demands that the
 * plugin is silent about them and changes nothing in the object.
 */
#include <percpu.h>
#include <string.h>
#include <stdio.h>

struct list {
	struct list *next, *prev;
};
struct stats {
	int packets;
	long bytes;
	int hist[4];
	char name[16];
	unsigned flag : 1, mode : 3;
	struct {
		int a, b;
	} pair;
	union {
		int n;
		char c[4];
	} u;
	struct list list;
	struct stats __percpu *inner;
	int *ptr;
	void (*fn)(int);
	const char *text;
};
typedef int row_t[4];
typedef int grid_t[2][3];
typedef struct {
	unsigned long bits[1];
} cpumask_t;
typedef cpumask_t mask_var_t[1];
struct flex {
	int n;
	int data[];
};

DEFINE_PER_CPU(int, hits);
DEFINE_PER_CPU(int, hits2) = 5;
DEFINE_PER_CPU(struct stats, stats) = {
	.packets = 1, .bytes = 2, .hist = {[1] = 3}, .name = "abc", .ptr = 0};
DEFINE_PER_CPU(row_t, row) = {1, 2, 3};
DEFINE_PER_CPU(grid_t, grid);
DEFINE_PER_CPU(mask_var_t, mask);
DEFINE_PER_CPU(struct stats[3], many);
DEFINE_PER_CPU(const int, limit) = 3;
DEFINE_PER_CPU(volatile int, bell);
DEFINE_PER_CPU(const volatile long, both);
DEFINE_PER_CPU(int *, iptr);
DEFINE_PER_CPU(struct stats *, sptr);
DEFINE_PER_CPU(int __percpu *, nested);
DEFINE_PER_CPU(struct list, head);
DEFINE_PER_CPU(void (*)(void), fun);
DEFINE_PER_CPU(_Bool, flag);
DEFINE_PER_CPU(double, real);
DEFINE_PER_CPU(_Complex double, cplx);
enum colour { RED, GREEN };
DEFINE_PER_CPU(enum colour, colour);
DEFINE_PER_CPU(char[64], buffer);
DEFINE_STATIC_PER_CPU(long long, ll);
DEFINE_PER_CPU_ALIGNED(struct stats, aligned);
DEFINE_PER_CPU_READ_MOSTLY(struct stats __percpu *, rm);
DECLARE_PER_CPU(struct opaque, opaque_var);
struct opaque;

#define DEEP1(x) this_cpu_read(x)
#define DEEP2(x) DEEP1(x)
#define DEEP3(x) (DEEP2(x) + DEEP2(x))
#define DEEP4(op, ...) op(__VA_ARGS__)
#define max(a, b)                                                                      \
	({                                                                             \
		__typeof__(a) _a = (a);                                                \
		__typeof__(b) _b = (b);                                                \
		_a > _b ? _a : _b;                                                     \
	})
#define container_of(p, t, m) ((t *)((char *)(p) - offsetof(t, m)))

extern int ext(int, ...);
extern void sink(const void *);
extern void psink(const void __percpu *);

int macros(int cpu)
{
	int r = DEEP3(hits) + DEEP4(this_cpu_read, stats.packets) +
		DEEP4(per_cpu, hits, cpu);
	r += max(this_cpu_read(hits), per_cpu(row, cpu)[1]);
	r += max(per_cpu(hits, max(cpu, 1)),
		 *per_cpu_ptr(&row[per_cpu(hits, cpu)], cpu));
	DEEP4(this_cpu_add, hits, DEEP3(stats.bytes));
	this_cpu_write(stats.hist[this_cpu_read(hits)],
		       this_cpu_read(row[this_cpu_read(hits2)]));
	return r;
}

int stmts(int cpu)
{
	return ({
		       int __percpu *p = &hits;
		       ({
			       __typeof__(p) q = p;
			       *per_cpu_ptr(q, cpu);
		       });
	       }) +
	       ({
		       struct stats *s = per_cpu_ptr(&stats, cpu);
		       struct stats copy = *s;
		       copy.packets;
	       });
}

int vla(int n, int cpu)
{
	int a[n][this_cpu_read(hits) + 1];
	int (*p)[n] = (void *)a;
	int __percpu *q[n];
	__typeof__(int __percpu *) z[n];
	memset(a, 0, sizeof(a));
	int i;
	for (i = 0; i < n; i++) {
		q[i] = &row[i & 3];
		z[i] = q[i];
	}
	return a[0][0] + (*p)[0] + *per_cpu_ptr(q[n - 1], cpu) + (int)sizeof(*z[0]) +
	       this_cpu_read(*z[0]);
}

int bits(int cpu, struct stats __percpu *s)
{
	per_cpu(stats, cpu).flag = 1;
	this_cpu_ptr(s)->mode++;
	return per_cpu_ptr(s, cpu)->flag + this_cpu_ptr(&stats)->mode;
}

struct ref {
	int __percpu *p;
	struct stats __percpu *s[2];
};
struct ref desig(void)
{
	struct ref r = {.p = &hits, .s = {[1] = &stats}};
	struct ref t = (struct ref){.s[0] = &many[1], .p = r.p};
	static struct ref u = {&hits, {&stats, 0}};
	t = r;
	r = u;
	return r;
}

int generics(int __percpu *p, int *q, int cpu)
{
	int a = _Generic(p, int __percpu *: 1, default: 2);
	int b = _Generic(&hits, int __percpu *: 1, default: 2);
	int c = _Generic(q, int *: 1, default: 2);
	int d = _Generic(per_cpu_ptr(p, cpu), int *: 1, default: 2);
	int e = _Generic(this_cpu_read(hits), int: 1, default: 2);
	int f = _Generic(per_cpu(stats, cpu).bytes, long: 1, default: 2);
	int g = __builtin_types_compatible_p(__typeof__(p), int __percpu *) +
		__builtin_types_compatible_p(__typeof__(&stats),
					     struct stats __percpu *);
	int h = __builtin_choose_expr(1, per_cpu(hits, 0), (void)0);
	return a + b + c + d + e + f + g + h + __builtin_constant_p(hits) +
	       __builtin_constant_p(&hits) + __builtin_constant_p(*p);
}

static inline int __percpu *pass(int __percpu *p)
{
	return p;
}
static inline __attribute__((always_inline)) int inl(int __percpu *p, int cpu)
{
	return *per_cpu_ptr(pass(p), cpu) + this_cpu_read(*p);
}
int inlines(int cpu)
{
	return inl(&hits, cpu) + inl(&row[2], cpu) + inl(stats.hist, cpu) +
	       inl(pass(&hits2), 0) + inl(grid[1], 0);
}

int kr(p, cpu)
int __percpu *p;
int cpu;
{
	return *per_cpu_ptr(p, cpu);
}

int nestedf(int cpu)
{
	int __percpu *p = &hits;
	int inner(int __percpu *q)
	{
		return *per_cpu_ptr(q, cpu) + *per_cpu_ptr(p, cpu);
	}
	auto int fwd(void);
	int fwd(void)
	{
		return inner(p);
	}
	return inner(&hits2) + fwd();
}

extern int visit(struct ref *);
extern int visitp(int __percpu *const *);
int compound(void)
{
	return visit(&(struct ref){.p = &hits}) +
	       visitp((int __percpu *[]){&hits, &row[1], NULL}) +
	       visitp((int __percpu *const[2]){row});
}

union u {
	int __percpu *p;
	unsigned long l;
	struct stats __percpu *s;
};
unsigned long unions(union u x)
{
	union u y = {.p = &hits}, z = {.l = 0};
	y.s = &stats;
	z = y;
	return x.l + z.l + (x.p == y.p) + ((union u) & hits).l;
}

int quals(int cpu, const int __percpu *cp, volatile int __percpu *vp,
	  const volatile long __percpu *cvp, int __percpu *const fixed,
	  int __percpu *__restrict res)
{
	const int __percpu *a = &hits;
	const volatile int __percpu *b = vp;
	b = a;
	cp = fixed;
	a = res;
	a = &limit;
	vp = &hits;
	cvp = &both;
	const void __percpu *v = cp;
	v = &limit;
	const volatile void __percpu *w = vp;
	w = cvp;
	return per_cpu(limit, cpu) + per_cpu(bell, cpu) + (int)per_cpu(both, cpu) +
	       *per_cpu_ptr(a, cpu) + *per_cpu_ptr(b, cpu) + (int)*this_cpu_ptr(cvp) +
	       this_cpu_read(limit) + this_cpu_read(bell) + (v == w) +
	       this_cpu_read(*cp);
}

int arrays(int cpu, int i, struct flex __percpu *f)
{
	row_t __percpu *pr = &row;
	grid_t __percpu *pg = &grid;
	int __percpu(*pi)[3] = grid;
	int __percpu(*pe)[3] = &grid[1];
	struct stats __percpu *pm = many;
	int *e = per_cpu_ptr(row, cpu), *e2 = per_cpu(row, cpu),
	    *e3 = *per_cpu_ptr(&row, cpu), *e4 = per_cpu(grid, cpu)[1];
	mask_var_t *mm = per_cpu_ptr(&mask, cpu);
	cpumask_t *m = per_cpu(mask, cpu), *m2 = this_cpu_ptr(mask);
	struct stats *st = &per_cpu(many, cpu)[i], *st2 = per_cpu_ptr(&many[i], cpu);
	size_t n = sizeof(row) / sizeof(row[0]) + sizeof(many) / sizeof(many[0]) +
		   sizeof(grid[0]) + sizeof(*pr) + sizeof(*pg);
	this_cpu_inc(row[i]);
	this_cpu_add(grid[i][1], 2);
	this_cpu_write((*pr)[i], 3);
	this_cpu_inc(pi[1][2]);
	this_cpu_dec(many[i].hist[1]);
	this_cpu_inc(pm[1].pair.b);
	this_cpu_read((*pe)[1]);
	memcpy(per_cpu(buffer, cpu), "abc", 4);
	memset(this_cpu_ptr(&row), 0, sizeof(row));
	strcpy(per_cpu(buffer, cpu), per_cpu(stats, cpu).name);
	return e[1] + e2[2] + e3[3] + e4[0] + (int)(*mm)[0].bits[0] + (int)m->bits[0] +
	       (int)m2->bits[0] + st->packets + st2->packets + (int)n +
	       per_cpu_ptr(f->data, cpu)[1] + this_cpu_read(f->data[i]) +
	       this_cpu_ptr(f)->data[0] + (&row[3] - &row[1] > 0) + (row == &row[0]) +
	       per_cpu(grid, cpu)[i][2] + (*per_cpu_ptr(pg, cpu))[1][2] +
	       (int)(&grid[1] - &grid[0]) + (pe == pi);
}

int nestedptr(int cpu)
{
	int __percpu *p = this_cpu_read(nested);
	int *__percpu *pp = &iptr;
	int __percpu *__percpu *np = &nested;
	int __percpu **addr = &p;
	this_cpu_write(nested, p);
	this_cpu_write(nested, &hits);
	this_cpu_write(*np, NULL);
	*per_cpu_ptr(np, cpu) = p;
	per_cpu(nested, cpu) = &row[1];
	this_cpu_write(iptr, per_cpu_ptr(&hits, cpu));
	this_cpu_write(sptr, this_cpu_ptr(&stats));
	per_cpu(rm, cpu) = &stats;
	*addr = &hits;
	p = *addr;
	*addr = pass(*addr);
	return *per_cpu(iptr, cpu) + **per_cpu_ptr(pp, cpu) +
	       *per_cpu_ptr(per_cpu(nested, cpu), cpu) +
	       this_cpu_read(*this_cpu_read(nested)) + per_cpu(sptr, cpu)->packets +
	       this_cpu_read(sptr)->hist[1] +
	       this_cpu_read(per_cpu(stats, cpu).inner->packets) +
	       this_cpu_read(this_cpu_read(rm)->bytes) + *this_cpu_read(iptr);
}

struct dev {
	struct stats __percpu *st;
	int __percpu *arr[2];
	void __percpu *raw;
	struct {
		int __percpu *deep;
	} in;
};
int members(struct dev *d, const struct dev *cd, int cpu)
{
	d->st = alloc_percpu(struct stats);
	if (!d->st)
		return -1;
	d->arr[0] = alloc_percpu(int);
	d->arr[1] = d->arr[0];
	d->raw = d->st;
	d->in.deep = &d->st->packets;
	d->raw = __alloc_percpu(8, 8);
	struct stats __percpu *s = d->raw;
	d->st = s ? s : NULL;
	s = d->st ?: s;
	for_each_possible_cpu (cpu) {
		struct stats *x = per_cpu_ptr(d->st, cpu);
		x->list.next = x->list.prev = &x->list;
		x->bytes += per_cpu_ptr(cd->st, cpu)->bytes;
		memset(x, 0, sizeof(*x));
	}
	this_cpu_inc(d->st->packets);
	this_cpu_add(d->st->bytes, 5);
	this_cpu_inc(*d->arr[1]);
	this_cpu_inc(*d->in.deep);
	this_cpu_inc(cd->st->hist[2]);
	this_cpu_xchg(d->st->ptr, NULL);
	printf("%p %p %p %s", d->st, (void __force *)d->st, &hits,
	       per_cpu_ptr(d->st, 0)->name);
	ext(1, d->st, &hits, d->raw);
	free_percpu(d->raw);
	free_percpu(d->st);
	free_percpu(NULL);
	free_percpu(0);
	return d->st == NULL || !d->raw || d->st == cd->st || (d->st && d->raw) ||
	       d->raw != d->st || d->in.deep > d->arr[0];
}

int structs(int cpu, struct stats in)
{
	struct stats a = per_cpu(stats, cpu), b;
	b = *this_cpu_ptr(&stats);
	per_cpu(stats, cpu) = in;
	*per_cpu_ptr(&stats, cpu) = (struct stats){.packets = 3};
	__typeof__(per_cpu(stats, cpu)) c = a;
	__typeof__(*this_cpu_ptr(&stats)) d = b;
	__typeof__(this_cpu_read(hits)) e = 3;
	__typeof__(hits) f = this_cpu_read(hits);
	__typeof__(stats.bytes) g = this_cpu_read(stats.bytes);
	__typeof__(row[0]) h = 0;
	struct {
		__typeof__(stats) m;
	} k;
	k.m.packets = 1;
	__auto_type l = this_cpu_read(hits);
	__auto_type p = &hits;
	const __typeof__(hits) f2 = f;
	__typeof__(stats) s2 = per_cpu(stats, cpu);
	s2.bytes++;
	s2 = a;
	f++;
	f += 2;
	h = f;
	g = h;
	__typeof__(hits) *pf = &f;
	*pf = 2;
	(*pf)++;
	return a.packets + b.packets + c.packets + d.packets + e + f + (int)g + h +
	       k.m.packets + l + this_cpu_read(*p) + f2 + (int)s2.bytes + s2.hist[1];
}

int casts(int __percpu *p, void __percpu *v, void *o, unsigned long n)
{
	struct stats __percpu *s = v;
	char __percpu *c = (char __percpu *)p;
	c += 4;
	s = (struct stats __percpu *)c;
	int *q = (__force int *)p, *q2 = (int __force *)p;
	int __percpu *r = (int __percpu __force *)o, *r2;
	r2 = (__force int __percpu *)n;
	unsigned long a = (unsigned long)p, b = (__force unsigned long)p;
	_Bool t = p, t2 = !!p;
	void *vv = (void __force *)v;
uintptr_t_:;
	if ((long)p < 0)
		goto uintptr_t_;
	return (int)(a + b) + t + t2 + (q == q2) + (r == r2) + (s != NULL) +
	       (vv != NULL) + (int)(a & 15) + (int)((unsigned long)p % 16) +
	       ((long)p > 3);
}

void looped(void)
{
	int cpu;
	int __percpu *p, *end;
	(void)end;
	for (p = row; p < &row[4]; p++)
		this_cpu_inc(*p);
	for (p = row; p != row + 4; p = p + 1)
		for_each_online_cpu (cpu)
			*per_cpu_ptr(p, cpu) = 0;
	switch (this_cpu_read(colour)) {
	case RED:
		break;
	case GREEN:
		this_cpu_write(colour, RED);
	}
	if (&hits)
		sink(this_cpu_ptr(&hits));
	psink(&hits);
	psink(row);
	psink(&many[1].list);
	psink(p);
	per_cpu(fun, 0)();
	this_cpu_read(fun)();
	(*per_cpu_ptr(&fun, 1))();
	this_cpu_write(flag, 1);
	this_cpu_write(real, 1.5);
	per_cpu(cplx, 0) += 1;
	this_cpu_add(ll, 3);
	(void)&hits;
	(void)p;
	(void)sizeof(hits);
	(void)row;
	&hits;
	__builtin_prefetch(&hits);
	__builtin_prefetch(this_cpu_ptr(&hits));
	if (__builtin_expect(p == NULL, 0))
		return;
	get_cpu_var(hits)++;
	put_cpu_var(hits);
	get_cpu_ptr(&stats)->packets++;
	put_cpu_ptr(&stats);
	__asm__ volatile("" : : "r"(&hits), "r"(p));
	__asm__ volatile("incl %0" : "+m"(*this_cpu_ptr(&hits)));
	struct list *l = this_cpu_ptr(&head);
	container_of(l, struct stats, list)->packets = 0;
	container_of(this_cpu_ptr(&stats.list), struct stats, list)->packets = 0;
	struct stats __percpu *cs = (void __percpu *)((char __percpu *)&stats.list -
						      offsetof(struct stats, list));
	psink(cs);
}
extern struct opaque *oget(struct opaque __percpu *);
struct opaque *op(int cpu)
{
	return per_cpu_ptr(&opaque_var, cpu);
}
struct opaque __percpu *op2(void)
{
	return &opaque_var;
}
int overlap(int __percpu *p, int cpu)
{
	return *(cpu ? per_cpu_ptr(p, cpu) : this_cpu_ptr(p)) +
	       this_cpu_read(*(cpu ? p : &hits)) + *per_cpu_ptr(cpu ? p : NULL, cpu) +
	       *per_cpu_ptr(p ?: &hits, cpu) + *per_cpu_ptr((cpu++, p), cpu) +
	       per_cpu(*p, cpu) + per_cpu(p[2], cpu) + per_cpu(*(p + 1), cpu);
}
void assignchain(int __percpu *a)
{
	int __percpu *b, *c_;
	int __percpu *d;
	b = d = a;
	d = b = &hits;
	(void)c_;
	(void)d;
	d += 1;
	d -= 2;
	d++;
	--d;
	(void)(d - b);
}
typedef int __percpu *pint_t;
typedef int __percpu percpu_int;
pint_t tds(pint_t x, percpu_int *y)
{
	pint_t z = x;
	const pint_t w = y;
	percpu_int *arr[2] = {x, w};
	return z == w ? arr[1] : y;
}
