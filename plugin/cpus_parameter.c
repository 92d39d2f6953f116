/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * [percpu-cpus], rule 7: a CPU's number that the user gives, and nothing bounds.
 *
 * module_param () lets a variable be any number.  What is read from it, or from a member
 * that it is copied to, is no index of masks and of per-CPU offsets before it has been
 * compared with nr_cpu_ids.  Even cpu_online () reads the mask at that number.
 *
 * All that the unit does with the variable and the member is looked at, in all of its
 * functions.  Whatever could be a test of the value, wherever it is, or could give the
 * place another value ends the search without a report.
 */
#include "cpus.h"

/* ---- tables ---- */

#define INITIALIZES(name)
#define GIVES_MEMORY(name)
#define TAKES_MEMORY(name)
#define STOPS(name)
#define RUNS_ON(name, cpu, queue)
#define REGISTERS(name)
#define FREES(name)
#define TEARDOWN(name, step)

static const char *const questions[] = {
#define ASKS(name) #name,
#define BOUNDS(name)
#define PARAMETER(type)
#include "cpus.def"
#undef ASKS
#undef BOUNDS
#undef PARAMETER
};

static const char *const bounded_calls[] = {
#define ASKS(name)
#define BOUNDS(name) #name,
#define PARAMETER(type)
#include "cpus.def"
#undef ASKS
#undef BOUNDS
#undef PARAMETER
};

static const char *const parameter_operations[] = {
#define ASKS(name)
#define BOUNDS(name)
#define PARAMETER(type) "param_ops_" #type,
#include "cpus.def"
#undef ASKS
#undef BOUNDS
#undef PARAMETER
};

template <unsigned N> static bool
named_p (const char *name, const char *const (&names)[N])
{
	for (const char *known : names)
		if (name && *name == *known && !strcmp (name, known))
			return true;
	return false;
}

/* Does STMT ask something about the number that is its first argument? */
bool
asks_of_number_p (const gimple *stmt)
{
	const char *name = called_name (stmt);

	return name && startswith (name, "cpu") && gimple_call_num_args (stmt) > 0
	       && named_p (name, questions);
}

/* ---- parameters of the module ---- */

/* The variable that VALUE is the address of, in an initializer; NULL_TREE: none. */
static tree
addressed_variable (tree value)
{
	STRIP_NOPS (value);
	if (TREE_CODE (value) == CONSTRUCTOR && CONSTRUCTOR_NELTS (value) == 1)
		return addressed_variable (CONSTRUCTOR_ELT (value, 0)->value);
	return TREE_CODE (value) == ADDR_EXPR && VAR_P (TREE_OPERAND (value, 0))
	       ? TREE_OPERAND (value, 0) : NULL_TREE;
}

static bool
kernel_param_p (const_tree decl)
{
	tree type = TYPE_MAIN_VARIANT (TREE_TYPE (decl)), name = TYPE_NAME (type);

	if (name && TREE_CODE (name) == TYPE_DECL)
		name = DECL_NAME (name);
	return TREE_CODE (type) == RECORD_TYPE && name && id_equal (name, "kernel_param")
	       && DECL_INITIAL (decl) && TREE_CODE (DECL_INITIAL (decl)) == CONSTRUCTOR;
}

/* The variable that the parameter DECL sets to any number; NULL_TREE: none. */
static tree
variable_of_parameter (tree decl)
{
	tree operations = NULL_TREE, variable = NULL_TREE, value;
	unsigned n;

	FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (DECL_INITIAL (decl)), n, value) {
		tree found = addressed_variable (value);
		const char *name = found && DECL_NAME (found)
				   ? IDENTIFIER_POINTER (DECL_NAME (found)) : NULL;

		if (named_p (name, parameter_operations))
			operations = found;
		else if (found)
			variable = found;
	}
	return operations && DECL_EXTERNAL (operations) && variable
	       && !TREE_PUBLIC (variable) && INTEGRAL_TYPE_P (TREE_TYPE (variable))
	       ? variable : NULL_TREE;
}

/* ---- what the unit does with a place ---- */

struct comparison {
	flow_function *f;
	gimple *stmt;
};

struct place_facts {
	bool doubtful;			/* a test of its value, or anything that is not understood */
	auto_vec<tree> sources;		/* what it is copied from */
	auto_vec<tree> copies;		/* where it is copied to */
	auto_vec<flow_function *> storers;
	gimple *store;			/* one of them */
	auto_vec<comparison> equal;	/* to another number, which it is asked for */
};

class place_reader {
public:
	place_reader (tree place, flow_function *f, place_facts *facts)
		: m_place (place), m_f (f), m_facts (facts)
	{
	}
	void run ();

private:
	void look_at (gimple *stmt);
	void store (gimple *stmt);
	void follow (tree value, bool part);
	void use (gimple *stmt, tree value, bool part);
	void assign (gimple *stmt, tree value, bool part);
	void compare (gimple *stmt, tree_code code, tree other, bool part);

	tree m_place;
	flow_function *m_f;
	place_facts *m_facts;
	hash_set<tree> m_seen;
};

/* The value is compared with OTHER; PART: some bits of it are. */
void
place_reader::compare (gimple *stmt, tree_code code, tree other, bool part)
{
	const bool equality = code == EQ_EXPR || code == NE_EXPR;

	other = number_origin (other);
	if (part)
		m_facts->doubtful = true;
	else if (TREE_CODE (other) == INTEGER_CST)
		/* `cpu >= 0' says nothing of how large it is. */
		m_facts->doubtful |= !equality && tree_int_cst_sgn (other) > 0;
	else if (equality)
		m_facts->equal.safe_push ({ m_f, stmt });
	else
		m_facts->doubtful = true;
}

void
place_reader::assign (gimple *stmt, tree value, bool part)
{
	tree to = gimple_assign_lhs (stmt), place;
	const tree_code code = gimple_assign_rhs_code (stmt);

	if (TREE_CODE (to) != SSA_NAME) {
		place = place_of (to);
		if (!part && place && gimple_assign_rhs1 (stmt) == value)
			m_facts->copies.safe_push (place);
		else if (!place)
			m_facts->doubtful = true;
		return;
	}
	if (TREE_CODE_CLASS (code) == tcc_comparison) {
		tree other = gimple_assign_rhs1 (stmt) == value ? gimple_assign_rhs2 (stmt)
								: gimple_assign_rhs1 (stmt);

		compare (stmt, code, other, part);
		return;
	}
	if (gimple_assign_load_p (stmt))
		return;		/* an element with that index */
	switch (code) {
	case SSA_NAME:
	case PLUS_EXPR:
	case MINUS_EXPR:
		follow (to, part);
		break;
	case BIT_AND_EXPR:
	case BIT_XOR_EXPR:
	case RSHIFT_EXPR:
	case TRUNC_DIV_EXPR:
		follow (to, true);
		break;
	case TRUNC_MOD_EXPR:
	case MULT_EXPR:
	case LSHIFT_EXPR:
	case BIT_IOR_EXPR:
	case POINTER_PLUS_EXPR:
	case ADDR_EXPR:
		break;		/* other numbers */
	default:
		if (gimple_assign_cast_p (stmt))
			follow (to, part);
		else
			m_facts->doubtful = true;
	}
}

void
place_reader::use (gimple *stmt, tree value, bool part)
{
	if (is_gimple_debug (stmt))
		return;
	switch (gimple_code (stmt)) {
	case GIMPLE_COND:
		compare (stmt, gimple_cond_code (stmt), gimple_cond_lhs (stmt) == value
			 ? gimple_cond_rhs (stmt) : gimple_cond_lhs (stmt), part);
		break;
	case GIMPLE_PHI:
		follow (gimple_phi_result (stmt), part);
		break;
	case GIMPLE_CALL:
		/* Somebody may tell by the result what the number is worth. */
		if (gimple_call_lhs (stmt) && !asks_of_number_p (stmt)
		    && !gimple_call_builtin_p (stmt, BUILT_IN_CONSTANT_P)
		    && !(TREE_CODE (gimple_call_lhs (stmt)) == SSA_NAME
			 && has_zero_uses (gimple_call_lhs (stmt))))
			m_facts->doubtful = true;
		break;
	case GIMPLE_ASSIGN:
		assign (stmt, value, part);
		break;
	default:
		m_facts->doubtful = true;
	}
}

/* VALUE is the place's, or made from it. */
void
place_reader::follow (tree value, bool part)
{
	imm_use_iterator uses;
	use_operand_p use_p;

	if (m_seen.add (value) || m_facts->doubtful)
		return;
	if (m_seen.elements () > 200) {
		m_facts->doubtful = true;
		return;
	}
	FOR_EACH_IMM_USE_FAST (use_p, uses, value)
		use (USE_STMT (use_p), value, part);
}

/* memcpy () of a few bytes into an array has become an access of another type. */
static bool
copied_p (tree ref, const_tree place)
{
	return TREE_CODE (TREE_TYPE (place)) == ARRAY_TYPE && TREE_CODE (ref) == MEM_REF
	       && TYPE_REF_CAN_ALIAS_ALL (TREE_TYPE (TREE_OPERAND (ref, 1)));
}

void
place_reader::store (gimple *stmt)
{
	tree source = gimple_assign_single_p (stmt)
		      ? place_read (gimple_assign_rhs1 (stmt)) : NULL_TREE;

	if (!source) {
		m_facts->doubtful |= !copied_p (gimple_get_lhs (stmt), m_place);
		return;
	}
	m_facts->sources.safe_push (source);
	m_facts->storers.safe_push (m_f);
	if (!m_facts->store || VAR_P (source))
		m_facts->store = stmt;
}

void
place_reader::look_at (gimple *stmt)
{
	const bool array = TREE_CODE (TREE_TYPE (m_place)) == ARRAY_TYPE;

	if (is_gimple_debug (stmt))
		return;
	if (gimple_store_p (stmt) && place_of (gimple_get_lhs (stmt)) == m_place)
		store (stmt);
	else if (gimple_assign_load_p (stmt) && place_of (gimple_assign_rhs1 (stmt)) == m_place) {
		if (copied_p (gimple_assign_rhs1 (stmt), m_place))
			return;
		if (TREE_CODE (gimple_assign_lhs (stmt)) == SSA_NAME)
			follow (gimple_assign_lhs (stmt), false);
		else
			m_facts->doubtful = true;
	} else if (address_kept_p (stmt, m_place, array))
		m_facts->doubtful = true;
}

void
place_reader::run ()
{
	basic_block block;

	FOR_EACH_BB_FN (block, m_f->fun)
		for (gimple_stmt_iterator at = gsi_start_bb (block); !gsi_end_p (at);
		     gsi_next (&at)) {
			look_at (gsi_stmt (at));
			if (m_facts->doubtful)
				return;
		}
}

/* ---- the rule ---- */

class parameter_checker {
public:
	parameter_checker (const cpus_of_unit &unit, const vec<flow_function *> &functions);
	void run ();

private:
	place_facts *facts_of (tree place);
	bool place_of_unit_p (tree place) const;
	bool any_number_p (tree place, int depth);
	bool untested_p (tree place, const kept_number &number);
	bool harmless_p (const comparison &equal, const place_facts &facts,
			 const kept_number &number) const;
	tree parameter_of (tree place, int depth);
	void check (const kept_number &number);

	const cpus_of_unit &m_unit;
	const vec<flow_function *> &m_functions;
	hash_map<tree, place_facts *> m_facts;
	hash_map<tree, tree> m_parameters;	/* by variable, what names it */
	hash_set<tree> m_reported;

public:
	~parameter_checker ()
	{
		for (auto known : m_facts)
			delete known.second;
	}
};

parameter_checker::parameter_checker (const cpus_of_unit &unit,
				      const vec<flow_function *> &functions)
	: m_unit (unit), m_functions (functions)
{
	varpool_node *node;

	FOR_EACH_VARIABLE (node) {
		tree variable = kernel_param_p (node->decl)
				? variable_of_parameter (node->decl) : NULL_TREE;

		if (variable)
			m_parameters.put (variable, node->decl);
	}
}

place_facts *
parameter_checker::facts_of (tree place)
{
	if (place_facts **known = m_facts.get (place))
		return *known;

	place_facts *facts = new place_facts ();

	m_facts.put (place, facts);
	for (flow_function *f : m_functions) {
		place_reader (place, f, facts).run ();
		if (facts->doubtful)
			break;
	}
	return facts;
}

/* Is PLACE a member that no other unit knows, or a variable that is a parameter and no more? */
bool
parameter_checker::place_of_unit_p (tree place) const
{
	tree type = TREE_TYPE (place);
	ipa_ref *ref = NULL;

	while (TREE_CODE (type) == ARRAY_TYPE)
		type = TREE_TYPE (type);
	if (!INTEGRAL_TYPE_P (type) || TYPE_PRECISION (type) < 16)
		return false;
	if (TREE_CODE (place) == FIELD_DECL)
		return DECL_NAME (place)
		       && !strcmp (DECL_SOURCE_FILE (place), main_input_filename);

	tree *const parameter = const_cast<parameter_checker *> (this)->m_parameters.get (place);
	varpool_node *node = varpool_node::get (place);

	if (!parameter || !node)
		return false;
	for (unsigned n = 0; node->iterate_referring (n, ref); n++)
		if (is_a<varpool_node *> (ref->referring) && ref->referring->decl != *parameter)
			return false;
	return true;
}

/* Is PLACE only ever set to what a parameter is? */
bool
parameter_checker::any_number_p (tree place, int depth)
{
	const place_facts *facts;

	if (depth > 3 || !place_of_unit_p (place))
		return false;
	facts = facts_of (place);
	if (facts->doubtful)
		return false;
	if (VAR_P (place))
		return facts->sources.is_empty ();
	for (tree source : facts->sources)
		if (!any_number_p (source, depth + 1))
			return false;
	return !facts->sources.is_empty ();
}

/* The variable that PLACE is copied from. */
tree
parameter_checker::parameter_of (tree place, int depth)
{
	if (VAR_P (place) || depth > 3)
		return place;
	return parameter_of (facts_of (place)->sources[0], depth + 1);
}

/*
 * Can EQUAL be no test for NUMBER's use?  One that comes after the use is none, nor one in
 * a function that tells nobody.
 */
bool
parameter_checker::harmless_p (const comparison &equal, const place_facts &facts,
			       const kept_number &number) const
{
	const bool known = dom_info_available_p (equal.f->fun, CDI_DOMINATORS);
	bool after;

	if (equal.f != number.f)
		return !facts.storers.contains (equal.f)
		       && VOID_TYPE_P (TREE_TYPE (TREE_TYPE (equal.f->node->decl)));
	push_cfun (equal.f->fun);
	calculate_dominance_info (CDI_DOMINATORS);
	after = gimple_bb (equal.stmt) != gimple_bb (number.stmt)
		&& dominated_by_p (CDI_DOMINATORS, gimple_bb (equal.stmt),
				   gimple_bb (number.stmt));
	if (!known)
		free_dominance_info (CDI_DOMINATORS);
	pop_cfun ();
	return after;
}

/* Is nothing known of the value of PLACE, by itself and where it is copied from and to? */
bool
parameter_checker::untested_p (tree place, const kept_number &number)
{
	auto_vec<tree> places;

	places.safe_push (place);
	for (unsigned n = 0; n < places.length (); n++) {
		const place_facts *facts = facts_of (places[n]);

		if (facts->doubtful || places.length () > 20)
			return false;
		for (const comparison &equal : facts->equal)
			if (!harmless_p (equal, *facts, number))
				return false;
		for (tree other : facts->sources)
			if (!places.contains (other))
				places.safe_push (other);
		for (tree other : facts->copies)
			if (!places.contains (other))
				places.safe_push (other);
	}
	return true;
}

void
parameter_checker::check (const kept_number &number)
{
	location_t where = report_place (gimple_location (number.stmt));
	const char *asked = asks_of_number_p (number.stmt) ? called_name (number.stmt) : NULL;
	rich_location richloc (line_table, where);
	bool printed;
	tree parameter;

	if (named_p (called_name (number.stmt), bounded_calls)
	    || header_function_p (number.f) || unchecked_p (number.f->node->decl)
	    || !check_enabled_p (CHECK_cpus, where) || m_reported.contains (number.place)
	    || !any_number_p (number.place, 0) || !untested_p (number.place, number))
		return;
	parameter = parameter_of (number.place, 0);
	m_reported.add (number.place);
	if (asked)
		printed = percpu_report (CHECK_cpus, &richloc, where, "%qs is asked about the "
					 "number in module parameter %qD, and nothing compares "
					 "that with %<nr_cpu_ids%>", asked, parameter);
	else
		printed = percpu_report (CHECK_cpus, &richloc, where, "the number in module "
					 "parameter %qD is used as a CPU number, and nothing "
					 "compares it with %<nr_cpu_ids%>", parameter);
	if (printed && parameter != number.place)
		inform (report_place (gimple_location (facts_of (number.place)->store)),
			"%qD gets it here", number.place);
}

void
parameter_checker::run ()
{
	if (!m_parameters.is_empty ())
		for (const kept_number &number : m_unit.kept_numbers)
			check (number);
}

/* The numbers of UNIT, whose functions are FUNCTIONS. */
void
check_parameters (const cpus_of_unit &unit, const vec<flow_function *> &functions)
{
	if (!unit.kept_numbers.is_empty ())
		parameter_checker (unit, functions).run ();
}
