/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flow checks: what happens along the paths of a function.
 *
 *	flow_calls.c	what a statement does, by the tables calls.def
 *	flow_values.c	which values are the same, and what a path knows of them
 *	flow_paths.c	walks the paths of one function (more in flow_paths.h)
 *	flow_memory.c	which per-CPU memory a path has, and where it is kept
 *	flow_msr.c	registers of a CPU
 *	flow_pass.c	all functions of the unit, callees first
 *	flow_queues.c	workqueues that are not bound to a CPU
 *	flow_rt.c	what is different with PREEMPT_RT
 *	flow_summary.c	what other units have to know of them
 *	check_*.c	look on
 */
#ifndef PERCPU_FLOW_H
#define PERCPU_FLOW_H

#include "plugin.h"

/* ---- what a statement does ---- */

/* Ways to hold the CPU, and sections that do not (RCU). */
enum hold {
	HOLD_PREEMPT, HOLD_BH, HOLD_IRQ, HOLD_MIGRATE, HOLD_SPIN, HOLD_RCU,
	NR_HOLDS,
	/* Besides, with PREEMPT_RT: where not even a spinlock_t may be taken. */
	HOLD_RT = NR_HOLDS,
	NR_DEPTHS
};

enum action {
	ACT_NONE,
	ACT_ENTER,		/* a section begins */
	ACT_LEAVE,		/* and ends */
	ACT_TRY,		/* begins when the result is nonzero (ARG 1) or zero */
	ACT_SLEEPS,		/* may sleep */
	ACT_SLEEPS_GFP,		/* may sleep when the flags in argument ARG say so */
	ACT_SLEEPS_USER,	/* touches user memory */
	ACT_SLEEPS_RT,		/* sleeps with PREEMPT_RT only */
	ACT_NEEDS_CPU,		/* means this CPU */
	ACT_FETCHES,		/* a pointer to this CPU's copy */
	ACT_ALLOCATES,		/* new per-CPU memory or NULL */
	ACT_FREES,		/* argument 0 */
	ACT_ASSERTS_HELD,	/* says that the CPU is held here */
	ACT_ASSERTS_PREEMPTIBLE,
	ACT_PAGEFAULT_OFF, ACT_PAGEFAULT_ON,
	ACT_ASKS,		/* asks where it runs: in_interrupt () and the like */
	ACT_UNKNOWN,		/* nothing is known of sections behind it */
	ACT_CALL		/* a function of the unit, by its summary */
};

/* How a function says where it runs. */
enum { ANY_SAYING = 1 << ACT_ASKS | 1 << ACT_ASSERTS_HELD };

/* ARG of ACT_SLEEPS: lets others run, as preemption does anywhere. */
enum { YIELDS_ONLY = 1 };

/* ARG of ACT_ENTER: says how interrupts were; of ACT_LEAVE: enables them, however they were. */
enum { SAVES_IRQS = 1, ENABLES_IRQS = 1 };

/* One line of calls.def. */
struct call_entry {
	const char *name;
	enum action action;
	unsigned char holds;	/* a mask of 1 << enum hold */
	int arg;
	call_entry *next;	/* of the same name */
};

/* What a statement does, in the words of the programmer. */
struct flow_event {
	gimple *stmt;
	const call_entry *entry;
	struct flow_function *callee;	/* ACT_CALL */
	location_t where;
};

/* ---- one function ---- */

struct flow_function;

/* A pointer to this CPU's copy, with what was derived from it. */
struct flow_pointer {
	const flow_event *fetched;
	const flow_event *ended;	/* the section that it was fetched in */
	bool loose;		/* it was in none: ENDED has let the task go */
};

/* A name that a PHI gave such a pointer, on this path, or memory of a local variable. */
struct flow_copy {
	tree name;
	const flow_event *fetched;
	bool open;		/* a condition may keep the path from its use */
	bool always;		/* it is such a pointer on whichever path, so none does */
	basic_block meet;	/* where that is over; or NULL */
};

/* Where a function runs. */
enum context { CTX_PROCESS, CTX_PINNED, CTX_SOFTIRQ, CTX_HARDIRQ, CTX_ATOMIC, NR_CONTEXTS };

/* Who says so. */
struct flow_registration {
	const struct context_entry *entry;	/* NULL: nobody */
	location_t where;
};

struct flow_contexts {
	flow_registration by[NR_CONTEXTS];

	flow_contexts () : by () {}
};

/* Depths of the sections that a function leaves behind, from those at its begin. */
struct flow_net {
	bool known;
	signed char depth[NR_DEPTHS];
};

struct flow_function {
	cgraph_node *node;
	function *fun;
	auto_vec<flow_event> *events;	/* by basic block */
	unsigned actions;	/* a mask of 1 << enum action of its events */
	unsigned begins, ends;	/* masks of holds, by its events and callees */
	unsigned begins_itself;	/* and not by callees */
	const flow_contexts *contexts;	/* NULL: unknown */
	bool walked;		/* the rest is known */
	bool memory;		/* allocates or frees per-CPU memory */
	bool pinned;		/* stays on its CPU, whatever it does itself */
	bool boots;		/* runs before there are other CPUs */
	bool expects_held;	/* ends a section of its caller's */
	enum { NOT_ASKED, NAMES_NOT, NAMES_RT } names_rt;

	/* What a caller has to know. */
	unsigned releases;	/* holds of its caller's that a path ends */
	unsigned touched;	/* holds that it enters or leaves, or its callees */
	unsigned gaps;		/* holds that each path ends and begins again */
	flow_net zero, nonzero;	/* by the value that it returns */
	const flow_event *sleeps;	/* at no depth of its own */
	const flow_event *always_sleeps;	/* the same, on each path */
	const flow_event *sleeps_rt, *always_sleeps_rt;	/* the same, with PREEMPT_RT only */
	const flow_event *needs_cpu;
	const flow_event *fetches;	/* whose pointer it returns */
	const flow_event *passes_flags;	/* where the flags in argument FLAGS decide */
	int flags;
	bool always_zero, always_nonzero;	/* what it returns */
	struct flow_summary *summary;	/* option tags, while it is walked */
};

/* ---- flow_calls.c ---- */

void init_flow_calls (void);
void finish_flow_calls (void);
bool listed_function_p (const_tree decl);
unsigned listed_holds (const_tree decl);
void note_events (flow_function *f);
void note_flow_facts (void);
const char *event_name (const flow_event &event);
bool listed_as_p (const_tree decl, enum action action);
bool gfp_sleeps_p (tree flags);
bool operation_p (const flow_event &event);
bool rt_lock_event_p (const flow_event &event);
bool says_where_it_runs_p (const flow_function *f, unsigned actions);
extern bool in_module, bound;
bool needs_cpu_by_contract_p (const_tree decl);
bool contract_event_p (const flow_event &event);
tree gfp_argument (const flow_event &event);

/* ---- flow_pass.c ---- */

flow_function *flow_function_of (tree decl);
bool summary_matters_p (const flow_function *f);
bool section_implemented_p (int hold);
bool released_elsewhere_p (int hold);
bool ended_anywhere_p (int hold);

/* ---- flow_context.c ---- */

void init_flow_contexts (void);
void finish_flow_contexts (void);
const flow_contexts *contexts_of (cgraph_node *node);
void explain_context (const flow_function *f, enum context context);
bool binding_function_p (const_tree decl);
bool keeps_task_p (gimple *stmt);
const char *registration_text (const flow_registration &r);
const char *structure_name (const_tree field);
bool member_of_p (const_tree field, const char *structure);

/* ---- flow_rt.c ---- */

extern bool rt;
void note_rt_facts (void);
bool rt_lock_call_p (gimple *stmt, const call_entry *entry);
bool names_rt_p (flow_function *f);
bool by_rt_macro_p (const flow_event &event);

/* ---- flow_msr.c ---- */

const call_entry *written_back (const flow_function *f, gimple *call);

/* ---- flow_queues.c ---- */

void finish_flow_queues (void);
tree work_of (tree reference);
gimple *queued_unbound (tree work);

/* ---- flow_values.c ---- */

/* A value's number: the same for what is equal unless something was stored. */
typedef uint64_t value_number;

static inline value_number
mixed (value_number a, value_number b)
{
	a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
	a *= 0xff51afd7ed558ccdULL;
	return a ^ (a >> 32);
}

class flow_values {
public:
	flow_values (function *fun);
	~flow_values ();
	value_number number (tree value);
	/* Is no other name's number that of NAME? */
	bool own_p (tree name);

private:
	value_number compute (tree name, int depth);
	value_number of_assign (gimple *stmt, int depth);
	value_number of_call (gimple *stmt, int depth);
	value_number of_reference (tree reference, int depth);
	value_number of_operand (tree operand, int depth);

	unsigned m_count;
	value_number *m_numbers;
};

/* The range that a path has found a value to be in. */
struct flow_fact {
	value_number value;
	HOST_WIDE_INT low, high;	/* inclusive */
	HOST_WIDE_INT hole;	/* and not this, when HAS_HOLE */
	bool has_hole;
	uint64_t bit;		/* of the value, by which it is found that nobody asks any more */
};

/* A condition, taken back to the value that it is about. */
struct flow_condition {
	value_number value;
	tree_code code;
	HOST_WIDE_INT constant;
	tree subject;		/* what VALUE is the number of; NULL_TREE: a comparison */
};

bool type_range (tree type, HOST_WIDE_INT *low, HOST_WIDE_INT *high);
bool narrow_fact (flow_fact *fact, tree_code code, HOST_WIDE_INT constant);

class flow_facts {
public:
	flow_facts () : m_sum (0) {}
	flow_facts (const flow_facts &other) : m_sum (other.m_sum)
	{
		m_facts.safe_splice (other.m_facts);
	}
	/* False: it cannot be, after what is known. */
	bool assume (const flow_condition &condition, uint64_t bit);
	bool allow (const flow_condition &condition) const;
	const flow_fact *find (value_number value) const;
	void set (value_number value, const flow_fact *fact);
	void forget (value_number value);
	void forget_others (uint64_t bits);
	/* The same for each order in which the facts were found. */
	value_number hash () const { return m_sum; }

private:
	bool narrowed (const flow_condition &condition, flow_fact *fact) const;

	auto_vec<flow_fact, 8> m_facts;
	value_number m_sum;
};

/* What a state is recognized by, as inchash::hash, but faster. */
class state_hash {
public:
	void add_hwi (value_number n) { m_sum = mixed (m_sum, n); }
	void add_int (int n) { add_hwi (n); }
	void add_ptr (const void *p) { add_hwi ((uintptr_t) p); }
	/* No mark of the hash table. */
	value_number end () const { return m_sum < 2 ? m_sum + 2 : m_sum; }

private:
	value_number m_sum = 0;
};

bool condition_of (flow_values *values, tree_code code, tree a, tree b,
		   flow_condition *out);
tree looked_through (tree value);

/* ---- flow_memory.c: [percpu-alloc] ---- */

/* Where a pointer points: to BASE, a value of this path, and OFFSET bytes on. */
struct memory_value {
	uint64_t base;
	HOST_WIDE_INT offset;
	bool translated;	/* to one CPU's copy */
};

/* Allocated memory, or what was freed. */
struct memory_object {
	uint64_t base;
	gimple *made, *freed;	/* NULL: not here; not yet */
	tree made_in;		/* the function of the unit that MADE calls, or NULL_TREE */
	location_t made_at;
	uint64_t within;	/* made as a member of that object */
	bool percpu;		/* or ordinary memory */
	bool managed;		/* per-CPU memory that is freed with a device */
	bool null, nonnull;	/* neither: not known */
	bool asked;		/* may have been found out, or handed over, unseen */
	bool escaped;		/* somebody else may free it */
	bool doubted;		/* may not exist, by conditions that are not understood */
};

/* A pointer in memory. */
struct memory_cell {
	uint64_t base;
	HOST_WIDE_INT offset;
	memory_value value;
};

/* What a name of the function stands for, when that differs from path to path. */
struct memory_name {
	unsigned version;
	memory_value value;
};

struct flow_memory {
	auto_vec<memory_object> objects;
	auto_vec<memory_cell> cells;
	auto_vec<memory_name> names;

	flow_memory () {}
	flow_memory (const flow_memory &other)
	{
		objects.safe_splice (other.objects);
		cells.safe_splice (other.cells);
		names.safe_splice (other.names);
	}
	value_number hash () const;
};

struct flow_state;
bool memory_matters_p (const flow_function *f);
void start_memory (flow_function *f, flow_values *values);
void finish_memory (bool all_paths);
void forget_memory (void);
void note_memory (gimple *stmt, flow_state *state);
void note_memory_phis (edge e, flow_state *state);
void note_memory_return (flow_state *state, tree value);
bool assume_memory (const flow_condition &condition, flow_state *state);
void doubt_memory (basic_block block, flow_state *state);

/* ---- flow_state.c, flow_paths.c ---- */

/*
 * What a caller has to give for a path: one parameter in a range, or UNCLEAR.  PARAMETER
 * is its number from 1 on, 0: none.
 */
struct flow_choice {
	bool unclear;
	int parameter;
	HOST_WIDE_INT low, high;
};

/* What is known at a point of a path. */
struct flow_state {
	signed char depth[NR_DEPTHS];
	unsigned unknown;	/* holds of which nothing is known */
	/*
	 * Holds that other paths have at another depth where this one met them; and those
	 * for which it met a condition since, so that it may not exist.
	 */
	unsigned merged, doubted;
	basic_block doubt_ends[NR_DEPTHS];	/* where both ways have met again; or NULL */
	unsigned dropped;	/* the caller's, which were ended first */
	unsigned drifted;	/* by turns of loops */
	basic_block turn;	/* the loop whose turn it is in, by its header */
	signed char turn_depth[NR_DEPTHS];	/* at the turn's begin */
	bool held;		/* said by an assertion */
	bool asked;
	bool irqs_on;		/* enabled by the function, whatever the caller did */
	bool conditional;	/* depends on what the caller gave, or memory holds */
	bool chosen;		/* depends on a number or flag that the caller gave */
	flow_choice choice;	/* by what */
	/* Up to this block, where the ways meet again that were open meanwhile. */
	basic_block meet;
	bool conditional_to_meet, chosen_to_meet;
	flow_choice choice_before;
	bool open_since_proof, open_since_need;	/* conditions that may go either way */
	int faults_off;
	const flow_event *entered[NR_DEPTHS], *left[NR_DEPTHS];
	const flow_event *saved;	/* began the outermost section of interrupts, to restore it */
	const flow_event *lost;		/* enabled them instead */
	/*
	 * Spin locks of which it is not known how many were taken and released: since which
	 * section of softirqs, the last call that is about them, and how many there were.
	 */
	const flow_event *blurred_in, *blurred_by;
	signed char before_blur;
	const flow_event *preemptible;	/* what proves it */
	const flow_event *need;		/* of the CPU, at no depth */
	location_t where;
	flow_facts facts;
	auto_vec<flow_pointer, 2> pointers;
	auto_vec<flow_copy, 2> copies;
	flow_memory memory;

	flow_state () { memset ((void *) depth, 0, (char *) &facts - (char *) depth); }
	flow_state (const flow_state &other) : facts (other.facts), memory (other.memory)
	{
		memcpy ((void *) depth, (const void *) other.depth,
			(char *) &facts - (char *) depth);
		pointers.safe_splice (other.pointers);
		copies.safe_splice (other.copies);
	}
	/* There are many, for a short time each. */
	static void *operator new (size_t size);
	static void operator delete (void *state);
	bool cpu_held_p () const;
	bool cpu_free_p () const;
	bool cpu_freed_p () const;
};

/* How a path ended. */
struct flow_exit {
	signed char depth[NR_DEPTHS];
	unsigned unknown, doubted, dropped, drifted;
	location_t where;
	const flow_event *entered[NR_DEPTHS], *left[NR_DEPTHS];
	const flow_event *saved, *lost;
	bool returns;		/* a value, of which is known */
	bool zero, nonzero, negative, nonnegative;
};

void walk_paths (flow_function *f);
void walk_memory (flow_function *f);

/* ---- flow_summary.c ---- */

void init_summaries (void);
int parameter_number (const flow_function *f, tree value);
void begin_summary (flow_function *f);
void drop_summary (flow_function *f);
void note_call_in_summary (flow_function *f, gimple *stmt, const flow_state *state,
			   bool unavoidable);
void note_need_in_summary (flow_function *f, const flow_event &event,
			   const flow_state *state);
void note_member (tree function, tree field, location_t where);
void write_summary (flow_function *f);
void write_foreign_summary (cgraph_node *node, const flow_contexts *contexts);
void write_alias (cgraph_node *node);

/* ---- check_balance.c, check_sleep.c, check_preempt.c, check_stale.c ---- */

bool balance_matters_p (const flow_function *f, const vec<flow_exit> &exits);
void check_balance (flow_function *f, const vec<flow_exit> &exits);
void report_imbalances (void);
const flow_event *cpu_holder (const flow_state *state, enum hold *which);
const flow_event *rt_holder (const flow_state *state, enum hold *which);
void check_sleep (const flow_event &event, const flow_state *state);
void check_sleep_rt (const flow_event &event, const flow_state *state);
void check_sleep_in_context (const flow_function *f, const flow_event &event);
extern const flow_event context_event;
bool tied_p (const flow_event *a, const flow_event *b);
void check_preempt (const flow_function *f, const flow_event *need,
		    const flow_event *proof, bool tied);
void check_unprotected (const flow_event &need, const flow_state *state);
void note_fetch (const flow_event &event, flow_state *state);
void note_loose_fetch (const flow_event &event, flow_state *state);
bool note_section_end (const flow_event &event, flow_state *state);
bool note_move (const flow_event &event, flow_state *state);
const flow_event *fetch_of (const flow_function *f, const flow_state *state, tree name,
			    bool *open);
void note_copies (const flow_function *f, edge e, flow_state *state);
const flow_event *returned_fetch (const flow_function *f, tree value);
void note_kept_copy (const flow_function *f, flow_state *state, gimple *stmt);
void check_stale_use (flow_function *f, const flow_state *state, gimple *stmt);
void finish_stale (void);
void check_cpus (const vec<flow_function *> &functions);
void check_lifetimes (const vec<flow_function *> &functions);
const char *hold_name (enum hold hold);
void explain_event (const flow_event *event);

#endif
