/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Types as text, for the tags: a signature, which is equal for equal types in
 * whatever unit they were written, and a name for people.  docs/tags.md has the
 * grammar of signatures; what can differ between two right spellings of one type
 * (typedefs, qualifiers, the members of a structure that is only pointed to)
 * is not in it.
 */
#include "plugin.h"
#include "pretty-print.h"

/* Behind a pointer nothing is laid out. */
enum depth { LAID_OUT, POINTED_TO };

static void sign (pretty_printer *out, tree type, enum depth depth);

static void
print (pretty_printer *out, const char *format, unsigned HOST_WIDE_INT value)
{
	char text[32];

	snprintf (text, sizeof (text), format, value);
	pp_string (out, text);
}

/* FNV-1a. */
static uint64_t
hash_text (const char *text)
{
	uint64_t hash = 0xcbf29ce484222325ULL;

	for (; *text; text++)
		hash = (hash ^ (unsigned char) *text) * 0x100000001b3ULL;
	return hash;
}

/* The tag of a structure or enumeration, "" for one without (typedef or not). */
static const char *
tag_of (tree type)
{
	tree name = TYPE_NAME (TYPE_MAIN_VARIANT (type));

	return name && TREE_CODE (name) == IDENTIFIER_NODE
	       ? IDENTIFIER_POINTER (name) : "";
}

static void
sign_member (pretty_printer *out, tree field)
{
	tree name = DECL_NAME (field);
	tree offset = DECL_FIELD_OFFSET (field);

	pp_string (out, name ? IDENTIFIER_POINTER (name) : "");
	if (offset && tree_fits_uhwi_p (offset))
		print (out, "@" HOST_WIDE_INT_PRINT_UNSIGNED, int_bit_position (field));
	if (DECL_BIT_FIELD (field) && DECL_SIZE (field)
	    && tree_fits_uhwi_p (DECL_SIZE (field)))
		print (out, ":" HOST_WIDE_INT_PRINT_UNSIGNED,
		       tree_to_uhwi (DECL_SIZE (field)));
	pp_character (out, '=');
	sign (out, TREE_TYPE (field), LAID_OUT);
	pp_character (out, ';');
}

/* The members are many: a hash stands for them. */
static void
sign_members (pretty_printer *out, tree type)
{
	tree size = TYPE_SIZE_UNIT (type);
	pretty_printer members;

	if (tree_fits_uhwi_p (size))
		print (&members, HOST_WIDE_INT_PRINT_UNSIGNED ";",
		       tree_to_uhwi (size));
	for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
		if (TREE_CODE (field) == FIELD_DECL)
			sign_member (&members, field);
	print (out, "#%016" PRIx64,
	       hash_text (pp_formatted_text (&members)));
}

static void
sign_structure (pretty_printer *out, tree type, enum depth depth)
{
	pp_character (out, TREE_CODE (type) == RECORD_TYPE ? 'S' : 'U');
	pp_string (out, tag_of (type));
	if (depth == LAID_OUT && COMPLETE_TYPE_P (type))
		sign_members (out, type);
}

static void
sign_array (pretty_printer *out, tree type, enum depth depth)
{
	tree domain = TYPE_DOMAIN (type);
	tree last = domain ? TYPE_MAX_VALUE (domain) : NULL_TREE;

	pp_character (out, '[');
	if (depth == LAID_OUT && last && tree_fits_shwi_p (last))
		print (out, HOST_WIDE_INT_PRINT_UNSIGNED, tree_to_shwi (last) + 1);
	pp_character (out, ']');
	sign (out, TREE_TYPE (type), depth);
}

/* An enumeration is compatible with the integer that it is kept in. */
static void
sign_integer (pretty_printer *out, tree type)
{
	if (!TYPE_SIZE (type)) {
		pp_character (out, '?');
		return;
	}
	/* Whether plain char has a sign is an option of the unit. */
	if (TYPE_MAIN_VARIANT (type) == char_type_node)
		pp_character (out, 'c');
	else
		pp_character (out, TYPE_UNSIGNED (type) ? 'u' : 's');
	print (out, HOST_WIDE_INT_PRINT_UNSIGNED, TYPE_PRECISION (type));
}

static void
sign (pretty_printer *out, tree type, enum depth depth)
{
	type = TYPE_MAIN_VARIANT (type);
	switch (TREE_CODE (type)) {
	case VOID_TYPE:
		pp_character (out, 'v');
		break;
	case BOOLEAN_TYPE:
		pp_character (out, 'b');
		break;
	case INTEGER_TYPE:
	case ENUMERAL_TYPE:
		sign_integer (out, type);
		break;
	case REAL_TYPE:
		print (out, "f" HOST_WIDE_INT_PRINT_UNSIGNED, TYPE_PRECISION (type));
		break;
	case COMPLEX_TYPE:
		pp_character (out, 'C');
		sign (out, TREE_TYPE (type), depth);
		break;
	case VECTOR_TYPE:
		pp_character (out, 'V');
		if (tree_fits_uhwi_p (TYPE_SIZE_UNIT (type)))
			print (out, HOST_WIDE_INT_PRINT_UNSIGNED,
			       tree_to_uhwi (TYPE_SIZE_UNIT (type)));
		sign (out, TREE_TYPE (type), depth);
		break;
	case POINTER_TYPE:
		pp_character (out, '*');
		sign (out, TREE_TYPE (type), POINTED_TO);
		break;
	case ARRAY_TYPE:
		sign_array (out, type, depth);
		break;
	case FUNCTION_TYPE:
		/* `()' and `(int)' are compatible. */
		pp_character (out, 'F');
		break;
	case RECORD_TYPE:
	case UNION_TYPE:
		sign_structure (out, type, depth);
		break;
	default:
		pp_character (out, '?');
	}
}

/* ---- for people ---- */

static const char *
keyword_of (tree type)
{
	switch (TREE_CODE (type)) {
	case RECORD_TYPE:
		return "struct ";
	case UNION_TYPE:
		return "union ";
	case ENUMERAL_TYPE:
		return "enum ";
	default:
		return "";
	}
}

static void
name_type (pretty_printer *out, tree type)
{
	tree name = TYPE_NAME (type);

	if (name && TREE_CODE (name) == TYPE_DECL && DECL_NAME (name)) {
		pp_string (out, IDENTIFIER_POINTER (DECL_NAME (name)));
		return;
	}
	pp_string (out, keyword_of (type));
	if (name && TREE_CODE (name) == IDENTIFIER_NODE)
		pp_string (out, IDENTIFIER_POINTER (name));
	else
		pp_string (out, *keyword_of (type) ? "{...}" : "type");
}

static void
name_array (pretty_printer *out, tree type)
{
	tree domain = TYPE_DOMAIN (type);
	tree last = domain ? TYPE_MAX_VALUE (domain) : NULL_TREE;

	pp_character (out, '[');
	if (last && tree_fits_shwi_p (last))
		print (out, HOST_WIDE_INT_PRINT_UNSIGNED, tree_to_shwi (last) + 1);
	pp_character (out, ']');
}

/* In C's notation; of a function only what it returns. */
static void
describe (pretty_printer *out, tree type)
{
	bool named = TYPE_NAME (type)
		     && TREE_CODE (TYPE_NAME (type)) == TYPE_DECL;
	tree element = type;

	if (named || !(TREE_CODE (type) == ARRAY_TYPE
		       || TREE_CODE (type) == POINTER_TYPE)) {
		if (TREE_CODE (type) == FUNCTION_TYPE) {
			describe (out, TREE_TYPE (type));
			pp_string (out, " ()");
		} else
			name_type (out, type);
		return;
	}
	if (TREE_CODE (type) == POINTER_TYPE) {
		tree target = TREE_TYPE (type);
		bool inside = TREE_CODE (target) == FUNCTION_TYPE
			      && !TYPE_NAME (target);

		describe (out, inside ? TREE_TYPE (target) : target);
		if (inside)
			pp_string (out, " (*) ()");
		else
			pp_string (out, TREE_CODE (target) == POINTER_TYPE
					&& !TYPE_NAME (target) ? "*" : " *");
		return;
	}
	while (TREE_CODE (element) == ARRAY_TYPE)
		element = TREE_TYPE (element);
	describe (out, element);
	pp_character (out, ' ');
	for (; TREE_CODE (type) == ARRAY_TYPE; type = TREE_TYPE (type))
		name_array (out, type);
}

/* Both are the caller's to free. */
char *
type_signature (tree type)
{
	pretty_printer out;

	if (type == error_mark_node)
		return xstrdup ("?");
	sign (&out, type, LAID_OUT);
	return xstrdup (pp_formatted_text (&out));
}

char *
type_description (tree type)
{
	pretty_printer out;

	if (type == error_mark_node)
		return xstrdup ("?");
	describe (&out, type);
	return xstrdup (pp_formatted_text (&out));
}
