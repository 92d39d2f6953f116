/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the modules of features.sh share: each is compiled with or without the plugin. */
#ifndef PCTF_H
#define PCTF_H

#undef pr_fmt
#define pr_fmt(fmt) fmt

#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>

/* PCTF_CHANGED: another type of the exported variable, hence another checksum. */
#ifdef PCTF_CHANGED
typedef u8 pctf_count_t;
#else
typedef u64 pctf_count_t;
#endif

struct pctf_pair {
	u32 hits;
	u64 bytes;
};

/* pctf_first.ko */
DECLARE_PER_CPU(pctf_count_t, pctf_first_count);
extern u64 __percpu *pctf_first_area;
void pctf_first_add(u64 __percpu *area, u64 value);

/* pctf_second.ko */
DECLARE_PER_CPU(struct pctf_pair, pctf_second_pair);
DECLARE_PER_CPU(u32 [4], pctf_second_row);
struct pctf_pair __percpu *pctf_second_choose(void);

/* A line of the transcript */
#define PCTF_RESULT(good, name) \
	pr_info("%s: " name "\n", (good) ? "PASS" : "FAIL")

#endif
