/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What percpu-link's files offer each other. */
#ifndef LINK_H
#define LINK_H

#include "elf_input.h"
#include "tags_read.h"

/* ---- link_report.c ---- */

enum link_check {
	LINK_DECL, LINK_SIZE, LINK_PREEMPT, LINK_SLEEP, NR_LINK_CHECKS
};
enum link_severity { LINK_OFF, LINK_WARNING, LINK_ERROR };

struct link_options {
	enum link_severity severity[NR_LINK_CHECKS];
	bool json, warnings_are_errors, no_warnings, statistics;
	bool sizes_given;		/* --limit or --reserve */
	uint64_t limit;			/* 0: not given */
	uint64_t reserve;
};

extern struct link_options link_opt;

/* A line of 0: only the file is known. */
struct place {
	const char *file;
	unsigned line, column;
};

/* Finds a check by its id, with or without "percpu-" in front; -1: none. */
int find_link_check(const char *id, size_t length);

/*
 * A report and its notes: begin, note..., end.  Begin is false when the check is off
 * or the same was reported before; then nothing else is to be called.
 */
bool report_begin(enum link_check check, const struct place *where,
		  const char *subject, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void report_note(const struct place *where, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void report_end(void);
bool errors_reported(void);

/* ---- link_data.c ---- */

/* Where one name means one variable: a program, a module, or loose objects. */
struct domain {
	const char *name;
	bool linked;			/* else loose objects */
	bool module;
	bool kernel;			/* a unit has the option kernel */
	uint32_t model;			/* the highest of its units */
	struct part *parts, **last_part;
	uint64_t size;			/* of a linked image; 0: not known */
	struct domain *next;
};

/* A per-CPU section of an object that is still to be linked. */
struct part {
	const char *section;
	uint64_t size, align;
	struct part *next;
};

/*
 * What objects are made for: class, byte order and machine.  A kernel's build has objects of
 * several, for its loader and for user space: programs of their own.
 */
typedef uint32_t object_kind;

struct unit {
	struct domain *domain;
	object_kind kind;
	const char *object;		/* the file that it was read from */
	uint32_t flags, model;		/* PERCPU_TAGS_*, PERCPU_MODEL_* */
	struct flow_unit *flow;		/* NULL: no summaries of functions */
};

/* One declaration or definition that tags tell of. */
struct record {
	struct percpu_tag tag;
	const struct unit *unit;
	const struct name *name;
	const char *section, *file, *signature, *type;
	struct record *next;		/* of the same name */
	struct record *next_in_unit;
};

enum storage { ORDINARY, PER_CPU };

/* A definition, by the symbol table, by tags, or both. */
struct definition {
	struct domain *domain;
	const char *object, *section;
	const struct record *record;	/* NULL: no tags tell of it */
	enum storage storage;
	uint64_t size;
	bool weak, exported;
	struct definition *next;	/* of the same name */
};

struct name {
	const char *text;
	object_kind kind;		/* other kinds cannot mean it */
	struct record *records, **last_record;
	struct definition *definitions, **last_definition;
	bool exported_somewhere;
	struct name *next;		/* in the order in which they were met */
	struct name *next_hashed;
};

/* All names and domains, in the order in which they were met. */
extern struct name *all_names;
extern struct domain *all_domains;

void *allocate(size_t size);
/* One copy of each text. */
const char *keep(const char *text);
struct domain *new_domain(const char *name, bool linked);

/* Reads one file into INTO; NULL: loose, or a domain of its own. */
bool gather_file(const char *file, struct domain *into);
bool same_definition_p(const struct definition *a, const struct definition *b);
/* Removes what was met several times, after the last file. */
void gather_finish(void);

/* Calls VISIT for each unit that is not also a part of something linked. */
void each_unit(void (*visit)(struct unit *unit));

/* ---- flow_read.c: summaries of functions ---- */

/* What one parameter has to be, from LOW to HIGH. */
struct flow_choice {
	unsigned parameter;
	int low, high;
};

struct flow_need {
	unsigned flags;			/* PERCPU_NEED_* */
	const char *name;
	struct place where;
	struct flow_choice choice;	/* PERCPU_NEED_CHOSEN */
};

/* What a call gives for the callee's parameter NUMBER. */
struct flow_argument {
	unsigned number, kind;		/* PERCPU_GIVES_* */
	const char *function;
	int value;			/* or the number of the caller's parameter */
};

struct flow_call {
	unsigned char flags, held, kind;	/* PERCPU_CALL_*, _CALLS_* */
	unsigned parameter;
	const char *target;		/* function or member */
	struct place where;
	const struct flow_argument *arguments;
	unsigned nr_arguments;
	const char *proof;
	struct place proved;
	struct flow_choice choice;	/* PERCPU_CALL_CHOSEN */
	const char *holder;		/* PERCPU_CALL_HELD */
	unsigned hold;
	struct place began;
};

struct flow_function {
	const char *name;
	struct unit *unit;
	unsigned flags;			/* PERCPU_FUNCTION_* */
	struct place where;
	const char *reason;		/* by what it is known where it runs */
	struct place registered;
	bool elsewhere;			/* registered by another unit */
	const char *alias;
	bool sleeps_by_call;		/* PERCPU_FUNCTION_SLEEPS: by a function */
	const char *sleeps_by;
	struct place sleeps_at;
	struct flow_need *needs;
	struct flow_call *calls;
	unsigned nr_needs, nr_calls;
	struct flow_function *next;	/* of the same name, in all units */
	/* How the search came here. */
	bool reached, root, silent;
	enum { NOT_ASKED, BEARS_NONE, BEARS_NEED } bears;
	/* PERCPU_FUNCTION_BEGINS and _ENDS, by itself or by what it calls. */
	unsigned net;
	bool net_known;
	unsigned unseen;		/* what its callees do of that, unseen by its unit */
	bool choosy;			/* does something for some parameters only */
	unsigned char copies;
	unsigned char conditions;	/* on the way here: calls that not each path comes to */
	/* Does a call of it sleep for certain?  By SLEEPER, or by itself. */
	enum { SLEEP_NOT_ASKED, SLEEP_NONE, SLEEP_CERTAIN } sleep;
	const struct flow_call *sleeper;
	const struct flow_function *from, *through;
	const struct flow_call *via, *inner;
	const struct flow_member *member;
	struct flow_function *queued;
};

/* FUNCTION is put into MEMBER. */
struct flow_member {
	const char *member, *function;
	struct unit *unit;
	struct place where;
	struct flow_member *next;	/* of the same member, in all units */
};

struct flow_unit {
	struct flow_function *functions;
	struct flow_member *members;
	unsigned nr_functions, nr_members;
};

/* NULL: damaged. */
struct flow_unit *read_flow_unit(struct unit *unit, const unsigned char *bytes,
				 size_t length);

/* ---- link_flow.c: which function is meant ---- */

/* All that has one name, as a function or as a member. */
struct flow_name {
	const char *text;
	object_kind kind;
	struct flow_function *functions;	/* those that other units can mean */
	struct flow_member *members, **last_member;
	struct flow_name *next;
};

struct flow_name *find_flow_name(const struct unit *unit, const char *text);
/* The unit's own function or alias of that name. */
struct flow_function *own_function(const struct unit *unit, const char *name);
/* What TEXT means in UNIT; NULL: nothing that is known, or several. */
struct flow_function *resolve_function(const struct unit *unit, const char *text);
/* Brings what all units say together. */
void join_functions(void);

/* ---- link_decl.c, link_size.c, link_preempt.c, link_sleep.c ---- */

void check_declarations(void);
void check_sizes(void);
void check_preemption(void);
void check_sleeping(void);

#endif
