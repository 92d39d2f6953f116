/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Null pointers in conditional expressions; see uses.c.
 */
#include <stddef.h>

extern void vp(void __percpu *);
extern int use(const void __percpu *);
void __percpu *a(int c, void __percpu *x)
{
	return c ? x : NULL;
}
void __percpu *b(int c, void __percpu *x)
{
	void __percpu *y = c ? NULL : x;
	return y;
}
void d(int c, void __percpu *x)
{
	vp(c ? x : 0);
	vp(c ? x : NULL);
	use(c ? NULL : x);
	x = c ? x : NULL;
	if ((c ? x : NULL) == x)
		return;
}
const void __percpu *e(int c, const void __percpu *x)
{
	return c ? x : NULL;
}
void __percpu *f(int c, int d, void __percpu *x)
{
	return c ? x : d ? NULL : NULL;
}
int __percpu *g(int c, int d, int __percpu *x)
{
	return c ? x : d ? NULL : NULL;
}
void __percpu *h(int c, void __percpu *x, int __percpu *y)
{
	return c ? x : y;
}
void *i(int c, void *x, void *y)
{
	return c ? x : NULL;
}
void __percpu *j(void __percpu *x)
{
	return x ?: NULL;
}
int __percpu *k(int c, void __percpu *x)
{
	return c ? x : NULL;
}
