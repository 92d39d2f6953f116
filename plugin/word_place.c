/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where __percpu stands in a declaration: what is behind it is asked of the preprocessor,
 * what is in front is read in the source.
 */
#include "plugin.h"
#include "misplaced.h"

/* The text in front of the word. */
struct front {
	bool visible;
	char last;		/* the last character */
	char before;		/* the one in front of the last word */
	char word[64];		/* the last word, if LAST is a part of it */
	bool is_tag;		/* WORD is behind `struct' */
	bool in_parentheses;
};

/* The INDEXth token behind the one that is being read, blanks not counted. */
const cpp_token *
peek_token (cpp_reader *pfile, int *index)
{
	const cpp_token *token;

	do
		token = cpp_peek_token (pfile, (*index)++);
	while (token->type == CPP_PADDING);
	return token;
}

static bool
keyword_p (const cpp_token *token)
{
	return token->type == CPP_NAME
	       && C_IS_RESERVED_WORD (HT_IDENT_TO_GCC_IDENT (
			HT_NODE (token->val.node.node)));
}

static bool
type_name_p (tree id)
{
	tree decl = lookup_name (id);

	return C_IS_RESERVED_WORD (id) || (decl && TREE_CODE (decl) == TYPE_DECL);
}

/* Is TOKEN a name that is neither a type, nor a macro, nor a keyword? */
static bool
plain_name_p (const cpp_token *token)
{
	return token->type == CPP_NAME && !cpp_macro_p (token->val.node.node)
	       && !type_name_p (HT_IDENT_TO_GCC_IDENT (
			HT_NODE (token->val.node.node)));
}

/* Is an opening parenthesis in TEXT still open at LENGTH? */
static bool
parenthesis_open_p (const char *text, int length)
{
	int depth = 0;

	while (length-- > 0) {
		if (strchr (")]", text[length]))
			depth++;
		else if (strchr ("([", text[length]) && depth-- == 0)
			return true;
		else if (strchr (";{}", text[length]))
			return false;
	}
	return false;
}

/* Is the word that ends at END in TEXT one that a tag follows? */
static bool
tag_follows_p (const char *text, int end)
{
	int begin = end;

	while (begin > 0 && word_char_p (text[begin - 1]))
		begin--;
	for (const char *word : { "struct", "union", "enum" })
		if ((int) strlen (word) == end - begin
		    && !strncmp (word, text + begin, end - begin))
			return true;
	return false;
}

static void
look_in_front (location_t word, front *f)
{
	char *text = source_text_before (word);
	int end, begin;

	memset (f, 0, sizeof (*f));
	if (!text)
		return;
	end = strlen (text);
	f->visible = end > 0;
	f->last = end > 0 ? text[end - 1] : '\0';
	f->in_parentheses = parenthesis_open_p (text, end);
	for (begin = end; begin > 0 && word_char_p (text[begin - 1]); begin--)
		;
	if (end - begin < (int) sizeof (f->word))
		memcpy (f->word, text + begin, end - begin);
	while (begin > 0 && ISSPACE (text[begin - 1]))
		begin--;
	f->before = begin > 0 ? text[begin - 1] : '\0';
	f->is_tag = *f->word && tag_follows_p (text, begin);
	free (text);
}

static bool
behind_struct_p (const front &f)
{
	return tag_follows_p (f.word, strlen (f.word));
}

/* The word is at the end of what is declared, NEXT behind it: `*p __percpu;'. */
static bool
behind_declarator_p (const front &f, enum cpp_ttype next)
{
	const bool in_list = next == CPP_COMMA || next == CPP_CLOSE_PAREN;
	tree name;

	if (!*f.word)
		return f.last == ']' || (f.last == ')' && !in_list);
	name = get_identifier (f.word);
	return (f.before == '*' || (word_char_p (f.before) && !f.is_tag))
	       && !type_name_p (name) && !cpp_macro_p (C_CPP_HASHNODE (name));
}

/*
 * `__percpu *p)' and `__percpu *p, int': a parameter, which needs no look at the text.
 * INDEX is behind the star.
 */
static bool
parameter_p (cpp_reader *pfile, int index)
{
	const cpp_token *token = peek_token (pfile, &index);

	while (token->type == CPP_MULT)
		token = peek_token (pfile, &index);
	if (plain_name_p (token))
		token = peek_token (pfile, &index);
	if (token->type != CPP_COMMA)
		return token->type == CPP_CLOSE_PAREN;
	token = peek_token (pfile, &index);
	return token->type == CPP_NAME && !plain_name_p (token)
	       && strcmp ((const char *) NODE_NAME (token->val.node.node),
			  "__percpu") != 0;
}

/* TOKEN, a name, stands behind the one at WORD; INDEX is behind it. */
static enum word_place
place_before_name (cpp_reader *pfile, location_t word, const cpp_token *token,
		   int index)
{
	const bool macro = cpp_macro_p (token->val.node.node);
	const bool plain = plain_name_p (token);
	enum cpp_ttype next;
	front f;

	if (keyword_p (token))
		return PLACE_RIGHT;
	look_in_front (word, &f);
	if (behind_struct_p (f)) {
		if (macro || (token->flags & (NO_EXPAND | PASTE_LEFT)))
			return PLACE_UNKNOWN;
		next = peek_token (pfile, &index)->type;
		/* `struct __percpu tag;' only declares the tag. */
		return next == CPP_OPEN_BRACE ? PLACE_BODY
		       : next == CPP_SEMICOLON ? PLACE_UNKNOWN : PLACE_TAG;
	}
	if (!plain)
		return PLACE_RIGHT;
	if (f.last == ',' && !f.in_parentheses)
		return PLACE_LATER;
	if (f.last == '*')
		return PLACE_STAR;
	/* `struct' comes from a macro, or the text is not to be seen. */
	next = peek_token (pfile, &index)->type;
	if (token->flags & (NO_EXPAND | PASTE_LEFT))
		return PLACE_RIGHT;
	return next == CPP_MULT ? PLACE_TAG
	       : next == CPP_OPEN_BRACE ? PLACE_BODY : PLACE_RIGHT;
}

/* Where does __percpu stand that was read at WORD, the last token? */
enum word_place
place_of_word (cpp_reader *pfile, location_t word)
{
	int index = 0;
	const cpp_token *token = peek_token (pfile, &index);
	front f;

	switch (token->type) {
	case CPP_NAME:
		return place_before_name (pfile, word, token, index);
	case CPP_MULT:
		if (parameter_p (pfile, index))
			return PLACE_RIGHT;
		/* Fall through.  */
	case CPP_OPEN_PAREN:
		look_in_front (word, &f);
		if (f.last != ',')
			return PLACE_RIGHT;
		return f.in_parentheses ? PLACE_ARGUMENT : PLACE_LATER;
	case CPP_OPEN_BRACE:
		look_in_front (word, &f);
		return behind_struct_p (f) ? PLACE_BODY : PLACE_RIGHT;
	case CPP_SEMICOLON:
	case CPP_EQ:
	case CPP_COLON:
	case CPP_COMMA:
	case CPP_CLOSE_PAREN:
		look_in_front (word, &f);
		if (!behind_declarator_p (f, token->type))
			return PLACE_RIGHT;
		/* A bit-field, which has no attribute there. */
		return token->type == CPP_COLON ? PLACE_UNKNOWN : PLACE_BEHIND;
	default:
		return PLACE_RIGHT;
	}
}

/* The name that is declared, from the INDEXth token on; NULL_TREE: none. */
tree
declared_name (cpp_reader *pfile, int index)
{
	const cpp_token *token = peek_token (pfile, &index);

	while (token->type == CPP_MULT || token->type == CPP_OPEN_PAREN
	       || keyword_p (token))
		token = peek_token (pfile, &index);
	return plain_name_p (token)
	       ? HT_IDENT_TO_GCC_IDENT (HT_NODE (token->val.node.node))
	       : NULL_TREE;
}

/* The same, of a declaration whose tag comes from a macro or is pasted. */
tree
name_behind_star (cpp_reader *pfile)
{
	const cpp_token *token;
	int index = 0;

	do
		token = peek_token (pfile, &index);
	while (index < 8 && token->type == CPP_NAME);
	return token->type == CPP_MULT ? declared_name (pfile, index) : NULL_TREE;
}
