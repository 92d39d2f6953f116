/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-cpus]: the wrong set of CPUs.
 *
 * A CPU that is offline keeps its copy of every per-CPU object: what it has counted is
 * there, and it wants to find its locks and lists when it comes online.  So a loop over
 * the online CPUs is wrong for
 *
 *	1. sums of what CPUs have counted,
 *	2. initialising new objects,
 *	3. giving back what was made for all possible CPUs,
 *
 * unless somebody takes care of CPUs that come and go.  The reverse:
 *
 *	4. work and timers that are given to each possible CPU, which an offline one does
 *	   not run,
 *	5. pointers that are followed for each possible CPU, where other functions of the
 *	   unit know that not every CPU has one,
 *	6. copies of each number below nr_cpu_ids: there may be gaps between the CPUs
 *	   (cpus_numbers.c),
 *	7. numbers that the user gives, and nothing bounds (cpus_parameter.c).
 *
 * Who takes care may be in another unit.  So rules 1 to 3 are silent where the unit
 * registers anything about CPUs that come and go, and where any of its functions works
 * on the copy of a CPU whose number comes from neither a loop over CPUs nor the CPU
 * itself: that may be what another unit calls when a CPU goes.
 */
#include "cpus.h"

/* ---- the table ---- */

enum role { INITIALIZES, GIVES_MEMORY, TAKES_MEMORY, STOPS, RUNS_ON, REGISTERS };

struct role_entry {
	enum role role;
	const char *name;
	int cpu, queue;
};

static const role_entry roles[] = {
#define ROLE(role, name, cpu, queue) { role, #name, cpu, queue },
#define INITIALIZES(name) ROLE (INITIALIZES, name, 0, 0)
#define GIVES_MEMORY(name) ROLE (GIVES_MEMORY, name, 0, 0)
#define TAKES_MEMORY(name) ROLE (TAKES_MEMORY, name, 0, 0)
#define STOPS(name) ROLE (STOPS, name, 0, 0)
#define RUNS_ON(name, cpu, queue) ROLE (RUNS_ON, name, cpu, queue)
#define REGISTERS(name) ROLE (REGISTERS, name, 0, 0)
#define ASKS(name)
#define BOUNDS(name)
#define PARAMETER(type)
#define FREES(name)
#define TEARDOWN(name, step)
#include "cpus.def"
#undef ROLE
#undef INITIALIZES
#undef GIVES_MEMORY
#undef TAKES_MEMORY
#undef STOPS
#undef RUNS_ON
#undef REGISTERS
#undef ASKS
#undef BOUNDS
#undef PARAMETER
#undef FREES
#undef TEARDOWN
};

static const role_entry *
role_of (const char *name, enum role role)
{
	static name_index index;

	if (!index.filled_p ())
		for (const role_entry &entry : roles)
			index.add (entry.name);
	for (int i = name ? index.first (name) : -1; i >= 0; i = index.next (i)) {
		const role_entry &entry = roles[i];
		const size_t length = strlen (entry.name);

		if (entry.role != role || strncmp (name, entry.name, length) != 0)
			continue;
		/* kmalloc_noprof of 6.10 is kmalloc. */
		if (role == REGISTERS || !name[length] || !strcmp (name + length, "_noprof"))
			return &entry;
	}
	return NULL;
}

static const role_entry *
role_of_call (const gimple *stmt, enum role role)
{
	return is_gimple_call (stmt) ? role_of (called_name (stmt), role) : NULL;
}

/* The macro with ROLE that STMT is a part of, the outermost; NULL: none. */
static const char *
macro_with_role (const gimple *stmt, enum role role)
{
	auto_vec<const line_map_macro *, 16> chain;
	const char *found = NULL;

	macros_of (gimple_location (stmt), &chain);
	for (const line_map_macro *map : chain)
		if (role_of (linemap_map_get_macro_name (map), role))
			found = linemap_map_get_macro_name (map);
	return found;
}

/* ---- the unit ---- */

class cpus_checker {
public:
	explicit cpus_checker (const vec<flow_function *> &functions);
	void run ();

private:
	bool registers_p (const flow_function *f) const;
	bool registers_p () const;
	bool owned_p (const cpu_copy &copy) const;
	bool minded_p (const_tree object) const;
	void check_sum (const cpu_copy &copy);
	void check_init (const cpu_copy &copy);
	void check_release (const cpu_copy &copy);
	const gimple *counterpart (const cpu_copy &copy, const_tree member, bool memory);
	void check_call (const cpu_call &call);
	void check_slot (const cpu_copy &copy);

	const vec<flow_function *> &m_functions;
	cpus_of_unit m_unit;
};

/* Is F what a header offers to others? */
bool
header_function_p (const flow_function *f)
{
	return DECL_DECLARED_INLINE_P (f->node->decl)
	       && strcmp (DECL_SOURCE_FILE (f->node->decl), main_input_filename) != 0;
}

/* Does F ask to be told of CPUs that come or go? */
bool
cpus_checker::registers_p (const flow_function *f) const
{
	if (role_of (IDENTIFIER_POINTER (DECL_NAME (f->node->decl)), REGISTERS))
		return false;
	for (cgraph_edge *e = f->node->callees; e; e = e->next_callee)
		if (e->call_stmt && role_of_call (e->call_stmt, REGISTERS))
			return true;
	return false;
}

/* Does the unit? */
bool
cpus_checker::registers_p () const
{
	for (const flow_function *f : m_functions)
		if (!header_function_p (f) && registers_p (f))
			return true;
	return false;
}

cpus_checker::cpus_checker (const vec<flow_function *> &functions)
	: m_functions (functions)
{
	for (flow_function *f : functions) {
		const bool known = dom_info_available_p (f->fun, CDI_DOMINATORS);

		push_cfun (f->fun);
		collect_cpus (f, &m_unit);
		if (!known && dom_info_available_p (CDI_DOMINATORS))
			free_dominance_info (CDI_DOMINATORS);
		pop_cfun ();
	}
}

/*
 * Is the object of COPY this unit's: is its variable defined here, or the memory allocated?  What
 * other units have they keep in order themselves.
 */
bool
cpus_checker::owned_p (const cpu_copy &copy) const
{
	if (copy.variable)
		return !DECL_EXTERNAL (copy.object);
	for (const_tree owned : m_unit.allocated)
		if (owned == copy.object)
			return true;
	return false;
}

/* Does a function of the unit work on OBJECT for a CPU that nobody can tell? */
bool
cpus_checker::minded_p (const_tree object) const
{
	for (const cpu_copy &copy : m_unit.copies)
		if (copy.object == object && (copy.sources & FROM_OTHER))
			return true;
	return false;
}

/* ---- reports ---- */

/* For people: `stats' or `queue->stats' is known by this name. */
static const char *
object_name (const cpu_copy &copy)
{
	tree object = copy.object;

	/* New memory that is nowhere else yet has the name of a local variable. */
	if (!object)
		object = SSA_NAME_VAR (copy.allocation);
	return object && DECL_NAME (object) ? IDENTIFIER_POINTER (DECL_NAME (object)) : "?";
}

location_t
loop_place (const cpu_loop *loop)
{
	return report_place (loop->where);
}

static const char *
loop_name (const cpu_loop *loop)
{
	const char *macro = macro_at (loop->where);

	if (loop->question)
		return "cpu_online";
	if (macro)
		return macro;
	return loop->source == FROM_ONLINE ? "cpu_online_mask" : "cpu_possible_mask";
}

/* Is LOOP wanted in reports? */
bool
reported_loop_p (const cpu_loop *loop)
{
	return !header_function_p (loop->f) && !unchecked_p (loop->f->node->decl)
	       && check_enabled_p (CHECK_cpus, loop_place (loop));
}

/* ---- 1: sums ---- */

/* Does VALUE change with the CPU of COPY? */
static bool
differs_by_cpu_p (tree value, const cpu_copy &copy, copy_values *values,
		  hash_set<tree> *seen)
{
	gimple *stmt;
	ssa_op_iter iter;
	tree operand;

	if (TREE_CODE (value) != SSA_NAME || seen->add (value))
		return false;
	if (values->pointer_p (value) || values->content_p (value) || seen->elements () > 60)
		return true;
	stmt = SSA_NAME_DEF_STMT (value);
	if (SSA_NAME_IS_DEFAULT_DEF (value) || !copy.loop->holds_p (stmt))
		return false;
	if (stmt == copy.loop->next)
		return true;
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
			if (differs_by_cpu_p (gimple_phi_arg_def (phi, n), copy, values, seen))
				return true;
		return false;
	}
	FOR_EACH_SSA_TREE_OPERAND (operand, stmt, iter, SSA_OP_USE)
		if (differs_by_cpu_p (operand, copy, values, seen))
			return true;
	return is_gimple_call (stmt);
}

/* The same of the place that REF names. */
static bool
place_differs_p (tree ref, const cpu_copy &copy, copy_values *values)
{
	hash_set<tree> seen;

	for (; handled_component_p (ref); ref = TREE_OPERAND (ref, 0))
		if (TREE_CODE (ref) == ARRAY_REF
		    && differs_by_cpu_p (TREE_OPERAND (ref, 1), copy, values, &seen))
			return true;
	return TREE_CODE (ref) == MEM_REF
	       ? differs_by_cpu_p (TREE_OPERAND (ref, 0), copy, values, &seen)
	       : !VAR_P (ref);
}

/* Is what is at REF begun anew, or used, within the loop? */
static bool
place_used_p (tree ref, const gimple *sum, const cpu_loop *loop)
{
	tree base = get_base_address (ref);
	basic_block block;

	FOR_EACH_BB_FN (block, loop->f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);

			if (!loop->holds_p (stmt) || stmt == sum || is_gimple_debug (stmt))
				continue;
			if (gimple_store_p (stmt)
			    && (gimple_clobber_p (stmt)
				|| operand_equal_p (gimple_get_lhs (stmt), ref, 0))
			    && get_base_address (gimple_get_lhs (stmt)) == base
			    && !(is_gimple_assign (stmt)
				 && TREE_CODE (gimple_assign_rhs1 (stmt)) == SSA_NAME))
				return true;
			for (unsigned n = 0; is_gimple_call (stmt)
					     && n < gimple_call_num_args (stmt); n++) {
				tree arg = looked_through (gimple_call_arg (stmt, n));

				if (TREE_CODE (arg) == ADDR_EXPR && VAR_P (base)
				    && get_base_address (TREE_OPERAND (arg, 0)) == base)
					return true;
			}
		}
	return false;
}

/* Is OTHER + content, which STMT computes, stored where OTHER was read? */
static bool
adds_to_place_p (gimple *stmt, tree other, const cpu_copy &copy, copy_values *values)
{
	tree origin = number_origin (other);
	imm_use_iterator uses;
	use_operand_p use;
	gimple *read = TREE_CODE (origin) == SSA_NAME ? SSA_NAME_DEF_STMT (origin) : NULL;
	tree ref, sum = gimple_assign_lhs (stmt);
	flow_values numbers (copy.f->fun);	/* a->b may be read twice for a->b->c */

	if (!read || !gimple_assign_load_p (read) || !copy.loop->holds_p (read))
		return false;
	ref = gimple_assign_rhs1 (read);
	for (int i = 0; i < 4; i++) {
		tree next = NULL_TREE;

		FOR_EACH_IMM_USE_FAST (use, uses, sum) {
			gimple *to = USE_STMT (use);

			if (gimple_store_p (to) && is_gimple_assign (to)
			    && gimple_assign_rhs1 (to) == sum
			    && numbers.number (gimple_assign_lhs (to))
			       == numbers.number (ref))
				return !place_differs_p (ref, copy, values)
				       && !place_used_p (ref, to, copy.loop);
			if (is_gimple_assign (to) && !gimple_store_p (to)
			    && (gimple_assign_cast_p (to)
				|| gimple_assign_rhs_code (to) == PLUS_EXPR))
				next = gimple_assign_lhs (to);
		}
		if (!next)
			break;
		sum = next;
	}
	return false;
}

/* Is SUM a part of what goes round LOOP and begins with PHI? */
static bool
goes_round_p (gphi *phi, const gimple *sum, const cpu_loop *loop)
{
	hash_set<tree> seen;
	auto_vec<tree> todo;
	bool summed = false, round = false;

	for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
		if (loop->has_p (gimple_phi_arg_edge (phi, n)->src))
			todo.safe_push (gimple_phi_arg_def (phi, n));
	while (!todo.is_empty ()) {
		tree value = todo.pop ();
		gimple *stmt;

		if (value == gimple_phi_result (phi)) {
			round = true;
			continue;
		}
		if (TREE_CODE (value) != SSA_NAME || seen.add (value)
		    || !loop->holds_p (stmt = SSA_NAME_DEF_STMT (value)))
			continue;
		if (stmt == sum)
			summed = true;
		if (gphi *inner = dyn_cast<gphi *> (stmt))
			for (unsigned n = 0; n < gimple_phi_num_args (inner); n++)
				todo.safe_push (gimple_phi_arg_def (inner, n));
		else if (is_gimple_assign (stmt)
			 && gimple_assign_rhs_code (stmt) == PLUS_EXPR) {
			todo.safe_push (gimple_assign_rhs1 (stmt));
			todo.safe_push (gimple_assign_rhs2 (stmt));
		} else if (gimple_assign_cast_p (stmt) || gimple_assign_ssa_name_copy_p (stmt))
			todo.safe_push (gimple_assign_rhs1 (stmt));
	}
	return summed && round;
}

/* Does STMT add to what the loop's turns hand on? */
static bool
adds_to_value_p (const gimple *stmt, const cpu_loop *loop)
{
	for (gphi_iterator at = gsi_start_phis (gimple_bb (loop->next)); !gsi_end_p (at);
	     gsi_next (&at))
		if (!virtual_operand_p (gimple_phi_result (at.phi ()))
		    && goes_round_p (at.phi (), stmt, loop))
			return true;
	return false;
}

/* Where the contents of COPY are summed up over the CPUs of its loop, first. */
static gimple *
sum_of (const cpu_copy &copy, copy_values *values)
{
	gimple *first = NULL;

	for (tree content : values->contents ()) {
		gimple *stmt = SSA_NAME_DEF_STMT (content);
		tree a, b;

		if (!is_gimple_assign (stmt) || gimple_assign_rhs_code (stmt) != PLUS_EXPR)
			continue;
		a = gimple_assign_rhs1 (stmt);
		b = gimple_assign_rhs2 (stmt);
		if (TREE_CODE (b) != SSA_NAME || !INTEGRAL_TYPE_P (TREE_TYPE (a)))
			continue;
		if (first && report_place (gimple_location (first))
			     <= report_place (gimple_location (stmt)))
			continue;
		if ((values->content_p (a) && adds_to_place_p (stmt, b, copy, values))
		    || (values->content_p (b) && adds_to_place_p (stmt, a, copy, values))
		    || adds_to_value_p (stmt, copy.loop))
			first = stmt;
	}
	return first;
}

void
cpus_checker::check_sum (const cpu_copy &copy)
{
	location_t where = loop_place (copy.loop);
	rich_location richloc (line_table, where);
	copy_values values (copy);
	gimple *sum = sum_of (copy, &values);

	if (!sum || !percpu_report (CHECK_cpus, &richloc, where,
				    "%qs leaves out what CPUs that are offline now have "
				    "counted in %qs", loop_name (copy.loop),
				    object_name (copy)))
		return;
	inform (report_place (gimple_location (sum)), "summed up here, and nothing in this "
		"unit keeps the count of a CPU that goes offline; "
		"%<for_each_possible_cpu ()%> has them all");
}

/* ---- 2: initialising ---- */

/* STMT makes an object usable whose address is one of VALUES: by what? */
static const char *
initializer_of (gimple *stmt, copy_values *values)
{
	const char *macro;

	if (is_gimple_call (stmt)) {
		for (unsigned n = 0; n < gimple_call_num_args (stmt); n++)
			if (values->pointer_p (gimple_call_arg (stmt, n))) {
				macro = macro_with_role (stmt, INITIALIZES);
				return macro ? macro
				       : role_of_call (stmt, INITIALIZES)
				       ? called_name (stmt) : NULL;
			}
		return NULL;
	}
	return gimple_store_p (stmt) && values->within_p (gimple_get_lhs (stmt))
	       ? macro_with_role (stmt, INITIALIZES) : NULL;
}

/*
 * What is initialised in COPY, by *NAME.  NULL: nothing, or it is given to others in the
 * same loop, which then needs online CPUs only.
 */
static gimple *
initialization_of (const cpu_copy &copy, copy_values *values, const char **name)
{
	gimple *found = NULL;
	basic_block block;

	FOR_EACH_BB_FN (block, copy.f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			gimple *stmt = gsi_stmt (at);
			const char *by;

			if (!copy.loop->holds_p (stmt) || is_gimple_debug (stmt))
				continue;
			by = initializer_of (stmt, values);
			if (by && !found) {
				found = stmt;
				*name = by;
			}
			if (by || !is_gimple_call (stmt)
			    || macro_with_role (stmt, INITIALIZES))
				continue;
			if (role_of_call (stmt, RUNS_ON))
				return NULL;
			for (unsigned n = 0; n < gimple_call_num_args (stmt); n++)
				if (values->pointer_p (gimple_call_arg (stmt, n)))
					return NULL;
		}
	return found;
}

bool
calls_p (const flow_function *f, bool (*wanted) (const char *))
{
	for (cgraph_edge *e = f->node->callees; e; e = e->next_callee)
		if (e->call_stmt && wanted (called_name (e->call_stmt)))
			return true;
	return false;
}

bool
holds_hotplug_p (const char *name)
{
	return name && (!strcmp (name, "cpus_read_lock") || !strcmp (name, "cpus_write_lock")
			|| !strcmp (name, "get_online_cpus")
			|| !strcmp (name, "cpu_hotplug_disable")
			|| !strcmp (name, "lockdep_assert_cpus_held"));
}

/* Is the new memory of COPY given back on every way from its loop? */
static bool
temporary_p (const cpu_copy &copy)
{
	const bool known = dom_info_available_p (copy.f->fun, CDI_POST_DOMINATORS);
	bool temporary = false;

	push_cfun (copy.f->fun);
	calculate_dominance_info (CDI_POST_DOMINATORS);
	for (cgraph_edge *e = copy.f->node->callees; e; e = e->next_callee) {
		const char *name = e->call_stmt ? called_name (e->call_stmt) : NULL;

		if (name && !strcmp (name, "free_percpu")
		    && dominated_by_p (CDI_POST_DOMINATORS, gimple_bb (copy.loop->next),
				       gimple_bb (e->call_stmt)))
			temporary = true;
	}
	if (!known)
		free_dominance_info (CDI_POST_DOMINATORS);
	pop_cfun ();
	return temporary;
}

/* Is the object of COPY new to its function, so that all of its copies are? */
static bool
new_object_p (const cpu_copy &copy)
{
	const char *section = DECL_SECTION_NAME (copy.f->node->decl);

	if (copy.allocation)
		return true;
	if (copy.variable)
		return !TREE_PUBLIC (copy.object) && section && startswith (section, ".init.");
	/* It is kept where the function has put new memory. */
	for (cgraph_edge *e = copy.f->node->callees; e; e = e->next_callee) {
		tree allocation;
		bool variable;

		if (e->call_stmt && gimple_call_lhs (e->call_stmt)
		    && TREE_CODE (gimple_call_lhs (e->call_stmt)) == SSA_NAME
		    && pointed_object (gimple_call_lhs (e->call_stmt), &allocation,
				       &variable)
		       == copy.object
		    && allocation)
			return true;
	}
	return false;
}

void
cpus_checker::check_init (const cpu_copy &copy)
{
	location_t where = loop_place (copy.loop);
	rich_location richloc (line_table, where);
	copy_values values (copy);
	const char *name;
	gimple *stmt;

	if (calls_p (copy.f, holds_hotplug_p) || !new_object_p (copy)
	    || !(stmt = initialization_of (copy, &values, &name)) || temporary_p (copy))
		return;
	if (percpu_report (CHECK_cpus, &richloc, where,
			   "%qs leaves the copies of %qs of all other CPUs without %qs",
			   loop_name (copy.loop), object_name (copy), name))
		inform (report_place (gimple_location (stmt)), "a CPU that comes online "
			"later finds its copy not initialized; use "
			"%<for_each_possible_cpu ()%>");
}

/* ---- 3: giving back ---- */

/* The member that REF ends in; NULL_TREE: it is the whole. */
static tree
member_of (tree ref)
{
	while (TREE_CODE (ref) == ARRAY_REF)
		ref = TREE_OPERAND (ref, 0);
	return TREE_CODE (ref) == COMPONENT_REF ? TREE_OPERAND (ref, 1) : NULL_TREE;
}

/* The member that is read or pointed to by VALUE. */
static tree
member_of_value (tree value)
{
	for (int i = 0; i < 8 && TREE_CODE (value) == SSA_NAME; i++) {
		gimple *stmt = SSA_NAME_DEF_STMT (value);
		tree from;

		if (!is_gimple_assign (stmt))
			return NULL_TREE;
		from = gimple_assign_rhs1 (stmt);
		if (gimple_assign_load_p (stmt))
			return member_of (from);
		if (TREE_CODE (from) == ADDR_EXPR)
			return member_of (TREE_OPERAND (from, 0));
		if (!gimple_assign_cast_p (stmt) && !gimple_assign_ssa_name_copy_p (stmt))
			return NULL_TREE;
		value = from;
	}
	return NULL_TREE;
}

/* Is VALUE new memory?  Allocators may be macros with a choice in them. */
static bool
memory_given_p (tree value, int depth = 0)
{
	gimple *stmt;

	value = number_origin (value);
	if (TREE_CODE (value) != SSA_NAME || depth > 3)
		return false;
	stmt = SSA_NAME_DEF_STMT (value);
	if (gphi *phi = dyn_cast<gphi *> (stmt)) {
		for (unsigned n = 0; n < gimple_phi_num_args (phi); n++)
			if (memory_given_p (gimple_phi_arg_def (phi, n), depth + 1))
				return true;
		return false;
	}
	return role_of_call (stmt, GIVES_MEMORY);
}

/* Where all possible CPUs get what is in MEMBER of the object of COPY. */
const gimple *
cpus_checker::counterpart (const cpu_copy &copy, const_tree member, bool memory)
{
	for (const cpu_copy &other : m_unit.copies) {
		if (other.object != copy.object || other.sources != FROM_POSSIBLE)
			continue;

		copy_values values (other);
		basic_block block;

		FOR_EACH_BB_FN (block, other.f->fun)
			for (gimple_stmt_iterator at = gsi_start_bb (block);
			     !gsi_end_p (at); gsi_next (&at)) {
				gimple *stmt = gsi_stmt (at);

				if (memory && gimple_assign_single_p (stmt)
				    && gimple_store_p (stmt)
				    && values.within_p (gimple_assign_lhs (stmt))
				    && member_of (gimple_assign_lhs (stmt)) == member
				    && memory_given_p (gimple_assign_rhs1 (stmt)))
					return stmt;
				if (!memory && is_gimple_call (stmt)
				    && gimple_call_num_args (stmt) > 0
				    && initializer_of (stmt, &values)
				    && member_of_value (gimple_call_arg (stmt, 0))
				       == member)
					return stmt;
			}
	}
	return NULL;
}

void
cpus_checker::check_release (const cpu_copy &copy)
{
	copy_values values (copy);

	for (cgraph_edge *e = copy.f->node->callees; e; e = e->next_callee) {
		gimple *stmt = e->call_stmt;
		const gimple *made;
		bool memory;
		tree arg;

		if (!stmt || !copy.loop->holds_p (stmt) || gimple_call_num_args (stmt) < 1)
			continue;
		arg = gimple_call_arg (stmt, 0);
		memory = role_of_call (stmt, TAKES_MEMORY) && values.content_p (arg);
		if (!memory && !(role_of_call (stmt, STOPS) && values.pointer_p (arg)))
			continue;
		made = counterpart (copy, member_of_value (arg), memory);
		if (!made)
			continue;

		location_t where = loop_place (copy.loop);
		rich_location richloc (line_table, where);

		if (percpu_report (CHECK_cpus, &richloc, where, memory
				   ? G_("%qs leaves out the memory of CPUs that are "
					"offline, which %qs frees for the others in %qs")
				   : G_("%qs leaves out the timers of CPUs that are "
					"offline, which %qs stops for the others in %qs"),
				   loop_name (copy.loop), called_name (stmt),
				   object_name (copy)))
			inform (report_place (gimple_location (made)), "all possible CPUs "
				"get it here; give it back over the same CPUs");
		return;
	}
}

/* ---- 4: what an offline CPU does not do ---- */

/* Does CALL happen in each turn of LOOP, whatever the CPU is? */
static bool
each_turn_p (gimple *call, const cpu_loop *loop)
{
	const bool known = dom_info_available_p (loop->f->fun, CDI_DOMINATORS);
	basic_block header = gimple_bb (loop->next);
	bool always = true;
	edge_iterator at;
	edge e;

	push_cfun (loop->f->fun);
	calculate_dominance_info (CDI_DOMINATORS);
	FOR_EACH_EDGE (e, at, header->preds)
		if (loop->has_p (e->src))
			always &= dominated_by_p (CDI_DOMINATORS, e->src, gimple_bb (call));
	if (!known)
		free_dominance_info (CDI_DOMINATORS);
	pop_cfun ();
	return always;
}

/* Is something asked about the CPU of LOOP? */
static bool
asked_p (const cpu_loop *loop)
{
	static const char *const questions[] = {
		"cpu_online", "cpu_active", "cpu_is_offline", "cpumask_test_cpu", "test_bit",
		"cpu_dying", "cpu_is_hotpluggable"
	};

	for (cgraph_edge *e = loop->f->node->callees; e; e = e->next_callee) {
		const char *name = e->call_stmt ? called_name (e->call_stmt) : NULL;

		for (const char *question : questions)
			if (name && !strcmp (name, question) && loop->holds_p (e->call_stmt))
				return true;
	}
	return false;
}

/* Queues whose work is done by the CPU that it is queued on. */
static bool
bound_queue_p (tree queue)
{
	tree origin = number_origin (queue);
	gimple *stmt = TREE_CODE (origin) == SSA_NAME ? SSA_NAME_DEF_STMT (origin) : NULL;
	tree variable = stmt && gimple_assign_load_p (stmt) ? gimple_assign_rhs1 (stmt)
							    : NULL_TREE;
	const char *name;

	if (!variable || !VAR_P (variable) || !DECL_NAME (variable))
		return false;
	name = IDENTIFIER_POINTER (DECL_NAME (variable));
	return !strcmp (name, "system_wq") || !strcmp (name, "system_highpri_wq")
	       || !strcmp (name, "system_long_wq");
}

void
cpus_checker::check_call (const cpu_call &call)
{
	const role_entry *entry = role_of_call (call.call, RUNS_ON);
	location_t where = report_place (gimple_location (call.call));
	rich_location richloc (line_table, where);

	if (!entry || call.loop->source != FROM_POSSIBLE || !reported_loop_p (call.loop)
	    || !argument_is (call.call, entry->cpu,
			     number_origin (gimple_get_lhs (call.loop->next)))
	    || (entry->queue >= 0
		&& !bound_queue_p (gimple_call_arg (call.call, entry->queue)))
	    || asked_p (call.loop) || !each_turn_p (call.call, call.loop))
		return;
	if (percpu_report (CHECK_cpus, &richloc, where,
			   "%qs gives each possible CPU something to do, and an offline one "
			   "does not do it", entry->name))
		inform (loop_place (call.loop), "take %<for_each_online_cpu ()%> between "
			"%<cpus_read_lock ()%> and %<cpus_read_unlock ()%>");
}

/* ---- 5: slots that not every CPU has filled ---- */

/* The pointer that is in the slot COPY; NULL_TREE: that is not all that is read. */
static tree
slot_content (const cpu_copy &copy, copy_values *values)
{
	tree content = NULL_TREE;

	for (tree value : values->contents ()) {
		gimple *stmt = SSA_NAME_DEF_STMT (value);

		if (!gimple_assign_load_p (stmt) || !POINTER_TYPE_P (TREE_TYPE (value)))
			continue;
		if (content || TREE_CODE (gimple_assign_rhs1 (stmt)) != MEM_REF
		    || !values->within_p (gimple_assign_rhs1 (stmt)))
			return NULL_TREE;
		content = value;
	}
	return copy.object ? content : NULL_TREE;
}

/* What USE does to the pointer VALUE. */
enum pointer_use { POINTER_KEPT, POINTER_FOLLOWED, POINTER_TESTED, POINTER_MOVED };

static enum pointer_use
use_of_slot (gimple *use, tree value)
{
	if (is_gimple_debug (use))
		return POINTER_KEPT;
	if (gimple_code (use) == GIMPLE_COND)
		return POINTER_TESTED;
	if (!is_gimple_assign (use))
		return POINTER_KEPT;
	if (TREE_CODE_CLASS (gimple_assign_rhs_code (use)) == tcc_comparison)
		return POINTER_TESTED;
	for (unsigned n = 0; n < gimple_num_ops (use); n++) {
		tree base = gimple_op (use, n);

		base = base && TREE_CODE (base) != ADDR_EXPR ? get_base_address (base)
							     : NULL_TREE;
		if (base && TREE_CODE (base) == MEM_REF && TREE_OPERAND (base, 0) == value)
			return POINTER_FOLLOWED;
	}
	return TREE_CODE (gimple_assign_lhs (use)) == SSA_NAME
	       && POINTER_TYPE_P (TREE_TYPE (gimple_assign_lhs (use)))
	       && (gimple_assign_cast_p (use) || gimple_assign_ssa_name_copy_p (use)
		   || gimple_assign_rhs_code (use) == ADDR_EXPR)
	       ? POINTER_MOVED : POINTER_KEPT;
}

/* Is VALUE, or a member's address in what it points to, used as WANTED?  Which first? */
static gimple *
find_slot_use (tree value, enum pointer_use wanted, int depth = 0)
{
	imm_use_iterator uses;
	use_operand_p use;
	gimple *found = NULL;

	FOR_EACH_IMM_USE_FAST (use, uses, value) {
		gimple *stmt = USE_STMT (use);
		const enum pointer_use kind = use_of_slot (stmt, value);

		if (kind == wanted)
			found = stmt;
		else if (kind == POINTER_MOVED && depth < 6)
			found = find_slot_use (gimple_assign_lhs (stmt), wanted, depth + 1);
		if (found)
			break;
	}
	return found;
}

/* Only comparisons and what follows the pointer: no function might have tested it. */
static bool
goes_elsewhere_p (tree value)
{
	imm_use_iterator uses;
	use_operand_p use;

	FOR_EACH_IMM_USE_FAST (use, uses, value)
		if (use_of_slot (USE_STMT (use), value) == POINTER_KEPT
		    && !is_gimple_debug (USE_STMT (use)))
			return true;
	return false;
}

/* What the unit does with one slot. */
struct slot_uses {
	const gimple *tested, *emptied;
	bool filled, filled_for_all;
};

static void
note_slot (const cpu_copy &copy, slot_uses *out)
{
	copy_values values (copy);
	imm_use_iterator uses;
	use_operand_p use;

	for (tree pointer : values.pointers ())
		FOR_EACH_IMM_USE_FAST (use, uses, pointer) {
			gimple *stmt = USE_STMT (use);

			if (!gimple_store_p (stmt)
			    || !values.within_p (gimple_get_lhs (stmt)))
				continue;
			if (!is_gimple_assign (stmt)
			    || !integer_zerop (gimple_assign_rhs1 (stmt))) {
				out->filled = true;
				out->filled_for_all |= (copy.sources & FROM_POSSIBLE) != 0;
			} else if (copy.sources == FROM_OTHER)
				out->emptied = stmt;
		}
	for (tree value : values.contents ())
		if (!out->tested && gimple_assign_load_p (SSA_NAME_DEF_STMT (value)))
			out->tested = find_slot_use (value, POINTER_TESTED);
}

/* A slot of each possible CPU is followed, which may be empty elsewhere in the unit. */
void
cpus_checker::check_slot (const cpu_copy &copy)
{
	slot_uses slot = {};
	copy_values values (copy);
	tree content;
	gimple *followed;
	location_t where;

	if (!copy.variable || TREE_PUBLIC (copy.object) || DECL_INITIAL (copy.object)
	    || !(content = slot_content (copy, &values))
	    || !(followed = find_slot_use (content, POINTER_FOLLOWED))
	    || find_slot_use (content, POINTER_TESTED) || goes_elsewhere_p (content)
	    || asked_p (copy.loop) || !each_turn_p (copy.stmt, copy.loop))
		return;
	for (const cpu_copy &other : m_unit.copies)
		if (other.object == copy.object)
			note_slot (other, &slot);
	if ((!slot.tested && !slot.emptied) || !slot.filled || slot.filled_for_all)
		return;
	where = report_place (gimple_location (SSA_NAME_DEF_STMT (content)));

	rich_location richloc (line_table, where);

	if (percpu_report (CHECK_cpus, &richloc, where,
			   "%qs of each possible CPU is followed, and may be NULL",
			   object_name (copy))) {
		inform (report_place (gimple_location (followed)), "it is followed here");
		if (slot.tested)
			inform (report_place (gimple_location (slot.tested)), "it is tested "
				"here; not every possible CPU has one");
		else
			inform (report_place (gimple_location (slot.emptied)), "that of one CPU "
				"is taken away here");
	}
}

/* ---- all of it ---- */

void
cpus_checker::run ()
{
	for (const cpu_call &call : m_unit.calls)
		if (call.loop)
			check_call (call);
	for (const cpu_copy &copy : m_unit.copies)
		if (copy.object && copy.loop && copy.loop->source == FROM_POSSIBLE
		    && reported_loop_p (copy.loop))
			check_slot (copy);
	check_cpu_numbers (m_unit, m_functions);
	check_parameters (m_unit, m_functions);
	check_departed (m_unit, m_functions);
	for (const cpu_copy &copy : m_unit.copies) {
		if (!copy.loop || copy.loop->source != FROM_ONLINE
		    || !reported_loop_p (copy.loop))
			continue;
		if (registers_p ())
			return;
		if (!copy.object && copy.allocation)
			check_init (copy);
		if (!copy.object || !owned_p (copy) || minded_p (copy.object))
			continue;
		check_sum (copy);
		check_init (copy);
		check_release (copy);
	}
}

/* FUNCTIONS are those of the unit that have a body. */
void
check_cpus (const vec<flow_function *> &functions)
{
	cpus_checker (functions).run ();
}
