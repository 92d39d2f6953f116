/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The section .percpu_tags: which per-CPU variables an object defines or declares, and what
 * its functions do.
 * docs/tags.md describes it; all numbers are in the target's byte order.
 */
#ifndef PERCPU_TAGS_H
#define PERCPU_TAGS_H

#include <stdint.h>

#define PERCPU_TAGS_SECTION	".percpu_tags"
#define PERCPU_TAGS_MAGIC	"PCPU"
/* Changes when a reader of the old version would read wrong. */
#define PERCPU_TAGS_VERSION	1

/*
 * Starts the part of one unit, at a multiple of 8; records follow.  Behind those
 * that are counted more can follow, with PERCPU_TAG_ORDINARY (added later).
 */
struct percpu_tags_unit {
	char magic[4];		/* PERCPU_TAGS_MAGIC, no terminator */
	uint32_t length;	/* of the whole part in bytes */
	uint16_t version;
	uint16_t flags;		/* PERCPU_TAGS_* */
	uint32_t records;
	uint32_t nr_cpus;	/* option nr-cpus, 0 when not given */
	uint32_t model;		/* option offset: PERCPU_MODEL_* */
	/* char file[]: the unit's source file, terminated by 0 */
	/* padding to a multiple of 8 */
};

enum {
	PERCPU_TAGS_KERNEL = 1,	/* option kernel */
	PERCPU_TAGS_MODULE = 2	/* MODULE was defined */
};

enum { PERCPU_MODEL_NONE, PERCPU_MODEL_TABLE, PERCPU_MODEL_BASE };

/* One variable, at a multiple of 8. */
struct percpu_tag {
	uint32_t length;	/* of the record in bytes */
	uint32_t flags;		/* PERCPU_TAG_* */
	uint64_t size;		/* in bytes, 0: incomplete type */
	uint32_t align;		/* in bytes */
	uint32_t line;		/* of the declaration, from 1 */
	uint32_t column;
	uint32_t model;		/* of its slot: PERCPU_MODEL_* */
	/* char name[], section[], file[]: each terminated by 0 */
	/* added later: char signature[], type[] in the same way */
	/* padding to a multiple of 8 */
};

enum {
	PERCPU_TAG_DEFINED = 1,		/* else only declared */
	PERCPU_TAG_GLOBAL = 2,		/* else static */
	PERCPU_TAG_WEAK = 4,
	PERCPU_TAG_EXPORTED = 8,	/* EXPORT_PER_CPU_SYMBOL */
	PERCPU_TAG_SLOT = 16,		/* has per_cpu_offset__NAME */
	PERCPU_TAG_MODULE = 32,		/* declared to be a module's */
	PERCPU_TAG_ORDINARY = 64,	/* declared, but not as per-CPU */
	PERCPU_TAG_FLOW = 128		/* no variable: the functions' summaries */
};

/*
 * The record with PERCPU_TAG_FLOW has no name; behind its texts, up to the length that is
 * its SIZE, are summaries of the unit's functions.  docs/tags.md has their form.
 */
#define PERCPU_FLOW_VERSION	2

enum {
	PERCPU_FUNCTION_DEFINED = 1,	/* needs and calls follow */
	PERCPU_FUNCTION_LOCAL = 2,	/* other units cannot mean it */
	PERCPU_FUNCTION_WEAK = 4,
	PERCPU_FUNCTION_INLINE = 8,	/* declared so */
	PERCPU_FUNCTION_SILENT = 16,	/* nothing is said below it */
	PERCPU_FUNCTION_ASKS = 32,	/* asks or says where it runs */
	PERCPU_FUNCTION_CONTRACT = 64,	/* __percpu_needs_cpu */
	PERCPU_FUNCTION_PROCESS = 128,	/* runs where it can be preempted */
	PERCPU_FUNCTION_PINNED = 256,	/* stays on its CPU */
	PERCPU_FUNCTION_ALIAS = 512,	/* another name */
	PERCPU_FUNCTION_BINDS = 1024,	/* binds tasks to CPUs */
	PERCPU_FUNCTION_SLEEPS = 2048,	/* may sleep, on each path */
	PERCPU_FUNCTION_BEGINS = 4096,	/* may leave a section open */
	PERCPU_FUNCTION_ENDS = 8192	/* may end one of its caller's */
};

enum {
	PERCPU_NEED_ALWAYS = 1,		/* whatever numbers and flags the caller gives */
	PERCPU_NEED_ASSERTED = 2,	/* an assertion that the CPU is held */
	PERCPU_NEED_CONTRACT = 4,	/* a call of what is __percpu_needs_cpu */
	PERCPU_NEED_CHOSEN = 8		/* by one parameter */
};

enum {
	PERCPU_CALL_FREE = 1,		/* on some path nothing is held */
	PERCPU_CALL_ALWAYS = 2,		/* whatever numbers and flags the caller gives */
	PERCPU_CALL_PROVED = 4,		/* and the function has slept before */
	PERCPU_CALL_USED = 8,		/* the result is */
	PERCPU_CALL_CERTAIN = 16,	/* on each path through the function */
	PERCPU_CALL_CHOSEN = 32,	/* by one parameter */
	PERCPU_CALL_HELD = 64		/* on each path the CPU is held */
};

/* What a call gives for a parameter, as far as it is known. */
enum {
	PERCPU_GIVES_FUNCTION, PERCPU_GIVES_NUMBER, PERCPU_GIVES_PARAMETER
};

/* Numbers are kept apart up to this; beyond it they are as good as endless. */
#define PERCPU_NUMBER_LIMIT	(1 << 30)

enum {
	PERCPU_CALLS_FUNCTION, PERCPU_CALLS_MEMBER, PERCPU_CALLS_PARAMETER,
	PERCPU_CALLS_UNKNOWN
};

#endif
