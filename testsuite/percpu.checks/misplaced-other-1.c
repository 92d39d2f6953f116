/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The word where it belongs to a parameter, a function's value, a type's name; on several lines; in a macro.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */
#include "percpu.h"

struct tag { int x; };
typedef struct __percpu tag *tag_ptr;			/* { dg-warning "@__percpu:'tag_ptr' \\[percpu-decl\\]" "type's name" } */
struct __percpu tag *get (void);			/* { dg-warning "@__percpu:'get' \\[percpu-decl\\]" "value" } */
void put (struct __percpu tag *p);			/* { dg-warning "@__percpu:'p' \\[percpu-decl\\]" "parameter" } */
#define MEMBER(t)	struct __percpu t *m
#define PASTED(t)	struct __percpu t##_s *n
struct pasted_s { int x; };
struct holder {
	int (*fn) (struct __percpu tag *p);		/* { dg-warning "@__percpu:\\[percpu-decl\\]" "function pointer" } */
	struct __percpu tag				/* { dg-warning "@__percpu:'p' \\[percpu-decl\\]" "on two lines" } */
		*p;
	struct __percpu tag *row[2];			/* { dg-warning "@__percpu:'row' \\[percpu-decl\\]" "array" } */
	struct __percpu tag **level;			/* { dg-warning "@__percpu:'level' \\[percpu-decl\\]" "level" } */
	struct __percpu lines {				/* { dg-warning "@__percpu:\\[percpu-decl\\]" "members on lines" } */
		int x;
	} *lines;
	struct lines *plain;
	MEMBER (tag);					/* { dg-warning "@MEMBER:'m' \\[percpu-decl\\]" "in a macro" } */
	PASTED (pasted);				/* { dg-warning "@PASTED:'n' \\[percpu-decl\\]" "pasted" } */
};
/* Each is one warning at most, and what follows is silent. */
int a (struct __percpu tag *p) { return raw_cpu_ptr (p)->x; }	/* { dg-warning "@__percpu:'p' \\[percpu-decl\\]" "parameter" } */
int b (void) { return raw_cpu_ptr (get ())->x; }		/* { dg-bogus "error" "value" } */
int c (tag_ptr p) { return raw_cpu_ptr (p)->x; }		/* { dg-bogus "error" "type's name" } */
void d (struct tag __percpu *p) { put (p); }			/* { dg-bogus "error" "argument" } */
int e (struct holder *h, struct tag __percpu *p) { return h->fn (p); }	/* { dg-bogus "error" "function pointer" } */
int f (struct holder *h) { return raw_cpu_ptr (h->p)->x; }	/* { dg-bogus "error" "on two lines" } */
int g (struct holder *h) { return raw_cpu_ptr (h->row[1])->x; }	/* { dg-bogus "error" "array" } */
int i (struct holder *h) { return raw_cpu_ptr (*h->level)->x; }	/* { dg-bogus "error" "level" } */
int j (struct holder *h) { return raw_cpu_ptr (h->m)->x + raw_cpu_ptr (h->n)->x; }	/* { dg-bogus "error" "in a macro" } */
int k (struct holder *h) { return raw_cpu_ptr (h->lines)->x + h->plain->x; }	/* { dg-bogus "error" "members on lines" } */
struct tag *l (struct tag __percpu *p) { return (struct tag *) (struct __percpu tag *) p; }	/* { dg-warning "@__percpu#2:\\[percpu-decl\\]" "cast" } */
/* { dg-error "@(struct tag *):\\[percpu-cast\\]" "the outer cast" { target * } .-1 } */
extern struct tag __percpu *again;
struct __percpu tag *again;					/* { dg-warning "@__percpu:'again' \\[percpu-decl\\]" "declared again" } */
int m (struct tag *p) { put (p); return 0; }			/* { dg-error "@p);:\\[percpu-space\\]" "an ordinary argument" } */
