/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pass of the flow checks: all functions of the unit, callees first.  It runs when
 * they are in SSA form and nothing has been inlined, and changes nothing.
 * -fdump-ipa-all shows what it saw, in a file with "percpu_flow" in its name.
 */
#include "flow.h"

static hash_map<tree, flow_function *> *functions;

/* NULL: the unit has no body of it. */
flow_function *
flow_function_of (tree decl)
{
	flow_function **f = functions->get (decl);

	return f && (*f)->walked ? *f : NULL;
}

/* Does a caller have to know what F does? */
bool
summary_matters_p (const flow_function *f)
{
	return f->touched || f->sleeps || f->sleeps_rt || f->needs_cpu || f->passes_flags;
}

/* Is there anything to find along the paths of F? */
static bool
paths_matter_p (const flow_function *f)
{
	static const unsigned any = 1u << ACT_NEEDS_CPU | 1u << ACT_SLEEPS
				    | 1u << ACT_SLEEPS_GFP | 1u << ACT_SLEEPS_USER
				    | 1u << ACT_SLEEPS_RT | 1u << ACT_ENTER | 1u << ACT_LEAVE
				    | 1u << ACT_TRY;
	basic_block block;

	if (f->actions & any)
		return true;
	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index])
			if (event.callee && summary_matters_p (event.callee))
				return true;
	return false;
}

static void
note_touched (flow_function *f)
{
	basic_block block;

	f->begins_itself = f->begins;
	f->touched = f->begins | f->ends;
	FOR_EACH_BB_FN (block, f->fun)
		for (const flow_event &event : f->events[block->index]) {
			if (!event.callee)
				continue;
			f->touched |= event.callee->touched;
			for (int hold = 0; hold < NR_DEPTHS; hold++) {
				const int zero = event.callee->zero.depth[hold];
				const int nonzero = event.callee->nonzero.depth[hold];

				if (zero > 0 || nonzero > 0)
					f->begins |= 1 << hold;
				if (zero < 0 || nonzero < 0)
					f->ends |= 1 << hold;
			}
		}
}

/* Is VALUE always zero, or never?  By a constant, or by a callee. */
static void
constant_result (tree value, bool *zero, bool *nonzero)
{
	gimple *stmt;
	const flow_function *callee;

	value = looked_through (value);
	*zero = integer_zerop (value);
	*nonzero = TREE_CODE (value) == INTEGER_CST && !*zero;
	if (TREE_CODE (value) != SSA_NAME)
		return;
	stmt = SSA_NAME_DEF_STMT (value);
	if (is_gimple_call (stmt) && gimple_call_fndecl (stmt)
	    && (callee = flow_function_of (gimple_call_fndecl (stmt)))) {
		*zero = callee->always_zero;
		*nonzero = callee->always_nonzero;
	}
}

/* `return false;' and nothing else is what many functions are that are configured out. */
static void
note_constant_result (flow_function *f)
{
	basic_block last = single_pred_p (EXIT_BLOCK_PTR_FOR_FN (f->fun))
			   ? single_pred (EXIT_BLOCK_PTR_FOR_FN (f->fun)) : NULL;
	gimple *stmt = last ? last_stmt (last) : NULL;
	tree value;

	if (!stmt || gimple_code (stmt) != GIMPLE_RETURN
	    || !(value = gimple_return_retval (as_a<greturn *> (stmt))))
		return;
	constant_result (value, &f->always_zero, &f->always_nonzero);
}

/* ---- what the unit says of sections ---- */

/* Holds whose begin or end is defined in this unit: it knows more than the tables. */
static unsigned implemented;

bool
section_implemented_p (int hold)
{
	return implemented >> hold & 1;
}

/* The holds that NODE begins or ends by calling what the tables know, if by inline functions. */
static unsigned
called_holds (const cgraph_node *node, int depth)
{
	unsigned holds = 0;

	for (cgraph_edge *e = node->callees; e; e = e->next_callee) {
		holds |= listed_holds (e->callee->decl);
		if (depth < 3 && DECL_DECLARED_INLINE_P (e->callee->decl))
			holds |= called_holds (e->callee, depth + 1);
	}
	return holds;
}

static void
note_implementation (cgraph_node *node)
{
	unsigned holds;

	if (!TREE_PUBLIC (node->decl) || DECL_EXTERNAL (node->decl)
	    || DECL_DECLARED_INLINE_P (node->decl))
		return;
	holds = listed_holds (node->decl);
	if (holds)
		implemented |= holds & ~called_holds (node, 0);
}

/*
 * A function that others may call ends a section that it has not begun: so another one
 * leaves it open on purpose.
 */
static unsigned released;

/* Some function ends what it has not begun, whoever calls it. */
static unsigned ended;

static bool
called_from_elsewhere_p (const cgraph_node *node)
{
	return TREE_PUBLIC (node->decl) || node->address_taken;
}

bool
released_elsewhere_p (int hold)
{
	return released >> hold & 1;
}

bool
ended_anywhere_p (int hold)
{
	return ended >> hold & 1;
}

static void
note_released (const flow_function *f)
{
	ended |= f->releases & ~f->begins_itself;
	if (called_from_elsewhere_p (f->node))
		released |= f->releases & ~f->begins_itself;
}

/* ---- in which context a function runs ---- */

/* Do only functions of the unit that are KIND call NODE, and at least one? */
static bool
only_called_by_p (const cgraph_node *node, bool flow_function::*kind)
{
	if (called_from_elsewhere_p (node))
		return false;
	for (cgraph_edge *e = node->callers; e; e = e->next_caller) {
		flow_function **caller = functions->get (e->caller->decl);

		if (!caller || !((*caller)->*kind))
			return false;
	}
	return node->callers;
}

/*
 * What interrupts the task stays on the CPU, and int f (unsigned int cpu) is what CPU
 * hotplug and the per-CPU threads call, on the CPU itself.  So do static functions that
 * only such call.
 */
static bool
pinned_p (cgraph_node *node)
{
	tree type = TREE_TYPE (node->decl), args = TYPE_ARG_TYPES (type);
	tree parm = DECL_ARGUMENTS (node->decl);
	const flow_function *f = *functions->get (node->decl);

	if (f->contexts && f->contexts->by[CTX_PROCESS].entry)
		return false;
	for (int i = CTX_PINNED; f->contexts && i < NR_CONTEXTS; i++)
		if (f->contexts->by[i].entry)
			return true;

	if (args && TREE_VALUE (args) == unsigned_type_node && TREE_CHAIN (args)
	    && VOID_TYPE_P (TREE_VALUE (TREE_CHAIN (args))) && parm && DECL_NAME (parm)
	    && strstr (IDENTIFIER_POINTER (DECL_NAME (parm)), "cpu"))
		return true;
	return only_called_by_p (node, &flow_function::pinned);
}

/* What early_initcall () names runs before there are other CPUs. */
static bool
early_initcall_p (cgraph_node *node)
{
	ipa_ref *ref = NULL;

	for (unsigned i = 0; node->iterate_referring (i, ref); i++) {
		auto_vec<const line_map_macro *, 16> chain;

		if (is_a<varpool_node *> (ref->referring))
			macros_of (DECL_SOURCE_LOCATION (ref->referring->decl), &chain);
		for (const line_map_macro *map : chain)
			if (!strcmp (linemap_map_get_macro_name (map), "early_initcall"))
				return true;
	}
	return false;
}

/*
 * The kernel itself boots with one CPU, in the first task, which nothing takes the CPU
 * from.  __ref is code that stays and calls code that does not.
 */
static bool
boots_p (cgraph_node *node)
{
	const char *section = DECL_SECTION_NAME (node->decl);

	if (in_module)
		return false;
	if (section && (startswith (section, ".init.") || startswith (section, ".ref.")))
		return true;
	return early_initcall_p (node) || only_called_by_p (node, &flow_function::boots);
}

/* ---- the pass ---- */

static flow_function *
meet (cgraph_node *node)
{
	flow_function *f = new flow_function ();

	f->node = node;
	f->fun = DECL_STRUCT_FUNCTION (node->decl);
	functions->put (node->decl, f);
	return f;
}

/* Nothing of its own happens in F, only calls. */
static void
walk_for_summary (flow_function *f)
{
	walk_paths (f);
	f->zero = f->nonzero = { true, {} };
	f->always_zero = f->always_nonzero = false;
}

static void
look_at_paths (flow_function *f)
{
	note_touched (f);
	f->zero.known = f->nonzero.known = true;
	if (paths_matter_p (f)) {
		if (dump_file)
			fprintf (dump_file, "%s:\n", f->node->name ());
		walk_paths (f);
		finish_stale ();
		note_released (f);
	} else {
		if (percpu_opt.tags)
			walk_for_summary (f);
		note_constant_result (f);
	}
	if (percpu_opt.tags)
		write_summary (f);
}

/*
 * What the table says of sections needs no walk; what a function allocates does.  Where
 * nothing takes the CPU from a task there are no sections, but memory is lost as elsewhere.
 */
static void
look_at (flow_function *f)
{
	const bool listed = bound || listed_function_p (f->node->decl);

	f->memory = percpu_opt.severity[CHECK_alloc] != SEVERITY_OFF && memory_matters_p (f);
	if (listed && !f->memory)
		return;
	push_cfun (f->fun);
	f->events = new auto_vec<flow_event>[last_basic_block_for_fn (f->fun)];
	note_events (f);
	if (!listed)
		look_at_paths (f);
	if (f->memory)
		walk_memory (f);
	f->walked = !listed;
	pop_cfun ();
}

static bool
any_check_p (void)
{
	static const check_number checks[] = {
		CHECK_balance, CHECK_stale, CHECK_sleep, CHECK_preempt, CHECK_alloc,
		CHECK_cpus
	};

	for (check_number check : checks)
		if (percpu_opt.severity[check] != SEVERITY_OFF)
			return true;
	return false;
}

namespace {

const pass_data flow_pass_data = {
	SIMPLE_IPA_PASS, "percpu_flow", OPTGROUP_NONE, TV_NONE, 0, 0, 0, 0, 0
};

class flow_pass : public simple_ipa_opt_pass {
public:
	flow_pass () : simple_ipa_opt_pass (flow_pass_data, g) {}
	bool gate (function *) final override
	{
		if (only_own_errors_p () && (any_check_p () || percpu_opt.tags))
			return true;
		show_own_errors ();
		return false;
	}
	unsigned execute (function *) final override;
};

} // anonymous namespace

static bool
has_paths_p (cgraph_node *node)
{
	return node->has_gimple_body_p () && !node->alias && !node->thunk
	       && gimple_in_ssa_p (DECL_STRUCT_FUNCTION (node->decl));
}

/* Another name of a function, or one of another unit that is registered here. */
static void
note_without_paths (cgraph_node *node)
{
	if (node->alias)
		write_alias (node);
	else if (node->address_taken && !listed_function_p (node->decl))
		write_foreign_summary (node, contexts_of (node));
}

static void
look_at_unit (void)
{
	cgraph_node **order;
	int count;
	auto_vec<flow_function *> met;
	const bool summaries = percpu_opt.tags && !bound;

	order = XNEWVEC (cgraph_node *, symtab->cgraph_count);
	count = ipa_reverse_postorder (order);
	functions = new hash_map<tree, flow_function *>;
	init_flow_calls ();
	init_flow_contexts ();
	/* The order is that of callers, whose kind their callees take over. */
	if (summaries)
		init_summaries ();
	for (int i = 0; i < count; i++)
		if (summaries && !has_paths_p (order[i]))
			note_without_paths (order[i]);
		else if (has_paths_p (order[i])) {
			flow_function *f = meet (order[i]);

			f->contexts = contexts_of (order[i]);
			f->pinned = pinned_p (order[i]);
			f->boots = boots_p (order[i]);
			note_implementation (order[i]);
			met.safe_push (f);
		}
	free (order);
	for (unsigned i = met.length (); i-- > 0;)
		look_at (met[i]);
	report_imbalances ();
	forget_memory ();
	if (!bound)
		check_lifetimes (met);
	if (!bound && (percpu_opt.severity[CHECK_cpus] != SEVERITY_OFF
		       || percpu_opt.severity[CHECK_stale] != SEVERITY_OFF))
		check_cpus (met);
	finish_flow_contexts ();
	finish_flow_calls ();
	for (flow_function *f : met) {
		delete[] f->events;
		delete f;
	}
	delete functions;
	functions = NULL;
}

unsigned
flow_pass::execute (function *)
{
	note_flow_facts ();
	begin_path_reports ();
	look_at_unit ();
	show_own_errors ();
	return 0;
}

void
register_flow_pass (const char *plugin_name)
{
	register_pass_after (plugin_name, new flow_pass, "build_ssa_passes");
}
