/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a function runs, by how it is registered: the table contexts.def. */
#include "flow.h"

enum registration { BY_FIELD, BY_ARG, BY_NOTIFIER, BY_SECTION, BY_NAME, BY_PREFIX };

/* One line of contexts.def. */
struct context_entry {
	enum registration by;
	const char *name;	/* of the structure, function or section */
	const char *field;
	int arg;
	enum context context;
	bool module;		/* only in modules */
	context_entry *next;	/* of the same field or function */
};

static context_entry entries[] = {
#define CONTEXT_FIELD(type, field, ctx) { BY_FIELD, #type, #field, 0, CTX_##ctx, false, NULL },
#define CONTEXT_ARG(f, n, ctx) { BY_ARG, #f, NULL, n, CTX_##ctx, false, NULL },
#define CONTEXT_NOTIFIER(f, n, ctx) { BY_NOTIFIER, #f, NULL, n, CTX_##ctx, false, NULL },
#define CONTEXT_SECTION(name, ctx) { BY_SECTION, name, NULL, 0, CTX_##ctx, false, NULL },
#define CONTEXT_MODULE_SECTION(name, ctx) { BY_SECTION, name, NULL, 0, CTX_##ctx, true, NULL },
#define CONTEXT_NAME(f, ctx) { BY_NAME, #f, NULL, 0, CTX_##ctx, false, NULL },
#define CONTEXT_PREFIX(name, ctx) { BY_PREFIX, #name, NULL, 0, CTX_##ctx, false, NULL },
#include "contexts.def"
};

/* By the name of the field or of the function. */
static hash_map<tree, context_entry *> *by_name;

/* Those that are not found by name: by section, or by how the name begins. */
static auto_vec<context_entry *> others;

/* Static variables whose initializers have been read. */
static hash_set<tree> *read_variables;

/* What was found of each function. */
static hash_map<tree, flow_contexts *> *found;

void
init_flow_contexts (void)
{
	by_name = new hash_map<tree, context_entry *> (2 * ARRAY_SIZE (entries));
	read_variables = new hash_set<tree>;
	found = new hash_map<tree, flow_contexts *>;
	for (context_entry &entry : entries) {
		if (entry.by == BY_SECTION || entry.by == BY_PREFIX) {
			others.safe_push (&entry);
			continue;
		}
		bool existed;
		context_entry *&first = by_name->get_or_insert (
			get_identifier (entry.field ? entry.field : entry.name),
			&existed);

		entry.next = existed ? first : NULL;
		first = &entry;
	}
}

void
finish_flow_contexts (void)
{
	for (auto i : *found)
		delete i.second;
	delete by_name;
	delete read_variables;
	delete found;
	others.truncate (0);
	finish_flow_queues ();
}

static const char *const binding_functions[] = {
	"kthread_bind", "kthread_bind_mask", "set_cpus_allowed_ptr"
};

/* Does DECL bind a thread to CPUs? */
bool
binding_function_p (const_tree decl)
{
	for (const char *name : binding_functions)
		if (DECL_NAME (decl) && !strcmp (IDENTIFIER_POINTER (DECL_NAME (decl)), name))
			return true;
	return false;
}

/* Is the thread that STMT binds one that runs another function than FUNCTION? */
static bool
binds_other_p (gimple *stmt, tree function)
{
	tree thread = looked_through (gimple_call_arg (stmt, 0));
	gimple *made = TREE_CODE (thread) == SSA_NAME ? SSA_NAME_DEF_STMT (thread) : NULL;
	tree callee = made && is_gimple_call (made) ? gimple_call_fndecl (made) : NULL_TREE;
	tree runs;

	if (!callee || !DECL_NAME (callee)
	    || strcmp (IDENTIFIER_POINTER (DECL_NAME (callee)), "kthread_create_on_node"))
		return false;
	runs = looked_through (gimple_call_arg (made, 0));
	return TREE_CODE (runs) == ADDR_EXPR && TREE_OPERAND (runs, 0) != function;
}

/* Does the unit bind a thread to CPUs that may be the one that runs FUNCTION? */
static bool
thread_bound_p (tree function)
{
	for (const char *name : binding_functions) {
		cgraph_node *node = cgraph_node::get_for_asmname (get_identifier (name));

		for (cgraph_edge *e = node ? node->callers : NULL; e; e = e->next_caller)
			if (!e->call_stmt || !binds_other_p (e->call_stmt, function))
				return true;
	}
	return false;
}

static void
note_context (tree function, const context_entry *entry, location_t where)
{
	enum context context = entry->context;
	bool existed;
	flow_contexts *&contexts = found->get_or_insert (function, &existed);

	if (!existed)
		contexts = new flow_contexts ();
	if (startswith (entry->name, "kthread_create_on_node") && thread_bound_p (function))
		context = CTX_PINNED;
	if ((entry->module && !in_module) || contexts->by[context].entry)
		return;
	contexts->by[context] = { entry, where };
}

/* The tag of the structure TYPE, or its typedef; NULL: it has none. */
static const char *
tag_of (const_tree type)
{
	tree name = TYPE_NAME (TYPE_MAIN_VARIANT (type));

	if (name && TREE_CODE (name) == TYPE_DECL)
		name = DECL_NAME (name);
	return name ? IDENTIFIER_POINTER (name) : NULL;
}

/* The same, of the structure that FIELD is of. */
const char *
structure_name (const_tree field)
{
	return tag_of (DECL_CONTEXT (field));
}

/* Is FIELD a member of STRUCTURE? */
bool
member_of_p (const_tree field, const char *structure)
{
	const char *name = structure_name (field);

	return name && !strcmp (name, structure);
}

/*
 * Does STMT give a task the flag PF_NO_SETAFFINITY?  With that, and one CPU to run on, the
 * kernel itself believes that it stays there (is_percpu_thread (), include/linux/sched.h).
 */
bool
keeps_task_p (gimple *stmt)
{
	tree member, value, flag;
	gimple *from;

	if (!gimple_assign_single_p (stmt) || !gimple_store_p (stmt))
		return false;
	member = gimple_assign_lhs (stmt);
	value = gimple_assign_rhs1 (stmt);
	if (TREE_CODE (member) != COMPONENT_REF || TREE_CODE (value) != SSA_NAME)
		return false;
	member = TREE_OPERAND (member, 1);
	if (!DECL_NAME (member) || !id_equal (DECL_NAME (member), "flags")
	    || !member_of_p (member, "task_struct"))
		return false;
	from = SSA_NAME_DEF_STMT (value);
	if (!is_gimple_assign (from) || gimple_assign_rhs_code (from) != BIT_IOR_EXPR)
		return false;
	flag = gimple_assign_rhs2 (from);
	return TREE_CODE (flag) == INTEGER_CST
	       && (TREE_INT_CST_LOW (flag) & macro_number ("PF_NO_SETAFFINITY"));
}

/*
 * FUNCTION goes into FIELD of the structure OWNER: the one that is named, when unions and
 * structures without a name are between.
 */
static void
note_field (tree function, tree owner, tree field, location_t where)
{
	context_entry **entry = DECL_NAME (field) ? by_name->get (DECL_NAME (field)) : NULL;
	const char *name = tag_of (owner);

	note_member (function, field, where);
	for (context_entry *e = entry ? *entry : NULL; e && name; e = e->next)
		if (e->by == BY_FIELD && !strcmp (name, e->name))
			note_context (function, e, where);
}

/* The structure that the programmer names when he names the member REFERENCE. */
static tree
owner_of (tree reference)
{
	tree outer = TREE_OPERAND (reference, 0);

	while (TREE_CODE (outer) == COMPONENT_REF && !DECL_NAME (TREE_OPERAND (outer, 1)))
		outer = TREE_OPERAND (outer, 0);
	return TREE_TYPE (outer);
}

/*
 * FUNCTION becomes the function of WORK: a bound queue's worker stays on its CPU, as the
 * table says, but another queue's does not.
 */
static void
note_work (tree function, tree work)
{
	static context_entry entry = { BY_ARG, "queue_work", NULL, 1, CTX_PROCESS, false,
				       NULL };
	gimple *queued = work ? queued_unbound (work) : NULL;

	if (queued)
		note_context (function, &entry, gimple_location (queued));
}

static bool
work_function_p (tree field)
{
	return DECL_NAME (field) && id_equal (DECL_NAME (field), "func")
	       && member_of_p (field, "work_struct");
}

static tree
function_in (tree value)
{
	value = looked_through (value);
	STRIP_NOPS (value);
	if (TREE_CODE (value) == ADDR_EXPR)
		value = TREE_OPERAND (value, 0);
	return TREE_CODE (value) == FUNCTION_DECL ? value : NULL_TREE;
}

/* VALUE is given as an argument to what STMT calls, as ENTRY says. */
static void
note_argument (gimple *stmt, tree function, tree value, enum registration by)
{
	tree callee = gimple_call_fndecl (stmt);
	context_entry **entry = callee && DECL_NAME (callee)
				? by_name->get (DECL_NAME (callee)) : NULL;

	for (context_entry *e = entry ? *entry : NULL; e; e = e->next) {
		if (e->by != by || e->arg >= (int) gimple_call_num_args (stmt))
			continue;
		tree arg = looked_through (gimple_call_arg (stmt, e->arg));

		if (TREE_CODE (arg) == ADDR_EXPR && TREE_OPERAND (arg, 0) == value)
			note_context (function, e, gimple_location (stmt));
	}
}

/* FUNCTION is the call of the notifier block VARIABLE: who registers that? */
static void
note_notifier (tree function, tree variable)
{
	varpool_node *node = varpool_node::get (variable);
	ipa_ref *ref = NULL;

	for (unsigned i = 0; node && node->iterate_referring (i, ref); i++)
		if (ref->stmt && is_gimple_call (ref->stmt))
			note_argument (ref->stmt, function, variable, BY_NOTIFIER);
}

/* The functions in VALUE, which initializes VARIABLE or a part of it: one that is of OWNER. */
static void
read_initializer (tree variable, tree value, tree owner)
{
	unsigned i;
	tree index, element;

	if (!value || TREE_CODE (value) != CONSTRUCTOR)
		return;
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS (value), i, index, element) {
		const bool member = index && TREE_CODE (index) == FIELD_DECL;
		tree function;

		read_initializer (variable, element, member && !DECL_NAME (index)
						     ? owner : TREE_TYPE (element));
		if (!member || !(function = function_in (element)))
			continue;
		note_field (function, owner, index, DECL_SOURCE_LOCATION (variable));
		if (work_function_p (index))
			note_work (function, variable);
		if (DECL_NAME (index)
		    && !strcmp (IDENTIFIER_POINTER (DECL_NAME (index)), "notifier_call"))
			note_notifier (function, variable);
	}
}

/* FUNCTION's address is in STMT. */
static void
read_statement (tree function, gimple *stmt)
{
	if (is_gimple_call (stmt)) {
		note_argument (stmt, function, function, BY_ARG);
		return;
	}
	if (!gimple_assign_single_p (stmt)
	    || TREE_CODE (gimple_assign_lhs (stmt)) != COMPONENT_REF)
		return;
	tree field = TREE_OPERAND (gimple_assign_lhs (stmt), 1);

	note_field (function, owner_of (gimple_assign_lhs (stmt)), field,
		    gimple_location (stmt));
	if (work_function_p (field))
		note_work (function,
			   work_of (TREE_OPERAND (gimple_assign_lhs (stmt), 0)));
}

/* A value that holds the address goes on to a call or a store. */
static void
read_uses (tree function, gimple *stmt)
{
	imm_use_iterator uses;
	use_operand_p use;
	tree name;

	read_statement (function, stmt);
	if (!is_gimple_assign (stmt)
	    || TREE_CODE (name = gimple_assign_lhs (stmt)) != SSA_NAME)
		return;
	FOR_EACH_IMM_USE_FAST (use, uses, name)
		if (!is_gimple_debug (USE_STMT (use)))
			read_statement (function, USE_STMT (use));
}

static void
read_names (tree function)
{
	const char *section = DECL_SECTION_NAME (function);
	const char *name = IDENTIFIER_POINTER (DECL_NAME (function));
	const location_t where = DECL_SOURCE_LOCATION (function);
	context_entry **entry = by_name->get (DECL_NAME (function));

	for (context_entry *e = entry ? *entry : NULL; e; e = e->next)
		if (e->by == BY_NAME)
			note_context (function, e, where);
	for (context_entry *e : others)
		if ((e->by == BY_SECTION && section && !strcmp (section, e->name))
		    || (e->by == BY_PREFIX && startswith (name, e->name)))
			note_context (function, e, where);
}

/* Where the function runs; NULL: nobody says. */
const flow_contexts *
contexts_of (cgraph_node *node)
{
	ipa_ref *ref = NULL;

	if (!DECL_NAME (node->decl))
		return NULL;
	read_names (node->decl);
	for (unsigned i = 0; node->address_taken && node->iterate_referring (i, ref); i++) {
		tree from = ref->referring->decl;

		if (ref->use != IPA_REF_ADDR)
			continue;
		if (ref->stmt)
			read_uses (node->decl, ref->stmt);
		else if (VAR_P (from) && !read_variables->add (from))
			read_initializer (from, DECL_INITIAL (from), TREE_TYPE (from));
	}
	flow_contexts **contexts = found->get (node->decl);

	return contexts ? *contexts : NULL;
}

static const char *
context_name (enum context context)
{
	switch (context) {
	case CTX_HARDIRQ:
		return G_("in an interrupt");
	case CTX_SOFTIRQ:
		return G_("in a softirq");
	case CTX_ATOMIC:
		return G_("with preemption disabled");
	default:
		return G_("in a task that can be moved");
	}
}

/* By what it is known, for percpu-link. */
const char *
registration_text (const flow_registration &r)
{
	static char text[256];

	switch (r.entry->by) {
	case BY_FIELD:
		snprintf (text, sizeof (text), "%s.%s", r.entry->name, r.entry->field);
		return text;
	case BY_ARG:
	case BY_NOTIFIER:
		snprintf (text, sizeof (text), "%s ()", r.entry->name);
		return text;
	default:
		return "";
	}
}

/* Says why F runs in CONTEXT. */
void
explain_context (const flow_function *f, enum context context)
{
	const flow_registration &r = f->contexts->by[context];
	const char *name = IDENTIFIER_POINTER (DECL_NAME (f->node->decl));
	const location_t where = report_place (r.where);

	switch (r.entry->by) {
	case BY_FIELD:
		inform (where, "%qs is %<%s.%s%> here, which runs %s", name,
			r.entry->name, r.entry->field, _(context_name (context)));
		break;
	case BY_ARG:
	case BY_NOTIFIER:
		inform (where, "%qs is given to %qs here, which runs it %s", name,
			r.entry->name, _(context_name (context)));
		break;
	default:
		inform (where, "%qs runs %s", name, _(context_name (context)));
	}
}
