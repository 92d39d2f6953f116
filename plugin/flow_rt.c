/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is different with PREEMPT_RT: a spinlock_t, an rwlock_t and a local_lock_t sleep
 * there, and with them what takes one: the allocators, random numbers.  Their own sections
 * are no reason not to sleep; those of preempt_disable (), of local_irq_disable () and of
 * a raw_spinlock_t are.  The kernel's Documentation/locking/locktypes.rst lays that down.
 *
 * So sections have a second depth, HOLD_RT, which counts those in which nothing sleeps in
 * either configuration.  Without the option, and for a unit that is not configured so, it
 * stays 0.
 */
#include "flow.h"

bool rt;

static bool
macro_defined_p (const char *name)
{
	return cpp_macro_p (C_CPP_HASHNODE (get_identifier (name)));
}

/*
 * The unit has been read.  On a uniprocessor without PREEMPT_RT and lock debugging all
 * locks are preempt_disable () before the compiler sees them, and cannot be told apart.
 */
void
note_rt_facts (void)
{
	const bool configured = macro_defined_p ("CONFIG_PREEMPT_RT");

	rt = percpu_opt.rt == RT_AUTO ? configured : percpu_opt.rt == RT_YES;
	if (!configured && macro_defined_p ("__LINUX_SPINLOCK_API_UP_H"))
		rt = false;
}

/* Is LOCK the raw lock within a spinlock_t? */
static bool
within_spinlock_p (tree lock)
{
	lock = looked_through (lock);
	if (TREE_CODE (lock) == SSA_NAME) {
		gimple *made = SSA_NAME_DEF_STMT (lock);
		tree callee = is_gimple_call (made) ? gimple_call_fndecl (made) : NULL_TREE;

		return callee && DECL_NAME (callee)
		       && id_equal (DECL_NAME (callee), "spinlock_check");
	}
	if (TREE_CODE (lock) != ADDR_EXPR)
		return false;
	lock = TREE_OPERAND (lock, 0);
	if (TREE_CODE (lock) != COMPONENT_REF || !DECL_NAME (TREE_OPERAND (lock, 1))
	    || !id_equal (DECL_NAME (TREE_OPERAND (lock, 1)), "rlock"))
		return false;
	/* It is in a union without a name. */
	for (; TREE_CODE (lock) == COMPONENT_REF; lock = TREE_OPERAND (lock, 0))
		if (member_of_p (TREE_OPERAND (lock, 1), "spinlock"))
			return true;
	return false;
}

/* STMT calls a function with ENTRY: is it one of locks, and is the lock a spinlock_t? */
bool
rt_lock_call_p (gimple *stmt, const call_entry *entry)
{
	bool locks = false;

	for (; entry; entry = entry->next)
		locks |= entry->holds >> HOLD_SPIN & 1;
	return locks && is_gimple_call (stmt) && gimple_call_num_args (stmt) > 0
	       && POINTER_TYPE_P (TREE_TYPE (gimple_call_arg (stmt, 0)))
	       && within_spinlock_p (gimple_call_arg (stmt, 0));
}

static const char configuration[] = "CONFIG_PREEMPT_RT";

static bool
asks_for_rt_p (const char_span &text)
{
	return memmem (text.get_buffer (), text.length (), configuration,
		       strlen (configuration));
}

/* The directive of a line; NULL: it is none.  TEXT does not end with a 0. */
static const char *
directive_of (const char_span &text, size_t *length)
{
	size_t i = 0;

	while (i < text.length () && ISBLANK (text[i]))
		i++;
	if (i == text.length () || text[i++] != '#')
		return NULL;
	while (i < text.length () && ISBLANK (text[i]))
		i++;
	*length = text.length () - i;
	return text.get_buffer () + i;
}

/* Is the line compiled, or left out, because of PREEMPT_RT? */
static bool
depends_on_rt_p (const char *file, int line)
{
	int inner = 0;

	while (file && --line > 0) {
		const char_span text = source_line (file, line);
		size_t length = 0;
		const char *directive = text ? directive_of (text, &length) : NULL;

		if (!directive)
			continue;
		if (length >= 5 && !strncmp (directive, "endif", 5))
			inner++;
		else if (length >= 2 && !strncmp (directive, "if", 2) && inner)
			inner--;
		else if (length >= 2 && (!strncmp (directive, "if", 2)
					 || (!strncmp (directive, "el", 2) && !inner))
			 && asks_for_rt_p (text))
			return true;
	}
	return false;
}

static bool
text_names_rt_p (const flow_function *f)
{
	const expanded_location begin = expand_location (DECL_SOURCE_LOCATION (f->node->decl));
	const expanded_location end = expand_location (f->fun->function_end_locus);

	for (int line = begin.line; begin.file && line <= end.line; line++) {
		const char_span text = source_line (begin.file, line);

		if (text && asks_for_rt_p (text))
			return true;
	}
	/* Headers are where the locks themselves are. */
	return begin.file && !strcmp (begin.file, main_input_filename)
	       && depends_on_rt_p (begin.file, begin.line);
}

/*
 * Does F's text ask for the configuration?  Then it does other things there than those that
 * are compiled here, or the same for a reason.
 */
bool
names_rt_p (flow_function *f)
{
	if (f->names_rt == flow_function::NOT_ASKED)
		f->names_rt = text_names_rt_p (f) ? flow_function::NAMES_RT
						  : flow_function::NAMES_NOT;
	return f->names_rt == flow_function::NAMES_RT;
}

/* Does EVENT come from a macro that is another one with PREEMPT_RT? */
bool
by_rt_macro_p (const flow_event &event)
{
	auto_vec<const line_map_macro *, 16> chain;

	macros_of (event.where, &chain);
	for (const line_map_macro *map : chain) {
		if (!cpp_user_macro_p (map->macro))
			continue;
		const expanded_location at = expand_location (map->macro->value.macro->line);

		if (depends_on_rt_p (at.file, at.line))
			return true;
	}
	return false;
}
