/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What kernel macros and odd C do with per-CPU pointers, rightly; see uses.c.
 */
#include <percpu.h>
#include <stdarg.h>
struct pair {
	int a, b;
};
struct stats {
	int packets;
	long bytes;
	int hist[4];
	struct pair pair;
	struct stats __percpu *next;
};
typedef int row_t[4];
DEFINE_PER_CPU(int, hits);
DEFINE_PER_CPU(struct stats, stats);
DEFINE_PER_CPU(row_t, row);
DEFINE_PER_CPU(int __percpu *, nested);
DEFINE_PER_CPU(unsigned long, ul);
DEFINE_PER_CPU(__int128, big);
DEFINE_PER_CPU(long double, ld);
DEFINE_PER_CPU(struct {}, empty);
DEFINE_PER_CPU(int[0], zero);
typedef int v4 __attribute__((vector_size(16)));
DEFINE_PER_CPU(v4, vec);
DEFINE_PER_CPU(_Atomic int, at);
struct dev {
	struct stats __percpu *st;
	int __percpu *ip;
	void __percpu *raw;
	int __percpu *arr[4];
	struct dev *up;
};
extern void sink(const volatile void *);
extern int use(long);
extern void psink(const volatile void __percpu *);
/* EXPORT_SYMBOL's and other redeclarations */
extern __typeof__(hits) hits;
extern __typeof__(stats) stats;
extern __typeof__(row) row;
DECLARE_PER_CPU(int, hits);
DECLARE_PER_CPU(row_t, row);
DECLARE_PER_CPU(int[4], row);
static const char *const names[] __attribute__((used)) = {"hits"};
extern int __percpu *global;
int __percpu *global;
extern int __percpu *global;
extern int __percpu *garr[];
int __percpu *garr[4];
extern int __percpu *garr[4];
extern int proto(int __percpu *, struct stats __percpu *);
int proto(int __percpu *a, struct stats __percpu *b);
extern __typeof__(proto) proto;
extern int __percpu *(*fptr)(int __percpu *);
int __percpu *(*fptr)(int __percpu *) = 0;
static int (*ftab[2])(int __percpu *, struct stats __percpu *) = {proto, 0};
static int (*const (*pftab)[2])(int __percpu *,
				struct stats __percpu *) = (void *)&ftab;
/* the kernel's macros */
#define READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, v)                                                               \
	do {                                                                           \
		*(volatile __typeof__(x) *)&(x) = (v);                                 \
	} while (0)
#define swap(a, b)                                                                     \
	do {                                                                           \
		__typeof__(a) t_ = (a);                                                \
		(a) = (b);                                                             \
		(b) = t_;                                                              \
	} while (0)
#define typecheck(x, y) (!!(sizeof((__typeof__(x) *)1 == (__typeof__(y) *)1)))
#define cmp(x, y, op)                                                                  \
	({                                                                             \
		__typeof__(x) u1 = (x);                                                \
		__typeof__(y) u2 = (y);                                                \
		(void)(&u1 == &u2);                                                    \
		u1 op u2 ? u1 : u2;                                                    \
	})
#define same_type(a, b) __builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define BUILD_BUG_ON_ZERO(e) ((int)(sizeof(struct { int : (-!!(e)); })))
#define ARRAY_SIZE(arr)                                                                \
	(sizeof(arr) / sizeof((arr)[0]) +                                              \
	 BUILD_BUG_ON_ZERO(same_type((arr), &(arr)[0])))
#define container_of(ptr, type, member)                                                \
	({                                                                             \
		void *m_ = (void *)(ptr);                                              \
		_Static_assert(same_type(*(ptr), ((type *)0)->member) ||               \
				       same_type(*(ptr), void),                        \
			       "x");                                                   \
		((type *)((char *)m_ - offsetof(type, member)));                       \
	})
#define sizeof_field(t, m) sizeof((((t *)0)->m))
#define IS_ALIGNED(x, a) (((x) & ((__typeof__(x))(a)-1)) == 0)
#define rcu_dereference(p)                                                             \
	({                                                                             \
		__typeof__(*p) *l_ = (__typeof__(*p) *)READ_ONCE(p);                   \
		l_;                                                                    \
	})
#define smp_load_acquire(p)                                                            \
	({                                                                             \
		__typeof__(*p) p1_ = READ_ONCE(*p);                                    \
		__asm__ volatile("" ::: "memory");                                     \
		p1_;                                                                   \
	})
#define cmpxchg(p, o, n) __sync_val_compare_and_swap(p, o, n)
#define xchg(p, v)                                                                     \
	({                                                                             \
		__typeof__(*(p)) r_ = (v);                                             \
		__atomic_exchange_n(p, r_, __ATOMIC_SEQ_CST);                          \
	})
#define likely(x) __builtin_expect(!!(x), 1)
#define WARN_ON(c)                                                                     \
	({                                                                             \
		int r_ = !!(c);                                                        \
		if (__builtin_expect(r_, 0))                                           \
			use(r_);                                                       \
		r_;                                                                    \
	})
#define ERR_OR(p) ((unsigned long)(p) >= (unsigned long)-4095)
int kernelish(struct dev *d, int cpu)
{
	struct stats __percpu *a = READ_ONCE(d->st), *b = READ_ONCE(d->up->st);
	int __percpu *p = READ_ONCE(d->ip);
	WRITE_ONCE(d->st, a);
	WRITE_ONCE(d->up->ip, &hits);
	WRITE_ONCE(d->arr[1], row);
	swap(a, b);
	swap(d->st, a);
	swap(d->ip, p);
	struct stats __percpu *c = cmpxchg(&d->st, NULL, a);
	c = xchg(&d->st, b);
	c = smp_load_acquire(&d->st);
	int x = cmp(this_cpu_read(hits), per_cpu(row, cpu)[1], >) +
		typecheck(this_cpu_read(hits), x) + typecheck(hits, hits) +
		typecheck(a, b);
	unsigned long y = cmp(this_cpu_read(ul), 3ul, <);
	x += ARRAY_SIZE(row) + ARRAY_SIZE(stats.hist) + ARRAY_SIZE(d->arr) +
	     ARRAY_SIZE(per_cpu(row, cpu)) + sizeof_field(struct stats, hist) +
	     same_type(hits, int) + same_type(a, b);
	x += container_of(this_cpu_ptr(&stats.pair), struct stats, pair)->packets +
	     container_of(&per_cpu(stats, cpu).bytes, struct stats, bytes)->packets;
	if (likely(a) && likely(a != b) && WARN_ON(!p) && !ERR_OR(a) &&
	    IS_ALIGNED((unsigned long)p, 8))
		return 1;
	WARN_ON(a == c);
	WARN_ON(this_cpu_read(hits) > 3);
	WARN_ON(per_cpu(stats, cpu).packets);
	_Static_assert(sizeof(hits) == 4, "size");
	_Static_assert(sizeof(stats.pair) == sizeof(struct pair), "pair");
	_Static_assert(same_type(row, row_t) || 1, "row");
	WRITE_ONCE(*per_cpu_ptr(&hits, cpu), 1);
	WRITE_ONCE(per_cpu(stats, cpu).bytes, READ_ONCE(per_cpu(stats, cpu).bytes) + 1);
	x += READ_ONCE(*this_cpu_ptr(p));
	xchg(this_cpu_ptr(&hits), 3);
	return x + (int)y;
}
static void cleanup(int __percpu **p)
{
	free_percpu(*p);
}
int cleaned(void)
{
	__attribute__((cleanup(cleanup))) int __percpu *p = alloc_percpu(int);
	int __percpu *q __attribute__((cleanup(cleanup), unused)) = NULL;
	return p ? this_cpu_read(*p) : 0;
}
int vargs(int n, ...)
{
	va_list ap;
	va_start(ap, n);
	int __percpu *p = va_arg(ap, int __percpu *);
	struct dev d = va_arg(ap, struct dev);
	va_end(ap);
	return this_cpu_read(*p) + this_cpu_read(d.st->packets);
}
struct dev byvalue(struct dev d)
{
	d.st = &stats;
	d.arr[0] = d.arr[1] = &hits;
	struct dev e = d, *f = &e;
	*f = d;
	f->up = &e;
	return *f;
}
static int __percpu *const ranges[8] = {
	[0 ... 3] = &hits, [4] = &row[2], [5 ... 7] = 0};
struct dev dtab[] = {[1 ... 2] = {.st = &stats,
				  .ip = &stats.pair.a,
				  .raw = &stats,
				  .arr = {&hits, [2 ... 3] = &row[1]}}};
int rangeuse(int i)
{
	return this_cpu_read(*ranges[i]) + this_cpu_read(*dtab[i].ip) +
	       this_cpu_read(dtab[i].st->hist[1]);
}
int labels(int i)
{
	__label__ out;
	static void *t[] = {&&a, &&b};
	goto *t[i];
a:
	this_cpu_inc(hits);
b:
	if (i)
		goto out;
out:
	return this_cpu_read(hits);
}
int ranges2(int i)
{
	switch (this_cpu_read(hits)) {
	case 0 ... 3:
		return per_cpu(hits, i);
	default:
		return i;
	}
}
typedef union {
	int __percpu *p;
	unsigned long l;
} __attribute__((transparent_union)) tu;
extern int takes_tu(tu);
int tuse(int __percpu *p)
{
	return takes_tu(p) + takes_tu(&hits) + takes_tu(3ul);
}
__attribute__((nonnull, noinline)) int nn(int __percpu *p)
{
	return this_cpu_read(*p);
}
int nnuse(void)
{
	return nn(&hits) + nn(row) + nn(&stats.hist[1]);
}
int odd(int cpu)
{
	per_cpu(big, cpu)++;
	per_cpu(ld, cpu) += 1;
	per_cpu(vec, cpu) += (v4){1, 2, 3, 4};
	per_cpu(at, cpu)++;
	sink(per_cpu_ptr(&empty, cpu));
	sink(per_cpu_ptr(zero, cpu));
	psink(&zero);
	psink(&at);
	psink(&vec);
	return (int)per_cpu(big, cpu) + (int)per_cpu(ld, cpu) + per_cpu(vec, cpu)[1] +
	       per_cpu(at, cpu);
}
int localext(int cpu)
{
	extern int other_not_percpu;
	DECLARE_PER_CPU(int, far_away);
	DEFINE_STATIC_PER_CPU(struct stats, mine);
	static int __percpu *where = &hits;
	static struct stats __percpu *w2 = &mine;
	return other_not_percpu + per_cpu(far_away, cpu) + per_cpu(mine, cpu).packets +
	       this_cpu_read(*where) + this_cpu_read(w2->bytes) + ({
		       DEFINE_STATIC_PER_CPU(int, deep);
		       this_cpu_inc_return(deep);
	       });
}
void shadow(int hits, struct stats *stats)
{
	hits++;
	stats->packets = hits;
	{
		int row[4];
		row[1] = hits;
		stats->hist[1] = row[1];
	}
}
struct hits {
	int hits;
	struct {
		int stats;
	} row;
};
int tags(struct hits *hits)
{
	return hits->hits + hits->row.stats;
}
int memb(struct hits h)
{
	h.hits = 1;
	return (&h)->hits;
}
int recursive(int __percpu *p, int n)
{
	return n ? recursive(p + 1, n - 1) : this_cpu_read(p[n]);
}
int addr(unsigned long *out)
{
	out[0] = (unsigned long)&hits;
	out[1] = (unsigned long)row;
	out[2] = (unsigned long)&stats.bytes;
	out[3] = (unsigned long)&row[2] - (unsigned long)row;
	out[4] = &row[2] - row;
	out[5] = (unsigned long)(&((struct stats __percpu *)0)->bytes);
	return out[0] == out[1] || (long)&hits < 0 || (_Bool)&stats;
}
void list(struct stats __percpu *s)
{
	struct stats __percpu *i;
	for (i = s; i; i = this_cpu_read(i->next))
		this_cpu_inc(i->packets);
	while ((s = this_cpu_read(s->next)) != NULL)
		;
	if (!(i = s))
		return;
	do {
		s++;
	} while (s < i);
}
int tern(int c, int __percpu *p, int __percpu *const *q, void __percpu *v)
{
	int __percpu *r = c	  ? p
			  : c > 1 ? *q
			  : c > 2 ? v
			  : c > 3 ? NULL
			  : c > 4 ? (void *)0
				  : 0;
	void __percpu *x = c ? v : p;
	return this_cpu_read(*(c ? p : r)) + (x == (c ? p : v)) + (c ? x : NULL) +
	       !(c ? NULL : p);
}
int qual(volatile struct stats __percpu *v, const struct stats __percpu *c)
{
	v = &stats;
	c = &stats;
	c = (const struct stats __percpu *)v;
	return per_cpu_ptr(v, 0)->packets + per_cpu_ptr(c, 1)->hist[2] +
	       this_cpu_read(v->packets) + this_cpu_read(c->pair.b);
}
int restr(int __percpu *restrict a, int __percpu *__restrict__ b)
{
	register int __percpu *r = a;
	return this_cpu_read(*r) + (a == b);
}
int arrparam(int __percpu a[], int __percpu b[4], int __percpu c[static 2],
	     int __percpu d[2][3])
{
	return this_cpu_read(a[1]) + per_cpu_ptr(b, 0)[2] + this_cpu_read(*c) +
	       this_cpu_read(d[1][2]) + (a == b) + *per_cpu_ptr(d[1], 0);
}
int arrarg(void)
{
	DEFINE_STATIC_PER_CPU(int[2][3], g);
	return arrparam(row, stats.hist, &row[1], g);
}
int (*retfn(int __percpu *p))(int __percpu *)
{
	(void)p;
	return nn;
}
int __percpu *(*retfn2(void))(int __percpu *)
{
	return fptr;
}
int usefn(void)
{
	return retfn(&hits)(&hits) + this_cpu_read(*retfn2()(&hits)) +
	       ftab[0](&hits, &stats) + (*ftab[1])(row, &stats) + (nn == retfn(0));
}
void *forced(int __percpu *p, const struct stats __percpu *s)
{
	void *a = (__force void *)p;
	const void *b = (__force const void *)s;
	struct stats *c = (struct stats __force *)s;
	unsigned long n = (__force unsigned long)p;
	int __percpu *back = (__force int __percpu *)n,
		     *back2 = (int __percpu __force *)a;
	return a == b ? c : back == back2 ? (__force void *)&hits : (void __force *)row;
}
#define my_cast(t, p) ((__force t)(p))
#define my_ptr(p) ((void __force *)(p))
#define lots(p) my_cast(int *, p)
void *fmacros(int __percpu *p)
{
	int *a = my_cast(int *, p);
	void *b = my_ptr(p), *c = my_ptr(&stats), *d = lots(&hits);
	return a == b || c == d ? lots(row) : my_ptr(&row[1]);
}
