/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the checks are told about the expression that they are shown. */
#ifndef PERCPU_WALK_H
#define PERCPU_WALK_H

/* What happens to the value of an expression. */
enum value_use {
	USE_OTHER,			/* none of the following */
	USE_ARGUMENT,			/* of a call */
	USE_ASSIGN, USE_INITIALIZE,
	USE_RETURN, USE_COMPARE, USE_CONDITION, USE_SUBTRACT,
	USE_FOLLOW			/* as a pointer */
};

struct value_context {
	enum value_use use;
	tree function;			/* USE_ARGUMENT: what is called */
	unsigned argument;		/* its number, from 1 */
	tree other;			/* where it goes, what it is compared with */
	location_t where;		/* of the innermost expression with one */
};

/* What is done to an object. */
enum object_use {
	OBJECT_READ, OBJECT_WRITE, OBJECT_CHANGE, OBJECT_ADDRESS, OBJECT_ASM,
	OBJECT_DISCARD
};

tree percpu_object (tree object);
tree percpu_address (tree pointer);
bool in_initializer_p (void);
bool mixed_condition_p (tree value);

/* check_access.c */
void check_access (tree object, enum object_use use, const value_context &);
bool check_builtin_argument (tree value, const value_context &);
bool asm_reaches_copy_p (tree asm_expr);
void check_asm_operand (tree asm_expr, tree object, const value_context &);

/* check_space.c */
tree plain (tree value);
tree written_pointer (tree value);
void advise_pointer (location_t where, tree value);
bool types_mixed_deeper_p (const_tree a, const_tree b);
bool check_space (tree conversion, const value_context &);

/* check_cast.c */
bool explicit_cast_p (const_tree conversion);
bool direct_conversion_p (const_tree conversion);
void check_cast (tree conversion, const value_context &);
void check_detour (tree indirect, const value_context &);
void check_detour_argument (tree argument, const value_context &);
void note_detour_assignment (tree variable, tree value);
bool check_accessor_cast (tree pointer, location_t where);
void begin_detours (void);

#endif
