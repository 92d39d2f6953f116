/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a statement does to the CPU it runs on: the tables of calls.def. */
#include "flow.h"

enum { MASK_PREEMPT = 1 << HOLD_PREEMPT, MASK_BH = 1 << HOLD_BH,
       MASK_IRQ = 1 << HOLD_IRQ, MASK_IRQSAVE = MASK_IRQ,
       MASK_MIGRATE = 1 << HOLD_MIGRATE, MASK_SPIN = 1 << HOLD_SPIN,
       MASK_RCU = 1 << HOLD_RCU, MASK_RCU_SCHED = MASK_PREEMPT,
       ZERO = 0, NONZERO = 1 };

/* ARG of ACT_ENTER and ACT_LEAVE: interrupts are more than a depth. */
enum { ENTER_PREEMPT = 0, ENTER_BH = 0, ENTER_IRQ = 0, ENTER_IRQSAVE = SAVES_IRQS,
       ENTER_MIGRATE = 0, ENTER_SPIN = 0, ENTER_RCU = 0, ENTER_RCU_SCHED = 0,
       LEAVE_PREEMPT = 0, LEAVE_BH = 0, LEAVE_IRQ = ENABLES_IRQS, LEAVE_IRQSAVE = 0,
       LEAVE_MIGRATE = 0, LEAVE_SPIN = 0, LEAVE_RCU = 0, LEAVE_RCU_SCHED = 0 };

/* ARG of ACT_NONE. */
enum { IS_MACRO = 0, IS_OPERATION = 1, IS_RT_LOCK, IS_RT_SECTION };

static call_entry entries[] = {
#define ENTRY(name, action, holds, arg) { #name, action, holds, arg, NULL },
#define ENTER(name, kind) ENTRY (name, ACT_ENTER, MASK_##kind, ENTER_##kind)
#define LEAVE(name, kind) ENTRY (name, ACT_LEAVE, MASK_##kind, LEAVE_##kind)
#define TRY(name, kind, held) ENTRY (name, ACT_TRY, MASK_##kind, held)
#define SLEEPS(name) ENTRY (name, ACT_SLEEPS, 0, 0)
#define YIELDS(name) ENTRY (name, ACT_SLEEPS, 0, YIELDS_ONLY)
#define SLEEPS_GFP(name, arg) ENTRY (name, ACT_SLEEPS_GFP, 0, arg)
#define SLEEPS_USER(name) ENTRY (name, ACT_SLEEPS_USER, 0, 0)
#define NEEDS_CPU(name) ENTRY (name, ACT_NEEDS_CPU, 0, 0)
#define FETCHES(name) ENTRY (name, ACT_FETCHES, 0, 0)
#define ALLOCATES(name) ENTRY (name, ACT_ALLOCATES, 0, 0)
#define FREES(name) ENTRY (name, ACT_FREES, 0, 0)
#define ASSERTS_HELD(name) ENTRY (name, ACT_ASSERTS_HELD, 0, 0)
#define ASSERTS_PREEMPTIBLE(name) ENTRY (name, ACT_ASSERTS_PREEMPTIBLE, 0, 0)
#define PAGEFAULT_OFF(name) ENTRY (name, ACT_PAGEFAULT_OFF, 0, 0)
#define PAGEFAULT_ON(name) ENTRY (name, ACT_PAGEFAULT_ON, 0, 0)
#define ASKS(name) ENTRY (name, ACT_ASKS, 0, 0)
#define UNKNOWN(name) ENTRY (name, ACT_UNKNOWN, 0, 0)
#define SLEEPS_RT(name) ENTRY (name, ACT_SLEEPS_RT, 0, 0)
#define RT_LOCK(name) ENTRY (name, ACT_NONE, 0, IS_RT_LOCK)
#define RT_SECTION(name) ENTRY (name, ACT_NONE, 0, IS_RT_SECTION)
#define MACRO(name) ENTRY (name, ACT_NONE, 0, IS_MACRO)
#define OPERATION(name) ENTRY (name, ACT_NONE, 0, IS_OPERATION)
#include "calls.def"
};

/* The same with HOLD_RT, for sections in which nothing sleeps with PREEMPT_RT either. */
static call_entry firm_entries[ARRAY_SIZE (entries)];

/* What one name means. */
struct call_meaning {
	call_entry *entries;
	bool macro;
	bool operation;		/* a macro whose text is not looked at */
	/* With PREEMPT_RT its section lets others sleep; and it is a lock that sleeps. */
	bool rt_section, rt_lock;
};

static hash_map<tree, call_meaning> *meanings;

/* Where the unit says or asks where it runs: lockdep's assertions, in_interrupt (). */
struct saying { location_t where; unsigned actions; };
static auto_vec<saying> *sayings;

static void
make_firm_entries (void)
{
	static const unsigned firm = MASK_PREEMPT | MASK_IRQ | MASK_SPIN;

	for (unsigned i = 0; i < ARRAY_SIZE (entries); i++) {
		firm_entries[i] = entries[i];
		if (entries[i].holds & firm)
			firm_entries[i].holds |= 1 << HOLD_RT;
		if (entries[i].next)
			firm_entries[i].next = &firm_entries[entries[i].next - entries];
	}
}

/* The name means what ENTRY says of it, beside what it does. */
static void
add_property (call_meaning *meaning, const call_entry *entry)
{
	switch (entry->arg) {
	case IS_RT_LOCK:
		meaning->rt_lock = meaning->rt_section = true;
		break;
	case IS_RT_SECTION:
		meaning->rt_section = true;
		break;
	default:
		meaning->macro = true;
		meaning->operation |= entry->arg == IS_OPERATION;
	}
}

void
init_flow_calls (void)
{
	meanings = new hash_map<tree, call_meaning> (2 * ARRAY_SIZE (entries));
	/*
	 * From the last, so that lists are in the table's order; but what begins a
	 * section sleeps before that.
	 */
	for (int i = ARRAY_SIZE (entries) - 1; i >= 0; i--) {
		call_entry *entry = &entries[i];
		bool existed;

		if (entry->action == ACT_SLEEPS_RT && !rt)
			continue;
		call_meaning &meaning = meanings->get_or_insert (
			get_identifier (entry->name), &existed);

		if (!existed)
			meaning = {};
		if (entry->action == ACT_NONE)
			add_property (&meaning, entry);
		else {
			call_entry **at = &meaning.entries;

			while (*at && entry->action == ACT_ENTER
			       && (*at)->action >= ACT_SLEEPS)
				at = &(*at)->next;
			entry->next = *at;
			*at = entry;
		}
	}
	if (rt)
		make_firm_entries ();
}

void
finish_flow_calls (void)
{
	delete meanings;
	delete sayings;
	meanings = NULL;
	sayings = NULL;
}

/* A static function of the unit's own file may have a name of the table by chance. */
static bool
namesake_p (const_tree decl)
{
	return !TREE_PUBLIC (decl) && !DECL_EXTERNAL (decl)
	       && !DECL_DECLARED_INLINE_P (decl)
	       && !strcmp (DECL_SOURCE_FILE (decl), main_input_filename);
}

/* What the table says of the function; NULL: nothing. */
static const call_meaning *
function_meaning (const_tree decl)
{
	const call_meaning *meaning = DECL_NAME (decl)
				      ? meanings->get (DECL_NAME (decl)) : NULL;

	return meaning && meaning->entries && !namesake_p (decl) ? meaning : NULL;
}

/* Is the function one of the table, whose own body is not looked at? */
bool
listed_function_p (const_tree decl)
{
	return function_meaning (decl);
}

/* Is it one of the table that does ACTION? */
bool
listed_as_p (const_tree decl, enum action action)
{
	const call_meaning *meaning = function_meaning (decl);

	for (const call_entry *entry = meaning ? meaning->entries : NULL; entry;
	     entry = entry->next)
		if (entry->action == action)
			return true;
	return false;
}

/* The holds that the function begins or ends. */
unsigned
listed_holds (const_tree decl)
{
	const call_meaning *meaning = function_meaning (decl);
	unsigned holds = 0;

	for (const call_entry *entry = meaning ? meaning->entries : NULL; entry;
	     entry = entry->next)
		holds |= entry->holds;
	return holds;
}

/* ---- facts of the unit ---- */

bool in_module;

/* include/percpu.h without preemption: whatever runs on a CPU stays there. */
bool bound;

/* ___GFP_DIRECT_RECLAIM of this tree: a number, or a bit's number as an enumerator. */
static unsigned HOST_WIDE_INT
reclaim_flag (void)
{
	static unsigned HOST_WIDE_INT flag;
	tree bit;

	if (flag)
		return flag;
	bit = lookup_name (get_identifier ("___GFP_DIRECT_RECLAIM_BIT"));
	if (bit && TREE_CODE (bit) == CONST_DECL
	    && tree_fits_uhwi_p (DECL_INITIAL (bit))
	    && tree_to_uhwi (DECL_INITIAL (bit)) < 63)
		return flag = HOST_WIDE_INT_1U << tree_to_uhwi (DECL_INITIAL (bit));
	return flag = macro_number ("___GFP_DIRECT_RECLAIM");
}

/* While names can be looked up. */
void
note_flow_names (void)
{
	reclaim_flag ();
}

/* The unit has been read. */
void
note_flow_facts (void)
{
	in_module = unit_is_module ();
	note_rt_facts ();
	bound = cpp_macro_p (C_CPP_HASHNODE (get_identifier ("__PERCPU_BOUND__")));
}

/* Do the FLAGS certainly allow direct reclaim? */
bool
gfp_sleeps_p (tree flags)
{
	return flags && TREE_CODE (flags) == INTEGER_CST && tree_fits_uhwi_p (flags)
	       && reclaim_flag () != 0
	       && (tree_to_uhwi (flags) & reclaim_flag ()) != 0;
}

/* The flags that CALL is given by its table's entry. */
tree
gfp_argument (const flow_event &event)
{
	unsigned n = event.callee ? event.callee->flags : event.entry->arg;

	if (!is_gimple_call (event.stmt) || (event.callee && !event.callee->passes_flags))
		return NULL_TREE;
	/* Slab buckets put a pointer in front of the flags. */
	if (n < gimple_call_num_args (event.stmt)
	    && POINTER_TYPE_P (TREE_TYPE (gimple_call_arg (event.stmt, n))))
		n++;
	return n < gimple_call_num_args (event.stmt)
	       ? gimple_call_arg (event.stmt, n) : NULL_TREE;
}

/* Does EVENT read this CPU's copy and write it back, in several steps? */
bool
operation_p (const flow_event &event)
{
	const char *name = event.entry->name;

	return startswith (name, "__this_cpu_") && !strstr (name, "_read")
	       && !strstr (name, "_write");
}

/* ---- macros that may leave nothing behind ---- */

static void
collect_sayings (void)
{
	sayings = new auto_vec<saying>;
	for (unsigned i = 0; i < LINEMAPS_MACRO_USED (line_table); i++) {
		const line_map_macro *map = LINEMAPS_MACRO_MAP_AT (line_table, i);
		const call_meaning *meaning = meanings->get (
			HT_IDENT_TO_GCC_IDENT (HT_NODE (map->macro)));

		for (const call_entry *e = meaning ? meaning->entries : NULL; e; e = e->next)
			if (e->action == ACT_ASSERTS_HELD || e->action == ACT_ASKS)
				sayings->safe_push ({ get_pure_location (
					linemap_resolve_location (line_table,
						MACRO_MAP_EXPANSION_POINT_LOCATION (map),
						LRK_MACRO_EXPANSION_POINT, NULL)),
					1u << e->action });
	}
}

/*
 * Does F say or ask where it runs, by one of ACTIONS, if only in a macro that is empty in
 * this configuration?  Asked before a report, for it looks at all macros that were used.
 */
bool
says_where_it_runs_p (const flow_function *f, unsigned actions)
{
	const location_t begin = get_pure_location (DECL_SOURCE_LOCATION (f->node->decl));
	const location_t end = get_pure_location (f->fun->function_end_locus);

	if (!sayings)
		collect_sayings ();
	for (const saying &s : *sayings)
		if ((s.actions & actions) && s.where >= begin && s.where <= end)
			return true;
	return false;
}

/* ---- the contract __percpu_needs_cpu ---- */

static tree
handle_needs_cpu_attribute (tree *node, tree name, tree, int, bool *drop)
{
	if (TREE_CODE (*node) == FUNCTION_DECL)
		return NULL_TREE;
	warning (OPT_Wattributes, "%qE attribute: it is for functions", name);
	*drop = true;
	return NULL_TREE;
}

static struct attribute_spec needs_cpu_attribute = {
	"percpu_needs_cpu", 0, 0, false, false, false, false,
	handle_needs_cpu_attribute, NULL
};

void
register_needs_cpu_attribute (void)
{
	register_attribute (&needs_cpu_attribute);
}

/* Does the function's declaration say that its callers hold the CPU? */
bool
needs_cpu_by_contract_p (const_tree decl)
{
	return lookup_attribute ("percpu_needs_cpu", DECL_ATTRIBUTES (decl));
}

/* ---- statements ---- */

/*
 * Expansions that have had their event: a macro leaves several statements.  The line
 * map stands for the expansion.
 */
static hash_set<const line_map_macro *> *expansions;

static void
add_event (flow_function *f, gimple *stmt, const call_entry *entry,
	   flow_function *callee, location_t where)
{
	flow_event event = { stmt, entry, callee, where };

	f->events[gimple_bb (stmt)->index].safe_push (event);
	f->actions |= 1u << entry->action;
	if (entry->action == ACT_ENTER || entry->action == ACT_TRY)
		f->begins |= entry->holds;
	if (entry->action == ACT_LEAVE)
		f->ends |= entry->holds;
}

/* Has STMT an event of the same kind already? */
static bool
has_event_p (const flow_function *f, const gimple *stmt, const call_entry *entry)
{
	const auto_vec<flow_event> &events = f->events[gimple_bb (stmt)->index];

	for (unsigned i = events.length (); i-- > 0 && events[i].stmt == stmt;)
		if (events[i].entry->action == entry->action
		    && events[i].entry->holds == entry->holds)
			return true;
	return false;
}

/* The macros whose text a statement comes from, the innermost first. */
typedef auto_vec<const line_map_macro *, 16> macro_chain;

static const call_meaning *
macro_meaning (const line_map_macro *map)
{
	return meanings->get (HT_IDENT_TO_GCC_IDENT (HT_NODE (map->macro)));
}

/* A lock is taken that sleeps with PREEMPT_RT. */
static const call_entry rt_lock = { "", ACT_SLEEPS_RT, 0, 0, NULL };

bool
rt_lock_event_p (const flow_event &event)
{
	return event.entry == &rt_lock;
}

/*
 * With PREEMPT_RT, STMT begins or ends a section that lets others sleep, when MEANING
 * says so, a macro of CHAIN does, or the lock is a spinlock_t: *LOCK, it sleeps itself.
 */
static bool
rt_section_p (gimple *stmt, const call_meaning *meaning, const macro_chain &chain, bool *lock)
{
	bool section = meaning->rt_section;

	*lock = meaning->rt_lock;
	for (const line_map_macro *map : chain)
		if (const call_meaning *outer = macro_meaning (map)) {
			section |= outer->rt_section;
			*lock |= outer->rt_lock;
		}
	if (!section && meaning->entries && rt_lock_call_p (stmt, meaning->entries))
		section = *lock = true;
	return section;
}

static void
add_events (flow_function *f, gimple *stmt, const call_meaning *meaning,
	    const macro_chain &chain, location_t where)
{
	bool lock = false;
	const bool firm = rt && !rt_section_p (stmt, meaning, chain, &lock);

	for (const call_entry *entry = meaning->entries; entry; entry = entry->next) {
		const call_entry *kind = firm ? &firm_entries[entry - entries] : entry;

		if (has_event_p (f, stmt, kind))
			continue;
		if (lock && entry->action == ACT_ENTER && !has_event_p (f, stmt, &rt_lock))
			add_event (f, stmt, &rt_lock, NULL, where);
		add_event (f, stmt, kind, NULL, where);
	}
}

/* The outermost comes first: what the programmer wrote knows best. */
static void
note_macros (flow_function *f, gimple *stmt, const macro_chain &chain)
{
	for (unsigned i = chain.length (); i-- > 0;) {
		const call_meaning *meaning = macro_meaning (chain[i]);

		if (meaning && meaning->macro && !expansions->add (chain[i]))
			add_events (f, stmt, meaning, chain, gimple_location (stmt));
		if (meaning && meaning->operation)
			break;
	}
}

/* Is a statement with CHAIN of the text of an operation? */
static bool
in_operation_p (const macro_chain &chain)
{
	for (const line_map_macro *map : chain) {
		const call_meaning *meaning = macro_meaning (map);

		if (meaning && meaning->operation)
			return true;
	}
	return false;
}

/* Has OTHER been walked, and is there something to know of it? */
static bool
knows_p (const flow_function *other)
{
	return summary_matters_p (other) || other->always_zero || other->always_nonzero
	       || other->fetches || other->passes_flags || other->sleeps_rt;
}

/* A call of a function with __percpu_needs_cpu. */
static const call_entry contract = { "__percpu_needs_cpu", ACT_NEEDS_CPU, 0, 0, NULL };

bool
contract_event_p (const flow_event &event)
{
	return event.entry == &contract;
}

/*
 * Does a statement with CHAIN ask for the tracing of interrupts only?  With it
 * local_irq_save () and the like ask whether there is something to trace.
 */
static bool
asks_for_tracing_p (const macro_chain &chain)
{
	static const char *const names[] = {
		"local_irq_save", "local_irq_restore", "local_irq_disable",
		"local_irq_enable"
	};

	for (const line_map_macro *map : chain)
		for (const char *name : names)
			if (!strcmp ((const char *) NODE_NAME (map->macro), name))
				return true;
	return false;
}

/* Is one of the words of NAME, which `_' is between, `lock' or `unlock'? */
static bool
locks_by_name_p (const char *name)
{
	for (const char *at = strstr (name, "lock"); at; at = strstr (at + 1, "lock")) {
		const char *word = at - name >= 2 && !strncmp (at - 2, "un", 2) ? at - 2 : at;

		if ((word == name || word[-1] == '_') && (!at[4] || at[4] == '_'))
			return true;
	}
	return false;
}

/*
 * Does STMT call what is in a member with such a name?  Who has put it there decides how it
 * locks.
 */
static bool
locks_by_member_p (gimple *stmt)
{
	tree pointer = gimple_call_fn (stmt), from;

	pointer = pointer ? looked_through (pointer) : NULL_TREE;
	if (!pointer || TREE_CODE (pointer) != SSA_NAME
	    || !gimple_assign_load_p (SSA_NAME_DEF_STMT (pointer)))
		return false;
	from = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (pointer));
	return TREE_CODE (from) == COMPONENT_REF && DECL_NAME (TREE_OPERAND (from, 1))
	       && locks_by_name_p (IDENTIFIER_POINTER (DECL_NAME (TREE_OPERAND (from, 1))));
}

static void
note_call (flow_function *f, gimple *stmt, const macro_chain &chain)
{
	static const call_entry calls = { "", ACT_CALL, 0, 0, NULL };
	static const call_entry unknown = { "", ACT_UNKNOWN, 0, 0, NULL };
	tree callee = gimple_call_fndecl (stmt);
	const call_meaning *meaning;
	flow_function *other;

	if (!callee && locks_by_member_p (stmt))
		add_event (f, stmt, &unknown, NULL, gimple_location (stmt));
	if (!callee || fndecl_built_in_p (callee) || !DECL_NAME (callee)
	    || in_operation_p (chain))
		return;
	meaning = function_meaning (callee);
	if (meaning && meaning->entries->action == ACT_ASKS && asks_for_tracing_p (chain))
		return;
	if (needs_cpu_by_contract_p (callee))
		add_event (f, stmt, &contract, NULL, gimple_location (stmt));
	if (const call_entry *write = written_back (f, stmt))
		add_event (f, stmt, write, NULL, gimple_location (stmt));
	if (meaning)
		add_events (f, stmt, meaning, chain, gimple_location (stmt));
	else if ((other = flow_function_of (callee)) && knows_p (other))
		add_event (f, stmt, &calls, other, gimple_location (stmt));
}

/* Who sets that flag knows where the task runs. */
static const call_entry keeps_task = { "PF_NO_SETAFFINITY", ACT_ASKS, 0, 0, NULL };

/* Finds the events of all statements.  Callees have their summaries. */
void
note_events (flow_function *f)
{
	basic_block block;

	hash_set<const line_map_macro *> set;

	expansions = &set;
	FOR_EACH_BB_FN (block, f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			/* What an accessor leaves: assembler, calls, loads, stores. */
			const bool effect = gimple_vuse (stmt)
					    || gimple_code (stmt) == GIMPLE_ASM;
			macro_chain chain;

			if (!effect && !is_gimple_call (stmt))
				continue;
			macros_of (gimple_location (stmt), &chain);
			if (effect)
				note_macros (f, stmt, chain);
			if (effect && keeps_task_p (stmt))
				add_event (f, stmt, &keeps_task, NULL, gimple_location (stmt));
			if (is_gimple_call (stmt))
				note_call (f, stmt, chain);
		}
	expansions = NULL;
}

/* What the programmer wrote: the macro, or the function's name. */
const char *
event_name (const flow_event &event)
{
	const char *macro = macro_at (event.where);

	if (macro)
		return macro;
	if (event.callee)
		return IDENTIFIER_POINTER (DECL_NAME (event.callee->node->decl));
	if (contract_event_p (event))
		return IDENTIFIER_POINTER (DECL_NAME (gimple_call_fndecl (event.stmt)));
	return event.entry->name;
}
