/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Declarations that disagree, with the section attributes of a Linux tree.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu11 -Wall" } */
/* { dg-plugin "kernel" } */
#define IN(sec) __attribute__ ((section (".data..percpu" sec)))
#define DECLARE_PER_CPU_SECTION(type, name, sec) extern IN (sec) __typeof__ (type) name
#define DEFINE_PER_CPU_SECTION(type, name, sec) IN (sec) __typeof__ (type) name
#define DECLARE_PER_CPU(type, name) DECLARE_PER_CPU_SECTION (type, name, "")
#define DEFINE_PER_CPU(type, name) DEFINE_PER_CPU_SECTION (type, name, "")
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name) \
	DECLARE_PER_CPU_SECTION (type, name, "..shared_aligned") __attribute__ ((aligned (64)))
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name) \
	DEFINE_PER_CPU_SECTION (type, name, "..shared_aligned") __attribute__ ((aligned (64)))
#define EXPORT_SYMBOL(sym) extern __typeof__ (sym) sym

DECLARE_PER_CPU (int, v1);			/* { dg-message "@v1:DECLARE_PER_CPU_SHARED_ALIGNED" "what to write" } */
DEFINE_PER_CPU_SHARED_ALIGNED (int, v1);	/* { dg-error "@v1:defined in section .*\\[percpu-decl\\]" "section" } */
DECLARE_PER_CPU_SHARED_ALIGNED (int, v2);
DEFINE_PER_CPU_SECTION (int, v2, "..shared_aligned");	/* { dg-error "@v2:alignment.*\\[percpu-decl\\]" "alignment" } */
static DEFINE_PER_CPU (int, v3);
DECLARE_PER_CPU (int, v3);			/* { dg-error "@v3:static.*\\[percpu-decl\\]" "static" } */
int *f (void) { return &v3; }

/* Near misses.  */
DECLARE_PER_CPU (int, ok1);
DEFINE_PER_CPU (int, ok1);			/* { dg-bogus "percpu" "the same" } */
EXPORT_SYMBOL (ok1);				/* { dg-bogus "percpu" "exported" } */
DECLARE_PER_CPU (int, ok1);			/* { dg-bogus "percpu" "declared again" } */
DECLARE_PER_CPU_SHARED_ALIGNED (int [], ok2);
DEFINE_PER_CPU_SHARED_ALIGNED (int [4], ok2);	/* { dg-bogus "percpu" "a bound more" } */
DECLARE_PER_CPU (int, ok3);
DEFINE_PER_CPU (int, ok3) __attribute__ ((aligned (64)));	/* { dg-bogus "percpu" "more than promised" } */
struct ok4;
DECLARE_PER_CPU (struct ok4, ok4);
struct ok4 { int a; } __attribute__ ((aligned (32)));
DEFINE_PER_CPU (struct ok4, ok4);		/* { dg-bogus "percpu" "completed" } */
extern int ok5 __attribute__ ((section (".data..one")));
int ok5 __attribute__ ((section (".data..two")));	/* { dg-warning "1:conflicts with previous" "ordinary: GCC says it" } */
