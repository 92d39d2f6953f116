/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What macros make strings of by `#' stays as it was: trace events put a type's text
 * into the object, and warnings a condition's.
 *
 * `void __percpu *' is "void *" where __percpu is an empty macro.  The preprocessor writes
 * spellings, so the keyword gets one of its own.  That, and the attribute which
 * rewritten macros have in front of typeof (kernel_macros.c), is taken out of strings
 * when the space is taken away (strip.c).
 */
#include "plugin.h"

static const char mark[] = "\001percpu\001";
static const int mark_length = sizeof (mark) - 1;
static const int attribute_length = sizeof (ordinary_attribute_text) - 1;

/* The token INDEX of MACRO, a name, is there for the plugin alone. */
void
mark_spelling (cpp_reader *pfile, cpp_hashnode *macro, int index)
{
	macro->value.macro->exp.tokens[index].val.node.spelling
		= cpp_lookup (pfile, (const unsigned char *) mark, mark_length);
}

/* Is there a mark at TEXT? */
static bool
mark_at_p (const char *text, const char *end)
{
	return end - text >= mark_length && !memcmp (text, mark, mark_length);
}

/* The length of what is to go at TEXT, 0: nothing. */
static int
surplus_at (const char *text, const char *end)
{
	const char *inner = text + mark_length + 2;

	if (mark_at_p (text, end)) {
		/* An attribute's: the names are marks, its parentheses are not. */
		if (end - text >= 2 * mark_length + 4
		    && !memcmp (inner - 2, "((", 2) && mark_at_p (inner, end)
		    && !memcmp (inner + mark_length, "))", 2))
			return 2 * mark_length + 4;
		return mark_length;
	}
	/* Behind it are a digit, the parentheses, and a blank. */
	if (end - text >= attribute_length + 5
	    && !memcmp (text, ordinary_attribute_text, attribute_length))
		return attribute_length + 5;
	return 0;
}

/* Where that begins in what is left of TEXT; NULL: nowhere. */
static const char *
find_surplus (const char *text, const char *end, int *length)
{
	for (; text < end; text++)
		if ((*text == mark[0] || *text == ordinary_attribute_text[0])
		    && (*length = surplus_at (text, end)))
			return text;
	return NULL;
}

/*
 * TEXT without it, in place; the new length.  Of the blanks around a keyword one
 * stays, and none at either end.
 */
static int
remove_surplus (char *text, int length)
{
	const char *from = text, *const end = text + length, *at;
	char *to = text;
	int surplus;

	while ((at = find_surplus (from, end, &surplus))) {
		const bool marked = *at == mark[0];

		memmove (to, from, at - from);
		to += at - from;
		from = at + surplus;
		if (!marked)
			continue;
		if (from < end && *from == ' ' && (to == text || to[-1] == ' '))
			from++;
		if ((from == end || *from == '\0') && to > text && to[-1] == ' ')
			to--;
	}
	memmove (to, from, end - from);
	return to + (end - from) - text;
}

/* Both have one of these in them, and most strings have not. */
static bool
maybe_marked_p (const char *text, int length)
{
	return memchr (text, mark[0], length)
	       || memmem (text, length, "percpu_ordinary", 15);
}

/* Is there anything in STRING that is not there without the plugin? */
bool
string_marked_p (const_tree string)
{
	const char *text = TREE_STRING_POINTER (string);
	const int size = TREE_STRING_LENGTH (string);
	int length;

	return maybe_marked_p (text, size) && find_surplus (text, text + size, &length);
}

/* *WHERE is a string: gives it the text that it has without the plugin. */
void
settle_string (tree *where)
{
	tree string = *where, fresh, type = TREE_TYPE (string);
	const int length = TREE_STRING_LENGTH (string);
	const char *text = TREE_STRING_POINTER (string);
	char *copy;
	int left;

	if (!maybe_marked_p (text, length)
	    || !find_surplus (text, text + length, &left))
		return;
	copy = XNEWVEC (char, length);
	memcpy (copy, text, length);
	left = remove_surplus (copy, length);
	fresh = build_string (left, copy);
	free (copy);
	TREE_TYPE (fresh) = build_array_type (TREE_TYPE (type),
					      build_index_type (size_int (left - 1)));
	TREE_CONSTANT (fresh) = TREE_READONLY (fresh) = TREE_STATIC (fresh) = 1;
	*where = fresh;
}
