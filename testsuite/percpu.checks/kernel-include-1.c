/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The annotations of a header that only -include reads.  */
/* { dg-do compile } */
/* { dg-more-options "-I%S/input/kernel -include %S/input/kernel/compiler_types.h -DCONFIG_SMP" } */
/* { dg-plugin "kernel" } */

int a (int __percpu *p) { return *p; }		/* { dg-error "@p;:\\[percpu-access\\]" "dereference" } */
