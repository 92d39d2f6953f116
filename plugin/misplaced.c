/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * __percpu where an attribute may be and a qualifier may not.  Sparse understands that,
 * kernels have had it, and without the plugin the word is nothing, so it always compiles:
 *
 *	struct __percpu tag *p		is read as struct tag __percpu *p
 *	struct __percpu tag { } *p	the declarators behind the brace get it
 *	struct tag *p, __percpu *q	q gets it, and p does not
 *	struct tag *p __percpu		p gets it
 *
 * A warning says where the word belongs.  What is not understood is left out.
 *
 * __percpu is an ordinary macro, so that #ifdef finds it.  Its text is __percpu_word,
 * a conditional macro, about which macro_to_expand () decides.  To change the order
 * of two tokens, the tag becomes a macro for the moment in which it is read.
 */
#include "plugin.h"
#include "misplaced.h"

static cpp_hashnode *(*next_macro_to_expand) (cpp_reader *, const cpp_token *);
static void (*next_used_define) (cpp_reader *, location_t, cpp_hashnode *);
static void (*next_insert_attributes) (tree, tree *);

/* What __percpu becomes: the keyword, nothing, an attribute, a tag and the keyword. */
static cpp_hashnode *space_macro, *word_macro, *nothing_macro, *attribute_macro,
		    *tag_template;

/* Where __percpu was last expanded. */
static location_t word_at;

/*
 * The tag that the keyword is to follow, which is made a macro until it is expanded; and
 * what it was before.
 */
static cpp_hashnode *moving_tag;
static cpp_hashnode tag_before;

/* A structure with the word in front of its members, while its declarators are read. */
static tree body_type;
static bool body_fresh;

/* The name in `tag *p, __percpu *name', until it is declared: C allows no attribute there. */
static tree later_name;

/* The name in `tag *__percpu name', until it is declared, and the word's place. */
static tree star_name;
static location_t star_at;

static void insert_attributes (tree decl, tree *attributes);

/*
 * The hook is called for each declaration, so it is there only while one is waited for.
 * Called when that begins.
 */
static void
wait_for_declaration (void)
{
	if (targetm.insert_attributes == insert_attributes)
		return;
	next_insert_attributes = targetm.insert_attributes;
	targetm.insert_attributes = insert_attributes;
}

/* ---- reports ---- */

static void
report_word (enum word_place place, tree name)
{
	location_t word = report_place (word_at);
	bool printed;

	if (!check_enabled_p (CHECK_decl, word))
		return;

	rich_location richloc (line_table, word);
	printed = name
		  ? percpu_warn (CHECK_decl, &richloc, word,
				 "%<__percpu%> stands where C has no qualifier, in "
				 "the declaration of %qE", name)
		  : percpu_warn (CHECK_decl, &richloc, word,
				 "%<__percpu%> stands where C has no qualifier");
	if (!printed)
		return;
	if (place == PLACE_UNKNOWN && !name)
		inform (word, "it has no effect there");
	inform (word, "it belongs between the type and the star: "
		      "%<struct tag __percpu *%>; a later name needs a "
		      "declaration of its own");
}

/* `tag *__percpu name': DECL is NAME. */
static void
report_star (tree decl)
{
	star_name = NULL_TREE;
	if ((VAR_P (decl) && (TREE_STATIC (decl) || DECL_EXTERNAL (decl)))
	    || TREE_CODE (decl) == TYPE_DECL || TREE_CODE (decl) == FUNCTION_DECL
	    || !check_enabled_p (CHECK_decl, star_at))
		return;

	rich_location richloc (line_table, star_at);
	if (percpu_warn (CHECK_decl, &richloc, star_at,
			 "%<__percpu%> behind the star has no effect: it would make "
			 "%qD itself per-CPU, which is not possible here", decl))
		inform (star_at, "in front of the star it says that %qD leads to "
				 "per-CPU data", decl);
}

/* ---- the tokens that the word becomes ---- */

/* A macro of TAG's own: the tag, which stays as it is, and the keyword. */
static cpp_hashnode *
tag_macro (cpp_hashnode *tag)
{
	/* No identifier of a program has a blank. */
	char *name = concat ("__percpu ", (const char *) NODE_NAME (tag), NULL);
	cpp_hashnode *node = C_CPP_HASHNODE (get_identifier (name));
	const size_t size = sizeof (cpp_macro) + sizeof (cpp_token);
	cpp_macro *macro;

	free (name);
	if (cpp_user_macro_p (node))
		return node;
	macro = (cpp_macro *) ggc_internal_alloc (size);
	memcpy (macro, tag_template->value.macro, size);
	macro->exp.tokens[0].val.node.node = tag;
	macro->exp.tokens[0].val.node.spelling = tag;
	node->type = NT_USER_MACRO;
	node->value.macro = macro;
	return node;
}

/* Makes TAG, the next token, a macro: see macro_to_expand (). */
static void
move_behind (cpp_hashnode *tag)
{
	moving_tag = tag;
	tag_before = *tag;
	tag->type = NT_USER_MACRO;
	tag->value.macro = nothing_macro->value.macro;
	tag->flags |= NODE_CONDITIONAL;
}

static cpp_hashnode *
tag_is_read (void)
{
	cpp_hashnode *tag = moving_tag;

	moving_tag = NULL;
	tag->type = tag_before.type;
	tag->value = tag_before.value;
	tag->flags = tag_before.flags;
	return tag_macro (tag);
}

static cpp_hashnode *
expand_word (cpp_reader *pfile)
{
	const enum word_place place = place_of_word (pfile, word_at);
	const cpp_token *next;
	int index = 0;

	switch (place) {
	case PLACE_RIGHT:
		return word_macro;
	case PLACE_STAR:
		star_name = declared_name (pfile, 0);
		star_at = report_place (word_at);
		wait_for_declaration ();
		return word_macro;
	case PLACE_TAG:
		next = peek_token (pfile, &index);
		report_word (place, declared_name (pfile, index));
		move_behind (next->val.node.node);
		return nothing_macro;
	case PLACE_LATER:
		later_name = declared_name (pfile, 0);
		wait_for_declaration ();
		report_word (later_name ? place : PLACE_UNKNOWN, later_name);
		return nothing_macro;
	case PLACE_UNKNOWN:
		later_name = name_behind_star (pfile);
		wait_for_declaration ();
		report_word (place, later_name);
		return nothing_macro;
	case PLACE_BODY:
	case PLACE_BEHIND:
		report_word (place, NULL_TREE);
		/* Fall through.  */
	default:
		return attribute_macro;
	}
}

static cpp_hashnode *
macro_to_expand (cpp_reader *pfile, const cpp_token *token)
{
	cpp_hashnode *node = token->val.node.node;

	if (node == word_macro)
		return expand_word (pfile);
	if (node == moving_tag)
		return tag_is_read ();
	return next_macro_to_expand ? next_macro_to_expand (pfile, token) : node;
}

/* The only callback that says where a macro is expanded; once, unless it is asked. */
static void
on_used_define (cpp_reader *pfile, location_t where, cpp_hashnode *node)
{
	if (next_used_define)
		next_used_define (pfile, where, node);
	if (node != space_macro)
		return;
	word_at = where;
	node->flags &= ~NODE_USED;
}

static cpp_hashnode *
define_helper (cpp_reader *pfile, const char *definition)
{
	char *name = xstrndup (definition, strchr (definition, '=') - definition);
	cpp_hashnode *node;

	cpp_define (pfile, definition);
	node = C_CPP_HASHNODE (get_identifier (name));
	free (name);
	return node;
}

static void
define_helpers (cpp_reader *pfile)
{
	cpp_callbacks *callbacks = cpp_get_callbacks (pfile);
	cpp_token *tokens;

	word_macro = define_helper (pfile, "__percpu_word=__percpu");
	nothing_macro = define_helper (pfile, "__percpu_nothing=");
	attribute_macro = define_helper (pfile, "__percpu_attribute="
					 "__attribute__((percpu_misplaced))");
	tag_template = define_helper (pfile, "__percpu_tag=x __percpu");
	word_macro->flags |= NODE_CONDITIONAL;
	mark_spelling (pfile, word_macro, 0);
	mark_spelling (pfile, attribute_macro, 0);
	mark_spelling (pfile, attribute_macro, 3);
	mark_spelling (pfile, tag_template, 1);
	tokens = tag_template->value.macro->exp.tokens;
	tokens[0].flags = tokens[1].flags = NO_EXPAND;
	next_macro_to_expand = callbacks->macro_to_expand;
	callbacks->macro_to_expand = macro_to_expand;
	next_used_define = callbacks->used_define;
	callbacks->used_define = on_used_define;
}

/*
 * Defines __percpu as the keyword of its name, or what it is to be where that cannot be.
 * Called when the kernel's own definition has been taken away.
 */
void
define_space_macro (cpp_reader *pfile)
{
	if (!word_macro)
		define_helpers (pfile);
	cpp_define (pfile, "__percpu=__percpu_word");
	space_macro = C_CPP_HASHNODE (get_identifier ("__percpu"));
}

/* ---- types ---- */

/* TYPE with the space on what stands in front of all stars; BEHIND: of one at least. */
static tree
annotated (tree type, bool behind)
{
	const bool last = !POINTER_TYPE_P (strip_array_types (type));
	tree to, fresh;

	switch (TREE_CODE (type)) {
	case POINTER_TYPE:
		to = annotated (TREE_TYPE (type), true);
		fresh = build_pointer_type (to);
		break;
	case FUNCTION_TYPE:
		to = annotated (TREE_TYPE (type), false);
		fresh = build_function_type (to, TYPE_ARG_TYPES (type));
		if (TYPE_ATTRIBUTES (type))
			fresh = build_type_attribute_variant (
				fresh, TYPE_ATTRIBUTES (type));
		break;
	case ARRAY_TYPE:
		if (last)
			return behind ? percpu_type (type) : type;
		to = annotated (TREE_TYPE (type), behind);
		fresh = build_array_type (to, TYPE_DOMAIN (type));
		break;
	default:
		return behind && type != error_mark_node ? percpu_type (type) : type;
	}
	return to == TREE_TYPE (type)
	       ? type : c_build_qualified_type (fresh, TYPE_QUALS (type));
}

static void
annotate (tree decl)
{
	TREE_TYPE (decl) = annotated (TREE_TYPE (decl), false);
	if (TREE_CODE (decl) == PARM_DECL && POINTER_TYPE_P (TREE_TYPE (decl)))
		DECL_ARG_TYPE (decl) = TREE_TYPE (decl);
}

static tree
handle_misplaced_attribute (tree *node, tree, tree, int flags, bool *drop)
{
	*drop = true;
	if (DECL_P (*node))
		annotate (*node);
	else if (TYPE_P (*node) && !(flags & ATTR_FLAG_TYPE_IN_PLACE))
		*node = annotated (*node, false);
	else if (TYPE_P (*node)) {
		body_type = TYPE_MAIN_VARIANT (*node);
		body_fresh = true;
		wait_for_declaration ();
	}
	return NULL_TREE;
}

static struct attribute_spec misplaced_attribute = {
	"percpu_misplaced", 0, 0, false, false, false, false,
	handle_misplaced_attribute, NULL
};

static const struct ggc_root_tab roots[] = {
	{ &body_type, 1, sizeof (body_type), &gt_ggc_mx_tree_node,
	  &gt_pch_nx_tree_node },
	LAST_GGC_ROOT_TAB
};

void
register_misplaced_attribute (void)
{
	register_attribute (&misplaced_attribute);
	ggc_register_root_tab (roots);
}

/* TYPE has been read: the first time, the one whose declarators are to come. */
void
settle_misplaced_members (tree type)
{
	if (!body_type)
		return;
	if (!body_fresh || !TYPE_P (type) || TYPE_MAIN_VARIANT (type) != body_type)
		body_type = NULL_TREE;
	body_fresh = false;
}

/* Is BODY_TYPE what stands in front of TYPE's stars? */
static bool
of_body_p (const_tree type)
{
	while (POINTER_TYPE_P (type) || TREE_CODE (type) == ARRAY_TYPE
	       || TREE_CODE (type) == FUNCTION_TYPE)
		type = TREE_TYPE (type);
	return TYPE_MAIN_VARIANT (type) == body_type;
}

static void
settle (tree decl)
{
	if (body_type && of_body_p (TREE_TYPE (decl)))
		annotate (decl);
	if (later_name && DECL_NAME (decl) == later_name) {
		later_name = NULL_TREE;
		annotate (decl);
	}
	if (star_name && DECL_NAME (decl) == star_name)
		report_star (decl);
}

/* NODE begins to be declared: its initializer and earlier declarations come later. */
static void
insert_attributes (tree node, tree *attributes)
{
	next_insert_attributes (node, attributes);
	if (DECL_P (node) && TREE_TYPE (node) && TREE_TYPE (node) != error_mark_node)
		settle (node);
	if (!body_type && !later_name && !star_name)
		targetm.insert_attributes = next_insert_attributes;
}

/*
 * DECL is complete, a member before insert_attributes () is called for it: a name that has
 * not come will not come.
 */
void
settle_misplaced_variable (tree decl)
{
	if (TREE_CODE (decl) == FIELD_DECL && TREE_TYPE (decl) != error_mark_node)
		settle (decl);
	/* `__percpu *(*name) (int argument)' */
	if (TREE_CODE (decl) != PARM_DECL)
		star_name = later_name = NULL_TREE;
}
