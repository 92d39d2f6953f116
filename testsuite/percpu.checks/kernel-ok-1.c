/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Good code with the macros of an unmodified kernel: silent, and the same object.  */
/* { dg-do assemble } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
/* { dg-levels "-O0 -O1 -O2 -O3 -Os {-O0 -g} {-O2 -g} {-O2 -DMODULE} {-O2 -g -DMOCK_TAGGED} {-O2 -g -DMOCK_OLD} {-O2 -g -DMOCK_SEGMENT}" } */
/* { dg-final { same-object-without-plugin } } */
#include "percpu.h"

typedef u8 note_t[64];
struct inner { int x; long y[4]; };
struct state { int a; u8 b; u16 h; u64 bytes; struct inner inner; };
struct holder {
	struct state __percpu *states;
	int __percpu *count;
	note_t __percpu *notes;
};

DECLARE_PER_CPU (int, shared);
DEFINE_PER_CPU (int, shared) = 3;
EXPORT_PER_CPU_SYMBOL (shared);
static DEFINE_PER_CPU (int, counter);
static DEFINE_PER_CPU (int [8], row);
static DEFINE_PER_CPU (note_t, note);
static DEFINE_PER_CPU (int *, pointer);
static DEFINE_PER_CPU (bool, flag) = 1;
static DEFINE_PER_CPU (u16, half);
static DEFINE_PER_CPU (u64, wide);
static DEFINE_PER_CPU (struct state, state);
DEFINE_PER_CPU_READ_MOSTLY (int, seldom);
DEFINE_PER_CPU_ALIGNED (struct inner, aligned) = { .x = 1 };

static int __percpu *const fixed = &counter;
static struct { int __percpu *count; const char *name; } table[] = {
	{ &counter, "counter" }, { .count = &state.a }, { .count = &row[3] }
};

/* Every operation, on a variable, a member, an element, and through a pointer.  */
int operations (int __percpu *p, struct state __percpu *s)
{
	int sum = 0;

	this_cpu_write (counter, 1);
	this_cpu_write (flag, 0);
	this_cpu_write (half, 3);
	this_cpu_write (wide, 4);
	this_cpu_write (pointer, NULL);
	this_cpu_add (state.bytes, 2);
	this_cpu_sub (s->h, 2);
	this_cpu_inc (*p);
	this_cpu_inc (s->inner.y[2]);
	this_cpu_inc (row[sum & 7]);
	this_cpu_dec (s->b);
	sum += this_cpu_read (*p) + this_cpu_read (half) + this_cpu_read (flag) + this_cpu_read (s->inner.y[1]);
	sum += this_cpu_read (pointer) != NULL;
	sum += this_cpu_add_return (counter, 1) + this_cpu_add_return (s->h, 1);
	sum += this_cpu_xchg (s->a, 1) + this_cpu_cmpxchg (*p, 1, 2) + (this_cpu_xchg (pointer, NULL) == &sum);
	__this_cpu_write (counter, 2);
	__this_cpu_add (row[1], __this_cpu_read (row[2]));
	__this_cpu_inc (seldom);
	raw_cpu_write (pointer, &sum);
	raw_cpu_add (wide, raw_cpu_read (shared));
	raw_cpu_inc (aligned.x);
	return sum + *raw_cpu_ptr (&counter) + *this_cpu_ptr (p) + this_cpu_ptr (s)->inner.x;
}

/* Arrays, of which an element is meant, or all of them.  */
long arrays (struct holder *holder, int cpu)
{
	u8 *bytes = per_cpu (note, cpu);
	note_t *notes = per_cpu_ptr (holder->notes, cpu);
	int *element = &per_cpu (row, cpu)[2];
	int (*all)[8] = this_cpu_ptr (&row);

	return bytes[1] + (*notes)[2] + *element + (*all)[3] + this_cpu_ptr (&row)[0][1] + (*this_cpu_ptr (&row))[2]
	       + *this_cpu_ptr (&row[3]) + *per_cpu_ptr (row, cpu);
}

long others (struct holder *holder, int cpu)
{
	struct state *other = per_cpu_ptr (holder->states, cpu);
	typeof (state) copy = *other;
	typeof (*holder->states) *same = other;
	typeof (holder->count) pointer_to_it = holder->count;

	per_cpu (counter, cpu)++;
	per_cpu (state.a, cpu) = 1;
	per_cpu (pointer, cpu) = &copy.a;
	per_cpu (state, cpu) = *other;
	*per_cpu_ptr (&state.inner.y[1], cpu) = 1;
	return copy.a + same->a + *per_cpu_ptr (pointer_to_it, cpu) + sizeof (row) + sizeof (*holder->states)
	       + __alignof__ (state.inner) + (holder->states == &state) + !holder->count;
}

int sections (struct holder *holder)
{
	int sum = get_cpu_var (counter);

	put_cpu_var (counter);
	get_cpu_var (state).a = 1;
	put_cpu_var (state);
	sum += get_cpu_ptr (holder->states)->a;
	put_cpu_ptr (holder->states);
	return sum + this_cpu_read (*fixed) + this_cpu_read (*table[1].count) + (table[0].name != NULL);
}

void *allocator (struct holder *holder)
{
	void *plain = (__force void *) &counter;
	int __percpu *back = (int __percpu __force *) plain;

	holder->states = alloc_percpu (struct state);
	holder->count = alloc_percpu (int);
	holder->notes = __alloc_percpu (sizeof (note_t), __alignof__ (note_t));
	if (!holder->states || holder->count == NULL)
		free_percpu (holder->notes);
	this_cpu_inc (*back);
	return plain;
}
