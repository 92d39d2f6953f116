/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * `#type' of `void __percpu *', by way of another macro: where __percpu is an empty macro
 * the text is "void *", and so it must stay, for trace events put it into the object.
 * The preprocessor makes the text of spellings.  So the keyword gets a spelling of its
 * own, which is taken out of strings when the space is taken away (strip.c).
 */
#include "plugin.h"

static const char mark[] = "\001percpu\001";
static const int mark_length = sizeof (mark) - 1;

/* MACRO stands for the keyword. */
void
mark_spelling (cpp_reader *pfile, cpp_hashnode *macro)
{
	macro->value.macro->exp.tokens[0].val.node.spelling
		= cpp_lookup (pfile, (const unsigned char *) mark, mark_length);
}

/* Where the mark begins in what is left of TEXT; NULL: nowhere. */
static const char *
find_mark (const char *text, const char *end)
{
	while ((text = (const char *) memchr (text, mark[0], end - text))) {
		if (end - text >= mark_length && !memcmp (text, mark, mark_length))
			return text;
		text++;
	}
	return NULL;
}

/*
 * TEXT without marks, in place; the new length.  Of the blanks around one only one stays,
 * and none at either end.
 */
static int
remove_marks (char *text, int length)
{
	const char *from = text, *const end = text + length, *at;
	char *to = text;

	while ((at = find_mark (from, end))) {
		memmove (to, from, at - from);
		to += at - from;
		from = at + mark_length;
		if (from < end && *from == ' ' && (to == text || to[-1] == ' '))
			from++;
		if ((from == end || *from == '\0') && to > text && to[-1] == ' ')
			to--;
	}
	memmove (to, from, end - from);
	return to + (end - from) - text;
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

	if (!find_mark (text, text + length))
		return;
	copy = XNEWVEC (char, length);
	memcpy (copy, text, length);
	left = remove_marks (copy, length);
	fresh = build_string (left, copy);
	free (copy);
	TREE_TYPE (fresh) = build_array_type (TREE_TYPE (type),
					      build_index_type (size_int (left - 1)));
	TREE_CONSTANT (fresh) = TREE_READONLY (fresh) = TREE_STATIC (fresh) = 1;
	*where = fresh;
}
