/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A unit without any per-CPU variable: the plugin must not change a bit.  */
struct s { int a[4]; double d; };
static struct s table[8] = { { { 1, 2, 3, 4 }, 5.0 } };
int sum (const struct s *, int);
static int helper (int n) { return n * 3 + 1; }
int sum (const struct s *p, int n)
{
	int total = helper (n);

	for (int i = 0; i < n; i++)
		total += p[i].a[i & 3] + table[i & 7].a[0];
	return total;
}
