/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which values of a function are the same, and what a path has found out about them.
 *
 * Two loads of one member have one number, whatever was called in between, and so have
 * two calls of one function with the same arguments.  That is not always true, but it
 * errs on the safe side: a path on which one condition is once true and once false is
 * not believed.
 */
#include "flow.h"

flow_values::flow_values (function *fun)
	: m_count (vec_safe_length (fun->gimple_df->ssa_names))
{
	m_numbers = XCNEWVEC (value_number, m_count);
}

flow_values::~flow_values ()
{
	XDELETEVEC (m_numbers);
}

/* A number that no other value has. */
static value_number
own_number (tree name)
{
	return mixed (1, SSA_NAME_VERSION (name));
}

value_number
flow_values::of_operand (tree operand, int depth)
{
	if (!operand)
		return 2;
	switch (TREE_CODE (operand)) {
	case SSA_NAME:
		return compute (operand, depth + 1);
	case INTEGER_CST:
		return mixed (3, tree_fits_shwi_p (operand)
				 ? (value_number) tree_to_shwi (operand)
				 : TREE_INT_CST_LOW (operand));
	case ADDR_EXPR:
		return mixed (4, of_reference (TREE_OPERAND (operand, 0), depth + 1));
	default:
		if (DECL_P (operand))
			return mixed (5, DECL_UID (operand));
		if (handled_component_p (operand)
		    || TREE_CODE (operand) == MEM_REF)
			return of_reference (operand, depth + 1);
		return mixed (6, (value_number) (uintptr_t) operand);
	}
}

/* What is at REFERENCE: a.b, p->c, a[i]. */
value_number
flow_values::of_reference (tree reference, int depth)
{
	value_number n = TREE_CODE (reference);

	if (depth > 20)
		return mixed (7, (value_number) (uintptr_t) reference);
	switch (TREE_CODE (reference)) {
	case COMPONENT_REF:
		n = mixed (n, DECL_UID (TREE_OPERAND (reference, 1)));
		break;
	case MEM_REF:
	case ARRAY_REF:
	case BIT_FIELD_REF:
		n = mixed (n, of_operand (TREE_OPERAND (reference, 1), depth));
		break;
	case REALPART_EXPR:
	case IMAGPART_EXPR:
	case VIEW_CONVERT_EXPR:
		break;
	default:
		return of_operand (reference, depth);
	}
	/* &p->a.b and the same by way of a temporary. */
	if (TREE_CODE (reference) == MEM_REF && integer_zerop (TREE_OPERAND (reference, 1))) {
		tree base = looked_through (TREE_OPERAND (reference, 0));

		if (TREE_CODE (base) == ADDR_EXPR)
			return of_reference (TREE_OPERAND (base, 0), depth + 1);
	}
	return mixed (n, of_operand (TREE_OPERAND (reference, 0), depth));
}

value_number
flow_values::of_assign (gimple *stmt, int depth)
{
	const tree_code code = gimple_assign_rhs_code (stmt);
	tree a = gimple_assign_rhs1 (stmt), b = gimple_assign_rhs2 (stmt);
	value_number x, y;

	if (gimple_assign_single_p (stmt))
		return gimple_clobber_p (stmt) ? 0 : of_operand (a, depth);
	x = of_operand (a, depth);
	/* Conversions are looked through: what differs is not the condition. */
	if (CONVERT_EXPR_CODE_P (code))
		return x;
	y = of_operand (b, depth);
	if (b && commutative_tree_code (code) && x > y)
		std::swap (x, y);
	return mixed (mixed (mixed (8, code), x), y);
}

/*
 * enabled ^ branch is what arch_static_branch (key, branch) and arch_static_branch_jump
 * give; both spellings of one key are to have one number.  See static_key_operands ().
 */
static bool
static_branch_p (gimple *stmt)
{
	tree callee = gimple_call_fndecl (stmt);

	return callee && DECL_NAME (callee) && gimple_call_num_args (stmt) == 2
	       && startswith (IDENTIFIER_POINTER (DECL_NAME (callee)),
			      "arch_static_branch");
}

value_number
flow_values::of_call (gimple *stmt, int depth)
{
	tree callee = gimple_call_fndecl (stmt);
	value_number n;

	if (!callee)
		return 0;
	if (static_branch_p (stmt))
		return mixed (9, of_operand (gimple_call_arg (stmt, 0), depth));
	if (gimple_call_num_args (stmt) > 4
	    || !(INTEGRAL_TYPE_P (gimple_call_return_type (as_a<gcall *> (stmt)))))
		return 0;
	n = mixed (10, DECL_UID (callee));
	for (unsigned i = 0; i < gimple_call_num_args (stmt); i++)
		n = mixed (n, of_operand (gimple_call_arg (stmt, i), depth));
	return n;
}

value_number
flow_values::compute (tree name, int depth)
{
	const unsigned version = SSA_NAME_VERSION (name);
	gimple *stmt = SSA_NAME_DEF_STMT (name);
	value_number n = 0;

	if (version >= m_count)
		return own_number (name);
	if (m_numbers[version])
		return m_numbers[version];
	if (depth < 20 && is_gimple_assign (stmt))
		n = of_assign (stmt, depth);
	else if (depth < 20 && is_gimple_call (stmt))
		n = of_call (stmt, depth);
	if (n == 0)
		n = own_number (name);
	return m_numbers[version] = n;
}

bool
flow_values::own_p (tree name)
{
	return number (name) == own_number (name);
}

value_number
flow_values::number (tree value)
{
	return of_operand (value, 0);
}

/* ---- conditions ---- */

/* VALUE without conversions and what __builtin_expect adds. */
tree
looked_through (tree value)
{
	for (int i = 0; i < 20 && TREE_CODE (value) == SSA_NAME; i++) {
		gimple *stmt = SSA_NAME_DEF_STMT (value);

		if (gimple_assign_cast_p (stmt) || gimple_assign_ssa_name_copy_p (stmt)
		    || (gimple_assign_single_p (stmt)
			&& (CONSTANT_CLASS_P (gimple_assign_rhs1 (stmt))
			    || gimple_assign_rhs_code (stmt) == ADDR_EXPR)))
			value = gimple_assign_rhs1 (stmt);
		else if (gimple_call_builtin_p (stmt, BUILT_IN_EXPECT))
			value = gimple_call_arg (stmt, 0);
		else
			break;
	}
	return value;
}

static tree_code
swapped (tree_code code)
{
	return swap_tree_comparison (code);
}

/*
 * VALUE CODE 0, where CODE is EQ or NE and VALUE is itself a comparison: says that
 * instead.  False: it is none.
 */
static bool
inner_comparison (tree value, tree_code *code, tree *a, tree *b)
{
	tree left, right;
	gimple *stmt;
	tree_code inner;

	if (TREE_CODE (value) != SSA_NAME)
		return false;
	stmt = SSA_NAME_DEF_STMT (value);
	if (!is_gimple_assign (stmt))
		return false;
	inner = gimple_assign_rhs_code (stmt);
	left = gimple_assign_rhs1 (stmt);
	if (TREE_CODE_CLASS (inner) == tcc_comparison)
		right = gimple_assign_rhs2 (stmt);
	else if (((inner == BIT_NOT_EXPR || inner == TRUTH_NOT_EXPR)
		  && TREE_CODE (TREE_TYPE (value)) == BOOLEAN_TYPE)
		 || (inner == BIT_XOR_EXPR && integer_onep (gimple_assign_rhs2 (stmt))
		     && TREE_CODE (TREE_TYPE (left)) == BOOLEAN_TYPE)) {
		inner = EQ_EXPR;
		right = build_zero_cst (TREE_TYPE (left));
	} else
		return false;
	/* Not of floating point, where the inverse is another. */
	if (FLOAT_TYPE_P (TREE_TYPE (left)))
		return false;
	*a = left;
	*b = right;
	*code = *code == NE_EXPR ? inner : invert_tree_comparison (inner, false);
	return true;
}

/* `enabled ^ branch' compared: the code that compares `enabled'. */
static tree_code
static_key_code (tree value, tree_code code)
{
	gimple *stmt;

	if (TREE_CODE (value) != SSA_NAME)
		return code;
	stmt = SSA_NAME_DEF_STMT (value);
	if (is_gimple_call (stmt) && static_branch_p (stmt)
	    && integer_onep (gimple_call_arg (stmt, 1))
	    && (code == EQ_EXPR || code == NE_EXPR))
		return invert_tree_comparison (code, false);
	return code;
}

/* A CODE B in the form that paths remember.  False: nothing is known of it. */
bool
condition_of (flow_values *values, tree_code code, tree a, tree b,
	      flow_condition *out)
{
	tree subject = a;

	for (int i = 0; i < 20; i++) {
		if (CONSTANT_CLASS_P (a)) {
			std::swap (a, b);
			code = swapped (code);
		}
		subject = a = looked_through (a);
		if (!integer_zerop (b) && !(integer_onep (b)
		      && TREE_CODE (TREE_TYPE (b)) == BOOLEAN_TYPE))
			break;
		if (code != EQ_EXPR && code != NE_EXPR)
			break;
		/* b == true is b != false */
		tree_code asked = integer_zerop (b) ? code
				  : invert_tree_comparison (code, false);
		if (!inner_comparison (a, &asked, &a, &b)) {
			if (!integer_zerop (b)) {
				b = build_zero_cst (TREE_TYPE (b));
				code = asked;
			}
			break;
		}
		code = asked;
	}
	if (TREE_CODE (a) == INTEGER_CST)
		return false;
	if (TREE_CODE (b) == INTEGER_CST && tree_fits_shwi_p (b)) {
		out->value = values->number (a);
		out->subject = subject;
		out->code = static_key_code (a, code);
		out->constant = tree_to_shwi (b);
		return true;
	}
	/* Two values: their comparison is a value itself, `equal' or `less'. */
	value_number x = values->number (a), y = values->number (b);
	bool yes = true;

	switch (code) {
	case NE_EXPR:
		yes = false;
		/* FALLTHRU */
	case EQ_EXPR:
		if (x > y)
			std::swap (x, y);
		code = EQ_EXPR;
		break;
	case GE_EXPR:
		yes = false;
		code = LT_EXPR;
		break;
	case LE_EXPR:
		yes = false;
		/* FALLTHRU */
	case GT_EXPR:
		std::swap (x, y);
		code = LT_EXPR;
		break;
	case LT_EXPR:
		break;
	default:
		return false;
	}
	out->value = mixed (mixed (mixed (11, code), x), y);
	out->subject = NULL_TREE;
	out->code = yes ? NE_EXPR : EQ_EXPR;
	out->constant = 0;
	return true;
}

/* ---- facts ---- */

const flow_fact *
flow_facts::find (value_number value) const
{
	for (unsigned i = 0; i < m_facts.length (); i++)
		if (m_facts[i].value == value)
			return &m_facts[i];
	return NULL;
}

static value_number
fact_hash (const flow_fact &fact)
{
	/* One of them is small as a rule, and each is multiplied by another prime. */
	return mixed (fact.value + fact.low * 0x9e3779b97f4a7c15ULL
		      + fact.high * 0xc2b2ae3d27d4eb4fULL,
		      fact.has_hole ? fact.hole + 1 : 0);
}

void
flow_facts::forget (value_number value)
{
	for (unsigned i = 0; i < m_facts.length (); i++)
		if (m_facts[i].value == value) {
			m_sum -= fact_hash (m_facts[i]);
			m_facts.unordered_remove (i);
			return;
		}
}

/* Forgets all but those with one of BITS. */
void
flow_facts::forget_others (uint64_t bits)
{
	for (unsigned i = m_facts.length (); i-- > 0;)
		if (!(m_facts[i].bit & bits)) {
			m_sum -= fact_hash (m_facts[i]);
			m_facts.unordered_remove (i);
		}
}

/* VALUE is as FACT says, whatever was known; NULL: nothing is known any more. */
void
flow_facts::set (value_number value, const flow_fact *fact)
{
	if (!fact) {
		forget (value);
		return;
	}
	flow_fact copy = *fact;

	copy.value = value;
	forget (value);
	m_facts.safe_push (copy);
	m_sum += fact_hash (copy);
}

/* All that an integer of TYPE can be, as far as it fits. */
bool
type_range (tree type, HOST_WIDE_INT *low, HOST_WIDE_INT *high)
{
	if (!TYPE_MIN_VALUE (type) || !tree_fits_shwi_p (TYPE_MIN_VALUE (type)))
		return false;
	*low = tree_to_shwi (TYPE_MIN_VALUE (type));
	*high = tree_fits_shwi_p (TYPE_MAX_VALUE (type))
		? tree_to_shwi (TYPE_MAX_VALUE (type)) : HOST_WIDE_INT_MAX;
	return true;
}

/* The part of FACT where it is CODE CONSTANT; false: there is none. */
bool
narrow_fact (flow_fact *fact, tree_code code, HOST_WIDE_INT constant)
{
	const HOST_WIDE_INT lowest = HOST_WIDE_INT_MIN, highest = HOST_WIDE_INT_MAX;

	switch (code) {
	case EQ_EXPR:
		if (fact->has_hole && fact->hole == constant)
			return false;
		fact->low = MAX (fact->low, constant);
		fact->high = MIN (fact->high, constant);
		break;
	case NE_EXPR:
		if (fact->low == constant && fact->low != highest)
			fact->low++;
		else if (fact->high == constant && fact->high != lowest)
			fact->high--;
		else {
			fact->hole = constant;
			fact->has_hole = true;
		}
		break;
	case LT_EXPR:
		if (constant == lowest)
			return false;
		fact->high = MIN (fact->high, constant - 1);
		break;
	case LE_EXPR:
		fact->high = MIN (fact->high, constant);
		break;
	case GT_EXPR:
		if (constant == highest)
			return false;
		fact->low = MAX (fact->low, constant + 1);
		break;
	case GE_EXPR:
		fact->low = MAX (fact->low, constant);
		break;
	default:
		return true;
	}
	return fact->low <= fact->high
	       && !(fact->has_hole && fact->low == fact->high
		    && fact->low == fact->hole);
}

/* What is known under CONDITION; false: it cannot be. */
bool
flow_facts::narrowed (const flow_condition &condition, flow_fact *fact) const
{
	const flow_fact *known = find (condition.value);

	if (known)
		*fact = *known;
	else
		*fact = { condition.value, HOST_WIDE_INT_MIN, HOST_WIDE_INT_MAX, 0, false,
			  0 };
	return narrow_fact (fact, condition.code, condition.constant);
}

bool
flow_facts::allow (const flow_condition &condition) const
{
	flow_fact fact;

	return narrowed (condition, &fact);
}

bool
flow_facts::assume (const flow_condition &condition, uint64_t bit)
{
	flow_fact fact;

	if (!narrowed (condition, &fact))
		return false;
	fact.bit = bit;
	set (condition.value, &fact);
	return true;
}
