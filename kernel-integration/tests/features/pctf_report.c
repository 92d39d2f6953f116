// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What each tool has something to say about: Sparse and the plugin about a pointer, a
 * semantic patch about a test.  Compiled only, and with warn=all.
 */
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>

static DEFINE_PER_CPU(int, counter);

int *pctf_report(void *memory);
int *pctf_report(void *memory)
{
	if (memory)
		kfree(memory);
	return &counter;
}

MODULE_DESCRIPTION("Something for each tool to report");
MODULE_LICENSE("GPL");
