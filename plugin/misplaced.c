/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * `struct __percpu tag *p' and, in a function, `struct tag *p, __percpu *q': the
 * annotation stands where an attribute may be and a qualifier may not.  Sparse
 * understands it, and kernels have had it.  There __percpu expands to nothing; the
 * member or variable gets its type when it is complete, and a warning says where the
 * word belongs.
 */
#include "plugin.h"

static cpp_hashnode *(*next_macro_to_expand) (cpp_reader *, const cpp_token *);
static cpp_hashnode *space_macro, *nothing_macro;

/* Places of the word that still wait for what they belong to. */
static auto_vec<location_t> waiting;

/* The INDEXth token behind the one that is being read, blanks not counted. */
static const cpp_token *
peek (cpp_reader *pfile, int *index)
{
	const cpp_token *token;

	do
		token = cpp_peek_token (pfile, (*index)++);
	while (token->type == CPP_PADDING);
	return token;
}

/* Is TOKEN a name that is neither a type, nor a macro, nor a keyword? */
static bool
tag_p (const cpp_token *token)
{
	tree id, decl;

	if (token->type != CPP_NAME || cpp_macro_p (token->val.node.node))
		return false;
	id = HT_IDENT_TO_GCC_IDENT (HT_NODE (token->val.node.node));
	if (C_IS_RESERVED_WORD (id))
		return false;
	decl = lookup_name (id);
	return !decl || TREE_CODE (decl) != TYPE_DECL;
}

/* Is WORD the first of a later declarator?  Headers need not be read for that. */
static bool
later_declarator_p (const cpp_token *word)
{
	return current_function_decl && source_char_before (word->src_loc) == ',';
}

/*
 * Behind __percpu: a tag, and a star or the structure's members; or a star, and a comma
 * in front.
 */
static bool
misplaced_p (cpp_reader *pfile, const cpp_token *word)
{
	int index = 0;
	const cpp_token *token = peek (pfile, &index);

	if (token->type == CPP_MULT)
		return later_declarator_p (word);
	if (!tag_p (token))
		return false;
	switch (peek (pfile, &index)->type) {
	case CPP_MULT:
	case CPP_OPEN_BRACE:
		return true;
	default:
		return false;
	}
}

static cpp_hashnode *
macro_to_expand (cpp_reader *pfile, const cpp_token *token)
{
	if (token->val.node.node != space_macro)
		return next_macro_to_expand ? next_macro_to_expand (pfile, token)
					    : token->val.node.node;
	if (!misplaced_p (pfile, token))
		return space_macro;
	waiting.safe_push (token->src_loc);
	return nothing_macro;
}

/*
 * Defines __percpu as the keyword of its name, or nothing where that cannot be.  Called
 * when the kernel's own definition has been taken away.
 */
void
define_space_macro (cpp_reader *pfile)
{
	cpp_callbacks *callbacks = cpp_get_callbacks (pfile);

	cpp_define (pfile, "__percpu=__percpu");
	cpp_define (pfile, "__percpu_misplaced=");
	space_macro = C_CPP_HASHNODE (get_identifier ("__percpu"));
	nothing_macro = C_CPP_HASHNODE (get_identifier ("__percpu_misplaced"));
	space_macro->flags |= NODE_CONDITIONAL;
	mark_spelling (pfile, space_macro);
	if (callbacks->macro_to_expand != macro_to_expand) {
		next_macro_to_expand = callbacks->macro_to_expand;
		callbacks->macro_to_expand = macro_to_expand;
	}
}

/* DECL, a member or a variable, is complete: is the word in its line? */
static void
settle (tree decl)
{
	location_t where = report_place (DECL_SOURCE_LOCATION (decl));
	expanded_location at = expand_location (where);

	for (unsigned i = 0; i < waiting.length (); i++) {
		location_t word = report_place (waiting[i]);
		expanded_location word_at = expand_location (word);

		if (word > where || word_at.line != at.line || strcmp (word_at.file, at.file) != 0
		    || TREE_CODE (TREE_TYPE (decl)) != POINTER_TYPE)
			continue;
		TREE_TYPE (decl) = build_pointer_type (
			percpu_type (TREE_TYPE (TREE_TYPE (decl))));
		waiting.ordered_remove (i);
		if (!check_enabled_p (CHECK_decl, word))
			return;

		rich_location richloc (line_table, word);
		if (percpu_warn (CHECK_decl, &richloc, word,
				 "%<__percpu%> stands where C has no qualifier, in the "
				 "declaration of %qD", decl))
			inform (word, "it belongs between the type and the star: "
				      "%<struct tag __percpu *%>; a later name needs a "
				      "declaration of its own");
		return;
	}
}

void
settle_misplaced_members (tree type)
{
	if (waiting.is_empty () || !TYPE_P (type) || !RECORD_OR_UNION_TYPE_P (type))
		return;
	for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
		if (TREE_CODE (field) == FIELD_DECL)
			settle (field);
}

void
settle_misplaced_variable (tree decl)
{
	if (!waiting.is_empty () && VAR_P (decl))
		settle (decl);
}
