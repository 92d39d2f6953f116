/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Declarations that disagree, with the header's macros.  */
/* { dg-do compile } */
/* { dg-options "-std=gnu17 -Wall -Wextra -Wno-unused-variable" } */
#include <percpu.h>

/* The section.  */
DECLARE_PER_CPU (int, s1);			/* { dg-message "@s1:DECLARE_PER_CPU_SHARED_ALIGNED" "what to write" } */
DEFINE_PER_CPU_SHARED_ALIGNED (int, s1);	/* { dg-error "@s1:defined in section .*shared_aligned.*declared in .*\\[percpu-decl\\]" "SHARED_ALIGNED" } */
DECLARE_PER_CPU_SHARED_ALIGNED (int, s2);	/* { dg-message "@s2:the other declaration is here" "where" } */
DEFINE_PER_CPU (int, s2) = 2;			/* { dg-error "@s2:\\[percpu-decl\\]" "the reverse" } */
DEFINE_PER_CPU (long, s3) = 3;			/* { dg-message "@s3:the other declaration is here" "where" } */
DECLARE_PER_CPU_READ_MOSTLY (long, s3);		/* { dg-error "@s3:declared in section .*read_mostly.*defined in .*\\[percpu-decl\\]" "definition first" } */
DECLARE_PER_CPU_FIRST (long, s4);
DECLARE_PER_CPU_PAGE_ALIGNED (long, s4);	/* { dg-error "@s4:declared in section .*was declared in.*\\[percpu-decl\\]" "two declarations" } */
DECLARE_PER_CPU_SECTION (long, s5, "..mine");
DEFINE_PER_CPU_SECTION (long, s5, "..yours");	/* { dg-error "@s5:\\[percpu-decl\\]" "sections by name" } */
DECLARE_PER_CPU (int, s6);
DEFINE_PER_CPU (int, s6);			/* { dg-bogus "percpu" "the first two agree" } */
DECLARE_PER_CPU_FIRST (int, s6);		/* { dg-error "@s6:\\[percpu-decl\\]" "the third" } */

/* The alignment: only a promise that is not kept.  */
DECLARE_PER_CPU_ALIGNED (int, a1);		/* { dg-message "@a1:the other declaration is here" "where" } */
DEFINE_PER_CPU_SECTION (int, a1, "..shared_aligned");	/* { dg-error "@a1:alignment of 4 bytes.*declared with 64.*\\[percpu-decl\\]" "promised" } */
DEFINE_PER_CPU (int, a2) = 2;
DECLARE_PER_CPU (int, a2) __attribute__ ((aligned (16)));	/* { dg-error "@a2:alignment of 16 bytes.*defined with 4.*\\[percpu-decl\\]" "definition first" } */

/* The linkage.  */
DEFINE_STATIC_PER_CPU (int, l1);		/* { dg-message "@l1:the other declaration is here" "where" } */
DECLARE_PER_CPU (int, l1);			/* { dg-error "@l1:static.*\\[percpu-decl\\]" "static, declared for others" } */
DEFINE_STATIC_PER_CPU (int, l2);
EXPORT_PER_CPU_SYMBOL (l2);			/* { dg-error "@l2:exported but .static.*\\[percpu-decl\\]" "static, exported" } */

/* The owner.  */
DECLARE_PER_CPU (int, m1);
DECLARE_MODULE_PER_CPU (int, m1);		/* { dg-error "@m1:of a module.*\\[percpu-decl\\]" "a module's" } */
DECLARE_MODULE_PER_CPU (int, m2);
DECLARE_PER_CPU (int, m2);			/* { dg-error "@m2:of a module.*\\[percpu-decl\\]" "the reverse" } */

/* In a block.  */
DEFINE_PER_CPU (int, b1);
int f (void)
{
	DECLARE_PER_CPU_READ_MOSTLY (int, b1);	/* { dg-error "@b1:\\[percpu-decl\\]" "in a block" } */
	return per_cpu (b1, 0) + per_cpu (l1, 0) + per_cpu (l2, 0);
}
