/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the test modules share.  They are the same for the stock and for the
 * patched kernel; where the stock kernel lacks a macro, the old spelling stands in.
 */
#ifndef PCT_H
#define PCT_H

#include <linux/module.h>
#include <linux/percpu.h>

#ifndef DEFINE_STATIC_PER_CPU
#define DEFINE_STATIC_PER_CPU(type, name) static DEFINE_PER_CPU(type, name)
#define DEFINE_STATIC_PER_CPU_SHARED_ALIGNED(type, name) \
	static DEFINE_PER_CPU_SHARED_ALIGNED(type, name)
#define DEFINE_STATIC_PER_CPU_ALIGNED(type, name) static DEFINE_PER_CPU_ALIGNED(type, name)
#define DECLARE_MODULE_PER_CPU(type, name) DECLARE_PER_CPU(type, name)
#endif

/* One line of the transcript; check.sh knows which lines must be there. */
#define RESULT(ok, name, ...) \
	pr_info("%s: " name "\n", (ok) ? "PASS" : "FAIL", ##__VA_ARGS__)

/* Defined in pct_count.ko, used in pct_user.ko and in pct_both.ko */
struct pct_record {
	u8 tag;
	u64 hits;
	u32 histogram[8];
};

DECLARE_MODULE_PER_CPU(u64, pct_shared);
DECLARE_MODULE_PER_CPU(u64, pct_shared_second);
DECLARE_MODULE_PER_CPU(struct pct_record, pct_shared_record);
DECLARE_MODULE_PER_CPU(u32 [16], pct_shared_array);
u64 pct_shared_sum(void);

#define PCT_SHARED_START	7

#endif
